"""The other half of the catalogue: what is said of the whole of a post on a channel, a line for each code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks import fields, form, hour, links, reuse, rights, videos
from calendario.checks.check import TIMED, Line
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Level

_NETWORK = "Each network's own documentation (`domain/networks.py`, with dates)"
_SEEN = "RD 1112/2018; UNE-EN 301549"
_IMAGE = "LO 1/1982; LOPDGDD; AEPD"
_CLOCK = "IANA time zones"
_BANK = "The bank's own dates"
_TEMPLATE = "A template never goes out as it is"
_SAFE = "CCN: recommendations for profiles of public bodies"
_BLOCK, _WARN, _HINT = (Level.BLOCK,), (Level.WARN,), (Level.HINT,)

WHOLE: tuple[Line, ...] = (
    # Its form.
    Line("empty_text", _BLOCK, form.of_length, "There is nothing to publish"),
    Line("empty_part", _HINT, form.of_length, "There is nothing to publish"),
    Line("too_long", _BLOCK, form.of_length, _NETWORK),
    Line("too_many_images", _BLOCK, form.of_pictures, _NETWORK),
    Line("image_required", _BLOCK, form.of_pictures, _NETWORK),
    Line("missing_alt_text", _WARN, form.of_pictures, _SEEN),
    Line("alt_text_poor", _WARN, form.of_pictures, f"{_SEEN}; Generalitat, decàleg"),
    Line("alt_text_too_long", _BLOCK, form.of_pictures, _NETWORK),
    Line("visibility_unsupported", _BLOCK, form.of_audience, _NETWORK),
    # Whether and when it goes out.
    Line("not_confirmed", _BLOCK, hour.of_hour, "What is not sure is not announced"),
    Line("nonexistent_local_time", _BLOCK, hour.of_hour, _CLOCK, TIMED),
    Line("ambiguous_local_time", _WARN, hour.of_hour, _CLOCK, TIMED),
    Line("scheduled_in_past", _BLOCK, hour.of_hour, _CLOCK, TIMED),
    # Who and what is seen.
    Line("image_consent_missing", _BLOCK, rights.of_pictures, _IMAGE),
    Line("consent_expires", _WARN, rights.of_pictures, _IMAGE),
    Line("info_only_in_image", _WARN, rights.of_pictures, _SEEN),
    Line("gif_stands_still", _HINT, videos.of_videos, _NETWORK),
    Line("too_many_videos", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_unsupported", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_with_images", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_type", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_may_not_play", _WARN, videos.of_videos, _NETWORK),
    Line("video_too_big", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_too_long", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_too_large", _BLOCK, videos.of_videos, _NETWORK),
    Line("video_too_fast", _BLOCK, videos.of_videos, _NETWORK),
    Line("missing_subtitles", _WARN, videos.of_videos, _SEEN),
    Line("subtitles_not_reviewed", _WARN, videos.of_videos, f"{_SEEN}; Observatorio de Accesibilidad Web"),
    Line("subtitles_left_out", _HINT, videos.of_videos, _NETWORK),
    Line("subtitles_too_big", _BLOCK, videos.of_videos, _NETWORK),
    # What was taken from the bank.
    Line("unfilled_field", _BLOCK, fields.unfilled, _TEMPLATE),
    Line("unclear_field", _WARN, fields.unclear, _TEMPLATE),
    Line("bank_expired", _BLOCK, reuse.of_bank, _BANK),
    Line("bank_resting", _WARN, reuse.of_bank, _BANK),
    # Where it leads.
    Line("link_credentials", _BLOCK, links.of_post, _SAFE),
    Line("link_internal", _WARN, links.of_post, _SAFE),
    Line("link_letters", _WARN, links.of_post, "Unicode UTS 39"),
    Line("link_unreadable", _BLOCK, links.of_post, "RFC 3986"),
    Line("link_dead", _WARN, links.of_post, "What was found at the page"),
    Line("link_name_unknown", _WARN, links.of_post, "What was found at the page"),
    Line("link_not_trusted", _WARN, links.of_post, "What was found at the page"),
    Line("link_redirects", _HINT, links.of_post, "What was found at the page"),
    Line("link_shortened", _HINT, links.of_post, _SAFE),
    Line("link_tracking", _HINT, links.of_post, "LOPDGDD: readers are not followed"),
    Line("link_http", _HINT, links.of_post, _SAFE),
    Line("link_glued", _HINT, links.of_post, "How networks read addresses"),
)

_FAMILIES = tuple(dict.fromkeys(line.family for line in WHOLE))


def of_post(subject: Subject, now: datetime) -> Iterator[Finding]:
    """What is said of the whole of it, `now` being aware UTC."""
    for family in _FAMILIES:
        yield from family(subject, now)
