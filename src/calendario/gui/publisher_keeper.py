"""Sees to it that somebody publishes: starts the publisher where none is alive, and says so when that does not work."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.desk import Desk
from calendario.desk.faces import PublisherFace
from calendario.domain.problem import Problem
from calendario.gui.background import Background

_log = logging.getLogger(__name__)

LOOK_EVERY_MS = 3000
STARTS = 3
WITHIN = timedelta(minutes=10)
TAKES_AT_MOST = timedelta(seconds=10)  # from its start until its lock is held, on a slow disk
KEYRING_WITHIN_MS = 5000  # longer than this it is asking its person, and the channels without credentials do not wait

#: The credentials cannot be opened without the person.
ASK_PASSPHRASE = frozenset({"keyring_missing", "vault_locked"})
#: Nor with them: nothing but new ones helps.
KEYS_LOST = frozenset({"vault_key_missing", "vault_damaged", "keyring_gone"})


class PublisherKeeper(QObject):
    """Looks every few seconds. `gave_up` comes once, after `STARTS` failed starts in `WITHIN`; `looked` after a look
    that found something else than the one before; `passphrase_wanted` with the vault's problem when channels with
    credentials wait for a passphrase, or for new credentials because these cannot be opened any more.
    """

    looked = Signal()
    gave_up = Signal()
    passphrase_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        start: Callable[[Desk], None],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`start` starts a publisher of the desk's calendar and returns at once. Nothing is started before `begin`."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._start = start
        self._clock = clock
        self._starts: list[datetime] = []
        self._given_up = False
        self._stopped = False  # by the person, in this window
        self._opening = False
        self._asked_passphrase = False
        self._restart = False
        self._face: PublisherFace | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._keyring_timer = QTimer(self, singleShot=True, interval=KEYRING_WITHIN_MS)
        self._keyring_timer.timeout.connect(self.begin_without_keys)

    @property
    def face(self) -> PublisherFace | None:
        """As the last look found it."""
        return self._face

    @property
    def has_given_up(self) -> bool:
        """Whether it no longer tries."""
        return self._given_up

    @property
    def is_stopped(self) -> bool:
        """Whether the person wants nothing to go out from this computer."""
        return self._stopped

    def begin(self) -> None:
        """Looks now and from now on."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """No more looks; the publisher that is alive stays so."""
        self._timer.stop()

    def look(self) -> None:
        """Starts a publisher where one is wanted and none is alive."""
        try:
            face = self._desk.calendar.publisher()
            wanted = not self._stopped and not self._given_up and self._desk.setup.done
            wanted = wanted and self._desk.watching.away is None  # it could claim nothing, and would end at once
        except Problem as problem:
            _log.warning("the publisher cannot be looked for now: %s", problem.code)
            return
        told, self._face = self._face, face
        if face.alive:
            self._starts.clear()
            if self._stopped or self._restart:  # when stopped: somebody else started one
                self._restart = False
                self._ask_to_stop()
        elif wanted and not self._is_starting():
            self._try()
        if told != face:
            self.looked.emit()

    def stop(self, *, told: bool = False) -> None:
        """Nothing goes out from this computer, until `go_on` or the next start of the window; `told` as
        `PublishingDesk.stop` has it.
        """
        self._stopped = True
        self._ask_to_stop(told=told)
        self.looked.emit()

    def go_on(self) -> None:
        """The person wants it to publish: tries again even if it had given up."""
        self._stopped = self._given_up = False
        self._starts.clear()
        self.look()
        self.looked.emit()

    def use_passphrase(self) -> None:
        """The credentials are open now: a publisher that was started without their key is exchanged for one with it."""
        self._restart = True
        self._starts.clear()
        self.look()

    def _ask_to_stop(self, *, told: bool = False) -> None:
        try:
            self._desk.publishing.stop(told=told)
        except Problem as problem:
            _log.warning("the publisher could not be asked to stop: %s", problem.code)

    def _is_starting(self) -> bool:
        return self._opening or bool(self._starts and self._clock() - self._starts[-1] < TAKES_AT_MOST)

    def _try(self) -> None:
        now = self._clock()
        self._starts = [at for at in self._starts if now - at < WITHIN]
        if len(self._starts) >= STARTS:
            self._given_up = True
            _log.error("the publisher did not start %d times", STARTS)
            self.gave_up.emit()
            return
        self._starts.append(now)
        if not self._needs_key():
            self._launch()
            return
        self._opening = True  # the keyring may ask its person to unlock it, and that takes as long as they do
        self._keyring_timer.start()
        self._background.wait_for(self._desk.channels.open_vault, self._opened, self._not_opened)

    def _needs_key(self) -> bool:
        forms = self._desk.channels.forms
        return any(c.kind in forms and forms[c.kind].keeps_secret for c in self._desk.channels.all())

    def begin_without_keys(self) -> None:
        """The keyring still asks its person: what needs no credentials goes out meanwhile."""
        if self._opening:
            self._opening = False
            self._launch()

    def _opened(self, _nothing: object) -> None:
        if self._opening:
            self._no_longer_opening()
            self._launch()
        else:
            self.use_passphrase()

    def _not_opened(self, problem: Problem) -> None:
        """The other channels publish all the same."""
        _log.info("the publisher goes without credentials: %s", problem.code)
        if self._opening:
            self._no_longer_opening()
            self._launch()
        if problem.code in ASK_PASSPHRASE | KEYS_LOST and not self._asked_passphrase:
            self._asked_passphrase = True
            self.passphrase_wanted.emit(problem)

    def _no_longer_opening(self) -> None:
        self._opening = False
        self._keyring_timer.stop()

    def _launch(self) -> None:
        if self._stopped:
            return
        try:
            self._start(self._desk)
        except OSError:
            _log.exception("the publisher cannot be started")
        except Problem as problem:
            _log.warning("the publisher cannot be started now: %s", problem.code)
