"""Writing a post: the working copy that is never lost, saved revisions, the review, and the plan that makes it go
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from calendario.checks.review import Subject, review
from calendario.desk.office import Office
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Content, Draft, Image, PlanDraft, Revision, Variant, WorkingCopy
from calendario.domain.problem import BadInput, NotAllowed, NotFound, Problem
from calendario.domain.publication import EDITABLE, Plan, Publication, State
from calendario.domain.rulers import Measure, measure
from calendario.domain.slot import wall_clock
from calendario.domain.text import clean, first_line
from calendario.store import channels, journal, media, pauses, posts, publications, waivers
from calendario.store.database import Transaction
from calendario.store.ids import new_id

#: *Publicar ahora* waits this long, so that it can be undone.
UNDO_FOR = timedelta(seconds=20)
#: Marks what was cancelled because its whole post was: only that comes back with it.
_WITH_ITS_POST = {"with": "post"}


class Blocked(Problem):
    """Something stands in the way: `findings` by channel. Nothing was planned; the text is saved."""

    code = "blocked"

    def __init__(self, findings: Mapping[UUID, tuple[Finding, ...]]) -> None:
        self.findings = findings
        super().__init__(count=len({(f.code, f.start) for found in findings.values() for f in found}))


class Warned(Problem):
    """Nothing stands in the way, but there is something to look at: shown once, then planned as it is if so wished."""

    code = "warned"

    def __init__(self, findings: Mapping[UUID, tuple[Finding, ...]]) -> None:
        self.findings = findings
        super().__init__(count=len({(f.code, f.start) for found in findings.values() for f in found}))


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A post as the editor opens it. `unsaved` tells that the draft comes from the working copy, not from a
    revision.
    """

    post_id: UUID
    draft: Draft
    plan: PlanDraft
    number: int  # of the newest revision, 0 before the first
    base_revision_id: UUID | None
    publications: tuple[Publication, ...]
    unsaved: bool
    saved_at: datetime | None

    @property
    def editable(self) -> bool:
        """Whether anything of it may still change: not when every publication is out, under way or unknown."""
        return not self.publications or any(p.state in EDITABLE for p in self.publications)


