"""Several computers that share one calendar: each publishes what it can open, none what another is sending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from calendario.channels.practice import PracticeAdapter, PracticeNetwork
from calendario.domain.adapter import Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Outcome, Publication, State
from calendario.publisher import loop, sending
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Access
from calendario.publisher.newsroom import Newsroom as PublisherNewsroom
from calendario.store import channels, moving, presence, publications
from calendario.store.ids import new_id
from calendario.store.moving import Moving
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom
from tests.publisher.faulty_towns import PowerCut
from tests.publisher.running import RealClock, running, until

HOUR = timedelta(hours=1)


class OnTheNet(PracticeAdapter):
    """A practice network that any computer reaches, with credentials."""

    bound_to_machine = False

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.meanwhile = meanwhile

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        receipt = super().publish(channel, secret, prepared, key, now)
        self.meanwhile()
        return receipt


class Computer(Newsroom):
    """A computer of a team: its own profile, its own clock and keys, and the calendar of all."""

    def __init__(self, folder: Path, clock: Clock, engine: OnPostgresql, practice: PracticeNetwork) -> None:
        self.clock, self.engine, self.folder, self.practice = clock, engine, folder, practice
        self.adapters = {"practice": OnTheNet()}
        self.lives = 0
        self.access = Access.OPEN
        self.open()

    def named(self, name: str, *, step: Callable[[str], None] | None = None) -> Publisher:
        """A new life of its publisher, on a computer of that name."""
        self.lives += 1
        office = self.desk.office
        return Publisher(
            PublisherNewsroom(
                database=office.database,
                machine=office.machine,
                owner=f"{office.machine}:{self.lives}:1",
                name=name,
                adapters=self.adapters,
                media=office.media.path,
                secrets=lambda _channel: None,
                access=lambda _channel: self.access,
                clock=self.clock,
                wait=self.clock.wait,
                **({} if step is None else {"step": step}),
            )
        )


@pytest.fixture
def team(tmp_path: Path, own_postgresql: OnPostgresql) -> Iterator[tuple[Computer, Computer]]:
    """The press office's computer and the server of a town hall, with one account between them."""
    begun = Newsroom(tmp_path / "prensa", RealClock(), own_postgresql)
    begun.close()
    network = PracticeNetwork(tmp_path / "red")
    press, server = (Computer(tmp_path / n, RealClock(), own_postgresql, network) for n in ("prensa", "servidor"))
    network.folder.mkdir(parents=True, exist_ok=True)
    press.channel = server.channel = Channel(
        new_id(press.clock()), "practice", "practice", "Red", "RE", "", {"folder": str(network.folder)}
    )
    with press.database.writing() as tx:
        channels.save(tx, press.channel)
    yield press, server
    press.close()
    server.close()


def due(computer: Computer, text: str = "Feria de primavera") -> Publication:
    """A post whose hour came a minute ago."""
    return computer.plan(text, minutes=-1)


def lease_over(computer: Computer) -> None:
    """Two minutes pass by the database's hour."""
    assert computer.tampered(
        "UPDATE publication SET leased_until = now() - interval '1 second' WHERE owner IS NOT NULL"
    )


def test_two_computers_send_each_post_once(team: tuple[Computer, Computer]) -> None:
    press, server = team
    with running(press.named("PC-PRENSA")), running(server.named("servidor")):
        planned = [press.plan(f"Bando {n:02}", minutes=1 / 60) for n in range(20)]
        until(lambda: all(press.state(p) is State.PUBLISHED for p in planned), "the posts")
    assert sorted(p.text for p in press.practice.posts()) == sorted(f"Bando {n:02}" for n in range(20))
    assert all(press.practice.received(f"Bando {n:02}") == 1 for n in range(20))


