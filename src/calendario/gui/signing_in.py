"""How a sign-in that runs in the background reaches the person: a page in their browser, a code they paste."""

from __future__ import annotations

import queue

from PySide6.QtCore import QObject, Signal

from calendario.desk.errand import Patience
from calendario.domain.adapter import SignInNeeded
from calendario.gui.outside import open_outside


class Questions(QObject):
    """An `Ask` for one sign-in, which may be given up. Its two calls are made in other threads; the signals come in the
    window's.
    """

    page_wanted = Signal(str)
    page_opened = Signal(str, bool)  # the address, and whether the desktop says that a browser was started for it
    code_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: queue.Queue[str | None] = queue.Queue()
        self._over = False
        self.patience = Patience()
        self.page_wanted.connect(self._open)

    def open_page(self, url: str) -> None:
        """Opens `url` in the person's browser. Raises `SignInNeeded("sign_in_given_up")` after `give_up`."""
        if self._over:
            raise SignInNeeded("sign_in_given_up")
        self.page_wanted.emit(url)

    def take_code(self, timeout_s: float) -> str:
        """The code that was pasted. Raises `SignInNeeded("sign_in_given_up")`."""
        if not self._over:
            self.code_wanted.emit()
        try:
            answer = self._answers.get(timeout=timeout_s)
        except queue.Empty:
            answer = None
        if answer is None:
            raise SignInNeeded("sign_in_given_up")
        return answer

    def answer(self, code: str) -> None:
        """What the person pasted."""
        self._answers.put(code)

    def give_up(self) -> bool:
        """The sign-in ends and adds nothing. False where it has been taken already: then it is about to be told."""
        given_up = self.patience.give_up()
        if given_up:
            self.end()
        return given_up

    def end(self) -> None:
        """No answer will come: whoever waits for one stops waiting. Harmless when nobody does."""
        self._over = True
        self._answers.put(None)

    def _open(self, url: str) -> None:
        self.page_opened.emit(url, open_outside(url))
