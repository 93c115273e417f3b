"""One channel among those of *Canales*: what it is, how it stands, and what can be done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from calendario.domain.channel import Channel, ChannelState, FrequencyTarget, Lateness, WhenLate
from calendario.domain.slot import WeeklySlot
from calendario.gui.beside import Beside
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences import hour


@dataclass(frozen=True, slots=True)
class Standing:
    """How a channel stands: an icon with its token and the words beside it; whether it has no access on this computer,
    its network asks for the person again, and it is one that is signed in to.
    """

    icon: str
    token: str
    words: str
    lacks_access: bool = False
    asks_to_sign_in: bool = False
    signs_in: bool = False
    computers: str = ""  # of a team's calendar, where its access is


class ChannelRow(QWidget):
    """What one channel is and how it stands, with what can be done to it.

    `asked` says what the person wants: "check", "sign_in", "frequency", "lateness", "move", "rename",
    "signature", "pause", "resume" or "retire".
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, channel: Channel, waiting: int, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.channel = channel
        retired = channel.state is ChannelState.RETIRED
        how = "" if retired else self.how_words(channel)
        rhythm = "" if retired else self.frequency_words(channel)
        tone = standing.token if standing.token in ("warn", "hold") else "ink"
        self.state = WrapLabel(theme, standing.words, "small", tone, self)
        self.setAccessibleName(". ".join(filter(None, (channel.name, how, standing.words, standing.computers, rhythm))))

        name = Beside(theme, 260, self, spacing=8)
        name.add(WrapLabel(theme, channel.name, "strong", "muted" if retired else "ink", self))
        self.how = WrapLabel(theme, how, "small", "muted", self)
        # Beside a long name it would be one word under the other.
        self.how.setMinimumWidth(min(theme.metrics("small").horizontalAdvance(how) + 2, theme.scaled(100)))
        name.add(self.how, 1)
        told_box = QWidget(self)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(name)
        if channel.address and channel.kind != "practice":
            texts.addWidget(ElidedLabel(theme, channel.address, "small", "muted", parent=self))
        if not retired:
            how_it_stands = QHBoxLayout()
            how_it_stands.setSpacing(6)
            mark = IconLabel(theme, standing.icon, standing.token, 15, parent=self)
            how_it_stands.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            how_it_stands.addWidget(self.state, 1)
            texts.addLayout(how_it_stands)
            if standing.computers:
                texts.addWidget(WrapLabel(theme, standing.computers, "small", "muted", self))
        self.rhythm = WrapLabel(theme, rhythm, "small", "ink", self)
        self.waiting = WrapLabel(theme, self.waiting_words(waiting), "small", "muted", self)
        side_box = QWidget(self)
        side = QVBoxLayout(side_box)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2)
        side.addWidget(self.rhythm)
        side.addWidget(self.waiting)
        side.addStretch(1)
        chip_box = QWidget(self)
        chip_box.setFixedWidth(theme.scaled(42))
        chip_row = QHBoxLayout(chip_box)
        chip_row.setContentsMargins(0, 2, 0, 0)
        chip_row.addWidget(ChannelChip(theme, channel.letters, channel.name, struck=retired, parent=chip_box))
        chip_row.addStretch(1)
        told = QHBoxLayout(told_box)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(12)
        told.addWidget(chip_box, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(texts, 1)
        self._actions = QWidget(self)
        self._action_row = QHBoxLayout(self._actions)
        self._action_row.setContentsMargins(0, 0, 0, 0)
        self._action_row.setSpacing(8)
        self._parts = Beside(theme, 720, self)
        self._parts.add(told_box, 3)
        self._parts.add(side_box, 2)
        self._parts.add(self._actions)
        row = QVBoxLayout(self)
        row.addWidget(self._parts)
        for words in (self.state, side_box, self._actions):
            words.setVisible(not retired)
        self.buttons: dict[str, QWidget] = {}
        self.first: QWidget | None = None
        self.menu: QMenu | None = None

    def wire(self, standing: Standing) -> None:
        """Its buttons, each of which says with `asked` what it is for."""
        name = self.channel.name
        if standing.lacks_access:
            again = self._button("connect", self.tr("Connect…"), self.tr("Connect %1 again…"))
            again.clicked.connect(partial(self._ask, "sign_in"))
        elif standing.asks_to_sign_in and standing.signs_in:
            again = self._button("sign_in", self.tr("Sign in again…"), self.tr("Sign in to %1 again…"))
            again.clicked.connect(partial(self._ask, "sign_in"))
        else:
            check = self._button("check", self.tr("Check"), self.tr("Check %1"))
            check.clicked.connect(partial(self._ask, "check"))
            if self.channel.by_hand:  # its place stays empty, so that the columns stand one below the other
                policy = check.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                check.setSizePolicy(policy)
                check.hide()
                del self.buttons["check"]
        rhythm = self._button("frequency", self.tr("Frequency…"), self.tr("Frequency of %1…"))
        rhythm.clicked.connect(partial(self._ask, "frequency"))
        more = buttons.icon_button(
            self._theme, "puntos", self.tr("More about %1").replace("%1", name), small=True, parent=self
        )
        self.menu = self._made_menu(more, standing)
        more.clicked.connect(self._show_menu)
        self._place("more", more)

    def _made_menu(self, more: QWidget, standing: Standing) -> QMenu:
        menu = QMenu(more)

        def add(words: str, what: str) -> None:
            menu.addAction(words).triggered.connect(partial(self._ask, what))

        if standing.signs_in:
            add(self.tr("Sign in again…"), "sign_in")
        if "sign_in" in self.buttons:
            add(self.tr("Check"), "check")
        if self.channel.kind == "webpage":
            add(self.tr("Change the folder or the address…"), "move")
        add(self.tr("Rename…"), "rename")
        add(self.tr("Signature…"), "signature")
        if not self.channel.by_hand:
            add(self.tr("What could not go out at its hour…"), "lateness")
        if self.channel.state is ChannelState.PAUSED:
            add(self.tr("Start this channel again"), "resume")
        else:
            add(self.tr("Stop this channel"), "pause")
        menu.addSeparator()
        add(self.tr("Disconnect…"), "retire")
        return menu

    def _ask(self, what: str) -> None:
        self.asked.emit(what)

    def _button(self, key: str, words: str, accessible: str) -> QPushButton:
        button = buttons.plain(words, small=True, parent=self)
        button.setAccessibleName(accessible.replace("%1", self.channel.name))
        self._place(key, button)
        return button

    def take_focus(self, name: str) -> None:
        """On the button of that accessible name, else on the first one."""
        wanted = next((b for b in self.buttons.values() if b.accessibleName() == name), None)
        target = wanted or next(iter(self.buttons.values()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self) -> None:
        more = self.buttons["more"]
        assert self.menu is not None
        self.menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _place(self, key: str, button: QWidget) -> None:
        self.buttons[key] = button
        self.first = self.first or button
        self._action_row.addWidget(button)

    def how_words(self, channel: Channel) -> str:
        """How it publishes, in plain words."""
        if channel.by_hand:
            return self.tr("by hand: you publish it")
        if channel.kind == "practice":
            return self.tr("for practice: it does not leave this computer")
        return self.tr("goes out by itself")

    def waiting_words(self, waiting: int) -> str:
        """What is still to go out."""
        return self.tr("%n to go out", "", waiting) if waiting else self.tr("Nothing planned")

    def frequency_words(self, channel: Channel) -> str:
        """Its target, its usual hours, and what it wants of what is late, where that is not to ask."""
        told = (self._target_words(channel.target), self._slot_words(channel.slots), self._late_words(channel.lateness))
        return " · ".join(filter(None, told))

    def _late_words(self, lateness: Lateness) -> str:
        if lateness.wanted is WhenLate.DROP:
            #: Of a channel, beside «3 a week»
            return self.tr("nothing late")
        if lateness.up_to is None:
            return ""
        #: Of a channel, beside «3 a week»
        return self.tr("late up to %n minute(s)", "", lateness.up_to // timedelta(minutes=1))

    def _target_words(self, target: FrequencyTarget) -> str:
        if target.maximum is not None and target.minimum:
            words = self.tr("From %1 to %2 a week")
            return words.replace("%1", str(target.minimum)).replace("%2", str(target.maximum))
        if target.maximum is not None:
            return self.tr("At most %n a week", "", target.maximum)
        if target.minimum:
            return self.tr("At least %n a week", "", target.minimum)
        return self.tr("No weekly target")

    def _slot_words(self, slots: tuple[WeeklySlot, ...]) -> str:
        """«lun a vie 10:00», «lun 9:00, jue 18:00»."""
        locale = QLocale()
        days_at: dict[str, list[int]] = {}
        for slot in slots:
            days_at.setdefault(hour(slot.wall_time), []).append(slot.weekday)
        told = []
        for at, days in days_at.items():
            names = [locale.dayName(d + 1, QLocale.FormatType.ShortFormat).rstrip(".") for d in days]
            in_a_row = len(days) > 2 and days == list(range(days[0], days[0] + len(days)))
            #: Days of the week: «Mon to Fri»
            span = self.tr("%1 to %2").replace("%1", names[0]).replace("%2", names[-1])
            shown = span if in_a_row else ", ".join(names)
            told.append(f"{shown} {at}")
        return ", ".join(told)
