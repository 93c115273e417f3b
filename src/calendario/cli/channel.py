"""`calendario channel`: one call that needs a network library, for the window. JSON lines in and out, see
`desk.errand`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from calendario.cli.program import Program
from calendario.desk import errand
from calendario.desk.links import looked_to_json
from calendario.desk.video_errand import look_at_video
from calendario.domain.adapter import Adapters, Ask, ChannelAdapter, Expiring, Movable, SignInNeeded
from calendario.domain.problem import BadInput, Problem


class _Person:
    """Reaches the person through whoever started us."""

    def open_page(self, url: str) -> None:
        _say({"open": url})

    def take_code(self, timeout_s: float) -> str:
        _say({"code": timeout_s})
        line = sys.stdin.readline()
        if not line:
            raise SignInNeeded("sign_in_given_up")
        return str(json.loads(line)["code"])


class _Credentials:
    """Those that came with the order; rotated ones go back at once, before anything else can fail."""

    def __init__(self, value: str) -> None:
        self.value = value

    def keep(self, value: str) -> None:
        self.value = value
        _say({"secret": value})


def run(program: Program) -> int:
    """0 when the call went well; the answer is on the standard output either way."""
    order = json.loads(sys.stdin.readline())
    try:
        if order["verb"] == "links":
            done: dict[str, Any] = {"links": [looked_to_json(one) for one in program.look_at(order["addresses"])]}
        else:
            done = do(program.adapters(), order, _Person())
        _say({"done": done})
        return 0
    except Problem as problem:
        _say(errand.problem_to_json(problem))
        return 1


def do(adapters: Adapters, order: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
    """What the order asks of an adapter. Raises what the adapter raises, and `BadInput("unknown_errand")`."""
    if order["verb"] == "sign-in":
        adapter = adapters[order["kind"]]
        told = adapter.sign_in(order["fields"], ask)
        return {
            "name": told.name,
            "address": told.address,
            "settings": dict(told.settings),
            "secret": told.secret,
            "limits": None if told.limits is None else told.limits.to_json(),
            "access_ends_at": _ends(adapter, None if told.secret is None else _Credentials(told.secret)),
        }
    if order["verb"] == "rules":
        channel = errand.channel_from_json(order["channel"])
        credentials = _Credentials(order["secret"]) if "secret" in order else None
        limits = adapters[channel.kind].rules(channel, credentials)
        return {"limits": limits.to_json(), "access_ends_at": _ends(adapters[channel.kind], credentials)}
    if order["verb"] == "recent":
        channel = errand.channel_from_json(order["channel"])
        credentials = _Credentials(order["secret"]) if "secret" in order else None
        since, now = datetime.fromisoformat(order["since"]), datetime.fromisoformat(order["now"])
        return errand.recent_to_json(adapters[channel.kind].recent(channel, credentials, since, now))
    if order["verb"] == "move":
        channel = errand.channel_from_json(order["channel"])
        adapter = adapters[channel.kind]
        if isinstance(adapter, Movable):
            moved = adapter.move(channel, order["fields"])
            return {"address": moved.address, "settings": dict(moved.settings), "links": dict(moved.links)}
    if order["verb"] == "video":
        return look_at_video(order)
    raise BadInput("unknown_errand", verb=str(order["verb"]))


def _ends(adapter: ChannelAdapter, credentials: _Credentials | None) -> str | None:
    if credentials is None or not isinstance(adapter, Expiring):
        return None
    until = adapter.access_ends_at(credentials)
    return None if until is None else until.isoformat()


def _say(words: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
