"""The words after planning: when, and on which channels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from calendario.domain.channel import Channel
from calendario.domain.post import Draft
from calendario.domain.publication import Publication, State
from calendario.sentences import listed, when


def planned_words(publications: Sequence[Publication], channels: Mapping[UUID, Channel], today: date) -> str:
    """«Programada: jueves 26, 10:00, en Bluesky y Mastodon»; several hours one after the other."""
    hours: dict[datetime, list[str]] = {}
    for publication in publications:
        name = channels[publication.channel_id].name if publication.channel_id in channels else "…"
        hours.setdefault(publication.plan.wall_time, []).append(name)
    told = []
    for wall_time, names in sorted(hours.items()):
        #: An hour and the channels it goes out on
        words = QCoreApplication.translate("Telling", "%1, on %2")
        told.append(words.replace("%1", when(wall_time, today)).replace("%2", listed(names)))
    if any(p.state is State.HELD for p in publications):
        #: Planned while the general pause is on
        pattern = QCoreApplication.translate("Telling", "On hold until the pause ends: %1")
    else:
        pattern = QCoreApplication.translate("Telling", "Planned: %1")
    return pattern.replace("%1", "; ".join(told))


def all_texts(draft: Draft, channels: Mapping[UUID, str]) -> str:
    """The base text; where channels have texts of their own those too, each under the name that `channels` knows."""
    own = [(channels.get(v.channel_id, "…"), v.text) for v in draft.variants if v.text is not None]
    if not own:
        return draft.base.text
    #: Heading above the text that all channels follow, where several texts are copied at once
    base = (QCoreApplication.translate("Telling", "Base text"), draft.base.text)
    return "\n\n".join(f"{name}\n{text}" for name, text in (base, *own))
