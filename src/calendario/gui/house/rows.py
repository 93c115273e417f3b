"""A short list in *Ajustes*: rows of two lines, one of which may be chosen, and what the keys do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QScrollArea, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.two_lines import Index, TwoLineRows, TwoLines, TwoLineView

_ROW = Qt.ItemDataRole.UserRole
_AIR = 10  # px at 100 %, of a row
_ROUND = 24  # px of the page that are seen above and below


@dataclass(frozen=True, slots=True)
class Row:
    """What it is about (a value that is told apart from the others by being equal), and what it says."""

    about: object
    said: TwoLines

    @property
    def heard(self) -> str:
        """For a screen reader, and for the tooltip: nothing of it is cut."""
        return ". ".join(filter(None, (self.said.name, self.said.aside, self.said.line)))


class _Model(QStringListModel):
    """Qt's own count of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.setStringList([row.said.name for row in rows])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.heard)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.heard
        if role == Qt.ItemDataRole.DisplayRole:
            return row.said.name
        return row if role == _ROW else None


class RowsView(TwoLineView):
    """At most `most` rows are seen at once, and no more than fit into the page round it. `chose` when another one is
    chosen, `wanted` for Enter, F2 and a double click on one, `unwanted` for Delete.
    """

    chose = Signal()
    wanted = Signal()
    unwanted = Signal()

    def __init__(self, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._within = False  # a page that scrolls, whose height is listened to
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._lines = _Lines(theme, self, _AIR)
        self.setItemDelegate(self._lines)
        self._there = _Model(self)
        self.setModel(self._there)
        self.selectionModel().selectionChanged.connect(self.chose)
        self.doubleClicked.connect(self.wanted)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._there.rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Lists them; the chosen one stays chosen, or else where the keyboard was the next one is."""
        if tuple(rows) == self.rows:
            return
        chosen, at = self.chosen(), self.currentIndex().row()
        self._there.show_rows(rows)
        same = next((n for n, row in enumerate(rows) if chosen is not None and row.about == chosen), -1)
        if same >= 0:
            self._go_to(same, select=True)
        elif at >= 0 and rows:
            self._go_to(min(at, len(rows) - 1), select=self.hasFocus())
        self._dress()
        self.chose.emit()

    def chosen(self) -> object | None:
        """What the chosen row is about."""
        found = self.selectionModel().selectedIndexes()
        return self._there.rows[found[0].row()].about if found else None

    def choose(self, about: object) -> None:
        """That row, if it is there."""
        at = next((n for n, row in enumerate(self.rows) if row.about == about), -1)
        if at >= 0:
            self._go_to(at, select=True)

    def _go_to(self, row: int, *, select: bool) -> None:
        flag = QItemSelectionModel.SelectionFlag
        how = flag.ClearAndSelect if select else flag.NoUpdate
        self.selectionModel().setCurrentIndex(self._there.index(row), how)

    def _dress(self) -> None:
        high, seen = self._lines.row_height(), min(max(1, len(self.rows)), self._most)
        page = self._page()
        if page is not None:
            seen = max(1, min(seen, (page.height() - _ROUND) // high))
        self.setFixedHeight(seen * high + 4)
        self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self._page()
        if page is not None and not self._within:
            self._within = True
            page.installEventFilter(self)
        self._dress()

    def _page(self) -> QWidget | None:
        """What is seen of the page round it. Asked for each time: Qt made it, and its wrapper may go before it does."""
        step = self.parentWidget()
        while step is not None and not isinstance(step.parentWidget(), QScrollArea):
            step = step.parentWidget()
        return step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._page():
            self._dress()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class _Lines(TwoLineRows):
    def said(self, index: Index) -> TwoLines | None:
        row = index.data(_ROW)
        return row.said if isinstance(row, Row) else None
