"""What is said of a draft before it goes out: the findings and the measure of each channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from calendario.checks.circumstances import Circumstances
from calendario.checks.glossary import in_form
from calendario.checks.review import review
from calendario.checks.subject import Recent, subject
from calendario.checks.surroundings import around
from calendario.desk.links import addresses_of
from calendario.desk.office import Office
from calendario.desk.words import STRICT
from calendario.domain.addresses import NOTHING_SEEN
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.problem import NotFound
from calendario.domain.publication import EDITABLE, Publication, out_as_said
from calendario.domain.rights import NOTHING_KNOWN
from calendario.domain.rulers import Measure
from calendario.domain.rulers.parts import fullest, measures
from calendario.domain.slot import instant, wall_clock, wall_time_exists
from calendario.store import channels, library, links, parts, publications
from calendario.store.surroundings import Neighbour, Surroundings

#: Of a post of which no part is on any network.
NOTHING_OUT: Mapping[UUID, frozenset[int]] = MappingProxyType({})


def measured(draft: Draft, on: Iterable[Channel]) -> dict[UUID, Measure]:
    """See `WritingDesk.measures`."""
    told = {}
    for channel in on:
        content = channel.composed(draft.content_for(channel.id)).content
        told[channel.id] = fullest(measures(channel.network, content, channel.accepts, threads=channel.has_threads))
    return told


def reviewed(
    office: Office,
    draft: Draft,
    plan: PlanDraft,
    on: tuple[Channel, ...],
    out: Mapping[UUID, frozenset[int]],
    post_id: UUID | None,
    *,
    suggest: bool,
    leaving_at: datetime | None = None,
    spelling: bool = True,
) -> dict[UUID, tuple[Finding, ...]]:
    """See `WritingDesk.review`. With `leaving_at` (aware UTC) as the last look before it is sent will see it then,
    whatever hour it is planned for; so is what is late, which can only go out now.
    """
    now, planned = leaving_at or office.clock(), {c.id: None if leaving_at else plan.time_for(c.id) for c in on}
    digests, addresses = draft.digests(), addresses_of(draft, on)
    with office.database.reading() as tx:  # one for all of it: this is asked at every pause in typing
        there = Surroundings(office.database, tx)
        zone = _zone(there)
        known = library.rights(tx, digests) if digests else NOTHING_KNOWN
        seen = links.seen(tx, addresses) if addresses else NOTHING_SEEN
        reused = () if post_id is None else there.reuses(post_id)
        before = () if post_id is None else there.publications(post_id)
        strict = there.setting(STRICT) is True
        leaving = {c.id: _leaves(planned[c.id], leaving_at, wall_clock(now, zone)) for c in on}
        hours = {c.id: now if leaving[c.id] else _instant(planned[c.id], zone, now) for c in on}
        neighbours = there.neighbours(hours, zone, post_id)
        stays = [p.channel_id for p in before if leaving_at is not None or p.state not in EDITABLE]
        moved_from = {c.id: _moved_from(before, c.id, planned[c.id]) for c in on}
        spoken = {draft.content_for(c).language for c in (*plan.channel_ids, *stays)} or {draft.base.language}
        surroundings = {
            c.id: around_draft(office, there, draft, spoken, leaving=leaving[c.id], moved_from=moved_from[c.id])
            for c in on
        }
    return {
        channel.id: review(
            subject(
                office.shapes.cut(draft.content_for(channel.id), channel.network),
                channel,
                wall_time=planned[channel.id],
                zone=zone,
                out=out.get(channel.id, frozenset()),
                known=known,
                title=draft.title,
                seen=seen,
                pending=draft.details.pending,
                reused=reused,
                ignored=draft.details.ignored,
                waivers=draft.details.waivers,
                strict=strict,
                around=surroundings[channel.id],
                recent=said_near(neighbours[channel.id]),
            ),
            now,
            office.speller if spelling else None,
            suggest=suggest,
        )
        for channel in on
    }


def out_already(office: Office, post_id: UUID, draft: Draft) -> dict[UUID, frozenset[int]]:
    """The numbers of the parts of `draft` that are there, by channel."""
    with office.database.reading() as tx:
        tried = publications.of_post(tx, post_id, cancelled=True)
        known = {p.channel_id: (channels.channel(tx, p.channel_id), parts.parts(tx, p).values()) for p in tried}
    goes = office.shapes.going_out
    return {i: out_as_said(there, goes(c, draft.content_for(i))) for i, (c, there) in known.items()}


def around_draft(
    office: Office,
    there: Surroundings,
    draft: Draft,
    spoken: Iterable[str],
    *,
    leaving: bool,
    moved_from: datetime | None,
) -> Circumstances:
    """How things stand around `draft`, which is told in the languages `spoken`; see `Circumstances`."""
    return around(
        there.house,
        office.rules,
        leaving=leaving,
        names=there.names,
        glossary=_glossary(office, there),
        hashtags=there.hashtags,
        nature=there.nature(draft.details),
        spoken=sorted(spoken),
        source=draft.details.source,
        moved_from=moved_from,
    )


def read_ahead(office: Office) -> None:
    """What is known around a post, however many words that are: the next review finds it in memory."""
    with office.database.reading() as tx:
        there = Surroundings(office.database, tx)
        in_form(_glossary(office, there), str.casefold)


def _glossary(office: Office, there: Surroundings) -> frozenset[str]:
    me = there.person(office.machine)
    return there.glossary(None if me is None else me.id)


def said_near(neighbours: Iterable[Neighbour]) -> tuple[Recent, ...]:
    """What else is said on a channel, as a review takes it."""
    return tuple(Recent(one.text, one.wall_time) for one in neighbours)


def _zone(there: Surroundings) -> str:
    if there.institution is None:
        raise NotFound("not_set_up")
    return there.institution.zone


def _leaves(planned: datetime | None, leaving_at: datetime | None, now: datetime) -> bool:
    """Whether it can only go out now: because it is to, or because it is late."""
    return leaving_at is not None or (planned is not None and planned < now)


def _instant(planned: datetime | None, zone: str, now: datetime) -> datetime:
    """When it goes out; as of now where that is not known, or an hour that does not exist."""
    return instant(planned, zone) if planned is not None and wall_time_exists(planned, zone) else now


def _moved_from(before: Iterable[Publication], channel_id: UUID, planned: datetime | None) -> datetime | None:
    """The hour for which its text was kept, where it is another one."""
    there = next((p for p in before if p.channel_id == channel_id and p.state in EDITABLE), None)
    was = None if there is None else there.moved_from or there.plan.wall_time
    return None if was == planned else was
