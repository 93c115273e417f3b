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

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.wrap_row import WrapRow

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
    heading can take the focus, so that a screen may start on it and not on a button. A `low` one is no higher than its
    button.
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
        low: bool = False,
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
        #: Where there is no room: its heading on one line, and the way to the rest
        self._short = ElidedLabel(theme, title, "strong", tone, 1, self)
        self._short.hide()
        self.unfold = buttons.icon_button(theme, "abajo", self.tr("Show the whole notice"), small=True, parent=self)
        self.unfold.clicked.connect(self._turn)
        self.unfold.hide()
        self._brief = self._folded = False
        self._actions = WrapRow(self)
        self._there: list[QAbstractButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(12, 3, 10, 3) if low else (12, 9, 12, 9))
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter if low else Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._text, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._short, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.unfold, 0, 3, Qt.AlignmentFlag.AlignTop)
        self._below: bool | None = None
        for button in actions:
            self.add_action(button)
        self._place_actions()
        theme.changed.connect(self._place_actions)

    def add_action(self, button: QAbstractButton) -> None:
        """One more button at the end."""
        self._actions.add(button)
        self._there.append(button)
        self._place_actions()

    def set_brief(self, brief: bool) -> None:
        """Where there is no room it is one line, and the person unfolds it."""
        if brief != self._brief:
            self._brief = self._folded = brief
            self._fold()

    def is_folded(self) -> bool:
        """Whether it is one line now."""
        return self._folded

    def buttons(self) -> list[QAbstractButton]:
        return list(self._there)

    def actions_below(self) -> bool:
        """Whether the strip is so narrow that its buttons stand under the text."""
        return bool(self._below)

    def take_focus(self) -> None:
        """Puts the focus on the heading: nothing happens on Enter."""
        heading = self._short if self._folded else self.heading
        heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def minimumSizeHint(self) -> QSize:
        margins = self._grid.contentsMargins()
        acting = 0 if self._folded else max((b.sizeHint().width() for b in self.buttons()), default=0)
        wide = max(acting, self._theme.scaled(20) + 14 + self._theme.scaled(120))
        width = margins.left() + margins.right() + wide
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

    def _turn(self) -> None:
        self._folded = not self._folded
        self._fold()

    def _fold(self) -> None:
        self._text.setVisible(not self._folded)
        self._short.setVisible(self._folded)
        name = self.tr("Show the whole notice") if self._folded else self.tr("Show less of the notice")
        self.unfold.setAccessibleName(name)
        self.unfold.setToolTip(tip(name))
        self.unfold.setIcon(self._theme.icon("abajo" if self._folded else "arriba"))
        self._place_actions(anew=True)

    def _place_actions(self, *, anew: bool = False) -> None:
        row = self._actions.sizeHint().width() if self._there else 0
        room = self.width() - row - self._theme.scaled(20) - 56 - (self.unfold.sizeHint().width() if self._brief else 0)
        needed = min(self._text.sizeHint().width(), self._theme.scaled(_LEAST_TEXT))
        below = row > 0 and self.testAttribute(Qt.WidgetAttribute.WA_Resized) and room < needed
        self.unfold.setVisible(self._brief and (below or bool(self._sentences) or self._short.is_elided()))
        if below == self._below and not anew:
            return
        self._below = below
        self._grid.removeWidget(self._actions)
        self._actions.setVisible(not (self._folded and below))
        if below:
            self._grid.addWidget(self._actions, 1, 0, 1, 4)
        else:
            self._grid.addWidget(self._actions, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self.updateGeometry()
