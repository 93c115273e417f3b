"""A whole calendar goes to a team's server and comes home: rows, log and pictures, and nothing ever goes out twice."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image as Picture

from calendario import main
from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound, Problem
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.sentences import sentence
from calendario.store import journal, posts, presence, publications, tables
from calendario.store import moving as places
from calendario.store import team as stored
from calendario.store.database import Database, StoreProblem
from calendario.store.ids import new_id
from calendario.store.mirror import Mirror
from calendario.store.presence import Presence
from calendario.store.profile import Profile
from calendario.store.team import Team
from calendario.store.vault import KEY_BYTES, Vault
from tests.engines import OnPostgresql
from tests.newsroom import ZONE, Clock, Newsroom
from tests.servers.afar import Afar

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
KEY = b"k" * KEY_BYTES


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Path:
    """The profile of a town with a picture, something published, something planned and a log; nobody has it open."""
    made = Newsroom(tmp_path / "perfil", clock)
    made.plan("Bando", minutes=1)
    clock.forward(minutes=1)
    made.publish()
    Picture.new("RGB", (64, 48), "teal").save(tmp_path / "cartel.png")
    picture = replace(made.desk.writing.take_in(tmp_path / "cartel.png"), alt="Un cartel")
    plan = PlanDraft((made.channel.id,), wall_clock(clock() + timedelta(days=1), ZONE))
    draft = Draft("Feria", Content("Feria en la plaza", images=(picture,)))
    made.desk.planning.plan(made.desk.writing.new().post_id, draft, plan, as_it_is=True)
    made.plan("Mercado", minutes=60)
    made.close()
    return tmp_path / "perfil"


@pytest.fixture
def there(own_postgresql: OnPostgresql) -> Team:
    """An empty database on the server."""
    return Team.at(own_postgresql.url)


def rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Everything that a calendar says, but what a move itself adds."""
    left_out = {tables.media_bytes.name, tables.area.name, tables.log.name, tables.setting.name}
    with database.reading() as tx:
        return {
            table.name: sorted((dict(r) for r in tx.execute(table.select()).mappings()), key=repr)
            for table in tables.metadata.sorted_tables
            if table.name not in left_out
        }


def opened(folder: Path, clock: Clock) -> Desk:
    return main.open_desk(folder, clock)


def close(desk: Desk) -> None:
    desk.watching.close()
    desk.office.database.close()


def states(desk: Desk) -> dict[str, State]:
    with desk.office.database.reading() as tx:
        return {e.title: e.publication.state for e in publications.in_states(tx, State)}


def chains_are_whole(desk: Desk) -> bool:
    with desk.office.database.reading() as tx:
        return all(journal.first_break(tx, machine) is None for machine in journal.machines(tx))


def test_a_calendar_goes_to_the_server_and_comes_home_with_everything_it_had(
    office: Path, there: Team, clock: Clock
) -> None:
    with closing(Database.open(office / "calendario.sqlite", NOW)) as before:
        was = rows(before)
    gone = moving.to_team(office, clock, there, None)
    assert (gone.pictures, gone.lost) == (1, ())
    assert gone.kept is not None
    assert (gone.kept / "calendario.sqlite").exists()
    assert not (office / "calendario.sqlite").exists()
    desk = opened(office, clock)
    assert desk.office.database.shared
    assert rows(desk.office.database) == was
    assert chains_are_whole(desk)
    assert states(desk) == {"Bando": State.PUBLISHED, "Feria": State.PLANNED, "Mercado": State.PLANNED}
    assert desk.office.me().name == "Merche Olmo"
    close(desk)

    home = moving.to_file(office, clock)
    assert (home.pictures, home.lost) == (1, ())
    desk = opened(office, clock)
    assert not desk.office.database.shared
    assert rows(desk.office.database) == was
    assert chains_are_whole(desk)
    assert desk.office.database.sound()
    assert desk.office.database.as_made()
    close(desk)


