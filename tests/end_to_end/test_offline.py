"""With the network removed the desk works as always."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def _why_not() -> str:
    """Why a process without a network cannot be had here, "" where it can."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return "there is no `unshare` here"
    tried = subprocess.run([unshare, "-rn", "true"], capture_output=True, text=True, timeout=10, check=False)
    return tried.stderr.strip() or "`unshare -rn` is not permitted here" if tried.returncode else ""


def test_a_day_at_the_desk_without_a_network(tmp_path: Path) -> None:
    why_not = _why_not()
    if why_not:
        pytest.skip(why_not)
    script = [str(HERE / "offline_desk.py"), str(tmp_path / "perfil"), str(tmp_path / "web")]
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, *script],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["reached"] == []
    slowest = sorted(told["took_ms"], key=lambda t: -t[1])[:5]
    print("\nslowest calls:", ", ".join(f"{name} {ms:.0f} ms" for name, ms in slowest))  # noqa: T201
    loading = {"load the program", "load the dictionary"}  # once a start, beside the window
    slow = [(name, ms) for name, ms in told["took_ms"] if name not in loading and ms > 1000]  # on a free computer: 100
    assert not slow
