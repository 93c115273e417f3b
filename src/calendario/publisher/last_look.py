"""The review at the last moment: whatever was accepted before, what blocks now neither goes out nor is handed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from calendario.checks.circumstances import Circumstances
from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.post import Draft
from calendario.domain.publication import Publication
from calendario.domain.reuse import Reuse
from calendario.domain.rights import Rights
from calendario.publisher.newsroom import Newsroom
from calendario.store import bank, channels, library, posts


def blocking(
    publication: Publication,
    channel: Channel,
    draft: Draft,
    known: Mapping[str, Rights],
    now: datetime,
    out: frozenset[int] = frozenset(),
    reused: tuple[Reuse, ...] = (),
) -> Finding | None:
    """What keeps `draft` from going out on its channel at `now` (aware UTC); `known` is what is known of its pictures,
    `out` the parts of a thread that are there, `reused` what of the bank was put into it.
    """
    asked = subject(
        draft.content_for(channel.id),
        channel,
        zone=publication.plan.zone,
        out=out,
        known=known,
        title=draft.title,
        pending=draft.details.pending,
        reused=reused,
        ignored=draft.details.ignored,
        waivers=draft.details.waivers,
        around=Circumstances(leaving=True),
    )
    return next((f for f in review(asked, now) if f.blocks), None)


def held_for(publication: Publication, finding: Finding) -> Publication:
    """It waits for a person, who is told why."""
    return publication.held("finding", {"code": finding.code, **finding.facts})


def handed_over(newsroom: Newsroom, planned: Publication) -> Publication:
    """A planned publication of a channel by hand at its hour: a person's turn, or held for what blocks it."""
    with newsroom.database.reading() as tx:
        channel = channels.channel(tx, planned.channel_id)
        draft = posts.revision(tx, planned.revision_id).draft
        known = library.of_contents(tx, (draft.content_for(channel.id),))
        reused = bank.reuses(tx, (planned.post_id,)).get(planned.post_id, ())
    finding = blocking(planned, channel, draft, known, newsroom.clock(), reused=reused)
    return planned.by_hand_now() if finding is None else held_for(planned, finding)
