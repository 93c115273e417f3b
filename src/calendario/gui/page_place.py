"""Where a web page of one's own lies and where people see it: both can change, and what is published comes along."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.channel import Channel
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.notices import emptied
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.strip import Strip
from calendario.sentences import connecting

_OF_ADDRESS = frozenset({"bad_address"})


class PagePlaceDialog(Dialog):
    """Folder and public address of the page. Copying takes as long as the disk does: not in this thread. Closed while
    it is under way, it goes on and the row of the channel shows what came of it.
    """

    def __init__(
        self, desk: Desk, theme: Theme, background: Background, channel: Channel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Folder and address of %1").replace("%1", channel.name), parent)
        self._desk = desk
        self._background = background
        self._channel = channel
        self.moved: tuple[Channel, int] | None = None
        self.said = ""
        self.address = QLineEdit(channel.settings.get("address", ""), self)
        self.address.setPlaceholderText("https://www.villasauce.example/noticias/")
        help_text = self.tr("The web address that shows the folder. Without it, links open only on this computer.")
        self._address = Field(theme, self.tr("Address where people see it"), self.address, help_text, self)
        self.add(self._address)
        self.folder = QLineEdit(channel.settings.get("folder", ""), self)
        self.choose = buttons.plain(self.tr("Choose…"), theme.icon("carpeta"), parent=self)
        self.choose.clicked.connect(self._choose_folder)
        self._folder = Field(theme, self.tr("Folder of the page"), self.folder, parent=self, beside=self.choose)
        self.add(self._folder)
        self.follows = self.add_text("", "small", "muted")
        self._notice = QVBoxLayout()
        self.column.addLayout(self._notice)
        self.cancel = self.add_choice(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        for line in (self.folder, self.address):
            line.textChanged.connect(self._say_what_follows)
        self._say_what_follows()
        self.address.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, theme: Theme, background: Background, channel: Channel, parent: QWidget | None = None
    ) -> tuple[Channel, int] | None:
        """The channel as it is now and how many links changed, or None."""
        dialog = cls(desk, theme, background, channel, parent)
        return dialog.moved if dialog.exec() else None

    def _say_what_follows(self) -> None:
        """What becomes of what is published, before anything is done."""
        told = []
        if self.folder.text().strip() != self._channel.settings.get("folder", ""):
            told.append(
                self.tr(
                    "What is published is copied to the new folder, which must be empty or already hold this page. "
                    "The old folder keeps its copy: delete it when nobody visits it any more."
                )
            )
        if self.address.text().strip() != self._channel.settings.get("address", ""):
            told.append(
                self.tr(
                    "The links of what is published become those of the new address; whoever follows the page sees no "
                    "post twice. Links that you sent already do not change."
                )
            )
        self.follows.setText("\n\n".join(told))
        self.follows.setVisible(bool(told))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the page"), self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))

    def _save(self) -> None:
        folder, address = self.folder.text().strip(), self.address.text().strip()
        self._folder.set_error(None if folder else self.tr("Fill this in."))
        self._address.set_error(None)
        if focus_first_error((self._folder,)):
            return
        settings = self._channel.settings
        if (folder, address) == (settings.get("folder"), settings.get("address", "")):
            self.reject()
            return
        self._wait(True)
        work = partial(self._desk.channels.move_page, self._channel.id, folder, address)
        self._background.wait_for(work, self._changed, self._refused)

    def _wait(self, waiting: bool) -> None:
        for part in (self.folder, self.choose, self.address, self.save):
            part.setEnabled(not waiting)
        self.cancel.setText(self.tr("Close") if waiting else self.tr("Cancel"))
        emptied(self._notice)
        if waiting:
            words = self.tr("If you close this, it goes on.")
            self._notice.addWidget(Strip(self._theme, "hint", self.tr("Changing it…"), [words], parent=self))
        self._fit()

    def _changed(self, moved: tuple[Channel, int]) -> None:
        self.moved = moved
        self.accept()

    def _refused(self, problem: Problem) -> None:
        if not self.isVisible():
            return
        self._wait(False)
        self.said = " ".join(connecting(problem, again=True))
        field = self._address if problem.code in _OF_ADDRESS else self._folder
        field.set_error(self.said)
        focus_first_error((field,))
        self._fit()
