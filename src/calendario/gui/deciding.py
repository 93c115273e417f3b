"""What a person does with a publication that cannot go on by itself: shared by *Hoy*, the week and the *Salidas*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QDate, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QTimeEdit, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision
from calendario.domain.channel import Channel
from calendario.domain.problem import Problem
from calendario.domain.publication import EDITABLE, TO_DECIDE, GoingNow, Publication, State
from calendario.domain.slot import wall_clock
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.dialog import Dialog
from calendario.gui.outside import open_outside, outside_address
from calendario.gui.theme import Theme
from calendario.gui.widgets.field import Field, inset
from calendario.sentences import sentence, sentence_for, when
from calendario.sentences.language import language

UNDO_MS = 20_000  # *Publicar ahora* can be taken back for this long
_QUARTER = timedelta(minutes=15)

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


def matters(decisions: Sequence[Decision]) -> tuple[Matter, ...]:
    """Groups what has the same post, hour, state and reason. What nobody knows of is decided channel by channel, as is
    what a person publishes by hand: each has to be looked for, or pasted, in its own place.
    """
    groups: dict[tuple[object, ...], list[Decision]] = {}
    for decision in decisions:
        publication = decision.publication
        key: tuple[object, ...] = (publication.post_id, publication.due_at, decision.state, decision.reason)
        if decision.state in (State.UNCONFIRMED, State.BY_HAND):
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


def move(desk: Desk, post_id: UUID, publications: Sequence[Publication], wall_time: datetime) -> None:
    """These publications go out at the naive `wall_time`; a draft stays one. Raises `Problem`."""
    drafts = {p.channel_id for p in publications if p.state is State.PROPOSED}
    if drafts and len(drafts) == len(publications):
        manuscript = desk.writing.open(post_id)
        plan = manuscript.plan
        if set(plan.channel_ids) <= drafts:
            plan = replace(plan, wall_time=wall_time, own_times=())
        else:
            kept = tuple((c, t) for c, t in plan.own_times if c not in drafts)
            plan = replace(plan, own_times=(*kept, *((c, wall_time) for c in plan.channel_ids if c in drafts)))
        desk.writing.save_draft(post_id, manuscript.draft, plan)
        return
    for publication in publications:
        if publication.state is not State.PROPOSED:
            desk.decisions.reschedule(publication.id, wall_time)


class RescheduleDialog(Dialog):
    """*Cambiar la hora*: a day and an hour. What the desk refuses is said under the hour and nothing is closed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        wall_time: datetime,
        now: datetime,
        change: Callable[[datetime], None],
        parent: QWidget | None = None,
    ) -> None:
        """`wall_time` (what it had) and `now` are naive; `change` does it and may raise `Problem`."""
        #: %1 is a post's title
        super().__init__(theme, self.tr("When should “%1” go out?").replace("%1", title), parent)
        self._change = change
        self.chosen: datetime | None = None
        if wall_time <= now:
            self.add_text(self.tr("It had %1, which has passed.").replace("%1", when(wall_time, now.date())))
        else:
            self.add_text(self.tr("Now it has %1.").replace("%1", when(wall_time, now.date())))
        proposed = wall_time if wall_time > now else _next_quarter(now)
        self.day = _Day(self)
        self.day.setLocale(QLocale("es_ES" if language() == "es" else "en_GB"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d/MM/yyyy")
        self.day.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.day.setAccessibleName(self.tr("Day"))
        self.day.setDate(QDate(proposed.year, proposed.month, proposed.day))
        self.hour = _Hour(self)
        self.hour.setDisplayFormat("H:mm")
        self.hour.setAccessibleName(self.tr("Hour"))
        self.hour.setTime(QTime(proposed.hour, proposed.minute))
        inset(self.hour)
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 2)
        row.addWidget(self.hour, 1)
        self._field = Field(theme, self.tr("Day and hour"), both)
        both.setFocusProxy(self.day)
        self.add(self._field)
        self.add_safe(self.tr("Leave it as it is"))
        self.accept_button = self.add_choice(self.tr("Change the time"), "primary")
        self.accept_button.clicked.connect(self._accept)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    def wall_time(self) -> datetime:
        """What stands in the fields, naive."""
        day, at = self.day.date(), self.hour.time()
        return datetime.combine(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))

    @classmethod
    def ask(
        cls,
        theme: Theme,
        title: str,
        wall_time: datetime,
        now: datetime,
        change: Callable[[datetime], None],
        parent: QWidget | None = None,
    ) -> datetime | None:
        """The new naive wall time, already in force; None if it was left as it is."""
        dialog = cls(theme, title, wall_time, now, change, parent)
        dialog.exec()
        return dialog.chosen

    def _accept(self) -> None:
        wanted = self.wall_time()
        try:
            self._change(wanted)
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen = wanted
        self.accept()


