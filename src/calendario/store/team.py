"""A profile that has joined a team's calendar: `team.json` in its folder says on which server that is, never with a
password. That lies in the vault, or in one of libpq's own places.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.files import make_folder, write_whole
from calendario.store import belonging, mirror, moving
from calendario.store.database import Database, StoreProblem
from calendario.store.engines.sqlite import fold_in
from calendario.store.profile import Profile
from calendario.store.vault import Vault

PORT = 5432
#: Under which the vault keeps the password of the server. No channel has it: their ids are of version 7.
PASSWORD = UUID("00000000-0000-4000-8000-000000000001")
_BEGINS_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
_FILES = ("calendario.sqlite", "calendario.sqlite-wal", "calendario.sqlite-shm", "institution-id")
_ASIDE = "aparte-"


class Connect(Protocol):
    """As `Database.connect`."""

    def __call__(self, url: str, now: datetime, /, *, password: Callable[[], str | None]) -> Database: ...


@dataclass(frozen=True, slots=True)
class Team:
    """Where the calendar of a team is. `certificate` and `password_file` are files of this computer."""

    server: str
    database: str
    user: str
    port: int = PORT
    certificate: str = ""
    password_file: str = ""
    more: tuple[tuple[str, str], ...] = ()  # whatever else of libpq's the address says

    @classmethod
    def at(cls, address: str) -> Team:
        """The place that `address` ("postgresql://user@server:port/database?…") names.

        Raises `StoreProblem` with code "team_address_wrong" or "team_password_in_address".
        """
        try:
            url = make_url(address)
        except (ArgumentError, ValueError):
            raise StoreProblem("team_address_wrong") from None  # it may hold a password: not even in a traceback
        more = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
        if url.password is not None or "password" in more:
            raise StoreProblem("team_password_in_address")
        server = url.host or more.pop("host", "")
        port = str(url.port or more.pop("port", "") or PORT)
        user, database = url.username or more.pop("user", ""), url.database or more.pop("dbname", "")
        if not url.drivername.startswith("postgres") or not database or not (port.isascii() and port.isdigit()):
            raise StoreProblem("team_address_wrong")
        certificate, passwords = more.pop("sslrootcert", ""), more.pop("passfile", "")
        return cls(server, database, user, int(port), certificate, passwords, tuple(sorted(more.items())))

    @property
    def address(self) -> str:
        """As `Database.connect` takes it."""
        files = {"sslrootcert": self.certificate, "passfile": self.password_file}
        query = {**dict(self.more), **{name: file for name, file in files.items() if file}}
        host, port = self.server, None if self.port == PORT else self.port
        if host.startswith(("/", "@")):  # a socket: no host of an address
            query, host = {**query, "host": host}, ""
        url = URL.create("postgresql", self.user or None, None, host or None, port, self.database, query)
        return url.render_as_string(hide_password=False)

    def __str__(self) -> str:
        """As a person is told it."""
        return f"{self.server or 'localhost'}/{self.database}"

    def is_same_calendar(self, other: Team) -> bool:
        """Whoever asks for it, and however."""
        return (self.server, self.port, self.database) == (other.server, other.port, other.database)


def of(profile: Profile) -> Team | None:
    """The team's calendar that this profile has joined. Raises `StoreProblem("team_file_damaged")`."""
    try:
        told = json.loads(profile.team.read_text(encoding="utf-8"))
        return Team.at(told["address"])
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreProblem("team_file_damaged", path=str(profile.team)) from error
    except (ValueError, KeyError, TypeError, AttributeError, StoreProblem):
        raise StoreProblem("team_file_damaged", path=str(profile.team)) from None


def join(profile: Profile, team: Team) -> None:
    """From here on the profile's calendar is the team's, durably. Raises `Problem("profile_unwritable")`."""
    try:
        belonging.forget(profile)
        write_whole(profile.team, json.dumps({"address": team.address}, ensure_ascii=False).encode())
    except OSError as error:
        raise Problem("disk_full" if error.errno == 28 else "profile_unwritable", folder=str(profile.folder)) from error


def leave(profile: Profile) -> None:
    """From here on the profile's calendar is the file in its folder. Raises `Problem("profile_unwritable")`."""
    try:
        belonging.forget(profile)
        profile.team.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("profile_unwritable", folder=str(profile.folder)) from error


def with_own_certificate(profile: Profile, team: Team) -> Team:
    """The same with a copy of its certificate in the profile, so that the USB stick may leave: for a server that was
    reached with it.

    Raises `BadInput("certificate_unreadable")` and `Problem("profile_unwritable")`.
    """
    if not team.certificate or team.certificate == "system":
        return team
    kept = profile.folder / "team-ca.pem"
    if Path(team.certificate) != kept:
        read = certificate_of(team)
        try:
            write_whole(kept, read)
        except OSError as error:
            raise Problem("profile_unwritable", folder=str(profile.folder)) from error
    return replace(team, certificate=str(kept))


def certificate_of(team: Team) -> bytes:
    """What is in the file that it names; nothing for a server that every system knows. Raises
    `BadInput("certificate_unreadable")`.
    """
    if not team.certificate or team.certificate == "system":
        return b""
    try:
        read = Path(team.certificate).read_bytes()
    except OSError as error:
        raise BadInput("certificate_unreadable", path=team.certificate) from error
    if _BEGINS_CERTIFICATE not in read:
        raise BadInput("certificate_unreadable", path=team.certificate)
    return read


