"""Blanks, marks and brackets: what is doubled, exaggerated, never opened or never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.running_text import BLANKED, running
from calendario.spelling.small_words import SMALL_WORDS
from calendario.spelling.speller import Speller
from calendario.spelling.words import word_set

_BLANKS = re.compile(r"(?<=[\w\u0300-\u036f.,;:!?…)»”\"%€ºª])[ \u00a0]{2,}(?=[\w¿¡(«“\"–—])")
_COLUMNS = re.compile(r"\S {3,}\S")

_MARKS = re.compile(r"[!?]+")
# An opened run, what it opens, and the run that closes it: one exaggeration, mended at once.
_SHOUTED = re.compile(
    r"(?:(?P<opening>[¡¿]{2,}+)(?P<said>[^¡¿!?\n]{0,300}+))?(?P<closing>[!?]{3,}+)|[¡¿]{3,}+|\.{4,}+|…{2,}+"
)
_LEADER = re.compile(r"\s{0,3}[\d€(]")

_LONGEST_CLAUSE = 300
_MOST_ASKED = 200  # clauses of a text whose language is looked at
_LONG_ENOUGH = 2000  # characters that tell a language
# After an abbreviation a sentence may go on; on a new line too; and around an emoji or an address.
_SHORT_BEFORE = re.compile(r"\b\w{1,4}\.\s*$")
_ON_A_NEW_LINE = re.compile(r"\n\W*$")
_DIVIDED = re.compile(r"[,;:–—\u2190-\u2bff\ue000\U0001f000-\U0001faff]")
_ENDS = re.compile(r"[.…;]+[»”\")\]]*\s+|\n+")
_FIRST = re.compile(r"[^\W_]")
_ASKED = re.compile(
    r"[,;:]\s+(?=(?:(?:por|para|con|de|en|a|hasta|desde)\s)?(?:qué|quién(?:es)?|cuándo|cómo|d[óo]nde|adónde|cuál(?:es)?"
    r"|cuánt[oa]s?|sabes|sabías|sabéis|sabíais|te|os|vienes|venís)\b)",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(
    r"\W*(?:(?:por|para|con|de|en|a|hasta|desde)\s)?(?:qué|quién(?:es)?|cuándo|cómo|dónde|adónde|cuál(?:es)?|cuánt[oa]s?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMES_WITH_A_MARK = frozenset({"yahoo", "jeopardy", "wham"})
_FOREIGN = ("ca", "gl", "eu", "en", "fr", "it", "de")
_SPANISH = SMALL_WORDS["es"] | word_set("te me ti tu tú yo ven ve da vez os qué quién cómo cuándo dónde sí")
_UNKNOWN_SHARE = 3  # one word in so many that Spanish does not know: the sentence may be in any language

_FACES = re.compile(r"(?<![^\s.,!?…\ue000])[:;=8xX]['’]?-?[()\[\]](?![^\s.,!?…)])")
_LISTED = re.compile(r"(?<![\w)])(?:\w{1,2}|[ivxIVX]{1,4}|\d{1,3}[.ºª]?)\)(?=\s|-)")
_BRACKETS = re.compile(r"[()\[\]«»“”„\"\n]")
_CLOSES = {")": "(", "]": "[", "»": "«"}
_MOST_TOLD = 50
_CURLY = "“”„"
_GOES_ON = re.compile(r"(?:^|\n)\s*$")


def doubled_blanks(reading: Reading) -> Iterator[Found]:
    """Two blanks between words. Columns that somebody drew with blanks, and blanks beside emoji, are left alone."""
    text = running(reading.text)
    columns = len(_COLUMNS.findall(text.text)) > 1
    for found in _BLANKS.finditer(text.text):
        if not (columns and len(found[0]) > 2):
            yield Found(*text.span(*found.span()), {}, (text.fix(*found.span(), " "),))


def exaggerated(reading: Reading) -> Iterator[Found]:
    """«!!!», «¡¡¡…!!!», «!?!?», «....»: one mark says it. Three dots, two marks and dotted lines before a figure are
    not.
    """
    text = running(reading.text)
    for found in _SHOUTED.finditer(text.text):
        run = found[0]
        if run[0] in ".…" and len(run) > 4 and _LEADER.match(text.text, found.end()):
            continue
        facts = {"written": run if len(run) <= 10 else f"{run[:5]}…{run[-5:]}"}
        yield Found(*text.span(*found.span()), facts, (text.fix(*found.span(), _calmly(found)),))


def _calmly(found: re.Match[str]) -> str:
    run, closing = found[0], found["closing"]
    if run[0] in ".…":
        return "…" if run[0] == "…" else "..."
    if closing is None:
        return run[0]
    if found["opening"] is None:
        return "?!" if {"?", "!"} <= set(closing) else closing[0]
    first = found["opening"][0]
    return f"{first}{found['said']}{'?' if first == '¿' else '!'}"


def never_opened(reading: Reading) -> Iterator[Found]:
    """A question or an exclamation without «¿» or «¡», in what is written in Spanish. Mended where it is clear where
    it begins.
    """
    if reading.language != "es":
        return
    text = running(reading.text)
    tongues = _Tongues(text.text, reading.speller)
    before = asked = 0
    for found in _MARKS.finditer(text.text):
        start = before
        if not _is_within(text.text, max(start, found.start() - _LONGEST_CLAUSE), found):
            before = found.end()
        clause = _clause(text.text, max(start, found.start() - _LONGEST_CLAUSE), found)
        if clause is None or not tongues.are_spanish(clause, found.start()):
            continue
        asked += 1
        if asked > _MOST_ASKED:
            return
        opening = "¿" if "?" in found[0] else "¡"
        at = _beginning(text.text, clause, found.start(), opening)
        fixes = () if at is None else (text.fix(at, at, opening),)
        end = found.end() if len(found[0]) < 3 else found.start()  # more marks are told by themselves
        yield Found(*text.span(clause, end), {"mark": opening}, fixes)


def _is_within(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether `mark` stands in brackets within what goes on behind them: «¡Ven a ver (¡hoy!) la feria!»"""
    said = text[start : mark.start()]
    bracket = max(map(said.rfind, "(«“["))
    return text[mark.end() : mark.end() + 1] in tuple(")»”]") and re.search("[¡¿]", said[: max(bracket, 0)]) is not None


