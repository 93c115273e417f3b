"""What the menu of the text says of what the review found there, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from calendario.gui.editor.gathered import Row
from calendario.gui.editor.underlines import told
from calendario.gui.editor.word_menu import told_entry
from calendario.gui.theme import Theme

#: What can be done about a row: the words of each way, and what does it.
Ways = Callable[[Row], Sequence[tuple[str, Callable[[], None]]]]


def put_found(menu: QMenu, rows: Sequence[Row], ways: Ways, theme: Theme) -> None:
    """Above the usual of `menu`, for each of `rows`: what it is, and below it what its row in *Repaso* offers."""
    usual = menu.actions()[0]
    for row in rows:
        menu.insertAction(usual, told_entry(told(row.finding), menu, theme))
        for words, do in ways(row):
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, do=do: do())
            menu.insertAction(usual, action)
        menu.insertSeparator(usual)