def password(vault: Vault) -> str | None:
    """The server's password; None where the vault keeps none, so that libpq looks in its own places. Asked at each
    connection: one that was changed counts at once. Raises a vault's problem.
    """
    return vault.read(PASSWORD) if vault.has(PASSWORD) else None


def set_file_aside(profile: Profile, now: datetime) -> Path | None:
    """The SQLite file of a profile whose calendar is elsewhere goes into a folder named with `now`'s date, if there is
    one. Nothing in it is changed. Raises `Problem("profile_unwritable")`; then everything is where it was.
    """
    if not any((profile.folder / name).exists() for name in _FILES):
        return None
    kept = profile.folder / f"{_ASIDE}{now:%Y-%m-%d-%H%M%S}"
    _bring(profile.folder, kept)
    return kept


def set_arrival_aside(profile: Profile, now: datetime) -> None:
    """What came from a server is kept the same way, if anything did: where the move home was cut short after that one
    had said that it is gone, it is all there is of the calendar. Raises `Problem("profile_unwritable")`.
    """
    take_arrival(profile)
    set_file_aside(profile, now + timedelta(seconds=1))  # in no folder that an older file has just got


def files_aside(folder: Path) -> tuple[Path, ...]:
    """The folders of `set_file_aside` in a profile's folder, newest first."""
    return tuple(sorted((f.parent for f in folder.glob(f"{_ASIDE}*/{_FILES[0]}")), reverse=True))


def take_up(profile: Profile, kept: Path) -> None:
    """The file in `kept` is the profile's again. Raises `NotAllowed("file_in_the_way")`, and
    `Problem("profile_unwritable")`; then everything is where it was.
    """
    if profile.database.exists():
        raise NotAllowed("file_in_the_way", path=str(profile.database))
    _bring(kept, profile.folder)


def _bring(source: Path, target: Path) -> None:
    """The database's files, and what stands beside it only with it: a write-ahead log would be read into another."""
    moved: list[str] = []
    if (source / _FILES[0]).exists():
        fold_in(source / _FILES[0])  # the power may go between two files
    try:
        make_folder(target, mode=0o700)
        for name in _FILES:
            if (source / name).exists():
                (source / name).rename(target / name)
                moved.append(name)
    except OSError as error:
        for name in moved:
            (target / name).rename(source / name)
        raise Problem("profile_unwritable", folder=str(target)) from error


def open_calendar(
    profile: Profile,
    vault: Vault,
    now: datetime,
    *,
    may_ask: bool = False,
    connect: Connect = Database.connect,
) -> Database:
    """The profile's calendar: the team's where it has joined one, else the file in its folder. A move that was cut
    short is brought to its end.

    `may_ask` lets the keyring ask its person, where the vault keeps the server's password. Raises the problems of a
    vault and of a database, `StoreProblem("team_file_damaged")`, and as `moving.refuse`, with how many `drafts` of this
    computer wait where the calendar is gone.
    """
    joined = of(profile)
    if joined is None:
        if arrival(profile).exists() and not profile.database.exists():
            _settle_in(profile, vault)
        return Database.open(profile.database, now)
    if vault.has(PASSWORD) and vault.state == "locked":
        vault.open_with_keyring(may_ask=may_ask)
    database = connect(joined.address, now, password=partial(password, vault))
    try:
        with database.reading() as tx:
            told = moving.standing(tx)
            if told is not None and (told.state == "arriving" or arrival(profile).exists()):
                moving.refuse(tx, profile.machine)
            else:
                moving.refuse(tx)
        if told is not None and told.state == "gone":
            database.close()
            come_home(profile, vault)
            return Database.open(profile.database, now)
        if told is not None:
            with database.writing() as tx:
                moving.arrived(tx)
        set_file_aside(profile, now)
    except NotAllowed as problem:
        database.close()
        drafts = mirror.waiting(profile.mirror)
        if problem.code == "team_calendar_gone" and drafts:
            problem.facts = {**problem.facts, "drafts": drafts}
        raise
    except BaseException:
        database.close()
        raise
    return database


def arrival(profile: Profile) -> Path:
    """The file in which a calendar comes from a server, until that one says that it is gone."""
    return profile.folder / "calendario-llegada.sqlite"


def come_home(profile: Profile, vault: Vault) -> None:
    """The file that arrived is the profile's calendar from here on, and it has joined no team's any more. While it has,
    a file in its place is an old one: see `set_file_aside`. Raises `Problem("profile_unwritable")`; then the next
    `open_calendar` does what is left.
    """
    leave(profile)
    _settle_in(profile, vault)


def _settle_in(profile: Profile, vault: Vault) -> None:
    """The file takes its place last of all: as long as it waits for that, whoever opens the calendar does what is left.
    Raises `Problem("profile_unwritable")`.
    """
    vault.forget(PASSWORD)
    mirror.forget(profile.mirror)
    take_arrival(profile)


def take_arrival(profile: Profile) -> None:
    """The file that arrived, if there is one, has its place. Raises `Problem("profile_unwritable")`."""
    if not arrival(profile).exists() or profile.database.exists():
        return
    try:
        arrival(profile).replace(profile.database)
    except OSError as error:
        raise Problem("profile_unwritable", folder=str(profile.folder)) from error
