"""The parts of the window that F6 goes through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def go_into(region: QWidget) -> bool:
    """Puts the focus where `region` begins: where it says so itself (`take_focus`), else on the first widget in it that
    Tab would reach. False where there is none.
    """
    take_focus = getattr(region, "take_focus", None)
    if callable(take_focus):
        take_focus()
        focus: QWidget | None = region.window().focusWidget()
        if focus is None:
            return False
        if region.isAncestorOf(focus):
            return True
    # Qt walks the chain of stops itself: to ask for it step by step (`nextInFocusChain`) makes each widget the child of
    # the one before in Python's eyes, and when that one goes all that Qt made in the next ones seems to be gone.
    window = region.window()
    before: QWidget | None = window.focusWidget()
    region.setFocus(Qt.FocusReason.ShortcutFocusReason)
    region.focusNextChild()
    reached: QWidget | None = window.focusWidget()
    if reached is not None and reached is not region and region.isAncestorOf(reached):
        return True
    # Where the order of stops was set by hand the region itself may be elsewhere in it.
    target = next((widget for widget in region.findChildren(QWidget) if _is_a_stop(widget)), before)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return target is not before


def _is_a_stop(widget: QWidget) -> bool:
    return widget.isEnabled() and widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _place(regions: Sequence[QWidget], widget: QWidget) -> int | None:
    return next((i for i, r in enumerate(regions) if r is widget or r.isAncestorOf(widget)), None)


def _place_before(window: QWidget, regions: Sequence[QWidget], focus: QWidget) -> int | None:
    """The last region before `focus`, which is in none; before the first one it is the last of all."""
    everything = window.findChildren(QWidget)
    at = everything.index(focus)
    places = [everything.index(region) for region in regions]
    before = [place for place in places if place < at] or places
    return places.index(max(before)) if before else None


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
                here = _place_before(window, regions, focus)
        for offset in range(1, len(regions) + 1):
            start = (-1 if step > 0 else 0) if here is None else here
            region = regions[(start + step * offset) % len(regions)]
            target = None if getattr(region, "begins_anew", False) else self._last.get(region)
            if target is not None and isValid(target) and target.isVisible() and region.isAncestorOf(target):
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            if go_into(region):
                return
