"""What is copied out of a PDF set in columns, and what a person broke on purpose."""

from __future__ import annotations

import textwrap

import pytest

from calendario.domain import broken_lines
from calendario.domain.broken_lines import join

KNOWN = {"información", "tradicional", "empadronadas", "solicitudes", "sociocultural", "teórico", "práctico"} | {
    "municipales",
    "actividades",
}


def knows(word: str) -> bool:
    return word.lower() in KNOWN


def lines(text: str) -> list[str]:
    return join(text.strip("\n"), knows).text.split("\n")


def test_a_bando_in_a_narrow_column() -> None:
    assert lines("""
BANDO
Doña Ana Ruiz Gómez, alcaldesa
del Ayuntamiento de Villasauce,
hace saber a todos los vecinos y
vecinas que el próximo lunes se
cortará el agua en la calle Olmo
por las obras de la red, desde las
9:00 hasta las 14:00 horas.
Lo que se hace público para ge-
neral conocimiento de las perso-
nas empadronadas en la villa.
Villasauce, 23 de noviembre
LA ALCALDESA
""") == [
        "BANDO",
        (
            "Doña Ana Ruiz Gómez, alcaldesa del Ayuntamiento de Villasauce, hace saber a todos los vecinos y "
            "vecinas que el próximo lunes se cortará el agua en la calle Olmo por las obras de la red, desde las "
            "9:00 hasta las 14:00 horas."
        ),
        "Lo que se hace público para ge-",  # "general" and "personas" are in no dictionary here: a person must look
        "neral conocimiento de las perso-",
        "nas empadronadas en la villa.",
        "Villasauce, 23 de noviembre",
        "LA ALCALDESA",
    ]


def test_a_programme_keeps_a_line_for_each_act_and_joins_what_an_act_says() -> None:
    assert lines("""
VIERNES 27 DE NOVIEMBRE
10:00 Misa en la iglesia de San
Andrés, cantada por la coral.
12:00 Concierto de la banda en la
plaza Mayor, con obras de autores
de la comarca.
14:00 Paella popular
17:30 h Carrera de sacos
De 18:00 a 20:00 Hinchables en el
patio del colegio.
A las 22:00 Verbena
""") == [
        "VIERNES 27 DE NOVIEMBRE",
        "10:00 Misa en la iglesia de San Andrés, cantada por la coral.",
        "12:00 Concierto de la banda en la plaza Mayor, con obras de autores de la comarca.",
        "14:00 Paella popular",
        "17:30 h Carrera de sacos",
        "De 18:00 a 20:00 Hinchables en el patio del colegio.",
        "A las 22:00 Verbena",
    ]


def test_a_call_in_a_column_with_its_list() -> None:
    assert lines("""
CONVOCATORIA DE AYUDAS
El Ayuntamiento convoca ayudas para
la compra de material escolar. Las
solicitudes se presentan en la sede
electrónica hasta el viernes 27 de
noviembre.
Documentación:
• Libro de familia o documento que
acredite la filiación de quienes lo
piden.
• Justificante de matrícula.
• Volante de empadronamiento.
""") == [
        "CONVOCATORIA DE AYUDAS",
        (
            "El Ayuntamiento convoca ayudas para la compra de material escolar. Las solicitudes se presentan en "
            "la sede electrónica hasta el viernes 27 de noviembre."
        ),
        "Documentación:",
        "• Libro de familia o documento que acredite la filiación de quienes lo piden.",
        "• Justificante de matrícula.",
        "• Volante de empadronamiento.",
    ]


def test_one_column_after_the_other() -> None:
    assert lines("""
La biblioteca municipal abre
de nuevo sus puertas tras las
obras de la planta baja, que
han durado cuatro meses.

El horario de invierno es de
lunes a viernes, de 9:00 a
14:00, y los martes también por
la tarde.
""") == [
        (
            "La biblioteca municipal abre de nuevo sus puertas tras las obras de la planta baja, que han durado "
            "cuatro meses."
        ),
        "",
        "El horario de invierno es de lunes a viernes, de 9:00 a 14:00, y los martes también por la tarde.",
    ]


def test_a_heading_wider_than_its_columns_stays_alone() -> None:
    assert lines("""
El Ayuntamiento de Villasauce abre mañana el plazo de las ayudas
Las personas que tengan a su cargo
a mayores de setenta años pueden
pedir la ayuda en el registro de la
plaza Mayor o por la sede.
""")[:2] == [
        "El Ayuntamiento de Villasauce abre mañana el plazo de las ayudas",
        (
            "Las personas que tengan a su cargo a mayores de setenta años pueden pedir la ayuda en el registro de"
            " la plaza Mayor o por la sede."
        ),
    ]


