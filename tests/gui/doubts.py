"""A dictionary with one doubt, and how stories of spelling look at the text: what is marked, what a menu says."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding, Level
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.text_edit import TextEdit
from calendario.spelling.speller import Hint
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import words
from tests.gui.posts import channel

Style = QTextCharFormat.UnderlineStyle
DOUBT = Finding("real_word", Level.HINT, facts={"word": "esta", "rule": "accent", "correction": "está"})
UNKNOWN = Finding("spelling_error", Level.WARN, facts={"word": "solicitut"})
WAVE, DOTS = Style.SpellCheckUnderline, Style.DotLine


class Doubting:
    """The dictionary, and a doubt: «esta» right before «abierto» was hardly meant."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        told = list(words(text))
        doubtful = [w for w, after in pairwise(told) if (w.text, after.text) == ("esta", "abierto")]
        return tuple(Hint(w.text, w.start, w.end, "accent", ("está",)) for w in doubtful)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._spelling, name)


def marked(edit: TextEdit, style: Style = WAVE) -> list[str]:
    """The pieces of the text under such a line."""
    found = []
    block = edit.document().begin()
    while block.isValid():
        units, last = block.text().encode("utf-16-le"), -1
        for piece in sorted(block.layout().formats(), key=lambda f: f.start):
            if piece.format.underlineStyle() == style:
                letters = units[piece.start * 2 : (piece.start + piece.length) * 2].decode("utf-16-le")
                if piece.start == last:
                    found[-1] += letters
                else:
                    found.append(letters)
                last = piece.start + piece.length
        block = block.next()
    return found


def commit(edit: TextEdit, text: str) -> None:
    """As an input method does, or dead keys: «´» and «a» come as one «á»."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def pasted(edit: TextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


def open_menu(edit: TextEdit) -> QMenu:
    """By the keyboard's own key for it."""
    place = edit.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(edit, QContextMenuEvent(reason, place, edit.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    """What it says down to the usual entries."""
    told = [action.text() for action in menu.actions()]
    return told[: next(n for n, text in enumerate(told) if "Undo" in text and "\t" in text) - 1]


def own_text(editor: EditorPage, desk: Desk, base: str, own: str) -> UUID:
    """`base`, and `own` in Bluesky; the base is shown, with the caret at its beginning."""
    bluesky = channel(desk, "BS")
    editor.writing.edit.insertPlainText(base)
    editor.show_target(bluesky)
    editor.writing.edit.selectAll()
    editor.writing.edit.insertPlainText(own)
    editor.show_target(BASE)
    editor.writing.edit.moveCursor(QTextCursor.MoveOperation.Start)
    return bluesky


def choose(editor: EditorPage, language: str) -> None:
    """As a person does in the list beside the heading."""
    place = editor.writing.language.findData(language)
    editor.writing.language.setCurrentIndex(place)
    editor.writing.language.activated.emit(place)
