"""What holds today besides the everyday, as the strips on top of every screen tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from calendario.domain.house import Crisis, House, Mode, Period
from calendario.domain.slot import wall_clock
from calendario.gui.house.words import mode_word
from calendario.sentences import hour, when
from calendario.sentences.days import near_day


@dataclass(frozen=True, slots=True)
class ModeTold:
    """A strip: `about` is "crisis" or "period"; the others as `Strip` takes them."""

    about: str
    severity: str
    icon: str
    title: str
    told: tuple[str, ...] = ()


def modes_told(house: House, now: datetime, zone: str) -> tuple[ModeTold, ...]:
    """A crisis by itself, mourning and elections together; `now` is naive, by the clock of `zone`."""
    return tuple(_modes(house, now.date(), zone))


def _modes(house: House, today: date, zone: str) -> Iterator[ModeTold]:
    if house.crisis is not None:
        only = QCoreApplication.translate(
            "House", "Only emergencies and essential services go out. The rest waits until somebody looks at it."
        )
        yield ModeTold("crisis", "hold", "sirena", crisis_title(house.crisis, today, zone), (only,))
    holding = [one for mode in (Mode.MOURNING, Mode.ELECTORAL) if (one := _last(house, mode, today)) is not None]
    if holding:
        severity = "hold" if holding[0].mode is Mode.MOURNING else "hint"
        yield ModeTold("period", severity, "calendario", " · ".join(_until(one, today) for one in holding))


def _last(house: House, mode: Mode, today: date) -> Period | None:
    """Of several that hold, the one that ends last."""
    return max((one for one in house.periods if one.mode is mode and one.holds(today)), key=_end, default=None)


def _end(period: Period) -> date:
    return period.last


def crisis_title(crisis: Crisis, today: date, zone: str) -> str:
    """Since when; `today` by the clock of `zone`."""
    since = wall_clock(crisis.since_at, zone)
    if since.date() == today:
        #: %1 is an hour of today
        return QCoreApplication.translate("House", "Crisis mode since %1").replace("%1", hour(since))
    #: %1 is a day and an hour: «yesterday, 7:50»
    return QCoreApplication.translate("House", "Crisis mode. It began: %1").replace("%1", when(since, today))


def _until(period: Period, today: date) -> str:
    what = mode_word(period.mode)
    if period.last == today:
        #: %1 is a mode: «Mourning»
        return QCoreApplication.translate("House", "%1 until today").replace("%1", what)
    #: %1 is a mode, %2 a day: «Mourning until Friday 12»
    words = QCoreApplication.translate("House", "%1 until %2")
    return words.replace("%1", what).replace("%2", near_day(period.last, today))
