"""What is a word, and the plain lists in which words come: nothing is lost, and what is wrong is told by its line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.details import NOTHING_TOLD, Details, details_from_json, details_to_json
from calendario.domain.merging import merge_drafts
from calendario.domain.own_words import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_IGNORED,
    MOST_TOLD,
    MOST_WORDS,
    WordList,
    cleaned_word,
    forms_of,
    holds,
    ignoring,
    read_list,
    write_list,
)
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput

LETTERS = st.text("abcdefghijñopqrsáéíóúüçàABCÑÁ", min_size=1, max_size=12)
NAMES = (
    st.lists(LETTERS, min_size=1, max_size=4)
    .flatmap(lambda parts: st.sampled_from([" ", "-", "'", "·", ". ", "/"]).map(lambda between: between.join(parts)))
    .filter(lambda name: len(name) > 1)
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  farolet\t", "farolet"),
        ("Sant  Joan de Moró", "Sant Joan de Moró"),
        (unicodedata.normalize("NFD", "mocadorà"), "mocadorà"),
        ("L’Alcora", "L'Alcora"),
        ("gaia\u00adta\ufeff", "gaiata"),
        ("Vila-real", "Vila-real"),
        ("Benicarló/Peníscola", "Benicarló/Peníscola"),
    ],
)
def test_a_word_is_kept_composed_and_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert cleaned_word(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "own_word_empty"),
        (" \u00ad ", "own_word_empty"),
        ("a" * (MOST_CHARACTERS + 1), "own_word_too_long"),
        ("far\x07olet", "own_word_control"),
        ("far\0olet", "own_word_control"),
        ("far\ud800olet", "own_word_control"),
        ("fa\u202erolet", "own_word_control"),
        ("28001", "own_word_digits"),
        ("Plan 2030", "own_word_digits"),
        ("x", "own_word_letter"),
        (" Ñ\u00ad", "own_word_letter"),
        ("a;b", "own_word_sign"),
        ("-", "own_word_sign"),
        ("😀", "own_word_sign"),
        ("#Feria", "own_word_sign"),
    ],
)
def test_what_cannot_be_a_word_is_refused(typed: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        cleaned_word(typed)
    assert refused.value.code == code


@given(NAMES)
def test_what_was_cleaned_once_stays_as_it_is(name: str) -> None:
    kept = cleaned_word(name)
    assert cleaned_word(kept) == kept


def test_lower_case_holds_in_any_case_and_a_capital_as_it_is_written() -> None:
    forms = forms_of(["farolet", "Gaiata", "McDonald"])
    assert all(holds(word, forms) for word in ("farolet", "Farolet", "FAROLET", "Gaiata", "GAIATA", "MCDONALD"))
    assert not any(holds(word, forms) for word in ("gaiata", "gAiata", "Mcdonald", "farolets"))


@given(st.lists(NAMES.map(cleaned_word), max_size=30), st.text(max_size=40))
def test_a_list_that_was_written_reads_as_it_was(names: list[str], about: str) -> None:
    about = about.encode("utf-8", "replace").decode()
    words = tuple(dict.fromkeys(names))
    told = read_list(write_list(words, about))
    assert told.words == words
    assert (told.again, told.refused_count) == (0, 0)


@given(st.binary(max_size=300))
def test_whatever_bytes_come_every_line_is_a_word_or_told(data: bytes) -> None:
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        data += b"\n" * 2 * len(data)  # else it is hardly a text
    told = read_list(data)
    assert all(cleaned_word(word) == word for word in told.words)
    assert len(told.refused) == min(told.refused_count, MOST_TOLD)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_list_is_read_however_it_was_saved(coding: str, end: str) -> None:
    text = end.join(["# Palabras de la comarca: ñ", "", "Peñíscola", "mocadorà  # de la cabeza", " ", "Peñíscola"])
    told = read_list(text.encode(coding))
    assert told.words == ("Peñíscola", "mocadorà")
    assert (told.again, told.refused_count) == (1, 0)


def test_a_line_that_is_damaged_is_told_and_the_others_stand() -> None:
    told = read_list(
        "año\n".encode() + b"ma\xf1ana\n" + "niño\n".encode() + "día\ud800\n".encode("utf-8", "surrogatepass")
    )
    assert told.words == ("año", "niño")
    assert [(r.line, r.code) for r in told.refused] == [(2, "own_words_line"), (4, "own_words_line")]


def test_the_dictionaries_of_a_word_processor_are_lists_too() -> None:
    libreoffice = b"OOoUserDict1\nlang: es-ES\ntype: positive\n---\nGaiata\nfarolet\n"
    assert read_list(libreoffice) == WordList(("Gaiata", "farolet"))
    assert read_list("2\nGaiata/S\nñonyo/XY\n".encode()) == WordList(("Gaiata", "ñonyo"))
    assert read_list(b"C/ Mayor\n").words == ("C/ Mayor",), "an abbreviation where there are no flags"
    assert read_list(b"Gaiata\n12\n").refused_count == 1


def test_a_hundred_thousand_words_are_taken_and_one_more_is_told() -> None:
    words = [f"casa{n:x}".translate(str.maketrans("0123456789", "ghijklmnop")) for n in range(MOST_WORDS)]
    assert read_list("\n".join(words).encode()).words == tuple(words)
    with pytest.raises(BadInput, match="own_words_too_many") as refused:
        read_list("\n".join([*words, words[0], "sobra"]).encode())
    assert refused.value.facts == {"most": MOST_WORDS, "line": MOST_WORDS + 2}


def test_ten_megabytes_on_one_line_are_one_line_that_is_too_long() -> None:
    told = read_list(b"a" * 10_000_000)
    assert (told.words, told.refused_count) == ((), 1)
    assert len(told.refused[0].shown) < 60
    assert read_list(b"a1\n" * 1_000_000).refused_count == 1_000_000
    with pytest.raises(BadInput, match="own_words_huge"):
        read_list(b"a\n" * (MOST_BYTES // 2 + 1))


def test_what_is_ignored_in_a_post_is_kept_with_its_card_and_no_part_of_what_it_says() -> None:
    ignored = Details(ignored=ignoring((), "farolet"))
    assert details_from_json(details_to_json(ignored)) == ignored
    assert "details" not in details_to_json(NOTHING_TOLD)
    assert Draft(details=ignored).content_hash == Draft().content_hash
    many = ignored.ignored
    for number in range(MOST_IGNORED + 5):
        many = ignoring(many, "a" * (number + 1))
    assert len(many) == MOST_IGNORED


def test_words_ignored_on_two_computers_are_all_ignored() -> None:
    base, mine, theirs = (Draft(details=Details(ignored=words)) for words in (("a", "b"), ("a", "c"), ("a", "b", "d")))
    merged = merge_drafts(base, mine, theirs)
    assert merged.clashes == ()
    assert merged.draft.details.ignored == ("a", "c", "d"), "b was taken out on one of them"


def test_a_list_with_a_nul_in_it_is_a_text_with_a_damaged_line() -> None:
    told = read_list(b"Gaiata\nFaro\0la\nMagdalena\n")
    assert told.words == ("Gaiata", "Magdalena")
    assert [(line.line, line.code, line.shown) for line in told.refused] == [(2, "own_word_control", "Faro\ufffdla")]


@pytest.mark.parametrize(
    "data",
    [
        "Gaiata\nMagdalena\n".encode("utf-16-le"),
        b"PK\x03\x04\0\0",
        b"\x89PNG\r\n\x1a\n" + b"\0\0\rIHDR\0\0\0\x10\n" * 30,
    ],
)
def test_what_has_them_everywhere_is_no_text(data: bytes) -> None:
    with pytest.raises(BadInput, match="own_words_binary"):
        read_list(data)


def test_a_long_list_may_be_damaged_here_and_there() -> None:
    lines = [b"Gaia\0ta" if n % 20 == 0 else b"Casa" + b"a" * (n % 60) for n in range(400)]
    assert read_list(b"\n".join(lines)).refused_count == 20
