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
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from calendario.desk.words import Listed
from calendario.domain.bank import plain
from calendario.domain.own_words import Scope
from calendario.domain.slot import wall_clock
from calendario.gui.theme import Theme
from calendario.gui.widgets.two_lines import Index, TwoLineRows, TwoLines, TwoLineView
from calendario.sentences import short_day
from calendario.sentences.own_words import scope_word

_ROW = Qt.ItemDataRole.UserRole
_AIR = 10  # px at 100 %, of a row


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


class OwnWordsView(TwoLineView):
    """`unwanted` when Delete is pressed. Several may be chosen; typing letters goes to the word that begins so."""

    unwanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._rows = _Rows(theme, self, _AIR)
        self.setItemDelegate(self._rows)

    def row_height(self) -> int:
        """Of each, in px."""
        return self._rows.row_height()

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


class _Rows(TwoLineRows):
    def said(self, index: Index) -> TwoLines | None:
        row = index.data(_ROW)
        return TwoLines(row.listed.word.word, row.line) if isinstance(row, Row) else None
