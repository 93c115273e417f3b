"""What is said to who hears the window instead of seeing it. Everything that is announced goes through here.

Announcements are heard by screen readers that know them. Orca before 45 (Debian 12 has 43) does not; it speaks a change
of the description of what has the focus, so there the words stand too until the focus goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_ONE_BREATH_MS = 500  # the same words twice within it are one announcement
_SPEAKING_MS = 5_000  # what comes meanwhile breaks off what is being said, so that it is said with it once more
_BY_ANNOUNCEMENT_ALONE = ("windows", "cocoa")  # their readers know announcements, and would say everything twice
_OF_PERSON = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
)


def announce(source: QWidget, words: str) -> None:
    """Has `words` said now, whatever has the focus. `source` is what speaks; nothing is said while its window is
    hidden, and nothing to nobody.
    """
    if not words or not QAccessible.isActive() or not source.window().isVisible():
        return
    focused, breath = QApplication.focusWidget(), _Breath.of(source.window())
    repeated = breath.repeats(words)
    breath.listen(source.window(), focused)
    if repeated:
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
    if focused is not None and QGuiApplication.platformName() not in _BY_ANNOUNCEMENT_ALONE:
        _Spoken.of(focused).say(words)


def describe(widget: QWidget, parts: Sequence[str]) -> None:
    """What is said of `widget` after its name when the focus comes to it, the weightiest part first. While it has the
    focus only the parts that changed are said, not those that were heard before.
    """
    _Spoken.of(widget).stand(tuple(part for part in parts if part))


class _Breath(QObject):
    """What was announced last by a window, until the person does something."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = ""
        self._since = QElapsedTimer()

    @staticmethod
    def of(window: QWidget) -> _Breath:
        there = window.findChild(_Breath, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return _Breath(window) if there is None else there

    def repeats(self, words: str) -> bool:
        """Whether that was only just said, by itself or with other sentences."""
        lately = self._since.isValid() and self._since.elapsed() < _ONE_BREATH_MS
        if lately and _sentences(words) <= _sentences(self._words):
            return True
        self._words = words
        self._since.start()
        return False

    def listen(self, window: QWidget, focused: QWidget | None) -> None:
        """For what the person does there next."""
        for one in (window.windowHandle(), focused):
            if one is not None:
                one.installEventFilter(self)  # once, however often

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After a key or a press the same words are an answer to it."""
        if event.type() in _OF_PERSON:
            self._words = ""
            self._since.invalidate()
        return False


class _Spoken(QObject):
    """The description of one widget: what stands there, and while it has the focus what was announced last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        before = widget.accessibleDescription()
        self._parts: tuple[str, ...] = (before,) if before else ()
        self._put = before  # by us; who else changes it knows better
        self._said: list[str] = []
        self._since = QElapsedTimer()
        widget.installEventFilter(self)

    @staticmethod
    def of(widget: QWidget) -> _Spoken:
        there = widget.findChild(_Spoken, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return _Spoken(widget) if there is None else there

    def say(self, words: str) -> None:
        self._heed_others()
        if self._since.isValid() and self._since.elapsed() > _SPEAKING_MS:
            self._said.clear()
        self._said.append(words)
        self._since.start()
        self._set(_joined(self._said))

    def stand(self, parts: tuple[str, ...]) -> None:
        before, self._parts = self._parts, parts
        if not self._widget.hasFocus():
            self._set(_joined(parts))
            return
        news = [part for part in parts if part not in before]
        over = [part for part in before if part not in parts]
        self._said = [said for said in self._said if said not in over]
        if news:
            self.say(_joined(news) if len(news) > 1 else news[0])
        elif over:
            self._set(_joined(self._said), anew=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the person does next begins anew; what was said is forgotten once the focus is elsewhere."""
        kind = event.type()
        if kind in _OF_PERSON:
            self._said.clear()
        elif kind == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._rest)  # a reader that is still here would say it
        return False

    def _rest(self) -> None:
        self._heed_others()
        self._said.clear()
        if not self._widget.hasFocus():
            self._set(_joined(self._parts), anew=False)

    def _heed_others(self) -> None:
        there = self._widget.accessibleDescription()
        if there != self._put:
            self._parts, self._put = (there,) if there else (), there

    def _set(self, words: str, *, anew: bool = True) -> None:
        """The same words are said once more only where they changed in between."""
        if anew and words == self._widget.accessibleDescription():
            self._widget.setAccessibleDescription("")
        self._put = words
        self._widget.setAccessibleDescription(words)


def _sentences(words: str) -> frozenset[str]:
    return frozenset(one.rstrip(".") for one in re.split(r"(?<=[.!?…]) ", words))


def _joined(said: Sequence[str]) -> str:
    """As sentences, so that a reader pauses between them."""
    *before, last = said or ("",)
    return " ".join([*(one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in before), last])
