"""What the review says of each card of a week, as it will be seen when it goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from calendario.checks.review import review
from calendario.checks.subject import Subject, subject
from calendario.desk.office import Office
from calendario.desk.reviewing import around_draft
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.post import Content
from calendario.domain.publication import EDITABLE, Publication, out_as_said
from calendario.domain.shapes import Shapes
from calendario.store import bank, library, parts
from calendario.store.database import Transaction
from calendario.store.publications import Entry
from calendario.store.surroundings import Surroundings

_MOST_SAID = 4000  # publications: some weeks of a town hall with eight channels, a few MB


class CardReview:
    """Some milliseconds for each publication of which something changed since it was read last, a tenth of that for
    each other: for work beside the window. Spelling, and what else is said on the channel, are left to the editor.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._said: dict[UUID, tuple[Subject, datetime, tuple[Finding, ...]]] = {}

    def of(
        self, tx: Transaction, entries: Sequence[Entry], known: Mapping[UUID, Channel], now: datetime
    ) -> dict[UUID, tuple[Finding, ...]]:
        """The open findings of each publication that may still change, by its id."""
        open_still = [e for e in entries if e.publication.state in EDITABLE]
        post_ids = {e.publication.post_id for e in open_still}
        there, shapes = Surroundings(self._office.database, tx), self._office.shapes
        rights = library.of_contents(tx, (e.content for e in open_still))
        reused = bank.reuses(tx, post_ids)
        spoken = there.spoken(post_ids) if there.house.languages else {}
        found: dict[UUID, tuple[Finding, ...]] = {}
        for entry in open_still:
            publication, channel, draft = entry.publication, known[entry.publication.channel_id], entry.draft
            languages, was = spoken.get(publication.post_id, (entry.content.language,)), publication.moved_from
            asked = subject(
                entry.content,
                channel,
                zone=publication.plan.zone,
                out=_out(tx, publication, entry.content, channel, shapes),
                known=rights,
                title=entry.title,
                pending=draft.details.pending,
                reused=reused.get(publication.post_id, ()),
                ignored=draft.details.ignored,
                waivers=draft.details.waivers,
                around=around_draft(self._office, there, draft, languages, leaving=True, moved_from=was),
            )
            found[publication.id] = self._findings(publication.id, asked, max(now, publication.due_at))
        return found

    def _findings(self, publication_id: UUID, asked: Subject, at: datetime) -> tuple[Finding, ...]:
        said = self._said.get(publication_id)
        if said is None or said[:2] != (asked, at):
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            said = self._said[publication_id] = (asked, at, review(asked, at))
        return said[2]


def _out(
    tx: Transaction, publication: Publication, content: Content, channel: Channel, shapes: Shapes
) -> frozenset[int]:
    """The parts of a thread that are there; what is not divided asks nobody."""
    if not channel.has_threads or len(content.parts) == 1:
        return frozenset()
    return out_as_said(parts.parts(tx, publication).values(), shapes.going_out(channel, content))
