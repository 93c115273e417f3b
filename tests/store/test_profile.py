"""Where a calendar may live, and where it must not."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.store.profile import Profile, ProfileProblem, refuse_bad_place

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)

MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
servidor:/casas /home/ayto nfs4 rw 0 0
//servidor/comun /mnt/comun\\040municipal cifs rw 0 0
/dev/sdb1 /home/ayto/local ext4 rw 0 0
alcaldia@servidor: /mnt/ssh fuse.sshfs rw 0 0
una línea rara
"""


@pytest.mark.parametrize(
    "folder", ["/home/ayto/Calendario", "/home/ayto", "/mnt/comun municipal/Calendario", "/mnt/ssh/x"]
)
def test_a_folder_on_another_computer_is_refused(folder: str) -> None:
    with pytest.raises(ProfileProblem) as told:
        refuse_bad_place(Path(folder), mounts=MOUNTS, roaming="")
    assert told.value.code == "profile_on_network"


@pytest.mark.parametrize("folder", ["/home/ayto/local/Calendario", "/home/aytorio/x", "/mnt/ssho/x", "/var/calendario"])
def test_a_local_disk_is_fine_even_inside_a_network_folder(folder: str) -> None:
    refuse_bad_place(Path(folder), mounts=MOUNTS, roaming="")


def test_a_later_mount_on_the_same_place_is_the_one_that_counts() -> None:
    twice = MOUNTS + "/dev/sdc1 /home/ayto ext4 rw 0 0\n"
    refuse_bad_place(Path("/home/ayto/Calendario"), mounts=twice, roaming="")


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Ayuntamiento de Villasauce", "Dropbox", "Dropbox (Alcaldía)", "Google Drive", "Nextcloud"],
)
def test_a_folder_that_is_synchronised_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProfileProblem) as told:
        Profile.at(tmp_path / name / "Calendario", NOW)
    assert told.value.code == "profile_synchronised"
    assert not (tmp_path / name).exists()


def test_a_link_into_a_synchronised_folder_does_not_deceive(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "calendario").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(ProfileProblem, match="profile_synchronised"):
        Profile.at(tmp_path / "calendario", NOW)


@pytest.mark.parametrize("name", ["dropboxes", "Megafonía", "Mi drive"])
def test_a_folder_with_a_name_alike_is_fine(tmp_path: Path, name: str) -> None:
    assert Profile.at(tmp_path / name, NOW).folder.is_dir()


def test_a_roaming_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roaming = tmp_path / "AppData" / "Roaming"
    with pytest.raises(ProfileProblem, match="profile_roaming"):
        refuse_bad_place(roaming / "Calendario", mounts="", roaming=str(roaming))
    refuse_bad_place(tmp_path / "AppData" / "Local" / "Calendario", mounts="", roaming=str(roaming))
    monkeypatch.setenv("APPDATA", str(roaming))
    with pytest.raises(ProfileProblem, match="profile_roaming"):
        Profile.at(roaming / "Calendario", NOW)
    assert not roaming.exists()


def test_a_folder_that_cannot_be_made_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "fichero").write_text("no soy una carpeta", encoding="utf-8")
    with pytest.raises(ProfileProblem) as told:
        Profile.at(tmp_path / "fichero" / "Calendario", NOW)
    assert told.value.code == "profile_unwritable"
    assert (tmp_path / "fichero").read_text(encoding="utf-8") == "no soy una carpeta"


def test_a_profile_keeps_its_machine_and_another_folder_is_another_machine(tmp_path: Path) -> None:
    first = Profile.at(tmp_path / "uno", NOW)
    assert Profile.at(tmp_path / "uno", NOW) == first
    assert Profile.at(tmp_path / "dos", NOW).machine != first.machine


def test_a_machine_id_somebody_damaged_is_told_not_replaced(tmp_path: Path) -> None:
    Profile.at(tmp_path, NOW)
    (tmp_path / "machine-id").write_text("???", encoding="ascii")
    with pytest.raises(ProfileProblem, match="profile_unwritable"):
        Profile.at(tmp_path, NOW)
    assert (tmp_path / "machine-id").read_text(encoding="ascii") == "???"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_nobody_else_of_this_computer_can_look_into_a_new_profile(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path / "nuevo", NOW)
    assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700
