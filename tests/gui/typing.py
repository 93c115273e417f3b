"""Types any text into a widget. QTest.keyClicks aborts the whole run on a letter outside ASCII."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def _key(letter: str) -> int:
    if letter in _KEYS:
        return _KEYS[letter].value
    return ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown.value


def type_text(widget: QWidget, text: str) -> None:
    """Sends one key press and release for each code point of `text`, as a keyboard or an emoji picker does."""
    for letter in text:
        typed = {"\n": "\r"}.get(letter, letter)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, _key(letter), Qt.KeyboardModifier.NoModifier, typed))
