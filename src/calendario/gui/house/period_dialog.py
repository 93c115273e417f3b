"""Mourning or an electoral period: from when to when, what it is called, and where that is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from calendario.domain.house import Mode, Period
from calendario.domain.house_json import LONGEST
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.house.asked import DayAsked, WordsAsked
from calendario.gui.house.words import gazette, mode_word
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.field import focus_first_error
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import sentence

_QUICK = (1, 2, 3)  # days of mourning, as decrees usually say


class PeriodDialog(Dialog):
    """A new one of that `mode`, or `one` that there is. What is refused is said below the days; nothing is closed."""

    def __init__(
        self,
        theme: Theme,
        mode: Mode,
        one: Period | None,
        today: date,
        country: str,
        save: Callable[[Period], object],
        parent: QWidget | None = None,
    ) -> None:
        """`country` is ISO 3166-1: where elections are called depends on it."""
        super().__init__(theme, "", parent)
        self._mode, self._today, self._keep = mode, today, save
        self.kept: Period | None = None
        mourning = mode is Mode.MOURNING
        if one is not None:
            self.set_title(mode_word(mode))
        elif mourning:
            self.set_title(self.tr("Declare mourning"))
        else:
            self.set_title(self.tr("Another electoral period"))
        if mourning:
            self.add_text(self.tr("On those days the review asks about whatever is festive. Services go on."))
        else:
            self.add_text(self.tr("On those days the review asks about achievements, openings and balances."))
        first = today if one is None else one.first
        last = today if one is None else one.last
        self.quick: list[QPushButton] = []
        if mourning and one is None:
            self._add_quick()
        self.first = DayAsked(theme, self.tr("From"), first, today, self)
        self.last = DayAsked(theme, self.tr("To, that day included"), last, today, self)
        self.first.field.changed.connect(self._first_moved)
        told = self.tr("For example: death of the mayor") if mourning else self.tr("For example: Local elections 2027")
        name, source = ("", "") if one is None else (one.name, one.source)
        self.name = WordsAsked(theme, self.tr("What for"), name, LONGEST["name"], self, told)
        where = self.tr("The decree, or its address") if mourning else self.tr("The announcement, or its address")
        self.source = WordsAsked(theme, self.tr("Where it is published"), source, LONGEST["source"], self, where)
        for field in (self.first, self.last, self.name, self.source):
            self.add(field)
        self.confirmed = QCheckBox(
            self.tr("It is published: confirmed in the %1").replace("%1", gazette(country)), self
        )
        self.confirmed.setChecked(one is None or one.confirmed)
        self.confirmed.setVisible(not mourning)
        if not mourning:
            self.add(self.confirmed)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        words = self.tr("Save") if one is not None else self.tr("Declare it") if mourning else self.tr("Add")
        self.save = self.add_main(words, self._save)
        (self.quick[0] if self.quick else self.first.field).setFocus()

    def _add_quick(self) -> None:
        row = WrapRow(self)
        row.setAccessibleName(self.tr("From today"))
        for days in _QUICK:
            button = buttons.plain(self.tr("%n day(s) from today", "", days), parent=row)
            button.clicked.connect(partial(self._choose_days, days))
            row.add(button)
            self.quick.append(button)
        self.add(row)

    @classmethod
    def ask(
        cls,
        theme: Theme,
        mode: Mode,
        one: Period | None,
        today: date,
        country: str,
        save: Callable[[Period], object],
        parent: QWidget | None = None,
    ) -> Period | None:
        """What was saved, if anything was."""
        dialog = cls(theme, mode, one, today, country, save, parent)
        dialog.exec()
        return dialog.kept

    def _choose_days(self, days: int) -> None:
        self.first.field.set_day(self._today)
        self.last.field.set_day(self._today + timedelta(days=days - 1))
        self.last.set_error(None)

    def _first_moved(self) -> None:
        """The last day never is before the first."""
        if self.last.day() < self.first.day():
            self.last.field.set_day(self.first.day())

    def _save(self) -> None:
        for field in (self.first, self.last):
            field.check()
        if focus_first_error((self.first, self.last)):
            return
        first, last = self.first.day(), self.last.day()
        if last < first:
            self.last.ask_again(self.tr("It would end before it begins: choose a later day."))
            return
        confirmed = self._mode is Mode.MOURNING or self.confirmed.isChecked()
        wanted = Period(self._mode, first, last, self.name.words(), self.source.words(), confirmed)
        try:
            self._keep(wanted)
        except Problem as problem:
            self.last.ask_again(sentence(problem))
            return
        self.kept = wanted
        self.accept()