def test_a_letter_s_text_is_joined_and_its_signature_is_not() -> None:
    assert lines("""
Queridas vecinas y vecinos:
Un año más llegan las fiestas de la
villa y con ellas los días en los que
volvemos a encontrarnos en la plaza
con quienes viven lejos.
Felices fiestas.
Ana Ruiz Gómez
Alcaldesa de Villasauce
Plaza Mayor, 1
28000 Villasauce
Tel.: 91 000 00 00
""") == [
        "Queridas vecinas y vecinos:",
        (
            "Un año más llegan las fiestas de la villa y con ellas los días en los que volvemos a encontrarnos en"
            " la plaza con quienes viven lejos."
        ),
        "Felices fiestas.",
        "Ana Ruiz Gómez",
        "Alcaldesa de Villasauce",
        "Plaza Mayor, 1",
        "28000 Villasauce",
        "Tel.: 91 000 00 00",
    ]


def test_names_and_years_inside_a_sentence_are_joined_too() -> None:
    assert lines("""
La concejala de Cultura, doña Ana
Ruiz, presentó ayer el programa de
actos del año 2026 en el teatro de
la villa, junto al director de la Sra.
Pérez y de la banda municipal.
""") == [
        (
            "La concejala de Cultura, doña Ana Ruiz, presentó ayer el programa de actos del año 2026 en el teatro"
            " de la villa, junto al director de la Sra. Pérez y de la banda municipal."
        )
    ]


def test_catalan_and_galician_columns() -> None:
    assert lines("""
L'Ajuntament informa que dilluns
es tallarà l'aigua als carrers del
centre per les obres de la xarxa
i que el servei tornarà a la tarda.
""") == [
        (
            "L'Ajuntament informa que dilluns es tallarà l'aigua als carrers del centre per les obres de la xarxa"
            " i que el servei tornarà a la tarda."
        )
    ]
    assert lines("""
O Concello informa de que o luns
cortarase a auga nas rúas do
centro polas obras da rede e que
o servizo volverá pola tarde.
""") == [
        (
            "O Concello informa de que o luns cortarase a auga nas rúas do centro polas obras da rede e que o "
            "servizo volverá pola tarde."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a poster
        """
GRAN CONCIERTO
DE NAVIDAD
Banda Municipal de Villasauce
Viernes 18 de diciembre
20:00 horas
Teatro Municipal
Calle del Olmo, 12
Entrada libre
Organiza: Ayuntamiento de Villasauce""",
        # opening hours
        """
Lunes a viernes
9:00 a 14:00
Martes, también por la tarde
17:00 a 19:30
Sábados, domingos y festivos
cerrado""",
        # a list without marks
        """
Fotocopia del DNI
Certificado de empadronamiento
Justificante de ingresos
dos fotografías de carné
Libro de familia""",
        # verses
        """
Con diez cañones por banda,
viento en popa a toda vela,
no corta el mar, sino vuela
un velero bergantín:
bajel pirata que llaman
por su bravura el Temido
en todo el mar conocido
del uno al otro confín.""",
        """
Volverán las oscuras golondrinas
en tu balcón sus nidos a colgar,
y otra vez con el ala a sus cristales
jugando llamarán;
pero aquellas que el vuelo refrenaban
tu hermosura y mi dicha al contemplar""",
        """
Mi infancia son recuerdos de un patio de Sevilla,
y un huerto claro donde madura el limonero;
mi juventud, veinte años en tierras de Castilla;
mi historia, algunos casos que recordar no quiero.""",
        # a table, and two columns side by side as some readers copy them
        """
Bus 1      Villasauce      9:00
Bus 2      Robledo de la   10:30
Bus 3      Estación de     12:15""",
        """
El Ayuntamiento de      Las solicitudes de
Villasauce convoca      la ayuda se presentan
ayudas para la          en la sede hasta el
compra de material.     viernes.""",
        # verses that all hang
        """
Villasauce de mi vida, la que
lleva el sol en la frente, y en
los ojos lleva el río, y en
el alma lleva la gente.""",
        # wide lists without marks
        """
Documentación que hay que presentar para pedir la ayuda:
fotocopia del documento nacional de identidad del solicitante
certificado de empadronamiento de toda la unidad familiar
justificante de estar al corriente de pagos municipales""",
        """
Calles en las que se corta el agua mañana por obras de la red
calle Mayor desde la plaza hasta el cruce con la calle Olmo
calle Olmo entre los números pares del dos al veintiocho
ronda de la Dehesa desde la rotonda hasta el polideportivo.""",
        """
primer premio de mil euros y publicación de la obra ganadora
segundo premio de quinientos euros y diploma acreditativo
tercer premio de doscientos euros y un lote de libros nuevos""",
        """
Entrada general para el concierto de la banda y el coro 12 €
entrada reducida para jubilados y estudiantes de la villa 8 €""",
        # a shopping list for the council
        """
El pleno será en el
Salón de actos""",
    ],
)
def test_what_a_person_set_line_by_line_stays(text: str) -> None:
    assert join(text, knows).text == text


