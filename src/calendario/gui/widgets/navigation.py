"""The way from screen to screen at the left, and at its foot whether anything will go out and who is using the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import ElidedLabel
from calendario.gui.widgets.focus_ring import by_keyboard
from calendario.gui.widgets.icon_label import IconLabel

_WIDTH = 184
_FOLDED_WIDTH = 52
_FOLD_BELOW = 1180  # px of window width at 100 % text

_KEY = Qt.ItemDataRole.UserRole
_ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One screen. `icon` by its name; `counter` 0 is not shown; `warning` draws it as an alarm; `accessible` reads the
    counter whole («Conversations, 3 unanswered»)."""

    key: str
    icon: str
    text: str
    counter: int = 0
    warning: bool = False
    accessible: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Entries under one small heading."""

    name: str
    entries: tuple[NavEntry, ...]


class Navigation(QWidget):
    """The list of screens. `chosen` carries the key of what a person picks, by mouse, Enter or Space; arrows only move.

    It folds to icons with tooltips when its window is narrow for the text size, or when told to.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told_to_fold: bool | None = None
        self._folded = False
        self._watched: QWidget | None = None
        self._model = QStandardItemModel(self)
        self.view = _View(self)
        self.view.setModel(self._model)
        self._rows = _Rows(theme, self.view)
        self.view.setItemDelegate(self._rows)
        self.view.clicked.connect(self._pick)
        self.view.picked.connect(self._pick)
        self.view.setAccessibleName(self.tr("Screens"))
        self._status = _Foot(theme, self)
        self._person = _Foot(theme, self)
        self._status.hide()
        self._person.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addSpacing(8)
        column.addWidget(self._status)
        column.addWidget(self._person)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._dress()
        theme.changed.connect(self._dress)

    # --- what it shows

    def set_groups(self, groups: Sequence[NavGroup]) -> None:
        """All entries, in order; what is active stays active if it is still there."""
        active = self.current()
        self._model.clear()
        for group in groups:
            if group.name:
                heading = QStandardItem(group.name)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(heading)
            for entry in group.entries:
                item = QStandardItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setData(entry.key, _KEY)
                self._model.appendRow(item)
                self._fill(item, entry)
        if active in self.keys():
            self.set_current(active)

    def set_counter(self, key: str, counter: int, *, warning: bool = False, accessible: str = "") -> None:
        """Another counter on one entry."""
        item = self._item(key)
        if item is not None:
            old: NavEntry = item.data(_ENTRY)
            self._fill(item, NavEntry(key, old.icon, old.text, counter, warning, accessible))

    def set_status(self, icon: str, token: str, line1: str, line2: str) -> None:
        """Whether anything will go out, at the foot."""
        self._status.show_lines(icon, token, line1, line2)

    def set_person(self, name: str, role: str) -> None:
        """Who is using the app, at the foot."""
        self._person.show_lines("persona", "ink", name, role)

    # --- where one is

    def keys(self) -> list[str]:
        """The keys of the entries in order: what Ctrl+1…9 count."""
        return [
            self._model.item(row).data(_KEY)
            for row in range(self._model.rowCount())
            if self._model.item(row).data(_KEY)
        ]

    def current(self) -> str:
        """The key of the active entry, or an empty text."""
        return self._rows.active

    def set_current(self, key: str) -> None:
        """Marks an entry as active without telling. Raises KeyError for an unknown one."""
        item = self._item(key)
        if item is None:
            raise KeyError(key)
        self._rows.active = key
        self.view.setCurrentIndex(item.index())
        self.view.viewport().update()

    # --- folding

    def set_folded(self, folded: bool | None) -> None:
        """Icons only, or not; None lets the window's width decide."""
        self._told_to_fold = folded
        self._fold()

    def is_folded(self) -> bool:
        return self._folded

    def sizeHint(self) -> QSize:
        width = _FOLDED_WIDTH if self._folded else _WIDTH
        return QSize(self._theme.scaled(width), self._theme.scaled(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self._theme.scaled(120))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._watched:
            self._fold()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("nav"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        if not self._status.isHidden() or not self._person.isHidden():
            top = min(foot.y() for foot in (self._status, self._person) if not foot.isHidden()) - 5
            painter.drawLine(0, top, self.width(), top)

    # --- inside

    def _fold(self) -> None:
        narrow = self.window().width() < self._theme.scaled(_FOLD_BELOW)
        self._folded = narrow if self._told_to_fold is None else self._told_to_fold
        self._rows.folded = self._folded
        for foot in (self._status, self._person):
            foot.set_folded(self._folded)
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            entry = item.data(_ENTRY)
            if entry is not None:
                self._fill(item, entry)
        self.setFixedWidth(self.sizeHint().width())
        self.view.scheduleDelayedItemsLayout()

    def _fill(self, item: QStandardItem, entry: NavEntry) -> None:
        told = entry.accessible or (f"{entry.text}, {entry.counter}" if entry.counter else entry.text)
        item.setData(entry, _ENTRY)
        item.setText(entry.text)
        item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(tip(told if self._folded or entry.counter else ""))

    def _item(self, key: str) -> QStandardItem | None:
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_KEY) == key:
                return self._model.item(row)
        return None

    def _pick(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self.set_current(key)
            self.chosen.emit(key)

    def _dress(self) -> None:
        self.view.setFont(self._theme.font("body"))
        self._fold()
        self.update()


class _View(QListView):
    picked = Signal(QModelIndex)
    draws_own_focus = True  # a ring round the row, not round the list

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.active = ""
        self.folded = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._theme
        if index.data(_KEY):
            return QSize(0, theme.metrics("body").height() + theme.scaled(18))
        if self.folded:
            return QSize(0, 0 if index.row() == 0 else theme.scaled(13))
        return QSize(0, theme.metrics("small").height() + theme.scaled(12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry: NavEntry | None = index.data(_ENTRY)
        if entry is None:
            self._paint_heading(painter, area, index)
        else:
            self._paint_entry(painter, area, entry, bool(state & QStyle.StateFlag.State_MouseOver))
            if self._view.hasFocus() and index == self._view.currentIndex() and by_keyboard(self._view):
                painter.setPen(QPen(self._theme.colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(area).adjusted(3, 3, -3, -3), 4, 4)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.folded:
            if index.row():
                painter.setPen(self._theme.colour("border"))
                painter.drawLine(area.left() + 12, area.center().y(), area.right() - 12, area.center().y())
            return
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        area = area.adjusted(self._theme.scaled(16), self._theme.scaled(4), -8, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))

    def _paint_entry(self, painter: QPainter, area: QRect, entry: NavEntry, hovered: bool) -> None:
        theme, active = self._theme, entry.key == self.active
        if active:
            painter.fillRect(area, theme.colour("accent_tint"))
            painter.fillRect(QRect(area.topLeft(), QSize(4, area.height())), theme.colour("accent"))
        elif hovered:
            painter.fillRect(area, theme.colour("hover"))
        size = theme.scaled(18)
        left = area.left() + ((area.width() - size) // 2 if self.folded else theme.scaled(16))
        ratio = painter.device().devicePixelRatioF()
        icon = theme.pixmap(entry.icon, "accent" if active else "ink", size, ratio)
        painter.drawPixmap(left, area.center().y() + 1 - size // 2, icon)
        right = self._paint_counter(painter, area, entry, ratio)
        if not self.folded:
            painter.setFont(theme.font("strong" if active else "body"))
            painter.setPen(theme.colour("ink"))
            text = QRect(left + size + theme.scaled(10), area.top(), 0, area.height())
            text.setRight(right - 4)
            shown = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_counter(self, painter: QPainter, area: QRect, entry: NavEntry, ratio: float) -> int:
        """The number in its pill, or the badge of a folded entry; returns where the room for the text ends."""
        theme = self._theme
        if not entry.counter:
            return area.right() - theme.scaled(8)
        font = theme.font("small")
        if self.folded:
            font.setPointSizeF(font.pointSizeF() * 11 / 12)
            font.setWeight(QFont.Weight.DemiBold)
        words = str(entry.counter) if entry.counter < 1000 else "999+"
        metrics = QFontMetrics(font)
        icon = theme.scaled(13) if entry.warning and not self.folded else 0
        height = metrics.height()
        width = max(metrics.horizontalAdvance(words) + icon + theme.scaled(8 if self.folded else 14), height)
        pill = QRectF(area.right() - width - theme.scaled(10), area.center().y() - height / 2 + 0.5, width, height)
        if self.folded:
            pill.moveTopRight(QRectF(area).topRight())
            pill.moveTo(pill.left() - 3, pill.top() + 2)
        painter.setPen(QPen(theme.colour("warn" if entry.warning else "control"), 1))
        painter.setBrush(theme.colour("warn_tint" if entry.warning else "surface"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("warn" if entry.warning else "ink"))
        if icon:
            left = round(pill.left() + theme.scaled(5))
            painter.drawPixmap(left, round(pill.center().y() - icon / 2), theme.pixmap("aviso", "warn", icon, ratio))
            pill.setLeft(left + icon - 2)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return round(pill.left())


class _Foot(QWidget):
    """An icon with two lines, or the icon alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = IconLabel(theme, "persona", parent=self)
        self._first = ElidedLabel(theme, "", "small", "ink", parent=self)
        self._second = ElidedLabel(theme, "", "small", "muted", parent=self)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._first)
        lines.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def show_lines(self, icon: str, token: str, first: str, second: str) -> None:
        self._icon.set_icon(icon, token)
        self._first.setText(first)
        self._second.setText(second)
        told = ". ".join(filter(None, (first, second)))
        self.setAccessibleName(told)
        self.setToolTip(tip(told))
        self._icon.setAccessibleName(told)
        self.show()

    def set_folded(self, folded: bool) -> None:
        self._first.setVisible(not folded)
        self._second.setVisible(not folded)
