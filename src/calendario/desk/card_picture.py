"""The picture of a card as the child sent it: kept by what its head says, and not opened here."""

from __future__ import annotations

#: What a child of ours sends at most.
MOST_SIDE, MOST_BYTES = 1200, 500_000

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what is said of the size stands there
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # marks without a length


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height of a small JPEG, by its head alone; None for whatever is anything else."""
    if len(data) > MOST_BYTES or data[:3] != b"\xff\xd8\xff":
        return None
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        mark = data[place + 1]
        if mark in _FRAMES:
            height = int.from_bytes(data[place + 5 : place + 7])
            width = int.from_bytes(data[place + 7 : place + 9])
            return (width, height) if 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE else None
        if mark == 0xFF or mark in _BARE:
            place += 1 if mark == 0xFF else 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4])
        if mark in (0xD9, 0xDA) or length < 2:
            return None
        place += 2 + length
    return None
