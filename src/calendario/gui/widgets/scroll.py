"""What scrolls where a screen is longer than its room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from calendario.gui.widgets import buttons
from calendario.gui.widgets.focus_ring import by_going

_BESIDE = 30  # px at each side of a button in a sheet
_ROUND = 8  # px seen above and below what is brought into view: its ring, and that it does not end there


class PageScroll(QScrollArea):
    """Without a frame and no stop of the keyboard, which goes to what is in its `body`."""

    def __init__(self, parent: QWidget, *, across: bool = True, whole: bool = False) -> None:
        """`across`: what is too wide may be scrolled to; else the body never is wider than its room, and
        the words of a button take two lines if they must. `whole`: it never
        is lower than what is in it needs at its width; left to itself a scroll area squeezes words that wrap.
        """
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._across, self._whole = across, whole
        self.body = QWidget(self)
        self.body.setProperty("page", True)
        self.setWidget(self.body)
        if whole or not across:
            self.body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._across:
            room = self.viewport().width() - 2 * _BESIDE
            for button in self.body.findChildren(QPushButton):
                buttons.fit_words(button, room)
        if self._whole:
            self._hold_open()

    def _hold_open(self) -> None:
        layout = self.body.layout()
        if layout is None:
            return
        wide = self.viewport().width()
        flows = layout.hasHeightForWidth()
        high = layout.totalMinimumHeightForWidth(wide) if flows else layout.totalMinimumSize().height()
        if high != self.body.minimumHeight():
            self.body.setMinimumHeight(high)


def bring_into_view(widget: QWidget, part: QRect | None = None) -> None:
    """Scrolls every page round `widget` until it is seen, or the `part` of it (in its own coordinates)."""
    box = widget.rect() if part is None else part
    step: QWidget = widget
    while (parent := step.parentWidget()) is not None and not step.isWindow():
        body = parent.widget() if isinstance(parent, QScrollArea) and parent.viewport() is step else None
        if isinstance(parent, QScrollArea) and body is not None:
            _scroll_to(parent, QRect(widget.mapTo(body, box.topLeft()), box.size()))
        step = parent


def _scroll_to(area: QScrollArea, box: QRect) -> None:
    bar, room = area.verticalScrollBar(), area.viewport().height()
    top, bottom = box.top() - _ROUND, box.bottom() + 1 + _ROUND
    if top < bar.value() or bottom - top > room:
        bar.setValue(top)
    elif bottom > bar.value() + room:
        bar.setValue(bottom - room)


def _fits(widget: QWidget) -> bool:
    """Whether there is room for all of it in the pages round it."""
    step: QWidget | None = widget
    while step is not None and not step.isWindow():
        page = step.parentWidget()
        if isinstance(page, QScrollArea) and page.viewport() is step and step.height() < widget.height() + 2 * _ROUND:
            return False
        step = page
    return True


class FocusFollower(QObject):
    """One per window: what the person goes to by key (Tab, arrows) is scrolled into view. Qt does so only in the page
    that the focus comes from.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not isValid(self._window) or not self._window.isAncestorOf(new) or not by_going(new):
            return
        # Of a text as high as the page, where one writes.
        caret = new.cursorRect() if isinstance(new, QPlainTextEdit) and not _fits(new) else None
        bring_into_view(new, caret)
