"""How long before its hour a publication is made ready: a video has to be there by then, and coded anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from calendario.domain.post import Content
from calendario.domain.publication import Publication
from calendario.store import publications
from calendario.store.database import Transaction

#: Network libraries load, pictures go up, texts are checked again.
AHEAD = timedelta(seconds=90)
#: However large its video is.
MOST_AHEAD = timedelta(minutes=30)
_BYTES_A_SECOND = 500_000  # what a slow line of an office sends (4 Mbit/s)
_REMEMBERED = 5_000


def lead_of(content: Content) -> timedelta:
    """How long before its hour `content` is made ready."""
    size_bytes = sum(video.size_bytes for video in content.videos)
    return min(MOST_AHEAD, AHEAD + timedelta(seconds=size_bytes / _BYTES_A_SECOND))


class Leads:
    """What is coming, when its time to be made ready has come. Remembers what it has read: versions never change."""

    def __init__(self) -> None:
        self._known: dict[tuple[UUID, UUID], timedelta] = {}  # by version and channel

    def begun(self, tx: Transaction, coming: Sequence[Publication], now: datetime) -> list[Publication]:
        """Those of `coming` (planned, due by `now` + `MOST_AHEAD`) that are due or have to be made ready by now."""
        far = [p for p in coming if p.due_at > now + AHEAD]
        if any(_key(p) not in self._known for p in far):
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            for entry in publications.between(tx, now, max(p.due_at for p in far) + timedelta(microseconds=1)):
                content = entry.draft.content_for(entry.publication.channel_id)
                self._known[_key(entry.publication)] = lead_of(content)
        return [p for p in coming if p.due_at - now <= max(AHEAD, self._known.get(_key(p), AHEAD))]


def _key(publication: Publication) -> tuple[UUID, UUID]:
    return publication.revision_id, publication.channel_id
