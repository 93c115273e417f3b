"""A video and pictures where a network takes one or the other: what is left out, where, and how it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from calendario.domain.post import Draft
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.sentences import listed

NAME = "left_out"  # of its strip, and what it is about


@dataclass(frozen=True, slots=True)
class LeftOut:
    """ "images" or "videos" (`field`) that were left out, with what each version (None: the base) had of its own; None
    where it followed the base.
    """

    field: str
    had: tuple[tuple[UUID | None, Any], ...]

    @property
    def name(self) -> str:
        """That of its strip: one for each thing that can be brought back."""
        return " ".join((NAME, self.field, *sorted(str(target) for target, _ in self.had)))


def left_out(draft: Draft, field: str, channel_ids: Sequence[UUID], around: Sequence[UUID]) -> tuple[Draft, LeftOut]:
    """The draft without them on those channels: in versions of their own where others of those `around` (all that the
    post may still change on) go on with the base's, else in the base.
    """
    own = {c: value for c in around if (value := _own(draft, c, field)) is not None}
    followers = {c for c in around if c not in own}
    here: list[tuple[UUID | None, Any]] = [(c, own[c]) for c in channel_ids if c in own]
    rest = [c for c in channel_ids if c in followers]
    if rest and followers <= set(rest):
        here.append((BASE, getattr(draft.base, field)))
    else:
        here += [(c, None) for c in rest]
    for target, _ in here:
        draft = changes.with_field(draft, target, field, ())
    return draft, LeftOut(field, tuple(here))


def put_back(draft: Draft, left: LeftOut) -> Draft:
    """As it was before; where somebody put others since, these stay."""
    for target, had in left.had:
        there = getattr(draft.base, left.field) if target is BASE else _own(draft, target, left.field)
        if there != ():
            continue
        if target is not BASE and had is None:
            draft = changes.following(draft, target, left.field)
        else:
            draft = changes.with_field(draft, target, left.field, had)
    return draft


def words_of(field: str, names: Sequence[str], *, nowhere: bool) -> str:
    """What was left out on the channels called `names`; `nowhere`: the post goes to no other with what it is."""
    if nowhere:
        if field == "images":
            return QCoreApplication.translate("Parting", "The post goes out without the images.")
        return QCoreApplication.translate("Parting", "The post goes out without the video.")
    if field == "images":
        #: %1 are channels
        words = QCoreApplication.translate(
            "Parting", "In %1 it goes out without the images. The others stay as they are."
        )
    else:
        #: %1 are channels
        words = QCoreApplication.translate(
            "Parting", "In %1 it goes out without the video. The others stay as they are."
        )
    return words.replace("%1", listed(list(names)))


def _own(draft: Draft, channel_id: UUID, field: str) -> Any:
    variant = draft.variant(channel_id)
    return None if variant is None else getattr(variant, field)
