"""Files that are whole or not there: for the credentials, the pictures, the web page and the practice network alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calendario import files

posix = pytest.mark.skipif(os.name != "posix", reason="modes and folders that can be settled are POSIX's")


def test_a_file_is_there_whole_and_nothing_is_beside_it(tmp_path: Path) -> None:
    for data in (b"first", b"second\r\n\0"):
        files.write_whole(tmp_path / "a", data)
        assert (tmp_path / "a").read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_writing_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "a", b"before")

    def break_off() -> None:
        with files.whole(tmp_path / "a") as out:
            out.write(b"aft")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert (tmp_path / "a").read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_nobody_sees_a_file_before_it_is_complete(tmp_path: Path) -> None:
    with files.whole(tmp_path / "a", mode=0o644) as out:
        out.write(b"half")
        out.flush()
        (half,) = tmp_path.iterdir()
        assert half.name.startswith(files.HALF)
        assert os.name != "posix" or half.stat().st_mode & 0o777 == 0o600
    assert not half.exists()


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644])
@pytest.mark.parametrize("umask", [0, 0o077])
def test_who_may_read_it_does_not_depend_on_the_umask(tmp_path: Path, mode: int, umask: int) -> None:
    before = os.umask(umask)
    try:
        files.write_whole(tmp_path / "a", b"x", mode=mode)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


@posix
def test_what_was_written_and_the_names_that_lead_to_it_are_on_the_disk_on_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    fsync = os.fsync

    def note(handle: int) -> None:
        settled.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path).as_posix())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", note)
    files.make_folder(tmp_path / "media" / "ab")
    assert set(settled) == {".", "media"}
    settled.clear()
    files.write_whole(tmp_path / "media" / "ab" / "abcd", b"x")
    assert settled[0].startswith(f"media/ab/{files.HALF}")
    assert settled[1:] == ["media/ab"]
    files.make_folder(tmp_path / "media" / "ab")  # there already
    assert settled[1:] == ["media/ab"]


def test_a_folder_whose_own_folder_went_away_is_not_made_with_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.make_folder(tmp_path / "unplugged" / "posts", parents=False)
    assert not (tmp_path / "unplugged").exists()
