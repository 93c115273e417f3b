"""The institution's own words: right for everybody or for oneself from one moment to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from calendario import paths
from calendario.desk.desk import Desk
from calendario.domain.bank import OfficialName
from calendario.domain.finding import OF_SPELLING
from calendario.domain.own_words import MOST_WORDS, Scope
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed
from calendario.spelling.spelling import Spelling
from calendario.store import own_words, people
from calendario.store.ids import new_id
from tests.newsroom import Newsroom

TEXT = "Mañana sale la Gaiata del sector 4, con su farolet."


@pytest.fixture
def spelling() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


@pytest.fixture
def desk(newsroom: Newsroom, spelling: Spelling) -> Desk:
    return Desk.of(replace(newsroom.desk.office, speller=spelling), {})


def flagged(desk: Desk, text: str = TEXT, *ignored: str) -> list[str]:
    draft = Draft("", Content(text))
    draft = replace(draft, details=replace(draft.details, ignored=ignored))
    on = desk.channels.all()
    found = desk.writing.review(draft, PlanDraft((on[0].id,)), on[:1])
    return [str(f.facts["word"]) for f in found[on[0].id] if f.code in OF_SPELLING]


def test_a_word_is_right_at_once_and_wrong_again_once_it_is_taken_out(desk: Desk) -> None:
    desk.words.refresh()
    assert flagged(desk) == ["farolet"]
    added = desk.words.add(" farolet ", Scope.INSTITUTION)
    assert added.word == "farolet"
    assert flagged(desk) == []
    gone = desk.words.remove([added.id])
    assert gone == (added,)
    assert flagged(desk) == ["farolet"]
    desk.words.put_back(gone)
    assert flagged(desk) == []
    assert [one.word for one in desk.words.all()] == [added]
    assert desk.words.all()[0].by == "Merche Olmo"


def test_the_same_word_twice_is_one(desk: Desk) -> None:
    first = desk.words.add("farolet", Scope.INSTITUTION)
    assert desk.words.add("farolet", Scope.INSTITUTION) == first
    mine = desk.words.add("farolet", Scope.PERSON)
    assert mine != first
    desk.words.remove([first.id])
    assert flagged(desk) == [], "it is still right for me"


def test_what_one_person_added_is_right_for_nobody_else(newsroom: Newsroom, desk: Desk) -> None:
    desk.words.add("farolet", Scope.PERSON)
    other = people.Person(new_id(newsroom.clock()), "Luis")
    with newsroom.database.writing() as tx:
        people.save_person(tx, other)
        people.sit_at(tx, desk.office.machine, other.id)
    assert desk.words.refresh()
    assert flagged(desk) == ["farolet"]
    assert desk.words.all() == ()


def test_what_another_window_adds_is_right_here_after_a_look(newsroom: Newsroom, desk: Desk) -> None:
    desk.words.refresh()
    assert not desk.words.refresh(), "nothing is made anew where nothing changed"
    there = Desk.of(replace(newsroom.desk.office, speller=None), {})
    there.words.add("farolet", Scope.INSTITUTION)
    assert desk.words.refresh()
    assert flagged(desk) == []
    desk.words.add("verbenera", Scope.INSTITUTION)
    assert not desk.words.refresh(), "one's own change is known already"


def test_a_word_that_somebody_else_added_a_moment_ago_is_right_once_it_is_added_here(
    newsroom: Newsroom, desk: Desk
) -> None:
    desk.words.refresh()
    there = Desk.of(replace(newsroom.desk.office, speller=None), {})
    added = there.words.add("farolet", Scope.INSTITUTION)
    assert desk.words.kept("farolet", Scope.INSTITUTION) == added
    assert desk.words.kept("farolet", Scope.PERSON) is None
    assert desk.words.add("farolet", Scope.INSTITUTION) == added
    assert flagged(desk) == [], "nobody looked at what the other computer did yet"
    there.words.add("verbenera", Scope.INSTITUTION)
    assert desk.words.refresh(), "what else was done there is still seen"


def test_the_official_names_of_the_bank_are_right_and_what_is_typed_for_them_is_told(desk: Desk) -> None:
    text = "Desfile de Gaitas y pregón en Vilafamez."
    desk.bank.add(OfficialName("Gaiates", ("Gaitas",)))
    name = desk.bank.add(OfficialName("Vilafamés", ("Vilafamez",)))
    assert desk.words.refresh()
    on = desk.channels.all()[0]
    draft = Draft("", Content(text))
    found = desk.writing.review(draft, PlanDraft((on.id,)), (on,), suggest=True)[on.id]
    told = {text[f.start : f.end]: f.fixes[0].replacement for f in found if f.code == "official_name_misspelled"}
    assert told == {"Gaitas": "Gaiates", "Vilafamez": "Vilafamés"}
    desk.bank.retire(name.id)
    assert desk.words.refresh()
    assert flagged(desk, "Las Gaiates salen.") == []


def test_a_word_ignored_in_a_post_is_right_there_alone(desk: Desk) -> None:
    assert flagged(desk, TEXT, "farolet") == []
    assert flagged(desk, "FAROLET", "farolet") == []
    assert flagged(desk, TEXT) == ["farolet"]


def test_strictly_an_unknown_word_with_a_capital_is_flagged_too(desk: Desk) -> None:
    text = "Habrá un acto con Wxgartz en la plaza."
    assert not desk.words.strict
    assert flagged(desk, text) == []
    desk.words.set_strict(True)
    assert desk.words.strict
    assert flagged(desk, text) == ["Wxgartz"]


def test_a_list_is_taken_in_whole_and_comes_out_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.words.add("farolet", Scope.INSTITUTION)
    source = tmp_path / "lista.txt"
    source.write_bytes("\ufeff# De la comarca\r\nfarolet\r\nGaiata\r\nSant Joan de Moró\r\nGaiata\r\n12\r\n".encode())
    incoming = desk.words.read_list(source, Scope.INSTITUTION)
    assert (incoming.new, incoming.known, incoming.again) == (("Gaiata", "Sant Joan de Moró"), 1, 1)
    assert [(r.line, r.code) for r in incoming.refused] == [(6, "own_word_digits")]
    assert len(desk.words.all()) == 1, "nothing is changed by looking"
    assert desk.words.import_list(incoming) == 2
    assert flagged(desk, "Sant Joan de Moró: sale el farolet.") == []
    out = tmp_path / "salida.txt"
    assert desk.words.export_list(out, Scope.INSTITUTION) == 3
    again = desk.words.read_list(out, Scope.TERRITORY)
    assert set(again.new) == {"farolet", "Gaiata", "Sant Joan de Moró"}
    assert not again.refused


def test_a_list_of_everything_leaves_out_what_is_one_person_s(desk: Desk, tmp_path: Path) -> None:
    for word, scope in (("farolet", Scope.INSTITUTION), ("Gaiata", Scope.TERRITORY), ("Pepito", Scope.PERSON)):
        desk.words.add(word, scope)
    out = tmp_path / "salida.txt"
    assert desk.words.export_list(out) == 2
    assert desk.words.read_list(out, Scope.INSTITUTION).new == ("Gaiata",)
    assert desk.words.export_list(out, Scope.PERSON) == 1, "unless it is asked for"
    assert desk.words.read_list(out, Scope.PERSON).known == 1


def test_a_list_that_cannot_be_read_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "lista.txt"
    with pytest.raises(BadInput, match="file_unreadable"):
        desk.words.read_list(source, Scope.INSTITUTION)
    source.write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(BadInput, match="own_words_binary") as told:
        desk.words.read_list(source, Scope.INSTITUTION)
    assert told.value.facts["path"] == str(source)
    with pytest.raises(BadInput, match="own_word_sign"):
        desk.words.add("a;b", Scope.INSTITUTION)
    assert desk.words.all() == ()


def test_there_is_a_most_of_words(newsroom: Newsroom, desk: Desk, tmp_path: Path) -> None:
    now = newsroom.clock()
    with newsroom.database.writing() as tx:
        kept = [
            own_words.OwnWord(UUID(int=n + 1), f"palabra {n:x}".translate(LETTERS), Scope.INSTITUTION, None, now, None)
            for n in range(MOST_WORDS)
        ]
        own_words.add(tx, kept)
    with pytest.raises(NotAllowed, match="own_words_full"):
        desk.words.add("farolet", Scope.INSTITUTION)
    source = tmp_path / "lista.txt"
    source.write_text("farolet\n", encoding="utf-8")
    with pytest.raises(NotAllowed, match="own_words_full"):
        desk.words.read_list(source, Scope.INSTITUTION)
    desk.words.add("farolet", Scope.PERSON)
    gone = desk.words.remove([one.id for one in kept])
    assert len(gone) == MOST_WORDS
    assert [one.word.word for one in desk.words.all()] == ["farolet"]


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_a_long_list_says_how_far_it_is_and_given_up_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    letters = "abcdefghijklmnop"
    many = [f"zz{a}{b}{c}zz" for a in letters for b in letters for c in letters] + ["farolet"]
    source = tmp_path / "lista.txt"
    source.write_text("\n".join(many), encoding="utf-8")
    incoming = desk.words.read_list(source, Scope.INSTITUTION)
    told: list[tuple[int, int]] = []

    def until(most: int) -> Callable[[int, int], bool]:
        told.clear()
        return lambda done, of: told.append((done, of)) is None and done < most

    for most in (0, 4_000, len(many)):
        with pytest.raises(BadInput, match="own_words_given_up"):
            desk.words.import_list(incoming, until(most))
        assert told[-1][0] >= most
        assert desk.words.all() == ()
        assert flagged(desk) == ["farolet"]
    assert desk.words.import_list(incoming, until(len(many) + 1)) == len(many)
    assert told == [(done, len(many)) for done in (0, 2_000, 4_000, len(many))]
    assert flagged(desk) == []
