"""The fields of words beside the text, each in its own widget, as one sees them from a `Place`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from calendario.domain.finding import TITLE, WARNING, Place, PlaceKind
from calendario.gui.editor.document_text import text_in
from calendario.gui.editor.image_panel import Description
from calendario.gui.editor.images import Images
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.videos import Videos


@dataclass(frozen=True, slots=True)
class Begun:
    """What is still being written: the word before code point `end` of `words`, which are the whole field, or the next
    one.
    """

    place: Place
    end: int
    words: str


class SmallFields(QObject):
    """Positions are code points of `text`. `moved` soon after the caret of one moved, or the focus came or went."""

    moved = Signal()

    def __init__(self, title: QLineEdit, warning: QLineEdit, images: Images, videos: Videos, parent: QObject) -> None:
        super().__init__(parent)
        self._images = images
        self._lines = {PlaceKind.TITLE: title, PlaceKind.WARNING: warning}
        self._descriptions = {PlaceKind.IMAGE: images.description, PlaceKind.VIDEO: videos.panel.description}
        self._before: dict[PlaceKind, str] = {}  # what stood there before the last change
        self._typed: tuple[PlaceKind, int] | None = None  # where a letter came or went last, in code points
        for kind, line in self._lines.items():
            line.textChanged.connect(partial(self._changed, kind))
            line.cursorPositionChanged.connect(self._caret_moved)
        for kind, description in self._descriptions.items():
            description.textChanged.connect(partial(self._changed, kind))
            description.cursorPositionChanged.connect(self._caret_moved)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def focused(self) -> Place | None:
        """The one that is being written in."""
        if self._lines[PlaceKind.TITLE].hasFocus():
            return TITLE
        if self._lines[PlaceKind.WARNING].hasFocus():
            return WARNING
        number = self._images.open_number
        if number and self._descriptions[PlaceKind.IMAGE].hasFocus():
            return Place.of_image(number)
        return Place.of_video(1) if self._descriptions[PlaceKind.VIDEO].hasFocus() else None

    def text(self, place: Place) -> str:
        """What its widget shows."""
        return _written(self._field(place))

    def selection(self, place: Place) -> tuple[int, int]:
        """What is chosen there; twice the caret for nothing."""
        field, positions = self._field(place), Positions(self.text(place))
        if isinstance(field, QLineEdit):
            chosen = field.hasSelectedText()
            start = field.selectionStart() if chosen else field.cursorPosition()
            end = field.selectionEnd() if chosen else start
        else:
            start, end = field.textCursor().selectionStart(), field.textCursor().selectionEnd()
        return positions.to_code_point(start), positions.to_code_point(end)

    def begun(self) -> Begun | None:
        """The word at whose end somebody types, letter by letter; None: the caret went elsewhere since."""
        place = self.focused()
        if place is None or self._typed is None:
            return None
        start, caret = self.selection(place)
        typing = start == caret and self._typed == (place.kind, caret)
        return Begun(place, caret, self.text(place)) if typing else None

    def choose(self, place: Place, words: str, start: int, end: int) -> bool:
        """Puts the focus there and chooses that piece of `words`, which it shall show, perhaps between blanks; whether
        it does and somebody may write there. A field that is hidden gets no focus.
        """
        field, shown = self._field(place), self.text(place)
        if field.isHidden() or not field.isVisibleTo(field.window()):
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        at = shown.find(words)
        if at < 0 or field.isReadOnly() or not field.isEnabled():
            return False
        positions = Positions(shown)
        first, last = positions.to_utf16(at + start), positions.to_utf16(at + end)
        if isinstance(field, QLineEdit):
            field.setSelection(first, last - first)
        else:
            cursor = field.textCursor()
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
            field.ensureCursorVisible()
        return True

    def put(self, place: Place, replacement: str) -> None:
        """In place of what is chosen, as a person would type it: Ctrl+Z takes it back."""
        field = self._field(place)
        if isinstance(field, QLineEdit):
            field.insert(replacement)
            field.textEdited.emit(field.text())
        else:
            field.textCursor().insertText(replacement)

    def _field(self, place: Place) -> QLineEdit | Description:
        return self._lines.get(place.kind) or self._descriptions[place.kind]

    def _changed(self, kind: PlaceKind, *_text: str) -> None:
        field = self._lines.get(kind) or self._descriptions[kind]
        before, now = self._before.get(kind, ""), _written(field)
        self._before[kind] = now
        at = _letter_at(before, now)
        self._typed = None if at is None else (kind, at)

    def _caret_moved(self, *_places: int) -> None:
        QTimer.singleShot(0, self, self.moved.emit)  # some fields tell of the caret before they tell of the letter

    def _focus_moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.moved.emit()


def _written(field: QLineEdit | Description) -> str:
    return field.text() if isinstance(field, QLineEdit) else text_in(field.document())


def _letter_at(before: str, now: str) -> int | None:
    """After which code point of `now` the one letter came or went in which it is not `before`; None for more."""
    same = next((at for at, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now)))
    if len(now) == len(before) + 1 and now[same + 1 :] == before[same:]:
        return same + 1
    return same if len(before) == len(now) + 1 and before[same + 1 :] == now[same:] else None
