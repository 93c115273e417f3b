"""In which language a text is: never another one for misspelt Spanish, a title, a name or a tag."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from calendario.spelling.detection import Detection
from calendario.spelling.spelling import Spelling

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "spelling"
DICTIONARIES = ROOT / "resources" / "dictionaries"
SPELLING = Spelling(DICTIONARIES)


def knowing(language: str):  # type: ignore[no-untyped-def]
    there = SPELLING.language(language)
    return None if there is None else there.knows


DETECTION = Detection(knowing, SPELLING.languages)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def sentences_by_language() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows("other_languages.tsv"):
        found.setdefault(row["language"], []).append(row["sentence"])
    return found


POSTS = [(row["language"], row["text"]) for row in rows("whole_posts.tsv")]
BAD_SPANISH = [text for language, text in POSTS if language == "es"]
ELSEWHERE = [(language, text) for language, text in POSTS if language != "es"]


def test_most_sentences_in_another_language_are_told_and_none_is_taken_for_a_third() -> None:
    told = Counter(
        (language, DETECTION.other(sentence, "es"))
        for language, sentences in sentences_by_language().items()
        for sentence in sentences
    )
    assert {other for language, other in told if other not in (None, language)} == set()
    assert told["ca", "ca"] >= 17  # of twenty each
    assert told["gl", "gl"] >= 13
    assert told["en", "en"] >= 19


@pytest.mark.parametrize("language", ["ca", "gl", "en"])
def test_a_post_of_a_few_sentences_is_told(language: str) -> None:
    sentences = sentences_by_language()[language]
    for at in range(0, len(sentences), 4):
        assert DETECTION.language_of(" ".join(sentences[at : at + 4])) == language


def test_next_to_nothing_is_flagged_in_a_post_of_another_language_left_on_spanish() -> None:
    flagged = Counter(
        (language, text)
        for language, text in ELSEWHERE
        for word in SPELLING.misspelt(text)
        if word.language is None  # as Spanish
    )

    assert len(flagged) <= 2  # posts of 54
    assert {language for language, _ in flagged} <= {"gl"}


@pytest.mark.parametrize("language", ["gl", "eu", "ca", "en"])
def test_beside_a_spanish_paragraph_each_keeps_its_language(language: str) -> None:
    spanish = "La inscripsión se hará en la bibloteca. Está abierta hasta el viernes."
    left = 0
    for text in [text for there, text in ELSEWHERE if there == language]:
        for post in (f"{spanish}\n\n{text}", f"{text}\n\n{spanish}", f"{text}\n{spanish}"):
            found = [word for word in SPELLING.misspelt(post) if word.language is None]
            assert [word.text for word in found if word.text in ("inscripsión", "bibloteca")] == [
                "inscripsión",
                "bibloteca",
            ]
            left += len(found) > 2

    assert left <= (6 if language == "gl" else 0)  # two plain posts, each thrice


@pytest.mark.parametrize("text", BAD_SPANISH)
def test_very_bad_spanish_is_spanish_and_its_errors_are_shown(text: str) -> None:
    accentless = text.translate(str.maketrans("áéíóúüñ", "aeiouun"))
    for said in (
        text,
        text.upper(),
        text.lower(),
        accentless,
        accentless.upper(),
        f"{text}\n{text}",
        text.replace("h", ""),
    ):
        assert DETECTION.other(said, "es") is None
        assert DETECTION.astray(said, "es") == []
        assert DETECTION.language_of(said) == "es"
    assert SPELLING.misspelt(text)


def test_bad_spanish_posts_one_below_the_other_stay_spanish() -> None:
    for at in range(len(BAD_SPANISH) - 3):
        assert DETECTION.astray("\n".join(BAD_SPANISH[at : at + 3]), "es") == []
        assert DETECTION.astray(" ".join(BAD_SPANISH[at : at + 3]), "es") == []


SLIPS = (
    str.maketrans("áéíóúüñ", "aeiouun"),
    str.maketrans("bvcs", "vbsc"),
    str.maketrans("ye", "ie"),
    {ord("h"): None},
)


@pytest.mark.parametrize("post", (DATA / "right_posts.txt").read_text("utf-8").splitlines())
def test_spanish_stays_spanish_however_it_is_misspelt(post: str) -> None:
    for slip in ({}, *SLIPS):
        assert DETECTION.other(post.translate(slip), "es") is None
        assert DETECTION.language_of(post.translate(slip)) == "es"


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Ajuntament",
        "Feliz Navidad / Bon Nadal",
        "Proyección de «The Quiet Man and the Sea of Love» en el salón de actos.",
        "Concierto de Els Amics de les Arts y Manel en el Palau de la Música.",
        "Ven al Black Friday y al Summer Fest: live music y street food en la plaza.",
        "Taller de coaching, mindfulness y networking para startups.",
        "#BonNadal #HappyNewYear #EguberriOn desde el Ayuntamiento",
        "Mikel Etxeberria, Ainhoa Goikoetxea e Iñaki Agirretxe presentan su disco.",
        "Xosé Manuel Seixas da Costa e Antía dos Santos gañan el premio.",
        "Calle Major, avinguda de la Pau, rúa do Hórreo y plaza Mayor.",
        "INFORMACION MUNICIPAL SOBRE LA RECOJIDA DE VASURA EN EL VARRIO",
        "k tal xiko, vienes al konsierto d sta noxe?",
        "Edad recomendada: a partir de 4 anos.",
        "Recital poetico musical a crago de Elfo Teatro.",
        "Sesion no recomendada para menores de 18 anos.",
    ],
)
def test_what_is_no_sentence_of_another_language_stays_in_the_post_s(sentence: str) -> None:
    assert DETECTION.other(sentence, "es") is None


@pytest.mark.parametrize(
    "odd",
    ["\x00\x01\x02 hola que tal", "\ud800\udfff", "\ufffe\uffff", "שלום وسهلا привет", "\u0085" * 50, "a" * 100_000],
)
def test_odd_characters_are_no_language(odd: str) -> None:
    english = " " + sentences_by_language()["en"][0]
    assert DETECTION.other(odd, "es") is None
    assert DETECTION.language_of(odd) == "es"
    assert DETECTION.other(odd[:50] + english, "es") in (None, "en")


def test_a_post_in_a_language_without_a_dictionary_is_not_asked_about() -> None:
    assert DETECTION.other("Se abre el plazo de inscripción en las escuelas deportivas municipales.", "gl") is None


def test_telling_languages_apart_costs_nothing_until_a_sentence_is_strange() -> None:
    asked = (
        "import sys; from pathlib import Path; from calendario.spelling.spelling import Spelling; "
        f"s = Spelling(Path({str(DICTIONARIES)!r})); s.language_of('Hola, ven a la fiesta'); "
        "assert s.misspelt('Se abre el plazo de inscripsión.'); print('pycld2' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "False"
