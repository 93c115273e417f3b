"""The lists that are our own work (`sources/`): loanwords, new words, and what town halls write about.

Those of `sources/fields` and `sources/america.txt` were written field by field from general knowledge, from no text.
There `x/a` has a feminine, regular plurals are made, and `x=` has neither. Capitals and hyphens are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nearness import without_accents

LISTS = Path(__file__).parent / "sources"


def acronyms() -> set[str]:
    return set((LISTS / "es-acronyms.txt").read_text("utf-8").split())


def curated_words() -> set[str]:
    """Our own lower-case words: loanwords, new words and the vocabulary of town halls."""
    entries = _entries(LISTS / "es-words.txt")
    return {part for word in entries for part in word.split("-") if _is_word(part) and len(part) > 1}


def field_words() -> set[str]:
    """What stands in the lists by field, with its regular forms."""
    lists = sorted((LISTS / "fields").glob("*.txt"))
    return {form for path in lists for forms in _formed(path).values() for form in forms}


def american_words() -> dict[str, set[str]]:
    """What stands in the list for America, each with its regular forms."""
    return _formed(LISTS / "america.txt")


def _formed(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in _entries(path):
        word, _, feminine = entry.rstrip("=").partition("/")
        if not _is_word(word) or len(word) < 4:
            continue
        forms = [word, feminine_of(word)] if feminine else [word]
        regular = () if entry.endswith("=") else (plural for form in forms for plural in plurals_of(form))
        found.setdefault(word, set()).update(forms, regular)
    return found


def feminine_of(word: str) -> str:
    """The regular feminine: técnico técnica, licitador licitadora, patrón patrona."""
    if word.endswith("o"):
        return word[:-1] + "a"
    if re.search(r"[áéíó][ns]$", word):
        return word[:-2] + without_accents(word[-2:]) + "a"
    return word + "a" if word[-1] in "lnr" else word


def plurals_of(word: str) -> Iterator[str]:
    """The regular plural, where there is one to be sure of."""
    if word[-1] in "aeoáéó":
        yield word + "s"
    elif word[-1] == "z":
        yield word[:-1] + "ces"
    elif re.search(r"[áéíóú][ns]$", word):
        yield word[:-2] + without_accents(word[-2:]) + "es"
    elif word.endswith(("d", "l", "or")):
        yield word + "es"


def _entries(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _is_word(word: str) -> bool:
    return word.islower() and word.isalpha()
