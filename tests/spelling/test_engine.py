"""pyspellchecker over our files: what we count on when its version changes."""

from importlib.metadata import version
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from calendario.spelling.engine import LexiconChecker
from calendario.spelling.lexicon import Lexicon, open_lexicon

SHIPPED = Path(__file__).parents[2] / "resources" / "dictionaries"
TYPED = ["vezinos", "informacion", "hayuntamiento", "plzaa", "caceres", "Caceres", "x"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return open_lexicon(SHIPPED, "es")


@pytest.fixture(scope="module")
def checker(lexicon: Lexicon) -> LexiconChecker:
    return LexiconChecker(lexicon)


@pytest.fixture(scope="module")
def reference(lexicon: Lexicon) -> SpellChecker:
    """The library as it comes, with a copy of the same words."""
    made = SpellChecker(language=None, distance=1, case_sensitive=True)
    made.word_frequency.load_json(dict(lexicon))
    return made


def test_the_version_is_one_whose_private_attribute_we_know() -> None:
    assert version("pyspellchecker").startswith("0.9.")


def test_it_is_read_as_the_library_reads_its_own_words(checker: LexiconChecker, reference: SpellChecker) -> None:
    words = ["vecinos", "Cáceres", "cáceres", "vezinos", "está", ""]

    assert [checker[word] for word in words] == [reference[word] for word in words]
    assert [word in checker for word in words] == [word in reference for word in words]
    assert checker.known(words) == reference.known(words) == {"vecinos", "Cáceres", "está"}
    assert checker.unknown(words) == reference.unknown(words)


def test_how_common_a_word_is_comes_out_as_the_librarys_own(checker: LexiconChecker, reference: SpellChecker) -> None:
    for word in ("vecinos", "está", "vezinos"):
        assert checker.word_usage_frequency(word) == reference.word_usage_frequency(word)
    ours, theirs = checker.word_frequency, reference.word_frequency
    assert (ours.unique_words, ours.total_words) == (theirs.unique_words, theirs.total_words)
    assert ours.longest_word_length == theirs.longest_word_length
    assert set(ours.words()) == set(theirs.words()) == set(checker)


@pytest.mark.parametrize("typed", TYPED)
def test_what_lies_one_edit_away_is_what_the_library_finds(
    checker: LexiconChecker, reference: SpellChecker, typed: str
) -> None:
    near = checker.known(checker.edit_distance_1(typed))

    letters = checker.word_frequency.letters
    assert near == {
        word for word in reference.known(reference.edit_distance_1(typed)) if set(word) <= letters | set(typed)
    }


def test_letters_that_only_foreign_words_have_are_not_tried(lexicon: Lexicon) -> None:
    assert set("abcdefghijlmnopqrstuvxyzáéíóúñü") <= lexicon.letters
    assert not lexicon.letters & set("çàè'·-ABC")


def test_its_own_distance_is_one_whoever_asks(checker: LexiconChecker) -> None:
    assert checker.distance == 1
    assert checker.correction("vezinos") == "vecinos"
    assert checker.candidates("qwzxqwzx") is None
