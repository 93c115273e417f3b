"""A real publisher that the system kills right after a step: killed_publisher.py PROFILE STEP."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from calendario.main import adapters, clock, open_desk
from calendario.publisher import process
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom


def main(folder: Path, fatal: str) -> None:
    """Publishes until `fatal` is done, and dies there without a word, as in a power cut."""

    def die(step: str) -> None:
        if step == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    desk = open_desk(folder)
    office = desk.office
    with process.alone(office.profile):
        newsroom = Newsroom(
            database=office.database,
            machine=office.machine,
            owner=f"{office.machine}:{os.getpid()}:1",
            adapters=adapters(),
            media=office.media.path,
            secrets=lambda _channel: None,
            clock=clock,
            step=die,
        )
        Publisher(newsroom).run(threading.Event())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
