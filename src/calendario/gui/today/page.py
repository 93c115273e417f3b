"""*Hoy*: what needs a decision first, then what goes out, then how the week stands."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision, Today
from calendario.domain.problem import Problem
from calendario.domain.publication import posts_among
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.calendar.looking_over import LookingOver
from calendario.gui.channel_dialogs import FrequencyDialog
from calendario.gui.deciding import Deciding, matters
from calendario.gui.notices import emptied
from calendario.gui.reading_order import arrange
from calendario.gui.theme import Theme
from calendario.gui.today.matter_strip import MatterStrip
from calendario.gui.today.schedule import Schedule
from calendario.gui.today.side import Side
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.strip import Strip
from calendario.sentences import long_day, sentence

_SIDE_PX = 340
_WIDE_PX = 996  # at 100 %: with less (a window under 1180 px), what stands beside goes below
_BESIDE_PX = 560  # at 100 %: below, what is said of a heading stands under it
_SLIM_PX = 420  # at 100 %: below, the button for a new post is its icon


class TodayPage(QWidget):
    """`open_post` and `open_exits` carry the id of a post; `new_post` None; `show_week` a day; `show_drafts` nothing.

    `told` brings a sentence, what takes it back (a callable or None) and for how long that is offered (ms, 0: no end);
    `refused` one about what was not done. `moved` when what stood on the page stands elsewhere now.
    """

    areas = frozenset({"posts", "publications", "channels", "pause", "presence", "people"})
    open_post = Signal(object)
    open_exits = Signal(object)
    new_post = Signal(object)
    show_week = Signal(object)
    show_drafts = Signal()
    show_channels = Signal()
    told = Signal(str, object, int)
    refused = Signal(str)
    moved = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._today: Today | None = None
        self._strips: list[MatterStrip] = []
        self._losing_access: list[str] = []
        self._problem: Strip | None = None
        self._access_strip: Strip | None = None
        self.setProperty("page", True)
        self.setAccessibleName(self.tr("Today"))
        self._looking_over = LookingOver(desk, background, self)
        self._looking_over.found.connect(self._looked_over)
        self.deciding = Deciding(desk, theme, background, self)
        self.deciding.changed.connect(self.reload)
        self.deciding.told.connect(self.told)
        self.deciding.refused.connect(self.refused)
        self._starting = False
        self._build()

    @property
    def strips(self) -> tuple[MatterStrip, ...]:
        """What waits for a person: decisions first, then what is theirs to publish."""
        return tuple(self._strips)

    def reload(self) -> None:
        """Reads the day; focus and scroll stay where they were."""
        try:
            today = self._desk.calendar.today().with_found(self._looking_over.known)
        except Problem as problem:
            self._show_problem(sentence(problem))
            return
        self._show_problem("")
        self._show(today)
        self._looking_over.look(today.day, 1)

    def _looked_over(self) -> None:
        """Shows what was found on what goes out today."""
        if self._today is not None:
            self._show(self._today.with_found(self._looking_over.known))

    def _show(self, today: Today) -> None:
        before, self._today = self._today, today
        if before is not None and _told(before) == _told(today):
            return
        focus, at = self._focus(), self._scroll.verticalScrollBar().value()
        strip = next((n for n, s in enumerate(self._strips) if focus and s.strip.isAncestorOf(focus)), None)
        self.title.setText(self.tr("Today, %1").replace("%1", long_day(today.day)))
        self._year.setText(str(today.day.year))
        self._show_losing_access(today)
        if before is None or _waiting(before) != _waiting(today):
            self._show_matters(today)
            if before is not None:
                self.moved.emit()
        self.schedule.show_today(today)
        self.side.show_today(today, starting=self._starting)
        if focus is not None:
            self._restore_focus(focus, strip)
        self._columns.activate()
        self._scroll.verticalScrollBar().setValue(at)

    def show_starting(self, starting: bool) -> None:
        """Whether the publisher is just being started: then it is not said that nothing goes out."""
        if starting is not self._starting:
            self._starting = starting
            if self._today is not None:
                self.side.show_today(self._today, starting=starting)

    def take_focus(self) -> None:
        """On the heading of the first thing to decide, where Enter does nothing; else on the day's first row."""
        if self._strips:
            self._strips[0].strip.take_focus()
        elif self.schedule.lines and self.schedule.lines[0].buttons:
            list(self.schedule.lines[0].buttons.values())[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building

    def _build(self) -> None:
        theme = self._theme
        self.title = WrapLabel(theme, "", "title", "ink", self)
        self._year = WrapLabel(theme, "", "small", "muted", self)
        self.new_button = buttons.primary(self.tr("New post"), theme.icon("mas", "on_accent"), parent=self)
        self.new_button.setObjectName("today:new")
        self.new_button.clicked.connect(self._new)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self._year)
        head.addStretch(1)
        head.addWidget(self.new_button)

        self._matters_head = QWidget(self)
        row = QHBoxLayout(self._matters_head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "aviso", "ink", 18, parent=self._matters_head))
        self.matters_title = WrapLabel(theme, "", "heading", "ink", self._matters_head)
        self._matters_note = WrapLabel(theme, "", "small", "muted", self._matters_head)
        words = Beside(theme, _BESIDE_PX, self._matters_head, spacing=8)
        words.add(self.matters_title, 0, Qt.AlignmentFlag.AlignVCenter)
        words.add(self._matters_note, 1)
        row.addWidget(words, 1)
        self._matters = QVBoxLayout()
        self._matters.setSpacing(8)
        self.schedule = Schedule(theme, self)
        self.schedule.open_post.connect(self.open_post)
        self.schedule.open_exits.connect(self.open_exits)
        self.schedule.open_link.connect(self.deciding.open_link)
        self.schedule.show_week.connect(self._week)
        self._main = QWidget(self)
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(8)
        main.addWidget(self._matters_head)
        main.addLayout(self._matters)
        main.addSpacing(4)
        main.addWidget(self.schedule)
        main.addStretch(1)
        self.side = Side(theme, self)
        self.side.meter_pressed.connect(self._ask_frequency)
        self.side.show_drafts.connect(self.show_drafts)
        self.side.clock_is_right.connect(self._believe_clock)

        self._scroll = PageScroll(self, across=False)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._scroll.body)
        self._columns.setContentsMargins(16, 4, 16, 16)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._main, 1)
        self._columns.addWidget(self.side)
        self._problems = QVBoxLayout()
        self._problems.setContentsMargins(16, 0, 16, 0)
        self._access = QVBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addLayout(self._problems)
        outer.addLayout(self._access)
        outer.addWidget(self._scroll, 1)
        theme.changed.connect(self._arrange)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads. Rows come and go, so it is settled at each Tab."""
        notices = [self._problem, self._access_strip]
        arrange((self._head, *(strip for strip in notices if strip is not None), self._main, self.side))
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.scaled(_WIDE_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        slim = self.width() < self._theme.scaled(_SLIM_PX)
        self._year.setVisible(not slim)
        buttons.show_words(self.new_button, not slim)
        self.side.setMinimumWidth(self._theme.scaled(_SIDE_PX) if wide else 0)
        self.side.setMaximumWidth(self._theme.scaled(_SIDE_PX) if wide else 16_777_215)

    def _show_matters(self, today: Today) -> None:
        for old in self._strips:
            self._matters.removeWidget(old.strip)
            old.strip.hide()
            old.strip.deleteLater()
            old.deleteLater()
        self._strips = []
        for matter in (*matters(today.decisions, today.now), *matters(today.by_hand)):
            made = MatterStrip(
                self._theme,
                matter,
                self.deciding,
                self.open_post.emit,
                today.now,
                today.zone,
                today.pause is not None,
                self._scroll.body,
            )
            self._matters.addWidget(made.strip)
            made.strip.show()  # now, not when the layout gets round to it: it may have to take the focus
            self._strips.append(made)
        self._matters_head.setVisible(bool(self._strips))
        if today.decisions:
            self.matters_title.setText(self.tr("They need your decision"))
            told = self.tr("%n post(s). Nothing will be done with them until you choose.", "", _posts(today.decisions))
            more = _posts(today.by_hand, but=today.decisions)
            if more:
                #: After «2 posts. Nothing will be done with them until you choose.»
                told += " " + self.tr("%n more to publish by hand.", "", more)
            self._matters_note.setText(told)
        else:
            self.matters_title.setText(self.tr("Your turn"))
            self._matters_note.setText(self.tr("%n post(s) to publish by hand.", "", _posts(today.by_hand)))

    def _focus(self) -> QWidget | None:
        """What has the focus, if it is on this page."""
        focus: QWidget | None = self.window().focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _named(self) -> dict[str, QWidget]:
        """The buttons that are there now, by name."""
        every = [self.new_button, self.schedule.week_link, self.side.drafts_link]
        every += [button for strip in self._strips for button in strip.choices.values()]
        every += [button for line in self.schedule.lines for button in line.buttons.values()]
        return {button.objectName(): button for button in every}

    def _restore_focus(self, focus: QWidget, strip: int | None) -> None:
        """The same place if it is still there, else the strip that came up in its place; never what publishes."""
        name = focus.objectName()
        same = self._named().get(name) if name else focus
        if same is not None and same.isVisibleTo(self):
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        elif strip is not None and self._strips:
            self._strips[min(strip, len(self._strips) - 1)].strip.take_focus()
        else:
            self.take_focus()

    # --- what a person does

    def _new(self) -> None:
        self.new_post.emit(None)

    def _week(self) -> None:
        if self._today is not None:
            self.show_week.emit(self._today.day)

    def _believe_clock(self) -> None:
        try:
            self._desk.publishing.believe_clock()
        except Problem as problem:
            self.deciding.say(sentence(problem))

    def _ask_frequency(self, channel_id: UUID) -> None:
        meters = () if self._today is None else self._today.meters
        channel = next((told.channel for told in meters if told.channel.id == channel_id), None)
        chosen = None if channel is None else FrequencyDialog.ask(self._theme, channel, self.window())
        if chosen is None:
            return
        try:
            self._desk.channels.set_frequency(channel_id, *chosen)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self.reload()
        self.deciding.say(self.tr("Frequency saved."))

    def _show_losing_access(self, today: Today) -> None:
        ends = {c.name: c.access_ends_at for c in today.losing_access}
        ended = {d.channel.name for d in today.waiting_for_access}
        told = []
        for name in (*ends, *sorted(ended - ends.keys())):
            ends_at = ends.get(name)
            until = None if ends_at is None else wall_clock(ends_at, today.zone)
            if until is None or until <= today.now:
                words = self.tr("The access to %1 ended.")
            else:
                #: %1 is a channel, %2 a day: «Wednesday 25 November»
                words = self.tr("The access to %1 ends on %2.").replace("%2", long_day(until.date()))
            told.append(words.replace("%1", name))
        waiting = posts_among(d.publication for d in today.waiting_for_access)
        if waiting:
            told.append(self.tr("%n post(s) wait for it.", "", waiting))
        if told == self._losing_access:
            return
        self._losing_access = told
        emptied(self._access)
        self._access_strip = None
        self._access.setContentsMargins(16, 0, 16, 6 if told else 0)
        if told:
            sign_in = buttons.plain(self.tr("See the channels"), small=True)
            sign_in.clicked.connect(self.show_channels)
            rest = self.tr("Sign in again there; until then nothing is lost: what cannot go out waits for you.")
            strip = Strip(self._theme, "warn", " ".join(told), [rest], actions=[sign_in], parent=self)
            self._access.addWidget(strip)
            self._access_strip = strip
            strip.show()

    def _show_problem(self, words: str) -> None:
        if self._problem is not None:
            self._problems.removeWidget(self._problem)
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if words:
            again = buttons.plain(self.tr("Try again"), small=True)
            again.clicked.connect(self.reload)
            title = self.tr("The calendar cannot be read now")
            self._problem = Strip(self._theme, "block", title, [words], actions=[again], parent=self)
            self._problems.addWidget(self._problem)


def _posts(decisions: Sequence[Decision], but: Sequence[Decision] = ()) -> int:
    """How many posts they are, those of `but` left out."""
    counted = {d.publication.post_id for d in but}
    return posts_among(d.publication for d in decisions if d.publication.post_id not in counted)


def _waiting(today: Today) -> tuple[object, ...]:
    """What the strips are made from."""
    passed = tuple(d.wall_time <= today.now for d in today.decisions)
    return today.decisions, today.by_hand, today.day, today.pause is None, passed


def _told(today: Today) -> tuple[object, ...]:
    """All that is shown: the same twice needs no new painting."""
    gone = tuple(card.wall_time <= today.now for card in today.cards)
    publisher = today.publisher
    return (
        *_waiting(today),
        gone,
        today.cards,
        today.next_card,
        today.keep_on_until,
        (publisher.alive, publisher.next_at, publisher.waiting, publisher.doubt, publisher.service, publisher.awake),
        publisher.overdue,
        today.meters,
        (today.crisis, today.mourning),
        today.undated,
        today.pause,
        today.losing_access,
        today.waiting_for_access,
        tuple(
            c.access_ends_at is not None and wall_clock(c.access_ends_at, today.zone) > today.now
            for c in today.losing_access
        ),
    )
