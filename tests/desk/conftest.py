"""A calendar that goes to a team's server and comes home: where the stories of it begin, and what may go out then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario import main
from calendario.desk import team
from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.store import publications
from calendario.store.team import Team
from tests.engines import OnPostgresql
from tests.newsroom import ZONE, Clock, Newsroom

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


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


def opened(folder: Path, clock: Clock) -> Desk:
    return main.open_desk(folder, clock)


def close(desk: Desk) -> None:
    desk.watching.close()
    desk.office.database.close()


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


def fails(monkeypatch: pytest.MonkeyPatch, where: object, name: str, problem: Problem) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise problem

    monkeypatch.setattr(where, name, refuse)
