"""A video, and subtitles, on their way into the calendar: off the GUI thread, with how far it is, to be given up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from calendario.desk.writing import WritingDesk
from calendario.domain.media import Captions, Video
from calendario.domain.problem import Problem


class Progress:
    """How far it is, in hundredths, written by the thread that copies; `given_up` by whoever does not wait for it,
    `cancelled` by a person who does not want it.
    """

    def __init__(self) -> None:
        self.hundredths = 0
        self.given_up = False
        self.cancelled = False

    def give_up(self) -> None:
        """It ends within a piece of a few megabytes, and nothing of it is kept."""
        self.given_up = True

    def going_on(self, copied: int, of: int) -> bool:
        """As the desk asks."""
        self.hundredths = 100 * copied // max(of, 1)
        return not self.given_up


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be copied, and for whom: the post and the version that was shown then (None: the base)."""

    post_id: UUID | None
    target: UUID | None
    video: Path | None
    subtitles: Path | None
    language: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of it; `problems` say what could not be used."""

    wanted: Wanted
    video: Video | None
    captions: Captions | None
    problems: tuple[Problem, ...]


def copied(writing: WritingDesk, wanted: Wanted) -> Copied:
    """In a thread. Subtitles of a video that cannot be used are not looked at."""
    video, captions, problems = None, None, []
    try:
        if wanted.video is not None:
            video = writing.take_in_video(wanted.video, wanted.progress.going_on)
        if wanted.subtitles is not None:
            captions = writing.take_in_subtitles(wanted.subtitles, wanted.language)
    except Problem as problem:
        problems.append(problem)
    return Copied(wanted, video, captions, tuple(problems))
