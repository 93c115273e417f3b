"""What a rule of `confusions` is, and what several of them are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from calendario.spelling.words import word_set

__all__ = ["CLAUSE", "INFINITIVE", "PARTICIPLE", "QUANTITY", "SEEN", "START", "STOP", "Rule", "rule", "swap"]

_Fix = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """`triggers` are words (lower case) or pairs of words that follow each other («de_que»), without one of which it
    cannot match. What is marked is the group `x`, else
    all of the match. `fixes` (with groups as in `re.Match.expand`) take its place, best first.
    """

    code: str
    triggers: frozenset[str]
    written: str
    fixes: tuple[_Fix, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """What `written` says. Made when first asked for: most of the rules are for words that nobody writes today."""
        return _compiled(self.written)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def rule(code: str, triggers: str, pattern: str, *fixes: _Fix) -> Rule:
    """A rule whose triggers are set apart by blanks and whose pattern minds no case unless it says so."""
    return Rule(code, word_set(triggers), pattern, fixes)


def swap(code: str, pairs: str, *, behind: str = "", before: str = "", but: str = "") -> Rule:
    """A rule for words that are taken for each other: of `pairs`, «wrong/right» set apart by blanks («_» is a blank in
    one), each wrong one is marked behind what the pattern `behind` finds (with its blank) and before what `before`
    finds, but for what `but` does there.
    """
    fixes = dict(pair.replace("_", " ").split("/") for pair in pairs.split())
    triggers = " ".join("_".join(wrong.split()[:2]) for wrong in fixes)
    either = "|".join(sorted(fixes, key=len, reverse=True))
    pattern = (
        rf"{behind or chr(92) + 'b'}(?P<x>{either})\b"
        + (f"(?={before})" if before else "")
        + (f"(?!{but})" if but else "")
    )
    return rule(code, triggers, pattern, lambda match: fixes[match["x"].lower()])


PARTICIPLE = r"(?:\w{1,24}[aeií]do|hecho|dicho|visto|puesto|escrito|abierto|vuelto|roto|muerto|cubierto)\b"
INFINITIVE = r"\w{1,24}[aeií]r(?:l[aeo]s?|se|me|te|nos|os)?\b"
QUANTITY = (
    r"(?:much[oa]s|vari[oa]s|algun[oa]s|poc[oa]s|demasiad[oa]s|bastantes|tant[oa]s|cientos|miles|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|\d+)"
)
CLAUSE = r"(?:^|(?<=[.!?…;:,¿¡(«\"\n])|(?<=[.!?…;:,] ))"
START = r"(?:^|(?<=[.!?…\n¡])|(?<=[.!?…] ))(?:[^\w\s¿,;:]+ ?)?"
"""Where a sentence begins, behind a sign or an emoji too."""
STOP = r"(?:[.,;!?)]|$)"
SEEN = r"(?:sido|ido|podido|tenido|hecho|dicho|visto|venido|estado|recibido|terminado|pagado|pedido|leído|escrito)\b"