def test_the_file_that_was_left_and_the_server_that_was_left_have_nothing_that_could_go_out_a_second_time(
    office: Path, there: Team, clock: Clock
) -> None:
    kept = moving.to_team(office, clock, there, None).kept
    assert kept is not None
    moving.to_file(office, clock)
    with closing(Database.connect(there.address, NOW)) as server, server.reading() as tx:
        assert [e.publication.reason for e in publications.in_states(tx, [State.HELD])] == ["moved", "moved"]
        assert publications.upcoming(tx) == ()
    with pytest.raises(NotAllowed, match="team_calendar_gone"):
        team.look(there, None, NOW)
    team.leave(office, NOW + timedelta(minutes=1), kept)
    desk = opened(office, clock)
    assert states(desk) == {"Bando": State.PUBLISHED, "Feria": State.HELD, "Mercado": State.HELD}
    close(desk)


class SwitchedOff(Exception):
    """The power goes."""


def cut(monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> None:
    def off(*_given: object, **_named: object) -> None:
        raise SwitchedOff

    monkeypatch.setattr(where, name, off)


def may_go_out(profile: Path, there: Team, clock: Clock) -> dict[str, int]:
    """How many posts each place would let go out, for whoever may open it."""
    found = {"file": 0, "server": 0}
    desk = opened(profile, clock)
    with desk.office.database.reading() as tx:
        found["server" if desk.office.database.shared else "file"] = len(publications.upcoming(tx))
    close(desk)
    somebody_else = profile.with_name("otro")
    try:
        if team.look(there, None, NOW).institution is None:
            return found
        team.join(somebody_else, NOW, there, None, name="Luis")
    except Problem:
        return found
    other = opened(somebody_else, clock)
    with other.office.database.reading() as tx:
        found["server"] = len(publications.upcoming(tx))
    close(other)
    return found


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (moving, "_put_up"),  # in the middle of the copy
        (stored, "join"),  # everything is on the server, the profile does not say so yet
        (places, "arrived"),  # the profile says so
        (stored, "set_file_aside"),  # the server is the calendar, the file is still there
    ],
)
def test_switched_off_on_the_way_to_the_server_what_is_planned_can_go_out_from_one_place_only(
    office: Path, there: Team, clock: Clock, where: object, name: str
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, where, name)
        with pytest.raises(SwitchedOff):
            moving.to_team(office, clock, there, None)
    found = may_go_out(office, there, clock)
    assert sorted(found.values()) == [0, 2]
    if found["file"]:
        moving.to_team(office, clock, there, None)  # what lay there half-way does not keep it from trying again
    assert may_go_out(office, there, clock) == {"file": 0, "server": 2}
    assert not (office / "calendario.sqlite").exists()


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (moving, "_written"),
        (places, "hold_all"),  # the file is whole
        (stored, "come_home"),  # the server says that it is gone
        (stored, "take_arrival"),  # the profile has left the team
    ],
)
def test_switched_off_on_the_way_home_what_is_planned_can_go_out_from_one_place_only(
    office: Path, there: Team, clock: Clock, where: object, name: str
) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, where, name)
        with pytest.raises(SwitchedOff):
            moving.to_file(office, clock)
    found = may_go_out(office, there, clock)
    assert sorted(found.values()) == [0, 2]
    if found["server"]:
        moving.to_file(office, clock)
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}


def test_leaving_a_team_whose_calendar_had_just_come_home_keeps_the_only_one_there_is(
    office: Path, there: Team, clock: Clock
) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, stored, "come_home")
        with pytest.raises(SwitchedOff):
            moving.to_file(office, clock)
    clock.forward(minutes=1)
    team.leave(office, clock(), None)  # the server cannot be reached, and its person does not wait
    newest = team.kept_aside(office)[0]
    with closing(Database.open(newest / "calendario.sqlite", clock())) as kept, kept.reading() as tx:
        assert [e.title for e in publications.upcoming(tx)] == ["Mercado", "Feria"]


