"""The word forms of the Catalan hunspell dictionaries (`index.aff` + `index.dic`), without what is joined to them.

Read are the suffixes of inflection, one level of them. Left out are elided articles and prepositions (`l'`, `d'`, all
prefix classes) and the classes of clitics (`-ne`, `'n`), which would make 11.6 million forms of under a million: the
checker takes both off a word before it asks (`spelling/words.py`, `spelling/catalan/checker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FLAG_LETTERS = 2  # FLAG long
_FORBIDDEN = "ZZ"
_PASSED_OVER = {"SET", "FLAG", "FULLSTRIP", "FORBIDDENWORD", "WORDCHARS", "ICONV", "TRY", "KEY", "MAP", "REP", "PFX"}
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Suffix:
    strip: str
    add: str
    condition: re.Pattern[str] | None

    def applied(self, word: str) -> str | None:
        if not word.endswith(self.strip) or (self.condition is not None and not self.condition.search(word)):
            return None
        return word[: len(word) - len(self.strip)] + self.add


def forms_by_entry(folder: Path) -> dict[str, set[str]]:
    """For each entry of the dictionary in `folder` its forms, in the case in which it writes them.

    Raises ValueError for an option that this reader does not know.
    """
    classes = _classes(folder / "index.aff")
    found: dict[str, set[str]] = {}
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        entry, _, flags = line.split("\t")[0].strip().partition("/")
        pairs = [flags[i : i + _FLAG_LETTERS] for i in range(0, len(flags), _FLAG_LETTERS)]
        if entry and _FORBIDDEN not in pairs:
            forms = (suffix.applied(entry) for pair in pairs for suffix in classes.get(pair, ()))
            found.setdefault(entry, set()).update(_words([entry, *(form for form in forms if form)]))
    return found


def _words(forms: list[str]) -> Iterator[str]:
    """Those that are one word; of what is hyphenated each part, because it is looked up by itself."""
    for form in forms:
        for part in form.split("-"):
            if len(part) > 1 and _WORD.fullmatch(part):
                yield part


def _classes(aff: Path) -> dict[str, list[_Suffix]]:
    found: dict[str, list[_Suffix]] = {}
    for line in aff.read_text("utf-8").splitlines():
        part = line.split()
        if not part or part[0].startswith("#") or part[0] in _PASSED_OVER:
            continue
        if part[0] != "SFX":
            raise ValueError(f"unknown option in {aff}: {part[0]}")
        if len(part) < 5:  # the head of a class
            continue
        add = part[3].partition("/")[0]
        if "'" in add or "-" in add:
            continue
        condition = None if part[4] == "." else re.compile(part[4] + "$")
        strip = "" if part[2] == "0" else part[2]
        found.setdefault(part[1], []).append(_Suffix(strip, "" if add == "0" else add, condition))
    return found
