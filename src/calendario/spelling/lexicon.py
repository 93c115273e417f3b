"""The words of a language with how common they are, in files that are mapped into memory.

`<language>.json`, the manifest, lists the parts of a dictionary. A part is three files: its words (a marisa trie), one
byte for each of them that says how common it is (a file of its own, because its source has another licence), and a
trie that leads from how a word sounds to the word. A part may hold in some countries only.
`packaging/dictionaries/lexicon_files.py` writes what is read here.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from calendario.spelling.speller import DictionaryUnusable

if TYPE_CHECKING:
    from marisa_trie import BytesTrie, Trie

__all__ = ["FORMAT", "NUMBER_BYTES", "WEIGHTS", "Lexicon", "manifest_path", "open_lexicon"]

FORMAT = 1
"""What the files are like; a manifest of another number is refused."""

WEIGHTS = (1, *(round(100 * step / 32) for step in range(1, 256)))
"""The weight for each value of the byte: 0 is a word whose frequency is not known, others are Zipf in steps of 1/32."""

NUMBER_BYTES = 3
"""How many bytes, the highest first, hold a word's number behind its sound."""

_ROLES = ("words", "frequencies", "sounds")
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, MemoryError, OverflowError)


class _Part(NamedTuple):
    words: Trie
    frequencies: mmap.mmap
    sounds: BytesTrie
    held: tuple[mmap.mmap, ...]  # what the tries read, and do not keep alive themselves

    def weight(self, word: str) -> int:
        number = self.words.get(word)
        return 0 if number is None else WEIGHTS[self.frequencies[number]]


class Lexicon(Mapping[str, int]):
    """The weight of each word: 1 when its frequency is not known, else 100 × Zipf (log10 of occurrences in 10⁹ words).

    Lower-case entries are common words, entries with a capital are names. Like the `Counter` that pyspellchecker keeps,
    `lexicon[word]` and `lexicon.get(word)` are 0 for a word that is not there; nothing raises, whatever the word is
    made of. May be asked from several threads.
    """

    def __init__(
        self, parts: Iterable[_Part], foreign: tuple[Trie, mmap.mmap] | None, letters: str, longest: int
    ) -> None:
        self._parts = tuple(parts)
        self._held = foreign
        self._foreign = None if foreign is None else foreign[0]
        self._tries = tuple(part.words for part in self._parts)
        self._letters = frozenset(letters)
        self._longest = longest

    @property
    def letters(self) -> frozenset[str]:
        """The lower-case letters that common words are made of, without those that only a few foreign ones have."""
        return self._letters

    @property
    def longest(self) -> int:
        """How many code points the longest entry has."""
        return self._longest

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or "\0" in word:  # a trie reads a word up to there
            return False
        try:
            return any(word in trie for trie in self._tries)
        except UnicodeEncodeError:  # half of a surrogate pair
            return False

    def __getitem__(self, word: str) -> int:
        if "\0" in word:
            return 0
        try:
            for part in self._parts:
                weight = part.weight(word)
                if weight:
                    return weight
        except UnicodeEncodeError:
            pass
        return 0

    def __iter__(self) -> Iterator[str]:
        for trie in self._tries:
            yield from trie.iterkeys()

    def __len__(self) -> int:
        return sum(map(len, self._tries))

    def sounding(self, key: str) -> tuple[str, ...]:
        """The words and names that sound as `key` says, in no order that means anything.

        `key` is what the language's own `sound_key` makes of a word. Rare words that nobody would want proposed have
        none (`packaging/dictionaries`).
        """
        if not key or "\0" in key:
            return ()
        try:
            return tuple(
                part.words.restore_key(int.from_bytes(number, "big"))
                for part in self._parts
                for number in part.sounds.get(key, ())
            )
        except UnicodeEncodeError:
            return ()

    def is_foreign(self, word: str) -> bool:
        """Whether `word`, in any case, is a usual word or name of another language and none of this one: right beside
        another such word (road movie), and not by itself. Never true of one that only lacks an accent here.
        """
        try:
            return self._foreign is not None and "\0" not in word and word.lower() in self._foreign
        except UnicodeEncodeError:
            return False

    def sounds(self, start: str = "") -> Iterator[str]:
        """The keys that `sounding` knows and that begin with `start`, each once for each part that has it."""
        for part in self._parts:
            before = None
            for key in part.sounds.iterkeys(start):
                if key != before:
                    yield key
                before = key


