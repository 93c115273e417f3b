"""One row of the editor's channels: the base text, or one channel with how its version stands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from calendario.domain.publication import State
from calendario.domain.rulers import Measure
from calendario.gui.editor.changes import BASE
from calendario.gui.shown import figure, grouped, shown_keys, tip, with_keys
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import Pressable, icon_button
from calendario.gui.widgets.chips import chip_size, paint_chip
from calendario.gui.widgets.states import LOOK_OF, STATE
from calendario.sentences import listed, state_word

_SIDE = 10
_LEAST_TOLD = 6  # letters of a word that is cut, with its ellipsis


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows. `target` is a channel's id, or BASE; `state` is set where nothing can change any more;
    `customised` are the words for everything in which the channel goes its own way, `own` says that its text is.
    """

    target: UUID | None
    name: str
    letters: str
    own: bool
    state: State | None = None
    followers: int = 0
    customised: tuple[str, ...] = ()


class ChannelRow(Pressable):
    """The base text, or one channel. Its accessible name tells everything that is drawn."""

    #: A person takes the channel out of the post.
    taken_away = Signal()

    def __init__(self, theme: Theme, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = line
        self._removable = False
        #: %1 is a channel
        told = self.tr("Take %1 out of this post").replace("%1", line.name)
        self.away = icon_button(
            theme,
            "cerrar",
            told,
            self.tr("%1 (%2)").replace("%1", told).replace("%2", shown_keys("Del")),
            small=True,
            bare=True,
            parent=self,
        )
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Del is its key
        self.away.clicked.connect(self.taken_away)
        self.away.hide()
        self.toggled.connect(self._show_away)
        self.toggled.connect(self.one_stop)
        self._measure: Measure | None = None
        self._base_length: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.one_stop()
        self._tell()

    def one_stop(self) -> None:
        """Tab goes to the row that is shown and to no other; Qt sees to that only once one of them had the focus."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.isChecked() else Qt.FocusPolicy.ClickFocus)

    def show_line(self, line: Line) -> None:
        """Another inheritance or state for the same target."""
        if line != self.line:
            self.line = line
            self._tell()
            self.updateGeometry()
            self.update()

    def set_removable(self, removable: bool) -> None:
        """Whether the post can still be taken off this channel."""
        self._removable = removable
        self._show_away()

    def menu(self) -> QMenu:
        """What can be done with the channel here; empty where nothing can."""
        menu = QMenu(self)
        if self._removable:
            action = menu.addAction(with_keys(self.tr("Take out of this post"), "Del"))
            action.triggered.connect(self.taken_away)
        return menu

    def _show_away(self) -> None:
        """Where the eye is: on the row that is chosen or under the mouse."""
        shown = self._removable and (self.isChecked() or self.underMouse())
        if shown != self.away.isVisibleTo(self):
            self.away.setVisible(shown)
            self._place_away()
            self.update()

    def _place_away(self) -> None:
        size = self.away.sizeHint()
        self.away.setGeometry(self.width() - size.width() - 4, 2, size.width(), size.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_away()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_away()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def show_measure(self, measure: Measure | None) -> None:
        """By the channel's own ruler; None: it is being counted."""
        if measure != self._measure:
            self._measure = measure
            self._tell()
            self.update()

    def show_length(self, length: int) -> None:
        """The base's length, in characters."""
        if length != self._base_length:
            self._base_length = length
            self._tell()
            self.update()

    @property
    def over(self) -> bool:
        """Whether it does not fit."""
        return self._measure is not None and not self._measure.fits and self.line.state is None

    def counter(self) -> str:
        """«393 de 300», «393» without a limit, «…» while it is counted; of a thread how many parts, and the fullest."""
        if self.line.target is BASE:
            return "" if self._base_length is None else figure(self._base_length)
        if self.line.state is not None:
            return ""
        told = self._measure
        if told is None:
            return "…"
        if told.limit is None:
            return figure(told.length)
        #: Counter of a channel: length and limit
        counted = self.tr("%1 of %2").replace("%1", figure(told.length)).replace("%2", figure(told.limit))
        if told.parts == 1:
            return counted
        #: Counter of a thread: how many parts, and «280 of 300», the length and limit of its fullest part
        return self.tr("%n part(s): %1", "", told.parts).replace("%1", counted)

    def inheritance(self) -> str:
        """«texto base», «texto propio», the state of what is out, or how many channels use the base."""
        if self.line.target is BASE:
            return self.tr("used by %n channel(s)", "", self.line.followers) if self.line.followers else ""
        if self.line.state is not None:
            return state_word(self.line.state)
        if self.line.own:
            return self.tr("own text")
        #: A version with the base text and something else of its own
        return self.tr("customised") if self.line.customised else self.tr("base text")

    @property
    def _apart(self) -> bool:
        return self.line.own or bool(self.line.customised)

    def sizeHint(self) -> QSize:
        lines = self._theme.metrics("body").height() + self._theme.metrics("small").height()
        bar = 9 if self._has_bar() else 0
        return QSize(self._theme.scaled(180), lines + 15 + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self.sizeHint().height())

    def _has_bar(self) -> bool:
        return self.line.target is not BASE and self.line.state is None and bool(self._measure and self._measure.limit)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour("accent_tint"))
            painter.fillRect(0, 0, 4, self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        first = theme.metrics("body").height()
        top, left, right = 6, _SIDE, self.width() - _SIDE
        if self.away.isVisibleTo(self):
            right = self.away.x() - 2
        if self.over:
            size = theme.scaled(14)
            right -= size
            painter.drawPixmap(right, top + (first - size) // 2, theme.pixmap("bloquea", "block", size, self._ratio()))
            right -= 4
        left = self._paint_mark(painter, left, top, first)
        painter.setFont(theme.font("strong" if self.line.target is BASE else "body"))
        painter.setPen(theme.colour("ink"))
        name = painter.fontMetrics().elidedText(self.line.name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, top, right - left, first), Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_second(painter, top + first + 1)
        painter.end()

    def _paint_mark(self, painter: QPainter, left: int, top: int, height: int) -> int:
        theme = self._theme
        if self.line.target is BASE:
            size = theme.scaled(14)
            place = top + (height - size) // 2
            painter.drawPixmap(left, place, theme.pixmap("borrador", "ink", size, self._ratio()))
            return left + size + 7
        chip = chip_size(theme, self.line.letters)
        box = QRect(left, top + (height - chip.height()) // 2, chip.width(), chip.height())
        paint_chip(painter, box, theme, self.line.letters)
        return left + chip.width() + 7

    def _paint_second(self, painter: QPainter, top: int) -> None:
        theme = self._theme
        height = theme.metrics("small").height()
        left = _SIDE
        size = theme.scaled(13)
        if self.line.target is not BASE:
            icon, token = ("fuera", "ink") if self._apart else ("enlace", "muted")
            if self.line.state is not None:
                look = STATE[LOOK_OF[self.line.state]]
                icon, token = look.icon, look.token
            if self._apart and self.line.state is None:
                self._paint_broken_link(painter, left, top + (height - size) // 2, size)
            else:
                painter.drawPixmap(left, top + (height - size) // 2, theme.pixmap(icon, token, size, self._ratio()))
            left += size + 5
        counter = self.counter()
        painter.setFont(theme.font("small"))
        if self.over:
            font = theme.font("small")
            font.setBold(True)
            painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(counter)
        area = QRect(_SIDE, top, self.width() - 2 * _SIDE, height)
        painter.setPen(theme.colour("block" if self.over else "ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, counter)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink" if self._apart or self.line.state else "muted"))
        room = area.right() - wide - 6 - left
        told = painter.fontMetrics().elidedText(self.inheritance(), Qt.TextElideMode.ElideRight, room)
        if told != self.inheritance() and len(told) < _LEAST_TOLD:
            told = ""  # «te…» says nothing: its icon and the tooltip do
        painter.drawText(QRect(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, told)
        if self._has_bar() and self._measure is not None and self._measure.limit:
            self._paint_bar(painter, QRect(_SIDE, top + height + 3, self.width() - 2 * _SIDE, 5))

    def _paint_broken_link(self, painter: QPainter, left: int, top: int, size: int) -> None:
        painter.drawPixmap(left, top, self._theme.pixmap("enlace", "ink", size, self._ratio()))
        background = "accent_tint" if self.isChecked() else "hover" if self.underMouse() else "surface"
        for colour, width in ((background, 4), ("ink", 1)):
            pen = painter.pen()
            pen.setColor(self._theme.colour(colour))
            pen.setWidth(width)
            painter.setPen(pen)
            painter.drawLine(left + size - 3, top + 2, left + 3, top + size - 2)

    def _paint_bar(self, painter: QPainter, box: QRect) -> None:
        assert self._measure is not None
        assert self._measure.limit is not None
        painter.setPen(self._theme.colour("control"))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        share = min(1.0, self._measure.length / self._measure.limit)
        painter.fillRect(
            QRect(box.left(), box.top(), round(box.width() * share), box.height()),
            self._theme.colour("block" if self.over else "planned"),
        )

    def _tell(self) -> None:
        parts = [part for part in (self.line.name, self.inheritance()) if part]
        if self.line.customised and self.line.state is None:
            parts.append(self.tr("of its own: %1").replace("%1", listed(self.line.customised)))
        if self.line.state is None and (counter := self.counter()):
            parts.append(counter)
        if self.over and self._measure is not None:
            parts.append(grouped(self.tr("%n too many", "", self._measure.excess), self._measure.excess))
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(tip(self.accessibleName()))

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row; Del takes the channel out."""
        if event.key() == Qt.Key.Key_Delete and self._removable:
            self.taken_away.emit()
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        group = self.group()
        if step is None or group is None:
            super().keyPressEvent(event)
            return
        rows = [row for row in group.buttons() if isinstance(row, ChannelRow)]
        place = rows.index(self) + step
        if 0 <= place < len(rows):
            rows[place].go_to()

    def go_to(self) -> None:
        """As its arrow does: the focus is here, and this is what is shown."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.click()
