"""The keys of the channels cannot be opened any more: what that means, and the way on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.errand import Patience
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.notices import emptied
from calendario.gui.publisher_keeper import KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.widgets.strip import Strip
from calendario.sentences import sentence


class KeysAnewDialog(Dialog):
    """Begins with new keys, if the person wants to; what cannot be opened is put aside and each channel is connected
    again.
    """

    def __init__(
        self, desk: Desk, theme: Theme, background: Background, problem: Problem, parent: QWidget | None = None
    ) -> None:
        """`problem` is what opening them ended with: one of `KEYS_LOST`, or a passphrase that nobody knows any more."""
        super().__init__(theme, self.tr("The keys of your channels cannot be opened any more"), parent)
        self._desk = desk
        self._background = background
        self._patience = Patience()
        self.add_text(self._why(problem.code))
        names = ", ".join(channel.name for channel in desk.channels.with_access())
        if names:
            self.add_text(self.tr("These channels have to be connected again:"))
            self.add_text(names, "strong")
            self.add_text(self.tr("Until they are, nothing goes out on them. The other channels go on."))
        words = self.tr(
            "Your posts, the calendar and what is published are safe. The keys that cannot be opened are put aside, "
            "not erased."
        )
        self.add_text(words, "small", "muted")
        self._notice = QVBoxLayout()
        self.column.addLayout(self._notice)
        self.said = ""
        self.add_safe(self.tr("Not now"))
        self.begin = self.add_choice(self.tr("Begin with new keys"))
        self.begin.clicked.connect(self._begin)

    @classmethod
    def ask(
        cls, desk: Desk, theme: Theme, background: Background, problem: Problem, parent: QWidget | None = None
    ) -> bool:
        """Whether new keys can be kept now."""
        return bool(cls(desk, theme, background, problem, parent).exec())

    def _why(self, code: str) -> str:
        if code == "keyring_gone":
            return self.tr(
                "The keyring of this computer, where the key that opens them is kept, does not answer. If it usually "
                "does, close your session and start it again before anything else."
            )
        if code in KEYS_LOST:
            return self.tr(
                "The key that opens them is not in the keyring of this computer. It happens when the system is "
                "installed anew or the keyring is emptied."
            )
        return self.tr("They are closed with a passphrase, and without it nobody can open them.")

    def _begin(self) -> None:
        self.begin.setEnabled(False)
        work = partial(self._desk.channels.begin_keys_anew, self._patience)
        self._background.wait_for(work, self._begun, self._refused, give_up=self._patience.give_up)

    def _begun(self, _nothing: object) -> None:
        self.accept()

    def _refused(self, problem: Problem) -> None:
        if not self.isVisible():
            return
        self.begin.setEnabled(True)
        self.said = sentence(problem)
        emptied(self._notice)
        self._notice.addWidget(Strip(self._theme, "block", self.said, parent=self))
        self._fit()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Everything stays as it is, unless it has been done this very moment."""
        if self._patience.give_up():
            super().reject()
