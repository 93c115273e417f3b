"""What is written in a document of Qt, and put into it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

_BLANKS_OF_QT = str.maketrans("\u2029\u2028\ufdd0\ufdd1", "\n\n\n\n")


def insert_alone(cursor: QTextCursor, text: str) -> None:
    """Puts it in as a step of its own: what was typed right before it is not undone with it."""
    cursor.beginEditBlock()
    cursor.insertText(text)
    cursor.endEditBlock()


def text_in(document: QTextDocument) -> str:
    """What is written in `document`: one code point for each of Qt's characters or surrogate pairs.

    Not `toPlainText`, which turns non-breaking spaces («10 €») into plain ones.
    """
    text = document.toRawText().translate(_BLANKS_OF_QT)
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if _has_lone(text) else text


def _has_lone(text: str) -> bool:
    if text.isascii():
        return False
    return any("\ud800" <= c <= "\udfff" for c in text)
