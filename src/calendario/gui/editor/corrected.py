"""A word put right in several texts at once, of which the field's own undo would take back only the one shown."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QTextCursor

NAME = "corrected"  #: its strip


@dataclass(frozen=True, slots=True)
class Corrected:
    """In the text of `target` (None: the base) `correction` took the place of `word`; `there` is what it covers now,
    however much is written around it.
    """

    target: UUID | None
    word: str
    correction: str
    there: QTextCursor

    @property
    def stands(self) -> bool:
        """Whether it is as it was put."""
        return not self.there.isNull() and self.there.selectedText() == self.correction

    def take_back(self) -> None:
        """The word as it was, in a step of its own."""
        self.there.insertText(self.word)
