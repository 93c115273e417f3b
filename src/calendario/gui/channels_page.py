"""*Canales*: where the town hall speaks, how each one publishes, and how often it wants to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.desk.channels import Renewed
from calendario.desk.desk import Desk
from calendario.desk.errand import Alone
from calendario.domain.adapter import SignInNeeded
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.channel_dialogs import FrequencyDialog, LatenessDialog, RenameDialog, RetireDialog, SignatureDialog
from calendario.gui.channel_row import ChannelRow, Standing
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.page_place import PagePlaceDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.sheet import Sheet
from calendario.sentences import checking, long_day, sentence, when


class ChannelsPage(QWidget):
    """One row per channel, in the order they were added; those that were disconnected below.

    `told` and `refused` carry a sentence; `access_renewed` comes after a sign-in, so that the publisher is given the
    new keys.
    """

    areas = frozenset({"channels", "publications", "people"})
    told = Signal(str)
    refused = Signal(str)
    access_renewed = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._problems: dict[UUID, Problem] = {}
        self._checking: set[UUID] = set()
        self._without_access: frozenset[UUID] = frozenset()
        self._opened_on: Mapping[UUID, tuple[str, ...]] = {}
        self._in_other_files: frozenset[UUID] = frozenset()
        self._asking: Mapping[UUID, Problem] = {}
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
        self._scroll = PageScroll(self)
        body = self._scroll.body
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._look_changed)

    def reload(self) -> None:
        """Reads the channels; keeps the scroll and, where its row is still there, the focus."""
        try:
            known = self._desk.channels.all(retired=True)
            waiting = {c.id: self._desk.channels.waiting(c.id) for c in known}
            self._opened_on = self._desk.channels.opened_on()
            self._in_other_files = self._desk.channels.in_other_files()
            self._without_access = self._desk.channels.without_access() - self._opened_on.keys()
            self._asking = self._desk.channels.asking_to_sign_in()
            now = wall_clock(self._desk.office.clock(), self._desk.office.institution().zone)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        asking = {channel_id: (problem.code, str(problem.facts)) for channel_id, problem in self._asking.items()}
        where = (self._without_access, dict(self._opened_on), self._in_other_files)
        shown = (known, waiting, now.date(), dict(self._problems), set(self._checking), where, asking)
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
            standing = self._standing_of(channel, now)
            row = ChannelRow(self._theme, channel, waiting[channel.id], standing, self)
            (self._retired if retired else self._active).add_row(row)
            self.rows[channel.id] = row
            if not retired:
                row.wire(standing)
                row.asked.connect(partial(self._asked, channel.id))
        firsts = [row.first for row in self.rows.values() if row.first is not None]
        for first in firsts:  # as wide as each other, so that the columns beside them stand one below the other
            first.setMinimumWidth(max(f.sizeHint().width() for f in firsts))
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

    def _standing_of(self, channel: Channel, now: datetime) -> Standing:
        forms = self._desk.channels.forms
        signs_in = channel.kind in forms and forms[channel.kind].keeps_secret
        return Standing(
            *self._state_of(channel, now),
            lacks_access=channel.id in self._without_access,
            asks_to_sign_in=self._asks_to_sign_in(channel.id) or channel.loses_access(self._desk.office.clock()),
            signs_in=signs_in,
            computers=self._computers_of(channel) if signs_in else "",
        )

    def _computers_of(self, channel: Channel) -> str:
        """Where its access is, of a team's calendar."""
        if self._desk.team.joined is None:
            return ""
        names = self._opened_on.get(channel.id)
        if names is None:
            return self.tr("No computer that is on can publish here")
        return self.tr("Its access is on: %1").replace("%1", ", ".join(names))

    def _state_of(self, channel: Channel, now: datetime) -> tuple[str, str, str]:
        """Icon, token and words."""
        if channel.state is ChannelState.RETIRED:
            return "descartada", "muted", self.tr("Disconnected")
        if channel.id in self._checking:
            return "reloj", "muted", self.tr("Checking…")
        if channel.id in self._without_access:
            return "aviso", "warn", self.tr("Not connected on this computer: connect it again")
        if channel.id in self._asking or channel.id in self._problems:
            return "aviso", "warn", self._trouble_words(channel)
        if channel.access_ends_at is not None and channel.loses_access(self._desk.office.clock()):
            return "aviso", "warn", self._ending_words(channel.access_ends_at, now)
        if channel.state is ChannelState.PAUSED:
            return "pausa", "hold", self.tr("Stopped: nothing goes out here until you start it again")
        if channel.by_hand:
            return "manual", "planned", self.tr("At its hour we tell you and give you the text")
        if channel.id in self._in_other_files:
            return "bien", "ok", self.tr("Its folder is on another computer: that one publishes here")
        words = self.tr("Ready")
        if channel.limits_at is not None:
            checked = wall_clock(channel.limits_at, self._desk.office.institution().zone)
            words = self.tr("It works. Checked: %1").replace("%1", when(checked, now.date()))
        if channel.kind == "webpage" and not channel.settings.get("address"):
            #: After «Ready» or «It works», of a page without a public address
            words = f"{words}. {self.tr('Its links open only on this computer')}"
        return "bien", "ok", words

    def _ending_words(self, access_ends_at: datetime, now: datetime) -> str:
        until = wall_clock(access_ends_at, self._desk.office.institution().zone)
        if until <= now:
            return self.tr("Its access ended: sign in again")
        #: %1 is a day: «Wednesday 25 November»
        return self.tr("Its access ends on %1: sign in again").replace("%1", long_day(until.date()))

    def _trouble_words(self, channel: Channel) -> str:
        """Of a check just made, or of what was turned away. Here nobody is sent to *Canales*: they are in it."""
        problem = self._problems.get(channel.id) or self._asking[channel.id]
        if problem.code == "sign_in_needed":
            return self.tr("It asks you to sign in again: until you do, nothing goes out here")
        return checking(problem)

    # --- what a row asks for

    def add_channel(self) -> None:
        """The dialog, and what came of it."""
        channel = ConnectDialog.ask(self._desk, self._theme, self._background, self.window())
        if channel is not None:
            self.reload()
            if channel.by_hand:
                self.told.emit(self.tr("%1 is among your channels, by hand.").replace("%1", channel.name))
            else:
                self.access_renewed.emit()
                self.told.emit(self.tr("%1 is connected.").replace("%1", channel.name))

    def _asked(self, channel_id: UUID, what: str) -> None:
        act: Callable[[UUID], None] = {
            "check": self.check,
            "sign_in": self.sign_in_again,
            "frequency": self.set_frequency,
            "lateness": self.set_lateness,
            "move": self.move_page,
            "rename": self.rename,
            "signature": self.set_signature,
            "pause": self.pause,
            "resume": self.resume,
            "retire": self.retire,
        }[what]
        act(channel_id)

    def _asks_to_sign_in(self, channel_id: UUID) -> bool:
        """Whether its network wants the person again, by what it said last."""
        problem = self._problems.get(channel_id) or self._asking.get(channel_id)
        return isinstance(problem, SignInNeeded) or channel_id in self._asking

    def sign_in_again(self, channel_id: UUID) -> None:
        """Renews access."""
        channel = self._desk.channels.channel(channel_id)
        renewed = ConnectDialog.ask_again(self._desk, self._theme, self._background, channel, self.window())
        if renewed is not None:
            self._problems.pop(channel_id, None)
            self.access_renewed.emit()
            self.told.emit(self._renewed_words(renewed))
            self.reload()

    def _renewed_words(self, renewed: Renewed) -> str:
        words = [self.tr("%1 is connected again.").replace("%1", renewed.channel.name)]
        if renewed.going_on:
            #: %n publications that waited for it
            words.append(self.tr("%n waiting publication(s) go out at their hour.", "", renewed.going_on))
        if renewed.to_decide:
            words.append(self.tr("%n publication(s) wait for your decision in Today.", "", renewed.to_decide))
        return " ".join(words)

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

    def set_lateness(self, channel_id: UUID) -> None:
        """What happens there to what could not go out at its hour."""
        chosen = LatenessDialog.ask(self._theme, self._desk.channels.channel(channel_id), self.window())
        if chosen is not None:
            self._do(partial(self._desk.channels.set_lateness, channel_id, chosen), self.tr("Saved."))

    def set_signature(self, channel_id: UUID) -> None:
        """What every post ends with there."""
        chosen = SignatureDialog.ask(self._theme, self._desk.channels.channel(channel_id), self.window())
        if chosen is not None:
            self._do(partial(self._desk.channels.set_signature, channel_id, chosen), self.tr("Saved."))

    def move_page(self, channel_id: UUID) -> None:
        """Another folder, or another address where people see it."""
        channel = self._desk.channels.channel(channel_id)
        moved = PagePlaceDialog.ask(self._desk, self._theme, self._background, channel, self.window())
        if moved is not None:
            self._problems.pop(channel_id, None)
            links = moved[1]
            if links:
                words = self.tr("%1 is changed, and so are %n link(s) of what is published.", "", links)
            else:
                words = self.tr("%1 is changed.")
            self.told.emit(words.replace("%1", channel.name))
            self.reload()

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
            self.refused.emit(sentence(problem))
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
            self.refused.emit(sentence(problem))
        else:
            self.told.emit(words)
        self.reload()
