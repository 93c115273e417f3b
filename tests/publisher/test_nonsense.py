"""An adapter that answers nonsense, or cannot even be loaded: a clear sentence, and the rest of the queue goes on."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from calendario import main
from calendario.channels.practice import PracticeAdapter, PracticeNetwork
from calendario.domain.adapter import NotReady, Prepared, Receipt, Refused, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.networks import UnknownNetwork
from calendario.domain.problem import BadInput
from calendario.domain.publication import Publication, State
from calendario.publisher import loop
from calendario.sentences import reason_text, sentence
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, running, until
from tests.spanish import assert_spanish

NAIVE = datetime(2026, 11, 25)  # noqa: DTZ001  what an adapter must not say


class Odd(PracticeAdapter):
    """A practice network whose `call` answers `answer`, or raises it; `calls` counts how often it was asked."""

    kind = "odd"

    def __init__(self, call: str, answer: object) -> None:
        self._call, self._answer, self.calls = call, answer, 0

    def _odd(self, call: str, true: Any) -> Any:
        if call != self._call:
            return true
        self.calls += 1
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer(true) if callable(self._answer) else self._answer

    def prepare(self, *given: Any) -> Any:
        return self._odd("prepare", super().prepare(*given))

    def publish(self, *given: Any) -> Any:
        return self._odd("publish", super().publish(*given))

    def find(self, *given: Any) -> Any:
        return self._odd("find", super().find(*given))

    def hour(self, channel: Channel) -> Any:
        return self._odd("hour", None)


def odd_channel(newsroom: Newsroom, adapter: Odd) -> Channel:
    """A channel of that adapter, beside the newsroom's own."""
    newsroom.adapters["odd"] = adapter
    return newsroom.add_practice("Rara", newsroom.folder / "rara", kind="odd")


def both(newsroom: Newsroom, odd: Channel) -> tuple[Publication, Publication]:
    """One post on each, at the same hour."""
    return newsroom.plan("Aquí", on=(odd,)), newsroom.plan("Allí")


def assert_told(newsroom: Newsroom, publication: Publication, state: State, reason: str) -> None:
    now = newsroom.now(publication)
    assert (now.state, now.reason) == (state, reason)
    assert_spanish(reason_text(reason, now.facts, "Rara", state=state), own=("Rara",))


@pytest.mark.parametrize(
    "answer",
    [
        *(None, "listo", 7, Exception),
        NotReady(NAIVE),
        lambda true: Prepared(true.payload, {"picture": object()}),
        lambda true: Prepared(true.payload, "body"),  # type: ignore[arg-type]
        lambda _: Prepared("payload", {}),  # type: ignore[arg-type]
        ModuleNotFoundError("No module named 'atproto'"),
    ],
)
def test_what_is_no_preparation_waits_and_keeps_nobody(newsroom: Newsroom, answer: object) -> None:
    here, there = both(newsroom, odd_channel(newsroom, Odd("prepare", answer)))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert_told(newsroom, here, State.PLANNED, "our_fault")
    assert newsroom.now(here).retry_at > newsroom.clock()
    assert newsroom.state(there) is State.PUBLISHED
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(here) is State.MISSED, "and asks a person in the end"


@pytest.mark.parametrize("answer", [None, {"id": 1}, Receipt(7, None), Receipt("", None), Receipt("1", b"http")])
def test_what_is_no_receipt_may_be_out_and_is_looked_for(newsroom: Newsroom, answer: object) -> None:
    odd = odd_channel(newsroom, Odd("publish", answer))
    here, there = both(newsroom, odd)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert_told(newsroom, here, State.UNCONFIRMED, "our_fault")
    assert newsroom.state(there) is State.PUBLISHED
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert newsroom.state(here) is State.PUBLISHED
    assert len(PracticeNetwork(Path(odd.settings["folder"])).posts()) == 1


@pytest.mark.parametrize("answer", ["sí", 1, Receipt(None, None), RuntimeError("x")])
def test_where_looking_answers_nonsense_a_person_is_asked(newsroom: Newsroom, answer: object) -> None:
    adapter = Odd("find", answer)
    odd = odd_channel(newsroom, adapter)
    here, there = both(newsroom, odd)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(here), newsroom.now(here).reason) == (State.UNCONFIRMED, "not_seen_yet")
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert_told(newsroom, here, State.UNCONFIRMED, "our_fault")
    assert newsroom.now(here).retry_at is None, "it is not asked for ever"
    assert newsroom.state(there) is State.PUBLISHED


