"""The month at a glance: days with their posts, moved by hand or by keyboard, and each week against its targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from calendario.desk.faces import Card, ChannelMeter, Month, Week
from calendario.domain.publication import EDITABLE
from calendario.gui.announcing import announce
from calendario.gui.calendar.faces import card_face, day_face, state_look, titled
from calendario.gui.calendar.month_model import FREQUENCY, MonthModel, frequency, frequency_words, room_for, week_name
from calendario.gui.calendar.week_edges import paint_paper
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.chips import chip_size, paint_chip
from calendario.gui.widgets.focus_ring import by_keyboard
from calendario.gui.widgets.states import STATE
from calendario.sentences import card_day, hour, long_day
from calendario.sentences.days import day_of_month

_SHARES = (156, 156, 156, 156, 156, 130, 130, 108)  # widths of the columns to each other
_LEAST_LINES = 3  # of posts in a day; where they do not fit, the month scrolls
_LEAST_DAY_PX = 96  # at 100 %: with narrower days there is no column of the frequency
_NO_TITLES_PX = 84  # at 100 %: with narrower days only hours are seen
_TURN_MS = 700
_PAD = 6
_MARK = 14
_CHIP_GAP = 3

_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(weeks=-1),
    Qt.Key.Key_Down: timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """What lies at a point: a day, the number of its post there, or its «y N más»."""

    day: date
    post: int | None = None
    rest: bool = False


@dataclass(slots=True)
class _Air:
    """A post that the mouse holds: where it would land, or why it may not."""

    card: Card
    at: QPoint
    day: date | None = None
    refusal: str = ""


class MonthView(QTableView):
    """One stop of the Tab key: arrows go from day to day, Tab through the posts of a day, Enter opens what is chosen.

    `open_card`, `discard_card`, `move_card` carry a `Card`; `nudge_card` a `Card` and its new naive wall time;
    `menu_for` a `Card` and where (global) its menu opens; `new_on` and `show_week` a day; `chosen` the day one is on;
    `beyond` a day outside the month, to be shown; `refused` why nothing was done.
    """

    open_card = Signal(object)
    discard_card = Signal(object)
    move_card = Signal(object)
    nudge_card = Signal(object, object)
    menu_for = Signal(object, QPoint)
    new_on = Signal(object)
    show_week = Signal(object)
    chosen = Signal(object)
    beyond = Signal(object)
    refused = Signal(str)

    draws_own_focus = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._post: int | None = None
        self._asked: date | None = None  # the day that was to be shown, or was gone to, last
        self._pressed: tuple[Card, QPoint] | None = None
        self._air: _Air | None = None
        self.table = MonthModel(self)
        self.setModel(self.table)
        self.setItemDelegate(_Cell(theme, self))
        #: Accessible name of the calendar's month
        self.setAccessibleName(self.tr("Month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self._turn = QTimer(self)  # a post held above or below the month turns the page
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._turn_page)
        theme.changed.connect(self._place)

    @property
    def month(self) -> Month | None:
        """What is shown."""
        return self.table.month

    def show_month(self, month: Month, day: date) -> None:
        """The month, with `day` as the one that is chosen; who stands on how its week is stays there."""
        held, asked = self.post(), self._asked
        day = day if day in month.days else month.first
        self.table.show_month(month)
        self._place()
        there = self.currentIndex()
        on_its_week = there.column() == FREQUENCY and there.row() == month.days.index(day) // 7
        if self.day() != day and not (on_its_week and day == asked):
            self.setCurrentIndex(self.table.index_of(day))
        self._asked = day
        posts = [c.publications[0].id for c in self.table.cards(day)]
        self._post = posts.index(held.publications[0].id) if held and held.publications[0].id in posts else None
        self.viewport().update()

    def day(self) -> date | None:
        """The day that is chosen."""
        return self.table.day_at(self.currentIndex())

    def post(self) -> Card | None:
        """The post that Tab went to within the day."""
        day = self.day()
        there = () if day is None else self.table.cards(day)
        return there[self._post] if self._post is not None and self._post < len(there) else None

    def focus_on(self, card: Card) -> None:
        """Chooses that post."""
        day = card.wall_time.date()
        posts = [c.publications[0].id for c in self.table.cards(day)]
        if card.publications[0].id in posts:
            self.setCurrentIndex(self.table.index_of(day))
            self._post = posts.index(card.publications[0].id)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()

    # --- what a cell is made of

    def posts_room(self, cell: QRect, count: int) -> tuple[int, int]:
        """Where the posts of a day begin (px) and how many lines there are for them."""
        top = cell.top() + self.head_px()
        return top, max(1, (cell.bottom() - 1 - top) // self.line_px())

    def head_px(self) -> int:
        """How high the name of a day is."""
        return self._theme.line_step("strong") + 4

    def line_px(self) -> int:
        """How high a line of a post is."""
        return self._theme.line_step("small") + 2

    def box_of(self, cell: QRect, count: int, number: int) -> QRect:
        """Where post `number` of a day with `count` posts stands; `number` -1 is «y N más»."""
        top, lines = self.posts_room(cell, count)
        room = room_for(count, lines)
        line = self.line_px()
        if number < 0:
            return QRect(cell.left() + 2, top + room.shown * line, cell.width() - 4, line)
        high = line * room.lines
        return QRect(cell.left() + 2, top + number * high, cell.width() - 4, high)

    def shows_focus(self) -> bool:
        """Whether what is chosen is to be seen as such."""
        return self.hasFocus() and by_keyboard(self)

    def is_target(self, day: date) -> bool:
        """Whether the post in the air would land there."""
        return self._air is not None and self._air.day == day and not self._air.refusal

    @property
    def chosen_post(self) -> int | None:
        """The number of the post that Tab went to."""
        return self._post

    # --- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.scrollTo(self.currentIndex())

    def _place(self) -> None:
        rows, theme = self.table.rowCount(), self._theme
        wide = self.viewport().width()
        narrow = wide * _SHARES[0] / sum(_SHARES) < theme.scaled(_LEAST_DAY_PX)
        self.setColumnHidden(FREQUENCY, narrow)
        shares = _SHARES[:FREQUENCY] if narrow else _SHARES
        before = 0
        for column in range(len(shares)):
            edge = round(wide * sum(shares[: column + 1]) / sum(shares))
            self.setColumnWidth(column, edge - before)
            before = edge
        least = self.head_px() + _LEAST_LINES * self.line_px() + 3
        high = self.viewport().height()
        for row in range(rows):
            self.setRowHeight(row, max(least, high * (row + 1) // rows - high * row // rows))
        self.horizontalHeader().setFixedHeight(theme.line_step("strong") + 8)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._post = None
        self.viewport().update()
        day = self.table.day_at(current)
        if day is not None:
            self._asked = day
            self.chosen.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._post = None

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the posts of the day first."""
        day = self.day()
        many = 0 if day is None else len(self.table.cards(day))
        number = (-1 if self._post is None else self._post) + (1 if next else -1)
        if self._post is None and not next:
            return super().focusNextPrevChild(next)
        if number >= many:
            return super().focusNextPrevChild(next)
        self._post = number if number >= 0 else None
        self._say_chosen()
        self.viewport().update()
        return True

    def _say_chosen(self) -> None:
        card = self.post()
        if card is not None:
            announce(self, card_face(card).accessible)
        elif (day := self.day()) is not None:
            announce(self, long_day(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._air is not None:
            if key == Qt.Key.Key_Escape:
                self._give_up()
            return
        card, index = self.post(), self.currentIndex()
        plain = held == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(card)
        elif key in _STEPS and plain:
            self._go(Qt.Key(key), index)
        elif key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            if card is not None:
                self.nudge_card.emit(card, card.wall_time + _STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Delete and plain and card is not None:
            self.discard_card.emit(card)
        elif key == Qt.Key.Key_M and held == Qt.KeyboardModifier.ControlModifier and card is not None:
            self.move_card.emit(card)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # the page goes to another month
        else:
            super().keyPressEvent(event)

    def _open(self, card: Card | None) -> None:
        day = self.day()
        if card is not None:
            self.open_card.emit(card)
        elif day is not None:
            self.list_day(day)
        elif self.month is not None and self.currentIndex().isValid():
            self.show_week.emit(self.month.weeks[self.currentIndex().row()].start)

    def _go(self, key: Qt.Key, index: QModelIndex) -> None:
        """From day to day, over the ends of weeks and of months."""
        if self.month is None or not index.isValid():
            return
        columns = FREQUENCY if self.isColumnHidden(FREQUENCY) else FREQUENCY + 1
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}[key]
        row, column = divmod(index.row() * columns + index.column() + by, columns)
        if 0 <= row < self.table.rowCount():
            self.setCurrentIndex(self.table.index(row, column))
            return
        day = self.table.day_at(index)
        if day is None:  # how the last week stands
            if key != Qt.Key.Key_Right:
                return
            day = self.month.days[-1]
        wanted = day + _STEPS[key]
        self.beyond.emit(wanted)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self._place_at(event.position().toPoint())
        self._pressed = None
        if event.button() is not Qt.MouseButton.LeftButton or place is None or place.post is None:
            return
        self._pressed = (self.table.cards(place.day)[place.post], event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._air is None and self._pressed is not None:
            card, pressed = self._pressed
            if (at - pressed).manhattanLength() >= QApplication.startDragDistance():
                self._air = _Air(card, at)
        if self._air is not None:
            self._follow(at)
            return
        place = self._place_at(at)
        hot = place is not None and (place.post is not None or place.rest)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        air, pressed = self._air, self._pressed
        self._pressed = None
        if air is not None:
            self._drop(air)
            return
        super().mouseReleaseEvent(event)
        place = self._place_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or place is None:
            return
        if place.rest:
            self.list_day(place.day)
        elif pressed is not None and place.post is not None and pressed[0] == self.table.cards(place.day)[place.post]:
            self.open_card.emit(pressed[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None and place.post is None and not place.rest:
            self.new_on.emit(place.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            place = self._place_at(self.viewport().mapFromGlobal(event.globalPos()))
            if place is not None and place.post is not None:
                self.menu_for.emit(self.table.cards(place.day)[place.post], event.globalPos())
            elif place is not None:
                self.list_day(place.day)
            return
        card, day = self.post(), self.day()
        if card is not None:
            self.menu_for.emit(card, self.viewport().mapToGlobal(self._box_of_chosen().bottomLeft()))
        elif day is not None:
            self.list_day(day)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if place is None else tip(self._told(place)), self.viewport())
            return True
        return super().viewportEvent(event)

    def _told(self, place: _Place) -> str:
        if place.post is not None:
            return card_face(self.table.cards(place.day)[place.post]).tooltip
        face = day_face(self._week(place.day), place.day)
        return "\n".join(filter(None, (long_day(place.day), face.special)))

    def _follow(self, at: QPoint) -> None:
        air = self._air
        assert air is not None
        place = self._place_at(at)
        air.at, air.day, air.refusal = at, None if place is None else place.day, ""
        if not any(p.state in EDITABLE for p in air.card.publications):
            air.refusal = self.tr("What is published, under way or unknown cannot change its time.")
        elif air.day is not None and self._landing(air) <= self._week(air.day).now:
            air.refusal = self.tr("That hour has passed.")
        shape = Qt.CursorShape.ForbiddenCursor if air.refusal else Qt.CursorShape.ClosedHandCursor
        self.viewport().setCursor(shape)
        self.viewport().update()
        if 0 <= at.y() < self.viewport().height():
            self._turn.stop()
        elif not self._turn.isActive():
            self._turn.start()

    def _turn_page(self) -> None:
        if self._air is not None and self.month is not None:
            days, up = self.month.days, self._air.at.y() < 0
            self.beyond.emit(days[0] - timedelta(days=1) if up else days[-1] + timedelta(days=1))

    def _landing(self, air: _Air) -> datetime:
        assert air.day is not None
        return datetime.combine(air.day, air.card.wall_time.time())

    def _drop(self, air: _Air) -> None:
        self._give_up()
        if air.day is None or air.day == air.card.wall_time.date():
            return
        if air.refusal:
            self.refused.emit(air.refusal)
        else:
            self.nudge_card.emit(air.card, self._landing(air))

    def _give_up(self) -> None:
        self._air = self._pressed = None
        self._turn.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        air = self._air
        if air is None:
            return
        theme, painter = self._theme, QPainter(self.viewport())
        token = "warn" if air.refusal else "accent"
        words = air.refusal or f"{hour(air.card.wall_time)} {titled(air.card.title)}"
        if air.day is not None and not air.refusal:
            words = f"{card_day(air.day)}, {words}"
        painter.setFont(theme.font("strong"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme.scaled(320))
        wide, high = metrics.horizontalAdvance(words) + 16, metrics.height() + 8
        left = max(0, min(air.at.x() + 12, self.viewport().width() - wide - 2))
        top = max(0, min(air.at.y() + 12, self.viewport().height() - high - 2))
        box = QRect(left, top, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(token), 1))
        painter.setBrush(theme.colour("warn_tint" if air.refusal else "accent_tint"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    # --- finding one's way

    def list_day(self, day: date) -> None:
        """A menu of all its posts, a new one, and its week."""
        menu = QMenu(self)
        menu.setAccessibleName(long_day(day))
        for card in self.table.cards(day):
            look = STATE[state_look(card)]
            words = f"{hour(card.wall_time)}  {titled(card.title)}\t{look.word}".replace("&", "&&")
            action = menu.addAction(self._theme.icon(look.icon, look.token), words)
            action.triggered.connect(partial(self._chose, self.open_card, card))
        menu.addSeparator()
        menu.addAction(self.tr("New post on this day")).triggered.connect(partial(self._chose, self.new_on, day))
        menu.addAction(self.tr("See the week")).triggered.connect(partial(self._chose, self.show_week, day))
        menu.aboutToHide.connect(menu.deleteLater)
        cell = self.visualRect(self.table.index_of(day))
        menu.popup(self.viewport().mapToGlobal(cell.topLeft() + QPoint(8, self.head_px())))

    def _chose(self, signal: SignalInstance, what: object, _checked: bool = False) -> None:
        signal.emit(what)

    def _week(self, day: date) -> Week:
        assert self.month is not None
        return self.month.week_of(day)

    def _place_at(self, point: QPoint) -> _Place | None:
        index = self.indexAt(point)
        day = self.table.day_at(index)
        if day is None or not self.viewport().rect().contains(point):
            return None
        cell, count = self.visualRect(index), len(self.table.cards(day))
        room = room_for(count, self.posts_room(cell, count)[1])
        for number in range(room.shown):
            if self.box_of(cell, count, number).contains(point):
                return _Place(day, number)
        return _Place(day, rest=bool(room.rest) and self.box_of(cell, count, -1).contains(point))

    def _box_of_chosen(self) -> QRect:
        day, cell = self.day(), self.visualRect(self.currentIndex())
        if day is None or self._post is None:
            return cell
        count = len(self.table.cards(day))
        room = room_for(count, self.posts_room(cell, count)[1])
        return self.box_of(cell, count, self._post if self._post < room.shown else -1)


class _Cell(QStyledItemDelegate):
    """Paints a day, or how a week stands."""

    def __init__(self, theme: Theme, view: MonthView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.scaled(60), self._theme.scaled(60))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, theme = self._view, self._theme
        month, cell = view.month, QRect(option.rect)
        if month is None:
            return
        painter.save()
        painter.setClipRect(cell)
        week, day = month.weeks[index.row()], view.table.day_at(index)
        if day is None:
            self._paint_frequency(painter, cell, week)
        else:
            self._paint_day(painter, cell, month, week, day)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.colour("border"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.drawLine(cell.topRight(), cell.bottomRight())
        if view.shows_focus() and index == view.currentIndex():
            painter.setPen(QPen(theme.colour("focus"), 2))
            box = cell.adjusted(1, 1, -1, -1)
            if day is not None and view.chosen_post is not None:
                box = view._box_of_chosen().adjusted(0, 0, 0, -1)
            painter.drawRect(box)
        painter.restore()

    def _paint_day(self, painter: QPainter, cell: QRect, month: Month, week: Week, day: date) -> None:
        theme, view = self._theme, self._view
        face = day_face(week, day)
        paint_paper(painter, cell, face, theme)
        if view.is_target(day):
            painter.fillRect(cell, theme.colour("accent_tint"))
        if day == week.today:
            painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 3), theme.colour("accent"))
        name = day_of_month(day) if day.day == 1 or day == month.days[0] else str(day.day)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink" if day.month == month.first.month else "muted"))
        line = theme.line_step("strong")
        box = QRect(cell.left() + _PAD, cell.top() + 3, cell.width() - 2 * _PAD, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        beside = box.adjusted(painter.fontMetrics().horizontalAdvance(name) + 8, 0, 0, 0)
        #: In the month, beside the number of the day that it is
        words = [self.tr("Today")] if day == week.today else []
        words += [face.name] if face.name else []
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(face.special_colour if face.name else "ink"))
        told = painter.fontMetrics().elidedText(" · ".join(words), Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, told)
        cards = week.on(day)
        room = room_for(len(cards), view.posts_room(cell, len(cards))[1])
        for number, card in enumerate(cards[: room.shown]):
            self._paint_post(painter, view.box_of(cell, len(cards), number), card, room.lines, day < week.today)
        if room.rest:
            font = theme.font("small")
            font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(theme.colour("link"))
            #: In a day of the month: posts there is no room for; opens a list
            words_more = self.tr("and %n more", "", room.rest) if room.shown else self.tr("%n post(s)", "", room.rest)
            rest = view.box_of(cell, len(cards), -1).adjusted(_PAD, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words_more)

    def _paint_post(self, painter: QPainter, box: QRect, card: Card, lines: int, past: bool) -> None:
        theme, look = self._theme, STATE[state_look(card)]
        mark, line = theme.scaled(_MARK), self._view.line_px()
        left = box.left() + _PAD - 2
        pixmap = theme.pixmap(look.icon, look.token, mark, self._view.devicePixelRatioF())
        painter.drawPixmap(left, box.top() + (line - mark) // 2, pixmap)
        left += mark + 4
        strong = theme.font("small")
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        at = QRect(left, box.top(), box.right() - left, line)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, hour(card.wall_time))
        beside = left + painter.fontMetrics().horizontalAdvance(hour(card.wall_time)) + 5
        if box.width() < theme.scaled(_NO_TITLES_PX):
            return
        title = QRect(beside, box.top(), box.right() - beside - 2, line)
        if lines == 2:
            self._paint_chips(painter, QPoint(beside, box.top()), box.right(), [c.letters for c in card.channels])
            title = QRect(left, box.top() + line, box.right() - left - 2, line)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted" if past else "ink"))
        told = painter.fontMetrics().elidedText(titled(card.title), Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, told)

    def _paint_chips(self, painter: QPainter, start: QPoint, right: int, letters: list[str]) -> None:
        """As many as fit, and how many are left."""
        theme, line, place = self._theme, self._view.line_px(), QPoint(start)
        for number, name in enumerate(letters):
            size = chip_size(theme, name, compact=True)
            last = number == len(letters) - 1
            if place.x() + size.width() + (0 if last else theme.scaled(20)) > right:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.colour("ink"))
                painter.drawText(
                    QRect(place.x(), start.y(), right - place.x(), line),
                    Qt.AlignmentFlag.AlignVCenter,
                    f"+{len(letters) - number}",
                )
                return
            box = QRect(QPoint(place.x(), start.y() + (line - size.height()) // 2), size)
            paint_chip(painter, box, theme, name, compact=True)
            place.setX(place.x() + size.width() + _CHIP_GAP)

    def _paint_frequency(self, painter: QPainter, cell: QRect, week: Week) -> None:
        theme, told = self._theme, frequency(week)
        painter.fillRect(cell, theme.colour("window"))
        on_target, missing, excess = frequency_words(week)
        left, wide, step = cell.left() + _PAD, cell.width() - 2 * _PAD, self._view.line_px()
        top = cell.top() + 3
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(left, top, wide, step), Qt.AlignmentFlag.AlignVCenter, week_name(week))
        strong = theme.font("small")
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        top += step
        fitting = painter.fontMetrics().elidedText(on_target, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, top, wide, step), Qt.AlignmentFlag.AlignVCenter, fitting)
        top += step
        if told.wanted:
            self._paint_blocks(painter, QRect(left, top + 3, wide, theme.scaled(7)), told.complete, told.wanted, week)
            top += theme.scaled(7) + 6
        for words, channels in ((missing, told.missing), (excess, told.excess)):
            if words and top + step <= cell.bottom():
                self._paint_named(painter, QRect(left, top, wide, step), words, channels)
                top += step

    def _paint_named(self, painter: QPainter, box: QRect, words: str, channels: tuple[ChannelMeter, ...]) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        beside = box.left() + painter.fontMetrics().horizontalAdvance(words) + 5
        letters = [one.channel.letters for one in channels]
        self._paint_chips(painter, QPoint(beside, box.top()), box.right(), letters)

    def _paint_blocks(self, painter: QPainter, box: QRect, complete: int, wanted: int, week: Week) -> None:
        """One for each channel with a target; filled where it has what was wanted."""
        theme, gap = self._theme, 2
        wide = min(theme.scaled(14), max(3, (box.width() - gap * (wanted - 1)) // wanted))
        over = (week.today - week.start).days >= 7
        for number in range(wanted):
            block = QRect(box.left() + number * (wide + gap), box.top(), wide, box.height())
            if block.right() > box.right():
                return
            if number < complete:
                painter.fillRect(block, theme.colour("ok" if over else "planned"))
            else:
                painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
                painter.drawRect(block.adjusted(0, 0, -1, -1))
