"""The one shape of our dialogs: a question or a fact, a few lines, and the choices, the safe one first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.focus_ring import FocusRing

_GAP = 8


class Dialog(QDialog):
    """`WIDTH` px wide at 100 %; `title` stands on top and names the window. Esc is the safe choice: `rejected`.

    Subclasses have an `ask` class method that shows it and returns what was chosen: tests replace that.
    """

    WIDTH = 480

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(20, 16, 20, 16)
        self._outer.setSpacing(12)
        self.heading = WrapLabel(theme, title, "heading", "ink", self)
        self._outer.addWidget(self.heading)
        # What does not fit on a small screen at 200 % scrolls; the question and the choices stay in sight.
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget(self._scroll)
        self._body.setProperty("page", True)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(5, 5, 5, 5)  # room for the focus ring
        self.column.setSpacing(10)
        self._scroll.setWidget(self._body)
        self._scroll.hide()
        self._outer.addWidget(self._scroll, 1)
        self._choices = QGridLayout()
        self._choices.setSpacing(_GAP)
        self._choices.setColumnStretch(0, 1)
        self._buttons: list[QPushButton] = []
        self._columns = 0
        self._outer.addLayout(self._choices)
        self.ring = FocusRing(theme, self)
        self._body.installEventFilter(self)

    def set_title(self, title: str) -> None:
        """Another question or fact."""
        self.heading.setText(title)
        self.setWindowTitle(title)

    def add_text(self, text: str, role: str = "body", tone: str = "ink") -> WrapLabel:
        """One more paragraph."""
        label = WrapLabel(self._theme, text, role, tone, self._body)
        self.add(label)
        return label

    def add(self, widget: QWidget) -> None:
        """One more part of the body."""
        self._scroll.show()
        self.column.addWidget(widget)

    def add_safe(self, text: str, kind: str = "") -> QPushButton:
        """The choice that changes nothing: first, default, and what Esc does."""
        button = self.add_choice(text, kind)
        button.clicked.connect(self.reject)
        button.setAutoDefault(True)
        button.setDefault(True)
        button.setFocus()
        return button

    def add_main(self, text: str, do: Callable[[], object]) -> QPushButton:
        """What the dialog is for: it stands out, and Enter does it."""
        button = self.add_choice(text, "primary")
        button.clicked.connect(do)
        button.setAutoDefault(True)
        button.setDefault(True)
        return button

    def add_choice(self, text: str, kind: str = "") -> QPushButton:
        """One more choice; `kind` is its rank: "", "primary", "danger" or "flat". Connect its `clicked`."""
        button = buttons.plain(text, parent=self)
        if kind:
            buttons.set_kind(button, kind)
        self._buttons.append(button)
        self._choices.addWidget(button, 0, len(self._buttons))
        return button

    def exec(self) -> int:
        """Waits for the answer. What was chosen is read at once: the dialog itself is gone when the window goes on."""
        try:
            return super().exec()
        finally:
            self.deleteLater()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._body and event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
            self._keep_on_screen()
        return False

    def setVisible(self, visible: bool) -> None:
        """Qt looks for a place on the screen for all of it before `showEvent`: it is to be as tall as it will be."""
        if visible and not self.isVisible():
            self.ensurePolished()
            self._fit()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        self._arrange_choices()
        super().showEvent(event)  # puts it over its window
        self._keep_on_screen()

    def _arrange_choices(self) -> None:
        """Tab goes to the marked one of several; Qt arranges that only once another was marked."""
        groups: dict[object, list[QRadioButton]] = {}
        for choice in self.findChildren(QRadioButton):
            groups.setdefault((choice.group(), choice.parentWidget()), []).append(choice)
        for choices in groups.values():
            if any(choice.isChecked() for choice in choices):
                for choice in choices:
                    policy = Qt.FocusPolicy.StrongFocus if choice.isChecked() else Qt.FocusPolicy.ClickFocus
                    choice.setFocusPolicy(policy)

    def _fit(self) -> None:
        """As tall as its words, and never taller than the screen."""
        screen = self.screen().availableGeometry()
        margins = self._outer.contentsMargins()
        self._place_choices(screen.width() - 32 - margins.left() - margins.right())
        sides = margins.left() + margins.right()
        least = self._body.minimumSizeHint().width() + sides if not self._scroll.isHidden() else 0
        wanted = max(self._theme.scaled(self.WIDTH), self._outer.minimumSize().width(), least)
        width = min(wanted, screen.width() - 32)
        inner = width - sides
        height = margins.top() + margins.bottom() + self.heading.heightForWidth(inner) + self._outer.spacing()
        height += self._choices.sizeHint().height()
        if not self._scroll.isHidden():
            self.column.activate()
            tall = self._body.heightForWidth(inner) if self._body.hasHeightForWidth() else 0
            height += max(tall, self._body.minimumSizeHint().height()) + self._outer.spacing() + 2
        most = screen.height() - 48
        self.resize(width, min(height, most))
        across = Qt.ScrollBarPolicy.ScrollBarAsNeeded if least > width else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(across)
        # A scroll bar narrows the words: one that came before the dialog grew would itself make it needed.
        for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded):
            self._scroll.setVerticalScrollBarPolicy(policy)

    def _keep_on_screen(self) -> None:
        """One that grew may reach over the edge: its title and its choices are to be seen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        x = max(room.left(), min(frame.left(), room.right() - frame.width() + 1))
        y = max(room.top(), min(frame.top(), room.bottom() - frame.height() + 1))
        if (x, y) != (frame.left(), frame.top()):
            put_by_somebody = self.testAttribute(Qt.WidgetAttribute.WA_Moved)
            self.move(x, y)
            self.setAttribute(Qt.WidgetAttribute.WA_Moved, put_by_somebody)  # else it is never put over its window

    def _place_choices(self, room: int) -> None:
        """Beside each other where `room` px are enough for them, else on as many lines as they need."""
        widths = [button.sizeHint().width() + _GAP for button in self._buttons if not button.isHidden()]
        columns = len(self._buttons) if sum(widths) <= room else max(1, room // max(widths))
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._choices.addWidget(button, number // columns, 1 + number % columns)
        self._outer.activate()
