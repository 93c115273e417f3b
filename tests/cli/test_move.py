"""`calendario move` and `publish --database` as a systems person calls them: a whole calendar there and back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.desk import team
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.main import main, open_desk
from calendario.store import moving as places
from calendario.store.database import StoreProblem
from calendario.store.team import PASSWORD as PASSWORD_ID
from calendario.store.vault import Vault
from tests.newsroom import Clock, Newsroom
from tests.servers.afar import ELSEWHERE, Afar
from tests.spanish import assert_spanish

PASSWORD = "duero:1975"


def calendario(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own; the system has no keyring."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "calendario", *map(str, arguments)],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@dataclass
class There:
    """An empty database for a role with a password, and the file that has it."""

    url: str
    passwords: Path


@pytest.fixture
def there(afar: Afar, tmp_path: Path) -> Iterator[There]:
    real, database = afar.server, afar.server.new()
    role = f"servicio_{database}"
    real.do(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")
    real.do(f"ALTER DATABASE {database} OWNER TO {role}")
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"{ELSEWHERE}:{afar.port}:{database}:{role}:{PASSWORD.replace(':', chr(92) + ':')}\n")
    passwords.chmod(0o600)
    yield There(f"postgresql://{role}@{ELSEWHERE}:{afar.port}/{database}?sslrootcert={afar.authority}", passwords)
    real.drop(database)
    real.do(f"DROP ROLE {role}")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town with a picture in a draft and a post whose hour is now; nobody has it open."""
    made = Newsroom(tmp_path / "perfil", Clock(datetime.now(UTC)))
    Picture.new("RGB", (640, 480), "teal").save(tmp_path / "cartel.png")
    picture = made.desk.writing.take_in(tmp_path / "cartel.png")
    post = made.desk.writing.new()
    made.desk.writing.save_draft(post.post_id, Draft("Cartel", Content("Mirad", images=(picture,))), PlanDraft())
    made.clock.forward(seconds=-5)
    made.plan("Feria de primavera", minutes=1 / 30)
    made.plan("Mercado", minutes=24 * 60)
    made.tampered("UPDATE channel SET machine = NULL")  # a network that every computer reaches
    made.close()
    return tmp_path / "perfil"


def exported(folder: Path) -> object:
    told = calendario("--profile", folder, "export", "--json")
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_a_calendar_goes_to_the_server_is_published_there_by_another_computer_and_comes_home(
    town: Path, there: There, tmp_path: Path
) -> None:
    before = exported(town)
    gone = calendario("--profile", town, "move", "--to", there.url, "--password-file", there.passwords)
    assert (gone.returncode, gone.stderr) == (0, "")
    for line in gone.stdout.splitlines():
        assert_spanish(line, own=(str(town),))
    assert "Imágenes: 1." in gone.stdout
    assert exported(town) == before

    server = tmp_path / "servidor"
    reached = ("--database", there.url, "--password-file", there.passwords)
    out = calendario("--profile", server, "publish", "--once", *reached)
    assert (out.returncode, out.stderr) == (0, "")
    again = calendario("--profile", server, "publish", "--once")  # it has joined
    assert (again.returncode, again.stderr) == (0, "")
    desk = open_desk(server)
    states = {str(c.title): str(c.state) for c in desk.calendar.week(datetime.now(UTC).date()).cards}
    assert states["Feria de primavera"] == "published"
    assert desk.office.media.files() == []  # no picture was needed yet
    desk.watching.close()
    desk.office.database.close()

    home = calendario("--profile", town, "move", "--to-file")
    assert (home.returncode, home.stderr) == (0, "")
    assert (town / "calendario.sqlite").exists()
    assert not (town / "team.json").exists()
    refused = calendario("--profile", server, "publish", "--once")
    assert refused.returncode == 1
    assert_spanish(refused.stderr)
    everything = b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file() and f != there.passwords)
    assert PASSWORD.encode() not in everything
    assert PASSWORD not in gone.stdout + out.stderr + home.stdout + refused.stderr


