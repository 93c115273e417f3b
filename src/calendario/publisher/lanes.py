"""All that is being done, channel by channel: nothing twice at once, and one channel's slow network holds no other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import TypeAlias
from uuid import UUID

from calendario.domain.problem import Problem
from calendario.publisher.lane import Lane
from calendario.publisher.uploads import Uploads

_log = logging.getLogger(__name__)

#: Something for a lane; it returns what it leaves to be done when nothing else of the channel is due.
Work: TypeAlias = Callable[[], Callable[[], None] | None]

#: How long a post that the network says it has may wait to be read back, while others of its channel are due.
READ_BACK_S = 10.0


class Lanes:
    """For each channel one lane, in which its posts leave, and beside it its uploads, which delay nothing there.

    The loop's own: only what it hands over runs elsewhere. `done` is called there whenever something was, `rest` after
    a trouble, to keep still for a while.
    """

    def __init__(self, done: Callable[[], None], rest: Callable[[], None]) -> None:
        self._done, self._rest = done, rest
        self._guard = threading.Lock()
        self._lanes: dict[UUID, Lane] = {}  # by channel
        self._uploads: dict[UUID, Uploads] = {}  # by channel
        self._busy: set[UUID] = set()
        self._pending: list[Future[None]] = []
        #: Whether nothing that is still under way counts any more.
        self.ended = False
        #: The last that was met.
        self.trouble: Exception | None = None

    @property
    def busy(self) -> frozenset[UUID]:
        """With what something is being done, or will be in its turn."""
        with self._guard:
            return frozenset(self._busy)

    def begin(
        self,
        what: UUID,
        channel_id: UUID,
        work: Work,
        may_wait_s: float = 0.0,
        *,
        uploads_for: datetime | None = None,
    ) -> None:
        """`work` in the channel's lane, when nothing has to leave there now but within `may_wait_s`, unless something
        is being done with `what` already. Among the channel's uploads where it is one, `uploads_for` (aware UTC) its
        hour; an upload of `what` that waits for its turn there gives way to any other work, or to another hour.
        """
        with self._guard:
            uploads = self._uploads.setdefault(channel_id, Uploads())
            if what in self._busy and not uploads.withdraw(what, unless_for=uploads_for):
                return
            self._busy.add(what)
        try:
            if uploads_for is None:
                self._hand_over(what, channel_id, work, may_wait_s)
            else:
                self._pending.append(uploads.add(what, partial(self._work, what, channel_id, work), uploads_for))
        except BaseException:  # such as no thread to be had: it is tried again
            with self._guard:
                self._busy.discard(what)
            raise

    def add(self, channel_id: UUID, work: Callable[[], None]) -> None:
        """`work` in the channel's lane, whatever else is being done."""
        self._lane(channel_id).add(work)

    def is_full(self, channel_id: UUID) -> bool:
        """See `Lane.is_full`."""
        return self._lane(channel_id).is_full

    def settle(self) -> bool:
        """Waits for all that was begun; False where that was nothing. Raises what broke."""
        pending, self._pending = self._pending, []
        for future in pending:
            future.result()
        return bool(pending)

    def tidy(self) -> None:
        """Forgets what is done."""
        self._pending = [f for f in self._pending if not f.done()]

    def end(self) -> None:
        """Returns when what is under way in a lane, and what is owed, is done; uploads are left to end as they may."""
        self.ended = True
        for uploads in self._uploads.values():
            uploads.end()
        for lane in self._lanes.values():
            lane.end()
        for lane in self._lanes.values():
            lane.wait()

    def _lane(self, channel_id: UUID) -> Lane:
        with self._guard:
            lane = self._lanes.get(channel_id)
            if lane is None:
                lane = self._lanes[channel_id] = Lane()
            return lane

    def _hand_over(self, what: UUID, channel_id: UUID, work: Work, may_wait_s: float, *, owed: bool = False) -> None:
        added = self._lane(channel_id).add(partial(self._work, what, channel_id, work), may_wait_s, owed=owed)
        if added is not None:  # never from within a lane, so that `_pending` is the loop's own
            self._pending.append(added)

    def _work(self, what: UUID, channel_id: UUID, work: Work) -> None:
        """Does it, and leaves to the lane what may wait until nothing of the channel is due."""
        left = None
        try:
            left = work()
        except Problem as problem:
            self.trouble = problem
            _log.warning("%s: the store cannot be used now: %s", what, problem.code)
            self._rest()
        except Exception as error:
            self.trouble = error
            _log.exception("%s: a bug of ours", what)
            self._rest()
        finally:
            if left is None:
                with self._guard:
                    self._busy.discard(what)
                self._done()
        if left is not None:
            self._hand_over(what, channel_id, left, READ_BACK_S, owed=True)
