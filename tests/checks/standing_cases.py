"""Posts and how things stand around each: quiet hours, mourning, other posts, official names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from calendario import paths
from calendario.checks.circumstances import Circumstances, OfficialName
from calendario.checks.review import review
from calendario.checks.subject import Recent, Subject
from calendario.domain.finding import Finding
from calendario.domain.house import Crisis, House, Mode, Nature, Period
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.vocabulary import Rules
from calendario.rules import read_rules
from calendario.spelling.spelling import Spelling
from tests.checks.in_full import in_full

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CODES = frozenset(
    {
        "bilingual_pair_missing",
        "crisis_pause_active",
        "deadline_without_source",
        "duplicate_post",
        "emergency_without_timestamp",
        "festive_during_mourning",
        "off_hours_publication",
        "official_name_misspelled",
        "paid_collaboration",
        "spelling_missing_accent",
    }
)
_CASES = Path(__file__).parents[1] / "data/checks/standing.tsv"


@cache
def speller() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


@cache
def rules() -> Rules:
    return read_rules(paths.resources())


@dataclass(frozen=True, slots=True)
class Case:
    """A post with what is expected of it; `around` as `subject` takes it."""

    id: str
    expect: frozenset[str]
    out: str | None
    around: Mapping[str, Any]
    text: str


@cache
def cases() -> tuple[Case, ...]:
    found = []
    for line in _CASES.read_text(encoding="utf-8").splitlines()[1:]:
        name, expect, out, around, text = line.split("\t")
        codes = frozenset(expect.split()) - {"-"}
        told = {} if around == "-" else json.loads(around)
        found.append(Case(name, codes, None if out == "-" else out, told, text.replace("\\n", "\n")))
    return tuple(found)


def subject(
    text: str,
    out: str | None = "2026-12-15T10:00",
    *,
    language: str = "es",
    at: str = "mastodon",
    quiet: tuple[str, str] | None = None,
    mourning: tuple[str, str] | None = None,
    crisis: tuple[str, ...] | None = None,
    languages: tuple[str, ...] = (),
    languages_block: bool = False,
    locale: str = "es-ES",
    nature: str | None = None,
    names: tuple[tuple[str, ...], ...] = (),
    spoken: tuple[str, ...] = (),
    recent: tuple[tuple[str, str], ...] = (),
    source: str = "",
    link: str = "",
    title: str = "",
) -> Subject:
    """`text` where things stand like this, going out at the wall time `out`; None: not planned yet."""
    house = House(
        locale=locale,
        quiet=None if quiet is None else (time.fromisoformat(quiet[0]), time.fromisoformat(quiet[1])),
        languages=tuple(languages),
        languages_block=languages_block,
        periods=() if mourning is None else (_period(mourning),),
        crisis=None if crisis is None else Crisis(NOW, frozenset(map(Nature, crisis))),
    )
    around = Circumstances(
        house=house,
        rules=rules(),
        names=tuple(OfficialName(name, tuple(wrong)) for name, *wrong in names),
        nature=None if nature is None else Nature(nature),
        spoken=tuple(spoken),
        source=source,
    )
    return Subject(
        Content(text, language=language, link=link),
        at,
        network(at).limits,
        None if out is None else datetime.fromisoformat(out),
        title=title,
        around=around,
        recent=tuple(Recent(said, datetime.fromisoformat(when)) for said, when in recent),
    )


def _period(days: tuple[str, str]) -> Period:
    first, last = map(date.fromisoformat, days)
    return Period(Mode.MOURNING, first, last, "Luto oficial")


def every(of: Subject, *, suggest: bool = False) -> list[Finding]:
    """Everything that the review finds."""
    return [in_full(finding) for finding in review(of, NOW, speller(), suggest=suggest)]


def found(text: str, out: str | None = "2026-12-15T10:00", **around: Any) -> list[Finding]:
    """What is found of these codes."""
    return [finding for finding in every(subject(text, out, **around)) if finding.code in CODES]


def codes(text: str, out: str | None = "2026-12-15T10:00", **around: Any) -> set[str]:
    return {finding.code for finding in found(text, out, **around)}
