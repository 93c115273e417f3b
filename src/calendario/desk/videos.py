"""Videos and their subtitles on their way into a post."""

from __future__ import annotations

from pathlib import Path

from calendario.desk.office import Office
from calendario.domain.kinds import VIDEOS
from calendario.domain.media import Captions, Video
from calendario.domain.problem import BadInput, Problem
from calendario.store import videos
from calendario.store.video_facts import VideoFacts
from calendario.store.videos import GoingOn

__all__ = ["GoingOn", "files_of", "take_in", "take_in_subtitles", "to_the_end"]

_ENDINGS = {kind.mime: kind.endings[0] for kind in VIDEOS}


def to_the_end(_copied: int, _of: int) -> bool:
    """A `GoingOn` of somebody who waits."""
    return True


def take_in(office: Office, source: Path, going_on: GoingOn) -> Video:
    """See `WritingDesk.take_in_video`."""

    def look(path: Path, name: str) -> VideoFacts:
        try:
            return VideoFacts.from_json(office.errand({"verb": "video", "path": str(path), "name": name}, None, None))
        except Problem as problem:
            if problem.code in ("errand_failed", "errand_too_long"):  # the file brought the reader down, or held it
                raise BadInput("video_damaged", name=name) from problem
            raise BadInput(problem.code, **problem.facts) from problem
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput("video_damaged", name=name) from error

    office.media.sweep(office.clock())
    video = videos.take_in_video(office.media, source, look, going_on)
    now = office.clock()
    office.database.drafting(lambda tx: videos.note_video(tx, office.media, video, now), adding=True)
    return video


def files_of(office: Office, video: Video) -> dict[str, Path]:
    """See `WritingDesk.video_files`."""
    found = {_ENDINGS.get(video.mime, ""): office.media.path(video.digest)}
    if video.captions is not None:
        found[".vtt"] = office.media.path(video.captions.digest)
    return found


def take_in_subtitles(office: Office, source: Path, language: str) -> Captions:
    """See `WritingDesk.take_in_subtitles`."""
    captions, now = videos.take_in_subtitles(office.media, source, language), office.clock()
    office.database.drafting(lambda tx: videos.note_captions(tx, office.media, captions, now), adding=True)
    return captions
