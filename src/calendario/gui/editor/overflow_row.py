"""Under a text that does not fit: by how much, and the two ways out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calendario.gui.shown import grouped
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel

_GAP = 8


class OverflowRow(QWidget):
    """`divide` asks for a thread, `shorten` for a short version of the text that is shown."""

    divide = Signal()
    shorten = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WrapLabel(theme, "", "small", "block")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.in_parts = buttons.plain(self.tr("Divide into a thread…"), small=True)
        self.in_parts.clicked.connect(self.divide)
        self.short = buttons.plain("", small=True)
        self.short.clicked.connect(self.shorten)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)  # the ring round the text
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        self._beside: bool | None = None
        self._arrange(beside=True)
        self.hide()

    def show_excess(self, excess: int | None, *, threads: bool, own: bool) -> None:
        """By how much it is too long; None: it fits. A text that is the channel's `own` already needs no version."""
        #: Under the bracket of what does not fit
        self.words.setText("" if excess is None else grouped(self.tr("%n too many", "", excess), excess))
        self.in_parts.setVisible(threads)
        #: Puts the caret there
        words = self.tr("Go to what does not fit") if own else self.tr("Write a short version")
        self.short.setText(words)
        self.short.setAccessibleName(words)
        self.setVisible(excess is not None)
        self._fit()

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.in_parts, self.short]

    def minimumSizeHint(self) -> QSize:
        widest = max((w.minimumSizeHint().width() for w in self._shown()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With text at 200 % the buttons stand below each other."""
        super().resizeEvent(event)
        self._fit()

    def _shown(self) -> list[QWidget]:
        return [w for w in (self.words, self.in_parts, self.short) if not w.isHidden()]

    def _fit(self) -> None:
        wanted = sum(widget.sizeHint().width() + _GAP for widget in self._shown())
        self._arrange(beside=wanted <= self.width())

    def _arrange(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, widget in enumerate((self.words, self.in_parts, self.short)):
            self._grid.addWidget(widget, *((0, place) if beside else (place, 0)))
        self.updateGeometry()