def _clause(text: str, start: int, mark: re.Match[str]) -> int | None:
    """Where what `mark` closes begins, if it was never opened."""
    end = mark.end()
    follows = text[end : end + 1]
    said = text[start : mark.start()]
    if follows.isalnum() or follows in ("=", "/", "_", BLANKED) or said.endswith(BLANKED):
        return None
    if "¿" in said or "¡" in said or said.endswith(("(", "[")):
        return None
    last = max((found.end() for found in _ENDS.finditer(said)), default=0)
    said = said[last:]
    opened = max(said.rfind("("), said.rfind("["), said.rfind("«"), said.rfind("“"))
    if opened >= 0 and not re.search(r"[)\]»”]", said[opened:]):
        last, said = last + opened + 1, said[opened + 1 :]
    first = _FIRST.search(said)
    words = _WORD.findall(said)
    if first is None or not words or (words[-1].lower() in _NAMES_WITH_A_MARK):
        return None
    if said.lstrip().startswith(("#", "＃")) and len(said.split()) == 1:
        return None
    begins = first.start()
    while begins and said[begins - 1] in "#＃+\"'":
        begins -= 1
    return start + last + begins


def _beginning(text: str, clause: int, end: int, opening: str) -> int | None:
    said = text[clause:end]
    if (text[clause].islower() and _ON_A_NEW_LINE.search(text, max(0, clause - 8), clause)) or _SHORT_BEFORE.search(
        text, max(0, clause - 8), clause
    ):
        return None
    if opening == "¿":
        if _BY_ITSELF.match(said):
            return clause
        asked = list(_ASKED.finditer(said))
        if len(asked) == 1:
            return clause + asked[0].end()
    return None if _DIVIDED.search(said) else clause


