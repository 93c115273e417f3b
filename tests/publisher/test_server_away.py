"""A team's server that goes while something is about to go out: whoever does not reach it begins nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calendario.domain.publication import State
from calendario.store.database import StoreProblem
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom
from tests.servers import postgres
from tests.servers.relay import Relay, relay

THREAD = ("Mañana empieza la feria.", "A las 12:00, pregón en la plaza.", "A las 22:00, verbena.")


class Behind(OnPostgresql):
    """The same calendar by a network that may fail."""

    def __init__(self, database: OnPostgresql, network: Relay) -> None:
        super().__init__(database.server, database.database)
        self._network = network

    @property
    def url(self) -> str:
        return self._network.url(self.database)


@pytest.fixture
def network(postgresql: postgres.Server) -> Iterator[Relay]:
    """Between the server and the press office's computer."""
    with relay(postgresql) as made:
        yield made


@pytest.fixture
def press(tmp_path: Path, clock: Clock, own_postgresql: OnPostgresql, network: Relay) -> Iterator[Newsroom]:
    """A computer that publishes a team's calendar, and reaches the social network whatever happens to the server."""
    made = Newsroom(tmp_path / "prensa", clock, Behind(own_postgresql, network))
    yield made
    made.close()


def severed_at(network: Relay, step: str) -> Callable[[str], None]:
    """The server is out of reach from the first such step on."""
    left = [step]

    def hook(done: str) -> None:
        if left and done == step:
            left.pop()
            network.sever()

    return hook


def test_what_was_ready_to_the_last_byte_does_not_go_out_without_the_server(press: Newsroom, network: Relay) -> None:
    """The text, the pictures and the key were at hand: it lacks the claim only, and that is the server's to give."""
    fair = press.plan("Feria")
    press.clock.forward(minutes=10)
    with pytest.raises(StoreProblem, match="team_server_gone"):
        press.publish(severed_at(network, "prepared"))
    assert press.practice.posts() == ()
    network.mend()
    assert press.state(fair) is State.PLANNED
    press.publish()
    assert press.practice.received("Feria") == 1


def test_only_what_had_its_claim_goes_out_and_what_became_of_it_is_looked_up(press: Newsroom, network: Relay) -> None:
    first, second = press.plan("Feria", minutes=9), press.plan("Mercado", minutes=10)
    press.clock.forward(minutes=10)
    with pytest.raises(StoreProblem, match="team_server_gone"):
        press.publish(severed_at(network, "claimed"))
    assert [p.text for p in press.practice.posts()] == ["Feria"]
    network.mend()
    press.publish()
    assert (press.state(first), press.state(second)) == (State.PUBLISHED, State.PUBLISHED)
    assert (press.practice.received("Feria"), press.practice.received("Mercado")) == (1, 1)


def test_of_a_thread_no_further_part_goes_out_without_the_server(press: Newsroom, network: Relay) -> None:
    fair = press.plan("\n---\n".join(THREAD))
    press.clock.forward(minutes=10)
    with pytest.raises(StoreProblem, match="team_server_gone"):
        press.publish(severed_at(network, "part seen"))
    assert [p.text for p in press.practice.posts()] == [THREAD[0]]
    network.mend()
    press.clock.forward(seconds=5)
    press.publish()
    assert press.state(fair) is State.PUBLISHED
    assert [p.text for p in press.practice.posts()] == [*THREAD]
