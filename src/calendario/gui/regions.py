"""The parts of the window that F6 goes through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_MOST = 5000  # widgets in a window: the chain of a broken one would never end


def first_stop(region: QWidget) -> QWidget | None:
    """The first widget in `region` that Tab would reach."""
    step = region.nextInFocusChain()
    for _step in range(_MOST):
        if step is None or step is region:
            break
        reachable = step.isEnabled() and step.isVisible() and bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reachable and region.isAncestorOf(step):
            return step
        step = step.nextInFocusChain()
    return None


def go_into(region: QWidget) -> bool:
    """Puts the focus where `region` begins: where it says so itself (`take_focus`), else on its first stop. False
    where there is none.
    """
    take_focus = getattr(region, "take_focus", None)
    if callable(take_focus):
        take_focus()
        focus: QWidget | None = region.window().focusWidget()
        if focus is None:
            return False
        if region.isAncestorOf(focus):
            return True
    target = first_stop(region)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return target is not None


def _place(regions: Sequence[QWidget], widget: QWidget) -> int | None:
    return next((i for i, r in enumerate(regions) if r is widget or r.isAncestorOf(widget)), None)


def _place_before(regions: Sequence[QWidget], focus: QWidget) -> int | None:
    """The last region that Tab went through before `focus`, which is in none."""
    step = focus.previousInFocusChain()
    for _step in range(_MOST):
        if step is None or step is focus:
            return None
        place = _place(regions, step)
        if place is not None:
            return place
        step = step.previousInFocusChain()
    return None


class Regions(QObject):
    """F6: from region to region, back to where the focus was in each, or to its beginning where the region says so
    (`begins_anew`).
    """

    def __init__(self, window: QWidget, regions: Callable[[], list[QWidget]]) -> None:
        super().__init__(window)
        self._regions = regions
        self._last: dict[QWidget, QWidget] = {}

    def move(self, step: int) -> None:
        """To the next one (`step` 1) or the one before (-1)."""
        window = self.parent()
        assert isinstance(window, QWidget)
        regions, focus = self._regions(), window.focusWidget()
        here = None
        if focus is not None:
            here = _place(regions, focus)
            if here is not None:
                self._last[regions[here]] = focus
            else:
                here = _place_before(regions, focus)
        for offset in range(1, len(regions) + 1):
            start = (-1 if step > 0 else 0) if here is None else here
            region = regions[(start + step * offset) % len(regions)]
            target = None if getattr(region, "begins_anew", False) else self._last.get(region)
            if target is not None and isValid(target) and target.isVisible() and region.isAncestorOf(target):
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            if go_into(region):
                return
