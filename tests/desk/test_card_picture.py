"""The picture of a card in the window's process: measured by its head, never opened."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from calendario.desk.card_picture import size_of
from calendario.desk.links import LinksDesk, looked_to_json
from calendario.domain.addresses import Looked
from tests.newsroom import Newsroom


def saved(size: tuple[int, int], kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def a_head_of(width: int, height: int) -> bytes:
    data = saved((60, 30))
    place = data.index(b"\xff\xc0")
    return data[: place + 5] + height.to_bytes(2) + width.to_bytes(2) + data[place + 9 :]


@pytest.mark.parametrize("progressive", [False, True])
def test_a_small_jpeg_is_measured(progressive: bool) -> None:
    exif = Pillow.Exif()
    exif[0x010F] = "x" * 2000
    assert size_of(saved((1200, 630), progressive=progressive, exif=exif)) == (1200, 630)


NOT_KEPT = {
    "WebP of 15 million pixels": lambda: saved((5000, 3000), "WEBP"),
    "PNG": lambda: saved((60, 30), "PNG"),
    "JPEG of 1,440 million pixels": lambda: a_head_of(60_000, 24_000),
    "JPEG of nothing": lambda: a_head_of(0, 0),
    "too many bytes": lambda: saved((60, 30)) + b"\0" * 500_000,
    "a JPEG without a size": lambda: b"\xff\xd8\xff\xda" + b"\0" * 40,
    "marks without an end": lambda: b"\xff\xd8" + b"\xff" * 400_000,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("what", NOT_KEPT)
def test_whatever_else_comes_is_not_kept(newsroom: Newsroom, what: str) -> None:
    address = "https://www.villasauce.es/bases"
    looked = looked_to_json(Looked(address, 200, None, "", "Bases", "", NOT_KEPT[what]()))
    desk = LinksDesk(replace(newsroom.desk.office, errand=lambda *_: {"links": [looked]}))
    before = newsroom.desk.office.media.files()
    [seen] = desk.look([address])
    assert (seen.title, seen.picture) == ("Bases", None)
    assert newsroom.desk.office.media.files() == before


def test_one_cut_anywhere_is_measured_or_is_none() -> None:
    data = saved((60, 30))
    assert {size_of(data[:cut]) for cut in range(len(data))} == {None, (60, 30)}
