"""What the editor does to a draft and a plan, as new values: a version follows the base in each field until it is given
one of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from calendario.domain.post import Content, Draft, Image, PlanDraft, Variant, Visibility
from calendario.domain.text import from_paper

BASE = None  # the base text, where a channel's id stands for its version


def text_of(draft: Draft, target: UUID | None) -> str:
    """What the base says, or what a channel would say."""
    return draft.base.text if target is BASE else draft.content_for(target).text


def has_own_text(draft: Draft, channel_id: UUID) -> bool:
    """Whether the channel no longer follows the base text."""
    variant = draft.variant(channel_id)
    return variant is not None and variant.text is not None


def with_text(draft: Draft, target: UUID | None, text: str) -> Draft:
    """`text` in the base, or as the channel's own."""
    if target is BASE:
        return replace(draft, base=replace(draft.base, text=text))
    return draft.with_variant(replace(_variant(draft, target), text=text))


def following_text(draft: Draft, channel_id: UUID) -> Draft:
    """The channel says the base text again."""
    return draft.with_variant(replace(_variant(draft, channel_id), text=None))


def with_audience(draft: Draft, channel_id: UUID, warning: str, visibility: Visibility) -> Draft:
    """A channel's content warning and visibility; what equals the base follows it."""
    base = draft.base
    return draft.with_variant(
        replace(
            _variant(draft, channel_id),
            warning=None if warning == base.warning else warning,
            visibility=None if visibility is base.visibility else visibility,
        )
    )


def with_images(draft: Draft, images: Iterable[Image]) -> Draft:
    """The pictures of every channel that has none of its own."""
    return replace(draft, base=replace(draft.base, images=tuple(images)))


def with_channels(plan: PlanDraft, channel_ids: Iterable[UUID]) -> PlanDraft:
    """On those channels; an hour of a channel's own goes with its channel."""
    chosen = tuple(channel_ids)
    return replace(plan, channel_ids=chosen, own_times=tuple((c, t) for c, t in plan.own_times if c in chosen))


def with_own_time(plan: PlanDraft, channel_id: UUID, wall_time: datetime | None) -> PlanDraft:
    """A naive wall time for that channel alone; None follows the common one."""
    others = tuple((c, t) for c, t in plan.own_times if c != channel_id)
    return replace(plan, own_times=others if wall_time is None else (*others, (channel_id, wall_time)))


def fit_to_keep(text: str) -> tuple[str, int]:
    """`text` in NFC with LF line ends, without what cannot be kept and without what word processors hide in it
    (`from_paper`), and how many NULs and lone surrogates it had.

    Other control characters are left out without a word: no network shows them.
    """
    damaged = sum(c == "\0" or "\ud800" <= c <= "\udfff" for c in text)
    text = from_paper(text)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept), damaged


def content_shown(draft: Draft, target: UUID | None) -> Content:
    """What a preview shows."""
    return draft.base if target is BASE else draft.content_for(target)


def _variant(draft: Draft, channel_id: UUID) -> Variant:
    return draft.variant(channel_id) or Variant(channel_id)
