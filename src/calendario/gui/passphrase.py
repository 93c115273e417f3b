"""The passphrase that guards the keys of the channels where the system has no keyring."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence


class PassphraseDialog(Dialog):
    """Asks until it opens the keys or the person gives up. Deriving a key takes half a second: not in this thread."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        *,
        chosen_before: bool,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`chosen_before`: there is one already; else it is chosen now and written twice. `about`: what it is for,
        where that is not the keys of the channels.
        """
        title = self.tr("Write your passphrase") if chosen_before else self.tr("Choose a passphrase")
        super().__init__(theme, title, parent)
        self._desk = desk
        self._background = background
        if about:
            self.add_text(about)
        elif chosen_before:
            self.add_text(
                self.tr("Calendario needs it to enter your channels. It is asked once each time Calendario starts.")
            )
        else:
            self.add_text(
                self.tr(
                    "This computer has no safe place of its own for what opens your channels. It is kept encrypted "
                    "with a passphrase that only you know: without it, every channel has to be signed in again."
                )
            )
        self.first = self._secret()
        self._first = Field(theme, self.tr("Passphrase"), self.first, parent=self)
        self.add(self._first)
        self.second: QLineEdit | None = None
        if not chosen_before:
            self._first.set_help(self.tr("At least 8 characters; several words are easier to remember."))
            self.second = self._secret()
            self._second = Field(theme, self.tr("The same again"), self.second, parent=self)
            self.add(self._second)
        else:
            lost = buttons.flat(self.tr("I do not have it any more…"), parent=self)
            lost.clicked.connect(self._lost)
            beside = QWidget(self)
            row = QHBoxLayout(beside)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(lost)
            row.addStretch(1)
            self.add(beside)
        self.add_choice(self.tr("Not now")).clicked.connect(self.reject)
        words = self.tr("Use this passphrase") if chosen_before else self.tr("Set this passphrase")
        self.open_keys = self.add_main(words, self._try)
        self.first.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        background: Background,
        problem: Problem,
        parent: QWidget | None = None,
        *,
        about: str = "",
    ) -> bool:
        """Whether it is worth trying again: the keys are open now, or new ones can be kept. `problem` is the vault's:
        "keyring_missing" where no passphrase was chosen yet. `about` as for the dialog itself.
        """
        before = problem.code != "keyring_missing"
        dialog = cls(desk, theme, background, chosen_before=before, about=about, parent=parent)
        return bool(dialog.exec())

    def _secret(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _try(self) -> None:
        words = self.first.text()
        if self.second is not None and self.second.text() != words:
            self._second.set_error(self.tr("The two are not the same."))
            self.second.setFocus()
            return
        self.open_keys.setEnabled(False)
        self._background.run(partial(self._desk.channels.open_vault, words), self._opened, self._refused)

    def _lost(self) -> None:
        locked = Problem("vault_locked")
        if KeysAnewDialog.ask(self._desk, self._theme, self._background, locked, self):
            self.accept()

    def _opened(self, _nothing: object) -> None:
        self.accept()

    def _refused(self, problem: Problem) -> None:
        self.open_keys.setEnabled(True)
        self._first.set_error(sentence(problem))
        self.first.setFocus()
        self.first.selectAll()
