"""*Volver a un calendario en este equipo*: the team's comes here, or goes on without this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.exchange import Exchange
from calendario.gui.theme import Theme
from calendario.gui.widgets.wrap_radio import WrapRadio

_MOST = 3  # of those kept aside; older ones stay in the folder
_MOST_NAMES = 4


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
        self._add_drafts()
        self._add_others()
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

    def _add_drafts(self) -> None:
        waiting = team.drafts_waiting(self._folder)
        self.drafts = self.add_text(
            self.tr("%n post(s) that you wrote without the server did not go up to the team's calendar.", "", waiting)
        )
        self.keeps_drafts = QCheckBox(self.tr("Keep them: they go up if this computer joins it again"), self)
        self.keeps_drafts.setChecked(True)
        self.add(self.keeps_drafts)
        for part in (self.drafts, self.keeps_drafts):
            part.setVisible(waiting > 0)
        self._waiting = waiting

    def _add_others(self) -> None:
        """Whoever brings the calendar here leaves behind what was written elsewhere and did not go up."""
        names = self._others()
        shown = ", ".join(names[:_MOST_NAMES])
        words = self.tr("Seen in the last month: %1.").replace("%1", shown)
        if len(names) > _MOST_NAMES:
            #: %1 is a list of names of computers
            words = self.tr("Seen in the last month: %1 and %n other(s).", "", len(names) - _MOST_NAMES)
            words = words.replace("%1", shown)
        before = self.tr(
            "Open Calendario on each of them first, so that what was written there without the server goes up."
        )
        self.others = self.add_text(f"{words} {before}", "small", "muted")
        self.others.setVisible(False)
        if names:
            self.bring.toggled.connect(self.others.setVisible)

    def _others(self) -> tuple[str, ...]:
        if self._desk is None:
            return ()
        try:
            return self._desk.team.seen_lately()
        except Problem:
            return ()  # the server is away, and nothing can be brought from it

    def _choice(self, words: str) -> QRadioButton:
        choice = WrapRadio(words, self)
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
            kept = self.keeps_drafts.isChecked()
            leave = partial(team.leave, self._folder, self._clock(), place, keeps_drafts=kept)
            if self._waiting and kept:
                words = f"{words} {self.tr('The posts that did not go up are kept on this computer.')}".strip()
            self.exchange = Exchange(leave, words)
        self.accept()
