"""The commands, their options and their exit codes: 0 done, 1 not done, 2 wrongly called, 3 somebody else is at it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from calendario import __version__
from calendario.cli import bank, channel, check, connect, copies, demo, mirror, move, publish, self_test
from calendario.cli.program import Program
from calendario.domain.away import SILENT
from calendario.domain.problem import NotAllowed, Problem
from calendario.sentences import joining, say, sentence

NOT_DONE, BUSY = 1, 3
_SOMEBODY = ("publisher_alive", "calendar_open", "calendar_published", "team_others_publish")


def run(program: Program, arguments: Sequence[str]) -> int:
    """Does what is asked; a problem is told on the error output in one sentence."""
    parser = _parser(program)
    chosen = parser.parse_args(list(arguments))
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Spanish Windows console would choke on an emoji
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = int(chosen.do(chosen))
        sys.stdout.flush()  # here, where it can still be told that the answer did not arrive
    except Problem as problem:
        # Whoever ends here does not go on by itself when the server is back.
        told = " ".join(joining(problem)) if problem.code in SILENT else sentence(problem)
        sys.stderr.write(told + "\n")
        return BUSY if isinstance(problem, NotAllowed) and problem.code in _SOMEBODY else NOT_DONE
    except BrokenPipeError:
        _let_go_of_output()
        return NOT_DONE
    except OSError as error:
        if error.filename is not None:
            sys.stderr.write(sentence(Problem("file_unreadable", path=str(error.filename))) + "\n")
        else:
            sys.stderr.write(sentence(Problem("answer_not_written")) + "\n")
            _let_go_of_output()
        return NOT_DONE
    except KeyboardInterrupt:
        return NOT_DONE
    return code


def _let_go_of_output() -> None:
    """What could not be written is not tried once more when Python ends, which would tell it in its own words."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _parser(program: Program) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="calendario", description=say("program_about"))
    parser.add_argument("--version", action="version", version=f"Calendario {__version__}")
    parser.add_argument("--profile", type=Path, metavar="DIR", help=say("profile_help"))
    parser.set_defaults(do=lambda chosen: program.open_window(_profile(program, chosen)))
    commands = parser.add_subparsers(title=say("commands"), metavar="")

    def command(name: str, do: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        about = say(f"{name.replace('-', '_')}_about")
        made = commands.add_parser(name, help=about, description=about)
        # Also after the command; absent there, what stood before it counts.
        made.add_argument("--profile", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=say("profile_help"))
        made.set_defaults(do=do)
        return made

    made = command("publish", lambda chosen: publish.run(program, _profile(program, chosen), chosen))
    how = made.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help=say("once_help"))
    how.add_argument("--install", action="store_true", help=say("install_help"))
    how.add_argument("--uninstall", action="store_true", help=say("uninstall_help"))
    how.add_argument("--status", action="store_true", help=say("status_help"))
    how.add_argument("--service", action="store_true", help=argparse.SUPPRESS)
    made.add_argument("--json", action="store_true", help=say("status_json_help"))
    made.add_argument("--database", metavar="URL", help=say("database_help"))
    made.add_argument("--password-file", type=Path, metavar="FILE", help=say("password_file_help"))
    made.add_argument("--key-file", type=Path, metavar="FILE", help=say("key_file_help"))
    made.add_argument("--key-from-stdin", action="store_true", help=argparse.SUPPRESS)
    made.add_argument("--stops", type=int, help=argparse.SUPPRESS)

    made = command("connect", lambda chosen: connect.run(program, _profile(program, chosen), chosen))
    made.add_argument("channel", nargs="?", help=say("connect_channel_help"))
    made.add_argument("--database", metavar="URL", help=say("database_help"))
    made.add_argument("--password-file", type=Path, metavar="FILE", help=say("password_file_help"))
    made.add_argument("--key-file", type=Path, metavar="FILE", help=say("connect_key_file_help"))

    made = command("check", lambda chosen: check.run(program, chosen))
    made.add_argument("text", nargs="?", help=say("check_text_help"))
    made.add_argument("--channel", default="mastodon", help=say("check_channel_help"))
    made.add_argument("--batch", type=Path, metavar="FILE", help=say("check_batch_help"))
    made.add_argument("--json", action="store_true", help=say("json_help"))

    made = command("measure", lambda chosen: check.run_measure(chosen))
    made.add_argument("text", nargs="?", help=say("check_text_help"))
    made.add_argument("--channel", default="mastodon", help=say("check_channel_help"))
    made.add_argument("--batch", type=Path, metavar="FILE", help=say("measure_batch_help"))
    made.add_argument("--json", action="store_true", help=say("json_help"))

    made = command("demo", lambda chosen: demo.run(program, chosen))
    made.add_argument("--folder", type=Path, metavar="DIR", help=say("demo_folder_help"))
    made.add_argument("--json", action="store_true", help=say("json_help"))

    made = command("self-test", lambda chosen: self_test.run(program, _profile(program, chosen), chosen))
    made.add_argument("--json", action="store_true", help=say("json_help"))

    made = command("backup", lambda chosen: copies.backup(program, _profile(program, chosen), chosen))
    made.add_argument("file", type=Path, metavar="FILE", help=say("backup_file_help"))

    made = command("restore", lambda chosen: copies.restore_copy(program, _profile(program, chosen), chosen))
    made.add_argument("file", type=Path, metavar="FILE", help=say("backup_file_help"))

    made = command("move", lambda chosen: move.run(program, _profile(program, chosen), chosen))
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="URL", help=say("move_to_help"))
    where.add_argument("--to-file", action="store_true", help=say("move_to_file_help"))
    made.add_argument("--password-file", type=Path, metavar="FILE", help=say("password_file_help"))
    made.add_argument("--key-file", type=Path, metavar="FILE", help=say("key_file_help"))

    made = command("export", lambda chosen: copies.export(program, _profile(program, chosen), chosen))
    form = made.add_mutually_exclusive_group(required=True)
    for name in ("ics", "csv", "json"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=say(f"export_{name}_help"))
    made.add_argument("--output", type=Path, metavar="FILE", help=say("output_help"))

    made = command("bank", lambda _chosen: made.error(say("bank_about")))
    ways = made.add_subparsers(metavar="", required=True)
    for name, do in (("export", bank.export), ("import", bank.take_in)):
        about = say(f"bank_{name}_about")
        way = ways.add_parser(name, help=about, description=about)
        way.add_argument("file", type=Path, metavar="FILE", help=say("bank_file_help"))
        way.add_argument("--profile", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=say("profile_help"))
        way.set_defaults(do=lambda chosen, do=do: do(program, _profile(program, chosen), chosen))
        if name == "import":
            way.add_argument("--yes", action="store_true", help=say("bank_yes_help"))

    command("mirror", lambda chosen: mirror.run(program, _profile(program, chosen)))
    command("channel", lambda _chosen: channel.run(program))
    return parser


def _profile(program: Program, chosen: argparse.Namespace) -> Path:
    return Path(chosen.profile) if chosen.profile is not None else program.default_profile()
