"""A text as the review reads it on the day it goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from calendario.checks.catalogue import of_words
from calendario.checks.circumstances import Circumstances
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Fix
from calendario.domain.networks import network
from calendario.domain.post import Content
from tests.checks.in_full import in_full

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def found(
    text: str,
    out: str | None = "2026-12-01T10:00",
    *,
    language: str = "es",
    moved_from: str | None = None,
    holidays: Iterable[str] = (),
    leaving: bool = False,
) -> list[Finding]:
    """What the catalogue finds in `text` on Mastodon, going out at the wall time `out`; None: not planned yet."""
    subject = Subject(
        Content(text, language=language),
        "mastodon",
        network("mastodon").limits,
        None if out is None else datetime.fromisoformat(out),
        around=Circumstances(
            leaving=leaving,
            moved_from=None if moved_from is None else datetime.fromisoformat(moved_from),
            holidays=frozenset(date.fromisoformat(day) for day in holidays),
        ),
    )
    return [in_full(finding) for finding in of_words(subject, NOW)]


def codes(text: str, out: str | None = "2026-12-01T10:00", **around: object) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in found(text, out, **around)]  # type: ignore[arg-type]


def marked(text: str, finding: Finding) -> str:
    """The words a finding points at."""
    return text[finding.start : finding.end]


def mended(text: str, fix: Fix) -> str:
    """`text` with `fix` applied."""
    return text[: fix.start] + fix.replacement + text[fix.end :]


def every_fix_mends(text: str, out: str | None = "2026-12-01T10:00") -> None:
    """Each fix removes what it is for and makes nothing else wrong."""
    before = found(text, out)
    expected = Counter(one.code for one in before)
    for finding in before:
        for fix in finding.fixes:
            then = mended(text, fix)
            left = Counter(codes(then, out))
            assert left[finding.code] < expected[finding.code], (text, then)
            assert not left - expected, (text, then)
