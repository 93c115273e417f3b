"""Pictures on their way to a network: what is kept, what is thrown away, and what is not opened at all."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from calendario.channels import pictures
from calendario.channels.pictures import FittedPicture, fit
from calendario.domain.media import Crop
from calendario.domain.problem import BadInput

BOTH = ("image/jpeg", "image/png")
MEGABYTE = 1_000_000


def fitted(
    path: Path,
    *,
    max_bytes: int = MEGABYTE,
    max_pixels: int = 4_000_000,
    types: tuple[str, ...] = BOTH,
    crop: Crop | None = None,
):
    return fit(path, max_bytes=max_bytes, max_pixels=max_pixels, types=types, crop=crop)


def opened(picture: FittedPicture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.bytes))
    image.load()
    assert image.size == (picture.width, picture.height)
    assert Image.MIME[image.format] == picture.mime
    return image


def a_poster(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    poster = Image.new("RGB", size, "navy")
    ImageDraw.Draw(poster).text((40, 40), "FIESTA MAYOR", fill="gold", font_size=90)
    return poster


def a_photo(size: tuple[int, int] = (1500, 1000)) -> Image.Image:
    """Noise: the hardest there is to compress."""
    return Image.frombytes("RGB", size, random.Random(7).randbytes(size[0] * size[1] * 3))


def camera_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CameraMaker"
    exif[0x013B] = "Nombre de la autora"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (36.0, 27.0, 12.0)
    return exif


def test_a_poster_that_fits_stays_png_and_sharp(tmp_path: Path) -> None:
    a_poster().save(tmp_path / "cartel.png")
    sent = fitted(tmp_path / "cartel.png")
    assert sent.mime == "image/png"
    assert opened(sent).convert("RGB").tobytes() == a_poster().tobytes()


def test_a_photo_saved_as_png_becomes_a_jpeg_that_fits(tmp_path: Path) -> None:
    a_photo().save(tmp_path / "foto.png")
    sent = fitted(tmp_path / "foto.png")
    assert sent.mime == "image/jpeg"
    assert len(sent.bytes) <= MEGABYTE
    opened(sent)


def test_a_photo_keeps_its_shape_when_it_has_to_shrink(tmp_path: Path) -> None:
    a_photo((3000, 1500)).save(tmp_path / "foto.jpg", quality=95)
    sent = fitted(tmp_path / "foto.jpg", max_bytes=200_000)
    assert len(sent.bytes) <= 200_000
    assert sent.width / sent.height == pytest.approx(2, abs=0.01)
    assert sent.width > 300


def test_a_photo_with_too_many_pixels_is_brought_under_them(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 2000), "teal").save(tmp_path / "foto.jpg")
    sent = fitted(tmp_path / "foto.jpg", max_pixels=1_000_000)
    assert 900_000 < sent.width * sent.height <= 1_000_000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_the_camera_wrote_is_gone_and_the_picture_is_upright(tmp_path: Path, orientation: int) -> None:
    photo = Image.new("RGB", (120, 80), "white")
    photo.paste("red", (0, 0, 30, 20))  # as stored: red in the first corner
    photo.save(
        tmp_path / "foto.jpg",
        exif=camera_exif(orientation),
        quality=95,
        comment=b"Nombre de la autora",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Nombre de la autora</x:xmpmeta>",
    )
    sent = fitted(tmp_path / "foto.jpg")
    shown = opened(sent)
    assert not shown.getexif()
    assert b"Nombre de la autora" not in sent.bytes
    assert b"CameraMaker" not in sent.bytes
    assert b"Exif" not in sent.bytes
    assert shown.size == ((80, 120) if orientation >= 5 else (120, 80))
    right, low = shown.width - 5, shown.height - 5
    corner = {
        1: (5, 5),
        2: (right, 5),
        3: (right, low),
        4: (5, low),
        5: (5, 5),
        6: (right, 5),
        7: (right, low),
        8: (5, low),
    }
    red, green, _ = shown.convert("RGB").getpixel(corner[orientation])
    assert (red > 200, green < 60) == (True, True)


def test_the_text_chunks_of_a_png_are_gone(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "Nombre de la autora")
    notes.add_itxt("XML:com.adobe.xmp", "Nombre de la autora")
    a_poster().save(tmp_path / "cartel.png", pnginfo=notes, exif=camera_exif(1))
    sent = fitted(tmp_path / "cartel.png")
    assert sent.mime == "image/png"
    assert b"autora" not in sent.bytes
    assert not opened(sent).getexif()


def test_the_colour_profile_stays(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    a_poster().save(tmp_path / "foto.jpg", icc_profile=profile)
    assert opened(fitted(tmp_path / "foto.jpg")).info["icc_profile"] == profile


def test_transparency_stays_in_a_png_and_becomes_white_in_a_jpeg(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "escudo.png")
    kept = opened(fitted(tmp_path / "escudo.png"))
    assert kept.mode == "RGBA"
    flat = opened(fitted(tmp_path / "escudo.png", types=("image/jpeg",)))
    assert flat.getpixel((30, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_sent(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (50, 40), 1 if mode == "1" else None).save(tmp_path / "cartel.png")
    assert opened(fitted(tmp_path / "cartel.png")).size == (50, 40)


def test_sixteen_bits_a_pixel_keep_their_greys(tmp_path: Path) -> None:
    Image.new("I;16", (50, 40), 32_768).save(tmp_path / "plano.png")
    assert opened(fitted(tmp_path / "plano.png")).getpixel((1, 1)) == 128


def test_a_picture_made_for_the_printer_becomes_one_for_the_screen(tmp_path: Path) -> None:
    Image.new("CMYK", (50, 40), (0, 255, 255, 0)).save(tmp_path / "cartel.jpg")
    red, green, blue = opened(fitted(tmp_path / "cartel.jpg")).getpixel((5, 5))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_an_animation_goes_unchanged_where_it_is_taken_and_as_its_first_frame_elsewhere(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "baile.gif", save_all=True, append_images=frames[1:])
    moving = fitted(tmp_path / "baile.gif", types=(*BOTH, "image/gif"))
    assert (moving.bytes, moving.stands_still) == ((tmp_path / "baile.gif").read_bytes(), False)
    still = fitted(tmp_path / "baile.gif")
    assert (still.mime, still.stands_still) == ("image/png", True)
    assert opened(still).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_what_was_cut_away_of_an_animation_is_in_none_of_its_frames(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    for frame in frames:
        frame.paste("white", (20, 0, 40, 30))
    frames[0].save(tmp_path / "baile.gif", save_all=True, append_images=frames[1:])
    left = Crop("2:3", 0, 0, 0.5, 1)
    sent = fitted(tmp_path / "baile.gif", types=(*BOTH, "image/gif"), crop=left)
    assert (sent.mime, sent.width, sent.height, sent.stands_still) == ("image/png", 20, 30, True)
    with Image.open(io.BytesIO(sent.bytes)) as shown:
        assert getattr(shown, "n_frames", 1) == 1
        assert shown.convert("RGB").getcolors() == [(600, (255, 0, 0))]


def a_dance(path: Path, kind: str, **notes: object) -> Path:
    """Three frames of 40 by 30 pixels."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue", "gold")]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], duration=200, loop=0, **notes)
    return path


