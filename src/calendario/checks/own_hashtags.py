"""The hashtags of the house: right as it writes them, and what somebody wrote in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LONG = 8  # letters of a tag that stands in capitals not because it is an acronym


def as_ours(tag: str, hashtags: frozenset[str]) -> tuple[str, str] | None:
    """What `tag` should be, both without their sign, and which it lacks of it: "accent" or "case"; "" for neither, for
    one that has more of them is read no worse. None where it is none of `hashtags`.
    """
    own = _by_letters(hashtags).get(_letters(tag)) if hashtags else None
    if own is None:
        return None
    lacks = _accents(own) - _accents(tag)
    if lacks > 0:
        return own, "accent"
    shouted = tag.isupper() and len(tag) >= _LONG and not own.isupper()
    return (own, "case") if lacks == 0 and (shouted or _capitals(tag) < _capitals(own)) else (tag, "")


@lru_cache(maxsize=16)
def _by_letters(hashtags: frozenset[str]) -> Mapping[str, str]:
    return {_letters(tag[1:]): tag[1:] for tag in sorted(hashtags)}


def _letters(tag: str) -> str:
    """The same for every way of writing it: without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFD", tag.casefold()) if not unicodedata.combining(c))


def _accents(tag: str) -> int:
    return sum(unicodedata.combining(c) > 0 for c in unicodedata.normalize("NFD", tag))


def _capitals(tag: str) -> int:
    return sum(map(str.isupper, tag))
