"""In which language a text is written, and a sentence within a text of another one.

Neither of the two witnesses is trusted alone: pycld2 guesses at short sentences, and a dictionary knows words of its
neighbours. A sentence stays in its post's language unless both speak against it, or against the text around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from calendario.spelling.sentences import paragraphs, sentences, sides
from calendario.spelling.small_words import HALF_TELLING, SMALL_WORDS
from calendario.spelling.words import word_set

__all__ = ["Detection"]

_LEAST_LETTERS = 20  # below, pycld2 takes «feria de navidad» for Portuguese
_LEAST_WORDS = 4
_LONGEST = 2_000  # characters of a text that are enough to tell

_WORD = re.compile(r"[^\W\d_]+(?:[·][^\W\d_]+)*")
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S++|(?<!\S)\S*@\S++|[@#]\w++|(?<!\w)\w++(?:\.\w++)++", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What it takes to believe in another language. `strange`: the share of words that the expected one does not know;
    `telling`: small words of the other that it does not know; `further`: how much larger the share is that the other
    one's dictionary knows.
    """

    strange: float
    telling: int
    further: float


_SURELY = _Asked(0.15, 2, 0.25)
_RATHER = _Asked(0.1, 1, 0.15)
_LEAST_UNKNOWN = 2
_AT_HOME = 0.7
_STRANGE_AFAR = 0.5  # English or Basque have next to no words that Spanish knows, Galician has half of them
_WHOLLY_STRANGE, _MANY_WORDS = 0.8, 8  # for a language of which nothing is known here
# Written in our letters by people who live here. Others that pycld2 knows, such as Occitan and Interlingua, are what it
# takes a heap of misspelt Spanish words for.
_FAR = word_set("cs da et fi hr hu lt lv nl no pl ro sk sl sq sv tr")
_ROMANCE = frozenset({"es", "ca", "gl", "pt", "fr", "it"})
_MOST_OF_IT = 80  # per cent of the text
_NO_POST = 20_000  # characters
_LEAST_TELLING, _TIMES_AS_MANY = 2, 3  # small words of another language beside some of one's own


