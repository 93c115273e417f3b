"""Every part of a thread × everything that can go wrong with it × every network that has threads: each part once, in
order, in one thread.

`expected` says how the publication stands when the trouble has just happened; once nothing is wrong any more it always
ends published. What cannot happen is named with its reason in `CANNOT`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise, product

import pytest

from calendario.domain.publication import Outcome, Publication, State
from calendario.domain.thread import parts_of
from calendario.store import parts, posts
from tests.publisher.faulty_towns import FaultyTown, OnBluesky, OnMastodon, PowerCut, Step, Trouble
from tests.publisher.towns import NEVER_LEFT, POSTGRESQL, UNKNOWN, Towns, played, towns
from tests.servers.bluesky import bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server", "towns"]  # fixtures

NETWORKS = ("bluesky", "mastodon", "practice", POSTGRESQL)
FOLDERS = ("practice", POSTGRESQL)
PARTS = (1, 2, 3)

_DEATHS = ("part begun", "part sent", "part kept", "part seen")
#: What may go wrong with one part: its publisher dies after a step of it, or its call meets a trouble.
PLAYABLE: tuple[str, ...] = (*_DEATHS, *NEVER_LEFT, *UNKNOWN, Trouble.ACCESS_GONE, Trouble.EXCEPTION)

CANNOT: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    ((POSTGRESQL,), PLAYABLE[len(_DEATHS) :], "the database does not know them: played on SQLite"),
    (
        FOLDERS,
        (Trouble.NO_NAME, Trouble.TIMEOUT_BEFORE, Trouble.LIMIT_UNTOLD, Trouble.ERROR_BEFORE),
        "a folder: nothing is connected to; that it is away is played as a refused connection",
    ),
)


def cannot(network: str, trouble: str) -> str | None:
    """Why this cannot happen there; None where it can."""
    return next((why for n, t, why in CANNOT if network in n and trouble in t), None)


CELLS = [c for c in product(NETWORKS, PARTS, PLAYABLE) if cannot(c[0], c[2]) is None]


def expected(trouble: str) -> State:
    """How it stands right after. *Sending*: it was stopped in the middle, and the row says so to the next publisher."""
    if trouble in _DEATHS:
        return State.SENDING
    if trouble == Trouble.ACCESS_GONE:
        return State.HELD
    return State.PLANNED if trouble in NEVER_LEFT else State.UNCONFIRMED


def shown(town: FaultyTown) -> list[tuple[str, str | None, str]]:
    """What people can read on the network, oldest first: its id, the id of what it answers, and its text."""
    if isinstance(town, OnBluesky):
        asked = {"repo": town.account.did, "collection": "app.bsky.feed.post", "limit": "20"}  # the newest
        records = town.pds.call("com.atproto.repo.listRecords", query=asked)["records"]
        assert isinstance(records, list)
        found = []
        for record in reversed(records):
            reply = record["value"].get("reply")
            found.append((record["uri"], reply and reply["parent"]["uri"], record["value"]["text"]))
        return found
    if isinstance(town, OnMastodon):
        return [(s.id, s.reply_to, s.text) for s in town.server.statuses]
    return [(p.key, p.reply_to, p.text) for p in town.practice.posts()]


def thread(town: FaultyTown, publication: Publication) -> list[str]:
    """What is there of it; each part must answer the one before."""
    with town.database.reading() as tx:
        said = parts_of(posts.revision(tx, publication.revision_id).draft.base.text)
    mine = [post for post in shown(town) if post[2] in said]
    assert all(below[1] == above[0] for above, below in pairwise(mine))
    assert not mine or mine[0][1] is None
    assert tuple(text for _, _, text in mine) == said[: len(mine)]
    return [text for _, _, text in mine]


def meets(town: FaultyTown, part: int, trouble: str, played: ExitStack) -> Callable[[str], None]:
    """A publisher's hook in which `part` meets the trouble."""
    done: list[str] = []

    def hook(step: str) -> None:
        done.append(step)
        if trouble in _DEATHS:
            if step == trouble and done.count(step) == part:
                raise PowerCut
        elif step == "part begun" and done.count(step) == part:
            town._begin(Step.SEND, Trouble(trouble), played)

    return hook


@pytest.mark.parametrize("cell", played(CELLS))
def test_each_part_is_there_once_in_order_and_in_one_thread(towns: Towns, cell: tuple[str, int, str]) -> None:
    network, part, trouble = cell
    town = towns[network]
    town.heal()
    fair = town.planned(parts=3)
    with ExitStack() as played:
        try:
            town.publish(meets(town, part, trouble, played))
        except PowerCut:
            town.reborn()
    town.heal()
    there = town.now(fair)
    assert there.state is expected(trouble), (there.state, there.reason)
    out = thread(town, fair)
    assert len(out) in (part - 1, part)
    if trouble not in (*_DEATHS, Trouble.EXCEPTION):
        assert (there.facts or {}).items() >= {"part": part, "parts": 3, "out": part - 1}.items()
    if there.state is State.HELD:  # somebody signs in again
        town.desk.decisions.publish_now(fair.id)
    for _ in range(10):
        if town.state(fair) is State.PUBLISHED:
            break
        town.wait(fair)
        town.publish()
        assert thread(town, fair)[: len(out)] == out
    there = town.now(fair)
    assert there.state is State.PUBLISHED, (there.state, there.reason, there.facts)
    assert len(thread(town, fair)) == 3
    with town.database.reading() as tx:
        known = parts.parts(tx, there)
    assert [p.outcome for p in known.values()] == [Outcome.PUBLISHED] * 3
    assert there.remote_id == known[1].remote_id
    assert not any(a.outcome is Outcome.UNDER_WAY for a in town.attempts(fair))


def test_every_reason_is_needed() -> None:
    used = {cannot(n, t) for n, t in product(NETWORKS, PLAYABLE)} - {None}
    assert used == {why for *_, why in CANNOT}
