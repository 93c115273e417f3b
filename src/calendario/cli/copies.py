"""`calendario backup`, `restore` and `export`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk.safekeeping import restore
from calendario.domain.problem import BadInput
from calendario.sentences import say


def backup(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """One ZIP with everything but the credentials."""
    desk = program.open_calendar(profile)
    desk.safekeeping.backup(chosen.file.absolute())
    print(say("backup_done", path=chosen.file))
    return 0


def restore_copy(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Raises `NotAllowed("calendar_open")` while a window has the profile open, `NotAllowed("calendar_published")`
    while a publisher is alive for it.
    """
    restore(chosen.file, profile, program.clock())
    print(say("restore_done", path=chosen.file))
    return 0


def export(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """To a file, or to the standard output."""
    desk = program.open_calendar(profile)
    exchange = desk.exchange
    told = {"ics": exchange.ics, "csv": exchange.csv, "json": exchange.json}[chosen.form]()
    if chosen.output is None:
        sys.stdout.write(told)
        return 0
    try:
        chosen.output.write_text(told, encoding="utf-8", newline="")
    except OSError as error:
        raise BadInput("file_unwritable", path=str(chosen.output)) from error
    print(say("export_done", path=chosen.output))
    return 0
