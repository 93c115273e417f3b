"""What was a channel's own when it was told to follow the base again: held as it was, and given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from calendario.domain.post import Draft, PlanDraft
from calendario.gui.editor import changes
from calendario.sentences import listed


@dataclass(frozen=True, slots=True)
class Own:
    """The fields of `Content` that were the channel's own, with their values, and its hour (a naive wall time), None
    where that was not asked for.
    """

    channel_id: UUID
    fields: tuple[tuple[str, Any], ...]
    wall_time: datetime | None

    @property
    def names(self) -> tuple[str, ...]:
        """Of what it holds, as `changes.own_fields` calls it."""
        return (*(name for name, _ in self.fields), *(() if self.wall_time is None else (changes.TIME,)))

    @property
    def name(self) -> str:
        """That of its strip: one for each channel and what it held."""
        return " ".join(("inherited", str(self.channel_id), *self.names))


def own_of(draft: Draft, plan: PlanDraft, channel_id: UUID, names: Iterable[str]) -> Own:
    """What of `names` is the channel's own now."""
    variant, asked = draft.variant(channel_id), set(names)
    own = () if variant is None else variant.own
    wall_time = dict(plan.own_times).get(channel_id) if changes.TIME in asked else None
    return Own(channel_id, tuple((name, getattr(variant, name)) for name in own if name in asked), wall_time)


def with_own(draft: Draft, plan: PlanDraft, own: Own) -> tuple[Draft, PlanDraft]:
    """Its own again, and nothing else of the post. A text takes the place of one that was written since (the field's
    history has that); other fields that were given something new meanwhile keep it.
    """
    since = changes.own_fields(draft, plan, own.channel_id)
    for name, value in own.fields:
        if name == "text" or name not in since:
            draft = changes.with_field(draft, own.channel_id, name, value)
    if own.wall_time is not None and changes.TIME not in since and own.channel_id in plan.channel_ids:
        plan = changes.with_own_time(plan, own.channel_id, own.wall_time)
    return draft, plan


def following_words(channel: str, own: Own, word: Callable[[str], str]) -> str:
    """What follows the base again, in the words of `word`; "" for nothing."""
    if not own.names:
        return ""
    if own.names == ("text",):
        #: %1 is a channel: «Bluesky's text»
        words = QCoreApplication.translate("Inheriting", "%1's text is the base text again.")
    else:
        #: %1 is a channel, %2 fields of a post: «images and hour»
        words = QCoreApplication.translate("Inheriting", "%1 uses what is shared again: %2.")
    return words.replace("%2", listed([word(name) for name in own.names])).replace("%1", channel)