class SaidOutDialog(Dialog):
    """*Ya está publicada*, for what nobody knows of: asks for the link, which may be left out."""

    def __init__(
        self, theme: Theme, title: str, channel: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """`say` is given the link and may raise `Problem`."""
        #: %1 a post's title, %2 a channel
        asked = self.tr("Have you seen “%1” in %2?").replace("%1", title).replace("%2", channel)
        super().__init__(theme, asked, parent)
        self._say = say
        self.add_text(self.tr("It will count as published and will not be sent again."))
        self.link = QLineEdit(self)
        self._field = Field(theme, self.tr("Link, if you have it at hand"), self.link, self.tr("Optional."))
        self.add(self._field)
        self.add_safe(self.tr("Not yet"))
        self.yes = self.add_choice(self.tr("Yes, it is published"), "primary")
        self.yes.clicked.connect(self._accept)

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    @classmethod
    def ask(
        cls, theme: Theme, title: str, channel: str, say: Callable[[str], object], parent: QWidget | None = None
    ) -> bool:
        """Whether it was said to be out."""
        return bool(cls(theme, title, channel, say, parent).exec())

    def _accept(self) -> None:
        try:
            self._say(self.link.text())
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class NotOutDialog(Dialog):
    """*No está: publicar*: the one question whose wrong answer publishes twice, so it is asked."""

    def __init__(self, theme: Theme, title: str, channel: str, parent: QWidget | None = None) -> None:
        #: %1 a post's title, %2 a channel
        asked = self.tr("Have you looked in %2 and “%1” is not there?").replace("%1", title).replace("%2", channel)
        super().__init__(theme, asked, parent)
        self.add_text(self.tr("It will go out in 20 seconds. If it was there after all, it would be published twice."))
        self.add_safe(self.tr("I have not looked"))
        self.add_choice(self.tr("It is not there: publish"), "primary").clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, title: str, channel: str, parent: QWidget | None = None) -> bool:
        """Whether it is to go out."""
        return bool(cls(theme, title, channel, parent).exec())


