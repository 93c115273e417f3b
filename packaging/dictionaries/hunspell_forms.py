"""Every word form that a hunspell dictionary (`.aff` + `.dic`) accepts.

Covers what the Spanish dictionary uses: UTF-8 flags of one character, suffixes and prefixes with conditions, cross
products, and affixes that carry further affixes (two levels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of an affix class: take `strip` off, put `add` on, where `condition` matches the word."""

    strip: str
    add: str
    further: str
    condition: re.Pattern[str] | None


@dataclass(slots=True)
class Affix:
    """An affix class: all rules that one flag stands for."""

    is_prefix: bool
    rules: list[Rule] = field(default_factory=list)

    def applied(self, word: str) -> Iterator[tuple[str, str]]:
        """The forms made from `word`, each with the flags it carries on."""
        for rule in self.rules:
            if rule.condition is not None and not rule.condition.search(word):
                continue
            if self.is_prefix and word.startswith(rule.strip):
                yield rule.add + word[len(rule.strip) :], rule.further
            elif not self.is_prefix and word.endswith(rule.strip):
                yield word[: len(word) - len(rule.strip)] + rule.add, rule.further


def affixes(path: Path) -> dict[str, Affix]:
    """The affix classes of an `.aff` file by flag.

    Raises ValueError for an option this reader does not know, rather than giving wrong forms.
    """
    found: dict[str, Affix] = {}
    for line in path.read_text("utf-8").splitlines():
        part = line.split()
        if not part or part[0] in {"SET", "FLAG", "TRY", "REP", "MAP"}:
            continue
        if part[0] not in {"PFX", "SFX"}:
            raise ValueError(f"unknown option in {path.name}: {part[0]}")
        kind, flag = part[0], part[1]
        if flag not in found:
            if part[2] != "Y":
                raise ValueError(f"affix class {flag} does not cross, which this reader takes for granted")
            found[flag] = Affix(is_prefix=kind == "PFX")
            continue
        add, _, further = part[3].partition("/")
        condition = None
        if part[4] != ".":
            condition = re.compile("^" + part[4] if kind == "PFX" else part[4] + "$")
        found[flag].rules.append(Rule("" if part[2] == "0" else part[2], "" if add == "0" else add, further, condition))
    return found


def forms_by_entry(aff: Path, dic: Path) -> dict[str, set[str]]:
    """For each entry of the dictionary the forms that it accepts, in the case in which it writes them."""
    classes = affixes(aff)
    found: dict[str, set[str]] = {}
    for line in dic.read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].strip().partition("/")
        if word:
            found.setdefault(word, {word}).update(_derived(word, flags, classes))
    return found


def _derived(word: str, flags: str, classes: dict[str, Affix]) -> Iterator[str]:
    suffixed = list(_affixed(word, flags, classes, prefixes=False))
    suffixed += [twice for once, further in suffixed for twice in _affixed(once, further, classes, prefixes=False)]
    for form, further in suffixed:
        yield form
        for prefixed, _ in _affixed(form, flags + further, classes, prefixes=True):
            yield prefixed
    for prefixed, _ in _affixed(word, flags, classes, prefixes=True):
        yield prefixed


def _affixed(word: str, flags: str, classes: dict[str, Affix], *, prefixes: bool) -> Iterator[tuple[str, str]]:
    for flag in flags:
        if flag in classes and classes[flag].is_prefix == prefixes:
            yield from classes[flag].applied(word)
