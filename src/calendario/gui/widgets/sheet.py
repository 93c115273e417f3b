"""The white sheet that groups what is read together: a heading, and rows between thin lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from calendario.gui.beside import Beside
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel

_MARGIN = 12


class Sheet(QFrame):
    """A sheet with `title`, an optional muted `note` beside it, a link at its right end, and rows."""

    def __init__(self, theme: Theme, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("sheet", True)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._rows: list[tuple[QFrame | None, QWidget]] = []

        self._head = QWidget(self)
        within = QVBoxLayout(self._head)
        within.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self._head_row = Beside(theme, None, self._head, spacing=8)
        within.addWidget(self._head_row)
        words = Beside(theme, None, self._head_row, spacing=8)
        self.heading = WrapLabel(theme, title, "heading", "ink", self._head, least_characters=22)
        self.note = WrapLabel(theme, note, "small", "muted", self._head)
        self.note.setVisible(bool(note))
        words.add(self.heading, 0, Qt.AlignmentFlag.AlignVCenter)
        words.add(self.note, 1)
        self._head_row.add(words, 1)
        self._head.setVisible(bool(title))
        self._column.addWidget(self._head)

    def set_title(self, title: str) -> None:
        self.heading.setText(title)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title))

    def set_note(self, note: str) -> None:
        """The muted words beside the title; empty hides them."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def add_link(self, text: str) -> QPushButton:
        """An underlined action at the right end of the heading; connect its `clicked`."""
        button = buttons.link(text, parent=self._head)
        self._head_row.add(button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return button

    def add_head_widget(self, widget: QWidget) -> None:
        """Any other widget at the right end of the heading."""
        self._head_row.add(widget, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def add_row(self, widget: QWidget, *, padded: bool = True) -> None:
        """Adds a row at the end, under a line if something stands above. `padded` gives it the margins of the sheet."""
        line = None
        if self._rows or not self._head.isHidden():
            line = QFrame(self)
            line.setProperty("line", True)
            self._column.addWidget(line)
        if padded:
            layout = widget.layout()
            (layout or widget).setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        self._column.addWidget(widget)
        self._rows.append((line, widget))

    def add_stretch(self) -> None:
        """Rows stay at the top; what is left of the sheet is white below them."""
        self._column.addStretch(1)

    def rows(self) -> list[QWidget]:
        return [row for _, row in self._rows]

    def clear_rows(self) -> None:
        """Takes all rows away and deletes them."""
        for line, row in self._rows:
            for widget in (line, row):
                if widget is not None:
                    self._column.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
        self._rows.clear()
