"""The words that are right whatever a dictionary says, as kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select

from calendario.domain.own_words import OwnWord, Scope
from calendario.store import tables
from calendario.store.database import area_versions, bump

AREA = "words"

_word = tables.own_word
_AT_ONCE = 500  # ids in one statement; SQLite takes 32,766 values


def add(tx: Connection, words: Sequence[OwnWord]) -> None:
    """Kept beside those there are; none of them may be there (`known`)."""
    if words:
        tx.execute(
            insert(_word),
            [
                {
                    "id": one.id,
                    "word": one.word,
                    "scope": str(one.scope),
                    "person_id": one.person_id,
                    "added_at": one.added_at,
                    "added_by": one.added_by,
                }
                for one in words
            ],
        )
        bump(tx, AREA)


def remove(tx: Connection, ids: Iterable[UUID]) -> tuple[OwnWord, ...]:
    """Those of them that were there, which are not any more."""
    gone: list[OwnWord] = []
    left = iter(ids)
    while part := tuple(islice(left, _AT_ONCE)):
        gone += (_value(row) for row in tx.execute(select(_word).where(_word.c.id.in_(part))))
        tx.execute(delete(_word).where(_word.c.id.in_(part)))
    if gone:
        bump(tx, AREA)
    return tuple(gone)


def known(tx: Connection, scope: Scope, person_id: UUID | None) -> frozenset[str]:
    """The words of that scope; of one person where it is one person's."""
    return frozenset(tx.scalars(select(_word.c.word).where(*_of(scope, person_id))))


def count(tx: Connection, scope: Scope, person_id: UUID | None) -> int:
    """How many those are."""
    return int(tx.execute(select(func.count()).select_from(_word).where(*_of(scope, person_id))).scalar_one())


def find(tx: Connection, word: str, scope: Scope, person_id: UUID | None) -> OwnWord | None:
    """That word of that scope, written so."""
    row = tx.execute(select(_word).where(_word.c.word == word, *_of(scope, person_id))).first()
    return None if row is None else _value(row)


def heard_by(tx: Connection, person_id: UUID) -> tuple[OwnWord, ...]:
    """Everything that is right for that person: of all, and of nobody else. In no order."""
    return tuple(_value(row) for row in tx.execute(select(_word).where(_for(person_id))))


def right_for(tx: Connection, person_id: UUID) -> tuple[str, ...]:
    """The words of `heard_by` alone, which are read ten times as fast."""
    return tuple(tx.scalars(select(_word.c.word).where(_for(person_id))))


def every(tx: Connection) -> tuple[str, ...]:
    """Whatever is right for anybody here."""
    return tuple(tx.scalars(select(_word.c.word).distinct()))


def still_right_for(tx: Connection, person_id: UUID, words: Iterable[str]) -> frozenset[str]:
    """Those of `words` that are right for that person, in whatever scope."""
    found: set[str] = set()
    left = iter(words)
    while part := tuple(islice(left, _AT_ONCE)):
        found |= set(tx.scalars(select(_word.c.word).where(_for(person_id), _word.c.word.in_(part))))
    return frozenset(found)


def judged_otherwise(tx: Connection) -> None:
    """The same words, and other rules for what is not among them: whoever looks at them looks again."""
    bump(tx, AREA)


def version(tx: Connection) -> int:
    """The count of the changes."""
    return area_versions(tx).get(AREA, 0)


def _for(person_id: UUID) -> ColumnElement[bool]:
    return or_(_word.c.person_id.is_(None), _word.c.person_id == person_id)


def _of(scope: Scope, person_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    whose = _word.c.person_id.is_(None) if person_id is None else _word.c.person_id == person_id
    return _word.c.scope == str(scope), whose


def _value(row: Row[Any]) -> OwnWord:
    return OwnWord(row.id, row.word, Scope(row.scope), row.person_id, row.added_at, row.added_by)
