"""Where the daily work is done: the way from screen to screen, the screens, and the bars that are above all of them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Today
from calendario.desk.writing import Manuscript
from calendario.domain.away import SILENT, Away
from calendario.domain.post import PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.publication import State, posts_among
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.deciding import Deciding
from calendario.gui.editor.page import EditorPage
from calendario.gui.exits import ExitsPage
from calendario.gui.foot import Foot
from calendario.gui.notices import Notices
from calendario.gui.pausing import PauseBar, ReviewPage
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.settings_page import SettingsPage
from calendario.gui.steady import Steady, mouse_is_down
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.gui.told_strip import STAYS_MS, ToldStrip
from calendario.gui.widgets.navigation import NavEntry, NavGroup, Navigation
from calendario.sentences import sentence, when

_LOW = 400  # px at 100 % text: less leaves no room for several notices
_ALL = 6  # kinds of notices
_AGAIN_MS = 150  # until it is looked again whether the mouse was let go,
_MOST_WAITS = 14  # and how often: a button whose release never came must not stop everything
_FIRST_HOUR = time(10)  # of a post begun on a day without an hour

#: Reasons of a held publication that its channel must be mended for.
ACCESS_REASONS = frozenset(
    {"sign_in_needed", "secret_missing", "account_closed", "keyring_missing", "keyring_locked", "vault_locked"}
)


class Workplace(QWidget):
    """Everything once there is a calendar. `own_wanted`: the person leaves the sample for a calendar of their own;
    `passphrase_wanted`: they want to type it; `by_hand_came` with each publication that became a person's turn;
    `paused_changed` with the naive wall time a pause began at, or None.
    """

    own_wanted = Signal()
    exchange_wanted = Signal(object)
    password_wanted = Signal()
    passphrase_wanted = Signal()
    by_hand_came = Signal(object)
    paused_changed = Signal(object)

    PAGES = ("today", "calendar", "channels", "settings")

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        keeper: PublisherKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._keeper = keeper
        self._before_editor = "today"
        self.setProperty("page", True)

        self.pause_bar = PauseBar(theme, self)
        self.pause_bar.review.connect(self.show_review)
        self.navigation = Navigation(theme, self)
        self.navigation.set_groups(self._groups())
        self.navigation.chosen.connect(self.go)
        self._foot = Foot(self.navigation, keeper)
        self.stack = QStackedWidget(self)
        self._pages: dict[str, QWidget] = {}
        self.notices = Notices(theme, self)
        self.notices.by_hand_wanted.connect(self.by_hand)
        self.notices.today_wanted.connect(partial(self.go, "today"))
        self.notices.by_hand_came.connect(self.by_hand_came)
        self.notices.own_wanted.connect(self.own_wanted)
        self.notices.password_wanted.connect(self.password_wanted)
        self.notices.passphrase_wanted.connect(self.passphrase_wanted)
        self.notices.again_wanted.connect(keeper.go_on)
        self.notices.recovered_wanted.connect(self._open_recovered)
        self.notices.recovered_left.connect(self._leave_recovered)
        self.steady = Steady(self.stack)
        self.notices.moved.connect(self.steady.moved)
        self.told = ToldStrip(theme, self)
        self.deciding = Deciding(desk, theme, background, self)
        self.deciding.told.connect(self.told.tell)
        self.deciding.refused.connect(self.told.refuse)
        self._owed: frozenset[str] = frozenset()  # changes to show once the mouse is let go
        self._waited = 0
        self._begun: UUID | None = None  # the new post that is being written
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)  # a text with an undo of its own takes the keys first
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)
        self.deciding.changed.connect(partial(self.refresh, anew=True))
        told_row = QVBoxLayout()
        told_row.setContentsMargins(16, 0, 16, 8)
        told_row.addWidget(self.told)

        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self.stack, 1)
        right.addLayout(told_row)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pause_bar)
        column.addLayout(middle, 1)

        keeper.looked.connect(self.refresh_foot)
        keeper.gave_up.connect(self.notices.say_gave_up)
        keeper.gave_up.connect(self.refresh_foot)
        keeper.passphrase_wanted.connect(self.notices.say_locked)
        institution = desk.office.institution()
        self._zone = institution.zone
        if institution.sample:
            self.notices.say_sample()
        self._say_recovered()
        self.show_away(desk.watching.away)
        self._minute = QTimer(self)  # «Próxima: hoy» becomes «mañana», the line of now moves
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        theme.changed.connect(self._make_room)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        low = self.height() < self._theme.scaled(_LOW)
        self.notices.make_room((0 if self.pause_bar.isVisible() else 1) if low else _ALL)

    # --- the screens

    def _groups(self) -> tuple[NavGroup, ...]:
        return (
            NavGroup(
                self.tr("Day by day"),
                (NavEntry("today", "hoy", self.tr("Today")), NavEntry("calendar", "calendario", self.tr("Calendar"))),
            ),
            NavGroup(
                self.tr("Set-up"),
                (
                    NavEntry("channels", "canales", self.tr("Channels")),
                    NavEntry("settings", "ajustes", self.tr("Settings")),
                ),
            ),
        )

    def page(self, key: str) -> QWidget:
        """The screen of that key, made when it is first wanted."""
        if key not in self._pages:
            made = self._make(key)
            self._pages[key] = made
            self.stack.addWidget(made)
        return self._pages[key]

    def settings(self) -> SettingsPage:
        """*Ajustes*, shown or not."""
        page = self.page("settings")
        assert isinstance(page, SettingsPage)
        return page

    def current(self) -> QWidget:
        """The screen that is shown."""
        page = self.stack.currentWidget()
        assert page is not None
        return page

    def _make(self, key: str) -> QWidget:
        given = (self._desk, self._theme, self._background)
        if key == "today":
            today = TodayPage(*given)
            today.open_post.connect(self.open_post)
            today.new_post.connect(self.new_post)
            today.open_exits.connect(self.open_exits)
            today.show_week.connect(self.show_week)
            today.show_channels.connect(partial(self.go, "channels"))
            today.told.connect(self.told.tell)
            today.refused.connect(self.told.refuse)
            today.moved.connect(self.steady.moved)
            return today
        if key == "calendar":
            calendar = CalendarPage(*given)
            calendar.open_post.connect(self.open_post)
            calendar.new_post.connect(self.new_post)
            calendar.open_exits.connect(self.open_exits)
            calendar.told.connect(self.told.tell)
            calendar.refused.connect(self.told.refuse)
            return calendar
        if key == "channels":
            channels = ChannelsPage(*given)
            channels.told.connect(self.told.tell)
            channels.refused.connect(self.told.refuse)
            channels.access_renewed.connect(self._keeper.use_passphrase)
            return channels
        if key == "settings":
            settings = SettingsPage(*given)
            settings.told.connect(self.told.tell)
            settings.refused.connect(self.told.refuse)
            settings.exchange_wanted.connect(self.exchange_wanted)
            return settings
        if key == "editor":
            editor = EditorPage(*given)
            editor.leave.connect(self._wrote)
            editor.told.connect(self.told.tell)
            editor.published_now.connect(self.deciding.say_going)
            editor.open_exits.connect(self.open_exits)
            editor.discarded.connect(self.discarded)
            return editor
        if key == "exits":
            exits = ExitsPage(*given)
            exits.leave.connect(self._leave_editor)
            exits.told.connect(self.told.tell)
            exits.refused.connect(self.told.refuse)
            exits.open_post.connect(self.open_post)
            return exits
        review = ReviewPage(*given)
        review.leave.connect(self._leave_editor)
        review.told.connect(self.told.tell)
        return review

    def go(self, key: str) -> bool:
        """Shows that screen, unless the text being written cannot be left."""
        if not self.may_leave():
            self.navigation.set_current(self._before_editor)
            return False
        self._show(key)
        return True

    def _show(self, key: str) -> None:
        page = self.page(key)
        self.told.another_screen()
        if key in self.PAGES:
            self._before_editor = key
            self.navigation.set_current(key)
        self.stack.setCurrentWidget(page)
        self.notices.show_hands(key != "today")  # there it is on the screen itself
        reload(page)
        self._focus_soon(page)

    def _focus_soon(self, page: QWidget) -> None:
        """Each screen knows where it starts; never on what publishes. Soon: a label that was only just made takes no
        focus before it is shown, which its layout puts off.
        """
        take_focus = getattr(page, "take_focus", None)
        if callable(take_focus):
            QTimer.singleShot(0, page, take_focus)

    def may_leave(self) -> bool:
        """Whether the text being written is safe; the editor asks the person where it is not."""
        editor = self.stack.currentWidget()
        return not isinstance(editor, EditorPage) or editor.can_leave()

    def _leave_editor(self) -> None:
        self._show(self._before_editor)

    def _wrote(self) -> None:
        """Back to where one was; a new post that was planned is shown in its week."""
        begun, self._begun = self._begun, None
        found = None if begun is None else self._planned(begun)
        if found is None or (self._before_editor == "today" and found[1]):
            self._leave_editor()
            return
        self._show("calendar")
        calendar = self.page("calendar")
        assert isinstance(calendar, CalendarPage)
        calendar.show_post(*found[0])

    def _planned(self, post_id: UUID) -> tuple[tuple[UUID, date], bool] | None:
        """The first publication of a post that is to go out, its day, and whether that is today."""
        try:
            there = [e.publication for e in self._desk.calendar.exits(post_id)]
            now = self._desk.office.clock()
        except Problem:
            return None  # told where it is read next
        going = [p for p in there if p.state in (State.PLANNED, State.HELD)]
        if not going:
            return None
        first = min(going, key=lambda p: p.due_at)
        today = wall_clock(now, first.plan.zone).date()
        return (post_id, first.plan.wall_time.date()), first.plan.wall_time.date() == today

    def undo(self) -> None:
        """Takes back what was told last, while that is offered: what *Deshacer* in the strip does."""
        if self.told.offers_undo:
            self.told.undo.click()
        else:
            self.told.refuse(self.tr("There is nothing to undo here."))

    def open_post(self, post_id: UUID) -> None:
        """In the editor."""
        try:
            manuscript = self._desk.writing.open(post_id)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        self._begun = None
        self._edit(manuscript)

    def _say_recovered(self) -> None:
        """What was being written when the program, or the computer, went off."""
        try:
            left = self._desk.writing.left_behind()
        except Problem:
            return  # the text is in the tray all the same
        if left is not None:
            self.notices.say_recovered(left.post_id, left.title)

    def _open_recovered(self, post_id: UUID) -> None:
        self.notices.drop("recovered")
        self.open_post(post_id)

    def _leave_recovered(self) -> None:
        self.notices.drop("recovered")
        try:
            self._desk.writing.put_down()
        except Problem as problem:
            self.told.refuse(sentence(problem))

    def new_post(self, day: object = None) -> None:
        """A new post, with the day (or day and hour) it was asked for on."""
        if not self.may_leave():
            return
        plan = None
        if isinstance(day, datetime):
            plan = PlanDraft(wall_time=day)
        elif isinstance(day, date):
            plan = PlanDraft(wall_time=datetime.combine(day, _FIRST_HOUR))
        try:
            manuscript = self._desk.writing.new(plan)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        self._begun = manuscript.post_id
        self._edit(manuscript)

    def _edit(self, manuscript: Manuscript) -> None:
        editor = self.page("editor")
        assert isinstance(editor, EditorPage)
        self.told.another_screen()
        self.notices.show_hands(True)
        self.stack.setCurrentWidget(editor)
        editor.open(manuscript)

    def open_exits(self, post_id: UUID) -> None:
        """What went out of a post, and how."""
        if self.may_leave():
            page = self.page("exits")
            assert isinstance(page, ExitsPage)
            page.open(post_id)
            self.told.another_screen()
            self.notices.show_hands(True)
            self.stack.setCurrentWidget(page)
            self._focus_soon(page)

    def show_week(self, day: date) -> None:
        """The calendar on the week of `day`."""
        if self.go("calendar"):
            show = getattr(self.page("calendar"), "show_week", None)
            if callable(show):
                show(day)

    def show_review(self) -> None:
        """What the pause holds, to be decided."""
        if self.may_leave():
            self._show("review")

    def discarded(self, post_id: UUID) -> None:
        """A post is out of sight; it can be brought back."""
        self.told.tell(self.tr("Discarded."), partial(self._bring_back, post_id), STAYS_MS)

    def _bring_back(self, post_id: UUID) -> None:
        try:
            self._desk.writing.undo_discard(post_id)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        self.told.tell(self.tr("It is back among the drafts."))
        self.refresh(anew=True)

    # --- what changed

    def store_changed(self, areas: frozenset[str]) -> None:
        """Somebody changed these areas: the shown screen reads them again, but not under a pressed mouse."""
        if mouse_is_down() and self._waited < _MOST_WAITS:
            if not self._owed:
                QTimer.singleShot(_AGAIN_MS, self, self._show_owed)
            self._owed |= areas
            return
        self._waited = 0
        page = self.current()
        if areas & getattr(page, "areas", frozenset()):
            reload(page)
        if areas & {"publications", "pause", "people", "channels"}:
            self.refresh()
        elif "presence" in areas:
            self._keeper.look()

    def show_away(self, away: Away | None) -> None:
        """A team's server does not answer, or does again (None)."""
        today = wall_clock(self._desk.office.clock(), self._zone).date()
        if away is None:
            if self.notices.strip(about="away") is not None:
                self.notices.drop("away")
                self.told.tell(self.tr("The team's server is back. What you wrote meanwhile is there."))
        else:
            if not self.told.offers_undo:  # it may say that the server is back
                self.told.hide()
            since = when(wall_clock(away.since_at, self._zone), today)
            as_of = "" if away.as_of_at is None else when(wall_clock(away.as_of_at, self._zone), today)
            why = "" if away.why in SILENT else sentence(Problem(away.why))
            self.notices.say_away(since, as_of, why, asks_password=away.why == "team_server_password")
        self._foot.show_away(None if away is None else wall_clock(away.since_at, self._zone), today)
        self.refresh_foot()

    def _show_owed(self) -> None:
        self._waited += 1
        owed, self._owed = self._owed, frozenset()
        self.store_changed(owed)

    def refresh(self, *, anew: bool = False) -> None:
        """Counters, the pause bar, whose turn it is, and the foot; `anew` the shown screen too."""
        if anew:
            reload(self.current())
        try:
            today = self._desk.calendar.today()
            person = self._desk.office.me().name
            gone = () if today.pause is None else self._desk.stopping.gone_before()
            who = "" if today.pause is None else self._desk.stopping.turned_on_by(today.pause)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        waiting = posts_among(d.publication for d in (*today.decisions, *today.by_hand))
        told = self.tr("Today, %n waiting for you", "", waiting) if waiting else ""
        self.navigation.set_counter("today", waiting, accessible=told)
        broken = len(
            {d.channel.id for d in (*today.decisions, *today.waiting_for_access) if d.reason in ACCESS_REASONS}
            | {c.id for c in today.losing_access}
        )
        told = self.tr("Channels, %n need(s) you to sign in", "", broken) if broken else ""
        self.navigation.set_counter("channels", broken, warning=True, accessible=told)
        started = None if today.pause is None else wall_clock(today.pause.started_at, today.zone)
        self.pause_bar.show_pause(today.pause, who, started, today.now, gone)
        self._make_room()
        self.paused_changed.emit(started)
        self.navigation.set_person(person, self._desk.office.institution().name)
        self.notices.show_by_hand(today.by_hand if today.pause is None else ())  # a pause asks for no hands
        self._show_foot(today)

    def refresh_foot(self) -> None:
        """Whether anything will go out, as the keeper found it."""
        try:
            self._show_foot(self._desk.calendar.today())
        except Problem:
            return  # told elsewhere; the foot keeps saying what was last known

    def _show_foot(self, today: Today) -> None:
        starting = not today.publisher.alive and not self._keeper.has_given_up and not self._keeper.is_stopped
        starting = starting and self._desk.watching.away is None
        hoy = self._pages.get("today")
        if isinstance(hoy, TodayPage):
            hoy.show_starting(starting)
        self._foot.show_today(today)

    def _tick(self) -> None:
        if mouse_is_down():
            return  # a minute later will do
        self.refresh()
        page = self.current()
        if page is not self._pages.get("editor"):
            reload(page)

    def by_hand(self, publication_id: UUID) -> None:
        """*Te toca*, for one publication."""
        try:
            decision = self._desk.calendar.decision(publication_id)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        ByHandDialog.ask(self._desk, self._theme, decision, self.window())
        self.refresh()

    def unlocked(self) -> None:
        """The keys can be read now."""
        self.notices.drop("keys")
        self._keeper.use_passphrase()
        self.told.tell(self.tr("The keys are open until Calendario is closed."))

    # --- regions for F6

    def regions(self) -> list[QWidget]:
        """In the order F6 goes through them: what is on hold, the way, the screen, notices, the last thing done."""
        wanted = [self.pause_bar, self.navigation, self.stack, self.notices, self.told]
        return [region for region in wanted if region.isVisible()]


def reload(page: QWidget) -> None:
    """The screen reads the desk again, if it is one that does."""
    again = getattr(page, "reload", None)
    if callable(again):
        again()
