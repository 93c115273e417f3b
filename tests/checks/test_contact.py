"""How people get further: links that are promised, addresses and phones that lead nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.checks.catalogue import CATALOGUE, of_words
from calendario.checks.circumstances import Circumstances
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding, Level
from calendario.domain.house import House
from calendario.domain.media import Image
from calendario.domain.networks import network as network_of
from calendario.domain.post import Content
from calendario.sentences.findings import finding_text
from tests.checks.reading_aloud import NOW, marked, mended

CONTACT = ("missing_link", "malformed_url", "malformed_email", "malformed_phone", "personal_data")


def found(
    text: str,
    *,
    network: str = "facebook",
    locale: str = "es-ES",
    language: str = "es",
    link: str = "",
    images: tuple[Image, ...] = (),
    glossary: frozenset[str] = frozenset(),
) -> list[Finding]:
    """What these families find in `text`, not planned yet."""
    subject = Subject(
        Content(text, images=images, language=language, link=link),
        network,
        network_of("mastodon").limits,
        None,
        link=link,
        around=Circumstances(house=House(locale=locale), glossary=glossary),
    )
    return [finding for finding in of_words(subject, NOW) if finding.code in CONTACT]


def told(text: str, code: str, **around: object) -> list[str]:
    """The words that findings of `code` point at, there being no others."""
    findings = found(text, **around)  # type: ignore[arg-type]
    assert {finding.code for finding in findings} <= {code}
    assert all(finding.level is Level.WARN for finding in findings)
    return [marked(text, finding) for finding in findings]


# --- links that are promised -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Las bases de las becas, en el siguiente enlace:", "el siguiente enlace"),
        ("Tienes el programa de fiestas en este enlace", "en este enlace"),
        ("Toda la información de la feria, en el link 👇", "en el link"),
        ("Os dejamos el enlace a las bases", "Os dejamos el enlace"),
        ("¿Aún sin plaza? Pincha aquí.", "Pincha aquí"),
        ("Haz clic aquí para pedir cita", "Haz clic aquí"),
        ("El cuadrante está en el enlace adjunto, por barrios", "en el enlace adjunto"),
        ("Rellena el formulario: 👇", "formulario: 👇"),
        ("Enlace 👇", "Enlace 👇"),
        ("Enlace de inscripción a la carrera 👇", "Enlace de inscripción a la carrera "),
        ("Inscripciones aquí 👇", "Inscripciones aquí"),
        ("Más información: \n\n#Feria", "Más información:"),
        ("El formulario, en el enlace de la biografía", "enlace de la biografía"),
        ("Trobareu les bases en el següent enllaç", "el següent enllaç"),
        ("Cortes de tráfico por la carrera: recorrido en el siguiente enlace", "el siguiente enlace"),
    ],
)
def test_a_promised_link_that_is_not_there(text: str, where: str) -> None:
    assert told(text, "missing_link") == [where]


@pytest.mark.parametrize(
    "text",
    [
        "Las bases, en el siguiente enlace: https://sede.villa.example/bases",
        "Las bases, en el siguiente enlace: sede.villa.es/bases",
        "Pincha aquí 👉 www.villa.es",
        "Más información: 955 12 34 56",
        "Inscripciones aquí: deporte@villa.es",
        "Consulta las bases en la sede electrónica",
        "Inscripciones aquí 👇\nLunes: natación\nMartes: pilates",
        "Obras en el enlace de la autovía A-7.",
        "Retenciones en el enlace: desvío por la carretera de la Sierra",
        "El enlace matrimonial se celebrará en el salón de plenos",
        "El enlace está en el primer comentario",
        "@vecina_del_sur las bases están en el siguiente enlace",
        "Las bases, en el siguiente enlace: {enlace}",
        "Estamos aquí para ayudarte",
        "La biblioteca es un enlace entre generaciones",
    ],
)
def test_a_promise_that_is_kept_or_none(text: str) -> None:
    assert found(text) == []


def test_the_link_beside_the_text_keeps_the_promise() -> None:
    assert found("Las bases, en el siguiente enlace", link="https://sede.villa.es/bases") == []


def test_on_instagram_the_link_of_the_profile_is_meant() -> None:
    assert found("Link en bio", network="instagram") == []
    assert told("Link en bio", "missing_link", network="whatsapp") == ["Link en bio"]
    assert found("Las bases, en el enlace de la biografía 👆", network="instagram") == []
    assert told("Las bases, en el siguiente enlace", "missing_link", network="instagram") == ["el siguiente enlace"]


def test_a_poster_keeps_what_needs_no_link() -> None:
    poster = Image("0" * 64, "image/png", 1, 1, 1, "Cartel")
    assert found("Más información 👇", images=(poster,)) == []
    assert told("Pincha aquí", "missing_link", images=(poster,)) == ["Pincha aquí"]


@pytest.mark.parametrize(
    "text",
    [
        "Míralo en la siguiente url:",
        "Está na seguinte ligazón:",
        "Ikusi ondorengo estekan:",
        "Ikusi ondorengo loturan:",
        "Míralo en el siguiente vinculo:",
        "Míralo en el siguiente vínculo:",
        "Pulse aquí",
        "Cliquea acá",
        "Pincha aqui",
        "Haz click aca",
        "Bases:",
        "Reservas:",
        "Inscripciones: 👇",
    ],
)
def test_a_link_is_promised_in_many_ways(text: str) -> None:
    assert [finding.code for finding in found(text)] == ["missing_link"]


@pytest.mark.parametrize("network", ["threads", "x", "mastodon", "practice", "bluesky", "pinterest", "other"])
def test_profiles_that_carry_a_link_keep_the_promise(network: str) -> None:
    assert found("Link en bio", network=network) == []


def test_a_description_promises_no_link() -> None:
    picture = Image("0" * 64, "image/png", 1, 1, 1, "Un cartel que dice: pincha aquí")
    assert found("Ya está el programa.", images=(picture,)) == []


def test_other_languages_are_not_read() -> None:
    assert found("More information on this link:", language="en") == []


# --- web addresses ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("htps://sede.villa.es/ayudas", "https://sede.villa.es/ayudas"),
        ("htttps://sede.villa.es", "https://sede.villa.es"),
        ("hhtps://villa.es", "https://villa.es"),
        ("ttps://villa.es", "https://villa.es"),
        ("http:/villa.es/x?a=1", "https://villa.es/x?a=1"),
        ("https//villa.es", "https://villa.es"),
        ("https:villa.es", "https://villa.es"),
        ("https.www.villa.es", "https://www.villa.es"),
        ("httpwww.villa.es", "https://www.villa.es"),
        ("https;//villa.es", "https://villa.es"),
        ("https:// villa.es/x", "https://villa.es/x"),
        ("https://villa .es/x", "https://villa.es/x"),
        ("https://sede.villa. es", "https://sede.villa.es"),
        ("https://www. villa.es", "https://www.villa.es"),
        ("htps://192.0.2.7/x", "https://192.0.2.7/x"),
        ("www .villa.es", "www.villa.es"),
        ("www,villa.es", "www.villa.es"),
        ("www.villa,es/x", "www.villa.es/x"),
        ("wwww.villa.es", "www.villa.es"),
        ("https://villa..es", "https://villa.es"),
        ("http://villa..es", "http://villa.es"),
        ("https://https://villa.es", "https://villa.es"),
        ("https:\\\\villa.es\\x", "https://villa.es/x"),
    ],
)
@pytest.mark.parametrize("around", ["Solicítalo en {}", "Mira ({}), ya", "{}.\nHasta el viernes", "«{}»"])
def test_an_address_that_can_be_put_right(typed: str, right: str, around: str) -> None:
    text = around.format(typed)
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("malformed_url", typed)
    (fix,) = finding.fixes
    assert fix.replacement == right
    assert found(mended(text, fix)) == []


def test_each_of_several_addresses_is_put_right() -> None:
    assert told("Mira htps://villa.es y https://otra..es, hoy", "malformed_url") == [
        "htps://villa.es",
        "https://otra..es",
    ]


@pytest.mark.parametrize("typed", ["www.villa", "https://www.villa/x", "https://sede.villa.ess", "https://"])
def test_an_address_of_which_nobody_knows_how_it_goes_on(typed: str) -> None:
    text = f"Solicítalo en {typed} antes del viernes"
    (finding,) = found(text)
    assert (marked(text, finding), finding.fixes) == (typed, ())


@pytest.mark.parametrize(
    "text",
    [
        "https://villa.es.",
        "(https://villa.es/x_(1))",
        "HTTPS://VILLA.ES y WWW.VILLA.ES",
        "https://villa.es. Es gratis",
        "https://villa.es,www.otra.es",
        "https://www.españa.es/ñ",
        "https://localhost:8000/x y https://servidor/x",  # told as what only the office can open
        "https://192.0.2.7/x",
        "https://web.archive.org/web/2026/http:/villa.es",
        "https://villa.es/salir?a=http:/b",
        "HTTP/2, http / https y http/3.0",
        "La www. Es una red",
        "villa.es",
        "https://persona@villa.es",
        "https://persona:clave@villa.es",  # told as what gives a password away
    ],
)
def test_an_address_that_opens_or_that_is_told_elsewhere(text: str) -> None:
    assert found(text) == []


# --- e-mail ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("cultura @ villa.es", "cultura@villa.es"),
        ("cultura@ villa.es", "cultura@villa.es"),
        ("cultura @villa.es", "cultura@villa.es"),
        ("cultura@villa .es", "cultura@villa.es"),
        ("cultura@villa. es", "cultura@villa.es"),
        ("cultura@villa,es", "cultura@villa.es"),
        ("cultura@villa..es", "cultura@villa.es"),
        ("cultura@@villa.es", "cultura@villa.es"),
        ("cultura@www.villa.es", "cultura@villa.es"),
        ("cultura..ocio@villa.es", "cultura.ocio@villa.es"),
        ("cultura@villa.con", "cultura@villa.com"),
        ("cultura@villa.cmo", "cultura@villa.com"),
        ("cultura@villa.ess", "cultura@villa.es"),
        ("cultura@gmail", "cultura@gmail.com"),
        ("información@villa.es", "informacion@villa.es"),
        ("informacio\u0301n@villa.es", "informacion@villa.es"),
    ],
)
@pytest.mark.parametrize(
    "around", ["Correo: {}", "📧 {}.", "Escribe al correo {}, gracias", "(correo electrónico: {})"]
)
def test_a_mailbox_that_can_be_put_right(typed: str, right: str, around: str) -> None:
    text = around.format(typed)
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("malformed_email", typed)
    (fix,) = finding.fixes
    assert fix.replacement == right
    assert found(mended(text, fix)) == []


@pytest.mark.parametrize("typed", ["registro@villa", "registro@villa.esp", "información.turismo@villa.es"])
def test_a_mailbox_of_which_nobody_knows_how_it_goes_on(typed: str) -> None:
    text = f"Envía tu cartel a {typed}."
    (finding,) = found(text)
    assert (finding.code, marked(text, finding), finding.fixes) == ("malformed_email", typed, ())


@pytest.mark.parametrize(
    "text",
    [
        "Escribe a cultura@villa.es.",
        "Gracias a @bomberos por venir",
        "Síguenos en @villa@masto.example",
        "Concierto con cultura @villa.es",  # a mention, on networks where names are domains
        "Envía tu foto si sois niñ@s o vecin@s del barrio",
        "Tod@s bienvenid@s.Apúntate",
        "Solicita plaza en Emple@Joven y en Red@ctiva",
        "ABIERTO EL PLAZO DE EMPLE@JOVEN",
        "Escribe en https://villa.es/contacto:cultura@villa",
        "Escribe en villa.es/contacto:cultura@villa",
        "Reparto @ domicilio con cultura",
        "Escribe a cultura@villa.es,deporte@villa.es",
        "Llegar: https://maps.example.org/maps/@40.1,-3.7,15z",
        "https://red.example/@villa",
        "mailto:cultura@villa.es",
        "Entradas a 3@2",
        "correo: cultura[arroba]villa.es",
    ],
)
def test_what_is_a_mailbox_or_none_at_all(text: str) -> None:
    assert found(text) == []


# --- phones ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Pide cita en el 953 21 43 6, de 9 a 14 h", "953 21 43 6"),
        ("Llama al 953 21 43 657", "953 21 43 657"),
        ("Tel. 95321436", "95321436"),
        ("Teléfono: 9532143657", "9532143657"),
        ("Tel.: 953 214 36", "953 214 36"),
        ("📞 953 21 43 6", "953 21 43 6"),
        ("WhatsApp: 612.34.56.7", "612.34.56.7"),
        ("Teléfonos 953 21 43 65 y 953 21 43 6", "953 21 43 6"),
        ("Tel. 953 21 43 65 / 953 21 43 6", "953 21 43 6"),
        ("Tel. (953) 21 43 6", "(953) 21 43 6"),
        ("En el +34 953 21 43 6", "+34 953 21 43 6"),
        ("En el (+34) 953 21 43 6", "(+34) 953 21 43 6"),
        ("Reservas: 612 3456 789", "612 3456 789"),
        ("T. 953 21 43 6", "953 21 43 6"),
        ("Teléfono de la biblioteca: 95321436", "95321436"),
        ("Apúntate en el 9532143.", "9532143"),
        ("Inscríbete en el 95321436 antes del viernes.", "95321436"),
    ],
)
def test_a_phone_with_a_figure_too_few_or_too_many(text: str, where: str) -> None:
    assert told(text, "malformed_phone") == [where]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Pide hora al +56 9 1234 567", "+56 9 1234 567"),
        ("Fono: 22 345 678", "22 345 678"),
        ("Fono (32) 234 567", "(32) 234 567"),
        ("Llama al 9 1234 567", "9 1234 567"),
        ("Fono 600 123 456", "600 123 456"),
    ],
)
def test_the_same_in_chile(text: str, where: str) -> None:
    assert told(text, "malformed_phone", locale="es-CL") == [where]


@pytest.mark.parametrize(
    "text",
    [
        "Llama al +56 9 1234 5678, al 2 2345 6789 o al (32) 234 5678",
        "Fono gratuito 600 123 4567 u 800 123 456",
        "Emergencias: 131, 132 y 133. Llama al 1455",
    ],
)
def test_what_can_be_called_in_chile(text: str) -> None:
    assert found(text, locale="es-CL") == []


def test_a_number_that_the_institution_knows_is_not_doubted() -> None:
    assert found("Tel. 95321436", glossary=frozenset({"953 21 43 6"})) == []


@given(
    st.sampled_from("6789"),
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from(["3222", "333", "9", "2322"]),
)
def test_every_way_of_grouping_a_right_phone_is_silent(first: str, rest: str, groups: str) -> None:
    figures, written, at = first + rest, [], 0
    for size in map(int, groups):
        written.append(figures[at : at + size])
        at += size
    for sign in (" ", ".", "-", "\u00a0"):
        assert found(f"Llama al {sign.join(written)}") == []
        assert found(f"Tel.: +34 {sign.join(written)}.") == []


@given(st.sampled_from("6789"), st.text("0123456789", min_size=6, max_size=9).filter(lambda rest: len(rest) != 8))
def test_every_wrong_length_is_found_at_its_place(first: str, rest: str) -> None:
    text = f"Llama al {first}{rest}."
    assert told(text, "malformed_phone") == [first + rest]


# --- quiet -----------------------------------------------------------------------------------------------------------

CLEAN = """
Pide cita en el 953 21 43 65, de 9:00 a 14:00 h.
Teléfono del registro: 953214365. Correo: registro@villa.es
📞 953 214 365 📧 cultura@villa.es 🌐 www.villa.es
Llama al 112 en caso de emergencia; al 062 o al 091 para avisar a la Guardia Civil o a la Policía.
El 016 atiende todos los días, las 24 horas, y no deja rastro en la factura.
Salud Responde: 955 54 50 60. Urgencias: 061.
Información administrativa: 060. Atención municipal: 010 (desde fuera, 953 21 43 00).
Línea gratuita 900 123 456 y 902 12 34 56.
Tel. 953 21 43 65 (ext. 214 y 215), de lunes a viernes.
Tel. 953 21 43 65-66, de 9 a 14 h
Tel. 953 21 43 65 / 66 / 67
WhatsApp 612 34 56 78, solo mensajes.
Contacto desde el extranjero: +34 953 21 43 65.
Nuestra ciudad hermana atiende en el +33 4 76 12 34 56.
El pleno aprueba un presupuesto de 12.345.678,90 €.
Inversión de 9.876.543 euros en la red de agua. Más información: 953 21 43 65.
Ayudas de 95321436 euros para el comercio, información en el 010.
El teléfono de la esperanza recibió 61234567 llamadas en diez años.
Expediente 2026/95321436, anuncio en el tablón.
Expte. GEX 95321436/2026. Información pública durante 20 días hábiles.
Licitación 953 21 43 6: consulta los pliegos en la plataforma de contratación.
Registro de entrada n.º 9532143657, de 3 de noviembre.
Referencia catastral 9872023VH5797S0001WX.
CSV: 12345678Z9X8Y7W6
ISBN 978-84-376-0494-7, en la biblioteca.
ISSN 1234-5679. Depósito legal: J 123-2026.
Coordenadas 37.7796, -3.7849: punto de encuentro.
Latitud 37,779612 y longitud -3,784906. Llama al 112 si te pierdes.
Ley 39/2015, artículo 30.2, y Real Decreto 1553/2005.
Código postal 23001, apartado de correos 123.
Matrícula 1234 BCD: retirada de la calle Ancha.
Número premiado: 61234. Reintegro: 4.
Décimo 12345 y serie 12.
El embalse guarda 612.345.678 litros.
Población: 12.345 habitantes; en 2025, 12.398.
Marca de 3:45:12 en la media maratón; dorsal 1234.
Horario: 9.00-14.00 y 17.00-20.00 h. Teléfono: 953 21 43 65
Llama antes del 15.12.2026 y reserva tu plaza.
Inscripciones del 01-12-2026 al 15-12-2026 en el 953 21 43 65.
Cita previa en sede.villa.es o en el 953 21 43 65.
Bases en https://sede.villa.es/bases/12345678?ref=95321436
Vídeo del pleno: https://youtu.be/abcDEF12345
Escríbenos a participacion.ciudadana@villa.org.es o pásate por el centro cívico.
Síguenos en @villa y en @villa@masto.example
Gracias a l@s voluntari@s que hicieron posible la feria.
Programa Emple@ 30+: plazo hasta el 18 de diciembre.
Relación de admitidas: ***4567**, ***8901** y ****2345*.
Admitida la solicitud con NIF terminado en 567Z.
NIF del Ayuntamiento: P2305000A. NIF de la asociación: G23123456.
El CIF de la empresa adjudicataria es B12345678.
Número de bastidor VF1BB0A0512345678.
Lote 12345678-K retirado de los comedores: ya está cambiado.
Autobús 3, salida a las 8:15, 9:15 y 10:15 h.
Corte de agua en el enlace de la A-44 con la carretera de Madrid.
El enlace de los novios, en el salón de plenos: el sábado, a las 12:00 h.
Más información en la Oficina de Turismo, de 10 a 14 h.
Consulta el programa completo en la web municipal.
Inscríbete en este enlace: https://villa.es/inscripcion. ¡Quedan 25 plazas!
¡Pincha aquí! 👉 https://villa.es/encuesta
Temporada 2026-2027: entradas desde 5 € en www.villa.es/teatro.
Nº de cuenta, en las bases. Cuota: 12,50 €.
Resultado de la quiniela municipal: 1 2 X 1 1 2.
El código de la clase en línea es 953 214 36.
""".strip().splitlines()


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_post_is_left_in_peace(text: str) -> None:
    assert [(f.code, marked(text, f)) for f in found(text)] == []


def test_there_are_enough_of_them() -> None:
    assert len(CLEAN) >= 60


# --- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pincha aquí", "«Pincha aquí» promete un enlace que no está"),
        ("htps://villa.es", "«htps://villa.es» no abre: debería ser https://villa.es"),
        (
            f"htps://villa.es/{'a' * 60}",
            f"«htps://villa.es/aaaa…{'a' * 19}…» no abre: debería ser https://villa.es/{'a' * 42}…",
        ),
        ("https://www.villa/x", "«https://www.villa/x» no abre ninguna página: revisa cómo está escrita la dirección"),
        ("Correo: a@villa,es", "«a@villa,es» no es una dirección de correo: debería ser a@villa.es"),
        ("Correo: a.b@villa", "«a.b@villa» no es una dirección de correo completa: revisa cómo está escrita"),
        ("Tel. 95321436", "«95321436» tiene 8 cifras y debería tener 9: nadie podría llamar"),
    ],
)
def test_what_the_writer_reads(text: str, said: str) -> None:
    (finding,) = found(text)
    assert finding_text(finding) == said


@pytest.mark.parametrize(
    "piece",
    [
        "a@",
        "@",
        "www.",
        "www",
        "http:/",
        "h",
        "9",
        "9 ",
        "9.",
        "enlace ",
        "el siguiente ",
        "a.",
        "a,",
        ":",
        "/",
        "info ",
    ],
)
def test_a_very_long_text_is_read_to_its_end(piece: str) -> None:
    """No time is asserted: what is not linear does not come back."""
    for length in (90_000, 1_000_000):
        text = piece * (length // len(piece))
        subject = Subject(Content(text), "facebook", network_of("mastodon").limits, None)
        reading = Reading(subject, TEXT, text, NOW)
        for check in CATALOGUE:
            if check.code in CONTACT:
                list(check.find(reading))


def test_a_mailbox_that_is_shouted() -> None:
    assert told("CORREO: CULTURA@VILLA", "malformed_email") == ["CULTURA@VILLA"]


def test_a_name_of_the_house_is_no_mailbox() -> None:
    assert told("Escribe a registro@villa", "malformed_email") == ["registro@villa"]
    assert found("Escribe a registro@villa", glossary=frozenset(["Registro@Villa"])) == []


def test_an_address_at_the_very_beginning_is_marked_whole() -> None:
    text = "registro@villa.esp es el correo"
    assert told(text, "malformed_email") == ["registro@villa.esp"]


@pytest.mark.parametrize(
    "text",
    [
        "Tel. 925 123 456, o el 15-03-2027",
        "Llama al 34 925 123 456",
        "Atendidas por teléfono: 91 345 678 llamadas",
        "Tel. 925 123 456 y 12",
    ],
)
def test_figures_beside_the_word_for_a_phone_that_are_none(text: str) -> None:
    assert found(text) == []


def test_it_is_told_how_many_figures_it_needs_where_that_is_what_is_wrong() -> None:
    (finding,) = found("Llama al 600 123 456", locale="es-CL")
    assert (finding.facts["figures"], finding.facts["needed"]) == (9, 10)
    (finding,) = found("Llama al +34 425 123 456")
    assert dict(finding.facts) == {"written": "+34 425 123 456"}
