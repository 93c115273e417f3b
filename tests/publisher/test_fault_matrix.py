"""Every step of a publication × everything that can go wrong × every network: never twice, never lost.

A cell says how the publication stands when the trouble has just happened and where it ends once the trouble is over.
What cannot happen is named with its reason in `CANNOT`; nothing is left out silently.
"""

from __future__ import annotations

from itertools import product

import pytest

from calendario.domain.problem import Problem
from calendario.domain.publication import Outcome, State
from calendario.publisher import sending
from tests.publisher.faulty_towns import PowerCut, Step, Trouble
from tests.publisher.towns import NEVER_LEFT, POSTGRESQL, UNKNOWN, Towns, played, towns
from tests.servers.bluesky import bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server", "towns"]  # fixtures

NETWORKS = ("bluesky", "mastodon", "webpage", "practice", POSTGRESQL, "by hand")
SERVERS = ("bluesky", "mastodon")
FOLDERS = ("webpage", "practice", POSTGRESQL)

_LOOKING = (Step.LOOK_UP_THERE, Step.LOOK_UP_ABSENT)
_READING = (Step.READ_BACK, *_LOOKING)
_OURS = (Step.CLAIM, Step.RECEIPT, Step.SETTLE)
_ALL = tuple(Step)
_NETWORKS_OWN = (
    *NEVER_LEFT,
    *UNKNOWN,
    Trouble.ACCESS_GONE,
    Trouble.ACCESS_ONCE,
    Trouble.PICTURE_LOST,
    Trouble.STORED_NOTHING,
)

#: Networks, steps, troubles, and why they cannot meet. The first that fits is the reason.
CANNOT: tuple[tuple[tuple[str, ...], tuple[Step, ...], tuple[Trouble, ...], str], ...] = (
    (("by hand",), _ALL, tuple(Trouble), "a person publishes; the one move of the publisher has a test of its own"),
    ((POSTGRESQL,), _ALL, _NETWORKS_OWN, "the database does not know them: played on SQLite"),
    (NETWORKS, _OURS, _NETWORKS_OWN, "it only writes our own database; no network is asked"),
    (NETWORKS, (Step.SEND, Step.READ_BACK), (Trouble.LOCKED,), "no transaction is open across the network"),
    (NETWORKS, (Step.PREPARE,), (Trouble.LOCKED,), "it only reads, and nobody locks a reader out (WAL, snapshots)"),
    (NETWORKS, (Step.READ_BACK,), (Trouble.DISK_FULL,), "it only reads; what it learns is written when it is settled"),
    (SERVERS, (Step.PREPARE, Step.SEND), (Trouble.DISK_FULL,), "nothing of it is written on this computer"),
    (("webpage",), (Step.PREPARE,), (Trouble.DISK_FULL,), "it writes nothing, so that nothing is seen before its hour"),
    (NETWORKS, (Step.PREPARE, *_READING), (Trouble.PICTURE_LOST, Trouble.STORED_NOTHING), "it publishes nothing"),
    (NETWORKS, _READING, (Trouble.TIMEOUT_TAKEN, Trouble.ERROR_AFTER), "a call that reads leaves nothing to be taken"),
    (("bluesky",), (Step.SEND,), (Trouble.PICTURE_LOST,), "the record names its pictures; without one it is refused"),
    (FOLDERS, (Step.SEND,), (Trouble.PICTURE_LOST,), "the pictures are in the folder before the post is"),
    (("mastodon", "practice"), _ALL, (Trouble.ACCESS_ONCE,), "nothing is renewed there: once is for good"),
    (
        ("bluesky",),
        _READING,
        (Trouble.ACCESS_ONCE, Trouble.ACCESS_GONE),
        "anybody may read a record: no access is used",
    ),
    (
        ("webpage",),
        _ALL,
        tuple(t for t in _NETWORKS_OWN if t is not Trouble.REFUSED),
        "a folder: no name, no server, no credentials; that it is away is played as a refused connection",
    ),
    (
        ("practice",),
        _ALL,
        (Trouble.NO_NAME, Trouble.TIMEOUT_BEFORE, Trouble.LIMIT_UNTOLD, Trouble.ERROR_BEFORE),
        "a folder: nothing is connected to; that it is away is played as a refused connection",
    ),
    (
        ("practice",),
        (Step.PREPARE, *_READING),
        (Trouble.TIMEOUT_LOST, Trouble.TIMEOUT_TAKEN, Trouble.LIMIT_TOLD, Trouble.ERROR_AFTER),
        "its switches concern the call that publishes",
    ),
)

