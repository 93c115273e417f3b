"""Words that another accent makes another word: what the model of accents finds in a post, and what it leaves alone."""

import itertools
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.spelling.lexicon import open_lexicon
from calendario.spelling.spanish.accents import Accents
from calendario.spelling.spanish.checker import Spanish
from calendario.spelling.spanish.real_words import MODEL, RealWords
from calendario.spelling.spanish.tokens import variants_of
from calendario.spelling.speller import DictionaryUnusable, Hint

DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"

# A post of our own with one accent dropped, the word without it, and what was meant.
DROPPED = [
    ("El alcalde inauguro ayer la nueva biblioteca.", "inauguro", "inauguró"),
    ("Esta abierto el plazo de matrícula hasta el viernes.", "Esta", "Está"),
    ("Ya esta abierta la piscina municipal.", "esta", "está"),
    ("La sede electrónica no esta disponible por mantenimiento.", "esta", "está"),
    ("El publico podrá entrar desde las 19 h.", "publico", "público"),
    ("Se publico el bando en el tablón de anuncios.", "publico", "publicó"),
    ("El transporte publico será gratuito.", "publico", "público"),
    ("Las obras publicas empiezan mañana.", "publicas", "públicas"),
    ("Mas de 200 personas acudieron al acto.", "Mas", "Más"),
    ("Para mas información, llama al 010.", "mas", "más"),
    ("La vecina solicito la ayuda en plazo.", "solicito", "solicitó"),
    ("La concejala informo de las obras.", "informo", "informó"),
    ("El curso inicio su andadura en 2010.", "inicio", "inició"),
    ("El termino municipal de Alcázar.", "termino", "término"),
    ("Llama al numero 010.", "numero", "número"),
    ("La ultima función será el domingo.", "ultima", "última"),
    ("La practica de deporte está permitida.", "practica", "práctica"),
    ("Consulta la pagina web municipal.", "pagina", "página"),
    ("¿Como puedo pedir cita?", "Como", "Cómo"),
    ("¿Cuando abre la biblioteca?", "Cuando", "Cuándo"),
    ("¿Donde está el punto limpio?", "Donde", "Dónde"),
    ("¿Quien puede solicitarlo?", "Quien", "Quién"),
    ("Infórmate tu también.", "tu", "tú"),
    ("Es para ti y para el.", "el", "él"),
    ("Aun quedan plazas libres.", "Aun", "Aún"),
    ("Puedes venir aunque el centro no este abierto.", "este", "esté"),
    ("El Ayuntamiento organizara un taller de cocina.", "organizara", "organizará"),
    ("Se celebrara el sábado en la plaza.", "celebrara", "celebrará"),
    ("Los bebes de 0 a 3 años.", "bebes", "bebés"),
    ("Se amplia el plazo de solicitud.", "amplia", "amplía"),
    ("El equipo gano la final.", "gano", "ganó"),
    ("Hago saber que el alcalde firmo ayer el convenio.", "firmo", "firmó"),
    ("Ana Ruiz firmo el convenio.", "firmo", "firmó"),
    ("La asociación que organizo la fiesta en 2019.", "organizo", "organizó"),
    ("Como puedo pedir cita?", "Como", "Cómo"),
    ("Donde se recoge el carnet?", "Donde", "Dónde"),
    ("Cuando abre la piscina?", "Cuando", "Cuándo"),
    ("Quien viene?", "Quien", "Quién"),
    ("Que bonito!", "Que", "Qué"),
    ("Que hay hoy?", "Que", "Qué"),
    ("Se que vendrás.", "Se", "Sé"),
    ("No se si vendrá.", "se", "sé"),
    ("Quiero un te con leche.", "te", "té"),
    ("Una taza de te.", "te", "té"),
    ("Esta todo preparado para la fiesta.", "Esta", "Está"),
    ("Sabia que vendrías.", "Sabia", "Sabía"),
    ("Los niños y sus papas.", "papas", "papás"),
]

