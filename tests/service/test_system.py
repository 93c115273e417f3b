"""Telling the system, asking it, and taking it back; each twice, and where it says no."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from calendario.domain.problem import Problem
from calendario.service import system, task
from calendario.service.job import Job
from tests.service.strangers import Stranger


@pytest.fixture
def job(tmp_path: Path) -> Job:
    folder = tmp_path / "Área 100%"
    folder.mkdir()
    return Job.of((sys.executable, "-P", "-m", "calendario"), folder)


def units(home: Path) -> list[str]:
    return sorted(p.name for p in (home / ".config/systemd/user").rglob("*") if not p.is_dir())


def entries(home: Path) -> list[str]:
    return sorted(p.name for p in (home / ".config/autostart").glob("*"))


# --- systemd ----------------------------------------------------------------------------------------------------------


def test_installed_it_starts_now_and_with_every_session(job: Job, home: Path, systemctl: Stranger) -> None:
    assert not system.is_installed(job.folder)
    assert system.install(job)
    assert systemctl.calls()[-2:] == ["--user daemon-reload", f"--user enable --now {job.name}.service"]
    assert f"{job.name}.service" in units(home)
    assert system.is_installed(job.folder)
    told = system.look(job.folder, job)
    assert told is not None
    assert (told.kind, told.current, told.running) == ("systemd", True, True)
    assert oct(told.place.stat().st_mode & 0o777) == "0o644"


def test_installing_twice_changes_nothing(job: Job, systemctl: Stranger) -> None:
    assert system.install(job)
    told = system.look(job.folder, job)
    assert told is not None
    before = told.place.stat()
    assert not system.install(job)
    after = told.place.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_another_copy_of_the_program_is_told_and_put_right(job: Job, systemctl: Stranger) -> None:
    old = Job(("/opt/antiguo/calendario",), job.folder)
    system.install(old)
    told = system.look(job.folder, job)
    assert told is not None
    assert not told.current
    systemctl.calls()
    assert system.install(job)
    assert systemctl.calls()[-1] == f"--user restart {job.name}.service"
    told = system.look(job.folder, job)
    assert told is not None
    assert told.current


def test_uninstalled_nothing_is_left(job: Job, home: Path, systemctl: Stranger) -> None:
    system.install(job)
    assert system.uninstall(job.folder)
    assert f"--user disable --now {job.name}.service" in systemctl.calls()
    assert units(home) == []
    assert system.look(job.folder) is None
    assert not system.uninstall(job.folder)


def test_uninstalled_from_a_terminal_without_a_session_it_starts_no_more(
    job: Job, home: Path, systemctl: Stranger
) -> None:
    system.install(job)
    systemctl.is_so("no-bus")
    assert system.uninstall(job.folder)
    assert units(home) == []


def test_where_systemd_refuses_nothing_is_left_behind(job: Job, home: Path, systemctl: Stranger) -> None:
    systemctl.is_so("refuses")
    with pytest.raises(Problem, match="service_refused"):
        system.install(job)
    assert units(home) == []
    assert not system.is_installed(job.folder)


def test_two_calendars_do_not_touch_each_other(job: Job, tmp_path: Path, home: Path, systemctl: Stranger) -> None:
    other = Job.of(job.command, tmp_path / "otro")
    system.install(job)
    system.install(other)
    system.uninstall(other.folder)
    assert system.is_installed(job.folder)


def test_what_it_starts_holds_no_secret(job: Job, home: Path, systemctl: Stranger) -> None:
    system.install(job)
    told = system.look(job.folder, job)
    assert told is not None
    text = told.place.read_text(encoding="utf-8")
    assert "Environment" not in text
    assert "stdin" not in text


# --- the desktop, where there is no systemd ---------------------------------------------------------------------------


def test_without_a_systemd_session_the_desktop_starts_it(
    job: Job, home: Path, systemctl: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    systemctl.is_so("no-bus")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    assert system.install(job)
    assert not system.install(job)
    assert entries(home) == [f"{job.name}.desktop"]
    told = system.look(job.folder, job)
    assert told is not None
    assert (told.kind, told.current, told.running) == ("autostart", True, None)
    assert system.uninstall(job.folder)
    assert entries(home) == []


def test_one_start_a_session_is_enough(
    job: Job, home: Path, systemctl: Stranger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    systemctl.is_so("no-bus")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    system.install(job)
    (tmp_path / "bin" / "systemctl.d" / "no-bus").unlink()  # systemd came with an upgrade
    assert system.install(job)
    assert entries(home) == []
    assert f"{job.name}.service" in units(home)


def test_the_persons_own_place_for_settings_is_used(
    job: Job, home: Path, systemctl: Stranger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "ajustes"))
    system.install(job)
    assert (tmp_path / "ajustes/systemd/user" / f"{job.name}.service").is_file()
    assert not (home / ".config/systemd/user" / f"{job.name}.service").exists()


# --- where it cannot be -----------------------------------------------------------------------------------------------


def test_with_neither_it_says_so_and_writes_nothing(job: Job, home: Path, systemctl: Stranger) -> None:
    systemctl.is_so("no-bus")
    with pytest.raises(Problem, match="service_no_session"):
        system.install(job)
    assert list(home.rglob("*")) == []


def test_without_systemctl_it_says_so(job: Job, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home))
    with pytest.raises(Problem, match="service_no_session"):
        system.install(job)
    assert not system.uninstall(job.folder)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to be root")
def test_under_sudo_it_is_refused(job: Job, home: Path, systemctl: Stranger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "1000")
    for do in (lambda: system.install(job), lambda: system.uninstall(job.folder)):
        with pytest.raises(Problem, match="service_as_root"):
            do()
    assert systemctl.calls() == []


def test_a_home_that_cannot_be_written_is_a_sentence(job: Job, home: Path, systemctl: Stranger) -> None:
    (home / ".config").write_text("no es una carpeta", encoding="utf-8")
    with pytest.raises(Problem, match="service_unwritable"):
        system.install(job)


# --- Windows: how schtasks is called; nothing here has run on Windows -------------------------------------------------


def test_on_windows_a_task_is_made_looked_at_and_deleted(
    job: Job, schtasks: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERDOMAIN", "AYTO")
    monkeypatch.setenv("USERNAME", "begoña")
    name = f"Calendario\\{job.name}"
    assert task.install(job)
    assert schtasks.calls() == [
        f"/Create /TN {name} /XML {job.folder / 'service.xml'} /F",
        f"/Run /TN {name}",
    ]
    assert "AYTO\\begoña" in schtasks.kept("task.xml").decode("utf-16")
    assert not task.install(job)
    told = task.look(job.folder, job)
    assert told is not None
    assert told.current
    other = task.look(job.folder, Job(("C:\\otra\\calendario.exe",), job.folder))
    assert other is not None
    assert not other.current
    assert task.is_installed(job.folder)
    assert task.uninstall(job.folder)
    assert not task.uninstall(job.folder)
    assert task.look(job.folder, job) is None
    assert list(job.folder.iterdir()) == []


def test_on_windows_a_refusal_leaves_nothing_behind(job: Job, schtasks: Stranger) -> None:
    schtasks.is_so("refuses")
    with pytest.raises(Problem, match="service_refused"):
        task.install(job)
    assert list(job.folder.iterdir()) == []
