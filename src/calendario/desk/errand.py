"""A call that needs a network library, run in a short-lived child: one JSON order in, JSON lines out.

The child may ask for the person in between: `{"open": url}` opens a page, `{"code": seconds}` wants a pasted code, that
is answered by `{"code": text}` on its standard input. `{"secret": text}` brings rotated credentials. It ends with
`{"done": …}` or `{"problem": code, …}`.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from calendario.domain.adapter import Ask, NoAnswer, Refused, SignInNeeded, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.networks import Limits
from calendario.domain.problem import Problem

_CLASSES = {c.__name__: c for c in (Refused, SignInNeeded, Unavailable, NoAnswer)}


def run(
    command: Sequence[str],
    order: Mapping[str, Any],
    ask: Ask | None,
    keep: Callable[[str], None] | None = None,
) -> dict[str, Any]:
    """What the child found out; `keep` is given rotated credentials the moment they come, whatever happens after.

    Raises the problem it told of, or `Unavailable("errand_failed")` when it just died.
    """
    with subprocess.Popen(
        [*command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        given_up: list[Problem] = []
        try:
            _say(child, order)
            for line in child.stdout:
                told = json.loads(line)
                if "done" in told:
                    return dict(told["done"])
                if "problem" in told:
                    raise _problem(told)
                if "secret" in told and keep is not None:
                    keep(str(told["secret"]))
                elif "open" in told and ask is not None:
                    ask.open_page(str(told["open"]))
                elif "code" in told:
                    if ask is None:
                        raise SignInNeeded()
                    # Beside, not before: the browser may bring the code while the person is still asked for it.
                    waiting = (child, ask, float(told["code"]), given_up)
                    threading.Thread(target=_take_code, args=waiting, name="errand-code", daemon=True).start()
        except (BrokenPipeError, json.JSONDecodeError) as error:
            raise Unavailable("errand_failed") from error
        finally:
            child.kill()
    raise given_up[0] if given_up else Unavailable("errand_failed")


def _take_code(child: subprocess.Popen[str], ask: Ask, timeout_s: float, given_up: list[Problem]) -> None:
    try:
        _say(child, {"code": ask.take_code(timeout_s)})
    except Problem as problem:
        given_up.append(problem)
        child.kill()  # ends the reading of its lines
    except (OSError, ValueError):
        return  # the errand ended meanwhile and its pipe is closed


def channel_to_json(channel: Channel) -> dict[str, Any]:
    """What the child needs to know of a channel."""
    return {
        "id": str(channel.id),
        "kind": channel.kind,
        "network": channel.network,
        "name": channel.name,
        "letters": channel.letters,
        "address": channel.address,
        "settings": dict(channel.settings),
        "limits": None if channel.limits is None else channel.limits.to_json(),
        "language": channel.language,
    }


def channel_from_json(data: Mapping[str, Any]) -> Channel:
    """The inverse of `channel_to_json`."""
    return Channel(
        id=UUID(data["id"]),
        kind=data["kind"],
        network=data["network"],
        name=data["name"],
        letters=data["letters"],
        address=data["address"],
        settings=data["settings"],
        limits=None if data["limits"] is None else Limits.from_json(data["limits"]),
        language=data["language"],
    )


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """A problem as the child tells it."""
    retry_at = getattr(problem, "retry_at", None)
    return {
        "problem": problem.code,
        "class": type(problem).__name__,
        "facts": {k: str(v) for k, v in problem.facts.items()},
        "retry_at": None if retry_at is None else retry_at.isoformat(),
    }


def _problem(told: Mapping[str, Any]) -> Problem:
    kind = _CLASSES.get(str(told.get("class")))
    facts = dict(told.get("facts") or {})
    if kind is Unavailable:
        retry_at = told.get("retry_at")
        return Unavailable(
            str(told["problem"]), retry_at=None if retry_at is None else datetime.fromisoformat(retry_at), **facts
        )
    return (kind or Problem)(str(told["problem"]), **facts)


def _say(child: subprocess.Popen[str], words: Mapping[str, Any]) -> None:
    assert child.stdin is not None
    child.stdin.write(json.dumps(words) + "\n")
    child.stdin.flush()
