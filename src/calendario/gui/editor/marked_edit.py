"""The text with what is marked in it: what a menu and a tooltip say of that, and what does not fit behind a bracket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolTip, QWidget

from calendario.gui.editor.documents_edit import DocumentsEdit
from calendario.gui.editor.finding_menu import Ways, put_found
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.marks import Highlighter
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.spelt import Look, Spot
from calendario.gui.editor.underlines import told
from calendario.gui.editor.word_menu import AboutWord, Suggest, put_first, spot_words
from calendario.gui.shown import tip
from calendario.gui.theme import Theme

_TICK = 5
_TAB = "\t"  # between the words of an entry and its keys
_KEYS = {"edit-undo": "Ctrl+Z", "edit-redo": "Ctrl+Y"}
_MOST_TOLD = 3  # of what was found at one place


class MarkedEdit(DocumentsEdit):
    """`corrected` when a correction of its menu was put; `finished` when the word that was being written is looked
    at.
    """

    corrected = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, look: Look, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._look = look
        self._suggest = suggest
        #: What else the menu offers about a word, one group after the other, below its corrections.
        self.about_word: list[AboutWord] = []
        #: What can be done about what was found.
        self.about_found: Ways = lambda _row: ()
        #: What takes back what was done last, if that was not a change of the text.
        self.offered_back: Callable[[], QAbstractButton | None] = lambda: None
        self._writing = False  # a person's key, or what an input method made of several, is being handled
        self._spells = False
        self._marks: dict[QTextDocument, Highlighter] = {}
        #: What was found for that highlighter, revision and place of typing.
        self._begun: tuple[tuple[Highlighter | None, int, int | None], tuple[int, int] | None] = ((None, 0, None), None)
        self.cursorPositionChanged.connect(self._caret_moved)

    def drop_document(self, document: QTextDocument) -> None:
        """Not shown any more."""
        self._marks.pop(document, None)
        super().drop_document(document)

    def marks(self) -> Highlighter | None:
        """The marks of the shown document."""
        return self._marks.get(self.document())

    def dress(self) -> None:
        """Takes font and colours of the theme."""
        super().dress()
        for document in self._there:
            self._marks[document].rehighlight()

    # --- what is marked

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

    def show_found(self, rows: Sequence[Row]) -> None:
        """What the review found in the shown text as it is now."""
        marks = self.marks()
        if marks is not None:
            marks.show_found(rows, Positions(self.text()))

    def show_overflow(self, over: tuple[int, int] | None) -> None:
        """What does not fit lies between these code points; None: all of it fits."""
        marks = self.marks()
        if marks is None:
            return
        positions = Positions(self.text())
        marks.show_overflow(None if over is None else (positions.to_utf16(over[0]), positions.to_utf16(over[1])))
        self.viewport().update()

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

    def chosen(self) -> tuple[int, int] | None:
        """The code points between which everything is chosen."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        positions = Positions(self.text())
        return positions.to_code_point(cursor.selectionStart()), positions.to_code_point(cursor.selectionEnd())

    def spot_chosen(self) -> Spot | None:
        """What is marked of exactly what is chosen."""
        chosen = self.chosen()
        spot = None if chosen is None else self.spot_at(self.textCursor().selectionStart())
        return spot if spot is not None and (spot.start, spot.end) == chosen else None

    def found_at(self, utf16: int) -> tuple[Row, ...]:
        """What the review found there, the gravest first."""
        marks = self.marks()
        return () if marks is None else marks.underlines.at(utf16)[:_MOST_TOLD]

    def found(self) -> tuple[tuple[int, int, Row], ...]:
        """Where what the review found stands by now, in code points, and what it is."""
        marks = self.marks()
        if marks is None:
            return ()
        positions = Positions(self.text())
        standing = marks.underlines.standing()
        return tuple(
            (positions.to_code_point(start), positions.to_code_point(end), row) for start, end, row in standing
        )

    # --- the word that is being written

    def being_written(self) -> tuple[int, int] | None:
        """The code points of the word that is not finished yet."""
        marks = self.marks()
        asked = (marks, self.document().revision(), None if marks is None else marks.typed_to)
        if asked != self._begun[0]:  # each finding asks it
            span = None if marks is None else marks.being_written()
            if span is not None:
                positions = Positions(self.text())
                span = positions.to_code_point(span[0]), positions.to_code_point(span[1])
            self._begun = (asked, span)
        return self._begun[1]

    def writing_at(self) -> int | None:
        """The code point before which somebody is typing, be it in a word or after one."""
        marks = self.marks()
        place = None if marks is None else marks.typed_to
        return None if place is None else Positions(self.text()).to_code_point(place)

    def go_to(self, start: int, end: int) -> None:
        """Chooses the code points from `start` to `end` and brings them into view."""
        super().go_to(start, end)
        self._stop_typing()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The last word is looked at too."""
        super().focusOutEvent(event)
        self._stop_typing()

    def _begin(self, document: QTextDocument) -> None:
        document.contentsChange.connect(partial(self._noted, document))  # before the marks look at what changed
        marks = Highlighter(document, self._theme, self._look)
        document.contentsChange.connect(marks.drop_changed)
        marks.spells = self._spells
        self._marks[document] = marks

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
        marks = self.marks()
        if marks is not None and not marks.is_writing_at(self.textCursor().position()) and marks.stop_typing():
            self.finished.emit()

    def _stop_typing(self) -> None:
        marks = self.marks()
        if marks is not None and marks.stop_typing():
            self.finished.emit()

    # --- what is said of it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, below what can be done about a word that is marked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.textCursor().position() if by_key else self.cursorForPosition(event.pos()).position()
        where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        menu = self.menu_at(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
        if by_key and (self.spot_at(place) is not None or self.found_at(place)):
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
        if self.isReadOnly():
            return menu
        put_found(menu, self.found_at(utf16), self.about_found, self._theme)
        spot = self.spot_at(utf16)
        if spot is not None:
            put_first(menu, spot, self._suggest, partial(self._correct, spot), self.about_word, self._theme)
        return menu

    def take_back(self) -> None:
        """Ctrl+Z: what was done last, be it in the text or not."""
        offered = self.offered_back()
        if offered is not None:
            offered.click()
        else:
            self.undo()

    def _correct(self, spot: Spot, correction: str) -> None:
        self.put(spot.start, spot.end, correction)
        self.corrected.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """What is marked says why where the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.cursorForPosition(event.pos()).position()
            spot = self.spot_at(place)
            said = [*map(told, (row.finding for row in self.found_at(place))), *([spot_words(spot)] if spot else [])]
            QToolTip.showText(event.globalPos(), tip("\n".join(said)), self)
            return True
        return super().viewportEvent(event)

    # --- what does not fit

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the bracket beside what does not fit."""
        super().paintEvent(event)
        marks = self.marks()
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

    def _line_top(self, utf16: int, *, bottom: bool = False) -> float:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(utf16, max(0, self.document().characterCount() - 1)))
        rect: QRect = self.cursorRect(cursor)
        return float(rect.bottom() - 1 if bottom else rect.top() + 1)
