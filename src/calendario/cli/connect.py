"""`calendario connect`: this computer signs in to a channel of the calendar, without a window."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk import connecting, service, team
from calendario.desk.connecting import Standing
from calendario.desk.desk import Desk
from calendario.domain.adapter import SignInNeeded
from calendario.domain.channel import Channel
from calendario.domain.problem import Problem
from calendario.sentences import connecting as told_of
from calendario.sentences import say, sentence


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Without a channel tells how each stands here; with one signs in to its account. What is granted is kept only for
    that very account.

    Raises what `desk.team.serve` and `desk.connecting` raise. What goes wrong while signing in is told here: no
    publication was under way.
    """
    if chosen.database is not None:
        team.serve(profile, program.clock(), chosen.database, chosen.password_file)
    service.require_calendar(profile)
    if chosen.key_file is not None:
        connecting.take_key_from(profile, chosen.key_file, make=True)
    desk = program.open_desk(profile)
    if chosen.channel is None:
        for line in [_line(standing) for standing in connecting.standings(desk)] or [say("connect_none")]:
            print(line)
        return 0
    channel = connecting.named(desk, chosen.channel)
    connecting.open_keys(desk)  # before anybody is sent to a browser
    try:
        _sign_in(desk, channel)
    except Problem as problem:
        sys.stderr.write(" ".join(told_of(problem, again=True)) + "\n")
        return 1
    return 0


def _sign_in(desk: Desk, channel: Channel) -> None:
    fields = {"browser": "elsewhere"}
    for asked in desk.channels.forms[channel.kind].fields:
        fields[asked.name] = _secret(channel) if asked.kind == "secret" else channel.settings.get(asked.name, "")
    renewed = desk.channels.sign_in_again(channel.id, fields, _Terminal(channel))
    print(say("connect_done", channel=_called(renewed.channel)))
    if renewed.going_on:
        print(say("connect_going_on", count=renewed.going_on))
    if renewed.to_decide:
        print(say("connect_to_decide", count=renewed.to_decide))


def _secret(channel: Channel) -> str:
    """What is typed unseen, or one line of the standard input where that is no terminal: never an argument, which
    every other person on the computer can see.
    """
    prompt = say("connect_secret", address=channel.address)
    told = getpass.getpass(prompt + " ") if sys.stdin.isatty() else sys.stdin.readline()
    if not told.strip():
        raise SignInNeeded("sign_in_given_up")
    return told.strip()


class _Terminal:
    """Asks whoever sits at it to go to a browser and bring the code back."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def open_page(self, url: str) -> None:
        """Says where to go: this computer may have no browser."""
        print(say("connect_page", address=self._channel.address), url, say("connect_code"), sep="\n", flush=True)

    def take_code(self, timeout_s: float) -> str:
        """One line of the standard input. Raises `SignInNeeded("sign_in_given_up")` at its end."""
        # Without a buffer: its lock would hold up the end of a program whose person pressed Ctrl-C instead.
        with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as typed:
            line = typed.readline()
        if not line.strip():
            raise SignInNeeded("sign_in_given_up")
        return line.decode("utf-8", "replace")


def _line(standing: Standing) -> str:
    channel = _called(standing.channel)
    if not standing.needs_access:
        return say("connect_not_needed", channel=channel)
    if standing.why is None:
        return say("connect_open", channel=channel)
    if standing.why.code == "secret_missing":
        return say("connect_missing", channel=channel)
    return f"{channel}: {sentence(standing.why)}"


def _called(channel: Channel) -> str:
    return " · ".join(filter(None, (channel.letters, channel.name, channel.address)))
