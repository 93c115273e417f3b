"""What is misspelt, or right and hardly meant, in every field that a person writes and that goes out."""

from __future__ import annotations

from collections.abc import Iterator

from calendario.checks.subject import Subject
from calendario.domain.describing import FILE, poor_because
from calendario.domain.finding import TEXT, Finding, Fix, Level, Place, PlaceKind
from calendario.domain.own_words import accepted_key, forms_of, holds
from calendario.spelling.speller import Speller

_MOST_SUGGESTED = 50  # words of one field: whoever has more does not mend them one by one


def of_words(subject: Subject, speller: Speller, *, suggest: bool) -> Iterator[Finding]:
    """A warning for each misspelt word, a suggestion for each that is hardly meant, in the language of the content;
    with `suggest` the first fifty misspelt words of a field carry all their fixes (some ms each), the rest only those
    of words that lack nothing but accents. A finding in a description tells with "count" how many pictures or videos
    there are.
    """
    forms = forms_of(subject.ignored)
    for place, words in subject.words:
        if place.number and poor_because(words) == FILE:
            continue  # to be written anew, and that is told
        yield from _of_field(subject, place, words, forms, speller, suggest)
    yield from _unread(subject, speller)


def _unread(subject: Subject, speller: Speller) -> Iterator[Finding]:
    """That sentences of the text are not looked at, as there is no dictionary for their language: once for each."""
    for place, words in subject.words:
        if place == TEXT:
            pieces = speller.unread(words, language=subject.content.language, strict=subject.strict)
            for language in dict.fromkeys(piece[2] for piece in pieces):
                start, end = next(piece[:2] for piece in pieces if piece[2] == language)
                facts = {"language": language, "count": sum(piece[2] == language for piece in pieces)}
                yield Finding("sentence_unread", Level.HINT, start, end, facts)


def _of_field(
    subject: Subject, place: Place, words: str, ignored: frozenset[str], speller: Speller, suggest: bool
) -> Iterator[Finding]:
    language, of_all = subject.content.language, _of_all(subject, place)
    found = speller.misspelt(words, language=language, strict=subject.strict)
    misspelt = [word for word in found if not holds(word.text, ignored)]
    fixes_of: dict[tuple[str, str], tuple[str, ...]] = {}
    for word in misspelt:
        asked = (word.text, word.language or language)
        if suggest and asked not in fixes_of and len(fixes_of) < _MOST_SUGGESTED:
            fixes_of[asked] = tuple(speller.suggestions(asked[0], language=asked[1]))
        suggested = fixes_of.get(asked, ())
        facts: dict[str, object] = {"word": word.text, **of_all}
        if word.language:
            facts["language"] = word.language
        code = "spelling_missing_accent" if word.accented else "spelling_error"
        if word.accented:
            facts["correction"] = word.accented
            suggested = tuple(dict.fromkeys((word.accented, *suggested)))
        fixes = tuple(Fix(word.start, word.end, s) for s in suggested)
        yield Finding(code, Level.WARN, word.start, word.end, facts, fixes, place=place)
    for hint in speller.hints(words, language=language):
        if holds(hint.text, ignored) or accepted_key(hint.rule, hint.text) in subject.ignored:
            continue
        if not any(word.start < hint.end and hint.start < word.end for word in misspelt):
            facts = {"word": hint.text, "rule": hint.rule, "correction": hint.corrections[0], **of_all}
            fixes = tuple(Fix(hint.start, hint.end, correction) for correction in hint.corrections)
            yield Finding("real_word", Level.HINT, hint.start, hint.end, facts, fixes, place=place)


def _of_all(subject: Subject, place: Place) -> dict[str, object]:
    match place.kind:
        case PlaceKind.IMAGE:
            return {"count": len(subject.content.images)}
        case PlaceKind.VIDEO:
            return {"count": len(subject.content.videos)}
        case _:
            return {}
