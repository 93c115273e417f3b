"""A day at the desk: offline_desk.py PROFILE WEB_FOLDER. Prints how long each call took, in milliseconds, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
took_ms: list[tuple[str, float]] = []
reached: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Notes whoever tries to reach a network, even in vain."""
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        reached.append(f"{event} {arguments[-1]}")


sys.addaudithook(watch)


def timed(name: str, call: Callable[[], T]) -> T:
    began = perf_counter()
    answer = call()
    took_ms.append((name, (perf_counter() - began) * 1000))
    return answer


def main(folder: Path, web: Path) -> None:
    """The first run, drafting, checks, planning, closing and opening again."""
    timed("load the program", lambda: [import_module(f"calendario.{n}") for n in ("desk.desk", "main", "store.vault")])
    from calendario.domain.finding import Level
    from calendario.domain.post import Content, Draft, PlanDraft
    from calendario.domain.slot import wall_clock
    from calendario.main import clock, open_desk

    desk = timed("open", lambda: open_desk(folder))
    timed("begin", lambda: desk.setup.begin("Ayuntamiento de Villasauce", "Europe/Madrid", "Merche Olmo"))
    timed("add channels", lambda: desk.setup.add_channels(["facebook", "whatsapp", "x"]))
    timed("add the web page", lambda: desk.setup.add_web_page(web))
    post = timed("new", desk.writing.new)
    draft = Draft("Feria", Content("Mañana abre la feria de primabera en la plaza."))
    plan = PlanDraft(post.plan.channel_ids, wall_clock(clock(), "Europe/Madrid") + timedelta(days=1))
    channels = timed("channels", desk.channels.all)
    for n in range(10):
        typed = Draft("Feria", Content("Mañana abre la feria de primabera en la plaza."[: n * 5]))
        timed("autosave", lambda typed=typed: desk.writing.keep(post.post_id, typed, plan, None))
        timed("measure", lambda typed=typed: desk.writing.measures(typed, channels))
    timed("load the dictionary", lambda: desk.writing.suggestions("primabera"))
    found = timed("review", lambda: desk.writing.review(draft, plan, channels))
    assert {f.level for each in found.values() for f in each} == {Level.WARN}
    timed("save draft", lambda: desk.writing.save_draft(post.post_id, draft, plan))
    timed("plan", lambda: desk.planning.plan(post.post_id, draft, plan, as_it_is=True))
    timed("today", desk.calendar.today)
    timed("week", lambda: desk.calendar.week(plan.wall_time.date() if plan.wall_time else clock().date()))
    desk.watching.close()
    timed("close", desk.office.database.close)
    again = timed("open again", lambda: open_desk(folder))
    week = timed("week again", lambda: again.calendar.week(clock().date() + timedelta(days=1)))
    assert [c.title for c in week.cards] == ["Feria"]
    assert len(week.cards[0].channels) == 4
    print(json.dumps({"took_ms": took_ms, "reached": reached}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
