"""Terms and events: what is over when the post goes out."""

from __future__ import annotations

import pytest

from calendario.domain.finding import Level
from tests.checks.reading_aloud import codes, found, marked

CLOSED, PAST = "deadline_past_at_publication", "event_past_at_publication"


HORNO = "El centro tiene horno, torno y mesas para todas las edades. "


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("El plazo para solicitar la ayuda termina el 30 de noviembre", "2026-12-02T10:00"),
        ("Hasta el 15 de enero puedes renovar tu abono", "2027-01-18T10:00"),
        ("Último día para inscribirse en la carrera: 20 de diciembre.", "2026-12-21T09:00"),
        ("Presenta tu proyecto antes del 1 de diciembre", "2026-12-01T09:00"),
        ("Puedes presentarla hasta las 14:00 h del 4 de diciembre", "2026-12-04T14:01"),
        ("Fecha límite: viernes 4 de diciembre, 14 h", "2026-12-04T15:00"),
        ("Matrículas del 1 al 4 de diciembre. El plazo se cierra el 4 de diciembre.", "2026-12-06T15:00"),
        ("Apúntate hasta el martes 15", "2026-12-16T10:00"),  # no other 15th near is a Tuesday
        ("Inscríbete: hasta el lunes 14, en la web", "2026-12-16T10:00"),
        ("Plazo del 15 de octubre al 15 de noviembre", "2026-11-24T10:00"),
        ("Inscripciones del 1 al 15 de noviembre en la biblioteca", "2026-11-24T10:00"),
        ("Matrícula abierta del 1 al 15 de noviembre", "2026-11-24T10:00"),
        ("El plazo está abierto desde el 1 hasta el 15 de noviembre", "2026-11-24T10:00"),
        ("El plazo se abre del 1 al 15 de noviembre", "2026-11-24T10:00"),
        ("Plazo de presentación de solicitudes (del 1 al 15 de noviembre)", "2026-11-24T10:00"),
        ("El plazo empieza el 25 de noviembre y acaba el 4 de diciembre", "2026-12-05T10:00"),
        ("Se abre el plazo el 2 de noviembre, hasta el 20 de noviembre", "2026-11-24T10:00"),
        ("Presenta tu proyecto antes de las 14:00 h del 15 de diciembre", "2026-12-15T14:00"),
        ("Presenta tu proyecto antes del 15 de diciembre, de 9:00 a 14:00 h", "2026-12-15T08:00"),
    ],
)
def test_a_term_that_is_over_by_then(text: str, out: str) -> None:
    assert CLOSED in codes(text, out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Puedes presentarla hasta las 14:00 h del 4 de diciembre", "2026-12-04T13:59"),
        ("El plazo de inscripción terminó el 30 de noviembre", "2026-12-02T10:00"),
        ("La exposición ha estado abierta hasta el 30 de noviembre", "2026-12-02T10:00"),
        ("El plazo, abierto desde el 1 de diciembre, termina el 18 de diciembre", "2026-12-09T10:00"),
        ("Hasta el 15 de enero puedes renovar tu abono", "2027-01-15T23:59"),
        ("Presenta tu proyecto antes del 1 de diciembre", "2026-11-30T23:59"),
        ("La obra duró hasta el 3 de mayo de 1934", "2026-11-30T23:59"),
        ("Hasta el 15 de enero puedes renovar tu abono", None),
        ("Apúntate hasta el viernes 15", "2026-12-16T10:00"),  # of January
        ("El plazo de matrícula del 1 al 15 de noviembre se amplía hasta el 30", "2026-11-24T10:00"),
        ("El plazo de matrícula del 1 al 15 de noviembre se amplía hasta el 30 de noviembre", "2026-11-24T10:00"),
        ("Apúntate hasta el martes 15", "2026-11-24T10:00"),
        ("Sorteo público de las solicitudes del 20 de noviembre", "2026-11-24T10:00"),
        ("Plazo del 15 de noviembre al 15 de diciembre", "2026-11-24T10:00"),
        ("Inscripción al campus del 1 al 15 de noviembre", "2026-11-24T10:00"),
        ("Presenta tu proyecto antes de las 14:00 h del 15 de diciembre", "2026-12-15T13:59"),
        ("El plazo de 10 días hábiles para alegar empieza el 25 de noviembre", "2026-11-26T10:00"),
        ("El plazo empieza el 25 y acaba el 4 de diciembre", "2026-11-26T10:00"),
        ("El plazo empieza el 25 de noviembre y acaba el 4 de diciembre", "2026-11-26T10:00"),
        ("Apertura del plazo de inscripción: 25 de noviembre. Cierre: 4 de diciembre", "2026-11-26T10:00"),
    ],
)
def test_a_term_that_is_not_over_or_is_told_as_over(text: str, out: str | None) -> None:
    assert CLOSED not in codes(text, out)


