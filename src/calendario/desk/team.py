"""A team's calendar on a server: looked at, joined, left; and who uses it on this computer."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain.people import Institution, Person
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.store import journal, mirror, moving, people, presence, team, window_lock
from calendario.store.database import Database, StoreProblem, Transaction
from calendario.store.ids import new_id
from calendario.store.profile import Profile
from calendario.store.team import PORT as PORT
from calendario.store.team import Team as Team
from calendario.store.vault import SecretMissing, Vault, VaultDamaged


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a team's address: a calendar with its people, or nothing yet (`institution` is None)."""

    institution: Institution | None
    people: tuple[Person, ...]


#: A computer that was not seen for longer is hardly one where somebody wrote without the server.
LATELY = timedelta(days=30)


class TeamDesk:
    """Calls that reach another server than the calendar's own take seconds: never from the window's own thread."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @property
    def joined(self) -> Team | None:
        """The team's calendar this is, None for one that is in this computer's files."""
        return team.of(self._office.profile) if self._office.database.shared else None

    @property
    def has_calendar(self) -> bool:
        """Whether a calendar was begun here that is not the invented one."""
        with self._office.database.reading() as tx:
            begun = people.institution(tx)
        return begun is not None and not begun.sample

    def keep_password(self, password: str) -> None:
        """The vault, which is open, keeps the server's password; an empty one is forgotten."""
        vault = self._office.vault
        if password:
            vault.write(team.PASSWORD, password)
        else:
            vault.forget(team.PASSWORD)

    def knows_me(self) -> bool:
        """Whether somebody said who uses this computer; in this computer's own files that need not be asked."""
        with self._office.database.reading() as tx:
            return not self._office.database.shared or people.at(tx, self._office.machine) is not None

    def seen_lately(self) -> tuple[str, ...]:
        """The names of the other computers that published this calendar, or could have, in the last `LATELY`; whose was
        last is first. What was drafted there without the server is there until its window is opened.
        """
        office = self._office
        with office.database.reading() as tx:
            return others_lately(tx, office.machine, office.clock())

    def everybody(self) -> tuple[Person, ...]:
        """Who works with this calendar, in the order they came."""
        with self._office.database.reading() as tx:
            return people.people(tx)

    def sit_down(self, person_id: UUID | None, name: str) -> Person:
        """From here on that person uses this computer; without one somebody new called `name`.

        Raises `BadInput("person_without_name")`, `NotFound("person_not_found")`.
        """
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            me = _seated(tx, office.machine, person_id, name, now)
            journal.note(tx, office.machine, now, "sat_down", person_id=me.id)
        return me


def others_lately(tx: Transaction, machine: UUID, now: datetime) -> tuple[str, ...]:
    """See `TeamDesk.seen_lately`."""
    seen = presence.seen_since(tx, presence.hour(tx, now) - LATELY)
    return tuple(dict.fromkeys(p.name or "?" for p in seen if p.machine != machine))


def drafts_waiting(folder: Path) -> int:
    """Of how many posts something that was drafted in the team's calendar in `folder` has not gone up."""
    return mirror.waiting(folder.expanduser() / "mirror")


def kept_aside(folder: Path) -> tuple[Path, ...]:
    """Folders of calendars of this computer that another one took the place of, newest first."""
    return team.files_aside(folder.expanduser())


def look(there: Team, password: str | None, now: datetime) -> Found:
    """What lies at an address. Nothing is made where there is nothing; a calendar of an older version is upgraded, as
    by whoever opens it. `password` None leaves it to libpq's own places.

    Raises `StoreProblem` as `Database.connect`, `NotAllowed("team_calendar_arriving")` and
    `NotAllowed("team_calendar_gone")`.
    """
    try:
        Database.empty(there.address, password=_told(password)).close()
        return Found(None, ())
    except NotAllowed:  # there is one
        pass
    with closing(Database.connect(there.address, now, password=_told(password))) as database, database.reading() as tx:
        moving.refuse(tx)
        return Found(people.institution(tx), people.people(tx))


def join(
    folder: Path,
    now: datetime,
    there: Team,
    password: str | None,
    *,
    person_id: UUID | None = None,
    name: str = "",
) -> Path | None:
    """The calendar in `folder` is from here on the team's `there`, which is made if there is none. `person_id` or
    `name` say who uses it here; neither does where it is still to be begun, or nobody will (a server without a window).

    The one that was in `folder` is kept aside in a folder that is returned; None for none. Nobody may have it open:
    raises `NotAllowed("calendar_open")`, `NotAllowed("calendar_published")`, the problems of a profile and of
    `Database.connect`, `BadInput("certificate_unreadable")` and as `look`; nothing was changed then.
    """
    profile = Profile.at(folder, now)
    with window_lock.nobody_else(profile):
        team.certificate_of(there)
        told = _told(password)
        with closing(Database.connect(there.address, now, password=told)) as database, database.writing() as tx:
            moving.refuse(tx)
            me = _seated(tx, profile.machine, person_id, name, now) if person_id is not None or name else None
            journal.note(tx, profile.machine, now, "computer_joined", person_id=None if me is None else me.id)
            ours = team.with_own_certificate(profile, there)
        team.join(profile, ours)
        return team.set_file_aside(profile, now)


