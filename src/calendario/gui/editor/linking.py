"""The pages that a text leads to are looked at in the background, once nobody types."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.choices import ChoicesDesk
from calendario.desk.errand import Alone
from calendario.desk.links import LinksDesk, addresses_of
from calendario.domain.channel import Channel
from calendario.domain.post import Draft
from calendario.domain.problem import Problem
from calendario.gui.background import Background

_log = logging.getLogger(__name__)

#: After the last key: an address that is still being written is another one with each of them.
LOOK_AFTER_MS = 2000
#: After a look that did not come to anything: without a network each would start a program for nothing.
REST_MS = 60_000


class Linking(QObject):
    """`found` tells that more is known of some address than before."""

    found = Signal()

    def __init__(
        self, links: LinksDesk, choices: ChoicesDesk, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._links, self._choices, self._background = links, choices, background
        self._draft, self._channels = Draft(), tuple[Channel, ...]()
        self._looking = self._again = False
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self.look)

    def ask(self, draft: Draft, channels: tuple[Channel, ...]) -> None:
        """Looks behind the addresses of this soon; whatever was asked before is dropped."""
        self._draft, self._channels = draft, channels
        self._timer.start()

    def stop(self) -> None:
        """Nothing is looked at until asked again."""
        self._timer.stop()
        self.rest.stop()
        self._again = False

    def look(self) -> None:
        """Now, in the background, if somebody wants it and there is anything to look at. One look at a time."""
        if self._looking:
            self._again = True
            return
        if self.rest.isActive():
            return
        try:
            if not self._choices.check_links:
                return
            wanted = self._links.wanted(addresses_of(self._draft, self._channels))
        except Problem as problem:
            _log.warning("what is known of links cannot be read: %s", problem.code)
            return
        if not wanted:
            return
        self._looking = True
        nobody = Alone()
        work = partial(self._links.look, wanted, nobody)
        self._background.wait_for(work, self._looked, self._not_looked, give_up=nobody.patience.give_up)

    def _looked(self, _found: object) -> None:
        self._looking = False
        self.found.emit()
        self._look_again()

    def _not_looked(self, problem: Problem) -> None:
        """Without a network nothing is said: writing goes on, and in a minute it is tried again."""
        self._looking = self._again = False
        _log.info("links were not looked at: %s", problem.code)
        self.rest.start()

    def _look_again(self) -> None:
        if self._again:
            self._again = False
            self._timer.start()
