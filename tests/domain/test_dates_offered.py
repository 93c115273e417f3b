"""A weekday that is being written, and its date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.dates_offered import date_offered

MONDAY = date(2026, 11, 23)


def written(before: str, said_on: date = MONDAY, language: str = "es", after: str = "") -> str | None:
    """What stands before the caret once it is accepted."""
    offered = date_offered(before, after, said_on, language)
    return None if offered is None else before[: len(before) - offered.length] + offered.text


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("El viernes", "El viernes 27 de noviembre"),
        ("El lunes", "El lunes 23 de noviembre"),  # today
        ("Sabado", "Sábado 28 de noviembre"),
        ("EL MIERCOLES", "EL MIÉRCOLES 25 DE NOVIEMBRE"),
        ("el próximo viernes", "el próximo viernes 27 de noviembre"),
        ("el próximo lunes", "el próximo lunes 30 de noviembre"),  # not today
        ("Próximo domingo", "Próximo domingo 29 de noviembre"),
        ("mañana", "mañana, martes 24 de noviembre"),
        ("Pasado mañana", "Pasado mañana, miércoles 25 de noviembre"),
        ("hasta pasado mañana", "hasta pasado mañana, miércoles 25 de noviembre"),
        ("Hoy", "Hoy, lunes 23 de noviembre"),
        ("🎉 jueves", "🎉 jueves 26 de noviembre"),
        ("del lunes al viernes", "del lunes al viernes 27 de noviembre"),
    ],
)
def test_a_day_has_its_date(before: str, then: str) -> None:
    assert written(before) == then


@pytest.mark.parametrize(
    "before",
    [
        "todos los viernes",
        "cada viernes",
        "de lunes a viernes",
        "por la mañana",
        "esta mañana",
        "los domingos",
        "#viernes",
        "@lunes",
        "web.es/hoy",
        "viernes ",
        "vierne",
        "martesano",
        "manana",
        "",
        "🎉",
    ],
)
def test_nothing_is_offered_for_what_is_no_day(before: str) -> None:
    assert written(before) is None


@pytest.mark.parametrize("after", [" 27", "s", ", 27 de noviembre", "\u00a03"])
def test_nothing_is_offered_where_the_date_or_more_of_the_word_stands_already(after: str) -> None:
    assert written("El viernes", after=after) is None


@pytest.mark.parametrize("after", ["", " en la plaza", ", en la plaza", ".", "\n12"[:1]])
def test_what_follows_may_be_anything_else(after: str) -> None:
    assert written("El viernes", after=after) == "El viernes 27 de noviembre"


def test_another_year_is_said() -> None:
    assert written("viernes", date(2026, 12, 28)) == "viernes 1 de enero de 2027"
    assert written("jueves", date(2026, 12, 28)) == "jueves 31 de diciembre"


@pytest.mark.parametrize(
    ("language", "before", "then"),
    [
        ("ca", "Divendres", "Divendres 27 de novembre"),
        ("ca-ES-valencia", "hui", "hui, dilluns 23 de novembre"),
        ("ca", "demà passat", "demà passat, dimecres 25 de novembre"),
        ("ca", "el proper dilluns", "el proper dilluns 30 de novembre"),
        ("gl", "venres", "venres 27 de novembro"),
        ("gl", "mércores", "mércores 25 de novembro"),
        ("gl", "mañá", "mañá, martes 24 de novembro"),
        ("eu", "Ostirala", "Ostirala, azaroaren 27a"),
        ("eu", "bihar", "bihar, asteartea, azaroaren 24a"),
        ("en", "Friday", None),
        ("es", "divendres", None),
    ],
)
def test_each_language_says_days_its_own_way(language: str, before: str, then: str | None) -> None:
    assert written(before, language=language) == then


def test_endings_of_catalan_and_basque() -> None:
    assert written("dijous", date(2026, 3, 30), "ca") == "dijous 2 d’abril"
    assert written("asteazkena", date(2026, 11, 9), "eu") == "asteazkena, azaroaren 11"
    assert written("osteguna", date(2024, 12, 30), "eu") == "osteguna, 2025eko urtarrilaren 2a"
    assert written("ostirala", date(2026, 12, 28), "eu") == "ostirala, 2027ko urtarrilaren 1a"


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 6), st.sampled_from(["es", "ca", "gl", "eu"]))
def test_the_date_is_that_of_the_weekday_within_a_week(said_on: date, weekday: int, language: str) -> None:
    day = next(d for n in range(7) if (d := said_on + timedelta(days=n)).weekday() == weekday)
    name = {
        "es": "lunes martes miércoles jueves viernes sábado domingo",
        "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        "gl": "luns martes mércores xoves venres sábado domingo",
        "eu": "astelehena asteartea asteazkena osteguna ostirala larunbata igandea",
    }[language].split()[weekday]
    then = written(name, said_on, language)
    assert then is not None
    assert str(day.day) in then
    assert (str(day.year) in then) == (day.year != said_on.year)


@given(st.text(), st.text(), st.sampled_from(["es", "ca", "gl", "eu", "", "x-y"]))
def test_any_text_is_looked_at(before: str, after: str, language: str) -> None:
    offered = date_offered(before, after, MONDAY, language)
    assert offered is None or 0 < offered.length <= len(before)
