"""The networks a town hall publishes on: how each is named, and what it accepts, with source and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from calendario.domain.problem import BadInput

_T = TypeVar("_T")

UNITS = ("graphemes", "weighted", "utf16", "code_points")


class UnknownNetwork(BadInput):
    """There is no network of that key."""

    code = "unknown_network"

    def __init__(self, key: str) -> None:
        super().__init__(network=key)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a network, or one server of it, accepts. Figures cite their `source` and the day they were read.

    `None` means that no limit is known. `text` counts in `unit`, as the network's ruler measures it; `text_bytes` is a
    second ruler (UTF-8) where there is one. `url_cost` is the fixed price of a link, `None` where links count in full.
    `images` is the number of pictures in one post; `image_pixels` width times height, of which it keeps
    `image_kept_pixels` and throws the rest away; `image_types` MIME types, the first the one to convert to; `alt_text`
    counts code points. `videos` is the number of videos in one post, 0 where none goes; `video_pixels` width times
    height of one, `video_frame_rate` pictures a second; `video_alt_text` counts as `alt_text` does. `captions_bytes`
    are those of subtitles in WebVTT, 0 where none go beside the video. `video_alone`: no picture goes with it.
    """

    text: int | None
    unit: str
    text_bytes: int | None = None
    url_cost: int | None = None
    images: int = 4
    image_bytes: int | None = None
    image_pixels: int | None = None
    image_kept_pixels: int | None = None
    image_types: tuple[str, ...] = ("image/jpeg", "image/png", "image/gif", "image/webp")
    alt_text: int | None = None
    text_required: bool = False
    image_required: bool = False  # a video will do too
    videos: int = 1
    video_bytes: int | None = None
    video_types: tuple[str, ...] = ("video/mp4", "video/quicktime", "video/webm")
    video_seconds: int | None = None
    video_pixels: int | None = None
    video_frame_rate: int | None = None
    video_alone: bool = False
    video_alt_text: int | None = None
    captions_bytes: int | None = None
    source: str = ""
    read_on: date | None = None

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"unit {self.unit!r} is none of {', '.join(UNITS)}")
        for name in _WHOLE_NUMBERS:
            value = getattr(self, name)
            if value is not None and value < (0 if name in _MAY_BE_ZERO else 1):
                raise ValueError(f"{name} cannot be {value}")

    def completed_by(self, usual: Limits) -> Limits:
        """These limits; where they were noted by a version that knew of no videos, or not what is kept of a picture,
        with the network's `usual` ones.
        """
        lacking = [] if self.video_bytes is not None or usual.video_bytes is None else [*_OF_VIDEOS]
        if self.image_kept_pixels is None and usual.image_kept_pixels is not None:
            lacking.append("image_kept_pixels")
        return replace(self, **{name: getattr(usual, name) for name in lacking}) if lacking else self

    def to_json(self) -> dict[str, object]:
        """Every field as JSON knows it: tuples as lists, the date in ISO 8601."""
        data: dict[str, object] = {field.name: getattr(self, field.name) for field in fields(self)}
        data["image_types"] = list(self.image_types)
        data["video_types"] = list(self.video_types)
        data["read_on"] = self.read_on.isoformat() if self.read_on else None
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Limits:
        """What `to_json` wrote, by this version or another: unknown keys are ignored, missing ones take their default.

        Raises `ValueError` for a value of the wrong kind, a negative figure or no unit.
        """
        if "unit" not in data:
            raise ValueError("limits without a unit")
        known: dict[str, object] = {"text": None}
        for name, value in data.items():
            if name in _WHOLE_NUMBERS:
                known[name] = _whole_number(name, value)
            elif name in ("text_required", "image_required", "video_alone"):
                known[name] = _of(bool, name, value)
            elif name in ("unit", "source"):
                known[name] = _of(str, name, value)
            elif name in ("image_types", "video_types"):
                known[name] = tuple(_of(str, name, kind) for kind in _of(list, name, value))
            elif name == "read_on":
                known[name] = None if value is None else date.fromisoformat(_of(str, name, value))
        return cls(**known)  # type: ignore[arg-type]  # each value was checked above


