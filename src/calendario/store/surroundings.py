"""What a calendar knows around a post. Reviews ask at every pause in typing: only what changed since is read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import select

from calendario.domain.bank import Hashtag, Kind, OfficialName
from calendario.domain.details import Details
from calendario.domain.house import ANY_HOUSE, UNREADABLE, House, Nature
from calendario.domain.house_json import house_from_json
from calendario.domain.people import Institution, Person
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput
from calendario.domain.publication import Publication, State
from calendario.domain.reuse import Reuse
from calendario.domain.slot import wall_clock
from calendario.store import bank, categories, own_words, people, posts, publications, settings, tables
from calendario.store.database import Database, Transaction, area_versions

#: Of what else is said on a channel, the nearest in time.
MOST_NEIGHBOURS = 100
#: How far from its hour another post on the channel is still near.
NEAR = timedelta(days=7)

#: The setting that holds the institution's rules.
HOUSE = "house"

_DAY = timedelta(days=1)
#: With these it says something on its channel, or will, or may have.
_HEARD = tuple(
    str(s) for s in (State.PLANNED, State.SENDING, State.UNCONFIRMED, State.BY_HAND, State.HELD, State.PUBLISHED)
)
_MOST_DRAFTS, _MOST_DAYS = 2_000, 200  # remembered; a day of a channel is one
_AT_ONCE = 500  # ids in one statement
_T = TypeVar("_T")
_publication, _revision = tables.publication, tables.revision

#: By calendar and by name, what was read last and in which state of the calendar that was.
_KEPT: WeakKeyDictionary[Database, dict[str, tuple[object, Any]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What another post says on the same channel, and when: aware UTC, and as clocks show it there (naive)."""

    text: str
    due_at: datetime
    wall_time: datetime


