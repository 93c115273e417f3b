"""How each state of a publication looks and is called: shape and word first, colour third."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from calendario.domain.publication import State


class StateLook(NamedTuple):
    """`icon` and `token` by their names in the theme; `line` is "solid", "dashed" or "none"; `word` is translated."""

    icon: str
    token: str
    line: str
    word: str


_LOOKS = {
    "draft": ("borrador", "muted", "dashed"),
    "pending": ("pendiente", "seal", "dashed"),
    "returned": ("devuelta", "warn", "dashed"),
    "planned": ("programada", "planned", "solid"),
    "by_hand": ("manual", "planned", "solid"),
    "sending": ("enviando", "planned", "solid"),
    "published": ("publicada", "ok", "solid"),
    "unconfirmed": ("porconfirmar", "unknown", "solid"),
    "missed": ("nosalio", "warn", "solid"),
    "failed": ("fallo", "block", "solid"),
    "held": ("pausa", "hold", "solid"),
    "discarded": ("descartada", "muted", "none"),
}

#: The state of a publication -> its look, a key of `STATE`.
LOOK_OF = {
    State.PROPOSED: "draft",
    State.PLANNED: "planned",
    State.SENDING: "sending",
    State.BY_HAND: "by_hand",
    State.PUBLISHED: "published",
    State.UNCONFIRMED: "unconfirmed",
    State.FAILED: "failed",
    State.MISSED: "missed",
    State.HELD: "held",
    State.CANCELLED: "discarded",
}

# Severity of a finding -> icon, token: three silhouettes.
FINDING = {"block": ("bloquea", "block"), "warn": ("aviso", "warn"), "hint": ("sugerencia", "hint")}


def _words() -> dict[str, str]:
    return {
        "draft": QCoreApplication.translate("States", "Draft"),
        "pending": QCoreApplication.translate("States", "Waiting for approval"),
        "returned": QCoreApplication.translate("States", "Returned"),
        "planned": QCoreApplication.translate("States", "Planned"),
        "by_hand": QCoreApplication.translate("States", "Your turn"),
        "sending": QCoreApplication.translate("States", "Going out…"),
        "published": QCoreApplication.translate("States", "Published"),
        "unconfirmed": QCoreApplication.translate("States", "To be confirmed"),
        "missed": QCoreApplication.translate("States", "Did not go out"),
        "failed": QCoreApplication.translate("States", "Was not published"),
        "held": QCoreApplication.translate("States", "On hold"),
        "discarded": QCoreApplication.translate("States", "Discarded"),
    }


class _States(Mapping[str, StateLook]):
    """Reads the words at each look-up, so they are in the language of the window and not of the import."""

    def __getitem__(self, key: str) -> StateLook:
        return StateLook(*_LOOKS[key], word=_words()[key])

    def __iter__(self) -> Iterator[str]:
        return iter(_LOOKS)

    def __len__(self) -> int:
        return len(_LOOKS)


STATE: Mapping[str, StateLook] = _States()
"""State key -> StateLook. Raises KeyError for a key that is no state."""
