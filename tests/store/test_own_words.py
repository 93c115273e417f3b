"""Own words as kept: each once in its scope, counted where they change, on either engine."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from calendario.domain.own_words import OwnWord, Scope
from calendario.domain.people import Person
from calendario.store import own_words, people, tables
from calendario.store.database import Database
from calendario.store.ids import new_id
from tests.newsroom import Newsroom


@pytest.fixture
def made(newsroom: Newsroom) -> Callable[..., OwnWord]:
    def make(word: str, scope: Scope = Scope.INSTITUTION, person_id: UUID | None = None) -> OwnWord:
        me = newsroom.desk.office.me().id
        whose = (person_id or me) if scope is Scope.PERSON else None
        return OwnWord(new_id(newsroom.clock()), word, scope, whose, newsroom.clock(), me)

    return make


def test_words_are_found_by_whom_they_are_right_for(newsroom: Newsroom, made: Callable[..., OwnWord]) -> None:
    me, other = newsroom.desk.office.me().id, Person(new_id(newsroom.clock()), "Luis")
    ours, province = made("Gaiata"), made("Vítol", Scope.TERRITORY)
    mine, his = made("farolet", Scope.PERSON), made("farolet", Scope.PERSON, other.id)
    with newsroom.database.writing() as tx:
        people.save_person(tx, other)
        before = own_words.version(tx)
        own_words.add(tx, [ours, province, mine, his])
    with newsroom.database.reading() as tx:
        assert own_words.version(tx) == before + 1
        assert set(own_words.heard_by(tx, me)) == {ours, province, mine}
        assert set(own_words.right_for(tx, other.id)) == {"Gaiata", "Vítol", "farolet"}
        assert own_words.known(tx, Scope.INSTITUTION, None) == {"Gaiata"}
        assert own_words.count(tx, Scope.PERSON, me) == 1
        assert own_words.find(tx, "farolet", Scope.PERSON, other.id) == his
        assert own_words.find(tx, "gaiata", Scope.INSTITUTION, None) is None
    with newsroom.database.writing() as tx:
        assert set(own_words.remove(tx, [ours.id, his.id, UUID(int=1)])) == {ours, his}
        assert own_words.remove(tx, [ours.id]) == ()
    with newsroom.database.reading() as tx:
        assert own_words.version(tx) == before + 2
        assert set(own_words.heard_by(tx, other.id)) == {province}


@pytest.mark.parametrize(
    ("scope", "whose", "word"),
    [
        ("institution", False, "Gaiata"),
        ("person", True, "farolet"),
        ("person", False, "otra"),
        ("institution", True, "otra"),
        ("nobody", False, "otra"),
        ("institution", False, "  "),
    ],
)
def test_the_schema_keeps_no_word_twice_and_none_of_nobody(
    newsroom: Newsroom, made: Callable[..., OwnWord], scope: str, whose: bool, word: str
) -> None:
    me = newsroom.desk.office.me().id
    with newsroom.database.writing() as tx:
        own_words.add(tx, [made("Gaiata"), made("Gaiata", Scope.TERRITORY), made("farolet", Scope.PERSON)])
    row = {"id": new_id(newsroom.clock()), "word": word, "scope": scope, "person_id": me if whose else None}
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.execute(insert(tables.own_word).values(**row, added_at=newsroom.clock(), added_by=None))


def test_a_calendar_that_moves_takes_its_words_along(
    newsroom: Newsroom, made: Callable[..., OwnWord], tmp_path: object
) -> None:
    with newsroom.database.writing() as tx:
        own_words.add(tx, [made("Gaiata"), made("farolet", Scope.PERSON)])
        there = set(own_words.heard_by(tx, newsroom.desk.office.me().id))
    target = newsroom.folder / "otro.sqlite"
    empty = Database.empty(target)
    with newsroom.database.reading() as old, empty.filling(old) as new:
        assert set(own_words.heard_by(new, newsroom.desk.office.me().id)) == there
    empty.close()
    copy = newsroom.folder / "copia.sqlite"
    newsroom.database.copy_to(copy)
    copied = Database.open(copy, newsroom.clock())
    with copied.reading() as tx:
        assert set(own_words.heard_by(tx, newsroom.desk.office.me().id)) == there
    copied.close()
