"""The publisher of this computer, as far as a person directs it."""

from __future__ import annotations

from datetime import timedelta

from calendario.desk.office import Office
from calendario.domain.channel import BY_HAND, LATEST
from calendario.domain.publication import State, posts_among
from calendario.store import channels, journal, presence, publications, settings, timetable
from calendario.store.presence import Request


class PublishingDesk:
    """Whether it lives is told by `CalendarDesk.publisher`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def stop(self, *, told: bool = False) -> None:
        """Asks it to finish what it is sending and end, in less than two seconds where nothing is being sent. One that
        was started by whoever read `stops` before, and is not up yet, ends too.

        `told`: a person was told that nothing goes out until it is started again, so `go_on` lets nothing go out of
        what falls due meanwhile, however soon that is.
        """
        office = self._office
        with office.database.writing() as tx:
            presence.ask(tx, office.machine, Request.STOP)
            if told:
                settings.write(tx, self._told, True)
                journal.note(tx, office.machine, office.clock(), "publishing_stopped", person_id=office.me().id)

    def go_on(self, stops: int | None = None) -> int:
        """Whoever starts the publisher calls this first. After a stop that a person was told of, what fell due since is
        missed and waits for them: the five minutes' grace is for computers that were late, not for what was promised
        not to go out. Returns how many posts that are.

        `stops` as it was read when it was decided to start: a stop asked for since is not forgotten.
        """
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            asked = presence.asked(tx, office.machine, Request.STOP)
            if not settings.read(tx, self._told) or (stops is not None and stops != asked):
                return 0
            settings.write(tx, self._told, False)
            known = channels.known(tx)
            overdue = {p.id for p, _ in timetable.overdue(tx, now)}
            there = [e.publication for e in publications.between(tx, now - LATEST, now + timedelta(microseconds=1))]
            planned = [p for p in there if p.state is State.PLANNED and known[p.channel_id].kind != BY_HAND]
            # Older ones are missed by the publisher itself, once it believes its clock.
            fell_due = [p for p in planned if p.id not in overdue]
            for publication in fell_due:
                publications.save(tx, publication.missed("stopped"), publication)
            journal.note(tx, office.machine, now, "publishing_resumed", missed=len(fell_due))
        return posts_among(fell_due)

    def is_stopped(self) -> bool:
        """Whether a person was told that nothing goes out, and nobody has gone on since."""
        with self._office.database.reading() as tx:
            return bool(settings.read(tx, self._told))

    @property
    def _told(self) -> str:
        """The name of the setting: each computer is stopped for itself."""
        return f"told_stopped:{self._office.machine}"

    def stops(self) -> int:
        """How often it was asked to: given to a publisher that is started now, so that older requests are past."""
        with self._office.database.reading() as tx:
            return presence.asked(tx, self._office.machine, Request.STOP)

    def believe_clock(self) -> None:
        """The person says that this computer's hour is right: what waited because of it goes on, or is missed."""
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            presence.ask(tx, office.machine, Request.BELIEVE_CLOCK)
            journal.note(tx, office.machine, now, "clock_believed", person_id=me.id)
