"""`calendario publish --install`, `--uninstall`, `--status`, `--service`, as a person and as the system call them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calendario.channels.practice import PracticeNetwork
from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.slot import wall_clock
from calendario.main import main, open_desk
from calendario.store import publisher_lock
from tests.newsroom import ZONE, Clock, Newsroom
from tests.publisher.running import until
from tests.service.strangers import Stranger
from tests.spanish import assert_spanish


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The profile of a town with a post of tomorrow; its folder is called as people call them."""
    made = Newsroom(tmp_path / "Área 100%" / "perfil", Clock(datetime.now(UTC)))
    made.plan("Mercado", minutes=24 * 60)
    made.close()
    return made.folder


@contextmanager
def opened(town: Path) -> Iterator[Desk]:
    desk = open_desk(town)
    try:
        yield desk
    finally:
        desk.watching.close()
        desk.office.database.close()


@contextmanager
def service(town: Path) -> Iterator[subprocess.Popen[str]]:
    """The publisher as the system starts it, ended as the system ends it."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "calendario", "--profile", str(town), "publish", "--service"],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            _, told = process.communicate(timeout=30)
    assert told == ""


def status(town: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["--profile", str(town), "publish", "--status", "--json"]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def spoken(town: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command tells a person: each line a Spanish sentence."""
    capsys.readouterr()
    assert main(["--profile", str(town), "publish", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    for line in told.out.splitlines():
        if not line.startswith("Lo próximo: "):
            assert_spanish(line, own=(os.environ["HOME"], "loginctl enable-linger", "calendario publish --install"))
    return told.out


# --- installing -------------------------------------------------------------------------------------------------------


def test_installed_told_and_taken_back(town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nada lo arranca" in spoken(town, capsys, "--status")
    assert spoken(town, capsys, "--install").startswith("Instalado")
    assert spoken(town, capsys, "--install").startswith("Ya estaba instalado")
    told = status(town, capsys)
    assert (told["installed"], told["current"], told["alive"], told["waiting"]) == ("systemd", True, False, 1)
    assert "Lo arranca systemd" in spoken(town, capsys, "--status")
    assert spoken(town, capsys, "--uninstall").startswith("Desinstalado")
    assert spoken(town, capsys, "--uninstall").startswith("No estaba instalado")
    assert status(town, capsys)["installed"] is None


def test_its_file_starts_this_very_program_on_this_very_calendar(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken(town, capsys, "--install")
    unit = Path(str(status(town, capsys)["place"])).read_text(encoding="utf-8")
    told = f'"{sys.executable}" "-P" "-m" "calendario" "--profile" "{town}" "publish" "--service"'
    assert f"ExecStart=:{told.replace('%', '%%')}\n" in unit


def test_the_folder_may_be_gone_when_it_is_uninstalled(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken(town, capsys, "--install")
    town.rename(town.with_name("otro"))
    assert spoken(town, capsys, "--uninstall").startswith("Desinstalado")
    assert not town.exists()


@pytest.mark.parametrize("how", ["--install", "--status", "--service", "--once", "--stops=0"])
def test_where_there_is_no_calendar_none_is_made(
    how: str, tmp_path: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(tmp_path / "nada"), "publish", how]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(tmp_path / "nada"),))
    assert not (tmp_path / "nada").exists()


def test_where_nothing_can_start_it_one_sentence_says_so(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    systemctl.is_so("no-bus")
    assert main(["--profile", str(town), "publish", "--install"]) == 1
    assert_spanish(capsys.readouterr().err)


def test_refused_one_sentence_says_where_to_look(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    systemctl.is_so("refuses")
    assert main(["--profile", str(town), "publish", "--install"]) == 1
    told = capsys.readouterr().err
    assert "systemctl --user status calendario-" in told
    assert_spanish(told)


@pytest.mark.parametrize("two", [["--install", "--status"], ["--once", "--install"], ["--uninstall", "--service"]])
def test_two_at_once_are_a_wrong_call(two: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", *two])
    assert ended.value.code == 2


def test_whoever_had_chosen_that_closing_stops_everything_is_asked_from_now_on(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(town) as desk:
        desk.choices.set_on_close("stop")
    assert "cerrar la ventana" in spoken(town, capsys, "--install")
    with opened(town) as desk:
        assert desk.choices.on_close == "ask"


def test_where_the_desktop_starts_it_it_also_begins_at_once_and_ends_when_uninstalled(
    town: Path, systemctl: Stranger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    systemctl.is_so("no-bus")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    spoken(town, capsys, "--install")
    try:
        until(lambda: status(town, capsys)["since"], "the publisher")
        told = status(town, capsys)
        assert (told["installed"], told["started_by"]) == ("autostart", "service")
        assert "Publica el servicio de este equipo" in spoken(town, capsys, "--status")
        spoken(town, capsys, "--uninstall")
        until(lambda: not publisher_lock.is_held(town / "publisher.lock"), "its end")
    finally:
        with opened(town) as desk:
            desk.publishing.stop(told=True)


# --- running ----------------------------------------------------------------------------------------------------------


def test_the_service_publishes_and_says_that_it_is_the_service(town: Path, home: Path) -> None:
    with opened(town) as desk, service(town):
        until(lambda: desk.calendar.publisher().since is not None, "the publisher")
        assert desk.calendar.publisher().service
        soon = wall_clock(datetime.now(UTC) + timedelta(seconds=3), ZONE)
        plan = PlanDraft((desk.channels.all()[0].id,), soon)
        fair = Draft("Feria", Content("Feria de primavera"))
        desk.planning.plan(desk.writing.new().post_id, fair, plan, as_it_is=True)
        until(PracticeNetwork(town / "practica").posts, "the post")
    assert not publisher_lock.is_held(town / "publisher.lock")


def test_while_a_window_publishes_the_service_waits_for_its_turn(town: Path, home: Path) -> None:
    with opened(town) as desk:
        with publisher_lock.held(town / "publisher.lock"), service(town) as waiting:
            until((town / "log").exists, "its start")
            assert waiting.poll() is None
            assert desk.calendar.publisher().since is None
        with publisher_lock.held(town / "publisher.lock"):  # who waits holds nothing
            pass


def test_its_turn_comes_when_the_window_s_publisher_is_gone(town: Path, home: Path) -> None:
    with opened(town) as desk:
        window = publisher_lock.held(town / "publisher.lock")
        window.__enter__()
        with service(town) as waiting:
            until((town / "log").exists, "its start")
            window.__exit__(None, None, None)
            until(lambda: desk.calendar.publisher().service, "its turn")
            assert waiting.poll() is None


def test_a_person_who_stops_publishing_ends_it_well_so_that_it_is_not_started_again(town: Path, home: Path) -> None:
    with opened(town) as desk, service(town) as running:
        until(lambda: desk.calendar.publisher().service, "the publisher")
        desk.publishing.stop(told=True)
        assert running.wait(timeout=30) == 0


def test_started_again_with_the_next_session_it_publishes_again(town: Path, home: Path) -> None:
    with opened(town) as desk:
        desk.publishing.stop(told=True)
        with service(town):
            until(lambda: desk.calendar.publisher().service, "the publisher")


def test_stopped_while_it_waited_it_does_not_take_over_what_the_person_stopped(town: Path, home: Path) -> None:
    with opened(town) as desk:
        window = publisher_lock.held(town / "publisher.lock")
        window.__enter__()
        with service(town) as waiting:
            until((town / "log").exists, "its start")
            desk.publishing.stop(told=True)
            window.__exit__(None, None, None)
            assert waiting.wait(timeout=30) == 0


def test_for_a_backup_it_steps_back_and_does_not_end(town: Path, home: Path) -> None:
    with opened(town) as desk, service(town) as running:
        until(lambda: desk.calendar.publisher().service, "the publisher")
        desk.publishing.stop()  # what a window does before it exchanges the calendar's files
        until(lambda: not desk.calendar.publisher().alive, "the files to be free")
        assert running.poll() is None


def test_uninstalled_while_it_waits_it_ends(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken(town, capsys, "--install")
    with publisher_lock.held(town / "publisher.lock"), service(town) as waiting:
        until((town / "log").exists, "its start")
        spoken(town, capsys, "--uninstall")
        assert waiting.wait(timeout=30) == 0


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_killed_it_ends_badly_so_that_the_system_starts_it_again(town: Path, home: Path) -> None:
    with opened(town) as desk, service(town) as running:
        until(lambda: desk.calendar.publisher().service, "the publisher")
        running.kill()
        assert running.wait(timeout=30) == -signal.SIGKILL


def test_a_channel_whose_key_lies_behind_a_passphrase_is_named(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(town) as desk:
        channel = desk.channels.all()[0]
        desk.office.vault.open_with_passphrase("una frase de paso larga")
        desk.office.vault.write(channel.id, "secreto")
    told = status(town, capsys)
    (closed,) = told["closed"]  # type: ignore[misc]
    assert (closed["name"], closed["code"]) == (channel.name, "vault_locked")  # type: ignore[index]
    assert channel.name in spoken(town, capsys, "--status")


# --- what it says of the calendar -------------------------------------------------------------------------------------


def test_a_channel_that_only_a_newer_version_knows_hides_nothing(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(town / "calendario.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE channel SET network = 'nostr'")
    assert status(town, capsys)["waiting"] == 1
    assert main(["--profile", str(town), "connect"]) == 0
    assert "Práctica" in capsys.readouterr().out


def test_a_pause_and_what_waits_for_a_person_are_told(
    tmp_path: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Newsroom(tmp_path / "perfil", Clock(datetime.now(UTC)))
    made.plan("Feria", minutes=-30)
    made.publish()
    made.plan("Pleno", minutes=24 * 60)
    told = status(made.folder, capsys)
    assert (told["paused_since"], told["to_decide"], told["failed"], told["missed"]) == (None, 1, 0, 1)
    said = spoken(made.folder, capsys, "--status")
    assert "1 publicación espera" in said
    assert "pausa" not in said
    made.desk.stopping.pause(PauseReason.MISTAKE)
    made.close()
    told = status(made.folder, capsys)
    assert (told["paused_since"], told["to_decide"]) == (made.clock().isoformat(), 2)
    said = spoken(made.folder, capsys, "--status")
    assert "2 publicaciones esperan" in said
    assert "Todo está en pausa" in said


def test_a_row_that_no_program_of_ours_wrote_is_told_in_a_sentence(
    town: Path, systemctl: Stranger, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(town / "calendario.sqlite", isolation_level=None)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'revision_no_update'").fetchone()
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("UPDATE revision SET content = json_set(content, '$.base.images', json('[{\"alt\": 1}]'))")
        connection.execute(guard)
    assert main(["--profile", str(town), "publish", "--status"]) == 0, "it asks nothing of what posts say"
    capsys.readouterr()
    assert main(["--profile", str(town), "export", "--json"]) == 1
    assert_spanish(capsys.readouterr().err)
