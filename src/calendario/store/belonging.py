"""Whose calendar a profile keeps: two town halls' files that were mixed up must not speak for each other."""

from __future__ import annotations

from uuid import UUID

from calendario.domain.people import Institution
from calendario.files import write_whole
from calendario.store import people
from calendario.store.database import Database
from calendario.store.profile import Profile, ProfileProblem


def settle(profile: Profile, database: Database) -> None:
    """The calendar in the profile's file is its institution's, from the first time it is opened with one.

    Raises `ProfileProblem("calendar_of_another")` when another institution's lies there: somebody put it in the place
    of ours. `forget` is for who exchanges it on purpose. Nothing is asked of a team's calendar, which has its address.
    """
    there = refuse_another(profile, database)
    if there is not None and not profile.institution_mark.exists():
        try:
            write_whole(profile.institution_mark, str(there.id).encode("ascii"))
        except OSError as error:
            raise ProfileProblem("profile_unwritable", folder=str(profile.folder)) from error


def refuse_another(profile: Profile, database: Database) -> Institution | None:
    """Whose calendar it is, None where nobody has begun it or it is a team's. Raises as `settle`; writes nothing."""
    if database.shared:
        return None
    with database.reading() as tx:
        there = people.institution(tx)
    mark = profile.institution_mark
    try:
        known = UUID(mark.read_text(encoding="ascii").strip()) if mark.exists() else None
    except (OSError, ValueError) as error:
        raise ProfileProblem("profile_unwritable", folder=str(profile.folder)) from error
    if there is not None and known not in (None, there.id):
        raise ProfileProblem("calendar_of_another", name=there.name, mark=str(mark))
    return there


def forget(profile: Profile) -> None:
    """Whatever calendar is opened here next is this profile's."""
    profile.institution_mark.unlink(missing_ok=True)
