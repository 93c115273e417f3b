"""How things stand, said around every screen: who waits for the person, what is on hold, whether anything goes out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.desk import Desk
from calendario.desk.faces import Today
from calendario.domain.away import Away
from calendario.domain.problem import Problem
from calendario.domain.publication import posts_among
from calendario.domain.slot import wall_clock
from calendario.gui.foot import Foot
from calendario.gui.house.modes import modes_told
from calendario.gui.notices import Notices
from calendario.gui.pages import Pages, reload
from calendario.gui.pausing import PauseBar
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.steady import mouse_is_down
from calendario.gui.today.page import TodayPage
from calendario.gui.told_strip import ToldStrip
from calendario.gui.widgets.navigation import Navigation
from calendario.sentences import sentence, when

_AGAIN_MS = 150  # until it is looked again whether the mouse was let go,
_MOST_WAITS = 14  # and how often: a button whose release never came must not stop everything

# Reasons of a held publication that its channel must be mended for.
_ACCESS_REASONS = frozenset(
    {"sign_in_needed", "secret_missing", "account_closed", "keyring_missing", "keyring_locked", "vault_locked"}
)


@dataclass(frozen=True, slots=True)
class Bars:
    """What stands around the screens and says it."""

    pause: PauseBar
    navigation: Navigation
    notices: Notices
    told: ToldStrip


class Standing(QObject):
    """Keeps `bars` and the shown screen true. `paused_changed` with the naive wall time a pause began at, or None."""

    paused_changed = Signal(object)

    def __init__(self, desk: Desk, keeper: PublisherKeeper, pages: Pages, bars: Bars) -> None:
        super().__init__(pages)
        self._desk = desk
        self._keeper = keeper
        self._pages = pages
        self._bars = bars
        self._foot = Foot(bars.navigation, keeper)
        self._zone = desk.office.institution().zone
        self._gone_up = desk.watching.gone_up  # the posts that were written without the server, and went up before now
        self._owed: frozenset[str] = frozenset()  # changes to show once the mouse is let go
        self._waited = 0
        self._waiting = 0  # of how many posts it was said that they could not go up
        keeper.looked.connect(self.refresh_foot)
        keeper.gave_up.connect(bars.notices.say_gave_up)
        keeper.gave_up.connect(self.refresh_foot)
        keeper.passphrase_wanted.connect(bars.notices.say_locked)
        self._minute = QTimer(self)  # «Próxima: hoy» becomes «mañana», the line of now moves
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def store_changed(self, areas: frozenset[str]) -> None:
        """Somebody changed these areas: the shown screen reads them again, but not under a pressed mouse."""
        if mouse_is_down() and self._waited < _MOST_WAITS:
            if not self._owed:
                QTimer.singleShot(_AGAIN_MS, self, self._show_owed)
            self._owed |= areas
            return
        self._waited = 0
        page = self._pages.current()
        if areas & getattr(page, "areas", frozenset()):
            reload(page)
        if areas & {"publications", "pause", "people", "channels"}:
            self.refresh()
        elif "presence" in areas:
            self._keeper.look()
        if "settings" in areas:
            self.show_modes()
        away = self._desk.watching.away
        if away is not None and away.is_elsewhere and self._desk.watching.waiting != self._waiting:
            self._say_elsewhere(away)

    def _show_owed(self) -> None:
        self._waited += 1
        owed, self._owed = self._owed, frozenset()
        self.store_changed(owed)

    def show_away(self, away: Away | None) -> None:
        """A team's server does not answer, or does again (None)."""
        today = wall_clock(self._desk.office.clock(), self._zone).date()
        notices, told = self._bars.notices, self._bars.told
        if away is None:
            if notices.strip(about="away") is not None:
                notices.drop("away")
                wrote = self._desk.watching.gone_up != self._gone_up
                told.tell(
                    self.tr("The team's server is back. What you wrote meanwhile is there.")
                    if wrote
                    else self.tr("The team's server is back.")
                )
            self._gone_up = self._desk.watching.gone_up
        else:
            if not told.offers_undo:  # it may say that the server is back
                told.hide()
            since = when(wall_clock(away.since_at, self._zone), today)
            as_of = "" if away.as_of_at is None else when(wall_clock(away.as_of_at, self._zone), today)
            if away.is_elsewhere:
                self._say_elsewhere(away)
            else:
                notices.say_away(away, since, as_of)
        since_wall = None if away is None else wall_clock(away.since_at, self._zone)
        self._foot.show_away(since_wall, today, elsewhere=away is not None and away.is_elsewhere)
        self.refresh_foot()

    def _say_elsewhere(self, away: Away) -> None:
        self._waiting = self._desk.watching.waiting
        self._bars.notices.say_elsewhere(away.computer, self._waiting, can_write=away.as_of_at is not None)

    def refresh(self, *, anew: bool = False) -> None:
        """Counters, the pause bar, whose turn it is, and the foot; `anew` the shown screen too."""
        if anew:
            reload(self._pages.current())
        try:
            today = self._desk.calendar.today()
            person = self._desk.office.me().name
            gone = () if today.pause is None else self._desk.stopping.gone_before()
            who = "" if today.pause is None else self._desk.stopping.turned_on_by(today.pause)
        except Problem as problem:
            self._bars.told.refuse(sentence(problem))
            return
        self._count(today)
        started = None if today.pause is None else wall_clock(today.pause.started_at, today.zone)
        self._bars.pause.show_pause(today.pause, who, started, today.now, gone)
        self.paused_changed.emit(started)
        self.show_modes()
        self._bars.navigation.set_person(person, self._desk.office.institution().name)
        self._bars.notices.show_by_hand(today.by_hand if today.pause is None else ())  # a pause asks for no hands
        self._show_foot(today)

    def _count(self, today: Today) -> None:
        waiting = posts_among(d.publication for d in (*today.decisions, *today.by_hand))
        told = self.tr("Today, %n waiting for you", "", waiting) if waiting else ""
        self._bars.navigation.set_counter("today", waiting, accessible=told)
        broken = len(
            {d.channel.id for d in (*today.decisions, *today.waiting_for_access) if d.reason in _ACCESS_REASONS}
            | {c.id for c in today.losing_access}
        )
        told = self.tr("Channels, %n need(s) you to sign in", "", broken) if broken else ""
        self._bars.navigation.set_counter("channels", broken, warning=True, accessible=told)

    def show_modes(self) -> None:
        """Crisis, mourning and elections, as they hold now."""
        try:
            house = self._desk.house.house()
        except Problem:
            return  # told elsewhere; what was known stays
        now = wall_clock(self._desk.office.clock(), self._zone)
        self._bars.notices.show_modes(modes_told(house, now, self._zone))

    def refresh_foot(self) -> None:
        """Whether anything will go out, as the keeper found it."""
        try:
            self._show_foot(self._desk.calendar.today())
        except Problem:
            return  # told elsewhere; the foot keeps saying what was last known

    def _show_foot(self, today: Today) -> None:
        starting = not today.publisher.alive and not self._keeper.has_given_up and not self._keeper.is_stopped
        starting = starting and self._desk.watching.away is None
        hoy = self._pages.made("today")
        if isinstance(hoy, TodayPage):
            hoy.show_starting(starting)
        self._foot.show_today(today)

    def _tick(self) -> None:
        if mouse_is_down():
            return  # a minute later will do
        self.refresh()
        page = self._pages.current()
        if page is not self._pages.made("editor"):
            reload(page)
