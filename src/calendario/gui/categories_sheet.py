"""The categories in *Ajustes*: what the town hall's posts are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.category import Category
from calendario.domain.channel import Lateness, WhenLate
from calendario.domain.house import Nature
from calendario.domain.problem import Problem
from calendario.gui.beside import Beside
from calendario.gui.category_dialog import CategoryDialog
from calendario.gui.natures import nature_word
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.sentences import sentence


class CategoriesSheet(Sheet):
    """One row each, retired ones last. `refused` carries a sentence."""

    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Categories"))
        self._desk = desk
        self._look = theme
        self._shown: tuple[Category, ...] | None = None
        self.buttons: dict[tuple[UUID, str], QPushButton] = {}
        self.add = buttons.plain(self.tr("Add a category…"), theme.icon("mas"), parent=self)
        self.add.clicked.connect(partial(self._change, None))
        self.usual = buttons.plain(self.tr("Add the usual ones"), parent=self)
        self.usual.clicked.connect(self._add_usual)
        theme.changed.connect(self._look_changed)

    def reload(self) -> None:
        """Reads them; the focus stays on the button it was on. Raises `Problem`."""
        there = self._desk.categories.all(retired=True)
        if there == self._shown:
            return
        focus = self.window().focusWidget()  # the window's own: a dialog that is just closing has the keyboard
        focused = next((key for key, button in self.buttons.items() if button is focus), None)
        self._shown, self.buttons = there, {}
        for lasting in (self.add, self.usual):
            lasting.setParent(self)  # they outlive their row
        self.clear_rows()
        for category in sorted(there, key=lambda c: c.retired):
            self.add_row(self._row_of(category))
        about = WrapLabel(
            self._look,
            self.tr("What your posts are about, for you alone. A category may say what to do with what is late."),
            "body",
            "muted",
        )
        self.usual.setVisible(not there)
        self.add_row(self._row(about, self.usual, self.add))
        for shown in self.rows():
            shown.show()  # now, not when the layout gets round to it: it may have to take the focus
        for before, after in pairwise(
            (self.usual, self.add, *self.buttons.values(), self.usual, self.add)
        ):  # where it stood: they, then it
            QWidget.setTabOrder(before, after)
        if focus is self.add:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is not None:
            same = (b for (of, _), b in self.buttons.items() if of == focused[0])
            self.buttons.get(focused, next(same, self.add)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_changed(self) -> None:
        if self._shown is not None:
            self._shown = None  # the rows are made for the size of the text
            self.reload()

    def _row_of(self, category: Category) -> QWidget:
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(WrapLabel(self._look, category.name, "strong", "muted" if category.retired else "ink"))
        late = self.tr("not used any more") if category.retired else self._late_words(category.lateness)
        said = late if category.nature is None else self._with_nature(nature_word(category.nature), late)
        words.addWidget(WrapLabel(self._look, said, "small", "muted"))
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        categories = self._desk.categories
        if category.retired:
            again = self._button(category, "restore", self.tr("Use again"), self.tr("Use %1 again"))
            again.clicked.connect(partial(self._do, categories.restore, category))
            row.addWidget(again)
        else:
            change = self._button(category, "change", self.tr("Change…"), self.tr("Change %1…"))
            change.clicked.connect(partial(self._change, category))
            away = self._button(category, "retire", self.tr("Do not use any more"), self.tr("Do not use %1 any more"))
            away.clicked.connect(partial(self._do, categories.retire, category))
            row.addWidget(change)
            row.addWidget(away)
        return self._row(told, ways)

    def _button(self, category: Category, what: str, words: str, accessible: str) -> QPushButton:
        made = buttons.plain(words, small=True)
        made.setAccessibleName(accessible.replace("%1", category.name))
        self.buttons[category.id, what] = made
        return made

    def _row(self, told: QWidget, *beside: QWidget) -> QWidget:
        row = QWidget(self)
        parts = Beside(self._look, 460, row, spacing=16)
        parts.add(told, 1)
        for part in beside:
            parts.add(part, 0, Qt.AlignmentFlag.AlignVCenter)
        QVBoxLayout(row).addWidget(parts)
        return row

    def _late_words(self, lateness: Lateness | None) -> str:
        if lateness is None:
            return self.tr("if it is late: as its channel says")
        if lateness.wanted is WhenLate.DROP:
            return self.tr("if it is late: it does not go out, and nobody is asked")
        if lateness.up_to is None:
            return self.tr("if it is late: you are asked")
        return self.tr("if it is late: it goes out, up to %n minute(s)", "", lateness.up_to // timedelta(minutes=1))

    def _with_nature(self, nature: str, late: str) -> str:
        #: %1 is what the category is for, %2 what happens to its posts that are late
        return self.tr("%1; %2").replace("%1", nature).replace("%2", late)

    def _change(self, category: Category | None) -> None:
        if CategoryDialog.ask(self._desk, self._look, category, self.window()):
            self._read_again()

    def _add_usual(self) -> None:
        usual = (
            (self.tr("Service"), Nature.SERVICE),
            (self.tr("Deadline"), Nature.SERVICE),
            (self.tr("Event"), Nature.LEISURE),
            (self.tr("Notice"), Nature.SERVICE),
            (self.tr("Emergency"), Nature.EMERGENCY),
            (self.tr("Campaign"), Nature.CAMPAIGN),
            (self.tr("Institutional"), None),
        )
        try:
            for name, nature in usual:
                self._desk.categories.add(name, nature=nature)
        except Problem as problem:
            self.refused.emit(sentence(problem))
        self._read_again()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, change: Callable[[UUID], Category], category: Category) -> None:
        try:
            change(category.id)
        except Problem as problem:
            self.refused.emit(sentence(problem))
        self._read_again()

    def _read_again(self) -> None:
        try:
            self.reload()
        except Problem as problem:
            self.refused.emit(sentence(problem))
