"""How things stand where it is published: quiet hours, mourning, a crisis, an emergency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from unicodedata import normalize

from calendario.checks.check import Found
from calendario.checks.phrases import Hit, listed
from calendario.checks.reading import Reading
from calendario.domain.dates.placing import placed, span_of
from calendario.domain.dates.said import Lead, Shape, Unit
from calendario.domain.dates.tokens import tokens_of
from calendario.domain.finding import TEXT, TITLE, Fix, Level
from calendario.domain.house import Mode, Nature, Period
from calendario.domain.rulers.parts import measures

_NOON = timedelta(hours=12)
#: Whoever is in mourning is so in every language.
_LANGUAGES = ("es", "ca", "gl", "eu")
_MUST_GO_OUT = (Nature.EMERGENCY, Nature.ESSENTIAL)
_GAY = frozenset("🎉🎊🥳💃🕺🎭🎆🎇🎈🎺🎸🥁🎷🪅🪩🎠🎡🎢🎪🍻🥂🎶🎵🎤")
_EXCLAIMED = ("!", "¡")
_CHEERFUL = (*_EXCLAIMED, *_GAY)
# What was, however it is said («¡Qué fiesta la de ayer!», «¡Gracias por llenar la plaza!»), and «la verbena dejó».
_SURELY_OVER = re.compile(
    r"\b(?:ayer|anoche|anteayer|ahir|onte|atzo|gracias|gràcies|grazas|eskerrik|(?:pasad[oa]|passat|passada)s?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:fue|fueron|hubo|estuvo|(?:ha|han) sido|[^\W\d_]{2,30}(?:aron|ieron|ó|aren|iren|ou))\b", re.IGNORECASE
)
_MOST_LOOKED = 50  # festive words of one text
_NOTICE = 400  # characters, of which one sentence invites to what another one tells
_HEADING = 8  # words: «Baile de Carnaval», above its day and its hour
#: What stands before the moment of an alert, so that nobody takes it for the hour of what it tells of.
_UPDATED = {"es": "Actualizado", "ca": "Actualitzat", "gl": "Actualizado", "eu": "Eguneratua"}
_NOT_DONE = frozenset({"no", "tampoco", "sin", "ni"})


def in_quiet_hours(reading: Reading) -> Iterator[Found]:
    """What goes out while the house keeps silent, which only emergencies do: was the hour of the afternoon meant?"""
    around = reading.subject.around
    quiet = around.house.quiet
    if reading.place != TEXT or quiet is None or not reading.planned or around.nature is Nature.EMERGENCY:
        return
    if not _between(reading.at.time(), quiet):
        return
    meant = reading.at + _NOON if reading.at.hour < 12 else None
    likely = meant is not None and not _between(meant.time(), quiet)
    yield Found(0, 0, {"hour": _clock(reading.at), "meant": _clock(meant) if meant is not None and likely else None})


def _between(at: time, quiet: tuple[time, time]) -> bool:
    begin, end = quiet
    return begin <= at < end if begin <= end else at >= begin or at < end


def _clock(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02}"


def festive(reading: Reading) -> Iterator[Found]:
    """What invites to celebrate on a day of mourning, by the day it goes out or the one it is for. What tells that
    something is put off, that somebody died, or how a service works is let be.
    """
    around = reading.subject.around
    periods = [period for period in around.house.periods if period.mode is Mode.MOURNING]
    if not periods or reading.place not in (TEXT, TITLE) or around.nature in _MUST_GO_OUT:
        return
    for start, end in _celebrated(reading):
        period = _in_mourning(reading, periods, start, end)
        if period is not None:
            facts = {
                "name": period.name or None,
                "since": period.first.isoformat(),
                "last_day": period.last.isoformat(),
            }
            yield Found(start, end, facts)
            return


def _celebrated(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where it announces something festive; 0 and 0 for the whole of it."""
    text, lists = reading.text, _Lists(reading)
    cheerful = not _GAY.isdisjoint(text) and any(sign in text for sign in _EXCLAIMED)
    leisure = reading.subject.around.nature is Nature.LEISURE
    if not cheerful and not leisure and not lists.hits("festive"):
        return
    put_off = any(not _is_denied(reading, hit) for hit in lists.hits("festive_put_off"))
    mourned = bool(lists.hits("festive_condolence")) and not cheerful
    whole = reading.place == TEXT and not put_off and not mourned
    if whole and leisure:
        yield 0, 0
    names = {place for one in lists.hits("festive_not") for place in range(one.first, one.last + 1)}
    for hit in islice(lists.hits("festive"), _MOST_LOOKED):
        within = reading.sentence(hit.start)
        if (put_off or mourned) and not lists.any_in("festive_kept", within):
            continue
        if (
            hit.first not in names
            and not lists.any_in("festive_condolence", within)
            and _is_announced(reading, within, lists)
        ):
            yield hit.start, hit.end
    if whole and cheerful and _SURELY_OVER.search(text) is None:
        yield 0, 0


