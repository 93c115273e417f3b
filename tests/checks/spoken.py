"""A text as the review hears how it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache

from calendario import paths
from calendario.checks.catalogue import CATALOGUE
from calendario.checks.check import Check, Found
from calendario.checks.circumstances import Circumstances, OfficialName
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding, Fix, Place
from calendario.domain.house import ANY_HOUSE, House, Nature, Treatment
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.vocabulary import Rules
from calendario.rules import read_rules
from calendario.sentences.tone_found import TONE_FINDINGS
from calendario.spelling.spelling import Spelling
from tests.checks.in_full import in_full

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHECKS = tuple(check for check in CATALOGUE if check.code in TONE_FINDINGS)
#: How things stand, by the name that the cases give it: what the post is for, and whose it is.
AROUND = {
    "-": (None, ANY_HOUSE),
    "reply": (Nature.REPLY, ANY_HOUSE),
    "es-CL": (None, House(locale="es-CL")),
    "canarias": (None, House(region="ES-CN")),
    "tu": (None, House(treatment=Treatment.TU)),
    "usted": (None, House(treatment=Treatment.USTED)),
}


@cache
def rules() -> Rules:
    return read_rules(paths.resources())


@cache
def speller() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


def told(
    text: str,
    *,
    house: House = ANY_HOUSE,
    nature: Nature | None = None,
    language: str = "es",
    glossary: Iterable[str] = (),
    names: tuple[OfficialName, ...] = (),
    dictionary: bool = True,
    lists: bool = True,
    place: Place = TEXT,
) -> list[Finding]:
    """What the checks of tone and of clear language find in a field, in the order of its words."""
    around = Circumstances(
        house=house, nature=nature, glossary=frozenset(glossary), names=names, **({"rules": rules()} if lists else {})
    )
    subject = Subject(Content(text, language=language), "mastodon", network("mastodon").limits, around=around)
    reading = Reading(subject, place, text, NOW, speller() if dictionary else None)
    return sorted(_findings(reading), key=lambda finding: (finding.start, finding.end))


def _findings(reading: Reading) -> Iterator[Finding]:
    for check in CHECKS:
        for found in check.find(reading):
            yield _finding(check, found)


def _finding(check: Check, found: Found) -> Finding:
    return in_full(Finding(check.code, found.level or check.level, found.start, found.end, found.facts, found.fixes))


def codes(text: str, **around: object) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in told(text, **around)]  # type: ignore[arg-type]


def words(text: str, code: str, **around: object) -> list[str]:
    """The words that findings of one code point at."""
    return [text[one.start : one.end] for one in told(text, **around) if one.code == code]  # type: ignore[arg-type]


def mended(text: str, fix: Fix) -> str:
    """`text` with `fix` applied."""
    return text[: fix.start] + fix.replacement + text[fix.end :]
