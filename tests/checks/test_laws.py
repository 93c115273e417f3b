"""What holds for the whole catalogue: a fix mends and breaks nothing, and the day is that of the place."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario import paths
from calendario.checks.circumstances import Circumstances
from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding
from calendario.domain.house import House
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.rules import read_rules
from tests.checks.written import speller

DATA = Path(__file__).parents[1] / "data/checks"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
RULES = read_rules(paths.resources())
DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905


def subject(text: str, key: str, out: datetime | None, house: House = House(), zone: str = "Europe/Madrid") -> Subject:  # noqa: B008
    around = Circumstances(leaving=out is None, house=house, rules=RULES)
    return Subject(Content(text), key, network(key).limits, out, zone, network(key).has_threads, around=around)


def written() -> list[tuple[str, str, str, str]]:
    """Every post of the tables: its name, what it says, where, and when it goes out (UTC)."""
    posts = []
    for name in ("cases.jsonl", "dates.jsonl"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case.get("context", {}).get("language", "es") == "es":
                key = {"wordpress": "web"}.get(case["channel"], case["channel"])
                posts.append((case["id"], case["text"], key, case.get("scheduled_at") or "2026-12-01T10:00:00+01:00"))
    return posts


@pytest.mark.parametrize(("name", "text", "key", "at"), [pytest.param(*post, id=post[0]) for post in written()])
def test_each_fix_of_each_post_removes_its_finding_and_brings_no_other(name: str, text: str, key: str, at: str) -> None:
    out = datetime.fromisoformat(at).astimezone(ZoneInfo("Europe/Madrid")).replace(tzinfo=None)
    every_fix_mends(text, key, out)


PIECES = st.sampled_from(
    [
        "El lunes 2 de diciembre abre la feria. ",
        "Hasta el viernes 31 de noviembre hay plazo. ",
        "Pleno a las 18h30 en la casa consistorial. ",
        "Quieres venir al taller de cocina de la biblioteca? ",
        "Inscribete en la biblioteca.  ",
        "#semanaeuropeadelamovilidad ",
        "Ven al teatro!!! ",
        "Año 2.027: nuevo horario. ",
        "Los Martes y Jueves de Enero hay taller. ",
        "La oficina de atencion cierra. ",
        "El el autobús sale a las 9. ",
        "Puedes venir tb el jueves por la tarde. ",
        "(Aforo limitado. ",
        "✅ Uno\n✅ Dos\n✅ Tres\n",
        "Escribe a info@villa,es para reservar. ",
        "Más información en la web municipal.\n",
    ]
)


@settings(deadline=None)  # the first one opens the dictionary
@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_a_fix_among_other_faults_removes_its_finding_and_brings_no_other(text: str) -> None:
    every_fix_mends(text, "facebook", datetime(2026, 12, 1, 10))  # noqa: DTZ001  wall time


def every_fix_mends(text: str, key: str, out: datetime) -> None:
    before = told(text, key, out)
    counted = Counter(finding.code for finding in before)
    for finding in before:
        for fix in finding.fixes[:2] if finding.place == TEXT and finding.start < finding.end else ():
            after = text[: fix.start] + fix.replacement + text[fix.end :]
            left = Counter(one.code for one in told(after, key, out))
            assert left[finding.code] < counted[finding.code], (finding, after)
            assert not left - counted, (finding, after, left - counted)


def told(text: str, key: str, out: datetime) -> list[Finding]:
    """Without what is said of pages, and hints at words that are right, which know a sentence better once it is one."""
    found = review(subject(text, key, out), NOW, speller(), suggest=True)
    return [finding for finding in found if not finding.code.startswith(("link_", "real_word"))]


#: Around the nights on which the clocks change, midnights, the ends of months and of a year.
NIGHTS = [
    ("Europe/Madrid", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("Europe/Madrid", datetime(2027, 3, 28, 1, tzinfo=UTC)),
    ("Atlantic/Canary", datetime(2027, 3, 28, 1, tzinfo=UTC)),
    ("America/Santiago", datetime(2027, 4, 4, 3, tzinfo=UTC)),
    ("America/Santiago", datetime(2027, 9, 5, 4, tzinfo=UTC)),
    ("America/Santiago", datetime(2027, 1, 1, 3, tzinfo=UTC)),
    ("Europe/Madrid", datetime(2026, 12, 31, 23, tzinfo=UTC)),
    ("Europe/Madrid", datetime(2028, 2, 29, 23, tzinfo=UTC)),
]


@given(st.sampled_from(NIGHTS), st.integers(-36 * 60, 36 * 60), st.integers(0, 1))
def test_today_is_the_day_of_the_place_whatever_the_clocks_do(
    night: tuple[str, datetime], minutes: int, away: int
) -> None:
    zone, at = night
    leaves = at + timedelta(minutes=minutes)
    day = leaves.astimezone(ZoneInfo(zone)).date() + timedelta(days=away)
    date = f"{DAYS[day.weekday()]} {day.day} de {MONTHS[day.month - 1]}"
    right, wrong = ("Hoy", "Mañana") if away == 0 else ("Mañana", "Hoy")
    for word, expected in ((right, False), (wrong, True)):
        asked = subject(f"{word}, {date}, la biblioteca no abre.", "facebook", None, zone=zone)
        codes = {finding.code for finding in review(asked, leaves)}
        assert ("relative_date_mismatch" in codes) == expected
        assert "weekday_date_mismatch" not in codes
