"""A list of entries with a search above it: in the page, and where one is chosen for a text."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.bank import Kept
from calendario.gui.bank.words import in_a_line, one_of
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.focus_ring import by_keyboard

_KEPT = Qt.ItemDataRole.UserRole


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
        self.view.setItemDelegate(_Rows(theme, self.view, kinds))
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
        least = 3 * (self._theme.metrics("body").height() + self._theme.metrics("small").height() + 14)
        self.view.setMinimumHeight(least)
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


class _View(QListView):
    entered_on = Signal(QModelIndex)
    draws_own_focus = True  # a ring round the row, not round the list

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView, kinds: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._kinds = theme, view, kinds

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._theme
        return QSize(0, theme.metrics("body").height() + theme.metrics("small").height() + theme.scaled(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kept = index.data(_KEPT)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not isinstance(kept, Kept):
            return
        theme = self._theme
        painter.save()
        chosen = index == self._view.currentIndex()
        if chosen:
            painter.fillRect(area, theme.colour("accent_tint"))
            painter.fillRect(QRect(area.topLeft(), QSize(4, area.height())), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("border"))
        self._paint_words(painter, area.adjusted(theme.scaled(12), theme.scaled(6), -theme.scaled(8), 0), kept, chosen)
        if chosen and self._view.hasFocus() and by_keyboard(self._view):
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(area.adjusted(3, 3, -3, -3))
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, kept: Kept, chosen: bool) -> None:
        theme, left = self._theme, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        small, faded = theme.metrics("small"), kept.entry.retired
        if self._kinds:
            kind = one_of(kept.entry.kind)
            width = small.horizontalAdvance(kind)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, kind)
        else:
            width = 0
        body = theme.font("strong" if chosen else "body")
        painter.setFont(body)
        painter.setPen(theme.colour("muted" if faded else "ink"))
        name = painter.fontMetrics().elidedText(
            kept.entry.name, Qt.TextElideMode.ElideRight, area.width() - (width + theme.scaled(10) if width else 0)
        )
        painter.drawText(area, left, name)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("warn" if kept.expired and not faded else "muted"))
        line = small.elidedText(in_a_line(kept), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.adjusted(0, theme.metrics("body").height() + 1, 0, 0), left, line)