RIGHT = """
Esta semana está abierta la piscina y esta tarde hay cine; este año, más que nunca, está todo listo.
Solicito que se me informe. Yo informo, tú informas y el concejal informó. Publico esto porque el público lo pide.
El inicio del curso y el término municipal. El curso inició el lunes y terminó el viernes. Continúa el plazo continuo.
Que esté abierto no quita que este sitio cierre. Si vienes, di que sí. Dé usted su nombre de pila. Sé que se hace así.
Solo hay un video y un vídeo, un periodo y un período, un guion y un guión. Sólo eso. Éste y ésta. Aún así y aun así.
¿Cómo llegar? Como siempre, en autobús. No sé cuándo será; cuando lo sepa, aviso. Donde hay patrón no manda marinero.
El Observatorio publica su informe. La Diputación practica una política de apertura. El equipo critica la medida.
Si hablara el alcalde, lo escucharía. Pidió que se celebrara el sábado. Como si nada ocurriera.
Tu ayuntamiento, tú decides. Mi barrio y a mí. El parque, para él y para ella. Te invito a un té.
El papa viaja y papá lo ve. Los bebés no beben; tú bebes agua. La sabana africana y la sábana de la cama.
Ha valido la pena y habría valido para todos. El bono es válido.
En uso de mis atribuciones, firmo el presente bando y ordeno su publicación.
Hago saber que dicto el presente bando. Yo mando el escrito y lo publico hoy. Declaro abierto el plazo y firmo el acta.
Practico yoga y publico mis fotos. Calculo que vendrán cien personas. Por todo ello, dispongo lo siguiente.
Como alcaldesa, firmo este bando y mando que se cumpla. Vengo en nombrar y nombro a doña Ana Ruiz, y ordeno su toma.
Ordeno y mando que se limpien los solares. Numero las páginas. Titulo así mi charla. Critico lo que leo.
En virtud de la ley, ordeno el corte de la calle. Como concejal de cultura, animo a todos a venir. Os animo a todos.
El secretario publica el acta. La secretaria publica el acta. El club practica deporte base.
Practica yoga en el parque. Publica tu foto con la etiqueta. Este es el ideal por el que lucho y la causa por que lucho.
Papas con mojo y papas arrugadas. Las papas están ricas. Mama leche de su madre. Cáncer de mama.
Sabia decisión la del jurado. Una persona sabia. Con la venia del juez. La venia del tribunal.
Mas de las Matas celebra sus fiestas. Artur Mas visitó Mas de las Matas. Mas Vell es una finca.
Cuando vengas, ¿me avisas? Cuando abre la piscina vamos. Donde quieras. Que viene el lobo. ¡Que aproveche!
Quien viene repite. ¡Que pena os dé! El «se» que usamos. El te quiero más bonito. Esta toda la noche. En esta todo cabe.
Las vecinas María Vera y Bárbara Tenia, de Numancia, ganaron el premio. ESTA TARDE, MAS Y PUBLICO. Río Seco y Rioseco.
""".strip().splitlines()


@pytest.fixture(scope="module")
def spanish() -> Spanish:
    return Spanish(DICTIONARIES)


def accents(spanish: Spanish, text: str) -> list[tuple[str, str]]:
    return [(hint.text, hint.corrections[0]) for hint in spanish.hints(text) if hint.rule == "accent"]


@pytest.mark.parametrize(("text", "typed", "meant"), DROPPED)
def test_a_dropped_accent_is_found(spanish: Spanish, text: str, typed: str, meant: str) -> None:
    assert accents(spanish, text) == [(typed, meant)]


@pytest.mark.parametrize(("text", "typed", "meant"), DROPPED)
def test_with_its_accent_the_post_is_left_alone(spanish: Spanish, text: str, typed: str, meant: str) -> None:
    assert spanish.hints(text.replace(typed, meant)) == ()


@pytest.mark.parametrize("text", RIGHT)
def test_right_posts_are_left_alone(spanish: Spanish, text: str) -> None:
    assert spanish.hints(text) == ()


def test_another_accent_that_fits_is_named_too(spanish: Spanish) -> None:
    (hint,) = spanish.hints("La obra termino en marzo.")

    assert set(hint.corrections) == {"término", "terminó"}


