"""The window's one look at the database: tells which areas of the calendar somebody changed."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.watching import WatchingDesk
from calendario.domain.problem import Problem

_log = logging.getLogger(__name__)

LOOK_EVERY_MS = 200


class StoreWatch(QObject):
    """Emits `changed` with the names of the areas, whoever changed them: this window, the publisher, a command; `away`
    with the `Away` of a team's server that does not answer any more, and with None once it does again.
    """

    changed = Signal(frozenset)
    away = Signal(object)

    def __init__(self, watching: WatchingDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = watching
        self._away = watching.away
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Looks now instead of at the next tick: after a change of one's own."""
        away = self._watching.away
        if away != self._away:
            self._away = away
            self.away.emit(away)
        try:
            areas = self._watching.changed()
        except Problem as problem:
            if problem.code != self._trouble:
                _log.warning("the calendar cannot be read now: %s", problem.code)
            self._trouble = problem.code
            return
        self._trouble = ""
        if areas:
            self.changed.emit(areas)

    def stop(self) -> None:
        """No more looks."""
        self._timer.stop()
