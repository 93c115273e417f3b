"""`calendario publish --install`, `--uninstall` and `--status`, and the publisher as the system starts it."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from calendario import log
from calendario.cli.program import Program
from calendario.desk import service
from calendario.desk.desk import Desk
from calendario.desk.service import Status
from calendario.domain.away import SILENT
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.publisher import process
from calendario.sentences import say, sentence, when

_log = logging.getLogger(__name__)

_ASK_AGAIN_S = 2.0  # a team's server that does not answer; twice as long each time,
_ASK_AT_LEAST_EVERY_S = 60.0  # up to this
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
    step back for a minute and wait for its turn again. A team's server that is away at its start is waited for too.
    """
    service.require_calendar(profile)
    ours = process.profile_at(profile, program.clock())
    was_installed = service.is_installed(ours.folder)

    def is_wanted() -> bool:
        return not was_installed or service.is_installed(ours.folder)

    turns = _Turns(program, profile, is_wanted, threading.Event().wait)
    has_begun = turns.begin()
    log.start(ours.log, "publisher")
    while not has_begun:
        turns.wait_for_server()
        if not is_wanted():
            return 0
        has_begun = turns.begin()
    while True:
        with process.in_turn(ours, is_wanted) as our_turn:
            if not our_turn:
                return 0
            ends = turns.publish()
        if ends:
            return 0
        if ends is None:  # without the lock: a calendar whose server is away may be exchanged for another
            turns.wait_for_server()
        else:
            threading.Event().wait(_STEPS_BACK_S)


class _Turns:
    """The turns of a service. Each opens the calendar anew; a team's server that is away then is asked less and less
    often.
    """

    def __init__(
        self,
        program: Program,
        profile: Path,
        is_wanted: Callable[[], bool],
        rest: Callable[[float], object],
    ) -> None:
        self._program, self._profile, self._is_wanted = program, profile, is_wanted
        self._was_stopped = False
        self._rest = rest  # so many seconds
        self._silence: Problem | None = None  # of the server, since it last answered
        self._told = False
        self._wait_s = _ASK_AGAIN_S

    def begin(self) -> bool | None:
        """Finds out whether a person had stopped publishing before. None where the server does not answer."""
        return self._with_desk(self._look)

    def publish(self) -> bool | None:
        """Until told to end; whether for good. None where the server does not answer at the beginning or at the end."""
        return self._with_desk(self._publish)

    def wait_for_server(self) -> None:
        """Says once that it is away, and leaves it alone for a while, longer each time. A signal ends that at once."""
        if self._silence is not None and not self._told:
            self._told = True
            _log.warning("the team's server is away: %s", self._silence.code)
            print(sentence(self._silence), say("service_waits"), file=sys.stderr, flush=True)
        self._rest(self._wait_s)
        self._wait_s = min(2 * self._wait_s, _ASK_AT_LEAST_EVERY_S)

    def _look(self, desk: Desk) -> bool:
        self._was_stopped = desk.publishing.is_stopped()
        return True

    def _publish(self, desk: Desk) -> bool:
        if desk.publishing.is_stopped() and not self._was_stopped:
            return True
        stops = desk.publishing.stops()
        desk.publishing.go_on(stops)
        self._was_stopped = False
        if process.run_until_told(self._program.open_publisher(desk, None, stops, True)):
            return True
        return desk.publishing.is_stopped() or not self._is_wanted()

    def _with_desk(self, work: Callable[[Desk], bool]) -> bool | None:
        try:
            desk = self._program.open_desk(self._profile)
            try:
                self._tell_back()
                return work(desk)
            finally:
                _close(desk)
        except Problem as problem:
            if problem.code not in SILENT:
                raise
            self._silence = problem
            return None

    def _tell_back(self) -> None:
        self._silence, self._wait_s = None, _ASK_AGAIN_S
        if self._told:
            self._told = False
            _log.info("the team's server is back")
            print(say("service_goes_on"), file=sys.stderr, flush=True)


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
        "paused_since": None if told.pause is None else told.pause.started_at.isoformat(),
        "to_decide": len(told.to_decide),
        "failed": told.to_decide.count(State.FAILED),
        "missed": told.to_decide.count(State.MISSED),
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
    if told.pause is not None:
        lines.append(say("status_paused", since=when(wall_clock(told.pause.started_at, zone), today)))
    if told.to_decide:
        lines.append(say("status_to_decide", count=len(told.to_decide)))
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
