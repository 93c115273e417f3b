"""Where the daily work is done: the screens, the way from one to the next, and the bars that are above all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.letters import Received
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.deciding import Deciding
from calendario.gui.dropped import take_copy
from calendario.gui.letters import Letters, letters_in
from calendario.gui.notices import Notices
from calendario.gui.pages import Pages
from calendario.gui.pausing import PauseBar
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.standing import Bars, Standing
from calendario.gui.steady import Steady
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS, ToldStrip
from calendario.gui.widgets.navigation import NavEntry, NavGroup, Navigation
from calendario.sentences import sentence

_LOW = 400  # px at 100 % text: less leaves no room for several notices
_ALL = 8  # kinds of notices


class Workplace(QWidget):
    """Everything once there is a calendar: `pages` are its screens, `standing` keeps what is around them true.

    `own_wanted`: the person leaves the sample for a calendar of their own; `passphrase_wanted`: they want to type it;
    `by_hand_came` with each publication that became a person's turn.
    """

    own_wanted = Signal()
    exchange_wanted = Signal(object)
    password_wanted = Signal()
    passphrase_wanted = Signal()
    by_hand_came = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        keeper: PublisherKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._keeper = keeper
        self._waiting = 0  # drafts of e-mails that the strip told of
        self.setProperty("page", True)
        self.pause_bar = PauseBar(theme, self)
        self.navigation = Navigation(theme, self)
        self.navigation.set_groups(self._groups())
        self.pages = Pages(desk, theme, background, self)
        self.notices = Notices(theme, self)
        self.steady = Steady(self.pages)
        self.told = ToldStrip(theme, self)
        self.letters = Letters(desk, background, self)
        self.deciding = Deciding(desk, theme, background, self)
        around = Bars(self.pause_bar, self.navigation, self.notices, self.told)
        self.standing = Standing(desk, keeper, self.pages, around)
        self._wire()
        self._lay_out()
        if desk.office.institution().sample:
            self.notices.say_sample()
        self._say_recovered()
        self.standing.show_away(desk.watching.away)
        theme.changed.connect(self._make_room)
        self.standing.refresh()

    def _groups(self) -> tuple[NavGroup, ...]:
        return (
            NavGroup(
                self.tr("Day by day"),
                (
                    NavEntry("today", "hoy", self.tr("Today")),
                    NavEntry("calendar", "calendario", self.tr("Calendar")),
                    NavEntry("bank", "bandeja", self.tr("Reusable texts")),
                    NavEntry("library", "imagen", self.tr("Library")),
                ),
            ),
            NavGroup(
                self.tr("Set-up"),
                (
                    NavEntry("channels", "canales", self.tr("Channels")),
                    NavEntry("settings", "ajustes", self.tr("Settings")),
                ),
            ),
        )

    def _wire(self) -> None:
        self.pause_bar.review.connect(self.pages.show_review)
        self.navigation.chosen.connect(self.go)
        self.pages.went.connect(self._went)
        self.pages.told.connect(self.told.tell)
        self.letters.received.connect(self._receive)
        self.letters.refused.connect(self.told.refuse)
        self.setAcceptDrops(True)
        self.pages.refused.connect(self.told.refuse)
        self.pages.moved.connect(self.steady.moved)
        self.pages.access_renewed.connect(self._keeper.use_passphrase)
        self.pages.exchange_wanted.connect(self.exchange_wanted)
        self.pages.published_now.connect(self.deciding.say_going)
        self.pages.discarded.connect(self.discarded)
        self.notices.by_hand_wanted.connect(self.by_hand)
        self.notices.today_wanted.connect(partial(self.go, "today"))
        self.notices.modes_wanted.connect(self.pages.show_modes)
        self.notices.by_hand_came.connect(self.by_hand_came)
        self.notices.own_wanted.connect(self.own_wanted)
        self.notices.password_wanted.connect(self.password_wanted)
        self.notices.passphrase_wanted.connect(self.passphrase_wanted)
        self.notices.again_wanted.connect(self._keeper.go_on)
        self.notices.recovered_wanted.connect(self._open_recovered)
        self.notices.recovered_left.connect(self._leave_recovered)
        self.notices.moved.connect(self.steady.moved)
        self.deciding.told.connect(self.told.tell)
        self.deciding.refused.connect(self.told.refuse)
        self.deciding.changed.connect(partial(self.standing.refresh, anew=True))
        self.standing.paused_changed.connect(self._make_room)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)  # a text with an undo of its own takes the keys first
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)

    def _lay_out(self) -> None:
        told_row = QVBoxLayout()
        told_row.setContentsMargins(16, 0, 16, 8)
        told_row.addWidget(self.told)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self.pages, 1)
        right.addLayout(told_row)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pause_bar)
        column.addLayout(middle, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An e-mail may be dropped anywhere."""
        if letters_in(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        self.letters.take(letters_in(event.mimeData()))

    def _make_room(self, _paused: object = None) -> None:
        low = self.height() < self._theme.scaled(_LOW)
        self.notices.make_room((0 if self.pause_bar.isVisible() else 1) if low else _ALL)

    def go(self, key: str) -> bool:
        """Shows that screen, unless the text being written cannot be left."""
        went = self.pages.go(key)
        if not went:
            self.navigation.set_current(self.pages.entry)
        return went

    def _went(self, key: str) -> None:
        self.told.another_screen()
        self.navigation.set_current(self.pages.entry)
        self.notices.show_hands(key != "today")  # there it is on the screen itself

    def regions(self) -> list[QWidget]:
        """In the order F6 goes through them: what is on hold, the way, the screen, notices, the last thing done. The
        bar on top is none: its only stop is the button that stops everything, and the menus have keys of their own.
        """
        own = getattr(self.pages.current(), "regions", None)  # of a screen of several parts
        screen = own() if callable(own) else [self.pages]
        wanted = [self.pause_bar, self.navigation, *screen, self.notices, self.told]
        return [region for region in wanted if region.isVisible()]

    # --- what can be taken back

    def undo(self) -> None:
        """Takes back what was told last, while that is offered: what *Deshacer* in the strip does; else what the screen
        can (`can_undo`, `undo`).
        """
        page = self.pages.current()
        of_page: Callable[[], object] | None = getattr(page, "undo", None)
        if self.told.offers_undo:
            self.told.undo.click()
        elif of_page is not None and getattr(page, "can_undo", True):
            of_page()
        else:
            self.told.refuse(self.tr("There is nothing to undo here."), passing=True)

    def discarded(self, post_id: UUID) -> None:
        """A post is out of sight; it can be brought back."""
        self.told.tell(self.tr("Discarded."), partial(self._bring_back, post_id), STAYS_MS)

    def _bring_back(self, post_id: UUID) -> None:
        try:
            self._desk.writing.undo_discard(post_id)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        self.told.tell(self.tr("It is back among the drafts."))
        self.standing.refresh(anew=True)

    # --- what notices lead to

    def _say_recovered(self) -> None:
        """What was being written when the program, or the computer, went off."""
        try:
            left = self._desk.writing.left_behind()
        except Problem:
            return  # the text is in the tray all the same
        if left is not None:
            self.notices.say_recovered(left.post_id, left.title)

    def _receive(self, received: Received) -> None:
        """Opened only where nobody is at something: an answer to a dialog or a menu, and the next key, are about what
        was in front when they began.
        """
        asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        opens = asked is None and not self.pages.writing
        before = self._waiting if self.told.leads else 0  # those that were told, and nobody has looked at since
        self._waiting = 0 if opens else before + 1
        if opens:
            self.pages.open_post(received.post_id)
        self.standing.refresh(anew=True)
        go_there = None if opens else partial(self.pages.open_another, received.post_id)
        self.told.tell(self.letters.words(received, waiting=self._waiting), go_there=go_there)

    def _open_recovered(self, post_id: UUID) -> None:
        self.notices.drop("recovered")
        self.pages.open_post(post_id)

    def _leave_recovered(self) -> None:
        self.notices.drop("recovered")
        try:
            self._desk.writing.put_down()
        except Problem as problem:
            self.told.refuse(sentence(problem))

    def by_hand(self, publication_id: UUID) -> None:
        """*Te toca*, for one publication."""
        try:
            decision = self._desk.calendar.decision(publication_id)
        except Problem as problem:
            self.told.refuse(sentence(problem))
            return
        ByHandDialog.ask(self._desk, self._theme, self._background, decision, self.window())
        self.standing.refresh()

    def unlocked(self) -> None:
        """The keys can be read now."""
        self.notices.drop("keys")
        self._keeper.use_passphrase()
        self.told.tell(self.tr("The keys are open until Calendario is closed."))
