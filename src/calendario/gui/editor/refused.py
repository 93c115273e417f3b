"""What of the files that a person gave could not be used: told where it is in view, until they give others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from calendario.domain.problem import Problem
from calendario.gui.editor.notices import Notices
from calendario.sentences import briefly, sentence

NAME = "refused"
#: More sentences push the text away; of the rest the names are told.
_MOST_TOLD = 5
_MOST_NAMED = 8


class Refused(QObject):
    """One strip above the columns for all that was given at once: pictures, videos and subtitles come one by one."""

    def __init__(self, notices: Notices, announce: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._notices, self._announce = notices, announce
        self._problems: list[Problem] = []

    def begin(self) -> None:
        """Others were given: what was told of the ones before is over."""
        self._problems.clear()
        self._notices.drop(NAME)

    def add(self, problems: Sequence[Problem]) -> None:
        """Some more of them cannot be used."""
        if not problems:
            return
        if self._notices.told(NAME) is None:  # closed by the person, or of another post
            self._problems.clear()
        self._problems += problems
        first, others = self._words()
        self._notices.put(NAME, "warn", first, others, closes=True)
        self._announce(" ".join((first, *others)))

    def _words(self) -> tuple[str, list[str]]:
        count = len(self._problems)
        if count == 1:
            return sentence(self._problems[0]), []
        told = [briefly(problem) for problem in self._problems[:_MOST_TOLD]]
        rest = [str(problem.facts.get("name") or "…") for problem in self._problems[_MOST_TOLD:]]
        if rest:
            named = ", ".join([*rest[:_MOST_NAMED], *(["…"] if len(rest) > _MOST_NAMED else [])])
            #: %1 are names of files
            told.append(self.tr("And %n more file(s): %1.", "", len(rest)).replace("%1", named))
        return self.tr("%n file(s) were not added. Your text stays as it was.", "", count), told
