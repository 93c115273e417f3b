"""Two people at one post: who else writes it, what was saved elsewhere meanwhile, and which of the two goes on. Neither
is ever overwritten: both become versions, and the one that goes on comes after both.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from calendario.desk.office import Office
from calendario.desk.versions import add_version, version_of
from calendario.desk.writing import Manuscript, WritingDesk
from calendario.domain.merging import Merged, Side, merge_drafts
from calendario.domain.post import Draft, PlanDraft, Revision
from calendario.domain.problem import NotAllowed, NotFound
from calendario.store import history, journal, people, posts
from calendario.store.database import Transaction
from calendario.store.ids import new_id

#: Whoever kept a change within this is writing now.
WRITING_NOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Fork:
    """A version that was saved elsewhere since `base` was opened: by whom (a name) and when (aware UTC). `base` is what
    both were written over, an empty draft where there was nothing yet.
    """

    post_id: UUID
    base_id: UUID | None
    base: Draft
    theirs_id: UUID
    theirs: Draft
    author: str
    saved_at: datetime

    def merged(self, mine: Draft, sides: tuple[Side, ...] = ()) -> Merged:
        """Both together; see `merge_drafts`."""
        return merge_drafts(self.base, mine, self.theirs, sides)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody has changes that are not saved on another computer: the `person` who uses it and what it is called, ""
    for what is not known; the last change at `saved_at` (aware UTC), and whether that is `lately`.
    """

    person: str
    computer: str
    saved_at: datetime
    lately: bool


class ForksDesk:
    """What the editor asks about others at the same post; milliseconds."""

    def __init__(self, office: Office, writing: WritingDesk) -> None:
        self._office = office
        self._writing = writing

    def elsewhere(self, post_id: UUID) -> Elsewhere | None:
        """Who has changes newer than the newest version on another machine; of several, whose change is the last."""
        office, now = self._office, self._office.clock()
        with office.database.reading() as tx:
            head = posts.head(tx, post_id)
            copies = history.copies_elsewhere(tx, post_id, office.machine)
            if not copies or (head is not None and copies[0].saved_at <= head.saved_at):
                return None
            newest = copies[0]
            who = people.at(tx, newest.machine)
        lately = abs(now - newest.saved_at) <= WRITING_NOW
        return Elsewhere("" if who is None else who.name, newest.computer, newest.saved_at, lately)

    def newest(self, post_id: UUID) -> UUID | None:
        """The newest version there is, None before the first."""
        with self._office.database.reading() as tx:
            head = posts.head(tx, post_id)
        return None if head is None else head.id

    def fork(self, post_id: UUID, base_id: UUID | None) -> Fork | None:
        """The newest version, where that is not the one that a draft over `base_id` was written over."""
        with self._office.database.reading() as tx:
            head = posts.head(tx, post_id)
            if head is None or head.id == base_id:
                return None
            return self._fork(tx, head, base_id)

    def settle(self, fork: Fork, mine: Draft, chosen: Draft, plan: PlanDraft) -> Manuscript:
        """`chosen` goes on, as a version that comes after both; `mine` is a version too, where it is another one.

        `plan` is what the editor's form has of channels and hours; nothing is planned and nothing that is planned
        changes. Raises `NotAllowed("overtaken")` where a still newer version was saved meanwhile: nothing changed then.
        """
        office, now = self._office, self._office.clock()
        mine, chosen = version_of(mine), version_of(chosen)
        with office.database.writing() as tx:
            head = posts.head(tx, fork.post_id)
            if head is None or head.id != fork.theirs_id:
                raise NotAllowed("overtaken")
            before = () if fork.base_id is None else (fork.base_id,)
            number = head.number
            if mine not in (chosen, fork.base):
                number += 1
                kept = Revision(new_id(now), fork.post_id, number, mine, office.me().id, now, before)
                before = (add_version(tx, kept).id,)
            parents = (*before, head.id)
            goes_on = Revision(new_id(now), fork.post_id, number + 1, chosen, office.me().id, now, parents)
            add_version(tx, goes_on)
            posts.drop_working_copy(tx, fork.post_id, office.machine)
            journal.note(tx, office.machine, now, "fork_settled", person_id=office.me().id, subject_id=fork.post_id)
        there = self._writing.open(fork.post_id)
        if there.plan != plan:
            self._writing.keep(fork.post_id, chosen, plan, goes_on.id)
            there = self._writing.open(fork.post_id)
        return there

    def _fork(self, tx: Transaction, head: Revision, base_id: UUID | None) -> Fork:
        base = Draft(base=replace(Draft().base, language=head.draft.base.language))
        known = None
        if base_id is not None:
            with suppress(NotFound):  # a server that was put back to an older day does not know it any more
                base, known = posts.revision(tx, base_id).draft, base_id
        author = people.person(tx, head.author_id)
        return Fork(
            head.post_id, known, base, head.id, head.draft, "" if author is None else author.name, head.saved_at
        )
