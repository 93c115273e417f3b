"""How long what a post shows takes to reach its network: reckoned, for nobody knows the line of an office."""

from __future__ import annotations

from datetime import timedelta

from calendario.domain.post import Content

#: However large its video is.
MOST = timedelta(minutes=30)
_BYTES_A_SECOND = 500_000  # what a slow line of an office sends (4 Mbit/s)


def upload_time(content: Content) -> timedelta:
    """How long its videos take, at most `MOST`; pictures are small beside them and count as nothing."""
    size_bytes = sum(video.size_bytes for video in content.videos)
    return min(MOST, timedelta(seconds=size_bytes / _BYTES_A_SECOND))
