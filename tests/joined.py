"""A computer of a team's: a desk on the team's calendar, with a copy of it in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from calendario.desk.channels import Form
from calendario.desk.desk import Desk
from calendario.desk.office import Office
from calendario.store import mirror
from calendario.store.database import Database
from calendario.store.joined import JoinedDatabase
from calendario.store.media import MediaFolder
from calendario.store.profile import Profile
from calendario.store.vault import Vault
from tests.newsroom import Newsroom
from tests.publisher.running import until
from tests.servers.relay import Relay

#: Makes a copy, as `calendario mirror` does: the address, the folder, the hour.
_COPIES = (
    "import sys; from datetime import datetime; from pathlib import Path\n"
    "from calendario.store import mirror; from calendario.store.database import Database\n"
    "address, folder, now = sys.argv[1], Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])\n"
    "mirror.make(Database.connect(address, now), folder, now)\n"
)


class Laptop:
    """One computer of the town hall whose calendar is `database` on the server that `network` leads to."""

    def __init__(self, folder: Path, network: Relay, database: str, newsroom: Newsroom) -> None:
        self.url, self.clock, self._newsroom = network.url(database), newsroom.clock, newsroom
        self.network = network
        self.can_copy = True
        self.profile = Profile.at(folder, self.clock())
        self.copied: list[subprocess.Popen[bytes]] = []
        self.open()

    def open(self) -> None:
        """As a start of its window does."""
        self.database = JoinedDatabase(self.url, self.profile.mirror, self.clock, self._copy)
        office = Office(
            profile=self.profile,
            database=self.database,
            media=MediaFolder(self.profile.media, self.database),
            vault=Vault(self.profile.folder),
            clock=self.clock,
            speller=None,
            errand=self._newsroom.desk.office.errand,
            fit=self._newsroom.desk.office.fit,
            shapes=self._newsroom.desk.office.shapes,
            rules=self._newsroom.desk.office.rules,
        )
        forms = {
            k: Form(a.network, a.fields, not a.bound_to_machine, a.bound_to_machine)
            for k, a in self._newsroom.adapters.items()
        }
        self.desk = Desk.of(office, forms)

    def close(self) -> None:
        """As its window does at the end."""
        self.database.close()
        for child in self.copied:
            child.wait(60)

    def make_copy(self) -> None:
        """What a window does some seconds after it has opened; opens anew on it."""
        self.close()
        with closing(Database.connect(self.url, self.clock())) as database:
            mirror.make(database, self.profile.mirror, self.clock())
        self.open()

    def reopen(self) -> None:
        """Closes its window and opens it again."""
        self.close()
        self.open()

    def loses_sight(self) -> None:
        """This computer's network fails, and nobody else's."""
        self.network.sever()
        self.is_told_away()

    def sees_again(self) -> None:
        """It works again."""
        self.network.mend()
        self.is_told_back()

    def is_told_away(self) -> None:
        """Waits until this computer knows that the server is away."""
        until(lambda: self.database.away is not None, "the server to be missed")

    def is_told_back(self) -> None:
        """Waits until this computer knows that the server is back."""
        until(lambda: self.database.away is None, "the server to be back")

    def _copy(self) -> subprocess.Popen[bytes]:
        told = (self.url, str(self.profile.mirror), self.clock().isoformat())
        code = _COPIES if self.can_copy else "raise SystemExit(1)"
        self.copied.append(subprocess.Popen([sys.executable, "-c", code, *told]))
        return self.copied[-1]
