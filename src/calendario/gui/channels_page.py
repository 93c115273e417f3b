"""*Canales*: where the town hall speaks, how each one publishes, and how often it wants to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.errand import Alone
from calendario.domain.channel import Channel, ChannelState, FrequencyTarget
from calendario.domain.problem import Problem
from calendario.domain.slot import WeeklySlot, wall_clock
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.channel_dialogs import FrequencyDialog, RenameDialog, RetireDialog
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.sentences import hour, sentence, when


class ChannelsPage(QWidget):
    """One row per channel, in the order they were added; those that were disconnected below.

    `told` carries a sentence; `access_renewed` comes after a sign-in, so that the publisher is given the new keys.
    """

    areas = frozenset({"channels", "publications", "people"})
    told = Signal(str)
    access_renewed = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._problems: dict[UUID, Problem] = {}
        self._checking: set[UUID] = set()
        self._without_access: frozenset[UUID] = frozenset()
        self.rows: dict[UUID, ChannelRow] = {}
        self._shown: object = None
        self.setProperty("page", True)
        self.heading = WrapLabel(theme, self.tr("Channels"), "title", "ink", self)
        note = WrapLabel(theme, self.tr("Where your town hall speaks, and how often"), "small", "muted", self)
        self.add = buttons.primary(self.tr("Add a channel…"), theme.icon("mas", "on_accent"), parent=self)
        self.add.clicked.connect(self.add_channel)
        head = Beside(theme, 560, self)
        head.add(self.heading)
        head.add(note, 1)
        head.add(self.add)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self._scroll)
        body.setProperty("page", True)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 10, 16, 16)
        self._column.setSpacing(10)
        self._column.addWidget(head)
        self._active = Sheet(theme, parent=body)
        self._retired = Sheet(theme, self.tr("Disconnected"), self.tr("they keep what was published"), body)
        self._empty = WrapLabel(theme, self.tr("There are no channels yet: add the first one."), "body", "muted", body)
        for part in (self._empty, self._active, self._retired):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._look_changed)

    def reload(self) -> None:
        """Reads the channels; keeps the scroll and, where its row is still there, the focus."""
        try:
            known = self._desk.channels.all(retired=True)
            waiting = {c.id: self._desk.channels.waiting(c.id) for c in known}
            self._without_access = self._desk.channels.without_access()
            now = wall_clock(self._desk.office.clock(), self._desk.office.institution().zone)
        except Problem as problem:
            self.told.emit(sentence(problem))
            return
        shown = (known, waiting, now.date(), dict(self._problems), set(self._checking), self._without_access)
        if shown == self._shown:
            return
        self._shown = shown
        focused, focused_name = self._focused_row()
        at = self._scroll.verticalScrollBar().value()
        self.rows = {}
        self._active.clear_rows()
        self._retired.clear_rows()
        for channel in known:
            retired = channel.state is ChannelState.RETIRED
            row = ChannelRow(self._theme, channel, waiting[channel.id], self._state_of(channel, now), self)
            (self._retired if retired else self._active).add_row(row)
            self.rows[channel.id] = row
            if not retired:
                row.wire(self)
        self._active.setVisible(any(c.state is not ChannelState.RETIRED for c in known))
        self._retired.setVisible(any(c.state is ChannelState.RETIRED for c in known))
        self._empty.setVisible(self._active.isHidden())
        self._scroll.verticalScrollBar().setValue(at)
        if focused in self.rows:
            self.rows[focused].take_focus(focused_name)

    def _look_changed(self) -> None:
        if self._shown is not None:
            self._shown = None  # the rows are made for the size of the text
            self.reload()

    def _focused_row(self) -> tuple[UUID | None, str]:
        """Where the focus is, or will be when a dialog above is gone: channel, and the name of its button."""
        for channel_id, row in self.rows.items():
            for button in row.buttons.values():
                if self.focusWidget() is button:
                    return channel_id, button.accessibleName()
        return None, ""

    def take_focus(self) -> None:
        """On the first channel's first button."""
        row = next(iter(self.rows.values()), None)
        if row is not None and not self._active.isHidden():
            row.take_focus("")
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _state_of(self, channel: Channel, now: object) -> tuple[str, str, str]:
        """Icon, token and words of how it stands."""
        if channel.state is ChannelState.RETIRED:
            return "descartada", "muted", self.tr("Disconnected")
        if channel.id in self._checking:
            return "reloj", "muted", self.tr("Checking…")
        if channel.id in self._without_access:
            return "aviso", "warn", self.tr("Not connected on this computer: connect it again")
        if channel.id in self._problems:
            return "aviso", "warn", sentence(self._problems[channel.id])
        if channel.state is ChannelState.PAUSED:
            return "pausa", "hold", self.tr("Stopped: nothing goes out here until you start it again")
        if channel.by_hand:
            return "manual", "planned", self.tr("At its hour we tell you and give you the text")
        if channel.limits_at is None:
            return "bien", "ok", self.tr("Ready")
        zone = self._desk.office.institution().zone
        today = wall_clock(self._desk.office.clock(), zone).date()
        return (
            "bien",
            "ok",
            self.tr("It works. Checked: %1").replace("%1", when(wall_clock(channel.limits_at, zone), today)),
        )

    # --- what a row asks for

    def add_channel(self) -> None:
        """The dialog, and what came of it."""
        channel = ConnectDialog.ask(self._desk, self._theme, self._background, None, self.window())
        if channel is not None:
            self.reload()
            if channel.by_hand:
                self.told.emit(self.tr("%1 is among your channels, by hand.").replace("%1", channel.name))
            else:
                self.access_renewed.emit()
                self.told.emit(self.tr("%1 is connected.").replace("%1", channel.name))

    def lacks_access(self, channel_id: UUID) -> bool:
        """Whether there is nothing to check before it is connected again."""
        return channel_id in self._without_access

    def sign_in_again(self, channel_id: UUID) -> None:
        """Renews access."""
        channel = self._desk.channels.channel(channel_id)
        if ConnectDialog.ask(self._desk, self._theme, self._background, channel, self.window()) is not None:
            self._problems.pop(channel_id, None)
            self.access_renewed.emit()
            self.told.emit(self.tr("%1 is connected again; what waited for it goes on.").replace("%1", channel.name))
            self.reload()

    def check(self, channel_id: UUID) -> None:
        """Asks the network, in the background; the row says what came of it."""
        self._checking.add(channel_id)
        self._problems.pop(channel_id, None)
        self.reload()
        nobody = Alone()
        work = partial(self._check, channel_id, nobody)
        self._background.wait_for(work, self._checked, give_up=nobody.patience.give_up)

    def _check(self, channel_id: UUID, nobody: Alone) -> tuple[UUID, Problem | None]:
        try:
            self._desk.channels.check(channel_id, nobody)
        except Problem as problem:
            return channel_id, problem
        return channel_id, None

    def _checked(self, answer: tuple[UUID, Problem | None]) -> None:
        channel_id, problem = answer
        self._checking.discard(channel_id)
        if problem is not None and self._opens_keys(problem):
            self.access_renewed.emit()
            self.check(channel_id)
            return
        if problem is not None:
            self._problems[channel_id] = problem
        self.reload()

    def _opens_keys(self, problem: Problem) -> bool:
        given = (self._desk, self._theme, self._background, problem, self.window())
        if problem.code in ASK_PASSPHRASE:
            return PassphraseDialog.ask(*given)
        # "vault_damaged" may be of this channel alone: signing in again mends that.
        return problem.code in KEYS_LOST - {"vault_damaged"} and KeysAnewDialog.ask(*given)

    def set_frequency(self, channel_id: UUID) -> None:
        """At least, at most, and the usual hours."""
        chosen = FrequencyDialog.ask(self._theme, self._desk.channels.channel(channel_id), self.window())
        if chosen is not None:
            self._do(partial(self._desk.channels.set_frequency, channel_id, *chosen), self.tr("Frequency saved."))

    def rename(self, channel_id: UUID) -> None:
        """Another name."""
        name = RenameDialog.ask(self._theme, self._desk.channels.channel(channel_id), self.window())
        if name is not None:
            self._do(partial(self._desk.channels.rename, channel_id, name), self.tr("Renamed."))

    def pause(self, channel_id: UUID) -> None:
        """Nothing goes out there."""
        try:
            held = self._desk.channels.pause(channel_id)
        except Problem as problem:
            self.told.emit(sentence(problem))
            return
        name = self._desk.channels.channel(channel_id).name
        if held:
            words = self.tr("%1 is stopped. %n publication(s) wait for you in Today.", "", held)
        else:
            words = self.tr("%1 is stopped. Nothing was planned there.")
        self.told.emit(words.replace("%1", name))
        self.reload()

    def resume(self, channel_id: UUID) -> None:
        """Active again; what was held stays held until somebody decides."""
        words = self.tr("Started again. What was on hold waits for you in Today.")
        self._do(partial(self._desk.channels.resume, channel_id), words)

    def retire(self, channel_id: UUID) -> None:
        """Disconnects, after the question."""
        channel = self._desk.channels.channel(channel_id)
        if RetireDialog.ask(self._theme, channel, self._desk.channels.waiting(channel_id), self.window()):
            self._problems.pop(channel_id, None)
            words = self.tr("%1 is disconnected.").replace("%1", channel.name)
            self._do(partial(self._desk.channels.retire, channel_id), words)

    def _do(self, change: Callable[[], object], words: str) -> None:
        try:
            change()
        except Problem as problem:
            self.told.emit(sentence(problem))
        else:
            self.told.emit(words)
        self.reload()


