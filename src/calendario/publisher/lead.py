"""How long before its hour a publication is made ready: a video has to be there by then, and coded anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from calendario.domain import uploading
from calendario.domain.post import Content
from calendario.domain.publication import Publication
from calendario.store import videos
from calendario.store.database import Transaction

#: Network libraries load, pictures go up, texts are checked again.
AHEAD = timedelta(seconds=90)
#: However large its video is.
MOST_AHEAD = uploading.MOST
_LONG = timedelta(seconds=10)
_REMEMBERED = 5_000


def lead_of(content: Content) -> timedelta:
    """How long before its hour `content` is made ready."""
    return min(MOST_AHEAD, AHEAD + uploading.upload_time(content))


class Leads:
    """What is coming, when its time to be made ready has come. Remembers what it has read: versions never change."""

    def __init__(self) -> None:
        self._known: dict[tuple[UUID, UUID], timedelta] = {}  # by version and channel

    def begun(self, tx: Transaction, coming: Sequence[Publication], now: datetime) -> list[Publication]:
        """Those of `coming` (planned, due by `now` + `MOST_AHEAD`) that are due or have to be made ready by now."""
        unknown = [p for p in coming if _key(p) not in self._known]
        if unknown:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
                unknown = list(coming)
            shown = videos.versions_with_videos(tx, {p.revision_id for p in unknown})
            for one in unknown:
                draft = shown.get(one.revision_id)
                self._known[_key(one)] = AHEAD if draft is None else lead_of(draft.content_for(one.channel_id))
        return [p for p in coming if p.due_at - now <= self._lead(p)]

    def is_long(self, publication: Publication) -> bool:
        """Whether it takes so long to be given to its network that nothing else of its channel can wait for it."""
        return self._lead(publication) > AHEAD + _LONG

    def _lead(self, publication: Publication) -> timedelta:
        return self._known.get(_key(publication), AHEAD)


def _key(publication: Publication) -> tuple[UUID, UUID]:
    return publication.revision_id, publication.channel_id
