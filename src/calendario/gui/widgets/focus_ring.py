"""The ring round what has the focus: two pixels, two pixels away, as no style sheet can draw it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QShowEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from calendario.gui.theme import Theme
from calendario.gui.widgets.one_press import OnePress

_REACH = 4  # px: the gap and the line
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_POINTING = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)
_RING = "_focus_ring"
_GOING = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F6),
)


def by_keyboard(widget: QWidget) -> bool:
    """Whether the person used the keyboard last in this widget's window; True where no ring tells."""
    ring = widget.window().property(_RING)
    return not isinstance(ring, FocusRing) or ring.keyboard


def by_going(widget: QWidget) -> bool:
    """Whether the last key in this widget's window goes from one thing to the next, as Tab and the arrows do."""
    ring = widget.window().property(_RING)
    return isinstance(ring, FocusRing) and ring.keyboard and ring.last_key in _GOING


class FocusRing(QWidget):
    """One per window, above everything in it. It shows the focus after a key, and not after a click, except on fields,
    which keep it always. A widget that shows the focus itself says so with `draws_own_focus = True`.

    As it hears of every click before any widget does, it keeps the half of a double click that went astray from them.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._clip = QRect()
        self._handle: QWindow | None = None
        self._one_press = OnePress()
        self.last_key = 0
        self.keyboard = True  # before the first click or key: whoever opens a window sees where it starts
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.setProperty(_RING, self)
        window.installEventFilter(self)
        self._listen()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        theme.changed.connect(self.update)
        self._focus_moved(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is for, drawn or not."""
        return self._target

    @property
    def colour(self) -> QColor:
        """One that stands out from what the target stands on: in the dark bar it is that of the words there."""
        dark = any(widget.property("strip") == "pause" for widget in self._followed if isValid(widget))
        return self._theme.colour("surface" if dark else "focus")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._handle:
            if kind in _POINTING:
                self._used(keyboard=False)
            elif kind == QEvent.Type.KeyPress:
                self.last_key = event.key() if isinstance(event, QKeyEvent) else 0
                self._used(keyboard=True)
            return isinstance(event, QMouseEvent) and self._one_press.swallows(event, self.window())
        if watched is self.parent() and kind == QEvent.Type.Show:
            self._listen()
        if kind in _MOVED and watched in self._followed:
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self._clip))
        painter.setPen(QPen(self.colour, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _listen(self) -> None:
        """Keys and clicks pass through the window's handle before any widget; it exists once the window was shown."""
        handle = self.window().windowHandle()
        if handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _used(self, *, keyboard: bool) -> None:
        if keyboard is not self.keyboard:
            self.keyboard = keyboard
            self._place()
            if self._target is not None and isValid(self._target):
                self._target.update()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        window = self.window()
        for widget in self._followed:
            if isValid(widget) and widget is not window:
                widget.removeEventFilter(self)
        self._followed = []
        self._target = new if new is not None and window.isAncestorOf(new) else None
        step = self._target
        while step is not None and step is not window:
            step.installEventFilter(self)  # a scrolled page moves what is in it without telling it
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or not self._wanted(target):
            self.hide()
            return
        window = self.window()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        seen = self._seen_part(box)
        if seen.isEmpty():
            self.hide()
            return
        self._clip = seen.translated(-box.topLeft())
        self.setGeometry(box)
        self.raise_()
        self.show()
        self.update()

    def _wanted(self, target: QWidget) -> bool:
        if getattr(target, "draws_own_focus", False):
            return False
        return self.keyboard or isinstance(target, _FIELDS)

    def _seen_part(self, box: QRect) -> QRect:
        """What the scrolling pages round the target let through. Those of Qt are asked for anew: their wrappers may go
        before they do.
        """
        window, step = self.window(), self._target
        while step is not None and step is not window:
            parent = step.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
                box = box & QRect(step.mapTo(window, QPoint(0, 0)), step.size())
            step = parent
        return box
