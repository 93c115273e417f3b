"""Where grammar knows more of an accent than the prose that the model learned from, and how sure one must be.

All figures are natural logarithms of odds, set by hand; the words are the closed ones of a grammar (articles,
prepositions, question words) or what commonly stands with them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from calendario.spelling.spanish.tokens import SENTENCE_ENDS, Token, Variant, stress
from calendario.spelling.words import word_set

__all__ = ["WORTH_NAMING", "leaning", "needed"]

WORTH_NAMING = 0.0
"""Other accents that fit better than what was written are named too, from here on."""

# An accent left out is the usual slip; one too many is rare, and the prose has too little of it to judge by.
_LEFT_OUT = 1.5
_TOO_MANY = 6.0
_MAY_HAVE_ONE_TOO_MANY = word_set("está están varías públicas práctica sí más cuál cuándo")
_OF_COMMON_WORD = {
    "el": 6.0,
    "de": 7.0,
    "que": 4.5,
    "se": 6.0,
    "si": 3.0,
    "te": 6.0,
    "este": 3.5,
    "mi": 2.0,
    "tu": 2.5,
    "como": 2.2,
}
_OF_NAME = 3.5  # more, for a capital within a sentence: Vera, Barbara
_SURE, _LIKELY, _BIT = 4.0, 2.0, 1.5
_NEAR = 2  # words back

_PREPOSITIONS = word_set("a con contra de desde en entre hacia hasta para por según sin sobre tras ante")
_BEFORE_NOUN = _PREPOSITIONS | word_set("el un del al este ese su sus cada otro otra nuestro nuestra primer gran")
_BEFORE_OBJECT = word_set("su sus el la los las un una unos unas estas estos este esta esto eso que")
_BEFORE_SUBJUNCTIVE = word_set(
    "que si como para aunque ojalá quien quienes cuando donde cual cuales antes sin quizá quizás"
)
_OPENINGS = word_set('¿ ¡ « " ( :')
_CLOSINGS = SENTENCE_ENDS | word_set(', ; : ) » "')
_QUESTIONS = word_set("cuando donde quien quienes como cual cuales cuanto cuantos cuanta cuantas adonde")
_ASKING = word_set(
    "saber sabe sabes sé sabemos saben sabéis dinos decidir decide elige elegir preguntar pregunta preguntan averigua "
    "averiguar descubre descubrir explica explicar explicamos indicar indica consultar consulta recordar"
)
_STATE = re.compile(
    r"(?:[aei]d[oa]s?|[aeiá]ndo|abiert[oa]|cerrad[oa]|dispuest[oa]|previst[oa]|escrit[oa]|hech[oa]|cubiert[oa]|llen[oa]"
    r"|vací[oa]|list[oa]|list[oa]s|disponible|pendiente|operativ[oa]|activ[oa])$"
)
_MASCULINE_STATE = re.compile(
    r"(?:[aei]do|[aeiá]ndo|abierto|previsto|dispuesto|escrito|hecho|cubierto|listo|lleno|disponible)$"
)
_PAST = re.compile(r"(?:ó|ía|ían|aba|aban|ron|dijo|hizo|quiso|antes|después|sin|para|de)$")
_STATE_OF_ESTE = re.compile(
    r"(?:\w+ndo|(?:abiert|cerrad|previst|list|incluid|permitid|prohibid|terminad|acabad|completad|dormid|rot|hech|escrit"
    r"|ocupad|obligad|autorizad|inscrit|registrad|empadronad|destinad|preparad|limpi)[oa]|disponible|pendiente)\Z"
)
_STILL = word_set(
    "no hay queda quedan falta faltan está están estás estáis estamos puedes puede podéis se es son tienes tenemos"
)
_EVEN = word_set("así cuando siendo con sin habiendo a estando sabiendo los las el la")
_OF_YOU = word_set(
    "también mismo misma decides eliges puedes sabes tienes quieres eres y o solo tampoco haces vas vienes participas"
)


def leaning(text: Sequence[Token], place: int, meant: Variant, typed: Variant) -> float:
    """How much grammar speaks for `meant` instead of `typed` at `place` of `text`."""
    word, form = typed.word, meant.word
    before = text[place - 1].lower if place else "."
    after = text[place + 1].lower if place + 1 < len(text) else "."
    if word in _QUESTIONS:
        if after in ("más", "mayor", "menos") or (word == "quien" and before == ","):
            return -_SURE
        return _LIKELY if before == "¿" or before in _ASKING else 0.0
    by_word = _OF_WORD.get(word)
    if by_word is not None:
        return by_word(before, after)
    if before in ("tú", "si") and word.endswith(("as", "es")):
        return -_SURE  # tú bebes
    if stress(form) == "3" and stress(word) == "0":
        if before in _BEFORE_NOUN:
            return _LIKELY  # de publico, el medico: no verb stands there
        return -_LIKELY if after in _BEFORE_OBJECT else 0.0  # publica su informe
    if form.endswith(("rá", "rán", "rás")) and word.endswith(("ra", "ran", "ras")):
        return _of_future(text, place)
    if form.endswith("ó") and word.endswith("o"):
        return _of_past(text, place, meant, typed)
    return 0.0


def _of_future(text: Sequence[Token], place: int) -> float:
    for distance, token in enumerate(reversed(text[:place]), 1):
        if token.lower in SENTENCE_ENDS:
            break
        if token.lower in _BEFORE_SUBJUNCTIVE:
            if token.lower == "si" or (distance <= _NEAR and _PAST.search(text[max(0, place - distance - 1)].lower)):
                return -_SURE - _LIKELY  # pidió que se celebrara
            return -_LIKELY
    return _BIT  # a past subjunctive hangs on something


def _of_past(text: Sequence[Token], place: int, meant: Variant, typed: Variant) -> float:
    before = text[place - 1].lower if place else "."
    after = text[place + 1].lower if place + 1 < len(text) else "."
    if before in ("yo", "me", "te") or before in SENTENCE_ENDS:
        return -3.0  # Solicito que…
    if before == "se":
        return _LIKELY  # nobody says of himself «se solicito»
    if after in ("su", "sus") and typed.word != "bajo" and before.isalpha() and before not in _BEFORE_NOUN:
        return _SURE
    if meant.zipf >= typed.zipf + 0.25 and place > 1 and text[place - 2].lower in ("el", "la") and before.isalpha():
        return _BIT  # la concejala participo
    return 0.0


def _of_esta(before: str, after: str) -> float:
    after = after.partition("-")[0]  # esta ciudad-estado
    if _MASCULINE_STATE.search(after):
        return _SURE
    return _LIKELY if before in ("no", "ya", "se", "que") and _STATE.search(after) else 0.0


def _of_este(before: str, after: str) -> float:
    if before in ("que", "no", "cuando", "mientras", "donde", "quien", "solo") and _STATE_OF_ESTE.match(after):
        return _SURE
    return 0.0


def _of_hacia(_before: str, after: str) -> float:
    return -_SURE if after in ("el", "la", "los", "las") else 0.0


def _of_el(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and after in _CLOSINGS else 0.0


def _of_mi(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and (after in _CLOSINGS or after in ("mismo", "misma")) else 0.0


def _of_si(before: str, after: str) -> float:
    return _SURE if before in _PREPOSITIONS and after in ("mismo", "misma", "mismos", "mismas") else 0.0


def _of_tu(_before: str, after: str) -> float:
    return _SURE if after in _OF_YOU or after in _CLOSINGS else 0.0


def _of_aun(before: str, after: str) -> float:
    if after in _EVEN:
        return -_SURE
    return _SURE if after in _STILL or before in ("más", "mejor", "menos", "peor") else 0.0


_OF_WORD = {
    "hacia": _of_hacia,
    "esta": _of_esta,
    "este": _of_este,
    "el": _of_el,
    "mi": _of_mi,
    "si": _of_si,
    "tu": _of_tu,
    "aun": _of_aun,
}


def needed(text: Sequence[Token], place: int, meant: str) -> float:
    """The odds from which on `meant` is proposed at `place` of `text`; infinite where it never is."""
    token = text[place]
    if stress(token.lower) != "0":
        return _TOO_MANY if token.lower in _MAY_HAVE_ONE_TOO_MANY else math.inf
    least = _OF_COMMON_WORD.get(token.lower, _LEFT_OUT)
    if stress(meant) == "3" and meant.endswith(("te", "me", "nos")):
        least += _LEFT_OUT  # tómate, which hardly stands where tomate does
    before = text[place - 1] if place else None
    if token.text[0].isupper() and before is not None and before.lower not in SENTENCE_ENDS | _OPENINGS:
        least += math.inf if before.text[0].isupper() else _OF_NAME  # María Vera
    return least
