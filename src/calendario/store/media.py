"""Pictures, copied into the profile under the SHA-256 of their bytes, so that the USB stick may leave. Where several
computers share the calendar their bytes lie in the database too, and the folder keeps what was used here.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import secrets
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, LargeBinary, func, select
from sqlalchemy.dialects.postgresql import insert  # SQLite has the same ON CONFLICT

from calendario.domain.kinds import PICTURES, PICTURES_AS_THEY_ARE, endings
from calendario.domain.media import Image
from calendario.domain.problem import BadInput, Problem
from calendario.files import HALF, make_folder, settle, whole, write_whole
from calendario.store import heic, tables
from calendario.store.database import Database

_media = tables.media
_bytes = tables.media_bytes

MOST_BYTES = 50_000_000  # more than any network takes as a picture; a camera's largest JPEG has about 30 MB
MOST_PIXELS = 80_000_000  # an "image bomb" is small on disk and huge once opened; adapters decode no more either
_HALF_MAX_AGE = timedelta(days=2)
_AT_ONCE = 4_000_000  # bytes; of a large picture there are never many in memory
_MIME = {kind.name.upper(): kind.mime for kind in PICTURES_AS_THEY_ARE}  # by the names Pillow gives them
_DIGEST = re.compile("[0-9a-f]{64}")
_PICTURES_BEGIN = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
_OTHERS_BEGIN = (b"%PDF", b"PK", b"BM", b"II*\0", b"MM\0*", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_BEGINNING = 512  # bytes by which a text is told
_OPENED_AS = {"MPO": "JPEG"}  # a phone's JPEG with a second picture behind it (depth, HDR): everybody shows the first


class MediaFolder:
    """The pictures' folder of a profile: one file for each picture, named by its digest."""

    def __init__(self, folder: Path, shared: Database | None = None) -> None:
        """`shared` is the database that has their bytes for every computer; None where this folder is all there is."""
        self._folder = folder
        self._shared = shared
        self._fetching = threading.Lock()

    @property
    def is_shared(self) -> bool:
        """Whether the database has the bytes for every computer."""
        return self._shared is not None

    def path(self, digest: str) -> Path:
        """The file with those bytes, brought from where they are shared if it is not here yet: then it takes as long as
        the network.

        Raises `BadInput("picture_missing")`, `BadInput("picture_damaged")` where what is shared is not that picture,
        and the problems of `Database.reading`.
        """
        if (
            _DIGEST.fullmatch(digest) is None
        ):  # whoever writes in the calendar must not name another file of this computer
            raise BadInput("picture_missing", digest=digest[:12])
        found = self._place(digest)
        if found.is_file():
            return found
        if self._shared is None:
            raise BadInput("picture_missing", digest=digest[:12])
        with self._fetching, self._shared.reading() as tx:
            if not found.is_file():
                self._bring(tx, digest)
        return found

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def _bring(self, tx: Connection, digest: str) -> None:
        told, target = hashlib.sha256(), self._place(digest)
        try:
            make_folder(target.parent)
            with whole(target) as file:
                for part in _parts(tx, digest):
                    told.update(part)
                    file.write(part)
                if told.hexdigest() != digest:
                    raise BadInput("picture_damaged", name=digest[:12])
        except OSError as error:
            raise Problem("disk_full" if error.errno == 28 else "profile_unwritable") from error

    def lacks(self, digest: str) -> bool:
        """Whether its file is not here. Raises `OSError` where nobody may look."""
        return not self._place(digest).is_file()

    def files(self) -> list[Path]:
        """Every picture's file."""
        return sorted(p for p in self._folder.glob("??/*") if len(p.name) == 64)

    def take_in(self, source: Path) -> Image:
        """A copy of the picture at `source`, durable when this returns; the same picture twice is kept once.

        Raises `BadInput` with code "picture_unreadable", "picture_empty", "picture_too_big", "picture_too_many_pixels",
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
        """The same for bytes at hand (a pasted picture); `name` is only for the error. A telephone's HEIC is kept as a
        JPEG, and not as it came. Raises "picture_heic" too, where this computer cannot read it.
        """
        if not data:
            raise BadInput("picture_empty", name=name)
        if heic.is_heic(data):
            data = heic.as_jpeg(data, name, MOST_PIXELS)
        mime, width, height = _look_at(data, name)
        return Image(self.keep_bytes(data), mime, width, height, len(data))

    def keep_bytes(self, data: bytes) -> str:
        """Any bytes, durable when this returns, under the digest that is returned. Raises `Problem("disk_full")`."""
        digest = hashlib.sha256(data).hexdigest()
        target = self._place(digest)
        if not target.exists():
            try:
                make_folder(target.parent)
                write_whole(target, data)
            except OSError as error:
                raise Problem("disk_full" if error.errno == 28 else "profile_unwritable") from error
        return digest

    def sweep(self, now: datetime) -> None:
        """Removes what a program that was killed two days before `now`, or earlier, had half copied. Never raises."""
        with contextlib.suppress(OSError):
            for half in self._folder.glob(f"{HALF}*"):
                if half.stat().st_mtime < (now - _HALF_MAX_AGE).timestamp():
                    half.unlink()

    def copy_in(
        self, source: Path, told_bytes: int, most_bytes: int, going_on: Callable[[int, int], bool]
    ) -> tuple[str, int]:
        """A large file copied a piece at a time: its digest and size. `going_on` is told how far it is of `told_bytes`.

        Raises `BadInput`, "video_unreadable", "video_too_big" (it grew) or "video_given_up" (`going_on` said no), and
        `Problem("disk_full")`; nothing half is kept.
        """
        told, size = hashlib.sha256(), 0
        try:
            file = source.open("rb")
        except OSError as error:
            raise BadInput("video_unreadable", name=source.name) from error
        half = self._folder / f"{HALF}{secrets.token_hex(6)}.whole"
        try:
            with file:
                make_folder(self._folder)
                with whole(half) as out:
                    while part := _read(file, source.name):
                        size += len(part)
                        if size > most_bytes:
                            raise BadInput("video_too_big", name=source.name, size_bytes=size, most_bytes=most_bytes)
                        told.update(part)
                        out.write(part)
                        if not going_on(size, max(told_bytes, size)):
                            raise BadInput("video_given_up", name=source.name)
            digest = told.hexdigest()
            target = self._place(digest)
            make_folder(target.parent)
            half.replace(target)
            settle(target)
        except OSError as error:
            raise Problem("disk_full" if error.errno == 28 else "profile_unwritable") from error
        finally:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)
        return digest, size

    def note(self, tx: Connection, image: Image, now: datetime) -> None:
        """The picture, taken in before, is known to the database of `tx` (`Database.adding`), with its bytes where they
        are shared. Harmless to repeat. Raises `BadInput("picture_missing")`.
        """
        note_picture(tx, image, now)
        self.share_where_shared(tx, image.digest)

    def share_where_shared(self, tx: Connection, digest: str) -> None:
        """`share`, unless this folder is all there is."""
        if self._shared is not None:
            self.share(tx, digest)

    def share(self, tx: Connection, digest: str) -> None:
        """The bytes of a picture that is noted lie in the database of `tx` too. Raises as `path`, and
        `BadInput("picture_damaged")`.
        """
        if tx.execute(select(_bytes.c.digest).where(_bytes.c.digest == digest)).first() is not None:
            return
        data = self.path(digest).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise BadInput("picture_damaged", name=digest[:12])
        tx.execute(insert(_bytes).values(digest=digest, bytes=data).on_conflict_do_nothing())


def note_picture(tx: Connection, image: Image, now: datetime) -> None:
    """The picture is known to the database; harmless to repeat."""
    note_bytes(tx, (image.digest, image.mime, image.width, image.height, image.size_bytes), now)


def note_bytes(tx: Connection, told: tuple[str, str, int, int, int], now: datetime) -> None:
    """What is kept is known to the database: digest, type, width and height (0 where it has none), size in bytes."""
    names = ("digest", "mime", "width", "height", "size_bytes")
    noted = dict(zip(names, told, strict=True)) | {"added_at": now}
    tx.execute(insert(_media).values(noted).on_conflict_do_nothing())


def digests(tx: Connection) -> tuple[str, ...]:
    """Every picture that is noted."""
    return tuple(tx.scalars(select(_media.c.digest).order_by(_media.c.digest)))


def _read(file: BinaryIO, name: str) -> bytes:
    try:
        return file.read(_AT_ONCE)
    except OSError as error:  # the stick it lies on was pulled out
        raise BadInput("video_unreadable", name=name) from error


def _parts(tx: Connection, digest: str) -> Iterator[bytes]:
    """The bytes as they are shared, a few at a time. Raises `BadInput("picture_missing")`."""
    start, there = 1, _bytes.c.digest == digest
    while True:
        part = tx.execute(select(func.substr(_bytes.c.bytes, start, _AT_ONCE, type_=LargeBinary)).where(there)).scalar()
        if part is None:
            raise BadInput("picture_missing", digest=digest[:12])
        if not part:
            return
        yield part
        start += _AT_ONCE


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
        raise BadInput("picture_damaged" if _was_a_picture(data, name) else "picture_unknown", name=name) from error
    except (Picture.DecompressionBombError, MemoryError) as error:
        raise _too_many_pixels(name) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BadInput("picture_damaged", name=name) from error
    return mime, width, height


def _was_a_picture(data: bytes, name: str) -> bool:
    """Whether it begins like one, or is called like one and begins like nothing else that is kept under such a name."""
    if data.startswith(_PICTURES_BEGIN):
        return True
    called = Path(name).suffix.lower() in endings(*PICTURES)
    if not called or data.startswith(_OTHERS_BEGIN) or data[4:8] == b"ftyp":
        return False
    beginning = data[:_BEGINNING].decode("utf-8", "ignore")
    return not beginning.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()  # or it is a text


def _too_many_pixels(name: str, width: int | None = None, height: int | None = None) -> BadInput:
    """The size is unknown where the library would not even say it."""
    return BadInput("picture_too_many_pixels", name=name, width=width, height=height)
