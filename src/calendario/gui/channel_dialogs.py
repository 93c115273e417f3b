"""The smaller dialogs of *Canales*: rename, frequency, lateness, signature, disconnect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from calendario.domain.channel import Channel, FrequencyTarget, Lateness
from calendario.domain.networks import network_of
from calendario.domain.pasted import kept
from calendario.domain.problem import Problem
from calendario.domain.publication import ON_TIME
from calendario.domain.rulers import Measure, measure
from calendario.domain.slot import WeeklySlot
from calendario.gui.dialog import Dialog
from calendario.gui.lateness_form import LatenessForm
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice, Number
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.moment import HourField
from calendario.sentences import sentence

_MOST_A_WEEK = 99
_MINUTE = timedelta(minutes=1)
_MOST_SIGNED = 2_000  # characters of a signature; where a post has no end either


class RenameDialog(Dialog):
    """Another name for a channel."""

    def __init__(self, theme: Theme, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Rename the channel"), parent)
        self.name = QLineEdit(channel.name, self)
        self._field = Field(
            theme, self.tr("Name"), self.name, self.tr("Only here: on the network nothing changes."), self
        )
        self.add(self._field)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_main(self.tr("Rename"), self._rename)
        self.name.selectAll()
        self.name.setFocus()

    @classmethod
    def ask(cls, theme: Theme, channel: Channel, parent: QWidget | None = None) -> str | None:
        """The new name, or None."""
        dialog = cls(theme, channel, parent)
        return dialog.name.text().strip() if dialog.exec() else None

    def _rename(self) -> None:
        self._field.set_error(None if self.name.text().strip() else self.tr("Fill this in."))
        if not focus_first_error((self._field,)):
            self.accept()


class FrequencyDialog(Dialog):
    """How often a channel wants to speak: at least, at most, and at which hours of the week."""

    def __init__(self, theme: Theme, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Frequency of %1").replace("%1", channel.name), parent)
        self.add_text(
            self.tr("Publications from Monday to Sunday. The meters of the calendar follow it."), "small", "muted"
        )
        self.minimum = Number(self)
        self.minimum.setRange(0, _MOST_A_WEEK)
        self.minimum.setValue(channel.target.minimum)
        self.limited = QCheckBox(self.tr("More than a number is too many"), self)
        self.limited.setChecked(channel.target.maximum is not None)
        self.maximum = Number(self)
        self.maximum.setRange(1, _MOST_A_WEEK)
        self.maximum.setValue(channel.target.maximum or max(1, channel.target.minimum * 2))
        self.maximum.setEnabled(self.limited.isChecked())
        self.limited.toggled.connect(self.maximum.setEnabled)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        self._minimum = Field(theme, self.tr("At least each week"), self.minimum, self.tr("0 is no target."), self)
        self._maximum = Field(theme, self.tr("At most each week"), self.maximum, parent=self)
        pair.addWidget(self._minimum, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._maximum, 1, Qt.AlignmentFlag.AlignTop)
        holder = QWidget(self)
        pair.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(pair)
        self.add(holder)
        self.add(self.limited)
        self.add_text(self.tr("Usual days and hours"), "strong")
        self._slots = QWidget(self)
        self._column = QVBoxLayout(self._slots)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.rows: list[SlotRow] = []
        self.add(self._slots)
        for slot in channel.slots:
            self.add_slot(slot)
        self.add_another = buttons.flat(self.tr("Add a day and hour"), theme.icon("mas", "link"), parent=self)
        self.add_another.clicked.connect(self._add_another)
        beside = QWidget(self)
        beside_row = QHBoxLayout(beside)
        beside_row.setContentsMargins(0, 0, 0, 0)
        beside_row.addWidget(self.add_another)
        beside_row.addStretch(1)
        self.add(beside)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.minimum.setFocus()

    @classmethod
    def ask(
        cls, theme: Theme, channel: Channel, parent: QWidget | None = None
    ) -> tuple[FrequencyTarget, tuple[WeeklySlot, ...]] | None:
        """What was set, or None."""
        dialog = cls(theme, channel, parent)
        return (dialog.target(), dialog.slots()) if dialog.exec() else None

    def target(self) -> FrequencyTarget:
        """What the form says. Raises `BadInput` where the most is less than the least."""
        return FrequencyTarget(self.minimum.value(), self.maximum.value() if self.limited.isChecked() else None)

    def slots(self) -> tuple[WeeklySlot, ...]:
        """The rows, as they stand."""
        return tuple(row.slot() for row in self.rows)

    def add_slot(self, slot: WeeklySlot) -> None:
        """One more row."""
        row = SlotRow(self._theme, slot, self._slots)
        row.away.clicked.connect(partial(self._take_away, row))
        self._column.addWidget(row)
        self.rows.append(row)

    def _add_another(self) -> None:
        """The day after the last one, at the same hour."""
        last = self.slots()[-1] if self.rows else WeeklySlot(6, time(10))
        self.add_slot(WeeklySlot((last.weekday + 1) % 7, last.wall_time))
        self.rows[-1].day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, row: SlotRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        (self.rows[-1].day if self.rows else self.minimum).setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        try:
            self.target()
        except Problem as problem:
            self._maximum.set_error(sentence(problem))
            focus_first_error((self._maximum,))
            return
        self.accept()


class LatenessDialog(Dialog):
    """What happens to a publication of this channel whose hour passed while this computer was off."""

    def __init__(self, theme: Theme, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("If this computer was off at its hour"), parent)
        about = self.tr(
            "What should go out in %1 has %n minute(s) for it. If this computer was off or the network did not work:",
            "",
            ON_TIME // _MINUTE,
        )
        self.add_text(about.replace("%1", channel.name))
        self.form = LatenessForm(theme, channel.lateness, self)
        self.add(self.form)
        self.add_text(
            self.tr(
                "“Do not publish after”, in a post, always counts. Late posts go out one at a time, ten minutes apart. "
                "What does not go out stays in the calendar."
            ),
            "small",
            "muted",
        )
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self.accept)
        self.form.setFocus()

    @classmethod
    def ask(cls, theme: Theme, channel: Channel, parent: QWidget | None = None) -> Lateness | None:
        """What was chosen, or None."""
        dialog = cls(theme, channel, parent)
        return dialog.form.lateness() if dialog.exec() else None


class SignatureDialog(Dialog):
    """What every post of a channel ends with."""

    def __init__(self, theme: Theme, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Signature of %1").replace("%1", channel.name), parent)
        self._channel = channel
        self.text = QPlainTextEdit(channel.signature, self)
        Unbroken(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.metrics("body").lineSpacing() * 4 + theme.scaled(16))
        self._field = Field(theme, self.tr("What goes at the end of each post"), self.text, parent=self)
        self.add(self._field)
        self.add_text(
            self.tr("It counts as part of the text. It also goes with what is planned and has not gone out yet."),
            "small",
            "muted",
        )
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.text.textChanged.connect(self._count)
        self._count()
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    @classmethod
    def ask(cls, theme: Theme, channel: Channel, parent: QWidget | None = None) -> str | None:
        """The new signature ("" for none), or None."""
        dialog = cls(theme, channel, parent)
        return dialog.signature() if dialog.exec() else None

    def signature(self) -> str:
        """As it is kept."""
        return kept(self.text.toPlainText())[0].strip()

    def _measured(self) -> Measure:
        channel = self._channel
        return measure(channel.network, self.signature()[:_MOST_SIGNED], limits=channel.accepts)

    def _count(self) -> None:
        told = self._measured()
        if not self.signature():
            words = self.tr("For example: More on our web page, ayuntamiento.es")
        elif told.limit is None:
            words = self.tr("%n characters", "", told.length)
        else:
            #: %1 what a signature takes, %2 what fits in a post
            words = self.tr("It takes %1 of the %2 characters of a post").replace("%1", str(told.length))
            words = words.replace("%2", str(told.limit))
        self._field.set_error(None)
        self._field.set_help(words)

    def _save(self) -> None:
        told = self._measured()
        too_long = len(self.signature()) > _MOST_SIGNED or (told.limit is not None and told.length * 2 > told.limit)
        self._field.set_error(self.tr("It takes more than half of the post: shorten it.") if too_long else None)
        if not focus_first_error((self._field,)):
            self.accept()


class SlotRow(QWidget):
    """A day of the week and an hour, and the button that takes them away."""

    def __init__(self, theme: Theme, slot: WeeklySlot, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = Choice(self)
        self.day.addItems(week_days())
        self.day.setCurrentIndex(slot.weekday)
        self.day.setAccessibleName(self.tr("Day"))
        self.at = HourField(theme, self.tr("Hour"), slot.wall_time, self)
        self.away = buttons.icon_button(theme, "cerrar", self.tr("Take this day and hour away"), bare=True, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.day, 2)
        layout.addWidget(self.at)
        layout.addWidget(self.away)

    def slot(self) -> WeeklySlot:
        """As it stands."""
        return WeeklySlot(self.day.currentIndex(), self.at.hour())


class RetireDialog(Dialog):
    """«¿Desconectar Mastodon?»: what happens to what is planned there, and what does not."""

    def __init__(self, theme: Theme, channel: Channel, waiting: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Disconnect %1?").replace("%1", channel.name), parent)
        if waiting:
            self.add_text(self.tr("%n post(s) planned there will be a draft again.", "", waiting))
        else:
            self.add_text(self.tr("Nothing is planned there."))
        self.add_text(self.tr("What is published is not touched. Its keys are erased from this computer."))
        if "server" in channel.settings:
            #: %1 is a network: the permission can be withdrawn there too
            words = self.tr("To take the permission back in %1 too, do it there, in the settings of the account.")
            self.add_text(words.replace("%1", network_of(channel.network).name), "small", "muted")
        self.add_safe(self.tr("Do not disconnect"))
        self.add_choice(self.tr("Disconnect"), "danger").clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, channel: Channel, waiting: int, parent: QWidget | None = None) -> bool:
        """Whether to."""
        return bool(cls(theme, channel, waiting, parent).exec())


def week_days() -> Sequence[str]:
    """Monday to Sunday, in the window's language."""
    locale = QLocale()
    return [locale.dayName(day, QLocale.FormatType.LongFormat) for day in range(1, 8)]
