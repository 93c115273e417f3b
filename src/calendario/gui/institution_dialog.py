"""The town hall's name, place and person, put right."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.zones import ZoneChoice
from calendario.sentences import sentence


class InstitutionDialog(Dialog):
    """What was asked at the beginning, asked again. What is refused is said under its field and nothing is closed."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Raises `NotFound("not_set_up")`."""
        super().__init__(theme, self.tr("Town hall"), parent)
        self._desk = desk
        institution, me = desk.office.institution(), desk.office.me()
        self.name = QLineEdit(institution.name, self)
        self.zone = ZoneChoice(self)
        self.zone.set_zone(institution.zone)
        self.person = QLineEdit(me.name, self)
        told = self.tr("It stands on your web page and in what you see here; on the networks nothing changes.")
        self._name = Field(theme, self.tr("Name"), self.name, told, self)
        kept = self.tr("What is already planned keeps its hour.")
        self._zone = Field(theme, self.tr("Place"), self.zone, kept, self)
        self._person = Field(theme, self.tr("Who uses it"), self.person, parent=self)
        for field in (self._name, self._zone, self._person):
            self.add(field)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.name.setFocus()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, parent: QWidget | None = None) -> bool:
        """Whether something was saved. Raises `NotFound("not_set_up")`."""
        return bool(cls(desk, theme, parent).exec())

    def _save(self) -> None:
        name, person = self.name.text().strip(), self.person.text().strip()
        self._name.set_error(None if name else self.tr("Fill this in."))
        self._person.set_error(None if person else self.tr("Fill this in."))
        if focus_first_error((self._name, self._person)):
            return
        try:
            self._desk.setup.change(name, self.zone.zone(), person)
        except Problem as problem:
            self._name.set_error(sentence(problem))
            self.name.setFocus()
            return
        self.accept()
