"""What a hurried hand leaves in a text: doubled words, shouting, abbreviations, cut ends, the template's blanks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.domain.finding import Level
from tests.checks.written import codes, every_fix_mends, found, marked, mended


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("La sala de de lectura abre a las 9:00 h.", "La sala de lectura abre a las 9:00 h."),
        ("La la sala abre.", "La sala abre."),
        ("Abre los los los lunes.", "Abre los lunes."),
        ("La feria feria abre el lunes.", "La feria abre el lunes."),
        ("SE CIERRA EL EL PARQUE", "SE CIERRA EL PARQUE"),
        ("Que que nadie falte.", "Que nadie falte."),
    ],
)
def test_a_word_said_twice(text: str, then: str) -> None:
    (finding,) = found(text)
    assert finding.code == "repeated_word"
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gana Ana Ruiz Ruiz.",
        "Una tarde muy muy larga y casi casi perfecta.",
        "Nada de bla bla: datos.",
        "Poco a poco, paso a paso.",
        "Llama al uno uno dos.",
        "De la A a la Z.",
        "Ven al cine a ver La La Land.",
        "Abre de\nde 9 a 14 h",
        "Los siglos XX XX y XXI",
        "#Feria #Feria",
        "¡Ven ven ven!",
        "Este sábado, sábado de carnaval.",
        "Toc toc, ¿quién es?",
    ],
)
def test_what_is_said_twice_on_purpose(text: str) -> None:
    assert "repeated_word" not in codes(text)


def test_what_galician_and_basque_say_twice() -> None:
    assert codes("Se se suspende, avisaremos.", language="gl") == []
    assert codes("Poliki poliki goaz.", language="eu") == []
    assert codes("Kalea eta eta plaza itxita daude.", language="eu") == ["repeated_word"]


def test_a_line_in_capitals() -> None:
    text = "SE SUSPENDE EL MERCADILLO DE NAVIDAD\nMás información en la web."
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("all_caps", "SE SUSPENDE EL MERCADILLO DE NAVIDAD")
    assert not finding.fixes  # which of its words are names only its writer knows


def test_half_a_line_in_capitals_and_several_lines() -> None:
    assert codes("Aviso: SE SUSPENDE HOY EL MERCADILLO por la lluvia") == ["all_caps"]
    assert codes("GRAN CONCURSO DE PAELLAS\nINSCRIPCIONES ABIERTAS YA") == ["all_caps"]


@pytest.mark.parametrize(
    "text",
    [
        "AVISO: se corta el agua en la calle Mayor.",
        "ATENCIÓN, URGENTE: se busca donante.",
        "Trae DNI, NIE, TIE o NIF.",
        "Organizan la UNESCO, la ONU y la OMS.",
        "FIESTAS 2027",
        "VI CONCURSO DE CARTELES",
        "Colaboran ADIF, RENFE, AENA, UPV, UJI, CSIC",
        "OFERTA DE EMPLEO",
        "Del siglo XVI al XVIII, y del XIX al XXI",
        "https://ejemplo.es/BASES/DE/LA/CONVOCATORIA/ANUAL",
        "#FIESTASDELPILAR",
        "El XX Certamen de Bandas",
        "A-92, M-30, N-340 y AP-7 cortadas",
    ],
)
def test_what_is_rightly_in_capitals(text: str) -> None:
    assert "all_caps" not in codes(text)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Ven tb tú.", "Ven también tú."),
        ("Gracias x venir.", "Gracias por venir."),
        ("La charla q querías.", "La charla que querías."),
        ("Apúntate xfa.", "Apúntate por favor."),
        ("Salu2 a todas.", "Saludos a todas."),
        ("Tmb abrimos el lunes.", "También abrimos el lunes."),
        ("Hay un regalo xa ti.", "Hay un regalo para ti."),
        ("Hay un regalo xra ti.", "Hay un regalo para ti."),
        ("Dime xqué vienes.", "Dime por qué vienes."),
        ("Ven xque hay feria.", "Ven porque hay feria."),
        ("Lo qe querías.", "Lo que querías."),
        ("Ven tbn tú.", "Ven también tú."),
        ("Ven tmbn tú.", "Ven también tú."),
        ("Ven tbien tú.", "Ven también tú."),
        ("Apúntate xfi.", "Apúntate por favor."),
        ("Apúntate xfavor.", "Apúntate por favor."),
        ("Apúntate pls.", "Apúntate por favor."),
        ("Apúntate plis.", "Apúntate por favor."),
        ("Muchos bss.", "Muchos besos."),
        ("Deja tu msj.", "Deja tu mensaje."),
        ("Abre mñn.", "Abre mañana."),
        ("Mil grax.", "Mil gracias."),
        ("Hay kdd el lunes.", "Hay quedada el lunes."),
    ],
)
def test_abbreviations_of_messages(text: str, then: str) -> None:
    (finding,) = found(text)
    assert finding.code == "sms_abbreviation"
    assert mended(text, finding) == then


def test_what_may_be_two_words_gets_both() -> None:
    (finding,) = found("Ven xq te gustará")
    assert [fix.replacement for fix in finding.fixes] == ["porque", "por qué"]
    (finding,) = found("No sé dnd es.")
    assert [fix.replacement for fix in finding.fixes] == ["donde", "dónde"]
    for text in ("Vecinas, tqm.", "Vecinas, tkm."):
        (finding,) = found(text)
        assert (finding.code, finding.fixes) == ("sms_abbreviation", ())


@pytest.mark.parametrize(
    "text",
    [
        "Mesa de 2 x 3 m y tablero de 60 x 40 cm.",
        "El hueco: ancho x alto x fondo.",
        "Torneo 3x3 y oferta 2x1.",
        "Disco de 2 tb y memoria de 16 gb.",
        "Vitamina K y vitamina D.",
        "El apartado q de la ley.",
        "Marca una x en la casilla.",
        "Real Madrid x Sevilla",
        "Carrera de 10 k por la ribera.",
        "Escribe a pq@ejemplo.es o entra en ejemplo.es/q",
        "#xq y @tb_oficial",
        "Planes A, B, Q y X",
        "Rayos X gratuitos",
        "La Sra. Q viene",
        "PQ de la Constitución: abierto",
    ],
)
def test_letters_that_abbreviate_nothing(text: str) -> None:
    assert "sms_abbreviation" not in codes(text)


def test_xa_is_a_word_in_galician() -> None:
    text = "Xa podes solicitar as axudas ao aluguer na sede electrónica do concello"
    assert codes(text, language="gl") == []
    assert codes(text) == []  # in a post that says to be in Spanish too


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Abierta la inscripción para el", "el"),
        ("Bases de las ayudas a la rehabilitación de", "de"),
        ("Cortamos el agua en la calle Mayor,", "Mayor,"),
        ("Consulta las ayudas a la rehabilitación de…", "de…"),
        ("Consulta las ayudas a la rehabilit…", "rehabilit…"),
        ("Ven a celebrar con\n\n#Feria #Ocio", "con"),
        ("Mañana abre la pisc…", "pisc…"),
    ],
)
def test_a_text_cut_off(text: str, at: str) -> None:
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("truncated_text", at)


@pytest.mark.parametrize(
    "text",
    [
        "Y el premio es para…",
        "Hay talleres, cine, teatro…",
        "Toda la información en https://ejemplo.es",
        "Bases en la web de @ayuntamiento",
        "Los colores de la #Feria",
        "Disfruta de la tarde con 🎃",
        "Nos vemos en la zona A",
        "La letra a",
        "Horario:",
        "Vecinas y vecinos,",
        "Requisitos para participar:",
        "La mejor feria está en (y es) la que tú haces",
        "¿Sabes por qué?",
        "Hazlo porque sí",
    ],
)
def test_a_text_that_ends_where_it_should(text: str) -> None:
    assert "truncated_text" not in codes(text)


def test_a_link_goes_on_where_the_text_ends() -> None:
    assert codes("Consulta las bases en") == ["truncated_text"]
    assert codes("Consulta las bases en", link="https://ejemplo.es/bases") == []


def test_other_languages_end_in_their_own_words() -> None:
    assert codes("Obert el termini per a la", language="ca") == ["truncated_text"]
    assert codes("Aberto o prazo para o", language="gl") == ["truncated_text"]
    assert codes("Musika eta", language="eu") == ["truncated_text"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("El pleno será el XX de diciembre.", "XX de diciembre"),
        ("Abre a las XX h en el centro.", "XX"),
        ("Precio: XX €.", "XX"),
        ("Fecha: XX/XX/2027.", "XX/XX"),
        ("El acto es en [NOMBRE DEL LUGAR].", "[NOMBRE DEL LUGAR]"),
        ("Más información: [enlace].", "[enlace]"),
        ("Más información: <enlace>.", "<enlace>"),
        ("Más información: (insertar enlace aquí).", "(insertar enlace aquí)"),
        ("Abre el DD/MM/AAAA.", "DD/MM/AAAA"),
        ("Abre a las HH:MM.", "HH:MM"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"),
        ("Ven a la feria. #hashtagcampaña", "#hashtagcampaña"),
        ("Ha ganado Nombre Apellidos.", "Nombre Apellidos"),
        ("Abre el ____ de mayo.", "____"),
        ("Abre el … de mayo.", "… de mayo"),
        ("Abre a las ... h.", "..."),
        ("Llama al XXX XX XX XX.", "XXX XX XX XX"),
        ("Lugar: XXXX.", "XXXX"),
        ("Reunión el día ____\nEn la sala", "____"),
    ],
)
def test_what_the_template_left(text: str, at: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.level, marked(text, finding)) == ("placeholder_left", Level.BLOCK, at)


@pytest.mark.parametrize(
    "text",
    [
        "XX Carrera Popular",
        "Obras del siglo XX.",
        "XXX Edición de la feria",
        "El XX aniversario del museo",
        "Tallas M, L, XL y XXL.",
        "[FOTOS] La cabalgata de ayer.",
        "[ACTUALIZACIÓN] La calle ya está abierta.",
        "Escribe la fecha con el formato DD/MM/AAAA.",
        "Rellena nombre y apellidos.",
        "«Erase […] un río», dice el poema.",
        "Uno\n________\nDos",
        "#EtiquetadoNutricional para el comercio.",
        "Y el ganador es… ¡la banda!",
        "Bono (añadir 5 € por el autobús).",
        "Faltan datos de {campo} y {fecha}.",
        "[Hora canaria] Empieza a las 20:00 h.",
    ],
)
def test_what_no_template_left(text: str) -> None:
    assert "placeholder_left" not in codes(text)


def test_hundreds_of_thousands_of_words() -> None:
    assert codes("de " * 60_000) == ["repeated_word", "truncated_text"]
    assert codes("X" * 200_000) == ["placeholder_left"]
    assert codes("_" * 200_000) == []
    assert codes("[lugar " * 30_000 + ".").count("placeholder_left") == 0
    assert codes("MERCADILLO " * 20_000) == ["all_caps"]
    assert set(codes("la q la " * 25_000 + ".")) == {"repeated_word", "sms_abbreviation"}


_WORDS = st.sampled_from(
    ["de", "la", "feria", "abre", "q", "xq", "tb", "x", "hoy", "parque", "LUNES", "MERCADO", "el", "Ana", "XIX", "muy"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_a_fix_mends_and_breaks_nothing(words: list[str]) -> None:
    every_fix_mends(f"Mira: {' '.join(words)} final.")


@pytest.mark.parametrize("text", ["Concurso XXX de Mayo", "El Premio XX de Mayo", "Firma: ____________", "Ay :___)"])
def test_roman_numbers_and_lines_to_write_on(text: str) -> None:
    assert "placeholder_left" not in codes(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Pleno el viernes XX de mayo.", Level.BLOCK),
        ("Del XX de mayo al XX de junio.", Level.BLOCK),
        ("Concurso xx de mayo.", Level.BLOCK),
        ("Abre a las ____ h.", Level.BLOCK),
        ("Mi pueblo es ____ y me gusta.", Level.WARN),
    ],
)
def test_how_sure_it_is_that_a_template_left_it(text: str, level: Level) -> None:
    assert {one.level for one in found(text) if one.code == "placeholder_left"} == {level}


def test_a_sentence_in_another_language_keeps_its_own_ways() -> None:
    spanish = "El sábado hay romería en la ermita y la banda municipal toca por la tarde en la plaza del mercado."
    galician = "Se se confirma a choiva, haberá cambios de horario na festa dos veciños da parroquia."
    assert codes(f"{spanish}\n{galician}") == []
    assert codes(f"{spanish}\nSe se confirma la lluvia, habrá cambios en la fiesta.") == ["repeated_word"]
