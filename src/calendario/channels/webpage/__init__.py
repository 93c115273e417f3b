"""The institution's own web page: accessible HTML and an Atom feed in a folder that a web server serves."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from calendario.channels.videos import file_name, files_of, subtitles_name
from calendario.channels.webpage.folder import WebFolder, problem_of
from calendario.channels.webpage.page import Site
from calendario.channels.webpage.record import Clip, Picture, Record
from calendario.domain.adapter import (
    MOST_SHOWN,
    Ask,
    CannotTell,
    Field,
    Moved,
    NoAnswer,
    NotReady,
    Prepared,
    Receipt,
    Recent,
    Refused,
    Secret,
    Shown,
    SignedIn,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import FittedPicture, MediaFile, Payload
from calendario.domain.media import Image
from calendario.domain.networks import Limits, network
from calendario.domain.post import Visibility
from calendario.domain.problem import BadInput, Problem

_log = logging.getLogger(__name__)

# What every browser shows and nothing that can run: an SVG may carry a script.
_KINDS = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}
_PLAIN_KEY = re.compile(r"[a-z0-9_-]{1,64}")


class WebPageAdapter:
    """`ChannelAdapter` of a page of one's own.

    A channel's settings: `folder`; `title` (its name by default); `address`, where people see the folder (a `file:`
    address without it); `site`, the page's identity, which `sign_in` also leaves in the folder; `zone`, an IANA name
    for the times on the page (this computer's by default); `before`, the folder it moved from. What the folder says of
    its address counts: a publisher that made a post ready before a change must not undo it.
    """

    kind = "webpage"
    network = "web"
    fields = (Field("folder", "folder"), Field("title"), Field("address", "address", required=False))
    bound_to_machine = True

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """Tries to write in the folder and makes it the page's; a page that lived there before goes on.

        Besides the form's fields it takes `zone`, an IANA name, `language`, of the page while it is empty, `site`:
        the identities, apart by blanks, of the pages that may go on here, and `others`, JSON of the calendar's other
        pages: `[[name, identity, folder], …]`, "" for a folder that is none of this computer's. One of these is refused
        with "folder_of_own_channel" (fact: `channel`, its name), and any other page that has posts with
        "folder_holds_a_page" (facts: `page`, its identity; `title`; `posts`, how many). A page without any, which
        somebody began and did not finish, goes on.
        Raises `Refused` with "field_missing", "bad_address", "folder_missing", "not_a_folder", "folder_read_only",
        "folder_has_a_page" (somebody else's front page, which would be lost), or `Unavailable` ("disk_full" …).
        """
        title, address = fields.get("title", "").strip(), _address(fields.get("address", ""))
        for name in ("folder", "title"):
            if not fields.get(name, "").strip():
                raise Refused("field_missing", field=name)
        if "\0" in fields["folder"]:
            raise Refused("not_a_folder")
        folder = WebFolder(Path(fields["folder"].strip()).absolute())
        try:
            _check_chosen(folder)
            if folder.has_foreign_page():
                raise Refused("folder_has_a_page", folder=str(folder.path))
            there = folder.owner()
            _refuse_others(folder, there, fields)
            zone = fields.get("zone", "")
            site = Site(there or uuid4(), title, fields.get("language", "es"), address, _zone(zone))
            folder.claim(site.id, address)
            folder.refresh(site)
        except OSError as error:
            raise problem_of(error, folder.path) from error
        settings = {"folder": str(folder.path), "title": title, "address": address, "site": str(site.id), "zone": zone}
        return SignedIn(name=title, address=address or str(folder.path), settings=settings, secret=None)

    def move(self, channel: Channel, fields: Mapping[str, str]) -> Moved:
        """To the form's `folder` and `address`. What was published comes along under the names it has, so that every
        post is the same entry of the feed as before; the folder it leaves keeps its copy and is not written any more.

        Raises `Refused`: "field_missing", "bad_address", "folder_missing", "not_a_folder", "folder_read_only",
        "folder_has_a_page", "folder_of_another_page", or "page_left_behind" where the folder it leaves cannot be read
        and the other does not hold the page; `Unavailable`.
        """
        address = _address(fields.get("address", ""))
        if not fields.get("folder", "").strip() or "\0" in fields["folder"]:
            raise Refused("field_missing", field="folder")
        there = WebFolder(Path(fields["folder"].strip()).absolute())
        left = WebFolder(Path(channel.settings.get("folder", "")))
        try:
            _check_chosen(there)
            site = replace(_site(channel, there), address=address)
            stays = _are_one(left, there)
            if there.home_of() not in (None, site.id):
                raise Refused("folder_of_another_page", folder=str(there.path))
            if stays and there.home_of() is None and channel.settings.get("site"):
                raise Unavailable("folder_emptied", folder=str(there.path))
            if not stays:
                _take_along(left, there, site)
            there.claim(site.id, address)
            there.refresh(site)
        except OSError as error:
            raise problem_of(error, there.path) from error
        settings = {"folder": str(there.path), "address": address, "site": str(site.id)}
        if not stays:
            settings["before"] = str(left.path)
        links = {name: _receipt(there, site, name).url or "" for name in there.names()}
        return Moved(address or str(there.path), settings, links)

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """A page has no limits but the network's; tells whether the folder is there."""
        self._folder(channel)
        return network(self.network).limits

    def hour(self, channel: Channel) -> datetime | None:
        """No server, no hour but this computer's."""
        return None

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Finds the pictures and sees that each can be made ready; writes nothing, so that nothing can be seen before
        its hour.

        Raises `Refused` with "picture_missing", "picture_kind", the code of a picture that cannot be used, or
        "visibility_not_public": a page is for everyone.
        """
        self._folder(channel)
        if payload.content.visibility in (Visibility.PRIVATE, Visibility.DIRECT):
            raise Refused("visibility_not_public", visibility=str(payload.content.visibility))
        pictures = {}
        for image in payload.content.images:
            if image.mime not in _KINDS:
                raise Refused("picture_kind", mime=image.mime)
            try:
                path = media(image.digest).absolute()
            except Problem as error:
                raise Refused("picture_missing", digest=image.digest) from error
            _fitted(path, image)
            pictures[image.digest] = str(path)
        return Prepared(payload, {"pictures": pictures, "videos": files_of(payload.content, media)})

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Writes the record, which is the act, then the pages made from it.

        Raises `Refused` or `Unavailable` while there is no record, `NoAnswer("page_unfinished")` when there is one and
        the pages could not be finished: `find` finishes them.
        """
        folder = self._folder(channel)
        site, name = _site(channel, folder), _file_name(key)
        folder.sweep(now)
        try:
            record = folder.record(name)
            if record is None:
                pictures = _pictures(prepared)
                record = _record(name, prepared.payload, pictures, now)
                folder.add(record, [(p.bytes, _picture_name(p)) for _, p in pictures], _videos(prepared))
        except ValueError as error:  # published before, and damaged by somebody since: `find` tells it so
            raise NoAnswer("page_damaged", folder=str(folder.path)) from error
        except OSError as error:
            raise problem_of(error, folder.path) from error
        try:
            folder.refresh(site, also=record)
        except OSError as error:
            raise NoAnswer("page_unfinished", folder=str(folder.path)) from error
        _log.info("page %s has the post %s", site.id, name)
        return _receipt(folder, site, name)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """The post, its pages finished if a killed publisher left them unfinished.

        Raises `CannotTell("page_damaged")` where its record was damaged, else as `publish` before the act.
        """
        folder = self._folder(channel)
        site, name = _site(channel, folder), _file_name(key)
        try:
            record = folder.record(name)
            if record is None and (before := _left_with(channel, site, name)) is not None:
                folder.bring(before)
                record = folder.record(name)
        except ValueError as error:
            raise CannotTell("page_damaged", folder=str(folder.path)) from error
        except OSError as error:
            raise problem_of(error, folder.path) from error
        if record is None:
            self._folder(channel)  # still there: a disk that went away a moment ago is no proof of absence
            return None
        try:
            folder.refresh(site, also=record)
        except OSError as error:
            if not folder.page_of(name).exists():
                raise problem_of(error, folder.path) from error
            _log.warning("page %s: the front page could not be made anew (%s)", site.id, error.strerror)
        return _receipt(folder, site, name)

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """The latest of its records; one that was damaged is not among them, which the answer says."""
        folder = self._folder(channel)
        site = _site(channel, folder)
        try:
            names, latest = folder.names(), folder.latest(MOST_SHOWN)
        except OSError as error:
            raise problem_of(error, folder.path) from error
        return Recent.of(
            (
                Shown(r.name, _receipt(folder, site, r.name).url, r.text, r.published_at, len(r.pictures))
                for r in latest
                if r.published_at >= since
            ),
            whole=len(latest) == len(names) or (len(latest) == MOST_SHOWN and latest[-1].published_at < since),
        )

    def _folder(self, channel: Channel) -> WebFolder:
        """The channel's folder, seen to be there and to be the page's."""
        where = channel.settings.get("folder")
        if not where:
            raise Refused("folder_unset", channel=channel.name)
        folder = WebFolder(Path(where))
        site = channel.settings.get("site")
        folder.check(UUID(site) if site else None)
        return folder


def _check_chosen(folder: WebFolder) -> None:
    """As `WebFolder.check`; but nobody chooses a folder on a disk that is away."""
    try:
        folder.check()
    except Unavailable as error:
        if error.code != "folder_missing":
            raise
        raise Refused(error.code, **error.facts) from error


def _refuse_others(folder: WebFolder, there: UUID | None, fields: Mapping[str, str]) -> None:
    """Unless what lives there may be gone on with, whether it is another page of this calendar or of any other."""
    known = str(there) in fields.get("site", "").split()
    for name, site, where in json.loads(fields.get("others", "[]")):
        is_its_folder = bool(where) and _are_one(WebFolder(Path(where)), folder)
        if is_its_folder or (site == str(there) and not known):
            raise Refused("folder_of_own_channel", folder=str(folder.path), channel=name)
    if there is None or known:
        return
    posts = len(folder.names())
    if posts:
        facts = {"page": str(there), "title": folder.title(), "posts": posts}
        raise Refused("folder_holds_a_page", folder=str(folder.path), **facts)


def _take_along(left: WebFolder, there: WebFolder, site: Site) -> None:
    """From the folder the page leaves to the one where it will live, in an order that may be cut off anywhere."""
    known = _holds(left, site)
    if not known and there.home_of() is None:
        raise Refused("page_left_behind", folder=str(left.path))
    if there.home_of() is None and there.has_anything_of_a_page():
        raise Refused("folder_has_a_page", folder=str(there.path))
    if not known:
        return  # somebody took it there by hand
    if there.owner() is None:
        there.claim(site.id, site.address, lives=False)
    there.bring(left)
    there.claim(site.id, site.address)
    with contextlib.suppress(OSError):  # where nothing can be written, nobody publishes
        left.claim(site.id, site.address, lives=False)
    there.bring(left)  # what was published while the rest was copied


def _left_with(channel: Channel, site: Site, name: str) -> WebFolder | None:
    """The folder the page left, if it holds that post: it was written there at the very moment the page moved."""
    if not channel.settings.get("before"):
        return None
    before = WebFolder(Path(channel.settings["before"]))
    return before if _holds(before, site) and before.record(name) is not None else None


def _holds(folder: WebFolder, site: Site) -> bool:
    try:
        return folder.path.is_dir() and folder.home_of() == site.id
    except OSError:
        return False


def _are_one(left: WebFolder, there: WebFolder) -> bool:
    try:
        return left.path.samefile(there.path)
    except OSError:
        return False


def _site(channel: Channel, folder: WebFolder) -> Site:
    given = channel.settings
    told = folder.address()
    return Site(
        id=UUID(given["site"]) if given.get("site") else channel.id,
        title=given.get("title") or channel.name,
        language=channel.language,
        address=given.get("address", "") if told is None else told,
        zone=_zone(given.get("zone", "")),
    )


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _receipt(folder: WebFolder, site: Site, name: str) -> Receipt:
    url = f"{site.address}posts/{name}.html" if site.address else folder.page_of(name).absolute().as_uri()
    return Receipt(remote_id=name, url=url)


def _file_name(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()


def _record(name: str, payload: Payload, pictures: Sequence[tuple[Image, FittedPicture]], now: datetime) -> Record:
    content = payload.content
    return Record(
        name=name,
        title=payload.title,
        text=content.text,
        warning=content.warning,
        language=content.language,
        published_at=now,
        pictures=tuple(Picture(_picture_name(p), i.alt, p.width, p.height) for i, p in pictures),
        link=content.link,
        videos=tuple(
            Clip(file_name(v), v.alt, v.width, v.height, subtitles_name(v), v.captions.language if v.captions else "")
            for v in content.videos
        ),
    )


def _videos(prepared: Prepared) -> list[tuple[Path, str]]:
    """The files of its videos in the profile, each with its name on the page."""
    kept = prepared.body.get("videos")
    return [(Path(str(path)), str(name)) for name, path in kept.items()] if isinstance(kept, Mapping) else []


def _picture_name(picture: FittedPicture) -> str:
    return f"{hashlib.sha256(picture.bytes).hexdigest()[:32]}.{_ENDINGS[picture.mime]}"


def _pictures(prepared: Prepared) -> list[tuple[Image, FittedPicture]]:
    """Each picture with what stands on the page: the same bytes every time. Raises `Refused`."""
    paths = prepared.body.get("pictures")
    found = paths if isinstance(paths, Mapping) else {}
    return [(i, _fitted(Path(str(found.get(i.digest, ""))), i)) for i in prepared.payload.content.images]


def _fitted(path: Path, image: Image) -> FittedPicture:
    """Without what the camera wrote about place and owner: a page is read by everybody."""
    from calendario.channels.pictures import fit_to

    try:
        return fit_to(path, network("web").limits, image.sent)
    except BadInput as wrong:
        raise Refused(wrong.code, **wrong.facts) from wrong


def _address(text: str) -> str:
    """The page's public address, ending in "/"; "" for none. Raises `Refused("bad_address")`."""
    text = text.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        good = (
            parts.scheme in ("http", "https")
            and parts.hostname
            and not (parts.query or parts.fragment or parts.username)
        )
    except ValueError:
        good = False
    if not good or any(c.isspace() for c in text):
        raise Refused("bad_address", field="address")
    return text.removesuffix("index.html").rstrip("/") + "/"
