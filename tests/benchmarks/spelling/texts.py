"""What the spelling is measured on: `tests/data/spelling/evaluation` and `tests/data/spelling/exam` as values."""

from __future__ import annotations

import csv
import os
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

QUICK = bool(os.environ.get("CALENDARIO_BENCH_QUICK"))
"""Whether every figure comes from a fifth of what it usually comes from."""

DATA = Path(__file__).parents[2] / "data" / "spelling"
_NATIVE = ("git", "libreoffice", "tweetnorm")
_ONE_IN = 5
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt word of a text (code points) and what was meant."""

    start: int
    end: int
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Post:
    """A text and the misspelt words that are known to be in it."""

    text: str
    language: str = "es"
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A misspelt word by itself and the words, lower case, of which each may have been meant."""

    typed: str
    meant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is right by itself in a text; `meant` is something else, or the same where it is right there too."""

    text: str
    start: int
    end: int
    typed: str
    meant: str


def posts() -> dict[str, list[Post]]:
    """Texts that are right but for their `slips`, by the name of the set."""
    slips: dict[str, list[Slip]] = defaultdict(list)
    for row in _rows("evaluation/real_errors.tsv"):
        slips[row["post_id"]].append(_slip(row))
    exam = _rows("exam/posts.tsv")
    found = {
        "posts of public bodies": [Post(r["text"], "es", tuple(slips[r["id"]])) for r in _rows(_ADMIN)],
        "social posts": [Post(r["text"]) for r in _rows("evaluation/posts_social.tsv")],
        "exam": [Post(r["text"]) for r in exam if r["country"] == "es-ES"],
        "exam, America": [Post(r["text"], r["country"]) for r in exam if r["country"] != "es-ES"],
        "news and encyclopaedia*": [Post(r["text"]) for r in _rows("evaluation/correct_general.tsv")],
    }
    return {name: _fewer(there) for name, there in found.items()}


def misspelt_posts() -> dict[str, list[Post]]:
    """Texts of which every one has `slips`."""
    exam: dict[str, list[Slip]] = defaultdict(list)
    for row in _rows("exam/misspellings.tsv"):
        exam[row["text"]].append(_slip(row))
    return {
        "real errors": [post for post in posts()["posts of public bodies"] if post.slips],
        "exam": [Post(text, "es", tuple(slips)) for text, slips in exam.items()],
    }


def pairs() -> dict[str, list[Pair]]:
    """Misspellings that are no words, by who made them."""
    found: dict[str, list[Pair]] = {"native typos": [], "learners": [], "synthetic": []}
    for row in (*_rows("evaluation/pairs_real.tsv"), *_rows("evaluation/pairs_synth.tsv")):
        if row["real_word"] == "1":
            continue
        native = any(source in row["source"] for source in _NATIVE)
        name = "synthetic" if row["source"] == "synth" else "native typos" if native else "learners"
        others = [other.strip().lower() for other in row["alternatives"].split(",") if other.strip()]
        found[name].append(Pair(row["typed"], frozenset({row["expected"].lower(), *others})))
    return {name: _fewer(there) for name, there in found.items()}


def accents() -> dict[str, list[Chosen]]:
    """Accents that are wrong, though the word is one; under "exam, right" words that only look like it."""
    exam = [_chosen(row) for row in _rows("exam/accents.tsv")]
    return {
        "dropped from posts": _fewer([_chosen(row) for row in _rows("evaluation/context_accents.tsv", "_with_error")]),
        "exam": [accent for accent in exam if accent.typed != accent.meant],
        "exam, right": [accent for accent in exam if accent.typed == accent.meant],
    }


def confusions() -> tuple[list[Chosen], list[Chosen]]:
    """Words that are taken for others (haber for a ver), and others like them that are right."""
    both = [_chosen(row) for row in _rows("exam/confusions.tsv")]
    return [one for one in both if one.typed != one.meant], [one for one in both if one.typed == one.meant]


def token_cases() -> list[tuple[str, list[str]]]:
    """Texts with hard tokens, and the words of them that are misspelt."""
    return [(row["text"], row["expected_flagged"].split()) for row in _rows("evaluation/tokcases.tsv")]


def sample(items: Sequence[_Item], most: int) -> list[_Item]:
    """The same `most` of `items` in every run."""
    most = most // _ONE_IN if QUICK else most
    return random.Random(2026).sample(list(items), min(most, len(items)))


_ADMIN = "evaluation/correct_admin.tsv"


def _rows(name: str, ending: str = "") -> list[dict[str, str]]:
    """Of a file with a header; `ending` is taken off the names of the columns."""
    return list(_read(DATA / name, ending))


def _read(path: Path, ending: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {name.removesuffix(ending): value for name, value in row.items()}


def _slip(row: dict[str, str]) -> Slip:
    return Slip(int(row["start"]), int(row["end"]), row["typed"], row["expected"])


def _chosen(row: dict[str, str]) -> Chosen:
    start = int(row["start"])
    return Chosen(row["text"], start, start + len(row["typed"]), row["typed"], row["expected"])


def _fewer(items: list[_Item]) -> list[_Item]:
    return items[::_ONE_IN] if QUICK else items
