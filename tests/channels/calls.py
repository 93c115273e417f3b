"""What a publisher hands to an adapter, and its calls as the publisher makes them."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from PIL import Image as Pillow

from calendario.domain.adapter import ChannelAdapter, NotReady, Prepared, Receipt, Recent
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload, new_key
from calendario.domain.media import Captions, Image, Video
from calendario.domain.post import Content
from calendario.domain.problem import BadInput

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)

#: Made once: see its README.
VIDEOS = Path(__file__).parents[1] / "data" / "video"

_keys = count(1)


@dataclass
class KeptSecret:
    """Credentials held in memory; `kept` remembers every rotation."""

    value: str
    kept: list[str] = field(default_factory=list)

    def keep(self, value: str) -> None:
        self.value = value
        self.kept.append(value)


@dataclass
class Pictures:
    """A folder of real pictures by digest, as the profile keeps them; calling it is the `MediaFile`."""

    folder: Path

    def __call__(self, digest: str) -> Path:
        path = self.folder / digest
        if not path.exists():
            raise BadInput("picture_missing")
        return path

    def add(self, alt: str, *, colour: str = "teal", size: tuple[int, int] = (40, 30), kind: str = "PNG") -> Image:
        """A picture of one colour, saved as `kind` (a format name of Pillow's), and its value."""
        out = io.BytesIO()
        Pillow.new("RGB", size, colour).save(out, kind)
        return self.put(out.getvalue(), alt, mime=f"image/{kind.lower()}", size=size)

    def put(self, data: bytes, alt: str, *, mime: str, size: tuple[int, int]) -> Image:
        """Any bytes, told to be a picture of `size` pixels."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return Image(digest, mime, size[0], size[1], len(data), alt)

    def video(self, alt: str = "La feria desde arriba", *, subtitles: str = "", name: str = "fair.mp4") -> Video:
        """A real video of two seconds, with subtitles (a WebVTT file's text) where they are given."""
        captions = None
        if subtitles:
            told = self.put(subtitles.encode(), "", mime="text/vtt", size=(0, 0))
            captions = Captions(told.digest, "es", told.size_bytes, reviewed=True)
        mime = {"mp4": "video/mp4", "webm": "video/webm", "mov": "video/quicktime"}[name.rpartition(".")[2]]
        kept = self.put((VIDEOS / name).read_bytes(), "", mime=mime, size=(64, 48))
        return Video(kept.digest, mime, 64, 48, kept.size_bytes, 2000, alt, captions, codec="AVC", frame_rate=10.0)


def a_camera_photo(kind: str) -> bytes:
    """120 by 80 pixels as `kind` (a format name of Pillow's) with everything a camera or a program writes into it."""
    exif = Pillow.Exif()
    exif[0x010F], exif[0x013B] = "CameraMaker", "Nombre de la autora"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (36.0, 27.0, 12.0)
    out = io.BytesIO()
    Pillow.new("RGB", (120, 80), "teal").save(out, kind, exif=exif)
    return out.getvalue()


def a_video_payload(*videos: Video, text: str = "La feria, en vídeo.") -> Payload:
    payload = a_payload(text)
    return replace(payload, content=replace(payload.content, videos=videos))


def a_payload(text: str = "Mañana abre la biblioteca.", *images: Image, title: str = "Biblioteca") -> Payload:
    return Payload(
        title=title,
        content=Content(text=text, images=images),
        created_at=NOW,
        post_id=str(UUID(int=7)),
    )


def a_key() -> str:
    """A delivery key that no other test of this run has used."""
    n = next(_keys)
    return new_key(datetime.now(UTC) + timedelta(microseconds=n), n)


@dataclass
class Calls:
    """The adapter with everything a call needs, as the publisher makes them."""

    adapter: ChannelAdapter
    channel: Channel
    secret: KeptSecret | None
    media: Pictures
    now: datetime

    def prepare(self, payload: Payload) -> Prepared:
        """Prepares again at each told instant, without waiting for it, while the network is still processing."""
        now = self.now
        for _ in range(20):
            answer = self.adapter.prepare(self.channel, self.secret, payload, self.media, now)
            if isinstance(answer, Prepared):
                return answer
            assert isinstance(answer, NotReady)
            assert answer.retry_at > now
            now = answer.retry_at
        raise AssertionError("never ready")

    def publish(self, prepared: Prepared, key: str) -> Receipt:
        return self.adapter.publish(self.channel, self.secret, prepared, key, self.now)

    def find(self, prepared: Prepared, key: str) -> Receipt | None:
        return self.adapter.find(self.channel, self.secret, prepared, key, self.now)

    def recent(self, since: datetime) -> Recent:
        return self.adapter.recent(self.channel, self.secret, since, self.now)


def as_kept(prepared: Prepared) -> Prepared:
    """`prepared` after a round through the attempt's row."""
    payload = json.loads(json.dumps(prepared.payload.to_json()))
    return Prepared(Payload.from_json(payload), json.loads(json.dumps(dict(prepared.body))))
