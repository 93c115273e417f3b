"""The institution's rules as *Ajustes* reads and changes them: each change holds at once and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from calendario.desk.desk import Desk
from calendario.desk.house import Change
from calendario.domain.house import House
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.domain.vocabulary import Country
from calendario.gui.told_strip import STAYS_MS
from calendario.sentences import sentence


class Keeping(QObject):
    """`told` with a sentence, what takes it back (or None) and for how long that is offered (ms); `refused` with one
    about what was not done; `changed` whenever the sheets have to look again.
    """

    told = Signal(str, object, int)
    refused = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    # --- looking; each raises `Problem`

    def house(self) -> House:
        """The rules as they are."""
        return self.desk.house.house()

    def country(self) -> Country | None:
        """Of the institution, where its rules are known."""
        return self.desk.house.country()

    def today(self) -> date:
        """The institution's."""
        return wall_clock(self.desk.office.clock(), self.zone()).date()

    def zone(self) -> str:
        """The institution's."""
        return self.desk.office.institution().zone

    # --- changing

    def put(self, change: Change) -> None:
        """Raises `Problem`: for who says it beside the field."""
        self.desk.house.change(change)
        self.changed.emit()

    def change(self, change: Change, words: str, back: Change | None = None) -> bool:
        """The same, told in `words`, with the way `back`; whether it was done."""
        done = self._do(partial(self.put, change))
        if done:
            self.tell(words, back)
        return done

    def tell(self, words: str, back: Change | None) -> None:
        """What was done, with the way back where there is one."""
        undo = None if back is None else partial(self._do, partial(self.put, back))
        self.told.emit(words, undo, STAYS_MS if undo else 0)

    def do(self, work: Callable[[], object], words: str, back: Callable[[], object] | None = None) -> bool:
        """What the desk does by itself, told in `words`; `back` takes it back. Whether it was done."""
        done = self._do(work)
        if done:
            undo = None if back is None else partial(self._do, back)
            self.told.emit(words, undo, STAYS_MS if undo else 0)
        return done

    def refuse(self, problem: Problem) -> None:
        """What was not done."""
        self.refused.emit(sentence(problem))

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Problem as problem:
            self.refuse(problem)
            self.changed.emit()
            return False
        self.changed.emit()
        return True
