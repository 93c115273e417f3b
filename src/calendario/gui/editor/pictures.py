"""Small versions of pictures, made off the GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def small_picture(path: Path, most: QSize) -> QImage:
    """The picture at `path`, turned as its camera says, within `most` pixels; a null image when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    full = reader.size()
    if full.isValid():
        reader.setScaledSize(full.scaled(most, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