def test_who_was_not_the_first_on_a_channel_leaves_it_to_the_other_for_a_moment(
    team: tuple[Computer, Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    press, server = team
    monkeypatch.setattr(loop, "LEFT_S", 3600.0)
    first, second = due(press, "Primera"), due(press, "Segunda")
    made_ready: list[str] = []

    def step(name: str) -> None:
        if name == "prepared":
            made_ready.append(name)
            with server.database.moving() as tx:  # the other one claims it now
                ready = publications.publication(tx, first.id)
                assert server.claim(tx, ready) is not None
        if name == "claimed":
            raise AssertionError("the other one sends there")

    with running(press.named("PC-PRENSA", step=step)):
        until(lambda: press.state(first) is State.SENDING, "the other one's claim")
    assert (made_ready, press.state(second)) == (["prepared"], State.PLANNED)
    server.named("servidor").once()
    assert press.state(second) is State.PUBLISHED


def test_who_cannot_open_a_channel_leaves_its_posts_to_who_can(team: tuple[Computer, Computer]) -> None:
    press, server = team
    fair = due(press)
    for access in (Access.NONE, Access.LOCKED):
        press.access = access
        press.named("PC-PRENSA").once()
        assert press.now(fair) == fair  # neither held nor put off: the other one must not wait
    server.named("servidor").once()
    assert press.state(fair) is State.PUBLISHED


def test_a_network_that_this_version_does_not_know_is_left_to_a_computer_that_does(
    team: tuple[Computer, Computer],
) -> None:
    press, server = team
    fair = due(press)
    press.adapters = {}
    press.named("PC-PRENSA").once()
    assert press.now(fair) == fair
    server.named("servidor").once()
    assert press.state(fair) is State.PUBLISHED


def test_what_nobody_can_open_is_missed_and_not_forgotten(team: tuple[Computer, Computer]) -> None:
    press, _ = team
    press.access = Access.NONE
    fair = press.plan("Feria", minutes=-5.1)
    press.named("PC-PRENSA").once()
    assert press.state(fair) is State.MISSED


@pytest.mark.parametrize("died_at", ["claimed", "sent", "receipt kept", "read back"])
def test_a_dead_computer_s_post_is_taken_over_by_looking_and_not_before_its_lease_is_over(
    team: tuple[Computer, Computer], died_at: str
) -> None:
    press, server = team

    def power_cut(step: str) -> None:
        if step == died_at:
            raise PowerCut

    fair = due(press)
    with pytest.raises(PowerCut):
        press.named("PC-PRENSA", step=power_cut).once()
    server.named("servidor").once()
    assert server.state(fair) is State.SENDING
    lease_over(server)
    server.named("servidor").once()
    assert server.state(fair) is State.PUBLISHED
    assert server.practice.received("Feria") == 1


def test_on_its_own_computer_a_death_is_seen_at_once(team: tuple[Computer, Computer]) -> None:
    press, _ = team

    def power_cut(step: str) -> None:
        if step == "sent":
            raise PowerCut

    fair = due(press)
    with pytest.raises(PowerCut):
        press.named("PC-PRENSA", step=power_cut).once()
    press.named("PC-PRENSA").once()
    assert press.state(fair) is State.PUBLISHED


@pytest.mark.parametrize("out_by", [HOUR, -HOUR])
def test_a_lease_is_over_by_the_database_s_hour_and_nobody_s_else(
    team: tuple[Computer, Computer], out_by: timedelta
) -> None:
    press, server = team

    def meanwhile(step: str) -> None:
        if step == "claimed":
            server.clock = Clock(datetime.now(UTC) + out_by)
            server.named("servidor").once()

    fair = due(press)
    press.named("PC-PRENSA", step=meanwhile).once()
    assert press.state(fair) is State.PUBLISHED
    assert press.practice.received("Feria") == 1
    assert [a.outcome for a in press.attempts(fair)] == [Outcome.PUBLISHED]


def test_a_computer_that_fell_asleep_before_it_sent_does_not_send_when_it_wakes(
    team: tuple[Computer, Computer],
) -> None:
    press, server = team
    press.clock = Clock(datetime.now(UTC))
    fair = due(press)

    def lid_closed(step: str) -> None:
        if step == "claimed" and not press.practice.posts():
            press.clock.forward(minutes=3)
            lease_over(server)
            server.named("servidor").once()

    press.named("PC-PRENSA", step=lid_closed).once()
    assert press.state(fair) is State.PUBLISHED
    assert press.practice.received("Feria") == 1
    assert len(press.attempts(fair)) == 2


def test_alone_it_sends_after_it_woke_if_there_is_time(team: tuple[Computer, Computer]) -> None:
    press, _ = team
    press.clock = Clock(datetime.now(UTC))
    fair = due(press)
    slept = iter([180])

    def lid_closed(step: str) -> None:
        if step == "claimed":
            press.clock.forward(seconds=next(slept, 0))

    press.named("PC-PRENSA", step=lid_closed).once()
    assert [(a.outcome, a.reason) for a in press.attempts(fair)] == [
        (Outcome.NOT_SENT, "slept_before_sending"),
        (Outcome.PUBLISHED, None),
    ]
    assert press.practice.received("Feria") == 1


def test_who_was_taken_over_in_mid_call_writes_nothing_over_it(team: tuple[Computer, Computer]) -> None:
    press, server = team
    fair = due(press)

    def meanwhile() -> None:
        lease_over(server)
        server.named("servidor").once()
        assert server.state(fair) is State.PUBLISHED

    press.adapters = {"practice": OnTheNet(meanwhile)}
    press.named("PC-PRENSA").once()
    assert press.state(fair) is State.PUBLISHED
    assert press.practice.received("Feria") == 1


class FoundAsleep(OnTheNet):
    """The computer falls asleep while it looks; the calendar is moved elsewhere before it wakes."""

    def __init__(self, moves: Callable[[], None]) -> None:
        super().__init__()
        self.moves = moves

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        self.moves()
        return super().find(channel, secret, prepared, key, now)


def test_a_computer_that_slept_through_a_move_plans_nothing_anew_in_the_place_that_was_left(
    team: tuple[Computer, Computer],
) -> None:
    press, server = team
    fair = due(press)

    def power_cut(step: str) -> None:
        if step == "claimed":
            raise PowerCut

    with pytest.raises(PowerCut):
        press.named("PC-PRENSA", step=power_cut).once()
    sending.adopt(press.named("PC-PRENSA")._newsroom)

    def moves() -> None:
        with press.database.writing() as tx:
            moving.hold_all(tx)
            moving.say(tx, Moving("gone", press.desk.office.machine, "PC-PRENSA", press.clock()))

    server.adapters = {"practice": FoundAsleep(moves)}
    sending.look_up(server.named("servidor")._newsroom, fair.id)
    assert (press.now(fair).state, press.now(fair).reason) == (State.HELD, "moved")


def test_a_copied_profile_waits_while_the_other_one_publishes(team: tuple[Computer, Computer]) -> None:
    press, _ = team
    copied = press.named("PORTATIL")
    with running(press.named("PC-PRENSA")):
        until(lambda: alive(press), "the first")
        with pytest.raises(NotAllowed, match="publisher_elsewhere"):
            copied._beat(copied._hours.look(changed=True))


def test_each_says_where_it_is_and_what_it_can_open(team: tuple[Computer, Computer]) -> None:
    press, server = team
    server.access = Access.LOCKED
    with running(press.named("PC-PRENSA")), running(server.named("servidor")):
        until(lambda: len(alive(press)) == 2 and all(p.holds for p in alive(press)), "both, with what they hold")
        told = {p.name: (p.holds, p.locked) for p in alive(press)}
    ids = frozenset({press.channel.id})
    assert told == {"PC-PRENSA": (mine(press) | ids, frozenset()), "servidor": (mine(press) | ids, mine(press) | ids)}


def alive(computer: Computer) -> list[presence.Presence]:
    with computer.database.reading() as tx:
        now = presence.hour(tx, computer.clock())
        return [p for p in presence.publishers(tx) if p.is_alive(now)]


def mine(computer: Computer) -> frozenset[UUID]:
    """Every channel that is not by hand: here each computer has the same access to all of them."""
    with computer.database.reading() as tx:
        return frozenset(c.id for c in channels.channels(tx) if not c.by_hand)


def test_a_copied_profile_does_not_publish_a_single_round_either(team: tuple[Computer, Computer]) -> None:
    press, _ = team
    fair = press.plan("Feria", minutes=30)
    with running(press.named("PC-PRENSA")):
        until(lambda: alive(press), "the first")
        with pytest.raises(NotAllowed, match="publisher_elsewhere"):
            press.named("PORTATIL").once()
    assert press.state(fair) is State.PLANNED
