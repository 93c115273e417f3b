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


class _LinkAsked(Dialog):
    """Asks for a link; what is refused is said under it and nothing is closed."""

    def __init__(
        self, theme: Theme, title: str, say: Callable[[str], object], link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self._say = say
        self.link = QLineEdit(link, self)

    def _ask(self, label: str, hint: str, safe: str, yes: str) -> None:
        self._field = Field(self._theme, label, self.link, hint)
        self.add(self._field)
        self.add_safe(safe)
        self.yes = self.add_choice(yes, "primary")
        self.yes.clicked.connect(self._accept)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    def _accept(self) -> None:
        try:
            self._say(self.link.text())
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class SaidOutDialog(_LinkAsked):
    """*Ya está publicada*, for what nobody knows of: asks for the link, which may be left out."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        channel: str,
        say: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        parts: int = 0,
        instead: str = "",
    ) -> None:
        """`say` is given the link and may raise `Problem`. Of a thread all its `parts` are asked for, and what to do
        `instead` is told where only some of them are there.
        """
        if parts:
            #: Of a thread, which is always of two or more; %1 a post's title, %2 a channel
            asked = self.tr("Have you seen all %n parts of “%1” in %2?", "", parts)
        else:
            #: %1 a post's title, %2 a channel
            asked = self.tr("Have you seen “%1” in %2?")
        super().__init__(theme, asked.replace("%1", title).replace("%2", channel), say, parent=parent)
        if parts:
            self.add_text(self.tr("All of it will count as published, and no part will be sent any more."))
            self.add_text(instead, "strong")
        else:
            self.add_text(self.tr("It will count as published and will not be sent again."))
        label = self.tr("Link, if you have it at hand")
        yes = self.tr("Yes, every part is there") if parts else self.tr("Yes, it is published")
        self._ask(label, self.tr("Optional."), self.tr("Not yet"), yes)

    @classmethod
    def ask(
        cls,
        theme: Theme,
        title: str,
        channel: str,
        say: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        parts: int = 0,
        instead: str = "",
    ) -> bool:
        """Whether it was said to be out."""
        return bool(cls(theme, title, channel, say, parent, parts=parts, instead=instead).exec())


class LinkDialog(_LinkAsked):
    """*Añadir enlace*: where a person published it by hand."""

    def __init__(
        self, theme: Theme, channel: str, link: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """`link` as it is known; `say` is given the new one and may raise `Problem`."""
        #: %1 a channel
        super().__init__(theme, self.tr("Where is it in %1?").replace("%1", channel), say, link, parent)
        label, hint = self.tr("Link of the publication"), self.tr("With it you will find it again from here.")
        self._ask(label, hint, self.tr("Not now"), self.tr("Keep the link"))
        self.link.setFocus()

    @classmethod
    def ask(
        cls, theme: Theme, channel: str, link: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> bool:
        """Whether a link was kept."""
        return bool(cls(theme, channel, link, say, parent).exec())


class NotOutDialog(Dialog):
    """*No está*: the one answer that publishes twice where it is wrong, so it is asked for."""

    def __init__(self, theme: Theme, title: str, channel: str, alike: str = "", parent: QWidget | None = None) -> None:
        """`alike` is the hour of one in the channel that may be it; "" where none was seen."""
        #: %1 a post's title, %2 a channel
        asked = self.tr("Have you looked in %2 and “%1” is not there?").replace("%1", title).replace("%2", channel)
        super().__init__(theme, asked, parent)
        if alike:
            #: %1 an hour: «9:30:02»
            self.add_text(self.tr("There is one that says nearly the same: %1.").replace("%1", alike), "strong")
        self.add_text(self.tr("If it was there after all, it would be published twice."))
        self.add_safe(self.tr("I have not looked"))
        self.yes = self.add_choice(self.tr("I have looked: it is not there"), "primary")
        self.yes.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, title: str, channel: str, alike: str = "", parent: QWidget | None = None) -> bool:
        """Whether it is really not there."""
        return bool(cls(theme, title, channel, alike, parent).exec())
