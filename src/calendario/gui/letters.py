"""An e-mail dropped on the window, or chosen, becomes a draft."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from calendario.desk.desk import Desk
from calendario.desk.letters import Received
from calendario.domain.letter_parts import Aside
from calendario.domain.problem import Problem
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.sentences import listed, sentence, who_asked


def letters_in(mime: QMimeData) -> list[Path]:
    """The e-mails among what is dropped."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() == ".eml"]


class Letters(QObject):
    """`received` brings what came of one (`Received`), `refused` why nothing could."""

    received = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._background, self._window = desk, background, parent

    def ask(self) -> None:
        """Asks for the file of an e-mail."""
        title, kinds = self.tr("New post from an e-mail"), self.tr("E-mails (*.eml)")
        name, _ = QFileDialog.getOpenFileName(self._window.window(), title, folders.last("documents"), kinds)
        if name:
            folders.used("documents", Path(name))
            self.take([Path(name)])

    def take(self, files: list[Path]) -> None:
        """A draft of each; `received` comes with one after the other."""
        for file in files:
            self._background.run(partial(_received, self._desk, file), self._come, self._not_received)

    def words(self, received: Received, *, waiting: int) -> str:
        """What was done with an e-mail; 0 `waiting`: its draft was opened, else it is the last of so many that wait
        among those without a date.
        """
        if received.left_out:
            #: %1 are names of files that came with an e-mail
            told = self.tr("A draft of the e-mail. Left out, because it cannot be published: %1.")
            told = told.replace("%1", listed(received.left_out))
        else:
            told = self.tr("A draft of the e-mail. Who asked for it is in its card.")
        if received.aside:
            #: %1 are parts of an e-mail: «the greeting, the signature and the legal notice»
            kept = self.tr("Not in the text but in its internal note: %1.").replace("%1", listed(self._parts(received)))
            told = f"{told} {kept}"
        if waiting == 1:
            told = self.tr("%1 It waits among the drafts without a date.").replace("%1", told)
        elif waiting:
            #: %1 is what was done with the last of several e-mails
            told = self.tr("%1 With those before it, %n wait among the drafts without a date.", "", waiting).replace(
                "%1", told
            )
        return told

    def _parts(self, received: Received) -> tuple[str, ...]:
        names = {
            Aside.GREETING: self.tr("the greeting"),
            Aside.SIGNATURE: self.tr("the signature"),
            Aside.LEGAL: self.tr("the legal notice"),
            Aside.QUOTED: self.tr("the e-mail it answers"),
            Aside.ANSWER: self.tr("what was answered to it"),
            Aside.COVER: self.tr("what was written by whoever forwarded it"),
            Aside.HEADERS: self.tr("who had sent it before"),
        }
        return tuple(name for aside, name in names.items() if aside in received.aside)

    def _come(self, received: Received) -> None:
        self.received.emit(received)

    def _not_received(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))


def _received(desk: Desk, file: Path) -> Received:
    return desk.letters.draft_of(file, who_asked)