def test_how_long_it_is_over_is_told() -> None:
    (finding,) = found("Presenta tu proyecto hasta el 30 de noviembre", "2026-12-02T10:00")
    assert finding.facts == {"days": 2}
    (finding,) = found("Presenta tu proyecto hasta las 9:00 h del 2 de diciembre", "2026-12-02T10:00")
    assert finding.facts == {"hour": "9:00"}


@pytest.mark.parametrize(
    "text",
    [
        "El plazo de 10 días hábiles para alegar empieza el 25 de noviembre",
        "El plazo de 10 días hábiles para alegar empieza el domingo 22 de noviembre",
        "El plazo empieza el 25 y acaba el 4 de diciembre",
        "El plazo empieza el 25 de noviembre y acaba el 4 de diciembre",
        "El plazo se abre el miércoles 25 y se cierra el viernes 4 de diciembre. ¡Apúntate!",
        "Apertura del plazo de inscripción: 25 de noviembre. Cierre: 4 de diciembre. ¡Apúntate!",
        "El 25 de noviembre se abrió el plazo",
        "Abre la matrícula el lunes 23 de noviembre",
    ],
)
def test_the_day_on_which_a_term_began_prevents_nothing(text: str) -> None:
    assert codes(text, "2026-11-26T10:00") == []


def test_an_hour_before_which_a_term_ends() -> None:
    text = "Presenta tus alegaciones antes de las 14:00 h del lunes 14 de diciembre"
    assert codes(text, "2026-12-09T10:00") == []  # on Monday, and not the Sunday before
    (finding,) = found(text, "2026-12-14T14:00")
    assert (finding.code, finding.facts) == (CLOSED, {"hour": "14:00"})
    (finding,) = found(text.replace("de las 14:00 h del", "del"), "2026-12-09T10:00")
    assert finding.facts == {"last_day": "2026-12-13", "next_day": "2026-12-14"}


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Te esperamos en el concierto del martes 15", "2026-12-16T10:00"),
        ("La feria empieza el 28 de noviembre", "2026-11-30T10:00"),
        ("El plazo se abre pronto, y te esperamos el 28 de noviembre en la jornada", "2026-11-30T10:00"),
        ("Te esperamos el sábado 28 de noviembre en el mercado", "2026-11-30T10:00"),
        ("El taller será el 28 de noviembre", "2026-11-30T10:00"),
        ("Concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T23:30"),
        ("Jornada el 27 de noviembre, de 9:00 a 14:00 h", "2026-11-27T14:00"),
    ],
)
def test_an_invitation_to_what_is_over(text: str, out: str) -> None:
    assert PAST in codes(text, out)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Gracias a quienes vinisteis el sábado 28 de noviembre", "2026-11-30T10:00"),
        ("Foto del pleno del 28 de noviembre", "2026-11-30T10:00"),
        ("Ya puedes ver las fotos del concierto del martes 15", "2026-12-16T10:00"),
        ("Ya puedes escuchar el pleno del martes 15 en nuestro canal", "2026-12-16T10:00"),
        ("Tras la lluvia del martes 15, la pista abre de nuevo", "2026-12-16T10:00"),
        ("Por el corte de luz del lunes 14, la biblioteca abre a las 11:00 h", "2026-12-16T10:00"),
        ("Te esperamos en el concierto del viernes 15", "2026-12-16T10:00"),
        ("Te esperamos en el concierto del martes 15", "2026-12-15T10:00"),
        ("18:40 h, 14 de enero de 2027. Nivel rojo por lluvias hasta las 6:00 h.", "2027-01-14T18:42"),
        ("Concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T20:30"),
        ("La verbena, el 27 de noviembre de 22:00 a 3:00 h", "2026-11-28T01:00"),
        ("El sábado 28 de noviembre celebramos la feria con 300 vecinos", "2026-11-30T10:00"),
        ("Desde el 1 de noviembre puedes usar la pista", "2026-11-30T10:00"),
    ],
)
def test_what_is_told_as_past_or_is_still_on(text: str, out: str) -> None:
    assert PAST not in codes(text, out)


