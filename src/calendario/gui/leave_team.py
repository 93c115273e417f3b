"""*Volver a un calendario en este equipo*: the team's comes here, or goes on without this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QRadioButton, QWidget

from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.gui.dialog import Dialog
from calendario.gui.exchange import Exchange
from calendario.gui.theme import Theme

_MOST = 3  # of those kept aside; older ones stay in the folder


class LeaveTeamDialog(Dialog):
    """`desk` is None where the team's calendar cannot be opened: then it cannot come along."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        desk: Desk | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Go back to a calendar of this computer"), parent)
        self._folder = folder
        self._clock = clock
        self._desk = desk
        self.exchange: Exchange | None = None
        self.add_text(self.tr("From then on this computer publishes nothing of your team's calendar."))
        self.kept = [(place, self._choice(self._named(place))) for place in team.kept_aside(folder)[:_MOST]]
        self.new = self._choice(self.tr("Begin a new one"))
        self.bring = self._choice(self.tr("Bring the team's calendar here, with everything"))
        self.bring.setVisible(desk is not None)
        words = self.tr(
            "If you bring it, it is no longer on the server: on every other computer nothing of it goes out any more, "
            "and whoever opens it there is told where it is."
        )
        self._note = self.add_text(words, "small", "muted")
        self._note.setVisible(False)
        self.bring.toggled.connect(self._note.setVisible)
        (self.kept[0][1] if self.kept else self.new).setChecked(True)
        self.add_safe(self.tr("Stay with my team"))
        self.go = self.add_choice(self.tr("Go back"))
        self.go.clicked.connect(self._go)

    @classmethod
    def ask(
        cls,
        folder: Path,
        clock: Callable[[], datetime],
        desk: Desk | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> Exchange | None:
        """What does it once the calendar is let go, or None."""
        dialog = cls(folder, clock, desk, theme, parent)
        return dialog.exchange if dialog.exec() else None

    def _choice(self, words: str) -> QRadioButton:
        choice = QRadioButton(words, self)
        self.add(choice)
        return choice

    def _named(self, place: Path) -> str:
        day = QDateTime.fromString(place.name.removeprefix("aparte-"), "yyyy-MM-dd-HHmmss")
        told = QLocale().toString(day.date(), QLocale.FormatType.LongFormat)
        #: A calendar of this computer; %1 is a day
        return self.tr("The one that was kept aside on %1").replace("%1", told)

    def _go(self) -> None:
        held = self.tr("What was planned in it is held until you decide: it may be out already.")
        if self.bring.isChecked():
            assert self._desk is not None
            vault = self._desk.office.vault
            words = self.tr("Your team's calendar is in a file of this computer now.")
            self.exchange = Exchange(partial(moving.to_file, self._folder, self._clock, vault), words)
        else:
            place = next((place for place, choice in self.kept if choice.isChecked()), None)
            words = held if place is not None else ""
            self.exchange = Exchange(partial(team.leave, self._folder, self._clock(), place), words)
        self.accept()
