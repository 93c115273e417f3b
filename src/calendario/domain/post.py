"""A post and its immutable revisions: a base text for all channels, and versions that inherit field by field."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from calendario.domain.details import NOTHING_TOLD, Details, details_from_json, details_to_json
from calendario.domain.media import Image, Video, image_from_json, image_to_json, video_from_json, video_to_json
from calendario.domain.read import items, record, words
from calendario.domain.text import first_line
from calendario.domain.thread import joined, parts_of


class Visibility(StrEnum):
    """Who sees a post where the network lets one choose (Mastodon's four)."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"


#: Videos that a post has at most, whatever a network would take.
MOST_VIDEOS = 1


@dataclass(frozen=True, slots=True)
class Content:
    """What one channel would say. Where the text is divided (`domain.thread`) it is a thread, or one text.

    `link` is the page the post leads to, where it is not in the text already: see `Channel.composed`. There is at most
    one video, and it goes without pictures.
    """

    text: str = ""
    images: tuple[Image, ...] = ()
    warning: str = ""  # Mastodon's content warning
    visibility: Visibility = Visibility.PUBLIC
    language: str = "es"
    videos: tuple[Video, ...] = ()
    link: str = ""

    @property
    def parts(self) -> tuple[Content, ...]:
        """Post by post, what a thread says: pictures, video and link go with the first, all else with each."""
        first, *others = parts_of(self.text)
        return (replace(self, text=first), *(replace(self, text=t, images=(), videos=(), link="") for t in others))

    @property
    def joined(self) -> Content:
        """The same as one post, for where there are no threads."""
        return replace(self, text=joined(self.text))


@dataclass(frozen=True, slots=True)
class Variant:
    """The version for one channel: a field that is None follows the base, any other value is the channel's own."""

    channel_id: UUID
    text: str | None = None
    images: tuple[Image, ...] | None = None
    warning: str | None = None
    visibility: Visibility | None = None
    language: str | None = None
    videos: tuple[Video, ...] | None = None
    link: str | None = None

    def over(self, base: Content) -> Content:
        """`base` with this version's own fields in place."""
        return replace(base, **{name: getattr(self, name) for name in self.own})

    @property
    def own(self) -> tuple[str, ...]:
        """The fields of `Content` in which it does not follow the base."""
        return tuple(f.name for f in fields(Content) if getattr(self, f.name) is not None)

    @property
    def follows(self) -> bool:
        """Whether it follows the base in everything."""
        return not self.own


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: everything a save turns into a revision. `title` names the post and heads its web page;
    `details` is what we know about it and tell nobody.
    """

    title: str = ""
    base: Content = Content()
    variants: tuple[Variant, ...] = ()
    details: Details = NOTHING_TOLD

    def content_for(self, channel_id: UUID) -> Content:
        """What the channel would say: its own fields over the base."""
        variant = self.variant(channel_id)
        return variant.over(self.base) if variant else self.base

    def variant(self, channel_id: UUID) -> Variant | None:
        """The channel's version, if it has fields of its own."""
        return next((v for v in self.variants if v.channel_id == channel_id), None)

    def with_variant(self, variant: Variant) -> Draft:
        """This draft with `variant` in place of that channel's; one that follows in everything is left out."""
        others = tuple(v for v in self.variants if v.channel_id != variant.channel_id)
        kept = others if variant.follows else (*others, variant)
        return replace(self, variants=tuple(sorted(kept, key=lambda v: v.channel_id.bytes)))

    def digests(self) -> frozenset[str]:
        """Everything of it that is kept as bytes: pictures, videos and their subtitles, in the base or any version."""
        images = [i for every in (self.base.images, *(v.images for v in self.variants)) for i in every or ()]
        videos = [v for every in (self.base.videos, *(v.videos for v in self.variants)) for v in every or ()]
        subtitles = [v.captions.digest for v in videos if v.captions is not None]
        return frozenset([*(i.digest for i in images), *(v.digest for v in videos), *subtitles])

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over everything that would be said on any channel; the order of versions does not matter, nor
        do the details, which no network is told.
        """
        said = draft_to_json(replace(self, details=NOTHING_TOLD))
        told = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Revision:
    """An immutable version of a post; `number` counts from 1, `parents` are the revisions it was written over."""

    id: UUID
    post_id: UUID
    number: int
    draft: Draft
    author_id: UUID
    saved_at: datetime
    parents: tuple[UUID, ...] = ()

    @property
    def content_hash(self) -> str:
        """The hash of what it says, see `Draft.content_hash`."""
        return self.draft.content_hash


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """Where and when, as the editor's form has it: chosen channels, a naive wall time, an hour of a channel's own."""

    channel_ids: tuple[UUID, ...] = ()
    wall_time: datetime | None = None
    own_times: tuple[tuple[UUID, datetime], ...] = ()
    not_after: datetime | None = None  # naive wall time too

    def time_for(self, channel_id: UUID) -> datetime | None:
        """The channel's own wall time, else the common one."""
        return dict(self.own_times).get(channel_id, self.wall_time)


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The unsaved state of a post on this machine, kept by autosave so that typing never floods the history.

    `base_revision_id` is the revision it was written over, `planned_then` what the publications said when it was kept.
    """

    post_id: UUID
    draft: Draft
    plan: PlanDraft
    saved_at: datetime
    base_revision_id: UUID | None = None
    planned_then: PlanDraft = PlanDraft()


def titled(draft: Draft) -> str:
    """Its title, or the first line of what it says; "" for neither."""
    return draft.title or first_line(draft.base.text)


def draft_to_json(draft: Draft) -> dict[str, object]:
    """JSON-ready form, versions ordered by channel; the same for the same content. What is as it always was, is left
    out: an old draft stays the same content.
    """
    ordered = sorted(draft.variants, key=lambda v: v.channel_id.bytes)
    return details_to_json(draft.details) | {
        "title": draft.title,
        "base": content_to_json(draft.base),
        "variants": [{"channel": str(v.channel_id)} | {n: _to_json(n, getattr(v, n)) for n in v.own} for v in ordered],
    }


def draft_from_json(data: object) -> Draft:
    """The inverse of `draft_to_json`. Raises `ValueError`, `KeyError` or `TypeError` on anything else."""
    said = record(data)
    return Draft(
        title=words(said["title"]),
        base=content_from_json(said["base"]),
        variants=tuple(_variant_from_json(record(one)) for one in items(said["variants"])),
        details=details_from_json(said),
    )


def _variant_from_json(data: dict[str, Any]) -> Variant:
    own = {name: value for name, value in data.items() if value is not None}
    return Variant(channel_id=UUID(words(data["channel"])), **_fields_from_json(own))


def content_to_json(content: Content) -> dict[str, object]:
    """JSON-ready form."""
    unset = {name for name in _LATER if not getattr(content, name)}
    return {f.name: _to_json(f.name, getattr(content, f.name)) for f in fields(Content) if f.name not in unset}


def content_from_json(data: object) -> Content:
    """The inverse of `content_to_json`. Raises what `draft_from_json` does."""
    given = _fields_from_json(record(data))
    missing = {f.name for f in fields(Content)} - given.keys() - _LATER
    if missing:
        raise KeyError(*sorted(missing))
    return Content(**given)


#: Fields that came after the first drafts were kept: left out where they say nothing.
_LATER = frozenset(("videos", "link"))


def _to_json(name: str, value: Any) -> object:
    match name:
        case "images":
            return [image_to_json(image) for image in value]
        case "videos":
            return [video_to_json(video) for video in value]
        case _:
            return str(value)


def _fields_from_json(data: dict[str, Any]) -> dict[str, Any]:
    known = (f.name for f in fields(Content) if f.name in data)
    return {name: _from_json(name, data[name]) for name in known}


def _from_json(name: str, value: Any) -> Any:
    match name:
        case "images":
            return tuple(image_from_json(record(image)) for image in items(value))
        case "videos":
            return tuple(video_from_json(record(video)) for video in items(value))
        case "visibility":
            return Visibility(words(value))
        case _:
            return words(value)
