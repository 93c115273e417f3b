"""Which was the last thing that a person did: a change of the text, or one that a notice offers to take back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton

from calendario.gui.editor.notices import Notices
from calendario.gui.editor.text_edit import TextEdit

LANGUAGE = "language_changed"  # the strip of a language that was offered and taken


class WaysBack(QObject):
    """Strips of `notices` called `names`, or beginning with one of `kinds` and a blank, whose first button takes back
    what they tell. Each knows how far every text of `edit` was when it came.
    """

    def __init__(self, edit: TextEdit, notices: Notices, names: frozenset[str], kinds: frozenset[str]) -> None:
        super().__init__(edit)
        self._edit, self._notices, self._names, self._kinds = edit, notices, names, kinds
        self._steps: dict[str, dict[QTextDocument, int]] = {}  # the last one last
        notices.came.connect(self._came)
        edit.typed.connect(self._typed)

    def is_one(self, name: str) -> bool:
        """Whether the strip of that name is one of them."""
        return name in self._names or name.partition(" ")[0] in self._kinds

    def forget(self) -> None:
        """The post is another version now: what they would take back was done to the one before."""
        self._notices.drop(*filter(self.is_one, self._notices.names()))
        self._steps.clear()

    def latest(self) -> QAbstractButton | None:
        """What takes back what was told last, if it stands and the shown text was not changed since."""
        document = self._edit.document()
        for name in reversed(self._steps):
            strip = self._notices.told(name)
            there = [] if strip is None else strip.buttons()
            if len(there) > 1:  # one alone closes it
                newer = document.availableUndoSteps() > self._steps[name].get(document, 0)
                return None if newer else there[0]
        return None

    def is_untouched(self, name: str) -> bool:
        """Whether the shown text is as it was when that strip came: its last step is what the strip tells."""
        document = self._edit.document()
        return self._steps.get(name, {}).get(document) == document.availableUndoSteps()

    def _came(self, name: str) -> None:
        if self.is_one(name):
            self._steps.pop(name, None)
            self._steps[name] = self._edit.end_steps()

    def _typed(self) -> None:
        """What was undone in the text is no step before the strip any more."""
        document = self._edit.document()
        for steps in self._steps.values():
            if document in steps:
                steps[document] = min(steps[document], document.availableUndoSteps())