class _Lists:
    """What of the lists about mourning stands in a field, in any language; looked for when somebody asks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[str, tuple[Hit, ...]] = {}

    def hits(self, name: str) -> tuple[Hit, ...]:
        if name not in self._found:
            found = (hit for language in _LANGUAGES for hit in listed(self._reading, name, language))
            self._found[name] = tuple(sorted(found, key=lambda hit: (hit.first, -hit.last)))
        return self._found[name]

    def any_in(self, name: str, within: tuple[int, int]) -> bool:
        return any(within[0] <= hit.start < within[1] for hit in self.hits(name))


def _is_announced(reading: Reading, within: tuple[int, int], lists: _Lists) -> bool:
    """Whether the sentence of a festive word says that it is to come, and not what a service does meanwhile."""
    sentence, said = normalize("NFC", reading.text[slice(*within)]), reading.said
    exclaimed = any(sign in sentence for sign in _EXCLAIMED)
    if lists.any_in("festive_service", within) or _SURELY_OVER.search(sentence) is not None:
        return False
    if not exclaimed and _OVER.search(sentence) is not None:
        return False
    near = within if len(reading.text) > _NOTICE else (0, len(reading.text))
    if lists.any_in("festive_inviting", near) or any(sign in reading.text[slice(*near)] for sign in _CHEERFUL):
        return True
    starts = [place.start for told in (said.dates, said.relatives, said.hours) for place in told]
    if any(within[0] <= start < within[1] for start in starts):
        return True
    heading = len(sentence.split()) <= _HEADING and not sentence.rstrip().endswith(".")
    return heading and bool(said.dates or said.hours)


def _in_mourning(reading: Reading, periods: list[Period], start: int, end: int) -> Period | None:
    """The one in which it goes out, or is: on the days that the sentence names, or else the text."""
    if reading.planned:
        found = next((period for period in periods if period.holds(reading.today)), None)
        if found is not None:
            return found
    first, last = reading.sentence(start) if end else (0, len(reading.text))
    spans = list(_days(reading, first, last)) or list(_days(reading, 0, len(reading.text)))
    return next((p for p in periods for begin, over in spans if begin <= p.last and p.first <= over), None)


def _days(reading: Reading, start: int, end: int) -> Iterator[tuple[date, date]]:
    """When things are that `start` to `end` speaks of; not when terms end."""
    for dates in reading.said.dates:
        if start <= dates.start < end and dates.lead in (Lead.NONE, Lead.SINCE):
            days = [day for day in placed(dates, reading.today)[0] if day is not None]
            if days and dates.shape is Shape.RANGE:
                yield days[0], days[-1]
            else:
                yield from ((day, day) for day in days)
    for relative in reading.said.relatives:
        near = relative.unit in (Unit.DAY, Unit.WEEKEND) and not relative.counted
        if start <= relative.start < end and near and (span := span_of(relative, reading.today)) is not None:
            yield span


def _is_denied(reading: Reading, hit: Hit) -> bool:
    """«El baile no se suspende»."""
    tokens = tokens_of(reading.text)
    return any(tokens.word(hit.first - back) in _NOT_DONE for back in (1, 2))


def held_by_crisis(reading: Reading) -> Iterator[Found]:
    """While there is a crisis nothing goes out but what is of a nature that may: of what nobody knows what it is for,
    nobody knows that.
    """
    around = reading.subject.around
    crisis = around.house.crisis
    if crisis is not None and reading.place == TEXT and around.nature not in crisis.allowed:
        allowed = tuple(nature.value for nature in Nature if nature in crisis.allowed)
        yield Found(0, 0, {"natures": allowed or None, "since": crisis.since_at.isoformat()})


def by_unknown_rules(reading: Reading) -> Iterator[Found]:
    """Where the rules of the house cannot be read nobody knows what may go out but what must."""
    around = reading.subject.around
    if reading.place == TEXT and not around.house.readable and around.nature not in _MUST_GO_OUT:
        yield Found(0, 0, {}, level=None if around.leaving else Level.WARN)


def without_timestamp(reading: Reading) -> Iterator[Found]:
    """An alert that tells no day or no hour: shared a day later nobody knows that it is over. Where clocks are changed
    hours tell no moment.
    """
    if reading.place != TEXT or reading.subject.around.nature is not Nature.EMERGENCY:
        return
    said = reading.said
    missing = (*(() if said.dates else ("day",)), *(() if said.hours else ("hour",)))
    if missing and not (said.hours and listed(reading, "clock_change")):
        yield Found(0, 0, {"missing": missing}, _with_the_moment(reading))


def _with_the_moment(reading: Reading) -> tuple[Fix, ...]:
    """The moment at which it goes out on a line of its own, where nothing in the text can be taken for part of it."""
    subject = reading.subject
    if not reading.planned:
        return ()
    at, end = reading.at, len(reading.text.rstrip())
    words = f"\n{_UPDATED.get(reading.language, _UPDATED['es'])}: {at.day}/{at.month}/{at.year}, {_clock(at)} h"
    content = subject.content
    longer = replace(content, text=content.text[:end] + words + content.text[end:])
    told = measures(subject.network, longer, subject.limits, threads=subject.threads)
    return (Fix(end, end, words),) if all(one.fits for one in told) else ()
