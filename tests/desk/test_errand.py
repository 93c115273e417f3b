"""The short-lived child that alone loads network libraries: orders in, answers out, and a person in between."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.desk import errand
from calendario.domain.adapter import Recent, Refused, Shown, SignInNeeded, Unavailable
from calendario.domain.problem import Problem


class Person:
    """Opens pages; gives a code when the story lets go of it."""

    def __init__(self, code: str | None = "1234") -> None:
        self.opened: list[str] = []
        self.asked = threading.Event()
        self.let_go = threading.Event()
        self._code = code

    def open_page(self, url: str) -> None:
        self.opened.append(url)

    def take_code(self, timeout_s: float) -> str:
        self.asked.set()
        self.let_go.wait(10)
        if self._code is None:
            raise SignInNeeded("sign_in_given_up")
        return self._code


def child(folder: Path, script: str) -> list[str]:
    """A child that runs `script` after it read its order."""
    path = folder / "child.py"
    path.write_text("import json, sys\norder = json.loads(sys.stdin.readline())\n" + script, encoding="utf-8")
    return [sys.executable, str(path)]


SAY = "def say(words):\n    print(json.dumps(words), flush=True)\n"


def test_the_answer_comes_back(tmp_path: Path) -> None:
    command = child(tmp_path, SAY + "say({'done': {'verb': order['verb']}})\n")
    assert errand.run(command, {"verb": "rules"}, None) == {"verb": "rules"}


def test_a_page_is_opened_and_a_pasted_code_goes_in(tmp_path: Path) -> None:
    person = Person("4321")
    person.let_go.set()
    script = (
        SAY + "say({'open': 'https://social.example/'})\nsay({'code': 5})\n"
        "say({'done': {'code': json.loads(sys.stdin.readline())['code']}})\n"
    )
    assert errand.run(child(tmp_path, script), {"verb": "sign-in"}, person) == {"code": "4321"}
    assert person.opened == ["https://social.example/"]


def test_the_browser_may_be_faster_than_the_person(tmp_path: Path) -> None:
    person = Person()
    answer = errand.run(child(tmp_path, SAY + "say({'code': 600})\nsay({'done': {'by': 'browser'}})\n"), {}, person)
    person.let_go.set()
    assert answer == {"by": "browser"}


def test_giving_up_ends_the_errand(tmp_path: Path) -> None:
    person = Person(code=None)
    person.let_go.set()
    with pytest.raises(SignInNeeded) as told:
        errand.run(child(tmp_path, SAY + "say({'code': 600})\nsys.stdin.readline()\n"), {}, person)
    assert told.value.code == "sign_in_given_up"


def test_problems_keep_their_class_code_facts_and_hour(tmp_path: Path) -> None:
    words = errand.problem_to_json(Refused("address_wrong", server="social.example"))
    with pytest.raises(Refused) as told:
        errand.run(child(tmp_path, SAY + f"say({words!r})\n"), {}, None)
    assert (told.value.code, dict(told.value.facts)) == ("address_wrong", {"server": "social.example"})


def test_a_child_that_dies_or_talks_nonsense_is_told_as_such(tmp_path: Path) -> None:
    for script in ("sys.exit(1)\n", "print('Traceback (most recent call last):', flush=True)\n"):
        with pytest.raises(Unavailable) as told:
            errand.run(child(tmp_path, script), {}, None)
        assert told.value.code == "errand_failed"
    assert isinstance(told.value, Problem)


def test_what_an_account_shows_comes_whole_from_the_child() -> None:
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    posts = (Shown("at://a/1", "https://bsky.example/1", "Feria", at, 2, "bafy1"), Shown("7", None, "", at))
    recent = Recent(posts, whole=True)
    assert errand.recent_from_json(json.loads(json.dumps(errand.recent_to_json(recent)))) == recent


# -- time and giving up ------------------------------------------------------------------------------------------------

#: Connects to somebody who takes the call and never says a word.
HANG = (
    SAY + "import socket\n"
    "there = socket.create_connection(('127.0.0.1', order['port']))\n"
    "there.sendall(str(__import__('os').getpid()).encode() + b'\\n')\n"
    "there.recv(1)\n"
    "say({'done': {'much': 'too late'}})\n"
)


class Silent:
    """A server that accepts and never answers; it is told the number of the process that calls."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(20)
        self.port = self._door.getsockname()[1]
        self.caller: socket.socket | None = None

    def wait_for_caller(self) -> int:
        self.caller, _ = self._door.accept()
        self.caller.settimeout(20)
        return int(self.caller.makefile().readline())

    def caller_is_gone(self) -> bool:
        """Waits until it is."""
        assert self.caller is not None
        try:
            return self.caller.recv(1) == b""
        except ConnectionResetError:
            return True

    def close(self) -> None:
        self._door.close()
        if self.caller is not None:
            self.caller.close()


