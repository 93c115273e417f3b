"""Fields that nobody filled in, and what looks like one: a template never goes out as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain import fields as of
from calendario.domain.fields import Field, fields
from calendario.domain.finding import Finding, Level
from calendario.domain.thread import stretches


def unfilled(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """A blocking finding for each field in what a person wrote, in the title, the content warning, the link and each
    description. Where it is, is told by the name of its fact: "gap" in the text, with "number" in that image or video.
    What is out already is left alone.
    """
    content, written = subject.content, subject.written
    for field in _to_come(subject, fields(written)):
        yield Finding("unfilled_field", Level.BLOCK, field.start, field.end, {"gap": field.name})
    if 1 in subject.out:
        return
    ending = content.text[len(written) :] + "\n" + content.link  # the link is there, unless its network shows it apart
    for place, text in (("title_gap", subject.title), ("warning_gap", content.warning), ("ending_gap", ending)):
        for name in of.names_of(text):  # of the ending: a link stands in it twice
            yield Finding("unfilled_field", Level.BLOCK, facts={place: name})
    for number, image in enumerate(content.images, 1):
        for field in fields(image.alt):
            yield Finding("unfilled_field", Level.BLOCK, facts={"gap": field.name, "number": number})
    for video in content.videos:
        for field in fields(video.alt):
            yield Finding("unfilled_field", Level.BLOCK, facts={"video_gap": field.name})


def unclear(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """A warning for each piece of what a person wrote that looks like a field and is none: a brace that is not closed,
    nothing between two. What is out already is left alone.
    """
    for piece in _to_come(subject, of.unclear(subject.written)):
        yield Finding("unclear_field", Level.WARN, piece.start, piece.end, {"piece": piece.name})


def _to_come(subject: Subject, found: Iterable[Field]) -> Iterator[Field]:
    numbered = enumerate(stretches(subject.written), 1)
    there = [span for number, span in numbered if subject.threads and number in subject.out]
    return (field for field in found if not any(start <= field.start < end for start, end in there))
