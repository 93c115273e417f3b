"""Whether what would be said has the form that its network takes: length, pictures, who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain.describing import poor_because
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Visibility
from calendario.domain.rulers.parts import beyond, measures
from calendario.domain.thread import needless


def of_length(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """Nothing at all, parts of a thread that say nothing, and what does not fit, part by part."""
    content = subject.content
    if not subject.says_something:
        yield Finding("empty_text", Level.BLOCK)
        return
    typed = content.text if subject.typed is None else subject.typed
    if subject.threads:
        yield from (Finding("empty_part", Level.HINT, start, end) for start, end in needless(typed))
    for told in measures(subject.network, content, subject.limits, threads=subject.threads):
        if told.fits or told.part in subject.out:
            continue
        start, end = beyond(
            subject.network, content, subject.limits, told.part, threads=subject.threads, added=subject.added
        )
        facts = {"length": told.length, "limit": told.limit, "excess": told.excess, "network": subject.network}
        if told.parts > 1:
            facts["part"] = told.part
        yield Finding("too_long", Level.BLOCK, start, end, facts)


def of_pictures(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """How many there are, and how each is described."""
    if 1 in subject.out:  # with which they went
        return
    images, limits = subject.content.images, subject.limits
    if len(images) > limits.images:
        yield Finding(
            "too_many_images",
            Level.BLOCK,
            facts={"count": len(images), "limit": limits.images, "network": subject.network},
        )
    if not images and not subject.content.videos and limits.image_required:
        yield Finding("image_required", Level.BLOCK, facts={"network": subject.network})
    for number, image in enumerate(images, start=1):
        if not image.alt.strip():
            yield Finding("missing_alt_text", Level.WARN, facts={"number": number, "count": len(images)})
            continue
        why = poor_because(image.alt)
        if why is not None:
            yield Finding("alt_text_poor", Level.WARN, facts={"number": number, "count": len(images), "why": why})
        if limits.alt_text is not None and len(image.alt) > limits.alt_text:
            yield Finding("alt_text_too_long", Level.BLOCK, facts={"number": number, "limit": limits.alt_text})


def of_audience(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """A choice of readers that its network does not have."""
    # A text meant for followers only must never come out in the open because another network has no such choice.
    if subject.content.visibility is not Visibility.PUBLIC and subject.network not in ("mastodon", "practice"):
        yield Finding("visibility_unsupported", Level.BLOCK, facts={"network": subject.network})
