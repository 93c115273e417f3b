"""What the editor's form of channels and hours asks of the publications there are, and how it says what they are."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from calendario.domain.post import PlanDraft
from calendario.domain.publication import EDITABLE, Plan, Publication, State


def wanted(
    there: Iterable[Publication], form: PlanDraft, zone: str
) -> list[tuple[Publication | None, UUID, Plan | None]]:
    """For each channel the publication there is, if it may change, and the plan wanted for it (None: no longer).

    `there` are a post's publications, none of them cancelled. Raises `BadInput("nonexistent_time")` for an hour the
    clocks skip, so that nothing is written before it is known.
    """
    known = {p.channel_id: p for p in there}
    asked: list[tuple[Publication | None, UUID, Plan | None]] = []
    for channel_id in form.channel_ids:
        publication, wall_time = known.get(channel_id), form.time_for(channel_id)
        if publication is not None and publication.state not in EDITABLE:
            continue  # out, under way or unknown: nothing that is written now changes it
        if wall_time is None:
            asked.append((publication, channel_id, None))
            continue
        wish = Plan(wall_time, zone, form.not_after)
        _ = wish.due_at, wish.not_after_at
        asked.append((publication, channel_id, wish))
    for channel_id, publication in known.items():
        if channel_id not in form.channel_ids and publication.state in EDITABLE:
            asked.append((publication, channel_id, None))
    return asked


def form_of(publications: Iterable[Publication]) -> PlanDraft:
    """The form that says what a post's publications say: the commonest hour is the common one.

    Where all of them were cancelled, the channels without an hour: a draft that has no date any more keeps them.
    """
    given = tuple(publications)
    there = tuple(p for p in given if p.state is not State.CANCELLED)
    if not there:
        return PlanDraft(channel_ids=tuple(dict.fromkeys(p.channel_id for p in given)))
    times = [p.plan.wall_time for p in there]
    common = max(dict.fromkeys(times), key=times.count)
    return PlanDraft(
        channel_ids=tuple(p.channel_id for p in there),
        wall_time=common,
        own_times=tuple((p.channel_id, p.plan.wall_time) for p in there if p.plan.wall_time != common),
        not_after=next((p.plan.not_after for p in there if p.plan.not_after is not None), None),
    )
