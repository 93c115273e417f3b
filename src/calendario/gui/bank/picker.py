"""A text of the bank to put into the one that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calendario.desk.bank import Kept
from calendario.desk.desk import Desk
from calendario.domain.bank import Entry, Kind
from calendario.domain.problem import Problem
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.entry_list import EntryList
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.sentences import sentence

_OFFERED = (Kind.TEMPLATE, Kind.EVERGREEN, Kind.ANSWER, Kind.NAME, Kind.HASHTAG)


class PickDialog(Dialog):
    """One types, goes down the list, and Enter puts it in. What is over or resting is not offered."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Stored text"), parent)
        self._desk = desk
        self.chosen: Entry | None = None
        self.entries = EntryList(theme, kinds=True, parent=self)
        self.entries.view.setMinimumHeight(min(theme.scaled(250), self.screen().availableGeometry().height() * 2 // 5))
        self.entries.searched.connect(self._read)
        self.entries.shown.connect(self._show)
        self.entries.picked.connect(self._pick)
        self.add(self.entries)
        self.problem = WrapLabel(theme, "", "small", "block", self)
        self.problem.hide()
        self.add(self.problem)
        self.new = self.add_choice(self.tr("New template…"), "flat")
        self.new.clicked.connect(self._add)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.put = self.add_main(self.tr("Put in"), self._put)
        self._read()
        self.entries.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, parent: QWidget | None = None) -> Entry | None:
        """The chosen one."""
        dialog = cls(desk, theme, parent)
        dialog.exec()
        return dialog.chosen

    def _read(self) -> None:
        try:
            there = self._desk.bank.all(*_OFFERED, search=self.entries.words())
        except Problem as problem:
            self._tell(problem)
            return
        words = self.entries.words()
        nothing = self.tr("Nothing is called or says that.") if words else self.tr("There are no stored texts yet.")
        self.entries.show_entries([kept for kept in there if not kept.expired and not kept.rests], nothing)
        self.new.setVisible(not there and not words)

    def _show(self, kept: Kept | None) -> None:
        self.put.setEnabled(kept is not None)

    def _pick(self, kept: Kept) -> None:
        self.chosen = kept.entry
        self.accept()

    def _put(self) -> None:
        kept = self.entries.current()
        if kept is not None:
            self._pick(kept)

    def _add(self) -> None:
        try:
            saved = EntryDialog.ask(self._desk, self._theme, Kind.TEMPLATE, None, "", self)
        except Problem as problem:
            self._tell(problem)
            return
        self._read()
        if saved is not None:
            self.entries.go_to(saved.id)

    def _tell(self, problem: Problem) -> None:
        self.problem.setText(sentence(problem))
        self.problem.show()
