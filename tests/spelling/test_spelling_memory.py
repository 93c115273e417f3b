"""A sentence that was looked at is not looked at again, whoever asks, until other words are right."""

from __future__ import annotations

import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from calendario import paths
from calendario.desk.spelling import open_dictionary
from calendario.spelling.own import OwnWords
from calendario.spelling.spanish.checker import Spanish
from calendario.spelling.speller import Hint
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import Word

DICTIONARIES = paths.resources() / "dictionaries"
POST = [f"El punto {number} trata de la solicitut de ayudas y esta abierto a las familias." for number in range(120)]


def test_eight_channels_that_say_a_long_text_ask_the_rules_once_for_each_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: Counter[str] = Counter()
    hints = Spanish.hints

    def counted(spanish: Spanish, text: str) -> tuple[Hint, ...]:
        asked[text.strip()] += 1
        return hints(spanish, text)

    monkeypatch.setattr(Spanish, "hints", counted)
    spelling = Spelling(DICTIONARIES)
    spelling.load("es")
    for _channel in range(8):
        spelling.hints(" ".join(POST))
    assert asked == Counter(POST)


def test_a_word_that_is_added_is_right_in_sentences_that_were_looked_at_before() -> None:
    spelling = Spelling(DICTIONARIES)
    spelling.load("es")
    assert [word.text for word in spelling.misspelt(POST[0])] == ["solicitut"]
    spelling.take_own(OwnWords(["solicitut"]))
    assert spelling.misspelt(POST[0]) == ()
    spelling.take_own(OwnWords())
    assert [word.text for word in spelling.misspelt(POST[0])] == ["solicitut"]


def test_what_was_found_while_a_dictionary_was_missing_is_not_believed_once_it_is_there(tmp_path: Path) -> None:
    folder = shutil.copytree(DICTIONARIES, tmp_path / "dictionaries", ignore=shutil.ignore_patterns("es*"))
    spelling = Spelling(folder)
    assert (spelling.misspelt(POST[0]), spelling.hints(POST[0])) == ((), ())
    for file in DICTIONARIES.glob("es*"):
        shutil.copy(file, folder)
    spelling.load("es")
    assert [word.text for word in spelling.misspelt(POST[0])] == ["solicitut"]


def test_threads_beside_the_window_find_what_it_finds() -> None:
    alone = [Spelling(DICTIONARIES).misspelt(sentence) for sentence in POST[:40]]
    shared = Spelling(DICTIONARIES)

    def look(_thread: int) -> list[tuple[Word, ...]]:
        return [shared.misspelt(sentence) for sentence in POST[:40]]

    with ThreadPoolExecutor(4) as threads:
        assert all(found == alone for found in threads.map(look, range(8)))


def test_a_dictionary_that_is_opened_wholly_flags_what_it_flags_else() -> None:
    spelling = Spelling(DICTIONARIES)
    assert open_dictionary(spelling, "es", wholly=True)
    assert not open_dictionary(spelling, "gl", wholly=True)
    assert [word.text for word in spelling.misspelt(POST[0])] == ["solicitut"]
