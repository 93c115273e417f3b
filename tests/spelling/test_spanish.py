"""The dictionary that ships: it leaves right posts alone, finds mistakes and proposes what was meant."""

import csv
import re
import shutil
import threading
import unicodedata
from pathlib import Path

import pytest

from calendario.spelling.own import OwnWords
from calendario.spelling.spanish.checker import Spanish
from calendario.spelling.spanish.formation import with_enclitics
from calendario.spelling.spanish.slips import slip_cost
from calendario.spelling.speller import DictionaryUnusable
from calendario.spelling.spelling import Spelling

ROOT = Path(__file__).parents[2]
DICTIONARIES = ROOT / "resources" / "dictionaries"
DATA = ROOT / "tests" / "data" / "spelling"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def spelling() -> Spanish:
    return Spanish(DICTIONARIES)


def flagged(spelling: Spanish, text: str) -> list[str]:
    return [word.text for word in spelling.misspelt(text)]


@pytest.mark.parametrize("post", (DATA / "right_posts.txt").read_text("utf-8").splitlines())
def test_a_right_post_is_left_alone(spelling: Spanish, post: str) -> None:
    assert flagged(spelling, post) == []


@pytest.mark.parametrize("case", rows("token_cases.tsv"), ids=lambda case: case["text"])
def test_hard_tokens_do_not_trip_the_check(spelling: Spanish, case: dict[str, str]) -> None:
    assert flagged(spelling, case["text"]) == case["expected_flagged"].split()


@pytest.mark.parametrize("slip", rows("misspellings.tsv"), ids=lambda slip: slip["typed"])
def test_a_mistake_is_found_and_what_was_meant_comes_first(spelling: Spanish, slip: dict[str, str]) -> None:
    assert flagged(spelling, f"el {slip['typed']} va") == [slip["typed"]]
    assert spelling.suggestions(slip["typed"])[0] == slip["meant"]


def test_the_place_of_a_mistake_counts_code_points(spelling: Spanish) -> None:
    text = "📢 Corte de circulacion 🚧 hoy"

    (word,) = spelling.misspelt(text)

    assert (word.start, word.end) == (11, 22)
    assert text[word.start : word.end] == "circulacion"


def test_composed_and_decomposed_text_give_the_same_findings(spelling: Spanish) -> None:
    text = "La dramatización será en el polideportibo, según informacion"

    decomposed = unicodedata.normalize("NFD", text)

    assert flagged(spelling, decomposed) == flagged(spelling, text) == ["polideportibo", "informacion"]
    assert [decomposed[w.start : w.end] for w in spelling.misspelt(decomposed)] == ["polideportibo", "informacion"]


def test_a_tag_without_its_accent_is_found_piece_by_piece(spelling: Spanish) -> None:
    assert flagged(spelling, "#InformacionMunicipal") == ["Informacion"]


def test_an_unknown_name_is_no_mistake_but_a_capitalised_common_word_is(spelling: Spanish) -> None:
    assert flagged(spelling, "Concierto de Belako en Zurbarambide. Ayutamiento abierto") == ["Ayutamiento"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("orario", "horario"), ("orno", "horno"), ("tulla", "tuya"), ("ensenar", "enseñar")]
)
def test_a_word_nobody_writes_is_a_slip_for_the_usual_one_that_sounds_the_same(
    spelling: Spanish, typed: str, meant: str
) -> None:
    assert [w.text for w in spelling.misspelt(f"El nuevo {typed} de hoy")] == [typed]
    assert spelling.suggestions(typed)[0] == meant


@pytest.mark.parametrize("rare", ["asta", "extremó", "comerció", "haya", "vello", "estolón"])
def test_a_rare_word_that_people_do_write_is_left_alone(spelling: Spanish, rare: str) -> None:
    assert spelling.knows(rare)


