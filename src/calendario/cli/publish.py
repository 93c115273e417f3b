"""`calendario publish`: the publisher, until told to stop or once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from calendario import log
from calendario.cli import service
from calendario.cli.program import Program
from calendario.publisher import process


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Publishes. Raises `NotAllowed("publisher_alive")` when another one is alive for the profile.

    As a service, and to install one: `cli.service`.
    """
    for wanted, do in (
        (chosen.install, service.install),
        (chosen.uninstall, service.uninstall),
        (chosen.status, service.status),
        (chosen.service, service.run),
    ):
        if wanted:
            return do(program, profile, chosen)
    key = None
    if chosen.key_from_stdin:
        told = sys.stdin.readline().strip()
        key = bytes.fromhex(told) if told else None
    desk = program.open_desk(profile)
    log.start(desk.office.profile.log, "publisher")
    with process.alone(desk.office.profile):
        desk.publishing.go_on(chosen.stops)
        publisher = program.open_publisher(desk, key, chosen.stops, False)
        if chosen.once:
            publisher.once()
        else:
            process.run_until_told(publisher)
    return 0
