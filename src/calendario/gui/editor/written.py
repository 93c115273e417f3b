"""What is written in the editor: each change a person makes, how it is measured, reviewed and corrected."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding
from calendario.domain.media import Image, Video
from calendario.domain.post import Draft, PlanDraft, Visibility
from calendario.domain.problem import Problem
from calendario.domain.rulers import Measure
from calendario.domain.text import first_line
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.card import CardDialog
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.face import EditorFace
from calendario.gui.editor.inheriting import Own, following_words, own_of, with_own
from calendario.gui.editor.keeping import Copy, Keeping
from calendario.gui.editor.linking import Linking
from calendario.gui.editor.own_dialog import OwnDialog
from calendario.gui.editor.reviewing import Asked, Reviewing
from calendario.gui.editor.situation import read_situation, with_proposed
from calendario.gui.theme import Theme
from calendario.sentences import sentence

_log = logging.getLogger(__name__)
_PREVIEW_AFTER_MS = 350  # with the review, not with each key


class EditorText(EditorFace):
    """The draft and the plan as they are being changed. Whoever opens and closes a post is `EditorPage`."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self.keeping = Keeping(
            desk.writing, Background(self, threads=1), self
        )  # autosave never waits behind a slow network
        self.reviewing = Reviewing(desk.writing, background, self)
        self.linking = Linking(desk.links, desk.choices, background, self)
        self._preview_timer = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._preview_timer.timeout.connect(self._show_preview)

    # --- what is written

    def _typed(self, text: str) -> None:
        if self._read_only_target(self._shown) or text == changes.text_of(self._draft, self._shown):
            return
        first = self._shown is not BASE and not changes.has_own_text(self._draft, self._shown)
        self._put(draft=changes.with_text(self._draft, self._shown, text))
        if first:
            self._show_channels()
            self._show_writing_head()
        if self._shown is BASE and not self._draft.title:
            self.header.show_title("", first_line(text[:400]))

    def _titled(self, title: str) -> None:
        self._put(draft=replace(self._draft, title=changes.fit_to_keep(title)[0].strip()))

    def _audience_changed(self, warning: str, visibility: Visibility) -> None:
        draft = changes.with_field(self._draft, self._shown, "warning", warning)
        self._put(draft=changes.with_field(draft, self._shown, "visibility", visibility))
        self._show_own()

    def _spoken(self, language: str) -> None:
        self._put(draft=changes.with_field(self._draft, self._shown, "language", language))
        self._show_own()

    def _linked(self, link: str) -> None:
        if not self._read_only_target(self._shown):
            self._put(draft=changes.with_field(self._draft, self._shown, "link", link))
            self._show_own()
            self._show_seen()

    def _links_found(self) -> None:
        """More is known of some page than before."""
        self._ask_review(at_once=True)
        self._show_seen()
        self._show_preview()

    def _images_changed(self, target: UUID | None, images: tuple[Image, ...]) -> None:
        self._put(draft=changes.with_field(self._draft, target, "images", images))
        self._show_own()
        self._show_images()

    def _images_came(self, target: UUID | None, images: tuple[Image, ...]) -> None:
        there = changes.content_shown(self._draft, target).images
        known = {image.digest for image in there}
        self._images_changed(target, (*there, *(i for i in images if i.digest not in known)))

    def _said_of_image(self, image: Image) -> None:
        self._put(draft=changes.with_said_of(self._draft, image))

    def _videos_changed(self, target: UUID | None, videos: tuple[Video, ...]) -> None:
        self._put(draft=changes.with_field(self._draft, target, "videos", videos))
        self._show_own()
        self._show_videos()

    def _follow(self, names: tuple[str, ...]) -> None:
        """The version that is shown follows the base again in those fields."""
        if self._shown is BASE or self._read_only_target(self._shown):
            return
        before = own_of(self._draft, self._plan, self._shown, names)
        kept = (name for name in names if name != changes.TIME)
        plan = changes.with_own_time(self._plan, self._shown, None) if changes.TIME in names else self._plan
        self._put(draft=changes.following(self._draft, self._shown, *kept), plan=plan)
        self._show_channels()
        self._show_writing(undoable=True)
        self._show_timing()
        self._offer_own(before)
        self.writing.edit.setFocus()

    def _offer_own(self, own: Own) -> None:
        """What was the channel's own is in no version and, once the base goes on, in no history of the field."""
        channel = self._around.channel(own.channel_id)
        words = following_words("" if channel is None else channel.name, own, self.writing.own.word)
        if words:
            undo = (self.tr("Undo"), partial(self._give_own_back, own))
            self.notices.put(own.name, "hint", words, actions=[undo], closes=True)

    def _give_own_back(self, own: Own) -> None:
        self.notices.drop(own.name)
        if self._read_only_target(own.channel_id):
            return
        self.show_target(own.channel_id)
        draft, plan = with_own(self._draft, self._plan, own)
        self._put(draft=draft, plan=plan)
        self._show_channels()
        self._show_writing(undoable=True)
        self._show_timing()

    def _compare_own(self) -> None:
        channel = self._around.channel(self._shown)
        if channel is not None:
            OwnDialog.show_it(self._theme, channel, self._draft, self._plan, self)

    def _chosen(self, channel_ids: tuple[UUID, ...]) -> None:
        self._put(plan=changes.with_channels(self._plan, channel_ids))
        if self._shown is not BASE and self._shown not in channel_ids:
            self._shown = BASE
            self._show_writing()
        self._propose()
        self._show_channels()
        self._show_timing()
        self._ask_review(at_once=True)

    def _timed(self, plan: PlanDraft) -> None:
        if plan.wall_time is not None:
            self.notices.drop("no_time")
        self._put(plan=plan)
        self._show_timing()
        self._show_own()

    def _categorised(self, category_id: UUID | None) -> None:
        self._put(draft=replace(self._draft, details=replace(self._draft.details, category=category_id)))

    def _edit_card(self) -> None:
        try:
            said_before = self._desk.writing.cards_before()
        except Problem as problem:  # nothing is proposed then
            _log.warning("no earlier cards: %s", problem.code)
            said_before = {}
        details = CardDialog.ask(self._theme, self._draft.details, said_before, self)
        if details is not None and details != self._draft.details:
            self._put(draft=replace(self._draft, details=details))
            self.card.show_details(details)
        self.card.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, *, draft: Draft | None = None, plan: PlanDraft | None = None) -> None:
        """Every change a person makes comes through here: kept soon, measured and reviewed soon."""
        manuscript = self._manuscript
        if manuscript is None or not manuscript.editable:
            return
        self._draft = self._draft if draft is None else draft
        self._plan = self._plan if plan is None else plan
        self._changed = True
        self._owe()
        self._ask_review()
        self._preview_timer.start()
        self._show_waiting_for_plan()

    def _owe(self) -> None:
        manuscript = self._manuscript
        if manuscript is not None and self._changed:
            self.keeping.put(Copy(manuscript.post_id, self._draft, self._plan, manuscript.base_revision_id))

    # --- review

    def _ask_review(self, *, at_once: bool = False) -> None:
        post_id = None if self._manuscript is None else self._manuscript.post_id
        self.reviewing.ask(self._draft, self._plan, self._around.open(self._plan), post_id, at_once=at_once)
        self.linking.ask(self._draft, self._around.open(self._plan))
        if self._manuscript is not None:
            self.channels.show_base_length(len(self._draft.base.text))

    def _measured(self, measures: Mapping[UUID, Measure]) -> None:
        self._measures = measures
        self.channels.show_measures(measures)
        self._show_overflow()
        if not self._preview_timer.isActive():
            self._preview_timer.start()

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        there = self._manuscript
        untouched = not self._changed and (there is None or there.post_id != self._blocked)
        if found is not None and untouched and not asked.draft.base.text and not asked.draft.base.images:
            found = {c: tuple(f for f in fs if f.code != "empty_text") for c, fs in found.items()}
        settled = self._manuscript is not None and not self._manuscript.editable
        self.findings.show_findings(found, asked.draft, asked.channels, settled=settled)

    # --- channels

    def show_target(self, target: UUID | None) -> None:
        """Shows the base text or a channel's version."""
        if target is not BASE and target not in self._plan.channel_ids:
            target = BASE
        if target != self._shown:
            self._shown = target
            self._show_writing()
        self.channels.check(target)
        if target is not BASE:
            self.preview.choose(target)

    def _step_channel(self, by: int) -> None:
        targets = self.channels.targets()
        place = targets.index(self._shown) if self._shown in targets else 0
        self.show_target(targets[(place + by) % len(targets)])
        self._announce(self.channels.row(self._shown).accessibleName())

    # --- reading

    def _read_calendar(self) -> None:
        if self._manuscript is None:
            return
        try:
            self._around = read_situation(self._desk, self._manuscript, self._plan)
        except Problem as problem:
            self._tell_problem(problem)

    def _propose(self) -> None:
        if self._manuscript is None:
            return
        try:
            self._around = with_proposed(self._desk, self._around, self._manuscript, self._plan)
        except Problem as problem:
            self._tell_problem(problem)

    def _tell_problem(self, problem: Problem) -> None:
        self.notices.drop("problem", "no_time")
        name = "no_time" if problem.code == "no_time" else "problem"  # that one is over once there is an hour
        self.notices.put(name, "warn", sentence(problem), closes=True)
        self._announce(sentence(problem))
