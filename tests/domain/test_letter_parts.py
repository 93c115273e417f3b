"""What of an e-mail is published, and what is only between those who write it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.letter import text_of_page
from calendario.domain.letter_parts import Aside, parted

GREETING, SIGNATURE, LEGAL = Aside.GREETING, Aside.SIGNATURE, Aside.LEGAL
QUOTED, COVER, HEADERS, ANSWER = Aside.QUOTED, Aside.COVER, Aside.HEADERS, Aside.ANSWER
NEWS = "El sábado 28 hay feria en la plaza Mayor, de 11:00 a 20:00 h."
NOTICE = (
    "Este mensaje y sus adjuntos son confidenciales y se dirigen solo a su destinatario. Si lo ha recibido por error, "
    "elimínelo. LOPD."
)
SIGNED = """\
Un saludo,

Juan Pérez Gómez
Concejalía de Cultura
Ayuntamiento de Villasauce
Tel. 955 00 00 00
juan@villa.example"""
REPLY = "El mar, 24 nov 2026 a las 10:15, Merche (<merche@villa.example>) escribió:"
OUTLOOK = """\
________________________________
De: Ana Ruiz <ana@villa.example>
Enviado: martes, 24 de noviembre de 2026 10:15
Para: Juan Pérez <juan@villa.example>;
 Merche <merche@villa.example>
