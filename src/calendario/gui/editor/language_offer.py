"""A text that is in another language than its post says: proposed once, never changed by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from calendario.desk.writing import WritingDesk
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor.notices import Notices
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.writing_area import LANGUAGES

NOTICE = "other_language"
_LEAST_LETTERS = 60  # with fewer it may be a name or a saying


class LanguageOffer(QObject):
    """Puts a strip where a long enough text surely is in another language. Each text of a post is offered one once,
    until the window is closed: whoever closes it means it. What nobody answered goes once the text is in another one.
    """

    def __init__(
        self,
        writing: WritingDesk,
        background: Background,
        notices: Notices,
        change: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        """`change` takes the BCP 47 tag that was chosen for the shown text."""
        super().__init__(parent)
        self._writing, self._background, self._notices, self._change = writing, background, notices, change
        self._shown: tuple[UUID, UUID | None] | None = None  # the post and the text
        self._text, self._language = "", ""
        self._offered: set[tuple[UUID, UUID | None]] = set()
        self._asked = ""
        self._found = ""  # what the strip that is told now offers, ISO 639-1

    def look(self, post_id: UUID, target: UUID | None, text: str, language: str) -> None:
        """The shown text, which may be written, and the language it is said to be in; once it rests for a moment."""
        if (post_id, target) != self._shown or language != self._language:
            self._notices.drop(NOTICE)
            self._asked = ""
        self._shown, self._text, self._language = (post_id, target), text, language
        letters = sum(map(str.isalpha, text)) if len(text) <= MOST_LIVE else 0
        if letters < _LEAST_LETTERS:
            self._withdraw(self._shown)
        elif (self._is_told or self._shown not in self._offered) and text != self._asked:
            self._asked = text
            asked = partial(self._writing.language_of, text, language)
            self._background.run(asked, partial(self._told, self._shown, text, language), self._not_told)

    def _told(self, shown: tuple[UUID, UUID | None], text: str, language: str, found: str) -> None:
        if (shown, text, language) != (self._shown, self._text, self._language):
            return
        if self._is_told and found != self._found:
            self._withdraw(shown)
        if shown in self._offered:
            return
        tags = [tag for tag in LANGUAGES if tag.partition("-")[0] == found]
        if not tags or found == language.partition("-")[0]:
            return
        self._offered.add(shown)
        self._found = found
        names = {
            "es": self.tr("This seems to be Spanish. Change the language of this text?"),
            "ca": self.tr("This seems to be Catalan or Valencian. Change the language of this text?"),
            "gl": self.tr("This seems to be Galician. Change the language of this text?"),
            "eu": self.tr("This seems to be Basque. Change the language of this text?"),
            "en": self.tr("This seems to be English. Change the language of this text?"),
        }
        #: %1 is a language, as it calls itself
        words = self.tr("To %1")
        ways = [(words.replace("%1", LANGUAGES[tag]), partial(self._choose, tag)) for tag in tags]
        self._notices.put(NOTICE, "hint", names[found], actions=ways, closes=True)

    @property
    def _is_told(self) -> bool:
        return self._notices.told(NOTICE) is not None

    def _withdraw(self, shown: tuple[UUID, UUID | None]) -> None:
        """It is not what the text is in any more: nobody has decided anything."""
        if self._is_told:
            self._notices.drop(NOTICE)
            self._offered.discard(shown)

    def _choose(self, tag: str) -> None:
        self._notices.drop(NOTICE)
        self._change(tag)

    def _not_told(self, _problem: Problem) -> None:
        """Without a dictionary there is nothing to offer; that it is missing is said elsewhere."""