class Deciding(QObject):
    """Carries decisions out and says what was done.

    `told` brings a sentence, what takes it back (a callable, or None) and for how long that is offered (ms, 0 for as
    long as the sentence stands). `changed` after each decision.
    """

    told = Signal(str, object, int)
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, page: QWidget) -> None:
        """`page` is the screen that asks: dialogs open on its window."""
        super().__init__(page)
        self._desk = desk
        self._theme = theme
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
        words = self.tr("It goes out in 20 seconds.")
        self.told.emit(words, partial(self._take_back, tuple(going)), UNDO_MS)

    def keep(self, ids: Sequence[UUID]) -> None:
        """What was held goes out at its hour after all, unless something else holds it."""
        kept = self._done(lambda: [self._desk.decisions.keep(i) for i in ids])
        if kept is None:
            return
        if any(p.reason == "pause" for p in kept):
            self.say(sentence_for("paused", {}))
        elif any(p.state is State.HELD for p in kept):
            self.say(sentence_for("channel_not_active", {}))
        else:
            self.say(self.tr("It goes out at its hour."))

    def change_hour(self, post_id: UUID, title: str, publications: Sequence[Publication]) -> None:
        """Asks for another day and hour."""
        first = publications[0]
        change = partial(move, self._desk, post_id, publications)
        try:
            now, zone = self._desk.office.clock(), self._desk.office.institution().zone
        except Problem as problem:
            self.say(sentence(problem))
            return
        before = first.plan.wall_time
        wall_now = wall_clock(now, zone)
        chosen = RescheduleDialog.ask(self._theme, title, before, wall_now, change, self._page.window())
        if chosen is not None:
            self.changed.emit()
            self.say(self.tr("New time: %1.").replace("%1", when(chosen, wall_now.date())))

    def discard(self, post_id: UUID, ids: Sequence[UUID]) -> None:
        """Will not go out; can be taken back."""
        try:
            undo = discard(self._desk, post_id, ids)
        except Problem as problem:
            self.say(sentence(problem))
            self.changed.emit()
            return
        self.changed.emit()
        self.told.emit(self.tr("Discarded."), partial(self._restore, undo), 0)

    def look_again(self, ids: Sequence[UUID], channel: str) -> None:
        """The publisher looks on the network at once."""
        if self._done(lambda: [self._desk.decisions.look_again(i) for i in ids]) is not None:
            self.say(self.tr("Looking in %1. What is found will show here.").replace("%1", channel))

    def look_outside(self, publication: Publication, channel: Channel) -> None:
        """Opens the network where the person can look."""
        address = outside_address(publication, channel)
        if not address:
            self.say(self.tr("%1 has no web address here: open it as you usually do.").replace("%1", channel.name))
        else:
            self.open_link(address)

    def open_link(self, address: str) -> None:
        """Opens a page in the browser, or says where it is."""
        if not open_outside(address):
            self.say(self.tr("The browser could not be opened. The address is %1").replace("%1", address))

    def is_out(self, publication_id: UUID, title: str, channel: str) -> None:
        """Asks for the link and notes that it is out."""
        say = partial(self._desk.decisions.is_out, publication_id)
        if SaidOutDialog.ask(self._theme, title, channel, say, self._page.window()):
            self.changed.emit()
            self.say(self.tr("Noted: “%1” is published in %2.").replace("%1", title).replace("%2", channel))

    def is_not_out(self, publication_id: UUID, title: str, channel: str) -> None:
        """Asks whether the person really looked; then it goes out in 20 seconds."""
        if not NotOutDialog.ask(self._theme, title, channel, self._page.window()):
            return
        going = self._done(lambda: self._desk.decisions.is_not_out(publication_id))
        if going is not None:
            self.say_going(going)

    def restore(self, publication_id: UUID) -> None:
        """A discarded publication is a dated draft again."""
        if self._done(lambda: self._desk.decisions.undo_discard(publication_id)) is not None:
            self.say(self.tr("It is a draft again. Plan it when you want it to go out."))

    def by_hand(self, decision: Decision) -> None:
        """*Te toca*."""
        if ByHandDialog.ask(self._desk, self._theme, decision, self._page.window()):
            self.say(
                self.tr("Noted: “%1” is published in %2.")
                .replace("%1", decision.title)
                .replace("%2", decision.channel.name)
            )
        self.changed.emit()

    def _done(self, work: Callable[[], Done]) -> Done | None:
        """What `work` returned; None when it was refused, which is told. What is shown is read anew either way:
        somebody else may have decided.
        """
        try:
            done = work()
        except Problem as problem:
            self.changed.emit()
            self.say(sentence(problem))
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
            words.append(self.tr("It was already going out and could not be taken back."))
        elif len(taken) < len(going):
            #: After «It is planned again…»
            words.append(self.tr("On %n channel(s) it was already going out.", "", len(going) - len(taken)))
        self.say(" ".join(words))

    def _restore(self, undo: Callable[[], None]) -> None:
        try:
            undo()
        except Problem as problem:
            self.changed.emit()
            self.say(sentence(problem))
            return
        self.changed.emit()
        self.say(self.tr("It is a draft again. Plan it when you want it to go out."))


class _Day(QDateEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling must not change the day."""
        event.ignore()


class _Hour(QTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _next_quarter(now: datetime) -> datetime:
    """The first quarter of an hour at least five minutes after `now`."""
    soon = now.replace(second=0, microsecond=0) + timedelta(minutes=5)
    late = soon.minute % 15
    return soon + (_QUARTER - timedelta(minutes=late) if late else timedelta())
