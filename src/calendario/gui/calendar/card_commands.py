"""What can be done with one card of the calendar, the same in every view of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Card, Decision
from calendario.domain.problem import Problem
from calendario.domain.publication import EDITABLE, Publication, State
from calendario.gui.calendar.faces import titled
from calendario.gui.deciding import Deciding
from calendario.gui.outside import own_link


class CardCommands(QObject):
    """`open_post` and `open_exits` carry the id of a post, `refused` a sentence about what was not done."""

    open_post = Signal(object)
    open_exits = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, deciding: Deciding, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._deciding = deciding
        self._page = page

    def open_card(self, card: Card) -> None:
        """Its post, to be written."""
        self.open_post.emit(card.post_id)

    def discard(self, card: Card) -> None:
        """What of it has not gone out."""
        ids = [p.id for p in card.publications if p.state in EDITABLE]
        if ids:
            self._deciding.discard(card.post_id, ids)
        else:
            self.refused.emit(self.tr("What is published, under way or unknown cannot be discarded."))

    def change_hour(self, card: Card) -> None:
        """Asks for another day and hour."""
        movable = _movable(card)
        if movable:
            self._deciding.change_hour(card.post_id, titled(card.title), movable)
        else:
            self.refused.emit(self.tr("What is published, under way or unknown cannot change its time."))

    def show_menu(self, card: Card, place: QPoint, *, paused: bool) -> None:
        """At `place` of the screen; see `actions`."""
        menu = QMenu(self._page)
        menu.setAccessibleName(titled(card.title))
        menu.addActions(self.actions(card, menu, paused=paused))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def actions(self, card: Card, parent: QWidget, *, paused: bool) -> list[QAction]:
        """Those that can be done; while everything is `paused` nothing is published now."""
        made: list[QAction] = []

        def add(words: str, do: Callable[[], object], keys: str = "") -> None:
            shown = f"{words}\t{shown_keys(keys)}" if keys else words  # the views understand the keys themselves
            action = QAction(shown, parent)
            action.triggered.connect(lambda _checked=False: do())
            made.append(action)

        add(self.tr("Open"), partial(self.open_card, card), "Return")
        add(self.tr("Departures"), partial(self.open_exits.emit, card.post_id))
        for publication, channel in zip(card.publications, card.channels, strict=True):
            if own_link(publication):
                words = self.tr("See it in %1").replace("%1", channel.name)
                add(words, partial(self._deciding.open_link, own_link(publication)))
        movable = _movable(card)
        if movable:
            add(self.tr("Change the time…"), partial(self.change_hour, card), "Ctrl+M")
        for decision in self._by_hand(card):
            words = self.tr("Publish by hand in %1…").replace("%1", decision.channel.name)
            add(words, partial(self._deciding.by_hand, decision))
        for publication, channel in zip(card.publications, card.channels, strict=True):
            if publication.state is State.UNCONFIRMED:
                words = self.tr("Check in %1…").replace("%1", channel.name)
                add(words, partial(self._deciding.compare, publication.id))
        ready = [p.id for p in card.publications if p.state in (State.PLANNED, State.MISSED)]
        if ready and not paused:
            add(self.tr("Publish now"), partial(self._deciding.publish_now, ready))
        if movable:
            add(self.tr("Discard"), partial(self.discard, card), "Del")
        return made

    def _by_hand(self, card: Card) -> Sequence[Decision]:
        try:
            return [self._desk.calendar.decision(p.id) for p in card.publications if p.state is State.BY_HAND]
        except Problem:
            return []  # somebody took it away meanwhile; the calendar is about to be read anew


def shown_keys(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _movable(card: Card) -> list[Publication]:
    return [p for p in card.publications if p.state in EDITABLE]
