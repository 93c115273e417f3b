"""What the window remembers on this computer between two starts: its place, its look and the emoji used last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication

#: Emoji that are remembered: two rows of the picker.
MOST_RECENT = 20

_SCHEMES = ("system", "light", "dark")


class WindowState:
    """A small file in the profile. What cannot be read is not remembered; nothing is written before `keep`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder.expanduser() / "window.ini"
        self._kept = QSettings(str(self._file), QSettings.Format.IniFormat)

    @property
    def look(self) -> tuple[str, int]:
        """Scheme and text size (per cent) of the last time: the first painted window already wears them."""
        scheme, scale = self._kept.value("scheme", _SCHEMES[0]), self._kept.value("text_scale", 100)
        try:
            size = int(str(scale))
        except ValueError:
            size = 100
        return (str(scheme) if scheme in _SCHEMES else _SCHEMES[0]), size if 100 <= size <= 200 else 100

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @property
    def recent_emoji(self) -> tuple[str, ...]:
        """Those used last, newest first."""
        kept = str(self._kept.value("recent_emoji", "")).split()
        return tuple(kept[:MOST_RECENT])

    def keep_emoji(self, recent: Sequence[str]) -> None:
        """Newest first; those beyond `MOST_RECENT` are forgotten."""
        if self._file.parent.is_dir():
            self._kept.setValue("recent_emoji", " ".join(recent[:MOST_RECENT]))

    def keep(self, geometry: QByteArray, scheme: str, text_scale: int) -> None:
        """For the next start; only in a folder that is there already."""
        if self._file.parent.is_dir():
            self._kept.setValue("geometry", geometry)
            self._kept.setValue("scheme", scheme)
            self._kept.setValue("text_scale", text_scale)
            self._kept.sync()


def paper(resources: Path, scheme: str) -> QColor:
    """The colour of the window's paper in `scheme`, without loading the whole theme. Needs a QApplication."""
    tokens = json.loads((resources / "style" / "tokens.json").read_text(encoding="utf-8"))
    light, dark = tokens["colour"]["window"]
    system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return QColor(dark if scheme == "dark" or (scheme == "system" and system_is_dark) else light)
