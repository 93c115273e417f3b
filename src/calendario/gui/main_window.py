"""The window: painted first, then its calendar is opened, and it shows what there is to show."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QWidget

from calendario import paths
from calendario.domain.problem import Problem
from calendario.gui.window_state import WindowState

if TYPE_CHECKING:
    from calendario.desk.desk import Desk
    from calendario.desk.faces import Decision
    from calendario.gui.background import Background
    from calendario.gui.closing import Tray
    from calendario.gui.commands import Commands
    from calendario.gui.exchange import Exchange
    from calendario.gui.parts import Parts
    from calendario.gui.publisher_keeper import PublisherKeeper
    from calendario.gui.theme import Theme
    from calendario.gui.watch import StoreWatch
    from calendario.gui.widgets.app_bar import AppBar
    from calendario.gui.workplace import Workplace

_log = logging.getLogger(__name__)

_LOOKS, _BETWEEN_LOOKS_S = 150, 0.1  # a publisher that is sending ends when it has its answer


class _Blank(QWidget):
    """Paper: what is seen until the calendar is open. Tells when it was painted."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)  # once it is on the screen


class MainWindow(QMainWindow):
    """Shows paper until it is dressed and `open_calendar` is called. `painted` after the first paint; `settled` when
    the first screen stands; `troubled` when the calendar cannot be opened and the window says why; `over` when it was
    closed for good.
    """

    painted = Signal()
    settled = Signal()
    troubled = Signal()
    over = Signal()

    background: Background
    _theme: Theme

    def __init__(self, parts: Parts, paper: QColor, parent: QWidget | None = None) -> None:
        """`paper` is the colour of the first paint, before there is a theme."""
        super().__init__(parent)
        self._parts = parts
        self.desk: Desk | None = None
        self.workplace: Workplace | None = None
        self.keeper: PublisherKeeper | None = None
        self._watch: StoreWatch | None = None
        self.commands: Commands | None = None
        self._bar: AppBar | None = None
        self._tray: Tray | None = None
        self._dressed = False
        self._quitting = False
        self._told_after_opening = ""
        self._trouble = ""
        self._key: bytes | None = None  # of what this computer keeps encrypted, where its person was asked for it
        self._state = WindowState(parts.folder)
        self.setWindowTitle("Calendario")
        self.setMinimumSize(640, 440)
        self.resize(1366, 688)
        if self._state.geometry is not None:
            self.restoreGeometry(self._state.geometry)
        # One stack for good: a central widget that is exchanged takes the wrappers of the menus with it (PySide6 6.12).
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        blank = _Blank(self)
        blank.painted.connect(self.painted)
        self._put(blank)
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Window, paper)
        self.setPalette(colours)

    def dress(self, theme: Theme) -> None:
        """Everything shown from now on follows `theme`. Once."""
        from calendario.gui.background import Background
        from calendario.gui.widgets.focus_ring import FocusRing
        from calendario.gui.widgets.scroll import FocusFollower

        self._dressed = True
        self._theme = theme
        self.background = Background(self)
        self.setPalette(QPalette())
        self._ring = FocusRing(theme, self)
        FocusFollower(self)

    # --- opening the calendar

    def open_calendar(self) -> None:
        """In the background: the database's library alone takes longer to load than the window."""
        # For a team's it waits for a network, and perhaps for a person whose keyring is closed.
        begin = self.background.wait_for if paths.team(self._parts.folder).is_file() else self.background.run
        begin(partial(_open, self._parts, self._key), self._opened, self._not_opened)

    def _not_opened(self, problem: Problem) -> None:
        from calendario.gui.team_door import ANSWERED, TeamDoorDialog

        parts = self._parts
        if problem.code in ANSWERED and paths.team(parts.folder).is_file():
            given = (parts.folder, parts.clock, self._theme, self.background, problem, self._key, self)
            key = TeamDoorDialog.ask(*given)
            if key is not None:
                self._key = key
                self.open_calendar()
                return
        self.show_trouble(problem)

    def _opened(self, desk: Desk) -> None:
        self.desk = desk
        try:
            look, done = (desk.choices.scheme, desk.choices.text_scale), desk.setup.done
            self._begin_watching(desk)
        except Problem as problem:
            self.show_trouble(problem)
            return
        if look != self._state.look:  # another window of this calendar chose it, or it is a backup's
            self._theme.set_scheme(look[0])
            self._theme.set_text_scale(look[1])
        if done and self._knows_who(desk):
            self._show_workplace(desk)
        elif done:
            self.show_trouble(Problem("team_person_unknown"))
            return
        else:
            self._show_first_run(desk)
        self.settled.emit()

    def _knows_who(self, desk: Desk) -> bool:
        """Of a team's calendar, who uses it on this computer."""
        from calendario.gui.who import WhoDialog

        return desk.team.knows_me() or WhoDialog.ask(desk, self._theme, self)

    def _begin_watching(self, desk: Desk) -> None:
        from calendario.gui.watch import StoreWatch

        self._watch = StoreWatch(desk.watching, self)
        self._watch.look()  # what changes from here on, before a screen has read anything, is told

    def show_trouble(self, problem: Problem) -> None:
        """A whole page with the sentence of `problem` and the ways on, in place of the calendar."""
        from calendario.gui.trouble_page import TroublePage

        _log.error("the calendar cannot be opened: %s", problem.code)
        self._leave_calendar()
        page = TroublePage(self._theme, problem, self._parts.folder, self)
        page.retry.connect(self.open_calendar)
        page.restore.connect(self.restore_backup)
        page.leave.connect(self.leave)
        page.leave_team.connect(self.leave_team)
        self._put(page)
        self._take_last_keys(page)
        page.take_focus()
        self.troubled.emit()

    def _put(self, page: QWidget) -> None:
        """Shows `page` in place of what was shown."""
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _take_last_keys(self, page: QWidget) -> None:
        """Those that close, where there are no menus to have them."""
        for keys, do in (("Ctrl+W", self.close), ("Ctrl+Q", self.leave)):
            QShortcut(QKeySequence(keys), page).activated.connect(do)

    # --- first run

    def _show_first_run(self, desk: Desk) -> None:
        from calendario.gui.first_run import FirstRunPage

        page = FirstRunPage(desk, self._theme, self.background, self)
        page.begun.connect(self._begun)
        page.restore.connect(self._restore)
        page.exchange_wanted.connect(self.exchange)
        self._put(page)
        self._take_last_keys(page)
        self.setWindowTitle("Calendario")
        page.take_focus()
        if self._trouble:
            page.say_trouble(self._trouble)
            self._trouble = ""

    def _begun(self, words: str) -> None:
        assert self.desk is not None
        self._show_workplace(self.desk)
        if words and self.workplace is not None:
            self.workplace.told.refuse(words)  # what could not be done

    # --- daily work

    def _show_workplace(self, desk: Desk) -> None:
        from calendario.gui.closing import Tray
        from calendario.gui.commands import Commands
        from calendario.gui.publisher_keeper import PublisherKeeper
        from calendario.gui.widgets.app_bar import AppBar
        from calendario.gui.workplace import Workplace

        parts = self._parts
        self.keeper = PublisherKeeper(desk, self.background, parts.start_publisher, parts.clock, self)
        self._bar = AppBar(self._theme, self)
        self.setMenuWidget(self._bar)
        workplace = Workplace(desk, self._theme, self.background, self.keeper, self)
        self.workplace = workplace
        self.commands = Commands(desk, self._theme, self.background, self.keeper, workplace, self._bar, self)
        self.commands.restore_wanted.connect(self.restore_backup)
        self.commands.leave_wanted.connect(self.leave)
        workplace.own_wanted.connect(self.begin_with_own)
        workplace.exchange_wanted.connect(self.exchange)
        workplace.password_wanted.connect(self.ask_password)
        workplace.by_hand_came.connect(self._message_by_hand)
        self._put(workplace)
        self._show_name(desk)
        if Tray.is_there():
            self._tray = Tray(self._theme, self)
            self._tray.opened.connect(self.come_to_front)
            self._tray.pause_wanted.connect(self._pause_from_tray)
            self._tray.quit_wanted.connect(self.leave)
            self._tray.message_clicked.connect(self.come_to_front)
        if self._watch is not None:
            self._watch.changed.connect(workplace.standing.store_changed)
            self._watch.changed.connect(lambda areas: self._show_name(desk) if "people" in areas else None)
            self._watch.away.connect(workplace.standing.show_away)
        workplace.standing.refresh()
        workplace.go("today")
        self.keeper.begin()
        if self._told_after_opening:
            workplace.told.tell(self._told_after_opening)
            self._told_after_opening = self._trouble = ""

    def _show_name(self, desk: Desk) -> None:
        self.setWindowTitle(self.tr("%1 — Calendario").replace("%1", desk.office.institution().name))

    def _pause_from_tray(self) -> None:
        self.come_to_front()
        if self.commands is not None:
            self.commands.pause_or_review()

    def _message_by_hand(self, decision: Decision) -> None:
        QApplication.alert(self)
        if self._tray is not None:
            title = self.tr("Your turn")
            words = self.tr("“%1” in %2").replace("%1", decision.title).replace("%2", decision.channel.name)
            self._tray.say(title, words)

    # --- another calendar in its place

    def begin_with_own(self) -> None:
        """The sample is put aside, beside the calendar, and the first run begins again."""
        from calendario.desk.anew import set_aside

        self._told_after_opening = self.tr("The sample is put aside, in the folder of the calendar.")
        self._key = None  # what it opens is put aside too
        self._exchange(partial(set_aside, self._parts.folder, self._parts.clock()))

    def restore_backup(self) -> None:
        """Asks which; the calendar that is here is kept beside it."""
        kinds = self.tr("Backups (*.zip)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Restore a backup"), str(Path.home()), kinds)
        if chosen:
            self._restore(Path(chosen))

    def _restore(self, source: Path) -> None:
        from calendario.desk.safekeeping import restore

        self._told_after_opening = self.tr("The backup is in place. What was here is kept in the same folder.")
        self._exchange(partial(restore, source, self._parts.folder, self._parts.clock()))

    def exchange(self, wanted: Exchange) -> None:
        """What somebody decided for: a team's calendar in the place of this one, or the other way round."""
        self._told_after_opening = wanted.words
        if self.desk is not None and self.desk.office.vault.state == "open":
            self._key = self.desk.office.vault.key  # nobody is asked for the passphrase twice
        self._exchange(wanted.change)

    def ask_password(self) -> None:
        """Of the team's server, where it was changed while the calendar is open: the next connection takes it."""
        from calendario.gui.team_door import TeamDoorDialog

        assert self.desk is not None
        parts, vault = self._parts, self.desk.office.vault
        key = vault.key if vault.state == "open" else self._key
        problem = Problem("team_server_password")
        given = (parts.folder, parts.clock, self._theme, self.background, problem, key, self)
        self._key = TeamDoorDialog.ask(*given) or self._key

    def leave_team(self) -> None:
        """For a team's calendar that cannot be opened: one of this computer instead."""
        from calendario.gui.leave_team import LeaveTeamDialog

        wanted = LeaveTeamDialog.ask(self._parts.folder, self._parts.clock, None, self._theme, self)
        if wanted is not None:
            self.exchange(wanted)

    def _exchange(self, change: Callable[[], object]) -> None:
        """Lets the calendar go, changes its files, and opens what is there then."""
        if self.workplace is not None and not self.workplace.pages.may_leave():
            return
        if self.keeper is not None:
            self.keeper.stop()
        desk = self.desk
        self._put(_Blank(self))
        self._leave_calendar()
        self.background.run(partial(_when_nobody_publishes, desk, change), self._exchanged, self._not_exchanged)

    def _exchanged(self, _answer: object) -> None:
        self.open_calendar()

    def _not_exchanged(self, problem: Problem) -> None:
        from calendario.sentences import sentence

        self._told_after_opening = self._trouble = sentence(problem)
        self.open_calendar()

    def _leave_calendar(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None
        if self.keeper is not None:
            self.keeper.end()
            self.keeper.deleteLater()
            self.keeper = None
        if self._tray is not None:
            self._tray.hide()
            self._tray = None
        self.workplace = None
        if self.commands is not None:
            self.commands.deleteLater()
            self.commands = None
        if self._bar is not None:
            for action in self.actions():
                self.removeAction(action)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if self.desk is not None:
            self.desk.watching.close()
            self.desk.office.database.close()  # both open again by themselves for whoever still asks
            self.desk = None
        self._parts.let_go()

    # --- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workplace is not None and not self.workplace.pages.may_leave():
            event.ignore()
            return
        chosen = self._what_becomes_of_the_publisher()
        if chosen is None:
            event.ignore()
            return
        choice, told = chosen
        self._keep_state()
        from calendario.gui.closing import GO_ON

        if choice == GO_ON and self._tray is not None and not self._quitting:
            self._tray.show()
            self.hide()
            event.ignore()
            return
        if choice != GO_ON and self.keeper is not None:
            self.keeper.stop(told=told)
        event.accept()
        self.over.emit()

    def _what_becomes_of_the_publisher(self) -> tuple[str, bool] | None:
        """`GO_ON` or `STOP`, and whether the person was told what will not go out; None: they want to stay."""
        from calendario.desk.service import is_installed
        from calendario.gui.closing import GO_ON, STOP, CloseDialog, waiting_posts

        if self.desk is None or self.workplace is None or self.desk.watching.away is not None:
            return STOP, False  # nothing can be asked of a publisher through a server that does not answer
        try:
            waiting = self.desk.calendar.publisher().waiting
            sample = self.desk.office.institution().sample
            if not waiting or sample or self.desk.stopping.current() is not None:
                return STOP, False  # nothing would really go out anyway
            kept = self.desk.choices.on_close
            if kept == GO_ON:
                return GO_ON, False
            today, posts = waiting_posts(self.desk)
            service = is_installed(self.desk.office.profile.folder)
            chosen = CloseDialog.ask(self._theme, today, waiting, posts, self, stopping=kept == STOP, service=service)
            if chosen is not None and kept == "ask":
                self.desk.choices.set_on_close(chosen)
        except Problem as problem:
            _log.warning("closing without asking: %s", problem.code)
            return GO_ON, False
        return None if chosen is None else (chosen, chosen == STOP)

    def leave(self) -> None:
        """Closes for good, not into the tray."""
        self._quitting = True
        hidden = not self.isVisible()
        if self.close() and hidden:  # a hidden window is closed without being asked
            self._keep_state()
            self.over.emit()
        self._quitting = False

    def come_to_front(self) -> None:
        """Shown, not minimised, above the others."""
        if self._tray is not None:
            self._tray.hide()
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def finish(self) -> None:
        """Waits for what runs in the background and closes the calendar."""
        if self._dressed:
            self.background.finish()
        self._leave_calendar()

    def _keep_state(self) -> None:
        scheme = self._theme.name
        scale = self._theme.text_scale
        if self.desk is not None:
            try:
                scheme = self.desk.choices.scheme
            except Problem:
                scheme = "system"
        self._state.keep(self.saveGeometry(), scheme, scale)


def _open(parts: Parts, key: bytes | None) -> Desk:
    """The desk, and the modules of the screens, which take as long to load."""
    desk = parts.open_desk(parts.folder, key)
    for name in ("first_run", "workplace"):
        import_module(f"calendario.gui.{name}")
    return desk


def _when_nobody_publishes(desk: Desk | None, change: Callable[[], object]) -> object:
    """Does `change` once the publisher that was asked to end has done so, or says that it has not."""
    pause = threading.Event()
    if desk is not None:
        for _look in range(_LOOKS):
            if not desk.calendar.publisher().alive:
                break
            pause.wait(_BETWEEN_LOOKS_S)
        desk.office.database.close()
    return change()
