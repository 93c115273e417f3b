"""`calendario publish`: the publisher, until told to stop or once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from calendario import log
from calendario.cli import service
from calendario.cli.program import Program
from calendario.desk import connecting, team
from calendario.desk.service import require_calendar
from calendario.publisher import process


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Publishes. Raises `NotAllowed("publisher_alive")` when another one is alive for the profile; with `--database`,
    as `desk.team.serve`; with `--key-file`, as `desk.connecting.take_key_from`; `NotFound("no_calendar_there")`; and
    what the publisher lost its calendar by, or what lies in its place.

    As a service, and to install one: `cli.service`.
    """
    if chosen.database is not None:
        team.serve(profile, program.clock(), chosen.database, chosen.password_file)
    if chosen.key_file is not None:
        connecting.take_key_from(profile, chosen.key_file)
    for wanted, do in (
        (chosen.install, service.install),
        (chosen.uninstall, service.uninstall),
        (chosen.status, service.status),
        (chosen.service, service.run),
    ):
        if wanted:
            return do(program, profile, chosen)
    require_calendar(profile)
    key = None
    if chosen.key_from_stdin:
        told = sys.stdin.readline().strip()
        key = bytes.fromhex(told) if told else None
    with process.alone_at(profile, program.clock()) as ours:
        log.start(ours.log, "publisher")
        desk = program.open_desk(profile, key=key)
        desk.publishing.go_on(chosen.stops)
        publisher = program.open_publisher(desk, key, chosen.stops, False)
        if chosen.once:
            publisher.once()
        else:
            process.run_until_told(publisher)
            if publisher.lost is not None:
                program.open_desk(profile, key=key)  # says what lies there now, where that is not ours
                raise publisher.lost
    return 0