def test_a_folder_of_another_calendar_is_refused_for_a_server_s(
    town: Path, there: There, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reached = ["--database", there.url, "--password-file", str(there.passwords)]
    assert main(["--profile", str(town), "publish", "--once", *reached]) == 1
    assert_spanish(capsys.readouterr().err)
    assert calendario("--profile", town, "move", "--to", there.url, "--password-file", there.passwords).returncode == 0
    other = there.url.replace("?", "_2?")
    assert main(["--profile", str(town), "publish", "--once", "--database", other]) == 1
    told = capsys.readouterr().err
    assert_spanish(told)
    assert "test_" in told


def test_nothing_is_published_of_a_database_that_nobody_has_begun(
    there: There, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = str(tmp_path / "nuevo")
    told = ["--profile", new, "publish", "--once", "--database", there.url, "--password-file", str(there.passwords)]
    assert main(told) == 1
    assert_spanish(capsys.readouterr().err)
    assert not (tmp_path / "nuevo" / "team.json").exists()


@pytest.mark.parametrize("wrong", ["missing", "open to others"])
def test_a_password_file_that_libpq_would_leave_unread_is_told(
    town: Path, there: There, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = there.passwords if wrong == "open to others" else tmp_path / "no hay"
    if wrong == "open to others":
        file.chmod(0o644)
    assert main(["--profile", str(town), "move", "--to", there.url, "--password-file", str(file)]) == 1
    told = capsys.readouterr().err
    assert_spanish(told)
    assert file.name in told
    assert (town / "calendario.sqlite").exists()


def test_an_address_with_a_password_is_refused_without_repeating_it(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(town), "move", "--to", "postgresql://ana:secreto@servidor.example/calendario"]) == 1
    told = capsys.readouterr().err
    assert_spanish(told)
    assert "secreto" not in told


def test_a_backup_of_a_team_s_calendar_has_the_pictures_and_is_not_restored_over_it(
    town: Path, there: There, tmp_path: Path
) -> None:
    assert calendario("--profile", town, "move", "--to", there.url, "--password-file", there.passwords).returncode == 0
    for picture in (town / "media").glob("??/*"):
        picture.unlink()  # another computer's folder has none yet
    copy = tmp_path / "copia.zip"
    assert calendario("--profile", town, "backup", copy).returncode == 0
    refused = calendario("--profile", town, "restore", copy)
    assert refused.returncode == 1
    assert_spanish(refused.stderr)
    assert calendario("--profile", tmp_path / "otro", "restore", copy).returncode == 0
    assert len(list((tmp_path / "otro" / "media").glob("??/*"))) == 1
    assert (tmp_path / "otro" / "calendario.sqlite").stat().st_size < copy.stat().st_size * 100


def test_a_publisher_started_by_the_window_is_given_the_key_and_one_without_it_says_what_is_missing(
    town: Path, there: There, tmp_path: Path
) -> None:
    assert calendario("--profile", town, "move", "--to", there.url, "--password-file", there.passwords).returncode == 0
    other = tmp_path / "otro"
    team.join(other, datetime.now(UTC), team.Team.at(there.url), PASSWORD, name="Luis")
    vault = Vault(other, scrypt_n=2)
    vault.open_with_passphrase("cuatro palabras largas")
    vault.write(PASSWORD_ID, PASSWORD)
    closed = calendario("--profile", other, "publish", "--once")
    assert closed.returncode == 1
    assert_spanish(closed.stderr)
    told = subprocess.run(
        [sys.executable, "-P", "-m", "calendario", "--profile", other, "publish", "--once", "--key-from-stdin"],
        input=vault.key.hex() + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert PASSWORD.encode() not in b"".join(f.read_bytes() for f in other.rglob("*") if f.is_file())


def test_a_move_that_left_something_undone_ends_well_and_says_what(
    town: Path, there: There, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_given: object) -> None:
        raise StoreProblem("team_server_gone")

    with monkeypatch.context() as patched:
        patched.setattr(places, "arrived", gone)
        told = ["--profile", str(town), "move", "--to", there.url, "--password-file", str(there.passwords)]
        assert main(told) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert_spanish(last)
    assert last.startswith("Se ha trasladado igualmente")
    assert "no responde" in last
    assert exported(town)
