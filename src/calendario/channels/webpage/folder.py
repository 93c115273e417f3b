"""The folder that a web server serves: files appear in it whole or not at all, and readable by that server.

<folder>/calendario.json      says whose page this is and where people see it; without it a folder is not the page (an
                              unmounted disk, say), and with "lives" false the page has moved, or is still moving here
<folder>/posts/<name>.json    a post: its presence is what "published" means
<folder>/posts/<name>.html    its page, for ever
<folder>/media/               pictures
<folder>/index.html, feed.xml the latest posts; made anew from the records, at any time
"""

from __future__ import annotations

import contextlib
import errno
import html
import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from calendario.channels.videos import copy_to
from calendario.channels.webpage.page import LATEST, Site, feed, index_page, post_page
from calendario.channels.webpage.record import Record
from calendario.domain.adapter import ChannelProblem, Refused, Unavailable
from calendario.files import HALF, allow, make_folder, whole

_log = logging.getLogger(__name__)

_MARK = "calendario.json"
_TITLE = re.compile(r"<title>([^<]*)</title>")
_MOST_OF_A_HEAD, _MOST_OF_A_TITLE = 4096, 120  # bytes, characters
_HALF_MAX_AGE = timedelta(hours=1)  # older ones were left by a publisher that was killed
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class WebFolder:
    """One page's files. Methods raise `OSError` as it comes (`problem_of` says what it means) unless they say more."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._posts = path / "posts"
        self._media = path / "media"

    # -- whose it is -----------------------------------------------------------------------------------------------

    def check(self, site: UUID | None = None) -> None:
        """Raises `Unavailable` or `Refused` unless it is a folder, there now, that (with `site`) holds that page."""
        try:
            if not self.path.is_dir():
                self.path.stat()
                raise Refused("not_a_folder", folder=str(self.path))
            owner = self.owner() if site is not None else None
        except OSError as error:
            raise problem_of(error, self.path) from error
        if site is not None and owner is None:
            code = "page_moved" if self.home_of() == site else "folder_emptied"
            raise Unavailable(code, folder=str(self.path))
        if owner != site:
            raise Refused("folder_of_another_page", folder=str(self.path))

    def owner(self) -> UUID | None:
        """The page that lives here, None where none does."""
        return self.home_of() if self._mark().get("lives", True) else None

    def home_of(self) -> UUID | None:
        """The page that lives here, has lived here, or is on its way here."""
        try:
            return UUID(str(self._mark()["page"]))
        except (ValueError, KeyError):
            return None

    def address(self) -> str | None:
        """Where people see the page that lives here ("" for nowhere); None where nobody said."""
        told = self._mark().get("address")
        return told if isinstance(told, str) else None

    def title(self) -> str:
        """What the front page calls itself, as people read it; "" where there is none."""
        try:
            head = (self.path / "index.html").read_bytes()[:_MOST_OF_A_HEAD].decode("utf-8", "replace")
        except FileNotFoundError:
            return ""
        found = _TITLE.search(head)
        return " ".join(html.unescape(found[1]).split())[:_MOST_OF_A_TITLE] if found else ""

    def claim(self, site: UUID, address: str, *, lives: bool = True) -> None:
        """Makes it the folder of `site`, that people see at `address`; with `lives` false the page is only moving."""
        told = {"page": str(site), "address": address, **({} if lives else {"lives": False})}
        self._write(self.path / _MARK, json.dumps(told).encode())

    def has_foreign_page(self) -> bool:
        """Whether it holds somebody else's front page or feed, which ours would overwrite."""
        return self.owner() is None and any((self.path / name).exists() for name in ("index.html", "feed.xml"))

    def has_anything_of_a_page(self) -> bool:
        """Whether it holds anything by the name of ours, whoever wrote it."""
        return any((self.path / name).exists() for name in ("index.html", "feed.xml", "posts", "media"))

    def bring(self, other: WebFolder) -> None:
        """Copies every post of `other` that is not here, with its page and its pictures, under the names they have.

        What makes a post published, its record, comes last: a move that was cut off is repeated and leaves no half one.
        """
        for mine, theirs, ending in (
            (self._media, other._media, ""),
            (self._posts, other._posts, ".html"),
            (self._posts, other._posts, ".json"),
        ):
            for source in _files(theirs, ending):
                if not (mine / source.name).exists():
                    with source.open("rb") as file, self._whole(mine / source.name) as out:
                        shutil.copyfileobj(file, out)

    def names(self) -> list[str]:
        """The posts that are here."""
        return [path.stem for path in _files(self._posts, ".json")]

    def _mark(self) -> dict[str, object]:
        try:
            told = json.loads((self.path / _MARK).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    # -- posts -----------------------------------------------------------------------------------------------------

    def page_of(self, name: str) -> Path:
        """Where a post's own page lies."""
        return self._posts / f"{name}.html"

    def record(self, name: str) -> Record | None:
        """The post, or None when it was never published. Raises `ValueError` where its file was damaged."""
        try:
            return Record.from_json((self._posts / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def add(
        self, record: Record, pictures: Sequence[tuple[bytes, str]], files: Sequence[tuple[Path, str]] = ()
    ) -> None:
        """Publishes: writes `pictures` (bytes, name here) and `files` (where from, name here), then the record. On any
        error nothing remains. Raises `Refused("video_missing")` where a file cannot be read.
        """
        copied: list[Path] = []
        try:
            for data, name in pictures:
                if not (self._media / name).exists():
                    with self._whole(self._media / name) as out:
                        out.write(data)
                    copied.append(self._media / name)
            for source, name in files:
                if not (self._media / name).exists():
                    with self._whole(self._media / name) as out:
                        copy_to(source, out)
                    copied.append(self._media / name)
            self._write(self._posts / f"{record.name}.json", record.to_json().encode("ascii"))
        except (OSError, Refused):
            for path in copied:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise

    def refresh(self, site: Site, also: Record | None = None) -> None:
        """Makes pages, front page and feed say what the records say; writes only what differs, so it may be repeated.

        `also` is a post whose page must be there although it may not be among the latest.
        """
        latest = self.latest()
        for record in {r.name: r for r in (*latest, *([also] if also else []))}.values():
            if record is also or not self.page_of(record.name).exists():
                self._keep(self.page_of(record.name), post_page(site, record))
        self._keep(self.path / "index.html", index_page(site, latest))
        if latest:
            self._keep(self.path / "feed.xml", feed(site, latest))

    def latest(self, most: int = LATEST) -> list[Record]:
        """The latest posts, newest first; damaged ones are left out.

        They are chosen by name, which ascends in time, so that a folder on a slow share is not read whole each time.
        """
        found: list[Record] = []
        for name in sorted(self.names(), reverse=True)[:most]:
            try:
                record = self.record(name)
            except ValueError:
                _log.warning("a record of the page is damaged: %s", name)
                continue
            if record is not None:
                found.append(record)
        return sorted(found, key=lambda r: (r.published_at, r.name), reverse=True)

    def sweep(self, now: datetime) -> None:
        """Removes half-written files that a killed publisher left long before `now`. Never raises."""
        for directory in (self.path, self._posts, self._media):
            with contextlib.suppress(OSError), os.scandir(directory) as entries:
                for entry in entries:
                    if entry.name.startswith(HALF) and entry.stat().st_mtime < (now - _HALF_MAX_AGE).timestamp():
                        Path(entry.path).unlink()

    # -- writing ---------------------------------------------------------------------------------------------------

    def _keep(self, path: Path, text: str) -> None:
        data = text.encode("utf-8")
        with contextlib.suppress(FileNotFoundError):
            if path.read_bytes() == data:
                return
        self._write(path, data)

    def _write(self, path: Path, data: bytes) -> None:
        with self._whole(path) as out:
            out.write(data)

    @contextlib.contextmanager
    def _whole(self, path: Path) -> Iterator[BinaryIO]:
        """As `files.whole`, in a folder that is made for it, and readable by the web server, which is another user."""
        if path.parent != self.path and not path.parent.is_dir():
            # Not its parents: a folder that went away must not come back empty.
            make_folder(path.parent, parents=False)
            allow(path.parent, 0o755)
        with whole(path, mode=0o644) as out:
            yield out


def _files(folder: Path, ending: str) -> list[Path]:
    """Whole files only: what is being written has a name that begins with a dot."""
    try:
        return [p for p in folder.iterdir() if p.name.endswith(ending) and not p.name.startswith(".")]
    except FileNotFoundError:
        return []


def problem_of(error: OSError, folder: Path) -> ChannelProblem:
    """What an error on the way to publishing means; whichever it is, nothing was published."""
    if error.errno in _FULL:
        return Unavailable("disk_full", folder=str(folder))
    if error.errno in _FORBIDDEN:
        return Refused("folder_read_only", folder=str(folder))
    if error.errno == errno.ENOTDIR:
        return Refused("not_a_folder", folder=str(folder))
    if error.errno == errno.ENOENT:
        return Unavailable("folder_missing", folder=str(folder))
    return Unavailable("folder_unreachable", folder=str(folder), detail=errno.errorcode.get(error.errno or 0, ""))
