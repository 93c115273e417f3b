"""The week on paper: hours down, days across, cards where they go out, and the line of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from calendario.desk.faces import Card, Week
from calendario.gui.calendar import geometry
from calendario.gui.calendar.faces import card_face, day_face, titled
from calendario.gui.calendar.geometry import Axis, Sizes
from calendario.gui.calendar.week_edges import DayHeads, FoldStrip, paint_paper
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.card import PostCard, card_height
from calendario.sentences import hour

_HOUR_PX, _MOST_HOUR_PX = 33, 46
_STRIP_PX = 24
_GUTTER_PX = 48
_LEAST_DAY_PX = 100  # with narrower days only three are shown
_REST_PX = 24
_INSET = 3

#: How far Alt and an arrow move a card.
_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(minutes=-15),
    Qt.Key.Key_Down: timedelta(minutes=15),
}


@dataclass(frozen=True, slots=True)
class _Stop:
    """Something in a day that takes the focus."""

    day: int
    top: int
    widget: QWidget


class WeekGrid(QWidget):
    """`open_card`, `discard_card`, `move_card` carry a `Card`; `nudge_card` a `Card` and the naive wall time that Alt
    and an arrow give it; `card_made` each new widget of a card; `menu_for` a `Card` and where (global) its menu opens;
    `new_at` the naive wall time of an empty place; `open_post` the id of a post chosen from «y N más».
    """

    open_card = Signal(object)
    discard_card = Signal(object)
    move_card = Signal(object)
    nudge_card = Signal(object, object)
    card_made = Signal(object)
    menu_for = Signal(object, QPoint)
    new_at = Signal(object)
    open_post = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._week: Week | None = None
        self._day: date | None = None
        self._open = {"early": False, "late": False}
        self._cards: dict[UUID, PostCard] = {}
        self._rests: list[QPushButton] = []
        self._stops: list[_Stop] = []
        self._shown: dict[UUID, Card] = {}
        self.axis = Axis(_HOUR_PX, _STRIP_PX)
        self.days: tuple[date, ...] = ()
        self.edges: tuple[int, ...] = ()
        self.heads = DayHeads(theme, self)
        self.view = QScrollArea(self)
        self.view.setWidgetResizable(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = _Canvas(theme, self)
        self.view.setWidget(self.canvas)
        self.view.viewport().installEventFilter(self)
        self.early = FoldStrip(theme, self.canvas)
        self.late = FoldStrip(theme, self.canvas)
        self.early.clicked.connect(partial(self._fold, "early"))
        self.late.clicked.connect(partial(self._fold, "late"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
        theme.changed.connect(self.place)

    @property
    def week(self) -> Week | None:
        """What is shown."""
        return self._week

    def room_for_all(self) -> bool:
        """Whether all seven days fit; three are shown otherwise."""
        room = self.view.viewport().width() - self._theme.scaled(_GUTTER_PX)
        return room / 6.55 >= self._theme.scaled(_LEAST_DAY_PX)

    def show_week(self, week: Week, day: date) -> None:
        """The week, and the day that must be seen where not all fit. Cards that stay keep their focus."""
        other = self._week is None or self._week.start != week.start
        self._week, self._day = week, day
        if other:
            self._open = {"early": False, "late": False}
        self.place()
        if other:
            self._scroll_to_now()

    def cards(self) -> tuple[PostCard, ...]:
        """The cards that are shown, by day and hour."""
        return tuple(stop.widget for stop in self._stops if isinstance(stop.widget, PostCard))

    def card_of(self, widget: QWidget | None) -> Card | None:
        """What a card widget stands for."""
        return next((self._shown[k] for k, w in self._cards.items() if w is widget and k in self._shown), None)

    def focus_on(self, publication_id: UUID) -> bool:
        """Puts the focus on the card that stands for this publication, and shows it; False where there is none."""
        for key, card in self._shown.items():
            if publication_id in (p.id for p in card.publications):
                self._cards[key].setFocus(Qt.FocusReason.OtherFocusReason)
                self.view.ensureWidgetVisible(self._cards[key], 0, 12)
                return True
        return False

    def focused_card(self) -> Card | None:
        """The card that has the focus."""
        return self.card_of(self.focusWidget())

    def take_focus(self) -> bool:
        """On the card that had it, else on today's next one, else on the first; False without cards."""
        widgets = self.cards()
        if not widgets or self._week is None:
            return False
        held = self.focusWidget()
        if held not in widgets:
            coming = [w for w in widgets if (c := self.card_of(w)) is not None and c.wall_time >= self._week.now]
            held = coming[0] if coming else widgets[0]
        held.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- placing

    def place(self) -> None:
        """Puts everything where the present size wants it."""
        week = self._week
        width = self.view.viewport().width()
        if week is None or self._day is None or width <= 0:
            return
        theme = self._theme
        self.days = geometry.shown_days(week.start, self._day, self.room_for_all())
        gutter = theme.scaled(_GUTTER_PX)
        self.edges = geometry.columns(gutter, width, [d.weekday() for d in self.days])
        by_day = [list(week.on(day)) for day in self.days]
        minutes = [[geometry.minute_of(c.wall_time) for c in cards] for cards in by_day]
        everything = [m for day in minutes for m in day]
        opened = self._open
        first, last = geometry.shown_hours(everything, week.quiet, early_open=opened["early"], late_open=opened["late"])
        hour_px = self._hour_px(last - first)
        lines = 4 if hour_px >= theme.scaled(40) else 3
        sizes = Sizes(tuple(card_height(theme, n) for n in range(1, lines + 1)), theme.scaled(_REST_PX), 1)
        axis = Axis(hour_px, theme.scaled(_STRIP_PX), first, last)
        now = (self.days.index(week.today), geometry.minute_of(week.now)) if week.today in self.days else None
        self.axis, placed = geometry.place_week(minutes, axis, sizes, now=now)
        self.canvas.resize(width, max(self.axis.height, self.view.viewport().height()))
        self._put_cards(by_day, placed, sizes)
        self._put_strips(width)
        self.heads.show_days(week, self.days, self.edges)
        self.canvas.update()

    def _hour_px(self, hours: int) -> int:
        """As high as the window allows; at least what two lines of a card need."""
        least, most = self._theme.scaled(_HOUR_PX), self._theme.scaled(_MOST_HOUR_PX)
        room = self.view.viewport().height() - 2 * self._theme.scaled(_STRIP_PX)
        return max(least, min(most, room // hours))

    def _put_cards(self, by_day: Sequence[Sequence[Card]], days: Sequence[geometry.Day], sizes: Sizes) -> None:
        focus = self.window().focusWidget()  # not our own last one: the focus may be in another part of the window
        lost = next((n for n, stop in enumerate(self._stops) if stop.widget is focus), None)
        self._stops = []
        self._shown = {}
        rests_before, self._rests = self._rests, []
        for number, (cards, day) in enumerate(zip(by_day, days, strict=True)):
            left, right = self.edges[number] + _INSET, self.edges[number + 1] - _INSET
            for place in day.placed:
                card = cards[place.index]
                widget = self._widget_for(card)
                widget.setGeometry(left, place.top, right - left, place.height)
                needed = widget.needed_height()
                if needed < place.height:
                    widget.resize(right - left, max(needed, sizes.least))
                widget.show()
                self._stops.append(_Stop(number, place.top, widget))
            for rest in day.rests:
                button = self._rest_button([cards[i] for i in rest.indices])
                button.setGeometry(left, rest.top, right - left, rest.height)
                button.show()
                self._stops.append(_Stop(number, rest.top, button))
        self._stops.sort(key=lambda stop: (stop.day, stop.top))
        self._clear_gone(rests_before)
        for before, after in zip(self._stops, self._stops[1:], strict=False):
            QWidget.setTabOrder(before.widget, after.widget)
        still = {stop.widget for stop in self._stops}
        if lost is not None and focus not in still and self._stops:
            self._stops[min(lost, len(self._stops) - 1)].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _widget_for(self, card: Card) -> PostCard:
        key = card.publications[0].id  # stays when the post moves to another hour
        self._shown[key] = card
        face = card_face(card)
        widget = self._cards.get(key)
        if widget is None:
            widget = PostCard(self._theme, face, self.canvas)
            widget.clicked.connect(partial(self._opened, key))
            widget.customContextMenuRequested.connect(partial(self._menu_asked, key))
            widget.installEventFilter(self)
            self._cards[key] = widget
            self.card_made.emit(widget)
        elif widget.face != face:
            widget.set_face(face)
        return widget

    def _rest_button(self, cards: Sequence[Card]) -> QPushButton:
        #: In a day of the week: cards there is no room for; opens a list
        button = buttons.flat(self.tr("and %n more", "", len(cards)), small=True, parent=self.canvas)
        button.setAccessibleName(
            self.tr("%n more post(s) at about %1", "", len(cards)).replace("%1", hour(cards[0].wall_time))
        )
        button.clicked.connect(partial(self._list, button, tuple(cards)))
        button.installEventFilter(self)
        self._rests.append(button)
        return button

    def _clear_gone(self, rests: Sequence[QPushButton]) -> None:
        for key in [k for k in self._cards if k not in self._shown]:
            gone = self._cards.pop(key)
            gone.hide()
            gone.deleteLater()
        for button in rests:
            button.hide()
            button.deleteLater()

    def _put_strips(self, width: int) -> None:
        axis, high = self.axis, self._theme.scaled(_STRIP_PX)
        self.early.setGeometry(0, 0, width, high)
        self.late.setGeometry(0, axis.bottom, width, high)
        left = self._theme.scaled(_GUTTER_PX)
        if self._open["early"] or axis.first_hour == 0:
            self.early.show_words(self._hide_words(), left, opened=True)
        else:
            self.early.show_words(self._folded_words(0, axis.first_hour), left, opened=False)
        if self._open["late"] or axis.last_hour == 24:
            self.late.show_words(self._hide_words(), left, opened=True)
        else:
            self.late.show_words(self._folded_words(axis.last_hour, 24), left, opened=False)

    def _has_quiet_hours(self) -> bool:
        return self._week is not None and self._week.quiet is not None

    def _hide_words(self) -> str:
        return self.tr("Hide the hours of silence") if self._has_quiet_hours() else self.tr("Hide these hours")

    def _folded_words(self, first: int, last: int) -> str:
        if self._has_quiet_hours():
            #: %1 and %2 are hours: «From 0:00 to 8:00, hours of silence»
            words = self.tr("From %1 to %2, hours of silence")
        else:
            #: %1 and %2 are hours: «From 0:00 to 8:00: nothing»
            words = self.tr("From %1 to %2: nothing")
        return words.replace("%1", f"{first}:00").replace("%2", f"{last}:00")

    def _scroll_to_now(self) -> None:
        bar = self.view.verticalScrollBar()
        week = self._week
        if week is None or bar.maximum() <= 0:
            return
        minute = geometry.minute_of(week.now) if week.today in self.days else self.axis.first_hour * 60
        bar.setValue(max(0, self.axis.y(minute) - self.view.viewport().height() // 3))

    # --- what a person does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.view.viewport():
            if kind == QEvent.Type.Resize:
                self.place()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._key(watched, event)
        by_mouse = isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.MouseFocusReason
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget) and not by_mouse:  # it would slip from under it
            self.view.ensureWidgetVisible(watched, 0, 12)
        return False

    def _key(self, widget: QWidget, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and key in _STEPS:
            self._walk(widget, Qt.Key(key))
            return True
        card = self.card_of(widget)
        if key in _STEPS:  # with any other key held too: an arrow on a card never leaves the week
            if card is not None and modifiers == Qt.KeyboardModifier.AltModifier:
                self.nudge_card.emit(card, card.wall_time + _STEPS[Qt.Key(key)])
            return True
        if card is None:
            return False
        if key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.menu_for.emit(card, widget.mapToGlobal(QPoint(24, widget.height())))
            return True
        if key == Qt.Key.Key_Delete and modifiers == Qt.KeyboardModifier.NoModifier:
            self.discard_card.emit(card)
            return True
        if key == Qt.Key.Key_M and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.move_card.emit(card)
            return True
        return False

    def _walk(self, widget: QWidget, key: Qt.Key) -> None:
        """Up and down within the day; left and right to the nearest hour of the next day that has something."""
        here = next((stop for stop in self._stops if stop.widget is widget), None)
        if here is None:
            return
        down = key in (Qt.Key.Key_Down, Qt.Key.Key_Right)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            same = [stop for stop in self._stops if stop.day == here.day]
            index = same.index(here) + (1 if down else -1)
            target = same[index] if 0 <= index < len(same) else None
        else:
            beyond = [stop.day for stop in self._stops if (stop.day > here.day if down else stop.day < here.day)]
            if not beyond:
                return
            day = min(beyond) if down else max(beyond)
            target = min((s for s in self._stops if s.day == day), key=lambda s: abs(s.top - here.top))
        if target is not None:
            target.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def place_at(self, point: QPoint) -> tuple[date, int] | None:
        """The day and the minute of the day at a point of the canvas; None on a strip or in the gutter."""
        minute, number = self.axis.minute(point.y()), self.column_at(point.x())
        return None if minute is None or number is None else (self.days[number], minute)

    def column_at(self, x: int) -> int | None:
        """The number of the day at `x` of the canvas; None in the gutter."""
        return next((n for n in range(len(self.days)) if self.edges[n] <= x < self.edges[n + 1]), None)

    def double_clicked(self, point: QPoint) -> None:
        """On an empty place of the canvas."""
        place = self.place_at(point)
        if place is not None:
            self.new_at.emit(geometry.wall_time_at(*place))

    def _fold(self, which: str) -> None:
        self._open[which] = not self._open[which]
        self.place()

    def _opened(self, key: UUID) -> None:
        if key in self._shown:
            self.open_card.emit(self._shown[key])

    def _menu_asked(self, key: UUID, point: QPoint) -> None:
        if key in self._shown:
            self.menu_for.emit(self._shown[key], self._cards[key].mapToGlobal(point))

    def _list(self, button: QPushButton, cards: Sequence[Card]) -> None:
        menu = QMenu(button)
        menu.setAccessibleName(button.accessibleName())
        for card in cards:
            action = menu.addAction(f"{hour(card.wall_time)}  {titled(card.title)}".replace("&", "&&"))
            action.triggered.connect(partial(self._chosen, card.post_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _chosen(self, post_id: UUID, _checked: bool = False) -> None:
        self.open_post.emit(post_id)


class _Canvas(QWidget):
    """What lies behind the cards: paper, hours and the line of now. The cards are its children."""

    def __init__(self, theme: Theme, grid: WeekGrid) -> None:
        super().__init__()
        self._theme = theme
        self._grid = grid
        #: Accessible name of the week's grid
        self.setAccessibleName(self.tr("Week"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grid.double_clicked(event.position().toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, theme, painter = self._grid, self._theme, QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        week = grid.week
        if week is None or not grid.edges:
            return
        axis = grid.axis
        top, bottom = axis.top, max(axis.bottom, self.height()) if not grid.late.isVisible() else axis.bottom
        for number, day in enumerate(grid.days):
            left, right = grid.edges[number], grid.edges[number + 1]
            paint_paper(painter, QRect(left, top, right - left, bottom - top), day_face(week, day), theme)
        self._paint_hours(painter, axis)
        painter.setPen(theme.colour("border"))
        for edge in grid.edges[:-1]:
            painter.drawLine(edge, top, edge, bottom)
        if week.today in grid.days:
            self._paint_now(painter, axis)

    def _paint_hours(self, painter: QPainter, axis: Axis) -> None:
        grid, theme = self._grid, self._theme
        painter.setFont(theme.font("small"))
        high = painter.fontMetrics().height()
        for at in range(axis.first_hour, axis.last_hour):
            y = axis.y(at * 60)
            if at > axis.first_hour:
                painter.setPen(theme.colour("hour_line"))
                painter.drawLine(grid.edges[0], y, self.width(), y)
            painter.setPen(theme.colour("muted"))
            box = QRect(0, y + (1 if at == axis.first_hour else -high // 2), grid.edges[0] - 6, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{at}:00")

    def _paint_now(self, painter: QPainter, axis: Axis) -> None:
        grid, theme = self._grid, self._theme
        week = grid.week
        assert week is not None
        minute = geometry.minute_of(week.now)
        if not axis.first_hour * 60 <= minute < axis.last_hour * 60:
            return
        y, number = axis.y(minute), grid.days.index(week.today)
        colour = theme.colour("now")
        painter.setPen(QPen(colour, 2))
        painter.drawLine(grid.edges[number], y, grid.edges[number + 1], y)
        font = theme.font("small")
        font.setWeight(theme.font("strong").weight())
        painter.setFont(font)
        words = hour(week.now)
        wide, high = painter.fontMetrics().horizontalAdvance(words) + 8, painter.fontMetrics().height()
        box = QRect(grid.edges[0] - wide - 3, y - high // 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.colour("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
