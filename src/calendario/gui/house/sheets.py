"""The sheets of the institution's rules, one below the other in *Ajustes*."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.house.avoided_sheet import AvoidedSheet
from calendario.gui.house.holidays_sheet import HolidaysSheet
from calendario.gui.house.keeping import Keeping
from calendario.gui.house.periods_sheet import PeriodsSheet
from calendario.gui.house.rules_sheet import RulesSheet
from calendario.gui.theme import Theme
from calendario.gui.widgets.sheet import Sheet


class HouseSheets(QObject):
    """`told` with a sentence, what takes it back (or None) and for how long that is offered (ms); `refused` with one
    about what was not done.
    """

    told = Signal(str, object, int)
    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeping = Keeping(desk, self)
        self._keeping.told.connect(self.told)
        self._keeping.refused.connect(self.refused)
        self._keeping.changed.connect(self._look_again)
        self.rules = RulesSheet(self._keeping, theme, background, parent)
        self.avoided = AvoidedSheet(self._keeping, theme, parent)
        self.holidays = HolidaysSheet(self._keeping, theme, parent)
        self.periods = PeriodsSheet(self._keeping, theme, parent)

    def all(self) -> tuple[Sheet, ...]:
        """As they stand."""
        return self.rules, self.avoided, self.holidays, self.periods

    def reload(self) -> None:
        """Reads the rules, where they changed. Raises `Problem`."""
        for sheet in (self.rules, self.avoided, self.holidays, self.periods):
            sheet.reload()

    def _look_again(self) -> None:
        try:
            self.reload()
        except Problem as problem:
            self._keeping.refuse(problem)
