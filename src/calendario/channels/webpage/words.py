"""The few words of the public page, in the language of the channel, and how each language writes a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Words:
    """`date` is a template over day, month, year, hour and minute; `months` are written as it needs them."""

    skip: str
    home: str
    feed: str
    nothing_yet: str
    date: str
    months: tuple[str, ...]

    def when(self, at: datetime) -> str:
        """`at` as people write it, in its own zone."""
        month = self.months[at.month - 1]
        return self.date.format(day=at.day, month=month, year=at.year, time=f"{at.hour}:{at.minute:02}")


_ES = Words(
    skip="Ir al contenido",
    home="Todas las publicaciones",
    feed="Suscribirse (Atom)",
    nothing_yet="Todavía no hay publicaciones.",
    date="{day} de {month} de {year}, {time}",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
)

_WORDS: Mapping[str, Words] = {
    "es": _ES,
    "ca": Words(
        skip="Ves al contingut",
        home="Totes les publicacions",
        feed="Subscriu-t’hi (Atom)",
        nothing_yet="Encara no hi ha publicacions.",
        date="{day} {month} de {year}, {time}",
        months=(
            "de gener",
            "de febrer",
            "de març",
            "d’abril",
            "de maig",
            "de juny",
            "de juliol",
            "d’agost",
            "de setembre",
            "d’octubre",
            "de novembre",
            "de desembre",
        ),
    ),
    "gl": Words(
        skip="Ir ao contido",
        home="Todas as publicacións",
        feed="Subscribirse (Atom)",
        nothing_yet="Aínda non hai publicacións.",
        date="{day} de {month} de {year}, {time}",
        months=(
            "xaneiro",
            "febreiro",
            "marzo",
            "abril",
            "maio",
            "xuño",
            "xullo",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "decembro",
        ),
    ),
    "eu": Words(
        skip="Joan edukira",
        home="Argitalpen guztiak",
        feed="Harpidetu (Atom)",
        nothing_yet="Oraindik ez dago argitalpenik.",
        date="{year}/{month}/{day}, {time}",
        months=tuple(str(n) for n in range(1, 13)),
    ),
    "en": Words(
        skip="Skip to content",
        home="All posts",
        feed="Subscribe (Atom)",
        nothing_yet="There are no posts yet.",
        date="{day} {month} {year}, {time}",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
    ),
}


def words(language: str) -> Words:
    """The words for a BCP 47 tag ("ca", "es-CL"); Spanish for a language that is not here."""
    return _WORDS.get(language.partition("-")[0].lower(), _ES)
