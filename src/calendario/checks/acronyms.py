"""Capitals that stand for something people do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from calendario.checks.check import Found
from calendario.checks.circumstances import OfficialName
from calendario.checks.reading import Reading
from calendario.checks.running_text import Tongues
from calendario.checks.voice import is_quoted, own
from calendario.domain.dates.keys import key_of, word_set
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.domain.finding import TEXT
from calendario.domain.vocabulary import Rules

_SHORTEST, _LONGEST = 3, 7
_MOST = 3
_ANY = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑÇ]{3,7}(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = re.compile(r"[IVXLCDM]+")
_GLUED = frozenset("-/+&.@_'’")
# What they are called after these is their own name: no letters stand for words that a reader misses.
_NAMED_AFTER = word_set("""
    grupo banda orquesta duo trio dj cantante rapero artista coro coral charanga compañia asociacion club empresa
    fundacion sindicato partido marca tienda cooperativa ong colectivo federacion plataforma radio cadena canal emisora
    periodico diario revista supermercado banco hotel festival gimnasio academia editorial constructora concesionaria
    modelo serie programa app aplicacion consola videojuego pelicula
""")
_LITTLE = word_set("de del la el los las y e en para por con a al o sobre un una su contra")
_SEARCHED = 400  # tokens in which the words that it stands for are looked for


def unexplained(reading: Reading) -> Iterator[Found]:
    """Each once. What is explained nearby, known to everybody, the house's own, shouted, a code or a name is let be."""
    text = reading.text
    if reading.language != "es" or reading.place != TEXT or reading.speller is None or _ANY.search(text) is None:
        return
    tokens, around = tokens_of(text), reading.subject.around
    known, met, tongues = _known(around.rules, around.house.country), set[str](), Tongues(reading)
    told = 0
    ours: frozenset[str] | None = None
    for place in range(len(tokens)):
        token = tokens.at(place)
        if token.kind is not Kind.WORD or not _SHORTEST <= token.end - token.start <= _LONGEST:
            continue
        written = own(tokens, place)
        if not written.isupper() or token.key in known or token.key in met or _ROMAN.fullmatch(written):
            continue
        if _is_a_code(tokens, place) or _is_shouted(tokens, place) or _is_a_name(tokens, place):
            continue
        if ours is None:
            ours = _ours(around.glossary, around.names)
        if token.key in ours or reading.speller.knows(written.lower()) or is_quoted(reading, token.start):
            continue
        if _is_explained(tokens, place):
            met.add(token.key)  # whoever reads on knows it
        elif tongues.at(token.start) == "es":
            met.add(token.key)
            yield Found(token.start, token.end, {"written": written})
            told += 1
            if told == _MOST:
                return


@lru_cache(maxsize=4)
def _known(rules: Rules, country: str) -> frozenset[str]:
    return frozenset(key_of(phrase.words) for phrase in rules.phrases("known_acronyms", "es", country))


@lru_cache(maxsize=8)
def _ours(glossary: frozenset[str], names: tuple[OfficialName, ...]) -> frozenset[str]:
    """Every word of the house's own."""
    every = (*glossary, *(name.name for name in names))
    return frozenset(key_of(word) for name in every for word in re.findall(r"\w+", name))


def _is_a_code(tokens: Tokens, place: int) -> bool:
    """«CM-4000», «PM10», «25N», «1234 BCD», «C.D.», «20 MWh»."""
    before, token, after = tokens.at(place - 1), tokens.at(place), tokens.at(place + 1)
    if before.kind is Kind.NUMBER and not token.line:
        return True
    if before.key in _GLUED and not token.spaced and tokens.at(place - 2).end == before.start:
        return True
    if after.spaced:
        return after.kind is Kind.NUMBER and not after.line and _YEAR.fullmatch(after.key) is None
    beyond = tokens.at(place + 2)
    return after.kind is Kind.NUMBER or (after.key in _GLUED and not beyond.spaced and not beyond.line)


def _is_shouted(tokens: Tokens, place: int) -> bool:
    """Whether other capitals stand beside it: a heading, a warning."""
    for beside, line in ((place - 1, tokens.at(place).line), (place + 1, tokens.at(place + 1).line)):
        neighbour = tokens.at(beside)
        if not line and neighbour.end - neighbour.start > 1 and own(tokens, beside).isupper():
            return True
    return False


def _is_a_name(tokens: Tokens, place: int) -> bool:
    return tokens.word(place - 1) in _NAMED_AFTER


def _is_explained(tokens: Tokens, place: int) -> bool:
    """«Plan de Movilidad Urbana Sostenible (PMUS)», «PMUS (Plan de…)», or its words anywhere else."""
    if tokens.is_(place - 1, "(") and tokens.is_(place + 1, ")") and tokens.at(place - 2).kind is Kind.WORD:
        return True
    if tokens.is_(place + 1, "(") and tokens.at(place + 2).kind is Kind.WORD:
        return True
    letters = tokens.at(place).key
    first = max(0, place - _SEARCHED)
    return any(_spells(tokens, at, letters) for at in range(first, min(len(tokens), place + _SEARCHED)) if at != place)


def _spells(tokens: Tokens, place: int, letters: str) -> bool:
    """Whether words that follow each other from `place` on begin with `letters`; little words may give none: «Oficina
    Municipal de Información al Consumidor».
    """
    at = 0
    while at < len(letters):
        word = tokens.word(place)
        if not word:
            return False
        if at == 0 or word not in _LITTLE:
            if word[0] != letters[at]:
                return False
            at += 1
        place += 1
    return True
