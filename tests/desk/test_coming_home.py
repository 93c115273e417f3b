"""What comes home with a calendar and what stays behind: drafts that wait, copies, and the password of the server."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from calendario import main
from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed, Problem
from calendario.sentences import sentence
from calendario.store import posts, presence, tables
from calendario.store import team as stored
from calendario.store.database import Database
from calendario.store.ids import new_id
from calendario.store.mirror import Mirror
from calendario.store.presence import Presence
from calendario.store.profile import Profile
from calendario.store.team import Team
from calendario.store.vault import KEY_BYTES, Vault
from tests.desk.conftest import NOW, close, fails, may_go_out, opened
from tests.newsroom import Clock

KEY = b"k" * KEY_BYTES


def test_what_was_drafted_while_the_server_was_away_comes_home_too(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    desk = opened(office, clock)
    desk.safekeeping.mirror()
    close(desk)
    profile = Profile.at(office, clock())
    kept = Mirror.newest(profile.mirror, clock())
    assert kept is not None
    clock.forward(minutes=1)
    away = main.open_desk(office, clock)
    drafting = replace(away.office, database=kept.database)  # as a window that is closed before the server is back
    post_id = Desk.of(drafting, away.channels.forms).writing.new().post_id
    Desk.of(drafting, away.channels.forms).writing.keep(post_id, Draft("", Content("Pregón")), PlanDraft(), None)
    close(away)
    kept.close()
    moving.to_file(office, clock)
    desk = opened(office, clock)
    assert desk.writing.open(post_id).draft.base.text == "Pregón"
    close(desk)


# --- drafts that wait on other computers, and on this one -----------------------------------------------------------


def drafts_without_the_server(folder: Path, clock: Clock) -> UUID:
    """A copy is made there, and something is written in it that never goes up."""
    desk = opened(folder, clock)
    desk.safekeeping.mirror()
    close(desk)
    kept = Mirror.newest(Profile.at(folder, clock()).mirror, clock())
    assert kept is not None
    clock.forward(minutes=1)
    away = Desk.of(replace(desk.office, database=kept.database), desk.channels.forms)
    post_id = away.writing.new().post_id
    away.writing.keep(post_id, Draft("", Content("Pregón")), PlanDraft(), None)
    away.watching.close()
    kept.close()
    return post_id


def test_who_brings_it_home_is_told_which_computers_worked_with_it_lately(
    office: Path, there: Team, clock: Clock
) -> None:
    moving.to_team(office, clock, there, None)
    for name, days in (("PC-CULTURA", 1), ("PC-DE-ANTES", 40)):
        with closing(Database.connect(there.address, NOW)) as server:
            machine = new_id(NOW)
            with server.writing() as tx:
                presence.beat(tx, Presence(machine, clock(), clock(), name=name))
                presence.leave(tx, machine)
                hour = presence.hour(tx, clock())
                seen = tables.presence.update().where(tables.presence.c.machine == machine)
                tx.execute(seen.values(seen_at=hour - timedelta(days=days)))
    desk = opened(office, clock)
    assert desk.team.seen_lately() == ("PC-CULTURA",)
    close(desk)
    assert moving.to_file(office, clock).others == ("PC-CULTURA",)


def test_a_computer_that_comes_after_the_calendar_has_gone_keeps_its_drafts_and_says_so(
    office: Path, there: Team, clock: Clock
) -> None:
    moving.to_team(office, clock, there, None)
    late = office.with_name("otro")
    team.join(late, NOW, there, None, name="Luis")
    post_id = drafts_without_the_server(late, clock)
    moving.to_file(office, clock)
    with pytest.raises(NotAllowed) as told:
        opened(late, clock)
    assert told.value.code == "team_calendar_gone"
    assert "1 publicación que escribiste aquí" in sentence(told.value)
    assert team.drafts_waiting(late) == 1
    with closing(Database.connect(there.address, NOW)) as server, server.reading() as tx:
        assert not posts.exists_post(tx, post_id), "nothing goes where nobody looks any more"


def test_drafts_that_were_kept_when_the_team_was_left_go_up_when_it_is_joined_again(
    office: Path, there: Team, clock: Clock
) -> None:
    moving.to_team(office, clock, there, None)
    other = office.with_name("otro")
    team.join(other, NOW, there, None, name="Luis")
    post_id = drafts_without_the_server(other, clock)
    team.leave(other, clock(), None)
    assert team.drafts_waiting(other) == 1
    team.join(other, clock(), there, None, name="Luis")
    desk = main.open_desk(other, clock, mirrored=True)
    assert desk.writing.open(post_id).draft.base.text == "Pregón"
    close(desk)
    assert team.drafts_waiting(other) == 0


@pytest.mark.parametrize("writes", [False, True])
def test_who_leaves_the_team_takes_no_copy_of_its_posts_along(
    office: Path, there: Team, clock: Clock, writes: bool
) -> None:
    moving.to_team(office, clock, there, None)
    other = office.with_name("otro")
    team.join(other, NOW, there, None, name="Luis")
    if writes:
        drafts_without_the_server(other, clock)
    else:
        desk = opened(other, clock)
        desk.safekeeping.mirror()
        close(desk)
    assert list((other / "mirror").glob("*.sqlite"))
    team.leave(other, clock(), None, keeps_drafts=not writes)
    assert not (other / "mirror").exists()


def test_a_calendar_that_came_home_leaves_no_copy_of_itself(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    desk = opened(office, clock)
    desk.safekeeping.mirror()
    close(desk)
    moving.to_file(office, clock)
    assert not (office / "mirror").exists()


# --- the last step home ---------------------------------------------------------------------------------------------


def with_a_password_and_a_copy(office: Path, there: Team, clock: Clock) -> Profile:
    """The calendar is the team's, the vault keeps its password, and there is a copy of it."""
    moving.to_team(office, clock, there, None)
    desk = opened(office, clock)
    desk.safekeeping.mirror()
    close(desk)
    profile, vault = Profile.at(office, clock()), Vault(office)
    vault.open_with_key(KEY)
    vault.write(stored.PASSWORD, "secreto")
    return profile


def opened_with_key(profile: Profile, clock: Clock) -> Vault:
    vault = Vault(profile.folder)
    vault.open_with_key(KEY)
    return vault


def test_whoever_opens_a_calendar_that_has_half_come_home_does_all_that_was_left(
    office: Path, there: Team, clock: Clock
) -> None:
    profile = with_a_password_and_a_copy(office, there, clock)
    with pytest.MonkeyPatch.context() as patched:
        fails(patched, stored, "take_arrival", Problem("profile_unwritable"))
        assert moving.to_file(office, clock, opened_with_key(profile, clock)).left_over is not None
    close(opened(office, clock))
    assert not profile.mirror.exists()
    assert not Vault(office).has(stored.PASSWORD)
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}


def test_a_password_that_cannot_be_forgotten_is_no_move_that_failed(office: Path, there: Team, clock: Clock) -> None:
    """On Windows a virus scanner may have the file open: the server has said by then that the calendar is gone."""
    profile = with_a_password_and_a_copy(office, there, clock)
    unlink = Path.unlink

    def in_use(path: Path, missing_ok: bool = False) -> None:
        if path.parent == profile.vault:
            raise PermissionError(13, "in use")
        unlink(path, missing_ok=missing_ok)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "unlink", in_use)
        done = moving.to_file(office, clock, opened_with_key(profile, clock))
    assert done.left_over is not None
    assert done.left_over.code == "profile_unwritable"
    close(opened(office, clock))
    assert not profile.mirror.exists()
    assert not Vault(office).has(stored.PASSWORD)
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}
