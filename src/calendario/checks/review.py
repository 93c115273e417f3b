"""The whole review of what one channel would say: every check, whatever door the text came through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks import fields, form, hour, links, reuse, rights, videos
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Fix, Level
from calendario.domain.own_words import accepted_key, forms_of, holds
from calendario.spelling.speller import Speller


def review(
    subject: Subject, now: datetime, speller: Speller | None = None, *, suggest: bool = False
) -> tuple[Finding, ...]:
    """Every finding, in the order of the text; with `suggest`, those of misspelt words carry fixes (some ms each).
    What may be meant by a word that is right comes with it anyway.
    """
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
    language = subject.content.language
    ignored = forms_of(subject.ignored)
    found = speller.misspelt(subject.written, language=language, strict=subject.strict)
    misspelt = [word for word in found if not holds(word.text, ignored)]
    for word in misspelt:
        suggested = speller.suggestions(word.text, language=word.language or language) if suggest else ()
        fixes = tuple(Fix(word.start, word.end, s) for s in suggested)
        facts = {"word": word.text, "language": word.language} if word.language else {"word": word.text}
        yield Finding("spelling_error", Level.WARN, word.start, word.end, facts, fixes)
    for hint in speller.hints(subject.written, language=language):
        if holds(hint.text, ignored) or accepted_key(hint.rule, hint.text) in subject.ignored:
            continue
        if not any(word.start < hint.end and hint.start < word.end for word in misspelt):
            facts = {"word": hint.text, "rule": hint.rule, "correction": hint.corrections[0]}
            fixes = tuple(Fix(hint.start, hint.end, correction) for correction in hint.corrections)
            yield Finding("real_word", Level.HINT, hint.start, hint.end, facts, fixes)
