"""Pictures on their way into the calendar, off the GUI thread, each for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from calendario.desk.desk import Desk
from calendario.domain.media import Image
from calendario.domain.problem import Problem

#: A file, or the bytes of a pasted picture.
Given = Path | bytes


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came for a post and a version of it (None: the base): each picture, described as it was where it was used
    before, or why it cannot be used; and how many were `remembered`.
    """

    post_id: UUID | None
    target: UUID | None
    answers: tuple[Image | Problem, ...]
    remembered: int

    @property
    def images(self) -> tuple[Image, ...]:
        """Those that can be used."""
        return tuple(answer for answer in self.answers if isinstance(answer, Image))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the others cannot."""
        return tuple(answer for answer in self.answers if isinstance(answer, Problem))


def arrived(desk: Desk, given: Sequence[Given], post_id: UUID | None, target: UUID | None) -> Arrived:
    """In a thread."""
    answers: list[Image | Problem] = []
    remembered = 0
    for one in given:
        try:
            taken = desk.writing.take_in(one) if isinstance(one, Path) else desk.writing.take_in_bytes(one, "")
        except Problem as problem:
            answers.append(problem)
            continue
        remembered += bool(taken.alt)  # it was described before
        answers.append(taken)
    return Arrived(post_id, target, tuple(answers), remembered)
