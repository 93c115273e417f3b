"""A team's calendar as a window has it: on the server, and behind it the copy of this computer.

One thread asks the server every second whether it is there, and everybody goes by its verdict: nobody else finds out by
waiting. While it is away, or the calendar is not there any more, what is read is the copy's, what is drafted is kept
there, and nothing else is written.
"""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from calendario.domain.away import SILENT, Away
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.store import moving
from calendario.store.copy_due import CopyDue
from calendario.store.database import Database, StoreProblem, Transaction
from calendario.store.engines import DataVersion
from calendario.store.engines.postgresql import LOCK_WAIT_S, Postgresql, Watch
from calendario.store.mirror import Mirror

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_LOOK_EVERY_S = 0.2  # what others changed is seen so soon
_ASK_EVERY_S = 1.0
_SILENCE_S = 3.0  # a server that says nothing for so long is away
_VERDICT_S = _ASK_EVERY_S + _SILENCE_S  # an answer older than this: nobody waits for another
_TRY_EVERY_S = 2.0  # while it is away
_COPY_TAKES_AT_MOST_S = 300.0
_END_S = 0.5


class JoinedDatabase(Database):
    """A team's calendar, its server there or away."""

    def __init__(
        self,
        url: str,
        mirror: Path,
        clock: Callable[[], datetime],
        copy: Callable[[], subprocess.Popen[bytes]],
        *,
        password: Callable[[], str | None] | None = None,
    ) -> None:
        """The calendar at `url` with its copies in the folder `mirror`; `clock` gives aware UTC. What was drafted while
        it was away goes up before this returns. Where it is away and there is a copy, that is what opens.

        `copy` starts a process that makes a new one (`mirror.make`): at once where there is none, else soon, then every
        quarter of an hour and at `close`, if the calendar has changed; sooner again after one that could not be made,
        or that is of a calendar that nobody had begun. Raises the problems of `Database.connect`, and
        "team_other_calendar" where drafts wait for another institution's; where the calendar is on its way elsewhere
        nothing goes up.
        """
        place = Postgresql(url, password, LOCK_WAIT_S, 2 * _VERDICT_S, self._hopes)
        super().__init__(place, place.engine())
        self._line = Watch(Postgresql(url, password, LOCK_WAIT_S, _SILENCE_S), _ASK_EVERY_S)
        self._folder, self._clock, self._copy = mirror, clock, copy
        self._guard = threading.RLock()  # between a draft that is kept here and the way up
        self._away: Away | None = None
        self._turns = 0  # how often it went or came back
        self._number = 0
        self._heard_s = time.monotonic()
        self._gone_up = 0
        self._copying: subprocess.Popen[bytes] | None = None
        self._copying_since_s = self._heard_s
        self._copy_due = CopyDue(self._heard_s)
        self._ended = threading.Event()
        self._attendant = threading.Thread(target=self._attend, name="team's server", daemon=True)
        self._shelf = threading.Lock()  # for the instant in which one copy takes another's place
        self._readers: Counter[Mirror] = Counter()
        self._left: dict[Mirror, bool] = {}  # no more the copy, but somebody may read it; whether it is to be forgotten
        self._mirror = Mirror.newest(mirror, clock())
        try:
            self._come_back()
        except StoreProblem as problem:
            if problem.code not in SILENT or self._as_of() is None:
                self.close()
                raise
            self._lose(problem)
        except BaseException:
            self.close()
            raise
        self._attendant.start()

    @property
    def away(self) -> Away | None:
        """Since when the server does not answer; None while it does."""
        return self._away

    @property
    def waiting(self) -> int:
        """See `Database.waiting`; what waits in the copy that is read."""
        with self._guard:
            return 0 if self._mirror is None else self._mirror.waiting()

    @property
    def gone_up(self) -> int:
        """See `Database.gone_up`."""
        return self._gone_up

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """On the server; of the copy while it is away."""
        with ExitStack() as opened:
            tx = self._on_server(opened, super().reading())
            if tx is None:
                tx = opened.enter_context(opened.enter_context(self._held()).database.reading())
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """On the server. Raises `StoreProblem`: "team_server_away", "team_calendar_gone" where it was moved since."""
        with ExitStack() as opened:
            yield self._there(self._on_server(opened, super().writing()))

    @contextmanager
    def moving(self) -> Iterator[Transaction]:
        """On the server. Raises `StoreProblem("team_server_away")`."""
        with ExitStack() as opened:
            yield self._there(self._on_server(opened, super().moving()))

    @contextmanager
    def adding(self) -> Iterator[Transaction]:
        """On the server. Raises `StoreProblem("team_server_away")`."""
        with ExitStack() as opened:
            yield self._there(self._on_server(opened, super().adding()))

    def drafting(self, work: Callable[[Transaction], _T], *, adding: bool = False) -> _T:
        """On the server; in the copy while it is away, also where it went in the middle of `work`."""
        while True:
            try:
                with ExitStack() as opened:
                    tx = self._on_server(opened, super().adding() if adding else super().writing())
                    if tx is not None:
                        return work(tx)
            except StoreProblem as problem:
                if problem.code not in SILENT:
                    raise
                self._lose(problem)
            with self._guard:
                if self._away is not None:
                    return self._kept().database.drafting(work)

    def data_version(self) -> DataVersion:
        """Costs nothing: somebody else looks."""
        return _Told(self)

    def told(self) -> int:
        """A number that differs once anything else is read than before."""
        turns, number = self._turns, self._number
        if self._away is not None and self._mirror is not None:
            with self._held() as mirror:
                number = mirror.watch()
        return turns << 128 | number

    def copy_to(self, target: Path) -> None:
        """Of the server. Raises `StoreProblem("team_server_away")`."""
        if self._away is not None:
            raise self._refusal()
        super().copy_to(target)

    def close(self) -> None:
        """Closes every connection; the next transaction opens another, but nobody looks after them any more."""
        if self._attendant.is_alive():
            self._ended.set()
            self._attendant.join(_END_S)
            self._copy_at_last()
        if not self._attendant.is_alive():  # else it does so itself, once its server has answered
            self._line.close()
        if self._mirror is not None:
            self._mirror.close()
        super().close()

    # --- whether it is there

    def _hopes(self) -> bool:
        if threading.current_thread() is self._attendant:
            return True
        looked_after = self._attendant.is_alive() and not self._ended.is_set()
        return self._away is None and not (looked_after and time.monotonic() - self._heard_s > _VERDICT_S)

    def _attend(self) -> None:
        while not self._ended.wait(_LOOK_EVERY_S if self._away is None else _TRY_EVERY_S):
            try:
                if self._away is None:
                    self._look()
                else:
                    self._fetch_copy()
                    self._come_back()
            except Problem as problem:
                self._lose(problem)
            except Exception:
                _log.exception("the team's server: a bug of ours")
                self._lose(Problem("our_fault"))
        self._line.close()

    def _look(self) -> None:
        try:
            number = self._line()
        except StoreProblem:
            number = self._line()  # a connection may break while the server is there
        if number != self._number:
            with super().reading() as tx:
                moving.refuse(tx)  # nobody must plan here what goes out from where the calendar is by now
        self._number = number
        self._heard_s = time.monotonic()
        self._see_to_the_copy()

    def _lose(self, problem: Problem) -> None:
        computer = str(problem.facts.get("computer", ""))
        with self._guard:
            if self._away is None:
                self._away = Away(self._clock(), problem.code, self._as_of(), computer)
                _log.warning("the team's server is away: %s", problem.code)
            elif self._away.why != problem.code:
                self._away = replace(self._away, why=problem.code, computer=computer)
                _log.warning("the team's server is still away: %s", problem.code)
            else:
                return
            self._turns += 1

    def _come_back(self) -> None:
        """Everything that waits goes up before anybody else writes there again."""
        number = self._line()
        self._engine.dispose()
        self._make_ready(self._clock())
        with super().reading() as tx:
            if self._attendant.is_alive():
                moving.refuse(tx)
            stays = moving.standing(tx) is None
            if self._mirror is not None and not self._mirror.is_of(tx):
                self._part_with(self._mirror)
        if self._mirror is not None and stays:
            self._mirror.lift_pictures(super().adding)  # large: nobody who drafts meanwhile waits for them
        with self._guard:
            while stays and self._mirror is not None and self._mirror.owes():
                self._mirror.lift_pictures(super().adding)
                going = self._mirror.waiting()
                with super().writing() as tx:
                    self._mirror.lift(tx, self._clock())
                self._mirror.settled()
                self._gone_up += going
                _log.info("what was drafted while the team's server was away is there")
                self._take_newest()
            if self._away is not None:
                _log.info("the team's server is back")
            self._away, self._number, self._heard_s = None, number, time.monotonic()
            self._turns += 1
        if self._mirror is None:
            self._copy_due.at_once(self._heard_s)

    def _part_with(self, mirror: Mirror) -> None:
        if mirror.owes():
            raise StoreProblem("team_other_calendar", path=self._place.name)
        with self._guard:
            self._put(None, forget=True)

    def _on_server(self, opened: ExitStack, transaction: AbstractContextManager[Transaction]) -> Transaction | None:
        if self._away is not None:
            return None
        try:
            return opened.enter_context(transaction)
        except StoreProblem as problem:
            if problem.code not in SILENT:
                raise
            self._lose(problem)
            return None

    def _there(self, tx: Transaction | None) -> Transaction:
        if tx is None:
            raise self._refusal()
        return tx

    def _kept(self) -> Mirror:
        if self._mirror is None:
            away = self._away
            raise StoreProblem("team_server_gone" if away is None else away.why, path=self._place.name)
        return self._mirror

    def _refusal(self) -> StoreProblem:
        away, mirror = self._away, self._mirror
        if away is not None and away.why == "team_calendar_gone":  # it answers, and will not be back
            return StoreProblem(away.why, path=self._place.name)
        if away is None or mirror is None or mirror.zone is None:
            return StoreProblem("team_server_away", path=self._place.name)
        return StoreProblem("team_server_away", path=self._place.name, since=wall_clock(away.since_at, mirror.zone))

    # --- the copy

    def _see_to_the_copy(self) -> None:
        now_s = time.monotonic()
        if self._copying is not None:
            self._fetch_copy()
        elif self._copy_due.has_come(now_s):
            self._copy_due.looked(now_s, begun=self._as_of() is not None)
            if self._is_behind():
                self._copying_since_s = now_s
                try:
                    self._copying = self._copy()
                except OSError as error:
                    self._copied(error.errno or 1, now_s)

    def _fetch_copy(self) -> None:
        """Takes up the copy that was being made, once it is whole; also where the server went meanwhile."""
        if self._copying is None:
            return
        now_s, code = time.monotonic(), self._copying.poll()
        if code is None and now_s > self._copying_since_s + _COPY_TAKES_AT_MOST_S:
            self._copying.kill()
            code = self._copying.wait()
        if code is not None:
            self._copying = None
            self._copied(code, now_s)

    def _copied(self, code: int, now_s: float) -> None:
        if code == 0:
            self._take_newest()
        if code == 0 and self._mirror is not None:
            self._copy_due.made(now_s, begun=self._as_of() is not None)
            return
        _log.warning("the copy of the team's calendar could not be made: %d", code)
        self._copy_due.failed(now_s)

    def _copy_at_last(self) -> None:
        """What was done since the last one is there when the window opens next, server or not."""
        with suppress(StoreProblem, OSError):
            if self._away is None and self._copying is None and self._is_behind():
                self._copy()

    def _is_behind(self) -> bool:
        if self._mirror is None:
            return True
        with super().reading() as tx:
            return self._mirror.is_behind(tx)

    def _as_of(self) -> datetime | None:
        """Of when the copy is; None without one, and for one in which nothing can be read or written: nobody had begun
        the calendar.
        """
        mirror = self._mirror
        return None if mirror is None or mirror.zone is None else mirror.copied_at

    def _take_newest(self) -> None:
        with self._guard:
            with self._shelf:
                read = [*self._left] if self._mirror is None else [self._mirror, *self._left]
            self._put(Mirror.newest(self._folder, self._clock(), spare=read))
            if self._away is not None:
                self._away = replace(self._away, as_of_at=self._as_of())
                self._turns += 1

    def _put(self, mirror: Mirror | None, *, forget: bool = False) -> None:
        """It takes the place of the copy. That one's file goes once nobody reads it, if it is older or to `forget`."""
        with self._shelf:
            if self._mirror is not None:
                self._left[self._mirror] = forget
            self._mirror = mirror
        self._clear_away()

    @contextmanager
    def _held(self) -> Iterator[Mirror]:
        """The copy; its file stays until the block ends."""
        with self._shelf:
            mirror = self._kept()
            self._readers[mirror] += 1
        try:
            yield mirror
        finally:
            with self._shelf:
                self._readers[mirror] -= 1
                if not self._readers[mirror]:
                    del self._readers[mirror]
            self._clear_away()

    def _clear_away(self) -> None:
        with self._shelf:
            unread = {mirror: goes for mirror, goes in self._left.items() if mirror not in self._readers}
            for mirror in unread:
                del self._left[mirror]
            now = self._mirror
        for mirror, forget in unread.items():
            mirror.close()
            if forget or (now is not None and mirror.is_before(now)):
                mirror.discard()


class _Told:
    """See `DataVersion`."""

    def __init__(self, joined: JoinedDatabase) -> None:
        self._joined = joined

    def __call__(self) -> int:
        """See `DataVersion`."""
        return self._joined.told()

    def close(self) -> None:
        """Nothing is open."""