def test_the_notes_in_an_animation_are_gone_and_it_still_dances(tmp_path: Path) -> None:
    path = a_dance(tmp_path / "baile.gif", "GIF", comment=b"Nombre de la autora")
    data = path.read_bytes()
    xmp = b"\x21\xff\x0bXMP DataXMP" + b"\x13Nombre de la autora" + b"\0"
    place = data.index(b"\x21\xff\x0bNETSCAPE2.0")
    path.write_bytes(data[:place] + xmp + data[place:])
    sent = fitted(path, types=(*BOTH, "image/gif"))
    assert b"autora" not in sent.bytes
    assert b"NETSCAPE2.0" in sent.bytes
    with Image.open(io.BytesIO(sent.bytes)) as shown:
        assert (shown.n_frames, shown.info["duration"]) == (3, 200)


@pytest.mark.parametrize("cut", [14, 40, 100, 400])
def test_an_animation_cut_in_the_middle_is_refused_or_goes_with_the_frames_that_are_whole(
    tmp_path: Path, cut: int
) -> None:
    path = a_dance(tmp_path / "baile.gif", "GIF")
    path.write_bytes(path.read_bytes()[:cut])
    with contextlib.suppress(BadInput):
        opened(fitted(path, types=(*BOTH, "image/gif")))


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_an_animation_that_no_network_takes_as_it_is_says_that_it_stands_still(tmp_path: Path, kind: str) -> None:
    sent = fitted(a_dance(tmp_path / "baile", kind), types=(*BOTH, "image/gif", "image/webp"))
    assert sent.stands_still
    assert opened(sent).convert("RGB").getpixel((5, 5))[0] > 250


