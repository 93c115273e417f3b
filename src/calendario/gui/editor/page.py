"""The editor's page: one post from its first key to its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.office import Speller
from calendario.desk.writing import Blocked, Manuscript, Warned
from calendario.domain.channel import ChannelState
from calendario.domain.finding import Finding
from calendario.domain.post import Draft, Image, PlanDraft, Visibility
from calendario.domain.problem import Problem
from calendario.domain.publication import Publication, State
from calendario.domain.rulers import Measure
from calendario.domain.text import first_line
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.face import EditorFace
from calendario.gui.editor.findings import Row, gathered
from calendario.gui.editor.keeping import Copy, Keeping
from calendario.gui.editor.refusing import named, refuse_far_too_long
from calendario.gui.editor.reviewing import Asked, Reviewing
from calendario.gui.editor.situation import read_situation, with_proposed
from calendario.gui.editor.telling import planned_words
from calendario.gui.editor.warnings_dialog import BlockedDialog, UnkeptDialog, WarnedDialog
from calendario.gui.theme import Theme
from calendario.sentences import sentence

_PREVIEW_AFTER_MS = 350  # with the review, not with each key


class EditorPage(EditorFace):
    """Writes, reviews and plans one post. `told` is a sentence for the status line; `published_now` the ids of what
    goes out in twenty seconds unless taken back; `discarded` the post's id, to offer an undo.
    """

    leave = Signal()
    told = Signal(str)
    published_now = Signal(object)
    discarded = Signal(object)

    areas = frozenset({"channels", "publications"})

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._warming = False
        self.keeping = Keeping(
            desk.writing, Background(self, threads=1), self
        )  # autosave never waits behind a slow network
        self.reviewing = Reviewing(desk.writing, background, self)
        self._preview_timer = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._preview_timer.timeout.connect(self._show_preview)
        self.writing.set_roomy(self.columns.count < 3)
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
        self.writing.forget_documents()
        self.images.begin()
        self.findings.nothing_yet()
        self._read_calendar()
        self._show_all()
        self._show_saved(manuscript.saved_at)
        if manuscript.unsaved and manuscript.number:
            self._tell_recovered()
        self._warm()
        self._ask_review(at_once=True)
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._manuscript = replace(
                self._manuscript,
                publications=there.publications,
                number=there.number,
                base_revision_id=there.base_revision_id,
            )
        self._read_calendar()
        self._show_all()
        self._ask_review()

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
        self.channels.shown.connect(self.show_target)
        self.channels.chosen_changed.connect(self._chosen)
        self.writing.typed.connect(self._typed)
        self.writing.audience.connect(self._audience_changed)
        self.writing.follow_base.connect(self._follow_base)
        self.writing.see_exits.connect(self._see_exits)
        self.writing.edit.cleaned.connect(self._cleaned)
        self.writing.edit.pictures_given.connect(self.images.take)
        self.images.changed.connect(self._images_changed)
        self.images.opened.connect(partial(self.columns.show_part, self.images.panel))
        self.timing.changed.connect(self._timed)
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
        self.writing.set_roomy(columns < 3)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self.plan),
            ("Ctrl+Enter", self.plan),
            ("Ctrl+S", self.save_draft),
            ("Ctrl+PgDown", partial(self._step_channel, 1)),
            ("Ctrl+PgUp", partial(self._step_channel, -1)),
            ("F7", partial(self._step_finding, 1)),
            ("Shift+F7", partial(self._step_finding, -1)),
            ("Alt+Return", self._fix_current),
            ("Alt+Enter", self._fix_current),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

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
        if self._shown is not BASE:
            self._put(draft=changes.with_audience(self._draft, self._shown, warning, visibility))

    def _images_changed(self, images: tuple[Image, ...]) -> None:
        self._put(draft=changes.with_images(self._draft, images))

    def _follow_base(self) -> None:
        if self._shown is BASE or self._read_only_target(self._shown):
            return
        self._put(draft=changes.following_text(self._draft, self._shown))
        self._show_channels()
        self._show_writing(undoable=True)
        self.writing.edit.setFocus()

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
        self._put(plan=plan)
        self._show_timing()

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
        self.reviewing.ask(self._draft, self._plan, self._around.open(self._plan), at_once=at_once)
        if self._manuscript is not None:
            self.channels.show_base_length(len(self._draft.base.text))

    def _measured(self, measures: Mapping[UUID, Measure]) -> None:
        self._measures = measures
        self.channels.show_measures(measures)
        self._show_overflow()
        if not self._preview_timer.isActive():
            self._preview_timer.start()

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        if found is not None and not self._changed and not asked.draft.base.text and not asked.draft.base.images:
            found = {c: tuple(f for f in fs if f.code != "empty_text") for c, fs in found.items()}
        settled = self._manuscript is not None and not self._manuscript.editable
        self.findings.show_findings(found, asked.draft, asked.channels, settled=settled)

    def _warm(self) -> None:
        if self._speller is None:
            self.reviewing.ready()
        elif not self._warming:
            self._warming = True
            self._background.run(partial(_warmed, self._speller), self._spelling_ready, self._spelling_ready)

    def _spelling_ready(self, _answer: object) -> None:
        self.writing.edit.start_spelling()
        self.reviewing.ready()

    # --- findings

    def _step_finding(self, by: int) -> None:
        self.findings.step(by)

    def _fix_current(self) -> None:
        row = self.findings.current()
        if row is not None:
            self.findings.apply(row)

    def _go_to(self, row: Row) -> None:
        code, facts = row.finding.code, row.finding.facts
        if code in ("missing_alt_text", "alt_text_too_long"):
            self.columns.show_part(self.images)
            self.images.describe(int(str(facts.get("number", 1))))
        elif code in ("too_many_images", "image_required"):
            self.columns.show_part(self.images)
            self.images.add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code in ("nonexistent_local_time", "ambiguous_local_time", "scheduled_in_past"):
            self.columns.show_part(self.timing)
            self.timing.moment.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            target = row.channel_ids[0] if code in ("too_long", "visibility_unsupported") else row.target
            self.columns.show_part(self.writing)
            self.show_target(target)
            end = row.finding.start if code == "too_long" else row.finding.end
            self.writing.edit.go_to(row.finding.start, end)
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fix(self, row: Row, correction: str) -> None:
        finding = row.finding
        if not correction:
            if finding.code == "image_required":
                self.images.add.click()
            else:
                self._go_to(row)
            return
        text = changes.text_of(self._draft, row.target)
        word = str(finding.facts.get("word", text[finding.start : finding.end]))
        if text[finding.start : finding.end] != word or self._read_only_target(row.target):
            self._ask_review(at_once=True)  # the text moved on: the next review says where it is now
            return
        self.show_target(row.target)
        self.writing.edit.put(finding.start, finding.end, correction)
        self._announce(self.tr("Corrected."))
        self._ask_review(at_once=True)

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

    # --- leaving

    def save_draft(self) -> None:
        """A new version; nothing of it goes out by itself."""
        manuscript = self._manuscript
        if manuscript is None or not manuscript.editable:
            return
        was_planned = any(p.state in (State.PLANNED, State.BY_HAND) for p in manuscript.publications)
        try:
            self.keeping.keep_now()
            revision = self._desk.writing.save_draft(manuscript.post_id, self._draft, self._plan)
            self._manuscript = replace(self._desk.writing.open(manuscript.post_id), unsaved=False)
        except Problem as problem:
            self._owe()
            self._tell_problem(problem)
            return
        self._saved, self._changed = (self._draft, self._plan), False
        self.notices.drop("problem", "recovered", "waiting", "unkept")
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
        send = self._desk.writing.publish_now if now else self._desk.writing.plan
        try:
            self.keeping.keep_now()
            refuse_far_too_long(self._desk.writing, self._draft, self._around.open(self._plan))
            going = send(manuscript.post_id, self._draft, self._plan, as_it_is=as_it_is)
        except Blocked as blocked:
            self._owe()
            rows = gathered(blocked.findings, self._draft)
            if (
                BlockedDialog.ask(self._theme, named(rows, self._around.open(self._plan)), now=now, parent=self)
                and rows
            ):
                self._go_to(rows[0])
        except Warned as warned:
            self._owe()
            rows = gathered(warned.findings, self._draft)
            if WarnedDialog.ask(self._theme, named(rows, self._around.open(self._plan)), now=now, parent=self):
                self._go_out(now=now, as_it_is=True)
            elif rows:
                self._go_to(rows[0])
        except Problem as problem:
            self._owe()
            self._tell_problem(problem)
            if problem.code == "no_time":
                self.columns.show_part(self.timing)
                (self.timing.date_it if self.timing.date_it.isVisible() else self.timing.moment.day).setFocus()
        else:
            self._gone_out(going, now=now)

    def _gone_out(self, going: tuple[Publication, ...], *, now: bool) -> None:
        self._leave_behind()
        if now:
            self.published_now.emit(tuple(p.id for p in going))
        else:
            known = {c.id: c for c in self._around.channels}
            words = planned_words(going, known, self._now().date())
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
        self.reviewing.stop()
        self._preview_timer.stop()
        self._manuscript = None
        self.notices.clear()

    def _discard(self) -> None:
        manuscript = self._manuscript
        if manuscript is None:
            return
        try:
            self.keeping.keep_now()
            known = bool(manuscript.number) or manuscript.unsaved or self._changed
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

    def _bring_back(self, draft: Draft, plan: PlanDraft) -> None:
        self.notices.drop("recovered")
        self._put(draft=draft, plan=plan)
        self._show_all()

    def _duplicate(self) -> None:
        if self._manuscript is None or not self.can_leave():
            return
        draft = self._draft
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
        QGuiApplication.clipboard().setText(changes.text_of(self._draft, self._shown))
        self.told.emit(self.tr("The text is in the clipboard."))

    def _tell_problem(self, problem: Problem) -> None:
        self.notices.put("problem", "warn", sentence(problem), closes=True)
        self._announce(sentence(problem))

    def _cleaned(self, count: int) -> None:
        words = self.tr("%n damaged character(s) of what you pasted were left out.", "", count)
        self.notices.put("cleaned", "hint", words, closes=True)

    def _tell_recovered(self) -> None:
        words = self.tr("This is what you were writing; it is not saved as a version yet.")
        back = (self.tr("Go back to what was saved"), self._go_back_to_saved)
        self.notices.put("recovered", "hint", words, actions=[back], closes=True)

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

    # --- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._manuscript is not None:
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever hides the page, nothing stays unwritten for long."""
        super().hideEvent(event)
        self.keeping.try_again()


def _warmed(speller: Speller) -> None:
    speller.misspelt("hola")
