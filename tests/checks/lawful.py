"""A text as the review reads it for the law: with the lists that come with the program, in a time of elections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from calendario import paths
from calendario.checks.catalogue import of_words
from calendario.checks.circumstances import Circumstances
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding
from calendario.domain.house import House, Mode, Period
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.vocabulary import Rules
from calendario.rules import read_rules
from tests.checks.in_full import in_full

DATA = Path(__file__).parents[1] / "data" / "checks"
NOW = datetime(2027, 4, 1, 9, tzinfo=UTC)
ELECTORAL, PRAISE, PARTY = "electoral_restricted_content", "political_self_promotion", "partisan_content"
LAW = frozenset([ELECTORAL, PRAISE, PARTY])
ELECTIONS = Period(Mode.ELECTORAL, date(2027, 3, 30), date(2027, 5, 23), "Elecciones locales 2027")


@cache
def rules() -> Rules:
    return read_rules(paths.resources())


def subject(
    text: str,
    *,
    out: str = "2027-04-12T10:00",
    elections: bool = True,
    language: str = "es",
    locale: str = "es-ES",
    lists: Rules | None = None,
    own: tuple[str, ...] = (),
) -> Subject:
    """`text` on Mastodon, going out at the wall time `out`; `own` are names of the house."""
    house = House(locale=locale, periods=(ELECTIONS,) if elections else ())
    around = Circumstances(house=house, rules=rules() if lists is None else lists, glossary=frozenset(own))
    content, limits = Content(text, language=language), network("mastodon").limits
    return Subject(content, "mastodon", limits, datetime.fromisoformat(out), around=around)


def read(text: str, **around: object) -> Reading:
    """`text` as a check is given it."""
    return Reading(subject(text, **around), TEXT, text, NOW)  # type: ignore[arg-type]


def found(text: str, **around: object) -> list[Finding]:
    """What is found of the law in `text`."""
    every = of_words(subject(text, **around), NOW)  # type: ignore[arg-type]
    return [in_full(finding) for finding in every if finding.code in LAW]


def codes(text: str, **around: object) -> set[str]:
    """The codes of what is found."""
    return {finding.code for finding in found(text, **around)}


def posts() -> Iterator[tuple[str, str, str, str, str]]:
    """Number, locale, language, expected code and text of each post written down for this."""
    for line in (DATA / "law.tsv").read_text("utf-8").splitlines()[1:]:
        number, locale, language, expected, text = line.split("\t")
        yield number, locale, language, expected, text.replace("\\n", "\n")