def test_the_power_goes_between_two_files_that_are_set_aside_and_nothing_of_them_is_lost(
    office: Path, clock: Clock
) -> None:
    adds = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); os._exit(0)"
    told = "INSERT INTO setting (name, value) VALUES ('apunte', '1')"
    subprocess.run([sys.executable, "-c", adds, str(office / "calendario.sqlite"), told], check=True, timeout=30)
    assert (office / "calendario.sqlite-wal").stat().st_size > 0  # as a window that was killed leaves it
    rename = Path.rename

    def only_the_first(source: Path, target: Path) -> None:
        rename(source, target)
        raise SwitchedOff

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "rename", only_the_first)
        with pytest.raises(SwitchedOff):
            stored.set_file_aside(Profile.at(office, NOW), NOW)
    stored.set_file_aside(Profile.at(office, NOW), NOW + timedelta(minutes=1))
    (kept,) = stored.files_aside(office)
    with closing(sqlite3.connect(kept / "calendario.sqlite")) as there:
        assert there.execute("SELECT value FROM setting WHERE name = 'apunte'").fetchall() == [(1,)]


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


def test_an_address_with_a_port_that_is_none_is_told_and_no_bug() -> None:
    for wrong in ("abc", "5432,5433", "²"):
        with pytest.raises(StoreProblem, match="team_address_wrong"):
            Team.at(f"postgresql://ana@/calendario?host=servidor.villa.es&port={wrong}")


def beats(there: Team, clock: Callable[[], datetime]) -> None:
    with closing(Database.connect(there.address, NOW)) as server, server.writing() as tx:
        presence.beat(tx, Presence(new_id(NOW), clock(), clock(), name="PC-CULTURA"))


