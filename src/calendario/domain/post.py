"""A post and its immutable revisions: a base text for all channels, and versions that inherit field by field."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from calendario.domain.text import first_line
from calendario.domain.thread import joined, parts_of


class Visibility(StrEnum):
    """Who sees a post where the network lets one choose (Mastodon's four)."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture copied into the profile: `digest` is the SHA-256 (hex) of its bytes, sizes in pixels and bytes."""

    digest: str
    mime: str
    width: int
    height: int
    size_bytes: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What one channel would say. Where the text is divided (`domain.thread`) it is a thread, or one text."""

    text: str = ""
    images: tuple[Image, ...] = ()
    warning: str = ""  # Mastodon's content warning
    visibility: Visibility = Visibility.PUBLIC
    language: str = "es"

    @property
    def parts(self) -> tuple[Content, ...]:
        """Post by post, what a thread says: the pictures go with the first, all else with each."""
        first, *others = parts_of(self.text)
        return (replace(self, text=first), *(replace(self, text=text, images=()) for text in others))

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

    def over(self, base: Content) -> Content:
        """`base` with this version's own fields in place."""
        own = {f.name: getattr(self, f.name) for f in fields(Content) if getattr(self, f.name) is not None}
        return replace(base, **own)

    @property
    def follows(self) -> bool:
        """Whether it follows the base in everything."""
        return all(getattr(self, f.name) is None for f in fields(Content))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: everything a save turns into a revision. `title` names the post and heads its web page;
    `category` (an id) says what it is about, to us alone.
    """

    title: str = ""
    base: Content = Content()
    variants: tuple[Variant, ...] = ()
    category: UUID | None = None

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
        """The pictures it uses, in the base or in any version."""
        every = [self.base.images, *(v.images for v in self.variants if v.images is not None)]
        return frozenset(image.digest for images in every for image in images)

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over everything that would be said on any channel; the order of versions does not matter, nor
        does the category, which no network is told.
        """
        said = draft_to_json(replace(self, category=None))
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
    """JSON-ready form, versions ordered by channel; the same for the same content. No category is left out."""
    category = {} if draft.category is None else {"category": str(draft.category)}
    return category | {
        "title": draft.title,
        "base": content_to_json(draft.base),
        "variants": [
            {
                "channel": str(v.channel_id),
                **{
                    k: w
                    for k, w in (
                        ("text", v.text),
                        ("images", None if v.images is None else [image_to_json(i) for i in v.images]),
                        ("warning", v.warning),
                        ("visibility", v.visibility),
                        ("language", v.language),
                    )
                    if w is not None
                },
            }
            for v in sorted(draft.variants, key=lambda v: v.channel_id.bytes)
        ],
    }


def draft_from_json(data: dict[str, object]) -> Draft:
    """The inverse of `draft_to_json`. Raises `ValueError`, `KeyError` or `TypeError` on anything else."""
    variants = data["variants"]
    if not isinstance(variants, list):
        raise TypeError("variants must be a list")
    return Draft(
        title=str(data["title"]),
        base=content_from_json(data["base"]),
        variants=tuple(
            Variant(
                channel_id=UUID(v["channel"]),
                text=v.get("text"),
                images=tuple(image_from_json(i) for i in v["images"]) if "images" in v else None,
                warning=v.get("warning"),
                visibility=Visibility(v["visibility"]) if "visibility" in v else None,
                language=v.get("language"),
            )
            for v in variants
        ),
        category=UUID(str(data["category"])) if "category" in data else None,
    )


def content_to_json(content: Content) -> dict[str, object]:
    """JSON-ready form."""
    return {
        "text": content.text,
        "images": [image_to_json(i) for i in content.images],
        "warning": content.warning,
        "visibility": str(content.visibility),
        "language": content.language,
    }


def content_from_json(data: object) -> Content:
    """The inverse of `content_to_json`."""
    if not isinstance(data, dict):
        raise TypeError("content must be an object")
    return Content(
        text=str(data["text"]),
        images=tuple(image_from_json(i) for i in data["images"]),
        warning=str(data["warning"]),
        visibility=Visibility(data["visibility"]),
        language=str(data["language"]),
    )


def image_to_json(image: Image) -> dict[str, object]:
    """JSON-ready form."""
    return {f.name: getattr(image, f.name) for f in fields(Image)}


def image_from_json(data: dict[str, object]) -> Image:
    """The inverse of `image_to_json`."""
    return Image(
        digest=str(data["digest"]),
        mime=str(data["mime"]),
        width=int(str(data["width"])),
        height=int(str(data["height"])),
        size_bytes=int(str(data["size_bytes"])),
        alt=str(data["alt"]),
    )