class WritingDesk:
    """Everything the editor does. Texts are cleaned on the way in; `BadInput` says what cannot be kept."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def new(self, plan: PlanDraft | None = None) -> Manuscript:
        """A new post, kept from its first key. `plan` may carry the day it was asked for on."""
        office, now = self._office, self._office.clock()
        post_id = new_id(now)
        with office.database.reading() as tx:
            active = tuple(c.id for c in channels.channels(tx) if c.state is ChannelState.ACTIVE)
        chosen = plan or PlanDraft()
        if not chosen.channel_ids:
            chosen = replace(chosen, channel_ids=active)
        draft = Draft(base=Content(language=office.institution().language))
        return Manuscript(post_id, draft, chosen, 0, None, (), unsaved=False, saved_at=None)

    def open(self, post_id: UUID) -> Manuscript:
        """The post with what was being written on this machine, if that is newer. Raises
        `NotFound("post_not_found")`.
        """
        office = self._office
        with office.database.reading() as tx:
            if not posts.exists_post(tx, post_id):
                raise NotFound("post_not_found")
            head = posts.head(tx, post_id)
            copy = posts.working_copy(tx, post_id, office.machine)
            found = publications.of_post(tx, post_id)
        saved_at: datetime | None
        if copy is not None:
            draft, plan, saved_at = copy.draft, copy.plan, copy.saved_at
        else:
            draft = Draft() if head is None else head.draft
            plan, saved_at = _plan_of(found), None if head is None else head.saved_at
        return Manuscript(
            post_id=post_id,
            draft=draft,
            plan=plan,
            number=0 if head is None else head.number,
            base_revision_id=None if head is None else head.id,
            publications=found,
            unsaved=copy is not None,
            saved_at=saved_at,
        )

    def keep(self, post_id: UUID, draft: Draft, plan: PlanDraft, base_revision_id: UUID | None) -> datetime:
        """Autosave: the working copy, durable when this returns. Returns when (aware UTC). Any thread may call it."""
        office, now = self._office, self._office.clock()
        copy = WorkingCopy(post_id, _clean(draft), plan, now, base_revision_id)
        with office.database.writing() as tx:
            if not posts.exists_post(tx, post_id):
                posts.create(tx, post_id, office.me().id, now)
            posts.save_working_copy(tx, copy, office.machine)
        return now

    def forget_working_copy(self, post_id: UUID) -> None:
        """Back to what was saved last."""
        with self._office.database.writing() as tx:
            posts.drop_working_copy(tx, post_id, self._office.machine)

    def take_in(self, source: Path) -> Image:
        """A picture copied into the profile. Raises `BadInput` saying why it cannot be used."""
        image = self._office.media.take_in(source)
        self._note(image)
        return image

    def take_in_bytes(self, data: bytes, name: str) -> Image:
        """The same for a pasted picture."""
        image = self._office.media.keep(data, name)
        self._note(image)
        return image

    def picture(self, image: Image) -> Path:
        """The picture's file. Raises `BadInput("picture_missing")`."""
        return self._office.media.path(image.digest)

    def said(self, revision_id: UUID, channel_id: UUID) -> Content:
        """What a saved revision says on a channel. Raises `NotFound`."""
        with self._office.database.reading() as tx:
            return posts.revision(tx, revision_id).draft.content_for(channel_id)

    def measures(self, draft: Draft, channel_list: Iterable[Channel]) -> dict[UUID, Measure]:
        """What each channel's own ruler says of what it would say."""
        told = {}
        for channel in channel_list:
            content = draft.content_for(channel.id)
            told[channel.id] = measure(channel.network, content.text, warning=content.warning, limits=channel.accepts)
        return told

    def review(
        self, draft: Draft, plan: PlanDraft, channel_list: Iterable[Channel], *, suggest: bool = False
    ) -> dict[UUID, tuple[Finding, ...]]:
        """The findings of what each channel would say, as of now."""
        office, now, zone = self._office, self._office.clock(), self._office.institution().zone
        return {
            channel.id: review(
                Subject(
                    draft.content_for(channel.id),
                    channel.network,
                    channel.accepts,
                    plan.time_for(channel.id),
                    zone,
                ),
                now,
                office.speller,
                suggest=suggest,
            )
            for channel in channel_list
        }

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a misspelt word, best first."""
        speller = self._office.speller
        return () if speller is None else speller.suggestions(word)

    def save_draft(self, post_id: UUID, draft: Draft, plan: PlanDraft) -> Revision:
        """A new revision; with a date, its publications become dated drafts: nothing of it will go out by itself.

        Raises `BadInput` for an hour that does not exist; the text is kept as the working copy then.
        """
        office, now = self._office, self._office.clock()
        zone = office.institution().zone
        self._keep_first(post_id, draft, plan)
        with office.database.writing() as tx:
            revision = self._save(tx, post_id, draft, now)
            for publication, channel_id, wanted in self._wanted(tx, post_id, plan, zone):
                if wanted is None:
                    if publication is not None:
                        publications.save(tx, publication.cancelled(), publication)
                elif publication is None:
                    publications.add(tx, _new(now, post_id, channel_id, revision, wanted, State.PROPOSED))
                else:
                    moved = replace(publication.proposed(wanted), revision_id=revision.id)
                    publications.save(tx, moved, publication)
            journal.note(tx, office.machine, now, "draft_saved", person_id=office.me().id, subject_id=post_id)
        return revision

    def plan(self, post_id: UUID, draft: Draft, plan: PlanDraft, *, as_it_is: bool = False) -> tuple[Publication, ...]:
        """Will go out on every chosen channel at its hour.

        Raises `Blocked` or, unless `as_it_is`, `Warned`: then nothing is planned and the text is kept. With `as_it_is`
        the warnings are noted as accepted for this exact content. Raises `BadInput("no_channel")`, `("no_time")`.
        """
        office, now = self._office, self._office.clock()
        zone = office.institution().zone
        draft = _clean(draft)
        self._keep_first(post_id, draft, plan)
        chosen = self._chosen(post_id, plan)
        if any(plan.time_for(c.id) is None for c in chosen):
            raise BadInput("no_time")
        self._check(draft, plan, chosen, as_it_is)
        with office.database.writing() as tx:
            revision = self._save(tx, post_id, draft, now)
            planned = []
            paused = pauses.current(tx)
            stopped = {c.id for c in channels.channels(tx) if c.state is ChannelState.PAUSED}
            for publication, channel_id, wanted in self._wanted(tx, post_id, plan, zone):
                if wanted is None:
                    if publication is not None:
                        publications.save(tx, publication.cancelled(), publication)
                    continue
                if publication is None:
                    moved = _new(now, post_id, channel_id, revision, wanted, State.PLANNED)
                    publications.add(tx, moved)
                else:
                    moved = replace(publication.planned(wanted), revision_id=revision.id)
                    publications.save(tx, moved, publication)
                # nothing goes out until it is decided, not even what is planned meanwhile
                why = "pause" if paused is not None else "channel_paused" if channel_id in stopped else None
                if why is not None:
                    held = moved.held(why)
                    publications.save(tx, held, moved)
                    moved = held
                planned.append(moved)
            self._note_plan(tx, post_id, revision, now, planned, as_it_is)
        return tuple(planned)

    def publish_now(
        self, post_id: UUID, draft: Draft, plan: PlanDraft, *, as_it_is: bool = False
    ) -> tuple[Publication, ...]:
        """Will go out on every chosen channel in `UNDO_FOR`; until then `take_back` undoes it. Raises as `plan` does,
        and
        `NotAllowed("paused")` while the general pause is on.
        """
        office, now = self._office, self._office.clock()
        zone, due_at = office.institution().zone, now + UNDO_FOR
        draft = _clean(draft)
        self._keep_first(post_id, draft, plan)
        plan = replace(plan, wall_time=wall_clock(due_at, zone), own_times=(), not_after=None)
        chosen = self._chosen(post_id, plan)
        stopped = next((c for c in chosen if c.state is ChannelState.PAUSED), None)
        if stopped is not None:
            raise NotAllowed("channel_not_active", channel=stopped.name)
        self._check(draft, replace(plan, wall_time=None), chosen, as_it_is)
        with office.database.writing() as tx:
            if pauses.current(tx) is not None:
                raise NotAllowed("paused")
            revision = self._save(tx, post_id, draft, now)
            planned = []
            for publication, channel_id, wanted in self._wanted(tx, post_id, plan, zone):
                if wanted is None:
                    continue
                if publication is None:
                    moved = _new(now, post_id, channel_id, revision, wanted, State.PLANNED, due_at)
                    publications.add(tx, moved)
                else:
                    moved = replace(publication.planned(wanted, due_at=due_at), revision_id=revision.id)
                    publications.save(tx, moved, publication)
                planned.append(moved)
            self._note_plan(tx, post_id, revision, now, planned, as_it_is)
        return tuple(planned)

    def take_back(self, publication_ids: Iterable[UUID]) -> int:
        """Undoes *Publicar ahora*: what has not been claimed yet is a dated draft again. Returns how many it was."""
        taken = 0
        with self._office.database.writing() as tx:
            for publication_id in publication_ids:
                publication = publications.publication(tx, publication_id)
                if publication.state is State.PLANNED:
                    publications.save(tx, publication.proposed(), publication)
                    taken += 1
        return taken

    def discard(self, post_id: UUID) -> None:
        """Out of sight: what may still change of it will not go out. `undo_discard` brings it back."""
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            for publication in publications.of_post(tx, post_id):
                if publication.state in EDITABLE:
                    gone = replace(publication.cancelled(), facts=_WITH_ITS_POST)
                    publications.save(tx, gone, publication)
            posts.discard(tx, post_id, now)
            journal.note(tx, office.machine, now, "post_discarded", person_id=office.me().id, subject_id=post_id)

    def undo_discard(self, post_id: UUID) -> None:
        """Back among the drafts; what was planned of it is a dated draft, to be planned again by a person."""
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            for publication in publications.of_post(tx, post_id, cancelled=True):
                if publication.state is State.CANCELLED and publication.facts == _WITH_ITS_POST:
                    publications.save(tx, publication.proposed(), publication)
            posts.discard(tx, post_id, None)
            journal.note(tx, office.machine, now, "post_restored", person_id=office.me().id, subject_id=post_id)

    def _note(self, image: Image) -> None:
        with self._office.database.writing() as tx:
            media.note_picture(tx, image, self._office.clock())

    def _keep_first(self, post_id: UUID, draft: Draft, plan: PlanDraft) -> None:
        """Whatever is refused next, what was written is durable."""
        with self._office.database.reading() as tx:
            head = posts.head(tx, post_id)
        self.keep(post_id, draft, plan, None if head is None else head.id)

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
        return chosen

    def _check(self, draft: Draft, plan: PlanDraft, chosen: tuple[Channel, ...], as_it_is: bool) -> None:
        findings = self.review(draft, plan, chosen)
        blocking = {c: tuple(f for f in found if f.blocks) for c, found in findings.items()}
        if any(blocking.values()):
            raise Blocked({c: found for c, found in blocking.items() if found})
        warnings = {c: tuple(f for f in found if f.level is Level.WARN) for c, found in findings.items()}
        if not as_it_is and any(warnings.values()):
            raise Warned({c: found for c, found in warnings.items() if found})

    def _save(self, tx: Transaction, post_id: UUID, draft: Draft, now: datetime) -> Revision:
        office, draft = self._office, _clean(draft)
        me = office.me()
        if not draft.title:
            draft = replace(draft, title=first_line(draft.base.text))
        if not posts.exists_post(tx, post_id):
            posts.create(tx, post_id, me.id, now)
        head = posts.head(tx, post_id)
        if head is not None and head.content_hash == draft.content_hash:
            revision = head
        else:
            number, parents = (1, ()) if head is None else (head.number + 1, (head.id,))
            revision = Revision(new_id(now), post_id, number, draft, me.id, now, parents)
            posts.add_revision(tx, revision)
        posts.drop_working_copy(tx, post_id, office.machine)
        return revision

    def _wanted(
        self, tx: Transaction, post_id: UUID, plan: PlanDraft, zone: str
    ) -> list[tuple[Publication | None, UUID, Plan | None]]:
        """For each channel, the publication there is (if it may change) and the plan wanted for it (None: no
        longer).
        """
        there = {p.channel_id: p for p in publications.of_post(tx, post_id)}
        wanted: list[tuple[Publication | None, UUID, Plan | None]] = []
        for channel_id in plan.channel_ids:
            publication, wall_time = there.get(channel_id), plan.time_for(channel_id)
            if publication is not None and publication.state not in EDITABLE:
                continue  # out, under way or unknown: nothing that is written now changes it
            if wall_time is None:
                wanted.append((publication, channel_id, None))
                continue
            wish = Plan(wall_time, zone, plan.not_after)
            _ = wish.due_at, wish.not_after_at  # an hour the clocks skip is refused here, before anything is written
            wanted.append((publication, channel_id, wish))
        for channel_id, publication in there.items():
            if channel_id not in plan.channel_ids and publication.state in EDITABLE:
                wanted.append((publication, channel_id, None))
        return wanted

    def _note_plan(
        self,
        tx: Transaction,
        post_id: UUID,
        revision: Revision,
        now: datetime,
        planned: list[Publication],
        as_it_is: bool,
    ) -> None:
        office, me = self._office, self._office.me()
        if as_it_is:
            zone = office.institution().zone
            accepted = {
                f.code
                for p in planned
                for f in self._accepted(tx, revision.draft, p, zone, now)
                if f.level is Level.WARN
            }
            waivers.add(tx, post_id, revision.content_hash, accepted, me.id, now)
        when = sorted({p.due_at.isoformat() for p in planned})
        journal.note(
            tx,
            office.machine,
            now,
            "post_planned",
            person_id=me.id,
            subject_id=post_id,
            content_hash=revision.content_hash,
            due_at=when,
        )

    def _accepted(
        self, tx: Transaction, draft: Draft, publication: Publication, zone: str, now: datetime
    ) -> tuple[Finding, ...]:
        channel = channels.channel(tx, publication.channel_id)
        content = draft.content_for(channel.id)
        subject = Subject(content, channel.network, channel.accepts, publication.plan.wall_time, zone)
        return review(subject, now, self._office.speller)


def _new(
    now: datetime,
    post_id: UUID,
    channel_id: UUID,
    revision: Revision,
    plan: Plan,
    state: State,
    due_at: datetime | None = None,
) -> Publication:
    return Publication(
        id=new_id(now),
        post_id=post_id,
        channel_id=channel_id,
        revision_id=revision.id,
        state=state,
        plan=plan,
        due_at=due_at or plan.due_at,
        not_after_at=plan.not_after_at,
    )


def _plan_of(found: tuple[Publication, ...]) -> PlanDraft:
    """The form that says what the publications say: the commonest hour is the common one."""
    if not found:
        return PlanDraft()
    times = [p.plan.wall_time for p in found]
    common = max(dict.fromkeys(times), key=times.count)
    return PlanDraft(
        channel_ids=tuple(p.channel_id for p in found),
        wall_time=common,
        own_times=tuple((p.channel_id, p.plan.wall_time) for p in found if p.plan.wall_time != common),
        not_after=next((p.plan.not_after for p in found if p.plan.not_after is not None), None),
    )


def _clean(draft: Draft) -> Draft:
    def images(found: tuple[Image, ...]) -> tuple[Image, ...]:
        return tuple(replace(i, alt=clean(i.alt)) for i in found)

    def variant(value: Variant) -> Variant:
        return replace(
            value,
            text=None if value.text is None else clean(value.text),
            warning=None if value.warning is None else clean(value.warning),
            images=None if value.images is None else images(value.images),
        )

    base = replace(
        draft.base, text=clean(draft.base.text), warning=clean(draft.base.warning), images=images(draft.base.images)
    )
    return Draft(clean(draft.title).strip(), base, tuple(variant(v) for v in draft.variants))
