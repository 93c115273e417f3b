"""The dictionaries of a post's languages: opened when they are wanted, and what is told where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.spelling import hints_lacking, open_dictionary
from calendario.domain.finding import Finding
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.reviewing import Asked
from calendario.gui.editor.writing_area import LANGUAGES
from calendario.gui.editor.written import EditorText
from calendario.gui.theme import Theme
from calendario.sentences import say, sentence

DICTIONARY = "dictionary"  # its strip


class EditorDictionaries(EditorText):
    """The editor's text with its spelling, in whatever language it is."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._opening: set[str] = set()  # languages whose dictionary was asked for
        self._without: set[str] = set()  # those of them that have none
        self._damaged: set[str] = set()  # those whose dictionary could not be read
        self._refused: set[str] = set()  # those that could not be opened, for whatever reason, since somebody acted
        self._told_without: set[str] = set()
        self._marked_in = ""  # the language of what is shown
        self._told = 0  # see `WordsDesk.told`, when its words were looked at last

    def _warm(self) -> None:
        """The dictionary of the shown text opens, off the GUI thread; the first one before anything is reviewed."""
        language = changes.content_shown(self._draft, self._shown).language
        self.notices.drop(DICTIONARY)
        self._refused.clear()
        if self._speller is None:
            self.reviewing.ready()
        elif language in self._opening:
            self._tell_without(language)
            self._look_at_words()
        else:
            self._open_dictionary(language)

    def _open_dictionary(self, language: str) -> None:
        self._opening.add(language)
        opened = partial(self._opened, language)
        self._background.run(partial(_open, self._desk, language), opened, partial(self._unopened, language))

    def _open_others(self, asked: Asked) -> None:
        """Those of texts that nobody looked at yet: that a text is not checked is said of them too."""
        languages = {content.language for c in asked.channels if (content := asked.draft.content_for(c.id)).text}
        new = languages - self._opening - self._damaged - self._refused  # one more try at each review would never end
        for language in sorted(new) if self._speller is not None else ():
            self._open_dictionary(language)

    def _show_writing(self, *, undoable: bool = False) -> None:
        """It may be in another language than what was shown, in which every text was marked."""
        super()._show_writing(undoable=undoable)
        before, self._marked_in = self._marked_in, changes.content_shown(self._draft, self._shown).language
        if before not in ("", self._marked_in):
            self._warm()
            self.writing.edit.spell_again()

    def _opened(self, language: str, found: tuple[bool, bool, Problem | None]) -> None:
        known, strict, lacking = found
        self._damaged.discard(language)
        if not known:
            self._without.add(language)
            self._tell_without(language)
        elif lacking is not None and language not in self._told_without:  # once, too
            self._told_without.add(language)
            self.notices.put(DICTIONARY, "warn", sentence(lacking), closes=True)
        self._spelling_ready(strict)

    def _unopened(self, language: str, problem: Problem) -> None:
        self._opening.discard(language)  # it may have been mended when the next post is opened
        self._refused.add(language)
        if problem.code == "dictionary_unusable":
            self._damaged.add(language)
        self.notices.put(DICTIONARY, "warn", sentence(problem), closes=True)
        self._spelling_ready()

    def _tell_without(self, language: str) -> None:
        """That nothing is looked at, once: it is no news for who writes in that language every day."""
        shown = changes.content_shown(self._draft, self._shown).language
        if language in self._without and language == shown and language not in self._told_without:
            self._told_without.add(language)
            words = say("spell_no_dictionary", language=LANGUAGES.get(language, language))
            self.notices.put(DICTIONARY, "hint", words, closes=True)

    def _spelling_ready(self, strict: bool | None = None) -> None:
        if self._spelt is not None:
            self._spelt.forget()  # what was right while there was no dictionary
            if strict is not None:  # else it could not be read: as it was
                self._spelt.strict = strict
        self.writing.edit.start_spelling()
        self.reviewing.ready()

    def _spoken(self, language: str) -> None:
        super()._spoken(language)
        self._marked_in = language
        self._warm()
        self.writing.edit.spell_again()
        self._ask_review(at_once=True)

    def _look_at_words(self) -> None:
        """Somebody may have added words, here or on another computer."""
        if self._speller is not None:
            self._background.run(partial(_looked, self._desk), self._words_seen, self._tell_problem)

    def _words_seen(self, strict: bool) -> None:
        told = self._desk.words.told
        if self._spelt is not None and (self._told, self._spelt.strict) != (told, strict):
            self._told, self._spelt.strict = told, strict
            self._words_changed()

    def _words_changed(self) -> None:
        """Other words are right than before."""
        if self._spelt is not None:
            self._spelt.forget()
        self.writing.edit.spell_again()
        self._ask_review(at_once=True)

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        super()._reviewed(asked, found)
        self._open_others(asked)


def _open(desk: Desk, language: str) -> tuple[bool, bool, Problem | None]:
    """Whether there is a dictionary, strict mode is on, and what keeps some hints back; own words are right from then
    on. Raises `Problem`.
    """
    speller = desk.office.speller
    known = speller is None or open_dictionary(speller, language, wholly=True)
    return known, _looked(desk), None if speller is None else hints_lacking(speller, language)


def _looked(desk: Desk) -> bool:
    """Whether strict mode is on; what others added is right from then on. Raises `Problem`."""
    desk.words.refresh()
    return desk.words.strict
