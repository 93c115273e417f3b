"""One entry of the bank to write or change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from calendario.desk.desk import Desk
from calendario.domain.bank import Entry, Kind
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui.bank.forms import form_for
from calendario.gui.bank.words import one_of
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.sentences import sentence


class EntryDialog(Dialog):
    """A new one, or one that there is. What is refused is said under its field and nothing is closed."""

    WIDTH = 560

    def __init__(
        self, desk: Desk, theme: Theme, kind: Kind, entry: Entry | None, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, one_of(kind), parent)
        self._desk, self._kind, self._entry = desk, kind, entry
        self.saved: Entry | None = None
        institution = desk.office.institution()
        today = wall_clock(desk.office.clock(), institution.zone).date()
        categories = [category.name for category in desk.categories.all()]
        name, body = ("", None) if entry is None else (entry.name, entry.body)
        self.form = form_for(theme, kind, name, body, categories, today, institution.language)
        self.add(self.form)
        of_text = self.form.text_field
        if text and of_text is not None and isinstance(of_text.widget, QPlainTextEdit):
            of_text.widget.setPlainText(text)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.form.fields[0].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls, desk: Desk, theme: Theme, kind: Kind, entry: Entry | None, text: str = "", parent: QWidget | None = None
    ) -> Entry | None:
        """What was saved; None for nothing. A new one begins with `text`. Raises `Problem` where it cannot begin."""
        dialog = cls(desk, theme, kind, entry, text, parent)
        dialog.exec()
        return dialog.saved

    def _save(self) -> None:
        bank, form = self._desk.bank, self.form
        for field in form.fields:
            field.set_error(None)
        try:
            body = form.body()
            if self._entry is None:
                self.saved = bank.add(body, form.name())
            else:
                self.saved = bank.change(self._entry.id, body, form.name())
        except Problem as problem:
            wrong = form.wrong_at(problem.code)
            wrong.set_error(sentence(problem))
            wrong.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
