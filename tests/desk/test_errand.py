"""The short-lived child that alone loads network libraries: orders in, answers out, and a person in between."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from calendario.desk import errand
from calendario.domain.adapter import Refused, SignInNeeded, Unavailable
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
