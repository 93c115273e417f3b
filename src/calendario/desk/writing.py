"""Writing a post: the working copy that is never lost, saved revisions, the review, and what is discarded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from calendario.desk import reviewing, videos
from calendario.desk.office import Office
from calendario.desk.spelling import read_ahead
from calendario.desk.versions import (
    cleaned,
    first_of,
    new_revision,
    refuse_overtaken,
    version_of,
    without_own_title,
    written_over,
)
from calendario.desk.videos import GoingOn
from calendario.desk.words import is_strict
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.dates.reading import read
from calendario.domain.dates.seen import Seen, seen
from calendario.domain.finding import Finding
from calendario.domain.media import Captions, Image, Video
from calendario.domain.planning import form_of, wanted
from calendario.domain.post import Content, Draft, PlanDraft, Revision, WorkingCopy, titled
from calendario.domain.problem import NotFound
from calendario.domain.publication import EDITABLE, Publication, State
from calendario.domain.rulers import Measure
from calendario.store import channels, journal, library, posts, publications, settings
from calendario.store.database import Transaction
from calendario.store.ids import new_id
from calendario.store.library import Shown

#: Marks what was cancelled because its whole post was: only that comes back with it.
_WITH_ITS_POST = {"with": "post"}
#: The setting that names the post being written on a machine: its id follows.
_OPEN_HERE = "being_written:"
#: Versions in which what was said before is looked up: the newest of two years for most towns.
_CARDS_LOOKED_AT = 500


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
            saved = copy is not None and _is_saved(tx, copy)
            if copy is None and not publications.of_post(tx, post_id, cancelled=True):
                form = replace(form, channel_ids=self._meant_by_others(tx, post_id) or form.channel_ids)
        if copy is not None and saved:  # it only says where the post shall go
            form = copy.plan if copy.planned_then == form else form
        if copy is None or saved:
            return Manuscript(
                post_id=post_id,
                draft=Draft() if head is None else without_own_title(head.draft),
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
            draft=without_own_title(copy.draft),
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
            copy = WorkingCopy(post_id, cleaned(draft), plan, now, base_revision_id, self._form(tx, post_id))
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
            if copy is None or _is_saved(tx, copy):
                return None
        return LeftBehind(copy.post_id, titled(copy.draft))

    @property
    def _open_here(self) -> str:
        return f"{_OPEN_HERE}{self._office.machine}"

    def keep_first(self, post_id: UUID, draft: Draft, plan: PlanDraft, over: UUID | None = None) -> Draft:
        """Whatever is refused next, what was written is durable. Returns it as it is kept.

        Raises `NotAllowed("overtaken")` where a newer version than the one it was written over has something else to
        say: nobody overwrites what he has not seen. `over` as in `save_draft`.
        """
        with self._office.database.reading() as tx:
            head = posts.head(tx, post_id)
            copy = posts.working_copy(tx, post_id, self._office.machine)
        base = over or written_over(head, copy)
        self.keep(post_id, draft, plan, base)
        refuse_overtaken(head, base, cleaned(draft))
        return cleaned(draft)

    def forget_working_copy(self, post_id: UUID) -> None:
        """Back to what was saved last."""
        self._office.database.drafting(lambda tx: posts.drop_working_copy(tx, post_id, self._office.machine))

    def take_in(self, source: Path) -> Image:
        """A picture copied into the profile, described as it was last. Raises `BadInput` saying why it is of no use."""
        image = self._office.media.take_in(source)
        self._note(image)
        return self._as_known(image)

    def take_in_bytes(self, data: bytes, name: str) -> Image:
        """The same for a pasted picture."""
        image = self._office.media.keep(data, name)
        self._note(image)
        return self._as_known(image)

    def take_in_video(self, source: Path, going_on: GoingOn = videos.to_the_end) -> Video:
        """A video copied into the profile, told how far it is, and described as it was last. Raises `BadInput` saying
        why it cannot be used.
        """
        return self._as_known(videos.take_in(self._office, source, going_on))

    def take_in_subtitles(self, source: Path, language: str) -> Captions:
        """Subtitles copied into the profile as WebVTT. Raises `BadInput` saying why they cannot be used."""
        return videos.take_in_subtitles(self._office, source, language)

    def video_files(self, video: Video) -> dict[str, Path]:
        """The video's file and that of its subtitles, by the ending each should have (".mp4", ".vtt"). Those of a
        team's calendar may have to come from its server first. Raises `BadInput("picture_missing")`.
        """
        return videos.files_of(self._office, video)

    def picture(self, image: Image) -> Path:
        """The picture's file. Raises `BadInput("picture_missing")`."""
        return self._office.media.path(image.digest)

    def said(self, revision_id: UUID, channel_id: UUID) -> Content:
        """What a saved revision says on a channel. Raises `NotFound`."""
        with self._office.database.reading() as tx:
            return posts.revision(tx, revision_id).draft.content_for(channel_id)

    def cards_before(self) -> dict[str, tuple[str, ...]]:
        """What was said in the cards of the newest posts, by field, the newest first and nothing twice."""
        with self._office.database.reading() as tx:
            told = posts.newest_details(tx, _CARDS_LOOKED_AT)
        names = ("audience", "objective", "campaign", "source", "purpose")
        return {n: tuple(dict.fromkeys(w for d in told if (w := getattr(d, n)))) for n in names}

    def measures(self, draft: Draft, channel_list: Iterable[Channel]) -> dict[UUID, Measure]:
        """What each channel's own ruler says of what it would say: of a thread, of its fullest part."""
        return reviewing.measured(draft, channel_list)

    def review(
        self,
        draft: Draft,
        plan: PlanDraft,
        channel_list: Iterable[Channel],
        *,
        suggest: bool = False,
        out: Mapping[UUID, frozenset[int]] = reviewing.NOTHING_OUT,
        post_id: UUID | None = None,
    ) -> dict[UUID, tuple[Finding, ...]]:
        """The findings of what each channel would say, as of now; `out` numbers by channel the parts that are there.
        What was taken from the bank is looked at where `post_id` says of which post it is.
        """
        return reviewing.reviewed(self._office, draft, plan, tuple(channel_list), out, post_id, suggest=suggest)

    def read_ahead(self, draft: Draft, channel_list: Iterable[Channel], going_on: Callable[[], bool]) -> None:
        """What `review` will ask about the spelling of a long text, or about a hundred thousand own words, takes a
        tenth of a second, once, and what it says of days some milliseconds: for a thread beside the window, before it
        is asked. Ends early once it is not `going_on` any more.
        """
        reviewing.read_ahead(self._office)
        said = [(channel, draft.content_for(channel.id)) for channel in channel_list]
        if self._office.speller is not None:
            texts = tuple(dict.fromkeys((content.text, content.language) for _, content in said))
            read_ahead(self._office.speller, texts, strict=is_strict(self._office), going_on=going_on)
        written = (content.text[: channel.composed(content).written] for channel, content in said)
        for text in dict.fromkeys(written):
            if going_on():
                read(text)

    def dates_seen(self, text: str, at: datetime) -> tuple[Seen, ...]:
        """The days and hours that `text` says, as they are understood at the wall time (naive) at which it goes out."""
        return seen(text, at)

    def language_of(self, text: str, language: str) -> str:
        """The language (ISO 639-1) in which `text` rather is, where it is not `language` (BCP 47), which it is said to
        be in. May open a dictionary.
        """
        speller = self._office.speller
        return language if speller is None else speller.language_of(text, language)

    def suggestions(self, word: str, language: str = "es") -> tuple[str, ...]:
        """What may have been meant by a misspelt word of a text in that language (BCP 47), best first."""
        speller = self._office.speller
        return () if speller is None else speller.suggestions(word, language=language)

    def save_draft(self, post_id: UUID, draft: Draft, plan: PlanDraft, over: UUID | None = None) -> Revision:
        """A new revision; with a date, its publications become dated drafts: nothing of it will go out by itself.

        `over` is the version that whoever wrote it saw; None: the one that the working copy notes, or the newest.
        Raises `BadInput` for an hour that does not exist, and `NotAllowed("overtaken")` where somebody saved a newer
        version meanwhile (see `ForksDesk`); the text is kept as the working copy then.
        """
        office, now = self._office, self._office.clock()
        zone = office.institution().zone
        self.keep_first(post_id, draft, plan, over)
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
                    dated = publication.proposed(wish)
                    fresh = revision.id != publication.revision_id  # else it says what it said for another hour
                    publications.save(tx, dated.saying(revision.id) if fresh else dated, publication)
            if not publications.of_post(tx, post_id):  # where it shall go has no other place until it has a date
                kept = WorkingCopy(post_id, revision.draft, plan, revision.saved_at, revision.id)
                posts.save_working_copy(tx, kept, office.machine)
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

    def _as_known(self, shown: Shown) -> Shown:
        with self._office.database.reading() as tx:
            return library.as_known(tx, shown) or shown

    def _note(self, image: Image) -> None:
        now = self._office.clock()
        self._office.database.drafting(lambda tx: self._office.media.note(tx, image, now), adding=True)

    def _meant_by_others(self, tx: Transaction, post_id: UUID) -> tuple[UUID, ...]:
        """The channels that a colleague chose for a post without a date: no version of it says them."""
        copy = posts.last_kept(tx, post_id)
        there = {c.id for c in channels.channels(tx) if c.state is ChannelState.ACTIVE}
        return () if copy is None else tuple(c for c in copy.plan.channel_ids if c in there)

    def _form(self, tx: Transaction, post_id: UUID) -> PlanDraft:
        """Channels and hours as the post's publications have them now; without a date, no retired channels."""
        form = form_of(publications.of_post(tx, post_id, cancelled=True))
        if form.wall_time is not None:
            return form
        there = {c.id for c in channels.channels(tx)}
        return replace(form, channel_ids=tuple(c for c in form.channel_ids if c in there))


def _is_saved(tx: Transaction, copy: WorkingCopy) -> bool:
    """Whether a version says all that `copy` does, which has no date: it is kept for its channels alone."""
    if copy.base_revision_id is None or copy.plan.wall_time is not None:
        return False
    return posts.revision(tx, copy.base_revision_id).draft == version_of(copy.draft)
