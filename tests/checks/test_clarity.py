"""Clear language: plain words, letters that are explained, sentences with an end, links that say where they lead."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.checks.circumstances import OfficialName
from calendario.checks.readability import Band, band, inflesz
from calendario.checks.syllables import syllables
from calendario.domain.finding import TITLE
from calendario.domain.house import Avoided, House
from calendario.sentences.findings import finding_text
from tests.checks.spoken import codes, mended, rules, told, words

TABLE = """
    casa 2 ciudad 2 cuidado 3 día 2 país 2 baúl 2 oír 2 leer 2 caos 2 poeta 3 teatro 3 rey 1 leyes 2 y 1 hoy 1 muy 1
    ayuntamiento 5 guerra 2 queso 2 pingüino 3 averiguáis 4 buey 1 Uruguay 3 limpiáis 2 comíais 3 reírse 3 construido 3
    jesuita 3 viuda 2 triunfo 2 tiíto 3 chiita 3 microondas 4 zoólogo 4 alcohol 3 búho 2 vehículo 4 ahínco 3 ahora 3
    cohete 3 hueco 2 huida 2 rehuir 2 cacahuete 4 ahuecar 3 paranoia 4 prohibido 3 prohíbe 3 guion 1 huir 1 fluido 2
    aéreo 4 héroe 3 línea 3 km 1 administración 5 autoevaluación 6 oeste 3 Europa 3 aire 2 agua 2 antigüedad 4
    lingüístico 4 cuídate 3 miércoles 3 bilingüe 3 sección 2 extraordinario 6 vergüenza 3 desahucio 3 quien 1 qué 1
    guía 2 aguja 3 transeúnte 4 raíz 2 maíz 2 laúd 2 actúa 3 continúe 4 biología 4 geografía 5 peine 2 oigo 2 uno 2
    cooperación 5 creer 2 albahaca 4 zanahoria 4 ahijado 3 vihuela 3 cigüeña 3 paraguas 3 Mayor 2 proyecto 3 yo 1 SÍ 1
    L'Hospitalet 4 Lluçà 2
