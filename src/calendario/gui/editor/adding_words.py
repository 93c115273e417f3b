"""Three ways of saying that a word is right: for the whole institution, for oneself, in this post alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from calendario.desk.desk import Desk
from calendario.domain.own_words import Scope, cleaned_word, holds, ignoring, written_forms
from calendario.domain.problem import BadInput, Problem
from calendario.gui.editor.notices import Notices
from calendario.gui.told_strip import STAYS_MS

NOTICE = "own_word"


class AddingWords(QObject):
    """Makes the actions of a menu and does them, each with its way back in a strip.

    `changed` once other words are right than before: texts are to be looked at again; `settled` right before it with a
    word that was said to be right. `failed` with a `Problem`, `said` with a sentence for who does not see the strip.
    `ignored` with a word that is right in this post alone, `heeded` once it is not any more.
    """

    settled = Signal(str)
    changed = Signal()
    failed = Signal(object)
    said = Signal(str)
    ignored = Signal(str)
    heeded = Signal(str)

    def __init__(
        self,
        desk: Desk,
        notices: Notices,
        ignored: Callable[[], tuple[str, ...]],
        ignore: Callable[[tuple[str, ...]], None],
        parent: QObject | None = None,
    ) -> None:
        """`ignored` gives the words that are right in the shown post alone (`Details.ignored`), `ignore` keeps others
        in their place.
        """
        super().__init__(parent)
        self._desk = desk
        self._notices = notices
        self._ignored = ignored
        self._ignore = ignore

    def actions(self, word: str, menu: QMenu) -> list[QAction]:
        """For a misspelt word, in the order of the menu, which owns them and still has to be given them. A word that
        cannot be kept (`niñ@s`) can only be ignored.
        """
        made = []
        if can_be_kept(word):
            made.append(self._action(menu, self.tr("Add for the whole institution"), self.add_for_all, word))
            made.append(self._action(menu, self.tr("Add only for me"), self.add_for_me, word))
        made.append(self._action(menu, self.tr("Ignore here"), self.ignore_here, word))
        return made

    def add_for_all(self, word: str) -> None:
        """Right for everybody from now on."""
        self._add(word, Scope.INSTITUTION, self.tr("“%1” is right in the whole institution."))

    def add_for_me(self, word: str) -> None:
        """Right for whoever uses this computer."""
        self._add(word, Scope.PERSON, self.tr("“%1” is right for you."))

    def ignore_here(self, word: str) -> None:
        """Right in this post, on every computer."""
        before = self._ignored()
        if holds(word, {form for kept in before for form in written_forms(kept)}):
            return
        self._ignore(ignoring(before, word))
        self._done(word, self.tr("“%1” is not pointed out in this post any more."), partial(self.heed_again, word))
        self.ignored.emit(word)

    def heed_again(self, word: str) -> None:
        """It is a mistake in this post again."""
        self._ignore(tuple(kept for kept in self._ignored() if kept != word))
        self._undone()
        self.heeded.emit(word)

    def _add(self, word: str, scope: Scope, words: str) -> None:
        try:
            known = self._desk.words.kept(word, scope)  # a colleague may have added it a moment ago
            added = self._desk.words.add(word, scope)
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._done(word, words, partial(self._take_back, added.id) if known is None else None)

    def _take_back(self, word_id: UUID) -> None:
        try:
            self._desk.words.remove([word_id])
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._undone()

    def _done(self, word: str, words: str, undo: Callable[[], object] | None) -> None:
        told = words.replace("%1", word)
        ways = [(self.tr("Undo"), undo)] if undo is not None else []
        self._notices.put(NOTICE, "ok", told, actions=ways, closes=True, stays_ms=STAYS_MS)
        self.said.emit(told)
        self.settled.emit(word)
        self.changed.emit()

    def _undone(self) -> None:
        self._notices.drop(NOTICE)
        self.changed.emit()

    def _action(self, menu: QMenu, words: str, do: Callable[[str], None], word: str) -> QAction:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked=False: do(word))
        return action


def can_be_kept(word: str) -> bool:
    """Whether it may stand in a list of words."""
    try:
        return bool(cleaned_word(word))
    except BadInput:
        return False
