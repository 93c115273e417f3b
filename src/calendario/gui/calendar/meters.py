"""The channels' meters side by side, on as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.meter import FrequencyMeter, MeterFace

_GAP = 14


class MeterRow(QWidget):
    """`pressed` with the id of the channel whose meter was pressed."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, most_columns: int = 99) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = most_columns
        self._compact = False
        self._meters: dict[UUID, FrequencyMeter] = {}
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Frequency of each channel"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(6)
        theme.changed.connect(self._place)

    def show_meters(self, faces: Sequence[tuple[UUID, MeterFace]]) -> None:
        """One for each channel, in this order; those that stay keep their focus."""
        wanted = dict(faces)
        before = list(self._meters)
        for gone in [i for i in self._meters if i not in wanted]:
            meter = self._meters.pop(gone)
            self._grid.removeWidget(meter)
            meter.hide()
            meter.deleteLater()
        for channel_id, face in faces:
            kept = self._meters.get(channel_id)
            if kept is None:
                made = FrequencyMeter(self._theme, face, self, compact=self._compact)
                made.clicked.connect(partial(self._was_pressed, channel_id))
                self._meters[channel_id] = made
            elif kept.face != face:
                kept.set_face(face)
        self._meters = {channel_id: self._meters[channel_id] for channel_id, _ in faces}
        if list(self._meters) != before:
            self._columns = 0
        self._place()

    def set_compact(self, compact: bool) -> None:
        """Each meter on one line."""
        self._compact = compact
        for meter in self._meters.values():
            meter.set_compact(compact)
        self._place()

    def meters(self) -> tuple[FrequencyMeter, ...]:
        """In the order they stand."""
        return tuple(self._meters.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not self._meters:
            return
        least = max(meter.minimumSizeHint().width() for meter in self._meters.values()) + self._theme.scaled(24)
        fit = max(1, (self.width() + _GAP) // (least + _GAP))
        columns = min(len(self._meters), self._most, fit)
        if columns == self._columns:
            return
        self._columns = columns
        for meter in self._meters.values():
            self._grid.removeWidget(meter)
        for number, meter in enumerate(self._meters.values()):
            self._grid.addWidget(meter, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _was_pressed(self, channel_id: UUID, _checked: bool = False) -> None:
        self.pressed.emit(channel_id)
