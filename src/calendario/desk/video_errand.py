"""The errand that reads a video's facts: a file may hang or bring down what reads it, and only a child goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calendario.desk.errand import Bounds
from calendario.store.video_facts import can_look, look_at

__all__ = ["BOUNDS", "can_look", "look_at_video"]

#: 200 MB are read in a few hundredths of a second; a stick that sleeps wakes up in ten.
BOUNDS = Bounds(network_s=30.0)


def look_at_video(order: Mapping[str, Any]) -> dict[str, Any]:
    """What the file at `order["path"]` says of its video. Raises as `store.video_facts.look_at`."""
    return look_at(Path(order["path"]), str(order["name"])).to_json()