def test_a_formal_term_on_a_day_that_does_not_count_goes_on() -> None:
    text = "El plazo de alegaciones finaliza el martes 8 de diciembre de 2026."
    (finding,) = found(text, "2026-11-30T10:00", holidays=["2026-12-08"])
    assert finding.code == "deadline_on_non_working_day"
    assert finding.facts == {"last_day": "2026-12-08", "next_day": "2026-12-09"}
    assert codes(text, "2026-11-30T10:00") == []
    assert codes("Vota tu cartel hasta el domingo 13 de diciembre", "2026-11-30T10:00") == []


def test_days_of_which_nobody_knows_which_they_are() -> None:
    text = "Tienes un plazo de 10 días para presentar alegaciones"
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("deadline_days_unspecified", "10 días")
    assert codes("Tienes un plazo de 10 días hábiles para presentar alegaciones") == []
    assert codes("El taller dura 3 días") == []


def test_midnight_begins_a_day_and_ends_another() -> None:
    assert codes("Inscripciones hasta las 00:00 h del viernes 15 de enero", "2027-01-07T10:00") == [
        "ambiguous_midnight"
    ]
    assert codes("Inscripciones hasta las 12 de la noche del viernes 15 de enero", "2027-01-07T10:00") == [
        "ambiguous_midnight"
    ]
    assert codes("Inscripciones hasta las 23:59 h del viernes 15 de enero", "2027-01-07T10:00") == []
    assert codes("Verbena el viernes 15 de enero de 20:00 a 00:00 h", "2027-01-07T10:00") == []


@pytest.mark.parametrize(
    "text",
    [
        "La exposición, inaugurada el 6 de noviembre, puede visitarse hasta el domingo 29",
        "El contrato, firmado el 3 de noviembre, durará dos años",
        "La calle, cortada el 10 de noviembre, se abrirá el viernes",
        "Inscríbete: bases publicadas en el BOP de 12 de noviembre",
        "Los objetos hallados el 20 de noviembre pueden recogerse",
        "El pleno de hoy aprobará el acta del 29 de octubre",
        "Ya puedes ver el pleno del 19 de noviembre en nuestro canal",
        "Acompáñanos en el homenaje a las víctimas de la riada del 29 de octubre",
        "A 20 de noviembre hay 312 inscritos",
        "Con datos de 20 de noviembre, hay 312 inscritos",
    ],
)
def test_a_day_that_only_tells_which_one_is_meant(text: str) -> None:
    assert PAST not in codes(text, "2026-11-24T10:00")


@pytest.mark.parametrize(
    "text",
    [
        "Te esperamos en la jornada el 20 de noviembre",
        "Acompáñanos: con entrada gratuita, sábado 21 de noviembre",
        "El mercado será inaugurado el 20 de noviembre. Participa",
        "Ven a la charla del viernes 20 de noviembre",
    ],
)
def test_words_like_participles_take_nobody_in(text: str) -> None:
    assert PAST in codes(text, "2026-11-24T10:00")


