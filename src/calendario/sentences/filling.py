"""Puts facts into a text the way a person writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from string import Formatter
from typing import TypeAlias

from calendario.domain import kinds
from calendario.domain.networks import NETWORKS
from calendario.sentences.days import full_day, hour, long_day
from calendario.sentences.language import Plural, language, msg, msgs, translated, translated_for
from calendario.sentences.names import either, listed

Text: TypeAlias = str | Plural

#: Longer facts (a path, a name somebody made up) are cut in the middle: the sentence around them must stay readable.
_LONGEST = 120
_LONGEST_QUOTE = 40  # of what a row of Repaso is about: it has two lines, and the words are marked where they stand
_LONGEST_PLACE = 1000  # a person copies these
_PLACES = frozenset({"path", "folder", "url"})
_MEGABYTE = 1_000_000

#: Fields of forms and files, as a person reads them.
_FIELDS: Mapping[str, str] = {
    "folder": msg("the folder"),
    "address": msg("the address"),
    "site_name": msg("the name of the page"),
    "title": msg("the title"),
    "name": msg("the name"),
    "server": msg("the server"),
    "handle": msg("the user name"),
    "app_password": msg("the app password"),
    # of an institution's rules, which a person finds in a file by the name in it
    "locale": msg("the country («locale»)"),
    "region": msg("the region («region»)"),
    "days_off": msg("your own holidays («days_off»)"),
    "working": msg("the holidays on which you work («working»)"),
    "treatment": msg("how readers are addressed («treatment»)"),
    "quiet": msg("the quiet hours («quiet»)"),
    "languages": msg("the languages («languages»)"),
    "languages_block": msg("whether languages are required («languages_block»)"),
    "avoided": msg("the words to avoid («avoided»)"),
    "periods": msg("the periods («periods»)"),
    "crisis": msg("the crisis («crisis»)"),
    "verified_on": msg("the day of the last look («verified_on»)"),
}


#: Networks whose name is a common noun, as they are said inside a sentence.
_NETWORKS: Mapping[str, str] = {
    "web": msg("the town hall's web page"),
    "board": msg("the notice board"),
    "whatsapp": msg("the WhatsApp channel"),
    "practice": msg("the practice network"),
    "other": msg("that channel"),
}

#: Languages by their code, as they are said inside a sentence.
_LANGUAGES: Mapping[str, str] = {
    "es": msg("Spanish"),
    "ca": msg("Catalan"),
    "ca-valencia": msg("Valencian"),
    "gl": msg("Galician"),
    "eu": msg("Basque"),
    "en": msg("English"),
    "pt": msg("Portuguese"),
    "fr": msg("French"),
    "it": msg("Italian"),
    "de": msg("German"),
}


#: What is known without being told: the kinds of files that can be used, from where they are decided.
_ALWAYS: Mapping[str, object] = {
    "picture_kinds": tuple(kind.name for kind in kinds.PICTURES),
    "video_kinds": tuple(kind.name for kind in kinds.VIDEOS),
    "subtitle_kinds": tuple(kind.name for kind in kinds.SUBTITLES),
}
#: What a text leaves to a picture.
_MISSING: Mapping[str, str] = {
    "what": msg("what it is about"),
    "day": msg("the day"),
    "hour": msg("the hour"),
    "place": msg("the place"),
}
#: What posts are for, as it is said inside a sentence.
_NATURES: Mapping[str, str] = {
    "service": msg("municipal services"),
    "essential": msg("essential services"),
    "emergency": msg("emergencies"),
    "leisure": msg("leisure"),
    "reply": msg("answers"),
    "campaign": msg("campaigns"),
}
#: Several of which all hold.
_ALL: Mapping[str, Mapping[str, str]] = {"missing": _MISSING, "languages": _LANGUAGES, "natures": _NATURES}


def filled(alternatives: Sequence[Text], facts: Mapping[str, object]) -> str:
    """The first of `alternatives` all of whose placeholders are known, else the last, with an ellipsis for the rest."""
    told = {name: value for name, value in facts.items() if value is not None and str(value).strip()}
    known = {**_ALWAYS, **told}
    for text in alternatives:
        if placeholders(text) <= known.keys():
            return _fill(text, known)
    return _fill(alternatives[-1], known)


def placeholders(text: Text) -> frozenset[str]:
    """The names in braces, and the fact a plural counts by."""
    if isinstance(text, Plural):
        return placeholders(text.one) | placeholders(text.many) | {text.by}
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def _fill(text: Text, known: Mapping[str, object]) -> str:
    pattern = translated_for(text, _number(known.get(text.by)) or 0) if isinstance(text, Plural) else translated(text)
    return pattern.format_map(_Shown({name: _shown(name, value) for name, value in known.items()}))


class _Shown(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _shown(name: str, value: object) -> str:
    if name == "network":
        key = str(value)
        if key in _NETWORKS:
            return translated(_NETWORKS[key])
        return NETWORKS[key].name if key in NETWORKS else _one_line(key, _LONGEST)
    if name == "language":
        return translated(_LANGUAGES[str(value)]) if str(value) in _LANGUAGES else _one_line(str(value), _LONGEST)
    if name in ("field", "within"):
        return translated(_FIELDS[str(value)]) if str(value) in _FIELDS else str(value)
    if name.endswith("_bytes") and (size := _number(value)) is not None:
        return f"{_figure(max(1, round(size / _MEGABYTE)))} MB"
    if isinstance(value, timedelta):
        return span(value)
    if isinstance(value, (tuple, list)):
        one_by_one = [str(one) for one in value]
        if name in _ALL:
            return listed([translated(_ALL[name][one]) if one in _ALL[name] else one for one in one_by_one])
        return either(one_by_one)
    if isinstance(value, str) and name.endswith("day") and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            value = date.fromisoformat(value)
    if name in ("date", "first", "last") and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return full_day(date.fromisoformat(value))
    moment = _moment(value)
    if moment is not None:
        return moment
    if isinstance(value, int) and not isinstance(value, bool):
        return _figure(value)
    if name == "written":
        return _quoted(str(value))
    return _one_line(str(value), _LONGEST_PLACE if name in _PLACES else _LONGEST)


#: Seconds of a unit, from the largest; the largest of which there are two, or one, is said.
_UNITS: Sequence[tuple[int, Plural]] = (
    (365 * 86_400, msgs("{number} year", "{number} years", by="number")),
    (86_400, msgs("{number} day", "{number} days", by="number")),
    (3_600, msgs("{number} hour", "{number} hours", by="number")),
    (60, msgs("{number} minute", "{number} minutes", by="number")),
    (1, msgs("{number} second", "{number} seconds", by="number")),
)


def span(length: timedelta) -> str:
    """«6 años», «3 horas», «2 minutos»: how long, whichever the direction, in the one unit that says it best."""
    seconds = round(abs(length).total_seconds())
    for size, words in _UNITS:
        if seconds >= size or size == 1:
            number = round(seconds / size)
            return translated_for(words, number).format(number=_figure(number))
    raise AssertionError("a second is the smallest")


def _moment(value: object) -> str | None:
    """Facts that were kept as JSON come back as ISO 8601 text."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", value):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        # Spanish says «a la 1:30» but «a las 2:30»: the hour is counted, as a plural is.
        pattern = translated_for(msgs("{day} at {hour}", "{day} at {hour}", by="hour"), value.hour)
        return pattern.format(day=long_day(value.date()), hour=hour(value))
    if isinstance(value, date):
        return long_day(value)
    return hour(value) if isinstance(value, time) else None


def _number(value: object) -> int | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10 else None


def _figure(number: int) -> str:
    """Spanish groups digits by a space from five digits on; English by a comma from four."""
    if language() == "en":
        return f"{number:,}"
    return f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)


def _quoted(text: str) -> str:
    """Its first words; of one long word both ends."""
    text = _one_line(text, _LONGEST)
    words = text[:_LONGEST_QUOTE].rpartition(" ")[0].rstrip(" ,;:.")
    return text if len(text) <= _LONGEST_QUOTE else f"{words}…" if words else _one_line(text, _LONGEST_QUOTE)


def _one_line(text: str, longest: int) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half:]}"
