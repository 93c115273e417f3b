"""Pictures and videos of a post: values that name bytes kept elsewhere, and what a person said of them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from calendario.domain.read import flag, items, number, record, whole, words


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture, as shares (0 to 1) of its width from the left and of its height from the top."""

    x: float = 0.5
    y: float = 0.5

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise ValueError("a point lies in its picture")


MIDDLE = Point()


@dataclass(frozen=True, slots=True)
class Crop:
    """The box of a picture that is shown where its `shape` is wanted (a key of `domain.shapes`): left, top, width and
    height as shares (0 to 1) of the picture as people see it, upright.
    """

    shape: str
    left: float
    top: float
    width: float
    height: float

    def __post_init__(self) -> None:
        across = self.left >= 0 and self.width > 0 and self.left + self.width <= 1.000001
        down = self.top >= 0 and self.height > 0 and self.top + self.height <= 1.000001
        if not across or not down:
            raise ValueError("a crop lies in its picture")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture copied into the profile: `digest` is the SHA-256 (hex) of its bytes, sizes in pixels and bytes.

    `focus` is what must stay in view where a network shows a part of it; `crops` hold one box for each shape that a
    person chose by hand. `is_poster`: it carries text that people read.
    """

    digest: str
    mime: str
    width: int
    height: int
    size_bytes: int
    alt: str = ""
    focus: Point = MIDDLE
    crops: tuple[Crop, ...] = ()
    is_poster: bool = False

    @property
    def sent(self) -> Crop | None:
        """The box that is sent where `domain.shapes` has left no more than one; None is the whole picture."""
        return self.crops[0] if self.crops else None

    def crop(self, shape: str) -> Crop | None:
        """The box for that shape, where a person chose one."""
        return next((c for c in self.crops if c.shape == shape), None)

    def with_crop(self, crop: Crop) -> Image:
        """This picture with `crop` in place of the one for its shape."""
        others = (c for c in self.crops if c.shape != crop.shape)
        return replace(self, crops=tuple(sorted((*others, crop), key=lambda c: c.shape)))

    def without_crop(self, shape: str) -> Image:
        """This picture whole again where that shape is wanted."""
        return replace(self, crops=tuple(c for c in self.crops if c.shape != shape))


@dataclass(frozen=True, slots=True)
class Captions:
    """Subtitles as a WebVTT file kept under `digest`; `reviewed`: a person read them against the video."""

    digest: str
    language: str
    size_bytes: int
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Video:
    """A video copied into the profile; width and height in pixels as people see it. `has_speech`: as far as a person
    said, somebody speaks in it. `codec` is how its pictures are coded, as MediaInfo names it ("AVC" is what everybody
    plays), with " 10" for ten bits a colour; `frame_rate` is pictures a second. "" and 0 where nobody looked.
    """

    digest: str
    mime: str
    width: int
    height: int
    size_bytes: int
    duration_ms: int
    alt: str = ""
    captions: Captions | None = None
    has_speech: bool = True
    codec: str = ""
    frame_rate: float = 0.0

    @property
    def plays_everywhere(self) -> bool:
        """Whether any browser and telephone shows it as it is (H.264, eight bits), as far as is known."""
        return self.codec in ("", "AVC") and self.mime == "video/mp4"


def image_to_json(image: Image) -> dict[str, object]:
    """JSON-ready form. What a person did not touch is left out, so that an old picture stays the same content."""
    data: dict[str, object] = {name: getattr(image, name) for name in _PLAIN}
    if image.focus != MIDDLE:
        data["focus"] = [image.focus.x, image.focus.y]
    if image.crops:
        data["crops"] = [{f.name: getattr(c, f.name) for f in fields(Crop)} for c in image.crops]
    if image.is_poster:
        data["is_poster"] = True
    return data


def image_from_json(data: dict[str, Any]) -> Image:
    """The inverse of `image_to_json`. Raises `ValueError`, `KeyError` or `TypeError` on anything else."""
    return Image(
        digest=words(data["digest"]),
        mime=words(data["mime"]),
        width=whole(data["width"]),
        height=whole(data["height"]),
        size_bytes=whole(data["size_bytes"]),
        alt=words(data["alt"]),
        focus=_point(items(data["focus"])) if "focus" in data else MIDDLE,
        crops=tuple(_crop(record(one)) for one in items(data.get("crops", []))),
        is_poster=flag(data.get("is_poster", False)),
    )


def video_to_json(video: Video) -> dict[str, object]:
    """JSON-ready form."""
    data: dict[str, object] = {f.name: getattr(video, f.name) for f in fields(Video)}
    captions = video.captions
    data["captions"] = None if captions is None else {f.name: getattr(captions, f.name) for f in fields(Captions)}
    return data


def video_from_json(data: dict[str, Any]) -> Video:
    """The inverse of `video_to_json`. Raises what `image_from_json` does."""
    captions = data["captions"]
    return Video(
        digest=words(data["digest"]),
        mime=words(data["mime"]),
        width=whole(data["width"]),
        height=whole(data["height"]),
        size_bytes=whole(data["size_bytes"]),
        duration_ms=whole(data["duration_ms"]),
        alt=words(data["alt"]),
        captions=None if captions is None else _captions(record(captions)),
        has_speech=flag(data["has_speech"]),
        codec=words(data.get("codec", "")),
        frame_rate=number(data.get("frame_rate", 0)),
    )


_PLAIN = ("digest", "mime", "width", "height", "size_bytes", "alt")


def _point(data: list[Any]) -> Point:
    x, y = data
    return Point(number(x), number(y))


def _crop(data: dict[str, Any]) -> Crop:
    sides = (number(data[name]) for name in ("left", "top", "width", "height"))
    return Crop(words(data["shape"]), *sides)


def _captions(data: dict[str, Any]) -> Captions:
    return Captions(
        digest=words(data["digest"]),
        language=words(data["language"]),
        size_bytes=whole(data["size_bytes"]),
        reviewed=flag(data["reviewed"]),
    )
