"""The institution's own words in a list that stays quick with a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from calendario.desk.words import Listed
from calendario.domain.bank import plain
from calendario.domain.own_words import Scope
from calendario.domain.slot import wall_clock
from calendario.gui.theme import Theme
from calendario.gui.widgets.focus_ring import by_keyboard
from calendario.sentences import short_day
from calendario.sentences.own_words import scope_word

_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A word, what it is looked for by, and the line that stands below it."""

    listed: Listed
    plain: str
    line: str


def rows_of(listed: Sequence[Listed], zone: str) -> tuple[Row, ...]:
    """For a thread beside the window: some microseconds each."""
    return tuple(Row(one, plain(one.word.word), _line(one, zone)) for one in listed)


def _line(listed: Listed, zone: str) -> str:
    word = listed.word
    day = short_day(wall_clock(word.added_at, zone).date())
    return " · ".join(filter(None, (scope_word(word.scope), listed.by, day)))


class OwnWordsModel(QStringListModel):  # Qt's own count of the rows: it is asked for each of them
    """The rows that are looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self.shown: list[Row] = []

    def show_rows(self, rows: tuple[Row, ...] | None, search: str, scope: Scope | None) -> None:
        """Of `rows` (None: those there are) what has all words of `search` and is of that scope (None: of any)."""
        self._all = self._all if rows is None else rows
        shown = list(self._all)
        if scope is not None:
            shown = [row for row in shown if row.listed.word.scope is scope]
        for wanted in plain(search).split():
            shown = [row for row in shown if wanted in row.plain]
        self.shown = shown
        self.setStringList([row.listed.word.word for row in shown])

    @property
    def count(self) -> int:
        """Of all of them, shown or not."""
        return len(self._all)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        row = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.listed.word.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.listed.word.word}. {row.line}"
        return row if role == _ROW else None


class OwnWordsView(QListView):
    """`unwanted` when Delete is pressed. Several may be chosen; typing letters goes to the word that begins so."""

    unwanted = Signal()
    draws_own_focus = True  # a ring round the row, not round the list

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._theme = theme
        self.setItemDelegate(_Rows(theme, self))

    def row_height(self) -> int:
        """Of each, in px."""
        theme = self._theme
        return theme.metrics("body").height() + theme.metrics("small").height() + theme.scaled(10)

    def chosen(self) -> list[Row]:
        """From top to bottom."""
        model = self.model()
        if not isinstance(model, OwnWordsModel):
            return []
        chosen = self.selectionModel().selection()
        spans = sorted((span.top(), span.bottom()) for span in map(chosen.at, range(chosen.size())))
        return [row for top, bottom in spans for row in model.shown[top : bottom + 1]]

    def choose(self, ids: Collection[UUID]) -> None:
        """The words with those ids and no others, as far as they are shown."""
        model, chosen = self.model(), QItemSelection()
        if ids and isinstance(model, OwnWordsModel):
            begun = -1
            for n, row in enumerate([*model.shown, None]):
                if row is not None and row.listed.word.id in ids:
                    begun = n if begun < 0 else begun
                elif begun >= 0:
                    chosen.append(QItemSelectionRange(model.index(begun), model.index(n - 1)))
                    begun = -1
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: OwnWordsView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._view.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not isinstance(row, Row):
            return
        theme = self._theme
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("accent_tint"))
            painter.fillRect(QRect(area.topLeft(), QSize(4, area.height())), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("border"))
        words = area.adjusted(theme.scaled(12), theme.scaled(4), -theme.scaled(8), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(words, left, painter.fontMetrics().elidedText(row.listed.word.word, elide, words.width()))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        line = theme.metrics("small").elidedText(row.line, elide, words.width())
        painter.drawText(words.adjusted(0, theme.metrics("body").height() + 1, 0, 0), left, line)
        if index == self._view.currentIndex() and self._view.hasFocus() and by_keyboard(self._view):
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(area.adjusted(3, 3, -3, -3))
        painter.restore()