def test_it_does_not_come_home_while_another_computer_publishes_it(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    beats(there, clock)
    with pytest.raises(NotAllowed) as told:
        moving.to_file(office, clock)
    assert (told.value.code, told.value.facts["computers"]) == ("team_others_publish", "PC-CULTURA")
    desk = opened(office, clock)
    assert desk.office.database.shared
    close(desk)


def test_it_goes_nowhere_with_something_under_way(office: Path, there: Team, clock: Clock) -> None:
    with closing(sqlite3.connect(office / "calendario.sqlite")) as tampering, tampering:
        tampering.execute(
            "UPDATE publication SET state = 'sending', owner = 'x', key = 'k', payload = '{}' WHERE state = 'planned'"
            " AND id = (SELECT min(id) FROM publication WHERE state = 'planned')"
        )
    with pytest.raises(NotAllowed, match="calendar_sending"):
        moving.to_team(office, clock, there, None)
    with closing(Database.empty(there.address)):
        pass  # nothing was left there


def test_a_server_that_has_a_calendar_and_a_profile_without_one_are_refused(
    office: Path, there: Team, clock: Clock, tmp_path: Path
) -> None:
    Database.connect(there.address, NOW).close()
    with pytest.raises(NotAllowed, match="team_database_taken"):
        moving.to_team(office, clock, there, None)
    with pytest.raises(NotFound, match="not_set_up"):
        moving.to_team(tmp_path / "nadie", clock, there, None)
    with pytest.raises(NotAllowed, match="team_not_joined"):
        moving.to_file(office, clock)


def test_a_picture_that_was_lost_before_is_told_and_the_rest_goes_along(
    office: Path, there: Team, clock: Clock
) -> None:
    (lost,) = (f for f in (office / "media").glob("??/*"))
    lost.unlink()
    done = moving.to_team(office, clock, there, None)
    assert (done.pictures, done.lost) == (0, (lost.name[:12],))


def test_a_calendar_with_a_row_less_than_it_had_does_not_become_the_team_s(
    office: Path, there: Team, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tables.metadata.sorted_tables
    shorter = [t for t in real if t is not tables.slot and t is not tables.waiver and t is not tables.attempt]
    from calendario.store.engines import copying

    class Fewer:
        sorted_tables = shorter

        def __getattr__(self, name: str) -> object:
            return getattr(tables.metadata, name)

    class Tables:
        metadata, media_bytes = Fewer(), tables.media_bytes

    monkeypatch.setattr(copying, "tables", Tables)
    with pytest.raises(Problem) as told:
        moving.to_team(office, clock, there, None)
    assert told.value.code == "move_incomplete"
    desk = opened(office, clock)
    assert not desk.office.database.shared
    close(desk)


def test_a_profile_that_was_joined_by_hand_to_another_program_s_file_is_told(office: Path, clock: Clock) -> None:
    (office / "team.json").write_text('{"address": "postgresql://ana:secreto@servidor/x"}', encoding="utf-8")
    with pytest.raises(Problem) as told:
        opened(office, clock)
    assert told.value.code == "team_file_damaged"
    assert "secreto" not in f"{told.value} {told.value.__cause__!r} {told.value.__context__!r}"


def test_who_is_who_and_what_each_computer_chose_stay_apart(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    other = office.with_name("otro")
    found = team.look(there, None, NOW)
    assert found.institution is not None
    assert [p.name for p in found.people] == ["Merche Olmo"]
    team.join(other, NOW, there, None, name="Luis Vega")
    theirs, ours = opened(other, clock), opened(office, clock)
    assert (theirs.office.me().name, ours.office.me().name) == ("Luis Vega", "Merche Olmo")
    theirs.choices.set_scheme("dark")
    theirs.choices.set_text_scale(150)
    assert (ours.choices.scheme, ours.choices.text_scale) == ("system", 100)
    assert (theirs.choices.scheme, theirs.choices.text_scale) == ("dark", 150)
    close(theirs)
    close(ours)


def test_the_profile_s_own_machine_is_the_same_before_and_after(office: Path, there: Team, clock: Clock) -> None:
    before = Profile.at(office, NOW).machine
    moving.to_team(office, clock, there, None)
    moving.to_file(office, clock)
    assert Profile.at(office, NOW).machine == before


# --- what is told is what happened ----------------------------------------------------------------------------------


def fails(monkeypatch: pytest.MonkeyPatch, where: object, name: str, problem: Problem) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise problem

    monkeypatch.setattr(where, name, refuse)


@pytest.mark.parametrize(
    ("where", "name", "problem"),
    [
        (places, "arrived", StoreProblem("team_server_gone")),  # the server goes after it has everything
        (stored, "set_file_aside", Problem("profile_unwritable")),
    ],
)
def test_a_move_to_the_server_that_has_happened_is_told_as_one_with_what_is_left_to_do(
    office: Path, there: Team, clock: Clock, where: object, name: str, problem: Problem
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        fails(patched, where, name, problem)
        done = moving.to_team(office, clock, there, None)
    assert (done.left_over, done.pictures) == (problem, 1)
    assert may_go_out(office, there, clock) == {"file": 0, "server": 2}, "whoever opens it next does what was left"
    assert not (office / "calendario.sqlite").exists()


def test_a_move_home_that_has_happened_is_told_as_one_too(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        fails(patched, stored, "take_arrival", Problem("profile_unwritable"))
        done = moving.to_file(office, clock)
    assert done.left_over is not None
    assert done.left_over.code == "profile_unwritable"
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}


@pytest.mark.parametrize("how", ["join", "to_team"])
def test_a_certificate_is_kept_only_of_a_server_that_was_reached_with_it(
    office: Path, clock: Clock, afar: Afar, how: str
) -> None:
    """A wrong one does not take the place of the right one, nor stay behind."""
    wrong = office.parent / "otro.pem"
    wrong.write_bytes(afar.authority.read_bytes())
    nowhere = Team("localhost", "calendario", "ana", 1, str(wrong))
    with pytest.raises(StoreProblem, match="team_server"):
        if how == "join":
            team.join(office, NOW, nowhere, None, name="Ana")
        else:
            moving.to_team(office, clock, nowhere, None)
    assert not list(office.glob("*.pem"))
    assert (office / "calendario.sqlite").exists()


def test_a_certificate_that_is_none_is_told_before_anybody_is_asked(office: Path, clock: Clock) -> None:
    nowhere = Team("localhost", "calendario", "ana", 1, str(office / "machine-id"))
    with pytest.raises(BadInput, match="certificate_unreadable"):
        team.join(office, NOW, nowhere, None, name="Ana")


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
