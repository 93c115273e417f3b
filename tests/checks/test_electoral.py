"""What may not be said between the decree that calls an election and the day of the vote."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.checks import electoral, parties, politics
from calendario.checks.catalogue import of_words
from calendario.checks.electoral import of_achievements
from calendario.checks.parties import of_parties
from calendario.checks.politics import of_praise
from calendario.domain.finding import Level
from calendario.domain.vocabulary import NO_RULES
from calendario.sentences.findings import finding_text
from calendario.sentences.language import language, set_language
from tests.checks.lawful import DATA, ELECTORAL, LAW, NOW, codes, found, posts, read, rules, subject

POSTS = list(posts())
CASES = [json.loads(line) for line in (DATA / "cases.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Compromiso cumplido: el colegio tiene comedor.", "Compromiso cumplido"),
        ("Hemos renovado los columpios y las zonas verdes.", "Hemos renovado"),
        ("El Ayuntamiento ha invertido 300.000 euros en caminos.", "ha invertido"),
        ("Más de 500.000 € para mejorar la red de agua.", "mejorar"),
        ("La residencia ya es una realidad.", "una realidad"),
        ("La Diputación consigue dos millones de euros de fondos europeos.", "consigue"),
        ("Finalizada la renovación del acerado en la calle Ancha.", "Finalizada"),
        ("Cuatro años transformando el barrio.", "años transformando"),
        ("Balance de legislatura en diez datos.", "Balance de legislatura"),
        ("Una inversión de 12.000 euros en el parque.", "inversión"),
        ("Una inversión de 40 mil euros en caminos.", "inversión"),
        ("El Ayuntamiento ha invertido tres millones de euros.", "ha invertido"),
        ("El Ayuntamiento consigue 800.000 euros.", "consigue"),
        ("Hemos destinado 45.000 € a que nadie pase frío.", "Hemos destinado"),
        ("Hemos invertido en el parque de la Ribera.", "Hemos invertido"),
        ("El Ayuntamiento renueva las farolas de la calle Mayor.", "renueva"),
        ("En cuatro años, 14 calles asfaltadas.", "asfaltadas"),
        ("Gracias por venir. #OtraPromesaCumplida", "#OtraPromesaCumplida"),
        ("Gracias por venir. #PromesaCumplida", "#PromesaCumplida"),
        ("Gracias por venir. #promesacumplida", "#promesacumplida"),
    ],
)
def test_achievements(text: str, written: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.level, finding.facts["written"]) == (ELECTORAL, Level.BLOCK, written)
    assert text[finding.start : finding.end] == written
    assert finding.facts["law"] == "art. 50 LOREG"
    assert finding.facts["period"] == "Elecciones locales 2027"
    assert finding.acceptable  # with a reason it goes out all the same


@pytest.mark.parametrize(
    "text",
    [
        "Inauguramos el nuevo pabellón el sábado.",
        "El sábado inauguramos. ¡Os esperamos!",
        "El alcalde inaugurará el mercado municipal.",
        "El mercado municipal se inaugura el jueves.",
        "Primera piedra del centro de día.",
        "Corte de cinta de la nueva depuradora.",
        "Estrenamos vestuarios en la piscina.",
        "📍 Inauguración\n🏊 Piscina municipal\n🗓️ Sábado, 12:00 h",
        "Entrega de llaves de las viviendas de la calle Nueva.",
        "Presentamos el proyecto del futuro centro de salud.",
    ],
)
def test_openings_whatever_they_are_called(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.facts["law"]) == (ELECTORAL, "art. 50.3 LOREG")
    assert finding.facts["opening"] == finding.facts["written"]


@pytest.mark.parametrize(
    "text",
    [
        "Inauguración de la exposición «Oficios del río», viernes a las 20:00 h, Casa de Cultura.",
        "La Feria del Libro se inaugura el jueves en el paseo de la Estación.",
        "La asociación de vecinos inaugura su nuevo local en la calle Mayor.",
        "El teatro, inaugurado en 1908, cumple 119 años.",
        "Hoy hace 30 años de la inauguración del polideportivo.",
        "No habrá acto de inauguración: la ludoteca abre el lunes.",
        "La banda estrena pasodoble.",
        "La cofradía inaugura el nuevo aparcamiento.",
        "La asociación de vecinos ha renovado los columpios del parque.",
        "Exposición «Oficios»\n📍 Inauguración: viernes, 12:00 h",
        "300.000 euros para mejorar la convivencia.",
        "La piscina se inauguró un domingo de 1975.",
        "Estrena pabellón el Club Balonmano.",
        "Concierto inaugural en el auditorio.",
    ],
)
def test_openings_that_are_none_of_public_powers(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Desde el lunes puedes usar la nueva pista de pádel.",
        "El nuevo consultorio abre sus puertas el lunes, de 8:00 a 15:00 h.",
        "Hemos ampliado el plazo de inscripción.",
        "Hemos recuperado el suministro de agua en la calle Mayor.",
        "Hemos instalado una carpa en la plaza.",
        "Evita pisar la acera recién reformada y no aparques en las calles asfaltadas.",
        "La inversión es de 1.200 euros por alumno en la escuela infantil.",
        "La inversión para 300 personas: 20 euros cada una.",
        "Hemos invertido ilusión: la web lleva 2 millones de visitas.",
        "El Ayuntamiento renueva las farolas de la calle Mayor: el martes no se puede aparcar.",
        "Renovamos las farolas de la calle Mayor: el martes no se puede aparcar.",
        "Licitación de las obras del parque: presupuesto base de 180.000 €.",
        "La Diputación destina 300.000 euros a ayudas para autónomos.",
        "El Club Balonmano logra el ascenso.",
        "El IES logra el primer premio.",
        "Gracias a vuestra solidaridad hemos conseguido 2.300 kilos.",
        "El cambio climático ya es una realidad. Charla el jueves.",
        "Consulta tu mesa electoral y vota por correo hasta el 13 de mayo.",
        "Lo prometido es deuda: las fotos de la cabalgata.",
    ],
)
def test_what_must_go_on_while_an_election_is_called(text: str) -> None:
    assert codes(text) == set()


def test_the_period_is_that_of_the_day_it_goes_out() -> None:
    text = "Compromiso cumplido: hemos asfaltado la calle Mayor."
    days = ["2027-03-29", "2027-03-30", "2027-05-23", "2027-05-24"]
    assert [bool(found(text, out=f"{day}T23:59")) for day in days] == [False, True, True, False]
    assert codes(text, elections=False) == set()


def test_it_is_asked_once_the_hour_is_known_and_at_the_moment_of_sending() -> None:
    planned = subject("Compromiso cumplido: hemos asfaltado la calle Mayor.")
    written = replace(planned, wall_time=None)
    sent = replace(written, around=replace(written.around, leaving=True))
    told = [[one.code for one in of_words(one, NOW) if one.code == ELECTORAL] for one in (planned, written, sent)]
    assert told == [[ELECTORAL], [], [ELECTORAL]]


def test_without_its_lists_it_is_silent() -> None:
    assert codes("Compromiso cumplido", lists=NO_RULES) == set()


def test_chile_has_words_and_a_source_of_its_own() -> None:
    text = "Inauguramos la multicancha del sector norte."
    (finding,) = found(text, locale="es-CL")
    assert finding.facts["law"] == "Contraloría"
    assert "opening" not in finding.facts  # nothing there forbids the act itself
    assert "LOREG" not in finding_text(finding)
    assert codes("Hermoseamos la plazoleta de tu población.", locale="es-CL") == {ELECTORAL}
    assert codes("Hermoseamos la plazoleta de tu población.") == set()
    assert codes("Una inversión de $45.000.000 en la plaza.", locale="es-CL") == {ELECTORAL}
    assert codes("Una inversión de 45.000.000 pesos en la plaza.", locale="es-CL") == {ELECTORAL}
    assert codes("Una inversión de $450.000 en la plaza.", locale="es-CL") == set()  # what a party costs


def test_a_country_without_a_source_gets_a_sentence_all_the_same() -> None:
    (finding,) = found("Compromiso cumplido", locale="es-UY")
    assert finding.facts["law"] is None
    assert "None" not in finding_text(finding)


def test_the_sentence_asks_to_look_again() -> None:
    before = language()
    set_language("en")
    try:
        (finding,) = found("Inauguramos el pabellón.")
        said = finding_text(finding)
    finally:
        set_language(before)
    assert said == "Review “Inauguramos”: there are elections, say from when it can be used (art. 50.3 LOREG)"


def test_one_finding_for_each_sentence_and_each_tag() -> None:
    text = "Compromiso cumplido: hemos renovado el parque. Mañana inauguramos la piscina. #PromesaCumplida #Feria"
    assert [text[one.start : one.end] for one in found(text)] == [
        "Compromiso cumplido",
        "inauguramos",
        "#PromesaCumplida",
    ]


def test_accents_of_their_own_and_soft_hyphens() -> None:
    text = unicodedata.normalize("NFD", "Inaugurará el alcalde la pista")
    (finding,) = found(text)
    assert (finding.facts["written"], text[finding.start : finding.end]) == ("Inaugurará", text[: finding.end])
    (finding,) = found("Com\u00adpromiso cum\u200bplido")
    assert finding.facts["written"] == "Compromiso cumplido"
    text = unicodedata.normalize("NFD", "¡Qué día! #PromesaCumplida ¡Sí!")
    (finding,) = found(text)
    assert text[finding.start : finding.end] == "#PromesaCumplida"


@pytest.mark.parametrize(("number", "locale", "tongue", "expected", "text"), POSTS, ids=[post[0] for post in POSTS])
def test_posts_of_villages_cities_and_health_services(
    number: str, locale: str, tongue: str, expected: str, text: str
) -> None:
    assert codes(text, locale=locale, language=tongue) == ({expected} if expected else set())
    always = codes(text, locale=locale, language=tongue, elections=False)
    assert always == ({expected} - {ELECTORAL} if expected else set())


def test_there_are_enough_posts_of_each() -> None:
    assert sum(1 for post in POSTS if post[3]) >= 60
    assert sum(1 for post in POSTS if not post[3]) >= 120
    assert {post[3] for post in POSTS} == {*LAW, ""}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_sample(case: dict[str, object]) -> None:
    context = case.get("context") or {}
    assert isinstance(context, dict)
    tongue, locale = context.get("language", "es").split("-")[0], context.get("locale", "es-ES")
    out = str(case.get("scheduled_at") or "2026-12-01T10:00")[:16]
    called = "electoral_period" in context
    told = codes(str(case["text"]), out=out, locale=locale, language=tongue, elections=called, own=("Villasauce",))
    expected = {*case["expect"]} & LAW  # type: ignore[misc]
    assert expected <= told <= expected | {*case.get("also_ok", ())}  # type: ignore[misc]


def test_clean_posts_during_an_election() -> None:
    """The one that is doubted tells of 1,200 new street lamps: the very thing that l'Alcúdia had to take down."""
    lines = (line.split("\t") for line in (DATA / "clean_posts.tsv").read_text("utf-8").splitlines()[1:])
    doubted = {number for number, tongue, text in lines if codes(text.replace("\\n", "\n"), language=tongue)}
    assert doubted == {"es40"}


