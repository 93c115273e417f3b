"""The review and the rulers for texts that are not in the calendar: typed on a command line, sent by another
program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from calendario.checks.circumstances import NOTHING_AROUND, Circumstances
from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.desk.spelling import open_dictionary
from calendario.domain.finding import Finding
from calendario.domain.media import Captions, Image, Video
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.problem import BadInput
from calendario.domain.rights import NOTHING_KNOWN, Consent, MediaRecord, Rights
from calendario.domain.rulers import Measure, measure, telegram
from calendario.domain.rulers.parts import fullest, measures
from calendario.domain.slot import wall_clock
from calendario.domain.text import clean
from calendario.spelling.speller import Speller

_ZONE = "Europe/Madrid"
_NAMES = {"wordpress": "web"}  # as other programs call what is a network of ours


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a text, and its length by its network's own ruler. `spelling_off`: why no word of it was looked
    at, where a dictionary is missing or damaged.
    """

    findings: tuple[Finding, ...]
    measure: Measure
    spelling_off: BadInput | None = None

    @property
    def blocked(self) -> bool:
        """Whether it could not go out like this."""
        return any(f.blocks for f in self.findings)


def check_text(text: str, network_key: str, now: datetime, speller: Speller) -> Checked:
    """A text for one network, as of now. Raises `BadInput` for a text that cannot be kept or an unknown network."""
    return _checked(Content(clean(text)), network_key, None, _ZONE, now, speller)


def check_case(case: Mapping[str, Any], now: datetime, speller: Speller) -> Checked:
    """A text with its circumstances: `text`, `channel`, and where known `title`, `spoiler_text` (a content warning),
    `scheduled_at`, `now` (ISO 8601 with zone) and `context` (`tz`, `language`, `requested_local`: a naive wall time,
    `media` with their `type`, `alt`, `identifiable_people` and `consent_recorded`, of a video `has_speech` and
    `subtitles`; `locale`, `previous_scheduled_at`, `holidays` and `glossary`: see `Circumstances`). Raises `BadInput`.
    """
    try:
        context = case.get("context") or {}
        zone, when = _words(context.get("tz", _ZONE)), case.get("scheduled_at")
        content = Content(
            clean(_words(case["text"])),
            images=_images(context.get("media") or ()),
            videos=_videos(context.get("media") or ()),
            warning=clean(_words(case.get("spoiler_text") or "")),
            language=_words(context.get("language", "es")),
        )
        planned = None if when is None else wall_clock(_instant(when), zone)
        if context.get("requested_local"):  # the hour as a person asked for it: it may not exist, or come twice
            planned = datetime.fromisoformat(context["requested_local"]).replace(tzinfo=None)
        at = _instant(case["now"]) if case.get("now") else now
        known = _known(context.get("media") or ())
        title = clean(_words(case.get("title") or ""))
        return _checked(content, network_of(case), planned, zone, at, speller, known, title, _around(context, zone))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadInput("bad_case") from error


def _around(context: Mapping[str, Any], zone: str) -> Circumstances:
    """How things stand where it is published, as a case tells of it."""
    before = context.get("previous_scheduled_at")
    return Circumstances(
        locale=_words(context.get("locale", NOTHING_AROUND.locale)),
        moved_from=None if before is None else wall_clock(_instant(before), zone),
        holidays=frozenset(date.fromisoformat(_words(day)) for day in context.get("holidays") or ()),
        glossary=frozenset(_words(word) for word in context.get("glossary") or ()),
    )


def length_of(case: Mapping[str, Any]) -> Measure:
    """The length of a case's `text` on its `channel`, `spoiler_text` and `parse_mode` counted as the network does.

    The text is measured as it came: a ruler's vectors hold texts that are not normalised. Raises `BadInput`.
    """
    try:
        text = _words(case["text"])
        if case.get("parse_mode") == "HTML":
            text = telegram.seen(text)
        return measure(network_of(case), text, warning=_words(case.get("spoiler_text") or ""))
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput("bad_case") from error


def network_of(case: Mapping[str, Any]) -> str:
    """The key of the network a case speaks of. Raises `UnknownNetwork`, and `TypeError` for what is no name."""
    name = _words(case.get("channel", "mastodon"))
    return network(_NAMES.get(name, name)).key


def _checked(
    content: Content,
    network_key: str,
    planned: datetime | None,
    zone: str,
    now: datetime,
    speller: Speller,
    known: Mapping[str, Rights] = NOTHING_KNOWN,
    title: str = "",
    around: Circumstances = NOTHING_AROUND,
) -> Checked:
    limits = network(network_key).limits
    threads = network(network_key).has_threads
    subject = Subject(content, network_key, limits, planned, zone, threads, known=known, title=title, around=around)
    off = None
    try:
        open_dictionary(speller, content.language)
    except BadInput as problem:  # what is no matter of words is looked at all the same
        off = problem
    findings = review(subject, now, speller, suggest=True)
    return Checked(findings, fullest(measures(network_key, content, limits, threads=threads)), off)


def _words(told: object) -> str:
    """Refuses a number where a text should be: it would be measured as its digits."""
    if not isinstance(told, str):
        raise TypeError("a text is needed")
    return told


def _instant(told: str) -> datetime:
    at = datetime.fromisoformat(told)
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at


def _images(media: Any) -> tuple[Image, ...]:
    return tuple(
        Image(_digest(number), "image/jpeg", 1, 1, 1, _words(one.get("alt") or ""))
        for number, one in enumerate(media)
        if _words(one.get("type", "image")) == "image"
    )


def _videos(media: Any) -> tuple[Video, ...]:
    return tuple(
        Video(
            *(_digest(number), "video/mp4", 1, 1, 1, 1000, _words(one.get("alt") or "")),
            captions=Captions(_digest(number), "es", 1, reviewed=True) if one.get("subtitles") else None,
            has_speech=bool(one.get("has_speech", True)),
        )
        for number, one in enumerate(media)
        if _words(one.get("type", "image")) == "video"
    )


def _known(media: Any) -> dict[str, Rights]:
    """What a case tells of those who are seen in its pictures."""
    known = {}
    for number, one in enumerate(media):
        digest, people = _digest(number), bool(one.get("identifiable_people"))
        given = Consent(UUID(int=0), digest, "-", "", "", date.min) if one.get("consent_recorded") else None
        known[digest] = Rights(MediaRecord(digest, people=people), () if given is None else (given,))
    return known


def _digest(number: int) -> str:
    """Of a picture that is only told of."""
    return f"{number:064x}"