def test_what_a_problem_tells_need_not_be_fit_to_keep(newsroom: Newsroom) -> None:
    refused = both(newsroom, odd_channel(newsroom, Odd("publish", Refused(answer=object()))))[0]
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(refused) is State.FAILED
    newsroom.adapters["odd"] = Odd("prepare", Unavailable(retry_at=NAIVE, status={1, 2}))
    away = newsroom.plan("Otra", on=(newsroom.desk.channels.channel(refused.channel_id),))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert_told(newsroom, away, State.PLANNED, "unavailable")


@pytest.mark.parametrize("answer", [NAIVE, "10:00", RuntimeError("x")])
def test_an_hour_that_is_none_raises_no_doubt(newsroom: Newsroom, answer: object) -> None:
    newsroom.adapters["practice"] = Odd("hour", answer)
    fair = newsroom.plan("Feria", minutes=1)
    publisher = newsroom.publisher()
    publisher._hours.look(changed=True)
    publisher._turn()
    publisher._finish()
    assert publisher._lanes.trouble is None
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED


def test_a_lane_in_trouble_keeps_still_before_it_tries_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever our own code trips over: not twenty times a second, and the other channels go on."""
    monkeypatch.setattr(loop, "AFTER_TROUBLE_S", 3600.0)
    newsroom = Newsroom(tmp_path / "perfil", RealClock())
    tried: list[str] = []

    def trip(step: str) -> None:
        tried.append(step)
        raise RuntimeError("a bug of ours")

    with running(newsroom.publisher(trip)):
        newsroom.plan("Feria", minutes=1 / 60)
        until(lambda: tried, "the first try")
        other = newsroom.add_practice("Otra", newsroom.folder / "otra")
        newsroom.plan("Mercado", minutes=1 / 60, on=(other,))
        until(lambda: len(tried) == 2, "the other channel's try")
        newsroom.desk.channels.rename(other.id, "Otra más")  # something changes: the loop looks again
        third = newsroom.add_practice("Tercera", newsroom.folder / "tercera")
        newsroom.plan("Concierto", minutes=1 / 60, on=(third,))
        until(lambda: len(tried) == 3, "a third channel's try")
        assert tried == ["prepared"] * 3, "once in each lane, however often the loop looked meanwhile"
    newsroom.close()


def test_an_adapter_that_cannot_be_loaded_stays_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "calendario.channels.bluesky", None)  # its import raises
    found = main.adapters()
    assert sorted(found) == ["mastodon", "practice", "webpage"]
    with pytest.raises(BadInput) as told:
        main._errand({"verb": "sign-in", "kind": "bluesky", "fields": {}}, None, None)
    assert_spanish(sentence(told.value))


# --- a network that only a newer version knows ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["practice", "nostr"])
def test_a_channel_of_a_network_this_version_does_not_know_is_held_alone(newsroom: Newsroom, kind: str) -> None:
    newer = newsroom.add_practice("Nueva", newsroom.folder / "nueva")
    there, here = newsroom.plan("Feria", on=(newer,)), newsroom.plan("Mercado")
    newsroom.tampered(f"UPDATE channel SET network = 'nostr', kind = '{kind}' WHERE name = 'Nueva'")
    assert {c.name for c in newsroom.desk.channels.all()} == {"Práctica", "Nueva"}
    assert {c.title for c in newsroom.desk.calendar.today().cards} == {"Feria", "Mercado"}
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(here) is State.PUBLISHED
    assert PracticeNetwork(newsroom.folder / "nueva").posts() == ()
    if newsroom.database.shared:  # a newer program of the team may know it: it is not ours to hold
        assert newsroom.state(there) is State.PLANNED
        return
    assert_told(newsroom, there, State.HELD, "no_adapter")
    assert [d.reason for d in newsroom.desk.calendar.today().decisions] == ["no_adapter"]


def test_nothing_is_planned_where_nobody_knows_what_the_network_takes(newsroom: Newsroom) -> None:
    newer = newsroom.add_practice("Nueva", newsroom.folder / "nueva")
    newsroom.tampered("UPDATE channel SET network = 'nostr' WHERE name = 'Nueva'")
    with pytest.raises(UnknownNetwork) as told:
        newsroom.plan("Feria", on=(newer,))
    assert_spanish(sentence(told.value), own=("nostr",))
