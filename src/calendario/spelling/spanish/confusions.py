"""What is often written for something else, one rule each: «a ver» and «haber», «de que» too many, «el» and «la»…

A rule speaks only where it is nearly always right: what a careful colleague would say, not what a style guide prefers.
The rules were written from the norm (RAE/ASALE, Ortografía de la lengua española, 2010; Diccionario panhispánico de
dudas), never from texts that measure them. `calendario/sentences/real_words.py` has a line for each code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.spelling.spanish.agreement import AGREEMENT
from calendario.spelling.spanish.homophones import HOMOPHONES
from calendario.spelling.speller import Hint

__all__ = ["CODES", "confusions"]

_RULES = (*HOMOPHONES, *AGREEMENT)

CODES = frozenset(rule.code for rule in _RULES)
"""The code of every rule."""

_WORD = re.compile(r"[^\W\d_]+")


def confusions(text: str) -> list[Hint]:
    """What the rules find in `text` (NFC), in order, without overlaps; offsets in code points."""
    there = {word.lower() for word in _WORD.findall(text)}
    found = sorted(_matches(text, there), key=lambda hint: (hint.start, -hint.end))
    kept: list[Hint] = []
    for hint in found:
        if not kept or hint.start >= kept[-1].end:
            kept.append(hint)
    return kept


def _matches(text: str, there: set[str]) -> Iterator[Hint]:
    for rule in _RULES:
        if rule.triggers and there.isdisjoint(rule.triggers):
            continue
        for match in rule.pattern.finditer(text):
            marked = match["x"]
            fixes = [fix(match) if callable(fix) else match.expand(fix) for fix in rule.fixes]
            if not rule.code.endswith("_capital"):
                fixes = [_in_case_of(marked, fix) for fix in fixes]
            corrections = tuple(dict.fromkeys(fix for fix in fixes if fix != marked))
            if corrections:
                yield Hint(marked, match.start("x"), match.end("x"), rule.code, corrections)


def _in_case_of(marked: str, fix: str) -> str:
    if marked.isupper() and len(marked) > 1:
        return fix.upper()
    return fix[0].upper() + fix[1:] if marked[0].isupper() and not fix[0].isupper() else fix