def test_a_photo_with_a_second_one_behind_it_never_moved(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "m.jpg", "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    assert not fitted(tmp_path / "m.jpg").stands_still


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_box_is_of_the_picture_as_people_see_it(tmp_path: Path, orientation: int) -> None:
    upright = Image.new("RGB", (120, 80), "white")
    upright.paste("red", (90, 0, 120, 40))
    back = {1: [], 2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}[orientation]
    stored = upright
    for turn in back:
        stored = stored.transpose(Image.Transpose(turn))
    stored.save(tmp_path / "foto.png", exif=camera_exif(orientation))
    sent = fitted(tmp_path / "foto.png", crop=Crop("3:4", 0.75, 0, 0.25, 0.5))
    assert opened(sent).convert("RGB").getcolors() == [(1200, (255, 0, 0))]


def test_a_box_of_a_huge_photo_is_brought_under_the_limits(tmp_path: Path) -> None:
    a_photo((3000, 2000)).save(tmp_path / "foto.jpg", quality=90)
    crop = Crop("16:9", 0, 0.1, 1, 0.84375)
    sent = fitted(tmp_path / "foto.jpg", max_bytes=200_000, max_pixels=1_000_000, crop=crop)
    assert len(sent.bytes) <= 200_000
    assert sent.width * sent.height <= 1_000_000
    assert sent.width / sent.height == pytest.approx(16 / 9, abs=0.01)
    assert sent == fitted(tmp_path / "foto.jpg", max_bytes=200_000, max_pixels=1_000_000, crop=crop)


def test_a_webp_is_turned_into_a_jpeg(tmp_path: Path) -> None:
    a_poster().save(tmp_path / "cartel.webp")
    assert fitted(tmp_path / "cartel.webp").mime == "image/jpeg"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    a_photo().save(tmp_path / "foto.png")
    assert fitted(tmp_path / "foto.png") == fitted(tmp_path / "foto.png")


def test_a_png_alone_shrinks_until_it_fits(tmp_path: Path) -> None:
    a_photo((300, 200)).save(tmp_path / "foto.png")
    sent = fitted(tmp_path / "foto.png", max_bytes=50_000, types=("image/png",))
    assert (sent.mime, len(sent.bytes) <= 50_000) == ("image/png", True)


def test_a_picture_whose_file_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as told:
        fitted(tmp_path / "nada.png")
    assert told.value.code == "picture_missing"


def a_png_of(width: int, height: int) -> bytes:
    """The head of a PNG of that size, with no pixel behind it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + head
        + struct.pack(">I", zlib.crc32(head))
        + struct.pack(">I", 9)
        + b"IDAT"
    )


@pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (10_000, 10_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_not_decoded(tmp_path: Path, width: int, height: int) -> None:
    (tmp_path / "bomba.png").write_bytes(a_png_of(width, height))
    with pytest.raises(BadInput) as told:
        fitted(tmp_path / "bomba.png")
    assert told.value.code == "picture_too_many_pixels"


def test_a_hundred_megabyte_file_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "enorme.jpg").open("wb") as file:
        file.truncate(100 * MEGABYTE)
    with pytest.raises(BadInput) as told:
        fitted(tmp_path / "enorme.jpg")
    assert told.value.code == "picture_file_too_big"
    assert told.value.facts == {"size_bytes": 100 * MEGABYTE, "most_bytes": pictures.MAX_FILE_BYTES}


def whole_png() -> bytes:
    out = io.BytesIO()
    a_photo((80, 60)).save(out, "PNG")
    return out.getvalue()


def whole_jpeg() -> bytes:
    out = io.BytesIO()
    a_photo((80, 60)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"esto es un texto",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        whole_png()[:200],
        whole_jpeg()[:900],
        whole_png()[:60] + bytes(200),
        a_png_of(0, 10),
    ],
    ids=["empty", "text", "postscript", "svg", "cut png", "cut jpeg", "damaged png", "no width"],
)
def test_what_is_not_a_whole_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "cartel.png").write_bytes(data)
    with pytest.raises(BadInput) as told:
        fitted(tmp_path / "cartel.png")
    assert told.value.code == "not_a_picture"


def test_a_folder_is_not_a_picture(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        fitted(tmp_path)
