"""The last thing that was done, said once, with the way back where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from calendario.gui.announcing import announce
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel

STAYS_MS = 20_000  # what can be undone says so at least this long
_READ_MS = 5_000  # and what cannot, as long as it takes to read


class ToldStrip(QFrame):
    """The last thing that was done, in a sentence, with *Deshacer* where it can be. The next one takes its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "ok")
        self.sentence = WrapLabel(theme, "", "body", "ink", self)
        # Tab goes as one reads: in the order in which they are made.
        self.go = buttons.plain(self.tr("Open"), small=True, parent=self)
        self.go.clicked.connect(self._go)
        self.undo = buttons.plain(self.tr("Undo"), theme.icon("deshacer"), small=True, parent=self)
        self.undo.clicked.connect(self._undo)
        self._close = buttons.icon_button(
            theme, "cerrar", self.tr("Hide this notice"), small=True, bare=True, parent=self
        )
        self._close.clicked.connect(self._away)
        self._take_back: Callable[[], object] | None = None
        self._go_there: Callable[[], object] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._away)
        self._before: QWidget | None = None  # what had the focus before the strip got it
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(10)
        self._icon = IconLabel(theme, "bien", "ok", parent=self)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.go)
        row.addWidget(self.undo)
        row.addWidget(self._close)
        self.hide()

    def tell(
        self,
        words: str,
        take_back: Callable[[], object] | None = None,
        stays_ms: int = 0,
        go_there: Callable[[], object] | None = None,
    ) -> None:
        """Shows `words` until the next ones, or for `stays_ms` where the chance to undo ends by itself. *Abrir* leads
        to what they speak of, where it is elsewhere.
        """
        self._say(words, "ok", "bien", take_back, stays_ms)
        self._go_there = go_there
        self.go.setVisible(go_there is not None)

    def refuse(self, words: str, *, passing: bool = False) -> None:
        """The same for what was not done: no tick, no green. `passing`: there is nothing to be done about it, and it
        goes by itself.
        """
        self._say(words, "warn", "aviso", None, _READ_MS if passing else 0)

    @property
    def offers_undo(self) -> bool:
        """Whether what was told can be taken back now."""
        return self.isVisible() and self._take_back is not None

    @property
    def leads(self) -> bool:
        """Whether *Abrir* leads somewhere now."""
        return self.isVisible() and self._go_there is not None

    def _say(self, words: str, severity: str, icon: str, take_back: Callable[[], object] | None, stays_ms: int) -> None:
        if self.property("strip") != severity:
            self.setProperty("strip", severity)
            self.style().unpolish(self)
            self.style().polish(self)
        self._icon.set_icon(icon, severity)
        self.sentence.setText(words)
        self.setAccessibleName(words)
        self._take_back = take_back
        self.undo.setVisible(take_back is not None)
        self._go_there = None
        self.go.hide()
        self.show()
        self._since.start()
        self._timer.stop()
        if stays_ms:
            self._timer.start(stays_ms)
        announce(self, words)

    def another_screen(self) -> None:
        """The person went on: what was told is over, unless it was only just said or can still be undone."""
        offers = self._take_back is not None or self._go_there is not None
        if self.isVisible() and self._since.elapsed() > (STAYS_MS if offers else _READ_MS):
            self._away()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and new is not None and self.isAncestorOf(new) and not self.isAncestorOf(old):
            self._before = old

    def _away(self) -> None:
        """Out of sight; the focus goes back to where it was, not on to whatever comes next in the window."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            before = self._before
            if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _go(self) -> None:
        go_there, self._go_there = self._go_there, None
        self._away()
        if go_there is not None:
            go_there()

    def _undo(self) -> None:
        take_back, self._take_back = self._take_back, None
        self._away()
        if take_back is not None:
            take_back()