@pytest.mark.parametrize(
    "post",
    [
        "Concierto de Johann Sebastian Bach",
        "Actúan Vince Vaughn y Paul Giamatti",
        "Se oirá «The Greedy boy» con su little goal",
        "Una sesión de wrestling y speedriding",
        "Estreno en FotoEspaña y en LinkedIn",
        "Para tod*s l*s niñ*s y tod@s l@s vecin@s",
        "La coordinador/ra y los concejales/-as, interesados(as)",
        "El IES y la OMIC de la DGT",
        "HOY TALLER DE LA UNED",
        "Jajaja, qué bien",
        "C/ Mayor, 3, esc. izda.",
    ],
)
def test_what_is_written_so_on_purpose_is_left_alone(spelling: Spanish, post: str) -> None:
    assert flagged(spelling, post) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visita a Alvaro Lavín", ["Alvaro"]),
        ("Viaje a NuevaYork con EmiliaPardo", ["NuevaYork", "EmiliaPardo"]),
        ("El propósito es camb iar el mundo", ["camb iar"]),
        ("Los momentos más rele-vantes", ["rele-vantes"]),
        ("Feliz Dia de la Biblioteca", ["Dia"]),
        ("INFORMACION AQUI", ["INFORMACION", "AQUI"]),
        ("#PlazosDeInscripcion #Informacion", ["Inscripcion", "Informacion"]),
        ("La kasa de todos", ["kasa"]),
        ("Es muuuucho mejor", ["muuuucho"]),
    ],
)
def test_what_looks_like_a_name_or_an_acronym_and_is_none(spelling: Spanish, text: str, expected: list[str]) -> None:
    assert flagged(spelling, text) == expected


def test_the_strict_mode_tells_unknown_names_too_and_leaves_acronyms_alone(spelling: Spanish) -> None:
    text = "Belako, de MiguelSawa, en el CIFP"

    assert flagged(spelling, text) == []
    assert [word.text for word in spelling.misspelt(text, strict=True)] == ["Belako", "MiguelSawa"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("muuuucho", "mucho"),
        ("todxs", "todos"),
        ("holaaaaa", "hola"),
        ("inscrivete", "inscríbete"),
        ("consultalo", "consúltalo"),
        ("apuntate", "apúntate"),
        ("espaniol", "español"),
        ("conección", "conexión"),
        ("microplasticos", "microplásticos"),
        ("tanfeliz", "tan feliz"),
        ("camb iar", "cambiar"),
        ("rele-vantes", "relevantes"),
        ("NuevaYork", "Nueva York"),
        ("refencias", "referencias"),
        ("idenfiticador", "identificador"),
        ("INFORMACION", "INFORMACIÓN"),
        ("caceres", "Cáceres"),
    ],
)
def test_what_was_meant_comes_first(spelling: Spanish, typed: str, meant: str) -> None:
    assert spelling.suggestions(typed)[0] == meant


def test_a_name_needs_its_capital(spelling: Spanish) -> None:
    assert spelling.knows("Cáceres")
    assert spelling.knows("CÁCERES")
    assert not spelling.knows("cáceres")
    assert spelling.suggestions("caceres")[0] == "Cáceres"


def test_own_words_are_known_and_take_away_only_their_own_findings() -> None:
    text = "Gaiatas en la plaza y la guachafita de tambien"
    spelling = Spelling(DICTIONARIES)
    before = [word.text for word in spelling.misspelt(text)]
    assert "guachafita" in before

    spelling.take_own(OwnWords(["guachafita"]))

    assert [word.text for word in spelling.misspelt(text)] == [word for word in before if word != "guachafita"]
    assert spelling.misspelt("Guachafita y GUACHAFITA") == ()


@pytest.mark.parametrize("typed", ["anno", "ano's", "culp", "pubico", "culos", "pneo", "mierdda"])
def test_coarse_words_are_never_proposed(spelling: Spanish, typed: str) -> None:
    proposed = {form.lower() for form in spelling.suggestions(typed, most=50)}

    assert not proposed & {"ano", "anos", "culo", "culos", "púbico", "púbica", "pene", "mierda"}


def test_no_suggestion_is_itself_flagged(spelling: Spanish) -> None:
    for slip in rows("misspellings.tsv"):
        for proposed in spelling.suggestions(slip["typed"]):
            assert all(spelling.knows(part) for part in proposed.split()), (slip["typed"], proposed)


