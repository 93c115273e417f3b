"""The institution's own words: right whatever a dictionary says, for everybody or for oneself, from one moment to the
next.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain import own_words as of
from calendario.domain.bank import Kind, OfficialName, plain
from calendario.domain.own_words import MOST_BYTES, MOST_WORDS, OwnWord, Refused, Scope, cleaned_word
from calendario.domain.problem import BadInput, NotAllowed
from calendario.files import write_whole
from calendario.sentences import say
from calendario.spelling.own import OwnWords
from calendario.store import bank, journal, own_words, people, settings
from calendario.store.database import Transaction, area_versions
from calendario.store.ids import new_id

#: The setting whether unknown words with a capital are misspelt too.
STRICT = "strict_spelling"
_PART = 2_000  # words written before anybody is asked again whether to go on: a few hundredths of a second
_FEW = 200  # words that come and go one by one; after more of them everything is made anew


@dataclass(frozen=True, slots=True)
class Listed:
    """A word and who added it ("" for nobody that is known)."""

    word: OwnWord
    by: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What taking in the list at `source` does: `new` words for that scope; how many are `known` there already, how
    many lines say one `again`, and which lines cannot be used (the first ones, of `refused_count`).
    """

    source: Path
    scope: Scope
    new: tuple[str, ...]
    known: int = 0
    again: int = 0
    refused: tuple[Refused, ...] = ()
    refused_count: int = 0


