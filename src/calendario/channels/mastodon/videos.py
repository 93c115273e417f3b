"""A video on its way to a server, a piece at a time, which the library cannot do; refused by names of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from calendario.channels.mastodon.server import Server
from calendario.domain.adapter import Refused
from calendario.domain.media import Video
from calendario.domain.networks import Limits
from calendario.domain.post import Content

_PIECE = 262_144  # bytes
#: Seconds of silence once all of it is sent: the server stores it before it answers, often in another place.
_STORED_S = 300.0
_REFUSALS = {"picture_too_big": "video_too_big_there", "refused": "video_refused"}
_ENDINGS = {"video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm"}


def check_videos(content: Content, limits: Limits) -> None:
    """Raises `Refused` for what the server could only refuse: "video_with_images", "too_many_videos", "video_kind",
    "video_too_big_there".
    """
    if not content.videos:
        return
    if content.images:
        raise Refused("video_with_images")
    if len(content.videos) > limits.videos:
        raise Refused("too_many_videos", count=len(content.videos), limit=limits.videos)
    for video in content.videos:
        if limits.video_types and video.mime not in limits.video_types:
            raise Refused("video_kind", mime=video.mime)
        if limits.video_bytes is not None and video.size_bytes > limits.video_bytes:
            raise Refused("video_too_big_there", size_bytes=video.size_bytes, most_bytes=limits.video_bytes)


def upload_video(server: Server, path: Path, video: Video) -> Mapping[str, Any]:
    """What the server answers to the video with its description: its id, and an address once it is processed.

    Raises `Refused`, "video_missing" where its file is gone, and what any call raises.
    """
    try:
        form = Form(path, video)
    except OSError as error:
        raise Refused("video_missing") from error
    try:
        return server.upload("/api/v2/media", form, form.kind, answer_s=_STORED_S)
    except Refused as refused:
        raise Refused(_REFUSALS.get(refused.code, refused.code), **refused.facts) from None


class Form:
    """A form of one file and a few words (RFC 7578), its length known, that is read from the disk as it goes."""

    def __init__(self, path: Path, video: Video) -> None:
        mark = secrets.token_hex(16)
        self.kind = f"multipart/form-data; boundary={mark}"
        said = video.alt.encode()
        head = f'--{mark}\r\nContent-Disposition: form-data; name="description"\r\n\r\n'.encode() + said + b"\r\n"
        name = f"video.{_ENDINGS.get(video.mime, 'mp4')}"
        file = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {video.mime}\r\n\r\n'
        self._head = (head if said else b"") + f"--{mark}\r\n{file}".encode()
        self._tail = f"\r\n--{mark}--\r\n".encode()
        self._path, self._size = path, path.stat().st_size

    def __len__(self) -> int:
        return len(self._head) + self._size + len(self._tail)

    def __iter__(self) -> Iterator[bytes]:
        yield self._head
        with self._path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
        yield self._tail
