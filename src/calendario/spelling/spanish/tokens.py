"""Spanish text as the model of accents sees it: its words and signs, the accents that each word may have, and what
stands around one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from calendario.spelling.words import word_set

__all__ = ["SENTENCE_ENDS", "Token", "Variant", "evidence", "stress", "tokens", "variants_of"]

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[.,;:!?¡¿()«»\"…\n]|\x00+")
SENTENCE_ENDS = frozenset(".!?…\n")
_RARE_ZIPF = 1.0  # for words of the dictionary that no text counted had
_LONGEST = 30

# Right with another accent too (RAE/ASALE, Ortografía de la lengua española, 2010; Diccionario panhispánico de dudas).
_BOTH_RIGHT = word_set(
    """
    solo guion guiones truhan ion prion video videos periodo periodos austriaco austriaca austriacos austriacas cardiaco
    cardiaca cardiacos cardiacas policiaco policiaca policiacos policiacas zodiaco zodiacos maniaco maniaca maniacos
    maniacas demoniaco demoniaca demoniacos demoniacas afrodisiaco afrodisiacos paradisiaco paradisiaca paradisiacos
    paradisiacas hipocondriaco hipocondriaca hipocondriacos elegiaco elegiaca amoniaco amoniacos alveolo alveolos
    gladiolo gladiolos olimpiada olimpiadas dinamo dinamos elite elites futbol beisbol cartel carteles coctel cocteles
    icono iconos ibero ibera iberos iberas karate omoplato omoplatos osmosis pelicano pelicanos pudin reuma chofer
    choferes bereber celtibero celtibera etiope etiopes atmosfera atmosferas medula medulas exegesis hemiplejia
    paraplejia cenit ambrosia isobara isobaras pabilo poligloto poliglota poliglotos poliglotas sanscrito meteoro misil
    misiles reptil reptiles travesti travestis rimel gospel chasis quiromancia nigromancia cartomancia mimesis monolito
    monolitos soviet soviets fotolisis electrolisis torticolis dominico balaustre balaustres conclave conclaves ciclope
    ciclopes omega
    """
)
# Their twin is as frequent as the name that is written alike, and hardly ever meant itself (a coin).
_TWIN_OF_A_NAME = word_set("colon")
# Forms whose accent nobody needs any more: right with it and without, so they are no rival of the form without.
_NEEDLESS = word_set("sólo éste ésta éstos éstas ése ésa ésos ésas aquél aquélla aquéllos aquéllas")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a text: as written, in lower case, and where it stands."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to accent a word, with the seeds under which its evidence is kept: its own, its kind's, its wider kind's.

    `zipf` is how common it is in general.
    """

    word: str
    zipf: float
    seeds: tuple[int, int, int]


_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
_PLAIN = str.maketrans({acute: plain for plain, acute in _ACUTE.items()})


def tokens(text: str) -> list[Token]:
    """What `text` (NFC) is made of, without blanks and what no reader hears."""
    return [Token(m[0], m[0].lower(), *m.span()) for m in _TOKEN.finditer(text)]


def variants_of(word: str, weight: Callable[[str], int]) -> tuple[Variant, ...]:
    """The words that differ from `word` (lower case) in their accent alone, itself among them; empty for a single one.

    `weight` is 0 for what is no word, else 100 × Zipf or 1.
    """
    plain = word.translate(_PLAIN)
    if plain in _BOTH_RIGHT or plain in _TWIN_OF_A_NAME or len(plain) > _LONGEST:
        return ()
    weights = {form: weight(form) for form in _accentuations(plain) if form not in _NEEDLESS}
    found = sorted(form for form, there in weights.items() if there)
    if len(found) < 2:
        return ()
    zipfs = {form: max(_RARE_ZIPF, weights[form] / 100) for form in found}
    stresses = {form: stress(form) for form in found}
    kind = f"{plain[-2:]}|{''.join(sorted(stresses.values()))}"
    first, second = sorted(found, key=lambda form: (-zipfs[form], form))[:2]
    usual = stresses[first] if zipfs[first] - zipfs[second] >= 0.5 else "="
    return tuple(
        Variant(
            form,
            zipfs[form],
            (
                zlib.crc32(form.encode()),
                zlib.crc32(f"{kind}|{usual}|{stresses[form]}".encode()),
                zlib.crc32(f"{plain[-1:]}|{kind.partition('|')[2]}|{stresses[form]}".encode()),
            ),
        )
        for form in found
    )


def _accentuations(plain: str) -> Iterator[str]:
    yield plain
    for i, letter in enumerate(plain):
        if letter in _ACUTE:
            yield plain[:i] + _ACUTE[letter] + plain[i + 1 :]


