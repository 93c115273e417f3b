"""What the review found in a text, underlined for as long as the words stand as they were looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from calendario.domain.finding import OF_SPELLING, TEXT, Finding, Level
from calendario.gui.editor.gathered import GRAVITY, Row, is_of_text
from calendario.gui.editor.positions import Positions
from calendario.gui.theme import Theme
from calendario.sentences import finding_text, level_word

#: Of one text; nobody looks for more lines under it.
MOST_UNDERLINED = 60
#: By level: a line of its own kind, its colour, and what lies under the words. The lower ones come first.
_LOOK = {
    Level.HINT: (QTextCharFormat.UnderlineStyle.DotLine, "style_mark", ""),
    Level.WARN: (QTextCharFormat.UnderlineStyle.DashUnderline, "date_mark", "warn_tint"),
    Level.BLOCK: (QTextCharFormat.UnderlineStyle.SingleUnderline, "block", "block_tint"),
}
# Marked in their own ways: a wave or dots, a bracket, a tint.
_OTHERWISE = OF_SPELLING | {"sentence_unread", "too_long", "unfilled_field"}

_Seen = tuple[int, int, Level]  # from where to where (UTF-16), and how


def is_underlined(finding: Finding) -> bool:
    """Whether it is about some words of the text."""
    there = finding.place == TEXT and finding.start < finding.end
    return there and finding.code not in _OTHERWISE and is_of_text(finding)


def told(finding: Finding) -> str:
    """How grave it is, and what it is."""
    return f"{level_word(finding.level)}. {finding_text(finding)}"


class _Mark:
    """What `row` found, in the document of `cursor`, which covers it however much is written around it."""

    __slots__ = ("_beside", "_cursor", "_words", "row")

    def __init__(self, row: Row, cursor: QTextCursor) -> None:
        self.row = row
        self._cursor = cursor
        self._words = cursor.selectedText()
        self._beside = self._letters_beside()

    @property
    def stands(self) -> bool:
        """Whether its words are as they were looked at, also where they begin and end."""
        return self._cursor.selectedText() == self._words and self._letters_beside() == self._beside

    @property
    def place(self) -> tuple[int, int]:
        """Its UTF-16 positions."""
        return self._cursor.selectionStart(), self._cursor.selectionEnd()

    @property
    def key(self) -> _Seen:
        """What is seen of it."""
        return (*self.place, self.row.finding.level)

    def _letters_beside(self) -> tuple[bool, bool]:
        document, (start, end) = self._cursor.document(), self.place
        before = start > 0 and _is_letter(document, start - 1)
        return before, _is_letter(document, end)


class Underlines:
    """Those of one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._marks: list[_Mark] = []  # the gravest last: it is drawn over the others

    def show(self, rows: Iterable[Row], positions: Positions) -> list[QTextBlock]:
        """These from now on, whose code points are those of the document as it is. Returns the paragraphs that look
        different by that.
        """
        gravest = sorted(filter(_has_place, rows), key=_order)[:MOST_UNDERLINED]
        before = {mark.key for mark in self._marks}
        self._marks = [_Mark(row, self._over(row, positions)) for row in reversed(gravest)]
        return self._blocks_of(before ^ {mark.key for mark in self._marks})

    def drop_changed(self, first: int, last: int) -> list[QTextBlock]:
        """What lies between these UTF-16 positions was changed: underlines whose words are other ones now are gone.
        Returns the paragraphs in which they stood.
        """
        gone = [mark for mark in self._marks if mark.place[0] <= last and first <= mark.place[1] and not mark.stands]
        if not gone:
            return []
        self._marks = [mark for mark in self._marks if mark not in gone]
        return self._blocks_of(mark.key for mark in gone)

    def at(self, utf16: int) -> tuple[Row, ...]:
        """What was found at that UTF-16 position, the gravest first."""
        there = [mark for mark in self._marks if mark.place[0] <= utf16 <= mark.place[1]]
        return tuple(mark.row for mark in reversed(there))

    def standing(self) -> tuple[tuple[int, int, Row], ...]:
        """Where each lies (UTF-16 positions), and what it is."""
        return tuple((*mark.place, mark.row) for mark in self._marks)

    def within(self, block: QTextBlock) -> Iterator[tuple[int, int, Level]]:
        """Where they lie in that paragraph, in its own UTF-16 units, in the order in which they are drawn."""
        first, length = block.position(), block.length() - 1
        for mark in self._marks:
            start, end = mark.place
            if start < first + length and end > first:
                yield max(0, start - first), min(length, end - first), mark.row.finding.level

    def _over(self, row: Row, positions: Positions) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(positions.to_utf16(row.finding.start))
        cursor.setPosition(positions.to_utf16(row.finding.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed right after it is none of it
        return cursor

    def _blocks_of(self, keys: Iterable[_Seen]) -> list[QTextBlock]:
        found: dict[int, QTextBlock] = {}
        for start, end, _level in keys:
            block = self._document.findBlock(start)
            while block.isValid() and block.position() <= end:
                found[block.blockNumber()] = block
                block = block.next()
        return [found[number] for number in sorted(found)]


def underline(level: Level, theme: Theme) -> QTextCharFormat:
    """How words of that level look."""
    style, colour, paper = _LOOK[level]
    made = QTextCharFormat()
    made.setUnderlineStyle(style)
    made.setUnderlineColor(theme.colour(colour))
    if paper:
        made.setBackground(theme.colour(paper))
    return made


def _has_place(row: Row) -> bool:
    return is_underlined(row.finding)


def _order(row: Row) -> tuple[int, int]:
    return GRAVITY[row.finding.level], row.finding.start


def _is_letter(document: QTextDocument, utf16: int) -> bool:
    sign = document.characterAt(utf16)
    return sign.isalnum() or "\ud800" <= sign <= "\udfff"
