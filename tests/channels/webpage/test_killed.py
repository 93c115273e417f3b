"""A page whose publisher was killed, and records that were damaged: finished by looking, spoiling no other."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.domain.adapter import CannotTell, NoAnswer
from tests.channels.calls import NOW, Calls, a_payload
from tests.channels.webpage.page import everything_in, publish, read


@pytest.mark.parametrize("lost", ["index.html", "feed.xml", "posts/{}.html"])
def test_what_a_killed_publisher_left_unfinished_is_finished_by_looking(calls: Calls, folder: Path, lost: str) -> None:
    name = publish(calls)
    whole = everything_in(folder)
    (folder / lost.format(name)).unlink()
    assert calls.find(calls.prepare(a_payload()), name) is not None
    assert everything_in(folder) == whole


def test_or_by_the_next_post(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    for lost in ("index.html", "feed.xml", f"posts/{name}.html"):
        (folder / lost).unlink()
    publish(calls, a_payload("El siguiente."), at=NOW + timedelta(minutes=1))
    assert [a.text for a in read(folder / "index.html").articles] == ["El siguiente.", "Mañana abre la biblioteca."]
    assert (folder / "posts" / f"{name}.html").exists()


def test_halves_of_long_ago_are_swept_and_those_of_now_are_not(calls: Calls, folder: Path) -> None:
    publish(calls)
    old, new = folder / "posts" / ".calendario-a.tmp", folder / ".calendario-b.tmp"
    for half, age in ((old, timedelta(hours=2)), (new, timedelta(minutes=2))):
        half.write_text("half")
        os.utime(half, ((NOW - age).timestamp(),) * 2)
    publish(calls)
    assert (old.exists(), new.exists()) == (False, True)


def test_looking_again_writes_nothing(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    before = {p: p.stat().st_ino for p in folder.rglob("*")}
    assert calls.find(calls.prepare(a_payload()), name) is not None
    assert {p: p.stat().st_ino for p in folder.rglob("*")} == before


def test_a_damaged_record_is_no_proof_of_anything_and_spoils_no_other(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    publish(calls, a_payload("El sano."), at=NOW + timedelta(hours=1))
    (folder / "posts" / f"{name}.json").write_text('{"name": ')
    prepared = calls.prepare(a_payload())
    with pytest.raises(CannotTell) as told:
        calls.find(prepared, name)
    assert told.value.code == "page_damaged"
    with pytest.raises(NoAnswer):
        calls.publish(prepared, name)
    publish(calls, a_payload("Otro."), at=NOW + timedelta(hours=2))
    assert [a.text for a in read(folder / "index.html").articles] == ["Otro.", "El sano."]
    told = calls.recent(NOW)
    assert [post.text for post in told.posts] == ["Otro.", "El sano."]
    assert not told.whole
