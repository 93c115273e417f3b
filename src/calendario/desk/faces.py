"""What a screen shows of the calendar: frozen values, ready to paint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from calendario.domain.channel import Channel
from calendario.domain.clock import Cause
from calendario.domain.finding import Finding, Level, worst
from calendario.domain.frequency import Meter
from calendario.domain.house import Crisis, Mode, Period
from calendario.domain.pause import Pause
from calendario.domain.publication import Attempt, Part, Publication, State
from calendario.domain.thread import parts_of
from calendario.store.posts import DraftRow


@dataclass(frozen=True, slots=True)
class Card:
    """A post at one hour on one or several channels. `wall_time` is naive, in the institution's zone.

    `publications` go with `channels`, one for one; `state` is the least finished of them. `found` is what the review
    says of any of them, each thing once; None while nobody looked.
    """

    post_id: UUID
    title: str
    wall_time: datetime
    channels: tuple[Channel, ...]
    publications: tuple[Publication, ...]
    state: State
    found: tuple[Finding, ...] | None = None

    @property
    def finding(self) -> Level | None:
        """The gravest level of what was found."""
        return worst(self.found or ())

    def count(self, level: Level) -> int:
        """How many things of that level were found."""
        return sum(one.level is level for one in self.found or ())

    def with_found(self, found: Mapping[UUID, Sequence[Finding]]) -> Card:
        """The same card with what was found of its publications, by their ids."""
        each = [found[p.id] for p in self.publications if p.id in found]
        if not each:
            return replace(self, found=None)
        once = {(f.code, f.level, f.place, f.start, f.end, _facts(f)): f for one in each for f in one}
        return replace(self, found=tuple(once.values()))

    @property
    def asks_person(self) -> bool:
        """Whether a person must decide about it before anything happens on one of its channels."""
        return any(p.asks_person for p in self.publications)

    @property
    def count_in_state(self) -> int:
        """On how many of its channels it stands in `state`."""
        return sum(p.state is self.state for p in self.publications)


@dataclass(frozen=True, slots=True)
class ChannelMeter:
    """A channel's week against its target."""

    channel: Channel
    meter: Meter


@dataclass(frozen=True, slots=True)
class Week:
    """Monday `start` to Sunday: cards by hour, meters of every channel with a target or something in the week, and the
    drafts without a date. `today` and `now` are the institution's wall clock, and between the wall times of `quiet`
    nothing goes out there. `holidays` are the days off of the institution with their names, `periods` those modes that
    hold on any of the seven days.
    """

    start: date
    today: date
    now: datetime
    zone: str
    cards: tuple[Card, ...]
    meters: tuple[ChannelMeter, ...]
    undated: tuple[DraftRow, ...]
    pause: Pause | None
    quiet: tuple[time, time] | None = None
    holidays: Mapping[date, str] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()

    def mode(self, mode: Mode, day: date) -> Period | None:
        """The period of `mode` that holds on `day`."""
        return next((one for one in self.periods if one.mode is mode and one.holds(day)), None)

    def on(self, day: date) -> tuple[Card, ...]:
        """The cards of one day."""
        return tuple(c for c in self.cards if c.wall_time.date() == day)

    def with_found(self, found: Mapping[UUID, Sequence[Finding]]) -> Week:
        """The same week with what was found of its publications, by their ids."""
        return replace(self, cards=tuple(card.with_found(found) for card in self.cards))


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that the month of the day `first` touches, whole ones: four to six."""

    first: date
    weeks: tuple[Week, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of its weeks."""
        start = self.weeks[0].start
        return tuple(start + timedelta(days=number) for number in range(7 * len(self.weeks)))

    def week_of(self, day: date) -> Week:
        """The week that holds `day`, one of `days`."""
        return self.weeks[(day - self.weeks[0].start).days // 7]

    def with_found(self, found: Mapping[UUID, Sequence[Finding]]) -> Month:
        """The same month with what was found of its publications, by their ids."""
        return replace(self, weeks=tuple(week.with_found(found) for week in self.weeks))


@dataclass(frozen=True, slots=True)
class Decision:
    """A publication that waits until a person chooses. `text` is what it says on its channel, divided where that has
    threads.
    """

    publication: Publication
    channel: Channel
    title: str
    text: str
    wall_time: datetime

    @property
    def parts(self) -> tuple[str, ...]:
        """What each post of it says: one, or as many as its thread has."""
        return parts_of(self.text)

    @property
    def state(self) -> State:
        """Missed, failed, unconfirmed or held."""
        return self.publication.state

    @property
    def reason(self) -> str:
        """The code of why."""
        return self.publication.reason or ""

    @property
    def facts(self) -> Mapping[str, object]:
        """The parameters of the reason."""
        return self.publication.facts or {}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A publisher that is alive on another computer of the team, and since when (aware UTC)."""

    computer: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PublisherFace:
    """Whether anything will go out from this computer: alive (its lock is held), since when, what is next (aware UTC).
    `waiting` counts the posts that have to go out by themselves, `overdue` those of them whose hour has passed and that
    `next_at` does not tell: they wait for their turn; manual channels do not count. While `doubt` says why
    it does not believe its clock, which is out by `out_by`, nothing goes out. `service`: the system started it, not a
    window; `awake`: it keeps this computer from falling asleep. `elsewhere`: who publishes the same calendar, by name.
    """

    alive: bool
    since: datetime | None
    next_at: datetime | None
    waiting: int
    doubt: Cause | None = None
    out_by: timedelta = timedelta()
    service: bool = False
    awake: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """The first screen: decisions first, then what goes out today, what a person publishes by hand, and the week. In a
    `crisis`, and in `mourning`, some of what was planned does not go out by itself.
    """

    day: date
    now: datetime
    zone: str
    decisions: tuple[Decision, ...]
    by_hand: tuple[Decision, ...]
    cards: tuple[Card, ...]
    next_card: Card | None  # the next one after today
    keep_on_until: datetime | None  # naive wall time of today's last automatic publication still to go out
    publisher: PublisherFace
    meters: tuple[ChannelMeter, ...]
    undated: int
    pause: Pause | None
    crisis: Crisis | None = None
    mourning: bool = False
    losing_access: tuple[Channel, ...] = ()  # it ends in the next days, or has ended
    waiting_for_access: tuple[Decision, ...] = ()  # held for want of it with their hour ahead: a sign-in decides them

    def with_found(self, found: Mapping[UUID, Sequence[Finding]]) -> Today:
        """The same day with what was found of its publications, by their ids."""
        return replace(self, cards=tuple(card.with_found(found) for card in self.cards))


@dataclass(frozen=True, slots=True)
class Exit:
    """One of a post's publications with everything that was tried. Of a thread `parts` tells what is known of each,
    None for one that was not begun; of anything else it is empty.
    """

    publication: Publication
    channel: Channel
    attempts: tuple[Attempt, ...]
    parts: tuple[Part | None, ...] = ()


def _facts(finding: Finding) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in finding.facts.items()))
