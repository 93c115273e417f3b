"""The channels of a post: who follows the base text, how long each version is, and which are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from calendario.domain.channel import Channel
from calendario.domain.rulers import Measure
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.version_row import ChannelRow, Line
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import flat
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.tick_menu import TickMenu


class ChannelList(Sheet):
    """`shown` brings the target a person chose (BASE or a channel's id); `chosen_changed` the channels ticked in the
    menu.
    """

    shown = Signal(object)
    chosen_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self._theme_ = theme
        self.set_title(self.tr("Channels"))
        #: Which channels the post goes to
        self._add = flat(self.tr("Choose…"), small=True)
        self._add.setAccessibleName(self.tr("Choose channels"))
        self._add.setToolTip(self.tr("Choose channels"))
        self._add.clicked.connect(self._choose)
        self.add_head_widget(self._add)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._rows_by_target: dict[UUID | None, ChannelRow] = {}
        self._available: tuple[Channel, ...] = ()
        self._chosen: tuple[UUID, ...] = ()
        self._fixed: frozenset[UUID] = frozenset()
        self._read_only = False

    def show_channels(
        self,
        lines: Sequence[Line],
        available: Iterable[Channel],
        chosen: tuple[UUID, ...],
        fixed: frozenset[UUID],
        shown: UUID | None,
    ) -> None:
        """`fixed` channels cannot be taken away: something is out there or under way."""
        self._available, self._chosen, self._fixed = tuple(available), chosen, fixed
        if [line.target for line in lines] != list(self._rows_by_target):
            self._rebuild(lines)
        for line in lines:
            row = self._rows_by_target[line.target]
            row.show_line(line)
            row.set_removable(line.target is not BASE and line.target not in fixed and not self._read_only)
        self._rows_by_target.get(shown, self._rows_by_target[BASE]).setChecked(True)
        for row in self._rows_by_target.values():
            row.one_stop()

    def set_read_only(self, read_only: bool) -> None:
        """Channels can be looked at, not chosen."""
        self._read_only = read_only
        self._add.setVisible(not read_only)

    def show_measures(self, measures: Mapping[UUID, Measure]) -> None:
        """What each ruler says now."""
        for target, row in self._rows_by_target.items():
            if target is not BASE and target in measures:
                before = row.sizeHint().height()
                row.show_measure(measures[target])
                if row.sizeHint().height() != before:
                    row.updateGeometry()

    def show_base_length(self, length: int) -> None:
        """In characters, for orientation: each channel counts by its own ruler."""
        self._rows_by_target[BASE].show_length(length)

    def row(self, target: UUID | None) -> ChannelRow:
        """The row of that target. Raises `KeyError`."""
        return self._rows_by_target[target]

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self._add, *self._rows_by_target.values()]

    def targets(self) -> list[UUID | None]:
        """From top to bottom."""
        return list(self._rows_by_target)

    def check(self, target: UUID | None) -> None:
        """Marks that row without telling."""
        self._rows_by_target[target].setChecked(True)

    def menu(self) -> QMenu:
        """Every channel, ticked where the post goes there."""
        menu = TickMenu(self)
        for channel in self._available:
            action = QAction(channel.name, menu)
            action.setCheckable(True)
            action.setChecked(channel.id in self._chosen)
            action.setEnabled(channel.id not in self._fixed)
            action.toggled.connect(lambda on, c=channel.id: self._toggle(c, on))
            menu.addAction(action)
        return menu

    def _choose(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _take_away(self, channel_id: UUID) -> None:
        """Whoever was on its row is on the next one then, which is shown; with no channel left, where one is chosen."""
        if self._rows_by_target[channel_id].hasFocus():
            others = [t for t in self._rows_by_target if t is not BASE and t != channel_id]
            place = [t for t in self._rows_by_target if t is not BASE].index(channel_id)
            if others:
                self._rows_by_target[others[min(place, len(others) - 1)]].go_to()
            else:
                self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self._toggle(channel_id, False)

    def _toggle(self, channel_id: UUID, on: bool) -> None:
        kept = [
            c.id
            for c in self._available
            if (c.id in self._chosen and c.id != channel_id) or (on and c.id == channel_id)
        ]
        gone = [c for c in self._chosen if c not in kept and c != channel_id]  # retired meanwhile: stay as they are
        self._chosen = (*kept, *gone)
        self.chosen_changed.emit(self._chosen)

    def _rebuild(self, lines: Sequence[Line]) -> None:
        had_focus = next((t for t, row in self._rows_by_target.items() if row.hasFocus()), ...)
        kept = self._rows_by_target
        for row in kept.values():
            self._group.removeButton(row)
        self.clear_rows()
        self._rows_by_target = {}
        for line in lines:
            row = ChannelRow(self._theme_, line, self)
            row.clicked.connect(lambda _=False, t=line.target: self.shown.emit(t))
            if line.target is not BASE:
                row.taken_away.connect(partial(self._take_away, line.target))
            self._group.addButton(row)
            self.add_row(row, padded=False)
            row.show()
            self._rows_by_target[line.target] = row
        if had_focus is not ...:
            self._rows_by_target.get(had_focus, self._rows_by_target[BASE]).setFocus()
