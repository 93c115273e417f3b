"""The first run: an institution with its people and its channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from calendario.desk.channels import ChannelsDesk, Granted
from calendario.desk.office import Office
from calendario.domain.adapter import SignInNeeded
from calendario.domain.people import Institution, Person
from calendario.domain.problem import NotAllowed, Problem
from calendario.sentences import say
from calendario.store import channels, journal, people
from calendario.store.ids import new_id


class NoQuestions:
    """For sign-ins that need nobody: a folder, the practice network."""

    def open_page(self, url: str) -> None:
        """Nothing to open."""
        raise SignInNeeded("sign_in_given_up")

    def take_code(self, timeout_s: float) -> str:
        """Nobody to ask."""
        raise SignInNeeded("sign_in_given_up")


class SetupDesk:
    """What is asked once."""

    def __init__(self, office: Office, channels_desk: ChannelsDesk) -> None:
        self._office = office
        self._channels = channels_desk

    @property
    def done(self) -> bool:
        """Whether the first run is behind us."""
        with self._office.database.reading() as tx:
            return people.institution(tx) is not None

    def begin(self, name: str, zone: str, person: str, *, sample: bool = False) -> Institution:
        """The institution and the person who begins. Raises `BadInput`, and `NotAllowed("set_up_already")`."""
        office, now = self._office, self._office.clock()
        institution = Institution(new_id(now), name.strip(), zone, sample=sample)
        me = Person(new_id(now), person.strip())
        with office.database.writing() as tx:
            if people.institution(tx) is not None:
                raise NotAllowed("set_up_already")
            people.save_institution(tx, institution)
            people.save_person(tx, me)
            people.sit_at(tx, office.machine, me.id)
            journal.note(tx, office.machine, now, "calendar_begun", person_id=me.id, sample=sample)
        return institution

    def change(self, name: str, zone: str, person: str) -> Institution:
        """Another name, zone or person. Pages of one's own that bear the old name take the new one; what is planned
        keeps the hour and the zone it was planned in. Raises `BadInput`, and `NotFound("not_set_up")`.
        """
        office, now = self._office, self._office.clock()
        before, me = office.institution(), replace(office.me(), name=person.strip())
        after = replace(before, name=name.strip(), zone=zone)
        with office.database.writing() as tx:
            people.save_institution(tx, after)
            people.save_person(tx, me)
            for channel in channels.channels(tx):
                if channel.kind == "webpage" and channel.settings.get("title") == before.name:
                    settings = {**channel.settings, "title": after.name, "zone": zone}
                    channels.save(tx, replace(channel, settings=settings))
            journal.note(tx, office.machine, now, "institution_changed", person_id=me.id)
        return after

    def add_channels(self, network_keys: Iterable[str]) -> None:
        """A channel for each network named, published by hand until it is connected."""
        for key in network_keys:
            self._channels.add_by_hand(key)

    def grant_web_page(self, folder: Path, name: str, zone: str, page: str = "") -> Granted:
        """A page of one's own in `folder`, which is made if there is none: needs no account, nor that the calendar has
        begun. `keep_web_page` makes it a channel. `name` is its title and `zone` its IANA zone; `page` the identity of
        one that lives there and goes on; without it such a one is refused: "folder_holds_a_page".

        Raises `BadInput` for a name or a zone that no institution has, what `ChannelsDesk.grant` raises, and
        `Problem("folder_unwritable")`.
        """
        institution = Institution(new_id(self._office.clock()), name.strip(), zone)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("folder_unwritable", folder=str(folder)) from error
        fields = {
            "folder": str(folder),
            "title": institution.name,
            "zone": institution.zone,
            "language": institution.language,
            "site": page,
        }
        return self._channels.grant("webpage", fields, NoQuestions())

    def add_web_page(self, folder: Path, page: str = "") -> None:
        """Both at once, for the institution there is."""
        there = self._office.institution()
        self.keep_web_page(self.grant_web_page(folder, there.name, there.zone, page))

    def keep_web_page(self, granted: Granted) -> None:
        """The channel of that page. Raises as `ChannelsDesk.add`."""
        channel = self._channels.add(granted, NoQuestions())
        with self._office.database.writing() as tx:
            known = {c.name.casefold() for c in channels.channels(tx, retired=True) if c.id != channel.id}
            name = say("web_page_name")  # not the town hall's: that is the name of every channel it has
            if name.casefold() not in known:
                channels.save(tx, replace(channels.channel(tx, channel.id), name=name))