def test_a_right_word_has_no_suggestions_and_the_number_is_kept(spelling: Spanish) -> None:
    assert spelling.suggestions("vecinos") == ()
    assert len(spelling.suggestions("vezinos", most=2)) <= 2
    assert spelling.suggestions("vezinos", most=0) == ()


def test_a_language_without_a_dictionary_is_never_flagged() -> None:
    every = Spelling(DICTIONARIES)
    assert every.misspelt("L'ajuntament ha publicat les bases", language="xx") == ()
    assert every.misspelt("informacion", language="es-CL") != ()


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "a" * 100_000, "x" * 41, "שלום وسهلا", "́́", "ñ@@@", "@"])
def test_odd_text_is_survived(spelling: Spanish, text: str) -> None:
    for word in spelling.misspelt(text):
        spelling.suggestions(word.text)


def test_the_dictionary_is_read_on_first_use() -> None:
    spelling = Spanish(DICTIONARIES)
    assert not spelling.ready

    assert spelling.knows("vecinos")

    assert spelling.ready


def test_two_threads_may_ask_at_once() -> None:
    spelling = Spanish(DICTIONARIES)
    answers: list[bool] = []
    threads = [threading.Thread(target=lambda: answers.append(spelling.knows("informacion"))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert answers == [False] * 4


def test_without_a_dictionary_loading_says_so_and_nothing_is_flagged(tmp_path: Path) -> None:
    spelling = Spanish(tmp_path)

    with pytest.raises(DictionaryUnusable) as caught:
        spelling.load()

    assert caught.value.path == tmp_path / "es.json"
    assert not spelling.ready
    assert spelling.misspelt("informacion") == ()
    assert spelling.suggestions("informacion") == ()


def test_a_mended_dictionary_is_taken_up_by_loading_again(tmp_path: Path) -> None:
    spelling = Spanish(tmp_path)
    assert spelling.misspelt("informacion") == ()

    for file in DICTIONARIES.glob("es*"):
        shutil.copy(file, tmp_path)
    spelling.load()

    assert flagged(spelling, "informacion") == ["informacion"]


@pytest.mark.parametrize(
    "right",
    [
        "inscríbete",
        "recuérdalo",
        "consúltalo",
        "apúntate",
        "hagámoslo",
        "vámonos",
        "inscribíos",
        "dínoslo",
        "cuéntanoslo",
        "reírse",
        "poneos",
        "dándole",
        "envíanosla",
        "compruébalo",
        "démosle",
        "solicítalo",
        "mantente",
        "hacédnoslo",
    ],
)
def test_a_verb_with_pronouns_is_right_with_its_accent_only(spelling: Spanish, right: str) -> None:
    joined = with_enclitics(right, spelling.knows)

    assert joined is not None
    assert joined.text == right


@pytest.mark.parametrize("wrong", ["solomente", "completemente", "bisitas", "preveer", "explicitamente", "protejer"])
def test_a_word_formed_wrongly_or_beside_a_usual_one_is_not_known(spelling: Spanish, wrong: str) -> None:
    assert not spelling.knows(wrong)


@pytest.mark.parametrize(
    "right", ["cafecito", "microhuertos", "reabriremos", "ilusionadamente", "facilísimo", "superbién", "miniplán"]
)
def test_a_word_formed_by_rule_is_known(spelling: Spanish, right: str) -> None:
    assert spelling.knows(right)


@pytest.mark.parametrize(
    ("typed", "unlikely"), [("bienestarr", "bienestar r"), ("esponer", "es poner"), ("conprueba", "con prueba")]
)
def test_a_word_that_sounds_the_same_comes_before_two_words(spelling: Spanish, typed: str, unlikely: str) -> None:
    assert spelling.suggestions(typed)[0] != unlikely


@pytest.mark.parametrize("wrong", ["inscribete", "recuerdalo", "dámelo's", "comprárse", "dáme", "reirse"])
def test_a_verb_with_pronouns_and_a_wrong_accent_is_not_known(spelling: Spanish, wrong: str) -> None:
    assert not spelling.knows(wrong)


def test_words_of_very_different_length_cost_their_letters() -> None:
    assert slip_cost("a", "ayuntamiento") == len("ayuntamiento")


def test_likelier_slips_cost_less() -> None:
    assert slip_cost("tambien", "también") < slip_cost("vaca", "baca") < slip_cost("mesa", "mefa")
    assert slip_cost("ola", "hola") < slip_cost("ola", "cola")
    assert slip_cost("casa", "casa") == 0


@pytest.mark.parametrize(
    "typed",
    ["marconna", "ruleras", "pudenca", "cullera", "cojne", "follarr", "jodette", "Jóden", "mierdita", "putadita"],
)
def test_no_ending_and_no_pronoun_makes_a_coarse_word_a_proposal(spelling: Spanish, typed: str) -> None:
    coarse = re.compile(r"maric|pudend|culer|coñ|folla|jod|mierd|put")
    assert not [text for text in spelling.suggestions(typed, 12) if coarse.match(text.lower())]


@pytest.mark.parametrize(
    "word", ["cultura", "coñac", "pollo", "follaje", "condonación", "tetera", "meandro", "cabrito", "vergonzoso"]
)
def test_an_innocent_word_that_begins_like_a_coarse_one_is_proposed(spelling: Spanish, word: str) -> None:
    typed = word[:-2] + word[-1] + word[-2]
    assert word in spelling.suggestions(typed) or spelling.knows(typed)


def test_what_is_against_violence_gets_its_accent(spelling: Spanish) -> None:
    assert spelling.suggestions("violacion")[:1] == ("violación",)


@pytest.mark.parametrize("far", ["Mondoñete", "ruleras", "Brañuerca"])
def test_what_is_far_is_not_proposed(spelling: Spanish, far: str) -> None:
    lower = far.lower()
    assert all(slip_cost(lower, text.lower()) <= 0.4 + 0.2 * len(lower) for text in spelling.suggestions(far))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("porfavor", "por favor"),
        ("Porfavor", "Por favor"),
        ("Talvez", "Tal vez"),
        ("Alomejor", "A lo mejor"),
        ("Nadamás", "Nada más"),
        ("sinembargo", "sin embargo"),
        ("aveces", "a veces"),
        ("enserio", "en serio"),
        ("deacuerdo", "de acuerdo"),
        ("apesar", "a pesar"),
        ("asique", "así que"),
        ("haiga", "haya"),
        ("Haiga", "Haya"),
        ("Asin", "Así"),
        ("andó", "anduvo"),
        ("munipicio", "municipio"),
        ("vezinos", "vecinos"),
        ("aser", "hacer"),
        ("cafesito", "cafecito"),
        ("graciass", "gracias"),
        ("iva", "IVA"),
        ("Iva", "IVA"),
        ("dni", "DNI"),
        ("psoe", "PSOE"),
    ],
)
def test_what_nobody_means_has_what_is_meant_first(spelling: Spanish, typed: str, meant: str) -> None:
    assert flagged(spelling, f"Nos vemos, {typed}, en la plaza.") == [typed]
    assert spelling.suggestions(typed)[:1] == (meant,)


