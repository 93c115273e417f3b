"""Closing the window while something has to go out: the person chooses once, and is told what will not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from calendario.desk.desk import Desk
from calendario.domain.publication import Publication, State, posts_among
from calendario.gui.calendar.faces import titled
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.sentences import when

GO_ON, STOP = "go_on", "stop"
_NAMED = 3  # posts named in the dialog; the others are counted


class CloseDialog(Dialog):
    """«Hoy salen 2 publicaciones desde este equipo»: go on in the background, stop, or stay.

    Whoever chose once that closing stops everything is still shown each time what will not go out.
    """

    def __init__(
        self,
        theme: Theme,
        today: int,
        waiting: int,
        posts: Sequence[str],
        parent: QWidget | None = None,
        *,
        stopping: bool = False,
        service: bool = False,
    ) -> None:
        """`today` and `waiting` count posts still to go out by themselves; `posts` name the next ones. `stopping`: it
        was chosen before that closing stops them. `service`: the system starts the publisher with every session.
        """
        super().__init__(theme, "", parent)
        self.chosen = ""
        if stopping:
            self.set_title(self.tr("If you close, %n post(s) will not go out.", "", waiting))
            self.add_text(self.tr("You chose that closing stops what goes out. You will be asked when you open again:"))
        elif today:
            self.set_title(self.tr("Today %n post(s) go out from this computer.", "", today))
        else:
            self.set_title(self.tr("%n post(s) are planned on this computer.", "", waiting))
        if not stopping:
            self.add_text(self.tr("If you stop them, these will not go out and you will be asked when you open again:"))
        named = posts[: _NAMED if waiting > _NAMED + 1 else _NAMED + 1]  # «and 1 more» takes the line of the one
        for post in named:
            self.add_text(post, "strong")
        if waiting > len(named):
            self.add_text(self.tr("and %n more", "", waiting - len(named)), "small", "muted")
        self.add_text(
            self.tr("In the background they go out as long as this computer is on. You can change it in Settings."),
            "small",
            "muted",
        )
        if service:
            self.add_text(
                self.tr(
                    "This computer has the service installed: even if you stop it, it starts with your next session."
                ),
                "small",
                "muted",
            )
        if stopping:
            self.stop = self.add_choice(self.tr("Stop and close"))
            self.go_on = self.add_choice(self.tr("This time let them go out"))
        else:
            self.go_on = self.add_choice(self.tr("Go on in the background"))
            self.stop = self.add_choice(self.tr("Stop and close"))
        self.go_on.clicked.connect(self._go_on)
        self.stop.clicked.connect(self._stop)
        usual = self.stop if stopping else self.go_on
        buttons.set_kind(usual, "primary")
        usual.setAutoDefault(True)
        usual.setDefault(True)
        usual.setFocus()
        self.add_choice(self.tr("Cancel"), "flat").clicked.connect(self.reject)

    @classmethod
    def ask(
        cls,
        theme: Theme,
        today: int,
        waiting: int,
        posts: Sequence[str],
        parent: QWidget | None = None,
        *,
        stopping: bool = False,
        service: bool = False,
    ) -> str | None:
        """`GO_ON`, `STOP`, or None: the window stays."""
        dialog = cls(theme, today, waiting, posts, parent, stopping=stopping, service=service)
        return dialog.chosen if dialog.exec() else None

    def _go_on(self) -> None:
        self.chosen = GO_ON
        self.accept()

    def _stop(self) -> None:
        self.chosen = STOP
        self.accept()


def waiting_posts(desk: Desk) -> tuple[int, tuple[str, ...]]:
    """How many posts still go out today by themselves, those too whose hour passed days ago; and those of last week,
    this one and the next in words, each once.
    """
    first = desk.calendar.today()
    weeks = [desk.calendar.week(first.day + timedelta(weeks=n)) for n in (-1, 0, 1)]
    going: list[Publication] = []
    told: dict[UUID, str] = {}
    for card in (card for week in weeks for card in week.cards):
        by_itself = [
            publication
            for publication, channel in zip(card.publications, card.channels, strict=True)
            if publication.state in (State.PLANNED, State.SENDING) and not channel.by_hand
        ]
        if by_itself:
            going += by_itself if card.wall_time.date() <= first.day else []
            told.setdefault(card.post_id, f"{when(card.wall_time, first.day)} · {titled(card.title)}")
    return posts_among(going), tuple(told.values())


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
