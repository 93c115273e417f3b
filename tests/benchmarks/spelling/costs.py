"""How long checking takes, in this process: processor time, which others on the machine do not lengthen, and wall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from calendario.gui.editor.spelt import Spelt
from tests.benchmarks.spelling.systems import Ours, System
from tests.benchmarks.spelling.texts import Post

_LENGTH = 300  # characters, as much as Bluesky takes
_Result = TypeVar("_Result")


@dataclass(slots=True)
class Times:
    """Of the same steps, in order."""

    processor_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)

    def measure(self, step: Callable[[], object]) -> None:
        """Does it once."""
        wall, processor = time.perf_counter(), time.thread_time()
        step()
        self.processor_ms.append((time.thread_time() - processor) * 1000)
        self.wall_ms.append((time.perf_counter() - wall) * 1000)


def timed(step: Callable[[], _Result]) -> tuple[float, _Result]:
    """Milliseconds of processor, and what it gave."""
    begin = time.thread_time()
    result = step()
    return (time.thread_time() - begin) * 1000, result


def posts_of_300(posts: Iterable[Post]) -> list[Post]:
    """The texts one after another, cut anew."""
    joined = "\n".join(post.text for post in posts)
    return [Post(joined[at : at + _LENGTH]) for at in range(0, len(joined) - _LENGTH, _LENGTH)]


def checks(system: System, posts: Iterable[Post]) -> Times:
    """Each post once."""
    times = Times()
    for post in posts:
        times.measure(lambda post=post: list(system.flagged(post)))
    return times


def keys(system: System, posts: Iterable[Post]) -> Times:
    """Each post letter by letter, all of it checked at each."""
    times = Times()
    for post in posts:
        for end in range(1, len(post.text) + 1):
            typed = Post(post.text[:end])
            times.measure(lambda typed=typed: list(system.flagged(typed)))
    return times


def keys_in_editor(ours: Ours, posts: Iterable[Post]) -> Times:
    """Each post letter by letter through the editor's memory of sentences."""
    spelt, times = Spelt(ours.spelling), Times()
    for post in posts:
        for end in range(1, len(post.text) + 1):
            times.measure(lambda typed=post.text[:end]: spelt.spots(typed, "es"))
    return times
