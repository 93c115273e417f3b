"""Planning a post: the review that stands in the way, the plan that makes it go out, and the seconds to regret it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from calendario.desk import reviewing
from calendario.desk.office import Office
from calendario.desk.versions import first_of, new_revision
from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.finding import Finding, Level
from calendario.domain.networks import network
from calendario.domain.planning import wanted
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import EDITABLE, GoingNow, Publication, State, go_on_as
from calendario.domain.shapes import Shapes
from calendario.domain.slot import wall_clock
from calendario.domain.uploading import upload_time
from calendario.store import channels, journal, parts, pauses, publications, waivers
from calendario.store.database import Transaction

#: *Publicar ahora* waits this long, so that it can be undone.
UNDO_FOR = timedelta(seconds=20)


class Blocked(Problem):
    """Something stands in the way: `findings` by channel. Nothing was planned; the text is saved."""

    code = "blocked"

    def __init__(self, findings: Mapping[UUID, tuple[Finding, ...]]) -> None:
        self.findings = findings
        super().__init__(count=len({(f.code, f.place, f.start) for found in findings.values() for f in found}))


class Warned(Problem):
    """Nothing stands in the way, but there is something to look at: shown once, then planned as it is if so wished."""

    code = "warned"

    def __init__(self, findings: Mapping[UUID, tuple[Finding, ...]]) -> None:
        self.findings = findings
        super().__init__(count=len({(f.code, f.place, f.start) for found in findings.values() for f in found}))


class PlanningDesk:
    """What makes a post go out. Whatever is refused, the text is kept."""

    def __init__(self, office: Office, writing: WritingDesk) -> None:
        self._office = office
        self._writing = writing

    def plan(
        self, post_id: UUID, draft: Draft, plan: PlanDraft, *, as_it_is: bool = False, over: UUID | None = None
    ) -> tuple[Publication, ...]:
        """Will go out on every chosen channel at its hour, held there while a pause is on, and on no other channel.

        Raises `Blocked` or, unless `as_it_is`, `Warned`: then nothing is planned and the text is kept. With `as_it_is`
        the warnings are noted as accepted for this exact content. Raises `BadInput("no_channel")`, `("no_time")` where
        only that is missing (else the findings of `Blocked` say so too), and
        `NotAllowed("thread_begun")` where parts of a thread are out and the text does not go on from them.
        `NotAllowed("overtaken")`, and `over`, as in `WritingDesk.save_draft`.
        """
        draft = self._writing.keep_first(post_id, draft, plan, over)
        chosen = self._chosen(post_id, plan)
        timeless = frozenset(c.id for c in chosen if plan.time_for(c.id) is None)
        accepted = self._check(post_id, draft, plan, chosen, as_it_is, timeless)
        with self._office.database.writing() as tx:
            there = publications.of_post(tx, post_id)
            for publication, _channel_id, wish in wanted(there, plan, self._office.institution().zone):
                if wish is None and publication is not None:
                    publications.save(tx, publication.cancelled(), publication)
            going = self._go_out(tx, post_id, draft, plan, accepted)
        return tuple(g.publication for g in going)

    def publish_now(
        self, post_id: UUID, draft: Draft, plan: PlanDraft, *, as_it_is: bool = False, over: UUID | None = None
    ) -> tuple[GoingNow, ...]:
        """Will go out on every chosen channel in `UNDO_FOR`, or when its video can be there (`ready_in`); until then
        `take_back` undoes it. What is planned on other channels stays as it is.

        It is reviewed as it will be when it is sent. Raises as `plan` does, and `NotAllowed`: "paused" while the
        general pause is on, "channel_not_active".
        """
        office = self._office
        draft = self._writing.keep_first(post_id, draft, plan, over)
        chosen = self._chosen(post_id, plan)
        due_at = office.clock() + ready_in((c, draft) for c in chosen)
        plan = replace(plan, wall_time=wall_clock(due_at, office.institution().zone), own_times=(), not_after=None)
        with office.database.reading() as tx:
            refuse_stopped(tx, chosen)  # before anybody is asked about warnings in vain
        accepted = self._check(post_id, draft, plan, chosen, as_it_is, leaving_at=due_at)
        with office.database.writing() as tx:
            refuse_stopped(tx, [channels.channel(tx, c.id) for c in chosen])
            return self._go_out(tx, post_id, draft, plan, accepted, due_at)

    def take_back(self, going: Iterable[GoingNow]) -> tuple[Publication, ...]:
        """Undoes *Publicar ahora*, wherever it was pressed: what has not been claimed yet is what it was before.

        Returns those that were taken back, as they stand now; `GoingNow.taken_back` tells with which hour and text.
        Nothing but `going` is kept for this: if the window dies meanwhile they go out as planned.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        taken = []
        with office.database.writing() as tx:
            for one in going:
                there = publications.publication(tx, one.publication.id)
                back = one.taken_back(there)
                if back is not None:
                    taken.append(publications.save(tx, back, there))
                    journal.note(tx, office.machine, now, "taken_back", person_id=me.id, subject_id=there.id)
        return tuple(taken)

    def _chosen(self, post_id: UUID, plan: PlanDraft) -> tuple[Channel, ...]:
        """The chosen channels on which something may still change."""
        if not plan.channel_ids:
            raise BadInput("no_channel")
        with self._office.database.reading() as tx:
            settled = {p.channel_id for p in publications.of_post(tx, post_id) if p.state not in EDITABLE}
            chosen = tuple(channels.channel(tx, c) for c in plan.channel_ids if c not in settled)
        for channel in chosen:
            if channel.state is ChannelState.RETIRED:
                raise NotAllowed("channel_retired", channel=channel.name)
            network(channel.network)  # raises UnknownNetwork: nobody can tell what it takes
        return chosen

    def _check(
        self,
        post_id: UUID,
        draft: Draft,
        plan: PlanDraft,
        chosen: tuple[Channel, ...],
        as_it_is: bool,
        timeless: frozenset[UUID] = frozenset(),
        leaving_at: datetime | None = None,
    ) -> frozenset[str] | None:
        """The codes of the warnings that are accepted; None where nobody was asked to. The `timeless` lack an hour."""
        out = reviewing.out_already(self._office, post_id, draft)
        findings = reviewing.reviewed(
            self._office, draft, plan, chosen, out, post_id, suggest=False, leaving_at=leaving_at
        )
        blocking = {c: tuple(f for f in found if f.blocks) for c, found in findings.items()}
        if any(blocking.values()):
            for lacking in timeless:  # all that is missing is said at once
                blocking[lacking] = (*blocking[lacking], Finding("no_time", Level.BLOCK))
            raise Blocked({c: found for c, found in blocking.items() if found})
        if timeless:
            raise BadInput("no_time")
        warnings = {c: tuple(f for f in found if f.level is Level.WARN) for c, found in findings.items()}
        if not as_it_is and any(warnings.values()):
            raise Warned({c: found for c, found in warnings.items() if found})
        return frozenset(f.code for found in warnings.values() for f in found) if as_it_is else None

    def _go_out(
        self,
        tx: Transaction,
        post_id: UUID,
        draft: Draft,
        plan: PlanDraft,
        accepted: frozenset[str] | None,
        due_at: datetime | None = None,
    ) -> tuple[GoingNow, ...]:
        """A new version, planned on the chosen channels: all of them at `due_at`, or each at its own hour."""
        office, me, now = self._office, self._office.me(), self._office.clock()
        revision = new_revision(tx, office, post_id, draft, now)
        going = []
        for before, channel_id, wish in wanted(publications.of_post(tx, post_id), plan, office.institution().zone):
            if wish is None:
                continue
            if before is None:
                planned = publications.add(tx, first_of(revision, channel_id, wish, State.PLANNED, now, due_at))
            else:
                planned = publications.save(tx, before.planned(wish, due_at=due_at).saying(revision.id), before)
            _refuse_other_beginning(tx, planned, revision.draft, office.shapes)
            going.append(GoingNow(planned, before))
        if accepted is not None:
            waivers.add(tx, post_id, revision.content_hash, accepted, me.id, now)
        journal.note(
            tx,
            office.machine,
            now,
            "post_planned",
            person_id=me.id,
            subject_id=post_id,
            content_hash=revision.content_hash,
            due_at=sorted({g.publication.due_at.isoformat() for g in going}),
        )
        return tuple(going)


