"""The versions of a post: who saved each and when, what changed from one to another, and one of them brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from calendario.desk.office import Office
from calendario.desk.versions import new_revision
from calendario.desk.writing import Manuscript, WritingDesk
from calendario.domain.difference import FieldChange, draft_difference
from calendario.domain.post import Draft
from calendario.domain.problem import NotFound
from calendario.domain.publication import State
from calendario.store import history, posts, publications


@dataclass(frozen=True, slots=True)
class Version:
    """A saved revision as a list shows it. `author` is a person's name, `saved_at` aware UTC; `states` are those of the
    publications that say it, none where it goes nowhere.
    """

    id: UUID
    number: int
    author: str
    saved_at: datetime
    parents: tuple[UUID, ...]
    states: frozenset[State]


class HistoryDesk:
    """Looks back. Versions are never changed: what is brought back is written anew, over the newest one."""

    def __init__(self, office: Office, writing: WritingDesk) -> None:
        self._office = office
        self._writing = writing

    def versions(self, post_id: UUID) -> tuple[Version, ...]:
        """All of them, newest first; without their texts, so that hundreds take milliseconds."""
        with self._office.database.reading() as tx:
            rows = history.revisions(tx, post_id)
            there = publications.of_post(tx, post_id)
        states: dict[UUID, set[State]] = {}
        for publication in there:
            states.setdefault(publication.revision_id, set()).add(publication.state)
        return tuple(
            Version(r.id, r.number, r.author, r.saved_at, r.parents, frozenset(states.get(r.id, ()))) for r in rows
        )

    def draft(self, revision_id: UUID) -> Draft:
        """What that version says. Raises `NotFound("revision_not_found")`."""
        with self._office.database.reading() as tx:
            return posts.revision(tx, revision_id).draft

    def difference(self, before_id: UUID | None, after_id: UUID) -> tuple[FieldChange, ...]:
        """What changed from one version to another; from nothing where `before_id` is None. Raises as `draft`."""
        before = Draft() if before_id is None else self.draft(before_id)
        return draft_difference(before, self.draft(after_id))

    def restore(self, post_id: UUID, revision_id: UUID) -> Manuscript:
        """That version is what is being written now, over the newest one: a save makes it the newest.

        What was being written on this machine is saved as a version first, its channels and hours stay as they are.
        Raises `NotFound("revision_not_found")` for a version of no post or of another, and `NotAllowed("overtaken")`
        where what was being written has to be brought together with a newer version: see `ForksDesk`.
        """
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            wanted = posts.revision(tx, revision_id)
            if wanted.post_id != post_id:
                raise NotFound("revision_not_found")
            copy = posts.working_copy(tx, post_id, office.machine)
            if copy is not None:
                new_revision(tx, office, post_id, copy.draft, now)
        there = self._writing.open(post_id)
        plan = there.plan if copy is None or copy.planned_then != there.plan else copy.plan
        self._writing.keep(post_id, wanted.draft, plan, there.newest_revision_id)
        return self._writing.open(post_id)
