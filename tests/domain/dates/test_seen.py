"""The days and hours of a text as a person is shown them, understood on the day it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.dates.seen import seen
from calendario.sentences import set_language
from calendario.sentences.dates_seen import date_seen, over_word

AT = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001  wall time, a Monday


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("es")


def told(text: str, at: datetime = AT, *, short: bool = False) -> list[str]:
    """What is shown of it, one for each."""
    found = [(date_seen(one, at.date(), short=short), over_word(one)) for one in seen(text, at)]
    return [f"{when}: {over}" if over else when for when, over in found]


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in seen(text, AT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El viernes 27 de noviembre a las 14:00 h, feria.", ["Friday 27 November 2026, 14:00"]),
        ("Del 17 al 19 de diciembre, feria.", ["from 17 to 19 December 2026"]),
        ("Del 30 de diciembre al 4 de enero, feria.", ["from 30 December 2026 to 4 January 2027"]),
        ("17, 18 y 19 de mayo de 2027: feria.", ["17, 18 and 19 May 2027"]),
        ("Mañana hay feria.", ["mañana → Tuesday 24 November"]),
        ("La próxima semana hay feria.", ["próxima semana → from 30 November to 6 December 2026"]),
        ("Este fin de semana hay feria.", ["este fin de semana → from 28 to 29 November 2026"]),
        ("Abierto de 9:00 a 14:00 h.", ["from 9:00 to 14:00"]),
        ("Hasta el 15 de diciembre a las 14:00 h.", ["until Tuesday 15 December 2026, 14:00"]),
        ("A las cinco y media de la tarde.", ["17:30"]),
        ("Ven a la feria.", []),
        ("Vivo en la calle 2 de Mayo.", []),
    ],
)
def test_it_says_in_full_what_was_understood(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_single_day_may_be_short() -> None:
    assert told("Hasta el 15 de diciembre a las 14:00 h.", short=True) == ["until Tue 15/12/2026, 14:00"]
    assert told("Mañana hay feria.", short=True) == ["mañana → Tue 24/11/2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El 4 de mayo hay examen.", ["4 May 2027 or 4 May 2026?"]),
        ("El martes 4 de mayo hay examen.", ["Tuesday 4 May 2027"]),  # only one of them is a Tuesday
        ("El lunes 4 de mayo hay examen.", ["Monday 4 May 2026: already past"]),
        ("El lunes 16 hay examen.", ["Monday 16 November 2026: already past"]),  # 16 December is no Monday
        ("El miércoles 16 hay examen.", ["Wednesday 16 December 2026"]),
        ("Los días 30, 31 y 1 de enero, feria.", ["30, 31 December 2026 and 1 January 2027"]),
        ("El próximo viernes hay pleno.", ["próximo viernes → 27 November 2026 or 4 December 2026?"]),
    ],
)
def test_what_may_be_two_days_is_asked_unless_the_weekday_tells(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["El 31 de noviembre hay feria.", "Quedan 5 días.", "En diez días hábiles.", "A las 25:00.", "Este año."]
)
def test_what_is_no_day_for_sure_stays_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("El 20 de noviembre hay feria.", "already past"),
        ("Hasta el 20 de noviembre.", "term closed"),
        ("Hoy a las 9:00, feria.", "already past"),
        ("Hoy a las 12:00, feria.", ""),
        ("Hoy de 9:00 a 12:00, feria.", ""),
        ("Hoy de 22:00 a 2:00, feria.", ""),
        ("Hoy, feria.", ""),
        ("Del 20 al 24 de noviembre, feria.", ""),
        ("Desde el 3 de noviembre está abierto.", ""),
        ("Ayer hubo feria.", ""),  # and says so itself
        ("El pasado viernes 20 hubo feria.", ""),
        ("Nació el 14 de febrero de 1927.", ""),
    ],
)
def test_what_is_past_when_it_goes_out_says_so(text: str, over: str) -> None:
    assert [over_word(one) for one in seen(text, AT)] == [over]


def test_each_is_told_once_and_points_at_its_words() -> None:
    text = "El 27 de noviembre, feria. Repetimos: el viernes 27 de noviembre, de 9 a 14 h."
    assert told(text) == ["Friday 27 November 2026", "Friday 27 November 2026, from 9:00 to 14:00"]
    assert words(text) == ["27 de noviembre", "viernes 27 de noviembre, de 9 a 14 h"]
    assert told("Mañana, martes 24 de noviembre, feria.") == ["Tuesday 24 November 2026"]
    assert len(told("Mañana, martes 1 de diciembre, feria.")) == 2, "they contradict each other"


_PIECES = st.sampled_from(
    [
        *(
            "hasta",
            "el",
            "viernes",
            "27",
            "de",
            "noviembre",
            "a",
            "las",
            "14:00",
            "mañana",
            "h",
            "del",
            "al",
            "29",
            "y",
        ),
        *(
            ",",
            "próxima",
            "semana",
            "2027",
            "🎉",
            "\n",
            "31/02/2026",
            "esta",
            "tarde",
            "24:00",
            "lunes",
            "finde",
            "hoy",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=30).map(" ".join), st.integers(-40_000, 40_000))
def test_whatever_is_written_it_is_told_in_order_and_within_the_text(text: str, days: int) -> None:
    at = AT + timedelta(days=days)
    found = seen(text, at)
    assert list(found) == sorted(found, key=lambda one: one.start)
    assert len({one.meaning for one in found}) == len(found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.ways or one.times
        assert date_seen(one, at.date())
        assert date_seen(one, at.date(), short=True)
        assert not (one.over and len(one.ways) > 1)
