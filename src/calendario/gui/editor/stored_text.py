"""The bank beside the text: put in from there, kept there, and the fields that are still to be filled in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from calendario.desk.desk import Desk
from calendario.domain.bank import Entry, Kind, text_of
from calendario.domain.fields import fields, next_field
from calendario.domain.problem import Problem
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.picker import PickDialog
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.writing_area import WritingArea
from calendario.gui.theme import Theme

_log = logging.getLogger(__name__)

PICK_KEYS, NEXT_KEYS = "Ctrl+T", "F2"


class StoredText(QObject):
    """Wired to the text of `writing` and to `title`, on `page`; `post` says on which post one writes. `told` is a
    sentence, `failed` a `Problem`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        writing: WritingArea,
        title: QLineEdit,
        page: QWidget,
        post: Callable[[], UUID | None],
    ) -> None:
        super().__init__(page)
        self._desk, self._theme, self._page = desk, theme, page
        self._writing, self._edit, self._title, self._post = writing, writing.edit, title, post
        self.button = writing.inserts.add("bandeja", self.tr("Stored text"), self.tr("Ctrl+T"))
        self.button.clicked.connect(self.choose)
        for keys, slot in ((PICK_KEYS, self.choose), (NEXT_KEYS, self.go_to_next)):
            shortcut = QShortcut(QKeySequence(keys), page)  # of the window, as the page's own
            shortcut.activated.connect(slot)

    def choose(self) -> None:
        """Asks which, and puts it in at the caret."""
        if self._edit.isReadOnly():
            return
        entry = PickDialog.ask(self._desk, self._theme, self._page.window())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if entry is not None:
            self.insert(entry)

    def insert(self, entry: Entry) -> None:
        """In place of what is chosen, as one step; its first field is chosen then. The use is noted."""
        text, cursor = text_of(entry.body), self._edit.textCursor()
        start = Positions(self._edit.text()).to_code_point(cursor.selectionStart())
        cursor.insertText(text)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()
        found = fields(text)
        if found:
            self._edit.go_to(start + found[0].start, start + found[0].end)
        post_id = self._post()
        if post_id is None:
            return
        try:
            self._desk.bank.use(entry.id, post_id)
        except Problem as problem:  # the text is in all the same
            _log.warning("a use of the bank was not noted: %s", problem.code)

    def select_first(self) -> bool:
        """Chooses the first field, where there is one; whether there is."""
        found = fields(self._edit.text())
        if found:
            self._edit.go_to(found[0].start, found[0].end)
        return bool(found)

    def go_to_next(self) -> None:
        """Chooses the next field of the text after the caret, round its end, then that of the title."""
        if self._edit.isReadOnly():
            return
        text = self._edit.text()
        caret = Positions(text).to_code_point(self._edit.textCursor().selectionStart())
        chosen = self._edit.textCursor().hasSelection()
        field = next_field(text, caret + 1 if chosen else caret)
        if field is not None:
            self._edit.go_to(field.start, field.end)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not select_gap(self._title):
            self.told.emit(self.tr("Nothing is left to fill in."))

    def keep_as_template(self) -> None:
        """The text that is shown, with a name, for another time."""
        try:
            saved = EntryDialog.ask(
                self._desk, self._theme, Kind.TEMPLATE, None, self._edit.text(), self._page.window()
            )
        except Problem as problem:
            self.failed.emit(problem)
            return
        if saved is not None:
            self.told.emit(self.tr("It is among the templates: “%1”.").replace("%1", saved.name))


def select_gap(line: QLineEdit) -> bool:
    """Chooses the first field of a line and puts the focus there; whether there is one."""
    text = line.text()
    found = fields(text)
    if found:
        positions = Positions(text)
        start, end = positions.to_utf16(found[0].start), positions.to_utf16(found[0].end)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.setSelection(start, end - start)
    return bool(found)
