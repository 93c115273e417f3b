"""The spelling of every language that has a dictionary, with the words that an institution and its people added."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.spelling.lexicon import manifest_path
from calendario.spelling.own import OwnWords
from calendario.spelling.remembering import RememberedTexts
from calendario.spelling.sentences import sentences, sides
from calendario.spelling.speller import DictionaryUnusable, Hint, Language
from calendario.spelling.words import Word, is_crowd

if TYPE_CHECKING:
    from calendario.spelling.detection import Detection

__all__ = ["Spelling"]


def _spanish(folder: Path, country: str) -> Language:
    from calendario.spelling.spanish.checker import Spanish

    return Spanish(folder, country)


def _catalan(folder: Path, variety: str) -> Language:
    from calendario.spelling.catalan.checker import Catalan

    return Catalan(folder, variety)


# What makes a language of a folder's dictionary and the rest of its tag (`CL`, `valencia`); what nobody writes is not
# even imported. Another language follows here: one like Catalan over a `Lexicon`; Basque, whose words are too many to
# list, over hunspell, which reads the dictionary as it comes (`Language` asks for nothing else than the answers).
_MADE: Mapping[str, Callable[[Path, str], Language]] = {"es": _spanish, "ca": _catalan}
_NO_POST = 20_000  # characters; what is longer and full of capitals is a heap of names or tags
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ]\w+")
_REMEMBERED = 200_000  # code points of sentences: eight channels may each say something else
#: Code points (end exclusive) and the language of what lies there, ISO 639-1.
_Piece = tuple[int, int, str]
#: The misspelt words of a sentence, and what of it is in a language without a dictionary.
_Read = tuple[tuple[Word, ...], tuple[_Piece, ...]]
_ALWAYS = "es"  # what the program is made for: where it lacks its dictionary it is damaged


class Spelling:
    """A `Speller` over the dictionaries of `folder`. Own words hold in every language.

    What is right in a sentence does not depend on the sentences around it, but in a heap of hundreds of names. A
    sentence that surely is in another language than its post is checked by that one's dictionary, or by none.
    """

    def __init__(self, folder: Path, own_words: Iterable[str] = ()) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._languages: dict[str, Language] = {}
        self._detection: Detection | None = None
        self._own = OwnWords(own_words)
        self._forget()

    def _forget(self) -> None:
        """Another dictionary is open. What somebody is still finding out with the ones before goes into what is thrown
        away here.
        """
        self._found: RememberedTexts[_Read] = RememberedTexts(_REMEMBERED)
        self._hinted: RememberedTexts[tuple[Hint, ...]] = RememberedTexts(_REMEMBERED)
        self._astray: RememberedTexts[Sequence[tuple[int, int, str]]] = RememberedTexts(_REMEMBERED)

    @property
    def own(self) -> OwnWords:
        """What `take_own` was given last."""
        return self._own

    def take_own(self, words: OwnWords) -> None:
        """These, and no others, are right from now on: in lower case in any case, others as written or in capitals."""
        self._own = words

    @property
    def languages(self) -> tuple[str, ...]:
        """Those (ISO 639-1) whose dictionary belongs here, Spanish first; whether it can be read tells `unusable`."""
        return tuple(code for code in _MADE if code == _ALWAYS or manifest_path(self._folder, code).exists())

    def unusable(self) -> Mapping[str, Path]:
        """Of `languages` those whose dictionary cannot be read, with the file that is missing or damaged.

        Opens the ones that were not asked for yet: some milliseconds each.
        """
        found: dict[str, Path] = {}
        for code in self.languages:
            try:
                self.load(code)
            except DictionaryUnusable as why:
                found[code] = why.path
        return found

    def load(self, language: str) -> None:
        """Opens the dictionary of `language` where there is one. Raises `DictionaryUnusable`."""
        there = self.language(language)
        if there is not None and not there.ready:
            there.load()
            self._forget()

    def unusable_hints(self, language: str) -> Path | None:
        """As `Speller.unusable_hints`. Some milliseconds the first time."""
        there = self.language(language)
        return None if there is None else there.unusable_hints()

    def has_dictionary(self, language: str) -> bool:
        """Whether there is a dictionary for the BCP 47 tag `language`."""
        return self.language(language) is not None

    def language(self, language: str) -> Language | None:
        """That of the BCP 47 tag `language`; None where there is no dictionary for it."""
        code, variety = _read(language)
        tag = f"{code}-{variety}" if variety else code
        with self._lock:
            there = self._languages.get(tag)
            if there is None and code in _MADE and code in self.languages:
                there = self._languages[tag] = _MADE[code](self._folder, variety)
        return there

    def language_of(self, text: str, otherwise: str = "es") -> str:
        """The language (ISO 639-1) in which `text` rather is; `otherwise` where nothing speaks for another."""
        return self._detect().language_of(text, otherwise)

    def knows(self, word: str, *, language: str = "es") -> bool:
        """As `Speller.knows`."""
        there = self.language(language)
        return there is None or there.knows(word) or self._own.hold(word)

    def astray(self, text: str, *, language: str = "es") -> Sequence[tuple[int, int, str]]:
        """As `Speller.astray`."""
        if self.language(language) is None:
            return ()
        known = self._astray.get(text, language)
        return self._astray.keep(text, self._detect().astray(text, language), language) if known is None else known

    def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
        """As `Speller.misspelt`."""
        own, kept = self.language(language), self._own
        if own is None:
            return ()
        hurried = _is_heap(text)
        found = [
            replace(word, start=at + word.start, end=at + word.end) if at else word
            for at, sentence in sentences(text)
            for word in self._of_sentence(sentence, own, language, strict, hurried)[0]
        ]
        for start, end, other in self.astray(text, language=language) if found else ():
            there = self.language(other)
            said = () if there is None else self._of_sentence(text[start:end], there, other, strict, hurried)[0]
            found = [word for word in found if not start <= word.start < end]
            found += [_placed(word, start, word.language or other) for word in said]
        found.sort(key=lambda word: word.start)
        return tuple(word for word in found if not kept.cover(word, text))

    def unread(self, text: str, *, language: str = "es", strict: bool = False) -> Sequence[_Piece]:
        """As `Speller.unread`."""
        own = self.language(language)
        if own is None:
            return ()
        hurried, strange, found = _is_heap(text), False, []
        for at, sentence in sentences(text):
            words, pieces = self._of_sentence(sentence, own, language, strict, hurried)
            strange = strange or bool(words or pieces)
            found += [(at + start, at + end, other) for start, end, other in pieces]
        for start, end, other in self.astray(text, language=language) if strange else ():
            found = [piece for piece in found if not start <= piece[0] < end]
            found += [(start, end, other)] if self.language(other) is None else []
        return tuple(sorted(found))

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        """As `Speller.hints`, and what is officially called otherwise."""
        kept = self._own
        found = [hint for hint in self._of_language(text, language) if not kept.hold(hint.text)]
        confused = [hint for hint in kept.confusions(text) if not kept.hold(hint.text)]
        if confused:
            told = {(word.start, word.end) for word in self.misspelt(text, language=language)}
            confused = [hint for hint in confused if (hint.start, hint.end) not in told]
            found = [h for h in found if not any(h.start < c.end and c.start < h.end for c in confused)]
        return tuple(sorted((*found, *confused), key=lambda hint: (hint.start, hint.end)))

    def suggestions(self, word: str, most: int = 5, *, language: str = "es") -> tuple[str, ...]:
        """As `Speller.suggestions`."""
        there, kept = self.language(language), self._own
        if there is None or kept.hold(word) or there.knows(word):
            return ()
        return tuple(dict.fromkeys((*kept.near(word, most), *there.suggestions(word, most))))[:most]

    def _of_language(self, text: str, language: str) -> Iterator[Hint]:
        own = self.language(language)
        if own is None:
            return
        found = [
            replace(hint, start=at + hint.start, end=at + hint.end) if at else hint
            for at, sentence in sentences(text)
            for hint in self._hints_of_sentence(sentence, own, language)
        ]
        astray = self.astray(text, language=language) if found else ()
        yield from (hint for hint in found if not any(start <= hint.start < end for start, end, _ in astray))

    def _hints_of_sentence(self, sentence: str, own: Language, language: str) -> tuple[Hint, ...]:
        kept, ready = self._hinted, own.ready
        known = kept.get(sentence, language)
        if known is None:
            known = own.hints(sentence)
            foreign = self._foreign(sentence, language) if known else []
            if foreign:
                known = tuple(hint for hint in known if not any(a <= hint.start < b for a, b in foreign))
            if ready:
                kept.keep(sentence, known, language)
        return known

    def _foreign(self, sentence: str, language: str) -> list[tuple[int, int]]:
        """Where `sentence` is in another language."""
        return [
            (at, at + len(side))
            for at, side in self._sides(sentence, language)
            if self._detect().other(side, language) is not None
        ]

    def _of_sentence(self, sentence: str, own: Language, language: str, strict: bool, hurried: bool) -> _Read:
        # Own words are not asked here: adding one must not make the sentence another language's.
        kept, ready, way = self._found, own.ready, (language, strict, hurried)
        known = kept.get(sentence, way)
        if known is None:
            known = self._strange(sentence, own, language, strict, hurried)
            if ready:
                kept.keep(sentence, known, way)
        return known

    def _strange(self, sentence: str, own: Language, language: str, strict: bool, hurried: bool) -> _Read:
        found = own.misspelt(sentence, strict=strict, hurried=hurried)
        if not found:
            return (), ()
        left = deque(found)
        words: list[Word] = []
        unread: list[_Piece] = []
        for at, side in self._sides(sentence, language):
            here: list[Word] = []
            while left and left[0].start < at + len(side):
                here.append(left.popleft())
            other = self._detect().other(side, language)
            if other is None:
                words += here
            elif (there := self.language(other)) is None:
                unread.append((at, at + len(side.rstrip()), other))
            else:
                for word in there.misspelt(side, strict=strict, hurried=hurried):
                    words.append(_placed(word, at, other))
        return tuple(words), tuple(unread)

    def _sides(self, sentence: str, language: str) -> Iterable[tuple[int, str]]:
        """The whole sentence, unless one of the sides of its strokes is in another language."""
        found = list(sides(sentence))
        apart = len(found) > 1 and any(self._detect().other(side, language) is not None for _, side in found)
        return found if apart else [(0, sentence)]

    def _detect(self) -> Detection:
        if self._detection is None:
            from calendario.spelling.detection import Detection  # here: of what is right nobody asks the language

            self._detection = Detection(self._knowing, self.languages)
        return self._detection

    def _knowing(self, language: str) -> Callable[[str], bool] | None:
        there = self.language(language)
        return None if there is None else there.knows


def _placed(word: Word, at: int, language: str) -> Word:
    return replace(word, start=at + word.start, end=at + word.end, language=language)


def _is_heap(text: str) -> bool:
    return len(text) > _NO_POST and is_crowd(_CAPITALISED.findall(text))


def _read(tag: str) -> tuple[str, str]:
    """The language of a BCP 47 tag and, where it makes a difference, its country or variety."""
    code, *rest = tag.replace("_", "-").split("-")
    code = code.lower()
    if code == "es":
        return code, next((part.upper() for part in rest if len(part) == 2 and part.upper() != "ES"), "")
    return code, next((part.lower() for part in rest if code == "ca" and part.lower() == "valencia"), "")