def stress(word: str) -> str:
    """Which vowel from the end has the accent; 0 for none."""
    seen = 0
    for letter in reversed(word):
        if letter in "aeiouáéíóúü":
            seen += 1
            if letter in "áéíóú":
                return str(seen)
    return "0"


_KEPT = word_set(
    """
    a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras el la los las lo
    un una unos unas mi tu su mis tus sus este esta estos estas ese esa esos esas aquel aquella y e o u ni que si se me
    te le les nos os no ya muy más menos tan como cuando donde quien cual es son era fue ha han había hay está están ser
    todo toda todos todas cada otro otra
    """
)
_ENDINGS = (
    (re.compile(r"mente$"), "mente"),
    (re.compile(r"[aeí]ndo(?:l[aeo]s?|se|me|te|nos)?$"), "ndo"),
    (re.compile(r"[aeií]d[oa]s?$"), "ado"),
    (re.compile(r"[aeiáéí]r(?:l[aeo]s?|se|me|te|nos|os)*$"), "ar"),
    (re.compile(r"(?:[cst]i[oó]n|dad|tud|dades|iones|eza|anza|encia|ancia|aje|ismo|or|ores)$"), "noun"),
    (re.compile(r"(?:al|ales|ivos?|ivas?|icos?|icas?|os[oa]s?|ible|able|ibles|ables)$"), "adj"),
    (re.compile(r"(?:ía|ían|aba|aban)$"), "aba"),
    (re.compile(r"(?:aron|ieron|eron)$"), "aron"),
    (re.compile(r"(?:rá|rán|ré|remos)$"), "rá"),
    (re.compile(r"ó$"), "ó"),
    (re.compile(r"(?:amos|emos|imos)$"), "mos"),
    (re.compile(r"[aáeéií]is$"), "is"),
)


def _class_of(token: Token, *, first: bool) -> str:
    word = token.lower
    if not word[0].isalpha() or word in _KEPT:
        return word if not word[0].isdigit() else "0"
    if not first and token.text[0].isupper():
        return "Name"
    for ending, name in _ENDINGS:
        if ending.search(word):
            return name
    return word[-1] if word[-1] not in "sn" else word[-2:]


_MOODS = word_set("que si como para quien cual cuyo donde cuando aunque ojalá quizá quizás acaso tal apenas sin antes")
_FAR = 5


def evidence(text: Sequence[Token], place: int) -> list[bytes]:
    """What stands around the token at `place` of `text`, in pieces that the model weighs one by one."""
    words: list[str] = []
    classes: list[str] = []
    for at in (place - 2, place - 1, place + 1, place + 2):
        if not 0 <= at < len(text):
            words.append("#")
            classes.append("#")
            continue
        token = text[at]
        first = at == 0 or text[at - 1].lower in SENTENCE_ENDS
        words.append("0" if token.lower[0].isdigit() else token.lower)
        classes.append(_class_of(token, first=first))
    b2, b1, a1, a2 = words
    cb2, cb1, ca1, ca2 = classes
    mood, question, verb = "-", "-", "-"
    for at in range(place - 1, max(-1, place - 40), -1):
        token = text[at]
        if token.lower in SENTENCE_ENDS:
            break
        if token.lower in ("¿", "¡"):
            question = token.lower
            break
        if mood == "-" and place - at <= _FAR and token.lower in _MOODS:
            mood = f"{token.lower}{place - at if place - at < 3 else ''}"
        if verb == "-" and token.lower.endswith(("ó", "ron", "rá", "rán")):
            verb = token.lower[-2:]
    case = "A" if text[place].text.isupper() else "a" if text[place].text.islower() else "Aa"
    end = "?" if any(token.lower == "?" for token in text[place + 1 : place + 12]) else "-"
    return [
        piece.encode()
        for piece in (
            "",
            f"<{b1}",
            f">{a1}",
            f"<>{b1} {a1}",
            f"<<{b2} {b1}",
            f">>{a1} {a2}",
            f"[{cb1}",
            f"]{ca1}",
            f"[]{cb1} {ca1}",
            f"[[{cb2} {cb1}",
            f"]]{ca1} {ca2}",
            f"[>{cb1} {a1}",
            f"<]{b1} {ca1}",
            f"[[]{cb2} {cb1} {ca1}",
            f"[]]{cb1} {ca1} {ca2}",
            f"m{mood}",
            f"m{mood} {ca1}",
            f"q{question}{end}",
            f"q{question} {b1}",
            f"v{verb}",
            f"c{case} {cb1}",
        )
    ]
