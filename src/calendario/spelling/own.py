"""The words that an institution and its people added: which words of a text they make right, and what they suggest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from calendario.spelling.hint import Hint
from calendario.spelling.spanish.sounds import sound_key
from calendario.spelling.words import Word, composition, in_case_of, words

__all__ = ["OFFICIAL_NAME", "OwnWords"]

#: The rule of a hint that something is officially called otherwise.
OFFICIAL_NAME = "official_name"

_LONG = 6  # letters of a word of which a slip leaves the first two or the last two as they are
_LONGEST_NAME = 300  # code points of an official name, as the bank keeps it
_SHORTEST_TO_PROPOSE = 4  # shorter words have half the dictionary one letter away
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANK = re.compile(r"\s+")
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_HASHES = ("#", "\uff03")
_RUN = re.compile(r"\w[\w\u0300-\u036f]*")


class OwnWords:
    """A set of words, never changed: another one is made `with_words` or `without` some in microseconds, however many
    there are. To make one of 100,000 words takes a second, which is for a thread beside the window.

    `official` gives what is officially called so, with the wrong ways of writing it: `(right, (wrong, …))`.
    """

    def __init__(
        self,
        kept: Iterable[str] = (),
        official: Iterable[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        names = tuple(official)
        self._all = _Layer((*kept, *(right for right, _ in names)))
        self._late = _Layer(())
        self._gone: frozenset[str] = frozenset()
        self._wrong = _wrong_forms(names)
        self._tags = _wrong_tags(self._wrong)

    def with_words(self, more: Collection[str]) -> OwnWords:
        """These and some more."""
        return self._changed((*self._late.words, *more), self._gone.difference(more))

    def without(self, gone: Collection[str]) -> OwnWords:
        """These but some."""
        there = set(gone)
        return self._changed(tuple(word for word in self._late.words if word not in there), self._gone | there)

    def _changed(self, late: tuple[str, ...], gone: frozenset[str]) -> OwnWords:
        changed = OwnWords.__new__(OwnWords)
        changed._all, changed._wrong, changed._tags = self._all, self._wrong, self._tags
        changed._late, changed._gone = _Layer(late), gone
        return changed

    def hold(self, word: str) -> bool:
        """Whether `word`, standing by itself, is right."""
        word = unicodedata.normalize("NFC", word)
        return self._late.holds(word, frozenset()) or self._all.holds(word, self._gone)

    def cover(self, word: Word, text: str) -> bool:
        """Whether that word of `text` is right, by itself or as a part of a longer name that stands there."""
        return self.hold(word.text) or any(
            _stands(name, offset, len(word.text), word, text)
            for name, offset in (
                *self._late.names_with(word.text, frozenset()),
                *self._all.names_with(word.text, self._gone),
            )
        )

    def near(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What may have been meant by `word`, best first: the official name that it is a wrong form of, then words one
        slip away or of the same sound, in its case.
        """
        word = unicodedata.normalize("NFC", word)
        found = [right for wrong, right in self._wrong.get(_first_run(word), ()) if word in _cases(wrong)]
        if len(word) >= _SHORTEST_TO_PROPOSE:
            found += self._late.near(word, most, frozenset())
            found += self._all.near(word, most, self._gone)
        return tuple(dict.fromkeys(in_case_of(word, one) for one in found))[:most]

    def confusions(self, text: str) -> Iterator[Hint]:
        """Where `text` calls something otherwise than it is officially called, in order: names of several words with
        any capital, and in a hashtag without their blanks.
        """
        if not self._wrong:
            return
        composed, places = composition(text)
        taken = 0
        for run in _RUN.finditer(composed):
            if run.start() < taken:
                continue
            hashed = composed[run.start() - 1 : run.start()] in _HASHES
            tag = self._tags.get(run[0].lower()) if hashed else None
            if tag is not None:
                start, end = run.span() if places is None else (places[run.start()], places[run.end()])
                yield Hint(run[0], start, end, OFFICIAL_NAME, (tag.lower() if run[0].islower() else tag,))
                continue
            for wrong, right in self._wrong.get(run[0].lower(), ()):
                start, end = run.start(), run.start() + len(wrong)
                said = composed[start:end]
                if _says(said, wrong, right) and said not in (right, right.upper()) and _is_whole(composed, start, end):
                    if _within_right(composed, start, wrong, right):
                        continue
                    correction = right.upper() if said.isupper() and not right.isupper() else right
                    taken = end
                    if places is not None:
                        start, end = places[start], places[end]
                    yield Hint(said, start, end, OFFICIAL_NAME, (correction,))
                    break


