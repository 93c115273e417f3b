"""What is said of a post for when and in what circumstances it goes out."""

from __future__ import annotations

import unicodedata
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.domain.finding import TEXT, TITLE, Finding, Level
from calendario.sentences import finding_text
from tests.checks.standing_cases import CODES, Case, cases, codes, every, found, subject

QUIET = ("22:00", "08:00")
MOURNING = ("2027-02-10", "2027-02-12")
CLEAN = Path(__file__).parents[1] / "data/checks/clean_posts.tsv"


AULAS = "El centro cívico abre sus aulas de barro, de cuero y de costura. "


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_posts_and_how_things_stand_around_them(case: Case) -> None:
    assert codes(case.text, case.out, **case.around) == case.expect


def test_there_are_enough_posts_of_both_kinds() -> None:
    assert sum(bool(case.expect) for case in cases()) >= 60
    assert sum(not case.expect for case in cases()) >= 100
    assert set().union(*(case.expect for case in cases())) == CODES


def test_where_nobody_said_anything_of_the_house_no_right_post_is_doubted() -> None:
    doubted = []
    for line in CLEAN.read_text(encoding="utf-8").splitlines()[1:]:
        name, language, text = line.split("\t")
        for out in ("2026-11-25T10:00", None):
            if codes(text.replace("\\n", "\n"), out, language=language):
                doubted.append(name)
    assert doubted == []


@pytest.mark.parametrize("case", [case for case in cases() if "\n" not in case.text], ids=lambda case: case.id)
def test_accents_of_their_own_and_unseen_signs_change_nothing(case: Case) -> None:
    apart = unicodedata.normalize("NFD", case.text)
    hidden = "".join(c + "\u00ad" * (c.isalpha() and n % 7 == 3) for n, c in enumerate(case.text))
    told = codes(case.text, case.out, **case.around)
    assert codes(apart, case.out, **case.around) == told
    if not {"#", "@", "/"} & set(case.text):
        assert codes(hidden, case.out, **case.around) == told


def only(text: str, out: str | None = "2026-12-15T10:00", **around: object) -> Finding:
    [finding] = found(text, out, **around)
    return finding


# --- quiet hours


def test_it_is_asked_whether_the_afternoon_was_meant() -> None:
    at_night = only("Ya puedes ver el programa.", "2026-12-16T01:30", quiet=QUIET)
    assert (at_night.code, at_night.level, at_night.place) == ("off_hours_publication", Level.WARN, TEXT)
    assert (at_night.start, at_night.end, dict(at_night.facts)) == (0, 0, {"hour": "1:30", "meant": "13:30"})


@pytest.mark.parametrize("out", ["2026-12-16T23:15", "2026-12-16T10:40"])
def test_what_would_be_quiet_in_the_afternoon_too_is_not_proposed(out: str) -> None:
    assert only("Ya puedes ver el programa.", out, quiet=("10:30", "08:00")).facts["meant"] is None


def test_only_the_text_tells_of_its_hour() -> None:
    told = found("Ya puedes ver el programa.", "2026-12-16T01:30", quiet=QUIET, at="web", title="Programa de hoy")
    assert [one.place for one in told] == [TEXT]


@settings(max_examples=150, deadline=None)
@given(st.times(), st.times(), st.times())
def test_each_minute_is_quiet_or_not_whichever_way_the_night_goes(at: time, begin: time, end: time) -> None:
    at, begin, end = (one.replace(second=0, microsecond=0) for one in (at, begin, end))
    out = f"2026-12-16T{at:%H:%M}"
    around = {"quiet": (f"{begin:%H:%M}", f"{end:%H:%M}")}
    opposite = {"quiet": (f"{end:%H:%M}", f"{begin:%H:%M}")}
    quiet = bool(codes("Abre la sala.", out, **around))
    assert quiet is (begin <= at < end if begin <= end else not end <= at < begin)
    assert begin == end or quiet is not bool(codes("Abre la sala.", out, **opposite))


# --- mourning

BALL = "¡Ven al baile de Carnaval! Viernes 12 de febrero, a las 22:00 h."


def test_the_finding_names_the_mourning_and_its_last_day_and_points_at_what_is_festive() -> None:
    ball = only(BALL, "2027-02-05T10:00", mourning=MOURNING)
    assert (ball.code, ball.level, ball.acceptable) == ("festive_during_mourning", Level.BLOCK, True)
    assert BALL[ball.start : ball.end] == "baile"
    assert dict(ball.facts) == {"name": "Luto oficial", "since": "2027-02-10", "last_day": "2027-02-12"}


def test_a_festive_title_is_told_too() -> None:
    told = found("Abrimos a las 22:00 h.", "2027-02-11T10:00", mourning=MOURNING, at="web", title="¡Baile de Carnaval!")
    assert [one.place for one in told] == [TITLE]


