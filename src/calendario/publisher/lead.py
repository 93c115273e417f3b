"""How long before its hour a publication is made ready: a video has to be there by then, and coded anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from calendario.domain import uploading
from calendario.domain.post import Content
from calendario.domain.publication import Publication
from calendario.store import videos
from calendario.store.database import Transaction

#: Network libraries load, pictures go up, texts are checked again.
AHEAD = timedelta(seconds=90)
#: However large its video is, and whatever goes up before it.
MOST_AHEAD = AHEAD + uploading.MOST
_LONG = timedelta(seconds=10)
_REMEMBERED = 5_000


def lead_of(content: Content) -> timedelta:
    """How long before its hour `content` is made ready where nothing else has to go up meanwhile."""
    return AHEAD + uploading.upload_time(content)


class Leads:
    """What is coming, when its time to be made ready has come. Remembers what it has read: versions never change.

    The line of an office is one: whatever takes long, on any channel, is begun so much sooner that what is due after
    it has its own time too, one after another; but never sooner than `MOST_AHEAD`.
    """

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
        begins = self._begins(coming)
        return [p for p in coming if begins.get(p.id, p.due_at - AHEAD) <= now]

    def is_long(self, publication: Publication) -> bool:
        """Whether it takes so long to be given to its network that nothing else of its channel can wait for it: it is
        uploaded beside the others (`publisher/uploads.py`).
        """
        return self._lead(publication) > AHEAD + _LONG

    def _begins(self, coming: Sequence[Publication]) -> Mapping[UUID, datetime]:
        """When each that takes long has to be begun, at the latest; from the last back to the first."""
        begins: dict[UUID, datetime] = {}
        taken_at = datetime.max.replace(tzinfo=UTC)
        for publication in sorted(coming, key=lambda p: (p.due_at, p.id), reverse=True):
            if self.is_long(publication):
                there_at = min(taken_at, publication.due_at - AHEAD)
                begins[publication.id] = taken_at = there_at - (self._lead(publication) - AHEAD)
        return begins

    def _lead(self, publication: Publication) -> timedelta:
        return self._known.get(_key(publication), AHEAD)


def _key(publication: Publication) -> tuple[UUID, UUID]:
    return publication.revision_id, publication.channel_id
