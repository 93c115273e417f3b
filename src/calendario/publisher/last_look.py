"""The review at the last moment: whatever was accepted before, what blocks now neither goes out nor is handed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from calendario.checks.circumstances import Circumstances
from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.checks.surroundings import around
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.house import House
from calendario.domain.post import Draft
from calendario.domain.publication import Publication
from calendario.domain.reuse import Reuse
from calendario.domain.rights import Rights
from calendario.publisher.newsroom import Newsroom
from calendario.store import bank, channels, library, posts
from calendario.store.database import Transaction
from calendario.store.surroundings import Surroundings


def standing(newsroom: Newsroom, tx: Transaction, publication: Publication, draft: Draft) -> Circumstances:
    """How things stand around `draft` now: the rules and modes of the house, what the post is for, what is official.
    What else is said on its channel keeps nothing from going out.
    """
    there, post_id = Surroundings(newsroom.database, tx), publication.post_id
    own = draft.content_for(publication.channel_id).language
    spoken = there.spoken((post_id,)).get(post_id, ()) if there.house.languages else ()
    return around(
        there.house,
        newsroom.rules,
        leaving=True,
        names=there.names,
        glossary=there.glossary(None),
        hashtags=there.hashtags,
        nature=there.nature(draft.details),
        spoken=spoken or (own,),
        source=draft.details.source,
        moved_from=publication.moved_from,
    )


def blocking(
    publication: Publication,
    channel: Channel,
    draft: Draft,
    known: Mapping[str, Rights],
    now: datetime,
    surroundings: Circumstances,
    out: frozenset[int] = frozenset(),
    reused: tuple[Reuse, ...] = (),
) -> Finding | None:
    """What keeps `draft` from going out on its channel at its hour, or `now` (aware UTC) where that is past; `known` is
    what is known of its pictures, `surroundings` how things are `standing`, `out` the parts of a thread that are there,
    `reused` what of the bank was put into it.
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
        around=surroundings,
    )
    return next((f for f in review(asked, max(now, publication.due_at)) if f.blocks), None)


def still_holds(newsroom: Newsroom, house: House) -> bool:
    """Whether the rules that a publication was looked at by are those of this moment: a crisis waits for nobody."""
    with newsroom.database.reading() as tx:
        return Surroundings(newsroom.database, tx).house == house


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
        surroundings = standing(newsroom, tx, planned, draft)
    finding = blocking(planned, channel, draft, known, newsroom.clock(), surroundings, reused=reused)
    return planned.by_hand_now() if finding is None else held_for(planned, finding)
