"""What a publisher costs that has nothing to do: the real `calendario publish` on a file, beside Pythons that sleep.

`CALENDARIO_BENCH_IDLE_S=3600 make bench ARGS="-k idle"` measures a whole hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from tests.newsroom import Newsroom
from tests.publisher.running import PATIENCE_S, RealClock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

_IDLE_S = float(os.environ.get("CALENDARIO_BENCH_IDLE_S", "120"))
_SETTLED_S = 5.0
_SLEEPERS = {
    "a Python that sleeps": "import time; time.sleep(1e6)",
    "the same with SQLAlchemy": "import sqlite3, sqlalchemy, sqlalchemy.dialects.sqlite, time; time.sleep(1e6)",
}
_IMPORTED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +([\w.]+)")


def _cpu_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(process: int) -> Mapping[str, float]:
    """RSS, PSS (pages shared with other processes count in part) and USS (those that would be free without it)."""
    found: Counter[str] = Counter()
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]:
        name, size = line.split()[:2]
        found[name.rstrip(":")] += int(size)
    sizes = {"RSS": found["Rss"], "PSS": found["Pss"], "USS": found["Private_Clean"] + found["Private_Dirty"]}
    return {name: size / 1024 for name, size in sizes.items()}


def bench_idle(tmp_path: Path) -> None:
    """One channel, one post in a month."""
    newsroom = Newsroom(tmp_path / "perfil", RealClock())
    newsroom.plan("Dentro de un mes", minutes=timedelta(days=30) / timedelta(minutes=1))
    newsroom.close()
    publish = ["-m", "calendario", "--profile", str(newsroom.folder), "publish"]
    commands = {name: ["-c", code] for name, code in _SLEEPERS.items()} | {"calendario publish": publish}
    imports = tmp_path / "imports"
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            running[name] = subprocess.Popen([sys.executable, *command])
        threading.Event().wait(_SETTLED_S)
        before, began = {name: _cpu_s(p.pid) for name, p in running.items()}, time.monotonic()
        threading.Event().wait(_IDLE_S)
        print(f"\nIdle for {_IDLE_S:.0f} s (goal: at most 2 s of processor an hour and 60 MB)")
        for name, process in running.items():
            an_hour = (_cpu_s(process.pid) - before[name]) * 3600 / (time.monotonic() - began)
            memory = "   ".join(f"{what} {mb:5.1f}" for what, mb in _memory_mb(process.pid).items())
            print(f"  {name:26} {an_hour:6.2f} s an hour (to start: {before[name]:.2f} s)   {memory} MB")
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait(PATIENCE_S)
    with imports.open("wb") as told:
        once = [sys.executable, "-X", "importtime", *publish, "--once"]
        subprocess.run(once, stderr=told, check=True, timeout=PATIENCE_S)
    own_ms: Counter[str] = Counter()
    for micro, module in _IMPORTED.findall(imports.read_text()):
        own_ms[".".join(module.split(".")[: 2 if module.startswith("calendario.") else 1])] += int(micro)
    print("  what it imports, ms of its own: " + ", ".join(f"{n} {us / 1000:.0f}" for n, us in own_ms.most_common(24)))
