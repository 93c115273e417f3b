"""Which calendar this is, in *Ajustes*: of this computer or of a team, and the ways from one to the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.changing_place import ask_other_place
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.sheet import Sheet


class TeamSheet(Sheet):
    """`exchange_wanted` carries the `Exchange` that somebody decided for."""

    exchange_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        row: Callable[[str, QWidget, bool], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        """`row` puts a label beside what it is about, or an explanation (true) beside its button."""
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Where the calendar is"))
        self._desk = desk
        self._theme = theme
        self._background = background
        joined = desk.team.joined
        here = self.tr("On this computer")
        if joined is not None:
            here = self.tr("On the server %1, with your team").replace("%1", str(joined))
        self.where = WrapLabel(theme, here, "body", "ink", self)
        self.add_row(row(self.tr("Calendar"), self.where, False))
        if joined is None:
            self.change = buttons.plain(self.tr("Join my team's calendar…"), theme.icon("personas"), parent=self)
            about = self.tr("Several people and several computers with one calendar, on a server of your organisation.")
        else:
            self.change = buttons.plain(self.tr("Go back…"), theme.icon("ordenador"), parent=self)
            self.change.setAccessibleName(self.tr("Go back to a calendar of this computer"))
            about = self.tr("A calendar of this computer instead, or your team's brought here with everything.")
        self.change.clicked.connect(self._change_place)
        self.add_row(row(about, self.change, True))

    def _change_place(self) -> None:
        wanted = ask_other_place(self._desk, self._theme, self._background, self)
        if wanted is not None:
            self.exchange_wanted.emit(wanted)
