"""The whole review of what one channel would say: every check, whatever door the text came through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from calendario.checks.words import Word
from calendario.domain.finding import Finding, Fix, Level
from calendario.domain.networks import Limits
from calendario.domain.post import Content, Visibility
from calendario.domain.rulers.parts import beyond, measures
from calendario.domain.slot import instant, wall_time_exists, wall_time_is_ambiguous
from calendario.domain.text import names_a_file
from calendario.domain.thread import needless


class Speller(Protocol):
    """What the review needs of a dictionary."""

    def misspelt(self, text: str, *, language: str = "es") -> tuple[Word, ...]:
        """The words it does not know."""

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What may have been meant, best first."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: what would be said on a network within `limits`, at a naive wall time in a zone (if planned);
    with `threads` a divided text goes out in parts there (see `Channel.has_threads`), of which those numbered in `out`
    are there already: whatever is accepted by now, nobody can shorten them any more.
    """

    content: Content
    network: str
    limits: Limits
    wall_time: datetime | None = None
    zone: str = "Europe/Madrid"
    threads: bool = False
    out: frozenset[int] = frozenset()


def review(
    subject: Subject, now: datetime, speller: Speller | None = None, *, suggest: bool = False
) -> tuple[Finding, ...]:
    """Every finding, in the order of the text; with `suggest`, spelling findings carry their fixes (some ms each)."""
    found = [*_length(subject), *_pictures(subject), *_audience(subject), *_hour(subject, now)]
    if speller is not None:
        found += _spelling(subject, speller, suggest)
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.code)))


def _length(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    if not content.joined.text.strip() and not content.images:
        yield Finding("empty_text", Level.BLOCK)
        return
    if subject.threads:
        yield from (Finding("empty_part", Level.HINT, start, end) for start, end in needless(content.text))
    for told in measures(subject.network, content, subject.limits, threads=subject.threads):
        if told.fits or told.part in subject.out:
            continue
        start, end = beyond(subject.network, content, subject.limits, told.part, threads=subject.threads)
        facts = {"length": told.length, "limit": told.limit, "excess": told.excess, "network": subject.network}
        if told.parts > 1:
            facts["part"] = told.part
        yield Finding("too_long", Level.BLOCK, start, end, facts)


def _pictures(subject: Subject) -> Iterator[Finding]:
    if 1 in subject.out:  # with which they went
        return
    images, limits = subject.content.images, subject.limits
    if len(images) > limits.images:
        yield Finding(
            "too_many_images",
            Level.BLOCK,
            facts={"count": len(images), "limit": limits.images, "network": subject.network},
        )
    if not images and limits.image_required:
        yield Finding("image_required", Level.BLOCK, facts={"network": subject.network})
    for number, image in enumerate(images, start=1):
        if not image.alt.strip():
            yield Finding("missing_alt_text", Level.WARN, facts={"number": number, "count": len(images)})
            continue
        if names_a_file(image.alt):
            yield Finding("alt_text_names_file", Level.WARN, facts={"number": number, "count": len(images)})
        if limits.alt_text is not None and len(image.alt) > limits.alt_text:
            yield Finding("alt_text_too_long", Level.BLOCK, facts={"number": number, "limit": limits.alt_text})


def _audience(subject: Subject) -> Iterator[Finding]:
    # A text meant for followers only must never come out in the open because another network has no such choice.
    if subject.content.visibility is not Visibility.PUBLIC and subject.network not in ("mastodon", "practice"):
        yield Finding("visibility_unsupported", Level.BLOCK, facts={"network": subject.network})


def _hour(subject: Subject, now: datetime) -> Iterator[Finding]:
    if subject.wall_time is None:
        return
    facts = {"wall_time": subject.wall_time.isoformat(timespec="minutes"), "zone": subject.zone}
    if not wall_time_exists(subject.wall_time, subject.zone):
        yield Finding("nonexistent_local_time", Level.BLOCK, facts=facts)
        return
    if wall_time_is_ambiguous(subject.wall_time, subject.zone):
        yield Finding("ambiguous_local_time", Level.WARN, facts=facts)
    if instant(subject.wall_time, subject.zone) < now:
        yield Finding("scheduled_in_past", Level.BLOCK, facts=facts)


def _spelling(subject: Subject, speller: Speller, suggest: bool) -> Iterator[Finding]:
    for word in speller.misspelt(subject.content.text, language=subject.content.language):
        fixes = tuple(Fix(word.start, word.end, s) for s in speller.suggestions(word.text)) if suggest else ()
        yield Finding("spelling_error", Level.WARN, word.start, word.end, {"word": word.text}, fixes)
