"""What does not fit: everything on a screen that is cut, covered, squeezed, or can only be seen by going sideways."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from calendario.gui.editor.marked_text import MarkedText
from calendario.gui.widgets.elided import ElidedLabel
from calendario.gui.widgets.focus_ring import FocusRing

_SLACK = 1  # px: rounding
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QMenuBar, QTabBar, QAbstractItemView)  # their insides are Qt's


def faults(page: QWidget) -> list[str]:
    """One line for each, empty where everything fits."""
    found: list[str] = []
    _look(page, found)
    return found


def _look(widget: QWidget, found: list[str]) -> None:
    if isinstance(widget, QTabBar):
        if any(b.isVisible() for b in widget.findChildren(QToolButton)):
            found.append(f"{named(widget)}: its tabs are cut")
        return
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QAbstractScrollArea):
        beyond = widget.horizontalScrollBar().maximum()
        if beyond > 0:
            found.append(f"{named(widget)}: {beyond} px lie sideways, for {widest(widget.viewport(), widget.width())}")
        for child in _seen(widget.viewport()):
            _look(child, found)
        return
    there = _seen(widget)
    for child in there:
        _stays_inside(child, widget, found)
        _is_whole(child, found)
    for one, other in combinations(there, 2):
        both = one.geometry() & other.geometry()
        if both.width() > _SLACK and both.height() > _SLACK:
            found.append(f"{named(one)} and {named(other)}: {both.width()} × {both.height()} px over each other")
    for child in there:
        _look(child, found)


def _seen(widget: QWidget) -> list[QWidget]:
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [
        c
        for c in children
        if c.isVisible() and not c.size().isEmpty() and not c.isWindow() and not isinstance(c, FocusRing)
    ]


def _stays_inside(child: QWidget, parent: QWidget, found: list[str]) -> None:
    box, room = child.geometry(), parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(box):
        found.append(f"{named(child)} {_figures(box)} goes beyond {named(parent)} {_figures(room)}")


def _is_whole(child: QWidget, found: list[str]) -> None:
    wide, high = child.width() + _SLACK, child.height() + _SLACK
    if isinstance(child, QPushButton | QToolButton | QCheckBox | QRadioButton):
        if wide < child.sizeHint().width() or high < child.sizeHint().height():
            found.append(f"{named(child)}: {child.size().toTuple()} of {child.sizeHint().toTuple()}")
    elif isinstance(child, QLabel) and not isinstance(child, ElidedLabel) and child.text():
        metrics = child.fontMetrics()
        said = QLabel.text(child).replace("\u200b", " ")
        pieces = said.split() if child.wordWrap() else said.splitlines()
        longest = max((metrics.horizontalAdvance(piece) for piece in pieces), default=0)
        needed = child.heightForWidth(child.width()) if child.wordWrap() else metrics.height()
        if wide < longest and not isinstance(child, MarkedText):  # which breaks words
            found.append(f"{named(child)}: {child.width()} px wide, of {longest}")
        if high < needed:
            found.append(f"{named(child)}: {child.height()} px high, of {needed}")
    elif high < (needed := _least_height(child)):
        found.append(f"{named(child)}: {child.height()} px high, of {needed}")


def named(widget: QWidget) -> str:
    """Of which class, and what it says."""
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return f"{type(widget).__name__} «{(words or widget.accessibleName() or widget.objectName())[:40]}»"


def widest(widget: QWidget, room: int) -> str:
    """The innermost that want more than `room` px."""
    inner = [w for w in widget.findChildren(QWidget) if w.isVisible() and _least(w) > room]
    last = [w for w in inner if not any(w is not other and w.isAncestorOf(other) for other in inner)]
    return ", ".join(f"{named(w)} ({_least(w)})" for w in last)


def _least_height(widget: QWidget) -> int:
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(widget.width())
    return widget.minimumSizeHint().height()


def _least(widget: QWidget) -> int:
    return max(widget.minimumWidth(), widget.minimumSizeHint().width())


def in_view(widget: QWidget) -> bool:
    """Whether none of it lies beyond the scrolling pages that it is in; of a high one, as much as there is room for."""
    box = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    step = widget
    while not step.isWindow() and (parent := step.parentWidget()) is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
            seen = QRect(step.mapTo(widget.window(), QPoint(0, 0)), step.size())
            if (box & seen).height() < min(box.height(), seen.height()) - _SLACK:
                return False
        step = parent
    return True


def _figures(box: QRect) -> str:
    return f"({box.x()}, {box.y()}, {box.width()} × {box.height()})"
