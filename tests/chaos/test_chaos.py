"""The short form of `make chaos`: a fixed seed, two dozen deaths, and every post is out exactly once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.chaos.run import chaos
from tests.chaos.workload import lives_s, workload

KILLS = 24


@pytest.mark.server
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL and no fork")
def test_two_dozen_deaths_publish_nothing_twice_and_lose_nothing(tmp_path: Path) -> None:
    verdict = chaos(2026, KILLS, tmp_path, pace=4.0)
    assert verdict.good, str(verdict)
    assert verdict.kills == KILLS
    assert verdict.hits > 0, "no publisher died while it was sending: this run proved nothing"
    assert verdict.once > KILLS
    assert verdict.threads > 0, "no thread went out: this run proved nothing of them"
    assert verdict.videos > 0, "no video went out: this run proved nothing of uploads"


@pytest.mark.server
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL and no fork")
def test_two_computers_of_a_team_that_die_again_and_again_publish_nothing_twice(tmp_path: Path) -> None:
    verdict = chaos(2027, KILLS, tmp_path, pace=4.0, computers=2)
    assert verdict.good, str(verdict)
    assert verdict.kills == KILLS
    assert verdict.once > KILLS


def test_the_seed_is_the_workload() -> None:
    first, again, other = (workload(seed, 4.0) for seed in (7, 7, 8))
    events = [next(first) for _ in range(200)]
    assert events == [next(again) for _ in range(200)]
    assert events != [next(other) for _ in range(200)]
    lives = [lives_s(seed, 0.1, 0.5) for seed in (7, 7)]
    assert [next(lives[0]) for _ in range(50)] == [next(lives[1]) for _ in range(50)]
