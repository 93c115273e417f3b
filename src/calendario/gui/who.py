"""Who uses a team's calendar on this computer: one of those it knows, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.people import Person
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence


class WhoForm(QWidget):
    """A list of people, and a name for who is not among them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = Choice(self)
        self.name = QLineEdit(self)
        self._people = Field(theme, self.tr("Who are you?"), self.people, parent=self)
        help_text = self.tr("It is noted beside what you do.")
        self._name = Field(theme, self.tr("Your name"), self.name, help_text, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._people)
        column.addWidget(self._name)
        self.people.currentIndexChanged.connect(self._choose)
        self.setFocusProxy(self.people)

    def show_people(self, people: Iterable[Person]) -> None:
        """Who is known, and somebody else."""
        self.people.clear()
        for person in people:
            self.people.addItem(person.name, person.id)
        self.people.addItem(self.tr("Somebody else…"), None)
        self._choose()

    def chosen(self) -> tuple[UUID | None, str]:
        """The person, or None and a name, which may be missing."""
        known: UUID | None = self.people.currentData()
        return (known, "") if known is not None else (None, self.name.text().strip())

    def refuse(self, words: str = "") -> None:
        """Asks for the name, or says what is wrong with it."""
        self._name.set_error(words or self.tr("Write your name as your colleagues know you."))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, _index: int = 0) -> None:
        self._name.set_error(None)
        self._name.setVisible(self.people.currentData() is None)


class WhoDialog(Dialog):
    """Asked once on each computer of a team."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Raises the problems of reading the calendar."""
        super().__init__(theme, self.tr("Who uses this computer?"), parent)
        self._desk = desk
        name = desk.office.institution().name
        self.add_text(self.tr("Several people work with the calendar of %1.").replace("%1", name))
        self.form = WhoForm(theme, self)
        self.form.show_people(desk.team.everybody())
        self.add(self.form)
        self.add_choice(self.tr("Not now")).clicked.connect(self.reject)
        self.go_on = self.add_main(self.tr("That is me"), self._sit_down)
        self.form.people.setFocus()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, parent: QWidget | None = None) -> bool:
        """Whether somebody said so."""
        return bool(cls(desk, theme, parent).exec())

    def _sit_down(self) -> None:
        known, name = self.form.chosen()
        if known is None and not name:
            self.form.refuse()
            return
        try:
            self._desk.team.sit_down(known, name)
        except Problem as problem:
            self.form.refuse(sentence(problem))
            return
        self.accept()
