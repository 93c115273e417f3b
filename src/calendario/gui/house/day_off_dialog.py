"""A day off of the institution's own: its day and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from calendario.domain.house import DayOff
from calendario.domain.house_json import LONGEST
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.house.asked import DayAsked, WordsAsked
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import focus_first_error
from calendario.sentences import long_day, sentence


class DayOffDialog(Dialog):
    """A new one, or one that there is; `taken` are the other days off with their names: there is one holiday a day."""

    def __init__(
        self,
        theme: Theme,
        one: DayOff | None,
        proposed: date,
        today: date,
        taken: Mapping[date, str],
        save: Callable[[DayOff], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Another holiday") if one is None else self.tr("Holiday"), parent)
        self._one, self._taken, self._keep = one, taken, save
        self.kept: DayOff | None = None
        self.day = DayAsked(theme, self.tr("Day"), proposed if one is None else one.day, today, self)
        told = self.tr("For example: Corpus, San Roque, the patron saint's day.")
        name = "" if one is None else one.name
        self.name = WordsAsked(theme, self.tr("What is it called?"), name, LONGEST["name"], self, told, needed=True)
        self.add(self.day)
        self.add(self.name)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Add") if one is None else self.tr("Save"), self._save)
        self.day.field.setFocus()

    @classmethod
    def ask(
        cls,
        theme: Theme,
        one: DayOff | None,
        proposed: date,
        today: date,
        taken: Mapping[date, str],
        save: Callable[[DayOff], object],
        parent: QWidget | None = None,
    ) -> DayOff | None:
        """What was saved, if anything was."""
        dialog = cls(theme, one, proposed, today, taken, save, parent)
        dialog.exec()
        return dialog.kept

    def _save(self) -> None:
        day = self.day.day()
        self.day.check()
        self.name.check()
        if focus_first_error((self.day,)):
            return
        if day in self._taken:
            #: %1 is a day, «lunes 12 de octubre»; %2 what it is called
            words = self.tr("On %1 there is a holiday already: %2. Choose another day.")
            self.day.ask_again(words.replace("%1", long_day(day)).replace("%2", self._taken[day]))
            return
        if focus_first_error((self.name,)):
            return
        wanted = DayOff(day, self.name.words(), "" if self._one is None else self._one.region)
        try:
            self._keep(wanted)
        except Problem as problem:
            self.day.ask_again(sentence(problem))
            return
        self.kept = wanted
        self.accept()
