"""What the editor does to a draft and a plan, as new values: a version follows the base in each field until it is given
one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from calendario.domain.media import Image
from calendario.domain.pasted import kept, without_unseen
from calendario.domain.post import Content, Draft, PlanDraft, Variant

BASE = None  # the base text, where a channel's id stands for its version
_COMPOSED = ("text", "images", "videos")
TIME = "time"  # a field of the plan in which a channel may go its own way, beside those of `Content`


def text_of(draft: Draft, target: UUID | None) -> str:
    """What the base says, or what a channel would say."""
    return draft.base.text if target is BASE else draft.content_for(target).text


def has_own_text(draft: Draft, channel_id: UUID) -> bool:
    """Whether the channel no longer follows the base text."""
    variant = draft.variant(channel_id)
    return variant is not None and variant.text is not None


def with_text(draft: Draft, target: UUID | None, text: str) -> Draft:
    """`text` in the base, or as the channel's own."""
    return with_field(draft, target, "text", text)


def with_field(draft: Draft, target: UUID | None, name: str, value: Any) -> Draft:
    """A field of `Content` in the base, or as the channel's own. What is chosen, not composed, follows the base where
    it is the same.
    """
    if target is BASE:
        return replace(draft, base=replace(draft.base, **{name: value}))
    if name not in _COMPOSED and value == getattr(draft.base, name):
        value = None
    return draft.with_variant(replace(_variant(draft, target), **{name: value}))


def following(draft: Draft, channel_id: UUID, *names: str) -> Draft:
    """The channel follows the base again in those fields of `Content`."""
    return draft.with_variant(replace(_variant(draft, channel_id), **_nothing_own(names)))


def _nothing_own(names: Iterable[str]) -> dict[str, Any]:
    return dict.fromkeys(names)


def own_fields(draft: Draft, plan: PlanDraft, channel_id: UUID) -> tuple[str, ...]:
    """In what the channel goes its own way: fields of `Content`, and "time"."""
    own = _variant(draft, channel_id).own
    return (*own, TIME) if channel_id in dict(plan.own_times) else own


def with_said_of(draft: Draft, image: Image) -> Draft:
    """`image` wherever that picture is: what somebody says of it holds in the base and in every version."""

    def said(images: tuple[Image, ...]) -> tuple[Image, ...]:
        return tuple(image if i.digest == image.digest else i for i in images)

    variants = (v if v.images is None else replace(v, images=said(v.images)) for v in draft.variants)
    return replace(draft, base=replace(draft.base, images=said(draft.base.images)), variants=tuple(variants))


def with_channels(plan: PlanDraft, channel_ids: Iterable[UUID]) -> PlanDraft:
    """On those channels; an hour of a channel's own goes with its channel."""
    chosen = tuple(channel_ids)
    return replace(plan, channel_ids=chosen, own_times=tuple((c, t) for c, t in plan.own_times if c in chosen))


def with_own_time(plan: PlanDraft, channel_id: UUID, wall_time: datetime | None) -> PlanDraft:
    """A naive wall time for that channel alone; None follows the common one."""
    others = tuple((c, t) for c, t in plan.own_times if c != channel_id)
    return replace(plan, own_times=others if wall_time is None else (*others, (channel_id, wall_time)))


def fit_to_keep(text: str) -> tuple[str, int]:
    """`text` as a field of few words keeps it: nothing that cannot be kept (with how many characters that were) and
    nothing that nobody sees.
    """
    text, damaged = kept(text)
    return without_unseen(text), damaged


def content_shown(draft: Draft, target: UUID | None) -> Content:
    """What a preview shows."""
    return draft.base if target is BASE else draft.content_for(target)


def _variant(draft: Draft, channel_id: UUID) -> Variant:
    return draft.variant(channel_id) or Variant(channel_id)
