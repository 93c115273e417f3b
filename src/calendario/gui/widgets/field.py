"""One question of a form: label above, the widget, help below, and what is wrong with the answer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel


class Field(QWidget):
    """`widget` under its `label`, with `help_text` or the error below it, and at its side what helps to fill it in.

    For a screen reader the label names the widget; help and error describe it.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        widget: QWidget,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._help = help_text
        self.widget = widget
        self.label = WrapLabel(theme, label, "strong", "ink", self)
        self.label.setBuddy(widget)
        self.help = WrapLabel(theme, help_text, "small", "muted", self)
        self._octagon = IconLabel(theme, "bloquea", "block", 14, parent=self)
        self._sentence = WrapLabel(theme, "", "small", "block", self)
        error_row = QHBoxLayout()
        error_row.setSpacing(5)
        error_row.addWidget(self._octagon, 0, Qt.AlignmentFlag.AlignTop)
        error_row.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)  # the focus ring reaches four pixels out of the widget
        column.addWidget(self.label)
        if beside is None:
            column.addWidget(widget)
        else:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(widget, 1)
            row.addWidget(beside)
            column.addLayout(row)
        column.addLayout(error_row)
        column.addWidget(self.help)
        if not widget.accessibleName():
            widget.setAccessibleName(label.replace("&", ""))
        if isinstance(widget, QSpinBox):
            inset(widget)
        # No focus proxy: where the widget was made before its field, Tab would go from the one to the other for ever.
        self.set_error(None)

    @property
    def error(self) -> str:
        """What is wrong, or an empty text."""
        return self._sentence.text()

    def set_error(self, sentence: str | None) -> None:
        """Says what is wrong and marks the widget, or takes both away."""
        wrong = bool(sentence)
        self._sentence.setText(sentence or "")
        for part in (self._sentence, self._octagon):
            part.setVisible(wrong)
        self.help.setVisible(bool(self._help) and not wrong)
        self.widget.setAccessibleDescription(sentence or self._help)
        self.widget.setProperty("invalid", wrong)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)

    def set_help(self, help_text: str) -> None:
        """Other words below; empty for none."""
        self._help = help_text
        self.help.setText(help_text)
        self.set_error(self.error or None)


def inset(box: QAbstractSpinBox) -> None:
    """Moves the text of a spin box off its border.

    WORKAROUND: a style sheet's padding does not reach the text of a box with arrows (Qt 6.11).
    """
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(8, 0, 0, 0)


def focus_first_error(fields: Iterable[Field]) -> bool:
    """Puts the focus on the first field with an error; whether there was one."""
    for field in fields:
        if field.error:
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False
