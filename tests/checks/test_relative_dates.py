"""«Mañana se abre el plazo»: what it means on the day it goes out, and after it was moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calendario.domain.day_names import MONTHS, WEEKDAYS
from calendario.domain.finding import Level
from tests.checks.reading_aloud import codes, every_fix_mends, found, marked, mended

MISMATCH, NO_ANCHOR, MOVED = "relative_date_mismatch", "relative_date_no_anchor", "relative_date_moved"


@pytest.mark.parametrize(
    ("text", "out", "where", "right"),
    [
        ("Mañana, martes 1 de diciembre, se abre", "2026-12-01T09:00", "Mañana, martes 1 de diciembre", "Hoy"),
        ("Hoy, miércoles 2 de diciembre, pleno", "2026-12-03T08:30", "Hoy, miércoles 2 de diciembre", "El "),
        ("Hoy 5 de diciembre", "2026-12-04T08:30", "Hoy 5 de diciembre", "Mañana"),
        ("MAÑANA, 4 DE DICIEMBRE", "2026-12-02T08:30", "MAÑANA, 4 DE DICIEMBRE", "PASADO MAÑANA"),
        ("hasta las 14 h de hoy, 4 de diciembre", "2026-12-03T08:30", "hoy, 4 de diciembre", "mañana"),
        ("mañana, viernes, cerramos", "2026-12-02T08:30", "mañana, viernes", "jueves"),
        ("Ayer, 4 de diciembre, abrió la pista", "2026-12-04T08:30", "Ayer, 4 de diciembre", "El "),
        ("Hoy 8 de diciembre", "2026-12-04T08:30", "Hoy 8 de diciembre", "El "),
        ("Anteayer, 3 de diciembre, abrió", "2026-12-04T08:30", "Anteayer, 3 de diciembre", "Ayer"),
        ("AYER, EL 4 DE DICIEMBRE", "2026-12-04T08:30", "AYER, EL 4 DE DICIEMBRE", "EL "),
        ("Hoy, sábado, a las 18:00 h, baile", "2026-12-03T08:30", "Hoy, sábado", "jueves"),
        ("Hoy, sábado, 18:00 h, baile", "2026-12-03T08:30", "Hoy, sábado", "jueves"),
        ("hoy sábado abre la feria", "2026-12-03T08:30", "hoy sábado", "jueves"),
    ],
)
def test_what_contradicts_its_date_is_marked_and_mended(text: str, out: str, where: str, right: str) -> None:
    (finding,) = [one for one in found(text, out) if one.code == MISMATCH]
    assert marked(text, finding) == where
    assert [fix.replacement for fix in finding.fixes] == [right]
    assert MISMATCH not in codes(mended(text, finding.fixes[0]), out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Ayer, domingo 6 de diciembre, celebramos el acto", "2026-12-08T10:00"),
        ("Este viernes, 18 de diciembre, concierto", "2026-12-07T10:00"),
        ("Quedan 5 días: el plazo termina el martes 15 de diciembre", "2026-12-07T10:00"),
        ("Faltan dos semanas para el 24 de diciembre", "2026-12-01T10:00"),
    ],
)
def test_what_contradicts_its_date_otherwise(text: str, out: str) -> None:
    assert MISMATCH in codes(text, out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Pasado mañana, jueves 10 de diciembre, no habrá recogida", "2026-12-08T10:00"),
        ("Este viernes, 11 de diciembre, concierto", "2026-12-07T10:00"),
        ("Este viernes 11 de diciembre celebramos la feria", "2026-12-14T10:00"),  # last Friday
        ("Este viernes 11 de diciembre, concierto", "2026-12-11T10:00"),
        ("Quedan 5 días para los talleres del 15, 16 y 20 de diciembre", "2026-12-07T10:00"),
        ("Quedan 5 días: el plazo termina el martes 15 de diciembre", "2026-12-10T10:00"),
        ("Quedan 6 días: el plazo termina el martes 15 de diciembre", "2026-12-10T10:00"),  # that day counted
        ("Hoy abrimos. El 15 de diciembre cerramos.", "2026-12-10T10:00"),
        ("mañana viernes y pasado sábado, 4 y 5 de diciembre", "2026-12-03T10:00"),
        ("Este lunes 23 de noviembre comenzaron las obras", "2026-11-24T10:00"),
        ("Mañana Domingo Pérez, concejal de Deportes, visita el colegio", "2026-11-24T10:00"),
        ("Hoy, Domingo García presenta su libro", "2026-11-24T10:00"),
        ("Hoy viernes negro (Black Friday)", "2026-11-24T10:00"),
        ("Turnos: mañana, martes 1; tarde, miércoles 2", "2026-11-24T10:00"),
        ("Pilates. Mañana, lunes y miércoles. Tarde, martes.", "2026-11-24T10:00"),
    ],
)
def test_what_agrees_is_not_spoken_of(text: str, out: str) -> None:
    assert MISMATCH not in codes(text, out)


@pytest.mark.parametrize(
    ("text", "out", "then"),
    [
        ("Ayer, lunes 30 de noviembre, abrimos", "2026-12-02T10:00", "El lunes 30 de noviembre, abrimos"),
        ("Ayer, el 30 de noviembre, abrimos", "2026-12-02T10:00", "El 30 de noviembre, abrimos"),
        ("La pista abrió ayer, 1 de diciembre", "2026-12-01T10:00", "La pista abrió el 1 de diciembre"),
        ("Apúntate hasta hoy, lunes 30 de noviembre", "2026-12-01T10:00", "Apúntate hasta el lunes 30 de noviembre"),
    ],
)
def test_a_word_that_would_be_of_another_time_gives_way_to_its_date(text: str, out: str, then: str) -> None:
    (finding,) = [one for one in found(text, out) if one.code == MISMATCH]
    assert mended(text, finding.fixes[0]) == then


@pytest.mark.parametrize(
    "text", ["El acto de ayer, 1 de diciembre", "Invita a hoy, lunes 30 de noviembre", "Ayer (1 de diciembre)"]
)
def test_where_the_date_alone_would_be_no_spanish_nothing_is_offered(text: str) -> None:
    (finding,) = [one for one in found(text) if one.code == MISMATCH]
    assert finding.fixes == ()


def test_a_wrong_count_of_days_is_put_right() -> None:
    text = "Quedan 5 días: el plazo termina el martes 15 de diciembre"
    (finding,) = found(text, "2026-12-07T10:00")
    assert mended(text, finding.fixes[0]) == "Quedan 8 días: el plazo termina el martes 15 de diciembre"


def test_where_the_day_is_not_known_nothing_is_contradicted() -> None:
    assert codes("Mañana, martes 1 de diciembre, se abre", None) == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Mañana se abre el plazo", "Mañana, miércoles 2 de diciembre, se abre el plazo"),
        ("Hoy, a las 18:00 h, cuentacuentos", "Hoy, martes 1 de diciembre, a las 18:00 h, cuentacuentos"),
        ("Os esperamos este viernes", "Os esperamos este viernes 4 de diciembre"),
        ("La feria abre mañana.", "La feria abre mañana, miércoles 2 de diciembre."),
        ("Mañana, miércoles, abrimos", "Mañana, miércoles 2 de diciembre, abrimos"),
        ("Mañana miércoles abrimos", "Mañana, miércoles 2 de diciembre, abrimos"),
        ("La feria abre mañana miércoles", "La feria abre mañana, miércoles 2 de diciembre"),
    ],
)
def test_a_day_without_its_date_gets_it(text: str, then: str) -> None:
    (finding,) = [one for one in found(text) if one.code == NO_ANCHOR]
    assert mended(text, finding.fixes[0]) == then
    assert NO_ANCHOR not in codes(then)


@pytest.mark.parametrize("text", ["Mañana, sábado, abrimos", "Mañana, lunes y martes, abrimos"])
def test_beside_weekdays_that_say_otherwise_no_date_is_offered(text: str) -> None:
    (finding,) = [one for one in found(text) if one.code == NO_ANCHOR]
    assert finding.fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mañana, miércoles 2 de diciembre, se abre el plazo",
        "Villasauce es hoy una ciudad mejor",
        "Teatro: «Mañana será otro día»",
        "Las clases de la mañana se trasladan",
        "Ayer limpiamos el río",
        "El viernes pasado inauguramos la pista",
        "La semana pasada se abrió la pista",
        "El concierto de mañana (miércoles 2 de diciembre) se suspende",
        "Viento fuerte hoy, martes 1, desde las 18:00 h hasta las 6:00 h de mañana",
    ],
)
def test_what_has_its_date_or_needs_none(text: str) -> None:
    assert NO_ANCHOR not in codes(text)


def test_a_date_of_another_thing_is_none_of_the_day_that_is_said() -> None:
    assert NO_ANCHOR in codes("Mañana hay pleno. El plazo de las ayudas acaba el viernes 18 de diciembre")


def test_a_post_that_was_moved_is_looked_at_again() -> None:
    assert MOVED in codes("Hoy, a las 18:00 h, cuentacuentos", moved_from="2026-11-30T10:00")
    assert MOVED not in codes("Hoy, a las 18:00 h, cuentacuentos", moved_from="2026-12-01T20:00")
    assert MOVED not in codes("El 5 de diciembre, cuentacuentos", moved_from="2026-11-30T10:00")


def test_of_each_day_a_moved_post_is_asked_about_once() -> None:
    text = "Hoy, cuentacuentos. Os esperamos esta tarde; mañana, taller."
    told = [marked(text, one) for one in found(text, moved_from="2026-11-30T10:00") if one.code == MOVED]
    assert told == ["Hoy", "mañana"]


DAYS = st.dates(date(2024, 1, 3), date(2032, 12, 28))
WORDS = {"Hoy": 0, "Mañana": 1, "Pasado mañana": 2, "Ayer": -1, "Este": 0}
FORMS = ("{word}, {weekday}, abrimos", "{word} {weekday} abrimos", "{word}, {weekday} {day}, abrimos")
IN_FULL = ("{word}, {weekday} {day} de {month}, abrimos", "Abrimos {word} {weekday} {day} de {month}")


@given(DAYS, st.sampled_from(sorted(WORDS)), st.integers(0, 6), st.integers(-3, 9), st.sampled_from(FORMS + IN_FULL))
@example(date(2026, 12, 1), "Este", 0, 7, IN_FULL[0])
@example(date(2026, 12, 1), "Mañana", 2, 1, FORMS[0])
@example(date(2026, 12, 3), "Mañana", 5, 1, FORMS[1])
def test_a_fix_removes_its_finding_and_brings_no_other(
    day: date, word: str, weekday: int, away: int, form: str
) -> None:
    meant = day + timedelta(days=away)
    name, month = WEEKDAYS["es"].split()[weekday], MONTHS["es"].split()[meant.month - 1]
    text = form.format(word=word, weekday=name, day=meant.day, month=month).replace("Este,", "Este")
    for written in (text, text[0].lower() + text[1:]):
        whole, out = f"{written} la biblioteca.", f"{day}T10:00"
        every_fix_mends(whole, out)
        for then in (mended(whole, fix) for finding in found(whole, out) for fix in finding.fixes):
            assert sum(then.lower().count(name) for name in WEEKDAYS["es"].split()) == 1, then


@given(DAYS, st.sampled_from([("Hoy", 0), ("Mañana", 1), ("Pasado mañana", 2), ("Ayer", -1)]), st.integers(-3, 3))
def test_moving_a_post_over_midnights_months_and_years(day: date, said: tuple[str, int], moved: int) -> None:
    word, away = said
    meant = day + timedelta(days=away)
    month, weekday = MONTHS["es"].split()[meant.month - 1], WEEKDAYS["es"].split()[meant.weekday()]
    text = f"{word}, {weekday} {meant.day} de {month}, cierra la biblioteca."
    out = (day + timedelta(days=moved)).isoformat()
    for hour in ("00:00", "23:59"):
        assert (MISMATCH in codes(text, f"{out}T{hour}")) is (moved != 0)


def test_a_count_is_held_against_a_day_of_its_own_sentence_only() -> None:
    text = "Faltan 31 días para Navidad. Encendemos las luces el viernes 4 de diciembre"
    assert MISMATCH not in codes(text, "2026-11-24T10:00")


@pytest.mark.parametrize(
    "text",
    [
        "Quedan 10 días: la inscripción a la carrera del 20 de diciembre se cierra en diez días",
        "Quedan dos semanas para la San Silvestre infantil del 31 de diciembre",
    ],
)
def test_a_count_that_may_be_of_something_else_is_asked_about(text: str) -> None:
    told = [one for one in found(text, "2026-11-24T10:00") if one.code == MISMATCH]
    assert [(one.level, one.fixes) for one in told] == [(Level.WARN, ())]


@pytest.mark.parametrize(
    "text",
    ["Quedan 5 días para el 15 de diciembre", "El plazo termina el 15 de diciembre: quedan 5 días"],
)
def test_a_count_beside_its_day_is_mended(text: str) -> None:
    (finding,) = [one for one in found(text, "2026-12-07T10:00") if one.code == MISMATCH]
    assert (finding.level, mended(text, finding.fixes[0])) == (Level.BLOCK, text.replace("5 días", "8 días"))


def test_a_comparison_far_into_a_long_text() -> None:
    assert MISMATCH not in codes(
        "Un acto. " * 50 + "Tal día como hoy, el 14 de febrero de 1927, abrió", "2026-12-07T10:00"
    )
    assert MISMATCH not in codes("como " + "hoy " * 5_000, "2026-12-07T10:00")


def test_blanks_between_a_count_and_its_day() -> None:
    assert MISMATCH in codes("Quedan 5 días" + " " * 80 + "x 15 de diciembre", "2026-12-07T10:00")


def test_what_goes_out_by_hand_now_is_read_now_whatever_hour_it_was_planned_for() -> None:
    text = "Hoy, lunes 23 de noviembre, cuentacuentos a las 18:00 h"
    assert MISMATCH in codes(text, "2026-11-20T10:00")
    assert MISMATCH not in codes(text, "2026-11-20T10:00", leaving=True)
    assert MISMATCH in codes("Hoy, viernes 20 de noviembre, cuentacuentos", None, leaving=True)
