"""One faulty town on each network, for the matrices of what can go wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from tests.engines import on_postgresql
from tests.publisher.faulty_towns import FaultyTown, ForgetfulMastodon, OnAPage, OnBluesky, OnMastodon, Trouble

POSTGRESQL = "practice on postgresql"

#: What certainly kept a call from its network, and what leaves open whether it arrived.
NEVER_LEFT = (Trouble.REFUSED, Trouble.NO_NAME, Trouble.TIMEOUT_BEFORE, Trouble.LIMIT_TOLD, Trouble.LIMIT_UNTOLD)
UNKNOWN = (Trouble.TIMEOUT_LOST, Trouble.TIMEOUT_TAKEN, Trouble.ERROR_BEFORE, Trouble.ERROR_AFTER)


class Towns(dict[str, FaultyTown]):
    """By network; each is made when it is first asked for."""

    def __init__(self, request: pytest.FixtureRequest, folders: pytest.TempPathFactory, servers: ExitStack) -> None:
        super().__init__()
        self._fixture, self._folders, self._servers = request.getfixturevalue, folders, servers

    def __missing__(self, network: str) -> FaultyTown:
        folder = self._folders.mktemp(network) / "perfil"
        if network == "bluesky":
            self[network] = OnBluesky(folder, self._fixture("bluesky_server"))
        elif network == "mastodon":
            mastodon = ForgetfulMastodon()
            mastodon.limited_for = timedelta(seconds=90)  # not so long that a post is missed
            self._servers.enter_context(mastodon)
            self[network] = OnMastodon(folder, mastodon)
        elif network == POSTGRESQL:
            engine = on_postgresql(self._fixture("postgresql"), self._fixture("template"))
            self[network] = FaultyTown(folder, self._servers.enter_context(engine))
        else:
            self[network] = OnAPage(folder) if network == "webpage" else FaultyTown(folder)
        return self[network]


@pytest.fixture(scope="module")
def towns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Towns]:
    """One town on each network, for all of its cells."""
    with pytest.MonkeyPatch.context() as patched, ExitStack() as servers:
        patched.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
        made = Towns(request, tmp_path_factory, servers)
        yield made
        for town in made.values():
            town.close()


def played(cells: Iterable[tuple[Any, ...]]) -> list[ParameterSet]:
    """The cells as a test's parameters; the first word of each is its network."""
    return [
        pytest.param(cell, marks=[pytest.mark.server] if cell[0] == "bluesky" else [], id="-".join(map(str, cell)))
        for cell in cells
    ]
