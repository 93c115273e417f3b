"""A call that needs a network library, run in a short-lived child: one JSON order in, JSON lines out.

The child may ask for the person in between: `{"open": url}` opens a page, `{"code": seconds}` wants a pasted code, that
is answered by `{"code": text}` on its standard input. `{"secret": text}` brings rotated credentials. It ends with
`{"done": …}` or `{"problem": code, …}`.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol, runtime_checkable
from uuid import UUID

from calendario.domain.adapter import Ask, CannotTell, NoAnswer, Recent, Refused, Shown, SignInNeeded, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.networks import Limits
from calendario.domain.problem import Problem

_CLASSES = {c.__name__: c for c in (Refused, SignInNeeded, Unavailable, NoAnswer, CannotTell)}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long an errand may take, in seconds: `network_s` while only networks are waited for, and `person_s` more once
    a person was asked for something.

    An adapter gives a network 30 seconds for an answer: three silences. A person finds a password, a telephone with a
    second factor, a colleague: a quarter of an hour.
    """

    network_s: float = 90.0
    person_s: float = 900.0


class Patience:
    """How long somebody waits for an errand: until they give it up or its answer is taken. For several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given_up = self._taken = False
        self._then: list[Callable[[], None]] = []

    def give_up(self) -> bool:
        """The answer is not wanted any more. False where it was taken already: then it stands."""
        with self._lock:
            if self._taken:
                return False
            self._given_up = True
            told, self._then = self._then, []
        for then in told:
            then()
        return True

    def take(self) -> None:
        """The answer is used from here on; nobody can give it up any more. Raises `SignInNeeded("sign_in_given_up")`
        where somebody has.
        """
        with self._lock:
            if self._given_up:
                raise SignInNeeded("sign_in_given_up")
            self._taken = True

    def when_given_up(self, then: Callable[[], None]) -> None:
        """`then` is called once, in whatever thread gives it up; at once where that is past."""
        with self._lock:
            if not self._given_up:
                self._then.append(then)
                return
        then()


@runtime_checkable
class Waiting(Ask, Protocol):
    """An `Ask` whose person may give the errand up."""

    @property
    def patience(self) -> Patience:
        """How long they wait."""


class Alone:
    """An `Ask` for an errand that has nothing to ask and may be given up."""

    def __init__(self) -> None:
        self.patience = Patience()

    def open_page(self, url: str) -> None:
        """Nobody sees it."""
        raise SignInNeeded

    def take_code(self, timeout_s: float) -> str:
        """Nobody to ask."""
        raise SignInNeeded


def patience_of(ask: Ask | None) -> Patience:
    """That of whoever waits; somebody who cannot give up waits to the end."""
    return ask.patience if isinstance(ask, Waiting) else Patience()


def run(
    command: Sequence[str],
    order: Mapping[str, Any],
    ask: Ask | None,
    keep: Callable[[str], None] | None = None,
    bounds: Bounds = Bounds(),
) -> dict[str, Any]:
    """What the child found out; `keep` is given rotated credentials the moment they come, whatever happens after.

    Raises the problem it told of; `Unavailable("errand_failed")` when it just died, "errand_too_long" when the network
    took longer than `bounds`; `SignInNeeded("sign_in_given_up")` when the person did, or gave it up. The child is gone
    then.
    """
    child = subprocess.Popen(
        [*command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    end = _End(child)
    patience_of(ask).when_given_up(partial(end.now, SignInNeeded("sign_in_given_up")))
    end.after(bounds.network_s, Unavailable("errand_too_long"))
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
                wait_s = min(float(told["code"]), bounds.person_s)
                # The child does not say when the browser came back: what follows has its time on top.
                end.after(wait_s + bounds.network_s, SignInNeeded("sign_in_given_up"))
                # Beside, not before: the browser may bring the code while the person is still asked for it.
                waiting = (child, ask, wait_s, end, bounds)
                threading.Thread(target=_take_code, args=waiting, name="errand-code", daemon=True).start()
    except (BrokenPipeError, ValueError, TypeError) as error:
        if end.why is None:
            raise Unavailable("errand_failed") from error
    finally:
        end.now(Unavailable("errand_failed"))
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError, ValueError):  # what was not written is nobody's any more
                pipe.close()
        child.wait()
    raise end.why or Unavailable("errand_failed")


class _End:
    """Kills the child, at once or when its time is over, and remembers why: the first reason counts."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.why: Problem | None = None

    def now(self, why: Problem) -> None:
        with self._lock:
            if self.why is None:
                self.why = why
            if self._timer is not None:
                self._timer.cancel()
            self._child.kill()  # which ends the reading of its lines; harmless when it is gone

    def after(self, seconds: float, why: Problem) -> None:
        """From now, in place of what was said before."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self.why is None:
                self._timer = threading.Timer(seconds, self.now, (why,))
                self._timer.daemon = True
                self._timer.start()


def _take_code(child: subprocess.Popen[str], ask: Ask, timeout_s: float, end: _End, bounds: Bounds) -> None:
    try:
        _say(child, {"code": ask.take_code(timeout_s)})
        end.after(bounds.network_s, Unavailable("errand_too_long"))
    except Problem as problem:
        end.now(problem)
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


def recent_to_json(recent: Recent) -> dict[str, Any]:
    """What an account shows, as the child tells it."""
    return {
        "whole": recent.whole,
        "posts": [
            {
                "id": p.remote_id,
                "url": p.url,
                "text": p.text,
                "at": p.made_at.isoformat(),
                "pictures": p.pictures,
                "fingerprint": p.fingerprint,
            }
            for p in recent.posts
        ],
    }


def recent_from_json(data: Mapping[str, Any]) -> Recent:
    """The inverse of `recent_to_json`."""
    return Recent(
        tuple(
            Shown(p["id"], p["url"], p["text"], datetime.fromisoformat(p["at"]), p["pictures"], p["fingerprint"])
            for p in data["posts"]
        ),
        data["whole"],
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
