"""Hashtags: read aloud only with a capital for each word, written with their accents, whole, and few. The house's own
are right as it writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calendario.checks.check import Found
from calendario.checks.glossary import in_form
from calendario.checks.own_hashtags import as_ours
from calendario.checks.reading import Reading
from calendario.checks.running_text import running
from calendario.checks.wording import is_of_a_template
from calendario.spelling.speller import Speller
from calendario.spelling.words import word_set

_TAG = re.compile(r"(?<![\w&/])[#＃](\w+)")
_PIECE = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[\d_]+")
_FIGURES = re.compile(r"(\d*)(.*?)(\d*)", re.DOTALL)

# A blank after the sign, a sign within, or two tags without a blank between them. Keycaps (#️⃣) are no tags.
_BROKEN = re.compile(
    r"""(?<![\w&/#＃]) (?:
        (?P<blank>[#＃][ \u00a0]+(?P<after>[^\W\d_]\w*))
      | (?P<sign>[#＃]+(?!\ufe0f|\u20e3)(?:[¿¡«“"'(\[*\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?){1,3}
          (?P<behind>[^\W\d_]\w*)[?!»”"')\]*]?)
      | (?P<twice>[#＃]{2,5}(?P<tag>[^\W\d_]\w*))
      | (?P<glued>[#＃]\w+(?:[#＃]\w+){1,20})
      | (?P<inner>[#＃][^\W_]\w*(?:[-&+][^\W_]\w*|['’][^\W_]\w+){1,5})
    )""",
    re.VERBOSE,
)
_HEADING = re.compile(r"(?:^|\n)$")

#: How many tags are many. X: «one or two» (business.x.com, hashtags); Instagram: «three to five» (@creators); networks
#: where tags are hardly read take as many as X.
_MOST: Mapping[str, int] = {"x": 3, "bluesky": 3, "facebook": 3, "telegram": 3, "whatsapp": 3, "threads": 3}
_MOST_ELSEWHERE = 5

_LONGEST = 60  # letters of a tag that is cut into words
_SHORTEST = 8
_LONGEST_WORD = 18
_MOST_TAGS = 100  # whose words are looked at
_ACCENTED = str.maketrans("aeioun", "áéíóúñ")
_PLAIN = str.maketrans("áéíóúüñ", "aeiouun")
#: Little words that stand between others in a tag, and what each costs there: the longer the likelier.
_BETWEEN: Mapping[str, float] = {
    **dict.fromkeys(word_set("para contra desde sobre entre"), 0.7),
    **dict.fromkeys(word_set("del los las por con sin una que tus sus mis nos"), 0.9),
    **dict.fromkeys(word_set("de la el en al un se te tu su mi no si me lo"), 1.1),
    **dict.fromkeys(word_set("a y e"), 1.6),
}
_JOINING = word_set("de del la el los las por con sin para contra en y al sobre entre")
#: Short words that a tag may have beside its little ones.
_SHORT = word_set(
    "día año mes mar río sol luz paz voz ley red fin san arte vida cine club deporte ocio agua aire amor azul baile "
    "casa más hoy tú ya yo ven vive lee son doy doña don pan tren bus rap rock"
)
_FEMININE = ("a", "dad", "tad", "ción", "sión", "cion", "sion", "tud", "ez")
#: Right by themselves, and in a tag two words: «de la», «en casa»; and a verb whose pronoun stands before the next.
_GLUED = word_set("dela delo delas delos dele deles selo sela selos selas encasa encasas tela telo")
_WITH_A_PRONOUN = re.compile(r"(\w{3,})(?:las?|los?|les?|me|te|se|nos)")
_ACRONYMS = word_set("lgtbi lgtbiq lgtbiqa")
_SAINTS = frozenset({"san", "santa", "santo", "sant"})
#: First halves of words that are written as one, and of names of places: what follows them is no word apart.
_FIRST_HALVES = (
    *(
        "eco",
        "bio",
        "mini",
        "maxi",
        "super",
        "hiper",
        "auto",
        "euro",
        "video",
        "tele",
        "foto",
        "radio",
        "ciber",
        "anti",
    ),
    *("micro", "macro", "mega", "semi", "inter", "multi", "extra", "ultra", "info", "agro", "moto", "cine", "porta"),
    *(
        "villa",
        "monte",
        "torre",
        "casa",
        "casas",
        "puebla",
        "fuente",
        "fuentes",
        "puerto",
        "castillo",
        "campo",
        "valle",
    ),
    *("aldea", "peña", "mira", "bena", "alta", "alto", "pozo", "pozos", "piedra", "piedras", "mata", "vila", "santi"),
    *(
        "guarda",
        "corta",
        "para",
        "saca",
        "lava",
        "trota",
        "rompe",
        "quita",
        "cuenta",
        "pasa",
        "salva",
        "porta",
        "medio",
    ),
)
#: Where the accent makes another word, the one that is meant in a tag.
_MEANT: Mapping[str, str] = {"ano": "año", "anos": "años"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What a dictionary knows of pieces of tags, in one language."""

    speller: Speller
    language: str

    def know(self, word: str) -> bool:
        """Whether it is a word, or a name."""
        return self.speller.knows(word, language=self.language) or self.speller.knows(
            word.capitalize(), language=self.language
        )

    def common(self, word: str) -> bool:
        """Whether it is a word."""
        return self.speller.knows(word, language=self.language)

    def accented(self, word: str, *, names: bool = True) -> str | None:
        """`word` (small letters) with the accent that it lacks, where there is exactly one such word."""
        if word in _MEANT:
            return _MEANT[word]
        if (self.know(word) if names else self.common(word)) or len(word) > _LONGEST_WORD + 2:
            return None
        found = {one for one in _variants(word) if (self.know(one) if names else self.common(one))}
        if len(found) > 1:
            found = {one for one in found if self.common(one)}
        return found.pop() if len(found) == 1 else None


def _variants(word: str) -> Iterator[str]:
    tildes = [word]
    for at, letter in enumerate(word):
        if letter == "n" and at:
            tildes.append(word[:at] + "ñ" + word[at + 1 :])
    yield from tildes[1:]
    if word.translate(_PLAIN) == word or "ñ" in word:
        for one in tildes:
            for at, letter in enumerate(one):
                if letter in "aeiou":
                    yield one[:at] + letter.translate(_ACCENTED) + one[at + 1 :]


def in_one_case(reading: Reading) -> Iterator[Found]:
    """«#semanaeuropea»: a screen reader takes it for one word. Only where it is clear which words it is made of."""
    for start, end, right, code in reading.once(_looked_at):
        if code == "case":
            yield _found(reading, start, end, right)


def without_accents(reading: Reading) -> Iterator[Found]:
    """«#DiaDeLaConstitucion»: tags take accents like any word."""
    for start, end, right, code in reading.once(_looked_at):
        if code == "accent":
            yield _found(reading, start, end, right)


def _found(reading: Reading, start: int, end: int, right: str) -> Found:
    text = running(reading.text)
    facts = {"written": text.text[start:end], "right": f"#{right}"}
    return Found(*text.span(start, end), facts, (text.fix(start + 1, end, right),))


def _looked_at(reading: Reading) -> tuple[tuple[int, int, str, str], ...]:
    return tuple(_look_at(reading))


def _look_at(reading: Reading) -> Iterator[tuple[int, int, str, str]]:
    """Every tag that should be another: where it is, what it should be, and what it lacks."""
    if _words_of(reading) is None and not reading.subject.around.hashtags:
        return
    text = running(reading.text).text
    broken = [found.span() for found in _BROKEN.finditer(text)]
    for number, found in enumerate(_TAG.finditer(text)):
        if number >= _MOST_TAGS:
            return
        if is_of_a_template(found[0]) or any(start <= found.start() < end for start, end in broken):
            continue
        right, code = _meant(found[1], reading)
        if right != found[1]:
            yield found.start(), found.end(), right, code


def _words_of(reading: Reading) -> _Words | None:
    speller = reading.speller
    if speller is None or reading.language != "es" or not speller.has_dictionary("es"):
        return None
    return _Words(speller, "es")


def _meant(tag: str, reading: Reading) -> tuple[str, str]:
    """What `tag` should be, and whether it is its case or its accents that it lacks."""
    around, words = reading.subject.around, _words_of(reading)
    own = as_ours(tag, around.hashtags)
    if own is not None:
        return own
    kept = in_form(around.glossary, str.casefold)
    return (tag, "") if words is None or tag.casefold() in kept else _right(tag, words, kept)


def _right(tag: str, words: _Words, kept: frozenset[str]) -> tuple[str, str]:
    """The same as far as a dictionary tells."""
    figures = _FIGURES.fullmatch(tag)
    assert figures is not None  # each of its parts may be empty
    body = figures[2]
    flat = body.islower() or body[1:].islower() or (body.isupper() and len(body) >= _SHORTEST)
    if flat and body.isalpha() and body.casefold() not in kept:
        pieces = _cut(body.lower(), words, kept, capital=body[0].isupper() and not body.isupper())
        if pieces is not None:
            return figures[1] + "".join(_written(piece) for piece in pieces) + figures[3], "case"
    if body.isupper():
        return tag, ""
    return _PIECE.sub(lambda piece: _accented(piece[0], words, kept), tag), "accent"


def _accented(piece: str, words: _Words, kept: frozenset[str]) -> str:
    if len(piece) < 3 or piece.isupper() or not piece.isalpha() or piece.casefold() in kept:
        return piece
    # In small letters it may be a name of the dictionary; with a capital too.
    right = words.accented(piece.lower())
    if right is None:
        return piece
    return right.capitalize() if piece[0].isupper() else right


def _written(piece: str) -> str:
    return piece.upper() if piece in _ACRONYMS else piece.capitalize()


def _cut(body: str, words: _Words, kept: frozenset[str], *, capital: bool) -> list[str] | None:
    """The words of which `body` (small letters) is made, with their accents; None where it is one, or not clear."""
    if not _SHORTEST <= len(body) <= _LONGEST or words.know(body) or words.accented(body) is not None:
        return None
    best: list[tuple[float, list[str]] | None] = [(0.0, [])] + [None] * len(body)
    for start in range(len(body)):
        here = best[start]
        if here is None:
            continue
        for end in range(start + 1, min(len(body), start + _LONGEST_WORD) + 1):
            priced = _price(body[start:end], words, kept, after=here[1][-1] if here[1] else "")
            if priced is None:
                continue
            cost, word = here[0] + priced[0], priced[1]
            there = best[end]
            if there is None or cost < there[0]:
                best[end] = (cost, [*here[1], word])
    whole = best[-1]
    if whole is None or len(whole[1]) < 2:
        return None
    pieces = _agreeing(whole[1], words)
    joined = any(piece in _JOINING for piece in pieces[1:-1])
    if pieces[-1] in _BETWEEN or (len(pieces) == 2 and pieces[0] in _FIRST_HALVES):
        return None
    # A name of a place may be made of two words, and so may a word that no dictionary has yet.
    return (
        None
        if (capital and not joined) or (len(pieces) == 2 and len(body) < 10 and pieces[0] not in _SAINTS)
        else pieces
    )


def _agreeing(pieces: list[str], words: _Words) -> list[str]:
    """«de la movilidad», which also is «del amovilidad»: «del» goes with no feminine."""
    for at in range(len(pieces) - 1):
        rest = pieces[at + 1][1:]
        if pieces[at] == "del" and pieces[at + 1][0] == "a" and len(rest) > 3 and rest.endswith(_FEMININE):
            right = rest if words.common(rest) else words.accented(rest, names=False)
            if right is not None:
                return [*pieces[:at], "de", "la", right, *_agreeing(pieces[at + 2 :], words)]
    return pieces


def _price(piece: str, words: _Words, kept: frozenset[str], *, after: str) -> tuple[float, str] | None:
    """What it costs to take `piece` for a word, and that word; the cheapest cut is the likeliest."""
    if piece in kept:
        return 0.5, piece
    if piece in _BETWEEN:
        return _BETWEEN[piece], piece
    if len(piece) < 4 and not (piece in _SHORT or piece.translate(_PLAIN) != piece):
        right = next((word for word in _SHORT if word.translate(_PLAIN) == piece), None)
        return None if right is None else (1.4, right)
    if len(piece) < 4:
        return (1.4, piece) if piece in _SHORT else None
    cost = {4: 1.35, 5: 1.15}.get(len(piece), 1.0)
    if piece in _GLUED:
        return None
    named = after in _SAINTS or (after in ("de", "en") and len(piece) > 4)
    if (words.common(piece) or (named and words.know(piece))) and piece not in _MEANT:
        return cost, piece
    right = words.accented(piece, names=named)
    stem = _WITH_A_PRONOUN.fullmatch(piece)
    if right is None or (stem is not None and words.common(stem[1])):
        return None
    return cost + 0.2, right


def broken(reading: Reading) -> Iterator[Found]:
    """«# SanAntón», «#¿Sabías», «##Feria», «#uno#dos», «#San-Antón»: what a network does not take for the whole tag."""
    text = running(reading.text)
    for found in _BROKEN.finditer(text.text):
        kind = found.lastgroup if found.lastgroup in ("glued", "inner") else None
        if found["blank"] is not None and _is_heading(text.text, found):
            continue
        if found["inner"] is not None and (reading.language == "eu" or found["inner"][1:].replace("-", "").isdigit()):
            continue
        right = _mended(found)
        if kind is None:
            right = _TAG.sub(lambda tag: "#" + _meant(tag[1], reading)[0], right)
        facts = {"written": found[0][:60]}
        yield Found(*text.span(*found.span()), facts, (text.fix(*found.span(), right),))


def _mended(found: re.Match[str]) -> str:
    for named in ("after", "behind", "tag"):
        if found[named] is not None:
            return f"#{found[named]}"
    if found["glued"] is not None:
        return " ".join(f"#{tag}" for tag in re.split("[#＃]", found["glued"])[1:])
    first, *others = re.split("[-'’&+]", found["inner"][1:])
    return "#" + first + "".join(other[:1].upper() + other[1:] for other in others)


def _is_heading(text: str, found: re.Match[str]) -> bool:
    """Whether a line begins with a sign and several words: a heading of somebody who writes Markdown."""
    if _HEADING.search(text, max(0, found.start() - 1), found.start()) is None:
        return False
    return re.match(r"[ \u00a0]+[^\s#＃]", text[found.end() : found.end() + 4]) is not None


def too_many(reading: Reading) -> Iterator[Found]:
    """More tags than anybody reads on that network; those that are broken are counted too."""
    text = running(reading.text)
    most = _MOST.get(reading.subject.network, _MOST_ELSEWHERE)
    places = sorted((*_BROKEN.finditer(text.text), *_TAG.finditer(text.text)), key=lambda found: found.start())
    counted = len(re.findall(r"[#＃][^\W\d_]", re.sub(r"([#＃])[ \u00a0¿¡«“\"]+(?=\w)", r"\1", text.text)))
    if counted > most and places:
        facts = {"count": counted, "limit": most}
        yield Found(*text.span(places[0].start(), places[-1].end()), facts)