class Surroundings:
    """How things stand in the state of `database` that `tx` sees; for the length of that transaction."""

    def __init__(self, database: Database, tx: Transaction) -> None:
        self._tx = tx
        self._counts = area_versions(tx)
        self._away = database.away  # a copy that is drafted in counts for itself
        self._kept = _KEPT.setdefault(database, {})

    @property
    def institution(self) -> Institution | None:
        """None before the first run is finished."""
        return self._once("institution", ("people",), lambda: people.institution(self._tx))

    def person(self, machine: UUID) -> Person | None:
        """Who uses the calendar on that machine: who said so there, else whoever began."""

        def read() -> Person | None:
            return people.at(self._tx, machine) or next(iter(people.people(self._tx)), None)

        return self._once("person", ("people", "settings"), read, machine)

    def setting(self, name: str) -> object:
        """The choice of that name; None where nobody made one."""
        return self._once(f"setting {name}", ("settings",), lambda: settings.read(self._tx, name))

    @property
    def house(self) -> House:
        """The institution's rules; see `house_of`."""
        written = self._once("written house", ("settings",), lambda: settings.written(self._tx, HOUSE))
        return self._once("house", (), lambda: house_of(written), written)  # settings change often, and it hardly ever

    def nature(self, of: Details) -> Nature | None:
        """What the category of a post is for; None where nobody said."""
        if of.category is None:
            return None
        known = self._once("natures", ("channels",), lambda: {c.id: c.nature for c in categories.categories(self._tx)})
        return known.get(of.category)

    @property
    def names(self) -> tuple[OfficialName, ...]:
        """How things are called officially, and how not: what the bank says in use."""

        def read() -> tuple[OfficialName, ...]:
            found = (entry for entry in bank.entries(self._tx, Kind.NAME) if not entry.retired)
            return tuple(entry.body for entry in found if isinstance(entry.body, OfficialName))

        return self._once("names", ("bank",), read)

    @property
    def hashtags(self) -> frozenset[str]:
        """Its own hashtags, with their sign: those of the bank in use."""

        def read() -> frozenset[str]:
            found = (entry for entry in bank.entries(self._tx, Kind.HASHTAG) if not entry.retired)
            return frozenset(entry.body.text for entry in found if isinstance(entry.body, Hashtag))

        return self._once("hashtags", ("bank",), read)

    def glossary(self, person_id: UUID | None) -> frozenset[str]:
        """The official names and the words that are right for that person; with None, for anybody here."""

        def read() -> frozenset[str]:
            known = own_words.every(self._tx) if person_id is None else own_words.right_for(self._tx, person_id)
            return frozenset((*known, *(name.right for name in self.names)))

        return self._once("glossary", (own_words.AREA, "bank"), read, person_id)

    def publications(self, post_id: UUID) -> tuple[Publication, ...]:
        """Those of the post by hour, but for cancelled ones."""
        return self._once("publications", ("publications",), lambda: publications.of_post(self._tx, post_id), post_id)

    def reuses(self, post_id: UUID) -> tuple[Reuse, ...]:
        """What of the bank was put into the post; see `bank.reuses`."""
        areas = ("bank", "posts", "publications")
        return self._once("reuses", areas, lambda: bank.reuses(self._tx, (post_id,)).get(post_id, ()), post_id)

    def spoken(self, post_ids: Collection[UUID]) -> Mapping[UUID, tuple[str, ...]]:
        """The languages (BCP 47) in which each of those posts goes out or is out."""
        query = select(_publication.c.post_id, _publication.c.channel_id, _publication.c.revision_id).where(
            _publication.c.post_id.in_(list(post_ids)), _publication.c.state != State.CANCELLED
        )
        rows = self._tx.execute(query).all()
        drafts = self._drafts({row.revision_id: row.post_id for row in rows})
        found: dict[UUID, set[str]] = {}
        for row in rows:
            draft = drafts[row.revision_id]
            if draft is not None:
                found.setdefault(row.post_id, set()).add(draft.content_for(row.channel_id).language)
        return {post_id: tuple(sorted(languages)) for post_id, languages in found.items()}

    def neighbours(
        self, at: Mapping[UUID, datetime], zone: str, besides: UUID | None
    ) -> Mapping[UUID, tuple[Neighbour, ...]]:
        """What other posts than `besides` say on each channel within a week of the instant (aware UTC) given for it, by
        hour: the nearest of it.
        """
        days = {c: instant.replace(hour=0, minute=0, second=0, microsecond=0) for c, instant in at.items()}
        known: dict[tuple[UUID, datetime], tuple[tuple[UUID, Neighbour], ...]]
        known = self._once("neighbours", ("publications",), dict, zone)
        if len(known) > _MOST_DAYS:
            self._kept.pop("neighbours", None)
        found: dict[UUID, tuple[tuple[UUID, Neighbour], ...]] = {}
        for day in set(days.values()):
            on = [c for c in at if days[c] == day]
            known |= self._near([c for c in on if (c, day) not in known], day, zone)
            found |= {c: known[c, day] for c in on}
        return {
            c: tuple(one for post, one in found[c] if post != besides and abs(one.due_at - instant) <= NEAR)
            for c, instant in at.items()
        }

    def _near(
        self, on: Collection[UUID], day: datetime, zone: str
    ) -> dict[tuple[UUID, datetime], tuple[tuple[UUID, Neighbour], ...]]:
        """By channel what is said near any instant of that day, with its post."""
        if not on:
            return {}
        post, channel, revision = _publication.c.post_id, _publication.c.channel_id, _publication.c.revision_id
        query = select(post, channel, revision, _publication.c.due_at).where(
            channel.in_(on),
            _publication.c.due_at >= day - NEAR,
            _publication.c.due_at <= day + _DAY + NEAR,
            _publication.c.state.in_(_HEARD),
        )
        noon = day + _DAY / 2
        rows = sorted(self._tx.execute(query), key=lambda row: abs(row.due_at - noon))
        nearest = {c: [*islice((row for row in rows if row.channel_id == c), MOST_NEIGHBOURS)] for c in on}
        drafts = self._drafts({row.revision_id: row.post_id for near in nearest.values() for row in near})
        return {
            (c, day): tuple(
                (row.post_id, Neighbour(draft.content_for(c).text, row.due_at, wall_clock(row.due_at, zone)))
                for row in sorted(near, key=lambda row: (row.due_at, row.post_id))
                if (draft := drafts[row.revision_id]) is not None
            )
            for c, near in nearest.items()
        }

    def _drafts(self, wanted: Mapping[UUID, UUID]) -> Mapping[UUID, Draft | None]:
        """What those versions say, each given with its post; None for one that cannot be read. What was read once is
        never another.
        """
        known: dict[UUID, Draft | None] = self._once("drafts", (), dict)
        found = {revision_id: known[revision_id] for revision_id in wanted if revision_id in known}
        missing = iter([revision_id for revision_id in wanted if revision_id not in found])
        while part := tuple(islice(missing, _AT_ONCE)):
            query = select(_revision.c.id, _revision.c.content).where(_revision.c.id.in_(part))
            found |= {row.id: posts.readable_draft(row.content, wanted[row.id]) for row in self._tx.execute(query)}
        known |= found
        if len(known) > _MOST_DRAFTS:
            self._kept.pop("drafts", None)
        return found

    def _once(self, name: str, areas: Iterable[str], read: Callable[[], _T], of: object = None) -> _T:
        """What `read` said (`of` whatever it was asked about) while these areas were as they are."""
        state = (of, self._away, *(self._counts.get(area, 0) for area in areas))
        known = self._kept.get(name)
        if known is None or known[0] != state:
            known = self._kept[name] = (state, read())
        said: _T = known[1]
        return said


def house_of(written: str | None) -> House:
    """What is kept of a house, in the letters of its JSON; `ANY_HOUSE` where nothing is, and `UNREADABLE` where another
    version wrote it, or nobody did. A country that this version does not know may be that of another computer's.
    """
    if written is None:
        return ANY_HOUSE
    try:
        return house_from_json(json.loads(written))
    except (BadInput, ValueError, RecursionError):
        return UNREADABLE