def _refuse_other_beginning(tx: Transaction, planned: Publication, draft: Draft, shapes: Shapes) -> None:
    """Raises `NotAllowed("thread_begun")` where parts are out that would have to say something else."""
    channel, known = channels.channel(tx, planned.channel_id), parts.parts(tx, planned).values()
    content = shapes.going_out(channel, draft.content_for(channel.id))
    if not go_on_as(known, content):
        raise NotAllowed("thread_begun", out=sum(p.is_out for p in known), parts=len(content.parts))


def ready_in(going: Iterable[tuple[Channel, Draft]]) -> timedelta:
    """In how long those can be out when they are to go at once: `UNDO_FOR`, or as long as the largest video takes to be
    uploaded. What a person publishes by hand is not waited for.
    """
    takes = (upload_time(draft.content_for(channel.id)) for channel, draft in going if not channel.by_hand)
    return max((UNDO_FOR, *takes))


def refuse_stopped(tx: Transaction, asked: Iterable[Channel]) -> None:
    """Raises `NotAllowed`: "paused" while the general pause is on, "channel_not_active" for a channel that is not."""
    if pauses.current(tx) is not None:
        raise NotAllowed("paused")
    stopped = next((c for c in asked if c.state is not ChannelState.ACTIVE), None)
    if stopped is not None:
        raise NotAllowed("channel_not_active", channel=stopped.name)
