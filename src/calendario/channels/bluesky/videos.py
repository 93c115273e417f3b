"""A video and its subtitles on Bluesky (lexicon app.bsky.embed.video).

The file goes to the account's own server as any blob does; the network's video service finds it there once the post is
out, and codes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from calendario.channels.bluesky.session import Access
from calendario.domain.adapter import Refused
from calendario.domain.delivery import MediaFile
from calendario.domain.media import Video
from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.problem import BadInput

_PIECE = 262_144  # bytes
_CAPTIONS_BYTES = 20_000  # where the channel's limits say nothing
_MIME = "video/mp4"
_GONE = "video_missing"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is read from the disk as it is sent, as often as it is sent; its size is known before."""

    path: Path
    size_bytes: int

    def __iter__(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


@dataclass(frozen=True, slots=True)
class VideoToSend:
    """A video with its files at hand; `subtitles` None where none go with it."""

    video: Video
    file: Upload
    subtitles: bytes | None


def video_to_send(content: Content, accepts: Limits, media: MediaFile) -> VideoToSend | None:
    """The post's video, its files found; None where it has none.

    Raises `Refused`: "too_many_videos", "video_with_images", "video_kind", "video_too_big_there", "subtitles_too_big"
    or "video_missing".
    """
    if not content.videos:
        return None
    if len(content.videos) > 1:
        raise Refused("too_many_videos", count=len(content.videos), limit=1)
    if content.images:
        raise Refused("video_with_images")
    video = content.videos[0]
    if video.mime != _MIME:
        raise Refused("video_kind", mime=video.mime)
    if accepts.video_bytes is not None and video.size_bytes > accepts.video_bytes:
        raise Refused("video_too_big_there", size_bytes=video.size_bytes, most_bytes=accepts.video_bytes)
    try:
        path = media(video.digest)
        subtitles = None if video.captions is None else media(video.captions.digest).read_bytes()
        size_bytes = path.stat().st_size
    except (BadInput, OSError) as error:
        raise Refused(_GONE) from error
    if subtitles is not None and len(subtitles) > (accepts.captions_bytes or _CAPTIONS_BYTES):
        raise Refused("subtitles_too_big")
    return VideoToSend(video, Upload(path, size_bytes), subtitles)


def embed_video(to_send: VideoToSend, access: Access) -> Mapping[str, object]:
    """The part of the record that shows it. Uploads its files; raises as any call, "video_too_big_there" too."""
    video = to_send.video
    try:
        embed: dict[str, object] = {
            "$type": "app.bsky.embed.video",
            "video": access.upload(to_send.file, _MIME),
            "alt": video.alt,
            "aspectRatio": {"width": video.width, "height": video.height},
        }
        if to_send.subtitles is not None and video.captions is not None:
            file = access.upload(to_send.subtitles, "text/vtt")
            embed["captions"] = [{"lang": video.captions.language, "file": file}]
    except OSError as error:
        raise Refused(_GONE) from error
    except Refused as refused:
        code = "video_too_big_there" if refused.code == "image_too_big" else refused.code
        raise Refused(code, **refused.facts) from refused
    return embed
