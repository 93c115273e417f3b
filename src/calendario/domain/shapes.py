"""The shapes in which networks show pictures, the box proposed for each, and which of a person's boxes counts where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from calendario.domain.channel import Channel
from calendario.domain.media import Crop, Image, Point
from calendario.domain.post import Content

#: A side of a picture that no network shows longer: figures beyond it are damage.
MOST_SIDE = 10_000
#: By how much a size in pixels may miss the ratio of its key: 1200 × 630 is called 1.91:1, and is 1.905.
_ROUNDED = 0.01


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that a network shows pictures in. `key` is its ratio, width to height, as people write it ("16:9"); a
    `Crop` names it. `width` and `height` are the pixels that the network wants, `shown` where it shows that shape (a
    code: "feed", "preview", "link_card", "pin").

    Raises `ValueError` for figures that are no shape or do not belong together.
    """

    key: str
    width: int
    height: int
    shown: str = "feed"

    def __post_init__(self) -> None:
        if not (0 < self.width <= MOST_SIDE and 0 < self.height <= MOST_SIDE):
            raise ValueError(f"no picture is {self.width} by {self.height}")
        if abs(self.width / self.height / ratio_of(self.key) - 1) > _ROUNDED:
            raise ValueError(f"{self.width} by {self.height} is not {self.key}")

    @property
    def ratio(self) -> float:
        """Width divided by height."""
        return ratio_of(self.key)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one network does with pictures: its shapes, the one it shows most first, with source and date."""

    shapes: tuple[Shape, ...]
    source: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of every network, by the network's key; one that is not there shows pictures whole."""

    networks: Mapping[str, Shown] = field(default_factory=dict)

    def of(self, network: str) -> tuple[Shape, ...]:
        """The shapes of that network; none where it shows pictures whole or nothing is known of it."""
        known = self.networks.get(network)
        return () if known is None else known.shapes

    def counting(self, image: Image, network: str) -> Crop | None:
        """The box that counts there: of the first of its shapes for which a person chose one. None is the whole."""
        return next((crop for shape in self.of(network) if (crop := image.crop(shape.key)) is not None), None)

    def going_out(self, channel: Channel, content: Content) -> Content:
        """Exactly what goes out there of `content`: with what belongs under it, as one text where there are no
        threads, and each picture as it is framed for that network.
        """
        return self.cut(channel.as_sent(content), channel.network)

    def cut(self, content: Content, network: str) -> Content:
        """`content` with, in each picture, only the box that counts on that network, or none."""

        def one(image: Image) -> Image:
            crop = self.counting(image, network)
            return replace(image, crops=() if crop is None else (crop,))

        if not any(image.crops for image in content.images):
            return content
        return replace(content, images=tuple(one(image) for image in content.images))


def ratio_of(key: str) -> float:
    """Width divided by height of a shape by its key ("4:5"). Raises `ValueError`."""
    wide, colon, high = key.partition(":")
    try:
        ratio = float(wide) / float(high)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"{key!r} is no shape") from error
    if not colon or not 0.05 <= ratio <= 20:
        raise ValueError(f"{key!r} is no shape")
    return ratio


def proposed(shape: Shape, width: int, height: int, focus: Point) -> Crop:
    """The largest box of that shape in a picture of `width` by `height` pixels, with `focus` as near its middle as the
    edges allow. It lies on whole pixels, so that its ratio is the shape's to a pixel.
    """
    wide, high = _largest(shape.ratio, width, height)
    return _box(shape.key, wide, high, (focus.x * width, focus.y * height), width, height)


def fitted(shape: Shape, crop: Crop, width: int, height: int) -> Crop:
    """`crop` as a box of that shape on whole pixels of the picture: as wide as it was where that has room, around the
    same middle.
    """
    most_wide, _ = _largest(shape.ratio, width, height)
    wide = min(max(1, round(crop.width * width)), most_wide)
    high = min(max(1, round(wide / shape.ratio)), height)
    middle = (crop.left + crop.width / 2) * width, (crop.top + crop.height / 2) * height
    return _box(shape.key, wide, high, middle, width, height)


def pixels(crop: Crop, width: int, height: int) -> tuple[int, int, int, int]:
    """The box in a picture of `width` by `height` pixels: left, top, right and bottom, at least one pixel large."""
    left = min(round(crop.left * width), width - 1)
    top = min(round(crop.top * height), height - 1)
    right = min(max(round((crop.left + crop.width) * width), left + 1), width)
    bottom = min(max(round((crop.top + crop.height) * height), top + 1), height)
    return left, top, right, bottom


def focus_within(focus: Point, crop: Crop | None) -> Point:
    """`focus` as a share of the box; at its edge where it lies outside. Without a box it is the same."""
    if crop is None:
        return focus
    x, y = (focus.x - crop.left) / crop.width, (focus.y - crop.top) / crop.height
    return Point(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def _largest(ratio: float, width: int, height: int) -> tuple[int, int]:
    if width / height >= ratio:
        return max(1, min(width, round(height * ratio))), height
    return width, max(1, min(height, round(width / ratio)))


def _box(key: str, wide: int, high: int, middle: tuple[float, float], width: int, height: int) -> Crop:
    left = min(max(round(middle[0] - wide / 2), 0), width - wide)
    top = min(max(round(middle[1] - high / 2), 0), height - high)
    return Crop(key, left / width, top / height, wide / width, high / height)
