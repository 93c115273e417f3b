"""Pictures, copied into the profile under the SHA-256 of their bytes, so that the USB stick may leave."""

from __future__ import annotations

import hashlib
import warnings
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from calendario.domain.post import Image
from calendario.domain.problem import BadInput, Problem
from calendario.files import make_folder, write_whole
from calendario.store import tables

_media = tables.media

MOST_BYTES = 50_000_000  # more than any network takes as a picture; a camera's largest JPEG has about 30 MB
MOST_PIXELS = 120_000_000  # an "image bomb" is small on disk and huge once opened
_MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
_OPENED_AS = {"MPO": "JPEG"}  # a phone's JPEG with a second picture behind it (depth, HDR): everybody shows the first


class MediaFolder:
    """The pictures' folder of a profile: one file for each picture, named by its digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, digest: str) -> Path:
        """The file with those bytes. Raises `BadInput("picture_missing")`."""
        found = self._folder / digest[:2] / digest
        if not found.is_file():
            raise BadInput("picture_missing", digest=digest[:12])
        return found

    def files(self) -> list[Path]:
        """Every picture's file."""
        return sorted(p for p in self._folder.glob("??/*") if len(p.name) == 64)

    def take_in(self, source: Path) -> Image:
        """A copy of the picture at `source`, durable when this returns; the same picture twice is kept once.

        Raises `BadInput` with code "picture_unreadable", "picture_too_big", "picture_too_many_pixels",
        "picture_unknown" or "picture_damaged", and `Problem("disk_full")`.
        """
        try:
            size = source.stat().st_size
            if size > MOST_BYTES:
                raise BadInput("picture_too_big", name=source.name, megabytes=size // 1_000_000)
            data = source.read_bytes()
        except OSError as error:
            raise BadInput("picture_unreadable", name=source.name) from error
        return self.keep(data, source.name)

    def keep(self, data: bytes, name: str) -> Image:
        """The same for bytes at hand (a pasted picture); `name` is only for the error."""
        mime, width, height = _look_at(data, name)
        digest = hashlib.sha256(data).hexdigest()
        target = self._folder / digest[:2] / digest
        if not target.exists():
            try:
                make_folder(target.parent)
                write_whole(target, data)
            except OSError as error:
                raise Problem("disk_full" if error.errno == 28 else "profile_unwritable") from error
        return Image(digest, mime, width, height, len(data))


def note_picture(tx: Connection, image: Image, now: datetime) -> None:
    """The picture is known to the database; harmless to repeat."""
    if tx.execute(select(_media.c.digest).where(_media.c.digest == image.digest)).first() is None:
        tx.execute(
            insert(_media).values(
                digest=image.digest,
                mime=image.mime,
                width=image.width,
                height=image.height,
                size_bytes=image.size_bytes,
                added_at=now,
            )
        )


def _look_at(data: bytes, name: str) -> tuple[str, int, int]:
    from io import BytesIO

    from PIL import Image as Picture
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Picture.DecompressionBombWarning)
            with Picture.open(BytesIO(data), formats=tuple(_MIME)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise _too_many_pixels(name, picture.width, picture.height)
                kind = picture.format or ""
                mime, width, height = _MIME[_OPENED_AS.get(kind, kind)], picture.width, picture.height
                if picture.getexif().get(0x0112) in (5, 6, 7, 8):  # lies on its side: networks show it turned
                    width, height = height, width
                picture.draft("RGB", (64, 64))
                picture.load()
    except UnidentifiedImageError as error:
        raise BadInput("picture_unknown", name=name) from error
    except (Picture.DecompressionBombError, MemoryError) as error:
        raise _too_many_pixels(name) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BadInput("picture_damaged", name=name) from error
    return mime, width, height


def _too_many_pixels(name: str, width: int | None = None, height: int | None = None) -> BadInput:
    """The size is unknown where the library would not even say it."""
    return BadInput("picture_too_many_pixels", name=name, width=width, height=height)
