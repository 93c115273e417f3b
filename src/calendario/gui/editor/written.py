"""What is written in the editor: each change a person makes, how it is measured, reviewed and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.office import Speller
from calendario.domain.finding import Finding
from calendario.domain.post import Draft, Image, PlanDraft, Visibility
from calendario.domain.problem import Problem
from calendario.domain.rulers import Measure
from calendario.domain.text import first_line
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.face import EditorFace
from calendario.gui.editor.findings import Row
from calendario.gui.editor.keeping import Copy, Keeping
from calendario.gui.editor.reviewing import Asked, Reviewing
from calendario.gui.editor.situation import read_situation, with_proposed
from calendario.gui.theme import Theme
from calendario.sentences import sentence

_PREVIEW_AFTER_MS = 350  # with the review, not with each key


class EditorText(EditorFace):
    """The draft and the plan as they are being changed. Whoever opens and closes a post is `EditorPage`."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._warming = False
        self.keeping = Keeping(
            desk.writing, Background(self, threads=1), self
        )  # autosave never waits behind a slow network
        self.reviewing = Reviewing(desk.writing, background, self)
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
        if plan.wall_time is not None:
            self.notices.drop("no_time")
        self._put(plan=plan)
        self._show_timing()

    def _categorised(self, category_id: UUID | None) -> None:
        self._put(draft=replace(self._draft, category=category_id))

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
        if code in ("missing_alt_text", "alt_text_names_file", "alt_text_too_long"):
            self.columns.show_part(self.images)
            self.images.describe(int(str(facts.get("number", 1))))
        elif code in ("too_many_images", "image_required"):
            self.columns.show_part(self.images)
            self.images.add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code in ("nonexistent_local_time", "ambiguous_local_time", "scheduled_in_past"):
            self.columns.show_part(self.timing)
            moment = self.timing.moment_of(row.channel_ids)
            passed_before = code == "scheduled_in_past" and moment.day.day() < self._now().date()
            (moment.day if passed_before else moment.hour).setFocus(Qt.FocusReason.OtherFocusReason)
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


def _warmed(speller: Speller) -> None:
    speller.misspelt("hola")
