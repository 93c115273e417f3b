"""The institution's own names and words in the form in which a check looks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=16)
def in_form(glossary: frozenset[str], form: Callable[[str], str]) -> frozenset[str]:
    """All of them as `form` leaves each, made once for each glossary: there may be a hundred thousand."""
    return frozenset(map(form, glossary))
