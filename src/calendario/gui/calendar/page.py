"""*Calendario*: a week or a month at a glance, with how often each channel speaks and what has no date yet."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Card, ChannelMeter, Week
from calendario.domain.problem import Problem
from calendario.domain.publication import EDITABLE
from calendario.domain.slot import wall_clock
from calendario.gui.announcing import announce
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.calendar import geometry
from calendario.gui.calendar.card_commands import CardCommands, shown_keys
from calendario.gui.calendar.dragging import Dragging
from calendario.gui.calendar.faces import meter_face
from calendario.gui.calendar.looking_over import LookingOver
from calendario.gui.calendar.meters import MeterRow
from calendario.gui.calendar.month_view import MonthView
from calendario.gui.calendar.tray import Tray
from calendario.gui.calendar.week_grid import WeekGrid
from calendario.gui.channel_dialogs import FrequencyDialog
from calendario.gui.deciding import Deciding
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.scroll import PageScroll, bring_into_view
from calendario.gui.widgets.strip import Strip
from calendario.sentences import sentence, week_title
from calendario.sentences.days import month_title

_LOW_PX = 620  # at 100 %: of a page on a screen with less than 660 px to use; meters and legend take less room there
_FLAT_PX = 470  # at 100 %: lower pages fold the meters into one line
_SLIM_PX = 720  # at 100 %: narrower pages have the week's title below the buttons
_BESIDE_PX = 2 * 16 + 20  # of the head: its margins, and a scroll bar
_GRID_PX = 150  # at 100 %: of the week, days' names and some hours; where it is not left, the page scrolls
WEEK, MONTH = "week", "month"
_NARROW_PX = 996  # at 100 %: of a page in a window of 1180 px; the tray folds there


class CalendarPage(QWidget):
    """`open_post` and `open_exits` carry the id of a post; `new_post` a day, a naive wall time or None.

    `told` brings a sentence, what takes it back (a callable or None) and for how long that is offered (ms, 0: no end);
    `refused` one about what was not done.
    """

    areas = frozenset({"posts", "publications", "channels", "pause", "working", "people"})
    open_post = Signal(object)
    open_exits = Signal(object)
    new_post = Signal(object)
    told = Signal(str, object, int)
    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._day: date | None = None
        self._week: Week | None = None
        self._view = WEEK
        self._tray_wanted: bool | None = None
        self._low: bool | None = None
        self._slim: bool | None = None
        self._flat: bool | None = None
        self._meters_wanted = True
        self._empty: Strip | None = None
        self._problem: Strip | None = None
        self.setProperty("page", True)
        self.setAccessibleName(self.tr("Calendar"))
        self._looking_over = LookingOver(desk, background, self)
        self._looking_over.found.connect(self._looked_over)
        self.deciding = Deciding(desk, theme, background, self)
        self.deciding.changed.connect(self.reload)
        self.deciding.told.connect(self.told)
        self.deciding.refused.connect(self.refused)
        self._owes_reading = False
        self.commands = CardCommands(desk, self.deciding, self)
        self.commands.open_post.connect(self.open_post)
        self.commands.open_exits.connect(self.open_exits)
        self.commands.refused.connect(self.refused)
        self._build()
        self._add_keys()
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._minute_came)
        self._name_steps()

    # --- what the window asks

    def reload(self) -> None:
        """Reads what is shown; what had the focus keeps it. Not while a card of the week is in the air: it is read once
        it is down.
        """
        if self.dragging.active:
            self._owes_reading = True
            return
        self._owes_reading = False
        try:
            if self._day is None:
                self._day = wall_clock(self._desk.office.clock(), self._desk.office.institution().zone).date()
            if self._view == MONTH:
                self._read_month(self._day)
            else:
                self._read_week(self._day)
        except Problem as problem:
            self._show_problem(sentence(problem))

    def _read_week(self, day: date) -> None:
        week = self._desk.calendar.week(day).with_found(self._looking_over.known)
        self._show_problem("")
        self._week = week
        self.title.setText(week_title(week.start))
        self.meters.show_meters([(told.channel.id, meter_face(told)) for told in week.meters])
        self._show_meters()
        self.tray.show_drafts(week.undated)
        self.tray_button.setAccessibleName(self.tr("Without a date (%1)").replace("%1", str(len(week.undated))))
        self._arrange()
        self._show_empty(not week.cards)
        self.grid.show_week(week, day)
        self._looking_over.look(week.start, 7)
        self._minute.start((60 - week.now.second) * 1000)

    def _read_month(self, day: date) -> None:
        month = self._desk.calendar.month(day).with_found(self._looking_over.known)
        self._show_problem("")
        self._week = month.week_of(day)
        title = month_title(month.first)
        self.title.setText(title[:1].upper() + title[1:])
        self._arrange()
        self._show_empty(False)
        self.month.show_month(month, day)
        self._looking_over.look(month.days[0], len(month.days))
        self._minute.start((60 - self._week.now.second) * 1000)

    def _looked_over(self) -> None:
        """Shows what was found on the cards; one that is in the air is told when the week is read again."""
        if self._week is None or self._day is None or self.dragging.active:
            return
        if self._view == MONTH:
            if self.month.month is not None:
                self.month.show_month(self.month.month.with_found(self._looking_over.known), self._day)
            return
        week = self._week.with_found(self._looking_over.known)
        if week != self._week:
            self._week = week
            self.grid.show_week(week, self._day)

    def show_week(self, day: date) -> None:
        """The week of `day`."""
        self._day = day
        self.show_view(WEEK)

    def show_view(self, view: str) -> None:
        """`WEEK` or `MONTH`, about the day that was shown."""
        self._view = view
        self._name_steps()
        self.reload()

    def _name_steps(self) -> None:
        for view, chosen in self.views.items():
            chosen.setChecked(view == self._view)
        names = {
            WEEK: (self.tr("Previous week"), self.tr("Next week"), self.tr("This week (%1)")),
            MONTH: (self.tr("Previous month"), self.tr("Next month"), self.tr("This month (%1)")),
        }[self._view]
        for button, name, keys in ((self.back, names[0], "PgUp"), (self.forward, names[1], "PgDown")):
            button.setAccessibleName(name)
            button.setToolTip(tip(f"{name} ({shown_keys(keys)})"))
        self.today_button.setToolTip(tip(names[2].replace("%1", shown_keys("Ctrl+T"))))

    def show_post(self, post_id: UUID, day: date) -> None:
        """The week of `day`, with the focus on the card of that post."""
        self.show_week(day)
        card = None if self._week is None else next((c for c in self._week.cards if c.post_id == post_id), None)
        if card is not None:
            self.grid.focus_on(card.publications[0].id)

    def take_focus(self) -> None:
        """On a card: today's next one the first time, later the one that had it."""
        if self._view == MONTH:
            self.month.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.grid.take_focus():
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def menu_actions(self) -> list[QAction]:
        """The commands of the card that had the focus last, for the window's menu."""
        card = self.month.post() if self._view == MONTH else self.grid.focused_card()
        return [] if card is None else self.commands.actions(card, self, paused=self._paused())

    # --- building

    def _build(self) -> None:
        theme = self._theme
        self.back = buttons.icon_button(theme, "izq", "", parent=self)
        self.today_button = buttons.plain(self.tr("Today"), parent=self)
        self.forward = buttons.icon_button(theme, "der", "", parent=self)
        self.back.clicked.connect(partial(self._step, -1))
        self.forward.clicked.connect(partial(self._step, 1))
        self.today_button.clicked.connect(self._go_today)
        self.title = WrapLabel(theme, "", "title", "ink", self)
        self.tray_button = buttons.plain("", theme.icon("borrador"), parent=self)
        self.tray_button.clicked.connect(self.toggle_tray)
        self.new_button = buttons.primary(self.tr("New post"), theme.icon("mas", "on_accent"), parent=self)
        self.new_button.clicked.connect(self._new)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(8)
        self._head.setVerticalSpacing(4)
        for number, widget in enumerate((self.back, self.today_button, self.forward)):
            self._head.addWidget(widget, 0, number)
        self._named = Beside(theme, None, self, spacing=8)
        self._named.add(self.title, 1)
        self._named.add(self._view_buttons(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._named, 0, 3)
        self._head.addWidget(self.tray_button, 0, 4)
        self._head.addWidget(self.new_button, 0, 5)
        self._head.setColumnStretch(3, 1)
        self.meters_button = buttons.flat("", theme.icon("der", "link"), small=True, parent=self)
        self.meters_button.clicked.connect(self._toggle_meters)
        self.meters = MeterRow(theme, self)
        self.meters.pressed.connect(self._ask_frequency)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(6)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(8)
        top.addLayout(self._head)
        top.addWidget(self.meters_button, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.meters)
        top.addLayout(self._notices)
        self.grid = WeekGrid(theme, self)
        self.grid.open_card.connect(self.commands.open_card)
        self.grid.discard_card.connect(self.commands.discard)
        self.grid.move_card.connect(self.commands.change_hour)
        self.grid.menu_for.connect(self._show_menu)
        self.grid.new_at.connect(self._new_at)
        self.grid.open_post.connect(self.open_post)
        self.grid.nudge_card.connect(self._nudge)
        self._framed = QWidget(self)
        self.month = MonthView(theme, self._framed)
        around = QVBoxLayout(self._framed)
        around.setContentsMargins(16, 0, 16, 8)
        around.addWidget(self.month)
        self.month.open_card.connect(self.commands.open_card)
        self.month.discard_card.connect(self.commands.discard)
        self.month.move_card.connect(self.commands.change_hour)
        self.month.menu_for.connect(self._show_menu)
        self.month.nudge_card.connect(self._shift)
        self.month.new_on.connect(self._new_on)
        self.month.show_week.connect(self._to_week)
        self.month.chosen.connect(self._chose_day)
        self.month.beyond.connect(self._go_to)
        self.month.refused.connect(self.refused)
        self.tray = Tray(theme, self)
        self.tray.open_post.connect(self.open_post)
        self.dragging = Dragging(theme, self.grid, self.tray, self)
        self.dragging.moved.connect(self._move)
        self.dragging.dated.connect(self._give_date)
        self.dragging.undated.connect(self._take_date)
        self.dragging.refused.connect(self.refused)
        self.dragging.ended.connect(self._read_what_is_owed)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.grid, 1)
        below.addWidget(self._framed, 1)
        below.addWidget(self.tray)
        whole = PageScroll(self, across=False, whole=True)
        column = QVBoxLayout(whole.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)
        self._theme.changed.connect(self._arrange)

    def _view_buttons(self) -> QWidget:
        self._views = QWidget(self)
        row = QHBoxLayout(self._views)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        #: Accessible name of the buttons *Week* and *Month*
        self._views.setAccessibleName(self.tr("How the calendar is shown"))
        group = QButtonGroup(self)
        self.views: dict[str, buttons.SegmentButton] = {}
        for view, words, place in ((WEEK, self.tr("Week"), "first"), (MONTH, self.tr("Month"), "last")):
            button = buttons.SegmentButton(self._theme, words, place)
            button.clicked.connect(partial(self._view_wanted, view))
            group.addButton(button)
            self.views[view] = button
            row.addWidget(button)
        return self._views

    def _view_wanted(self, view: str, _checked: bool = False) -> None:
        self.show_view(view)
        self._announce(self.title.text())

    def _add_keys(self) -> None:
        within, window = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WindowShortcut
        for keys, do, context in (
            ("PgUp", partial(self._step, -1), within),
            ("PgDown", partial(self._step, 1), within),
            ("Ctrl+T", self._go_today, window),
            ("F8", self.toggle_tray, window),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(context)
            shortcut.activated.connect(do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What folds where there is little room."""
        narrow, in_month = self.width() < self._theme.scaled(_NARROW_PX), self._view == MONTH
        self.tray_button.setVisible(not in_month and (narrow or self._tray_wanted is not None))
        self.tray.setVisible(not in_month and (not narrow if self._tray_wanted is None else self._tray_wanted))
        slim = self.width() < self._theme.scaled(_SLIM_PX)
        if slim != self._slim:
            self._slim = slim
            self._head.removeWidget(self._named)
            self._head.addWidget(self._named, *((1, 0, 1, 6) if slim else (0, 3, 1, 1)))
        self._show_words(True)
        head: list[QWidget] = [self.back, self.today_button, self.forward, self.tray_button, self.new_button]
        head += [] if slim else [self._views]
        wide = sum(b.sizeHint().width() + self._head.horizontalSpacing() for b in head if not b.isHidden())
        if wide > self.width() - _BESIDE_PX:
            self._show_words(False)
        self.grid.setMinimumHeight(self._theme.scaled(_GRID_PX))
        self._framed.setMinimumHeight(self._theme.scaled(_GRID_PX))
        self._framed.setVisible(in_month)
        self.grid.setVisible(not in_month and not (slim and self._tray_wanted))
        flat = self.height() < self._theme.scaled(_FLAT_PX)
        if flat != self._flat:
            self._flat = flat
            self._meters_wanted = not flat
        self._show_meters()
        low = self.height() < self._theme.scaled(_LOW_PX)
        if low != self._low:  # only then: a person may have folded or unfolded the legend
            self._low = low
            self.meters.set_compact(low)
            self.tray.legend.set_folded(low)

    def _show_words(self, shown: bool) -> None:
        buttons.show_words(self.new_button, shown)
        name, about = self.tray_button.accessibleName(), self.tr("Drafts without a date (%1)")
        self.tray_button.setText(name if shown else "")
        about = about.replace("%1", shown_keys("F8"))
        self.tray_button.setToolTip(tip(about if shown else f"{name}. {about}"))

    def _show_meters(self) -> None:
        """All of them, or one line that says how many channels have what they want."""
        told = () if self._week is None else self._week.meters
        wanted = [m.meter for m in told if m.meter.target.wants]
        if wanted:
            complete = sum(not m.missing and not m.excess for m in wanted)
            #: %1 of %2 channels have as many posts in the week as was wanted
            words = self.tr("Frequency: %1 of %2 channels on target")
            words = words.replace("%1", str(complete)).replace("%2", str(len(wanted)))
        else:  # there is nothing to be on target of
            words = self.tr("Posts of the week by channel")
        self.meters_button.setText(words)
        state = self.tr("unfolded") if self._meters_wanted else self.tr("folded")
        self.meters_button.setAccessibleName(f"{self.meters_button.text()}, {state}")
        self.meters_button.setIcon(self._theme.icon("abajo" if self._meters_wanted else "der", "link"))
        told = () if self._view == MONTH else told  # its last column says it
        self.meters_button.setVisible(bool(self._flat and told))
        self.meters.setVisible(bool(self._meters_wanted and told))

    def _toggle_meters(self) -> None:
        self._meters_wanted = not self._meters_wanted
        self._show_meters()

    def toggle_tray(self) -> None:
        """Shows or hides the drafts without a date."""
        if self.tray.isHidden():
            self.show_drafts()
        else:
            self._tray_wanted = False
            self._arrange()

    def show_drafts(self) -> None:
        """Shows the drafts without a date beside their week, with the focus on the first."""
        if self._view == MONTH:
            self.show_view(WEEK)
        if self.tray.isHidden():
            self._tray_wanted = True
            self._arrange()
        if self.tray.cards():
            self.tray.cards()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            bring_into_view(self.tray.cards()[0])

    # --- moving through the weeks

    def _step(self, by: int, _checked: bool = False) -> None:
        if self._week is None or self._day is None:
            return
        if self._view == MONTH:
            first = self._day.replace(day=1)
            first = (
                (first + timedelta(days=31)).replace(day=1) if by > 0 else (first - timedelta(days=1)).replace(day=1)
            )
            today = self._week.today
            self._go_to(today if today.replace(day=1) == first else first)
            return
        self._day = geometry.step(self._week.start, self._day, by, self.grid.room_for_all())
        self.reload()
        self._announce(self.title.text())

    def _go_to(self, day: date) -> None:
        """The same view about another day."""
        self._day = day
        self.reload()
        self._announce(self.title.text())

    def _to_week(self, day: date) -> None:
        self.show_week(day)
        self._announce(self.title.text())
        self.take_focus()

    def _chose_day(self, day: date) -> None:
        self._day = day

    def _go_today(self) -> None:
        self._day = None
        self.reload()
        self._announce(self.title.text())

    def _minute_came(self) -> None:
        if self.isVisible():
            self.reload()
        elif self._week is not None:
            self._minute.start(60_000)

    def _announce(self, words: str) -> None:
        announce(self, words)

    # --- notices

    def _show_empty(self, empty: bool) -> None:
        if not empty:
            _drop(self._notices, self._empty)
            self._empty = None
        elif self._empty is None:
            button = buttons.plain(self.tr("New post in this week"), small=True)
            button.clicked.connect(self._new_this_week)
            self._empty = Strip(self._theme, "hint", self.tr("This week is empty."), [], actions=[button], parent=self)
            self._notices.addWidget(self._empty)

    def _show_problem(self, words: str) -> None:
        _drop(self._notices, self._problem)
        self._problem = None
        if words:
            again = buttons.plain(self.tr("Try again"), small=True)
            again.clicked.connect(self.reload)
            title = self.tr("The calendar cannot be read now")
            self._problem = Strip(self._theme, "block", title, [words], actions=[again], parent=self)
            self._notices.insertWidget(0, self._problem)

    # --- what is done with posts

    def _move(self, card: Card, wall_time: datetime) -> bool:
        movable = [p for p in card.publications if p.state in EDITABLE]
        if not movable:
            self.refused.emit(self.tr("What is published, under way or unknown cannot change its time."))
            return False
        return self.deciding.move(movable, wall_time)

    def _nudge(self, card: Card, wall_time: datetime) -> None:
        """By keyboard; into another week the screen goes along."""
        shown = self._day
        if self._week is not None and wall_time.date() not in self.grid.days:
            self._day = wall_time.date()
        if self._move(card, wall_time):
            first = next(p for p in card.publications if p.state in EDITABLE)
            self.grid.focus_on(first.id)
        elif self._day != shown:
            self._day = shown
            self.reload()

    def _shift(self, card: Card, wall_time: datetime) -> None:
        """In the month; into another one the screen goes along."""
        if not self._move(card, wall_time):
            return
        self._day = wall_time.date()
        self.reload()
        moving = {p.id for p in card.publications if p.state in EDITABLE}
        for one in self.month.table.cards(wall_time.date()):
            if moving & {p.id for p in one.publications}:
                self.month.focus_on(one)

    def _give_date(self, post_id: UUID, wall_time: datetime) -> None:
        if self.deciding.give_date(post_id, wall_time):
            self.show_post(post_id, wall_time.date())

    def _take_date(self, card: Card) -> None:
        self.deciding.take_date([p for p in card.publications if p.state in EDITABLE])

    def _read_what_is_owed(self) -> None:
        if self._owes_reading:
            self.reload()

    def _new(self) -> None:
        self.new_post.emit(None)

    def _new_this_week(self) -> None:
        if self._week is not None:
            self.new_post.emit(max(self._week.start, self._week.today) if self._ahead() else None)

    def _ahead(self) -> bool:
        return self._week is not None and self._week.start + timedelta(days=6) >= self._week.today

    def _new_at(self, wall_time: datetime) -> None:
        if self._week is not None and wall_time + timedelta(minutes=15) <= self._week.now:
            self.refused.emit(self.tr("That hour has passed: choose a later one for the new post."))
            return
        self.new_post.emit(wall_time)

    def _new_on(self, day: date) -> None:
        if self._week is not None and day < self._week.today:
            self.refused.emit(self.tr("That day has passed: choose a later one for the new post."))
            return
        self.new_post.emit(day)

    def _show_menu(self, card: Card, place: QPoint) -> None:
        self.commands.show_menu(card, place, paused=self._paused())

    def _paused(self) -> bool:
        return self._week is None or self._week.pause is not None

    def _ask_frequency(self, channel_id: UUID) -> None:
        told = self._meter_of(channel_id)
        if told is None:
            return
        chosen = FrequencyDialog.ask(self._theme, told.channel, self.window())
        if chosen is None:
            return
        try:
            self._desk.channels.set_frequency(channel_id, *chosen)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self.reload()
        self.deciding.say(self.tr("Frequency saved."))

    def _meter_of(self, channel_id: UUID) -> ChannelMeter | None:
        meters = () if self._week is None else self._week.meters
        return next((told for told in meters if told.channel.id == channel_id), None)


def _drop(column: QVBoxLayout, strip: Strip | None) -> None:
    if strip is not None:
        column.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
