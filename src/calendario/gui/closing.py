"""Closing the window while something has to go out: the person chooses once, and is told what will not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from calendario.desk.desk import Desk
from calendario.domain.publication import State
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.sentences import when

GO_ON, STOP = "go_on", "stop"
_NAMED = 3  # posts named in the dialog; the others are counted


class CloseDialog(Dialog):
    """«Hoy salen 2 publicaciones desde este equipo»: go on in the background, stop, or stay."""

    def __init__(
        self, theme: Theme, today: int, waiting: int, posts: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`today` and `waiting` count publications still to go out by themselves; `posts` name the next ones."""
        super().__init__(theme, "", parent)
        if today:
            self.set_title(self.tr("Today %n publication(s) go out from this computer.", "", today))
        else:
            self.set_title(self.tr("%n publication(s) are planned on this computer.", "", waiting))
        self.chosen = ""
        self.add_text(self.tr("If you stop them, these will not go out and you will be asked when you open again:"))
        for post in posts[:_NAMED]:
            self.add_text(post, "strong")
        if len(posts) > _NAMED:
            self.add_text(self.tr("and %n more", "", len(posts) - _NAMED), "small", "muted")
        self.add_text(
            self.tr("In the background they go out as long as this computer is on. You can change it in Settings."),
            "small",
            "muted",
        )
        self.go_on = self.add_choice(self.tr("Go on in the background"), "primary")
        self.go_on.clicked.connect(self._go_on)
        self.go_on.setAutoDefault(True)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.stop = self.add_choice(self.tr("Stop and close"))
        self.stop.clicked.connect(self._stop)
        self.add_choice(self.tr("Cancel"), "flat").clicked.connect(self.reject)

    @classmethod
    def ask(
        cls, theme: Theme, today: int, waiting: int, posts: Sequence[str], parent: QWidget | None = None
    ) -> str | None:
        """`GO_ON`, `STOP`, or None: the window stays."""
        dialog = cls(theme, today, waiting, posts, parent)
        return dialog.chosen if dialog.exec() else None

    def _go_on(self) -> None:
        self.chosen = GO_ON
        self.accept()

    def _stop(self) -> None:
        self.chosen = STOP
        self.accept()


def waiting_posts(desk: Desk) -> tuple[int, tuple[str, ...]]:
    """How many publications still go out today by themselves, and the posts of this week and the next, in words."""
    first = desk.calendar.today()
    weeks = [desk.calendar.week(first.day), desk.calendar.week(first.day + timedelta(weeks=1))]
    today, told = 0, []
    for card in (card for week in weeks for card in week.cards):
        going = [
            (publication, channel)
            for publication, channel in zip(card.publications, card.channels, strict=True)
            if publication.state in (State.PLANNED, State.SENDING) and not channel.by_hand
        ]
        if going:
            today += len(going) if card.wall_time.date() == first.day else 0
            told.append(f"{when(card.wall_time, first.day)} · {card.title}")
    return today, tuple(told)


class Tray(QObject):
    """The icon where the system has a tray: the window comes back from it, and a message may be shown from it.

    `opened`, `pause_wanted` and `quit_wanted` are chosen in its menu; `message_clicked` is a click on the message.
    """

    opened = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(theme.icon("app", "accent", 22), self)
        self._icon.setToolTip("Calendario")
        self._menu = QMenu(parent)
        for text, signal in (
            (self.tr("Open Calendario"), self.opened),
            (self.tr("General pause…"), self.pause_wanted),
            (self.tr("Quit"), self.quit_wanted),
        ):
            action = QAction(text, self._menu)
            action.triggered.connect(signal)
            self._menu.addAction(action)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.message_clicked)

    @staticmethod
    def is_there() -> bool:
        """Whether this system shows such icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Into the tray."""
        self._icon.show()

    def hide(self) -> None:
        """Out of it."""
        self._icon.hide()

    def say(self, title: str, words: str) -> None:
        """A message of the system, if the icon is shown."""
        if self._icon.isVisible():
            self._icon.showMessage(title, words, self._icon.icon())

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
