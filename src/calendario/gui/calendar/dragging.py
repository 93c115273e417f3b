"""Cards moved with the mouse: a ghost follows it, a line tells the hour it would have, and Esc gives it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from calendario.desk.faces import Card
from calendario.domain.publication import EDITABLE
from calendario.gui.calendar import geometry
from calendario.gui.calendar.tray import Tray
from calendario.gui.calendar.week_grid import WeekGrid
from calendario.gui.theme import Theme
from calendario.gui.widgets.card import PostCard
from calendario.sentences import card_day, hour

_SCROLL_EVERY_MS, _SCROLL_PX, _SCROLL_EDGE_PX = 40, 12, 24
_GHOST_OPACITY = 0.65


@dataclass(frozen=True, slots=True)
class Target:
    """What letting go now would do: a naive `wall_time`, the tray (`undated`), or a refusal. `line` is where the hour
    stands on the canvas, in its column.
    """

    wall_time: datetime | None = None
    undated: bool = False
    refusal: str = ""
    line: QRect | None = None


class Dragging(QObject):
    """Watches the cards of `grid` and `tray`. `moved` with a `Card` and its new naive wall time, `dated` with the id of
    a draft and one, `undated` with a `Card` let go on the tray, `refused` with a sentence; `ended` after each of them,
    and after a drag that was given up: nothing may be read anew before it.
    """

    moved = Signal(object, object)
    dated = Signal(object, object)
    undated = Signal(object)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, theme: Theme, grid: WeekGrid, tray: Tray, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._grid = grid
        self._tray = tray
        self._page = page
        self._pressed: PostCard | None = None
        self._hot = QPoint()
        self._lifted: Card | UUID | None = None
        self._given_up = False
        self._at = QPoint()  # of the mouse, on the screen
        self.target = Target()
        self._over = _Ghost(theme, page)
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY_MS)
        self._scroll.timeout.connect(self._scroll_on)
        grid.card_made.connect(self._watch)
        tray.card_made.connect(self._watch)

    @property
    def active(self) -> bool:
        """Whether a card is in the air."""
        return self._lifted is not None

    def give_up(self) -> None:
        """Everything stays where it was."""
        if self.active:
            self._given_up = True
            self._put_down()
            self.ended.emit()

    def _watch(self, card: PostCard) -> None:
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.active and watched is not self._pressed:  # everything else: we listen to the application meanwhile
            return self._elsewhere(watched, event)
        if not isinstance(watched, PostCard):
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event)
        return self.active and self._elsewhere(watched, event)

    def _mouse(self, card: PostCard, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        at = event.globalPosition().toPoint()
        if kind is QEvent.Type.MouseButtonPress and event.button() is left:
            self._pressed, self._hot, self._given_up = card, event.position().toPoint(), False
        elif kind is QEvent.Type.MouseMove and self._pressed is card and event.buttons() & left:
            if self._given_up:
                return True
            far = (event.position().toPoint() - self._hot).manhattanLength() >= QApplication.startDragDistance()
            if not self.active and far:
                self._lift(card)
            if self.active:
                self._follow(at)
                return True
        elif kind is QEvent.Type.MouseButtonRelease and event.button() is left and self._pressed is card:
            dropped, given_up = self.active, self._given_up
            if dropped:
                self._follow(at)
                self._drop()
            self._pressed, self._given_up = None, False
            return dropped or given_up  # no click
        return False

    def _elsewhere(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
            event.accept()
            return True  # nothing else by keyboard while a card is in the air
        leaving = kind is QEvent.Type.WindowDeactivate and watched is self._page.window()
        if leaving or (kind is QEvent.Type.Hide and watched is self._page):
            self.give_up()
        return False

    # --- in the air

    def _lift(self, card: PostCard) -> None:
        what: Card | UUID | None = self._grid.card_of(card)
        if what is None:
            what = self._tray.post_of(card)
        if what is None:
            return
        self._lifted = what
        card.setDown(False)
        self._over.lift(card.grab(), self._hot)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._scroll.start()

    def _put_down(self) -> None:
        self._lifted = None
        self._scroll.stop()
        self._over.hide()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._pressed is not None:
            self._pressed.unsetCursor()

    def _follow(self, at: QPoint) -> None:
        self._at = at
        self.target = self._target(at)
        if self._pressed is not None:
            shape = Qt.CursorShape.ForbiddenCursor if self.target.refusal else Qt.CursorShape.ClosedHandCursor
            self._pressed.setCursor(shape)
        line = self.target.line
        if line is not None:
            line = QRect(self._grid.canvas.mapTo(self._page, line.topLeft()), line.size())
        self._over.follow(self._page.mapFromGlobal(at), self._words(), line, bool(self.target.refusal))

    def _drop(self) -> None:
        lifted, target = self._lifted, self.target
        self._put_down()
        if target.refusal:
            self.refused.emit(target.refusal)
        elif target.undated:
            self.undated.emit(lifted)
        elif target.wall_time is not None and isinstance(lifted, Card):
            if target.wall_time != lifted.wall_time:
                self.moved.emit(lifted, target.wall_time)
        elif target.wall_time is not None:
            self.dated.emit(lifted, target.wall_time)
        self.ended.emit()

    def _target(self, at: QPoint) -> Target:
        card, week = self._lifted, self._grid.week
        over_tray = self._tray.isVisible() and self._tray.rect().contains(self._tray.mapFromGlobal(at))
        view = self._grid.view.viewport()
        if week is None or not (over_tray or view.rect().contains(view.mapFromGlobal(at))):
            return Target()
        if isinstance(card, Card) and not any(p.state in EDITABLE for p in card.publications):
            return Target(refusal=self.tr("What is published, under way or unknown cannot change its time."))
        if over_tray:
            return Target(undated=isinstance(card, Card))
        point = self._grid.canvas.mapFromGlobal(at)
        number = self._grid.column_at(point.x())
        if number is None or self._grid.axis.minute(point.y()) is None:
            return Target()
        minute = geometry.nearest_quarter(self._grid.axis, point.y() - self._hot.y())
        wall_time = geometry.wall_time_at(self._grid.days[number], minute)
        left, right = self._grid.edges[number], self._grid.edges[number + 1]
        line = QRect(left, self._grid.axis.y(minute), right - left, 2)
        if wall_time <= week.now:
            return Target(refusal=self.tr("That hour has passed."), line=line)
        return Target(wall_time=wall_time, line=line)

    def _words(self) -> str:
        target = self.target
        if target.refusal:
            return target.refusal
        if target.undated:
            return self.tr("Without a date")
        if target.wall_time is None:
            return ""
        return f"{card_day(target.wall_time.date())}, {hour(target.wall_time)}"

    def _scroll_on(self) -> None:
        """The hours above and below what is seen come when the card is held at the edge."""
        view, bar = self._grid.view.viewport(), self._grid.view.verticalScrollBar()
        at = view.mapFromGlobal(self._at)
        if not view.rect().contains(at):
            return
        before = bar.value()
        if at.y() < _SCROLL_EDGE_PX:
            bar.setValue(before - _SCROLL_PX)
        elif at.y() > view.height() - _SCROLL_EDGE_PX:
            bar.setValue(before + _SCROLL_PX)
        if bar.value() != before:
            self._follow(self._at)


class _Ghost(QWidget):
    """Above the whole page: the card in the air, the line of its hour, and the hour in words."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._card = QPixmap()
        self._hot = QPoint()
        self._at = QPoint()
        self._words = ""
        self._line: QRect | None = None
        self._refused = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def lift(self, card: QPixmap, hot: QPoint) -> None:
        self._card, self._hot = card, hot
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()

    def follow(self, at: QPoint, words: str, line: QRect | None, refused: bool) -> None:
        """`at` and `line` on the page."""
        self._at, self._words, self._line, self._refused = at, words, line, refused
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "warn" if self._refused else "accent"
        if self._line is not None:
            painter.fillRect(self._line, theme.colour(token))
        painter.setOpacity(_GHOST_OPACITY)
        painter.drawPixmap(QPointF(self._at - self._hot), self._card)
        painter.setOpacity(1)
        if not self._words:
            return
        painter.setFont(theme.font("strong"))
        metrics = painter.fontMetrics()
        wide, high = metrics.horizontalAdvance(self._words) + 16, metrics.height() + 8
        beside = QRect(self._at + QPoint(16, -high - 4), self._at + QPoint(16 + wide, -5))
        if self._line is not None:  # on its line, where the eye is
            beside = QRect(self._line.left(), self._line.top() - high, wide, high)
        left = max(4, min(beside.left(), self.width() - wide - 4))
        box = QRect(left, max(4, beside.top()), wide, high)
        painter.setPen(QPen(theme.colour(token), 1))
        painter.setBrush(theme.colour("warn_tint" if self._refused else "accent_tint"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
