"""The field in which a post is written: its keys, and what is pasted or dropped into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from calendario.domain.pasted import MOST_PASTED, Pasted, paste
from calendario.gui.dropped import take_copy
from calendario.gui.editor.document_text import insert_alone
from calendario.gui.editor.marked_edit import MarkedEdit
from calendario.gui.editor.pasting import files_given, page_given, png_of, text_given
from calendario.gui.editor.spelt import Look
from calendario.gui.editor.word_menu import Suggest
from calendario.gui.letters import letters_in
from calendario.gui.theme import Theme

#: Marks what was copied out of a text of ours: it comes back as it is.
_OURS = "application/x-calendario-text"


def _is_redo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _asks_menu(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


class TextEdit(MarkedEdit):
    """Plain text. `pasted` comes with what was done to a paste; `page_pasted` with a pasted page (HTML) and its text as
    it was put in; `too_much` with the length (characters) of one that is not taken; `pictures_given` with paths or
    bytes dropped or pasted.
    """

    pasted = Signal(object)
    page_pasted = Signal(str, str)
    too_much = Signal(int)
    pictures_given = Signal(list)

    def __init__(self, theme: Theme, look: Look, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(theme, look, suggest, parent)
        self._moving = False  # a piece of this text is being dragged to another place of it

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Ctrl+Y and Shift+F10 do here what they are told to, also where the system's own keys for it are others."""
        asked = isinstance(event, QKeyEvent) and (_is_redo(event) or _asks_menu(event))
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A word is looked at once it is finished, not while it grows."""
        if _is_redo(event):
            if not self.isReadOnly():
                self.redo()
            return
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isReadOnly():
            self.take_back()
            return
        if _asks_menu(event):  # not every system makes a menu of it by itself
            place = self.cursorRect().bottomLeft()
            where = self.viewport().mapToGlobal(place)
            self.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, where))
            return
        self._writing = event.text().isprintable() or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        try:
            super().keyPressEvent(event)
        finally:
            self._writing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What dead keys and input methods put in is written as by keys."""
        self._writing = True
        try:
            super().inputMethodEvent(event)
        finally:
            self._writing = False

    # --- what comes in

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and pictures that become the post's; of an e-mail the window makes a draft."""
        if letters_in(source):
            return False
        return bool(source.hasText() or source.hasHtml() or source.hasImage() or files_given(source))

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is chosen, marked as ours."""
        data = super().createMimeDataFromSelection()
        data.setData(_OURS, b"")
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes as plain text, tidied in a step of its own that can be undone; pictures are handed on."""
        files = files_given(source)
        if files:
            self.pictures_given.emit(files)
        elif source.hasImage() and not source.hasText():
            self.pictures_given.emit([png_of(source.imageData())])
        elif not self.isReadOnly():
            text = text_given(source)  # first: Qt's own copy names its formats once it was asked for its text
            ours = self._moving or source.hasFormat(_OURS)
            self._paste(text, "" if ours else page_given(source), ours=ours)

    def dropEvent(self, event: QDropEvent) -> None:
        """A piece of this same text that is moved stays as it is."""
        self._moving = event.source() in (self, self.viewport())
        try:
            super().dropEvent(event)
        finally:
            self._moving = False
        if files_given(event.mimeData()):
            take_copy(event)

    def _paste(self, text: str, page: str, *, ours: bool) -> None:
        if len(text) > MOST_PASTED:
            self.too_much.emit(len(text))
            return
        came = paste(text, self._knows if self._spells else None)
        cursor = self.textCursor()
        start = cursor.selectionStart()
        insert_alone(cursor, came.raw)
        if not ours and came.text != came.raw:
            end = cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(came.text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if came.damaged or (came.tidied and not ours):
            self.pasted.emit(Pasted(came.raw, came.raw, damaged=came.damaged) if ours else came)
        if page:
            self.page_pasted.emit(page, came.text)

    def _knows(self, word: str) -> bool:
        return all(spot.hint is not None for spot in self._look(word))
