"""The bank: what a town hall writes once and uses again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from calendario.desk import bank_file
from calendario.desk.bank_file import Incoming
from calendario.desk.categories import CategoriesDesk
from calendario.desk.office import Office
from calendario.desk.writing import WritingDesk
from calendario.domain import bank as of
from calendario.domain.bank import Body, Entry, Evergreen, Hashtag, Key, Kind, OfficialName, Template, text_of
from calendario.domain.fields import unclear
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.slot import wall_clock
from calendario.sentences import say
from calendario.store import bank, journal, posts
from calendario.store.database import Transaction
from calendario.store.ids import new_id


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry and how it stands today. Days are the institution's; `next_on` is the first day from today on which an
    evergreen may go out (None: never again, or no evergreen).
    """

    entry: Entry
    last_on: date | None = None
    next_on: date | None = None
    expired: bool = False
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import does, or did: entries that are new, those that say something else from now on (as they were and
    as they will be), and how many are the same. Each is told apart by its `key`; its name stays as it is written here.
    """

    source: str
    new: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, Entry], ...] = ()
    same: int = 0

    @property
    def keys(self) -> frozenset[Key]:
        """Of all that is new or changes."""
        return frozenset(entry.key for entry in (*self.new, *(after for _, after in self.changed)))

    def only(self, keys: Collection[Key]) -> Merged:
        """What of it is wanted."""
        changed = tuple(pair for pair in self.changed if pair[1].key in keys)
        return replace(self, new=tuple(e for e in self.new if e.key in keys), changed=changed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.new and not self.changed


class BankDesk:
    """A calendar begins with an empty one."""

    def __init__(self, office: Office, writing: WritingDesk, categories: CategoriesDesk) -> None:
        self._office = office
        self._writing = writing
        self._categories = categories

    # --- looking

    def all(self, *kinds: Kind, search: str = "", retired: bool = False) -> tuple[Kept, ...]:
        """Those of these kinds by name (none: all kinds), in which all words of `search` are; retired ones only where
        asked for.
        """
        today = self._today()
        with self._office.database.reading() as tx:
            found = [e for e in bank.entries(tx) if not kinds or e.kind in kinds]
            last = {i: self._day(at) for i, at in bank.last_uses(tx).items()}
        wanted = (e for e in found if (retired or not e.retired) and of.matches(e, search))
        return tuple(_kept(entry, last.get(entry.id), today) for entry in wanted)

    def one(self, entry_id: UUID) -> Kept:
        """Raises `NotFound("bank_entry_not_found")`."""
        with self._office.database.reading() as tx:
            entry, last = bank.entry(tx, entry_id), bank.last_uses(tx).get(entry_id)
        return _kept(entry, None if last is None else self._day(last), self._today())

    def hashtags(self) -> tuple[str, ...]:
        """The institution's own, with `#`, by name."""
        return tuple(e.body.text for e in self._of(Kind.HASHTAG) if isinstance(e.body, Hashtag))

    def names(self) -> tuple[OfficialName, ...]:
        """How things are called officially, by name."""
        return tuple(e.body for e in self._of(Kind.NAME) if isinstance(e.body, OfficialName))

    # --- keeping

    def add(self, body: Body, name: str = "") -> Entry:
        """A new one; templates and evergreens need a `name`, the others have theirs. Raises `BadInput` for what cannot
        be kept (a template in which something only looks like a field: "bank_field_unclear"), and
        `NotAllowed("bank_known")` for one that there is already.
        """
        office, now = self._office, self._office.clock()
        body = bank_file.cleaned(body)
        _refuse_unclear(body, name)
        added = Entry(new_id(now), of.name_of(body, bank_file.cleaned_name(name)), body, now, False, office.me().id)
        with office.database.writing() as tx:
            _refuse_known(tx, added)
            self._save(tx, added, "bank_added")
        return added

    def change(self, entry_id: UUID, body: Body, name: str | None = None) -> Entry:
        """Says something else from now on, under that name where one is given; posts made of it stay as they are.
        Raises what `add` does, and `NotFound`.
        """
        body, named = bank_file.cleaned(body), None if name is None else bank_file.cleaned_name(name)
        _refuse_unclear(body, named or "")

        def changed(entry: Entry) -> Entry:
            if of.kind_of(body) is not entry.kind:
                raise BadInput("bank_damaged")
            return replace(entry, name=of.name_of(body, entry.name if named is None else named), body=body)

        return self._put(entry_id, "bank_changed", changed)

    def retire(self, entry_id: UUID) -> Entry:
        """Not offered any more; `restore` brings it back."""
        return self._put(entry_id, "bank_retired", lambda e: replace(e, retired=True))

    def restore(self, entry_id: UUID) -> Entry:
        """Offered again. Raises `NotAllowed("bank_known")` where another has its name by now."""
        return self._put(entry_id, "bank_restored", lambda e: replace(e, retired=False))

    # --- using

    def begin(self, entry_id: UUID) -> UUID:
        """A new draft with its text, kept; returns the post. Raises `NotFound`; `NotAllowed("bank_retired")`,
        `NotAllowed("bank_expired")` and, with the day, `NotAllowed("bank_resting")` for what is not to be used now.
        """
        kept = self.one(entry_id)
        entry, body = kept.entry, kept.entry.body
        if entry.retired:
            raise NotAllowed("bank_retired")
        if kept.expired or (isinstance(body, Evergreen) and kept.next_on is None):
            raise NotAllowed("bank_expired")
        if kept.rests:
            raise NotAllowed("bank_resting", day=kept.next_on)
        fresh = self._writing.new()
        language = body.language if isinstance(body, Template | Evergreen) else fresh.draft.base.language
        draft = replace(fresh.draft, base=Content(text_of(body), language=language))
        self._writing.keep(fresh.post_id, self._categorised(draft, body), PlanDraft(fresh.plan.channel_ids), None)
        self.use(entry_id, fresh.post_id)
        return fresh.post_id

    def use(self, entry_id: UUID, post_id: UUID) -> None:
        """It was put into that post, which may be so new that nothing of it is kept yet. Raises `NotFound`. While a
        team's server is away nobody notes it: a draft goes on all the same.
        """
        office, now = self._office, self._office.clock()
        if office.database.away is not None:
            return
        with office.database.writing() as tx:
            bank.entry(tx, entry_id)
            if not posts.exists_post(tx, post_id):
                posts.create(tx, post_id, office.me().id, now)
            bank.note_use(tx, entry_id, post_id, now)

    # --- from one town hall to another

    def export(self, target: Path) -> int:
        """Everything that is in use, as one file at `target`; how many entries. Raises
        `BadInput("file_unwritable")`.
        """
        with self._office.database.reading() as tx:
            there = [e for e in bank.entries(tx) if not e.retired]
        bank_file.write(target, self._office.institution().name, there)
        return len(there)

    def read(self, source: Path) -> Incoming:
        """What is in such a file. Raises `BadInput`, see `bank_file.read`; nothing is changed."""
        return bank_file.read(source)

    def compare(self, incoming: Incoming) -> Merged:
        """What `merge` would do."""
        with self._office.database.reading() as tx:
            return self._merged(tx, incoming)

    def merge(self, incoming: Incoming, wanted: Collection[Key] | None = None) -> Merged:
        """Takes in what is new and what says something else, or of that what is `wanted`, all or nothing; what is only
        here stays as it is, and what is not used any more here stays so. What said something else is kept as it was,
        under a name with the day, among what is not used. Returns what was done.
        """
        office = self._office
        with office.database.writing() as tx:
            done = self._merged(tx, incoming)
            done = done if wanted is None else done.only(wanted)
            for before, after in done.changed:
                bank.save(tx, self._as_it_was(before))
                bank.save(tx, after)
            for entry in done.new:
                bank.save(tx, entry)
            if not done.is_empty:
                at, me, more = office.clock(), office.me().id, len(done.new)
                journal.note(tx, office.machine, at, "bank_merged", person_id=me, new=more, changed=len(done.changed))
        return done

    def _merged(self, tx: Transaction, incoming: Incoming) -> Merged:
        now, me = self._office.clock(), self._office.me().id
        there = {e.key: e for e in sorted(bank.entries(tx), key=lambda e: not e.retired)}  # one in use comes last
        new, changed, same = [], [], 0
        for name, body in incoming.entries:
            comes = Entry(new_id(now), name, body, now, False, me)
            known = there.get(comes.key)
            if known is None:
                new.append(comes)
                continue
            body = of.called_as(body, known.body)
            if known.body == body:
                same += 1
            else:
                changed.append((known, replace(comes, id=known.id, name=known.name, body=body, retired=known.retired)))
        return Merged(incoming.source, tuple(new), tuple(changed), same)

    def _as_it_was(self, entry: Entry) -> Entry:
        """A copy that is not used, with the day before which it was."""
        now = self._office.clock()
        before = say("bank_name_before", day=f"{self._day(now):%d/%m/%Y}")
        name = entry.name[: of.MOST_LINE - 1 - len(before)].rstrip()
        return Entry(new_id(now), f"{name} {before}", entry.body, now, True, self._office.me().id)

    # --- inside

    def _put(self, entry_id: UUID, what: str, change: Callable[[Entry], Entry]) -> Entry:
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            changed = replace(change(bank.entry(tx, entry_id)), changed_at=now, changed_by=office.me().id)
            if not changed.retired:
                _refuse_known(tx, changed)
            self._save(tx, changed, what)
        return changed

    def _save(self, tx: Transaction, entry: Entry, what: str) -> None:
        bank.save(tx, entry)
        machine, at = self._office.machine, entry.changed_at
        kind = str(entry.kind)
        journal.note(tx, machine, at, what, person_id=entry.changed_by, subject_id=entry.id, kind=kind)

    def _of(self, kind: Kind) -> Iterable[Entry]:
        with self._office.database.reading() as tx:
            return tuple(e for e in bank.entries(tx, kind) if not e.retired)

    def _categorised(self, draft: Draft, body: Body) -> Draft:
        wanted = of.folded_name(body.category) if isinstance(body, Template) else ""
        found = next((c for c in self._categories.all() if wanted and of.folded_name(c.name) == wanted), None)
        return draft if found is None else replace(draft, details=replace(draft.details, category=found.id))

    def _today(self) -> date:
        return self._day(self._office.clock())

    def _day(self, at: datetime) -> date:
        return wall_clock(at, self._office.institution().zone).date()


def _kept(entry: Entry, last_on: date | None, today: date) -> Kept:
    body = entry.body
    if not isinstance(body, Evergreen):
        return Kept(entry, last_on, expired=of.has_expired(body, today))
    next_on = of.next_day(body, last_on, today)
    return Kept(entry, last_on, next_on, next_on is None, next_on is not None and next_on > today)


def _refuse_known(tx: Transaction, entry: Entry) -> None:
    if any(e.key == entry.key and e.id != entry.id and not e.retired for e in bank.entries(tx, entry.kind)):
        raise NotAllowed("bank_known", name=entry.name)


def _refuse_unclear(body: Body, name: str) -> None:
    """A template asks for all that its author takes for a field."""
    if isinstance(body, Template):
        for piece in (*unclear(body.text), *unclear(name)):
            raise BadInput("bank_field_unclear", piece=piece.name)
