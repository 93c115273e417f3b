"""The publisher of this computer, as far as a person directs it."""

from __future__ import annotations

from calendario.desk.office import Office
from calendario.store import presence


class PublishingDesk:
    """Whether it lives is told by `CalendarDesk.publisher`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def stop(self) -> None:
        """Asks it to finish what it is sending and end, in less than two seconds where nothing is being sent. One that
        was started by whoever read `stops` before, and is not up yet, ends too.
        """
        with self._office.database.writing() as tx:
            presence.ask_to_stop(tx, self._office.machine)

    def stops(self) -> int:
        """How often it was asked to: given to a publisher that is started now, so that older requests are past."""
        with self._office.database.reading() as tx:
            return presence.stops(tx, self._office.machine)
