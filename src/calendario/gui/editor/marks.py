"""The marks in a text: links, a red wave under misspelt words, and what does not fit in grey."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from calendario.gui.bank.marked_text import mark_fields
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.theme import Theme

#: Finds misspelt words of a block: (start, end) in code points.
Misspelt = Callable[[str], list[tuple[int, int]]]

_LINKS = re.compile(r"https?://[^\s<>\"«»]+|(?<![\w&])#\w+|(?<![\w@])@\w[\w.@-]*")
_WORD = re.compile(r"[\w'’·]+")


class Highlighter(QSyntaxHighlighter):
    """Marks of one document: links, misspelt words, what is beyond the limit, fields to fill in."""

    def __init__(self, document: QTextDocument, theme: Theme, misspelt: Misspelt) -> None:
        super().__init__(document)
        self._theme = theme
        self._misspelt = misspelt
        self._over: tuple[int, int] | None = None
        self._typing_at: int | None = None  # the word around this UTF-16 position is still being typed
        self.spells = False

    def spell(self) -> None:
        """The dictionary is ready."""
        self.spells = True
        self.rehighlight()

    def show_overflow(self, over: tuple[int, int] | None) -> None:
        """What does not fit lies between these UTF-16 positions; None: it fits."""
        before, self._over = self._over, over
        if before == over:
            return
        ends = [place for span in (before, over) if span is not None for place in span]
        block = self.document().findBlock(min(ends))
        last = self.document().findBlock(min(max(ends), max(0, self.document().characterCount() - 1)))
        while block.isValid():
            self.rehighlightBlock(block)
            if block == last:
                break
            block = block.next()

    def typing(self, position: int | None) -> None:
        """The word around that UTF-16 position is not looked at while it is being typed."""
        self._typing_at = position

    def stop_typing(self) -> None:
        """The caret left the word that was being typed: it is looked at now."""
        if self._typing_at is None:
            return
        place, self._typing_at = self._typing_at, None
        block = self.document().findBlock(min(place, max(0, self.document().characterCount() - 1)))
        if block.isValid():
            self.rehighlightBlock(block)

    @property
    def over(self) -> tuple[int, int] | None:
        """Where what does not fit begins and ends, in UTF-16 positions."""
        return self._over

    def highlightBlock(self, text: str) -> None:
        """Qt calls it for each block that changed."""
        if not text or self.document().characterCount() > MOST_LIVE:
            return
        positions = Positions(text)
        link = QTextCharFormat()
        link.setForeground(self._theme.colour("link"))
        for match in _LINKS.finditer(text):
            start = positions.to_utf16(match.start())
            self.setFormat(start, positions.to_utf16(match.end()) - start, link)
        self._mark_overflow(positions.to_utf16(len(text)))
        if self.spells:
            self._mark_misspelt(text, positions)
        mark_fields(self, text, self._theme)

    def _mark_overflow(self, length: int) -> None:
        if self._over is None:
            return
        start, end = (place - self.currentBlock().position() for place in self._over)
        start, end = max(0, start), min(length, end)
        if start < end:
            over = QTextCharFormat()
            over.setForeground(self._theme.colour("muted"))
            self.setFormat(start, end - start, over)

    def _mark_misspelt(self, text: str, positions: Positions) -> None:
        looked_at = text
        if self._typing_at is not None:
            place = positions.to_code_point(max(0, self._typing_at - self.currentBlock().position()))
            for word in _WORD.finditer(text):
                if word.start() <= place < word.end() and self.currentBlock().position() <= self._typing_at:
                    looked_at = text[: word.start()] + " " * len(word[0]) + text[word.end() :]
        for first, last in self._misspelt(looked_at):
            start, end = positions.to_utf16(first), positions.to_utf16(last)
            for place in range(start, end):  # character by character: it may begin inside what does not fit
                marked = QTextCharFormat(self.format(place))
                marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                marked.setUnderlineColor(self._theme.colour("spell"))
                self.setFormat(place, 1, marked)
