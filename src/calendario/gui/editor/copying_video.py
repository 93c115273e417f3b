"""A video, and subtitles, on their way into the calendar: off the GUI thread, with how far it is, to be given up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from calendario.desk.writing import WritingDesk
from calendario.domain.media import Captions, Video
from calendario.domain.problem import BadInput, Problem

#: Of many files given at once, so many are looked at after the one that was taken: each look takes about a second.
_MOST_LOOKED_AT = 4


class Progress:
    """Which file it is at and how far, in hundredths, written by the thread that copies; `given_up` by whoever does not
    wait for it, `cancelled` by a person who does not want it.
    """

    def __init__(self) -> None:
        self.name = ""
        self.hundredths = 0
        self.given_up = False
        self.cancelled = False

    def begin(self, file: Path) -> None:
        """With the next file."""
        self.name, self.hundredths = file.name, 0

    def give_up(self) -> None:
        """It ends within a piece of a few megabytes, and nothing of it is kept."""
        self.given_up = True

    def going_on(self, copied: int, of: int) -> bool:
        """As the desk asks."""
        self.hundredths = 100 * copied // max(of, 1)
        return not self.given_up


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be copied, and for whom: the post and the version that was shown then (None: the base). Of several
    files of a kind the first that can be used is taken.
    """

    post_id: UUID | None
    target: UUID | None
    videos: tuple[Path, ...]
    subtitles: tuple[Path, ...]
    language: str
    progress: Progress

    @property
    def name(self) -> str:
        """Of what was given."""
        return next((file.name for file in (*self.videos, *self.subtitles)), "")


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of it; `problems` say what could not be used, each file for itself."""

    wanted: Wanted
    video: Video | None
    captions: Captions | None
    problems: tuple[Problem, ...]


def copied(writing: WritingDesk, wanted: Wanted) -> Copied:
    """In a thread. Subtitles of a video that cannot be used are not looked at."""
    video, captions = None, None
    problems: list[Problem] = []
    for place, file in enumerate(wanted.videos):
        wanted.progress.begin(file)
        try:
            if video is None:
                video = writing.take_in_video(file, wanted.progress.going_on)
            else:
                problems.append(_one_too_many(writing, file, look=place <= _MOST_LOOKED_AT))
        except Problem as problem:
            problems.append(problem)
            if wanted.progress.given_up:
                return Copied(wanted, None, None, tuple(problems))
    for file in wanted.subtitles:
        try:
            if wanted.videos and video is None:
                raise BadInput("subtitles_without_video", name=file.name)
            if captions is not None:
                raise BadInput("one_file_of_subtitles", name=file.name)
            captions = writing.take_in_subtitles(file, wanted.language)
        except Problem as problem:
            problems.append(problem)
    return Copied(wanted, video, captions, tuple(problems))


def _one_too_many(writing: WritingDesk, file: Path, *, look: bool) -> Problem:
    """Why the video is not taken beside another: what is wrong with it, else that a post carries one."""
    try:
        if look:
            writing.take_in_video(file, _not_copied)
    except Problem as problem:
        if problem.code != "video_given_up":
            return problem
    return BadInput("one_video_only", name=file.name)


def _not_copied(_copied: int, _of: int) -> bool:
    return False