class WordsDesk:
    """Own words hold for whoever uses this computer: those of the institution, of a territory, and that person's."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lock = threading.Lock()
        self._given = OwnWords()
        self._state: tuple[object, ...] | None = None  # what `_given` was made of
        self._turn = 0

    # --- looking

    @property
    def told(self) -> int:
        """A number that is another one once spelling was told of other words, by this desk."""
        return self._turn

    @property
    def changes(self) -> object:
        """Something that is equal as long as `all` is the same."""
        me = self._office.me().id
        with self._office.database.reading() as tx:
            return me, own_words.version(tx)

    def all(self) -> tuple[Listed, ...]:
        """By word, accents and capitals aside."""
        me = self._office.me().id
        with self._office.database.reading() as tx:
            names = {person.id: person.name for person in people.people(tx)}
            found = own_words.heard_by(tx, me)
        ordered = sorted(found, key=lambda one: (plain(one.word), one.word, one.scope))
        return tuple(Listed(one, names.get(one.added_by, "") if one.added_by else "") for one in ordered)

    @property
    def strict(self) -> bool:
        """Whether unknown words with a capital, which may be names, are misspelt too: as the institution has it."""
        return is_strict(self._office)

    def set_strict(self, value: bool) -> None:
        """From now on, for everybody."""
        with self._office.database.writing() as tx:
            settings.write(tx, STRICT, value)
            own_words.judged_otherwise(tx)
            self._note(tx, "strict_spelling_set", on=value)

    def kept(self, word: str, scope: Scope) -> OwnWord | None:
        """That word of that scope, if it is there: to add it is nothing to undo then. Raises `BadInput`."""
        with self._office.database.reading() as tx:
            return own_words.find(tx, cleaned_word(word), scope, self._whose(scope))

    # --- adding and removing

    def add(self, word: str, scope: Scope) -> OwnWord:
        """Right from the moment in which this returns; a word that is there already stays as it is.

        Raises `BadInput` (see `cleaned_word`), and `NotAllowed("own_words_full")`.
        """
        office, kept = self._office, cleaned_word(word)
        me, now = office.me().id, office.clock()
        whose = me if scope is Scope.PERSON else None
        with office.database.writing() as tx:
            there = own_words.find(tx, kept, scope, whose)
            before = self._state_in(tx, me)
            added = there or OwnWord(new_id(now), kept, scope, whose, now, me)
            if there is None:
                _refuse_full(own_words.count(tx, scope, whose) + 1)
                own_words.add(tx, [added])
                self._note(tx, "own_word_added", scope=str(scope))
        self._keep_pace(before, [kept], (), changed=there is None)  # else this computer may not have looked yet
        return added

    def remove(self, ids: Collection[UUID]) -> tuple[OwnWord, ...]:
        """Not right any more, unless another scope has them or the dictionary; for `put_back`, what was there."""
        office = self._office
        me = office.me().id
        with office.database.writing() as tx:
            before = self._state_in(tx, me)
            gone = own_words.remove(tx, ids)
            if gone:
                self._note(tx, "own_words_removed", count=len(gone))
            words = {one.word for one in gone}
            still = {*own_words.still_right_for(tx, me, words), *(name.right for name in _official(tx))}
        if gone:
            self._keep_pace(before, (), words - still)
        return gone

    def put_back(self, words: Sequence[OwnWord]) -> None:
        """What was removed is there again, as it was. Raises `NotAllowed("own_words_full")`."""
        me = self._office.me().id
        with self._office.database.writing() as tx:
            before = self._state_in(tx, me)
            back: list[OwnWord] = []
            for scope, whose in dict.fromkeys((one.scope, one.person_id) for one in words):
                there = own_words.known(tx, scope, whose)
                mine = [w for w in words if (w.scope, w.person_id) == (scope, whose) and w.word not in there]
                _refuse_full(len(there) + len(mine))
                back += mine
            own_words.add(tx, back)
            if back:
                self._note(tx, "own_words_restored", count=len(back))
        if back:
            self._keep_pace(before, [one.word for one in back if one.person_id in (None, me)], ())

    # --- lists

    def read_list(self, source: Path, scope: Scope) -> Incoming:
        """What `import_list` would do with the plain list at `source`; nothing is changed. Takes a second for 100,000
        words.

        Raises `BadInput`: "file_unreadable", and as `domain.own_words.read_list`; `NotAllowed("own_words_full")`.
        """
        path = str(source)
        try:
            with source.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise BadInput("file_unreadable", path=path) from error
        try:
            told = of.read_list(data)
        except BadInput as problem:
            raise BadInput(problem.code, path=path, **problem.facts) from problem
        with self._office.database.reading() as tx:
            there = own_words.known(tx, scope, self._whose(scope))
        new = tuple(word for word in told.words if word not in there)
        _refuse_full(len(there) + len(new))
        known = len(told.words) - len(new)
        return Incoming(source, scope, new, known, told.again, told.refused, told.refused_count)

    def import_list(self, incoming: Incoming, going_on: Callable[[int, int], bool] | None = None) -> int:
        """Takes in what is new, all of it or nothing; how many words. What was there stays; lines that cannot be used
        are left out. `going_on` is told again and again how many are written, of how many, and says whether to go on:
        where it says no, none of them is kept. For a thread beside the window: 100,000 words take some seconds.

        Raises `NotAllowed("own_words_full")`, and `BadInput("own_words_given_up")`.
        """
        office, scope, whose = self._office, incoming.scope, self._whose(incoming.scope)
        me, now = office.me().id, office.clock()
        made = [OwnWord(new_id(now), word, scope, whose, now, me) for word in incoming.new]
        with office.database.writing() as tx:
            there = own_words.known(tx, scope, whose)  # somebody may have added some meanwhile
            new = [one for one in made if one.word not in there]
            _refuse_full(len(there) + len(new))
            for done in range(0, len(new) + _PART, _PART):
                if going_on is not None and not going_on(min(done, len(new)), len(new)):
                    raise BadInput("own_words_given_up", path=str(incoming.source))
                own_words.add(tx, new[done : done + _PART])
            if new:
                self._note(tx, "own_words_imported", scope=str(scope), count=len(new))
        self.refresh()
        return len(new)

    def export_list(self, target: Path, scope: Scope | None = None) -> int:
        """The words of that scope as a plain list, which can be taken in again; how many. None: what holds for
        everybody here; a person's own are written only where they are asked for, as a list does not say whose they are.
        Raises `BadInput("file_unwritable")`.
        """
        scopes = (Scope.INSTITUTION, Scope.TERRITORY) if scope is None else (scope,)
        with self._office.database.reading() as tx:
            there = {word for one in scopes for word in own_words.known(tx, one, self._whose(one))}
        found = sorted(there, key=lambda word: (plain(word), word))
        about = say("own_words_of", name=self._office.institution().name)
        try:
            write_whole(target, of.write_list(found, about), mode=0o644)
        except OSError as error:
            raise BadInput("file_unwritable", path=str(target)) from error
        return len(found)

    # --- what spelling is told

    def refresh(self) -> bool:
        """Tells spelling what is right by now, whoever changed it, and whether that is anything else than before. For a
        thread beside the window: 100,000 words take a second.
        """
        office = self._office
        if office.speller is None:
            return False
        me = office.me().id
        while True:
            with self._lock:
                turn, known = self._turn, self._state
            with office.database.reading() as tx:
                state = self._state_in(tx, me)
                if state == known:
                    return False
                kept = own_words.right_for(tx, me)
                official = _official(tx)
            made = OwnWords(kept, ((name.right, name.wrong) for name in official))
            with self._lock:
                if turn == self._turn:  # else a word was added while this was made
                    self._turn += 1
                    self._give(made, state)
                    return True

    def _keep_pace(
        self, before: tuple[object, ...], added: Collection[str], gone: Collection[str], *, changed: bool = True
    ) -> None:
        """Spelling is told of one's own change at once; `before` is what there was before it. Not `changed`: what is
        `added` was there already, by somebody else.
        """
        if len(added) + len(gone) > _FEW:
            self.refresh()
            return
        with self._lock:
            self._turn += 1
            made = self._given.with_words(added).without(gone)
            version, *others = before
            assert isinstance(version, int)
            self._give(made, (version + changed, *others) if before == self._state else self._state)

    def _give(self, made: OwnWords, state: tuple[object, ...] | None) -> None:
        self._given, self._state = made, state
        if self._office.speller is not None:
            self._office.speller.take_own(made)

    def _state_in(self, tx: Transaction, me: UUID) -> tuple[object, ...]:
        areas = area_versions(tx)
        return areas.get(own_words.AREA, 0), areas.get("bank", 0), me

    def _whose(self, scope: Scope) -> UUID | None:
        return self._office.me().id if scope is Scope.PERSON else None

    def _note(self, tx: Transaction, what: str, **facts: str | int) -> None:
        office = self._office
        told: dict[str, Any] = dict(facts)
        journal.note(tx, office.machine, office.clock(), what, person_id=office.me().id, **told)


def is_strict(office: Office) -> bool:
    """See `WordsDesk.strict`."""
    with office.database.reading() as tx:
        return settings.read(tx, STRICT, False) is True


def _official(tx: Transaction) -> tuple[OfficialName, ...]:
    """How things are called officially, and how not: what the bank says in use."""
    found = (entry for entry in bank.entries(tx, Kind.NAME) if not entry.retired)
    return tuple(entry.body for entry in found if isinstance(entry.body, OfficialName))


def _refuse_full(count: int) -> None:
    if count > MOST_WORDS:
        raise NotAllowed("own_words_full", most=MOST_WORDS)
