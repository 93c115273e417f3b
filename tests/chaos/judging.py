"""What became of a publication, by what its network shows: once, or what is wrong with it.

A thread is published once when each of its parts is there once, in order, each answering the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from calendario.domain.publication import State

_TAG = re.compile(r"Aviso (\d{5}), parte (\d), versión (\d+)")
#: These mean: will not go out, or not what is left of it.
NOT_OUT = frozenset({State.CANCELLED, State.PROPOSED})


def words(number: int, part: int, version: int) -> str:
    """What a part of post `number` says in its `version`: told apart from every other by anybody who reads it. A post
    that is no thread has one.
    """
    return f"Aviso {number:05d}, parte {part}, versión {version}: feria en la plaza, con ñ y 🎡 #Feria"


def tags(text: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """By post, the parts of it that `text` says, each with its version, in the order of the text."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, part, version in dict.fromkeys(_TAG.findall(text)):
        found.setdefault(int(number), []).append((int(part), int(version)))
    return {number: tuple(said) for number, said in found.items()}


@dataclass(frozen=True, slots=True)
class There:
    """One post as it lies on a network: what it answers, and which parts it says, each with its version."""

    remote_id: str
    above: str | None
    says: tuple[tuple[int, int], ...]
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Ours:
    """What the calendar says of it: what it would say, whether in parts, and the remote ids of those it knows to be
    out. `settled`: it is in nobody's hands any more. `given_up`: a person did not want it, or not all of it.
    """

    state: State
    says: tuple[tuple[int, int], ...]
    threads: bool = False
    out: tuple[str, ...] = ()
    settled: bool = True
    given_up: bool = False


class Fate(StrEnum):
    """What became of it."""

    ONCE = "once"
    GIVEN_UP = "given_up"
    HALVED = "halved"  # a person gave up the rest of a thread; what is out is known
    DUPLICATED = "duplicated"
    LOST = "lost"
    STUCK = "stuck"
    UNWANTED = "unwanted"
    OTHER_WORDS = "other_words"
    ASTRAY = "astray"  # every part is there, and they are no thread: out of order, or answering something else

    @property
    def is_good(self) -> bool:
        """Whether it is as people wanted it."""
        return self in (Fate.ONCE, Fate.GIVEN_UP, Fate.HALVED)


def fate(there: Sequence[There], ours: Ours | None) -> Fate:
    """`there` is all of it that the network shows, in the order in which it came; `ours` None: not in the calendar."""
    said = [tag for post in there for tag in post.says]
    if len({part for part, _ in said}) < len(said) or (len(there) > 1 and ours is not None and not ours.threads):
        return Fate.DUPLICATED
    if ours is None:
        return Fate.UNWANTED if there else Fate.LOST
    if not ours.settled:
        return Fate.STUCK
    if ours.state is State.PUBLISHED:
        return _as_published(there, said, ours)
    if ours.state not in NOT_OUT:
        return Fate.STUCK
    if not there:
        return Fate.GIVEN_UP
    if [post.remote_id for post in there] != list(ours.out):
        return Fate.UNWANTED
    if not ours.given_up:
        return Fate.STUCK  # half a thread, and nobody was asked what becomes of the rest
    return Fate.HALVED if _is_a_thread(there) else Fate.ASTRAY


def _as_published(there: Sequence[There], said: Sequence[tuple[int, int]], ours: Ours) -> Fate:
    if {part for part, _ in ours.says} - {part for part, _ in said}:
        return Fate.LOST
    if set(said) != set(ours.says):
        return Fate.OTHER_WORDS
    if tuple(said) != ours.says or (ours.threads and not _is_a_thread(there)):
        return Fate.ASTRAY
    return Fate.ONCE


def _is_a_thread(there: Sequence[There]) -> bool:
    """From the first part on, each post one part that answers the one before."""
    in_turn = all(len(post.says) == 1 and post.says[0][0] == number for number, post in enumerate(there, start=1))
    return in_turn and there[0].above is None and all(post.above == above.remote_id for above, post in pairwise(there))
