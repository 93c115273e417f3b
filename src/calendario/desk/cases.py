"""A text with its circumstances, as another program tells of it: read field by field, refused by the name of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from calendario.checks.circumstances import Circumstances, OfficialName
from calendario.checks.subject import Recent
from calendario.domain.finding import TEXT, TITLE, WARNING, Place
from calendario.domain.house import Avoided, Crisis, House, Mode, Nature, Period, Treatment
from calendario.domain.media import Captions, Image, Video
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.problem import BadInput
from calendario.domain.read import flag, items, record, words
from calendario.domain.rights import NOTHING_KNOWN, Consent, MediaRecord, Rights
from calendario.domain.slot import wall_clock, zone_of
from calendario.domain.text import clean

ZONE = "Europe/Madrid"
#: How what a category is for is called on command lines and by other programs.
NATURES: Mapping[str, Nature] = {
    "servicio": Nature.SERVICE,
    "servicio_esencial": Nature.ESSENTIAL,
    "emergencia": Nature.EMERGENCY,
    "ocio": Nature.LEISURE,
    "respuesta": Nature.REPLY,
    "campaña": Nature.CAMPAIGN,
}

_NEAR = timedelta(days=7)
_NAMES = {"wordpress": "web"}  # as other programs call what is a network of ours
_ALSO_CALLED = {
    "esencial": Nature.ESSENTIAL,
    "urgencia": Nature.EMERGENCY,
    "alerta": Nature.EMERGENCY,
    "fiestas": Nature.LEISURE,
    "ocio_y_fiestas": Nature.LEISURE,
    "respuestas": Nature.REPLY,
    "campana": Nature.CAMPAIGN,
}
_TREATMENTS = {"any": Treatment.ANY, "tu": Treatment.TU, "tú": Treatment.TU, "usted": Treatment.USTED}
#: What a field that is no such thing makes its reader raise.
_WRONG = (LookupError, TypeError, ValueError, AttributeError, OverflowError)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Case:
    """What would be said on which network, when (a naive wall time in `zone`; None where that is not known), looked at
    `now` (aware UTC), and what is known around it. `glossary` are the names and words that are right in it alone.
    `given` is what its fields said before they were cleaned.
    """

    content: Content
    network_key: str
    planned: datetime | None
    zone: str
    now: datetime
    around: Circumstances
    title: str = ""
    known: Mapping[str, Rights] = field(default_factory=lambda: NOTHING_KNOWN)
    glossary: frozenset[str] = frozenset()
    recent: tuple[Recent, ...] = ()
    given: Mapping[Place, str] = field(default_factory=dict)


def case_of(told: Mapping[str, Any], now: datetime, around: Circumstances, zone: str = ZONE) -> Case:
    """What `told` says; of what it does not say, `around` and `zone` hold.

    Raises `BadInput`: "unknown_network", "unknown_zone", what `clean` raises, and "bad_case" with the name of the
    field (`key`) that is missing or is not what it should be.
    """
    key = network_of(told)
    context = _field("context", lambda: record(told.get("context") or {}))
    zone = _of(context, "tz", lambda one: zone_of(words(one)).key, zone)
    given = _several(context, "media", record)
    content = Content(
        _field("text", lambda: clean(words(told["text"]))),
        images=_field("context.media", lambda: tuple(_images(given))),
        videos=_field("context.media", lambda: tuple(_videos(given))),
        warning=_field("spoiler_text", lambda: clean(words(told.get("spoiler_text") or ""))),
        language=_of(context, "language", words, "es"),
    )
    at = _field("now", lambda: _instant(told["now"]) if told.get("now") else now)
    when = told.get("scheduled_at")
    planned = None if when is None else _field("scheduled_at", lambda: wall_clock(_instant(when), zone))
    planned = _of(context, "requested_local", _as_asked, planned)
    recent = _field("context.recent_posts", lambda: tuple(_recent(context.get("recent_posts") or [], key, zone)))
    middle = planned or wall_clock(at, zone)
    return Case(
        content,
        key,
        planned,
        zone,
        at,
        _around(context, around, zone, content.language, at),
        title=_field("title", lambda: clean(words(told.get("title") or ""))),
        known=_known(given),
        glossary=frozenset(_several(context, "glossary", words)),
        recent=tuple(one for one in recent if abs(one.at - middle) <= _NEAR),
        given={TEXT: told["text"], TITLE: told.get("title") or "", WARNING: told.get("spoiler_text") or ""},
    )


def network_of(told: Mapping[str, Any]) -> str:
    """The key of the network a case speaks of. Raises `UnknownNetwork`, and "bad_case" for what is no name."""
    return network(_network(_field("channel", lambda: words(told.get("channel", "mastodon"))))).key


def nature_of(category: str) -> Nature | None:
    """What a category of that name is for; None where the name does not say."""
    key = "_".join(unicodedata.normalize("NFC", category).casefold().split())
    known = {**_ALSO_CALLED, **{str(nature): nature for nature in Nature}, **NATURES}
    return known.get(key)


def _around(context: Mapping[str, Any], base: Circumstances, zone: str, language: str, at: datetime) -> Circumstances:
    names = (*base.names, *_several(context, "official_names", _name))
    glossary = {*_several(context, "glossary", words), *(name.name for name in names)}
    category = _of(context, "category", words, "servicio")
    return replace(
        base,
        house=_house(context, base.house, category, at),
        moved_from=_of(context, "previous_scheduled_at", lambda told: wall_clock(_instant(told), zone), None),
        holidays=frozenset(_several(context, "holidays", _holiday)) if "holidays" in context else base.holidays,
        names=names,
        glossary=base.glossary | glossary,
        nature=nature_of(category),
        spoken=(language, *_several(context, "siblings", _language)),
        source=_of(context, "source", words, base.source),
    )


def _house(context: Mapping[str, Any], base: House, category: str, at: datetime) -> House:
    periods = (*_periods(context, "electoral_period", Mode.ELECTORAL), *_periods(context, "mourning", Mode.MOURNING))
    return replace(
        base,
        locale=_of(context, "locale", words, base.locale),
        quiet=_of(context, "quiet_hours", _hours, base.quiet),
        languages=_several(context, "required_languages", words) or base.languages,
        treatment=_of(context, "treatment", _treatment, base.treatment),
        avoided=(*base.avoided, *_several(context, "avoided", _avoided)),
        periods=(*base.periods, *periods),
        crisis=_of(context, "crisis", lambda told: _crisis(record(told), category, at), base.crisis),
    )


def _field(name: str, read: Callable[[], _T]) -> _T:
    """What `read` reads of the field of that name. Raises `BadInput("bad_case")` with it as `key`."""
    try:
        return read()
    except BadInput:
        raise
    except _WRONG as error:
        raise BadInput("bad_case", key=name) from error


def _of(context: Mapping[str, Any], name: str, read: Callable[[Any], _T], otherwise: _T) -> _T:
    """A field of the context as `read` understands it; `otherwise` where it says nothing."""
    told = context.get(name)
    return otherwise if told is None or told == "" else _field(f"context.{name}", lambda: read(told))


def _several(context: Mapping[str, Any], name: str, read: Callable[[Any], _T]) -> tuple[_T, ...]:
    """A list in the context, each entry as `read` understands it."""
    told = context.get(name)
    return () if told is None else _field(f"context.{name}", lambda: tuple(map(read, items(told))))


def _periods(context: Mapping[str, Any], name: str, mode: Mode) -> tuple[Period, ...]:
    told = context.get(name)
    return () if told is None else _field(f"context.{name}", lambda: (_period(record(told), mode),))


def _network(name: str) -> str:
    return _NAMES.get(name, name)


def _instant(told: object) -> datetime:
    at = datetime.fromisoformat(words(told))
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at


def _as_asked(told: object) -> datetime:
    """The hour as a person asked for it: it may not exist, or come twice."""
    return datetime.fromisoformat(words(told)).replace(tzinfo=None)


def _day(told: object) -> date:
    return date.fromisoformat(words(told))


def _holiday(told: object) -> date:
    return _day(told if isinstance(told, str) else record(told)["date"])


def _language(told: object) -> str:
    return words(told if isinstance(told, str) else record(told)["language"])


def _name(told: object) -> OfficialName:
    if isinstance(told, str):
        return OfficialName(told)
    of = record(told)
    return OfficialName(words(of["name"]), tuple(map(words, items(of.get("wrong", [])))))


def _avoided(told: object) -> Avoided:
    if isinstance(told, str):
        return Avoided(told)
    of = record(told)
    return Avoided(words(of["words"]), words(of.get("instead", "")), words(of.get("why", "")))


def _treatment(told: object) -> Treatment:
    return _TREATMENTS[words(told).casefold()]


def _hours(told: object) -> tuple[time, time]:
    first, last = (time.fromisoformat(words(one)) for one in items(told))
    if first.tzinfo or last.tzinfo:
        raise ValueError("an hour of the wall has no zone")
    return first, last


def _period(told: Mapping[str, Any], mode: Mode) -> Period:
    name, source = words(told.get("name") or ""), words(told.get("source") or "")
    return Period(mode, _day(told["from"]), _day(told["to"]), name, source)


def _crisis(told: Mapping[str, Any], category: str, at: datetime) -> Crisis | None:
    """A category that is named among those allowed goes out whatever it is for."""
    if not flag(told.get("active", True)):
        return None
    allowed = [words(one) for one in items(told.get("allowed_categories", []))]
    if category in allowed and nature_of(category) is None:
        return None
    since = _instant(told["since"]) if told.get("since") else at
    if "allowed_categories" not in told:
        return Crisis(since)
    return Crisis(since, frozenset(nature for one in allowed if (nature := nature_of(one)) is not None))


def _recent(told: object, key: str, zone: str) -> Iterator[Recent]:
    """What was said on the same network."""
    for one in map(record, items(told)):
        text, at = clean(words(one["text"])), _instant(one["published_at"])
        if _network(words(one["channel"])) == key:
            yield Recent(text, wall_clock(at, zone))


def _images(media: Iterable[Mapping[str, Any]]) -> Iterator[Image]:
    for number, one in enumerate(media):
        if words(one.get("type", "image")) == "image":
            yield Image(_digest(number), "image/jpeg", 1, 1, 1, words(one.get("alt") or ""))


def _videos(media: Iterable[Mapping[str, Any]]) -> Iterator[Video]:
    for number, one in enumerate(media):
        if words(one.get("type", "image")) == "video":
            captions = Captions(_digest(number), "es", 1, reviewed=True) if one.get("subtitles") else None
            alt, speech = words(one.get("alt") or ""), bool(one.get("has_speech", True))
            yield Video(_digest(number), "video/mp4", 1, 1, 1, 1000, alt, captions=captions, has_speech=speech)


def _known(media: Iterable[Mapping[str, Any]]) -> dict[str, Rights]:
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
