"""The foot of the navigation: whether anything will go out, in two lines."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from calendario.desk.faces import Today
from calendario.domain.slot import wall_clock
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.widgets.navigation import Navigation
from calendario.sentences import when


class Foot(QObject):
    """Fills `navigation`'s foot from the day and from what `keeper` knows of the publisher."""

    def __init__(self, navigation: Navigation, keeper: PublisherKeeper) -> None:
        super().__init__(navigation)
        self._navigation = navigation
        self._keeper = keeper
        self._away: datetime | None = None
        self._elsewhere = False

    def show_away(self, since: datetime | None, today: date, *, elsewhere: bool = False) -> None:
        """From which wall time the team's server does not answer; None while it does. `elsewhere`: the calendar was
        taken from it.
        """
        self._away, self._elsewhere = since, elsewhere
        if since is not None and elsewhere:
            #: At the foot of the navigation, above «Nothing goes out»: the team's calendar was taken from its server
            self._navigation.set_status("aviso", "warn", self.tr("Calendar moved"), self.tr("Nothing goes out"))
        elif since is not None:  # without a copy of the calendar there is no day that `show_today` could be given
            words = self.tr("Since %1").replace("%1", when(since, today))
            self._navigation.set_status("aviso", "warn", self.tr("No team server"), words)

    def show_today(self, today: Today) -> None:
        """As it is now."""
        stopped = self.tr("Publishing stopped")
        if self._away is not None:
            self.show_away(self._away, today.day, elsewhere=self._elsewhere)
        elif today.pause is not None:
            started = wall_clock(today.pause.started_at, today.zone)
            since = self.tr("Since %1").replace("%1", when(started, today.day))
            self._navigation.set_status("pausa", "hold", stopped, since)
        elif today.publisher.doubt is not None:
            self._navigation.set_status("aviso", "warn", stopped, self.tr("Is the hour right?"))
        elif today.publisher.alive:
            if today.publisher.next_at is not None:
                following = when(wall_clock(today.publisher.next_at, today.zone), today.day)
                line = self.tr("Next: %1").replace("%1", following)
            else:
                line = self.tr("Nothing planned")
            if today.crisis is not None:
                #: At the foot of the navigation, above «Next: today, 9:28»
                self._navigation.set_status("sirena", "hold", self.tr("Only what is essential"), line)
            else:
                self._navigation.set_status("publicada", "ok", self.tr("Publishing works"), line)
        elif today.publisher.elsewhere:
            other = today.publisher.elsewhere[0]
            #: At the foot of the navigation: a computer of the team publishes, this one does not
            title = self.tr("%1 publishes").replace("%1", other.computer)
            since = self.tr("Since %1").replace("%1", when(wall_clock(other.since, today.zone), today.day))
            self._navigation.set_status("publicada", "ok", title, since)
        elif self._keeper.has_given_up:
            self._navigation.set_status("bloquea", "block", stopped, self.tr("It could not be started"))
        elif self._keeper.is_stopped:
            self._navigation.set_status("pausa", "hold", stopped, self.tr("Stopped on this computer"))
        else:
            self._navigation.set_status("reloj", "muted", self.tr("Publishing starts…"), "")