class ChannelRow(QWidget):
    """What one channel is and how it stands, with what can be done to it."""

    def __init__(
        self, theme: Theme, channel: Channel, waiting: int, state: tuple[str, str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.channel = channel
        retired = channel.state is ChannelState.RETIRED
        icon, token, standing_words = state
        how = self.how_words(channel)
        rhythm = self.frequency_words(channel)
        self.state = WrapLabel(theme, standing_words, "small", token if token in ("warn", "hold") else "ink", self)
        self.setAccessibleName(". ".join(filter(None, (channel.name, how, standing_words, rhythm))))

        name = Beside(theme, 260, self, spacing=8)
        name.add(WrapLabel(theme, channel.name, "strong", "muted" if retired else "ink", self))
        name.add(WrapLabel(theme, how, "small", "muted", self), 1)
        told_box = QWidget(self)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(name)
        if channel.address and channel.kind != "practice":
            texts.addWidget(ElidedLabel(theme, channel.address, "small", "muted", parent=self))
        if not retired:
            standing = QHBoxLayout()
            standing.setSpacing(6)
            standing.addWidget(IconLabel(theme, icon, token, 15, parent=self), 0, Qt.AlignmentFlag.AlignTop)
            standing.addWidget(self.state, 1)
            texts.addLayout(standing)
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
        for words in (side_box, self._actions):
            words.setVisible(not retired)
        self.buttons: dict[str, QWidget] = {}
        self.menu: QMenu | None = None

    def wire(self, page: ChannelsPage) -> None:
        """Its buttons, each for this channel on `page`."""
        channel_id, name = self.channel.id, self.channel.name
        if page.lacks_access(channel_id):
            again = buttons.plain(self.tr("Connect…"), small=True, parent=self)
            again.setAccessibleName(self.tr("Connect %1 again…").replace("%1", name))
            again.clicked.connect(partial(page.sign_in_again, channel_id))
            self._place("connect", again)
        else:
            check = buttons.plain(self.tr("Check"), small=True, parent=self)
            check.setAccessibleName(self.tr("Check %1").replace("%1", name))
            check.clicked.connect(partial(page.check, channel_id))
            self._place("check", check)
            if self.channel.by_hand:  # its place stays empty, so that the columns stand one below the other
                policy = check.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                check.setSizePolicy(policy)
                check.hide()
                del self.buttons["check"]
        rhythm = buttons.plain(self.tr("Frequency…"), small=True, parent=self)
        rhythm.setAccessibleName(self.tr("Frequency of %1…").replace("%1", name))
        rhythm.clicked.connect(partial(page.set_frequency, channel_id))
        self._place("frequency", rhythm)
        more = buttons.icon_button(
            self._theme, "puntos", self.tr("More about %1").replace("%1", name), small=True, parent=self
        )
        menu = QMenu(more)
        if self._signs_in(page):
            menu.addAction(self.tr("Sign in again…")).triggered.connect(partial(page.sign_in_again, channel_id))
        menu.addAction(self.tr("Rename…")).triggered.connect(partial(page.rename, channel_id))
        if self.channel.state is ChannelState.PAUSED:
            menu.addAction(self.tr("Start this channel again")).triggered.connect(partial(page.resume, channel_id))
        else:
            menu.addAction(self.tr("Stop this channel")).triggered.connect(partial(page.pause, channel_id))
        menu.addSeparator()
        menu.addAction(self.tr("Disconnect…")).triggered.connect(partial(page.retire, channel_id))
        more.clicked.connect(self._show_menu)
        self.menu = menu
        self._place("more", more)

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

    def _signs_in(self, page: ChannelsPage) -> bool:
        forms = page._desk.channels.forms
        return self.channel.kind in forms and forms[self.channel.kind].keeps_secret

    def _place(self, key: str, button: QWidget) -> None:
        self.buttons[key] = button
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
        """Its target and its usual hours."""
        return " · ".join(filter(None, (self._target_words(channel.target), self._slot_words(channel.slots))))

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
