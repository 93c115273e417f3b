"""How an institution speaks: warm and not vulgar, to everybody alike, never in anger, never begging."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.checks.address import Address
from calendario.domain.finding import Level
from calendario.domain.house import House, Nature, Treatment
from calendario.sentences.findings import finding_text
from tests.checks.spoken import AROUND, codes, mended, told, words
from tests.checks.test_cases import SAMPLE

DATA = Path(__file__).parents[2] / "tests/data/checks"
OURS = {
    "informal_tone": Level.WARN,
    "mixed_treatment": Level.WARN,
    "hostile_reply": Level.WARN,
    "engagement_bait": Level.HINT,
    "administrative_jargon": Level.HINT,
    "unexplained_acronym": Level.HINT,
    "low_readability": Level.HINT,
    "vague_link": Level.HINT,
    "word_to_avoid": Level.WARN,
}


def rows() -> list[tuple[str, str, str]]:
    lines = (DATA / "tone.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [
        (expect, around, text.replace("\\n", "\n")) for expect, around, text in (line.split("\t") for line in lines)
    ]


WRITTEN = rows()
DIRTY = [row for row in WRITTEN if row[0] != "-"]
CLEAN = [row for row in WRITTEN if row[0] == "-"]


def found(around: str, text: str) -> set[str]:
    nature, house = AROUND[around]
    return set(codes(text, house=house, nature=nature, glossary=["Villasauce"]))


@pytest.mark.parametrize(("expect", "around", "text"), DIRTY)
def test_what_a_careful_colleague_would_say(expect: str, around: str, text: str) -> None:
    assert found(around, text) == set(expect.split())


def test_clean_posts_are_let_be() -> None:
    lines = (DATA / "clean_posts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    others = [line.split("\t") for line in lines]
    posts = [(around, "es", text) for _, around, text in CLEAN]
    posts += [("-", language, text.replace("\\n", "\n")) for _, language, text in others]
    doubted = []
    for around, language, text in posts:
        nature, house = AROUND[around]
        for finding in told(text, house=house, nature=nature, language=language):
            assert finding.level is Level.HINT, (text, finding)
            doubted.append(text)
    assert len(CLEAN) >= 150
    assert len(doubted) <= len(posts) * 0.03


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample(name: str) -> None:
    case = SAMPLE[name]
    context = case.get("context", {})
    nature = Nature.REPLY if context.get("category") == "respuesta" else None
    house = House(locale=context.get("locale", "es-ES"))
    seen = set(codes(case["text"], house=house, nature=nature, language=context.get("language", "es")))
    assert seen >= set(case["expect"]) & OURS.keys()
    assert seen <= set(case["expect"]) | set(case.get("also_ok", ()))


@pytest.mark.parametrize("text", [text for _, _, text in DIRTY[::9]])
def test_how_letters_are_put_together_changes_nothing(text: str) -> None:
    around = next(around for _, around, same in DIRTY if same == text)
    assert found(around, unicodedata.normalize("NFD", text)) == found(around, text)


def test_how_grave_it_is_and_that_it_can_be_told() -> None:
    seen = {}
    for _, around, text in DIRTY:
        nature, house = AROUND[around]
        for finding in told(text, house=house, nature=nature):
            seen[finding.code] = finding.level
            line = finding_text(finding)
            assert not line.endswith(".")
            assert not {"{", "}"} & set(line), line
            assert "«…»" not in line
            assert finding.start < finding.end or finding.code == "low_readability"
    assert seen == {code: level for code, level in OURS.items() if code != "word_to_avoid"}


def test_a_colloquial_word_that_has_a_plain_one_is_mended() -> None:
    for text, then in (
        ("Este finde hay feria.", "Este fin de semana hay feria."),
        ("Porfa, recicla.", "Por favor, recicla."),
    ):
        (finding,) = told(text)
        assert mended(text, finding.fixes[0]) == then
        assert codes(then) == []


def test_every_word_of_the_street_is_told_once() -> None:
    text = "Menudo planazo de finde: birras y mogollón de gente."
    assert words(text, "informal_tone") == ["Menudo planazo", "finde", "birras", "mogollón"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("¿Qué tal, peña?", ["peña"]),
        ("¡Hola, tío!", ["tío"]),
        ("Nos vemos en la plaza, colegas.", ["colegas"]),
        ("Vinieron el abuelo, la abuela, el padre, tío.", []),
        ("Reparten invitaciones a cada cuadrilla, asociación, peña.", []),
        ("La peña El Porrón invita a tomar algo.", []),
    ],
)
def test_who_is_called_by_a_word_of_the_street(text: str, at: list[str]) -> None:
    assert words(text, "informal_tone") == at


def test_one_doubtful_word_is_warm_and_two_are_not() -> None:
    assert codes("Un cartel muy chulo el de este año.") == []
    assert codes("Un cartel muy chulo, a tope de color.") == ["informal_tone"] * 2
    assert codes("Un cartel muy chulo el de este año. 😜") == ["informal_tone"]


def test_other_languages_and_other_lists() -> None:
    assert codes("Aquest finde hi ha mercat a la plaça del poble.", language="ca") == []
    assert codes("El finde, birras", language="ca") == []
    assert codes("Este finde hay feria. Llama tú, venga usted.", lists=False) == ["mixed_treatment"]
    assert codes("Qué fome la tarde de hoy.") == []  # said in Chile alone


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Consulta tu recibo y llame al 012.", ["llame"]),
        ("Llame al 012. Traiga su DNI. Te esperamos.", ["Te"]),
        ("Os esperamos. Traigan agua.", ["Traigan"]),
        ("Traigan agua. Os esperamos.", ["Os"]),
        ("Te esperamos. Gracias por su colaboración.", ["Gracias por su colaboración"]),
        ("Os esperamos: ustedes deciden el cartel.", ["ustedes"]),
        ("Te lo contamos. Ud. decide.", ["Ud"]),
        ("Te lo contamos, y si Vd. quiere, viene.", ["Vd"]),
        ("Os lo contamos. Uds. deciden.", ["Uds"]),
        ("Os lo contamos, y si Vds. quieren, vienen.", ["Vds"]),
        ("Os esperamos. Acomódense en la grada.", ["Acomódense"]),
        ("Os esperamos. Les recordamos que mañana no abre.", ["Les"]),
        ("Te ayudamos. Acójase al plan de pagos.", ["Acójase"]),
        ("Te ayudamos. Láncese a la pista.", ["Láncese"]),
        ("Te contamos lo que hay. En verano, llame al 010.", ["llame"]),
        ("Te esperamos. Su salud importa.", ["Su salud"]),
        ("Te esperamos. Su voz nos ayuda.", ["Su voz"]),
        ("Te esperamos. Su colaboración es clave.", ["Su colaboración"]),
        ("Te esperamos. Su opinión cuenta.", ["Su opinión"]),
        ("Te esperamos. Por su seguridad, no hay baño libre.", ["Por su seguridad"]),
        ("Te esperamos. Si llueve, por favor traiga botas.", ["traiga"]),
        ("Cierre la puerta al salir. Te esperamos.", ["Te"]),
        ("Si llueve, consulta la web. Traiga su paraguas.", ["Traiga"]),
        ("Cuando nieve, consulta la web. Traiga su abrigo.", ["Traiga"]),
        ("Para pagar, consulta la web. Traiga su recibo.", ["Traiga"]),
    ],
)
def test_what_is_said_less_often_or_later_is_told(text: str, at: list[str]) -> None:
    assert words(text, "mixed_treatment") == at


@pytest.mark.parametrize(
    "order",
    [
        *("Pídelo", "Pídela", "Pídelos", "Pídelas", "Escríbele", "Escríbeles", "Cuéntanos", "Llámame"),
        *("Llévatelo", "Llévatela", "Llévatelos", "Llévatelas", "Dilo", "Dime", "Hazlos", "Ponte", "Tenlas"),
        *("Lánzate", "Comprométete", "¿Necesitáis algo", "Vais", "¿Dais una vuelta", "Veis la cola", "Hacéis falta"),
        *("Escribe a Ana", "Contacta con Ana", "Acude al mostrador", "Entra", "Consulta con Ana", "Llama a Ana"),
        *("Accede al archivo", "Participa", "Disfruta de la tarde", "Recuerda que abre", "Pregunta por Ana"),
        *("Verás", "Estarás", "Cuando estés", "Aquí estás", "¿Sabías", "¿Venís", "Apuntaos", "Contadnos", "Escribiros"),
    ],
)
def test_every_form_that_speaks_to_friends_is_heard(order: str) -> None:
    assert codes(f"{order} en la oficina. Traiga su DNI.") == ["mixed_treatment"]


@pytest.mark.parametrize(
    "said",
    [
        *("De veras:", "Estas fiestas,", "Seis o dieciséis jerséis:", "Gais y lesbianas:", "Vista la plaza,"),
        *(
            "Este curso,",
            "Sabias palabras:",
            "Estes días,",
            "Los animales locales y los tomates:",
            "Tras la clase y el debate,",
            "El museo de l'os,",
            "La app Dime,",
            "El país entero,",
            "La UD juega en casa.",
            "Recibimos 40 ud. nuevas.",
        ),
    ],
)
def test_what_only_looks_like_a_word_to_friends_is_let_be(said: str) -> None:
    assert codes(f"{said} traiga su DNI. Traiga su DNI y pida su vez.") == []


def test_each_person_is_called_by_its_name() -> None:
    (finding,) = told("Os esperamos. Traigan agua. Ustedes deciden.")
    assert (finding.facts["treatment"], finding.facts["other_treatment"]) == ("vosotros", "ustedes")


def test_both_treatments_are_named() -> None:
    (finding,) = told("Consulta tu recibo en la sede y, si tiene dudas, llame al 012.")
    assert finding.facts == {
        "written": "llame",
        "treatment": Address.USTED,
        "other": "Consulta",
        "other_treatment": Address.TU,
    }
    (finding,) = told("Ven a vernos.", house=House(treatment=Treatment.USTED))
    assert finding.facts == {"written": "Ven", "treatment": "tú", "house": "usted"}


def test_where_ustedes_is_everybodys_plural() -> None:
    text = "Trae tu bici. ¡Les esperamos! Gracias por su visita."
    for house in (House(locale="es-CL"), House(region="ES-CN")):
        assert codes(text, house=house) == []
        assert codes(text, house=House(house.locale, house.region, treatment=Treatment.TU)) == []
    assert codes(text) == ["mixed_treatment"]
    assert codes("Trae tu bici. ¡Les esperamos!") == []  # it may be the two numbers of one speech
    assert codes("Trae tu bici. ¡Les esperamos!", house=House(treatment=Treatment.TU)) == ["mixed_treatment"]


@pytest.mark.parametrize(
    "text",
    [
        "Te avisaremos para que llame la persona interesada.",
        "Quien venga y traiga su entrada pasa gratis. ¿Te apuntas?",
        "Cuando llegue el frío, revisa tu caldera.",
        "Si quiere tu hijo, que venga.",
        "No se permite fumar. Gracias por tu ayuda.",
        "Pregunté ayer en la oficina y me dieron tu nombre.",
        "Baje quien baje, te quedan dos paradas.",
        "Entre las 9:00 y las 14:00 h puedes pedir cita.",
        "La campaña Cuida tu barrio llega al centro. Consulte el horario en la web.",
        "«Venga usted mañana», respondía Larra. ¿Lo has leído?",
        "Té y pastas para celebrar el aniversario. Llame y reserve.",
        "El curso de iOS y Mac OS será en abril. Inscríbase en la web.",
        "Tómate un tomate: los animales de la granja también los comen.",
        "De tú a tú con la alcaldesa. Envíe su pregunta.",
        "Recuerda que quien venga, traiga su silla plegable.",
        "Por su historia, el castillo te va a gustar.",
        "Siente la música en tu plaza.",
        "Corte de agua en la plaza. Te avisaremos.",
        "En la sala, consulta la prensa quien quiere. Traiga su carné.",
        "Ud. didáctica sobre el agua. Descarga tu ficha.",
    ],
)
def test_what_does_not_speak_to_the_reader(text: str) -> None:
    assert "mixed_treatment" not in codes(text)


def test_sentences_in_another_language_are_another_speech() -> None:
    catalan = "Consulta la programació i vine a la festa del teu barri amb els teus amics."
    text = f"{catalan}\n\nConsulte el programa de fiestas."
    assert "mixed_treatment" not in codes(text)


_SAID = st.sampled_from(
    [
        "Consulte el horario.",
        "Llame al 010.",
        "Traiga su DNI.",
        "La sala abre a las 9:00 h.",
        "Hay churros.",
        "Gracias.",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SAID, min_size=1, max_size=6))
def test_whoever_keeps_to_one_treatment_is_let_be(sentences: list[str]) -> None:
    assert codes(" ".join(sentences)) == []
    assert codes(" ".join(sentences), house=House(treatment=Treatment.USTED)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(_SAID, min_size=1, max_size=6))
def test_a_word_of_tu_among_them_is_found_wherever_the_house_says_usted(sentences: list[str]) -> None:
    text = " ".join([*sentences, "Te esperamos."])
    assert words(text, "mixed_treatment", house=House(treatment=Treatment.USTED)) == ["Te"]


def test_only_replies_are_heard_for_anger() -> None:
    text = "No mienta. Infórmese antes de opinar."
    assert codes(text) == []
    assert codes(text, nature=Nature.SERVICE) == []
    assert codes(text, nature=Nature.REPLY) == ["hostile_reply"] * 2
    assert codes("Nos escribe «no mienta», y lo respetamos.", nature=Nature.REPLY) == []


def test_to_share_is_begging_where_something_is_won_by_it() -> None:
    assert codes("Comparte esta publicación con quien viva en el barrio: mañana no hay agua.") == []
    assert codes("Sorteamos dos entradas. Comparte esta publicación antes del jueves.") == ["engagement_bait"]
    assert codes("La etiqueta de 20 personas nominadas, en la web.") == []


@pytest.mark.parametrize(
    "piece",
    [
        "no ",
        "llame y ",
        "que llame, ",
        "Consulta tu ",
        "te os usted ",
        "ja ",
        "menudo ",
        "comparte ",
        "etiqueta a 3 ",
        "«",
        "' a",
    ],
)
def test_a_text_made_to_be_slow_is_heard_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(finding.end <= len(text) for finding in told(text, nature=Nature.REPLY))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Ja, ja, qué risa con los payasos.", ["Ja, ja"]),
        ("¡Menudo concierto el de anoche!", ["Menudo concierto"]),
        ("¡Hola, peña, ya hay programa!", ["peña"]),
        ("¡Tío, ya hay programa!", ["Tío"]),
        ("En alemán, ja significa sí.", []),
        ("Vente a menudo. Hay menudos y callos.", []),
        ("La peña Mola Mogollón desfila el sábado.", []),
        ("Desfilan la banda, peña, y coro.", []),
        ("¡Peña Barcelonista, al autobús!", []),
        ("¡Figura del toreo en la plaza!", []),
        ("Hola, peña de la Jarra: ya hay programa.", []),
    ],
)
def test_what_of_a_sentence_is_of_the_street(text: str, at: list[str]) -> None:
    assert words(text, "informal_tone") == at


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Etiqueta a tus amigos y gana una entrada.", True),
        ("Mira las fotos y le das a me gusta.", True),
        ("Etiqueta a la banda municipal en tus fotos.", False),
        ("Menciona a, por ejemplo, tus vecinos en la redacción.", False),
        ("Para la recogida, escribe en la etiqueta a qué persona va.", False),
        ("«Dale a me gusta y gana» es un engaño: no piques.", False),
    ],
)
def test_whoever_is_to_be_named(text: str, told: bool) -> None:
    assert ("engagement_bait" in codes(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Planazo de sábado en el río.", True),
        ("- Planazo en el río", True),
        ("Programa:\n– Planazo en el río", True),
        ("Sábado: Planazo en el río.", True),
        ("1) Planazo en el río", True),
        ("Abre a las 9:00 h. Planazo en el río.", True),
        ("Hoy abre el río. Planazo de sábado.", True),
        ("«Hoy abre el río.» Planazo de sábado.", True),
        ("¡Hoy abre el río! Planazo de sábado.", True),
        ("«Hola» y planazo de sábado.", True),
        ("¡PLANAZO DE SÁBADO EN EL RÍO!", True),
        ("Planazo Fest llega el sábado al río.", False),
        ("Planazo\nFest llega el sábado al río.", True),
        ("Llega el festival Planazo de Verano.", False),
        ("Habla el señor J. Planazo en el río.", False),
        ("Habla el Sr. Planazo en el río.", False),
        ("Río - Planazo: línea de autobús.", False),
        ("«Planazo de sábado», exposición de fotos.", False),
    ],
)
def test_a_capital_that_no_sentence_asks_for_is_a_name(text: str, told: bool) -> None:
    assert ("informal_tone" in codes(text)) is told


def test_the_house_is_told_as_it_speaks() -> None:
    (finding,) = told("Llame al 012.", house=House(treatment=Treatment.TU))
    assert (finding.facts["house"], finding.facts["treatment"]) == ("tú", "usted")
    (finding,) = told("Llama al 012, te esperamos.", house=House(treatment=Treatment.USTED))
    assert (finding.facts["house"], finding.facts["treatment"]) == ("usted", "tú")
    (finding,) = told("Te esperamos. Gracias por su colaboración.")
    assert finding.facts["treatment"] == "usted"
