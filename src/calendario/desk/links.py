"""What is known of web addresses, and the looks at them: in the background, and never waited for."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from calendario.desk.card_picture import size_of
from calendario.desk.errand import Alone
from calendario.desk.office import Office
from calendario.domain.addresses import Looked, Seen, has_credentials, is_internal, is_web
from calendario.domain.channel import Channel
from calendario.domain.links import links_of
from calendario.domain.media import Image
from calendario.domain.post import Draft
from calendario.store import links

#: How long what was found is believed: a page stays for a week, a failure may be over in ten minutes.
BELIEVED, FAILURE_BELIEVED = timedelta(days=7), timedelta(minutes=10)
#: An address longer than any that a person means, and how many of one text are looked at.
_MOST_LETTERS, _MOST = 2000, 8


class LinksDesk:
    """`known` takes milliseconds; `look` as long as the network: from the background alone."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def known(self, addresses: Iterable[str]) -> Mapping[str, Seen]:
        """What was found at each when it was looked at last, however long ago; the others are left out."""
        wanted = frozenset(addresses)
        if not wanted:
            return {}
        with self._office.database.reading() as tx:
            return links.seen(tx, wanted)

    def picture(self, digest: str) -> Path:
        """The file of the picture of a card. Raises `BadInput("picture_missing")`."""
        return self._office.media.path(digest)

    def wanted(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Those that are worth a look now: pages of the open network, of which nothing is known that still holds."""
        asked = [a for a in dict.fromkeys(addresses) if _may_be_asked(a)][:_MOST]
        known, now = self.known(asked), self._office.clock()
        return tuple(a for a in asked if a not in known or not _holds(known[a], now))

    def look(self, addresses: Iterable[str], ask: Alone | None = None) -> tuple[Seen, ...]:
        """Looks at those and keeps what is found; while a team's server is away, on this computer alone. `ask` may give
        it up.

        Raises `Unavailable` where there is no network, `Unavailable("errand_failed")`, "errand_too_long",
        and the problems of a database; nothing is held against an address then.
        """
        asked = [a for a in dict.fromkeys(addresses) if _may_be_asked(a)][:_MOST]
        if not asked:
            return ()
        told = self._office.errand({"verb": "links", "addresses": asked}, ask or Alone(), None)
        looked = [looked_from_json(one) for one in told["links"]]
        now = self._office.clock()
        pictures = {one.address: self._kept(one) for one in looked}
        found = tuple(_seen(one, pictures[one.address], now) for one in looked if one.address in asked)
        if found:
            for image in {i.digest: i for i in pictures.values() if i is not None}.values():
                self._note(image, now)
            self._office.database.drafting(lambda tx: links.save(tx, found))
        return found

    def _kept(self, looked: Looked) -> Image | None:
        if not looked.picture or (size := size_of(looked.picture)) is None:
            return None
        return Image(self._office.media.keep_bytes(looked.picture), "image/jpeg", *size, len(looked.picture))

    def _note(self, image: Image, now: datetime) -> None:
        self._office.database.drafting(lambda tx: self._office.media.note(tx, image, now), adding=True)


def addresses_of(draft: Draft, channels: Iterable[Channel]) -> tuple[str, ...]:
    """Every address that a draft leads to on any of those channels, each once, the post's own link first."""
    found: dict[str, None] = {}
    for channel in channels:
        content = draft.content_for(channel.id)
        if content.link:
            found[content.link] = None
        for mark in links_of(content.text, channel.network):
            found[mark.value] = None
    return tuple(found)


def looked_to_json(looked: Looked) -> dict[str, Any]:
    """As the child tells it."""
    return {
        "address": looked.address,
        "status": looked.status,
        "problem": looked.problem,
        "moved_to": looked.moved_to,
        "title": looked.title,
        "description": looked.description,
        "picture": None if looked.picture is None else base64.b64encode(looked.picture).decode("ascii"),
    }


def looked_from_json(data: Mapping[str, Any]) -> Looked:
    """The inverse."""
    picture = data["picture"]
    return Looked(
        address=str(data["address"]),
        status=None if data["status"] is None else int(data["status"]),
        problem=None if data["problem"] is None else str(data["problem"]),
        moved_to=str(data["moved_to"]),
        title=str(data["title"]),
        description=str(data["description"]),
        picture=None if picture is None else base64.b64decode(picture),
    )


def _seen(looked: Looked, picture: Image | None, now: datetime) -> Seen:
    return Seen(
        looked.address,
        now,
        looked.status,
        looked.problem,
        looked.moved_to,
        looked.title,
        looked.description,
        None if picture is None else picture.digest,
    )


def _may_be_asked(address: str) -> bool:
    short = len(address) <= _MOST_LETTERS and address.isprintable()
    return short and is_web(address) and not has_credentials(address) and not is_internal(address)


def _holds(seen: Seen, now: datetime) -> bool:
    age = now - seen.seen_at
    return timedelta(0) <= age < (BELIEVED if seen.problem is None else FAILURE_BELIEVED)
