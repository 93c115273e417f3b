"""What goes out when: the week, today, and the way each post went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from calendario.desk.card_review import CardReview
from calendario.desk.faces import Card, ChannelMeter, Decision, Elsewhere, Exit, Month, PublisherFace, Today, Week
from calendario.desk.office import Office
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.frequency import meter
from calendario.domain.holidays import days_off
from calendario.domain.house import Mode
from calendario.domain.publication import (
    ACCESS_GONE,
    TO_DECIDE,
    Part,
    Publication,
    State,
    least_finished,
    posts_among,
)
from calendario.domain.slot import day_bounds, wall_clock, week_start
from calendario.store import channels, parts, pauses, posts, presence, publications, publisher_lock
from calendario.store.database import Transaction
from calendario.store.publications import Entry, Line
from calendario.store.surroundings import Surroundings


class CalendarDesk:
    """Reads the calendar; changes nothing. Every call but `found` is a few indexed queries: milliseconds."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._review = CardReview(office)

    def week(self, day: date) -> Week:
        """The week that `day` lies in."""
        return self._weeks(week_start(day), 1)[0]

    def month(self, day: date) -> Month:
        """The month that `day` lies in."""
        first = day.replace(day=1)
        start, after = week_start(first), (first + timedelta(days=31)).replace(day=1)
        return Month(first, self._weeks(start, -((start - after).days // 7)))

    def _weeks(self, start: date, many: int) -> tuple[Week, ...]:
        """From the Monday `start` on, with one reading."""
        office, institution = self._office, self._office.institution()
        now = office.clock()
        with office.database.reading() as tx:
            entries = publications.lines_between(tx, *day_bounds(start, institution.zone, 7 * many))
            known = channels.known(tx)
            undated = posts.undated(tx, office.machine)
            pause = pauses.current(tx)
            house = Surroundings(office.database, tx).house
        wall_now = wall_clock(now, institution.zone)
        off = days_off(house, office.rules.countries.get(house.locale))
        weeks = []
        for first_day in (start + timedelta(weeks=number) for number in range(many)):
            begin, end = day_bounds(first_day, institution.zone, 7)
            days = [first_day + timedelta(days=number) for number in range(7)]
            there = [entry for entry in entries if begin <= entry.publication.due_at < end]
            weeks.append(
                Week(
                    start=first_day,
                    today=wall_now.date(),
                    now=wall_now,
                    zone=institution.zone,
                    cards=_cards(there, known, institution.zone),
                    meters=_meters(there, known.values()),
                    undated=undated,
                    pause=pause,
                    quiet=house.quiet,
                    holidays={day: off[day] for day in days if day in off},
                    periods=tuple(one for one in house.periods if any(one.holds(day) for day in days)),
                )
            )
        return tuple(weeks)

    def found(self, first: date, days: int) -> Mapping[UUID, tuple[Finding, ...]]:
        """What the review says of each publication of these days that may still change, by its id: see `CardReview`.
        For work beside the window.
        """
        begin, end = day_bounds(first, self._office.institution().zone, days)
        with self._office.database.reading() as tx:
            entries = publications.between(tx, begin, end)
            return self._review.of(tx, entries, channels.known(tx), self._office.clock())

    def today(self) -> Today:
        """The first screen."""
        office, institution = self._office, self._office.institution()
        now = office.clock()
        wall_now = wall_clock(now, institution.zone)
        day = wall_now.date()
        begin, end = day_bounds(day, institution.zone)
        week_begin, week_end = day_bounds(week_start(day), institution.zone, 7)
        with office.database.reading() as tx:
            entries = publications.lines_between(tx, begin, end)
            week_entries = publications.lines_between(tx, week_begin, week_end)
            to_decide = [e for e in publications.in_states(tx, TO_DECIDE) if e.publication.asks_person]
            by_hand = publications.in_states(tx, [State.BY_HAND])
            upcoming = publications.upcoming(tx)
            known = channels.known(tx)
            undated = posts.undated(tx, office.machine)
            pause = pauses.current(tx)
            decisions = _decisions(to_decide, known, institution.zone)
            hands = _decisions(by_hand, known, institution.zone)
            alive = self._publisher(tx, now, upcoming, known)
            house = Surroundings(office.database, tx).house
        waiting = tuple(d for d in decisions if d.reason in ACCESS_GONE and d.publication.due_at > now)
        automatic = [
            e.publication.due_at
            for e in entries
            if e.publication.state in (State.PLANNED, State.SENDING) and not known[e.publication.channel_id].by_hand
        ]
        after = [e for e in upcoming if e.publication.due_at >= end]
        later = _cards(after, known, institution.zone)
        return Today(
            day=day,
            now=wall_now,
            zone=institution.zone,
            decisions=tuple(d for d in decisions if d not in waiting),
            by_hand=hands,
            cards=_cards(entries, known, institution.zone),
            next_card=later[0] if later else None,
            keep_on_until=wall_clock(max(automatic), institution.zone) if automatic else None,
            publisher=alive,
            meters=_meters(week_entries, known.values()),
            undated=len(undated),
            pause=pause,
            crisis=house.crisis,
            mourning=house.in_mode(Mode.MOURNING, day) is not None,
            waiting_for_access=waiting,
            losing_access=tuple(c for c in known.values() if c.loses_access(now)),
        )

    def publisher(self) -> PublisherFace:
        """Whether anything will go out from this computer, and what is next."""
        with self._office.database.reading() as tx:
            known = channels.known(tx)
            return self._publisher(tx, self._office.clock(), publications.upcoming(tx), known)

    def exits(self, post_id: UUID) -> tuple[Exit, ...]:
        """The post's publications, cancelled ones included, with their attempts, as the channels are ordered."""
        with self._office.database.reading() as tx:
            known = channels.known(tx)
            there = publications.of_post(tx, post_id, cancelled=True)
            return tuple(
                Exit(p, known[p.channel_id], publications.attempts(tx, p.id), _parts(tx, p, known[p.channel_id]))
                for p in sorted(there, key=lambda p: (p.channel_id, p.due_at, p.id))
            )

    def decisions(self, states: Iterable[State]) -> tuple[Decision, ...]:
        """Every publication in any of `states` as a decision shows it, by hour; one query."""
        zone = self._office.institution().zone
        with self._office.database.reading() as tx:
            entries = publications.in_states(tx, states)
            known = channels.known(tx)
        return _decisions(entries, known, zone)

    def decision(self, publication_id: UUID) -> Decision:
        """One publication as a decision shows it. Raises `NotFound`."""
        zone = self._office.institution().zone
        with self._office.database.reading() as tx:
            publication = publications.publication(tx, publication_id)
            known = {publication.channel_id: channels.channel(tx, publication.channel_id)}
            draft = posts.revision(tx, publication.revision_id).draft
        return _decision(Entry(publication, draft), known, zone)

    def _publisher(
        self, tx: Transaction, now: datetime, upcoming: Iterable[Line], known: Mapping[UUID, Channel]
    ) -> PublisherFace:
        alive = publisher_lock.is_held(self._office.profile.publisher_lock)
        there, hour = presence.publishers(tx), presence.hour(tx, now)
        mine = next((p for p in there if p.machine == self._office.machine), None)
        others = [p for p in there if p.machine != self._office.machine and p.is_alive(hour)]
        automatic = [e.publication for e in upcoming if not known[e.publication.channel_id].by_hand]
        coming = [p.due_at for p in automatic if p.due_at >= now]
        return PublisherFace(
            alive=alive,
            since=mine.started_at if mine is not None and alive else None,
            next_at=min(coming) if coming else None,
            waiting=posts_among(automatic),
            doubt=mine.doubt if mine is not None and alive else None,
            out_by=mine.out_by if mine is not None and alive else timedelta(),
            service=mine is not None and alive and mine.service,
            awake=mine is not None and alive and mine.awake,
            elsewhere=tuple(sorted((Elsewhere(p.name, p.started_at) for p in others), key=lambda e: e.computer)),
            overdue=posts_among(p for p in automatic if p.due_at < now),
        )


def _parts(tx: Transaction, publication: Publication, channel: Channel) -> tuple[Part | None, ...]:
    content = channel.as_sent(posts.revision(tx, publication.revision_id).draft.content_for(channel.id))
    many = len(content.parts) if channel.has_threads and not channel.by_hand else 1
    there = parts.parts(tx, publication)
    return tuple(there.get(number) for number in range(1, many + 1)) if many > 1 or there else ()


def _decisions(entries: Iterable[Entry], known: Mapping[UUID, Channel], zone: str) -> tuple[Decision, ...]:
    """By hour; those of one post at one hour as the channels are ordered."""
    by_hour = sorted(entries, key=lambda e: (e.publication.due_at, e.publication.post_id, e.publication.channel_id))
    return tuple(_decision(e, known, zone) for e in by_hour)


def _decision(entry: Entry, known: Mapping[UUID, Channel], zone: str) -> Decision:
    publication, channel = entry.publication, known[entry.publication.channel_id]
    return Decision(
        publication=publication,
        channel=channel,
        title=entry.title,
        text=channel.as_sent(entry.content).text,
        wall_time=wall_clock(publication.due_at, zone),
    )


def _cards(entries: Iterable[Line], known: Mapping[UUID, Channel], zone: str) -> tuple[Card, ...]:
    groups: dict[tuple[UUID, datetime], list[Line]] = {}
    for entry in entries:
        groups.setdefault((entry.publication.post_id, entry.publication.due_at), []).append(entry)
    cards = []
    for (post_id, due_at), group in groups.items():
        group.sort(key=lambda e: known[e.publication.channel_id].id)
        cards.append(
            Card(
                post_id=post_id,
                title=group[-1].title,
                wall_time=wall_clock(due_at, zone),
                channels=tuple(known[e.publication.channel_id] for e in group),
                publications=tuple(e.publication for e in group),
                state=least_finished([e.publication.state for e in group]),
            )
        )
    return tuple(sorted(cards, key=lambda c: (c.publications[0].due_at, c.post_id)))


def _meters(entries: Iterable[Line], known: Iterable[Channel]) -> tuple[ChannelMeter, ...]:
    states: dict[UUID, list[State]] = {}
    for entry in entries:
        states.setdefault(entry.publication.channel_id, []).append(entry.publication.state)
    return tuple(
        ChannelMeter(channel, meter(states.get(channel.id, []), channel.target))
        for channel in sorted(known, key=lambda c: c.id)
        if channel.state != "retired" and (channel.target.minimum or channel.id in states)
    )


def monday(day: date, weeks: int) -> date:
    """The Monday of the week `weeks` after (or before) `day`'s."""
    return week_start(day) + timedelta(weeks=weeks)
