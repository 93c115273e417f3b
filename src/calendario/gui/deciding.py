"""What a person does with a publication that cannot go on by itself: shared by *Hoy*, the week and the *Salidas*."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision
from calendario.domain.channel import Channel
from calendario.domain.problem import BadInput, Problem
from calendario.domain.publication import EDITABLE, TO_DECIDE, GoingNow, Publication, State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.outside import open_outside
from calendario.gui.rescheduling import RescheduleDialog
from calendario.gui.seen_dialogs import LinkDialog, SaidOutDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog
from calendario.sentences import finding_text, sentence, sentence_for, when

UNDO_MS = 20_000  # *Publicar ahora* can be taken back for this long

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Matter:
    """Publications of one post at one hour that are decided together. Never empty."""

    decisions: tuple[Decision, ...]

    @property
    def first(self) -> Decision:
        """They share title, hour and state."""
        return self.decisions[0]

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Of the publications."""
        return tuple(d.publication.id for d in self.decisions)


def matters(decisions: Sequence[Decision], now: datetime | None = None) -> tuple[Matter, ...]:
    """Groups what has the same post, hour, state and reason; channels in their order.

    What nobody knows of is decided channel by channel, as is what a person publishes by hand: each has to be looked
    for, or pasted, in its own place. So is what a paused channel holds, and what a copy brought back whose hour was
    before the naive wall time `now`.
    """
    groups: dict[tuple[object, ...], list[Decision]] = {}
    for decision in decisions:
        publication = decision.publication
        key: tuple[object, ...] = (publication.post_id, publication.due_at, decision.state, decision.reason)
        looked_for = decision.reason == "restored" and now is not None and decision.wall_time <= now
        alone = decision.state in (State.UNCONFIRMED, State.BY_HAND) or decision.reason == "channel_paused"
        if alone or looked_for:
            key = (publication.id,)
        groups.setdefault(key, []).append(decision)
    return tuple(Matter(tuple(group)) for group in groups.values())


def discard(desk: Desk, post_id: UUID, publication_ids: Sequence[UUID]) -> Callable[[], None]:
    """These publications will not go out; the whole post goes out of sight if they are all there is of it.

    Returns what undoes it. Raises `Problem`.
    """
    there = [e.publication for e in desk.calendar.exits(post_id) if e.publication.state is not State.CANCELLED]
    if all(p.id in publication_ids and p.state in EDITABLE for p in there):
        desk.writing.discard(post_id)
        return partial(desk.writing.undo_discard, post_id)
    for publication_id in publication_ids:
        desk.decisions.discard(publication_id)

    def undo() -> None:
        for publication_id in publication_ids:
            desk.decisions.undo_discard(publication_id)

    return undo


def give_date(desk: Desk, post_id: UUID, wall_time: datetime) -> Callable[[], object]:
    """A draft without a date becomes one for the naive `wall_time`, on the channels of a new post where it has none.

    Returns what undoes it. Raises `Problem`.
    """
    manuscript = desk.writing.open(post_id)
    channel_ids = manuscript.plan.channel_ids or desk.writing.new().plan.channel_ids
    if not channel_ids:
        raise BadInput("no_channel")
    dated = replace(manuscript.plan, channel_ids=channel_ids, wall_time=wall_time, own_times=())
    desk.writing.save_draft(post_id, manuscript.draft, dated)
    return partial(desk.writing.save_draft, post_id, manuscript.draft, manuscript.plan)


