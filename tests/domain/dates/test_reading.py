"""What a text says of days and hours: read as people write them, and what only looks like one left alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calendario.domain.dates.names import DAY_NAMES, day_name
from calendario.domain.dates.placing import placed, span_of
from calendario.domain.dates.reading import read
from calendario.domain.dates.said import Dates, Lead, Nearness, Shape, Unit
from calendario.domain.day_names import MONTHS, WEEKDAYS

Told = tuple[str, int, int | None, int | None, int | None]


def days(text: str) -> list[Told]:
    """Each day as it is written, with its day, month, year and weekday."""
    return [
        (
            text[day.start : day.end],
            day.day,
            day.month,
            day.year,
            None if day.weekday is None else day.weekday.name.number,
        )
        for dates in read(text).dates
        for day in dates.days
    ]


def hours(text: str) -> list[tuple[str, str]]:
    """Each hour, or time from one to another, as it is written and as a clock shows it."""
    told = []
    for one in read(text).hours:
        shown = [f"{hour.hour}:{hour.minute:02}" for hour in (one.first, one.last) if hour is not None]
        told.append((text[one.start : one.end], "-".join(shown)))
    return told


def near(text: str) -> list[tuple[str, Unit, int | None]]:
    """Each time that depends on the day of reading."""
    return [(text[one.start : one.end], one.unit, one.away) for one in read(text).relatives]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("el lunes 12 de marzo de 2026", ("lunes 12 de marzo de 2026", 12, 3, 2026, 0)),
        ("Pleno: martes, 15 de diciembre, a las 19:00 h", ("martes, 15 de diciembre", 15, 12, None, 1)),
        ("Martes día 17 de marzo", ("Martes día 17 de marzo", 17, 3, None, 1)),
        ("EL SABADO 13 DE DICIEMBRE", ("SABADO 13 DE DICIEMBRE", 13, 12, None, 5)),
        ("jue. 4 dic. a las 18:00h", ("jue. 4 dic.", 4, 12, None, 3)),
        ("viernes 18 sept 2026", ("viernes 18 sept 2026", 18, 9, 2026, 4)),
        ("el viernes 4/12", ("viernes 4/12", 4, 12, None, 4)),
        ("jueves 4/12/2026", ("jueves 4/12/2026", 4, 12, 2026, 3)),
        ("el 04-12-26 cierra", ("04-12-26", 4, 12, 2026, None)),
        ("el 4.12.2026.", ("4.12.2026", 4, 12, 2026, None)),
        ("desde 2026-12-04 hasta", ("2026-12-04", 4, 12, 2026, None)),
        ("hasta el 4/12 a las 10", ("4/12", 4, 12, None, None)),
        ("12 de marzo (jueves)", ("12 de marzo (jueves)", 12, 3, None, 3)),
        ("12 de marzo, jueves, a las 10", ("12 de marzo, jueves", 12, 3, None, 3)),
        ("el 1.º de mayo", ("1.º de mayo", 1, 5, None, None)),
        ("el primero de mayo", ("primero de mayo", 1, 5, None, None)),
        ("el treinta y uno de octubre", ("treinta y uno de octubre", 31, 10, None, None)),
        ("viernes, 4 de diciembre de 2.026", ("viernes, 4 de diciembre de 2.026", 4, 12, 2026, 4)),
        ("1 de setiembre del año 2027", ("1 de setiembre del año 2027", 1, 9, 2027, None)),
        ("Dijous, 12 de març de 2026", ("Dijous, 12 de març de 2026", 12, 3, 2026, 3)),
        ("divendres 11 d’abril", ("divendres 11 d’abril", 11, 4, None, 4)),
        ("luns 14 de decembro", ("luns 14 de decembro", 14, 12, None, 0)),
        ("2026ko abenduaren 15ean, asteartea", ("2026ko abenduaren 15ean, asteartea", 15, 12, 2026, 1)),
        ("larunbata, urtarrilaren 9a", ("larunbata, urtarrilaren 9a", 9, 1, None, 5)),
        ("el viernes 11, concierto", ("viernes 11", 11, None, None, 4)),
        ("hasta el 31 de noviembre", ("31 de noviembre", 31, 11, None, None)),
        ("Día del Libro: 04/23/2027", ("04/23/2027", 4, 23, 2027, None)),
        ("el 32 de diciembre", ("32 de diciembre", 32, 12, None, None)),
        ("el viernes 12/14", ("viernes 12/14", 12, 14, None, 4)),
        ("Sábado 6: mercadillo", ("Sábado 6", 6, None, None, 5)),
        ("Sábado, 6: mercadillo", ("Sábado, 6", 6, None, None, 5)),
        ("Sábado 6: 30 puestos", ("Sábado 6", 6, None, None, 5)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, told: Told) -> None:
    assert days(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "en la plaza del 12 de Octubre",
        "calle 28 de Febrero, 12",
        "Avda. 1.º de Mayo, 3",
        "C/ 2 de Mayo",
        "el CEIP 8 de Marzo",
        "el Hospital «12 de Octubre»",
        "art. 30.2 de la Ley 39/2015, de 1 de octubre",
        "Orden TMA/1/2024, de 3 de mayo",
        "Decreto 12/2026",
        "de 20 a 25 personas",
        "abierto 24/7",
        "3/4 de kilo y 1/2 litro",
        "Torneo 3x3, entradas 2x1 y XX Carrera",
        "Tel. 925 12 34 56",
        "12,50 € o 3.50",
        "km 12. Evita la zona",
        "Hasta el cuarenta de mayo no te quites el sayo",
        "https://example.org/2026-12-04 y #4DeDiciembre",
        "de lunes a viernes",
        "el aula 2 y la 3",
        "referencia 12/03/2026/45",
        "Misas: sábado 20 h, domingo 12 h",
        "Misas: sábado 6:30, domingo 12:00",
        "Día 1: llegada y acogida",
        "Lunes 2 h de pilates",
        "Sábado 5K, domingo 10K",
        "La carrera del domingo 10 km",
        "Viernes 2x1 en el cine",
        "Sábado 1º premio y 1.º de consolación",
        "martes 2.ª sesión",
        "Lunes 6/9 años, miércoles 10/12 años",
        "al 40/60 entre Diputación y Ayuntamiento",
        "el 50/50",
        "al 80/20 con fondos",
        "el 90/10",
        "del 45/47 de la calle Mayor",
        "Vecinos del 12/14 de la calle Sol",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert days(text) == []


def test_a_place_called_by_a_day_does_not_hide_a_day() -> None:
    assert [told[0] for told in days("En la plaza del 12 de Octubre, el 12 de octubre")] == ["12 de octubre"]
    for place in ("Nos vemos en la plaza. 12 de octubre, verbena.", "Abre el CEIP/escuela infantil: 12 de octubre"):
        assert [told[0] for told in days(place)] == ["12 de octubre"]
    assert [told[0] for told in days("en la biblioteca del 12 al 14 de octubre")] == ["12", "14 de octubre"]


@pytest.mark.parametrize(
    ("text", "shape", "told"),
    [
        ("del viernes 11 al domingo 13 de diciembre", Shape.RANGE, [(11, 12, None), (13, 12, None)]),
        ("del 28 de diciembre al 3 de enero de 2027", Shape.RANGE, [(28, 12, 2026), (3, 1, 2027)]),
        ("desde el 1 de diciembre de 2026 hasta el 15 de enero", Shape.RANGE, [(1, 12, 2026), (15, 1, 2027)]),
        ("entre el 3 y el 7 de abril", Shape.RANGE, [(3, 4, None), (7, 4, None)]),
        ("3-7 de abril", Shape.RANGE, [(3, 4, None), (7, 4, None)]),
        ("Del martes 1 al viernes 4", Shape.RANGE, [(1, None, None), (4, None, None)]),
        ("17, 18 y 19 de diciembre", Shape.SEVERAL, [(17, 12, None), (18, 12, None), (19, 12, None)]),
        ("el martes 12 y el jueves 14 de enero", Shape.SEVERAL, [(12, 1, None), (14, 1, None)]),
        ("lunes 7, miércoles 9 y viernes 11", Shape.SEVERAL, [(7, None, None), (9, None, None), (11, None, None)]),
    ],
)
def test_days_said_together_share_their_month_and_year(
    text: str, shape: Shape, told: list[tuple[int, int | None, int | None]]
) -> None:
    (dates,) = read(text).dates
    assert dates.shape is shape
    assert [(day.day, day.month, day.year) for day in dates.days] == told


def test_a_number_of_a_room_is_not_the_first_day_of_a_list() -> None:
    assert [told[1:3] for told in days("en el aula 2 hasta el 18 de diciembre")] == [(18, 12)]


def test_every_such_day_has_its_weekday() -> None:
    (dates,) = read("los sábados 12, 19 y 26 de diciembre").dates
    assert [day.weekday and day.weekday.name.number for day in dates.days] == [5, 5, 5]


def test_what_may_be_a_quantity_is_marked() -> None:
    (counted,) = read("El jueves 17 vecinos limpiaron el río").dates
    (dated,) = read("El jueves 17 concierto de la banda").dates
    assert counted.days[0].loose
    assert not dated.days[0].loose


@pytest.mark.parametrize(
    "text",
    [
        "Sábado y domingo, 28 y 29 de noviembre",
        "Viernes y sábado 27 y 28",
        "De viernes a domingo 27 a 29 de noviembre",
        "Los martes y jueves 1, 3, 8 y 10 de diciembre",
        "Sábados y domingos 5, 6, 12 y 13 de diciembre",
        "El sábado y el domingo 28 y 29 de noviembre",
    ],
)
def test_of_two_weekdays_together_none_is_that_of_a_number(text: str) -> None:
    assert all(day.weekday is None or day.loose for dates in read(text).dates for day in dates.days)


def test_a_weekday_after_a_whole_date_is_that_of_its_own_number() -> None:
    (dates,) = read("del viernes 27 al domingo 29 de noviembre").dates
    assert not any(day.loose for day in dates.days)


def _day(text: str) -> Dates:
    (dates,) = read(text).dates
    return dates


@pytest.mark.parametrize(
    ("text", "today", "meant"),
    [
        ("Este lunes 23 de noviembre", "2026-11-24", "2026-11-23"),
        ("Este lunes 23", "2026-11-24", "2026-11-23"),  # 23 December is no Monday
        ("El viernes 15", "2026-12-16", "2027-01-15"),  # and 15 December no Friday
        ("El martes 4 de mayo", "2026-11-24", "2027-05-04"),
        ("Un martes 4 de mayo", "2026-11-24", "2027-05-04 2026-05-04"),  # of which year, nobody says
        ("El viernes 18 de junio", "2026-09-01", "2027-06-18"),
        ("El jueves 18 de junio", "2026-09-01", "2026-06-18"),
        ("El pasado viernes 18 de junio", "2026-09-01", "2026-06-18"),
        ("El lunes 30 y el martes 31 de mayo", "2026-11-24", "2026-05-30 2027-05-30"),  # no weekday fits either
        ("Este viernes 18 de diciembre", "2026-12-07", "2026-12-18"),
        ("entre el 1 de enero y el 31 de octubre", "2026-11-24", "2026-01-01 2027-01-01"),
        ("entre el 1 de enero y el 31 de octubre", "2026-09-24", "2026-01-01"),
        ("del 28 de diciembre al 3 de enero", "2026-12-01", "2026-12-28"),
        ("del 28 de diciembre al 3 de enero", "2027-01-01", "2026-12-28"),
        ("del 15 de septiembre al 30 de junio", "2027-01-01", "2026-09-15"),
    ],
)
def test_which_day_is_meant_without_a_year(text: str, today: str, meant: str) -> None:
    starts = [days[0] for days in placed(_day(text), date.fromisoformat(today))]
    assert starts == [date.fromisoformat(day) for day in meant.split()]


@pytest.mark.parametrize("today", [date.min, date(2, 1, 1), date(9998, 12, 31), date.max])
@pytest.mark.parametrize(
    "text",
    [
        "El sábado 12",
        "El próximo sábado 12 de enero",
        "El pasado sábado 12 de diciembre",
        "del 28 de diciembre al 3 de enero",
        "del martes 30 al viernes 2",
    ],
)
def test_at_the_ends_of_all_time_a_day_is_still_placed(text: str, today: date) -> None:
    assert placed(_day(text), today) != ()


@pytest.mark.parametrize("today", [date.min, date(2, 1, 1), date(9998, 12, 31), date.max])
@pytest.mark.parametrize(
    "text", ["mañana", "ayer", "el próximo viernes", "el mes que viene", "el pasado año", "hace 900 meses"]
)
def test_at_the_ends_of_all_time_nothing_relative_breaks(text: str, today: date) -> None:
    (relative,) = read(text).relatives
    span = span_of(relative, today)
    assert span is None or span[0] <= span[1]


@pytest.mark.parametrize(
    ("text", "nearness"),
    [
        ("Este viernes, 11 de diciembre", Nearness.THIS),
        ("el próximo viernes 11 de diciembre", Nearness.NEXT),
        ("el viernes próximo, 11 de diciembre", Nearness.NEXT),
        ("el pasado 8 de marzo", Nearness.PAST),
        ("el viernes 11 de diciembre", Nearness.PLAIN),
    ],
)
def test_how_a_day_is_pointed_at_goes_with_it(text: str, nearness: Nearness) -> None:
    said = read(text)
    assert [day.nearness for dates in said.dates for day in dates.days] == [nearness]
    assert said.relatives == ()


@pytest.mark.parametrize(
    ("text", "lead", "hour"),
    [
        ("hasta el viernes 4 de diciembre", Lead.UNTIL, None),
        ("hasta las 14:00 h del viernes 4 de diciembre", Lead.UNTIL, "14:00 h"),
        ("antes del 18 de diciembre", Lead.BEFORE, None),
        ("a partir del 18 de diciembre, a las 9:00 h", Lead.SINCE, "9:00 h"),
        ("el 18 de diciembre, de 9 a 14 h", Lead.NONE, "9 a 14 h"),
    ],
)
def test_a_term_is_read_with_its_hour(text: str, lead: Lead, hour: str | None) -> None:
    (dates,) = read(text).dates
    assert dates.lead is lead
    assert [text[one.start : one.end] for one in dates.hours] == ([] if hour is None else [hour])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hoy a las 9:00 y hoy a las 12:00", {"Hoy": ["9:00"], "hoy": ["12:00"]}),
        ("Hoy a las 9:00, mañana a las 10:00", {"Hoy": ["9:00"], "mañana": ["10:00"]}),
        ("A las 9:00 hoy y a las 10:00 mañana", {"hoy": ["9:00"], "mañana": ["10:00"]}),
        ("De 9:00 h de hoy hasta las 6:00 h de mañana", {"hoy": ["9:00 h"], "mañana": ["6:00 h"]}),
        (
            "A las 9:00 el jueves 3 y a las 10:00 el viernes 4",
            {"jueves 3": ["9:00"], "viernes 4": ["10:00"]},
        ),
        (
            "El viernes 11, a las 18:00, y el sábado 12, a las 19:00",
            {"viernes 11": ["18:00"], "sábado 12": ["19:00"]},
        ),
        ("Viernes 11 a las 18:00 y 20:00", {"Viernes 11": ["18:00", "20:00"]}),
    ],
)
def test_an_hour_is_of_one_day(text: str, told: dict[str, list[str]]) -> None:
    said = read(text)
    days = {text[day.start : day.end]: day.hours for day in (*said.dates, *said.relatives)}
    assert {name: [text[one.start : one.end] for one in of] for name, of in days.items()} == told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a las 17:30 h", "17:30"),
        ("a las 17.30 horas", "17:30"),
        ("18h30", "18:30"),
        ("a las 18,30 hrs.", "18:30"),
        ("hasta las 14 h", "14:00"),
        ("a las 7 de la tarde", "19:00"),
        ("a las cinco y media de la tarde", "17:30"),
        ("a las 12 de la noche", "24:00"),
        ("a medianoche", "24:00"),
        ("a las 12 del mediodía", "12:00"),
        ("hasta las 24 horas", "24:00"),
        ("a las 19:75 h", "19:75"),
        ("Pleno, 19:75 h", "19:75"),
        ("a las 19.75 horas", "19:75"),
        ("a las 25:00", "25:00"),
        ("de 9:00 a 14:65", "9:00-14:65"),
        ("de 9:00 a 14:00 h", "9:00-14:00"),
        ("de 9 a 14 h", "9:00-14:00"),
        ("desde las 10 hasta las 14 h", "10:00-14:00"),
        ("entre las 9 y las 14 h", "9:00-14:00"),
        ("10:00-14:00", "10:00-14:00"),
        ("de 5 a 8 de la tarde", "17:00-20:00"),
        ("de 23:00 a 6:00 h", "23:00-6:00"),
    ],
)
def test_an_hour_is_read_however_it_is_written(text: str, shown: str) -> None:
    assert [clock for _, clock in hours(text)] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "abierto las 24 horas",
        "abierto 24 h",
        "durante 48 horas",
        "ganó 78:65",
        "el art. 30.2",
        "las 48 horas siguientes",
        "1.200 libros",
        "a las 5 asociaciones",
        "de 20 a 25 personas",
        "un curso de 20 horas",
        "La jornada es de 37,50 horas semanales",
        "pasa de 40 a 37,50 horas semanales",
        "32.75 horas lectivas",
        "las 30,85 toneladas",
        "Las 25.50 hectáreas",
        "el total de las 85,60 euros",
        "asciende a las 85,60 pesetas",
        "Las 48:30 horas de música",
    ],
)
def test_what_is_no_hour_is_left_alone(text: str) -> None:
    assert hours(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "away"),
    [
        ("Hoy, a las 18 h", Unit.DAY, 0),
        ("esta tarde", Unit.DAY, 0),
        ("Mañana se abre", Unit.DAY, 1),
        ("el concierto de mañana", Unit.DAY, 1),
        ("mañana por la mañana", Unit.DAY, 1),
        ("pasado mañana", Unit.DAY, 2),
        ("Ayer celebramos", Unit.DAY, -1),
        ("la próxima semana", Unit.WEEK, 1),
        ("la semana que viene", Unit.WEEK, 1),
        ("este fin de semana", Unit.WEEKEND, 0),
        ("el mes que viene", Unit.MONTH, 1),
        ("Quedan 5 días", Unit.DAY, 5),
        ("faltan dos semanas", Unit.WEEK, 2),
        ("dentro de diez días hábiles", Unit.WORKING_DAY, 10),
        ("hace 3 días", Unit.DAY, -3),
        ("este viernes", Unit.DAY, None),
        ("el viernes que viene", Unit.DAY, None),
        ("demà obrim", Unit.DAY, 1),
        ("hoxe pechamos", Unit.DAY, 0),
    ],
)
def test_a_day_that_depends_on_when_it_is_read(text: str, unit: Unit, away: int | None) -> None:
    assert [told[1:] for told in near(text)] == [(unit, away)]


@pytest.mark.parametrize(
    "text",
    [
        "de lunes a viernes por la mañana",
        "las clases de la mañana",
        "turno de mañana",
        "talleres de mañana y tarde",
        "sábado mañana",
        "hoy en día",
        "el ayer y el mañana",
        "Teatro: «Mañana será otro día»",
        "Charla «Leer “El Quijote” hoy»",
        "los viernes",
        "Turnos: mañana, martes 1; tarde, miércoles 2",
        "Pilates. Mañana, lunes y miércoles. Tarde, martes.",
    ],
)
def test_what_does_not_depend_on_the_day_is_left_alone(text: str) -> None:
    assert near(text) == []


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("mañana, viernes, cerramos", 4),
        ("MAÑANA DOMINGO CERRAMOS", 6),
        ("mañana viernes de 10 a 14 h", 4),
        ("mañana, viernes, a las 18:00 h", 4),
        ("mañana, viernes, 18:00 h", 4),
        ("Hoy, lunes a viernes", None),
        ("Abrimos hoy, viernes, sábado y domingo", None),
        ("Hoy, viernes, abrimos", 4),
        ("Mañana Domingo Pérez, concejal de Deportes", None),
        ("Hoy, Domingo García presenta su libro", None),
        ("Hoy viernes negro (Black Friday)", None),
        ("Mañana, miércoles de ceniza", None),
        ("Mañana, lunes y miércoles", None),
    ],
)
def test_a_weekday_beside_a_near_day_is_a_day_and_no_name(text: str, weekday: int | None) -> None:
    (relative,) = read(text).relatives
    assert (relative.weekday and relative.weekday.name.number) == weekday


DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LANGUAGE = st.sampled_from(["es", "ca", "gl"])


@given(
    DATES, LANGUAGE, st.sampled_from(["{w} {d} de {m} de {y}", "{w}, {d} de {m} de {y}", "{w} día {d} de {m} de {y}"])
)
@example(date(2026, 12, 4), "es", "{w}, {d} de {m} de {y}")
def test_every_date_in_words_is_read_whole(day: date, language: str, form: str) -> None:
    weekday, month = WEEKDAYS[language].split()[day.weekday()], MONTHS[language].split()[day.month - 1]
    written = form.format(w=weekday, d=day.day, m=month, y=day.year)
    assert days(f"Nos vemos el {written}, en la plaza.") == [(written, day.day, day.month, day.year, day.weekday())]


@given(DATES, st.sampled_from("/-."))
def test_every_date_in_figures_is_read_whole(day: date, sign: str) -> None:
    written = f"{day.day}{sign}{day.month:02}{sign}{day.year}"
    assert days(f"Corte de agua el {written}.") == [(written, day.day, day.month, day.year, None)]


@given(
    st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}:{:02} h", "{}.{:02} horas", "{:02}h{:02}", "{}:{:02}"])
)
def test_every_hour_is_read(hour: int, minute: int, form: str) -> None:
    written = form.format(hour, minute)
    assert hours(f"Empieza a las {written} en el teatro") == [(written, f"{hour}:{minute:02}")]


@pytest.mark.parametrize("key", sorted(DAY_NAMES))
def test_a_name_of_a_day_is_written_as_it_was(key: str) -> None:
    name = DAY_NAMES[key]
    written = day_name(name.number, name, key)
    assert DAY_NAMES[min(DAY_NAMES, key=lambda other: (DAY_NAMES[other] != name, other))] == name
    assert written[0].islower()
    assert day_name(name.number, name, key.upper()).isupper()


@given(st.text(st.characters(codec="utf-8")) | st.text('0123456789/-.:, lunesdmarzoñá\u0301\u200d\n«»"'))
def test_any_text_is_read_and_what_is_found_stands_in_its_order(text: str) -> None:
    said = read(text)
    places = [(one.start, one.end) for group in (said.dates, said.relatives, said.hours) for one in group]
    assert all(0 <= start < end <= len(text) for start, end in places)
    for group in (said.dates, said.relatives, said.hours):
        assert all(one.end <= other.start for one, other in pairwise(group))


def test_accents_of_their_own_and_unseen_characters_change_nothing() -> None:
    assert days("Sa\u0301bado 13 de di\u00adciembre de 20\u200b26")[0][1:3] == (13, 12)
    assert days("miércoles\u00a09 de diciembre")[0][1:] == (9, 12, None, 2)
