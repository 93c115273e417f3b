"""The editor's page: one post from its first key to its plan."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.planning import Blocked, Warned
from calendario.desk.writing import Manuscript
from calendario.domain.channel import ChannelState
from calendario.domain.post import PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.publication import GoingNow, Publication, State
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.begun import begun
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.gathered import gathered
from calendario.gui.editor.latecomers import Latecomers
from calendario.gui.editor.refused import Refused
from calendario.gui.editor.refusing import named, refuse_far_too_long
from calendario.gui.editor.stored_text import StoredText
from calendario.gui.editor.telling import all_texts, planned_words
from calendario.gui.editor.typing_help import TypingHelp
from calendario.gui.editor.versions import EditorVersions
from calendario.gui.editor.warnings_dialog import BlockedDialog, UnkeptDialog, WarnedDialog
from calendario.gui.reading_order import stops_in
from calendario.gui.shown import with_keys
from calendario.gui.theme import Theme
from calendario.sentences import sentence

_log = logging.getLogger(__name__)


class EditorPage(EditorVersions):
    """Writes, reviews and plans one post. `published_now` brings the `GoingNow`s of
    what goes out in twenty seconds unless taken back; `discarded` the post's id, to offer an undo.
    """

    leave = Signal()
    published_now = Signal(object)
    discarded = Signal(object)

    areas = frozenset({"channels", "publications", "library", "words", "bank"})

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        help_with = (desk, theme, background, self.writing, self.notices)
        self.help = TypingHelp(*help_with, self._said_on, self._language)
        self.stored = StoredText(desk, theme, self.writing, self.header.title, self, self._post_id)
        self.latecomers = Latecomers(desk.writing, self.images, self.videos, self)
        self.refused = Refused(self.notices, self._announce, self)
        self._arranged(self.columns.count)
        self._connect()
        self._add_shortcuts()

    # --- what the window says

    def open(self, manuscript: Manuscript) -> None:
        """Shows that post; the focus is in its text."""
        self._leave_behind()
        self._manuscript = manuscript
        self._draft, self._plan = manuscript.draft, manuscript.plan
        self._saved = None if manuscript.unsaved else (self._draft, self._plan)
        self._changed = manuscript.unsaved
        self._shown = BASE
        self._measures = {}
        self.header.begin()
        self.writing.forget_documents()
        self.images.begin(manuscript.post_id)
        self.videos.begin(manuscript.post_id)
        self.findings.nothing_yet()
        self.help.begin()
        self._read_calendar()
        self._show_all()
        self._show_saved(manuscript.saved_at)
        if manuscript.overtaken:
            self._tell_overtaken()
        elif manuscript.unsaved and manuscript.number:
            self._tell_recovered()
        self._forget_others()
        self._warm()
        self._ask_review(at_once=True)
        self.columns.begin()
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.frame.begin()

    def take_focus(self) -> None:
        """In the text, unless another part of the post has all the room."""
        if self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """The parts that F6 goes through, beginning where one writes."""
        parts = (self.writing, self.timing, self.findings, self.channels)
        return [part for part in parts if part.isVisible() and stops_in(part)] or [self]

    def can_leave(self) -> bool:
        """Keeps what is not on disk yet. False when that fails and the person prefers to stay."""
        try:
            self.keeping.keep_now()
        except Problem as problem:
            self._unkept(problem)
            if not UnkeptDialog.ask(self._theme, sentence(problem), self):
                return False
            self._copy_text()
            self.keeping.forget()
        self._put_down()
        return True

    def reload(self) -> None:
        """Somebody changed channels or publications: what is written stays."""
        if self._manuscript is None:
            return
        try:
            there = self._desk.writing.open(self._manuscript.post_id)
        except Problem:  # not kept yet: nothing there
            there = None
        if there is not None:
            before = self._manuscript
            if there.newest_revision_id != before.base_revision_id and not self._changed:
                self._follow_saved(there)
                return
            base = before.base_revision_id if self._changed else there.base_revision_id
            self._manuscript = replace(there, base_revision_id=base, unsaved=before.unsaved)
            if self._plan == before.plan:  # moved elsewhere, and not here
                self._plan = there.plan
                self._saved = self._saved and (self._saved[0], there.plan)
            if self._manuscript.overtaken and there.newest_revision_id != before.newest_revision_id:
                self._tell_overtaken()
        self._read_calendar()
        self._show_all()
        self._ask_review()
        self._look_at_words()

    def menu_actions(self) -> list[QAction]:
        """The commands of the post, for the window's menu."""
        manuscript = self._manuscript
        if manuscript is None:
            return []
        made: list[QAction] = []

        def add(words: str, do: Callable[[], object], keys: str = "") -> None:
            action = QAction(with_keys(words, keys) if keys else words, self)  # the page understands the keys itself
            action.triggered.connect(lambda _checked=False: do())
            made.append(action)

        if manuscript.editable:
            add(self.tr("Plan"), self.plan, "Ctrl+Return")
            add(self.tr("Publish now"), self.publish_now)
            add(self.tr("Save draft"), self.save_draft, "Ctrl+S")
        add(self.tr("Duplicate"), self._duplicate)
        add(self.tr("Save as template…"), self.stored.keep_as_template)
        if manuscript.number:
            add(self.tr("See history…"), self.show_history)
        if manuscript.number and manuscript.editable:
            add(self.tr("Go back to what was saved"), self._go_back_to_saved)
        if manuscript.editable:
            add(self.tr("Discard"), self._discard)
        return made

    # --- wiring

    def _connect(self) -> None:
        head = self.header
        head.back.connect(self._go_back)
        head.titled.connect(self._titled)
        head.save_draft.connect(self.save_draft)
        head.plan.connect(self.plan)
        head.publish_now.connect(self.publish_now)
        head.discard.connect(self._discard)
        head.go_back_to_saved.connect(self._go_back_to_saved)
        head.duplicate.connect(self._duplicate)
        head.history.connect(self.show_history)
        head.keep_as_template.connect(self.stored.keep_as_template)
        self.stored.told.connect(self.told)
        self.latecomers.told.connect(self.told)
        self.stored.failed.connect(self._tell_problem)
        self.channels.shown.connect(self.show_target)
        self.channels.chosen_changed.connect(self._chosen)
        self.writing.typed.connect(self._typed)
        self.writing.audience.connect(self._audience_changed)
        self.writing.link.linked.connect(self._linked)
        self.linking.found.connect(self._links_found)
        self.writing.spoken.connect(self._spoken)
        self.writing.own.follow.connect(self._follow)
        self.writing.own.compare.connect(self._compare_own)
        self.writing.see_exits.connect(self._see_exits)
        self.writing.edit.pictures_given.connect(self.images.take)
        self.images.changed.connect(self._images_changed)
        self.images.come.connect(self._images_came)
        for media in (self.images, self.videos):
            media.given.connect(self.refused.begin)
            media.refused.connect(self.refused.add)
        self.images.said.connect(self._said_of_image)
        self.videos.changed.connect(self._videos_changed)
        self.videos.opened.connect(partial(self.columns.show_part, self.videos))
        self.images.rights_changed.connect(self._ask_review)
        self.images.open_post.connect(self._look_at)
        self.images.opened.connect(partial(self.columns.show_part, self.images.panel))
        self.channels.chosen_changed.connect(self.cropping.refresh)
        self.timing.changed.connect(self._timed)
        self.timing.categorised.connect(self._categorised)
        self.card.edit.connect(self._edit_card)
        self.findings.gone_to.connect(self._go_to)
        self.findings.fix_asked.connect(self._fix)
        self.findings.totals.connect(self._announce)
        self.preview.selector.currentIndexChanged.connect(self._preview_timer.start)
        self.columns.arranged.connect(self._arranged)
        self.keeping.kept.connect(self._kept)
        self.keeping.failed.connect(self._unkept)
        self.reviewing.measured.connect(self._measured)
        self.reviewing.reviewed.connect(self._reviewed)
        self.reviewing.failed.connect(self._tell_problem)

    def _arranged(self, columns: int) -> None:
        self.writing.set_roomy(columns < 3 and not self.columns.is_whole)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self.plan),
            ("Ctrl+Enter", self.plan),
            ("Ctrl+S", self.save_draft),
            ("Ctrl+PgDown", partial(self._step_channel, 1)),
            ("Ctrl+PgUp", partial(self._step_channel, -1)),
            ("F7", partial(self._step_finding, 1)),
            ("Shift+F7", partial(self._step_finding, -1)),
            ("F8", partial(self._step_mark, 1)),
            ("Shift+F8", partial(self._step_mark, -1)),
            ("Alt+Return", self._fix_current),
            ("Alt+Enter", self._fix_current),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)  # of the window: F6 leads to what is beside the page
            shortcut.activated.connect(slot)

    @property
    def blank(self) -> bool:
        """Whether another post may take the place of what is shown: a new one that nobody has begun."""
        return not self._there_is_something and not begun(self._plan, self.writing.edit, self.images, self.videos)

    @property
    def _there_is_something(self) -> bool:
        """Whether anything of what is shown is kept, or will be."""
        manuscript = self._manuscript
        return manuscript is not None and bool(manuscript.number or manuscript.unsaved or self._changed)

    def _said_on(self) -> date:
        """The day on which what is shown will be read."""
        at = self._plan.wall_time if self._shown is BASE else self._plan.time_for(self._shown)
        return (at or self._now()).date()

    def _post_id(self) -> UUID | None:
        return None if self._manuscript is None else self._manuscript.post_id

    def _language(self) -> str:
        return changes.content_shown(self._draft, self._shown).language

    # --- leaving

    def save_draft(self) -> None:
        """A new version; nothing of it goes out by itself."""
        manuscript = self._manuscript
        if manuscript is None or not manuscript.editable:
            return
        was_planned = any(p.state in (State.PLANNED, State.BY_HAND) for p in manuscript.publications)
        try:
            self.keeping.keep_now()
            over = manuscript.base_revision_id
            revision = self._desk.writing.save_draft(manuscript.post_id, self._draft, self._plan, over)
            self._manuscript = replace(self._desk.writing.open(manuscript.post_id), unsaved=False)
        except Problem as problem:
            self._owe()
            if not self._overtaken(problem, self.save_draft):
                self._tell_problem(problem)
            return
        self._saved, self._changed = (self._draft, self._plan), False
        self.notices.drop("problem", "no_time", "recovered", "waiting", "unkept", "fork")
        self._read_calendar()
        self._show_all()
        self._show_saved(revision.saved_at)
        words = self.tr("Draft saved, version %1.").replace("%1", str(revision.number))
        self.told.emit(words)
        self._announce(words)
        if was_planned:
            self.notices.put(
                "unplanned",
                "warn",
                self.tr("It is a draft again."),
                [self.tr("It will not go out by itself until you plan it.")],
                [(self.tr("Plan"), self.plan)],
            )

    def plan(self) -> None:
        """*Programar*."""
        self._go_out(now=False, as_it_is=False)

    def publish_now(self) -> None:
        """*Publicar ahora*."""
        self._go_out(now=True, as_it_is=False)

    def _go_out(self, *, now: bool, as_it_is: bool) -> None:
        manuscript = self._manuscript
        if manuscript is None or not manuscript.editable:
            return
        planning, asked = self._desk.planning, (manuscript.post_id, self._draft, self._plan)
        try:
            self.keeping.keep_now()
            refuse_far_too_long(self._desk.writing, self._draft, self._around.open(self._plan))
            over = manuscript.base_revision_id
            going = planning.publish_now(*asked, as_it_is=as_it_is, over=over) if now else ()
            planned = () if now else planning.plan(*asked, as_it_is=as_it_is, over=over)
        except Blocked as blocked:
            self._owe()
            rows = gathered(blocked.findings, self._draft)
            self._blocked = manuscript.post_id
            self._ask_review(at_once=True)  # it says what is missing where nobody had written yet
            if (
                BlockedDialog.ask(self._theme, named(rows, self._around.open(self._plan)), now=now, parent=self)
                and rows
            ):
                self._go_to(rows[0])
        except Warned as warned:
            self._owe()
            rows = gathered(warned.findings, self._draft)
            said = WarnedDialog.ask(self._theme, named(rows, self._around.open(self._plan)), now=now, parent=self)
            if self._is_another(manuscript):
                return  # what was answered is about the other one
            if said:
                self._go_out(now=now, as_it_is=True)
            elif rows:
                self._go_to(rows[0])
        except Problem as problem:
            self._owe()
            if self._overtaken(problem, partial(self._go_out, now=now, as_it_is=as_it_is), seen=True):
                return
            self._tell_problem(problem)
            if problem.code == "no_time":
                self._go_to_hour()
        else:
            self._gone_out(planned, going)

    def _is_another(self, asked: Manuscript) -> bool:
        return self._manuscript is None or self._manuscript.post_id != asked.post_id

    def _gone_out(self, planned: tuple[Publication, ...], going: tuple[GoingNow, ...]) -> None:
        self._leave_behind()
        if going:
            self.published_now.emit(going)
        else:
            known = {c.id: c for c in self._around.channels}
            words = planned_words(planned, known, self._now().date())
            self.told.emit(words)
            self._announce(words)
        self.leave.emit()

    def _go_back(self) -> None:
        if self.can_leave():
            self._leave_behind()
            self.leave.emit()

    def _leave_behind(self) -> None:
        """Nothing of the post that was open is owed or looked at any more."""
        if self.keeping.owes:
            try:
                self.keeping.keep_now()
            except Problem as problem:
                self.told.emit(sentence(problem))
                self.keeping.forget()
        self._put_down()
        self.reviewing.stop()
        self.linking.stop()
        self._preview_timer.stop()
        self._manuscript = None
        self.images.begin()
        self.videos.begin()
        self.notices.clear()

    def _put_down(self) -> None:
        """Left in order: the next start has nothing to bring back."""
        try:
            self._desk.writing.put_down()
        except Problem as problem:
            _log.warning("the next start will offer a text that was left in order: %s", problem.code)

    def _discard(self) -> None:
        manuscript = self._manuscript
        if manuscript is None:
            return
        try:
            self.keeping.keep_now()
            known = self._there_is_something
            if known:
                self._desk.writing.discard(manuscript.post_id)
        except Problem as problem:
            self._tell_problem(problem)
            return
        self._leave_behind()
        if known:
            self.told.emit(self.tr("Discarded."))
            self.discarded.emit(manuscript.post_id)
        self.leave.emit()

    def _go_back_to_saved(self) -> None:
        manuscript = self._manuscript
        if manuscript is None:
            return
        before = (self._draft, self._plan)
        try:
            self.keeping.begin_saving()
            self._desk.writing.forget_working_copy(manuscript.post_id)
            self.open(self._desk.writing.open(manuscript.post_id))
        except Problem as problem:
            self._owe()
            self._tell_problem(problem)
            return
        undo = (self.tr("Undo"), partial(self._bring_back, *before))
        self.notices.put("recovered", "hint", self.tr("This is what was saved."), actions=[undo])

    def _duplicate(self) -> None:
        if self._manuscript is None or not self.can_leave():
            return
        details = replace(self._draft.details, waivers=())  # reasons hold for the day they were given for
        draft = replace(self._draft, details=details)
        plan = PlanDraft(tuple(c.id for c in self._around.chosen(self._plan) if c.state is ChannelState.ACTIVE))
        try:
            fresh = self._desk.writing.new(plan)
            self._desk.writing.keep(fresh.post_id, draft, plan, None)
            self.open(self._desk.writing.open(fresh.post_id))
        except Problem as problem:
            self._tell_problem(problem)
            return
        self.told.emit(self.tr("This is the copy: set its date."))

    # --- saying

    def _kept(self, saved_at: datetime) -> None:
        self.notices.drop("unkept")
        self._show_saved(saved_at)
        self.writing.edit.end_step()

    def _unkept(self, problem: Problem) -> None:
        self.header.show_unkept()
        if problem.code == "disk_full":
            title = self.tr("There is no room left on the disk.")
            rest = self.tr("Your text is still open, but not kept. Copy the text and free some space.")
        else:
            title = self.tr("Your text is still open, but not kept.")
            rest = sentence(problem)
        actions = [(self.tr("Copy text"), self._copy_text), (self.tr("Try again"), self.keeping.try_again)]
        self.notices.put("unkept", "block", title, [rest], actions)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(all_texts(self._draft, self._channel_names()))
        self.told.emit(self.tr("The text is in the clipboard."))

    def _tell_recovered(self) -> None:
        words = self.tr("This is what you were writing; it is not saved as a version yet.")
        back = (self.tr("Go back to what was saved"), self._go_back_to_saved)
        self.notices.put("recovered", "hint", words, actions=[back], closes=True)

    # --- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._manuscript is not None:
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever hides the page, nothing stays unwritten for long."""
        super().hideEvent(event)
        self.keeping.try_again()
