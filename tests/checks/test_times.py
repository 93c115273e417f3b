"""Hours that no clock shows, and how hours, years and days are written."""

from __future__ import annotations

import pytest

from calendario.sentences import finding_text
from tests.checks.reading_aloud import codes, found, mended


@pytest.mark.parametrize("text", ["sale a las 19:75 h", "a las 25:00 h", "de 9:00 a 14:65 h"])
def test_an_hour_that_does_not_exist(text: str) -> None:
    assert codes(text) == ["invalid_time"]


def test_hours_that_end_before_they_begin() -> None:
    assert codes("de 14:00 a 9:00 h") == ["time_range_reversed"]
    assert codes("de 23:00 a 6:00 h") == []
    assert codes("de 20:00 a 2:00 h") == []
    assert codes("guardia de 9:30 a 9:30 h") == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("a las 18:30 hrs. en el centro", "a las 18:30 h en el centro"),
        ("a las 18h30 en el centro", "a las 18:30 h en el centro"),
        ("a las 18,30 h", "a las 18:30 h"),
        ("a las 18 hs", "a las 18 h"),
        ("a las 18:30h", "a las 18:30 h"),
        ("a las 17.30h", "a las 17.30 h"),
        ("de 9 a 14h", "de 9 a 14 h"),
        ("a las 17.30 h y a las 18:00 h", "a las 17:30 h y a las 18:00 h"),
        ("a las 17.30h y a las 18:00", "a las 17:30 h y a las 18:00"),
        ("Presupuestos participativos de 2.027: vota", "Presupuestos participativos de 2027: vota"),
        ("El Viernes 4 de diciembre", "El viernes 4 de diciembre"),
        ("El viernes 4 de Diciembre", "El viernes 4 de diciembre"),
        ("la feria, el Vie. 4 de diciembre", "la feria, el vie. 4 de diciembre"),
        ("La biblioteca abre en Septiembre", "La biblioteca abre en septiembre"),
        ("El mercado de los Viernes", "El mercado de los viernes"),
        ("Los actos de septiembre de 2.027, en la web", "Los actos de septiembre de 2027, en la web"),
        ("El presupuesto municipal 2.027 sale adelante", "El presupuesto municipal 2027 sale adelante"),
    ],
)
def test_what_is_written_otherwise_is_mended(text: str, then: str) -> None:
    (finding,) = found(text)
    assert mended(text, finding.fixes[0]) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    "text",
    [
        "a las 18.30 h",
        "a las 18.30 h y a las 20.00 h",
        "a las 18:30 y a las 20 h",
        "a las 18:30",
        "a las 18 horas",
        "La biblioteca ha sumado 2.027 libros",
        "una ayuda de 2.027 euros",
        "En la feria 2.027 personas bailaron la jota",
        "El plan municipal 2.050 y el 1.999 del siglo pasado",
        "Viernes 4 de diciembre: concierto",
        "📅 Viernes 4 de diciembre",
        "en la plaza del 12 de Octubre",
    ],
)
def test_what_is_rightly_written(text: str) -> None:
    assert codes(text) == []


def test_what_is_all_in_capitals_has_no_capitals_of_its_own() -> None:
    assert "capitalized_month_weekday" not in codes("CERRAMOS EL VIERNES 4 DE DICIEMBRE")


def test_away_from_a_date_only_what_can_be_no_name() -> None:
    assert codes("Abrimos de Lunes a Viernes") == ["capitalized_month_weekday"] * 2
    assert codes("Programación cultural de Marzo") == ["capitalized_month_weekday"]
    assert codes("Visita el Jueves Santo la Feria de Marzo con Domingo y Abril") == []


def test_last_years_text() -> None:
    text = "Consulta el programa de las fiestas de San Antón 2026"
    assert codes(text, "2027-01-11T10:00") == ["stale_year"]
    assert codes(text, "2026-01-11T10:00") == []
    assert codes(text, "2028-01-11T10:00") == []  # as often told of what was
    (finding,) = found(text, "2027-01-11T10:00")
    assert finding_text(finding) == "Dice 2026 y se publica en 2027: ¿es el texto del año pasado?"
    assert codes("Consulta la memoria de 2026", "2027-01-11T10:00") == []
    assert codes("En 2026 plantamos 300 árboles", "2027-01-11T10:00") == []


def test_what_the_writer_reads() -> None:
    (finding,) = found("Presupuestos de 2.027: vota")
    assert finding_text(finding) == "Los años no llevan punto: 2027"


def test_other_languages_write_days_and_years_in_their_way() -> None:
    assert codes("el Lunes 4 de Enero", language="ca") == []
    assert codes("Pressupost de 2.027", language="ca") == ["year_with_separator"]
    assert codes("Le budget de 2.027 en ligne", language="fr") == []


def test_other_languages_write_hours_in_their_way() -> None:
    assert codes("a les 18h30 al centre", language="ca") == []