@pytest.fixture
def silent() -> Iterator[Silent]:
    server = Silent()
    yield server
    server.close()


def test_a_network_that_never_answers_is_told_and_its_child_is_gone(tmp_path: Path, silent: Silent) -> None:
    command = child(tmp_path, HANG)
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(errand.run, command, {"port": silent.port}, None, None, errand.Bounds(network_s=3.0))
        silent.wait_for_caller()
        with pytest.raises(Unavailable) as problem:
            told.result(20)
    assert problem.value.code == "errand_too_long"
    assert silent.caller_is_gone()


def test_giving_up_while_the_network_is_waited_for_ends_the_child_at_once(tmp_path: Path, silent: Silent) -> None:
    nobody = errand.Alone()
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(errand.run, child(tmp_path, HANG), {"port": silent.port}, nobody)
        silent.wait_for_caller()
        assert nobody.patience.give_up()
        with pytest.raises(SignInNeeded) as problem:
            told.result(20)  # long before its ninety seconds
    assert problem.value.code == "sign_in_given_up"
    assert silent.caller_is_gone()


def test_a_person_who_never_comes_back_from_the_browser_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    person = Person()
    script = SAY + "say({'code': 600})\nsys.stdin.readline()\n"
    with pytest.raises(SignInNeeded) as told:
        errand.run(child(tmp_path, script), {}, person, bounds=errand.Bounds(network_s=2.0, person_s=0.1))
    person.let_go.set()
    assert told.value.code == "sign_in_given_up"


def test_what_a_person_gave_up_before_it_began_is_not_begun(tmp_path: Path) -> None:
    nobody = errand.Alone()
    nobody.patience.give_up()
    with pytest.raises(SignInNeeded):
        errand.run(child(tmp_path, SAY + "sys.stdin.read()\n"), {}, nobody)


def test_an_answer_is_taken_or_given_up_and_never_both() -> None:
    given_up, taken = errand.Patience(), errand.Patience()
    heard: list[str] = []
    given_up.when_given_up(lambda: heard.append("at the time"))
    assert given_up.give_up()
    given_up.when_given_up(lambda: heard.append("afterwards"))
    assert heard == ["at the time", "afterwards"]
    with pytest.raises(SignInNeeded):
        given_up.take()
    taken.take()
    assert not taken.give_up()


def test_an_errand_that_asks_where_nobody_is_asked_ends(tmp_path: Path) -> None:
    for ask in (None, errand.Alone()):
        with pytest.raises(SignInNeeded):
            errand.run(child(tmp_path, SAY + "say({'code': 600})\nsys.stdin.readline()\n"), {}, ask)


def test_rotated_credentials_are_kept_even_if_the_rest_fails(tmp_path: Path) -> None:
    kept: list[str] = []
    with pytest.raises(Unavailable):
        errand.run(child(tmp_path, SAY + "say({'secret': 'new'})\nsys.exit(1)\n"), {}, None, kept.append)
    assert kept == ["new"]
