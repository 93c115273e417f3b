"""The picture of a stranger's card, made small before anybody else opens it: in the child, one at a time."""

from __future__ import annotations

import io
import threading

from calendario.channels.pictures import fit
from calendario.domain.problem import BadInput

#: The longer side of what is sent home, its bytes, and what is decoded to make it (48 MB as RGBA).
MOST_SIDE, MOST_BYTES, MOST_PIXELS = 1200, 500_000, 12_000_000
#: What pages have for the picture of a card; HEIC and others are left, whose readers are large.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")

_one_at_a_time = threading.Lock()


def small(data: bytes) -> bytes | None:
    """A JPEG of at most `MOST_SIDE` by `MOST_SIDE` pixels and `MOST_BYTES` that shows what `data` does (its first
    picture); None for what is none of those formats, is broken, has more than `MOST_PIXELS`, or is a strip that no card
    could show.
    """
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:  # reads no more than its head
            width, height = opened.size
    except Exception:  # whatever a page calls its picture
        return None
    if not 0 < width * height <= MOST_PIXELS:
        return None
    share = min(1.0, MOST_SIDE / max(width, height))
    pixels = max(1, int(width * share)) * max(1, int(height * share))
    with _one_at_a_time:
        try:
            made = fit(data, max_bytes=MOST_BYTES, max_pixels=pixels, types=("image/jpeg",))
        except BadInput:
            return None
    return made.bytes if max(made.width, made.height) <= MOST_SIDE else None