def test_a_word_that_is_both_is_no_misspelling(spelling: Spanish) -> None:
    assert flagged(spelling, "Un sobretodo de paño, aparte del abrigo.") == []


@pytest.mark.parametrize("wrong", ["Hos", "Hasi", "Haci", "Aser", "Ayi", "Fué", "Rroque", "Munipicio", "Iva"])
def test_the_capital_of_a_sentence_makes_no_name_of_a_misspelt_usual_word(spelling: Spanish, wrong: str) -> None:
    assert flagged(spelling, f"{wrong} fuimos todos a la plaza.") == [wrong]


@pytest.mark.parametrize(
    "order",
    [
        *(
            "Hidratate bien.",
            "¡Vacunate!",
            "Suscribete al boletín.",
            "Sumate a la marcha.",
            "Empadronate.",
            "Inscribete ya.",
        ),
        *("La campaña #Vacunate sigue", "Inscribanse antes del lunes."),
    ],
)
def test_an_order_that_lacks_its_accent_is_no_name(spelling: Spanish, order: str) -> None:
    assert len(flagged(spelling, order)) == 1


@pytest.mark.parametrize("name", ["Renata", "Agate", "Margarete", "Donatela", "Cañete", "Monserrate", "Merete"])
def test_a_name_that_ends_like_an_order_stays_one(spelling: Spanish, name: str) -> None:
    assert flagged(spelling, f"Ha venido {name} a la plaza.") == []
    if name != "Merete":  # which is a mérete at the beginning of a sentence, alas
        assert flagged(spelling, f"{name} ha venido a la plaza.") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("hidratate", "hidrátate"), ("Refrescate", "Refréscate"), ("dirijase", "diríjase"), ("Hechale", "Échale")),
        *(("bibliobus", "bibliobús"), ("aver", "a ver"), ("pk", "porque")),
        *(("mediente", "mediante"), ("paguete", "paquete"), ("orno", "horno"), ("pequenos", "pequeños")),
    ],
)
def test_what_lacks_nothing_but_its_accent_comes_first_where_it_is_a_word(
    spelling: Spanish, typed: str, meant: str
) -> None:
    assert spelling.suggestions(typed)[0] == meant


