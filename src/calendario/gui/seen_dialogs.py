"""What a person saw in the network itself: that it is there, where it is, or that it is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence


class SaidOutDialog(Dialog):
    """*Ya está publicada*, for what nobody knows of: asks for the link, which may be left out."""

    def __init__(
        self, theme: Theme, title: str, channel: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """`say` is given the link and may raise `Problem`."""
        #: %1 a post's title, %2 a channel
        asked = self.tr("Have you seen “%1” in %2?").replace("%1", title).replace("%2", channel)
        super().__init__(theme, asked, parent)
        self._say = say
        self.add_text(self.tr("It will count as published and will not be sent again."))
        self.link = QLineEdit(self)
        self._field = Field(theme, self.tr("Link, if you have it at hand"), self.link, self.tr("Optional."))
        self.add(self._field)
        self.add_safe(self.tr("Not yet"))
        self.yes = self.add_choice(self.tr("Yes, it is published"), "primary")
        self.yes.clicked.connect(self._accept)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    @classmethod
    def ask(
        cls, theme: Theme, title: str, channel: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> bool:
        """Whether it was said to be out."""
        return bool(cls(theme, title, channel, say, parent).exec())

    def _accept(self) -> None:
        try:
            self._say(self.link.text())
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class LinkDialog(Dialog):
    """*Añadir enlace*: where a person published it by hand."""

    def __init__(
        self, theme: Theme, channel: str, link: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """`link` as it is known; `say` is given the new one and may raise `Problem`."""
        #: %1 a channel
        super().__init__(theme, self.tr("Where is it in %1?").replace("%1", channel), parent)
        self._say = say
        self.link = QLineEdit(link, self)
        self._field = Field(
            theme, self.tr("Link of the publication"), self.link, self.tr("With it you will find it again from here.")
        )
        self.add(self._field)
        self.add_safe(self.tr("Not now"))
        self.yes = self.add_choice(self.tr("Keep the link"), "primary")
        self.yes.clicked.connect(self._accept)
        self.link.setFocus()

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    @classmethod
    def ask(
        cls, theme: Theme, channel: str, link: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> bool:
        """Whether a link was kept."""
        return bool(cls(theme, channel, link, say, parent).exec())

    def _accept(self) -> None:
        try:
            self._say(self.link.text())
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class NotOutDialog(Dialog):
    """*No está: publicar*: the one question whose wrong answer publishes twice, so it is asked."""

    def __init__(self, theme: Theme, title: str, channel: str, parent: QWidget | None = None) -> None:
        #: %1 a post's title, %2 a channel
        asked = self.tr("Have you looked in %2 and “%1” is not there?").replace("%1", title).replace("%2", channel)
        super().__init__(theme, asked, parent)
        self.add_text(self.tr("It will go out in 20 seconds. If it was there after all, it would be published twice."))
        self.add_safe(self.tr("I have not looked"))
        self.add_choice(self.tr("It is not there: publish"), "primary").clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, title: str, channel: str, parent: QWidget | None = None) -> bool:
        """Whether it is to go out."""
        return bool(cls(theme, title, channel, parent).exec())
