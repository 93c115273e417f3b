"""What the review shows where one writes: lines under what it found, and the dates that it read."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.dates.seen import Seen
from calendario.domain.finding import Finding
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.accepting import EditorAccepting
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.reviewing import MOST_LIVE, Asked
from calendario.gui.theme import Theme


class EditorInText(EditorAccepting):
    """The text that is shown, as it was reviewed last: the rows of *Repaso* say the same."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._read: dict[Seen, str] = {}  # what stood there
        self._in_text = QTimer(self, singleShot=True, interval=0)  # a step of its own: no key waits for both
        self._in_text.timeout.connect(self._show_in_text)
        self.writing.edit.about_found = self.findings.ways
        self.writing.edit.turned.connect(self._in_text.start)
        self.writing.dates.chosen.connect(self._go_to_date)

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        super()._reviewed(asked, found)
        self._in_text.start()

    def _show_in_text(self) -> None:
        text = self.writing.edit.text()
        self._show_dates(text)
        looked_at = self._looked_at
        if looked_at is not None and changes.text_of(looked_at, self._shown) == text:  # else another review comes
            self.writing.edit.show_found([row for row in self.findings.rows_shown() if self._is_shown(row)])

    def _is_shown(self, row: Row) -> bool:
        """Whether the text that is shown is the one in which it was found."""
        if self._shown is BASE or changes.has_own_text(self._draft, self._shown):
            return row.target == self._shown
        return row.target is BASE and self._shown in row.channel_ids

    def _show_dates(self, text: str) -> None:
        at = self._plan.wall_time if self._shown is BASE else self._plan.time_for(self._shown)
        at = at or self._now().replace(second=0, microsecond=0)
        dates = self._desk.writing.dates_seen(text, at) if len(text) <= MOST_LIVE else ()
        self._read = {one: text[one.start : one.end] for one in dates}
        self.writing.dates.show_dates(dates, text, at.date())

    def _go_to_date(self, one: Seen) -> None:
        """Chooses its words, if they are still there."""
        if self.writing.edit.text()[one.start : one.end] != self._read.get(one):
            self._tell_moved_on()
            self._ask_review(at_once=True)
            return
        self.columns.show_part(self.writing)
        self.writing.edit.go_to(one.start, one.end)
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
