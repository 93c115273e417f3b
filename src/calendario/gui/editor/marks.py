"""The marks in a text: links, a red wave under misspelt words, blue dots under doubtful ones, what the review found by
how grave it is, and what does not fit in grey.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from calendario.gui.bank.marked_text import mark_fields
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.spelt import Look
from calendario.gui.editor.underlines import Underlines, underline
from calendario.gui.theme import Theme

_LINKS = re.compile(r"https?://[^\s<>\"«»]+|(?<![\w&])#\w+|(?<![\w@])@\w[\w.@-]*")
_WORD = re.compile(r"[\w\u0300-\u036f'’·@]+")  # and what may still become one: «col·», «niñ@»
_LONGEST_WORD = 200  # beyond, it is no word that anybody writes
_MISSPELT = (QTextCharFormat.UnderlineStyle.SpellCheckUnderline, "spell")
_DOUBTFUL = (QTextCharFormat.UnderlineStyle.DotLine, "style_mark")

#: From where to where in a paragraph (UTF-16 units), and how that looks.
_Layer = tuple[int, int, QTextCharFormat]


class Highlighter(QSyntaxHighlighter):
    """Marks of one document: links, misspelt words, what was found, what is beyond the limit, fields to fill in."""

    def __init__(self, document: QTextDocument, theme: Theme, look: Look) -> None:
        super().__init__(document)
        self._theme = theme
        self._look = look
        self._over: tuple[int, int] | None = None
        self._typed_to: int | None = None  # the word that ends around this UTF-16 position is still being written
        self.underlines = Underlines(document)
        self.spells = False

    def spell(self) -> None:
        """The dictionary is ready."""
        self.spells = True
        self.rehighlight()

    def look_again(self, sentences: frozenset[str]) -> None:
        """More is known of those than when they were marked: where they still stand they are marked anew."""
        block = self.document().firstBlock()
        while self.spells and block.isValid():
            looked_at = self._looked_at(block)[0]
            if any(sentence in looked_at for sentence in sentences):
                self.rehighlightBlock(block)
            block = block.next()

    def show_found(self, rows: Sequence[Row], positions: Positions) -> None:
        """What the review found in the text as it is, whose `positions` these are."""
        for block in self.underlines.show(rows, positions):
            self.rehighlightBlock(block)

    def drop_changed(self, place: int, _removed: int, added: int) -> None:
        """Nothing was found any more in words that are other ones now. For `QTextDocument.contentsChange`."""
        for block in self.underlines.drop_changed(place, place + added):
            self.rehighlightBlock(block)

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
        """The word before that UTF-16 position, and on to its end, is not looked at while it is being written."""
        self._typed_to = position

    def is_writing_at(self, position: int) -> bool:
        """Whether a caret at that UTF-16 position is still where something is being written."""
        if self._typed_to is None:
            return False
        block = self.document().findBlock(self._typed_to)
        if position == self._typed_to or not block.contains(position):
            return position == self._typed_to
        text = block.text()
        positions = Positions(text)
        word = _word_at(text, positions.to_code_point(self._typed_to - block.position()))
        return word is not None and word[0] < positions.to_code_point(position - block.position()) <= word[1]

    @property
    def typed_to(self) -> int | None:
        """See `typing`."""
        return self._typed_to

    def being_written(self) -> tuple[int, int] | None:
        """The UTF-16 positions between which a word is not finished yet."""
        if self._typed_to is None:
            return None
        block = self.document().findBlock(self._typed_to)
        if not block.isValid():
            return None
        positions = Positions(block.text())
        word = _word_at(block.text(), positions.to_code_point(self._typed_to - block.position()))
        if word is None:
            return None
        return block.position() + positions.to_utf16(word[0]), block.position() + positions.to_utf16(word[1])

    def stop_typing(self) -> bool:
        """The caret left the word that was being written: it is looked at now. Whether there was one."""
        if self._typed_to is None:
            return False
        place, self._typed_to = self._typed_to, None
        block = self.document().findBlock(min(place, max(0, self.document().characterCount() - 1)))
        if block.isValid():
            self.rehighlightBlock(block)
        return True

    @property
    def over(self) -> tuple[int, int] | None:
        """Where what does not fit begins and ends, in UTF-16 positions."""
        return self._over

    def highlightBlock(self, text: str) -> None:
        """Qt calls it for each block that changed."""
        if not text or self.document().characterCount() > MOST_LIVE:
            return
        positions = Positions(text)
        layers = [*self._links(text, positions), *self._overflow(positions.to_utf16(len(text)))]
        doubts, waves = self._spelling(text, positions) if self.spells else ((), ())
        self._lay([*layers, *doubts, *self._found(), *waves])
        mark_fields(self, text, self._theme)

    def _lay(self, layers: Sequence[_Layer]) -> None:
        """One over the other, the last on top, stretch by stretch between where any begins or ends."""
        ends = sorted((place, number) for number, (start, end, _) in enumerate(layers) for place in (start, end))
        there: list[int] = []  # those around the stretch, by their number
        for (start, number), (end, _) in pairwise(ends):
            if layers[number][0] == start:
                insort(there, number)
            else:
                there.remove(number)
            if there and start < end:
                together = QTextCharFormat(layers[there[0]][2])
                for over in there[1:]:
                    together.merge(layers[over][2])
                self.setFormat(start, end - start, together)

    def _links(self, text: str, positions: Positions) -> Iterator[_Layer]:
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("link"))
        for match in _LINKS.finditer(text):
            yield positions.to_utf16(match.start()), positions.to_utf16(match.end()), look

    def _overflow(self, length: int) -> Iterator[_Layer]:
        if self._over is None:
            return
        start, end = (place - self.currentBlock().position() for place in self._over)
        start, end = max(0, start), min(length, end)
        if start < end:
            look = QTextCharFormat()
            look.setForeground(self._theme.colour("muted"))
            yield start, end, look

    def _found(self) -> Iterator[_Layer]:
        for start, end, level in self.underlines.within(self.currentBlock()):
            yield start, end, underline(level, self._theme)

    def _looked_at(self, block: QTextBlock, positions: Positions | None = None) -> tuple[str, int | None]:
        """That paragraph without the word that is being written, and where that one begins."""
        text = block.text()
        if self._typed_to is None or not block.contains(self._typed_to):
            return text, None
        begun = (positions or Positions(text)).to_code_point(self._typed_to - block.position())
        word = _word_at(text, begun)
        if word is None:
            return text, begun
        return text[: word[0]] + " " * (word[1] - word[0]) + text[word[1] :], word[0]

    def _spelling(self, text: str, positions: Positions) -> tuple[list[_Layer], list[_Layer]]:
        """The doubtful words and the misspelt ones."""
        doubts: list[_Layer] = []
        waves: list[_Layer] = []
        looked_at, begun = self._looked_at(self.currentBlock(), positions)
        for spot in self._look(looked_at):
            if spot.hint is not None and begun is not None and spot.end <= begun and text[spot.end : begun].isspace():
                continue  # whether it is meant depends on the word that comes now
            style, colour = _MISSPELT if spot.hint is None else _DOUBTFUL
            look = QTextCharFormat()
            look.setUnderlineStyle(style)
            look.setUnderlineColor(self._theme.colour(colour))
            there = positions.to_utf16(spot.start), positions.to_utf16(spot.end), look
            (waves if spot.hint is None else doubts).append(there)
        return doubts, waves


def _word_at(text: str, place: int) -> tuple[int, int] | None:
    """The word that ends at that code point or goes on beyond it; one that begins there was there before."""
    start = max(0, place - _LONGEST_WORD)
    for word in _WORD.finditer(text, start, place + _LONGEST_WORD):
        if word.start() < place <= word.end():
            return word.span()
    return None
