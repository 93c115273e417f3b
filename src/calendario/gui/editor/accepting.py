"""The two doors of what the review found: it is no mistake in this post, or it goes out although it is one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.accepted import Waiver, bound_to, marked, no_mistake, said_right, waiving
from calendario.domain.own_words import ignoring
from calendario.domain.post import Draft
from calendario.gui.background import Background
from calendario.gui.editor.correcting import ACCEPTED
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.glossary_offer import GlossaryOffer
from calendario.gui.editor.mending import EditorMending
from calendario.gui.editor.placed import words_at
from calendario.gui.editor.waiver_dialog import WaiverDialog
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS

_MOST_SHOWN = 60  # characters of words that are repeated in a notice


class EditorAccepting(EditorMending):
    """What a person answers to a row of *Repaso*, each with its way back."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self.glossary = GlossaryOffer(desk, background, self.notices, self._add_offered, self)
        self.adding.ignored.connect(partial(self._said_right, "spelling_error"))
        self.adding.heeded.connect(partial(self._doubted, "spelling_error"))
        self.findings.ignored.asked.connect(self._point_out_again)

    def _fix(self, row: Row, correction: str) -> None:
        """Mends the words that are wrong, which may be some of those that are marked."""
        mended = [_narrowed(one, correction) for one in (row, *row.also)]
        if mended[0] is None:
            super()._fix(row, correction)
        elif all(self._is_as_looked_at(one) for one in (row, *row.also)):
            super()._fix(replace(mended[0], also=tuple(one for one in mended[1:] if one is not None)), correction)
        else:
            self._tell_moved_on()
            self._ask_review(at_once=True)
        if correction:  # else it leads to words that are chosen to be written over
            self.writing.edit.leave_choice()

    def _answer(self, row: Row) -> None:
        """*No es un error aquí*, *Publicar aunque…*, or that it is to be prevented again."""
        if self._manuscript is None or not self._manuscript.editable:
            return
        if not self._is_as_looked_at(row):
            self._tell_moved_on()
            self._ask_review(at_once=True)
        elif row.finding.waived:
            self._prevent_again(row)
        elif row.finding.blocks:
            self._publish_although(row)
        else:
            self._say_it_is_no_mistake(row)
        self.writing.edit.leave_choice()
        if self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # Ctrl+Z takes it back

    def _is_as_looked_at(self, row: Row) -> bool:
        return self._looked_at is not None and self._words_of(row, self._looked_at) == self._words_of(row, self._draft)

    @staticmethod
    def _words_of(row: Row, draft: Draft) -> str:
        """All of the field in which it was found."""
        return words_at(draft, row.target, row.finding.place)

    def _say_it_is_no_mistake(self, row: Row) -> None:
        text, before = self._words_of(row, self._draft), self._draft.details.ignored
        key = no_mistake(row.finding, text)
        self._ignore(ignoring(before, key))
        words, shown = self.tr("This is not pointed out in this post any more."), marked(row.finding, text)
        if row.finding.end > row.finding.start and 0 < len(shown) <= _MOST_SHOWN:
            words = self.tr("“%1” is not pointed out in this post any more.").replace("%1", shown)
        self._told_with_way_back(words, partial(self._mistake_again, key, row.finding.code, shown))
        self._said_right(row.finding.code, shown)

    def _point_out_again(self, key: str) -> None:
        """What somebody said of it, be it long ago, holds no more."""
        if self._manuscript is None or not self._manuscript.editable:
            return
        code, words = said_right(key)
        if code:
            self._mistake_again(key, code, words)
        else:
            self.adding.heed_again(key)
        self._announce(self.tr("“%1” is pointed out again.").replace("%1", words))
        self._ask_review(at_once=True)

    def _mistake_again(self, key: str, code: str, words: str) -> None:
        self._doubt_again(key)
        self._doubted(code, words)

    def _said_right(self, code: str, words: str) -> None:
        if self._manuscript is not None:
            self.glossary.said(code, words, self._manuscript.post_id)

    def _doubted(self, code: str, words: str) -> None:
        if self._manuscript is not None:
            self.glossary.taken_back(code, words, self._manuscript.post_id)

    def _add_offered(self, word: str) -> None:
        self.adding.add_for_all(word)
        if self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # the notice that had it is gone

    def _publish_although(self, row: Row) -> None:
        asked = self._manuscript
        given = WaiverDialog.ask(self._theme, row.finding, self._words_of(row, self._draft), self.window())
        there = self._manuscript
        if given is None or asked is None or there is None or there.post_id != asked.post_id or not there.editable:
            return  # the reason is about that post alone
        if not self._is_as_looked_at(row):
            self._tell_moved_on()
            self._ask_review(at_once=True)
            return
        had = self._waiver_for(given.key)
        self._waive(waiving(self._waivers(), given))
        words = self.tr("It may go out like this: “%1”.").replace("%1", given.reason)
        self._told_with_way_back(words, partial(self._put_waiver_back, given.key, had))

    def _prevent_again(self, row: Row) -> None:
        key = (row.finding.code, bound_to(row.finding, self._words_of(row, self._draft)))
        had = self._waiver_for(key)
        self._put_waiver_back(key, None)
        self._told_with_way_back(self.tr("It prevents publishing again."), partial(self._put_waiver_back, key, had))

    def _waiver_for(self, key: tuple[str, str]) -> Waiver | None:
        return next((one for one in self._waivers() if one.key == key), None)

    def _put_waiver_back(self, key: tuple[str, str], had: Waiver | None) -> None:
        """As it was for that finding (None: no waiver); those for others stay, whoever gave them."""
        rest = tuple(one for one in self._waivers() if one.key != key)
        self._waive(rest if had is None else waiving(rest, had))

    def _told_with_way_back(self, words: str, undo: partial[None]) -> None:
        actions = [(self.tr("Undo"), partial(self._undo, undo))]
        self.notices.put(ACCEPTED, "ok", words, actions=actions, closes=True, stays_ms=STAYS_MS)
        self._announce(words)
        self._ask_review(at_once=True)

    def _undo(self, undo: partial[None]) -> None:
        self.notices.drop(ACCEPTED)
        undo()
        self._ask_review(at_once=True)

    def _waivers(self) -> tuple[Waiver, ...]:
        return self._draft.details.waivers

    def _waive(self, waivers: tuple[Waiver, ...]) -> None:
        self._put(draft=replace(self._draft, details=replace(self._draft.details, waivers=waivers)))


def _narrowed(row: Row, correction: str) -> Row | None:
    """Of what that correction mends; None for what is mended as it is marked."""
    finding = row.finding
    fix = next((one for one in finding.fixes if correction and one.replacement == correction), None)
    if fix is None or not finding.acceptable:
        return None
    facts = {name: fact for name, fact in finding.facts.items() if name != "word"}
    return replace(row, finding=replace(finding, start=fix.start, end=fix.end, facts=facts), also=())
