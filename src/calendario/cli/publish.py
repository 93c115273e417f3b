"""`calendario publish`: the publisher, until told to stop or once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from calendario import log
from calendario.cli.program import Program
from calendario.publisher import process


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Publishes. Raises `NotAllowed("publisher_alive")` when another one is alive for the profile."""
    key = None
    if chosen.key_from_stdin:
        told = sys.stdin.readline().strip()
        key = bytes.fromhex(told) if told else None
    desk = program.open_desk(profile)
    log.start(desk.office.profile.log, "publisher")
    with process.alone(desk.office.profile):
        publisher = program.open_publisher(desk, key, chosen.stops)
        if chosen.once:
            publisher.once()
        else:
            process.run_until_told(publisher)
    return 0
