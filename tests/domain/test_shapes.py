"""The shapes in which networks show pictures: which box counts where, and what is proposed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario import paths, rules
from calendario.domain.media import Crop, Image, Point
from calendario.domain.networks import NETWORKS
from calendario.domain.post import Content
from calendario.domain.problem import Problem
from calendario.domain.shapes import Shape, Shapes, Shown, fitted, focus_within, pixels, proposed, ratio_of

WIDE, TALL, SQUARE = Shape("16:9", 1200, 675), Shape("4:5", 1080, 1350), Shape("1:1", 1080, 1080)
TOWN = Shapes(
    {
        "mastodon": Shown((WIDE,), "a page", date(2026, 8, 7)),
        "instagram": Shown((TALL, SQUARE), "a page", date(2026, 8, 7)),
    }
)
PHOTO = Image("0" * 64, "image/jpeg", 4000, 3000, 4_200_000, "La plaza")

shapes = st.sampled_from([WIDE, TALL, SQUARE, Shape("1.91:1", 1200, 630), Shape("2:3", 1000, 1500)])
sides = st.integers(min_value=1, max_value=9_000)
shares = st.floats(min_value=0, max_value=1, allow_nan=False)
points = st.builds(Point, shares, shares)


def crop(shape: Shape, left: float = 0.1) -> Crop:
    return Crop(shape.key, left, 0.1, 0.5, 0.5)


def test_only_the_first_shape_with_a_box_counts_on_each_network() -> None:
    both = PHOTO.with_crop(crop(SQUARE)).with_crop(crop(TALL)).with_crop(crop(WIDE))
    assert TOWN.cut(Content("Hola", (both,)), "instagram").images[0].crops == (crop(TALL),)
    assert TOWN.cut(Content("Hola", (both,)), "mastodon").images[0].crops == (crop(WIDE),)
    square = both.without_crop(TALL.key)
    assert TOWN.cut(Content("Hola", (square,)), "instagram").images[0].sent == crop(SQUARE)


@pytest.mark.parametrize("network", ["mastodon", "bluesky", "whatsapp", "a network of a newer version"])
def test_where_no_box_was_chosen_the_whole_picture_goes(network: str) -> None:
    square = PHOTO.with_crop(crop(SQUARE))
    assert TOWN.cut(Content("Hola", (square,)), network).images == (PHOTO,)


def test_what_has_no_boxes_stays_the_same_content() -> None:
    content = Content("Hola", (replace(PHOTO, focus=Point(0.2, 0.2)),))
    assert TOWN.cut(content, "instagram") is content


@given(shapes, sides, sides, points)
def test_what_is_proposed_is_the_largest_box_of_that_shape_and_holds_the_focus(
    shape: Shape, width: int, height: int, focus: Point
) -> None:
    box = proposed(shape, width, height, focus)
    left, top, right, bottom = pixels(box, width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert right - left == width or bottom - top == height
    if min(right - left, bottom - top) > 1:
        assert abs((right - left) - (bottom - top) * shape.ratio) <= max(1, shape.ratio)
    assert left - 1 <= focus.x * width <= right + 1
    assert top - 1 <= focus.y * height <= bottom + 1


@given(shapes, sides, sides, points, st.floats(min_value=0.01, max_value=1), st.floats(min_value=0.01, max_value=1))
def test_any_box_becomes_one_of_the_shape_inside_the_picture(
    shape: Shape, width: int, height: int, corner: Point, wide: float, high: float
) -> None:
    given_box = Crop(shape.key, corner.x * (1 - wide), corner.y * (1 - high), wide, high)
    box = fitted(shape, given_box, width, height)
    left, top, right, bottom = pixels(box, width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    if min(right - left, bottom - top) > 1:
        assert abs((right - left) - (bottom - top) * shape.ratio) <= max(1, shape.ratio)
    assert fitted(shape, box, width, height) == box


@given(points, points, st.floats(min_value=0.01, max_value=1), st.floats(min_value=0.01, max_value=1))
def test_the_focus_of_a_box_lies_in_it(focus: Point, corner: Point, wide: float, high: float) -> None:
    box = Crop("1:1", corner.x * (1 - wide), corner.y * (1 - high), wide, high)
    inside = focus_within(focus, box)
    if box.left <= focus.x <= box.left + box.width and box.top <= focus.y <= box.top + box.height:
        assert inside.x * box.width + box.left == pytest.approx(focus.x, abs=1e-6)
        assert inside.y * box.height + box.top == pytest.approx(focus.y, abs=1e-6)
    assert focus_within(focus, None) == focus


def test_the_middle_of_a_wide_photo_is_proposed_until_something_else_matters() -> None:
    assert pixels(proposed(SQUARE, 400, 300, Point()), 400, 300) == (50, 0, 350, 300)
    assert pixels(proposed(SQUARE, 400, 300, Point(1, 0)), 400, 300) == (100, 0, 400, 300)


@pytest.mark.parametrize("key", ["", "16", "16:0", "a:b", "0:9", "1:1000", "nan:1", "16:9:4", "-4:5"])
def test_what_is_no_ratio_is_no_shape(key: str) -> None:
    with pytest.raises(ValueError, match="shape"):
        ratio_of(key)


def test_pixels_belong_to_the_ratio() -> None:
    with pytest.raises(ValueError, match="is not 16:9"):
        Shape("16:9", 1200, 630)


# --- the data that we ship


def test_what_we_ship_is_about_networks_that_there_are_and_says_where_it_comes_from() -> None:
    told = rules.read_shapes(paths.resources())
    assert set(told.networks) <= set(NETWORKS)
    assert all(shown.source and shown.read_on for shown in told.networks.values())
    assert [s.key for s in told.of("instagram")] == ["4:5", "1:1", "1.91:1"]
    assert told.of("mastodon")[0].key == "16:9"
    assert told.of("whatsapp") == told.of("telegram") == ()


def damaged(**changes: object) -> str:
    one = {
        "shapes": [{"key": "1:1", "width": 10, "height": 10, "shown": "feed"}],
        "source": "x",
        "read_on": "2026-01-01",
    }
    return json.dumps({"mastodon": one | changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"mastodon": 3}',
        '{"mastodon": {}}',
        damaged(source=""),
        damaged(read_on="ayer"),
        damaged(shapes=[{"key": "1:1", "width": 10, "height": 20, "shown": "feed"}]),
        damaged(shapes=[{"key": "1:1", "width": True, "height": 1, "shown": "feed"}]),
        damaged(shapes=[{"key": "1:1", "width": 10, "height": 10, "shown": "feed"}] * 2),
        " " * 100_001,
        None,
    ],
    ids=[
        "empty",
        "list",
        "deep",
        "number",
        "nothing",
        "no source",
        "no date",
        "no ratio",
        "no pixels",
        "twice",
        "huge",
        "gone",
    ],
)
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "rules").mkdir()
    if text is not None:
        (tmp_path / "rules" / "pictures.json").write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as told:
        rules.read_shapes(tmp_path)
    assert (told.value.code, told.value.facts) == ("rules_damaged", {"name": "rules/pictures.json"})
