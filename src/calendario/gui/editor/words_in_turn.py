"""From one marked word to the next, in every text that may be changed; and how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal

from calendario.domain.finding import Finding
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.dictionaries import DICTIONARY, EditorDictionaries
from calendario.gui.editor.reviewing import MOST_LIVE, Asked
from calendario.gui.editor.spelt import Spot
from calendario.gui.editor.word_menu import corrections_of, spot_words

Stop = tuple[UUID | None, Spot]  # a marked word and whose text it is in


class EditorWords(EditorDictionaries):
    """What F8 does. `told` is a sentence for the status line."""

    told = Signal(str)

    def _step_word(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) marked word after the caret, round the ends, in every text of ours."""
        stops = self._stops()
        self._stop_at((self._ahead(stops, by) or stops)[0 if by > 0 else -1] if stops else None)

    def _stops(self) -> list[Stop]:
        """Every marked word, text by text."""
        return [(target, spot) for target in self._texts() for spot in self._spots_of(target)]

    def _ahead(self, stops: Sequence[Stop], by: int) -> list[Stop]:
        """Those after (1) or before (-1) the caret, or what is chosen."""
        texts, edit = self._texts(), self.writing.edit
        chosen, caret = edit.spot_chosen(), edit.caret()
        shown = texts.index(self._shown) if self._shown in texts else 0

        def is_beyond(target: UUID | None, spot: Spot) -> bool:
            text = texts.index(target)
            if text != shown:
                return text > shown if by > 0 else text < shown
            if chosen is not None:
                return spot.start > chosen.start if by > 0 else spot.start < chosen.start
            return spot.end >= caret if by > 0 else spot.start < caret

        return [stop for stop in stops if is_beyond(*stop)]

    def _stop_at(self, stop: Stop | None) -> None:
        """Chooses that word, which is said; None: that there is none, as far as anybody looked."""
        unread = self.findings.unread
        if stop is None and unread:
            if self.notices.told(DICTIONARY) is None:
                self.notices.put(DICTIONARY, "warn" if self._damaged else "hint", unread, closes=True)
            self._announce(unread)
            return
        if stop is None:
            words = self.tr("No word is misspelt.")
            self.told.emit(words)
            self._announce(words)
            return
        target, spot = stop
        before = self._shown
        self.columns.show_part(self.writing)
        self.show_target(target)
        self.writing.edit.go_to(spot.start, spot.end)
        self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.findings.mark(target, spot.start, spot.end)
        first = corrections_of(spot, self._desk.writing.suggestions)[:1]
        said = spot_words(spot)
        if first and spot.hint is None and not spot.accented:  # which say it already
            said = self._with_perhaps(said, first[0])
        self._announce(said if target == before else f"{self._text_name(target)}. {said}")

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
