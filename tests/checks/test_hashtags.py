"""Hashtags that can be read aloud, found, and counted on one hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario import paths
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.sentences import finding_text
from calendario.spelling.spelling import Spelling
from tests.checks.reading_aloud import NOW
from tests.checks.written import codes, every_fix_mends, found, marked, mended, speller


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("#fiestasdelbarrio", "#FiestasDelBarrio"),
        ("#saludmental", "#SaludMental"),
        ("#rutadelatapa", "#RutaDeLaTapa"),
        ("#nochedelosmuseos", "#NocheDeLosMuseos"),
        ("#aprendemosencasa", "#AprendemosEnCasa"),
        ("#diadelabiblioteca", "#DíaDeLaBiblioteca"),
        ("#fibraoptica", "#FibraÓptica"),
        ("#sanfermin2027", "#SanFermín2027"),
        ("#Rutadelatapa", "#RutaDeLaTapa"),
        ("#TEATROFAMILIAR", "#TeatroFamiliar"),
        ("#semanadelamovilidad", "#SemanaDeLaMovilidad"),
    ],
)
def test_a_capital_for_each_word(text: str, then: str) -> None:
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("hashtag_not_camelcase", text)
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("#educacion", "#educación"),
        ("#Andalucia", "#Andalucía"),
        ("#FelizAnoNuevo", "#FelizAñoNuevo"),
        ("#Espana", "#España"),
        ("#TuOpinionCuenta", "#TuOpiniónCuenta"),
        ("#DiaDeLaMusica", "#DíaDeLaMúsica"),
        ("#Dia8DeMarzo", "#Día8DeMarzo"),
    ],
)
def test_tags_take_accents(text: str, then: str) -> None:
    (finding,) = found(text)
    assert finding.code == "hashtag_missing_accent"
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    "text",
    [
        "#Navidad",
        "#navidad",
        "#cuentacuentos",
        "#medioambiente",
        "#puertollano",
        "#Villarrobledo",
        "#montealegre",
        "#vallehermoso",
        "#fuentehermosa",
        "#microhuerto",
        "#fiestasde",
        "#25N y #8M",
        "#FITUR2027",
        "#covid19",
        "#MasCultura",
        "#EspañaVaciada",
        "#tbt",
        "#IgualdadReal",
        "#CaminoDeSantiago",
        "#ElAyuntamientoTeEscucha",
        "https://ejemplo.es/#saludmental",
        "&#39;",
        "C# y F#",
    ],
)
def test_tags_that_are_right_or_not_clear(text: str) -> None:
    assert codes(text) == []


def test_the_institutions_names_are_one_word() -> None:
    assert codes("#feriadevallesauce", glossary=["Vallesauce"]) == ["hashtag_not_camelcase"]
    (finding,) = found("#feriadevallesauce", glossary=["Vallesauce"])
    assert finding.fixes[0].replacement == "FeriaDeVallesauce"
    assert codes("#vallesaucesuena", glossary=["vallesaucesuena"]) == []


def test_what_the_institution_taught_the_spelling_is_a_word() -> None:
    assert speller().knows("semana")
    assert not speller().knows("semanaeuropea")
    taught = Spelling(paths.resources() / "dictionaries", ["semanaeuropea"])
    assert taught.knows("semanaeuropea")


def test_of_tags_in_other_languages_and_without_a_dictionary_nothing_is_said() -> None:
    assert codes("#saludmental", language="eu") == []
    assert codes("#llibresinfantils", language="ca") == []
    assert codes("#saludmental", dictionary=False) == []


@pytest.mark.parametrize(
    ("text", "at", "then"),
    [
        ("Ya huele a hogueras # SanAntón", "# SanAntón", "Ya huele a hogueras #SanAntón"),
        ("Aprende #¿SabíasQue", "#¿SabíasQue", "Aprende #SabíasQue"),
        ("Aprende #¿DiaDelAgua?", "#¿DiaDelAgua?", "Aprende #DíaDelAgua"),
        ("Ven ##Feria", "##Feria", "Ven #Feria"),
        ("Ven #Feria#Ocio", "#Feria#Ocio", "Ven #Feria #Ocio"),
        ("Ven #San-Antón", "#San-Antón", "Ven #SanAntón"),
        ("Ven #🎄Navidad", "#🎄Navidad", "Ven #Navidad"),
        ("Ven #Ocio&Cultura", "#Ocio&Cultura", "Ven #OcioCultura"),
        ("Ven #salud-mental", "#salud-mental", "Ven #saludMental"),
    ],
)
def test_what_no_network_takes_for_the_whole_tag(text: str, at: str, then: str) -> None:
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("hashtag_broken", at)
    assert finding_text(finding).startswith(f"«{at}»")
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Agenda de la semana\nLunes: teatro",
        "Somos # 1 en reciclaje",
        "#️⃣ Usa la etiqueta #Feria",
        "l'#Ajuntament",
        "Ven a la #Feria.",
        "Ven a la #Feria, al #Mercado y al #Cine",
        "(#Feria)",
        "«#Feria»",
        "#Feria: lunes",
        "#Feria-",
        "https://ejemplo.es/a#b-c",
        "#Feria…",
        "#1-2",
    ],
)
def test_tags_that_are_whole(text: str) -> None:
    assert codes(text) == []


def test_a_basque_ending_is_put_behind_a_hyphen() -> None:
    assert codes("Gabonak #Bilbo-n", language="eu") == []


def test_a_tag_is_mended_in_the_language_of_the_post() -> None:
    (finding,) = found("Ven ##Educacion", language="ca")
    assert mended("Ven ##Educacion", finding) == "Ven #Educacion"


def test_the_tag_of_a_template_is_no_tag_yet() -> None:
    assert codes("Ven. #nombredelevento") == ["placeholder_left"]


@pytest.mark.parametrize("network", ["x", "bluesky", "facebook", "telegram", "whatsapp", "threads"])
def test_four_tags_are_many_where_tags_are_hardly_read(network: str) -> None:
    assert codes("#Navidad #Ocio #Familia", network=network) == []
    assert codes("#Navidad #Ocio #Familia #Feria", network=network) == ["too_many_hashtags"]


def test_few_tags() -> None:
    tags = [f"#{word}" for word in ("Navidad", "Ocio", "Familia", "Música", "Feria", "Cine")]
    assert codes(" ".join(tags[:3]), network="x") == []
    assert codes(" ".join(tags[:4]), network="x") == ["too_many_hashtags"]
    assert codes(" ".join(tags[:5])) == []
    (finding,) = found("Ven. " + " ".join(tags))
    assert finding.facts == {"count": 6, "limit": 5}
    assert marked("Ven. " + " ".join(tags), finding) == " ".join(tags)


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "Inscripcio\u0301n #saludmental"
    (finding,) = found(text)
    assert marked(text, finding) == "#saludmental"


def test_hundreds_of_thousands_of_tags() -> None:
    assert codes("#" * 200_000) == []
    assert codes("#" + "semana" * 30_000) == []
    assert set(codes("#a" * 100_000)) == {"hashtag_broken", "too_many_hashtags"}
    assert set(codes("#saludmental " * 15_000)) == {"hashtag_not_camelcase", "too_many_hashtags"}


_TAGS = st.sampled_from(
    [
        "#saludmental",
        "#Andalucia",
        "# Feria",
        "#Cine",
        "##Ocio",
        "#educacion",
        "#¿Dia",
        "#rutadelatapa",
        "#San-Juan",
        "hoy",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_TAGS, min_size=1, max_size=7))
def test_a_fix_mends_and_breaks_nothing(tags: list[str]) -> None:
    every_fix_mends("Ven: " + ", ".join(tags) + ".")


def test_what_several_checks_ask_of_a_text_is_looked_for_once() -> None:
    asked: list[str] = []

    def look(reading: Reading) -> tuple[str, ...]:
        asked.append(reading.text)
        return (reading.text,)

    subject = Subject(Content("#semanaeuropea"), "mastodon", network("mastodon").limits)
    reading = Reading(subject, TEXT, "#semanaeuropea", NOW)
    assert reading.once(look) == reading.once(look) == ("#semanaeuropea",)
    assert asked == ["#semanaeuropea"]
    assert Reading(subject, TEXT, "#otra", NOW).once(look) == ("#otra",)


# --- the house's own

OWN = ("#VillasauceViva", "#nochesdelparque", "#VíaVerde", "#Educacion")


@pytest.mark.parametrize(
    ("text", "code", "then"),
    [
        ("#villasauceviva", "hashtag_not_camelcase", "#VillasauceViva"),
        ("#VILLASAUCEVIVA", "hashtag_not_camelcase", "#VillasauceViva"),
        ("#ViaVerde", "hashtag_missing_accent", "#VíaVerde"),
        ("#viaverde", "hashtag_missing_accent", "#VíaVerde"),
        ("# villasauceviva", "hashtag_broken", "#VillasauceViva"),
    ],
)
def test_what_stands_for_one_of_the_house_becomes_it(text: str, code: str, then: str) -> None:
    for around in ({}, {"dictionary": False}, {"language": "ca"}):
        (finding,) = found(f"Paseo hoy {text}", hashtags=OWN, **around)  # type: ignore[arg-type]
        assert finding.code == code
        assert mended(f"Paseo hoy {text}", finding) == f"Paseo hoy {then}"
    assert codes(f"Paseo hoy {then}", hashtags=OWN) == []


@pytest.mark.parametrize("text", [*OWN, "#NochesDelParque", "#Educación", "#vía", "#Villasauce"])
def test_one_of_the_house_is_right_as_it_is_and_so_is_one_that_reads_better(text: str) -> None:
    assert codes(text, hashtags=OWN) == []


def test_without_the_house_the_same_are_doubted() -> None:
    assert codes("#nochesdelparque") == ["hashtag_not_camelcase"]
    assert codes("#Educacion") == ["hashtag_missing_accent"]
