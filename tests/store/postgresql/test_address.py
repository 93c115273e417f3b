"""A server's address and password, who it proves to be, and why it cannot be used, each told apart."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from calendario.store.database import Database, StoreProblem
from calendario.store.engines import postgresql as home
from tests.engines import OnPostgresql
from tests.servers import postgres
from tests.store.postgresql.team import NOW


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://ana:secreto@servidor.example/calendario", "team_password_in_address"),
        ("postgresql://ana@servidor.example/calendario?password=secreto", "team_password_in_address"),
        ("mysql://ana@servidor.example/calendario", "team_address_wrong"),
        ("postgresql+asyncpg://ana@servidor.example/calendario", "team_address_wrong"),
        ("postgresql://ana@servidor.example", "team_address_wrong"),
        ("postgresql://ana@servidor.example:secreto/calendario", "team_address_wrong"),
        ("/srv/calendario.sqlite", "team_address_wrong"),
        ("", "team_address_wrong"),
    ],
)
def test_an_address_that_is_none_or_carries_a_password_is_refused_without_repeating_it(address: str, code: str) -> None:
    with pytest.raises(StoreProblem) as told:
        Database.connect(address, NOW)
    assert told.value.code == code
    assert "secreto" not in f"{told.value!r} {told.value.facts} {told.value.__cause__!r}"


def asked(address: str) -> dict[str, str]:
    """What the driver is given for `address`."""
    return home.Postgresql(address)._given


def test_a_server_elsewhere_must_prove_who_it_is_and_one_on_this_computer_need_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for here in ("localhost", "127.0.0.1", "[::1]", ""):
        assert "sslmode" not in asked(f"postgresql://ana@{here}/calendario")
    assert "sslmode" not in asked("postgresql:///calendario?host=/run/postgresql")
    elsewhere = asked("postgresql://ana@servidor.example:5433/calendario")
    assert (elsewhere["sslmode"], elsewhere["sslrootcert"]) == ("verify-full", "system")
    assert asked("postgresql:///calendario?host=localhost,servidor.example")["sslmode"] == "verify-full"
    assert asked("postgresql:///calendario?service=equipo")["sslmode"] == "verify-full"
    own = asked("postgresql://servidor.example/calendario?sslmode=verify-ca&sslrootcert=/etc/ca.pem")
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-ca", "/etc/ca.pem")


def test_a_server_that_cannot_prove_who_it_is_is_told_and_gets_no_password(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, tmp_path: Path
) -> None:
    strict = postgresql.url_by_network(own_postgresql.database) + f"?sslmode=verify-full&sslrootcert={tmp_path}/no.pem"
    with pytest.raises(StoreProblem) as told:
        Database.connect(strict, NOW, password=lambda: "secreto")
    assert told.value.code == "team_server_not_proved"
    with pytest.raises(StoreProblem) as told:  # this one has no certificate at all
        Database.connect(postgresql.url_by_network(own_postgresql.database) + "?sslmode=require", NOW)
    assert told.value.code == "team_server_not_proved"


def test_a_password_is_asked_for_at_each_connection_and_never_shown(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    role = f"ana_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN PASSWORD 'tormes'")
    postgresql.do(f"GRANT ALL ON SCHEMA public TO {role}", own_postgresql.database)
    address = postgresql.url_by_network(own_postgresql.database, role)
    try:
        for password in (None, lambda: None, lambda: "duero"):
            with pytest.raises(StoreProblem) as told:
                Database.connect(address, NOW, password=password)
            assert told.value.code == "team_server_password"
            assert "duero" not in f"{told.value!r} {told.value.facts} {told.value.__cause__!r}"
        with closing(Database.connect(address, NOW, password=lambda: "tormes")) as database, database.reading() as tx:
            assert "tormes" not in f"{tx.engine.url!r} {database._place.name}"
        (tmp_path / "pass").write_text(f"127.0.0.1:*:*:{role}:tormes\n", encoding="utf-8")
        (tmp_path / "pass").chmod(0o600)
        Database.connect(f"{address}?passfile={tmp_path}/pass", NOW).close()
    finally:
        postgresql.do(f"DROP OWNED BY {role}", own_postgresql.database)
        postgresql.do(f"DROP ROLE {role}")


def test_a_server_that_is_not_there_a_database_that_is_not_there_and_a_user_who_may_not_are_told_apart(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, tmp_path: Path
) -> None:
    role = f"luis_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN")
    here = f"?host={postgresql.folder}&port={postgresql.port}"
    codes = {}
    for told, address in {
        "no server": f"postgresql:///calendario?host={tmp_path}",
        "no host": "postgresql://ana@no-hay.invalid/calendario?sslmode=disable",
        "no database": f"postgresql://{postgres.USER}@/nada{here}",
        "may not": f"postgresql://{role}@/{own_postgresql.database}{here}",
    }.items():
        with pytest.raises(StoreProblem) as problem:
            Database.connect(address, NOW)
        codes[told] = problem.value.code
    postgresql.do(f"DROP ROLE {role}")
    assert codes == {
        "no server": "team_server_gone",
        "no host": "team_server_gone",
        "no database": "team_database_missing",
        "may not": "team_server_not_allowed",
    }


def test_a_full_server_says_so(own_postgresql: OnPostgresql, postgresql: postgres.Server) -> None:
    role = f"eva_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN CONNECTION LIMIT 0")
    with pytest.raises(StoreProblem) as told:
        Database.connect(postgresql.url(own_postgresql.database, role), NOW)
    postgresql.do(f"DROP ROLE {role}")
    assert told.value.code == "team_server_crowded"


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "calendario.store.engines.postgresql")
    monkeypatch.delattr("calendario.store.engines.postgresql", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreProblem) as told:
        Database.connect("postgresql:///calendario", NOW)
    assert told.value.code == "team_driver_missing"


def test_a_calendar_in_a_file_never_loads_the_driver(tmp_path: Path) -> None:
    story = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from calendario.store.database import Database\n"
        "import calendario.publisher.loop, calendario.desk.desk\n"
        "database = Database.open(Path(sys.argv[1]), datetime.now(UTC))\n"
        "database.data_version()()\n"
        "sys.exit('psycopg' in sys.modules or 'calendario.store.engines.postgresql' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", story, tmp_path / "c.sqlite"], check=False).returncode == 0