class _Tongues:
    """Whether a clause may be Spanish, for all that it, its paragraph and its text tell."""

    def __init__(self, text: str, speller: Speller | None) -> None:
        self._text = text
        self._speller = speller if speller is not None and speller.has_dictionary("es") else None
        self._around: dict[int, bool] = {}
        self._asked = 0

    def are_spanish(self, start: int, end: int) -> bool:
        said = [word.lower() for word in _WORD.findall(self._text[start:end])]
        if self._speller is not None:
            if not any(self._speller.knows(word) for word in said):
                return False
            strange = [word for word in said if len(word) > 1 and not _knows(self._speller, word)]
            if strange and len(strange) * _UNKNOWN_SHARE >= len(said):
                return False
            if any(word in SMALL_WORDS[other] for word in strange for other in _FOREIGN):
                return False
        if not self._paragraph_is(start):
            return False
        self._asked += 1
        return self._asked > _MOST_ASKED or self._is_spanish(self._text[start:end])

    def _paragraph_is(self, place: int) -> bool:
        start = max(self._text.rfind("\n\n", 0, place), 0)
        if start not in self._around:
            end = self._text.find("\n\n", place)
            self._around[start] = self._is_spanish(self._text[start : len(self._text) if end < 0 else end])
        return self._around[start]

    def _is_spanish(self, piece: str) -> bool:
        piece = piece[:_LONG_ENOUGH]
        if self._speller is not None and self._speller.language_of(piece) != "es":
            return False
        if self._speller is not None:
            return True
        words = [word.lower() for word in _WORD.findall(piece)]
        small = (SMALL_WORDS[other] for other in _FOREIGN)
        return all(len(_of(words, there - _SPANISH)) <= len(_of(words, _SPANISH - there)) for there in small)


def _of(words: list[str], some: frozenset[str]) -> list[str]:
    return [word for word in words if word in some]


def _knows(speller: Speller, word: str) -> bool:
    return speller.knows(word) or speller.knows(word.capitalize())


def unbalanced(reading: Reading) -> Iterator[Found]:
    """Brackets and quotation marks that are opened and never closed, or closed and never opened. Faces, «a)» and the
    marks that go on with a quotation in a new paragraph are none.
    """
    text = running(reading.text)
    faces = [found.start() for found in _FACES.finditer(text.text) if found[0].endswith(")")]
    smile = faces[-1] if faces else -1  # «(y trae agua :)» is closed by a face
    alone = sorted(at for at in _alone(_FACES.sub(_faceless, text.text)) if text.text[at] != "(" or at > smile)
    for place in alone[:_MOST_TOLD]:
        yield Found(*text.span(place, place + 1), {"written": text.text[place]})


def _faceless(found: re.Match[str]) -> str:
    return BLANKED * len(found[0])


def _alone(text: str) -> Iterator[int]:
    listed = {found.end() - 1 for found in _LISTED.finditer(text)}
    opened: list[int] = []
    waiting = dict.fromkeys("([«", 0)
    curly = straight = -1
    for found in _BRACKETS.finditer(text):
        sign, at = found[0], found.start()
        if sign == "\n":
            if text.startswith("\n", at + 1) and straight >= 0:
                yield straight
                straight = -1
        elif sign == '"':
            if not text[max(0, at - 1) : at].isdigit() or straight >= 0:
                straight = at if straight < 0 else -1
        elif sign in _CURLY:
            curly = at if curly < 0 else -1
        elif sign in waiting:
            opened.append(at)
            waiting[sign] += 1
        elif sign == "»" and _GOES_ON.search(text, max(0, at - 4), at) and text[at + 1 : at + 2].isalnum():
            continue
        elif waiting[_CLOSES[sign]]:
            while text[opened[-1]] != _CLOSES[sign]:
                waiting[text[opened[-1]]] -= 1
                yield opened.pop()
            waiting[_CLOSES[sign]] -= 1
            opened.pop()
        elif at not in listed:
            yield at
    yield from opened
    yield from (place for place in (curly, straight) if place >= 0)