class Deciding(QObject):
    """Carries decisions out and says what was done.

    `told` brings a sentence, what takes it back (a callable, or None) and for how long that is offered (ms, 0 for as
    long as the sentence stands); `refused` a sentence about what was not done. `changed` after each decision.
    """

    told = Signal(str, object, int)
    refused = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, page: QWidget) -> None:
        """`page` is the screen that asks: dialogs open on its window."""
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._page = page

    def say(self, words: str) -> None:
        """A sentence with nothing to take back."""
        self.told.emit(words, None, 0)

    def publish_now(self, ids: Sequence[UUID]) -> None:
        """Goes out in 20 seconds, on every one of them."""
        going = self._done(lambda: self._desk.decisions.publish_now(*ids))
        if going is not None:
            self.say_going(going)

    def say_going(self, going: Sequence[GoingNow]) -> None:
        """*Publicar ahora* was pressed, here or in the editor: until it is claimed it can be taken back."""
        out = going[0].publication
        at = wall_clock(out.due_at, out.plan.zone)
        if out.due_at - self._desk.office.clock() > timedelta(milliseconds=UNDO_MS):
            #: %1 the second at which it goes out: «10:44:20»; its video takes minutes to be uploaded
            words = self.tr("It goes out at %1, once its video is uploaded.")
        else:
            #: %1 the second at which it goes out: «10:41:20»
            words = self.tr("It goes out at %1.")
        words = words.replace("%1", f"{at.hour}:{at:%M:%S}")
        self.told.emit(words, partial(self._take_back, tuple(going)), UNDO_MS)

    def keep(self, ids: Sequence[UUID]) -> None:
        """What was held goes out at its hour after all, unless something else holds it."""
        kept = self._done(lambda: [self._desk.decisions.keep(i) for i in ids])
        if kept is None:
            return
        if any(p.reason == "pause" for p in kept):
            self.refused.emit(sentence_for("paused", {}))
        elif any(p.state is State.HELD for p in kept):
            self.refused.emit(sentence_for("channel_not_active", {}))
        else:
            self.say(self.tr("It goes out at its hour."))

    def resume_channel(self, channel: Channel) -> None:
        """A paused channel publishes again; what it held waits for its own decision."""

        def resume() -> bool:
            self._desk.channels.resume(channel.id)
            return True

        if self._done(resume):
            #: %1 a channel
            words = self.tr("%1 publishes again. Decide what becomes of what it held.")
            self.say(words.replace("%1", channel.name))

    def change_hour(self, post_id: UUID, title: str, publications: Sequence[Publication]) -> None:
        """Asks for another day and hour."""
        first = publications[0]
        moves: tuple[GoingNow, ...] = ()

        def change(wall_time: datetime) -> None:
            nonlocal moves
            moves = self._desk.decisions.move([p.id for p in publications], wall_time)

        try:
            now, zone = self._desk.office.clock(), self._desk.office.institution().zone
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        before = first.plan.wall_time
        wall_now = wall_clock(now, zone)
        chosen = RescheduleDialog.ask(self._theme, title, before, wall_now, change, self._page.window())
        if chosen is not None:
            self.changed.emit()
            self._say_moved(chosen, moves)

    def move(self, publications: Sequence[Publication], wall_time: datetime) -> bool:
        """All of them go out at the naive `wall_time`, drafts as drafts; False where it was refused, which is told."""
        moves = self._done(lambda: self._desk.decisions.move([p.id for p in publications], wall_time))
        if moves is None:
            return False
        self._say_moved(wall_time, moves, frozenset(p.id for p in publications))
        return True

    def take_date(self, publications: Sequence[Publication]) -> None:
        """The post is a draft without a date."""
        moves = self._done(lambda: self._desk.decisions.take_date([p.id for p in publications]))
        if moves is not None:
            undo = partial(self._put_back, partial(self._desk.decisions.put_back, moves))
            self.told.emit(self.tr("It is a draft without a date: it does not go out."), undo, 0)

    def give_date(self, post_id: UUID, wall_time: datetime) -> bool:
        """A draft without a date has one; False where it was refused, which is told."""
        undo = self._done(lambda: give_date(self._desk, post_id, wall_time))
        if undo is None:
            return False
        words = self.tr("Draft for %1. It does not go out until you plan it.")
        told = words.replace("%1", when(wall_time, self._today()))
        self.told.emit(told, partial(self._put_back, undo), 0)
        return True

    def _say_moved(self, wall_time: datetime, moves: tuple[GoingNow, ...], ids: Collection[UUID] = frozenset()) -> None:
        words = self.tr("New time: %1.").replace("%1", when(wall_time, self._today()))
        why = self._why_not(ids, wall_time.date())
        if why:
            #: After «New time: Friday 27, 10:00.»; %1 is what the review found: «Mourning until Friday 27: …»
            words = f"{words} {self.tr('It will not go out like this: %1.').replace('%1', why)}"
        undo = partial(self._put_back, partial(self._desk.decisions.put_back, moves))
        self.told.emit(words, undo, 0)

    def _why_not(self, ids: Collection[UUID], day: date) -> str:
        """What prevents one of them from going out on that day; "" for nothing."""
        if not ids:
            return ""
        try:
            found = self._desk.calendar.found(day, 1)
        except Problem:
            return ""  # the cards will say it
        blocking = (one for id_ in ids for one in found.get(id_, ()) if one.blocks)
        return next(map(finding_text, blocking), "")

    def _put_back(self, undo: Callable[[], object]) -> None:
        if self._done(lambda: (undo(),)) is not None:
            self.say(self.tr("It is as it was."))

    def _today(self) -> date:
        office = self._desk.office
        return wall_clock(office.clock(), office.institution().zone).date()

    def discard(self, post_id: UUID, ids: Sequence[UUID]) -> None:
        """Will not go out; can be taken back."""
        try:
            undo = discard(self._desk, post_id, ids)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            self.changed.emit()
            return
        self.changed.emit()
        self.told.emit(self.tr("Discarded."), partial(self._restore, undo), 0)

    def compare(self, publication_id: UUID) -> None:
        """*Sin confirmar*: what was sent beside what there is, until a person says which of both it is."""
        try:
            sent = self._desk.looking.sent(publication_id)
            verdict = UnconfirmedDialog.ask(self._desk, self._theme, self._background, sent, self._page.window())
        except Problem as problem:
            self.changed.emit()
            self.refused.emit(sentence(problem))
            return
        if verdict is None:
            return
        self.changed.emit()
        if verdict.waits:
            #: Of a thread; %1 a channel
            words = self.tr("Noted: that part is in %1. The rest is on hold: decide about it.")
            self.say(words.replace("%1", sent.channel.name))
        elif verdict.goes_on:
            #: Of a thread; %1 a channel
            self.say(self.tr("Noted: that part is in %1. The rest goes out after it.").replace("%1", sent.channel.name))
        elif verdict.out:
            self._say_out(sent.title, sent.channel.name)
        elif verdict.wall_time is not None:
            words = self.tr("New time: %1.").replace("%1", when(verdict.wall_time, self._today()))
            self.told.emit(words, partial(self._take_back, verdict.going), 0)
        elif verdict.going:
            self.say_going(verdict.going)
        else:
            words = self.tr("Looking in %1. What is found will show here.")
            self.say(words.replace("%1", sent.channel.name))

    def open_link(self, address: str) -> None:
        """Opens a page in the browser, or says where it is."""
        if not open_outside(address):
            self.refused.emit(self.tr("The browser could not be opened. The address is %1").replace("%1", address))

    def is_out(self, publication_id: UUID, title: str, channel: str) -> None:
        """Asks for the link and notes that it is out."""
        try:
            thread = self._desk.looking.thread(publication_id)
        except Problem as problem:
            self.changed.emit()
            self.refused.emit(sentence(problem))
            return
        say, window = partial(self._desk.decisions.is_out, publication_id), self._page.window()
        if thread is None:
            said = SaidOutDialog.ask(self._theme, title, channel, say, window)
        else:
            words = self.tr("If only some are there, publish what is missing as a new post, and discard this one.")
            say, parts = partial(say, whole=True), len(thread.said)
            said = SaidOutDialog.ask(self._theme, title, channel, say, window, parts=parts, instead=words)
        if said:
            self.changed.emit()
            self._say_out(title, channel)

    def add_link(self, publication: Publication, channel: Channel) -> None:
        """Asks where a person published it by hand."""
        say = partial(self._desk.decisions.add_link, publication.id)
        if LinkDialog.ask(self._theme, channel.name, publication.url or "", say, self._page.window()):
            self.changed.emit()
            self.say(self.tr("The link is noted."))

    def restore(self, publication_id: UUID) -> None:
        """A discarded publication is a dated draft again."""
        if self._done(lambda: self._desk.decisions.undo_discard(publication_id)) is not None:
            self.say(self.tr("It is a draft again. Plan it when you want it to go out."))

    def by_hand(self, decision: Decision) -> None:
        """*Te toca*."""
        if ByHandDialog.ask(self._desk, self._theme, self._background, decision, self._page.window()):
            self._say_out(decision.title, decision.channel.name)
        self.changed.emit()

    def _say_out(self, title: str, channel: str) -> None:
        self.say(self.tr("Noted: “%1” is published in %2.").replace("%1", title).replace("%2", channel))

    def _done(self, work: Callable[[], Done]) -> Done | None:
        """What `work` returned; None when it was refused, which is told. What is shown is read anew either way:
        somebody else may have decided.
        """
        try:
            done = work()
        except Problem as problem:
            self.changed.emit()
            self.refused.emit(sentence(problem))
            return None
        self.changed.emit()
        return done

    def _take_back(self, going: tuple[GoingNow, ...]) -> None:
        taken = self._done(lambda: self._desk.planning.take_back(going))
        if taken is None:
            return
        words = []
        hours = sorted({p.plan.wall_time for p in taken if p.state is State.PLANNED})
        states = {p.state for p in taken} - {State.PLANNED}
        if hours:
            today = wall_clock(self._desk.office.clock(), taken[0].plan.zone).date()
            #: After taking back *Publish now*; %1 is «tomorrow, 10:00», or several of them
            told = self.tr("It is planned again for %1.")
            words.append(told.replace("%1", "; ".join(when(hour, today) for hour in hours)))
        if states & {State.PROPOSED, State.CANCELLED}:
            words.append(self.tr("It does not go out: it is a draft again."))
        if states & TO_DECIDE:
            words.append(self.tr("It does not go out: it waits for your decision again."))
        if State.BY_HAND in states:
            words.append(self.tr("It waits again for you to publish it by hand."))
        if not taken:
            self.refused.emit(self.tr("It was already going out and could not be taken back."))
            return
        if len(taken) < len(going):
            #: After «It is planned again…»
            words.append(self.tr("On %n channel(s) it was already going out.", "", len(going) - len(taken)))
        self.say(" ".join(words))

    def _restore(self, undo: Callable[[], None]) -> None:
        try:
            undo()
        except Problem as problem:
            self.changed.emit()
            self.refused.emit(sentence(problem))
            return
        self.changed.emit()
        self.say(self.tr("It is a draft again. Plan it when you want it to go out."))