@pytest.mark.parametrize(
    "text",
    ["Más info en la web.", "Trae boli y cartulina.", "La profe del cole.", "El ludobús llega con briks de zumo."],
)
def test_words_of_every_day_are_known(spelling: Spanish, text: str) -> None:
    assert flagged(spelling, text) == []


def test_haver_may_be_a_ver(spelling: Spanish) -> None:
    assert spelling.suggestions("haver")[0] == "haber"
    assert "a ver" in spelling.suggestions("haver")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corte en el pk 98,300 de la CV-10 y en el PK 3+200.", []),
        ("No vengo pk llueve.", ["pk"]),
        ("Se proyecta «As bestas» a las 20 h.", []),
        ("«Dos ombres» y bestas", ["ombres", "bestas"]),
        ("Cambiamos los tóneres de la impresora.", []),
    ],
)
def test_kilometre_points_and_titles_in_galician_are_left_alone(
    spelling: Spanish, text: str, expected: list[str]
) -> None:
    assert flagged(spelling, text) == expected


@pytest.mark.parametrize("name", ["Tomás", "Renfe", "Covid", "Micó", "Zorrilla", "Jódar"])
def test_a_name_at_the_start_of_a_sentence_is_left_alone(spelling: Spanish, name: str) -> None:
    assert flagged(spelling, f"{name} estuvo en la plaza.") == []


@pytest.mark.parametrize(
    "right",
    [
        *("oíd", "reíd", "limpísimo", "jovencísimo", "vocecita", "lindísimo", "toallitas", "partidazo", "artistazas"),
        *("gastromercado", "endoterapia", "taichí", "finde", "marcona", "piececito", "mesecito"),
    ],
)
def test_what_spanish_makes_of_a_usual_word_is_right_in_any_case(spelling: Spanish, right: str) -> None:
    assert spelling.knows(right)
    assert spelling.knows(right.capitalize())


@pytest.mark.parametrize("wrong", ["piesecito", "cafesito", "lucesita", "graciass"])
def test_a_diminutive_is_not_made_of_a_plural(spelling: Spanish, wrong: str) -> None:
    assert not spelling.knows(wrong)


def test_a_heap_of_unknown_names_is_not_looked_at_one_by_one() -> None:
    spelling = Spanish(DICTIONARIES)
    tags = [f"#Ba{a}{b}{c}umpe" for a in "kwbcdfg" for b in "aeiou" for c in "kwrstlmnpd"]
    assert len(tags) == 350
    text = " ".join([*tags, "habia", "Habia"])
    assert flagged(spelling, text) == ["habia"]
    assert "Habia" in [word.text for word in spelling.misspelt(text, strict=True)]
    assert flagged(spelling, "Habia que verlo.") == ["Habia"]
