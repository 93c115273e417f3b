"""*Historial*: who saved which version when, what changed in it, and one of them brought back."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.history import Version
from calendario.domain.difference import draft_difference
from calendario.domain.post import Draft
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.beside import Beside
from calendario.gui.dialog import Dialog
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.sentences import listed, sentence, state_word, when

_SIDE_BY_SIDE = 620  # px at 100 %: narrower than this the list stands above the changes
_TOLD = (State.PLANNED, State.BY_HAND, State.HELD, State.SENDING, State.UNCONFIRMED, State.PUBLISHED)
BEFORE, NOW = "before", "now"


class HistoryDialog(Dialog):
    """The versions at one side, newest first; at the other what changed. `chosen` is the one to bring back."""

    WIDTH = 900

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        post_id: UUID,
        current: Draft,
        channels: Mapping[UUID, str],
        *,
        editable: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`current` is what the editor shows, `channels` the names of those known. Raises `Problem`."""
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Versions of this text"))
        self._desk = desk
        self._current = current
        self._editable = editable
        self.chosen: UUID | None = None
        versions = desk.history.versions(post_id)
        self._zone = desk.office.institution().zone
        self._today = wall_clock(desk.office.clock(), self._zone).date()
        self._drafts: dict[UUID, Draft] = {}
        self._ids: list[UUID | None] = [v.id for v in versions]
        self.versions = QListWidget()
        self.versions.setAccessibleName(self.tr("Versions, newest first"))
        self.versions.setWordWrap(True)
        self.versions.setSpacing(3)
        self.versions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if editable and (not versions or self._draft(versions[0].id) != current):
            self._ids.insert(0, None)
            self.versions.addItem(QListWidgetItem(self.tr("What you are writing\nnot saved as a version yet")))
        for version in versions:
            self.versions.addItem(QListWidgetItem(self._line(version)))
        self.versions.currentRowChanged.connect(self._show)
        self.against = Choice()
        self.against.setAccessibleName(self.tr("Compared with"))
        self.against.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.against.setMinimumContentsLength(12)  # in the smallest window its words are cut, not the dialog
        self.against.addItem(self.tr("Changes from the version before"), BEFORE)
        self.against.addItem(self.tr("Changes from it to what you see now"), NOW)
        self.against.currentIndexChanged.connect(self._show)
        categories = {c.id: c.name for c in desk.categories.all(retired=True)}
        self.view = DifferenceView(theme, self.tr("What changed"), channels, categories)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.against)
        column.addWidget(self.view, 1)
        sides = Beside(theme, _SIDE_BY_SIDE, self, spacing=14)
        sides.add(self.versions, 2)
        sides.add(right, 3)
        self.add(sides)
        self._wrong = self.add_text("", "small", "block")
        self._wrong.hide()
        self.safe = self.add_safe(self.tr("Close"))
        self.restore = self.add_choice(self.tr("Bring this version back"), "primary")
        self.restore.clicked.connect(self._restore)
        self.restore.setVisible(editable)
        self._dress()
        theme.changed.connect(self._dress)
        self.versions.setCurrentRow(0)
        self.versions.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        post_id: UUID,
        current: Draft,
        channels: Mapping[UUID, str],
        *,
        editable: bool,
        parent: QWidget | None = None,
    ) -> UUID | None:
        """The version to bring back, None for none. Raises `Problem`."""
        dialog = cls(desk, theme, post_id, current, channels, editable=editable, parent=parent)
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a version goes to what brings it back: it neither does that at once nor closes what is read."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            if self.restore.isVisible() and self.restore.isEnabled():
                self.restore.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _line(self, version: Version) -> str:
        #: %1 the number of a version, %2 a person
        first = self.tr("Version %1, %2").replace("%1", str(version.number)).replace("%2", version.author)
        at = when(wall_clock(version.saved_at, self._zone), self._today)
        states = [state_word(s).lower() for s in _TOLD if s in version.states]
        return f"{first}\n{at}" + (f" · {listed(states)}" if states else "")

    def _draft(self, revision_id: UUID) -> Draft:
        if revision_id not in self._drafts:
            self._drafts[revision_id] = self._desk.history.draft(revision_id)
        return self._drafts[revision_id]

    def _show(self) -> None:
        row = self.versions.currentRow()
        if row < 0:
            return
        revision_id = self._ids[row]
        self.restore.setEnabled(revision_id is not None)
        self._wrong.hide()
        try:
            if revision_id is None:
                before, after = self._before(row), self._current
            elif self.against.currentData() == NOW:
                before, after = self._draft(revision_id), self._current
            else:
                before, after = self._before(row), self._draft(revision_id)
        except Problem as problem:
            self.view.show_changes((), "")
            self._wrong.setText(sentence(problem))
            self._wrong.show()
            return
        self.view.show_changes(draft_difference(before, after), self.tr("Nothing is different."))

    def _before(self, row: int) -> Draft:
        older = self._ids[row + 1] if row + 1 < len(self._ids) else None
        return Draft() if older is None else self._draft(older)

    def _restore(self) -> None:
        self.chosen = self._ids[self.versions.currentRow()]
        if self.chosen is not None:
            self.accept()

    def _dress(self) -> None:
        lines = self._theme.line_step("body")
        self.versions.setMinimumHeight(6 * lines)
        self.versions.setMinimumWidth(self._theme.scaled(180))
        self.view.setMinimumHeight(13 * lines)
        self.view.setMinimumWidth(self._theme.scaled(200))
