"""A text of the bank, with its fields marked."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from calendario.domain.fields import fields
from calendario.gui.editor.positions import Positions
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken

_MOST_MARKED = 20_000  # what is longer cannot be kept


class FieldMarks(QSyntaxHighlighter):
    """A tint under each field."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Qt calls it for each block that changed."""
        if len(text) <= _MOST_MARKED:
            mark_fields(self, text, self._theme)


def mark_fields(marks: QSyntaxHighlighter, text: str, theme: Theme) -> None:
    """The tint under each field of a block, over whatever else is marked there."""
    found = fields(text)
    if not found:
        return
    positions = Positions(text)
    for field in found:
        start, end = positions.to_utf16(field.start), positions.to_utf16(field.end)
        for place in range(start, end):
            marked = QTextCharFormat(marks.format(place))
            marked.setBackground(theme.colour("warn_tint"))
            marked.setForeground(theme.colour("warn"))
            marks.setFormat(place, 1, marked)


class MarkedText(QPlainTextEdit):
    """To write it, or (`read_only`) to read and copy it. `lines` is its least height."""

    def __init__(self, theme: Theme, lines: int, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.setReadOnly(read_only)
        if read_only:
            self.setProperty("paper", "sunken")
        self.setTabChangesFocus(True)
        Unbroken(self)
        self.marks = FieldMarks(self.document(), theme)
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(240), self.minimumHeight())

    def _dress(self) -> None:
        self.setFont(self._theme.font("editor"))
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing() + self._theme.scaled(14) + 10)
