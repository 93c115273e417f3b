"""The menus: every command there is, with its keys, for whoever works without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from calendario.gui.theme import SCHEMES, Theme

TEXT_SIZES = (100, 115, 130, 150, 200)  # per cent


_INSTEAD = {"undo": "take_back"}  # where a text has more to take back than what was typed
_OF_SCREEN = ("next_mark", "previous_mark", "next_notice", "previous_notice")  # never of a text


class Menus(QObject):
    """Fills a menu bar and tells what was chosen; does nothing itself but the commands of the text in focus."""

    page = Signal(str)
    new_post = Signal()
    letter = Signal()
    pause = Signal()
    publishing = Signal(bool)
    backup = Signal()
    restore = Signal()
    export = Signal(str)
    passphrase = Signal()
    working_days = Signal()
    reports = Signal()
    keys = Signal()
    about = Signal()
    region = Signal(int)
    scheme = Signal(str)
    text_size = Signal(int)
    close_window = Signal()
    leave = Signal()

    def __init__(self, bar: QMenuBar, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self._window = parent
        self._theme = theme
        self._of_page: Callable[[], Sequence[QAction]] = tuple
        self._fill()

    def set_page_actions(self, actions: Callable[[], Sequence[QAction]]) -> None:
        """What the shown screen adds to *Publicación* each time the menu opens."""
        self._of_page = actions

    def all(self) -> list[QMenu]:
        """The menus of the bar."""
        return [menu for action in self._bar.actions() if isinstance(menu := action.menu(), QMenu)]

    def show_pause(self, paused: bool) -> None:
        """*Pausa general…* or *Revisar y reanudar…*."""
        self._pause.setText(self.tr("&Review and resume…") if paused else self.tr("General &pause…"))

    def show_publishing(self, stopped: bool) -> None:
        """Whether the person stopped what goes out from this computer."""
        text = (
            self.tr("Start publishing from this computer") if stopped else self.tr("Stop publishing from this computer")
        )
        self._publishing.setText(text)
        self._publishing.setData(stopped)

    def _fill(self) -> None:
        file = self._menu(self.tr("&File"))
        self._add(file, self.tr("&New post"), self.new_post.emit, QKeySequence(QKeySequence.StandardKey.New))
        self._add(file, self.tr("New post from an e-&mail…"), self.letter.emit)
        file.addSeparator()
        self._add(file, self.tr("Save a &backup…"), self.backup.emit)
        self._add(file, self.tr("&Restore a backup…"), self.restore.emit)
        export = file.addMenu(self.tr("&Export the calendar"))
        self._add(export, self.tr("For calendar programs (.ics)…"), partial(self.export.emit, "ics"))
        self._add(export, self.tr("For spreadsheets (.csv)…"), partial(self.export.emit, "csv"))
        self._add(export, self.tr("For other programs (.json)…"), partial(self.export.emit, "json"))
        file.addSeparator()
        self._add(file, self.tr("&Close the window"), self.close_window.emit, QKeySequence("Ctrl+W"))
        self._add(file, self.tr("&Quit"), self.leave.emit, QKeySequence("Ctrl+Q"))

        edit = self._menu(self.tr("&Edit"))
        # Their keys are shown, not taken: a text or the calendar with the focus understands them itself.
        for text, command, keys in (
            (self.tr("&Undo"), "undo", "Ctrl+Z"),
            (self.tr("&Redo"), "redo", "Ctrl+Y"),
            (self.tr("Cu&t"), "cut", "Ctrl+X"),
            (self.tr("&Copy"), "copy", "Ctrl+C"),
            (self.tr("&Paste"), "paste", "Ctrl+V"),
            (self.tr("Select &all"), "selectAll", "Ctrl+A"),
            (self.tr("&Next mark in the text"), "next_mark", "F8"),
            (self.tr("Previous &mark in the text"), "previous_mark", "Shift+F8"),
            (self.tr("Next n&otice"), "next_notice", "F7"),
            (self.tr("Pr&evious notice"), "previous_notice", "Shift+F7"),
        ):
            if command == "next_mark":
                edit.addSeparator()
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action = edit.addAction(f"{text}\t{native}")
            action.setData(command)
            action.triggered.connect(self._edit)
        self._edit_menu = edit
        edit.aboutToShow.connect(self._ready_edit)
        self._focus: QWidget | None = None
        self._last: QWidget | None = None  # that had the focus before the menus took it
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

        view = self._menu(self.tr("&View"))
        for number, (key, text) in enumerate(
            (
                ("today", self.tr("&Today")),
                ("calendar", self.tr("&Calendar")),
                ("bank", self.tr("&Reusable texts")),
                ("library", self.tr("&Library")),
                ("channels", self.tr("C&hannels")),
                ("settings", self.tr("&Settings")),
            ),
            1,
        ):
            self._add(view, text, partial(self.page.emit, key), QKeySequence(f"Ctrl+{number}"))
        view.addSeparator()
        self._add(view, self.tr("Next &part of the window"), partial(self.region.emit, 1), QKeySequence("F6"))
        self._add(view, self.tr("Pre&vious part"), partial(self.region.emit, -1), QKeySequence("Shift+F6"))
        view.addSeparator()
        looks = view.addMenu(self.tr("&Look"))
        self._schemes = QActionGroup(self)
        words = {"system": self.tr("Like the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for scheme in SCHEMES:
            action = looks.addAction(words[scheme])
            action.setCheckable(True)
            action.setData(scheme)
            self._schemes.addAction(action)
        self._schemes.triggered.connect(self._choose_scheme)
        sizes = view.addMenu(self.tr("Text si&ze"))
        self._sizes = QActionGroup(self)
        for size in TEXT_SIZES:
            action = sizes.addAction(f"{size} %")
            action.setCheckable(True)
            action.setData(size)
            self._sizes.addAction(action)
        self._sizes.triggered.connect(self._choose_size)
        view.aboutToShow.connect(self._mark)

        self._post_menu = self._menu(self.tr("&Post"))
        self._pause = self._add(
            self._post_menu, self.tr("General &pause…"), self.pause.emit, QKeySequence("Ctrl+Shift+P")
        )
        self._publishing = self._add(self._post_menu, "", self._toggle_publishing)
        self.show_publishing(False)
        self._page_separator = self._post_menu.addSeparator()
        self._post_menu.aboutToShow.connect(self._ready_post)
        self._shown_actions: list[QAction] = []

        tools = self._menu(self.tr("&Tools"))
        counting = self.tr("Count working &days…")
        self._add(tools, counting, self.working_days.emit, QKeySequence("Ctrl+Shift+D"))
        tools.addSeparator()
        self._add(tools, self.tr("&Passphrase of the keys…"), self.passphrase.emit)
        self._add(tools, self.tr("Folder of technical &reports"), self.reports.emit)

        help_menu = self._menu(self.tr("&Help"))
        self._add(help_menu, self.tr("&Keys of this screen"), self.keys.emit, QKeySequence("F1"))
        self._add(help_menu, self.tr("&About Calendario"), self.about.emit)

    def _menu(self, text: str) -> QMenu:
        return self._bar.addMenu(text)

    def _add(self, menu: QMenu, text: str, do: Callable[[], object], keys: QKeySequence | None = None) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: do())
        if keys is not None:
            action.setShortcut(keys)
            self._window.addAction(action)  # its keys work although the menu bar may be hidden
        return action

    def _toggle_publishing(self) -> None:
        self.publishing.emit(bool(self._publishing.data()))

    def _choose_scheme(self, action: QAction) -> None:
        self.scheme.emit(action.data())

    def _choose_size(self, action: QAction) -> None:
        self.text_size.emit(action.data())

    def _mark(self) -> None:
        for action in self._sizes.actions():
            action.setChecked(action.data() == self._theme.text_scale)

    def mark_scheme(self, scheme: str) -> None:
        """Ticks the look that was chosen."""
        for action in self._schemes.actions():
            action.setChecked(action.data() == scheme)

    def _ready_post(self) -> None:
        for action in self._shown_actions:
            self._post_menu.removeAction(action)
        self._shown_actions = list(self._of_page())
        self._post_menu.addActions(self._shown_actions)
        self._page_separator.setVisible(bool(self._shown_actions))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._is_work(new):
            self._last = new

    def _is_work(self, widget: QWidget) -> bool:
        """Whether it is of the window, and not one of its menus."""
        return self._window.isAncestorOf(widget) and not isinstance(widget, QMenu | QMenuBar)

    def _ready_edit(self) -> None:
        seen: tuple[QWidget | None, ...] = (QApplication.focusWidget(), self._window.focusWidget(), self._last)
        self._focus = next((w for w in seen if w is not None and isValid(w) and self._is_work(w)), None)
        for action in self._edit_menu.actions():
            if action.isSeparator():
                continue
            action.setEnabled(self._command(str(action.data())) is not None)

    def _command(self, name: str) -> Callable[[], object] | None:
        """What the text with the focus, or else the shown screen, does by that name."""
        text = self._focus
        if name not in _OF_SCREEN and isinstance(text, QLineEdit | QPlainTextEdit | QTextEdit):
            if text.isReadOnly() and name not in ("copy", "selectAll"):
                return None
            found = getattr(text, _INSTEAD.get(name, name), None) or getattr(text, name, None)
            return found if callable(found) else None
        step = text
        while step is not None:
            of_screen: Callable[[], object] | None = getattr(step, name, None)
            if callable(of_screen) and step.property("page"):
                return of_screen if getattr(step, f"can_{name}", True) else None
            step = step.parentWidget()
        return None

    def _edit(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        command = self._command(str(action.data()))
        if command is not None:
            command()
