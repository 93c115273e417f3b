"""A real publisher whose network answers when it is told to: slow_publisher.py PROFILE.

Says "sending" once a post is with the network, and lets it go through when a line comes in.
"""

from __future__ import annotations

import sys
from pathlib import Path

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.main import clock, open_desk
from calendario.publisher import process
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom


class SlowNetwork(PracticeAdapter):
    """Takes a post when somebody says so."""

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: object) -> Receipt:
        sys.stdout.write("sending\n")
        sys.stdout.flush()
        sys.stdin.readline()
        return super().publish(channel, secret, prepared, key, clock())


def main(folder: Path) -> None:
    """Publishes until it is asked to stop."""
    office = (desk := open_desk(folder)).office
    with process.alone(office.profile):
        newsroom = Newsroom(
            database=office.database,
            machine=office.machine,
            owner=f"{office.machine}:slow",
            adapters={"practice": SlowNetwork()},
            media=office.media.path,
            secrets=lambda _channel: None,
            clock=clock,
        )
        process.run_until_told(Publisher(newsroom, desk.publishing.stops()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
