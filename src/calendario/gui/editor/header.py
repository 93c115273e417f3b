"""The head of the editor: what is written, how it stands, where it is safe, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import ElidedLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.states import STATE
from calendario.sentences import hour

_TITLE_PX = 7  # beside the title in its field
_NARROW = 640  # px at 100 %: below, only *Más* and the primary button stay beside the title
_TINY = 400  # and those two are their icons


class Badge(QFrame):
    """The state: icon and word in a thin frame."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("badge")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(theme, "borrador", "muted", 14, parent=self)
        self._words = ElidedLabel(theme, "", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 1, 7, 1)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self._look = ""
        theme.changed.connect(self._dress)

    def show_state(self, look: str, words: str) -> None:
        """`look` is a key of the states."""
        self._look = look
        self._words.setText(words)
        self.setAccessibleName(words)
        self._icon.set_icon(STATE[look].icon, STATE[look].token)
        self._dress()

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _dress(self) -> None:
        if self._look:
            state = STATE[self._look]
            line = "dashed" if state.line == "dashed" else "solid"
            colour = self._theme.colour(state.token).name()
            self.setStyleSheet(f"QFrame#badge {{ border: 1px {line} {colour}; border-radius: 4px; }}")


class TitleField(QLineEdit):
    """The title, edited in place; without one, the first line of the text shows through."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Title"))
        self.setObjectName("title")
        self.setMaxLength(300)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._theme
        size = theme.font("title").pointSizeF()
        self.setMinimumWidth(100)  # at any size of text: in the smallest window the buttons beside it come first
        high = theme.metrics("title").height()
        self.setStyleSheet(
            f"QLineEdit#title {{ font-size: {size:g}pt; font-weight: 600; border: 1px solid transparent;"
            f" min-height: {high}px; max-height: {high}px;"
            f" background: transparent; padding: 0 4px; }}"
            f"QLineEdit#title:hover, QLineEdit#title:focus {{ border-color: {theme.colour('control').name()};"
            f" background: {theme.colour('surface').name()}; }}"
        )

    def is_elided(self) -> bool:
        """Whether the title ends in «…»: while nobody edits it and it is longer than the field."""
        room = self.width() - 2 * _TITLE_PX
        return not self.hasFocus() and self.fontMetrics().horizontalAdvance(self.text()) > room

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_elided():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        room = self.rect().adjusted(_TITLE_PX, 0, -_TITLE_PX, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The whole title is in the tooltip when it is longer than the field."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tip(self.text() or self.placeholderText()))
        return super().event(event)


class Header(QWidget):
    """Back, title, state, saved line, and the actions. Each signal is a press."""

    back = Signal()
    titled = Signal(str)
    save_draft = Signal()
    publish_now = Signal()
    plan = Signal()
    discard = Signal()
    go_back_to_saved = Signal()
    duplicate = Signal()
    history = Signal()
    keep_as_template = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back_button = buttons.icon_button(theme, "izq", self.tr("Back"))
        self.back_button.clicked.connect(self.back)
        self.title = TitleField(theme)
        self.title.textEdited.connect(self.titled)
        self.badge = Badge(theme)
        self.saved = ElidedLabel(theme, "", "small", "muted")
        self.saved.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the state comes first
        #: Menu with the rarer actions on a post
        self.more = buttons.plain(self.tr("More"), theme.icon("puntos"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self.draft_button = buttons.plain(self.tr("Save draft"))
        self.draft_button.clicked.connect(self.save_draft)
        self.draft_button.setToolTip(self.tr("Save draft (Ctrl+S)"))
        self.now_button = buttons.plain(self.tr("Publish now"))
        self.now_button.clicked.connect(self.publish_now)
        self.plan_button = buttons.primary(self.tr("Plan"), theme.icon("programada", "on_accent"))
        self.plan_button.clicked.connect(self.plan)
        self._actions: tuple[QPushButton, ...] = (self.more, self.draft_button, self.now_button, self.plan_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._can_go_back = False
        self._kept_at: datetime | None = None
        self._read_only = False
        self._narrow: bool | None = None
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.badge)
        below.addWidget(self.saved, 1)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        middle.addWidget(self.title)
        middle.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.back_button)
        row.addLayout(middle, 1)
        for button in self._actions:
            row.addWidget(button)
        self._arrange(0)

    def begin(self) -> None:
        """Another post: what was typed in the title of the one before is not undone in it."""
        self.title.setText("")

    def show_title(self, title: str, first_line: str) -> None:
        """`first_line` names it while it has no title."""
        if title != self.title.text().strip():
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self.title.setPlaceholderText(first_line or self.tr("Untitled"))

    def show_saved(self, wall_time: datetime | None) -> None:
        """When it was last kept, as the institution's clocks say; None: there is nothing to keep yet."""
        self.saved.set_tone("muted")
        self._kept_at = wall_time
        self._say_saved()

    def show_unkept(self) -> None:
        """The last try to keep it failed."""
        self._kept_at = None
        self.saved.set_tone("block")
        self.saved.setText(self.tr("Not kept"))

    def set_can_go_back(self, can: bool) -> None:
        """Whether there is something saved to go back to."""
        self._can_go_back = can

    def set_read_only(self, read_only: bool) -> None:
        """Only looking."""
        self._read_only = read_only
        self.title.setReadOnly(read_only)
        for button in (self.draft_button, self.now_button, self.plan_button):
            button.setVisible(not read_only)
        self._narrow = None
        self._arrange(self.width())

    def actions_in_order(self) -> list[QWidget]:
        """The buttons at the right, for Tab."""
        return list(self._actions)

    def menu(self) -> QMenu:
        """The menu of *Más*, filled."""
        self._fill_menu()
        return self._menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())
        if self._kept_at is not None:
            self._say_saved()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.scaled(300), 480), super().minimumSizeHint().height())

    def _arrange(self, width: int) -> None:
        tiny = 0 < width < self._theme.scaled(_TINY)
        buttons.show_words(self.more, not tiny)
        buttons.show_words(self.plan_button, not tiny)
        self.plan_button.setToolTip(self.tr("Plan (Ctrl+Enter)"))
        narrow = 0 < width < self._theme.scaled(_NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (self.draft_button, self.now_button):
            button.setVisible(not narrow and not self._read_only)

    def _say_saved(self) -> None:
        if self._kept_at is None:
            self.saved.setText("")
            return
        at = hour(self._kept_at)
        whole = self.tr("Kept on this computer at %1").replace("%1", at)
        #: The same where there is little room
        short = self.tr("Kept at %1").replace("%1", at)
        self.saved.setText(whole if self.width() >= self._theme.scaled(1000) else short)
        self.saved.setAccessibleName(whole)
        self.saved.setToolTip(tip(whole))

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._narrow and not self._read_only:
            self._add(self.tr("Save draft"), self.save_draft.emit)
            self._add(self.tr("Publish now"), self.publish_now.emit)
            self._menu.addSeparator()
        self._add(self.tr("Duplicate"), self.duplicate.emit)
        self._add(self.tr("Save as template…"), self.keep_as_template.emit)
        if self._can_go_back:
            self._add(self.tr("See history…"), self.history.emit)
        if self._can_go_back and not self._read_only:
            self._add(self.tr("Go back to what was saved"), self.go_back_to_saved.emit)
        if not self._read_only:
            self._add(self.tr("Discard"), self.discard.emit)

    def _add(self, words: str, do: Callable[[], object]) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(lambda: do())
        return action