def serve(folder: Path, now: datetime, address: str, password_file: Path | None) -> None:
    """The profile in `folder`, a new one or one that has joined this very calendar, is of a computer that only
    publishes the team's calendar at `address`; its password is in `password_file` as libpq reads it, or in libpq's own
    places.

    Raises `NotAllowed("team_profile_of_another")`, `NotAllowed("team_profile_has_calendar")`, `NotFound("not_set_up")`
    where nobody has begun it, and as `place_of`, `look` and `join`.
    """
    there, profile = place_of(address, password_file), Profile.at(folder, now)
    joined = team.of(profile)
    if joined is None:
        if profile.database.exists():
            raise NotAllowed("team_profile_has_calendar", folder=str(profile.folder))
        if look(there, None, now).institution is None:
            raise NotFound("not_set_up")
        join(folder, now, there, None)
    elif not joined.is_same_calendar(there):
        raise NotAllowed("team_profile_of_another", joined=str(joined), asked=str(there))
    elif joined != there:
        team.certificate_of(there)
        Database.connect(there.address, now).close()
        team.join(profile, team.with_own_certificate(profile, there))


def place_of(address: str, password_file: Path | None) -> Team:
    """Raises `StoreProblem` with code "team_address_wrong" or "team_password_in_address", and
    `BadInput("password_file_unusable")` for one that is not there or that others may read: libpq does not.
    """
    there = Team.at(address)
    if password_file is None:
        return there
    path = password_file.expanduser().absolute()
    if not path.is_file() or (os.name == "posix" and path.stat().st_mode & 0o077):
        raise BadInput("password_file_unusable", path=str(path))
    return replace(there, password_file=str(path))


def leave(folder: Path, now: datetime, kept: Path | None, *, keeps_drafts: bool = True) -> None:
    """The calendar in `folder` is this computer's own again: the one `kept` aside, or a new one. The team's goes on
    without this computer. What was planned in the one that was kept is held until a person decides: it may be out.

    The copies of the team's calendar are deleted, but for those in which drafts wait where it `keeps_drafts`: they go
    up if this computer joins that institution's calendar again.

    Raises `NotAllowed("calendar_open")`, `NotAllowed("calendar_published")`, `NotAllowed("file_in_the_way")` and the
    problems of a profile and of a database.
    """
    profile = Profile.at(folder, now)
    with window_lock.nobody_else(profile):
        team.set_file_aside(profile, now)  # of a move that was cut short
        team.set_arrival_aside(profile, now)
        if kept is not None:
            team.take_up(profile, kept)
            with closing(Database.open(profile.database, now)) as database, database.writing() as tx:
                moving.hold_all(tx)
        team.leave(profile)
        Vault(profile.folder).forget(team.PASSWORD)
        (mirror.forget if keeps_drafts else mirror.discard)(profile.mirror)


def open_keys(folder: Path, passphrase: str) -> bytes:
    """The key of the vault in `folder`, for a calendar that cannot be opened without it. Raises a vault's problem."""
    vault = Vault(folder.expanduser().absolute())
    vault.open_with_passphrase(passphrase)
    return vault.key


def renew_password(folder: Path, now: datetime, password: str, key: bytes | None) -> bytes:
    """Tries the password of the calendar that `folder` has joined and keeps it, if it is right. `key` opens the vault
    where it is at hand; else the keyring does, which may ask its person. Returns the vault's key.

    A vault whose key is lost is begun anew; what it kept is put aside, and each channel is connected again. Raises a
    vault's problem and those of `Database.connect`; the old password is kept then.
    """
    profile = Profile.at(folder, now)
    there = team.of(profile)
    if there is None:
        raise NotFound("not_found")
    vault = Vault(profile.folder)
    if key is not None:
        vault.open_with_key(key)
    else:
        try:
            vault.open_with_keyring()
        except (VaultDamaged, SecretMissing):
            vault.start_anew()
            vault.open_with_keyring()
    try:
        Database.connect(there.address, now, password=_told(password)).close()
    except StoreProblem as problem:
        if problem.code == "team_server_password":
            raise
        # Whatever else keeps it from opening is told when it is opened.
    vault.write(team.PASSWORD, password)
    return vault.key


def _seated(tx: Transaction, machine: UUID, person_id: UUID | None, name: str, now: datetime) -> Person:
    if person_id is None:
        people.save_person(tx, me := Person(new_id(now), name.strip()))
    elif (known := people.person(tx, person_id)) is not None:
        me = known
    else:
        raise NotFound("person_not_found")
    people.sit_at(tx, machine, me.id)
    return me


def _told(password: str | None) -> Callable[[], str | None] | None:
    return None if password is None else lambda: password
