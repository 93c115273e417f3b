"""What is to happen to what could not go out at its hour: asked of a channel, and of a category."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from calendario.domain.channel import LATEST, Lateness, WhenLate
from calendario.domain.publication import ON_TIME
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Number
from calendario.gui.widgets.field import inset
from calendario.gui.widgets.wrap_radio import WrapRadio

_MINUTE = timedelta(minutes=1)
_USUAL_LATENESS = timedelta(hours=1)


class LatenessForm(QWidget):
    """The ways there are, one of them marked. With `may_follow` there is one more: None, "as its channel says"."""

    def __init__(
        self, theme: Theme, lateness: Lateness | None, parent: QWidget | None = None, *, may_follow: bool = False
    ) -> None:
        super().__init__(parent)
        wanted = None if lateness is None else lateness.wanted
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.choices: dict[WhenLate | None, QRadioButton] = {}
        ways: list[tuple[WhenLate | None, str]] = [
            (WhenLate.ASK, self.tr("Ask me")),
            (WhenLate.SEND, self.tr("Publish it, if it is not later than this many minutes:")),
            (WhenLate.DROP, self.tr("Do not publish it, and do not ask")),
        ]
        if may_follow:
            ways.insert(0, (None, self.tr("As its channel says")))
        self.minutes = Number(self)
        self.minutes.setRange(ON_TIME // _MINUTE + 1, LATEST // _MINUTE)
        self.minutes.setSingleStep(15)
        up_to = None if lateness is None else lateness.up_to
        self.minutes.setValue((up_to or _USUAL_LATENESS) // _MINUTE)
        inset(self.minutes)
        self.minutes.setAccessibleName(self.tr("Minutes late at most"))
        for way, words in ways:
            choice = WrapRadio(words, self)
            choice.setChecked(way is wanted)
            column.addWidget(choice)
            self.choices[way] = choice
            if way is WhenLate.SEND:
                self.minutes.setEnabled(choice.isChecked())
                choice.toggled.connect(self.minutes.setEnabled)
                row = QHBoxLayout()
                row.setContentsMargins(theme.scaled(24), 0, 0, 0)
                row.addWidget(self.minutes)
                row.addStretch(1)
                column.addLayout(row)
                QWidget.setTabOrder(choice, self.minutes)
        self.setFocusProxy(self.choices[wanted])

    def lateness(self) -> Lateness | None:
        """What is marked."""
        wanted = next(way for way, choice in self.choices.items() if choice.isChecked())
        if wanted is None:
            return None
        return Lateness(wanted, self.minutes.value() * _MINUTE if wanted is WhenLate.SEND else None)
