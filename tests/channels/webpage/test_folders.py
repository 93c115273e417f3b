"""Folders that go wrong, and what must never lie in one."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Pillow

from calendario.channels.webpage import WebPageAdapter
from calendario.domain.adapter import NoAnswer, Refused, Unavailable
from calendario.domain.delivery import Payload
from calendario.domain.post import Content, Visibility
from tests.channels.calls import NOW, Calls, Pictures, a_key, a_payload
from tests.channels.webpage.page import a_page, everything_in, publish, read, sign_in


@contextlib.contextmanager
def no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """The system refuses to write more, as a full disk or a quota does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_nothing_half_written(calls: Calls, folder: Path, media: Pictures) -> None:
    publish(calls)
    before = everything_in(folder)
    noise = io.BytesIO()
    Pillow.effect_noise((300, 300), 90).save(noise, "PNG")
    small, large = media.add("pequeña"), media.put(noise.getvalue(), "grande", mime="image/png", size=(300, 300))
    prepared, key = calls.prepare(a_payload("No cabe.", small, large)), a_key()
    with no_file_larger_than(50_000), pytest.raises(Unavailable) as told:
        calls.publish(prepared, key)
    assert told.value.code == "disk_full"
    assert everything_in(folder) == before
    calls.publish(prepared, key)
    assert calls.find(prepared, key) is not None


def test_a_disk_that_fills_up_after_the_act_is_unknown_until_somebody_looks(calls: Calls, folder: Path) -> None:
    for n in range(8):
        publish(calls, a_payload("x" * 400), at=NOW + timedelta(minutes=n))
    prepared, key = calls.prepare(a_payload("Cabe justo.")), a_key()
    with no_file_larger_than(4_000), pytest.raises(NoAnswer) as told:
        calls.publish(prepared, key)
    assert told.value.code == "page_unfinished"
    assert calls.find(prepared, key) is not None
    assert read(folder / "index.html").articles[0].text == "Cabe justo."


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder whose parents anybody may pass, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="calendario-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@contextlib.contextmanager
def as_an_ordinary_person() -> Iterator[None]:
    """Root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_only_be_read_is_refused(open_to_all: Path, media: Pictures) -> None:
    folder = open_to_all / "web"
    calls = Calls(WebPageAdapter(), a_page(folder), None, media, NOW)
    publish(calls)
    prepared = calls.prepare(a_payload())
    before = everything_in(folder)
    for path in (folder, folder / "posts"):
        path.chmod(0o555)
    try:
        with as_an_ordinary_person():
            with pytest.raises(Refused) as told:
                calls.publish(prepared, a_key())
            with pytest.raises(Refused) as told_at_sign_in:
                sign_in(folder, site=calls.channel.settings["site"])
    finally:
        for path in (folder, folder / "posts"):
            path.chmod(0o755)
    assert told.value.code == told_at_sign_in.value.code == "folder_read_only"
    assert everything_in(folder) == before


def test_the_web_server_may_read_what_a_careful_umask_would_hide(calls: Calls, folder: Path, media: Pictures) -> None:
    before = os.umask(0o077)
    try:
        publish(calls, a_payload("Hola.", media.add("una foto")))
    finally:
        os.umask(before)
    modes = {p.name: p.stat().st_mode & 0o777 for p in folder.rglob("*")}
    assert {mode for name, mode in modes.items() if name not in ("posts", "media")} == {0o644}
    assert (modes["posts"], modes["media"]) == (0o755, 0o755)


def test_a_disk_that_is_not_mounted_is_waited_for_and_not_written_under(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    prepared = calls.prepare(a_payload())
    folder.rename(folder.with_name("the disk"))
    folder.mkdir()  # the empty mount point
    for call in (lambda: calls.publish(prepared, a_key()), lambda: calls.find(prepared, name)):
        with pytest.raises(Unavailable) as told:
            call()
        assert told.value.code == "folder_emptied"
    assert list(folder.iterdir()) == []


def test_two_pages_do_not_share_a_folder(calls: Calls, tmp_path: Path, folder: Path) -> None:
    other = a_page(tmp_path / "other")
    mixed = Calls(calls.adapter, a_page(folder, site=other.settings["site"]), None, calls.media, NOW)
    with pytest.raises(Refused) as told:
        mixed.prepare(a_payload())
    assert told.value.code == "folder_of_another_page"


def test_what_is_private_never_reaches_a_public_page(calls: Calls, folder: Path) -> None:
    before = everything_in(folder)
    for visibility in (Visibility.PRIVATE, Visibility.DIRECT):
        with pytest.raises(Refused) as told:
            calls.prepare(Payload("x", Content(text="Sólo para ti", visibility=visibility), NOW, "p"))
        assert told.value.code == "visibility_not_public"
    assert everything_in(folder) == before


def test_a_picture_that_could_carry_a_program_is_refused(calls: Calls, media: Pictures) -> None:
    image = media.put(b"<svg/>", "un dibujo", mime="image/svg+xml", size=(1, 1))
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Dibujo", image))
    assert told.value.code == "picture_kind"


def test_nothing_can_be_seen_before_its_hour(calls: Calls, folder: Path, media: Pictures) -> None:
    before = everything_in(folder)
    calls.prepare(a_payload("Embargado.", media.add("el premio")))
    assert everything_in(folder) == before


def test_a_picture_that_goes_between_preparing_and_its_hour_is_refused(
    calls: Calls, folder: Path, media: Pictures
) -> None:
    first, second = media.add("queda", colour="red"), media.add("se va", colour="blue")
    prepared = calls.prepare(a_payload("Con fotos.", first, second))
    before = everything_in(folder)
    media(second.digest).unlink()
    with pytest.raises(Refused) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "picture_missing"
    assert everything_in(folder) == before
