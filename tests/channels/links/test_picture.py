"""The picture of a stranger's card: what is opened, how much of it, and what is sent home."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image as Pillow

from calendario.channels.links.picture import MOST_BYTES, MOST_SIDE, small


def saved(size: tuple[int, int], kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes | None) -> Pillow.Image:
    assert data is not None
    image = Pillow.open(io.BytesIO(data))
    image.load()
    assert image.format == "JPEG"
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_what_pages_have_comes_home_as_a_small_jpeg(kind: str) -> None:
    assert opened(small(saved((60, 30), kind))).size == (60, 30)
    width, height = opened(small(saved((3900, 3000), kind))).size
    assert 1190 <= width <= 1200
    assert width / height == pytest.approx(1.3, abs=0.01)


def test_one_of_noise_fits_and_a_strip_is_left() -> None:
    noise = Pillow.frombytes("RGB", (700, 900), random.Random(7).randbytes(700 * 900 * 3))
    out = io.BytesIO()
    noise.save(out, "PNG")
    sent = small(out.getvalue())
    assert sent is not None
    assert len(sent) <= MOST_BYTES
    assert max(opened(sent).size) <= MOST_SIDE
    assert small(saved((12_000, 3), "PNG")) is None


def test_what_the_camera_wrote_does_not_come_along_and_the_picture_stands_upright() -> None:
    exif = Pillow.Exif()
    exif[0x0112], exif[0x013B] = 6, "Nombre de la autora"
    sent = small(saved((60, 30), "JPEG", exif=exif))
    assert opened(sent).size == (30, 60)
    assert b"autora" not in (sent or b"")


def a_png(width: int, height: int) -> bytes:
    """One bit a pixel, all white: a few thousand bytes for any number of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    line = b"\0" + b"\xff" * (-(-width // 8))
    body = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


BOMBS: dict[str, Callable[[], bytes]] = {
    "a PNG of 64 million pixels in 10 kB": lambda: a_png(8000, 8000),
    "a WebP of 15 million in 3 kB": lambda: saved((5000, 3000), "WEBP"),
    "a GIF whose head says 4,000 million": lambda: b"GIF89a\xff\xff\xff\xff\0\0\0" + b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
    "a WebP whose head says 268 million": lambda: b"RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0\x2f\xff\xff\xff\x0f" + b"\0" * 13,
    "HEIC": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64,
    "AVIF": lambda: saved((60, 30), "AVIF"),
    "TIFF": lambda: saved((60, 30), "TIFF"),
    "BMP": lambda: saved((60, 30), "BMP"),
    "EPS, which starts a program": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "half a PNG": lambda: saved((60, 30), "PNG")[:60],
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_too_large_or_something_else_is_left_before_it_is_opened(bomb: str) -> None:
    data = BOMBS[bomb]()
    assert len(data) < 50_000
    assert small(data) is None
