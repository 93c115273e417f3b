"""The institution's own web page: accessible HTML and an Atom feed in a folder that a web server serves."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from calendario.channels.webpage.folder import WebFolder, problem_of
from calendario.channels.webpage.page import Site
from calendario.channels.webpage.record import Picture, Record
from calendario.domain.adapter import (
    Ask,
    CannotTell,
    Field,
    NoAnswer,
    NotReady,
    Prepared,
    Receipt,
    Refused,
    Secret,
    SignedIn,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.networks import Limits, network
from calendario.domain.post import Image, Visibility
from calendario.domain.problem import Problem

_log = logging.getLogger(__name__)

# What every browser shows and nothing that can run: an SVG may carry a script.
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/avif": "avif"}
_PLAIN_KEY = re.compile(r"[a-z0-9_-]{1,64}")


class WebPageAdapter:
    """`ChannelAdapter` of a page of one's own.

    A channel's settings: `folder`; `title` (its name by default); `address`, where people see the folder (a `file:`
    address without it); `site`, the page's identity, which `sign_in` also leaves in the folder; `zone`, an IANA name
    for the times on the page (this computer's by default).
    """

    kind = "webpage"
    network = "web"
    fields = (Field("folder", "folder"), Field("title"), Field("address", "address", required=False))
    bound_to_machine = True

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """Tries to write in the folder and makes it the page's; a page that lived there before goes on.

        Besides the form's fields it takes `zone`, an IANA name, and `language`, of the page while it is empty.
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
            folder.check()
            if folder.has_foreign_page():
                raise Refused("folder_has_a_page", folder=str(folder.path))
            zone = fields.get("zone", "")
            site = Site(folder.owner() or uuid4(), title, fields.get("language", "es"), address, _zone(zone))
            folder.claim(site.id)
            folder.refresh(site)
        except OSError as error:
            raise problem_of(error, folder.path) from error
        except Unavailable as error:
            if error.code != "folder_missing":
                raise
            raise Refused(error.code, **error.facts) from error  # nobody is signing in to a disk that is away
        settings = {"folder": str(folder.path), "title": title, "address": address, "site": str(site.id), "zone": zone}
        return SignedIn(name=title, address=address or str(folder.path), settings=settings, secret=None)

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """A page has no limits but the network's; tells whether the folder is there."""
        self._folder(channel)
        return network(self.network).limits

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Finds the pictures; writes nothing, so that nothing can be seen before its hour.

        Raises `Refused` with "picture_missing", "picture_kind" or "visibility_not_public": a page is for everyone.
        """
        self._folder(channel)
        if payload.content.visibility in (Visibility.PRIVATE, Visibility.DIRECT):
            raise Refused("visibility_not_public", visibility=str(payload.content.visibility))
        pictures = {}
        for image in payload.content.images:
            if image.mime not in _ENDINGS:
                raise Refused("picture_kind", mime=image.mime)
            try:
                pictures[image.digest] = str(media(image.digest).absolute())
            except Problem as error:
                raise Refused("picture_missing", digest=image.digest) from error
        return Prepared(payload, {"pictures": pictures})

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Writes the record, which is the act, then the pages made from it.

        Raises `Refused` or `Unavailable` while there is no record, `NoAnswer("page_unfinished")` when there is one and
        the pages could not be finished: `find` finishes them.
        """
        folder, site = self._folder(channel), _site(channel)
        name = _file_name(key)
        folder.sweep(now)
        content = prepared.payload.content
        record = Record(
            name=name,
            title=prepared.payload.title,
            text=content.text,
            warning=content.warning,
            language=content.language,
            published_at=now,
            pictures=tuple(Picture(_picture_name(i), i.alt, i.width, i.height) for i in content.images),
        )
        try:
            there = folder.record(name)
            if there is None:
                folder.add(record, _pictures(prepared))
        except ValueError as error:  # published before, and damaged by somebody since: `find` tells it so
            raise NoAnswer("page_damaged", folder=str(folder.path)) from error
        except OSError as error:
            if error.filename and not Path(error.filename).is_relative_to(folder.path):
                raise Refused("picture_missing") from error
            raise problem_of(error, folder.path) from error
        try:
            folder.refresh(site, also=there or record)
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
        folder, site = self._folder(channel), _site(channel)
        name = _file_name(key)
        try:
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

    def _folder(self, channel: Channel) -> WebFolder:
        """The channel's folder, seen to be there and to be the page's."""
        where = channel.settings.get("folder")
        if not where:
            raise Refused("folder_unset", channel=channel.name)
        folder = WebFolder(Path(where))
        site = channel.settings.get("site")
        folder.check(UUID(site) if site else None)
        return folder


def _site(channel: Channel) -> Site:
    given = channel.settings
    return Site(
        id=UUID(given["site"]) if given.get("site") else channel.id,
        title=given.get("title") or channel.name,
        language=channel.language,
        address=given.get("address", ""),
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


def _picture_name(image: Image) -> str:
    return f"{image.digest[:32]}.{_ENDINGS[image.mime]}"


def _pictures(prepared: Prepared) -> list[tuple[Path, str]]:
    """Each picture's file in the profile and its name on the page."""
    paths = prepared.body.get("pictures")
    found = paths if isinstance(paths, Mapping) else {}
    return [(Path(str(found.get(i.digest, ""))), _picture_name(i)) for i in prepared.payload.content.images]


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
