"""`calendario move`: a whole calendar to a team's server, or home from there."""

from __future__ import annotations

import argparse
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk import connecting, moving, team
from calendario.sentences import say, sentence


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Raises what `desk.moving.to_team`, `to_file` and `desk.connecting.take_key_from` raise; the calendar is where it
    was then.
    """
    if chosen.key_file is not None:
        connecting.take_key_from(profile, chosen.key_file)
    if chosen.to_file:
        done = moving.to_file(profile, program.clock)
    else:
        done = moving.to_team(profile, program.clock, team.place_of(chosen.to, chosen.password_file), None)
    print(say("move_done", rows=done.rows, pictures=done.pictures))
    if done.kept is not None:
        print(say("move_kept", path=done.kept))
    for digest in done.lost:
        print(say("move_lost", digest=digest))
    if done.others:
        print(say("move_others", computers=", ".join(done.others)))
    if done.left_over is not None:
        print(say("move_left_over"), sentence(done.left_over))
    return 0
