"""Whose calendar a profile keeps: two town halls' files that were mixed up must not speak for each other."""

from __future__ import annotations

from uuid import UUID

from calendario.files import write_whole
from calendario.store import people
from calendario.store.database import Database
from calendario.store.profile import Profile, ProfileProblem


def settle(profile: Profile, database: Database) -> None:
    """The calendar in the profile's file is its institution's, from the first time it is opened with one.

    Raises `ProfileProblem("calendar_of_another")` when another institution's lies there: somebody put it in the place
    of ours. `forget` is for who exchanges it on purpose. Nothing is asked of a team's calendar, which has its address.
    """
    if database.shared:
        return
    with database.reading() as tx:
        there = people.institution(tx)
    if there is None:
        return
    mark = profile.institution_mark
    try:
        known = UUID(mark.read_text(encoding="ascii").strip()) if mark.exists() else None
        if known is None:
            write_whole(mark, str(there.id).encode("ascii"))
            return
    except (OSError, ValueError) as error:
        raise ProfileProblem("profile_unwritable", folder=str(profile.folder)) from error
    if known != there.id:
        raise ProfileProblem("calendar_of_another", name=there.name, mark=str(mark))


def forget(profile: Profile) -> None:
    """Whatever calendar is opened here next is this profile's."""
    profile.institution_mark.unlink(missing_ok=True)
