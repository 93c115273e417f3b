"""The whole page for a calendar that cannot be opened: what happened, what was not lost, what to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calendario import paths
from calendario.domain.problem import Problem
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences import sentence

#: Another folder would have to be named: restoring a copy into this one would be refused too.
_OF_THE_FOLDER = ("profile",)


class TroublePage(QWidget):
    """The sentence of a problem and the ways on. `retry`, `restore`, `leave_team` and `leave`: what was chosen."""

    retry = Signal()
    restore = Signal()
    leave = Signal()
    leave_team = Signal()

    def __init__(self, theme: Theme, problem: Problem, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.expanduser()
        self.setProperty("page", True)
        octagon = IconLabel(theme, "bloquea", "block", 28, parent=self)
        self.heading = WrapLabel(theme, self.tr("The calendar cannot be opened"), "title", "ink", self)
        self.sentence = WrapLabel(theme, sentence(problem), "body", "ink", self)
        where = self.tr("It is in %1").replace("%1", str(self._folder))
        place = WrapLabel(theme, where, "small", "muted", self)
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.again = buttons.primary(self.tr("Try again"), parent=self)
        self.again.clicked.connect(self.retry)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.again)
        if self._folder.is_dir():
            see = buttons.plain(self.tr("Open its folder"), theme.icon("carpeta"), parent=self)
            see.clicked.connect(self._see)
            row.addWidget(see)
        joined = paths.team(self._folder).is_file()
        if not joined and not problem.code.startswith(_OF_THE_FOLDER):
            restore = buttons.plain(self.tr("Restore a backup…"), theme.icon("copia"), parent=self)
            restore.clicked.connect(self.restore)
            row.addWidget(restore)
        if joined:
            #: In the place of the team's, which cannot be opened
            own = buttons.plain(self.tr("Another calendar…"), theme.icon("ordenador"), parent=self)
            own.setAccessibleName(self.tr("Go back to a calendar of this computer…"))
            own.clicked.connect(self.leave_team)
            row.addWidget(own)
        leave = buttons.flat(self.tr("Quit"), parent=self)
        leave.clicked.connect(self.leave)
        row.addWidget(leave)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        for part in (self.heading, self.sentence, place):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(octagon, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(column, 1)
        holder = QWidget(self)
        holder.setLayout(middle)
        holder.setMaximumWidth(theme.scaled(680))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder, 100)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 32, 32, 32)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(2)
        self.setAccessibleName(f"{self.heading.text()}. {self.sentence.text()}")

    def take_focus(self) -> None:
        """On the way on that cannot hurt."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
