"""From one mark to the next, in every text that may be changed; and how many words are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding
from calendario.domain.post import Draft
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.dictionaries import DICTIONARY, EditorDictionaries
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.reviewing import MOST_LIVE, Asked
from calendario.gui.editor.spelt import Spot
from calendario.gui.editor.underlines import is_underlined, told
from calendario.gui.editor.word_menu import corrections_of, spot_words
from calendario.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Stop:
    """Words that are marked, in code points of the text of `target`, and what is told of them."""

    target: UUID | None
    start: int
    end: int
    what: Spot | Finding


class EditorMarks(EditorDictionaries):
    """What F8 does. `told` is a sentence for the status line."""

    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._looked_at: Draft | None = None  # what the rows are about

    def _step_mark(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) mark after the caret, round the ends, in every text of ours."""
        stops = self._stops()
        self._stop_at((self._ahead(stops, by) or stops)[0 if by > 0 else -1] if stops else None)

    def _stops(self) -> list[Stop]:
        """Everything that is marked, text by text, each stretch once: as a misspelt word, if it is one."""
        stops = []
        for target in self._texts():
            marked = {(start, end): Stop(target, start, end, row.finding) for start, end, row in self._found_in(target)}
            spots = self._spots_of(target)
            marked |= {(spot.start, spot.end): Stop(target, spot.start, spot.end, spot) for spot in spots}
            stops += [marked[span] for span in sorted(marked)]
        return stops

    def _found_in(self, target: UUID | None) -> tuple[tuple[int, int, Row], ...]:
        """What the review found in that text and underlines, where it stands by now."""
        if target == self._shown:
            return self.writing.edit.found()
        before, now = self._looked_at, changes.text_of(self._draft, target)
        if before is None or changes.text_of(before, target) != now:
            return ()  # another review comes
        rows = [r for r in self.findings.rows_shown() if r.target == target and is_underlined(r.finding)]
        return tuple((row.finding.start, row.finding.end, row) for row in rows)

    def _ahead(self, stops: Sequence[Stop], by: int) -> list[Stop]:
        """Those after (1) or before (-1) the caret, or what is chosen."""
        texts, edit = self._texts(), self.writing.edit
        chosen, caret = edit.chosen(), edit.caret()
        here = texts.index(self._shown) if self._shown in texts else 0
        if not any((stop.start, stop.end) == chosen for stop in stops if texts.index(stop.target) == here):
            chosen = None  # something else, by a person

        def is_beyond(stop: Stop) -> bool:
            text = texts.index(stop.target)
            if text != here:
                return text > here if by > 0 else text < here
            if chosen is not None:
                return (stop.start, stop.end) > chosen if by > 0 else (stop.start, stop.end) < chosen
            return stop.end >= caret if by > 0 else stop.start < caret

        return [stop for stop in stops if is_beyond(stop)]

    def _stop_at(self, stop: Stop | None) -> None:
        """Chooses those words, and says what they are marked for; None: that there are none, as far as anybody
        looked.
        """
        unread = self.findings.unread
        if stop is None and unread:
            if self.notices.told(DICTIONARY) is None:
                self.notices.put(DICTIONARY, "warn" if self._damaged else "hint", unread, closes=True)
            self._announce(unread)
            return
        if stop is None:
            words = self.tr("Nothing is marked.")
            self.told.emit(words)
            self._announce(words)
            return
        before = self._shown
        self.columns.show_part(self.writing)
        self.show_target(stop.target)
        self.writing.edit.go_to(stop.start, stop.end)
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.findings.mark(stop.target, stop.start, stop.end)
        said = told(stop.what) if isinstance(stop.what, Finding) else self._spot_told(stop.what)
        self._announce(said if stop.target == before else f"{self._text_name(stop.target)}. {said}")

    def _spot_told(self, spot: Spot) -> str:
        said, first = spot_words(spot), corrections_of(spot, self._desk.writing.suggestions)[:1]
        if first and spot.hint is None and not spot.accented:  # which say it already
            said = self._with_perhaps(said, first[0])
        return said

    def _with_perhaps(self, said: str, correction: str) -> str:
        #: Heard after «“solicitut” is not in the dictionary»
        return f"{said}. " + self.tr("Perhaps “%1”").replace("%1", correction)

    def _texts(self) -> list[UUID | None]:
        """Those that may be changed: the base, where it is shown or followed, and each channel's own."""
        around = self._around.open(self._plan)
        own: list[UUID | None] = [c.id for c in around if changes.has_own_text(self._draft, c.id)]
        alone = len(own) == len(around) and bool(own) and self._shown is not BASE
        return [t for t in ([] if alone else [BASE]) + own if not self._read_only_target(t)]

    def _spots_of(self, target: UUID | None) -> list[Spot]:
        text = changes.text_of(self._draft, target)
        return self._spots(text, target) if len(text) <= MOST_LIVE else []

    def _text_name(self, target: UUID | None) -> str:
        channel = self._around.channel(target)
        return self.tr("Base text") if channel is None else channel.name

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        self._looked_at = asked.draft
        super()._reviewed(asked, found)
        self._tell_spelling()

    def _tell_spelling(self) -> None:
        """How much of the shown text is marked, for who does not see it."""
        spots = [] if self._read_only_target(self._shown) else self._spots_of(self._shown)
        begun = self.writing.edit.being_written()
        if begun is not None:  # it is not marked either
            spots = [spot for spot in spots if spot.hint is not None or spot.end != begun[1]]
        hints = sum(spot.hint is not None for spot in spots)
        said = []
        if len(spots) > hints:
            count = len(spots) - hints
            said.append(QCoreApplication.translate("EditorCorrecting", "%n misspelt word(s)", "", count))
        if hints:
            said.append(QCoreApplication.translate("EditorCorrecting", "%n doubtful word(s)", "", hints))
        self.writing.tell_spelling(", ".join(said))
