"""From the command to the first painted window, beside an empty QMainWindow started in turn with it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

_RUNS = 9
_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)

application = QApplication(sys.argv)
window = Window()
window.resize(1366, 688)
window.show()
application.exec()
"""


def _seconds(command: list[str], **extra: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), **extra}
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - begin


def bench_first_paint(tmp_path: Path) -> None:
    """Both whole processes, in turn, so that whatever else the machine does falls on both."""
    window = [sys.executable, "-m", "calendario", "--profile", str(tmp_path / "perfil")]
    empty, ours = [], []
    _seconds(window, CALENDARIO_SELF_TEST="1")  # the calendar exists, the files are in the page cache
    for _ in range(_RUNS):
        empty.append(_seconds([sys.executable, "-c", _EMPTY]))
        ours.append(_seconds(window, CALENDARIO_SELF_TEST="paint"))
    print()
    for name, times in (("empty QMainWindow", empty), ("Calendario", ours)):
        print(f"{name:18} best {min(times) * 1000:5.0f} ms   median {statistics.median(times) * 1000:5.0f} ms")
    best, median = min(ours) / min(empty), statistics.median(ours) / statistics.median(empty)
    print(f"{'ratio':18} best {best:8.2f}   median {median:8.2f}   (goal: at most 1.5)")
