"""What was written without blanks, as an image that was copied as text: broken anywhere, so that the window goes on.

Where lines break between words Qt looks for the end of the word at every line of it: a megabyte without blanks takes it
a minute, and half of one at each key. Broken anywhere the same takes a tenth of a second.
"""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

_LONGEST = 3_000  # UTF-16 units: takes Qt 2 ms; no address is that long
# After a non-breaking blank no line breaks either. Only from the beginning of each: else every letter is tried.
_UNBROKEN = re.compile(rf"(?<![^ \t\n])[^ \t\n]{{{_LONGEST + 1}}}")
_HELD = "unbroken"  # of a document: whether it has such a stretch

_BETWEEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere


class Unbroken(QObject):
    """How the lines of `edit` break; of a text that has a stretch without blanks longer than 3,000 UTF-16 units all of
    them anywhere. Of a change only the paragraphs that it touched are looked at.
    """

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.watch(edit.document())
        self._changed(edit.document(), 0, 0, edit.document().characterCount())

    def watch(self, document: QTextDocument) -> None:
        """Another document of that field, before it has a text."""
        document.contentsChange.connect(partial(self._changed, document))  # comes before Qt lays it out

    def before_shown(self, document: QTextDocument) -> None:
        """`document` will be the one that is shown."""
        if document.property(_HELD):
            self._edit.setWordWrapMode(_ANYWHERE)

    def shown(self) -> None:
        """The document is another one."""
        self._edit.setWordWrapMode(_ANYWHERE if self._edit.document().property(_HELD) else _BETWEEN_WORDS)

    def _changed(self, document: QTextDocument, place: int, removed: int, added: int) -> None:
        held = bool(document.property(_HELD))
        touched = _has_one(document, place, place + added)
        if held and not touched:
            touched = _has_one(document, 0, document.characterCount())
        if touched == held:
            return
        document.setProperty(_HELD, touched)
        mode = _ANYWHERE if touched else _BETWEEN_WORDS
        if document is self._edit.document():
            self._edit.setWordWrapMode(mode)
        else:
            break_lines(document, mode)


def break_lines(document: QTextDocument, mode: QTextOption.WrapMode) -> None:
    """Of a document that no field shows."""
    option = document.defaultTextOption()
    option.setWrapMode(mode)
    document.setDefaultTextOption(option)


def wrap_mode_of(text: str) -> QTextOption.WrapMode:
    """How lines of that text break: it is laid out, not written."""
    return _ANYWHERE if _UNBROKEN.search(text) else _BETWEEN_WORDS


def _has_one(document: QTextDocument, start: int, end: int) -> bool:
    """Whether there is one at or between those UTF-16 positions."""
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        if block.length() > _LONGEST:
            at = block.position()
            around = slice(max(0, start - at - _LONGEST - 1), max(0, end - at + _LONGEST + 1))
            if _UNBROKEN.search(_piece(block, around)):
                return True
        block = block.next()
    return False


def _piece(block: QTextBlock, around: slice) -> str:
    text = block.text()
    return text[around] if len(text) + 1 == block.length() else text  # else code points are not UTF-16 units
