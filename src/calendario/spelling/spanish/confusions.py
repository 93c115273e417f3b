"""What is often written for something else, one rule each: «a ver» and «haber», «de que» too many, «el» and «la»…

A rule speaks only where it is nearly always right: what a careful colleague would say, not what a style guide prefers.
The rules were written from the norm (RAE/ASALE, Ortografía de la lengua española, 2010; Diccionario panhispánico de
dudas), never from texts that measure them. `calendario/sentences/real_words.py` has a line for each code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from calendario.spelling.spanish.agreement import AGREEMENT
from calendario.spelling.spanish.alike import ALIKE
from calendario.spelling.spanish.haber import HABER
from calendario.spelling.spanish.hay import HAY
from calendario.spelling.spanish.homophones import HOMOPHONES
from calendario.spelling.spanish.linking import LINKING
from calendario.spelling.speller import Hint
from calendario.spelling.words import in_case_of

__all__ = ["CODES", "confusions"]

_RULES = (*HABER, *HOMOPHONES, *AGREEMENT, *HAY, *ALIKE, *LINKING)

CODES = frozenset(rule.code for rule in _RULES)
"""The code of every rule."""

_WORD = re.compile(r"[^\W\d_]+")
_ALWAYS = [at for at, rule in enumerate(_RULES) if not rule.triggers]
_BY_TRIGGER: dict[str, list[int]] = {}
for _at, _rule in enumerate(_RULES):
    for _trigger in _rule.triggers:
        _BY_TRIGGER.setdefault(_trigger, []).append(_at)


def confusions(text: str) -> list[Hint]:
    """What the rules find in `text` (NFC), in order, without overlaps; offsets in code points."""
    spoken = _WORD.findall(text.lower())
    there = set(spoken)
    there.update(map("_".join, pairwise(spoken)))
    found = sorted(_matches(text, there), key=lambda hint: (hint.start, -hint.end))
    kept: list[Hint] = []
    for hint in found:
        if not kept or hint.start >= kept[-1].end:
            kept.append(hint)
    return kept


def _matches(text: str, there: set[str]) -> Iterator[Hint]:
    asked = {at for trigger in there & _BY_TRIGGER.keys() for at in _BY_TRIGGER[trigger]}
    for rule in (_RULES[at] for at in sorted(asked.union(_ALWAYS))):
        for match in rule.pattern.finditer(text):
            marked = match["x"]
            fixes = [fix(match) if callable(fix) else match.expand(fix) for fix in rule.fixes]
            if not rule.code.endswith("_capital"):
                fixes = [in_case_of(marked, fix) for fix in fixes]
            corrections = tuple(dict.fromkeys(fix for fix in fixes if fix != marked))
            if corrections:
                yield Hint(marked, match.start("x"), match.end("x"), rule.code, corrections)
