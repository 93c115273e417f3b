"""Dates that contradict themselves: «lunes 12 de marzo» when it is a Thursday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.day_names import MONTHS, WEEKDAYS
from calendario.domain.finding import Level
from calendario.sentences import finding_text
from tests.checks.reading_aloud import codes, found, marked, mended

MISMATCH = "weekday_date_mismatch"


@pytest.mark.parametrize(
    ("text", "out", "where", "right"),
    [
        ("El lunes 12 de marzo de 2026 se abre", "2026-03-09T10:00", "lunes 12 de marzo de 2026", "jueves"),
        ("Corte de agua el jueves 4/12/2026", "2026-12-01T10:00", "jueves 4/12/2026", "viernes"),
        ("Sabado 13 de diciembre: ruta", "2026-12-09T10:00", "Sabado 13 de diciembre", "Domingo"),
        ("PLENO EL MARTES 3 DE DICIEMBRE", "2026-12-01T10:00", "MARTES 3 DE DICIEMBRE", "JUEVES"),
        ("el 3 de diciembre (martes)", "2026-12-01T10:00", "3 de diciembre (martes)", "jueves"),
        ("el martes 8 y el jueves 11 de diciembre", "2026-12-01T10:00", "jueves 11 de diciembre", "viernes"),
        ("el viernes 10, a las 20:00 h", "2026-12-01T10:00", "viernes 10", "jueves"),
        ("vie. 3 dic., 18:00 h", "2026-12-01T10:00", "vie. 3 dic.", "jue"),
        ("Sábado 6: mercadillo", "2026-12-01T10:00", "Sábado 6", "Domingo"),
        ("Este lunes 8 de diciembre, feria", "2026-12-04T10:00", "lunes 8 de diciembre", "martes"),
        ("Cabalgata: el lunes 5 de enero", "2026-12-28T10:00", "lunes 5 de enero", "martes"),
        ("El viernes 18 de septiembre no se atenderá", "2027-09-10T10:00", "viernes 18 de septiembre", "sábado"),
        ("dilluns 3 de desembre", "2026-12-01T10:00", "dilluns 3 de desembre", "dijous"),
        ("o luns 3 de decembro", "2026-12-01T10:00", "luns 3 de decembro", "xoves"),
        ("abenduaren 3an, astelehenean", "2026-12-01T10:00", "abenduaren 3an, astelehenean", "ostegunean"),
    ],
)
def test_a_wrong_weekday_is_marked_and_mended(text: str, out: str, where: str, right: str) -> None:
    (finding,) = [one for one in found(text, out) if one.code == MISMATCH]
    assert marked(text, finding) == where
    assert [fix.replacement for fix in finding.fixes] == [right]
    assert MISMATCH not in codes(mended(text, finding.fixes[0]), out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("El jueves 12 de marzo de 2026 se abre", "2026-03-09T10:00"),
        ("Mercado del viernes 11 al domingo 13 de diciembre", "2026-12-03T10:00"),
        ("El pasado jueves 19 de noviembre 42 vecinas limpiaron el río", "2026-11-24T10:00"),
        ("La Cabalgata sale el martes 5 de enero", "2026-12-28T11:00"),
        ("El jueves 15 vecinos limpiaron el río", "2026-12-18T11:00"),
        ("El miércoles 9 la biblioteca de la plaza del 12 de Octubre abre", "2026-12-04T10:00"),
        ("Nació un jueves 4 de mayo", "2026-12-04T10:00"),  # of which year, nobody says
        ("de lunes 9 a 14 h", "2026-12-04T10:00"),
        ("los sábados 12 y 19 de diciembre", "2026-12-04T10:00"),
        ("Sábado y domingo, 28 y 29 de noviembre", "2026-11-24T10:00"),
        ("Viernes y sábado 27 y 28", "2026-11-24T10:00"),
        ("Jueves y viernes, 26 y 27 de noviembre", "2026-11-24T10:00"),
        ("De viernes a domingo 27 a 29 de noviembre", "2026-11-24T10:00"),
        ("Los martes y jueves 1, 3, 8 y 10 de diciembre", "2026-11-24T10:00"),
        ("Sábados y domingos 5, 6, 12 y 13", "2026-11-24T10:00"),
        ("Este lunes 23 de noviembre comenzaron las obras", "2026-11-24T10:00"),
        ("Este lunes 23 comenzaron las obras", "2026-11-24T10:00"),
        ("Misas: sábado 20 h, domingo 12 h", "2026-11-24T10:00"),
        ("Domingo 24 h de vóley", "2026-11-24T10:00"),
        ("Sábado 5K, domingo 10K", "2026-11-24T10:00"),
        ("Viernes 2x1", "2026-11-24T10:00"),
        ("Sábado 1º premio", "2026-11-24T10:00"),
        ("martes 2.ª sesión", "2026-11-24T10:00"),
        ("Lunes 6/9 años", "2026-11-24T10:00"),
    ],
)
def test_a_right_weekday_is_not_spoken_of(text: str, out: str) -> None:
    assert MISMATCH not in codes(text, out)


def test_one_word_for_several_days_cannot_be_mended_for_one() -> None:
    (finding,) = found("los sábados 12 y 20 de diciembre", "2026-12-04T10:00")
    assert (finding.code, finding.fixes) == (MISMATCH, ())


@pytest.mark.parametrize("text", ["Este lunes 8 de diciembre, feria", "Este lunes 8, feria", "Este martes 30, feria"])
def test_what_is_a_week_away_or_past_is_not_made_this_weeks(text: str) -> None:
    (finding,) = [one for one in found(text, "2026-12-01T10:00") if one.code == MISMATCH]
    assert finding.fixes == ()


def test_a_draft_without_a_day_is_read_as_of_today() -> None:
    assert codes("El lunes 4 de diciembre de 2026", None) == [MISMATCH]


@pytest.mark.parametrize(
    "written", ["31 de noviembre", "04/23/2027", "31/06/2027", "29 de febrero de 2027", "30-02-2027"]
)
def test_a_date_that_no_calendar_has(written: str) -> None:
    text = f"Inscripciones hasta el {written} en la web"
    (finding,) = [one for one in found(text) if one.code == "invalid_date"]
    assert (marked(text, finding), finding.level) == (written, Level.BLOCK)
    assert finding_text(finding) == f"«{written}»: esa fecha no existe"


@pytest.mark.parametrize(
    "text",
    [
        "Se paga del 40/60 entre Diputación y Ayuntamiento",
        "Vamos al 50/50",
        "Se financia al 80/20 con fondos",
        "Vecinos del 12/14 de la calle Sol",
    ],
)
def test_a_share_or_a_house_number_is_no_date(text: str) -> None:
    assert "invalid_date" not in codes(text)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("04/23/2027", "23/04/2027"),
        ("12-13-2027", "13-12-2027"),
        ("04‑23‑2027", "23‑04‑2027"),
        ("2027-23-04", "2027-04-23"),
        ("viernes, 04/23/2027", "viernes, 23/04/2027"),
    ],
)
def test_month_and_day_turned_round_are_put_right(typed: str, right: str) -> None:
    text = f"Día del Libro: {typed}, a las 18:00 h"
    (finding,) = found(text, "2027-01-15T10:00")
    assert mended(text, finding.fixes[0]) == f"Día del Libro: {right}, a las 18:00 h"


@pytest.mark.parametrize("typed", ["04/31/2027", "02/29/2027", "00/23/2027", "13/23/2027", "2027-31-04"])
def test_what_is_no_date_either_way_round_is_left_to_its_writer(typed: str) -> None:
    (finding,) = [one for one in found(f"Cita: {typed}, a las 18:00 h") if one.code == "invalid_date"]
    assert finding.fixes == ()


def test_a_leap_day_exists_where_it_does() -> None:
    assert codes("se prorroga hasta el 29 de febrero de 2028", "2027-02-02T10:00") == []
    assert codes("se prorroga hasta el 29 de febrero", "2027-02-02T10:00") == ["invalid_date"]
    assert codes("se prorroga hasta el 29 de febrero", "2028-02-02T10:00") == []


def test_days_that_end_before_they_begin() -> None:
    text = "Matrícula abierta del 15 al 3 de diciembre"
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("date_range_reversed", "15 al 3 de diciembre")
    assert "15 al 3 de diciembre" in finding_text(finding)
    assert codes("Matrícula del 3 al 3 de diciembre") == []
    assert codes("Matrícula del 28 de diciembre al 4 de enero") == []
    assert codes("Matrícula del 15 de septiembre al 30 de junio", "2026-09-01T10:00") == []


FORMS = [
    "{w} {d} de {m} de {y}",
    "{w}, {d} de {m} de {y}",
    "{w} {d}/{n}/{y}",
    "{w} día {d} de {m} de {y}",
    "{d} de {m} de {y} ({w})",
]
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(DAYS, st.integers(0, 6), st.sampled_from(FORMS), st.integers(-300, 300))
def test_whatever_the_form_a_wrong_weekday_is_found_and_a_right_one_is_not(
    day: date, away: int, form: str, before: int
) -> None:
    weekdays = WEEKDAYS["es"].split()
    facts = {"d": day.day, "m": MONTHS["es"].split()[day.month - 1], "n": day.month, "y": day.year}
    written = form.format(w=weekdays[(day.weekday() + away) % 7], **facts)
    text = f"Os informamos: el {written}, pleno en la Casa de la Cultura."
    out = (day - timedelta(days=before)).isoformat() + "T10:00"
    told = [one for one in found(text, out) if one.code == MISMATCH]
    if away == 0:
        assert told == []
        return
    (finding,) = told
    assert marked(text, finding) == written
    assert mended(text, finding.fixes[0]) == text.replace(written, form.format(w=weekdays[day.weekday()], **facts))


@given(DAYS, st.integers(1, 6), st.integers(-60, 110))
def test_without_a_year_the_nearest_day_is_meant(day: date, away: int, before: int) -> None:
    weekdays, month = WEEKDAYS["es"].split(), MONTHS["es"].split()[day.month - 1]
    out = (day - timedelta(days=before)).isoformat() + "T10:00"
    right = f"el {weekdays[day.weekday()]} {day.day} de {month}"
    wrong = f"el {weekdays[(day.weekday() + away) % 7]} {day.day} de {month}"
    assert MISMATCH not in codes(f"Pleno {right}.", out)
    assert MISMATCH in codes(f"Pleno {wrong}.", out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Festivos locales de 2027: lunes 5 de abril y viernes 13 de agosto", "2026-07-01T10:00"),
        ("Festivos locales del próximo año: lunes 5 de abril y viernes 13 de agosto", "2026-07-01T10:00"),
        ("Vacaciones desde el viernes 18 de junio", "2026-09-01T10:00"),
        ("Memoria de 2023: el pleno del jueves 28 de septiembre", "2026-11-24T10:00"),
        ("En 2020, el sábado 14 de marzo", "2026-11-24T10:00"),
        ("Como el año pasado, el sábado 22 de noviembre abre la pista", "2026-11-24T10:00"),
        ("Efemérides. Corría 1957: el lunes 14 de octubre", "2026-11-24T10:00"),
    ],
)
def test_a_weekday_of_another_year_that_may_be_meant(text: str, out: str) -> None:
    assert MISMATCH not in codes(text, out)


def test_no_year_that_is_named_makes_a_wrong_weekday_right() -> None:
    assert MISMATCH in codes("Festivos de 2027: viernes 5 de abril", "2026-07-01T10:00")
    assert MISMATCH in codes("Calendario 2027 y 2028: el lunes 29 de febrero", "2028-02-01T10:00")


def test_where_next_year_would_fit_nothing_is_changed_for_the_writer() -> None:
    assert MISMATCH not in codes("El domingo 15 de noviembre", "2026-11-24T10:00")
    (finding,) = [f for f in found("El lunes 15 de noviembre", "2026-11-24T10:00") if f.code == MISMATCH]
    assert finding.fixes == ()  # a Monday in 2027
    (finding,) = [f for f in found("El martes 15 de noviembre", "2026-11-24T10:00") if f.code == MISMATCH]
    assert finding_text(finding) == "El 15 de noviembre de 2026 es domingo, no martes"
    assert [fix.replacement for fix in finding.fixes] == ["domingo"]


def test_a_leap_day_without_a_year_never_prevents_publishing() -> None:
    (finding,) = [f for f in found("El plazo termina el 29 de febrero", "2027-02-02T10:00") if f.code == "invalid_date"]
    assert finding.level is Level.WARN
    for text in (
        "Nació un 29 de febrero",
        "Los nacidos el 29 de febrero",
        "El 2028 será bisiesto: el 29 de febrero caerá en martes",
    ):
        assert "invalid_date" not in codes(text, "2026-11-24T10:00")
