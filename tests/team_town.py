"""The sample town with its calendar on a team's server that proves who it is, and that can go away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from calendario.desk import moving
from calendario.desk.team import Team
from calendario.store import mirror, people
from calendario.store.database import Database
from calendario.store.profile import Profile
from tests.servers import postgres
from tests.servers.afar import ELSEWHERE, reached

PASSWORD = "tormes 1975 ñ"


class TeamServer:
    """An empty database of one role, at `place`; `go_away` and nobody reaches it any more."""

    def __init__(self, server: postgres.Server, folder: Path, alive: ExitStack) -> None:
        self._alive = alive
        afar = alive.enter_context(reached(server, folder))
        database = server.new()
        server.do(f"CREATE ROLE merche_{database} LOGIN PASSWORD '{PASSWORD}'")
        server.do(f"ALTER DATABASE {database} OWNER TO merche_{database}")
        passwords = folder / "pgpass"
        passwords.write_text(f"{ELSEWHERE}:*:*:*:{PASSWORD}\n", encoding="utf-8")
        passwords.chmod(0o600)
        self.place = Team(ELSEWHERE, database, f"merche_{database}", afar.port, str(afar.authority), str(passwords))

    def take(self, profile: Path, now: datetime, copied_at: datetime) -> None:
        """The calendar of `profile` moves there; its computer has a copy of it as it was at `copied_at`."""
        with closing(Database.open(Profile.at(profile, now).database, now)) as database, database.writing() as tx:
            town = people.institution(tx)  # an invented town is not moved: from here on it is a real one
            assert town is not None
            people.save_institution(tx, replace(town, sample=False))
        moving.to_team(profile, lambda: now, self.place, None)
        with closing(Database.connect(self.place.address, now)) as database:
            mirror.make(database, Profile.at(profile, now).mirror, copied_at)

    def go_away(self) -> None:
        """For good."""
        self._alive.close()


@contextmanager
def team_server(server: postgres.Server, folder: Path) -> Iterator[TeamServer]:
    """One with nothing on it yet, while the block lasts; its files lie in `folder`."""
    with ExitStack() as alive:
        yield TeamServer(server, folder, alive)
