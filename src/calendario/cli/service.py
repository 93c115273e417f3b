"""`calendario publish --install`, `--uninstall` and `--status`, and the publisher as the system starts it."""

from __future__ import annotations

import argparse
import json
import threading
from pathlib import Path

from calendario import log
from calendario.cli.program import Program
from calendario.desk import service
from calendario.desk.desk import Desk
from calendario.desk.service import Status
from calendario.domain.slot import wall_clock
from calendario.publisher import process
from calendario.sentences import say, sentence, when

_STEPS_BACK_S = 60.0  # longer than exchanging the calendar's files waits for its publisher to end


def install(program: Program, profile: Path, _chosen: argparse.Namespace) -> int:
    """Starts with every session from now on, and at once where the system does that."""
    service.require_calendar(profile)
    desk = program.open_desk(profile)
    stopped_on_close = desk.choices.on_close == "stop"
    new = service.install(desk, program.command)
    told = service.status(desk, program.command)
    if told.installed is not None and told.installed.kind == "autostart" and not told.publisher.alive:
        process.start((*program.command, "--profile", str(desk.office.profile.folder), "publish", "--service"), None)
    print(say("service_installed" if new else "service_was_installed"))
    if told.installed is not None:
        print(say(f"service_{told.installed.kind}", path=told.installed.place))
        if told.installed.kind == "systemd" and not told.installed.without_session:
            print(say("service_session"))
    if stopped_on_close:
        print(say("service_close_asks"))
    for closed in told.closed:
        print(say("service_closed", channel=closed.channel.name, why=sentence(closed.why)))
    return 0


def uninstall(program: Program, profile: Path, _chosen: argparse.Namespace) -> int:
    """Ends what the system started, and it is started no more. The folder may be gone."""
    was = service.uninstall(profile)
    if was and (profile.expanduser() / service.CALENDAR).is_file():
        desk = program.open_desk(profile)
        face = desk.calendar.publisher()
        if face.alive and face.service:
            desk.publishing.stop()
    print(say("service_uninstalled" if was else "service_was_not_installed"))
    return 0


def status(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Whether a publisher is alive for this calendar on this computer, and what starts it."""
    service.require_calendar(profile)
    desk = program.open_desk(profile)
    told = service.status(desk, program.command)
    if chosen.json:
        print(json.dumps(_fields(told), ensure_ascii=False))
    else:
        for line in _lines(program, desk, told):
            print(line)
    return 0


def run(program: Program, profile: Path, _chosen: argparse.Namespace) -> int:
    """Publishes as the system's service: where another publisher is alive it takes its turn when that one ends.

    Ends by a signal, and when a person stops publishing on this computer or uninstalls it; then the next session starts
    it, if anything. Other requests (a backup is restored, a window has the key that the keyring does not give) make it
    step back for a minute and wait for its turn again.
    """
    service.require_calendar(profile)
    desk = program.open_desk(profile)
    ours, was_stopped = desk.office.profile, desk.publishing.is_stopped()
    log.start(ours.log, "publisher")
    _close(desk)
    was_installed = service.is_installed(ours.folder)

    def is_wanted() -> bool:
        return not was_installed or service.is_installed(ours.folder)

    pause = threading.Event()
    while True:
        with process.in_turn(ours, is_wanted) as our_turn:
            if not our_turn:
                return 0
            desk = program.open_desk(profile)
            try:
                if desk.publishing.is_stopped() and not was_stopped:
                    return 0
                stops = desk.publishing.stops()
                desk.publishing.go_on(stops)
                if process.run_until_told(program.open_publisher(desk, None, stops, True)):
                    return 0
                if desk.publishing.is_stopped() or not is_wanted():
                    return 0
                was_stopped = False
            finally:
                _close(desk)
        pause.wait(_STEPS_BACK_S)


def _close(desk: Desk) -> None:
    """While it waits, the calendar's files may be exchanged."""
    desk.watching.close()
    desk.office.database.close()


def _fields(told: Status) -> dict[str, object]:
    face, installed = told.publisher, told.installed
    return {
        "alive": face.alive,
        "since": None if face.since is None else face.since.isoformat(),
        "started_by": ("service" if face.service else "other") if face.alive else None,
        "kept_awake": face.awake,
        "clock_doubt": None if face.doubt is None else str(face.doubt),
        "next_due_at": None if face.next_at is None else face.next_at.isoformat(),
        "waiting": face.waiting,
        "installed": None if installed is None else installed.kind,
        "place": None if installed is None else str(installed.place),
        "current": None if installed is None else installed.current,
        "running": None if installed is None else installed.running,
        "without_session": None if installed is None else installed.without_session,
        "closed": [
            {"id": str(c.channel.id), "name": c.channel.name, "code": c.why.code, "why": sentence(c.why)}
            for c in told.closed
        ],
    }


def _lines(program: Program, desk: Desk, told: Status) -> list[str]:
    zone = desk.office.institution().zone
    today = wall_clock(program.clock(), zone).date()
    face, installed = told.publisher, told.installed
    lines = []
    if not face.alive:
        lines.append(say("status_nobody"))
    elif face.since is None:  # it has the lock and has not said more yet
        lines.append(say("status_starting"))
    else:
        who = "status_service" if face.service else "status_other"
        lines.append(say(who, since=when(wall_clock(face.since, zone), today)))
    if face.doubt is not None:
        lines.append(say("status_clock"))
    if face.next_at is not None:
        lines.append(say("status_next", at=when(wall_clock(face.next_at, zone), today)))
    else:
        lines.append(say("status_nothing_planned"))
    if face.awake:
        lines.append(say("status_awake"))
    if installed is None:
        lines.append(say("status_not_installed"))
    else:
        lines.append(say(f"service_{installed.kind}", path=installed.place))
        if installed.running is False and not face.alive:
            lines.append(say("status_ended"))
        if not installed.current:
            lines.append(say("status_not_current"))
    lines += [say("service_closed", channel=c.channel.name, why=sentence(c.why)) for c in told.closed]
    return lines
