"""*Contar días hábiles*: when a term ends, as one types, and why, in words that can be copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import BadInput
from calendario.domain.slot import wall_clock
from calendario.domain.working_days import (
    MOST_DAYS,
    MOST_MONTHS,
    MOST_YEARS,
    Counted,
    Unit,
    months,
    natural_days,
    working_days,
    years,
)
from calendario.gui.announcing import announce
from calendario.gui.beside import Beside
from calendario.gui.dialog import Dialog
from calendario.gui.house.asked import DayAsked
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice, Number
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.sentences import listed, sentence
from calendario.sentences.days import whole_day
from calendario.sentences.working_days import explained

_COUNT: Mapping[Unit, tuple[Callable[[date, int, Mapping[date, str]], Counted], int]] = {
    Unit.WORKING: (working_days, MOST_DAYS),
    Unit.NATURAL: (natural_days, MOST_DAYS),
    Unit.MONTHS: (months, MOST_MONTHS),
    Unit.YEARS: (years, MOST_YEARS),
}
_USUAL = 10  # working days: what most papers give to answer
_SPOKEN_MS = 700  # after the last key: who hears the window is not told each figure


class WorkingDaysDialog(Dialog):
    """A day, a number and what is counted; the last day of the term stands below, with the whole reckoning."""

    WIDTH = 560

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Raises `Problem`."""
        super().__init__(theme, self.tr("Count working days"), parent)
        self._off = desk.house.days_off()
        self.counted: Counted | None = None
        today = wall_clock(desk.office.clock(), desk.office.institution().zone).date()
        told = self.tr("Of the notice or the publication. It does not count: the first day is the next one.")
        self.start = DayAsked(theme, self.tr("Day"), today, today, self, told)
        self.add(self.start)
        self._ask_length()
        self._show_result()
        self.add_text(_whose(desk), "small", "muted")
        self.copy = self.add_choice(self.tr("Copy the reckoning"))
        self.copy.setIcon(theme.icon("copiar"))
        self.copy.clicked.connect(self._copy)
        self.add_choice(self.tr("Close")).clicked.connect(self.reject)
        self._speaking = QTimer(self, singleShot=True, interval=_SPOKEN_MS)
        self._speaking.timeout.connect(self._speak)
        self.start.field.changed.connect(self._count)
        self.number.valueChanged.connect(self._count)
        self.unit.currentIndexChanged.connect(self._choose_unit)
        self._count()
        self._speaking.stop()
        self.number.setFocus()
        self.number.selectAll()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Until it is closed. Raises `Problem`."""
        cls(desk, theme, parent).exec()

    def _ask_length(self) -> None:
        self.number = Number(self)
        self.number.setRange(1, MOST_DAYS)
        self.number.setValue(_USUAL)
        self.unit = Choice(self)
        for unit, words in (
            (Unit.WORKING, self.tr("working days")),
            (Unit.NATURAL, self.tr("calendar days")),
            (Unit.MONTHS, self.tr("months")),
            (Unit.YEARS, self.tr("years")),
        ):
            self.unit.addItem(words, str(unit))
        parts = Beside(self._theme, 300, self, spacing=12)
        parts.add(Field(self._theme, self.tr("How many"), self.number, parent=self), 1)
        parts.add(Field(self._theme, self.tr("What is counted"), self.unit, parent=self), 2)
        self.add(parts)

    def _show_result(self) -> None:
        frame = QFrame(self)
        frame.setProperty("sheet", True)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        self.last = WrapLabel(self._theme, "", "heading", "ink", frame)
        self.why = WrapLabel(self._theme, "", "body", "ink", frame)
        for label in (self.last, self.why):
            column.addWidget(label)
        self.add(frame)

    def _choose_unit(self) -> None:
        _count, most = _COUNT[Unit(self.unit.currentData())]
        self.number.setMaximum(most)
        self._count()

    def _count(self) -> None:
        count, _most = _COUNT[Unit(self.unit.currentData())]
        try:
            self.counted = count(self.start.day(), self.number.value(), self._off)
        except BadInput as problem:
            self.counted = None
            self.last.setText(self.tr("That cannot be counted"))
            self.why.setText(sentence(problem))
        else:
            self.last.setText(self.tr("It ends on %1").replace("%1", whole_day(self.counted.last)))
            self.why.setText("\n".join(explained(self.counted)))
        self.copy.setEnabled(self.counted is not None)
        self._speaking.start()

    def _speak(self) -> None:
        announce(self, self.last.text())

    def _copy(self) -> None:
        if self.counted is not None:
            QApplication.clipboard().setText("\n".join(explained(self.counted)))
            self.copy.setText(self.tr("Copied"))
            announce(self, self.tr("Copied"))


def _whose(desk: Desk) -> str:
    """Whose holidays are left out."""
    house, country = desk.house.house(), desk.house.country()
    if country is None:
        return QCoreApplication.translate(
            "WorkingDaysDialog", "Of your country no holidays are known: only your own are left out."
        )
    whose = [country.name]
    if house.region:
        whose.append(country.regions.get(house.region, house.region))
    words = (
        QCoreApplication.translate("WorkingDaysDialog", "Holidays of %1, and your own, as they are in Settings.")
        if house.days_off
        else QCoreApplication.translate(
            "WorkingDaysDialog", "Holidays of %1. You have entered none of your own: enter the local ones in Settings."
        )
    )
    return words.replace("%1", listed(whose))
