"""A double click where one click is enough: its second half must not press what the first half has just opened."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_Press = tuple[int, QWidget | None, object]


class OnePress:
    """One per window. The second half of a double click goes to what the first half pressed, or to nothing: a page, a
    dialog or a notice that came meanwhile gets none of it. A widget that speaks of another thing by then, as a button
    of a list whose rows moved up, is none that was pressed: its property "about" tells of what it speaks.
    """

    #: When (ms, by the events' own clock), what was pressed last and what that was about, and before that, in any
    #: window: Qt tells a window twice of the press that makes a double click.
    _presses: ClassVar[tuple[_Press, _Press]] = ((-1, None, None), (-1, None, None))

    def __init__(self) -> None:
        self._stray = False

    def swallows(self, event: QMouseEvent, window: QWidget) -> bool:
        """Told of every mouse event of the handle of `window`, before any widget: whether none shall have it."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._stray = False
            there = window.childAt(event.position().toPoint())
            OnePress._presses = ((event.timestamp(), there, _about(there)), OnePress._presses[0])
        elif kind is QEvent.Type.MouseButtonDblClick:
            self._stray = not self._is_second_half(event, window)
            return self._stray
        elif kind is QEvent.Type.MouseButtonRelease and self._stray:
            self._stray = False
            return True
        return False

    def _is_second_half(self, event: QMouseEvent, window: QWidget) -> bool:
        """Whether what lies under the mouse was pressed by the first half too."""
        now, (last, before) = event.timestamp(), OnePress._presses
        at, pressed, about = before if last[0] == now else last
        recent = now - at <= QGuiApplication.styleHints().mouseDoubleClickInterval()
        there = pressed is None or isValid(pressed)
        return recent and there and pressed is window.childAt(event.position().toPoint()) and about == _about(pressed)


def _about(widget: QWidget | None) -> object:
    return None if widget is None else widget.property("about")
