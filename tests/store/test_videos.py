"""Videos and subtitles taken into the profile: copied a piece at a time, looked at in a child, refused with a code."""

from __future__ import annotations

import os
import shutil
import struct
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calendario import main
from calendario.desk.desk import Desk
from calendario.domain.problem import BadInput, Problem
from calendario.files import HALF
from calendario.store import videos
from calendario.store.media import MediaFolder
from calendario.store.video_facts import look_at
from calendario.store.videos import take_in_subtitles, take_in_video
from tests.channels.calls import VIDEOS
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom


def to_the_end(_copied: int, _of: int) -> bool:
    return True


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    return MediaFolder(tmp_path / "media")


def box(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(data), kind) + data


def fair() -> bytes:
    return (VIDEOS / "fair.mp4").read_bytes()


def beginning() -> bytes:
    return fair()[: struct.unpack(">I", fair()[:4])[0]]


def without_streams() -> bytes:
    """A file of a film in which there is nothing: as a camera leaves it whose battery went."""
    header = struct.pack(">IIIII", 0, 0, 0, 1000, 0) + struct.pack(">IH", 65536, 256) + b"\0" * 70
    return beginning() + box(b"moov", box(b"mvhd", header + struct.pack(">I", 1))) + box(b"mdat", b"x" * 100)


def turned() -> bytes:
    """Recorded with the telephone upright: the pixels lie on their side, and the file says so."""
    data = bytearray(fair())
    matrix = data.index(b"tkhd") + 4 + 40
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 0x40000000)
    return bytes(data)


def huge() -> bytes:
    data = bytearray(fair())
    entry = data.index(b"avc1", data.index(b"stsd"))
    data[entry + 28 : entry + 32] = struct.pack(">HH", 65535, 65535)
    return bytes(data)


def without_length() -> bytes:
    """All that tells how long it is, is nothing."""
    data = bytearray(fair())
    for kind, after in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        at = 0
        while (at := data.find(kind, at)) > 0:
            data[at + after : at + after + 4] = b"\0" * 4
            at += 4
    for kind in (b"stts", b"edts", b"elst"):
        at = 0
        while (at := data.find(kind, at)) > 0:
            data[at : at + 4] = b"free"
    return bytes(data)


@pytest.mark.parametrize("name", ["fair.mp4", "fair.mov", "fair.webm"])
def test_a_video_is_copied_and_its_facts_are_known(media: MediaFolder, name: str, tmp_path: Path) -> None:
    shutil.copy(VIDEOS / name, tmp_path / name)
    video = take_in_video(media, tmp_path / name, look_at, to_the_end)
    (tmp_path / name).unlink()
    assert (video.width, video.height, video.duration_ms, video.frame_rate) == (64, 48, 2000, 10.0)
    assert video.size_bytes == (VIDEOS / name).stat().st_size
    assert media.path(video.digest).read_bytes() == (VIDEOS / name).read_bytes()
    kinds = {
        "fair.mp4": ("video/mp4", True),
        "fair.mov": ("video/quicktime", False),
        "fair.webm": ("video/webm", False),
    }
    assert (video.mime, video.plays_everywhere) == kinds[name]
    assert video.has_speech == (name != "fair.webm")


@pytest.mark.parametrize(
    ("name", "codec", "plays"),
    [("no_sound.mp4", "AVC", True), ("hevc.mp4", "HEVC", False), ("ten_bits.mp4", "AVC 10", False)],
)
def test_what_not_everybody_plays_is_known_to_be_so(media: MediaFolder, name: str, codec: str, plays: bool) -> None:
    video = take_in_video(media, VIDEOS / name, look_at, to_the_end)
    assert (video.codec, video.plays_everywhere, video.has_speech) == (codec, plays, False)


def test_a_video_of_a_telephone_held_upright_stands_upright(media: MediaFolder, tmp_path: Path) -> None:
    (tmp_path / "movil.mp4").write_bytes(turned())
    video = take_in_video(media, tmp_path / "movil.mp4", look_at, to_the_end)
    assert (video.width, video.height) == (48, 64)