class Detection:
    """Tells languages apart. `knowing` gives, for the tag of a language, what its dictionary knows; None where there is
    no dictionary. `among` are those that have one.
    """

    def __init__(self, knowing: Callable[[str], Callable[[str], bool] | None], among: Sequence[str]) -> None:
        self._knowing, self._among = knowing, tuple(among)

    def other(self, sentence: str, language: str) -> str | None:
        """The language (ISO 639-1) in which `sentence` surely is, where that is not `language`, the one of its post.

        None where it is in that one, is too short to tell, or where that one has no dictionary to ask.
        """
        return self._found(sentence, language, _SURELY)

    def language_of(self, text: str, otherwise: str = "es") -> str:
        """The language (ISO 639-1) in which `text` rather is; `otherwise` where nothing speaks for another, or not of
        most of it.
        """
        found = self._found(text, otherwise, _RATHER)
        return otherwise if found is None or not self._is_most(text, otherwise, found) else found

    def _is_most(self, text: str, language: str, other: str) -> bool:
        """Whether the sentences of `text` that rather are in `other` are longer, all together, than those in
        `language`. What may be in either is not counted.
        """
        here = there = 0
        for _, sentence in sentences(text[:_LONGEST]):
            for _, side in sides(sentence):
                leans, letters = self._leans(side, language, other), sum(map(len, _said(side)))
                here += letters if leans < 0 else 0
                there += letters if leans > 0 else 0
        return there > here or not here

    def _leans(self, side: str, language: str, other: str) -> float:
        """Above 0 where `side` rather is in `other`, below 0 where in `language`, 0 where nothing tells."""
        own = _primary(language)
        told = len(_told(side, other, own)) - len(_told(side, own, other))
        if told:
            return told
        surely = self.other(side, language)
        if surely is not None:
            return 1 if surely == other else -1
        said, knows, known_there = _said(side), self._knowing(language), self._knowing(other)
        if not said or knows is None or known_there is None:
            return 0
        return _share(said, known_there) - _share(said, knows)

    def astray(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Where sentences of `text` lie (start, end, exclusive) too short or too plain to tell by
        themselves, and the language (ISO 639-1) of the text or paragraph around them, surely not `language`.

        A text that is too long for a post has none.
        """
        if len(text) > _NO_POST:
            return []
        return [
            (at + start + begin, at + start + begin + len(side), mainly)
            for at, said, mainly in self._around(text, language)
            for start, sentence in said
            for begin, side in sides(sentence)
            if not self._stays(side, language, mainly)
        ]

    def _around(self, text: str, language: str) -> Iterator[tuple[int, list[tuple[int, str]], str]]:
        """`text`, else its paragraphs, in another language: offset, sentences, language. One sentence is no whole."""
        for piece in ([(0, text)], paragraphs(text)):
            found = False
            for at, around in piece:
                said = list(sentences(around))
                mainly = self.other(around, language) if len(said) > 1 else None
                if mainly is not None:
                    found = True
                    yield at, said, mainly
            if found:
                return

    def _stays(self, side: str, language: str, mainly: str) -> bool:
        """Whether `side`, in a text that mainly is in another language, surely is in its post's, or in a third one."""
        own = _primary(language)
        here, there = len(_told(side, own, mainly)), len(_told(side, mainly, own))
        if here != there:
            return here > there
        if self.other(side, language) is not None:
            return True
        said, knows, known_there = _said(side), self._knowing(language), self._knowing(mainly)
        if not said or knows is None or known_there is None:
            return False
        return _share(said, knows) > _share(said, known_there)

    def _found(self, text: str, language: str, asked: _Asked) -> str | None:
        knows = self._knowing(language)
        said = _said(text)
        if knows is None or len(said) < _LEAST_WORDS:
            return None
        unknown = {word for word in said if not knows(word)}
        strange = _share(said, unknown.__contains__)
        if len(unknown) < _LEAST_UNKNOWN or strange < asked.strange:
            return None
        own, guessed = _primary(language), _guessed(_cleaned(text))
        for candidate in dict.fromkeys((guessed, *self._among)):
            known_there = None if candidate is None else self._knowing(candidate)
            if candidate is None or candidate == own:
                continue
            if known_there is not None:
                at_home = _share(said, known_there)
                telling = len([word for word in said if word in unknown and word in SMALL_WORDS[candidate]])
                heard = candidate == guessed or telling >= asked.telling
                if heard and at_home >= _AT_HOME and at_home >= 1 - strange + asked.further:
                    return candidate
            elif candidate in _FAR:
                if strange >= _WHOLLY_STRANGE and len(said) >= _MANY_WORDS:
                    return candidate
            elif _sounds_like(candidate, own, text, strange, asked.telling):
                return candidate
        return None


def _sounds_like(candidate: str, own: str, text: str, strange: float, telling: int) -> bool:
    """Whether the small words of `text` speak for `candidate`, which has no dictionary, and not for `own`."""
    if candidate not in SMALL_WORDS:
        return False
    told, here = _told(text, candidate, own), len(_told(text, own, candidate))
    if own in _ROMANCE and candidate in _ROMANCE:
        # «la» and «y» are no Galician, however much is misspelt around them; a street's name may have one.
        if here:
            return len(set(told)) >= _LEAST_TELLING and len(told) >= _TIMES_AS_MANY * here
        return bool(told) or len(HALF_TELLING.intersection(_small(text))) > 1
    return strange >= _STRANGE_AFAR and len(set(told)) >= (telling if here and strange < _WHOLLY_STRANGE else 1)


def _told(text: str, language: str, other: str) -> list[str]:
    """The small words of `text` that are of `language` and not of `other`."""
    telling = SMALL_WORDS.get(language, frozenset()) - SMALL_WORDS.get(other, frozenset())
    return [word for word in _small(text) if word in telling]


def _small(text: str) -> list[str]:
    """All words of `text`, names and single letters too, in lower case."""
    return _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST])).lower())


def _said(text: str) -> list[str]:
    """The words of `text` without names, which tell nothing of a language, and without what is no word; two letters at
    least. Of a text in capitals all of them, in lower case.
    """
    found = _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST])))
    lower = [word for word in found if word.islower()]
    capitals = [word.lower() for word in found if word.isupper() and len(word) > 1]
    if 4 * len(lower) < len(capitals):
        lower = capitals
    return [word for word in lower if len(word) > 1]


def _cleaned(text: str) -> str:
    """The words of `text` for pycld2, which listens to the shortest too: in lower case, without names."""
    found = _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST])))
    kept = found[:1] + [word for word in found[1:] if word.islower()]
    return " ".join(kept if 2 * len(kept) > len(found) else found).lower()


def _share(words: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, words)) / len(words)


def _guessed(cleaned: str) -> str | None:
    """What pycld2 is sure of; None where it is not, or cannot be had."""
    try:
        import pycld2  # here, because most texts are never asked about
    except ImportError:
        return None
    if len(cleaned) < _LEAST_LETTERS:
        return None
    try:
        sure, _, guesses = pycld2.detect(cleaned)
    except (pycld2.error, UnicodeEncodeError):  # characters that it takes for damage
        return None
    code = str(guesses[0][1])
    return code if sure and guesses[0][2] >= _MOST_OF_IT and len(code) == 2 and code != "un" else None


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
