"""One row of *Repaso*: what was found, where, and the buttons that mend it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calendario.gui.editor.gathered import Row
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.states import FINDING
from calendario.sentences import finding_text, level_word

_ROOM_FOR_TWO = 320  # px at 100 %
_MOST_LINES = 2  # of the words beside the buttons


class FindingRow(QFrame):
    """One row: `gone_to` when it is pressed, `fixed` when its button is, `fixed_otherwise` when its second one is."""

    gone_to = Signal()
    fixed = Signal()
    fixed_otherwise = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row: Row | None = None
        self._current = False
        self._said: tuple[object, ...] = ()
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = IconLabel(theme, "aviso", "warn", 16, parent=self)
        self.words = WrapLabel(theme, "", "body", "ink", self)
        self.where = WrapLabel(theme, "", "small", "muted", self)
        self._pressed = ""  # what its button was about when it went down
        self.fix: QPushButton = buttons.plain("", small=True, parent=self)
        self.fix.clicked.connect(partial(self._clicked, self.fixed))
        self.other: QPushButton = buttons.plain("", small=True, parent=self)
        self.other.clicked.connect(partial(self._clicked, self.fixed_otherwise))
        for button in (self.fix, self.other):
            button.pressed.connect(self._press)
        self._fixes = fixes = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        fixes.setContentsMargins(0, 3, 0, 3)
        fixes.setSpacing(4)
        fixes.addStretch(1)
        fixes.addWidget(self.fix)
        fixes.addWidget(self.other)
        fixes.addStretch(1)
        text = QVBoxLayout()
        text.setContentsMargins(0, 4, 0, 4)
        text.setSpacing(0)
        text.addWidget(self.words)
        text.addWidget(self.where)
        text.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 3)
        line.setSpacing(9)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 4, 0, 0)
        mark.addWidget(self._icon)
        mark.addStretch(1)
        line.addLayout(mark)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(9)
        self._beside.addLayout(text, 1)
        self._beside.addLayout(fixes)
        line.addLayout(self._beside, 1)

    def show_row(self, row: Row, where: str, fix: str, other: str = "") -> None:
        """`where` names the channels (empty: all of them), `fix` is the word of its button (empty: none), `other` of a
        second one.
        """
        self.row = row
        self._about = f"{row.key} {row.finding.start} {row.finding.end}"
        for button in (self.fix, self.other):
            button.setProperty("about", self._about)
        said = (finding_text(row.finding), row.finding.level, where, fix, other)
        if said == self._said:
            return
        self._said = said
        icon, token = FINDING[str(row.finding.level)]
        self._icon.set_icon(icon, token)
        words = finding_text(row.finding)
        self.words.setText(words)
        self.words.setProperty("role", "strong" if row.finding.blocks else "body")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.where.setText(where)
        self.where.setVisible(bool(where))
        for button, does in ((self.fix, fix), (self.other, other)):
            button.setText(does)
            button.setVisible(bool(does))
            #: Accessible name of a fix: what it does, and for what
            button.setAccessibleName(self.tr("%1: %2").replace("%1", does).replace("%2", words))
        self._place_fixes()
        self.setAccessibleName(". ".join(p for p in (level_word(row.finding.level), words, where) if p))

    def _press(self) -> None:
        self._pressed = self._about

    def _clicked(self, told: SignalInstance) -> None:
        """The rows may have moved up while the button was down: nothing happens to another one."""
        if self._pressed == self._about:
            told.emit()

    def minimumSizeHint(self) -> QSize:
        """That of what stands below each other: a row as wide as both could never be made narrow enough."""
        beside = max(
            (button.sizeHint().width() for button in (self.fix, self.other) if not button.isHidden()), default=0
        )
        wide = max(beside, self.words.minimumSizeHint().width(), self.where.minimumSizeHint().width())
        return QSize(wide + self._theme.scaled(16) + 2 * 12 + 9, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fixes stand below words that would have too little room beside them."""
        super().resizeEvent(event)
        self._place_fixes()

    def _place_fixes(self) -> None:
        room = self.width() - self._theme.scaled(16) - 2 * 12 - 2 * 9
        shown = [button.sizeHint().width() for button in (self.fix, self.other) if not button.isHidden()]
        beside = room - max(shown, default=0)
        squeezed = bool(shown) and (beside < self.words.minimumSizeHint().width() or self._lines(beside) > _MOST_LINES)
        two = len(shown) > 1 and self.width() < self._theme.scaled(_ROOM_FOR_TWO)
        below = two or squeezed
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        abreast = below and sum(shown) + self._fixes.spacing() <= room
        across = QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom
        if (way, across) != (self._beside.direction(), self._fixes.direction()):
            self._beside.setDirection(way)
            self._beside.setSpacing(2 if below else 9)
            self._fixes.setDirection(across)
            self._fixes.setStretch(0, 0 if abreast else 1)
            self.updateGeometry()

    def _lines(self, room: int) -> int:
        """How many the words take in so many px."""
        return round(self.words.heightForWidth(room) / self.words.fontMetrics().lineSpacing())

    def set_current(self, current: bool) -> None:
        """The row that F7 went to."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), self._theme.colour("accent_tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("border"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.gone_to.emit()