@pytest.mark.parametrize(
    "text",
    [
        "Mira https://ejemplo.es/mas/pagina y @publico_ultima",
        "Hoy se estrena «La ultima pagina» en el teatro.",
        "Hoy se estrena 'El publico' en el teatro.",
        "Compartid con #Publico o #LaUltimaPagina.",
        "Escribe a numero.ultimo@ejemplo.es",
    ],
)
def test_what_others_wrote_is_left_alone(spanish: Spanish, text: str) -> None:
    assert spanish.hints(text) == ()


def test_forms_that_are_both_right_are_no_rivals() -> None:
    lexicon = open_lexicon(DICTIONARIES, "es")

    assert variants_of("solo", lexicon.__getitem__) == ()
    assert variants_of("video", lexicon.__getitem__) == ()
    assert [variant.word for variant in variants_of("esta", lexicon.__getitem__)] == ["esta", "está"]


def test_a_missing_model_leaves_the_rules(tmp_path: Path) -> None:
    real_words = RealWords(tmp_path, open_lexicon(DICTIONARIES, "es").__getitem__)

    assert [hint.rule for hint in real_words.hints("Ya esta abierta y se a publicado.")] == ["a_ha"]
    with pytest.raises(DictionaryUnusable) as why:
        real_words.load()
    assert why.value.path == tmp_path / MODEL


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_a_damaged_model_is_refused(tmp_path: Path, damage: str) -> None:
    whole = (DICTIONARIES / MODEL).read_bytes()
    harmed = {
        "cut": whole[:100_000],
        "changed": whole[:90_000] + bytes([whole[90_000] ^ 1]) + whole[90_001:],
        "empty": b"",
        "other": b"PK" + whole[2:],
    }[damage]
    (tmp_path / MODEL).write_bytes(harmed)
    model = Accents(tmp_path / MODEL, open_lexicon(DICTIONARIES, "es").__getitem__)

    assert model.hints("Ya esta abierta.", [(3, 7)]) == []
    with pytest.raises(DictionaryUnusable):
        model.load()


def test_a_model_that_was_mended_works_again(tmp_path: Path) -> None:
    model = Accents(tmp_path / MODEL, open_lexicon(DICTIONARIES, "es").__getitem__)
    with pytest.raises(DictionaryUnusable):
        model.load()
    shutil.copy(DICTIONARIES / MODEL, tmp_path)
    model.load()

    assert model.hints("Ya esta abierta.", [(3, 7)]) == [Hint("esta", 3, 7, "accent", ("está",))]


PIECES = st.sampled_from(
    [
        "Ya esta abierta",
        "se a publicado",
        "el publico",
        "🎉",
        "#Publico",
        "más",
        "https://mas.es",
        "de de",
        "\n",
        " ",
        "«",
        "»",
        "'",
        "José",
        "\u0301",
        "\u00ad",
        "haber si",
        "\x00",
        "¿Como",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_offsets_point_at_what_is_marked(spanish: Spanish, text: str) -> None:
    found = spanish.hints(text)

    for hint in found:
        there = unicodedata.normalize("NFC", text[hint.start : hint.end].replace("\u00ad", ""))
        assert there.replace("\u00a0", " ") == hint.text
        assert hint.corrections
        assert hint.text not in hint.corrections
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES.filter(lambda piece: piece != "\u0301"), max_size=12).map(" ".join))
def test_composed_and_decomposed_text_have_the_same_hints(spanish: Spanish, text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    def told(of: str) -> list[tuple[str, str, tuple[str, ...]]]:
        return [(hint.text, hint.rule, hint.corrections) for hint in spanish.hints(of)]

    assert told(composed) == told(decomposed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(spanish: Spanish, text: str) -> None:
    spanish.hints(text)


def test_a_megabyte_is_read_as_far_as_a_post_may_go(spanish: Spanish) -> None:
    assert spanish.hints("a" * 1_000_000) == ()
    assert spanish.hints("\ud800 esta \u202e" * 3) == ()
    assert [hint.start for hint in spanish.hints("Ya esta abierta. " + "Hola. " * 200_000)] == [3]
