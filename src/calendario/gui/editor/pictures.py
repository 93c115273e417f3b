"""Small versions of pictures, made off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from calendario.domain.problem import Problem


def small_picture(find: Callable[[], Path], most: QSize) -> QImage:
    """The picture at the path that `find` says (which may have to fetch it first), turned as its camera says, within
    `most` pixels; a null image when it cannot be had or read.
    """
    try:
        reader = QImageReader(str(find()))
    except Problem:
        return QImage()
    reader.setAutoTransform(True)
    full = reader.size()
    if full.isValid():
        reader.setScaledSize(full.scaled(most, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
