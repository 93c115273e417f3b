"""A newsroom for stories: the real desk, the real publisher, a real database; only the network is for practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from calendario import paths, rules
from calendario.channels.pictures import fit_to
from calendario.channels.practice import Fault, PracticeAdapter, PracticeNetwork
from calendario.channels.webpage import WebPageAdapter
from calendario.cli import channel
from calendario.desk.channels import Form
from calendario.desk.desk import Desk
from calendario.desk.office import Office
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import ChannelAdapter, Secret
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload
from calendario.domain.finding import Level
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Attempt, Publication, State
from calendario.domain.slot import wall_clock
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom as PublisherNewsroom
from calendario.store import channels, claims, posts, publications
from calendario.store.claims import Claim
from calendario.store.database import Database, Transaction
from calendario.store.ids import new_id
from calendario.store.media import MediaFolder
from calendario.store.profile import Profile
from calendario.store.vault import Vault
from tests.engines import Engine, Keeping, OnSqlite

ZONE = "Europe/Madrid"
#: A thread, part by part.
FAIR = ("Mañana empieza la feria.", "A las 12:00, pregón en la plaza.", "A las 22:00, verbena.")


class Clock:
    """Shows what the story says; `Clock()` is a call, as the program expects."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        """Lets them pass."""
        self.forward(seconds=seconds)

    def forward(self, **by: float) -> None:
        """`forward(minutes=5)`."""
        self.now += timedelta(**by)


class Newsroom:
    """One town hall, its calendar in a file unless `engine` says otherwise. `step` may raise to stop the publisher's
    world right after a step.
    """

    _planning_at: datetime | None = None

    def __init__(self, folder: Path, clock: Clock, engine: Engine | None = None) -> None:
        self.clock = clock
        self.engine = engine or OnSqlite()
        self.folder = folder
        self.adapters: dict[str, ChannelAdapter] = {"practice": PracticeAdapter(), "webpage": WebPageAdapter()}
        self.lives = 0
        self.open()
        self.desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
        self.practice = PracticeNetwork(folder / "practica")
        self.channel = self.add_practice("Práctica", self.practice.folder)

    def open(self) -> None:
        """Opens the calendar, as a new start of the program does."""
        profile = Profile.at(self.folder, self.clock())
        office = Office(
            profile=profile,
            database=self.engine.open(profile, self.clock()),
            media=MediaFolder(profile.media),
            vault=Vault(profile.folder),
            clock=lambda: self._planning_at or self.clock(),
            speller=None,
            errand=lambda order, _ask, _keep: channel.do(self.adapters, order, NoQuestions()),
            fit=fit_to,
            shapes=rules.read_shapes(paths.resources()),
            rules=rules.read_rules(paths.resources()),
        )
        forms = {
            k: Form(a.network, a.fields, not a.bound_to_machine, a.bound_to_machine) for k, a in self.adapters.items()
        }
        self.desk = Desk.of(office, forms)

    def close(self) -> None:
        """Closes it."""
        self.desk.watching.close()
        self.desk.office.database.close()

    def reopen(self) -> None:
        """Closes it and opens it again."""
        self.close()
        self.open()

    @property
    def database(self) -> Database:
        return self.desk.office.database

    def somebody_else(self) -> Keeping:
        """Another program with the calendar open, which can keep it for itself."""
        return self.engine.keeping(self.desk.office.profile)

    def tampered(self, *statements: str) -> int:
        """What somebody with the calendar in his hands does behind everybody's back; rows of the last statement."""
        return self.engine.tampered(self.desk.office.profile, *statements)

    def add_practice(self, name: str, folder: Path, kind: str = "practice") -> Channel:
        """One more channel on a practice network in `folder`, saved without the child process a sign-in would take."""
        folder.mkdir(parents=True, exist_ok=True)
        made = Channel(
            new_id(self.clock()), kind, "practice", name, name[:2].upper(), str(folder), {"folder": str(folder)}
        )
        with self.database.writing() as tx:
            channels.save(tx, made, self.desk.office.machine)
        return made

    def plan(
        self,
        text: str,
        *,
        on: tuple[Channel, ...] = (),
        minutes: float = 10,
        title: str = "",
        not_after: datetime | None = None,
    ) -> Publication:
        """A post that goes out in `minutes` (or was planned before its hour came, which is gone), however long a busy
        computer takes to plan it; returns its (first) publication.
        """
        at = self.clock() + timedelta(minutes=minutes)
        self._planning_at = min(self.clock(), at - timedelta(minutes=1)) if minutes < 0 else self.clock()
        try:
            wall_time = wall_clock(at, ZONE)
            plan = PlanDraft(tuple(c.id for c in on or (self.channel,)), wall_time, not_after=not_after)
            draft = Draft(title or text, Content(text))
            return self.desk.planning.plan(self.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]
        finally:
            self._planning_at = None

    def publisher(
        self,
        step: Callable[[str], None] | None = None,
        secrets: Callable[[UUID], Secret | None] = lambda _channel: None,
        stops: int | None = None,
    ) -> Publisher:
        """A publisher with a life of its own."""
        self.lives += 1
        office = self.desk.office
        given = PublisherNewsroom(
            database=office.database,
            machine=office.machine,
            owner=f"{office.machine}:{self.lives}:{self.clock().timestamp():.0f}",
            adapters=self.adapters,
            media=office.media.path,
            secrets=secrets,
            clock=self.clock,
            wait=self.clock.wait,
            shapes=office.shapes,
            rules=office.rules,
            **({} if step is None else {"step": step}),
        )
        return Publisher(given, stops)

    def publish(self, step: Callable[[str], None] | None = None) -> None:
        """What a publisher does when it is run once, now."""
        self.publisher(step).once()

    def claim(self, tx: Transaction, value: Publication, owner: str = "") -> Claim | None:
        """What a publisher that had read `value` gets in `tx`."""
        now = self.clock()
        content = posts.revision(tx, value.revision_id).draft.content_for(value.channel_id)
        return claims.claim(
            tx,
            value,
            attempt_id=new_id(now),
            payload=Payload("", content, now, str(value.post_id)),
            prepared={},
            key=value.id.hex,
            owner=owner or f"{self.desk.office.machine}:1:1",
            now=now,
        )

    def claimed(self, value: Publication, owner: str = "") -> Claim | None:
        """See `claim`; in a transaction of its own."""
        with self.database.moving() as tx:
            return self.claim(tx, value, owner)

    def now(self, publication: Publication) -> Publication:
        """The publication as it stands."""
        with self.database.reading() as tx:
            return publications.publication(tx, publication.id)

    def levels(self, day: date) -> list[Level | None]:
        """The gravest of what is found on each card of the week of `day`."""
        week = self.desk.calendar.week(day)
        return [card.finding for card in week.with_found(self.desk.calendar.found(week.start, 7)).cards]

    def state(self, publication: Publication) -> State:
        """Its state."""
        return self.now(publication).state

    def attempts(self, publication: Publication) -> tuple[Attempt, ...]:
        """What was tried."""
        with self.database.reading() as tx:
            return publications.attempts(tx, publication.id)


def in_doubt(newsroom: Newsroom, part: int, said: tuple[str, ...] = FAIR) -> Publication:
    """A thread of `said`: nobody can tell what became of that part (from 1), which is there."""
    fair = newsroom.plan("\n---\n".join(said), title="Feria")
    newsroom.clock.forward(minutes=10)
    seen: list[str] = []

    def nobody_can_tell(step: str) -> None:
        seen.append(step)
        if seen.count("part seen") == part - 1 and step in ("claimed", "part seen"):
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
            newsroom.practice.switch(Fault.CANNOT_TELL)

    newsroom.publish(nobody_can_tell)
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    newsroom.practice.heal()
    there = newsroom.now(fair)
    assert (there.state, there.retry_at) == (State.UNCONFIRMED, None)
    assert len(newsroom.practice.posts()) == part
    return there