@pytest.mark.parametrize("day", ["2027-02-09", "2027-02-13"])
def test_the_days_around_the_mourning_are_free(day: str) -> None:
    assert codes("¡Ven al baile de esta noche!", f"{day}T10:00", mourning=MOURNING) == set()


def test_what_goes_out_by_itself_or_for_an_emergency_is_no_feast() -> None:
    for nature in ("emergency", "essential"):
        told = codes(
            "Suspendido o no, el baile: 11/2/2027, 10:00 h. ¡Cuidado!",
            "2027-02-11T10:00",
            mourning=MOURNING,
            nature=nature,
        )
        assert "festive_during_mourning" not in told


# --- a crisis


def test_in_a_crisis_it_is_said_what_goes_out() -> None:
    held = only("Apúntate al taller.", crisis=("emergency", "essential"))
    assert (held.code, held.level, held.start, held.end) == ("crisis_pause_active", Level.BLOCK, 0, 0)
    assert set(held.facts["natures"]) == {"emergency", "essential"}  # type: ignore[call-overload]


def test_a_crisis_in_which_nothing_goes_out() -> None:
    held = only("Aviso del 15/12/2026, 10:00 h.", crisis=(), nature="emergency")
    assert "{" not in finding_text(held)
    assert "…" not in finding_text(held)


# --- alerts

ALERT = "Corte total de la carretera CM-4000 por desprendimiento en el km 12. Evita la zona."


def test_the_moment_is_put_below_the_alert() -> None:
    told = only(ALERT, "2027-01-14T18:40", nature="emergency")
    [fix] = told.fixes
    assert (told.level, told.facts["missing"]) == (Level.WARN, ("day", "hour"))
    assert ALERT[: fix.start] + fix.replacement == ALERT + "\nActualizado: 14/1/2027, 18:40 h"


def test_no_moment_is_put_where_none_is_known_or_it_does_not_fit() -> None:
    assert only(ALERT, None, nature="emergency").fixes == ()
    assert only("a " * 249 + ".", nature="emergency").fixes == ()


ALERTS = [
    ALERT,
    "🚨 Evacuación de la calle Olmo",
    "Mañana se corta el agua",
    "No salgas hasta las 20:00 h",
    "Cerrado el parque desde las 8:00 h de hoy.",
    "La avenida abre el viernes 22",
    "¡Incendio en el polígono! Cierra las ventanas\n#Emergencia #Incendio",
    "Nivel rojo de lluvia (AEMET)",
    "El puente sigue cortado hasta el domingo 24 de enero",
]


@pytest.mark.parametrize("text", ALERTS)
@pytest.mark.parametrize("language", ["es", "ca", "eu"])
def test_with_its_moment_an_alert_is_complete_and_nothing_else_is_wrong(text: str, language: str) -> None:
    around = {"nature": "emergency", "language": language}
    before = every(subject(text, "2027-01-14T18:40", **around))  # type: ignore[arg-type]
    [told] = [one for one in before if one.code == "emergency_without_timestamp"]
    [fix] = told.fixes
    after = every(subject(text + fix.replacement, "2027-01-14T18:40", **around))  # type: ignore[arg-type]
    assert {one.code for one in after} <= {one.code for one in before} - {"emergency_without_timestamp"}


@pytest.mark.parametrize(
    "text",
    [
        "¡Atención! Mañana cortamos el agua en la calle Olmo.",
        "🎶 Nuevo horario de la escuela de música.",
        "🎉 ¡Se aplaza la verbena!",
        "¡Qué fiesta la de ayer en la plaza!",
        "Baile de Carnaval",
        f"¡Apúntate a los talleres! {AULAS * 6}La murga ensaya en el local de la asociación.",
    ],
)
def test_what_is_nothing_festive_on_a_day_of_mourning(text: str) -> None:
    assert "festive_during_mourning" not in codes(text, "2027-02-11T10:00", mourning=MOURNING)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bailes los días 5 y 20 de febrero.", False),
        ("12 de febrero: baile de Carnaval", True),
        ("¡El baile no se suspende: viernes 12 de febrero!", True),
        ("¡El desfile tampoco se cancela: viernes 12 de febrero!", True),
    ],
)
def test_what_is_festive_and_for_a_day_of_mourning(text: str, told: bool) -> None:
    assert ("festive_during_mourning" in codes(text, "2027-02-04T10:00", mourning=MOURNING)) is told


def test_at_noon_no_midnight_is_proposed() -> None:
    assert only("Ya puedes ver el programa.", "2026-12-16T12:30", quiet=("12:00", "14:00")).facts["meant"] is None


@pytest.mark.parametrize(
    ("language", "word"), [("es", "Actualizado"), ("ca", "Actualitzat"), ("gl", "Actualizado"), ("eu", "Eguneratua")]
)
def test_the_moment_is_told_in_the_language_of_the_post(language: str, word: str) -> None:
    told = only(ALERT, "2027-01-14T18:40", nature="emergency", language=language)
    assert told.fixes[0].replacement == f"\n{word}: 14/1/2027, 18:40 h"
