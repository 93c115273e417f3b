"""One category: what it is called, what it is for, and what happens to its posts that are late."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.desk.desk import Desk
from calendario.domain.category import Category
from calendario.domain.house import Nature
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.lateness_form import LatenessForm
from calendario.gui.natures import nature_word
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.sentences import sentence


class CategoryDialog(Dialog):
    """A new one, or one that there is. What is refused is said under the name and nothing is closed."""

    def __init__(self, desk: Desk, theme: Theme, category: Category | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("New category") if category is None else self.tr("Category"), parent)
        self._desk, self._category = desk, category
        self.name = QLineEdit("" if category is None else category.name, self)
        told = self.tr("For example: Services, Events, Emergency, Institutional. It is only for you: nobody is told.")
        self._name = Field(theme, self.tr("Name"), self.name, told, self)
        self.add(self._name)
        self.nature = Choice(self)
        for nature in (None, *Nature):
            self.nature.addItem(nature_word(nature), nature)
        known = None if category is None else category.nature
        self.nature.setCurrentIndex(0 if known is None else 1 + tuple(Nature).index(known))
        asked = self.tr("In a crisis only emergencies and essential services go out; in mourning, no festivities.")
        self.add(Field(theme, self.tr("What it is for"), self.nature, asked, self))
        self.add_text(self.tr("If this computer was off at its hour, or the network did not work:"))
        self.late = LatenessForm(theme, None if category is None else category.lateness, self, may_follow=True)
        self.late.setAccessibleName(self.tr("If it is late"))
        self.add(self.late)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.name.setFocus()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, category: Category | None, parent: QWidget | None = None) -> bool:
        """Whether something was saved."""
        return bool(cls(desk, theme, category, parent).exec())

    def _save(self) -> None:
        name, categories = self.name.text().strip(), self._desk.categories
        self._name.set_error(None if name else self.tr("Fill this in."))
        if focus_first_error((self._name,)):
            return
        try:
            if self._category is None:
                categories.add(name, self.late.lateness(), self._nature())
            else:
                categories.change(self._category.id, name, self.late.lateness(), self._nature())
        except Problem as problem:
            self._name.set_error(sentence(problem))
            self.name.setFocus()
            return
        self.accept()

    def _nature(self) -> Nature | None:
        natures: tuple[Nature | None, ...] = (None, *Nature)
        return natures[self.nature.currentIndex()]
