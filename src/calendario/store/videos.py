"""Videos and their subtitles, copied into the profile as pictures are, a piece at a time: never whole in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from calendario.domain.media import Captions, Video
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput
from calendario.domain.subtitles import MOST_BYTES as MOST_SUBTITLE_BYTES
from calendario.domain.subtitles import as_webvtt, read_subtitles
from calendario.store import tables
from calendario.store.media import MediaFolder, note_bytes
from calendario.store.posts import readable_draft
from calendario.store.video_facts import VideoFacts

#: What the network of ours that takes most will take (Bluesky, 2026).
MOST_BYTES = 300_000_000
#: Where several computers share the calendar it goes to the server whole, as one value: what Mastodon takes (99 MiB).
MOST_SHARED_BYTES = 105_000_000

#: What a file says of its video; raises `BadInput`. `name` is what a person calls it.
Look = Callable[[Path, str], VideoFacts]
_AT_ONCE = 500  # names in one query: databases take no endless lists
#: Told how much is copied (bytes, of how many), now and then; False gives it up.
GoingOn = Callable[[int, int], bool]


def take_in_video(media: MediaFolder, source: Path, look: Look, going_on: GoingOn) -> Video:
    """A copy of the video at `source`, durable when this returns; the same twice is kept once.

    Raises `BadInput` as `look` does, "video_unreadable", "video_too_big", "video_too_big_for_team" or
    "video_given_up", and `Problem("disk_full")`. Whatever is raised, nothing of it is kept.
    """
    try:
        size = source.stat().st_size
    except OSError as error:
        raise BadInput("video_unreadable", name=source.name) from error
    if not source.is_file():
        raise BadInput("video_unreadable", name=source.name)
    most_bytes = MOST_SHARED_BYTES if media.is_shared else MOST_BYTES
    if size > most_bytes:
        code = "video_too_big_for_team" if media.is_shared and size <= MOST_BYTES else "video_too_big"
        raise BadInput(code, name=source.name, size_bytes=size, most_bytes=most_bytes)
    facts = look(source, source.name)  # where it lies: what cannot be used is not copied for a minute first
    digest, size = media.copy_in(source, size, most_bytes, going_on)
    return Video(
        digest=digest,
        mime=facts.mime,
        width=facts.width,
        height=facts.height,
        size_bytes=size,
        duration_ms=facts.duration_ms,
        has_speech=facts.has_sound,
        codec=facts.codec,
        frame_rate=facts.frame_rate,
    )


def take_in_subtitles(media: MediaFolder, source: Path, language: str) -> Captions:
    """The subtitles at `source` (SubRip or WebVTT, in whatever encoding) kept as WebVTT; nobody has read them yet.

    Raises `BadInput` as `read_subtitles` does, "subtitles_unreadable", and `Problem("disk_full")`.
    """
    try:
        if not source.is_file():
            raise BadInput("subtitles_unreadable", name=source.name)
        with source.open("rb") as file:
            data = file.read(MOST_SUBTITLE_BYTES + 1)
    except OSError as error:
        raise BadInput("subtitles_unreadable", name=source.name) from error
    written = as_webvtt(read_subtitles(data, source.name))
    return Captions(media.keep_bytes(written), language, len(written))


def note_video(tx: Connection, media: MediaFolder, video: Video, now: datetime) -> None:
    """The video, and its subtitles where it has any, are known to the database of `tx`, as `MediaFolder.note` does."""
    note_bytes(tx, (video.digest, video.mime, video.width, video.height, video.size_bytes), now)
    media.share_where_shared(tx, video.digest)
    if video.captions is not None:
        note_captions(tx, media, video.captions, now)


def note_captions(tx: Connection, media: MediaFolder, captions: Captions, now: datetime) -> None:
    """The same for subtitles alone."""
    note_bytes(tx, (captions.digest, "text/vtt", 0, 0, captions.size_bytes), now)
    media.share_where_shared(tx, captions.digest)


def versions_with_videos(tx: Connection, revision_ids: Collection[UUID]) -> Mapping[UUID, Draft]:
    """Those of the versions that show a video anywhere; what cannot be read is left out."""
    wanted, found = sorted(revision_ids), {}
    revision, uses, media = tables.revision, tables.revision_media, tables.media
    shown = select(uses.c.revision_id).join(media, media.c.digest == uses.c.digest).where(media.c.mime.like("video/%"))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        query = select(revision.c.id, revision.c.post_id, revision.c.content)
        for row in tx.execute(query.where(revision.c.id.in_(shown.where(uses.c.revision_id.in_(some))))):
            draft = readable_draft(row.content, row.post_id)
            if draft is not None:
                found[row.id] = draft
    return found