BAD = {
    "vacio.mp4": (b"", "video_empty"),
    "acta.mp4": ("Acta del pleno.\n" * 50, "video_unknown"),
    "lista.mp4": ("#EXTM3U\nhttp://127.0.0.1:9/robar.ts\n", "video_unknown"),
    "foto.mp4": (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "video_unknown"),
    "sin pistas.mp4": (without_streams(), "video_without_streams"),
    "solo el principio.mp4": (beginning(), "video_without_streams"),
    "a medias.mp4": (fair()[: len(fair()) // 2], "video_cut_off"),
    "enorme.mp4": (huge(), "video_too_many_pixels"),
    "sin duración.mp4": (without_length(), "video_without_duration"),
    "basura.mp4": (fair()[:40] + bytes(range(256)) * 40, "video_cut_off"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_video_is_refused_by_name_and_nothing_is_kept(media: MediaFolder, tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(BadInput) as told:
        take_in_video(media, tmp_path / name, look_at, to_the_end)
    assert (told.value.code, told.value.facts["name"]) == (code, name)
    assert media.files() == []


@pytest.mark.parametrize(("name", "code"), [("only_sound.mp4", "video_only_sound"), ("fair.avi", "video_unknown")])
def test_sound_alone_and_old_kinds_are_refused(media: MediaFolder, name: str, code: str) -> None:
    with pytest.raises(BadInput) as told:
        take_in_video(media, VIDEOS / name, look_at, to_the_end)
    assert told.value.code == code


def test_any_byte_may_be_wrong(media: MediaFolder, tmp_path: Path) -> None:
    whole, file = fair(), tmp_path / "roto.mp4"
    for at in range(0, len(whole), 97):
        broken = bytearray(whole)
        broken[at : at + 4] = b"\xff\xff\xff\xff"
        file.write_bytes(broken)
        with suppress(BadInput):
            facts = look_at(file, file.name)
            assert 0 < facts.width <= 8192
            assert facts.duration_ms > 0


def test_a_folder_a_missing_file_and_a_pipe_are_told(media: MediaFolder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo.mp4")
    for source in (tmp_path, tmp_path / "no está.mp4", tmp_path / "tubo.mp4"):
        with pytest.raises(BadInput) as told:
            take_in_video(media, source, look_at, to_the_end)
        assert told.value.code == "video_unreadable"


def test_a_file_that_is_too_big_is_not_even_looked_at(media: MediaFolder, tmp_path: Path) -> None:
    with (tmp_path / "pleno entero.mp4").open("wb") as file:
        file.truncate(videos.MOST_BYTES + 1)
    with pytest.raises(BadInput) as told:
        take_in_video(media, tmp_path / "pleno entero.mp4", look_at, to_the_end)
    assert told.value.code == "video_too_big"
    assert told.value.facts["most_bytes"] == 300_000_000


def large(folder: Path, size: int = 40_000_000) -> Path:
    """The fair with a long stretch of nothing in it: a film whose description comes at its end."""
    whole, begins = fair(), beginning()
    path = folder / "grande.mp4"
    with path.open("wb") as file:
        file.write(begins + struct.pack(">I4s", size, b"free"))
        file.truncate(len(begins) + size)
        file.seek(len(begins) + size)
        file.write(whole[len(begins) :])
    return path


def test_a_large_video_is_never_in_memory_and_tells_how_far_it_is(media: MediaFolder, tmp_path: Path) -> None:
    path, told = large(tmp_path), []
    size = path.stat().st_size

    def going_on(copied: int, of: int) -> bool:
        told.append((copied, of))
        return True

    facts = look_at(path, path.name)
    tracemalloc.start()
    video = take_in_video(media, path, lambda _path, _name: facts, going_on)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert video.size_bytes == size
    assert [copied for copied, _ in told] == sorted(copied for copied, _ in told)
    assert told[-1] == (size, size)
    assert len(told) > 5
    assert most < 15_000_000


def test_a_copy_that_is_given_up_leaves_nothing(media: MediaFolder, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as told:
        take_in_video(media, large(tmp_path), look_at, lambda copied, _of: copied < 10_000_000)
    assert told.value.code == "video_given_up"
    assert [p for p in (tmp_path / "media").rglob("*") if p.is_file()] == []


def test_what_a_killed_program_left_goes_after_two_days(media: MediaFolder, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    for name, days in ((f"{HALF}viejo.tmp", 3), (f"{HALF}de hoy.tmp", 1), ("otra cosa.txt", 9)):
        (folder / name).write_bytes(b"a medias")
        at = (clock() - timedelta(days=days)).timestamp()
        os.utime(folder / name, (at, at))
    media.sweep(clock())
    assert sorted(p.name for p in folder.iterdir()) == [f"{HALF}de hoy.tmp", "otra cosa.txt"]


def test_a_full_disk_keeps_nothing_half(media: MediaFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as told:
        take_in_video(media, VIDEOS / "fair.mp4", look_at, to_the_end)
    assert told.value.code == "disk_full"
    monkeypatch.undo()
    assert [p for p in (tmp_path / "media").rglob("*") if p.is_file()] == []
    assert take_in_video(media, VIDEOS / "fair.mp4", look_at, to_the_end)
    assert not any(p.name.startswith(HALF) for p in (tmp_path / "media").rglob("*"))


def test_a_reader_that_dies_is_a_damaged_video(newsroom: Newsroom, tmp_path: Path) -> None:
    def dies(*_: object) -> dict[str, object]:
        raise Problem("errand_failed")

    desk = newsroom.desk
    office = replace(desk.office, errand=dies)
    with pytest.raises(BadInput) as told:
        Desk.of(office, {}).writing.take_in_video(VIDEOS / "fair.mp4")
    assert told.value.code == "video_damaged"


def test_the_real_child_reads_it(tmp_path: Path) -> None:
    told = main._errand({"verb": "video", "path": str(VIDEOS / "fair.mp4"), "name": "fair.mp4"}, None, None)
    assert (told["width"], told["height"], told["mime"]) == (64, 48, "video/mp4")
    with pytest.raises(Problem) as refused:
        main._errand({"verb": "video", "path": str(VIDEOS / "only_sound.mp4"), "name": "x"}, None, None)
    assert refused.value.code == "video_only_sound"


def test_a_video_with_subtitles_goes_into_a_version_and_its_bytes_are_known(newsroom: Newsroom, tmp_path: Path) -> None:
    from calendario.domain.post import Content, Draft, PlanDraft

    writing = newsroom.desk.writing
    (tmp_path / "feria.srt").write_text("1\n00:00:00,000 --> 00:00:01,500\nBienvenidos\n", encoding="cp1252")
    video = replace(writing.take_in_video(VIDEOS / "fair.mp4"), alt="La feria")
    video = replace(video, captions=writing.take_in_subtitles(tmp_path / "feria.srt", "es"))
    post = writing.new()
    draft = Draft("Feria", Content("La feria, en vídeo", videos=(video,)))
    revision = writing.save_draft(post.post_id, draft, PlanDraft())
    assert revision.draft.base.videos == (video,)
    assert writing.open(post.post_id).draft.base.videos == (video,)
    assert video.captions is not None
    assert {video.digest, video.captions.digest} <= draft.digests()


# --- shared by several computers


@pytest.fixture
def team(tmp_path: Path, clock: Clock, own_postgresql: OnPostgresql) -> Iterator[Newsroom]:
    """A town hall whose calendar, pictures and videos are on the server."""
    made = Newsroom(tmp_path / "perfil", clock, own_postgresql)
    office = replace(made.desk.office, media=MediaFolder(tmp_path / "perfil" / "media", made.database))
    made.desk = Desk.of(office, made.desk.channels.forms)
    yield made
    made.close()


def test_a_video_taken_in_on_one_computer_is_there_on_another(team: Newsroom, tmp_path: Path) -> None:
    path = large(tmp_path, 9_000_000)  # in three parts
    video = team.desk.writing.take_in_video(path)
    (tmp_path / "feria.srt").write_text(SRT, encoding="utf-8")
    captions = team.desk.writing.take_in_subtitles(tmp_path / "feria.srt", "es")
    elsewhere = MediaFolder(tmp_path / "otro", team.database)
    assert elsewhere.path(video.digest).read_bytes() == path.read_bytes()
    assert elsewhere.path(captions.digest).read_text(encoding="utf-8") == WEBVTT


def test_a_video_too_big_to_share_is_told_with_the_reason(team: Newsroom, tmp_path: Path) -> None:
    with (tmp_path / "pleno.mp4").open("wb") as file:
        file.truncate(videos.MOST_SHARED_BYTES + 1)
    with pytest.raises(BadInput) as told:
        team.desk.writing.take_in_video(tmp_path / "pleno.mp4")
    assert told.value.code == "video_too_big_for_team"
    assert told.value.facts["most_bytes"] == 105_000_000


# --- subtitles

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n¡Bienvenidos a la feria!\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\nAñadid «agua»\r\n"
)
WEBVTT = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n¡Bienvenidos a la feria!\n\n"
    "00:00:03.000 --> 00:00:04.000\nAñadid «agua»\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_subtitles_in_any_encoding_of_a_town_hall_become_webvtt(
    media: MediaFolder, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "feria.srt").write_bytes(SRT.encode(encoding))
    captions = take_in_subtitles(media, tmp_path / "feria.srt", "es")
    written = media.path(captions.digest).read_text(encoding="utf-8")
    assert written == WEBVTT
    assert (captions.language, captions.size_bytes, captions.reviewed) == ("es", len(WEBVTT.encode()), False)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("vacio.srt", b"", "subtitles_empty"),
        ("espacios.vtt", b"WEBVTT\n\n", "subtitles_empty"),
        ("acta.srt", b"Acta del pleno, sin tiempos.", "subtitles_unknown"),
        ("video.srt", b"\0\0\0\x18ftypisom" + b"\0" * 100, "subtitles_unknown"),
        ("roto.srt", b"1\n00:00:xx,000 --> 00:00:02,000\nHola\n", "subtitles_damaged"),
        ("al reves.srt", b"1\n00:00:05,000 --> 00:00:02,000\nHola\n", "subtitles_damaged"),
        ("enorme.srt", b"x" * 2_000_001, "subtitles_too_big"),
    ],
)
def test_what_are_no_subtitles_is_told(media: MediaFolder, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput) as told:
        take_in_subtitles(media, tmp_path / name, "es")
    assert (told.value.code, told.value.facts["name"]) == (code, name)
    assert media.files() == []
