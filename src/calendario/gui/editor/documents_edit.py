"""A text field over several documents (the base and each version), each with its own undo and its own caret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from calendario.gui.editor.document_text import text_in
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.spelt import composed
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken

_MARGIN = 10  # px around the text; the bracket of what does not fit stands in the right one


class DocumentsEdit(QPlainTextEdit):
    """Places are code points of what is written. `typed` comes after each change by a person, `turned` when another
    document is shown.
    """

    typed = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self._there: list[QTextDocument] = []
        self._carets: dict[QTextDocument, QTextCursor] = {}  # of those that are not shown
        self.setTabChangesFocus(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.dress()
        self.document().setParent(self)
        self._unbroken = Unbroken(self)
        self.textChanged.connect(self._changed)

    # --- documents

    def new_document(self, text: str) -> QTextDocument:
        """A document of this field, with its own history."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        self._unbroken.watch(document)
        self._there.append(document)
        self._begin(document)
        document.setPlainText(text)
        document.clearUndoRedoStacks()
        document.setModified(False)
        return document

    def drop_document(self, document: QTextDocument) -> None:
        """Not shown any more."""
        self._there.remove(document)
        self._carets.pop(document, None)
        document.deleteLater()

    def show_document(self, document: QTextDocument) -> None:
        """Shows it, with the caret where it was left."""
        if self.document() is document:
            return
        self._carets[self.document()] = self.textCursor()
        self._filling = True
        try:
            self._unbroken.before_shown(document)
            self.setDocument(document)
            self._unbroken.shown()
            caret = self._carets.pop(document, None)
            if caret is not None:
                self.setTextCursor(caret)
        finally:
            self._filling = False
        self.turned.emit()

    def fill(self, text: str) -> None:
        """Replaces the shown text without telling `typed`; undo brings the old one back."""
        if text == self.text():
            return
        self._filling = True
        try:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        finally:
            self._filling = False

    def text(self) -> str:
        """What is written."""
        return text_in(self.document())

    # --- places

    def caret(self) -> int:
        """The caret's code point."""
        return Positions(self.text()).to_code_point(self.textCursor().position())

    def go_to(self, start: int, end: int) -> None:
        """Chooses the code points from `start` to `end` and brings them into view."""
        positions = Positions(self.text())
        cursor = self.textCursor()
        cursor.setPosition(positions.to_utf16(start))
        cursor.setPosition(positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def leave_word(self, word: str) -> None:
        """Where `word` is chosen: the caret after it, so that the next key does not take its place."""
        if composed(self.textCursor().selectedText()).casefold() == composed(word).casefold():
            self.leave_choice()

    def leave_choice(self) -> None:
        """The caret after what is chosen, if anything is: the next key does not take its place."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    # --- steps

    def put(self, start: int, end: int, replacement: str) -> QTextCursor:
        """Replaces those code points as a step of its own that can be undone. Returns a cursor that covers what is
        there now.
        """
        positions = Positions(self.text())
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions.to_utf16(start))
        cursor.setPosition(positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(replacement)
        after = cursor.position()
        cursor.setPosition(positions.to_utf16(start))
        cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed right after it is none of it
        self.end_step()
        return cursor

    def put_all(self, places: Sequence[tuple[int, int, str]]) -> list[QTextCursor]:
        """Replaces several pieces of code points, (start, end, replacement), as one step. Returns what `put` does."""
        step = QTextCursor(self.document())
        if places:  # where the caret goes when it is undone
            step.setPosition(Positions(self.text()).to_utf16(places[0][1]))
        step.beginEditBlock()
        made = [self.put(*place) for place in reversed(places)]  # from the end: those before stay where they are
        step.endEditBlock()
        self.end_step()
        return made[::-1]

    def end_step(self) -> None:
        """What is typed from now on is taken back by itself, not together with what was typed before."""
        self.document().setModified(False)  # Qt joins nothing to the last step of a text that is as it was saved

    def end_steps(self) -> dict[QTextDocument, int]:
        """`end_step` in every document. Returns how many steps of each there are to undo."""
        for document in self._there:
            document.setModified(False)
        return {document: document.availableUndoSteps() for document in self._there}

    # --- Qt

    def sizeHint(self) -> QSize:
        """No more than it must have: what is left over is its own by stretch."""
        return QSize(self._theme.scaled(300), self.minimumHeight())

    def dress(self) -> None:
        """Takes font and colours of the theme."""
        self.setFont(self._theme.font("editor"))
        for document in self._there:
            document.setDefaultFont(self.font())

    def _begin(self, document: QTextDocument) -> None:
        """A new one, before it has a text."""

    def _changed(self) -> None:
        if not self._filling:
            self.typed.emit()
