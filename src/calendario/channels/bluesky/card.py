"""The card of a post's link: Bluesky's servers fetch no page, so whoever posts says what it shows (lexicon
app.bsky.embed.external).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from calendario.channels.bluesky.session import Access
from calendario.channels.pictures import fit
from calendario.domain.adapter import Refused
from calendario.domain.addresses import Card, card_of
from calendario.domain.delivery import FittedPicture, MediaFile, Payload
from calendario.domain.problem import BadInput

_THUMB_BYTES, _THUMB_PIXELS = 1_000_000, 2000 * 2000  # lexicon of 2026-08; what the official app scales down to


def card_to_send(payload: Payload) -> Card | None:
    """The card of the link that has this post's place for one; where nothing is known of its page, its address alone.

    Pictures and a video take the same place.
    """
    content = payload.content
    if not content.link or content.images or content.videos:
        return None
    known = payload.card
    return known if known is not None and known.address == content.link else card_of(content.link, None)


def thumb_of(card: Card, media: MediaFile) -> FittedPicture | None:
    """Its picture as it is sent; None where there is none or it is gone: a card without it says the same."""
    if card.picture is None:
        return None
    try:
        found = media(card.picture)
        return fit(found, max_bytes=_THUMB_BYTES, max_pixels=_THUMB_PIXELS, types=("image/jpeg", "image/png"))
    except (BadInput, OSError):
        return None


def embed(card: Card, thumb: FittedPicture | None, access: Access) -> Mapping[str, object]:
    """The part of the record that draws it. Uploads `thumb`; one that the server refuses is left out."""
    external: dict[str, object] = {"uri": card.address, "title": card.title, "description": card.description}
    if thumb is not None:
        with suppress(Refused):
            external["thumb"] = access.upload(thumb.bytes, thumb.mime)
    return {"$type": "app.bsky.embed.external", "external": external}