def manifest_path(folder: Path, language: str) -> Path:
    """The manifest of the dictionary of `language` (`es`) in `folder`."""
    return folder / f"{language}.json"


def open_lexicon(folder: Path, language: str, country: str = "") -> Lexicon:
    """The dictionary of `language` (`es`) in `folder`, with what only holds in `country` (ISO 3166, such as `CL`).

    Every file is held against its checksum before it is mapped. Raises `DictionaryUnusable` with the path of the first
    that is missing, damaged or not of this format.
    """
    manifest = manifest_path(folder, language)
    try:
        told = json.loads(manifest.read_bytes())
        if told["format"] != FORMAT or told["language"] != language:
            raise ValueError(f"format {told['format']} of {told['language']}")
        wanted = [
            [_listed(folder, part["files"][role]) for role in _ROLES]
            for part in told["parts"]
            if not part["countries"] or country.upper() in part["countries"]
        ]
        foreign = None if told["foreign"] is None else _listed(folder, told["foreign"])
        letters, longest = str(told["letters"]), int(told["longest"])
        if not wanted:
            raise ValueError("no words")
    except (*_UNREADABLE, RecursionError) as error:
        raise DictionaryUnusable(manifest) from error
    parts = [_opened(*files) for files in wanted]
    if foreign is None:
        return Lexicon(parts, None, letters, longest)
    mapped = _mapped(foreign)
    return Lexicon(parts, (_trie(foreign, mapped), mapped), letters, longest)


class _Listed(NamedTuple):
    path: Path
    size: int
    sha256: str


def _listed(folder: Path, file: Any) -> _Listed:
    name = file["name"]
    if not isinstance(name, str) or Path(name).name != name:
        raise ValueError(f"not the name of a file: {name!r}")
    return _Listed(folder / name, int(file["bytes"]), str(file["sha256"]))


def _opened(words: _Listed, frequencies: _Listed, sounds: _Listed) -> _Part:
    held = (_mapped(words), _mapped(sounds))
    trie, steps = _trie(words, held[0]), _mapped(frequencies)
    if len(steps) != len(trie):
        raise DictionaryUnusable(frequencies.path)
    return _Part(trie, steps, _bytes_trie(sounds, held[1]), held)


def _mapped(listed: _Listed) -> mmap.mmap:
    """The file, once it is seen to be the one that was listed: one that is cut off would end the process once it is
    mapped, not raise.
    """
    try:
        with listed.path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != listed.sha256 or file.tell() != listed.size:
                raise ValueError("not the file that was listed")
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except _UNREADABLE as error:
        raise DictionaryUnusable(listed.path) from error


# The tries are given what Python mapped, not a path: the library can open none in a folder whose name is not UTF-8 here
# and not ASCII on Windows, where Calendario is installed in the folder of somebody called José.


def _trie(listed: _Listed, mapped: mmap.mmap) -> Trie:
    from marisa_trie import Trie  # here, because most commands check no spelling

    try:
        return Trie().map(mapped)
    except _UNREADABLE as error:
        raise DictionaryUnusable(listed.path) from error


def _bytes_trie(listed: _Listed, mapped: mmap.mmap) -> BytesTrie:
    from marisa_trie import BytesTrie

    try:
        return BytesTrie().map(mapped)
    except _UNREADABLE as error:
        raise DictionaryUnusable(listed.path) from error
