"""What there is to say of the pages a post leads to: by the address alone, and by what was found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain.addresses import (
    Seen,
    glued,
    has_credentials,
    is_internal,
    is_shortened,
    is_web,
    mixes_scripts,
    same_place,
    secured,
    shown,
    without_tracking,
)
from calendario.domain.finding import Finding, Fix, Level
from calendario.domain.links import addresses_in, links_of

_LONGEST_SHOWN = 60
#: Why nobody finds a page there, where it is not that the page is gone.
_DEAD = {"name_unknown": "link_name_unknown", "tls": "link_not_trusted"}


def of_post(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """Of what a person wrote, and of the post's own link."""
    yield from of_text(subject.written, subject.network, subject.seen)
    yield from of_field(subject.link, subject.seen)


def of_text(written: str, network: str, seen: Mapping[str, Seen]) -> Iterator[Finding]:
    """Of the addresses in a text as its network sees them, and of those that must not be read whatever it makes of
    them; `seen` is what is known of each, by address.
    """
    whole = [mark for mark in addresses_in(written) if has_credentials(mark.value) or is_internal(mark.value)]
    for mark in whole:
        for finding in _of_one(mark.value, seen):
            facts = {**finding.facts, "word": mark.value}
            yield replace(finding, start=mark.start, end=mark.end, facts=facts)
    for mark in links_of(written, network):
        if any(mark.start < other.end and other.start < mark.end for other in whole):
            continue
        typed = written[mark.start : mark.end]
        tail = glued(mark.value)
        for finding in _of_one(mark.value, seen):
            # An address that goes on in another place keeps what the sentence put behind it.
            fixes = tuple(Fix(mark.start, mark.end, _as_typed(f.replacement, typed, mark.value)) for f in finding.fixes)
            facts = {**finding.facts, "word": typed}
            yield replace(finding, start=mark.start, end=mark.end, fixes=fixes, facts=facts)
        if tail:
            at = mark.end - tail
            facts = {"address": _short(mark.value[:-tail]), "end": typed[-tail:], "word": typed}
            fix = Fix(mark.start, mark.end, f"{written[mark.start : at]} {written[at : mark.end]}")
            yield Finding("link_glued", Level.HINT, mark.start, mark.end, facts, (fix,))


def of_field(link: str, seen: Mapping[str, Seen]) -> Iterator[Finding]:
    """Of the address in the post's own place for one: its findings name no place in the text, but the field."""
    if not link:
        return
    if not is_web(link):
        yield Finding("link_unreadable", Level.BLOCK, facts={"address": _short(link), "field": "link"})
        return
    for finding in _of_one(link, seen):
        yield replace(finding, facts={**finding.facts, "field": "link", "word": link})


def _of_one(address: str, seen: Mapping[str, Seen]) -> Iterator[Finding]:
    facts = {"address": _short(address)}
    if has_credentials(address):
        yield Finding("link_credentials", Level.BLOCK, facts=facts)
        return
    if is_internal(address):
        yield Finding("link_internal", Level.WARN, facts=facts)
        return
    if mixes_scripts(address):
        yield Finding("link_letters", Level.WARN, facts=facts)
    found = seen.get(address)
    if found is not None and found.is_dead:
        yield Finding(_DEAD.get(found.problem or "", "link_dead"), Level.WARN, facts=facts)
        return
    there = without_tracking(found.moved_to) if found is not None and found.problem is None else ""
    if is_web(there) and not same_place(there, address):
        yield Finding("link_redirects", Level.HINT, facts={**facts, "there": _short(there)}, fixes=_put(there))
    elif is_shortened(address):
        yield Finding("link_shortened", Level.HINT, facts=facts)
    plain, safe = without_tracking(address), secured(address)
    if plain != address:
        yield Finding("link_tracking", Level.HINT, facts=facts, fixes=_put(plain))
    if safe is not None:
        yield Finding("link_http", Level.HINT, facts=facts, fixes=_put(safe))


def _put(address: str) -> tuple[Fix, ...]:
    return (Fix(0, 0, address),)


def _as_typed(replacement: str, typed: str, address: str) -> str:
    """What was typed without its scheme stays without it, where nothing else of its beginning changes."""
    return replacement.removeprefix(address.removesuffix(typed))


def _short(address: str) -> str:
    words = shown(address)
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
