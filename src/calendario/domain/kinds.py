"""The kinds of files that a post takes in: what decides whether one can be used, and what a person is told of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What people call it, the media type it is kept as, and how the names of its files end (lower case)."""

    name: str
    mime: str
    endings: tuple[str, ...]


#: What telephones keep; it becomes a JPEG before it is kept.
HEIC = Kind("HEIC", "image/jpeg", (".heic", ".heif"))
#: Kept as they come.
PICTURES_AS_THEY_ARE = (
    Kind("JPEG", "image/jpeg", (".jpg", ".jpeg")),
    Kind("PNG", "image/png", (".png",)),
    Kind("GIF", "image/gif", (".gif",)),
    Kind("WebP", "image/webp", (".webp",)),
)
PICTURES = (*PICTURES_AS_THEY_ARE, HEIC)
VIDEOS = (
    Kind("MP4", "video/mp4", (".mp4", ".m4v")),
    Kind("MOV", "video/quicktime", (".mov",)),
    Kind("WebM", "video/webm", (".webm",)),
)
#: Both are kept as WebVTT.
SUBTITLES = (Kind("SRT", "text/vtt", (".srt",)), Kind("VTT", "text/vtt", (".vtt",)))


def endings(*kinds: Kind) -> tuple[str, ...]:
    """How the names of files of those kinds end."""
    return tuple(ending for kind in kinds for ending in kind.endings)
