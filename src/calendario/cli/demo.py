"""`calendario demo`: the main job from end to end without a window, on a calendar of its own."""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk.desk import Desk
from calendario.desk.planning import Blocked
from calendario.desk.setup import NoQuestions
from calendario.domain.channel import Channel
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.publisher import process
from calendario.sentences import finding_text, hour, say, state_word

_ZONE = "Europe/Madrid"
_PATIENCE = timedelta(seconds=60)
_AHEAD = timedelta(seconds=4)

_POSTS = (
    (
        "Vuelve el agua a la calle Olmo",
        (
            "La avería de la calle Olmo está reparada y el agua ha vuelto. Deja correr el grifo un par de minutos "
            "antes de "
            "beberla. 💧"
        ),
    ),
    (
        "Pleno ordinario el jueves",
        (
            "El pleno ordinario es el jueves a las 19:00, en el salón de plenos. Puedes venir o seguirlo por la web: "
            "https://villasauce.example/pleno #Villasauce"
        ),
    ),
)
_WRONG = ("Un texto que no cabe", "Este aviso es demasiado largo para el canal. " * 20)


def run(program: Program, chosen: argparse.Namespace) -> int:
    """0 when everything right went out on time and the wrong post was refused."""
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="calendario-demo-"))
    desk = program.open_desk(folder / "perfil")
    tell = _silent if chosen.json else _tell
    tell(say("demo_begins", folder=folder))
    desk.setup.begin("Ayuntamiento de Villasauce", _ZONE, "Merche Olmo")
    page = folder / "web"
    page.mkdir(parents=True, exist_ok=True)
    practice = desk.channels.sign_in("practice", {"folder": str(folder / "practica")}, NoQuestions())
    practice = desk.channels.rename(practice.id, "Red de práctica")
    web = desk.channels.sign_in("webpage", {"folder": str(page), "title": "Ayuntamiento de Villasauce"}, NoQuestions())
    tell(say("demo_channels", first=practice.name, second=web.name))
    refused = _plan_wrong(program, desk, (practice, web), tell)
    due_at = program.clock() + _AHEAD
    wall_time = wall_clock(due_at, _ZONE)
    for title, text in _POSTS:
        plan = PlanDraft((practice.id, web.id), wall_time)
        desk.planning.plan(desk.writing.new().post_id, Draft(title, Content(text)), plan, as_it_is=True)
        tell(say("demo_planned", title=title, hour=f"{hour(wall_time)}:{wall_time:%S}"))
    stops = str(desk.publishing.stops())
    publish = ("--profile", str(folder / "perfil"), "publish", "--key-from-stdin", "--stops", stops)
    process.start((*program.command, *publish), None)
    ended = _wait(program, desk, due_at)
    told = _report(desk, tell)
    desk.publishing.stop()
    tell(say("demo_page", path=page / "index.html"))
    good = ended and refused and all(t["state"] == State.PUBLISHED for t in told)
    tell(say("demo_good") if good else say("demo_bad", folder=folder))
    if chosen.json:
        answer = {"good": good, "refused": refused, "publications": told, "page": str(page / "index.html")}
        print(json.dumps(answer, ensure_ascii=False))
    return int(not good)


def _plan_wrong(program: Program, desk: Desk, on: tuple[Channel, ...], tell: Callable[[str], None]) -> bool:
    title, text = _WRONG
    plan = PlanDraft(tuple(c.id for c in on), wall_clock(program.clock() + _AHEAD, _ZONE))
    try:
        desk.planning.plan(desk.writing.new().post_id, Draft(title, Content(text)), plan)
    except Blocked as problem:
        first = next(f for found in problem.findings.values() for f in found)
        tell(say("demo_refused", title=title, why=finding_text(first)))
        return True
    return False


def _wait(program: Program, desk: Desk, due_at: datetime) -> bool:
    """Until nothing is left to go out; looks at the calendar five times a second."""
    pause = threading.Event()
    while program.clock() < due_at + _PATIENCE:
        cards = desk.calendar.today().cards
        states = {p.state for card in cards for p in card.publications}
        if states and not states & {State.PLANNED, State.SENDING}:
            return True
        pause.wait(0.2)
    return False


def _report(desk: Desk, tell: Callable[[str], None]) -> list[dict[str, object]]:
    told: list[dict[str, object]] = []
    for card in desk.calendar.today().cards:
        for channel, publication in zip(card.channels, card.publications, strict=True):
            late_s = None
            attempts = next(e.attempts for e in desk.calendar.exits(card.post_id) if e.publication.id == publication.id)
            if attempts:
                late_s = round((attempts[0].started_at - publication.due_at).total_seconds(), 3)
            told.append(
                {
                    "title": card.title,
                    "channel": channel.name,
                    "state": str(publication.state),
                    "url": publication.url,
                    "late_s": late_s,
                }
            )
            tell(
                say(
                    "demo_out",
                    title=card.title,
                    channel=channel.name,
                    state=state_word(publication.state),
                    late=f"{late_s:.2f}".replace(".", ",") if late_s is not None else "–",
                    url=publication.url or "–",
                )
            )
    return told


def _tell(words: str) -> None:
    print(words, flush=True)


def _silent(_words: str) -> None:
    return None
