"""*Añadir a las palabras de la entidad*: offered once for a word of which people keep saying that it is no mistake."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from calendario.desk.desk import Desk
from calendario.desk.repeated import Repeated
from calendario.domain.finding import MISSPELT
from calendario.domain.own_words import Scope, accepted_key
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor.adding_words import can_be_kept
from calendario.gui.editor.notices import Notices

NOTICE = "glossary"
# What is found of single words, and of none that is a word of the institution. A name that is nearly an official one is
# doubted all the same: what it is called is told in the bank.
_OF_WORDS = MISSPELT | {"hashtag_missing_accent", "hashtag_not_camelcase", "unexplained_acronym"}


class GlossaryOffer(QObject):
    """Counts in the background, and offers in `notices`; `add` puts a word among those of the institution."""

    def __init__(
        self, desk: Desk, background: Background, notices: Notices, add: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._notices, self._add = desk, background, notices, add
        self._repeated = Repeated(desk.office)

    def said(self, code: str, words: str, post_id: UUID) -> None:
        """A finding of that code is no mistake in that post; `words` are those it marks."""
        word = _word(code, words)
        if word:
            work = partial(self._counted, accepted_key(code, word), word, post_id)
            self._background.run(work, self._answered, self._not_counted)

    def taken_back(self, code: str, words: str, post_id: UUID) -> None:
        """It is one after all."""
        word = _word(code, words)
        if word:
            work = partial(self._repeated.take_back, accepted_key(code, word), post_id)
            self._background.run(work, None, self._not_counted)

    def _counted(self, key: str, word: str, post_id: UUID) -> str:
        """The word, where it is to be offered."""
        enough = self._repeated.say(key, post_id)
        return word if enough and self._desk.words.kept(word, Scope.INSTITUTION) is None else ""

    def _answered(self, word: str) -> None:
        if not word:
            return
        words = self.tr("In several posts you said that “%1” is no mistake.").replace("%1", word)
        add = self.tr("Add “%1” to the words of the institution").replace("%1", word)
        self._notices.put(NOTICE, "hint", words, actions=[(add, partial(self._accepted, word))], closes=True)

    def _accepted(self, word: str) -> None:
        self._notices.drop(NOTICE)
        self._add(word)

    def _not_counted(self, _problem: Problem) -> None:
        """Nothing is offered then: what was said of the post is kept with it."""


def _word(code: str, words: str) -> str:
    """What would be added; "" for what is no word that may be kept."""
    word = words.lstrip("#\uff03")
    return word if code in _OF_WORDS and can_be_kept(word) else ""
