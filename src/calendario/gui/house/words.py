"""What the rules of an institution are called, each in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from calendario.domain.house import Mode, Period, Treatment
from calendario.domain.vocabulary import Country
from calendario.sentences import hour, listed
from calendario.sentences.days import days_title

#: In which everything may have to be said.
LANGUAGES = ("es", "ca", "ca-valencia", "gl", "eu")


def treatment_word(treatment: Treatment) -> str:
    """How readers are addressed."""
    return {
        Treatment.ANY: QCoreApplication.translate("House", "Either way"),
        Treatment.TU: QCoreApplication.translate("House", "Tú"),
        Treatment.USTED: QCoreApplication.translate("House", "Usted"),
    }[treatment]


def language_word(tag: str) -> str:
    """A language by its BCP 47 tag; the tag itself for one that nobody named."""
    return {
        "es": QCoreApplication.translate("House", "Spanish"),
        "ca": QCoreApplication.translate("House", "Catalan"),
        "ca-valencia": QCoreApplication.translate("House", "Valencian"),
        "gl": QCoreApplication.translate("House", "Galician"),
        "eu": QCoreApplication.translate("House", "Basque"),
    }.get(tag, tag)


def mode_word(mode: Mode) -> str:
    """What holds for a stretch of days."""
    return {
        Mode.ELECTORAL: QCoreApplication.translate("House", "Electoral period"),
        Mode.MOURNING: QCoreApplication.translate("House", "Mourning"),
    }[mode]


def gazette(country: str) -> str:
    """Where elections are called in that country (ISO 3166-1)."""
    named = {"ES": "BOE", "CL": "Diario Oficial"}
    return named.get(country) or QCoreApplication.translate("House", "official gazette")


def languages_words(tags: Iterable[str]) -> str:
    """«castellano y valenciano», or that there are none."""
    named = [language_word(tag) for tag in tags]
    return listed(named) if named else QCoreApplication.translate("House", "none")


def quiet_words(quiet: tuple[time, time] | None) -> str:
    """«de 22:00 a 8:00», or that there are none."""
    if quiet is None:
        return QCoreApplication.translate("House", "none")
    #: %1 and %2 are hours of the day
    words = QCoreApplication.translate("House", "from %1 to %2")
    return words.replace("%1", hour(quiet[0])).replace("%2", hour(quiet[1]))


def period_name(period: Period) -> str:
    """What it is called, or else what it is."""
    return period.name or mode_word(period.mode)


def period_line(period: Period, country: str, today: date) -> str:
    """What it is, when, and how sure that is; `country` is ISO 3166-1."""
    said = [mode_word(period.mode)] if period.name else []
    if period.last < today:
        said.append(QCoreApplication.translate("House", "it is over"))
    elif period.holds(today):
        said.append(QCoreApplication.translate("House", "it holds today"))
    if period.first == period.last:
        #: %1 is a day
        days = QCoreApplication.translate("House", "on %1")
    else:
        #: %1 are two days: «30 March to 23 May 2027»
        days = QCoreApplication.translate("House", "from %1")
    said.append(days.replace("%1", days_title(period.first, period.last)))
    if not period.confirmed:
        #: %1 is where elections are called: «BOE»
        foreseen = QCoreApplication.translate("House", "foreseen: confirm it with the %1")
        said.append(foreseen.replace("%1", gazette(country)))
    return ", ".join(said)


def country_name(country: Country | None, locale: str) -> str:
    """Its own name, or its code where nothing is known of it."""
    return locale if country is None else country.name


def region_name(country: Country | None, region: str) -> str:
    """The name of a region by its code, or that there is none."""
    if not region:
        return QCoreApplication.translate("House", "None")
    return region if country is None else country.regions.get(region, region)
