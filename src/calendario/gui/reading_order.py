"""Tab as one reads: what stands on one line from left to right, and the lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget


def stops_in(part: QWidget) -> list[QWidget]:
    """Where Tab can stop in `part` now, as they are read."""
    stops = [w for w in (part, *part.findChildren(QWidget)) if _is_stop(w, part)]
    boxes = {stop: QRect(stop.mapTo(part, QPoint(0, 0)), stop.size()) for stop in stops}
    lines: list[list[QWidget]] = []
    for stop in sorted(stops, key=lambda w: boxes[w].center().y()):
        first = boxes[lines[-1][0]] if lines else None
        if first is not None and first.top() <= boxes[stop].center().y() <= first.bottom():
            lines[-1].append(stop)
        else:
            lines.append([stop])
    return [stop for line in lines for stop in sorted(line, key=lambda w: boxes[w].left())]


def arrange(parts: Iterable[QWidget]) -> None:
    """Tab goes through `parts` one after the other (columns are parts), each as it is read. It is settled at each Tab:
    call it from `focusNextPrevChild`, as parts come, go and move.
    """
    for before, after in pairwise([stop for part in parts if part.isVisible() for stop in stops_in(part)]):
        QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget, part: QWidget) -> bool:
    if widget.focusProxy() is not None or not widget.isEnabled() or not widget.isVisibleTo(part):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
