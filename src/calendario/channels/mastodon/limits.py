"""What a server accepts, as it tells in its instance answer; a server may tell anything, so every figure is bounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from calendario.channels.mastodon.server import Server, an_object
from calendario.domain.adapter import Refused, SignInNeeded
from calendario.domain.networks import Limits, network

NETWORK = "mastodon"

#: Lowest and highest believed value of each figure; outside of them the nearest bound holds.
_TEXT = (1, 1_000_000)
_URL_COST = (1, 10_000)
_IMAGES = (0, 100)
_IMAGE_BYTES = (10_000, 200_000_000)
_IMAGE_PIXELS = (10_000, 500_000_000)
_ALT_TEXT = (1, 100_000)
_VIDEO_BYTES = (10_000, 4_000_000_000)
_FRAME_RATE = (1, 1_000)


def read_instance(server: Server) -> Mapping[str, Any]:
    """The server's description of itself: version 2, else version 1 of the interface.

    Raises `Refused("not_mastodon")` where it has neither, and what any call raises.
    """
    for read in (lambda client: client.instance_v2(), lambda client: client.instance_v1()):
        try:
            told = an_object_of(server, read)
        except Refused:
            continue
        if isinstance(told.get("version"), str):
            return told
    raise Refused("not_mastodon", server=server.host)


def an_object_of(server: Server, read: Any) -> Mapping[str, Any]:
    """The JSON object that a reading call answers."""
    return server.ask(lambda client: an_object(read(client)))


def described(server: Server) -> Mapping[str, Any]:
    """The server's description of itself, empty where it keeps it to itself: it publishes all the same."""
    try:
        return read_instance(server)
    except (Refused, SignInNeeded):
        return {}


def limits_of(instance: Mapping[str, Any], host: str, on: date) -> Limits:
    """The limits in an instance answer of either version, read `on` that day; the usual ones for what is not told."""
    usual = network(NETWORK).limits
    if not instance:
        return usual
    settings = _part(instance, "configuration")
    statuses, media = _part(settings, "statuses"), _part(settings, "media_attachments")
    # Servers before 3.4 and Pleroma tell them at the top, under other names.
    text = _figure(statuses.get("max_characters", instance.get("max_toot_chars")), _TEXT, usual.text)
    alt_text = media.get("description_limit", instance.get("description_limit"))
    types = _video_types(media.get("supported_mime_types"), usual.video_types)
    return replace(
        usual,
        text=text or usual.text,
        url_cost=_figure(statuses.get("characters_reserved_per_url"), _URL_COST, usual.url_cost),
        images=_figure(statuses.get("max_media_attachments"), _IMAGES, usual.images) or 0,
        image_bytes=_figure(media.get("image_size_limit"), _IMAGE_BYTES, usual.image_bytes),
        image_pixels=_figure(media.get("image_matrix_limit"), _IMAGE_PIXELS, usual.image_pixels),
        image_types=_image_types(media.get("supported_mime_types")) or usual.image_types,
        alt_text=_figure(alt_text, _ALT_TEXT, usual.alt_text),
        video_bytes=_figure(media.get("video_size_limit"), _VIDEO_BYTES, usual.video_bytes),
        video_pixels=_figure(media.get("video_matrix_limit"), _IMAGE_PIXELS, usual.video_pixels),
        video_frame_rate=_figure(media.get("video_frame_rate_limit"), _FRAME_RATE, usual.video_frame_rate),
        videos=usual.videos if types else 0,
        video_types=types,
        source=f"{host}/api/v2/instance",
        read_on=on,
    )


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, Mapping) else {}


def _figure(told: object, bounds: tuple[int, int], otherwise: int | None) -> int | None:
    """`told` as a whole number within `bounds`; `otherwise` where it is none."""
    if isinstance(told, bool) or not isinstance(told, int | float) or told != told or told <= 0:
        return otherwise
    low, high = bounds
    return int(min(max(told, low), high))


def _image_types(told: object) -> tuple[str, ...]:
    """The picture types among media types, those to convert to first; empty where neither of those is there."""
    if not isinstance(told, list):
        return ()
    types = {t for t in told[:200] if isinstance(t, str) and t.startswith("image/") and len(t) < 60}
    best = [t for t in ("image/jpeg", "image/png") if t in types]
    return (*best, *sorted(types.difference(best))) if best else ()


def _video_types(told: object, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of video of ours among media types; `otherwise` where the server does not tell its types."""
    if not isinstance(told, list):
        return otherwise
    types = {t for t in told[:200] if isinstance(t, str)}
    return tuple(t for t in otherwise if t in types)
