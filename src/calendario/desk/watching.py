"""What changed since the last look: for the window's one timer."""

from __future__ import annotations

from calendario.desk.office import Office
from calendario.domain.away import Away
from calendario.store.database import area_versions


class WatchingDesk:
    """Cheap to ask five times a second: one number tells whether anybody committed at all."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._version = office.database.data_version()
        self._number: int | None = None
        self._areas: dict[str, int] = {}

    @property
    def away(self) -> Away | None:
        """Since when a team's server does not answer, and of when what is read is; None while it does."""
        return self._office.database.away

    @property
    def waiting(self) -> int:
        """How many posts of which something was drafted on this computer have not gone up to the team's server."""
        return self._office.database.waiting

    @property
    def gone_up(self) -> int:
        """How many have gone up since the calendar was opened."""
        return self._office.database.gone_up

    def changed(self) -> frozenset[str]:
        """The areas that changed since the last call, by this process or any other; empty at the first."""
        number = self._version()
        if number == self._number:
            return frozenset()
        self._number = number
        with self._office.database.reading() as tx:
            areas = area_versions(tx)
        first, before = not self._areas, self._areas
        self._areas = areas
        return frozenset() if first else frozenset(n for n, v in areas.items() if before.get(n) != v)

    def close(self) -> None:
        """Closes its connection."""
        self._version.close()
