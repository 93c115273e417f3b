"""What o'clock it is: what the publisher's own clock, the store and the channels' servers say of it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from calendario.domain.clock import DOUBT, Trust
from calendario.domain.problem import Problem
from calendario.publisher import sending
from calendario.publisher.believing import ClockWatch
from calendario.publisher.newsroom import Newsroom
from calendario.store import presence
from calendario.store.presence import Request

_log = logging.getLogger(__name__)

ASK_EVERY = timedelta(minutes=10)  # of a channel's server, when something of it is made ready


class Hours:
    """The loop looks, the lanes tell what servers say."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._clock: ClockWatch | None = None
        self._believed = 0
        self._asked: dict[UUID, datetime] = {}  # by channel
        self._doubting: UUID | None = None  # the channel whose server last had another hour
        self._disbelieved: set[UUID] = set()  # a person said that our hour is right, not theirs
        #: The hour, until a person says that ours is right.
        self._asks_database = newsroom.database.shared and newsroom.running_s is not None

    @property
    def jumped(self) -> bool:
        """Whether the clock is not believed any more, by itself alone: nothing is read."""
        return self._clock is not None and self._clock.look().cause is not None

    def look(self, *, changed: bool) -> Trust:
        """What is thought of the clock; `changed` when a person may have said that it is right."""
        newsroom = self._newsroom
        if self._clock is None or changed:
            with newsroom.database.reading() as tx:
                last_seen_at = presence.last_seen_at(tx, newsroom.machine)
                believed = presence.asked(tx, newsroom.machine, Request.BELIEVE_CLOCK)
                now = newsroom.clock()
                hour = presence.hour(tx, now)
            if self._clock is None:
                self._clock = ClockWatch(newsroom.reading, last_seen_at)
            elif believed != self._believed:
                self._clock.believe()
                if self._doubting is not None:  # else it would raise the same doubt every time it is asked
                    self._disbelieved.add(self._doubting)
                self._asks_database = False
            self._believed = believed
            trust = self._clock.look()
            if self._asks_database and (trust.cause is None or abs(hour - now) <= DOUBT):
                self._clock.told(hour)
        return self._clock.look()

    def compare_now_and_then(self, channel_id: UUID) -> None:
        """As `compare`, unless that was just done."""
        asked_at, now = self._asked.get(channel_id), self._newsroom.clock()
        if asked_at is None or not timedelta() <= now - asked_at < ASK_EVERY:
            self.compare(channel_id)

    def compare(self, channel_id: UUID) -> None:
        """Tells the watch what the channel's server says. Never raises: it runs in a lane."""
        try:
            server_at = sending.ask_hour(self._newsroom, channel_id)
        except Problem as problem:
            _log.warning("the store cannot be used now: %s", problem.code)
            return
        if server_at is not None and self._clock is not None and channel_id not in self._disbelieved:
            self._asked[channel_id] = self._newsroom.clock()
            if self._clock.told(server_at).cause is not None:
                self._doubting = channel_id
