"""Emoji by their Spanish names: a search field over a grid, all of it by keyboard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from calendario import paths
from calendario.domain.emoji import Emoji, emoji, found
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import ElidedLabel

_ACROSS, _DOWN = 10, 6
_CELL, _PIXELS = 34, 20  # px at 100 %
_FONTS = ("Segoe UI Emoji", "Noto Color Emoji", "Apple Color Emoji")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@cache
def every_emoji() -> tuple[Emoji, ...]:
    """All of them, in Unicode's order; the file is read once, when they are first wanted (20 ms)."""
    rows = json.loads((paths.resources() / "emoji" / "es.json").read_text(encoding="utf-8"))
    return tuple(emoji(*row) for row in rows)


class _Grid(QAbstractListModel):
    def __init__(self, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font
        self.shown: tuple[Emoji, ...] = ()

    def show(self, shown: tuple[Emoji, ...]) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.character
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(one.name)
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class EmojiPicker(QFrame):
    """A small window that goes when one clicks beside it. `chosen` brings the emoji, `left` comes when it is closed.

    The arrows lead from the search field into the grid and back, letters always search, Enter takes the chosen one
    (the first one found), Ctrl+PgUp and Ctrl+PgDn go from group to group, Esc closes.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("sheet", "floating")
        self.setAccessibleName(self.tr("Emoji"))
        by_character = {one.character: one for one in every_emoji()}
        self._recent = tuple(by_character[character] for character in recent if character in by_character)

        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search: party, bus, thank you…"))
        self.search.setAccessibleName(self.tr("Search an emoji by its name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)

        font = QFont(theme.font("body"))
        font.setFamilies([*_FONTS, *font.families()])
        font.setPixelSize(theme.scaled(_PIXELS))
        cell = theme.scaled(_CELL)
        self._model = _Grid(font, self)
        self.grid = QListView(self)
        self.grid.setAccessibleName(self.tr("Emoji found"))
        self.grid.setModel(self._model)
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setUniformItemSizes(True)
        self.grid.setGridSize(QSize(cell, cell))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setMinimumHeight(cell * 2)
        self.grid.clicked.connect(self._take)
        self.grid.installEventFilter(self)
        self.grid.selectionModel().currentChanged.connect(self._say)

        self.name = ElidedLabel(theme, "", "small", "muted", 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.grid, 1)
        column.addWidget(self.name)
        self._look()

    def show_by(self, corner: QPoint, above: QPoint) -> None:
        """With its corner under `corner`, or over `above` where the screen ends; both global."""
        screen, cell = self.screen().availableGeometry(), self._theme.scaled(_CELL)
        margins = self.contentsMargins().left() + self.contentsMargins().right() + 24
        besides = self.grid.verticalScrollBar().sizeHint().width() + 8
        room = min(screen.width(), self._window.width()) - margins - besides
        self.grid.setFixedWidth(cell * max(4, min(_ACROSS, room // cell)) + besides)
        self.grid.setFixedHeight(cell * _DOWN)
        height = self.sizeHint().height()
        if height > screen.height():
            self.grid.setFixedHeight(max(cell * 2, self.grid.height() - height + screen.height()))
        self.resize(self.sizeHint())
        place = QPoint(corner)
        if corner.y() + self.height() > screen.bottom():
            place.setY(above.y() - self.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.move(place)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> tuple[Emoji, ...]:
        """Those in the grid: what was used last first, as long as nothing is searched."""
        return self._model.shown

    def current(self) -> Emoji | None:
        """The one that Enter takes."""
        row = self.grid.currentIndex().row()
        return self._model.shown[row] if 0 <= row < len(self._model.shown) else None

    # --- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of both fields."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, in_grid = event.key(), watched is self.grid
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _ENTER:
            self._take(self.grid.currentIndex())
        elif (
            key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._go_to_group(1 if key == Qt.Key.Key_PageDown else -1)
        elif in_grid and key == Qt.Key.Key_Up and self.grid.currentIndex().row() < self._across():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not in_grid and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif in_grid and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(self.grid.currentIndex().row() + (1 if key == Qt.Key.Key_Right else -1))
        elif in_grid and (event.text().strip() or key == Qt.Key.Key_Backspace):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.event(event)
        else:
            return False
        return True

    # --- the grid

    def _across(self) -> int:
        return max(1, self.grid.viewport().width() // self.grid.gridSize().width())

    def _look(self) -> None:
        asked = self.search.text()
        every = found(every_emoji(), asked)
        self._model.show(every if asked.strip() else (*self._recent, *every))
        self._go_to(0)
        if not self._model.shown:
            self.name.setText(self.tr("No emoji has that name."))

    def _go_to(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.grid.setCurrentIndex(self._model.index(row))

    def _go_to_group(self, by: int) -> None:
        here = self.current()
        if here is None:
            return
        groups = [one.group for one in self._model.shown]
        row = self.grid.currentIndex().row()
        if by > 0:
            row = next((place for place in range(row, len(groups)) if groups[place] != here.group), row)
        else:
            first = next((p for p in range(row, -1, -1) if p == 0 or groups[p - 1] != here.group), row)
            before = first - 1 if first == row and row else row
            row = next((p for p in range(before, -1, -1) if p == 0 or groups[p - 1] != groups[before]), first)
        self._go_to(row)
        self.grid.scrollTo(self.grid.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def _say(self) -> None:
        current = self.current()
        if current is not None:
            self.name.setText(self.tr("A screen reader says: %1").replace("%1", current.name))

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.shown):
            character = self._model.shown[index.row()].character
            self.close()
            self.chosen.emit(character)