Asunto: feria
"""


def sorts(text: str, subject: str = "") -> list[Aside]:
    return [aside for aside, _ in parted(text, subject).aside]


def test_greeting_signature_and_legal_notice_are_put_aside() -> None:
    told = parted(f"Buenos días, Merche:\n\n{NEWS}\n\nEntrada libre.\n\n{SIGNED}\n\n{NOTICE}")
    assert told.text == f"{NEWS}\n\nEntrada libre."
    assert [aside for aside, _ in told.aside] == [GREETING, SIGNATURE, LEGAL]
    assert told.aside[1][1] == SIGNED


@pytest.mark.parametrize(
    ("greeting", "closing", "notice"),
    [
        (
            "Bon dia, Mercè,",
            "Salutacions cordials,",
            "Aquest missatge i els fitxers adjunts són confidencials. Si no en sou el destinatari, elimineu-lo.",
        ),
        (
            "Bos días, Carme:",
            "Un saúdo,",
            "Esta mensaxe e os seus anexos son confidenciais. Se a recibiu por erro, notifíqueo ao destinatario.",
        ),
        (
            "Egun on, Miren:",
            "Agur bero bat,",
            "Mezu hau konfidentziala da. Hartzailea ez bazara, ezabatu.",
        ),
        (
            "Dear Ana,",
            "Kind regards,",
            "This e-mail is confidential. If you are not the intended recipient, delete it.",
        ),
        (
            "Estimada Sra. Ruiz:",
            "Reciba un cordial saludo,",
            "AVISO LEGAL: la información de este mensaje es confidencial y queda prohibida su difusión.",
        ),
        (
            "Hola a todos,",
            "Atentamente",
            "Antes de imprimir este correo, piense si es necesario hacerlo.",
        ),
    ],
)
def test_in_every_language_of_the_country(greeting: str, closing: str, notice: str) -> None:
    told = parted(f"{greeting}\n\n{NEWS}\n\n{closing}\nNombre Apellido\n\n{notice}")
    assert told.text == NEWS
    assert [aside for aside, _ in told.aside] == [GREETING, SIGNATURE, LEGAL]


def test_an_announcement_on_the_line_of_the_greeting_stays() -> None:
    told = parted("Hola Merche, mañana se corta el agua en la calle Olmo.\nGracias,\nJuan")
    assert told.text == "Mañana se corta el agua en la calle Olmo."
    assert told.aside == ((GREETING, "Hola Merche,"), (SIGNATURE, "Gracias,\nJuan"))


@pytest.mark.parametrize("rule", ["-- ", "--"])
def test_what_stands_under_the_rule_of_a_mail_program_is_the_signature(rule: str) -> None:
    told = parted(f"{NEWS}\n{rule}\nAna Ruiz\nBiblioteca\nHorario: de lunes a viernes, de 9:00 a 14:00")
    assert told.text == NEWS
    assert [aside for aside, _ in told.aside] == [SIGNATURE]


def test_the_answered_letter_is_put_aside_quoted_or_not() -> None:
    answer = f"Hola:\n{NEWS}\nSaludos"
    assert parted(f"{answer}\n\n{REPLY}\n> ¿Cuándo es la feria?\n> Gracias", "RE: feria").text == NEWS
    assert parted(f"{answer}\n\n{OUTLOOK}\n¿Cuándo es la feria?\nMerche", "RE: feria").text == NEWS
    assert parted(f"{answer}\n\n-----Mensaje original-----\nDe: Merche\n\n¿Cuándo es?", "RE: feria").text == NEWS


@pytest.mark.parametrize(
    "answer",
    [
        "Publícalo, por favor:\n\nEl 5 de mayo, de 9:00 a 12:00, se cortará el agua en la calle Mayor.",
        "Mañana os esperamos en la feria de la plaza a las 12:00.",
    ],
)
def test_what_was_said_between_two_over_which_the_news_stand_is_no_part_of_them(answer: str) -> None:
    told = (
        f"{answer}\n\nEl lun, 4 may 2026 a las 9:00, Pepe <p@a.example> escribió:\n> Entre tú y yo, no sé qué poner.\n"
    )
    assert "Entre tú y yo" not in parted(told, "Re: agua").text


def test_an_answer_between_the_lines_quoted_is_kept() -> None:
    told = parted(
        f"Te contesto debajo, el día 24.\n\n{REPLY}\n> ¿Cuándo es la feria?\n{NEWS}\n> ¿Y el cartel?\nMañana."
    )
    assert NEWS in told.text
    assert "¿Cuándo" not in told.text


@pytest.mark.parametrize(
    "chat",
    [
        "Conforme, adelante.",
        "Ok, llámame al 600123456",
        "Ok, a las 9 lo publico.",
        "Perfecto, publícalo a primera hora, gracias por todo",
        "Vale, gracias, Ana.\nUn saludo,\nPedro Ruiz\nTel. 600 123 456",
        "Mi móvil es 600 12 34 56",
        "Perfecte, publica-ho. Truca'm al 600123456",
        "Moi ben, publícao",
        "Bai, argitaratu mesedez",
    ],
)
def test_of_an_announcement_that_was_only_agreed_to_the_chat_is_not_the_text(chat: str) -> None:
    told = parted(f"{chat}\n\n{REPLY}\n> {NEWS}\n> ¿Lo publico?", "RE: feria")
    assert told.text == f"{NEWS}\n¿Lo publico?"
    assert told.aside[0] == (ANSWER, chat)


@pytest.mark.parametrize(
    "answer",
    [
        "Ok, pero el jueves",
        "Sí, en la plaza",
        "Sí, la biblioteca abre por la tarde",
        "Os esperamos en la plaza",
        "Llámame al 600123456. El acto se cambia al jueves",
        "Sí, pon esto: Taller de cestería en la Casa de Cultura.",
        "La subida a la ermita, con la banda",
    ],
)
def test_an_answer_that_may_say_something_stays_with_what_it_answers(answer: str) -> None:
    assert parted(f"{answer}\n\n{REPLY}\n> {NEWS}", "RE: feria").text == f"{answer}\n\n{NEWS}"


@pytest.mark.parametrize(
    ("subject", "over"),
    [
        (
            "Fwd: feria",
            "---------- Forwarded message ---------\nDe: Ana <ana@villa.example>\nDate: mar, 24\nSubject: feria\n",
        ),
        ("Fwd: feria", "-------- Mensaje reenviado --------\nAsunto: feria\nFecha: 24\nDe: Ana <ana@villa.example>\n"),
        ("RV: feria", OUTLOOK),
        ("RV: feria", "-----Mensaje original-----\nDe: Ana\nEnviado el: martes\nPara: Juan\nAsunto: feria\n"),
    ],
)
@pytest.mark.parametrize(
    "cover", ["", "Merche, ¿puedes publicarlo? Gracias.\n\n", f"Hola:\nTe paso esto.\n{SIGNED}\n\n{NOTICE}\n\n"]
)
def test_of_a_letter_handed_on_the_one_inside_is_the_text(subject: str, over: str, cover: str) -> None:
    told = parted(f"{cover}{over}\nHola, Juan:\n\n{NEWS}\n\nSaludos,\nAna", subject)
    assert told.text == NEWS
    assert HEADERS in [aside for aside, _ in told.aside]
    assert (COVER in [aside for aside, _ in told.aside]) == bool(cover)


def test_a_letter_handed_on_twice_is_opened_twice() -> None:
    inner = f"---------- Forwarded message ---------\nDe: Ana\nSubject: feria\n\nHola:\n{NEWS}\nUn saludo"
    told = parted(
        f"Para la web.\n\n---------- Forwarded message ---------\nDe: Juan\nSubject: Fwd: feria\n\n{inner}",
        "Fwd: feria",
    )
    assert told.text == NEWS


def test_one_that_is_quoted_as_it_is_handed_on_is_the_text() -> None:
    told = parted(
        f"Inicio del mensaje reenviado:\n\n> De: Ana <ana@villa.example>\n> Asunto: feria\n> \n> {NEWS}", "Fwd: feria"
    )
    assert told.text == NEWS


@pytest.mark.parametrize(
    ("over", "stays"),
    [
        ("Ana, publica esto. Añade que el punto de agua está en la plaza", True),
        ("Ana, publicad lo de abajo\nGracias\n\nTaller de memoria para mayores", True),
        ("Difúndelo por favor en todas las redes del Ayuntamiento", False),
        ("Comparteix-ho si us plau a totes les xarxes", False),
        ("Ok, llámame al 600123456", False),
    ],
)
def test_over_a_letter_handed_on_only_what_says_nothing_new_is_put_aside(over: str, stays: bool) -> None:
    told = parted(
        f"{over}\n\n---------- Forwarded message ----------\nDe: Aguas <a@b.example>\nAsunto: corte\n\n{NEWS}",
        "RV: corte",
    )
    assert told.text == (f"{over}\n\n{NEWS}" if stays else NEWS)


def test_news_over_a_letter_handed_on_are_never_taken_for_a_covering_note() -> None:
    news = "Mañana se aplaza el concierto al domingo."
    told = parted(f"{news}\n\n{OUTLOOK}\nOs mando el cartel del concierto del sábado.", "RV: cartel")
    assert told.text.startswith(news)
    assert "cartel del concierto" in told.text


def test_a_page_of_an_e_mail_is_parted_too() -> None:
    page = (
        f"<div>Buenas tardes, Merche:</div><div><br></div><div>{NEWS} <a href='https://villa.example/feria'>Programa</a>"
        f"</div><div>Un saludo,</div><div>Juan</div><div class='gmail_quote'><div>{REPLY}</div>"
        "<blockquote class='gmail_quote'><div>¿Cuándo es?</div></blockquote></div>"
    )
    told = parted(text_of_page(page), "Re: feria")
    assert told.text == f"{NEWS} Programa (https://villa.example/feria)"
    assert "> ¿Cuándo es?" in [words for _, words in told.aside]


@pytest.mark.parametrize(
    "text",
    [
        # a letter to everybody is published with its greeting and its signature
        "Queridos vecinos y vecinas:\n\nLlegan las fiestas de la villa.\n\nUn saludo,\nAna Ruiz\nAlcaldesa",
        # thanks are no signature
        "La calle Olmo estará cortada.\n\nDisculpen las molestias.\n\nMuchas gracias.",
        # of data protection an announcement speaks too
        f"{NEWS}\n\nEn cumplimiento de la Ley Orgánica 3/2018, los datos de los participantes no se ceden.",
        # what stands under a formula may be the announcement
        "Te paso el texto para publicar.\nUn saludo,\nJuan\n\nCONCIERTO DE NAVIDAD\nViernes 18, 20:00 h\nTeatro",
        "Te paso el texto para publicar.\nUn saludo,\nJuan\n\nCONCIERTO DE NAVIDAD\nBanda Municipal\nTeatro",
        "El cartel de la feria, para la web.\nSaludos\n\nSe suspende la clase de yoga en el pabellón",
        "Ana, publicad por favor lo de abajo en las redes.\nGracias\n\nTaller de memoria para mayores",
        "Adjuntamos nota de prensa.\n\nUn cordial saludo,\nGabinete de Prensa\n\nLa alcaldesa visita las obras",
        "Se presenta el libro que todos esperaban:\n\nAbrazos\nMarta Sanz\nEditorial Norte",
        "La biblioteca renueva su sala infantil.\n\nUn abrazo\nLa Ratita Presumida\nTeatro del Sur",
        "Hay plazas libres en los talleres de otoño.\nGracias\n\nTaller de memoria para mayores",
        "El pleno ha aprobado el presupuesto.\nGracias\nCentro de Día\nCalle Olmo",
        "El pleno ha aprobado el presupuesto.\n\nSaludos\n\nFeria del Queso",
        # what looks like headers, or like somebody quoted
        "Cambio de parada\n\nDe: plaza Mayor\nA: calle Olmo\nAsunto: obras de la red de agua\n\nDisculpen.",
        "Horario de autobús\nDe: lunes a viernes\nA: Madrid\nFecha: diciembre\nAsunto: refuerzo\n\nMás en la web.",
        "Homenaje al poeta.\nEl 12 de mayo a las 10:00 don Luis García escribió:\n«Es mi casa»\nActo en la plaza.",
        # a rule in a programme
        "Programa de fiestas:\n--\nMisa mayor\nVermú popular\nBaile",
        "Programa de fiestas\n--\nMisa mayor\nVermú popular",
        "Programa de fiestas:\n\n--\nPasacalles infantil\n--\nBaile de tarde",
        # a title, a homage, an open letter
        "Hola Otoño.\n\nLlegan los talleres de la biblioteca.",
        "Hola Verano\n\nAbre la piscina municipal.",
        "Hola, Otoño, llegan los talleres de la biblioteca.",
        "Buenas Noches, Música. Ciclo de conciertos en el patio.",
        "Querida Rosa Vidal, gracias por cuarenta años en la biblioteca.",
        "Querida Rosa Vidal,\n\nGracias por cuarenta años en la biblioteca.",
        # of e-mails and of who lives outside an announcement speaks too
        "Circulan correos falsos.\n\nEste correo electrónico lleva un adjunto y pide datos confidenciales.",
        "Se corta el agua. Este mensaje es para todos, con datos del destinatario.\n\nMás en la web.",
        "Atención: este mensaje es para los que viven fuera del casco urbano.\n\nSe corta el agua.",
        # a telephone under the text is a telephone to ask at
        "Abierto el plazo de la escuela de música.\n\nInformación: Ana Ruiz\nTel. 955 00 00 00",
        # a rule that is none of a mail program
        f"Programa\n--\n{NEWS}\n--\nDomingo 29: paella en la plaza a las 14:00",
        # quoted by nobody
        "Lo dijo Machado:\n> Caminante, no hay camino\nse lee el viernes en la biblioteca",
        "Hola Verano 2027: campamentos para todas las edades",
        "Un saludo",
        "Hola:",
        "",
    ],
)
def test_what_may_be_the_announcement_stays(text: str) -> None:
    assert parted(text) == parted(text).__class__(text)


def test_what_is_written_after_the_signature_stays() -> None:
    news = "El agua se corta en la calle Olmo por obras."
    for more in ("Ah, y también en la calle Mayor y la Ronda", "Gran Feria del Queso\nPlaza Mayor"):
        told = parted(f"{news}\n\nSaludos,\nPedro\n\n{more}")
        assert told.text == f"{news}\n\n{more}"
        assert told.aside == ((SIGNATURE, "Saludos,\nPedro"),)


def test_a_signature_of_two_paragraphs_is_one() -> None:
    signed = (
        "Un saludo,\n\nPedro Ruiz\nConcejal de Obras\n\nAyuntamiento de Villasauce\nPlaza Mayor, 1\nTel. 925 00 00 00"
    )
    assert parted(f"{NEWS}\n\n{signed}").aside == ((SIGNATURE, signed),)


def test_what_stands_over_or_under_a_legal_notice_without_a_blank_line_stays() -> None:
    notice = (
        "Este mensaje es confidencial y se dirige al destinatario.\nSi no lo es, elimínelo. Se prohíbe\nsu difusión."
    )
    told = parted(f"Se corta el agua.\n{notice}\nMañana abre la piscina.")
    assert told.text == "Se corta el agua.\nMañana abre la piscina."
    assert told.aside == ((LEGAL, notice),)


def test_a_telephone_and_a_mail_server_add_what_is_nobody_s_news() -> None:
    banner = "ATENCIÓN: este correo se ha enviado desde fuera de la organización. No pulse en enlaces."
    told = parted(f"{banner}\n\nHola:\n{NEWS}\n\nEnviado desde mi iPhone")
    assert told.text == NEWS
    assert [aside for aside, _ in told.aside] == [LEGAL, GREETING, SIGNATURE]


PIECES = st.sampled_from(
    [
        *(
            "Hola Merche:",
            "Hola, mañana no hay clase de yoga",
            NEWS,
            SIGNED,
            NOTICE,
            REPLY,
            OUTLOOK,
            "-- ",
            "> citado",
            "",
        ),
        *(
            "> > más",
            "---------- Forwarded message ---------",
            "De: Ana",
            "Asunto: feria",
            "Gracias",
            "Juan",
            "publica esto",
        ),
        *(
            "Queridos vecinos:",
            "Enviado desde mi iPhone",
            "-----Mensaje original-----",
            "Un saludo",
            "a",
            "\t",
            "PROGRAMA",
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("\n".join), st.sampled_from(["", "RE: x", "RV: x"]))
def test_no_word_is_lost_and_something_is_left(text: str, subject: str) -> None:
    told = parted(text, subject)
    everything = sorted(re.findall(r"\w+", "\n".join([told.text, *(words for _, words in told.aside)]).lower()))
    assert everything == sorted(re.findall(r"\w+", text.lower()))
    assert bool(told.text) == bool(text.strip())
