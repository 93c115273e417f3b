"""The text: plain, with its spelling marked and what does not fit in grey behind a bracket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextDocumentLayout, QPlainTextEdit, QToolTip, QWidget

from calendario.domain.pasted import MOST_PASTED, Pasted, paste
from calendario.gui.dropped import take_copy
from calendario.gui.editor.document_text import insert_alone, text_in
from calendario.gui.editor.marks import Highlighter
from calendario.gui.editor.pasting import files_given, page_given, png_of, text_given
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.spelt import Look, Spot, composed
from calendario.gui.editor.word_menu import AboutWord, Suggest, put_first, spot_words
from calendario.gui.letters import letters_in
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken

#: Marks what was copied out of a text of ours: it comes back as it is.
_OURS = "application/x-calendario-text"
_TICK = 5
_MARGIN = 10  # px around the text; the bracket of what does not fit stands in the right one


_TAB = "\t"  # between the words of an entry and its keys
_KEYS = {"edit-undo": "Ctrl+Z", "edit-redo": "Ctrl+Y"}


def _is_redo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _asks_menu(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


class TextEdit(QPlainTextEdit):
    """A plain text field over several documents (the base and each version), each with its own undo.

    `typed` comes after each change by a person; `pasted` with what was done to a paste;
    `page_pasted` with a pasted page (HTML) and its text as it was put in;
    `too_much` with the length (characters) of one that is not taken; `pictures_given` with paths or bytes dropped or
    pasted; `turned` when another document is shown; `corrected` when a correction of its menu was put;
    `finished` when the word that was being written is looked at.
    """

    typed = Signal()
    pasted = Signal(object)
    page_pasted = Signal(str, str)
    too_much = Signal(int)
    pictures_given = Signal(list)
    turned = Signal()
    corrected = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, look: Look, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._suggest = suggest
        #: What else the menu offers about a word, one group after the other, below its corrections.
        self.about_word: list[AboutWord] = []
        #: What takes back what was done last, if that was not a change of the text.
        self.offered_back: Callable[[], QAbstractButton | None] = lambda: None
        self._filling = False
        self._writing = False  # a person's key, or what an input method made of several, is being handled
        self._spells = False
        self._moving = False  # a piece of this text is being dragged to another place of it
        self._marks: dict[QTextDocument, Highlighter] = {}
        self._carets: dict[QTextDocument, QTextCursor] = {}  # of those that are not shown
        #: What was found for that highlighter, revision and place of typing.
        self._begun: tuple[tuple[Highlighter | None, int, int | None], tuple[int, int] | None] = ((None, 0, None), None)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.dress()
        self.document().setParent(self)
        self._unbroken = Unbroken(self)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._caret_moved)

    # --- documents

    def new_document(self, text: str) -> QTextDocument:
        """A document of this field, with its own history."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        self._unbroken.watch(document)
        document.contentsChange.connect(partial(self._noted, document))  # before the marks look at what changed
        marks = Highlighter(document, self._theme, self._look)
        marks.spells = self._spells
        self._marks[document] = marks
        document.setPlainText(text)
        document.clearUndoRedoStacks()
        document.setModified(False)
        return document

    def drop_document(self, document: QTextDocument) -> None:
        """Not shown any more."""
        self._marks.pop(document, None)
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

    def marks(self) -> Highlighter | None:
        """The marks of the shown document."""
        return self._marks.get(self.document())

    def text(self) -> str:
        """What is written."""
        return text_in(self.document())

    def start_spelling(self) -> None:
        """The dictionary is ready."""
        self._spells = True
        for marks in self._marks.values():
            marks.spell()

    def spell_again(self) -> None:
        """In another language now, or with other words."""
        for marks in self._marks.values():
            marks.rehighlight()

    def look_again(self, sentences: frozenset[str]) -> None:
        """More is known of the spelling of those sentences than when they were marked."""
        for marks in self._marks.values():
            marks.look_again(sentences)

    # --- marks and places, in code points

    def show_overflow(self, over: tuple[int, int] | None) -> None:
        """What does not fit lies between these code points; None: all of it fits."""
        marks = self._marks.get(self.document())
        if marks is None:
            return
        positions = Positions(self.text())
        marks.show_overflow(None if over is None else (positions.to_utf16(over[0]), positions.to_utf16(over[1])))
        self.viewport().update()

    def go_to(self, start: int, end: int) -> None:
        """Chooses the code points from `start` to `end` and brings them into view."""
        positions = Positions(self.text())
        cursor = self.textCursor()
        cursor.setPosition(positions.to_utf16(start))
        cursor.setPosition(positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._stop_typing()
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

    def being_written(self) -> tuple[int, int] | None:
        """The code points of the word that is not finished yet."""
        marks = self._marks.get(self.document())
        asked = (marks, self.document().revision(), None if marks is None else marks.typed_to)
        if asked != self._begun[0]:  # each finding asks it
            span = None if marks is None else marks.being_written()
            if span is not None:
                positions = Positions(self.text())
                span = positions.to_code_point(span[0]), positions.to_code_point(span[1])
            self._begun = (asked, span)
        return self._begun[1]

    def caret(self) -> int:
        """The caret's code point."""
        return Positions(self.text()).to_code_point(self.textCursor().position())

    # --- Qt

    def sizeHint(self) -> QSize:
        """No more than it must have: what is left over is its own by stretch."""
        return QSize(self._theme.scaled(300), self.minimumHeight())

    def dress(self) -> None:
        """Takes font and colours of the theme."""
        self.setFont(self._theme.font("editor"))
        for document, marks in self._marks.items():
            document.setDefaultFont(self.font())
            marks.rehighlight()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with corrections first on a word that is marked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.textCursor().position() if by_key else self.cursorForPosition(event.pos()).position()
        where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        menu = self.menu_at(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
        if by_key and self.spot_at(place) is not None:
            menu.setActiveAction(next(a for a in menu.actions() if a.isEnabled() and not a.isSeparator()))

    def menu_at(self, utf16: int) -> QMenu:
        """The menu for that place: corrections of its word are looked for now."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-undo":
                action.triggered.disconnect()
                action.triggered.connect(self.take_back)
                action.setEnabled(action.isEnabled() or (not self.isReadOnly() and self.offered_back() is not None))
            keys = _KEYS.get(action.objectName())
            if keys:  # as in the menu *Editar*, whatever else takes them in the window
                shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{action.text().partition(_TAB)[0]}{_TAB}{shown}")
        spot = None if self.isReadOnly() else self.spot_at(utf16)
        if spot is not None:
            put_first(menu, spot, self._suggest, partial(self._correct, spot), self.about_word, self._theme)
        return menu

    def spot_at(self, utf16: int) -> Spot | None:
        """What is marked at that place, in code points of the whole text; of two that touch there the chosen one."""
        block = self.document().findBlock(utf16)
        if not self._spells or not block.isValid() or len(block.text()) > MOST_LIVE:
            return None
        text, cursor = block.text(), self.textCursor()
        positions = Positions(text)
        place = positions.to_code_point(utf16 - block.position())
        there = [spot for spot in self._look(text) if spot.start <= place <= spot.end]
        if not there:
            return None
        chosen = positions.to_code_point(cursor.selectionStart() - block.position())
        spot = next((one for one in there if cursor.hasSelection() and one.start == chosen), there[0])
        before = Positions(self.text()).to_code_point(block.position())
        return replace(spot, start=before + spot.start, end=before + spot.end)

    def spot_chosen(self) -> Spot | None:
        """What is marked of exactly what is chosen."""
        cursor = self.textCursor()
        spot = self.spot_at(cursor.selectionStart()) if cursor.hasSelection() else None
        positions = Positions(self.text())
        chosen = [positions.to_code_point(end) for end in (cursor.selectionStart(), cursor.selectionEnd())]
        return spot if spot is not None and [spot.start, spot.end] == chosen else None

    def _correct(self, spot: Spot, correction: str) -> None:
        self.put(spot.start, spot.end, correction)
        self.corrected.emit()

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

    def viewportEvent(self, event: QEvent) -> bool:
        """What is marked says why where the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), "" if spot is None else tip(spot_words(spot)), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the bracket beside what does not fit."""
        super().paintEvent(event)
        marks = self._marks.get(self.document())
        if marks is None or marks.over is None:
            return
        start, end = marks.over
        top = self._line_top(start)
        bottom = self._line_top(min(end, max(0, self.document().characterCount() - 1)), bottom=True)
        height = self.viewport().height()
        if bottom < 0 or top > height:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("block"), 2))
        x = self.viewport().width() - 3
        painter.drawLine(QPointF(x, max(top, -4)), QPointF(x, min(bottom, height + 4)))
        painter.drawLine(QPointF(x - _TICK, top), QPointF(x, top))
        painter.drawLine(QPointF(x - _TICK, bottom), QPointF(x, bottom))
        painter.end()

    def end_step(self) -> None:
        """What is typed from now on is taken back by itself, not together with what was typed before."""
        self.document().setModified(False)  # Qt joins nothing to the last step of a text that is as it was saved

    def end_steps(self) -> dict[QTextDocument, int]:
        """`end_step` in every document. Returns how many steps of each there are to undo."""
        for document in self._marks:
            document.setModified(False)
        return {document: document.availableUndoSteps() for document in self._marks}

    def take_back(self) -> None:
        """Ctrl+Z: what was done last, be it in the text or not."""
        offered = self.offered_back()
        if offered is not None:
            offered.click()
        else:
            self.undo()

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The last word is looked at too."""
        super().focusOutEvent(event)
        self._stop_typing()

    def _line_top(self, utf16: int, *, bottom: bool = False) -> float:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(utf16, max(0, self.document().characterCount() - 1)))
        rect: QRect = self.cursorRect(cursor)
        return float(rect.bottom() - 1 if bottom else rect.top() + 1)

    def _changed(self) -> None:
        if self._filling:
            return
        self.typed.emit()

    def _noted(self, document: QTextDocument, place: int, _removed: int, added: int) -> None:
        """What came otherwise than by keys (pasted, dropped, completed, undone) may be the beginning of a word only
        where nothing comes after it.
        """
        marks = self._marks.get(document)
        if marks is None or self._filling:
            return
        end = min(place + added, max(0, document.characterCount() - 1))
        block = document.findBlock(end)
        goes_on = self._writing or (self.hasFocus() and end == block.position() + block.length() - 1)
        marks.typing(end if goes_on else None)

    def _caret_moved(self) -> None:
        marks = self._marks.get(self.document())
        if marks is not None and not marks.is_writing_at(self.textCursor().position()) and marks.stop_typing():
            self.finished.emit()

    def _stop_typing(self) -> None:
        marks = self._marks.get(self.document())
        if marks is not None and marks.stop_typing():
            self.finished.emit()
