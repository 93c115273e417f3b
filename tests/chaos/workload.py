"""What an editorial office does in a bad hour, and what the networks do meanwhile: all of it drawn from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

#: What people do, and how often, against each other.
_WORK = {
    "plan": 50,
    "edit": 10,
    "move": 8,
    "discard": 6,
    "bring_back": 3,
    "now": 5,
    "new_now": 4,
    "take_back": 5,
    "change_half": 12,  # a thread of which some parts are out; most of the time there is none
    "give_up_half": 4,
    "pause_all": 1,
    "pause_channel": 3,
}
#: In how many parts a new post is written, and how often; more than one are a thread where the network has them.
_PARTS = {1: 65, 2: 15, 3: 12, 4: 8}
#: How often a new post shows a video that takes long to be uploaded.
_VIDEOS = 0.3
#: What goes wrong, and how often, against each other: who, and what.
_FAULTS = {
    ("mastodon", "drop_after"): 4,
    ("mastodon", "drop_before"): 3,
    ("mastodon", "error_after"): 4,
    ("mastodon", "error_before"): 2,
    ("mastodon", "silent_drop"): 2,
    ("mastodon", "delay"): 5,
    ("mastodon", "rate_limit"): 1,
    ("mastodon", "rate_limit_untold"): 2,
    ("mastodon", "revoked"): 1,
    ("mastodon", "empty"): 1,
    ("mastodon", "odd_reset"): 1,
    ("bluesky", "no_answer_after"): 4,
    ("bluesky", "no_answer_before"): 2,
    ("bluesky", "broken_after"): 4,
    ("bluesky", "broken"): 1,
    ("bluesky", "sign_in_needed"): 3,
    ("bluesky", "rate_limited_untold"): 2,
    ("bluesky", "stored_nothing"): 2,
    ("bluesky", "frozen"): 5,
    ("practice", "no_answer_after"): 3,
    ("practice", "no_answer_before"): 2,
    ("practice", "accept_then_error"): 2,
    ("practice", "silent_drop"): 1,
    ("practice", "away"): 1,
    ("practice", "bug"): 2,
    ("webpage", "folder_away"): 3,
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something to do `after_s` seconds after the event before it. `who` names a network where it is a fault; `back`
    how many posts ago the one it concerns was written; `parts` in how many a new one is, `video` whether it shows one;
    `chance`, `seconds` and `channels` (places in a list, to be taken modulo its length) are for whoever plays it.
    """

    after_s: float
    what: str
    who: str = ""
    back: int = 0
    chance: float = 0.0
    seconds: float = 0.0
    channels: tuple[int, ...] = ()
    parts: int = 1
    video: bool = False


def workload(seed: int, pace: float) -> Iterator[Event]:
    """Events without end. `pace`: how many a second."""
    drawn = random.Random(f"work {seed}")
    yield from (Event(0.0, "plan", seconds=0.4, channels=tuple(range(n, n + 3)), parts=n + 1) for n in range(4))
    while True:
        after_s = drawn.expovariate(pace)
        back, chance, seconds = int(drawn.expovariate(0.25)), drawn.random(), drawn.uniform(0.2, 3.0)
        channels = tuple(drawn.sample(range(8), drawn.choice((1, 2, 2, 3))))
        parts = drawn.choices(list(_PARTS), list(_PARTS.values()))[0]
        video = drawn.random() < _VIDEOS
        if drawn.random() < 0.35:
            (who, what) = drawn.choices(list(_FAULTS), list(_FAULTS.values()))[0]
            yield Event(after_s, what, who, back, chance, seconds, channels)
        else:
            what = drawn.choices(list(_WORK), list(_WORK.values()))[0]
            yield Event(after_s, what, "", back, chance, seconds, channels, parts, video)


def lives_s(seed: int, shortest_s: float, longest_s: float) -> Iterator[float]:
    """How long each publisher lives, in seconds; now and then one dies while it is still getting up."""
    drawn = random.Random(f"lives {seed}")
    while True:
        yield drawn.uniform(0.02, shortest_s) if drawn.random() < 0.1 else drawn.uniform(shortest_s, longest_s)
