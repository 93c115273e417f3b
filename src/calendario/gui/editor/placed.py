"""Where in a draft the words of a place are: whose field it is, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from calendario.domain.finding import Place, PlaceKind
from calendario.domain.post import Draft
from calendario.gui.editor.changes import BASE, content_shown

_FIELDS = {
    PlaceKind.TEXT: "text",
    PlaceKind.WARNING: "warning",
    PlaceKind.IMAGE: "images",
    PlaceKind.VIDEO: "videos",
}


def whose(draft: Draft, channel_id: UUID | None, place: Place) -> UUID | None:
    """The channel, where it has that field of its own; else BASE."""
    name = _FIELDS.get(place.kind)  # the title is everybody's
    variant = None if name is None or channel_id is BASE else draft.variant(channel_id)
    return channel_id if variant is not None and name in variant.own else BASE


def words_at(draft: Draft, target: UUID | None, place: Place) -> str:
    """What stands there in the base or in a channel's version; "" where there is no such picture or video."""
    content, at = content_shown(draft, target), place.number - 1
    match place.kind:
        case PlaceKind.TEXT:
            return content.text
        case PlaceKind.TITLE:
            return draft.title
        case PlaceKind.WARNING:
            return content.warning
        case PlaceKind.IMAGE:
            return content.images[at].alt if at < len(content.images) else ""
        case PlaceKind.VIDEO:
            return content.videos[at].alt if at < len(content.videos) else ""


def picture_at(draft: Draft, target: UUID | None, place: Place) -> str:
    """The digest of the picture described there; "" for another field. What is said of it holds in every version."""
    if place.kind is not PlaceKind.IMAGE:
        return ""
    images, at = content_shown(draft, target).images, place.number - 1
    return images[at].digest if at < len(images) else ""


def is_in_text(facts: Mapping[str, object]) -> bool:
    """Whether an unfilled field stands in the text itself, as the facts of its finding say."""
    return set(facts) == {"gap"}
