"""What a file says of the video in it, read by MediaInfo. Called in a child: a file may bring the library down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from calendario.domain.problem import BadInput

#: More in one direction no telephone, camera or network has (8K is 7680): what says so is damaged or means harm.
_MOST_SIDE = 8192
_LONGEST_MS = 24 * 3600 * 1000
#: Containers by the names MediaInfo gives them.
_MP4, _QUICKTIME = "MPEG-4", "QuickTime"
#: How the files begin whose insides are looked at: what is a playlist or markup may lead the library elsewhere.
_ISO_BOXES = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")
_EBML = b"\x1a\x45\xdf\xa3"


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """See `domain.media.Video`; the size in pixels is as people see it, turned where the file asks for it."""

    mime: str
    width: int
    height: int
    duration_ms: int
    codec: str
    frame_rate: float
    has_sound: bool

    def to_json(self) -> dict[str, object]:
        """JSON-ready form."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> VideoFacts:
        """The inverse. Raises `ValueError`, `KeyError` or `TypeError` on anything else."""
        return cls(
            mime=str(data["mime"]),
            width=int(data["width"]),
            height=int(data["height"]),
            duration_ms=int(data["duration_ms"]),
            codec=str(data["codec"])[:40],
            frame_rate=float(data["frame_rate"]),
            has_sound=bool(data["has_sound"]),
        )


def can_look() -> bool:
    """Whether the library that reads videos is there and starts."""
    from pymediainfo import MediaInfo

    return bool(MediaInfo.can_parse())


def look_at(path: Path, name: str = "") -> VideoFacts:
    """The facts of the video at `path`; `name` is what a person calls it, for the error.

    Raises `BadInput`: "video_unreadable", "video_empty", "video_unknown" (no MP4, MOV or WebM), "video_only_sound",
    "video_without_streams", "video_cut_off", "video_too_many_pixels", "video_without_duration" or "video_damaged".
    """
    from pymediainfo import MediaInfo

    try:
        with path.open("rb") as file:
            begins = file.read(12)
            if not begins:
                raise BadInput("video_empty", name=name)
            if begins[4:8] not in _ISO_BOXES and not begins.startswith(_EBML):
                raise BadInput("video_unknown", name=name)
            file.seek(0)
            # Handed over without its name: nothing beside it or named in it is opened.
            told = MediaInfo.parse(file, parse_speed=0.5)
    except OSError as error:
        raise BadInput("video_unreadable", name=name) from error
    except (RuntimeError, ValueError) as error:
        raise BadInput("video_damaged", name=name) from error
    tracks = [track.to_data() for track in told.tracks]
    whole = next((t for t in tracks if t.get("track_type") == "General"), {})
    video = next((t for t in tracks if t.get("track_type") == "Video"), None)
    has_sound = any(t.get("track_type") == "Audio" for t in tracks)
    cut_off = whole.get("istruncated") == "Yes"
    mime = _mime(whole)
    if mime is None:
        raise BadInput("video_unknown", name=name)
    if video is None:
        code = "video_cut_off" if cut_off else "video_only_sound" if has_sound else "video_without_streams"
        raise BadInput(code, name=name)
    if cut_off:
        raise BadInput("video_cut_off", name=name)
    width, height = _size(video)
    if width < 1 or height < 1:
        raise BadInput("video_damaged", name=name)
    if max(width, height) > _MOST_SIDE:
        raise BadInput("video_too_many_pixels", name=name, width=width, height=height)
    duration_ms = round(_number(video.get("duration")) or _number(whole.get("duration")))
    if not 0 < duration_ms <= _LONGEST_MS:
        raise BadInput("video_without_duration", name=name)
    codec = str(video.get("format") or "?")[:30] + (" 10" if _number(video.get("bit_depth")) > 8 else "")
    rate = min(max(_number(video.get("frame_rate")), 0.0), 1000.0)
    return VideoFacts(mime, width, height, duration_ms, codec, rate, has_sound)


def _mime(whole: Mapping[str, Any]) -> str | None:
    kind = whole.get("format")
    if kind == _MP4:
        return "video/quicktime" if whole.get("format_profile") == _QUICKTIME else "video/mp4"
    return "video/webm" if kind == "WebM" else None


def _size(video: Mapping[str, Any]) -> tuple[int, int]:
    width, height = _number(video.get("width")), _number(video.get("height"))
    shape = _number(video.get("pixel_aspect_ratio"))
    if 0.1 < shape < 10 and abs(shape - 1) > 0.01:  # pixels that are not square: old cameras
        width *= shape
    turned = round(_number(video.get("rotation"))) % 180 == 90
    wide, high = round(width), round(height)
    return (high, wide) if turned else (wide, high)


def _number(told: object) -> float:
    """0 where it is none."""
    try:
        number = float(str(told))
    except ValueError:
        return 0.0
    return number if number == number and abs(number) < 1e12 else 0.0