def test_every_list_is_asked_for_and_every_one_asked_for_is_there() -> None:
    asked = {name for module in (electoral, politics, parties) for name in vars(module).values() if _is_a_list(name)}
    asked |= {"electoral_law", "electoral_law_of_openings", "promotion_law"}
    asked |= {f"party_{kind}" for kind in ("name", "handles", "acronyms", "prefix", "other")}
    there = {name for words in rules().words for name in words.lists if _is_a_list(name) or name == "promotion_law"}
    assert there == asked


def _is_a_list(name: object) -> bool:
    return isinstance(name, str) and name.startswith(("electoral_", "praise_", "party_"))


_PIECES = st.sampled_from(
    [
        *("inauguramos", "el", "en", "parque", "hemos", "invertido", "2", "millones", "de", "€", ".", ",", "\n"),
        *("ayuntamiento", "club", "exposición", "compromiso", "cumplido", "#PromesaCumplida", "vota", "a", "Ana", "🎉"),
        *("gracias", "alcaldesa", "nuestra", "gran", "entregó", "premios", "@PPCuenca", "1927", "«", "»", "primera"),
        *("piedra", "PSOE", "presidente", "Diputación", "siempre", "cerca", "Juan", "por", "un", "x\u0301"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["es-ES", "es-CL"]))
def test_what_is_found_lies_in_the_text_and_is_said(pieces: list[str], locale: str) -> None:
    text = " ".join(pieces)
    for finding in found(text, locale=locale):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.facts["written"]
        assert "…" not in finding_text(finding)


@pytest.mark.parametrize(
    "text", ["inauguramos el ", "hemos invertido ", "gracias a nuestra alcaldesa ", "vota a ", "#VotaA ", "el parque "]
)
def test_books_are_read_to_their_end(text: str) -> None:
    """A hundred thousand characters and more without an end of a sentence: nothing is looked at twice."""
    reading = read(text * 8_000)
    assert sum(len(list(find(reading))) for find in (of_achievements, of_praise, of_parties)) <= 200


def test_more_findings_than_anybody_reads_are_not_told() -> None:
    assert len(found("Inauguramos el parque. " * 1_000)) == 50