class _Shelf:
    """Words that have their length and an end in common, beside their plain forms."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.words: list[str] = []


class _Layer:
    def __init__(self, kept: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(unicodedata.normalize("NFC", word.strip()) for word in kept))
        self._kept = frozenset(self.words)
        self._shouted: dict[str, tuple[str, ...]] = {}  # those with a capital, by how they stand in capitals
        self._names: dict[str, tuple[tuple[str, int], ...]] = {}
        self._shelves: dict[tuple[int, str, bool], _Shelf] = {}
        self._sounds: dict[str, tuple[str, ...]] = {}
        for word in self.words:
            if not word.islower():
                shouted = word.upper()
                self._shouted[shouted] = (*self._shouted.get(shouted, ()), word)
            if not word.isalpha():  # the tokeniser may take it for several
                self._note_parts(word)
            if word and " " not in word:
                plain, key = _plain(word), sound_key(word)
                for end in _ends(plain, len(plain)):
                    shelf = self._shelves.setdefault((len(plain), *end), _Shelf())
                    shelf.plain.append(plain)
                    shelf.words.append(word)
                self._sounds[key] = (*self._sounds.get(key, ()), word)

    def _note_parts(self, name: str) -> None:
        for part in words(name):
            if part.text != name:
                key = part.text.lower()
                self._names[key] = (*self._names.get(key, ()), (name, part.start))

    def holds(self, word: str, gone: frozenset[str]) -> bool:
        for kept in (word, word.lower()):
            if kept in self._kept and kept not in gone:
                return True
        return any(kept not in gone for kept in self._shouted.get(word, ()))

    def names_with(self, word: str, gone: frozenset[str]) -> Iterator[tuple[str, int]]:
        for name, offset in self._names.get(word.lower(), ()):
            if name not in gone:
                yield name, offset

    def near(self, word: str, most: int, gone: frozenset[str]) -> list[str]:
        if not self._shelves:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        plain = _plain(word)
        found: dict[str, tuple[int, int]] = {}
        scorer, at_once = OSA.distance, most + len(gone)
        for length in (len(plain), len(plain) + 1, len(plain) - 1):
            for end in _ends(plain, length):  # one slip leaves one of them as it is
                shelf = self._shelves.get((length, *end))
                if shelf is None:
                    continue
                near = process.extract(plain, shelf.plain, scorer=scorer, score_cutoff=1, limit=at_once)
                for _, slips, place in near:
                    found[shelf.words[place]] = (int(slips), abs(length - len(plain)))
        for same in self._sounds.get(sound_key(word), ())[:at_once]:
            found.setdefault(same, (2, 0))
        return sorted((one for one in found if one not in gone), key=lambda one: (found[one], one))


def _ends(plain: str, length: int) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """How it begins and how it ends, as words of that length are kept apart by."""
    letters = 1 if length < _LONG else 2
    return (plain[:letters], False), (plain[-letters:], True)


def _wrong_forms(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """By the first word of each wrong form, in lower case; the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for right, wrongs in names:
        for given in wrongs:
            wrong = _tidy(given).strip()
            if wrong and wrong != right:
                found.setdefault(_first_run(wrong), []).append((wrong, _tidy(right).strip()))
    return {first: tuple(sorted(there, key=lambda pair: -len(pair[0]))) for first, there in found.items() if first}


def _first_run(text: str) -> str:
    run = _RUN.match(text)
    return run[0].lower() if run else ""


def _cases(written: str) -> tuple[str, ...]:
    """As it is written, as a sentence begins with it, and in capitals."""
    return written, written[:1].upper() + written[1:], written.upper()


def _says(said: str, wrong: str, right: str) -> bool:
    """Whether `said` is that wrong form of `right`: one of several words with any capital, unless its case is what is
    wrong with it. Without one it is no name (a casa de la ciudad); of one word the case tells it from a common one.
    """
    if said in _cases(wrong):
        return True
    return " " in wrong and not said.islower() and said.lower() == wrong.lower() != right.lower()


def _wrong_tags(wrong: dict[str, tuple[tuple[str, str], ...]]) -> dict[str, str]:
    """For each wrong form of several words, in lower case and as a hashtag has it, the right name as one has it."""
    found: dict[str, str] = {}
    for form, right in (pair for there in wrong.values() for pair in there):
        tag = "".join(_RUN.findall(form)).lower()
        name = "".join(word[:1].upper() + word[1:] for word in _RUN.findall(right))
        if " " in form and tag != name.lower():
            found[tag] = name
    return found


def _within_right(text: str, start: int, wrong: str, right: str) -> bool:
    """Whether what stands there is part of the right name: of «Plaza Mayor» where «Plaza» is the wrong form of it."""
    at = right.lower().find(wrong.lower())
    while at >= 0:
        if start >= at and text[start - at : start - at + len(right)].lower() == right.lower():
            return True
        at = right.lower().find(wrong.lower(), at + 1)
    return False


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and _is_letter(text[start - 1])) and not (end < len(text) and _is_letter(text[end]))


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0


def _stands(name: str, offset: int, length: int, word: Word, text: str) -> bool:
    """Whether `name`, of which `word` is what begins at `offset`, stands around it."""
    before = _tidy(text[max(0, word.start - 2 * _LONGEST_NAME) : word.start])
    after = _tidy(text[word.end : word.end + 2 * _LONGEST_NAME])
    lead, rest = name[:offset], name[offset + length :]
    for said in (name,) if not name.islower() else ():
        if before.endswith(lead) and word.text == said[offset : offset + length] and after.startswith(rest):
            return _ends_there(before, lead, after, rest)
    if name.islower() or word.text.isupper():
        same = (before[len(before) - len(lead) :], word.text, after[: len(rest)])
        around = "".join(same)
        if around.lower() == name.lower() and (name.islower() or around.isupper()):
            return _ends_there(before, lead, after, rest)
    return False


def _ends_there(before: str, lead: str, after: str, rest: str) -> bool:
    edge = before[: len(before) - len(lead)][-1:]
    return not (edge and _is_letter(edge)) and not (len(after) > len(rest) and _is_letter(after[len(rest)]))


def _tidy(text: str) -> str:
    """As `cleaned_word` leaves a name, but for blanks at its ends."""
    return _BLANK.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_APOSTROPHES))


def _plain(word: str) -> str:
    split = unicodedata.normalize("NFD", word.lower())
    return split if split.isascii() else "".join(c for c in split if not unicodedata.combining(c))
