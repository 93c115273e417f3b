"""The whole review of what one channel would say: every check, whatever door the text came through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks import fields, form, hour, links, reuse, rights, videos
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Fix, Level
from calendario.spelling.speller import Speller


def review(
    subject: Subject, now: datetime, speller: Speller | None = None, *, suggest: bool = False
) -> tuple[Finding, ...]:
    """Every finding, in the order of the text; with `suggest`, spelling findings carry their fixes (some ms each)."""
    found = [
        *form.of_length(subject),
        *form.of_pictures(subject),
        *form.of_audience(subject),
        *hour.of_hour(subject, now),
        *rights.of_pictures(subject, now),
        *videos.of_videos(subject),
        *fields.unfilled(subject),
        *fields.unclear(subject),
        *reuse.of_bank(subject, now),
        *links.of_text(subject.written, subject.network, subject.seen),
        *links.of_field(subject.link, subject.seen),
    ]
    if speller is not None:
        found += _spelling(subject, speller, suggest)
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.code)))


def _spelling(subject: Subject, speller: Speller, suggest: bool) -> Iterator[Finding]:
    for word in speller.misspelt(subject.written, language=subject.content.language):
        fixes = tuple(Fix(word.start, word.end, s) for s in speller.suggestions(word.text)) if suggest else ()
        yield Finding("spelling_error", Level.WARN, word.start, word.end, {"word": word.text}, fixes)