_WHOLE_NUMBERS = (
    *("text", "text_bytes", "url_cost", "images", "image_bytes", "image_pixels", "image_kept_pixels", "alt_text"),
    *("videos", "video_bytes", "video_seconds", "video_pixels", "video_frame_rate"),
    *("video_alt_text", "captions_bytes"),
)
_OF_VIDEOS = tuple(f.name for f in fields(Limits) if f.name.startswith("video") or f.name == "captions_bytes")
_MAY_BE_ZERO = ("images", "url_cost", "alt_text", "videos", "captions_bytes")


def _whole_number(name: str, value: object) -> int | None:
    if value is None and name not in ("images", "videos"):
        return None
    if isinstance(value, bool):
        raise ValueError(f"{name} cannot be {value!r}")
    return _of(int, name, value)


def _of(kind: type[_T], name: str, value: object) -> _T:
    if not isinstance(value, kind):
        raise ValueError(f"{name} cannot be {value!r}")
    return value


@dataclass(frozen=True, slots=True)
class Network:
    """One network: `key` names it in files, `name` is its proper name in Spanish, `letters` its two or three letters.

    `web_address` is the page to open to publish by hand, where there is one for everybody. `has_threads`: a post may go
    on in replies to itself, sent by us or by a person. `has_link_apart`: a post's link has a place of its own there, a
    card or a line under the text; elsewhere it is written in the text.
    """

    key: str
    name: str
    letters: str
    web_address: str | None
    limits: Limits
    has_threads: bool = False
    has_link_apart: bool = False


def network(key: str) -> Network:
    """The network of that key. Raises `UnknownNetwork`."""
    try:
        return NETWORKS[key]
    except KeyError:
        raise UnknownNetwork(key) from None


def network_of(key: str) -> Network:
    """The network of a channel that is there already. A newer version may know more of them than this one: of such a
    one its key is its name, and no limit is known. Never raises.
    """
    return NETWORKS.get(key) or Network(key, key, key, None, _NO_KNOWN_TEXT_LIMIT)


_MB = 1_000_000
_MIB = 1024 * 1024

