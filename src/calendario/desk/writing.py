"""Writing a post: the working copy that is never lost, saved revisions, the review, and what is discarded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from calendario.checks.review import Subject, review
from calendario.desk.office import Office
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.finding import Finding
from calendario.domain.planning import form_of, wanted
from calendario.domain.post import Content, Draft, Image, PlanDraft, Revision, Variant, WorkingCopy, titled
from calendario.domain.problem import NotFound
from calendario.domain.publication import EDITABLE, Plan, Publication, State
from calendario.domain.rulers import Measure
from calendario.domain.rulers.parts import fullest, measures
from calendario.domain.text import clean
from calendario.store import channels, journal, posts, publications, settings
from calendario.store.database import Transaction
from calendario.store.ids import new_id

#: Marks what was cancelled because its whole post was: only that comes back with it.
_WITH_ITS_POST = {"with": "post"}
#: The setting that names the post being written on a machine: its id follows.
_OPEN_HERE = "being_written:"
_NOTHING_OUT: Mapping[UUID, frozenset[int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A post as the editor opens it. `unsaved` tells that the draft comes from the working copy, not from a
    revision; `base_revision_id` which revision it was written over.
    """

    post_id: UUID
    draft: Draft
    plan: PlanDraft
    number: int  # of the newest revision, 0 before the first
    base_revision_id: UUID | None
    newest_revision_id: UUID | None
    publications: tuple[Publication, ...]
    unsaved: bool
    saved_at: datetime | None

    @property
    def editable(self) -> bool:
        """Whether anything of it may still change: not when every publication is out, under way or unknown."""
        return not self.publications or any(p.state in EDITABLE for p in self.publications)

    @property
    def overtaken(self) -> bool:
        """Whether a newer revision was saved elsewhere since this draft was begun. Both are kept."""
        return self.base_revision_id != self.newest_revision_id

    @property
    def goes_out_older(self) -> bool:
        """Whether what is planned says an older text than the newest revision."""
        waiting = (State.PLANNED, State.BY_HAND)
        return any(p.state in waiting and p.revision_id != self.newest_revision_id for p in self.publications)


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A text that was being written when the program went down, with the title it has so far ("" for none)."""

    post_id: UUID
    title: str


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
        return Manuscript(post_id, draft, chosen, 0, None, None, (), unsaved=False, saved_at=None)

    def open(self, post_id: UUID) -> Manuscript:
        """The post with what was being written on this machine, if that is newer. Raises
        `NotFound("post_not_found")`.

        Channels and hours are those of the publications; of the working copy only where they are as they were when it
        was kept. So what is moved in the calendar has its new hour here, and the text being written stays.
        """
        office = self._office
        with office.database.reading() as tx:
            if not posts.exists_post(tx, post_id):
                raise NotFound("post_not_found")
            head = posts.head(tx, post_id)
            copy = posts.working_copy(tx, post_id, office.machine)
            found = publications.of_post(tx, post_id)
            form = self._form(tx, post_id)
        newest = None if head is None else head.id
        if copy is None:
            return Manuscript(
                post_id=post_id,
                draft=Draft() if head is None else head.draft,
                plan=form,
                number=0 if head is None else head.number,
                base_revision_id=newest,
                newest_revision_id=newest,
                publications=found,
                unsaved=False,
                saved_at=None if head is None else head.saved_at,
            )
        return Manuscript(
            post_id=post_id,
            draft=copy.draft,
            plan=copy.plan if copy.planned_then == form else form,
            number=0 if head is None else head.number,
            base_revision_id=copy.base_revision_id,
            newest_revision_id=newest,
            publications=found,
            unsaved=True,
            saved_at=copy.saved_at,
        )

    def keep(
        self,
        post_id: UUID,
        draft: Draft,
        plan: PlanDraft,
        base_revision_id: UUID | None,
        *,
        being_written: bool = False,
    ) -> datetime:
        """Autosave: the working copy, durable when this returns. Returns when (aware UTC). Any thread may call it.

        `base_revision_id` is the version it is written over, as `open` told it. `being_written` by a person, until
        `put_down`: if the computer goes off before, `left_behind` tells of it.
        """
        office, now = self._office, self._office.clock()

        def write(tx: Transaction) -> None:
            if not posts.exists_post(tx, post_id):
                posts.create(tx, post_id, office.me().id, now)
            copy = WorkingCopy(post_id, _clean(draft), plan, now, base_revision_id, self._form(tx, post_id))
            posts.save_working_copy(tx, copy, office.machine)
            if being_written and settings.read(tx, self._open_here) != str(post_id):
                settings.write(tx, self._open_here, str(post_id))

        office.database.drafting(write)
        return now

    def put_down(self) -> None:
        """Nothing is being written on this machine any more."""
        with self._office.database.reading() as tx:
            if not settings.read(tx, self._open_here):
                return
        self._office.database.drafting(lambda tx: settings.write(tx, self._open_here, ""))

    def left_behind(self) -> LeftBehind | None:
        """What somebody was writing on this machine when the program ended without being closed."""
        office = self._office
        with office.database.reading() as tx:
            left = settings.read(tx, self._open_here)
            if not isinstance(left, str) or not left:
                return None
            copy = posts.working_copy(tx, UUID(left), office.machine)
        return None if copy is None else LeftBehind(copy.post_id, titled(copy.draft))

    @property
    def _open_here(self) -> str:
        return f"{_OPEN_HERE}{self._office.machine}"

    def keep_first(self, post_id: UUID, draft: Draft, plan: PlanDraft) -> Draft:
        """Whatever is refused next, what was written is durable. Returns it as it is kept."""
        with self._office.database.reading() as tx:
            head = posts.head(tx, post_id)
            copy = posts.working_copy(tx, post_id, self._office.machine)
        base = copy.base_revision_id if copy is not None else None if head is None else head.id
        self.keep(post_id, draft, plan, base)
        return _clean(draft)

    def forget_working_copy(self, post_id: UUID) -> None:
        """Back to what was saved last."""
        self._office.database.drafting(lambda tx: posts.drop_working_copy(tx, post_id, self._office.machine))

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
        """What each channel's own ruler says of what it would say: of a thread, of its fullest part."""
        told = {}
        for channel in channel_list:
            content = draft.content_for(channel.id)
            told[channel.id] = fullest(measures(channel.network, content, channel.accepts, threads=channel.has_threads))
        return told

    def review(
        self,
        draft: Draft,
        plan: PlanDraft,
        channel_list: Iterable[Channel],
        *,
        suggest: bool = False,
        out: Mapping[UUID, frozenset[int]] = _NOTHING_OUT,
    ) -> dict[UUID, tuple[Finding, ...]]:
        """The findings of what each channel would say, as of now; `out` numbers by channel the parts that are there."""
        office, now, zone = self._office, self._office.clock(), self._office.institution().zone
        return {
            channel.id: review(
                Subject(
                    draft.content_for(channel.id),
                    channel.network,
                    channel.accepts,
                    plan.time_for(channel.id),
                    zone,
                    channel.has_threads,
                    out.get(channel.id, frozenset()),
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
        self.keep_first(post_id, draft, plan)
        with office.database.writing() as tx:
            asked = wanted(publications.of_post(tx, post_id), plan, zone)
            revision = new_revision(tx, office, post_id, draft, now)
            for publication, channel_id, wish in asked:
                if wish is None:
                    if publication is not None:
                        publications.save(tx, publication.cancelled(), publication)
                elif publication is None:
                    publications.add(tx, first_of(revision, channel_id, wish, State.PROPOSED, now))
                else:
                    moved = replace(publication.proposed(wish), revision_id=revision.id)
                    publications.save(tx, moved, publication)
            journal.note(tx, office.machine, now, "draft_saved", person_id=office.me().id, subject_id=post_id)
        return revision

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
        now = self._office.clock()
        self._office.database.drafting(lambda tx: self._office.media.note(tx, image, now), adding=True)

    def _form(self, tx: Transaction, post_id: UUID) -> PlanDraft:
        """Channels and hours as the post's publications have them now; without a date, no retired channels."""
        form = form_of(publications.of_post(tx, post_id, cancelled=True))
        if form.wall_time is not None:
            return form
        there = {c.id for c in channels.channels(tx)}
        return replace(form, channel_ids=tuple(c for c in form.channel_ids if c in there))


def new_revision(tx: Transaction, office: Office, post_id: UUID, draft: Draft, now: datetime) -> Revision:
    """`draft` as the newest version of the post, or the newest there is if it is the same. The working copy is gone.

    Its parent is the version that it was written over, even where a newer one was saved elsewhere meanwhile.
    """
    draft, me = _clean(draft), office.me()
    if not draft.title:
        draft = replace(draft, title=titled(draft))
    if not posts.exists_post(tx, post_id):
        posts.create(tx, post_id, me.id, now)
    head, copy = posts.head(tx, post_id), posts.working_copy(tx, post_id, office.machine)
    if head is not None and (head.content_hash, head.draft.category) == (draft.content_hash, draft.category):
        revision = head
    else:
        base = copy.base_revision_id if copy is not None else None if head is None else head.id
        number = 1 if head is None else head.number + 1
        parents = () if base is None else (base,)
        revision = Revision(new_id(now), post_id, number, draft, me.id, now, parents)
        posts.add_revision(tx, revision)
    posts.drop_working_copy(tx, post_id, office.machine)
    return revision


def first_of(
    revision: Revision, channel_id: UUID, plan: Plan, state: State, now: datetime, due_at: datetime | None = None
) -> Publication:
    """The post's first publication on a channel: at `due_at` where the wall time alone says too little."""
    return Publication(
        id=new_id(now),
        post_id=revision.post_id,
        channel_id=channel_id,
        revision_id=revision.id,
        state=state,
        plan=plan,
        due_at=due_at or plan.due_at,
        not_after_at=plan.not_after_at,
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
    title, variants = clean(draft.title).strip(), tuple(variant(v) for v in draft.variants)
    return replace(draft, title=title, base=base, variants=variants)
