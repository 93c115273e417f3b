"""Spelling by hand: marked words corrected here or in every version, or said to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding
from calendario.domain.own_words import accepted_key, ignoring
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.adding_words import NOTICE as OWN_WORD
from calendario.gui.editor.adding_words import AddingWords
from calendario.gui.editor.corrected import NAME as CORRECTED
from calendario.gui.editor.corrected import Corrected
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.marks_in_turn import EditorMarks
from calendario.gui.editor.parting import NAME as LEFT_OUT
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.spelt import Spot, composed
from calendario.gui.editor.ways_back import LANGUAGE, WaysBack
from calendario.gui.editor.word_menu import corrections_of
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS
from calendario.sentences import listed

ACCEPTED = "accepted"  # its strip


class EditorCorrecting(EditorMarks):
    """What is done about a marked word, each with its way back."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._corrected: list[Corrected] = []
        self._still_corrected = 0  # of those, which the strip tells
        self.adding = AddingWords(desk, self.notices, lambda: self._draft.details.ignored, self._ignore, self)
        self.adding.settled.connect(self.writing.edit.leave_word)
        self.adding.changed.connect(self._words_changed)
        self.adding.said.connect(self._announce)
        self.adding.failed.connect(self._tell_problem)
        names = frozenset({CORRECTED, ACCEPTED, OWN_WORD, LANGUAGE})
        self.ways_back = WaysBack(self.writing.edit, self.notices, names, frozenset({LEFT_OUT}))
        self.writing.edit.offered_back = self.ways_back.latest
        self.writing.edit.about_word += [self._in_all_versions, self._say_it_is_right]
        self.writing.edit.corrected.connect(self._corrected_here)
        self.writing.typed.connect(self._forget_corrected)

    # --- corrections

    def _fix_current(self) -> None:
        """The marked word that is chosen; else the row that was gone to last."""
        edit, row = self.writing.edit, self.findings.current()
        spot = edit.spot_chosen() if edit.hasFocus() and not edit.isReadOnly() else None
        about = spot is None or (row and self.findings.is_about(row, self._shown, spot.start, spot.end))
        if row is not None and about and self.findings.apply(row):
            return
        if spot is not None:
            corrections = corrections_of(spot, self._desk.writing.suggestions)
            if corrections:
                edit.put(spot.start, spot.end, corrections[0])
                self._corrected_here()

    def _tell_moved_on(self) -> None:
        """Nothing was done: what was found is not there any more as it was."""
        words = self.tr("The text has changed since. It is being reviewed again.")
        self.told.emit(words)
        self._announce(words)

    def _corrected_here(self) -> None:
        self._announce(self.tr("Corrected."))
        self.findings.leave()
        self._ask_review(at_once=True)

    def _in_all_versions(self, spot: Spot, corrections: tuple[str, ...], menu: QMenu) -> list[QAction]:
        """For the menu of a word that stands elsewhere too."""
        if not corrections:
            return []
        texts = [target for target in self._texts() for one in self._spots_of(target) if _same(one, spot)]
        if len(texts) < 2:
            return []
        if len(set(texts)) > 1:
            words = self.tr("Correct in all versions: “%1”")
        else:
            words = self.tr("Correct in the whole text: “%1”")
        action = QAction(words.replace("%1", corrections[0]).replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False: self._correct_everywhere(spot, corrections[0]))
        return [action]

    def _correct_everywhere(self, spot: Spot, correction: str) -> None:
        """Wherever that word stands, one step in each text. What is out already is left, and that is said."""
        put: list[Corrected] = []
        shown = self._shown
        for target in reversed(self._texts()):
            places = [
                (one.start, one.end, one.word, meant)
                for one in self._spots_of(target)
                if _same(one, spot) and (meant := self._likewise(one, correction))
            ]
            if places:
                self.show_target(target)
                there = self.writing.edit.put_all([(start, end, meant) for start, end, _, meant in places])
                put += [Corrected(target, p[2], p[3], cursor) for p, cursor in zip(places, there, strict=True)]
        self.show_target(shown)
        if put:
            self.findings.leave()
            self._offer_words_back(put)
        self._ask_review(at_once=True)

    def _likewise(self, spot: Spot, correction: str) -> str:
        """That correction for `spot`, which may be written with other capitals; "" where it has no such one."""
        return next(
            (c for c in corrections_of(spot, self._desk.writing.suggestions) if c.casefold() == correction.casefold()),
            "",
        )

    def _put_correction(self, row: Row, correction: str) -> Corrected | None:
        """What is in its text now; None where that moved on or may not change."""
        finding, text = row.finding, changes.text_of(self._draft, row.target)
        written = text[finding.start : finding.end]
        if not self._is_as_found(row) or self._read_only_target(row.target):
            return None
        self.show_target(row.target)
        there = self.writing.edit.put(finding.start, finding.end, correction)
        return Corrected(row.target, written, correction, there)

    def _is_as_found(self, row: Row) -> bool:
        return self._is_found(changes.text_of(self._draft, row.target), row.finding)

    @staticmethod
    def _is_found(words: str, finding: Finding) -> bool:
        """Whether `words` say, where it was found, what was found."""
        written = composed(words[finding.start : finding.end])
        return written == str(finding.facts.get("word", written))

    def _offer_words_back(self, put: list[Corrected]) -> None:
        self._corrected, self._still_corrected = put, len(put)
        self._announce(self._tell_corrected(put))

    def _tell_corrected(self, put: Sequence[Corrected], *, anew: bool = True) -> str:
        """Returns what the strip says."""
        texts = list(dict.fromkeys(one.target for one in reversed(put)))  # the base first
        #: %1 are texts: «Base text and Bluesky»
        words = QCoreApplication.translate("EditorCorrecting", "%n correction(s) in %1.", "", len(put))
        words = words.replace("%1", listed([self._text_name(target) for target in texts]))
        left = self._still_saying(put[0].word)
        rest = []
        if left:
            #: %1 are channels
            rest = [self.tr("In %1 it stays as it is: it is out or going out.").replace("%1", listed(left))]
        undo = (self.tr("Undo"), self._put_words_back)
        self.notices.put(CORRECTED, "hint", words, rest, actions=[undo], closes=True, anew=anew)
        return " ".join([words, *rest])

    def _still_saying(self, word: str) -> list[str]:
        """The channels whose text does not change any more and says that word."""
        chosen = [c for c in self._around.chosen(self._plan) if c.id in self._around.locked_texts]
        return [
            channel.name
            for channel in chosen
            if len(text := self._around.locked_texts[channel.id]) <= MOST_LIVE
            and any(spot.word.casefold() == composed(word).casefold() for spot in self._spots(text, channel.id))
        ]

    def _put_words_back(self) -> None:
        """Where the correction still stands as it was put; the text that is shown stays in front."""
        put, self._corrected = self._corrected, []
        self.notices.drop(CORRECTED)
        shown = self._shown
        for target in dict.fromkeys(one.target for one in put):
            if self._read_only_target(target) or not any(one.target == target and one.stands for one in put):
                continue
            self.show_target(target)
            # only now its document says what the post says: a newer version may have come while another was shown
            standing = [one for one in put if one.target == target and one.stands]
            if standing and self._shown == target:
                self._take_back(standing, last=self.ways_back.is_untouched(CORRECTED))
        self.show_target(shown)
        self._ask_review(at_once=True)

    def _take_back(self, standing: Sequence[Corrected], *, last: bool) -> None:
        """In the shown text; undone where that was the `last` thing done there: Ctrl+Z goes on to what was before."""
        edit = self.writing.edit
        caret = edit.textCursor()
        if last:
            for _each in standing:  # at most a step for each
                if any(one.stands for one in standing):
                    edit.undo()
        else:
            step = QTextCursor(edit.document())
            step.setPosition(caret.position())
            step.beginEditBlock()
            for one in standing:
                one.take_back()
            step.endEditBlock()
        edit.setTextCursor(caret)

    def _forget_corrected(self) -> None:
        """What was undone in the text, or written into, is nothing to take back, as long as it is not as it was put."""
        standing = [one for one in self._corrected if one.stands]
        if not standing or self.notices.told(CORRECTED) is None:
            self._forget_words_back()
        elif len(standing) != self._still_corrected:
            self._still_corrected = len(standing)
            self._tell_corrected(standing, anew=False)

    def _forget_words_back(self) -> None:
        self._corrected = []
        self.notices.drop(CORRECTED)

    def _forget_ways_back(self) -> None:
        """Another version of the post is shown: nothing of what was done to the one before is laid over it."""
        self._forget_words_back()
        self.ways_back.forget()

    # --- what is right all the same

    def _say_it_is_right(self, spot: Spot, _corrections: tuple[str, ...], menu: QMenu) -> Sequence[QAction]:
        if spot.hint is None:
            return self.adding.actions(spot.word, menu)
        action = QAction(self.tr("It is right as it is"), menu)
        action.triggered.connect(lambda _checked=False: self._accept(spot.rule, spot.word))
        return [action]

    def _accept(self, rule: str, word: str) -> None:
        """Those words are meant, wherever this post says them."""
        key, before = accepted_key(rule, word), self._draft.details.ignored
        if key in before:
            return
        self._ignore(ignoring(before, key))
        self.writing.edit.leave_word(word)
        self._words_changed()
        words = self.tr("“%1” is not pointed out in this post any more.").replace("%1", word)
        undo = (self.tr("Undo"), partial(self._doubt_again, key))
        self.notices.put(ACCEPTED, "ok", words, actions=[undo], closes=True, stays_ms=STAYS_MS)
        self._announce(words)

    def _doubt_again(self, key: str) -> None:
        self.notices.drop(ACCEPTED)
        self._ignore(tuple(one for one in self._draft.details.ignored if one != key))
        self._words_changed()

    def _ignore(self, words: tuple[str, ...]) -> None:
        self._put(draft=replace(self._draft, details=replace(self._draft.details, ignored=words)))


def _same(one: Spot, other: Spot) -> bool:
    return one.word.casefold() == other.word.casefold() and one.rule == other.rule
