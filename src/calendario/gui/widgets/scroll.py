"""What scrolls where a screen is longer than its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class PageScroll(QScrollArea):
    """Without a frame and no stop of the keyboard, which goes to what is in its `body`."""

    def __init__(self, parent: QWidget, *, across: bool = True) -> None:
        """`across`: what is too wide may be scrolled to; else the body never is wider than its room."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget(self)
        self.body.setProperty("page", True)
        self.setWidget(self.body)