def test_an_invitation_elsewhere_in_a_notice_is_less_sure() -> None:
    (finding,) = [f for f in found("Taller, 20 de noviembre. ¡Participa!", "2026-11-24T10:00") if f.code == PAST]
    assert finding.level is Level.WARN
    (finding,) = [f for f in found("Participa en el taller el 20 de noviembre", "2026-11-24T10:00") if f.code == PAST]
    assert finding.level is Level.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "Requisito: estar empadronado antes del 1 de noviembre. Apúntate hasta el 10 de diciembre",
        "Apúntate si cumples 18 años antes del 1 de noviembre",
        "Ayuda para quienes tuvieran contrato antes del 1 de octubre de 2026",
        "Gastos pagados hasta el 31 de octubre: justificación hasta el 15 de diciembre",
        "Trabajos realizados hasta el 20 de noviembre",
        "Si tu carné caduca el 20 de noviembre o antes, pide cita",
    ],
)
def test_what_had_to_be_by_a_day_is_no_term(text: str) -> None:
    assert CLOSED not in codes(text, "2026-11-24T10:00")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1.er plazo, hasta el 15 de octubre; 2.º plazo, hasta el 15 de diciembre", Level.WARN),
        ("Si estás empadronado puedes pedir la ayuda hasta el 20 de noviembre", Level.WARN),
        ("El plazo, prorrogado hasta el 20 de noviembre, es para todos", Level.BLOCK),
        ("Calle cortada hasta el 20 de noviembre", Level.BLOCK),
        ("Cumplimenta la solicitud hasta el 20 de noviembre", Level.BLOCK),
        ("Venta de entradas hasta el 20 de noviembre", Level.BLOCK),
    ],
)
def test_how_sure_it_is_that_a_term_is_over(text: str, level: Level) -> None:
    (finding,) = [f for f in found(text, "2026-11-24T10:00") if f.code == CLOSED]
    assert finding.level is level


def test_a_school_year_ends_next_year() -> None:
    assert codes("Las clases terminan el viernes 18 de junio", "2026-09-01T10:00") == []


@pytest.mark.parametrize(
    "text",
    [
        "El plazo de alegaciones termina el 31 de diciembre a las 23:59 h",
        "Presenta tu solicitud hasta el 31 de diciembre",
        "Te esperamos el 31 de diciembre, de 22:00 a 3:00 h",
        "Te esperamos el 31 de diciembre, a las 23:30 h",
    ],
)
def test_on_the_last_day_of_the_calendar_nothing_is_over_yet(text: str) -> None:
    assert {PAST, CLOSED}.isdisjoint(codes(text, "9999-12-31T10:00", holidays=["9999-12-31"]))


@pytest.mark.parametrize(
    ("text", "out", "over"),
    [
        ("Te esperamos en el concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T20:14", False),
        ("Te esperamos en el concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T20:15", True),
        ("Concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T22:59", False),
        ("Concierto el viernes 27 de noviembre, a las 20:00 h", "2026-11-27T23:00", True),
        ("Guardia el viernes 27 de noviembre, de 9:30 a 9:30 h. Puedes ir sin cita", "2026-11-28T09:29", False),
        ("Ven a la feria del 20 al 22 de noviembre", "2026-11-24T10:00", True),
        ("Ven a la feria del 20 al 26 de noviembre", "2026-11-24T10:00", False),
    ],
)
def test_until_when_people_can_come(text: str, out: str, over: bool) -> None:
    assert (PAST in codes(text, out)) is over


@pytest.mark.parametrize(
    "text",
    [
        "Taller, 20 de noviembre. Curso, 4 de diciembre. ¡Participa!",
        "Taller, 20 de noviembre. Fue un éxito. ¡Participa!",
        f"Taller, 20 de noviembre. {HORNO * 10}¡Participa!",
    ],
)
def test_an_invitation_elsewhere_in_a_text_of_several_things_is_of_something_else(text: str) -> None:
    assert PAST not in codes(text, "2026-11-24T10:00")


def test_what_ended_years_ago_is_history() -> None:
    assert CLOSED not in codes("Actas escaneadas: hasta el 3 de mayo de 1934", "2026-11-30T10:00")


def test_the_minute_in_which_a_term_ends_is_over_for_sure() -> None:
    (finding,) = found("Puedes presentarla hasta las 14:00 h del 4 de diciembre", "2026-12-04T14:01")
    assert (finding.code, finding.level, finding.facts) == (CLOSED, Level.BLOCK, {"hour": "14:00"})


def test_from_a_holiday_on_friday_a_term_goes_on_to_monday() -> None:
    text = "El plazo de alegaciones finaliza el viernes 25 de diciembre de 2026."
    (finding,) = found(text, "2026-11-30T10:00", holidays=["2026-12-25"])
    assert finding.facts["next_day"] == "2026-12-28"


def test_twenty_four_hours_end_a_day_plainly() -> None:
    assert codes("Inscripciones hasta las 24:00 h del viernes 15 de enero", "2027-01-07T10:00") == []
