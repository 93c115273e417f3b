"""Notices above every screen: the sample, the modes, whose turn it is, and what keeps something from going out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget

from calendario.desk.faces import Decision
from calendario.domain.away import Away
from calendario.domain.problem import Problem
from calendario.domain.publication import posts_among
from calendario.gui.announcing import announce
from calendario.gui.house.modes import ModeTold
from calendario.gui.publisher_keeper import KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.strip import Strip
from calendario.sentences import sentence

_BY_GRAVITY = ("away", "publisher", "keys", "crisis", "recovered", "by_hand", "period", "sample")
_MODES = ("crisis", "period")


class Notices(QWidget):
    """Low strips, one below the other, by what they are about. `by_hand_came` comes with each `Decision` that became a
    person's turn, `moved` when what lies below has moved; the other signals are what the person chose on a strip.
    """

    own_wanted = Signal()
    passphrase_wanted = Signal()
    password_wanted = Signal()
    moved = Signal()
    again_wanted = Signal()
    by_hand_wanted = Signal(object)
    by_hand_came = Signal(object)
    recovered_wanted = Signal(object)
    recovered_left = Signal()
    today_wanted = Signal()
    modes_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strips: dict[object, Strip] = {}
        self._known: set[UUID] = set()
        self._modes: tuple[ModeTold, ...] = ()
        self._hands = True
        self._shown: list[str] = []
        self._most = len(_BY_GRAVITY)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(6)
        self.hide()

    def strip(self, about: object) -> Strip | None:
        """The one about "away", "sample", "keys", "publisher", "crisis", "period" or "by_hand"."""
        return self._strips.get(about)

    def take_focus(self) -> None:
        """On the words of the first one that is shown: nothing happens on Enter."""
        shown = next((self._strips[about] for about in self._shown if about in self._strips), None)
        if shown is not None:
            shown.take_focus()

    def drop(self, about: object) -> None:
        """Takes it away, if it is there."""
        strip = self._strips.pop(about, None)
        if strip is not None:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self._show_if_any()

    def say_away(self, away: Away, since: str, as_of: str) -> None:
        """A team's server does not answer `since` then, or answers what keeps everybody out; what is shown is `as_of`
        then ("" where nothing can be).
        """
        if away.is_silence:
            #: %1 is when, as in "today at 10:02"
            title = self.tr("The team's server does not answer since %1").replace("%1", since)
            told = []
        else:
            #: %1 is when, as in "today at 10:02"
            title = self.tr("The team's calendar cannot be reached since %1").replace("%1", since)
            told = [sentence(Problem(away.why))]
        if as_of:
            told += [
                self.tr("You can go on writing: drafts stay on this computer and go up when it is back."),
                #: %1 is when, as in "today at 9:58"
                self.tr("What you see is from %1. Everything else waits.").replace("%1", as_of),
            ]
        else:
            told += [self.tr("This computer has no copy of the calendar yet: leave this window open until it is back.")]
        if away.is_silence:
            told += [
                self.tr(
                    "Until then this computer publishes nothing more. Computers that reach the server go on publishing."
                )
            ]
        else:  # what was connected before may still be
            told += [self.tr("What is planned may go out all the same. To stop it, pause from another computer.")]
        actions = []
        if away.why == "team_server_password":
            write = buttons.plain(self.tr("Write the password…"), small=True)
            write.clicked.connect(self.password_wanted)
            actions = [write]
        self._add("away", "warn", title, told, actions)

    def say_elsewhere(self, computer: str, waiting: int, *, can_write: bool) -> None:
        """The team's calendar was taken from its server, to `computer` ("" where nobody says); `waiting` posts that
        were written here did not go up; `can_write`: more can be kept.
        """
        if computer:
            #: %1 is the name of a computer
            told = [self.tr("It was taken to the computer %1: nothing goes out from here.").replace("%1", computer)]
        else:
            told = [self.tr("It was taken to another computer: nothing goes out from here.")]
        if waiting:
            words = self.tr("%n post(s) that you wrote did not go up: kept safe on this computer.", "", waiting)
            told.append(words)
        elif can_write:
            told.append(self.tr("What you write from now on is kept on this computer only."))
        told.append(self.tr("Ask in your team where it is now, or go back to a calendar of this computer in Settings."))
        self._add("away", "warn", self.tr("The team's calendar is no longer on this server"), told, [])

    def show_modes(self, modes: Sequence[ModeTold]) -> None:
        """What holds today besides the everyday; nothing moves while it is the same."""
        if tuple(modes) == self._modes:
            return
        self._modes = tuple(modes)
        for about in _MODES:
            self.drop(about)
        for mode in modes:
            see = buttons.plain(self.tr("See it in Settings"), small=True)
            see.setAccessibleName(f"{mode.title}. {see.text()}")
            see.clicked.connect(self.modes_wanted)
            self._add(mode.about, mode.severity, mode.title, mode.told, [see], icon=mode.icon)
        announce(self, ". ".join(mode.title for mode in modes))

    def say_sample(self) -> None:
        """Permanent in the sample town."""
        own = buttons.plain(self.tr("Begin with mine"), small=True)
        own.clicked.connect(self.own_wanted)
        self._add("sample", "hint", self.tr("Sample data: nothing is published"), [], [own])

    def say_recovered(self, post_id: UUID, title: str) -> None:
        """The program ended while somebody wrote; the text is there. `recovered_wanted` with its id, or left alone."""
        see = buttons.plain(self.tr("Open"), small=True)
        see.clicked.connect(partial(self.recovered_wanted.emit, post_id))
        later = buttons.flat(self.tr("Not now"), small=True)
        later.clicked.connect(self.recovered_left)
        if title:
            #: After the computer went off while somebody wrote; %1 is the beginning of the text
            words = self.tr("We recovered what you were writing: “%1”").replace("%1", title)
        else:
            words = self.tr("We recovered what you were writing")
        self._add("recovered", "ok", words, [], [see, later])

    def say_gave_up(self) -> None:
        """The publisher could not be started."""
        again = buttons.plain(self.tr("Try again"), small=True)
        again.clicked.connect(self._try_again)
        told = [
            self.tr("It was tried three times. Your texts are safe, and what passes its hour will ask you."),
            self.tr("Start the computer again; if it goes on, send the report."),
        ]
        self._add("publisher", "block", self.tr("What has to go out cannot go out from this computer"), told, [again])

    def say_locked(self, problem: Problem) -> None:
        """Channels with keys wait for the passphrase, or for new keys."""
        if problem.code in KEYS_LOST:
            see = buttons.plain(self.tr("See what to do…"), small=True)
            see.clicked.connect(self.passphrase_wanted)
            told = [self.tr("Until then nothing goes out on the channels that need a key. The others go on.")]
            title = self.tr("The keys of your channels cannot be opened any more")
            self._add("keys", "warn", title, told, [see], icon="candado")
            return
        unlock = buttons.plain(self.tr("Write the passphrase…"), small=True)
        unlock.clicked.connect(self.passphrase_wanted)
        told = [self.tr("Until then nothing goes out on the channels that need a key. The others go on.")]
        self._add("keys", "warn", self.tr("The keys of your channels are locked"), told, [unlock], icon="candado")

    def show_by_hand(self, waiting: Sequence[Decision]) -> None:
        """One strip for all that waits for a person's hands; each new one is told once, and brings it back."""
        now = {d.publication.id: d for d in waiting}
        new = [d for d in waiting if d.publication.id not in self._known]
        if new or (self.strip("by_hand") is not None and now.keys() != self._known):
            self.drop("by_hand")
            if now:
                self._say_by_hand(list(now.values()))
        elif not now:
            self.drop("by_hand")
        self._known = set(now)
        for decision in new:
            self.by_hand_came.emit(decision)

    def show_hands(self, shown: bool) -> None:
        """Whether that strip is seen: not where the screen itself says the same."""
        self._hands = shown
        self._show_if_any(by_person=True)  # who goes to another screen is not surprised that things stand elsewhere

    def _say_by_hand(self, waiting: Sequence[Decision]) -> None:
        first = waiting[0]
        if len(waiting) == 1:
            title = self.tr("Your turn: “%1” in %2").replace("%1", first.title).replace("%2", first.channel.name)
            do = buttons.plain(self.tr("Publish by hand…"), small=True)
            do.clicked.connect(partial(self.by_hand_wanted.emit, first.publication.id))
        else:
            title = self.tr(
                "Your turn: %n post(s) wait for your hands", "", posts_among(d.publication for d in waiting)
            )
            do = buttons.plain(self.tr("See them in Today"), small=True)
            do.clicked.connect(self.today_wanted)
        later = buttons.flat(self.tr("Not now"), small=True)
        later.clicked.connect(partial(self.drop, "by_hand"))
        self._add("by_hand", "hint", title, [], [do, later], icon="manual")
        self.show_hands(self._hands)

    def make_room(self, most: int) -> None:
        """Shows the `most` gravest: in a low window the screen below needs the room."""
        if most != self._most:
            self._most = most
            self._show_if_any()

    def _show_if_any(self, *, by_person: bool = False) -> None:
        there = [about for about in _BY_GRAVITY if about in self._strips and (self._hands or about != "by_hand")]
        wanted = there[: self._most]
        for about, strip in self._strips.items():
            strip.setVisible(about in wanted)
            strip.set_brief(self._most < len(_BY_GRAVITY))
        self.setVisible(bool(wanted))
        before, self._shown = self._shown, wanted
        if before != wanted and not by_person:
            self.moved.emit()

    def _try_again(self) -> None:
        self.drop("publisher")
        self.again_wanted.emit()

    def _add(
        self,
        about: object,
        severity: str,
        title: str,
        told: Sequence[str],
        actions: Sequence[QAbstractButton],
        *,
        icon: str | None = None,
    ) -> None:
        self.drop(about)
        # Low: the week below needs every pixel.
        strip = Strip(self._theme, severity, title, told, icon=icon, actions=actions, low=True, parent=self)
        self._strips[about] = strip
        self._column.addWidget(strip)
        self._show_if_any()


def emptied(layout: QLayout) -> None:
    """Takes every widget out of `layout` and deletes it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
