"""Buttons by rank, the icon-only button, and the choice of one among few."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme


class PushButton(QPushButton):
    """Enter presses the button that has the focus, in every window; Qt does so in dialogs only, by way of a default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class _ToolButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Pressable(QAbstractButton):
    """What is painted by itself and pressed like a button: by Enter too, also in a dialog with a default of its own.

    A double click presses it once: whoever opens files so in their desktop does not close it again.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Clicks `button` if the key is Enter and nothing else is held; whether it was. With Ctrl it means the screen's own
    command, wherever the focus is.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat() or held:
        return False
    button.click()
    return True


def _button(text: str, icon: QIcon | None, kind: str, small: bool, parent: QWidget | None) -> QPushButton:
    button = PushButton(text, parent)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    if small:
        button.setProperty("small", True)
    if icon is not None:
        button.setIcon(icon)  # its size comes from the sheet and grows with the text
    return button


def show_words(button: QPushButton, shown: bool) -> None:
    """With its words, or its icon alone and the words in the tooltip: where there is no room for them."""
    button.setText(button.accessibleName() if shown else "")
    button.setToolTip(tip("" if shown else button.accessibleName()))


def fit_words(button: QPushButton, room: int) -> None:
    """On two lines where it would be wider than `room` px: a button does not wrap by itself."""
    words = button.text().replace("\n", " ")
    if "\n" in button.text() or not words:
        button.setText(words)
    if button.sizeHint().width() > room:
        places = [at for at, character in enumerate(words) if character == " "]
        if places:
            middle = min(places, key=lambda at: abs(at - len(words) / 2))
            button.setText(f"{words[:middle]}\n{words[middle + 1 :]}")


def primary(text: str, icon: QIcon | None = None, *, small: bool = False, parent: QWidget | None = None) -> QPushButton:
    """The one thing to do on a screen. Its icon is asked of the theme with the token "on_accent"."""
    return _button(text, icon, "primary", small, parent)


def plain(text: str, icon: QIcon | None = None, *, small: bool = False, parent: QWidget | None = None) -> QPushButton:
    """An ordinary button."""
    return _button(text, icon, "", small, parent)


def flat(text: str, icon: QIcon | None = None, *, small: bool = False, parent: QWidget | None = None) -> QPushButton:
    """A second-rank button without a box. Its icon is asked with the token "link"."""
    return _button(text, icon, "flat", small, parent)


def danger(text: str, icon: QIcon | None = None, *, small: bool = False, parent: QWidget | None = None) -> QPushButton:
    """What cannot be undone. Its icon is asked with the token "block"."""
    return _button(text, icon, "danger", small, parent)


def seal(text: str, icon: QIcon | None = None, *, small: bool = False, parent: QWidget | None = None) -> QPushButton:
    """Giving the approval, and nothing else. Its icon is asked with the token "surface"."""
    return _button(text, icon, "seal", small, parent)


def link(text: str, *, parent: QWidget | None = None) -> QPushButton:
    """An underlined action at the end of a line of text."""
    return _button(text, None, "link", False, parent)


def set_kind(button: QPushButton, kind: str) -> None:
    """Gives the button another rank: "primary", "", "flat", "danger", "seal", "link" or "paused"."""
    button.setProperty("kind", kind or None)
    button.style().unpolish(button)
    button.style().polish(button)
    button.update()


def icon_button(
    theme: Theme,
    icon: str,
    accessible_name: str,
    tooltip: str = "",
    *,
    token: str = "ink",
    small: bool = False,
    bare: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """A square button that shows only an icon; `tooltip` says the name and the shortcut. `bare` has no box."""
    button = _ToolButton(parent)
    button.setProperty("kind", "icon")
    if small:
        button.setProperty("small", True)
    if bare:
        button.setProperty("bare", True)
    button.setIcon(theme.icon(icon, token))
    button.setAccessibleName(accessible_name)
    button.setToolTip(tip(tooltip or accessible_name))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


class SegmentButton(PushButton):
    """One of several that exclude each other: `place` is "first", "middle", "last" or "only" in its row.

    It keeps room for the bold letters of the chosen one, so that choosing moves and cuts nothing.
    """

    def __init__(
        self, theme: Theme, text: str, place: str = "only", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._small = small
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("segment", place)
        if small:
            self.setProperty("small", True)
        self._keep_room()
        theme.changed.connect(self._keep_room)

    def _keep_room(self) -> None:
        font = self._theme.font("strong")
        if self._small:
            font.setPointSizeF(self._theme.font("small").pointSizeF())
        padding = self._theme.scaled(18 if self._small else 24) + 4
        self.setMinimumWidth(QFontMetrics(font).horizontalAdvance(self.text().replace("&", "")) + padding)
