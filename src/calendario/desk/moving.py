"""A whole calendar goes to a team's server, or comes home from there: rows, log and pictures, all of it or nothing.

Whatever is planned goes out from one of the two places at most, whenever the computer is switched off in between:
docs/decisions/0016 tells the order and why.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from calendario.desk.team import others_lately
from calendario.domain.problem import BadInput, NotAllowed, NotFound, Problem
from calendario.files import settle
from calendario.store import journal, media, moving, people, schema, team, window_lock
from calendario.store.database import Database, Transaction
from calendario.store.media import MediaFolder
from calendario.store.mirror import Mirror
from calendario.store.moving import Moving
from calendario.store.profile import Profile
from calendario.store.team import Team
from calendario.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Moved:
    """How much went along. `lost` are the beginnings of the digests of pictures that were nowhere to be found before;
    `kept` is the folder in which the file that was left lies, None for none; `others` are the computers that were seen
    lately in what was left (`desk.team.LATELY`): what was drafted there without the server did not come along.

    `left_over` is what kept the last step from being done, after the calendar had moved: whoever opens it next does it.
    """

    rows: int
    pictures: int
    lost: tuple[str, ...]
    kept: Path | None
    others: tuple[str, ...] = ()
    left_over: Problem | None = None


def to_team(folder: Path, clock: Callable[[], datetime], there: Team, password: str | None) -> Moved:
    """The calendar in `folder` becomes the team's at `there`, an empty database; `password` None leaves it to libpq's
    own places. The file is kept aside, as it was.

    Raises `NotAllowed("calendar_open")`, `NotAllowed("calendar_published")`, `NotAllowed("calendar_sending")`,
    `NotAllowed("team_joined_already")`, `NotAllowed("team_database_taken")`, `NotAllowed("sample_not_moved")`,
    `NotFound("not_set_up")`, `Problem("move_incomplete")`, `BadInput("certificate_unreadable")`, and the problems of a
    profile and of a database; the calendar stays where it was then. What goes wrong later is `Moved.left_over`.
    """
    profile = Profile.at(folder, clock())
    with window_lock.nobody_else(profile):
        if team.of(profile) is not None:
            raise NotAllowed("team_joined_already")
        if not profile.database.is_file():
            raise NotFound("not_set_up")
        team.certificate_of(there)
        told = None if password is None else lambda: password
        with (
            closing(Database.open(profile.database, clock())) as source,
            closing(_vacant(there, told, profile, clock())) as target,
        ):
            with source.writing() as old, target.filling(old) as new:
                _require_movable(old, profile, clock())
                rows = moving.compare(old, new)
                lost = tuple(digest[:12] for digest in media.digests(new) if not _put_up(new, profile, digest))
                pictures = len(media.digests(new)) - len(lost)
                moving.say(new, Moving("arriving", profile.machine, platform.node(), clock()))
                _note(new, profile, clock(), "calendar_moved_to_team")
            team.join(profile, team.with_own_certificate(profile, there))
            left_over = _settled(target)
        kept = None
        try:
            kept = team.set_file_aside(profile, clock())
        except Problem as problem:
            left_over = problem
        return Moved(rows, pictures, lost, kept, left_over=left_over)


def to_file(folder: Path, clock: Callable[[], datetime], vault: Vault | None = None) -> Moved:
    """The team's calendar that `folder` has joined becomes a file of this computer; on the server everything planned is
    held, and every other computer is told where it went. `vault` is the profile's where it is open already.

    Raises `NotAllowed("team_not_joined")`, `NotAllowed("team_others_publish")`, a vault's problem, and as `to_team`.
    """
    profile = Profile.at(folder, clock())
    with window_lock.nobody_else(profile):
        if team.of(profile) is None:
            raise NotAllowed("team_not_joined")
        vault = vault or Vault(profile.folder)
        with closing(team.open_calendar(profile, vault, clock())) as source:
            if not source.shared:  # a move that was cut short came to its end just now
                raise NotAllowed("team_not_joined")
            _lift_drafts(profile, source, clock())
            pictures = MediaFolder(profile.media, source)
            with source.reading() as old:
                for digest in media.digests(old):  # nobody waits for these; below only for those that came meanwhile
                    _brought(pictures, digest)
            with source.writing() as old:
                _require_movable(old, profile, clock())
                others = others_lately(old, profile.machine, clock())
                lost = tuple(digest for digest in media.digests(old) if not _brought(pictures, digest))
                there = len(media.digests(old)) - len(lost)
                rows = _written(old, profile, clock(), lost)
                moving.hold_all(old)
                moving.say(old, Moving("gone", profile.machine, platform.node(), clock()))
        left_over = None
        try:
            team.come_home(profile, vault)
        except Problem as problem:
            left_over = problem
        return Moved(rows, there, tuple(digest[:12] for digest in lost), None, others, left_over)


def _settled(target: Database) -> Problem | None:
    """The server says that it is the calendar, or what kept it from that: the profile says so already."""
    try:
        with target.writing() as new:
            moving.arrived(new)
    except Problem as problem:
        return problem
    return None


def _require_movable(tx: Transaction, profile: Profile, now: datetime) -> None:
    institution = people.institution(tx)
    if institution is None:
        raise NotFound("not_set_up")
    if institution.sample:
        raise NotAllowed("sample_not_moved")
    moving.refuse(tx)
    moving.require_rest(tx, profile.machine, now)


def _vacant(there: Team, password: Callable[[], str | None] | None, profile: Profile, now: datetime) -> Database:
    """The empty database. What this computer had begun to bring there, when it was switched off, is taken away."""
    try:
        return Database.empty(there.address, password=password)
    except NotAllowed:
        with closing(Database.connect(there.address, now, password=password)) as taken, taken.writing() as tx:
            told = moving.standing(tx)
            if told is None or (told.state, told.machine) != ("arriving", profile.machine):
                raise
            schema.drop(tx)
        return Database.empty(there.address, password=password)


def _lift_drafts(profile: Profile, server: Database, now: datetime) -> None:
    """What was drafted here while the server was away goes up first: no window may have been opened since."""
    while (waiting := Mirror.newest(profile.mirror, now)) is not None:
        with closing(waiting):
            with server.reading() as tx:
                ours = waiting.is_of(tx)
            if not ours or not waiting.owes():
                return
            waiting.lift_pictures(server.adding)
            with server.writing() as tx:
                waiting.lift(tx, now)
            waiting.settled()


def _written(old: Transaction, profile: Profile, now: datetime, lost: Iterable[str]) -> int:
    """Everything of `old` in the file that arrives, durable on return; how many rows."""
    target = team.arrival(profile)
    for left in (target, *(target.with_name(target.name + end) for end in ("-wal", "-shm"))):
        left.unlink(missing_ok=True)
    with closing(Database.empty(target)) as file, file.filling(old) as new:
        rows = moving.compare(old, new)
        moving.know_lost(new, lost)
        _note(new, profile, now, "calendar_moved_here")
    try:
        settle(target)
    except OSError as error:
        raise Problem("profile_unwritable", folder=str(profile.folder)) from error
    return rows


def _note(tx: Transaction, profile: Profile, now: datetime, what: str) -> None:
    everybody, me = people.people(tx), people.at(tx, profile.machine)
    me = me or everybody[0]
    people.sit_at(tx, profile.machine, me.id)
    journal.note(tx, profile.machine, now, what, person_id=me.id)


def _put_up(tx: Transaction, profile: Profile, digest: str) -> bool:
    """Whether the picture was there."""
    try:
        MediaFolder(profile.media).share(tx, digest)
    except BadInput:
        return False
    return True


def _brought(pictures: MediaFolder, digest: str) -> bool:
    """Whether the picture was there."""
    try:
        pictures.path(digest)
    except BadInput:
        return False
    return True
