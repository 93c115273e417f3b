"""What is said of a draft before it goes out: the findings and the measure of each channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from calendario.checks.circumstances import Circumstances
from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.desk.links import addresses_of
from calendario.desk.office import Office
from calendario.desk.words import is_strict
from calendario.domain.addresses import NOTHING_SEEN, Seen
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.publication import out_as_said
from calendario.domain.reuse import Reuse
from calendario.domain.rights import NOTHING_KNOWN, Rights
from calendario.domain.rulers import Measure
from calendario.domain.rulers.parts import fullest, measures
from calendario.domain.slot import wall_clock
from calendario.store import bank, channels, library, links, parts, publications

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
    now, zone = leaving_at or office.clock(), office.institution().zone
    planned_at = {c.id: None if leaving_at is not None else plan.time_for(c.id) for c in on}
    late = {i for i, at in planned_at.items() if at is not None and at < wall_clock(now, zone)}
    known, seen = _known(office, draft), _seen(office, addresses_of(draft, on))
    reused, strict = _reused(office, post_id), is_strict(office)
    return {
        channel.id: review(
            subject(
                office.shapes.cut(draft.content_for(channel.id), channel.network),
                channel,
                wall_time=planned_at[channel.id],
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
                around=Circumstances(leaving=leaving_at is not None or channel.id in late),
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


def _seen(office: Office, addresses: tuple[str, ...]) -> Mapping[str, Seen]:
    """What was found at the pages it leads to; a text without links asks nobody."""
    if not addresses:
        return NOTHING_SEEN
    with office.database.reading() as tx:
        return links.seen(tx, addresses)


def _known(office: Office, draft: Draft) -> Mapping[str, Rights]:
    """What is known of the pictures it shows; a text without any asks nobody."""
    digests = draft.digests()
    if not digests:
        return NOTHING_KNOWN
    with office.database.reading() as tx:
        return library.rights(tx, digests)


def _reused(office: Office, post_id: UUID | None) -> tuple[Reuse, ...]:
    """What of the bank was put into that post."""
    if post_id is None:
        return ()
    with office.database.reading() as tx:
        return bank.reuses(tx, (post_id,)).get(post_id, ())