# --- hyphens


def column(first: str, then: str) -> str:
    beginning = "El taller es gratuito y tiene como único fin\nque las personas de la villa, en sus"
    return f"{beginning} {first}\n{then} y en la de todos."


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("activi-", "dades", "sus actividades y"),
        ("ga-", "ción", "sus gación y"),  # nothing else ends so
        ("socio-", "cultural", "sus sociocultural y"),
        ("teórico-", "práctico", "sus teórico-práctico y"),
        ("zarra-", "pastroso", "zarra-\npastroso y"),
        ("Roble-", "dillo", "Roble-\ndillo y"),
        ("Castilla-", "La Mancha", "Castilla-La Mancha y"),
        ("2026-", "2027", "2026-2027 y"),
        ("ayto.es/sede-", "electronica", "ayto.es/sede-\nelectronica y"),
    ],
)
def test_half_a_word_is_joined_only_where_it_is_sure(first: str, then: str, said: str) -> None:
    assert said in join(column(first, then), knows).text


def test_two_words_that_are_none_together_keep_their_hyphen() -> None:
    said = join(column("socio-", "laboral"), lambda word: word in ("socio", "laboral")).text
    assert "sus socio-laboral y" in said


def test_a_word_that_stands_whole_elsewhere_is_that_word() -> None:
    text = f"{column('Villa-', 'sauce')}\n\nAyuntamiento de Villasauce."
    assert "sus Villasauce y" in join(text, knows).text


def test_without_a_dictionary_no_hyphen_is_taken_away_on_a_guess() -> None:
    assert "socio-\ncultural y" in join(column("socio-", "cultural")).text


# --- any width


TEXT = (
    "El Ayuntamiento de Villasauce abre mañana el plazo para pedir las ayudas de material escolar, que este año "
    "llegan a cuatrocientas familias. Las solicitudes se presentan en la sede electrónica o en el registro de la plaza "
    "Mayor, de lunes a viernes y con cita. La concejala de Educación ha pedido a las familias que no lo dejen para "
    "el final."
)


@pytest.mark.parametrize("width", [*range(26, 60, 3), 72, 85, 100, 120])
def test_a_paragraph_broken_at_any_width_has_no_break_inside_a_sentence(width: int) -> None:
    came = "\n".join(textwrap.wrap(TEXT, width))
    told = join(came).text
    assert all(line.endswith(".") for line in told.split("\n"))
    assert told.replace("\n", " ") == TEXT


@pytest.mark.parametrize(
    "again",
    [
        *(
            "de la\n",
            "a\n",
            "el plazo de las ayudas de\n",
            "palabra-\ncortada de la misma-\n",
            "x" * 40 + " de\n",
            "\n",
        ),
        *("10:00 Misa de\n", "  \t \n", "AVISO DE LA\nvilla\n", f"{'a ' * 29}\n{'b ' * 15}\n"),
    ],
)
def test_what_was_made_to_need_many_passes_does_not_get_them(again: str, monkeypatch: pytest.MonkeyPatch) -> None:
    passes = 0
    once = broken_lines._once

    def counted(text: str, words: broken_lines._Words) -> broken_lines.Joined:
        nonlocal passes
        passes += 1
        return once(text, words)

    monkeypatch.setattr(broken_lines, "_once", counted)
    told = join(again * (60_000 // len(again)))
    assert passes <= broken_lines._MOST_PASSES
    assert join(told.text).text == told.text


def test_a_programme_keeps_its_lines_and_loses_its_divided_words() -> None:
    assert lines("""
Fiestas de San Andrés
10:00 Activi-
dades para niños
12:00 Concierto de música tradi-
cional en la plaza
18:00 Taller teórico-
práctico
""") == [
        "Fiestas de San Andrés",
        "10:00 Actividades para niños",
        "12:00 Concierto de música tradicional en la plaza",
        "18:00 Taller teórico-práctico",
    ]
