"""Reads the cards of some days through beside the window: they are there at once, and what was found a moment later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding
from calendario.domain.problem import Problem
from calendario.gui.background import Background


class LookingOver(QObject):
    """`found` once `known` is what there is now; until then it is what was found the last time, by publication."""

    found = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._wanted: tuple[date, int] | None = None
        self._looking = False
        self.known: Mapping[UUID, tuple[Finding, ...]] = {}

    def look(self, first: date, days: int) -> None:
        """Reads these days; asked again meanwhile, once more when it is done, and only the last days asked for."""
        self._wanted = (first, days)
        if not self._looking:
            self._begin(first, days)

    def _begin(self, first: date, days: int) -> None:
        self._wanted, self._looking = None, True
        self._background.run(partial(self._desk.calendar.found, first, days), self._done, self._failed)

    def _done(self, found: Mapping[UUID, tuple[Finding, ...]]) -> None:
        self._looking = False
        if self._wanted is not None:
            self._begin(*self._wanted)
            return
        self.known = found
        self.found.emit()

    def _failed(self, _problem: Problem) -> None:
        # The page says what is wrong with the calendar; cards that nobody read say nothing of it.
        self._looking = False
        if self._wanted is not None:
            self._begin(*self._wanted)
