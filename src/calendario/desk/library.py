"""The library: every picture that was ever used, whose it is, who let themselves be shown, and who takes that back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain.channel import Channel
from calendario.domain.media import Image
from calendario.domain.problem import BadInput
from calendario.domain.publication import Publication, State
from calendario.domain.rights import Consent, Licence, MediaRecord, Rights, Standing
from calendario.domain.slot import day_bounds, wall_clock
from calendario.domain.text import clean
from calendario.domain.thread import standing
from calendario.store import channels, journal, library, publications
from calendario.store.database import Transaction
from calendario.store.ids import new_id
from calendario.store.shelf import Kept, Shelf, Wanted

__all__ = ["PAGE", "Found", "Kept", "LibraryDesk", "Picture", "PostUse", "Search", "Users"]

#: Pictures that are read at a time.
PAGE = 60
#: Why a publication is held whose picture may not be shown any more.
WITHDRAWN = "consent_withdrawn"
_GOING_OUT = frozenset({State.PLANNED, State.BY_HAND})
_OUT = frozenset({State.PUBLISHED, State.UNCONFIRMED, State.SENDING})


@dataclass(frozen=True, slots=True)
class Search:
    """What a person looks for; see `store.shelf.Wanted`. Days are the town hall's, both included."""

    words: str = ""
    first_day: date | None = None
    last_day: date | None = None
    licence: Licence | None = None
    people: bool | None = None
    standings: frozenset[Standing] = frozenset()
    pictures_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of pictures, the one used last first, of `total` that were found; `today` is the town hall's day."""

    pictures: tuple[Kept, ...]
    total: int
    today: date


@dataclass(frozen=True, slots=True)
class PostUse:
    """A post that shows a picture: on `channel` with its `publication` at a naive wall time, or a draft (all None)."""

    post_id: UUID
    title: str
    channel: Channel | None = None
    publication: Publication | None = None
    wall_time: datetime | None = None

    @property
    def state(self) -> State:
        """Where it stands; a draft is *proposed*."""
        return State.PROPOSED if self.publication is None else self.publication.state


@dataclass(frozen=True, slots=True)
class Users:
    """Who shows a picture: what is `out` (or may be) on its network, what is `planned` to go out, and all else."""

    out: tuple[PostUse, ...] = ()
    planned: tuple[PostUse, ...] = ()
    drafts: tuple[PostUse, ...] = ()

    @property
    def all(self) -> tuple[PostUse, ...]:
        """In that order, but what comes before what was."""
        return (*self.drafts, *self.planned, *self.out)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with all that is known of it, as of `today`, the town hall's day."""

    image: Image
    rights: Rights
    users: Users
    today: date

    @property
    def standing(self) -> Standing:
        """How it stands with those who are seen in it."""
        return self.rights.standing(self.today)


