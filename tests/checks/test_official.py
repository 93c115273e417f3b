"""Official names as they are written, and where terms and paid work are published."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.domain.finding import Finding, Level
from tests.checks.standing_cases import codes, every, found, subject

HALL = "Ayuntamiento de Villasauce"
NAMES = (
    (HALL, "Ayto. Villasauce", "Ayuntamiento Villasauce"),
    ("Casa de la Cultura", "Casa Cultura"),
    ("calle del Olmo", "calle Olmo"),
)


def of_name(text: str, **around: object) -> Finding:
    [finding] = [one for one in found(text, names=NAMES, **around) if one.code == "official_name_misspelled"]
    return finding


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("El Ayuntamineto de Villasauce informa.", "El Ayuntamiento de Villasauce informa."),
        ("El ayuntamiento de villasauce informa.", "El Ayuntamiento de Villasauce informa."),
        ("EL AYUNTAMINETO DE VILLASAUCE INFORMA", "EL AYUNTAMIENTO DE VILLASAUCE INFORMA"),
        ("Nota del Ayto. Villasauce.", "Nota del Ayuntamiento de Villasauce."),
        ("Ven a la Casa de la cultura.", "Ven a la Casa de la Cultura."),
        ("Ven a la casa cultura.", "Ven a la Casa de la Cultura."),
        ("Calle Olmo cortada.", "Calle del Olmo cortada."),
        ("Cortamos la calle Olmo.", "Cortamos la calle del Olmo."),
    ],
)
def test_the_official_name_is_put_in_its_place(text: str, then: str) -> None:
    finding = of_name(text)
    [fix] = finding.fixes
    assert finding.level is Level.WARN
    assert text[: fix.start] + fix.replacement + text[fix.end :] == then
    assert "official_name_misspelled" not in codes(then, names=NAMES)


SLIPS = st.tuples(st.integers(1, 11), st.sampled_from(["swap", "drop", "double"]))


@settings(max_examples=120, deadline=None)
@given(SLIPS, st.sampled_from(["Nota del {}.", "{}: pleno abierto", "🎄 Felicita el {} a todos"]))
def test_one_slip_in_a_long_word_is_told_and_mended(slip: tuple[int, str], around: str) -> None:
    at, how = slip
    word = "Ayuntamiento"
    changed = {
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] + word[at:],
    }[how]
    text = around.format(f"{changed} de Villasauce")
    told = [one for one in found(text, names=NAMES) if one.code == "official_name_misspelled"]
    if changed == word:
        assert told == []
        return
    [finding] = told
    [fix] = finding.fixes
    assert text[: fix.start] + fix.replacement + text[fix.end :] == around.format(HALL)


def test_a_name_within_another_one_and_two_official_ones_that_are_nearly_alike() -> None:
    names = (
        ("Centro de Salud", "Centro Salud Norte"),
        ("Centro de Salud Norte",),
        ("Parque de la Ribera Alta",),
        ("Parque de la Ribera Alba",),
    )
    assert codes("Del Centro de Salud Norte al Parque de la Ribera Alba.", names=names) == set()
    assert codes("Ve al Centro Salud Norte.", names=names) == {"official_name_misspelled"}


def test_without_a_dictionary_names_are_read_more_carefully() -> None:
    from calendario.checks.circumstances import OfficialName
    from calendario.checks.official_names import judged

    names = (OfficialName(HALL),)
    assert [right for *_, right in judged("El Ayuntamineto de Villasauce", names, None, "es")] == [HALL]
    assert list(judged("Los Ayuntamientos de Villasauce", names, None, "es")) == []
    assert list(judged("el ayuntamiento de villasauce", names, None, "es")) == []


def test_hundreds_of_names_and_a_long_text_come_to_an_end() -> None:
    names = tuple((f"Centro de Salud número {n} de Villasauce",) for n in range(300))
    assert codes("Centro de Salud de todos " * 2_000, names=names) <= {"repeated_word"}


# --- where it is published

GRANT = "Becas de comedor: el plazo termina el 8 de enero de 2027."


def test_a_term_without_a_source_is_a_suggestion_that_points_at_what_it_is_of() -> None:
    [told] = found(GRANT)
    assert (told.code, told.level, GRANT[told.start : told.end]) == ("deadline_without_source", Level.HINT, "Becas")


@pytest.mark.parametrize(
    ("more", "around"),
    [
        (" Bases: https://ejemplo.es/becas", {}),
        (" Toda la información en sede.ejemplo.es", {}),
        (" Publicado en el BOP de ayer.", {}),
        (" Más en el tablón de anuncios.", {}),
        ("", {"source": "BOP 231"}),
        ("", {"link": "https://ejemplo.es/becas"}),
    ],
)
def test_any_word_of_where_it_is_published_will_do(more: str, around: dict[str, str]) -> None:
    assert codes(GRANT + more, **around) == set()


def test_a_term_that_is_over_is_left_to_others() -> None:
    assert "deadline_without_source" not in codes(GRANT, "2027-01-09T10:00")


@pytest.mark.parametrize(("locale", "law"), [("es-ES", "Ley 19/2013"), ("es-CL", None)])
def test_a_paid_work_is_held_against_the_law_of_its_country(locale: str, law: str | None) -> None:
    [told] = found("Contenido patrocinado: así es nuestro parque.", locale=locale)
    assert (told.code, told.level, told.facts["law"]) == ("paid_collaboration", Level.HINT, law)


def test_a_hashtag_of_paid_work_is_told_beside_what_else_is_wrong_of_it() -> None:
    told = every(subject("Descubre nuestra ruta. #publi"))
    assert [(one.start, one.end) for one in told if one.code == "paid_collaboration"] == [(0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Becas de comedor: charla informativa el 8 de enero de 2027.",
        "Becas de comedor: desde el 8 de enero de 2027.",
        GRANT + " ejemplo.es/becas",
    ],
)
def test_no_term_or_an_address_of_any_kind(text: str) -> None:
    assert codes(text) == set()


def test_a_name_that_is_wrong_by_its_capitals_alone() -> None:
    names = (("Casa de la Cultura", "casa de la cultura"),)
    assert codes("Taller en la casa de la cultura.", names=names) == {"official_name_misspelled"}
    assert codes("Taller en la Casa de la Cultura.", names=names) == set()


@pytest.mark.parametrize(
    ("text", "around", "told"),
    [
        ("Contenido patrocinado: así es nuestro parque.", {"source": "Expediente 12/2027"}, False),
        ("Así es nuestro parque.", {"at": "web", "title": "Contenido patrocinado"}, False),
        ("Contenido patrocinado: la asociación de vecinos enseña el parque.", {}, True),
        ("Carrera patrocinada por la Diputación.", {}, False),
        ("Descubre nuestra ruta. ＃publi", {}, True),
        ("La influencer @ruta.viajes visita el castillo, junto a @vega.rutas.", {}, True),
        ("La influencer @ruta.viajes visita el castillo. Taller en colaboración con la biblioteca.", {}, False),
    ],
)
def test_what_is_paid_work(text: str, around: dict[str, str], told: bool) -> None:
    assert ("paid_collaboration" in codes(text, **around)) is told


@pytest.mark.parametrize(
    ("official", "text", "then"),
    [
        ("Villasauce", "Vilasauce informa.", "Villasauce informa."),
        ("Villajos", "Nota de Vilajos.", "Nota de Villajos."),
        (HALL, "El Ayutnamineto de Villasauce informa.", "El Ayuntamiento de Villasauce informa."),
        ("río Alberche", "Paseo junto al rio Alberche.", "Paseo junto al río Alberche."),
    ],
)
def test_slips_in_names_of_all_kinds(official: str, text: str, then: str) -> None:
    [finding] = [one for one in found(text, names=((official,),)) if one.code == "official_name_misspelled"]
    [fix] = finding.fixes
    assert text[: fix.start] + fix.replacement + text[fix.end :] == then


@pytest.mark.parametrize(
    ("official", "text"),
    [
        ("Villasauce", "Gente vilasauce."),
        (HALL, "El Ayuntamiento de Vilasace informa."),
        (HALL, "El Ayutanminteo de Villasauce informa."),
    ],
)
def test_what_may_be_something_else_than_a_name(official: str, text: str) -> None:
    assert "official_name_misspelled" not in codes(text, names=((official,),))
