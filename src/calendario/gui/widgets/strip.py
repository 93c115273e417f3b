"""The inline notice: what happened, what was not lost, and what can be done, in a tinted strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calendario.gui.theme import Theme
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel

_ICONS = {
    "warn": ("nosalio", "warn"),
    "unknown": ("porconfirmar", "unknown"),
    "block": ("bloquea", "block"),
    "hold": ("pausa", "hold"),
    "hint": ("sugerencia", "hint"),
    "ok": ("bien", "ok"),
    "seal": ("sello", "seal"),
    "pause": ("pausa", "surface"),
}
_LEAST_TEXT = 260  # px at 100 %: with less beside the buttons, they go below


class Strip(QFrame):
    """A notice with a severity: "warn", "unknown", "block", "hold", "hint", "ok", "seal", or "pause", the dark bar.

    `chips` are (letters, full name). Buttons stand at the right, or below the text where the strip is narrow. The
    heading can take the focus, so that a screen may start on it and not on a button.
    """

    def __init__(
        self,
        theme: Theme,
        severity: str,
        title: str,
        sentences: Sequence[str] = (),
        *,
        icon: str | None = None,
        chips: Sequence[tuple[str, str]] = (),
        actions: Sequence[QAbstractButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        name, icon_token = _ICONS[severity]
        self.setProperty("strip", severity)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(". ".join([title, *sentences]))
        tone = "surface" if severity == "pause" else "ink"

        self._icon = IconLabel(theme, icon or name, icon_token, 20, parent=self)
        self.heading = WrapLabel(theme, title, "strong", tone, self)
        self.heading.setAccessibleName(". ".join([title, *sentences]))
        self._text = QWidget(self)
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(self._heading_row(chips))
        self._sentences = [WrapLabel(theme, sentence, "small", tone, self._text) for sentence in sentences]
        for label in self._sentences:
            column.addWidget(label)
        self._actions = QWidget(self)
        self._action_row = QHBoxLayout(self._actions)
        self._action_row.setContentsMargins(0, 0, 0, 0)
        self._action_row.setSpacing(8)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 9, 12, 9)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._text, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._below: bool | None = None
        for button in actions:
            self.add_action(button)
        self._place_actions()
        theme.changed.connect(self._place_actions)

    def add_action(self, button: QAbstractButton) -> None:
        """One more button at the end."""
        self._action_row.addWidget(button)
        self._place_actions()

    def set_brief(self, brief: bool) -> None:
        """Where there is no room, the heading alone; the rest is in its tooltip."""
        for label in self._sentences:
            label.setVisible(not brief)
        self.setToolTip("\n".join(label.text() for label in self._sentences) if brief else "")

    def buttons(self) -> list[QAbstractButton]:
        return self._actions.findChildren(QAbstractButton)

    def actions_below(self) -> bool:
        """Whether the strip is so narrow that its buttons stand under the text."""
        return bool(self._below)

    def take_focus(self) -> None:
        """Puts the focus on the heading: nothing happens on Enter."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def minimumSizeHint(self) -> QSize:
        margins = self._grid.contentsMargins()
        wide = max(self._actions.sizeHint().width(), self._theme.scaled(120))
        width = margins.left() + margins.right() + self._theme.scaled(20) + 14 + wide
        return QSize(width, super().minimumSizeHint().height())

    def _heading_row(self, chips: Sequence[tuple[str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 3)  # the focus ring of the heading must not touch the words below
        row.setSpacing(5)
        row.addWidget(self.heading)
        if chips:
            row.addSpacing(3)
        for letters, name in chips:
            row.addWidget(ChannelChip(self._theme, letters, name, parent=self._text))
        row.addStretch(1)
        return row

    def _place_actions(self) -> None:
        buttons = self._actions.sizeHint().width() if self._action_row.count() else 0
        room = self.width() - buttons - self._theme.scaled(20) - 56
        needed = min(self._text.sizeHint().width(), self._theme.scaled(_LEAST_TEXT))
        below = buttons > 0 and self.testAttribute(Qt.WidgetAttribute.WA_Resized) and room < needed
        if below == self._below:
            return
        self._below = below
        self._grid.removeWidget(self._actions)
        self._actions.setVisible(True)
        if below:
            self._grid.addWidget(self._actions, 1, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._actions, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self.updateGeometry()
