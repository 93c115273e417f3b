"""A list of entries with a search above it: in the page, and where one is chosen for a text."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QStyle, QVBoxLayout, QWidget

from calendario.desk.bank import Kept
from calendario.gui.bank.words import in_a_line, one_of
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.two_lines import Index, TwoLineRows, TwoLines, TwoLineView

_KEPT = Qt.ItemDataRole.UserRole
_AIR = 14  # px at 100 %, of a row


class EntryList(QWidget):
    """`searched` when other words are looked for, `shown` with the entry one is at (None for none), `picked` on Enter
    or a double click. Down and Up in the search go through the list.
    """

    searched = Signal()
    shown = Signal(object)
    picked = Signal(object)

    def __init__(self, theme: Theme, *, kinds: bool = False, parent: QWidget | None = None) -> None:
        """`kinds`: each row says of which kind it is."""
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.view = _View(self)
        self.view.setModel(self._model)
        self._rows = _Rows(theme, self.view, kinds)
        self.view.setItemDelegate(self._rows)
        self.view.setAccessibleName(self.tr("Texts"))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered_on.connect(self._pick)
        self.view.doubleClicked.connect(self._pick)
        self.nothing = WrapLabel(theme, "", "body", "muted", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setMargin(12)
        self._which = QStackedLayout()
        self._which.addWidget(self.view)
        self._which.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(self._which, 1)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def words(self) -> str:
        """What is looked for."""
        return self.search.text()

    def show_entries(self, entries: Sequence[Kept], nothing: str) -> None:
        """Those, the one one was at still marked; without any, `nothing` is said."""
        at, row = self.current(), max(0, self.view.currentIndex().row())
        was_at = None if at is None else at.entry.id
        model = self.view.selectionModel()
        model.blockSignals(True)
        self._model.clear()
        for kept in entries:
            item = QStandardItem(kept.entry.name)
            item.setEditable(False)
            item.setData(kept, _KEPT)
            line = in_a_line(kept)
            item.setData(f"{kept.entry.name}. {line}" if line else kept.entry.name, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        model.blockSignals(False)
        self.nothing.setText(nothing)
        self._which.setCurrentWidget(self.view if entries else self.nothing)
        if not (was_at is not None and self.go_to(was_at)) and entries:
            self.view.setCurrentIndex(self._model.index(min(row, len(entries) - 1), 0))
        self._tell()

    def entries(self) -> list[Kept]:
        """From top to bottom."""
        return [self._model.item(row).data(_KEPT) for row in range(self._model.rowCount())]

    def current(self) -> Kept | None:
        """The one one is at."""
        kept = self.view.currentIndex().data(_KEPT)
        return kept if isinstance(kept, Kept) else None

    def go_to(self, entry_id: UUID) -> bool:
        """Marks that one; whether it is there."""
        for row, kept in enumerate(self.entries()):
            if kept.entry.id == entry_id:
                self.view.setCurrentIndex(self._model.index(row, 0))
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search into the list without leaving it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.view.currentIndex().row() + step
                if 0 <= row < self._model.rowCount():
                    self.view.setCurrentIndex(self._model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.view.currentIndex())
                return True
        return False

    def _dress(self) -> None:
        """Three rows at least: the page, or the dialog, scrolls before there are fewer."""
        self.view.setMinimumHeight(3 * self._rows.row_height())
        self.view.scheduleDelayedItemsLayout()

    def _search(self) -> None:
        self.searched.emit()

    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        self.shown.emit(self.current())

    def _pick(self, index: QModelIndex) -> None:
        kept = index.data(_KEPT)
        if isinstance(kept, Kept):
            self.picked.emit(kept)


class _View(TwoLineView):
    entered_on = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Rows(TwoLineRows):
    def __init__(self, theme: Theme, view: _View, kinds: bool) -> None:
        super().__init__(theme, view, _AIR)
        self._kinds = kinds

    def is_chosen(self, index: Index, _state: QStyle.StateFlag) -> bool:
        return index == self._view.currentIndex()

    def said(self, index: Index) -> TwoLines | None:
        kept = index.data(_KEPT)
        if not isinstance(kept, Kept):
            return None
        faded = kept.entry.retired
        return TwoLines(
            kept.entry.name,
            in_a_line(kept),
            one_of(kept.entry.kind) if self._kinds else "",
            "muted" if faded else "ink",
            "warn" if kept.expired and not faded else "muted",
        )
