"""Pictures taken into the profile: copied, looked at, and refused with a code when they are none."""

from __future__ import annotations

import io
import struct
import sys
import threading
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.channels import pictures
from calendario.desk.desk import Desk
from calendario.domain.problem import BadInput
from calendario.domain.publication import State
from calendario.sentences import sentence
from calendario.store.media import MOST_BYTES, MOST_PIXELS, MediaFolder
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom


def png(width: int = 40, height: int = 30, colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that would unfold into `width` × `height` pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    return MediaFolder(tmp_path / "media")


def test_the_same_picture_under_two_names_is_kept_once(media: MediaFolder, tmp_path: Path) -> None:
    for name in ("plaza.png", "copia de plaza.png"):
        (tmp_path / name).write_bytes(png())
    first, second = (media.take_in(tmp_path / name) for name in ("plaza.png", "copia de plaza.png"))
    assert first == second
    assert (first.mime, first.width, first.height) == ("image/png", 40, 30)
    assert len(media.files()) == 1


def test_the_picture_stays_when_the_stick_it_came_on_is_gone(media: MediaFolder, tmp_path: Path) -> None:
    (tmp_path / "plaza.png").write_bytes(png())
    image = media.take_in(tmp_path / "plaza.png")
    (tmp_path / "plaza.png").unlink()
    assert media.path(image.digest).read_bytes() == png()


def test_a_hundred_megabytes_are_refused_without_being_read(media: MediaFolder, tmp_path: Path) -> None:
    with (tmp_path / "enorme.png").open("wb") as file:
        file.truncate(100_000_000)  # a sparse file: takes no room, and no time unless somebody reads it
    with pytest.raises(BadInput) as told:
        media.take_in(tmp_path / "enorme.png")
    assert told.value.code == "picture_too_big"
    assert told.value.facts == {"name": "enorme.png", "megabytes": 100}
    assert MOST_BYTES < 100_000_000
    assert media.files() == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bando.pdf", b"%PDF-1.7 bando municipal", "picture_unknown"),
        ("acta.png", b"Esto es un acta, no una imagen", "picture_unknown"),
        ("cartel.jpg", b"BM6\x00\x0c\x00\x00\x00", "picture_unknown"),
        ("clip.jpg", b"\0\0\0\x18ftypmp42", "picture_unknown"),
        ("vacia.jpg", b"", "picture_empty"),
        ("rota.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(40), "picture_damaged"),
        ("borrada.jpg", bytes(4000), "picture_damaged"),
        ("", b"\x89PNG\r\n" + bytes(9), "picture_damaged"),
        ("dibujo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_unknown"),
        ("cortada.png", png(400, 300)[:200], "picture_damaged"),
        ("bomba.png", png_that_claims(60_000, 60_000), "picture_too_many_pixels"),
        ("grande.png", png_that_claims(12_000, 11_000), "picture_too_many_pixels"),
    ],
)
def test_what_is_no_usable_picture_is_refused_by_name(media: MediaFolder, name: str, data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as told:
        media.keep(data, name)
    assert (told.value.code, told.value.facts["name"]) == (code, name)
    assert media.files() == []


def test_a_jpeg_cut_in_the_middle_is_damaged(media: MediaFolder) -> None:
    out = io.BytesIO()
    Picture.effect_noise((300, 200), 80).save(out, "JPEG")
    with pytest.raises(BadInput, match="picture_damaged"):
        media.keep(out.getvalue()[: len(out.getvalue()) // 2], "cortada.jpg")


def test_a_photo_that_lies_on_its_side_is_measured_as_networks_show_it(media: MediaFolder) -> None:
    exif = Picture.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Picture.new("RGB", (400, 300)).save(out, "JPEG", exif=exif)
    image = media.keep(out.getvalue(), "móvil.jpg")
    assert (image.width, image.height) == (300, 400)


def test_a_phone_s_photo_with_a_second_picture_behind_it_is_a_jpeg(media: MediaFolder) -> None:
    out = io.BytesIO()
    Picture.new("RGB", (80, 60)).save(out, "MPO", save_all=True, append_images=[Picture.new("RGB", (40, 30))])
    image = media.keep(out.getvalue(), "móvil.jpg")
    assert (image.mime, image.width, image.height) == ("image/jpeg", 80, 60)


TELEPHONE = Path(__file__).parents[1] / "data" / "pictures" / "movil.heic"


def test_a_telephone_s_photo_is_kept_as_a_jpeg_upright_and_without_its_place(media: MediaFolder) -> None:
    image = media.take_in(TELEPHONE)
    assert (image.mime, image.width, image.height) == ("image/jpeg", 64, 96)
    assert b"CameraMaker" in TELEPHONE.read_bytes()
    kept = media.path(image.digest).read_bytes()
    assert b"CameraMaker" not in kept
    assert len(kept) == image.size_bytes
    with Picture.open(io.BytesIO(kept)) as shown:
        assert not shown.getexif()
        red, green, _ = shown.getpixel((60, 4))
        assert (red > 200, green < 60) == (True, True)
    assert media.take_in(TELEPHONE) == image
    assert len(media.files()) == 1


@pytest.mark.parametrize("cut", [12, 40, 200, 400, 600])
def test_a_telephone_s_photo_cut_in_the_middle_is_damaged(media: MediaFolder, cut: int) -> None:
    with pytest.raises(BadInput) as told:
        media.keep(TELEPHONE.read_bytes()[:cut], "IMG_2201.HEIC")
    assert (told.value.code, told.value.facts["name"]) == ("picture_damaged", "IMG_2201.HEIC")
    assert media.files() == []


def test_a_telephone_s_photo_with_too_many_pixels_is_not_decoded(
    media: MediaFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calendario.store.media.MOST_PIXELS", 6_000)
    with pytest.raises(BadInput) as told:
        media.take_in(TELEPHONE)
    assert told.value.code == "picture_too_many_pixels"
    assert told.value.facts == {"name": "movil.heic", "width": 64, "height": 96}


def test_where_heic_cannot_be_read_a_sentence_says_how_to_send_it(
    media: MediaFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(BadInput) as told:
        media.take_in(TELEPHONE)
    assert told.value.code == "picture_heic"
    assert "JPEG" in sentence(told.value)
    assert "movil.heic" in sentence(told.value)


def test_what_is_taken_in_can_be_sent(media: MediaFolder) -> None:
    """No picture is kept of which an adapter would say at its hour that it has too many pixels."""
    assert MOST_PIXELS <= pictures.MAX_DECODED_PIXELS
    assert MOST_BYTES <= pictures.MAX_FILE_BYTES


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "LA", "P", "1"])
def test_odd_kinds_of_pixels_are_taken_in_and_can_be_sent(media: MediaFolder, mode: str) -> None:
    out = io.BytesIO()
    Picture.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    image = media.keep(out.getvalue(), "plano")
    types = ("image/jpeg", "image/png")
    sent = pictures.fit(media.path(image.digest), max_bytes=100_000, max_pixels=10_000, types=types)
    assert (sent.width, sent.height) == (40, 30)


@pytest.mark.parametrize(("kind", "mime"), [("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")])
def test_the_kind_is_told_by_the_bytes_not_by_the_name(media: MediaFolder, kind: str, mime: str) -> None:
    out = io.BytesIO()
    Picture.new("RGB", (20, 20)).save(out, kind)
    assert media.keep(out.getvalue(), "sin-extensión").mime == mime


@pytest.mark.parametrize("name", ["no-está.png", "carpeta"])
def test_what_cannot_be_read_is_told_so(media: MediaFolder, tmp_path: Path, name: str) -> None:
    (tmp_path / "carpeta").mkdir()
    with pytest.raises(BadInput) as told:
        media.take_in(tmp_path / name)
    assert (told.value.code, told.value.facts["name"]) == ("picture_unreadable", name)


def test_a_picture_whose_file_is_gone_is_missed(media: MediaFolder) -> None:
    image = media.keep(png(), "plaza.png")
    media.path(image.digest).unlink()
    with pytest.raises(BadInput, match="picture_missing"):
        media.path(image.digest)


@pytest.mark.parametrize("name", ["{}/diario.txt", "../../diario.txt", "0" * 63, "A" * 64])
def test_a_calendar_that_names_another_file_of_this_computer_does_not_get_it(
    media: MediaFolder, tmp_path: Path, name: str
) -> None:
    (tmp_path / "diario.txt").write_text("privado")
    with pytest.raises(BadInput, match="picture_missing"):
        media.path(name.format(tmp_path))


def test_nothing_half_written_is_left_behind(media: MediaFolder, tmp_path: Path) -> None:
    image = media.keep(png(), "plaza.png")
    assert [p.name for p in (tmp_path / "media").rglob("*") if p.is_file()] == [image.digest]


# --- shared by several computers ------------------------------------------------------------------------------------


@pytest.fixture
def team(tmp_path: Path, clock: Clock, own_postgresql: OnPostgresql) -> Iterator[Newsroom]:
    """A town hall whose calendar, pictures and all, is on the server."""
    made = Newsroom(tmp_path / "perfil", clock, own_postgresql)
    office = replace(made.desk.office, media=MediaFolder(tmp_path / "perfil" / "media", made.database))
    made.desk = Desk.of(office, made.desk.channels.forms)
    yield made
    made.close()


def poster(folder: Path) -> Path:
    """Larger than one part of what is brought at once."""
    Picture.frombytes("RGB", (1300, 1300), bytes(n * 7919 % 251 for n in range(3 * 1300 * 1300))).save(
        folder / "cartel.png", compress_level=0
    )
    return folder / "cartel.png"


def test_a_picture_taken_in_on_one_computer_is_there_on_another(team: Newsroom, tmp_path: Path) -> None:
    image = team.desk.writing.take_in(poster(tmp_path))
    assert team.desk.writing.take_in(tmp_path / "cartel.png") == image  # harmless to repeat
    elsewhere = MediaFolder(tmp_path / "otro", team.database)
    assert elsewhere.path(image.digest).read_bytes() == (tmp_path / "cartel.png").read_bytes()
    team.database.close()
    assert elsewhere.path(image.digest).is_file()  # from now on without the server


def test_what_is_shared_in_the_place_of_a_picture_is_not_taken_for_it(team: Newsroom, tmp_path: Path) -> None:
    image = team.desk.writing.take_in(poster(tmp_path))
    team.tampered("UPDATE media_bytes SET bytes = set_byte(bytes, 5000000, 0), digest = digest")
    with pytest.raises(BadInput) as told:
        MediaFolder(tmp_path / "otro", team.database).path(image.digest)
    assert told.value.code == "picture_damaged"
    assert not [f for f in (tmp_path / "otro").rglob("*") if f.is_file()]
    with pytest.raises(BadInput, match="picture_missing"):
        MediaFolder(tmp_path / "otro", team.database).path("0" * 64)


def test_two_computers_that_take_in_the_same_picture_at_once_share_one(team: Newsroom, tmp_path: Path) -> None:
    begin, failed = threading.Barrier(4), []
    poster(tmp_path)

    def take_in(number: int) -> None:
        folder = MediaFolder(tmp_path / f"equipo {number}", team.database)
        image = folder.take_in(tmp_path / "cartel.png")
        begin.wait(30)
        try:
            with team.database.adding() as tx:
                folder.note(tx, image, team.clock())
        except Exception as error:
            failed.append(error)

    computers = [threading.Thread(target=take_in, args=(number,)) for number in range(4)]
    for computer in computers:
        computer.start()
    for computer in computers:
        computer.join(60)
    assert failed == []
    with team.database.reading() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM media_bytes").scalar() == 1


def test_nobody_waits_for_a_picture_on_its_way_up(team: Newsroom, tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path / "otro", team.database)
    image = folder.take_in(poster(tmp_path))
    with team.database.adding() as tx:
        folder.note(tx, image, team.clock())
        assert team.plan("Feria").state is State.PLANNED
