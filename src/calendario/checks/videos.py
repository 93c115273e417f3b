"""Whether a post's video can go out on its network, and whether everybody can follow it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain.describing import poor_because
from calendario.domain.finding import Finding, Level
from calendario.domain.kinds import VIDEOS
from calendario.domain.media import Video

_GIF = "image/gif"
#: Networks that show of a moving picture only the first frame, as we send it there.
_STILL = ("bluesky",)


def of_videos(subject: Subject, _now: datetime) -> Iterator[Finding]:
    """The findings of the video, and of moving pictures that will stand still. What is out already is left alone."""
    if 1 in subject.out:  # with which it went
        return
    content, limits = subject.content, subject.limits
    network = {"network": subject.network}
    for number, image in enumerate(content.images, start=1):
        if image.mime == _GIF and (subject.network in _STILL or image.crops):  # a box of it is its first frame
            yield Finding(
                "gif_stands_still", Level.HINT, facts={"number": number, "count": len(content.images), **network}
            )
    if not content.videos:
        return
    if len(content.videos) > limits.videos:
        code = "too_many_videos" if limits.videos else "video_unsupported"
        yield Finding(code, Level.BLOCK, facts={"count": len(content.videos), "limit": limits.videos, **network})
        if not limits.videos:
            return
    if content.images and limits.video_alone:
        yield Finding("video_with_images", Level.BLOCK, facts=network)
    for video in content.videos:
        yield from _beyond(subject, video)
        yield from _described(subject, video)
        yield from _heard(subject, video)


def _beyond(subject: Subject, video: Video) -> Iterator[Finding]:
    limits, network = subject.limits, {"network": subject.network}
    if limits.video_types and video.mime not in limits.video_types:
        told = next((kind.name for kind in VIDEOS if kind.mime == video.mime), video.mime)
        yield Finding("video_type", Level.BLOCK, facts={"kind": told, **network})
    elif not video.plays_everywhere:
        yield Finding("video_may_not_play", Level.WARN, facts=network)
    if limits.video_bytes is not None and video.size_bytes > limits.video_bytes:
        facts = {"size_bytes": video.size_bytes, "limit_bytes": limits.video_bytes, **network}
        yield Finding("video_too_big", Level.BLOCK, facts=facts)
    if limits.video_seconds is not None and video.duration_ms > limits.video_seconds * 1000:
        facts = {"seconds": -(-video.duration_ms // 1000), "limit": limits.video_seconds, **network}
        yield Finding("video_too_long", Level.BLOCK, facts=facts)
    if limits.video_pixels is not None and video.width * video.height > limits.video_pixels:
        facts = {"width": video.width, "height": video.height, **network}
        yield Finding("video_too_large", Level.BLOCK, facts=facts)
    if limits.video_frame_rate is not None and video.frame_rate > limits.video_frame_rate + 0.5:
        facts = {"rate": round(video.frame_rate), "limit": limits.video_frame_rate, **network}
        yield Finding("video_too_fast", Level.BLOCK, facts=facts)


def _described(subject: Subject, video: Video) -> Iterator[Finding]:
    of = {"of": "video"}
    if not video.alt.strip():
        yield Finding("missing_alt_text", Level.WARN, facts=of)
        return
    why = poor_because(video.alt)
    if why is not None:
        yield Finding("alt_text_poor", Level.WARN, facts={"why": why, **of})
    most = min((n for n in (subject.limits.alt_text, subject.limits.video_alt_text) if n), default=None)
    if most is not None and len(video.alt) > most:
        yield Finding("alt_text_too_long", Level.BLOCK, facts={"limit": most, **of})


def _heard(subject: Subject, video: Video) -> Iterator[Finding]:
    """Real Decreto 1112/2018 asks public bodies for subtitles wherever somebody speaks."""
    if not video.has_speech:
        return
    if video.captions is None:
        yield Finding("missing_subtitles", Level.WARN)
        return
    if not video.captions.reviewed:
        yield Finding("subtitles_not_reviewed", Level.WARN)
    most, network = subject.limits.captions_bytes, {"network": subject.network}
    if most == 0:
        yield Finding("subtitles_left_out", Level.HINT, facts=network)
    elif most is not None and video.captions.size_bytes > most:
        facts = {"kilobytes": -(-video.captions.size_bytes // 1000), "limit": most // 1000, **network}
        yield Finding("subtitles_too_big", Level.BLOCK, facts=facts)
