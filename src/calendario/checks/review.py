"""The whole review of what one channel would say: every check, whatever door the text came through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from calendario.checks import accepting, catalogue, spelling, whole
from calendario.checks.subject import Subject
from calendario.domain.finding import OF_SPELLING, Finding, Level, Place
from calendario.spelling.speller import Speller

_RANKS = {level: rank for rank, level in enumerate(Level)}
_WHOLE = ("hashtag_", "malformed_", "placeholder_", "sms_", "decorative_")


def review(
    subject: Subject, now: datetime, speller: Speller | None = None, *, suggest: bool = False
) -> tuple[Finding, ...]:
    """Every finding, field by field in the order of its words; with `suggest`, those of misspelt words carry fixes
    (some ms each). What may be meant by a word that is right comes with it anyway.
    """
    found = [
        *whole.of_post(subject, now),
        *accepting.heeded(subject, catalogue.of_words(subject, now, speller)),
    ]
    if speller is not None:
        found += spelling.of_words(subject, speller, suggest=suggest)
    return tuple(sorted(_one_for_each_span(found), key=lambda f: (f.place.rank, f.start, f.end, f.code)))


def _one_for_each_span(found: Iterable[Finding]) -> Iterator[Finding]:
    """Of what is said of the very same words only the gravest; what is wrong in a hashtag or an address is told of the
    whole of it, and not again as a misspelt word.
    """
    gravest: dict[tuple[Place, int, int], Finding] = {}
    for finding in found:
        if finding.start == finding.end:  # of the whole field
            yield finding
            continue
        span = (finding.place, finding.start, finding.end)
        if span not in gravest or _RANKS[finding.level] < _RANKS[gravest[span].level]:
            gravest[span] = finding
    wholes = [(f.place, f.start, f.end) for f in gravest.values() if f.code.startswith(_WHOLE)]
    for finding in gravest.values():
        if finding.code not in OF_SPELLING or not any(
            place == finding.place and start <= finding.start and finding.end <= end for place, start, end in wholes
        ):
            yield finding
