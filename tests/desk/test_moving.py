"""A whole calendar goes to a team's server and comes home: rows, log and pictures, and nothing ever goes out twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.desk.safekeeping import examine
from calendario.domain.problem import BadInput, NotAllowed, NotFound, Problem
from calendario.domain.publication import State
from calendario.store import journal, presence, publications, tables
from calendario.store.database import Database, StoreProblem
from calendario.store.ids import new_id
from calendario.store.presence import Presence
from calendario.store.profile import Profile
from calendario.store.team import Team
from tests.desk.conftest import NOW, close, opened
from tests.filled import files_are_there, fill, kept
from tests.newsroom import Clock
from tests.servers.afar import Afar


def rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Everything that a calendar says, but what a move itself adds."""
    left_out = {tables.media_bytes.name, tables.area.name, tables.log.name, tables.setting.name}
    with database.reading() as tx:
        return {
            table.name: sorted((dict(r) for r in tx.execute(table.select()).mappings()), key=repr)
            for table in tables.metadata.sorted_tables
            if table.name not in left_out
        }


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


def test_bank_library_links_and_videos_go_along_there_and_back(
    office: Path, there: Team, clock: Clock, tmp_path: Path
) -> None:
    desk = opened(office, clock)
    filled = fill(desk, tmp_path)
    was = kept(desk.office.database)
    close(desk)
    for shared in (True, False):
        done = moving.to_team(office, clock, there, None) if shared else moving.to_file(office, clock)
        assert (done.pictures, done.lost) == (4, ())
        desk = opened(office, clock)
        assert desk.office.database.shared is shared
        assert kept(desk.office.database) == was
        assert files_are_there(desk, filled)
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
    home = moving.to_file(office, clock)
    assert home.lost == (lost.name[:12],)
    assert examine(office, clock()), "told once; nobody can bring it back"


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