#: Steps, troubles, how it stands right after, and where it ends when nothing is wrong any more. The first that fits.
#: *Sending* right after means: it was stopped in the middle, and the row says so to the next publisher.
EXPECTED: tuple[tuple[tuple[Step, ...], tuple[Trouble, ...], State, State, str | None], ...] = (
    ((Step.PREPARE, Step.LOOK_UP_ABSENT), (Trouble.KILLED,), State.PLANNED, State.PUBLISHED, None),
    ((Step.SETTLE, Step.LOOK_UP_THERE), (Trouble.KILLED,), State.PUBLISHED, State.PUBLISHED, None),
    (_ALL, (Trouble.KILLED,), State.SENDING, State.PUBLISHED, None),
    ((Step.PREPARE,), (Trouble.ACCESS_GONE,), State.HELD, State.HELD, "sign_in_needed"),
    ((Step.PREPARE, Step.SEND), (Trouble.ACCESS_ONCE,), State.PUBLISHED, State.PUBLISHED, None),
    ((Step.PREPARE,), tuple(Trouble), State.PLANNED, State.PUBLISHED, None),
    ((Step.CLAIM,), (Trouble.DISK_FULL, Trouble.LOCKED), State.PLANNED, State.PUBLISHED, None),
    ((Step.SETTLE,), (Trouble.EXCEPTION,), State.PUBLISHED, State.PUBLISHED, None),
    (_OURS, tuple(Trouble), State.SENDING, State.PUBLISHED, None),
    ((Step.SEND,), (*NEVER_LEFT, Trouble.DISK_FULL), State.PLANNED, State.PUBLISHED, None),
    ((Step.SEND,), (*UNKNOWN, Trouble.EXCEPTION), State.UNCONFIRMED, State.PUBLISHED, None),
    ((Step.SEND,), (Trouble.ACCESS_GONE,), State.HELD, State.HELD, "sign_in_needed"),
    ((Step.SEND,), (Trouble.STORED_NOTHING,), State.UNCONFIRMED, State.UNCONFIRMED, "accepted_then_absent"),
    ((Step.SEND,), (Trouble.PICTURE_LOST,), State.UNCONFIRMED, State.UNCONFIRMED, "without_a_picture"),
    (_LOOKING, (Trouble.EXCEPTION,), State.UNCONFIRMED, State.UNCONFIRMED, "our_fault"),
    (_READING, tuple(Trouble), State.UNCONFIRMED, State.PUBLISHED, None),
)

#: Nothing more happens by itself, unless the publisher is to look again.
_AT_REST = (State.PUBLISHED, State.HELD, State.FAILED, State.MISSED, State.UNCONFIRMED)

CELLS = tuple(product(NETWORKS, Step, Trouble))


def cannot(network: str, step: Step, trouble: Trouble) -> str | None:
    """Why this cell cannot happen; None where it can."""
    return next((why for n, s, t, why in CANNOT if network in n and step in s and trouble in t), None)


PLAYED = tuple(cell for cell in CELLS if cannot(*cell) is None)


@pytest.mark.parametrize("cell", played(PLAYED))
def test_never_twice_and_never_lost(towns: Towns, cell: tuple[str, Step, Trouble]) -> None:
    network, step, trouble = cell
    town = towns[network]
    town.heal()
    fair = town.planned()
    if step in _LOOKING:  # a publisher that died just after its post was taken, or just before it left
        with pytest.raises(PowerCut), town.trouble(_died_at(step), Trouble.KILLED) as hook:
            town.publish(hook)
        assert town.times(fair) == int(step is Step.LOOK_UP_THERE)
        town.reborn()
        look_at = sending.adopt(town.publisher()._newsroom)
        assert look_at is not None
        town.clock.now = look_at
    with town.trouble(step, trouble) as hook:
        try:
            town.publish(hook)
        except PowerCut:
            town.reborn()
        except Problem as problem:  # what a publisher that goes on meets again two seconds later
            if problem.code not in (town.engine.full, town.engine.busy):
                raise
    after, end, reason = next((a, e, r) for s, t, a, e, r in EXPECTED if step in s and trouble in t)
    there = town.now(fair)
    assert there.state is after, (there.state, there.reason)
    assert town.times(fair) <= 1
    town.heal()
    for _ in range(6):
        town.wait(fair)
        if town.now(fair).state in _AT_REST and not town.now(fair).retry_at:
            break
        town.publish()
        assert town.times(fair) <= 1
    there = town.now(fair)
    assert (there.state, there.reason) == (end, reason)
    if end is State.PUBLISHED:
        assert town.times(fair) == 1
    attempts = town.attempts(fair)
    assert not any(a.outcome is Outcome.UNDER_WAY for a in attempts)
    assert len({a.key for a in attempts}) <= 1


def _died_at(step: Step) -> Step:
    return Step.SEND if step is Step.LOOK_UP_THERE else Step.CLAIM


def test_every_cell_is_played_or_has_its_reason() -> None:
    assert len(CELLS) == len(NETWORKS) * len(Step) * len(Trouble)
    for network, step, trouble in PLAYED:
        assert any(step in s and trouble in t for s, t, *_ in EXPECTED), (network, step, trouble)


def test_every_reason_is_needed() -> None:
    used = {next(why for n, s, t, why in CANNOT if c[0] in n and c[1] in s and c[2] in t) for c in CELLS if cannot(*c)}
    assert used == {why for *_, why in CANNOT}
