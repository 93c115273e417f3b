"""What several dialogs of the rules ask for in the same way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.moment import DayField


class DayAsked(Field):
    """A day; what is no day is said below it, and stands in the way of saving once: another day would be saved."""

    def __init__(self, theme: Theme, label: str, day: date, today: date, parent: QWidget, told: str = "") -> None:
        self.field = DayField(theme, label, day, parent)
        self.field.set_today(today)
        super().__init__(theme, label, self.field, told, parent)
        self._refusal, self._fresh = "", False
        self.field.refused.connect(self._refuse)
        self.field.changed.connect(self._changed)
        self.field.editingFinished.connect(self._finished)  # after the field's own, which may have refused

    def day(self) -> date:
        """The last good one."""
        return self.field.day()

    def check(self) -> None:
        """Says what was just typed and is no day, and nothing else."""
        self.set_error(self._refusal or None)

    def _refuse(self, words: str) -> None:
        self._refusal, self._fresh = words, bool(words)
        self.check()

    def _changed(self) -> None:
        self._refuse("")

    def _finished(self) -> None:
        if not self._fresh:
            self._refusal = ""
        self._fresh = False

    def ask_again(self, words: str) -> None:
        """Why that day cannot be."""
        self.set_error(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class WordsAsked(Field):
    """A line of words, at most so many characters."""

    def __init__(
        self, theme: Theme, label: str, words: str, most: int, parent: QWidget, told: str = "", *, needed: bool = False
    ) -> None:
        self.line = QLineEdit(words, parent)
        self.line.setMaxLength(most)
        super().__init__(theme, label, self.line, told, parent)
        self._needed = needed

    def words(self) -> str:
        """Without spaces round them."""
        return " ".join(self.line.text().split())

    def check(self) -> None:
        """Says it where they are needed and not there."""
        self.set_error(self.tr("Fill this in.") if self._needed and not self.words() else None)
