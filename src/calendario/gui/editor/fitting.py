"""What the editor does with a text that does not fit: nothing by itself, a thread or a short version if asked."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.finding import MISSPELT
from calendario.domain.rulers.parts import beyond
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.dividing import offered
from calendario.gui.editor.dividing_dialog import DividingDialog
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.in_text import EditorInText
from calendario.gui.theme import Theme


class EditorFitting(EditorInText):
    """The editor's text with the two ways out of being too long."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self.findings.other_asked.connect(self._fix_otherwise)
        self.writing.over.divide.connect(self._divide_shown)
        self.writing.over.shorten.connect(self._shorten_shown)

    def _fix(self, row: Row, correction: str) -> None:
        if row.finding.code != "too_long":
            super()._fix(row, correction)
        elif self.findings.divides(row):
            self._divide(row.channel_ids)
        else:
            self._shorten(row.channel_ids[0])

    def _fix_otherwise(self, row: Row) -> None:
        if row.finding.code == "video_with_images":
            self._leave_out(row, "videos")
        elif row.finding.acceptable:
            self._answer(row)
        elif row.finding.code == "real_word":
            self._accept(str(row.finding.facts["rule"]), str(row.finding.facts["word"]))
        elif row.finding.code in MISSPELT:
            self.adding.ignore_here(str(row.finding.facts["word"]))
        else:
            self._shorten(row.channel_ids[0])

    def _divide_shown(self) -> None:
        if self._shown is not BASE:
            self._divide((self._shown,))

    def _shorten_shown(self) -> None:
        if self._shown is not BASE:
            self._shorten(self._shown)

    def _divide(self, channel_ids: Sequence[UUID]) -> None:
        """Shows the parts first; one step in the text if they are accepted."""
        around = self._around.open(self._plan)
        too_long = [c for c in around if c.id in channel_ids and not self._read_only_target(c.id)]
        measures = self._desk.writing.measures(self._draft, too_long)
        offer = offered(self._draft, around, [i for i, told in measures.items() if not told.fits])
        if offer is None:
            self._ask_review(at_once=True)  # the text moved on: it fits by now, or is not to be changed
            return
        division = DividingDialog.ask(self._theme, self._background, offer, self)
        if division is None:
            return
        targets = [BASE] if division.in_base else [c.id for c in offer.channels]
        self.show_target(targets[0])  # what it says now, so that undoing brings that back
        draft = self._draft
        for target in targets:
            draft = changes.with_text(draft, target, division.text)
        self._put(draft=draft)
        self._show_channels()
        self._show_writing(undoable=True)
        self.writing.edit.go_to(0, 0)
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        count = len(division.parts)
        self._announce(QCoreApplication.translate("EditorFitting", "Divided into %n part(s).", "", count))
        self._ask_review(at_once=True)

    def _shorten(self, channel_id: UUID) -> None:
        """The channel's own text from now on, with the caret where it stops fitting."""
        channel = self._around.channel(channel_id)
        if channel is None or self._read_only_target(channel_id):
            return
        self.columns.show_part(self.writing)
        self.show_target(channel_id)
        written = self._draft.content_for(channel_id)
        if not changes.has_own_text(self._draft, channel_id):
            self._put(draft=changes.with_text(self._draft, channel_id, written.text))
            self._show_channels()
            self._show_writing()
        told = self._desk.writing.measures(self._draft, (channel,))[channel_id]
        if not told.fits:
            said = channel.composed(written)
            threads = channel.has_threads
            over = beyond(channel.network, said.content, channel.accepts, told.part, threads=threads, added=said.added)
            self.writing.edit.go_to(over[0], over[0])
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
