"""What a rule of `confusions` is, and what several of them are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from calendario.spelling.words import word_set

__all__ = ["CLAUSE", "INFINITIVE", "PARTICIPLE", "QUANTITY", "Rule", "rule"]

_Fix = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """`triggers` are words (lower case) or pairs of words that follow each other («de_que»), without one of which it
    cannot match. What is marked is the group `x`, else
    all of the match. `fixes` (with groups as in `re.Match.expand`) take its place, best first.
    """

    code: str
    triggers: frozenset[str]
    pattern: re.Pattern[str]
    fixes: tuple[_Fix, ...]


def rule(code: str, triggers: str, pattern: str, *fixes: _Fix) -> Rule:
    """A rule whose triggers are set apart by blanks and whose pattern minds no case unless it says so."""
    return Rule(code, word_set(triggers), re.compile(pattern, re.IGNORECASE), fixes)


PARTICIPLE = r"(?:\w{1,24}[aeií]do|hecho|dicho|visto|puesto|escrito|abierto|vuelto|roto|muerto|cubierto)\b"
INFINITIVE = r"\w{1,24}[aeií]r(?:l[aeo]s?|se|me|te|nos|os)?\b"
QUANTITY = (
    r"(?:much[oa]s|vari[oa]s|algun[oa]s|poc[oa]s|demasiad[oa]s|bastantes|tant[oa]s|cientos|miles|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|\d+)"
)
CLAUSE = r"(?:^|(?<=[.!?…;:,¿¡(«\"\n])|(?<=[.!?…;:,] ))"
