"""The commands, their options and their exit codes: 0 done, 1 not done, 2 wrongly called, 3 somebody else is at it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from calendario import __version__
from calendario.cli import (
    bank,
    channel,
    check,
    connect,
    copies,
    days,
    demo,
    mirror,
    move,
    publish,
    self_test,
    spell,
    words,
)
from calendario.cli.ending import BUSY, NOT_DONE, ended
from calendario.cli.program import Program
from calendario.desk.spelling import Speller
from calendario.sentences import say

__all__ = ["BUSY", "NOT_DONE", "run"]


def run(program: Program, arguments: Sequence[str]) -> int:
    """Does what is asked; a problem is told on the error output in one sentence."""
    parser = _parser(program)
    chosen = parser.parse_args(list(arguments))
    return ended(lambda: chosen.do(chosen))


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
    check.add_options(made)

    made = command("spell", lambda chosen: spell.run(lambda: _spelling(program, chosen), chosen))
    spell.add_options(made)

    made = command("days", lambda chosen: days.run(program, chosen))
    days.add_options(made)

    made = command("measure", lambda chosen: check.run_measure(chosen))
    made.add_argument("text", nargs="?", help=say("check_text_help"))
    made.add_argument("--channel", default="mastodon", help=say("check_channel_help"))
    made.add_argument("--batch", nargs="?", const=Path("-"), type=Path, metavar="FILE", help=say("measure_batch_help"))
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

    made = command("words", lambda _chosen: made.error(say("words_about")))
    ways = made.add_subparsers(metavar="", required=True)
    for name, do in (
        ("add", words.add),
        ("remove", words.remove),
        ("list", words.show),
        ("import", words.take_in),
        ("export", words.export),
    ):
        about = say(f"words_{name}_about")
        way = ways.add_parser(name, help=about, description=about)
        if name in ("add", "remove"):
            way.add_argument("words", nargs="+", metavar="WORD", help=say("words_word_help"))
        elif name != "list":
            way.add_argument("file", type=Path, metavar="FILE", help=say("words_file_help"))
        if name == "import":
            way.add_argument("--skip", action="store_true", help=say("words_skip_help"))
        way.add_argument("--scope", choices=words.SCOPES, default="institution", help=say("words_scope_help"))
        way.add_argument("--profile", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=say("profile_help"))
        way.set_defaults(do=lambda chosen, do=do: do(program, _profile(program, chosen), chosen))

    command("mirror", lambda chosen: mirror.run(program, _profile(program, chosen)))
    command("channel", lambda _chosen: channel.run(program))
    return parser


def _spelling(program: Program, chosen: argparse.Namespace) -> Speller:
    """With the words of the calendar that was named, as its window knows them; of none otherwise, as `check` does.

    Raises `NotFound("no_calendar_there")`, and `NotFound("not_set_up")`.
    """
    if chosen.profile is None:
        return program.speller()
    desk = program.open_calendar(chosen.profile)
    desk.words.refresh()
    return desk.office.speller or program.speller()


def _profile(program: Program, chosen: argparse.Namespace) -> Path:
    return Path(chosen.profile) if chosen.profile is not None else program.default_profile()
