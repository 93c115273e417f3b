"""The words of a post that a spelling checker should look at, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from calendario.spelling.look_alikes import LAST_LATIN_LETTER, latin_letters, latin_reading

__all__ = ["LONGEST_ACRONYM", "Word", "composition", "in_case_of", "is_crowd", "without_accents", "word_set", "words"]


_CROWD = 300


def word_set(spaced: str) -> frozenset[str]:
    """The words of `spaced`, which are set apart by blanks: how the lists of these modules are written."""
    return frozenset(spaced.split())


def in_case_of(word: str, text: str) -> str:
    """`text` with a capital where `word` has one, or all in capitals as `word` is."""
    if len(word) > 1 and word.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if word[:1].isupper() else text


def without_accents(word: str) -> str:
    """`word` in small letters without accents and diaeresis; ñ and ç stay, being other letters."""
    return "".join(map(_without_accent, word.lower()))


@lru_cache(maxsize=512)
def _without_accent(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0]
    return letter if letter in "ñç" else bare


def is_crowd(unknown: Iterable[str]) -> bool:
    """Whether there are so many different capitalised words that to look what lies near each would take seconds."""
    return len({word for word in unknown if word[0].isupper()}) > _CROWD


@dataclass(frozen=True, slots=True)
class Word:
    """A word to check: `text` composed (NFC), from `start` up to `end` in code points of the text as it was given.

    `language` is that of its sentence (ISO 639-1) where it is another than its text's. `accented`: what a misspelt one
    is with the accents that it lacks, where nothing else is wrong with it.
    """

    text: str
    start: int
    end: int
    language: str | None = None
    accented: str = ""


# Every repetition is bounded or can only match: a megabyte without spaces takes linear time.
_LETTER = r"[^\W\d_²³¹ºª½¼¾]"
_MARK = r"[\u0300-\u036f]"
_LABEL = r"[A-Za-z0-9-]{1,63}"
_ENDINGS = (
    "es|com|org|net|info|eu|edu|gov|gob|cat|eus|gal|madrid|barcelona|tv|io|co|me|ly|gl|be"
    "|app|dev|blog|online|site|social|cl|ar|mx|pe|uy|pt|fr"
)
_GENDERED = "a|as|o|os|es|ra|ras|ora|oras|esa|esas"  # vecinas/os, trabajador/ora
_ORDINALS = "er|era|ero|ra|ro|da|do|ta|to|ma|mo|va|vo|na|no"  # 1.er, 2.do
_TOKENS = re.compile(
    rf"""
      (?P<url>(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s<>"«»]+)
    | (?P<email>[\w.+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,8}})
    | (?P<domain>(?<![\w@.])(?:{_LABEL}\.){{1,8}}(?:{_ENDINGS})\b(?:[/?][^\s<>"«»]*)?)
    | (?P<mention>(?<![\w@])@\w+(?:[.-]\w+)*(?:@{_LABEL}(?:\.{_LABEL}){{0,8}})?)
    | (?P<hashtag>(?<![\w&])[#\uff03](?P<tag>\w+))
    | (?P<code>\b[A-Z]{{1,5}}[-/]?\d\w*)
    | (?P<number>\d(?:[\d.,:/'-]*\d)?(?:\.?[ºª°]\w*|\.(?:{_ORDINALS})\b|\w+)?(?:-[A-Z]\b)?)
    | (?P<gendered>{_LETTER}{{2,40}}(?:/-?(?:{_GENDERED})\b|\((?:{_GENDERED}|e|s)\)s?))
    | (?P<at>{_LETTER}{{1,40}}(?:@{_LETTER}{{0,40}}){{1,4}})
    | (?P<starred>{_LETTER}{{2,40}}\*s\b)
    | (?P<word>{_LETTER}(?:{_LETTER}|{_MARK})*(?:['’·\u2019]{_LETTER}(?:{_LETTER}|{_MARK})*)*)
    """,
    re.VERBOSE,
)
# Soft hyphens, joiners and marks of direction, which may stand in the middle of a word.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TAG_PIECE = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])")
_INCLUSIVE_AT = re.compile(rf"{_LETTER}+@s?\Z")
_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_PLURAL_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,5}s\Z")
_SHOUTED = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,5}\Z")
_TWO_NAMES = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,20}[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,20}\Z")
LONGEST_ACRONYM = 5  # longer words in capitals are shouted words: INFORMACION
_SHORTEST_TAG_PIECE = 3

# Elided articles and prepositions of names: L'Hospitalet, d'Or, dell'Arte.
_ELIDED = frozenset({"d", "l", "n", "s", "m", "t", "dell", "all", "nell"})
# First halves of compounds, right before a hyphen: ex-alcalde, multi-instrumentista.
_FIRST_HALVES = word_set(
    "afro anti auto bio ciber co eco etno euro ex franco greco hispano ibero inter intra judeo macro mega micro "
    "mini multi neo no post pre pro semi socio sub super trans ultra vice"
)
# Unit symbols (SI and usual ones) and the usual abbreviations of notices (RAE, Ortografía 2010, appendix).
_SHORT_FORMS = word_set(
    "km cm mm dm hm kg mg ml cl dl ha kw kwh mw hz khz mhz ghz gb mb kb tb px min seg hs hrs ppm rpm mph kmh db pp "
    "pág págs art arts núm núms tel tels tfno tlf tfnos avda av avd ctra sr sra sres sras srta dr dra dres prof dto "
    "dpto depto admón ayto excmo excma ilmo ilma vs etc ext máx mín ej aprox dcha izda izq pto apdo ref cf cfr ed "
    "eds vol vols cap caps fig figs ss ud uds vd vds dña mons pza plz urb pol ind ntra ntro sto sta fdo incl esc "
    "fco gral hnos ldo lda lic jr telf télf tlfno "
    "lun mié miér miérc jue juev vie vier sáb ene feb abr jun jul ago sep sept set oct nov dic"
)


_BEFORE_NUMBER = word_set("pk ppkk kp")  # kilometre points; pk by itself is a porque of the telephone
_NUMBER = re.compile(r"\.?\s?\d")


def words(text: str, *, doubtful: bool = False) -> Iterator[Word]:
    """The words of `text` to check, in order.

    Left out: web addresses, bare domains, e-mail addresses, mentions (`@user`, `@user@server`), numbers, hours, dates,
    ordinals (3ª, 1.er), codes (M-30), emoji, acronyms up to five letters, Roman numerals, units and abbreviations,
    single letters, words in other scripts, names with a capital inside (WhatsApp, iPhone) and hashtags in one case.
    A CamelCase hashtag gives its pieces. Of `vecinas/os` the first form is given, of `L'Hospitalet` the name; `niñ@s`
    and `col·legi` come whole. What mixes Latin letters with others that look like them is a word whatever it looks like
    (`latin_reading`). `doubtful`: also what is a word as the case may be: what looks like two names written as one
    (NuevaYork), short words in capitals like an acronym's.
    """
    composed, places = composition(text)
    for match in _TOKENS.finditer(composed):
        for start, end in _spans(match, composed, doubtful):
            if places is None:
                yield Word(composed[start:end], start, end)
            else:
                yield Word(composed[start:end], places[start], places[end])


def _spans(match: re.Match[str], composed: str, doubtful: bool) -> Iterator[tuple[int, int]]:
    kind, start = match.lastgroup, match.start()
    if match["word"] is not None:
        yield from _word_spans(match, composed, doubtful)
    elif match["tag"] is not None:
        yield from _tag_spans(match["tag"], match.start("tag"))
    elif kind == "gendered":
        form = re.split(r"[/(]", match[0])[0]
        if not _is_short_form(form):
            yield start, start + len(form)
    elif kind == "at" and _INCLUSIVE_AT.match(match[0]):
        yield match.span()


def _tag_spans(tag: str, start: int) -> Iterator[tuple[int, int]]:
    mixed = latin_reading(tag) is not None
    if tag.islower() or tag.isupper():
        if mixed:
            yield start, start + len(tag)
        return
    for piece in _TAG_PIECE.finditer(latin_letters(tag) if mixed else tag):
        written = tag[piece.start() : piece.end()]
        long = len(written) >= _SHORTEST_TAG_PIECE and not _is_short_form(written) and max(written) <= LAST_LATIN_LETTER
        if long or (mixed and latin_reading(written) is not None):
            yield start + piece.start(), start + piece.end()


def _word_spans(match: re.Match[str], composed: str, doubtful: bool) -> Iterator[tuple[int, int]]:
    word, start = match[0], match.start()
    elided, apostrophe, rest = word.replace("’", "'").partition("'")
    if apostrophe:
        if elided.lower() not in _ELIDED or "'" in rest:
            return
        start, word = start + len(elided) + 1, rest
    if len(word) < 2 or (word.lower() in _BEFORE_NUMBER and _NUMBER.match(composed, match.end())):
        return
    if max(word) > LAST_LATIN_LETTER:
        if latin_reading(word) is not None:
            yield start, match.end()
        return
    if _is_short_form(word):
        if doubtful and _SHOUTED.match(word) and not _ROMAN.match(word):
            yield start, match.end()
        return
    if not word.isupper() and any(letter.isupper() for letter in word[1:]):
        if doubtful and _TWO_NAMES.match(word):
            yield start, match.end()
        return
    if word.lower() in _FIRST_HALVES and composed.startswith("-", match.end()):
        return
    yield start, match.end()


def _is_short_form(word: str) -> bool:
    if word.isupper() and (len(word) <= LONGEST_ACRONYM or _ROMAN.match(word)):
        return True
    return bool(_PLURAL_ACRONYM.match(word)) or word.lower() in _SHORT_FORMS


def composition(text: str) -> tuple[str, list[int] | None]:
    """`text` in NFC without what is not seen, and for each of its offsets (and its end) the offset in `text`; None when
    they are the same.
    """
    unseen = _UNSEEN.search(text) is not None
    if not unseen and unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", _UNSEEN.sub("", text[start:end]) if unseen else text[start:end])
        if not piece:
            start = end
            continue
        pieces.append(piece)
        places.append(start)
        places.extend(max(start, place) for place in range(end - len(piece) + 1, end))  # marks left uncomposed
        start = end
    places.append(len(text))
    return "".join(pieces), places