"""
SYLLABLES = TABLE.split()
VERY_HARD = (
    "La implementación progresiva de procedimientos administrativos telemáticos posibilitará la simplificación de las "
    "obligaciones documentales correspondientes a las entidades beneficiarias, incluyendo las derivadas de "
    "convocatorias extraordinarias financiadas mediante transferencias finalistas procedentes de organismos "
    "internacionales, autonómicos, provinciales e intermunicipales especializados en la coordinación administrativa "
    "supramunicipal."
)


@pytest.mark.parametrize(("word", "count"), list(zip(SYLLABLES[::2], map(int, SYLLABLES[1::2]), strict=True)))
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


_WORD = st.text("aeiouáéíóúübcdfglmnprstvz", min_size=1, max_size=12)


@given(_WORD)
def test_how_a_word_is_written_down_changes_no_syllable(word: str) -> None:
    assert syllables(word) == syllables(word.upper()) == syllables(unicodedata.normalize("NFD", word))
    assert syllables(word) == syllables("\u00ad".join(word))


@given(_WORD)
def test_no_more_syllables_than_vowels_and_at_least_one(word: str) -> None:
    assert 1 <= syllables(word) <= max(1, sum(letter in "aeiouáéíóúü" for letter in word))


@given(_WORD, _WORD)
def test_a_consonant_between_two_words_parts_them(before: str, after: str) -> None:
    if all(set(word) & set("aeoáéó") for word in (before, after)):
        assert syllables(f"{before}t{after}") == syllables(before) + syllables(after)


def test_the_bands_of_the_scale() -> None:
    assert [band(score) for score in (10, 40, 54.9, 55, 64.9, 65, 80)] == [
        Band.VERY_HARD,
        Band.RATHER_HARD,
        Band.RATHER_HARD,
        Band.NORMAL,
        Band.NORMAL,
        Band.RATHER_EASY,
        Band.VERY_EASY,
    ]
    assert inflesz(words=10, spoken=20, sentences=1) == pytest.approx(206.835 - 124.6 - 10)


def test_a_text_that_is_very_hard_to_read() -> None:
    (finding,) = told(VERY_HARD)
    assert (finding.code, finding.start, finding.end) == ("low_readability", 0, 0)
    assert finding.facts["band"] == Band.VERY_HARD
    assert finding.facts["words"] == 43
    assert finding.facts["score"] == 0
    assert "INFLESZ" in finding_text(finding)


def test_where_nothing_is_said_of_how_hard_it_is() -> None:
    assert codes(" ".join(VERY_HARD.split()[:30]) + ".") == []  # too short to tell
    assert codes(VERY_HARD, place=TITLE) == []
    assert codes(VERY_HARD, language="ca") == []
    listed = "Horario:\n" + "\n".join(f"- Biblioteca municipal especializada número {n}: mañanas" for n in range(12))
    assert codes(listed) == []  # a line is a sentence
    dated = "Calendario administrativo: " + " ".join(f"{n}/12/2026" for n in range(1, 29)) + "."
    assert codes(dated) == []  # figures are no words
    assert codes("https://ejemplo.es/administraciones/" * 60) == []


def test_of_jargon_the_three_gravest_and_what_is_better_said() -> None:
    text = (
        "Se pone en general conocimiento que, a los efectos oportunos, se ha incoado expediente y deberá subsanarse la "
        "documentación obrante en el expediente."
    )
    assert words(text, "administrative_jargon") == [
        "Se pone en general conocimiento",
        "a los efectos oportunos",
        "obrante en el expediente",
    ]
    lines = [finding_text(finding) for finding in told(text)]
    assert ["informamos" in lines[0], "quítalo" in lines[1] or "leave it out" in lines[1]] == [True, True]


def test_what_mends_itself_is_left_out_where_there_is_worse() -> None:
    text = (
        "Sito en la calle Olmo, se pone en general conocimiento que, a los efectos oportunos, consta documentación "
        "obrante en el expediente."
    )
    assert "Sito en" not in words(text, "administrative_jargon")
    (finding,) = told("Abrirá con posterioridad al verano.")
    assert finding_text(finding) == "«con posterioridad al» es lenguaje de oficina: mejor «después del»"


def test_jargon_is_mended_where_it_can_be_in_any_sentence() -> None:
    text = "Sito en la calle Olmo, el centro abrirá con posterioridad al verano."
    then = text
    for finding in reversed(told(text)):
        then = mended(then, finding.fixes[0])
    assert then == "En la calle Olmo, el centro abrirá después del verano."
    assert codes(then) == []
    (finding,) = told("La tasa se devengará en enero.")
    assert not finding.fixes


def test_how_much_jargon_is_known_and_what_is_said_instead() -> None:
    jargon = rules().phrases("jargon", "es", "ES")
    mending = rules().phrases("jargon_mended", "es", "ES")
    assert len(jargon) + len(mending) >= 80
    assert all(phrase.instead for phrase in mending)
    for phrase in (*jargon, *mending):
        if phrase.instead:
            assert codes(f"Verás {phrase.instead} en la web.") in ([], ["unexplained_acronym"]), phrase


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Ya puedes consultar el PMUS y la EDUSI. El PMUS es nuevo.", ["PMUS", "EDUSI"]),
        ("El Plan de Movilidad Urbana Sostenible (PMUS) ya tiene fecha. El PMUS es de todos.", []),
        ("El PMUS (plan de movilidad) ya tiene fecha.", []),
        ("La OMIC atiende los martes: Oficina Municipal de Información al Consumidor.", []),
        ("La EDUSI: Estrategia de Desarrollo Urbano Sostenible e Integrado.", []),
        ("Trae el DNI y el NIE.", []),
        ("CONSULTA EL PMUS", []),
        ("AVISO: mañana no hay agua.", []),
        ("Siglo XVIII y tomo XLII.", []),
        ("Sube a la CM-4000, que PM10 y 25N son otra cosa.", []),
        ("El grupo SFDK y la asociación AFANION.", []),
        ("«PMUS» se llama la obra.", []),
        ("Motor de 90 CV y disco de 20 TIB.", []),
        ("La EDUSI, el PMUS, la OMIC, la EDAR y el PEPRI tienen ya fecha.", ["EDUSI", "PMUS", "OMIC"]),
        ("Movilidad (PMUS): ya hay borrador. El PMUS es de todos.", []),
        ("El PMUS (movilidad) ya tiene fecha.", []),
        ("📄 (PMUS) Ya puedes leerlo.", ["PMUS"]),
        ("Oficina Municipal de Información al Consumidor, la OMIC: nuevo horario.", []),
        ("Dos planes (PMUS y EDUSI) tienen ya fecha.", ["PMUS", "EDUSI"]),
        ("El PMUS trata de la movilidad urbana sostenible.", ["PMUS"]),
        ("La OMIC atiende también en Ecoplaz; envía tu FX.", ["OMIC"]),
        ("El PMUS 2030 ya tiene fecha.", ["PMUS"]),
        ("Cambia el enlace ABX 200, y sigue el contrato EDAR/12-B.", []),
        ("Autobús Centro-EDAR cada 20 minutos.", []),
        ("Puertas abiertas:\n-EDAR del polígono\n-Punto limpio", ["EDAR"]),
        ("Obras en la EDAR\n3 meses de cortes", ["EDAR"]),
        ("El plazo abre el lunes.\nL'Ajuntament obri la convocatòria del PMUS als veïns del poble.", []),
        ("Página 3\nPMUS: consulta el borrador.", ["PMUS"]),
        ("Ya puedes leer el PMUS\nAVISO: mañana no hay agua.", ["PMUS"]),
        ("La ruta B EDAR sale a las 9.", ["EDAR"]),
        ("EDAR NUEVA: visita guiada.", []),
        ("Ya hay PMUS. Hoy, en la web. ¡Y pronto, EDUSI!!", ["PMUS", "EDUSI"]),
        ("Ven a VILLARTE, junto a la EDAR.", ["EDAR"]),
    ],
)
def test_letters_that_people_do_not_know(text: str, at: list[str]) -> None:
    assert words(text, "unexplained_acronym") == at


def test_letters_are_told_as_they_are_written() -> None:
    (finding,) = told("Reunión del PMUS.")
    assert "«PMUS»" in finding_text(finding)


def test_letters_that_the_house_or_the_country_knows() -> None:
    assert codes("Reunión del PMUS.", glossary=["PMUS"]) == []
    assert codes("Reunión del PMUS.", names=(OfficialName("Oficina del PMUS"),)) == []
    text = "Pide hora en el SAPU con tu RUT."
    assert codes(text, house=House(locale="es-CL")) == []
    assert words(text, "unexplained_acronym") == ["SAPU", "RUT"]
    assert codes("Reunión del PMUS.", place=TITLE) == []  # there is no room to explain it
    assert codes("Reunión del PMUS.", dictionary=False) == []  # nobody knows whether it is a word that is shouted


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Pincha aquí: https://ejemplo.es", ["Pincha aquí"]),
        ("Puedes verlo haciendo clic aquí https://ejemplo.es", ["haciendo clic aquí"]),
        ("Más información aquí:\nhttps://ejemplo.es", ["información aquí"]),
        ("Aquí: https://ejemplo.es", ["Aquí"]),
        ("Aquí tienes el programa: https://ejemplo.es/programa", []),
        ("Más información aquí, en la oficina.", []),
        ("El parque se abre aquí.", []),
        ("«Pincha aquí», decía el correo falso: no lo hagas.", []),
        ("Todos los requisitos aquí: ejemplo.es/ayudas", []),
    ],
)
def test_links_that_do_not_say_where_they_lead(text: str, at: list[str]) -> None:
    assert words(text, "vague_link") == at
    for finding in told(text):
        assert f"«{at[0]}»" in finding_text(finding)


def house(*avoided: Avoided) -> House:
    return House(avoided=avoided)


DISABLED = Avoided("minusválido", "persona con discapacidad", "la persona va delante")


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Plaza para minusválido.", "Plaza para persona con discapacidad."),
        ("Minusválido con tarjeta: entrada gratis.", "Persona con discapacidad con tarjeta: entrada gratis."),
        ("PLAZA DE MINUSVÁLIDO", "PLAZA DE PERSONA CON DISCAPACIDAD"),
        ("Plaza para minusvalido.", "Plaza para persona con discapacidad."),
    ],
)
def test_a_word_to_avoid_and_what_is_written_instead(text: str, then: str) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        (finding,) = told(written, house=house(DISABLED))
        assert finding.code == "word_to_avoid"
        assert mended(written, finding.fixes[0]) == unicodedata.normalize("NFC", then)
        assert "«persona con discapacidad»" in finding_text(finding).lower()
        assert "la persona va delante" in finding_text(finding)


def test_what_is_right_already() -> None:
    assert codes("Concejalía de Cultura", house=house(Avoided("concejalia", "concejalía"))) == []
    assert words("La concejalia abre", "word_to_avoid", house=house(Avoided("concejalia", "concejalía"))) == [
        "concejalia"
    ]
    longer = house(Avoided("discapacitadas", "personas discapacitadas"))
    assert codes("Para personas discapacitadas.", house=longer) == []
    assert codes("Para discapacitadas.", house=longer) == ["word_to_avoid"]
    web = house(Avoided("Internet", "internet"))
    assert codes("Internet para todos, por internet.", house=web) == []
    assert words("Pídelo por Internet.", "word_to_avoid", house=web) == ["Internet"]


def test_words_without_anything_better_and_words_that_are_none() -> None:
    (finding,) = told("Un evento épico.", house=house(Avoided("épico")))
    assert (finding.facts["written"], finding.fixes) == ("épico", ())
    assert codes("Un evento épico.", house=house(Avoided(""), Avoided("*"), Avoided("¡!"), Avoided("@"))) == []
    phrase = house(Avoided("tercera edad", "personas mayores"), Avoided("edad", "años"))
    assert words("Viajes de la tercera edad.", "word_to_avoid", house=phrase) == ["tercera edad"]
    assert words("Viajes de la 3.ª edad.", "word_to_avoid", house=house(Avoided("3.ª edad"))) == ["3.ª edad"]
    assert codes("Tercera\nEdad media", house=house(Avoided("tercera edad"))) == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab áÁ.«\n¡"), max_size=30), st.text(st.sampled_from("ab áÁ.*|"), max_size=6))
def test_whatever_a_house_avoids_is_found_where_it_stands(text: str, avoided: str) -> None:
    for finding in told(text, house=house(Avoided(avoided, "otra cosa"))):
        if finding.code == "word_to_avoid":
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.facts["written"] == text[finding.start : finding.end]


@pytest.mark.parametrize(
    "piece", ["aquí ", "AB ", "(PMUS) ", "PMUS ", "subsanar ", "se procederá a la ", "áé", "Aquí 👉 "]
)
def test_a_text_made_to_be_slow_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(finding.end <= len(text) for finding in told(text, house=house(DISABLED, Avoided("aquí"))))


def test_hard_words_in_short_sentences_are_not_called_long_sentences() -> None:
    words = VERY_HARD.rstrip(".").split()
    for mark in (". ", "; ", ": ", ".\n"):
        text = mark.join(" ".join(words[at : at + 22]).capitalize() for at in (0, 22)) + "."
        (finding,) = [one for one in told(text) if one.code == "low_readability"]
        assert "words" not in finding.facts