class LibraryDesk:
    """Searches take a moment the first time, and milliseconds then; any thread may call them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._shelf = Shelf()

    def search(self, wanted: Search, start: int = 0, most: int = PAGE) -> Found:
        """Up to `most` pictures from number `start` (from 0)."""
        office, zone = self._office, self._office.institution().zone
        today = wall_clock(office.clock(), zone).date()
        query = Wanted(
            words=wanted.words,
            start_at=None if wanted.first_day is None else day_bounds(wanted.first_day, zone)[0],
            end_at=None if wanted.last_day is None else day_bounds(wanted.last_day, zone)[1],
            licence=wanted.licence,
            people=wanted.people,
            standings=wanted.standings,
            pictures_only=wanted.pictures_only,
        )
        with office.database.reading() as tx:
            pictures, total = self._shelf.find(tx, query, today, start, most)
        return Found(pictures, total, today)

    def picture(self, digest: str) -> Picture:
        """One picture, with every post that shows it. Raises `NotFound("picture_unknown_here")`."""
        zone = self._office.institution().zone
        with self._office.database.reading() as tx:
            image = library.image(tx, digest)
            known = _rights(tx, digest)
            users = _users(tx, digest)
        return Picture(image, known, users, wall_clock(self._office.clock(), zone).date())

    def known(self, digest: str) -> Rights:
        """What is known of a picture."""
        with self._office.database.reading() as tx:
            return _rights(tx, digest)

    def save(self, record: MediaRecord) -> Rights:
        """What a person says of a picture; one that is described keeps the description of the post saved last.

        Raises `NotFound("picture_unknown_here")`.
        """
        office, now = self._office, self._office.clock()
        told = replace(record, alt=clean(record.alt), source=clean(record.source).strip(), note=clean(record.note))
        with office.database.writing() as tx:
            library.save_record(tx, replace(told, alt=_rights(tx, told.digest).record.alt or told.alt))
            me = office.me().id
            journal.note(tx, office.machine, now, "picture_told_of", person_id=me, picture=record.digest)
            return _rights(tx, record.digest)

    def allow(
        self, digest: str, who: str, scope: str, evidence: str, given_on: date, expires_on: date | None
    ) -> Consent:
        """Somebody lets themselves be shown in it: from now on it is a picture with people.

        Raises `BadInput`: "consent_without_name", "consent_over_before_given", "consent_over" (it ended already).
        """
        office, now = self._office, self._office.clock()
        given = Consent(
            new_id(now), digest, clean(who).strip(), clean(scope).strip(), clean(evidence).strip(), given_on, expires_on
        )
        if expires_on is not None and expires_on < wall_clock(now, office.institution().zone).date():
            raise BadInput("consent_over", expires_on=expires_on)
        with office.database.writing() as tx:
            known = _rights(tx, digest)
            if not known.record.people or digest not in library.rights(tx, (digest,)):
                library.save_record(tx, replace(known.record, people=True))
            library.add_consent(tx, given)
            journal.note(tx, office.machine, now, "consent_given", person_id=office.me().id, subject_id=given.id)
        return given

    def withdraw(self, consent_id: UUID) -> Users:
        """That person does not let themselves be shown any more: what is planned with the picture is held in the same
        transaction. Returns every post that shows it: what is `out` is to be taken down by a person, `planned` are
        those that are held now, `drafts` what must not be planned.

        Raises `NotFound("consent_not_found")`, `NotAllowed("consent_withdrawn_before")`.
        """
        office, now = self._office, self._office.clock()
        with office.database.reading() as tx:  # before the lock for which the publishers wait
            given, as_of = library.consent(tx, consent_id), library.uses_as_of(tx)
            before = _users(tx, given.digest)
        with office.database.writing() as tx:
            library.withdraw(tx, consent_id, now)
            if library.uses_as_of(tx) != as_of:
                before = _users(tx, given.digest)
            held = []
            for use in before.planned:
                if use.publication is not None:
                    kept = publications.save(
                        tx, use.publication.held(WITHDRAWN, standing(use.publication.facts)), use.publication
                    )
                    held.append(replace(use, publication=kept))
            journal.note(
                tx,
                office.machine,
                now,
                "consent_withdrawn",
                person_id=office.me().id,
                subject_id=consent_id,
                held=len(held),
                out=len(before.out),
            )
        return replace(before, planned=tuple(held))


def _rights(tx: Transaction, digest: str) -> Rights:
    return library.rights(tx, (digest,)).get(digest) or Rights(MediaRecord(digest))


def _users(tx: Transaction, digest: str) -> Users:
    known = channels.known(tx)
    grouped: dict[str, list[PostUse]] = {"out": [], "planned": [], "drafts": []}
    for use in library.uses(tx, digest):
        there = use.publication
        if there is None:
            grouped["drafts"].append(PostUse(use.post_id, use.title))
            continue
        one = PostUse(use.post_id, use.title, known[there.channel_id], there, wall_clock(there.due_at, there.plan.zone))
        place = "out" if there.state in _OUT else "planned" if there.state in _GOING_OUT else "drafts"
        grouped[place].append(one)
    return Users(*(tuple(grouped[place]) for place in ("out", "planned", "drafts")))