_MASTODON = Limits(
    text=500,
    unit="graphemes",
    url_cost=23,
    images=4,
    image_bytes=16 * _MIB,
    image_pixels=33_177_600,
    image_kept_pixels=3840 * 2160,
    image_types=("image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "image/avif"),
    alt_text=1500,  # 10,000 since 4.6: the server says which
    video_bytes=99 * _MIB,
    video_pixels=3840 * 2160,
    video_frame_rate=120,
    video_alone=True,
    captions_bytes=0,
    source="mastodon/mastodon 4.7.0-alpha.2: StatusLengthValidator, MediaAttachment; each server may differ",
    read_on=date(2026, 8, 7),
)
_BLUESKY = Limits(
    text=300,
    unit="graphemes",
    text_bytes=3000,
    images=4,
    image_bytes=1 * _MB,  # 2,000,000 since April 2026, but older servers still refuse it
    image_pixels=2000 * 2000,  # what the official app scales down to
    image_types=("image/jpeg", "image/png", "image/webp"),
    video_bytes=100 * _MB,  # 300,000,000 since 2026, but older servers still refuse it
    video_types=("video/mp4",),
    video_alone=True,
    video_alt_text=1000,
    captions_bytes=20_000,
    source="bluesky-social/atproto: lexicons app.bsky.feed.post, app.bsky.embed.images, app.bsky.embed.video",
    read_on=date(2026, 8, 20),
)
_X = Limits(
    text=280,
    unit="weighted",
    url_cost=23,
    images=4,
    image_bytes=5 * _MB,
    image_types=("image/jpeg", "image/png", "image/gif", "image/webp"),
    alt_text=1000,
    video_bytes=512 * _MB,
    video_seconds=140,
    video_alone=True,
    source="twitter-text 3.1.0, configuration 3; docs.x.com, openapi 2.167",
    read_on=date(2026, 8, 22),
)
_FACEBOOK = Limits(
    text=63_206,
    unit="utf16",
    images=10,
    image_bytes=4 * _MB,
    image_types=("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff"),
    source="Pages API v25.0 (photos: 4 MB); text: what publishing tools use, no official figure found",
    read_on=date(2026, 10, 10),
)
_INSTAGRAM = Limits(
    text=2200,
    unit="utf16",
    images=10,
    image_bytes=8 * _MB,
    image_types=("image/jpeg",),
    image_required=True,
    source="Instagram content publishing guide, User Media reference; unit not documented: UTF-16 to be safe",
    read_on=date(2026, 10, 10),
)
_THREADS = Limits(
    text=500,
    unit="weighted",
    images=20,
    image_bytes=8 * _MB,
    image_types=("image/jpeg", "image/png"),
    alt_text=1000,
    video_bytes=1000 * _MB,
    video_seconds=300,
    source="Threads publishing reference; emoji count as their UTF-8 bytes",
    read_on=date(2026, 10, 2),
)
_LINKEDIN = Limits(
    text=3000,
    unit="utf16",
    images=20,
    image_pixels=36_152_319,
    image_types=("image/jpeg", "image/png", "image/gif"),
    alt_text=4086,
    source="LinkedIn Posts, Images, MultiImage API li-lms-2026-05; text: what publishing tools use, unit unknown",
    read_on=date(2026, 5, 1),
)
_PINTEREST = Limits(
    text=800,
    unit="code_points",
    images=5,
    image_types=("image/jpeg", "image/png"),
    alt_text=500,
    image_required=True,
    source="pinterest/api-description v5.23.0, PinCreate: description",
    read_on=date(2025, 12, 11),
)
_TELEGRAM = Limits(
    text=4096,  # 1024 under a picture
    unit="code_points",
    images=10,
    image_bytes=10 * _MB,
    image_types=("image/jpeg", "image/png", "image/webp"),
    alt_text=0,
    captions_bytes=0,
    source="Telegram Bot API 10.1: sendMessage, sendPhoto, sendMediaGroup",
    read_on=date(2026, 6, 11),
)
_YOUTUBE = Limits(
    text=None,
    unit="code_points",
    text_bytes=5000,
    images=1,
    image_types=("image/jpeg", "image/png"),
    source="YouTube Data API v3: videos, snippet.description",
    read_on=date(2026, 11, 22),
)
_NO_KNOWN_TEXT_LIMIT = Limits(text=None, unit="graphemes", source="no limit is published")
_WEB = Limits(
    text=None,
    unit="graphemes",
    images=20,
    image_bytes=4 * _MB,  # a page is read on telephones, too
    image_pixels=2400 * 2400,
    source="our own page: no limit; WordPress sets none either (WP_REST_Posts_Controller)",
    read_on=date(2026, 11, 22),
)
_BOARD = Limits(
    text=None, unit="graphemes", images=10, text_required=True, videos=0, source="a notice board sets no limit"
)
_PRACTICE = Limits(
    text=500,
    unit="graphemes",
    images=4,
    image_bytes=8 * _MB,
    alt_text=1500,
    source="the practice network's own rules",
)

NETWORKS: Mapping[str, Network] = MappingProxyType(
    {
        entry.key: entry
        for entry in (
            Network("mastodon", "Mastodon", "MA", None, _MASTODON, has_threads=True),
            Network("bluesky", "Bluesky", "BS", "https://bsky.app/", _BLUESKY, has_threads=True, has_link_apart=True),
            Network("x", "X", "X", "https://x.com/compose/post", _X, has_threads=True),
            Network("facebook", "Facebook", "FB", "https://www.facebook.com/", _FACEBOOK),
            Network("instagram", "Instagram", "IG", "https://www.instagram.com/", _INSTAGRAM),
            Network("threads", "Threads", "TH", "https://www.threads.com/", _THREADS, has_threads=True),
            Network("linkedin", "LinkedIn", "LI", "https://www.linkedin.com/feed/", _LINKEDIN),
            Network("pinterest", "Pinterest", "PI", "https://www.pinterest.com/pin-creation-tool/", _PINTEREST),
            Network("telegram", "Telegram", "TG", "https://web.telegram.org/", _TELEGRAM),
            Network("whatsapp", "Canal de WhatsApp", "WA", "https://web.whatsapp.com/", _NO_KNOWN_TEXT_LIMIT),
            Network("youtube", "YouTube", "YT", "https://studio.youtube.com/", _YOUTUBE),
            Network("web", "Web municipal", "WEB", None, _WEB, has_link_apart=True),
            Network("board", "Tablón de anuncios", "TAB", None, _BOARD),
            Network("practice", "Red de práctica", "PR", None, _PRACTICE, has_threads=True),
            Network("other", "Otro canal", "OT", None, _NO_KNOWN_TEXT_LIMIT),
        )
    }
)
