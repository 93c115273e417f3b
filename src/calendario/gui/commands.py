"""What the menus and the pause button do, once there is a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.service import is_installed
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.exporting import export
from calendario.gui.help import AboutDialog, KeysDialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.menus import Menus
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.pausing import PauseDialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST, PublisherKeeper
from calendario.gui.regions import Regions
from calendario.gui.theme import Theme
from calendario.gui.widgets.app_bar import AppBar
from calendario.gui.working_days_dialog import WorkingDaysDialog
from calendario.gui.workplace import Workplace
from calendario.sentences import hour, sentence


class Commands(QObject):
    """Fills the menus of `bar` and does what is chosen. `restore_wanted` and `leave_wanted` are for the window."""

    restore_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        keeper: PublisherKeeper,
        workplace: Workplace,
        bar: AppBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._keeper = keeper
        self._workplace = workplace
        self._bar = bar
        self._window = window
        self._opening = False
        self.menus = Menus(bar.menu_bar, theme, window)
        self._regions = Regions(window, workplace.regions)
        self._wire(self.menus)
        bar.pause.clicked.connect(self.pause_or_review)
        bar.pause.setToolTip(self.tr("General pause (Ctrl+Shift+P)"))
        workplace.standing.paused_changed.connect(self._show_paused)
        workplace.passphrase_wanted.connect(self.ask_passphrase)

    def _wire(self, menus: Menus) -> None:
        menus.page.connect(self._workplace.go)
        menus.new_post.connect(self._workplace.pages.new_post)
        menus.letter.connect(self._workplace.letters.ask)
        menus.pause.connect(self.pause_or_review)
        menus.publishing.connect(self.set_publishing)
        menus.backup.connect(self._save_backup)
        menus.restore.connect(self.restore_wanted)
        menus.export.connect(self._export)
        menus.working_days.connect(self._count_days)
        menus.passphrase.connect(self.ask_passphrase)
        menus.reports.connect(self._open_reports)
        menus.keys.connect(self._show_keys)
        menus.about.connect(self._show_about)
        menus.region.connect(self._regions.move)
        menus.scheme.connect(self._choose_scheme)
        menus.text_size.connect(self._choose_text_size)
        menus.close_window.connect(self._window.close)
        menus.leave.connect(self.leave_wanted)
        menus.set_page_actions(self._page_actions)
        menus.mark_scheme(self._desk.choices.scheme)

    # --- stopping

    def pause_or_review(self) -> None:
        """Two clicks stop everything; while it is stopped the same button leads to the review."""
        try:
            if self._desk.stopping.current() is not None:
                self._workplace.pages.show_review()
                return
            reason = PauseDialog.ask(self._theme, self._window)
            if reason is None:
                return
            held = self._desk.stopping.pause(reason)
        except Problem as problem:
            self._workplace.told.refuse(sentence(problem))
            return
        self._workplace.standing.refresh(anew=True)
        self._workplace.told.tell(self.tr("Everything is stopped: %n post(s) on hold.", "", held))

    def set_publishing(self, on: bool) -> None:
        """Whether anything goes out from this computer, until the window is opened again."""
        if on:
            self._keeper.go_on()
            words = self.tr("What is planned goes out again from this computer.")
        else:
            self._keeper.stop(told=True)
            words = self.tr("Nothing goes out from this computer until you start it again.")
            if is_installed(self._desk.office.profile.folder):
                words = self.tr(
                    "Nothing goes out from this computer until you start it again, or until your next session."
                )
        self.menus.show_publishing(not on)
        self._workplace.standing.refresh_foot()
        self._workplace.told.tell(words)

    def _show_paused(self, started: datetime | None) -> None:
        words = None if started is None else self.tr("On hold since %1").replace("%1", hour(started))
        self._bar.set_paused(words)
        self.menus.show_pause(started is not None)

    def ask_passphrase(self) -> None:
        """Opens the keys of the channels. The keyring may ask its person first, which takes as long as they do."""
        if not self._opening:
            self._opening = True
            self._background.wait_for(self._desk.channels.open_vault, self._keys_open, self._keys_closed)

    def _keys_open(self, _nothing: object) -> None:
        self._opening = False
        self._workplace.unlocked()

    def _keys_closed(self, problem: Problem) -> None:
        self._opening = False
        given = (self._desk, self._theme, self._background, problem, self._window)
        if problem.code in ASK_PASSPHRASE:
            if PassphraseDialog.ask(*given):
                self._workplace.unlocked()
        elif problem.code in KEYS_LOST:
            if KeysAnewDialog.ask(*given):
                self._workplace.notices.drop("keys")
                self._workplace.go("channels")
        else:
            self._workplace.told.refuse(sentence(problem))

    # --- the rest

    def _save_backup(self) -> None:
        self._workplace.pages.settings().save_backup()

    def _export(self, form: str) -> None:
        told = export(self._desk, form, self._theme, self._window)
        if told:
            self._workplace.told.tell(told)

    def _count_days(self) -> None:
        try:
            WorkingDaysDialog.ask(self._desk, self._theme, self._window)
        except Problem as problem:
            self._workplace.told.refuse(sentence(problem))

    def _open_reports(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.office.profile.log)))

    def _show_keys(self) -> None:
        KeysDialog.ask(self._theme, self._window)

    def _show_about(self) -> None:
        AboutDialog.ask(self._theme, self._window)

    def _choose_scheme(self, scheme: str) -> None:
        self._desk.choices.set_scheme(scheme)
        self._theme.set_scheme(scheme)
        self.menus.mark_scheme(scheme)

    def _choose_text_size(self, size: int) -> None:
        self._desk.choices.set_text_scale(size)
        self._theme.set_text_scale(size)

    def _page_actions(self) -> Sequence[QAction]:
        actions = getattr(self._workplace.pages.current(), "menu_actions", None)
        return list(actions()) if callable(actions) else []
