"""Lists whose rows are a name and a small line below it: marked where it is chosen, ringed where the keyboard is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.focus_ring import by_keyboard

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What a row says: `aside` is small, at the right end of the name's line. The tones are colours of the theme."""

    name: str
    line: str
    aside: str = ""
    name_tone: str = "ink"
    line_tone: str = "muted"


class TwoLineView(QListView):
    """A list of such rows, on a sheet; the delegate is a `TwoLineRows`."""

    draws_own_focus = True  # a ring round the row, not round the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)


class TwoLineRows(QStyledItemDelegate):
    """Paints them; `air` px at 100 % are above, between and below the lines together."""

    def __init__(self, theme: Theme, view: QListView, air: int) -> None:
        super().__init__(view)
        self._theme, self._view, self._air = theme, view, air

    def said(self, _index: Index) -> TwoLines | None:
        """What that row says; None where there is no such row."""
        raise NotImplementedError

    def is_chosen(self, _index: Index, state: QStyle.StateFlag) -> bool:
        """Whether that row is marked."""
        return bool(state & QStyle.StateFlag.State_Selected)

    def row_height(self) -> int:
        """Of each, in px."""
        theme = self._theme
        return theme.metrics("body").height() + theme.metrics("small").height() + theme.scaled(self._air)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        said = self.said(index)
        if said is None:
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._theme
        painter.save()
        chosen = self.is_chosen(index, state)
        if chosen:
            painter.fillRect(area, theme.colour("accent_tint"))
            painter.fillRect(QRect(area.topLeft(), QSize(4, area.height())), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("border"))
        above = theme.scaled((self._air - 2) // 2)
        self._paint_words(painter, area.adjusted(theme.scaled(12), above, -theme.scaled(8), 0), said, chosen)
        if index == self._view.currentIndex() and self._view.hasFocus() and by_keyboard(self._view):
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(area.adjusted(3, 3, -3, -3))
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, said: TwoLines, chosen: bool) -> None:
        theme, small, elide = self._theme, self._theme.metrics("small"), Qt.TextElideMode.ElideRight
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight  # and on top
        room = area.width()
        if said.aside:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(area, right, said.aside)
            room -= small.horizontalAdvance(said.aside) + theme.scaled(10)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour(said.name_tone))
        painter.drawText(area, left, painter.fontMetrics().elidedText(said.name, elide, room))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(said.line_tone))
        below = area.adjusted(0, theme.metrics("body").height() + 1, 0, 0)
        painter.drawText(below, left, small.elidedText(said.line, elide, area.width()))
