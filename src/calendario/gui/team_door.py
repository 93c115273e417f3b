"""At the door of a team's calendar: what opens it has to be asked for before anything can be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.desk import team
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence

_PASSWORD = frozenset({"team_server_password"}) | KEYS_LOST
#: What is answered here, when a calendar of a team is opened.
ANSWERED = _PASSWORD | ASK_PASSPHRASE


class TeamDoorDialog(Dialog):
    """Asks for the passphrase of the keys, or for the password of the server where it is another now or cannot be read
    any more, until one of them opens or the person gives up.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        theme: Theme,
        background: Background,
        problem: Problem,
        key: bytes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`problem` is one of `ANSWERED`; `key` opens the keys, where the person was asked for it before."""
        super().__init__(theme, "", parent)
        self._folder = folder
        self._clock = clock
        self._background = background
        self._asks_password = problem.code in _PASSWORD
        self._password = ""
        self.key = key
        self.about = self.add_text("")
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(theme, self.tr("Password"), self.line, parent=self)
        self.add(self.field)
        self.add_choice(self.tr("Not now")).clicked.connect(self.reject)
        self.go_on = self.add_main(self.tr("Open"), self._try)
        self._ask(lost=problem.code in KEYS_LOST)

    @classmethod
    def ask(
        cls,
        folder: Path,
        clock: Callable[[], datetime],
        theme: Theme,
        background: Background,
        problem: Problem,
        key: bytes | None = None,
        parent: QWidget | None = None,
    ) -> bytes | None:
        """The key that opens what this computer keeps, with the right password in it; None: the person gave up."""
        dialog = cls(folder, clock, theme, background, problem, key, parent)
        return dialog.key if dialog.exec() else None

    def _ask(self, *, lost: bool = False) -> None:
        if not self._asks_password:
            self.set_title(self.tr("Write your passphrase"))
            self.about.setText(self.tr("It opens the keys of this computer, with that of your team's calendar."))
            self.field.label.setText(self.tr("Passphrase"))
        else:
            self.set_title(self.tr("Write the password of your team's calendar"))
            if lost:
                words = self.tr(
                    "The keys of this computer cannot be opened any more, and it begins with new ones: connect its "
                    "channels again afterwards. Your team's calendar is as it was."
                )
            else:
                words = self.tr("The server does not take the one this computer has; perhaps it was changed.")
            self.about.setText(words)
            self.field.label.setText(self.tr("Password"))
        self.line.setAccessibleName(self.field.label.text())
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        words = self.line.text()
        if not words:
            self.field.set_error(self.tr("Fill this in."))
            return
        self.go_on.setEnabled(False)
        self.field.set_error(None)
        work: Callable[[], bytes]
        if self._asks_password:
            self._password = words
            work = partial(team.renew_password, self._folder, self._clock(), words, self.key)
        else:
            work = partial(team.open_keys, self._folder, words)
        self._background.wait_for(work, self._opened, self._refused)

    def _opened(self, key: bytes) -> None:
        if not self.isVisible():
            return
        self.key = key
        if not self._asks_password and self._password:  # which waits until the keys are open
            self._asks_password = True
            self.line.setText(self._password)
            self._try()
            return
        self.accept()

    def _refused(self, problem: Problem) -> None:
        if not self.isVisible():
            return
        self.go_on.setEnabled(True)
        if self._asks_password and problem.code in ASK_PASSPHRASE:
            self._asks_password = False
            self._ask()
            return
        self.field.set_error(sentence(problem))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
