"""Where the dialogs that choose files begin: where the last file of that kind was, else among the person's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Location = QStandardPaths.StandardLocation
_OWN = {"pictures": _Location.PicturesLocation, "documents": _Location.DocumentsLocation}
_used: dict[str, Path] = {}


def last(kind: str) -> str:
    """A folder that is there, for "pictures" or "documents". Never the one the program happened to be started in."""
    choices = [_used.get(kind), Path(QStandardPaths.writableLocation(_OWN[kind]) or Path.home())]
    return str(next((folder for folder in choices if folder is not None and folder.is_dir()), Path.home()))


def used(kind: str, file: Path) -> None:
    """A file was chosen there; remembered until the program ends."""
    _used[kind] = file.parent
