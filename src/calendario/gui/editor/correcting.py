"""Spelling by hand: from one marked word to the next, corrected here or in every version, or said to be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from calendario.desk.desk import Desk
from calendario.desk.spelling import open_dictionary
from calendario.domain.finding import Finding
from calendario.domain.own_words import accepted_key, ignoring
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.adding_words import AddingWords
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.corrected import NAME as CORRECTED
from calendario.gui.editor.corrected import Corrected
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.reviewing import MOST_LIVE, Asked
from calendario.gui.editor.spelt import Spot, composed
from calendario.gui.editor.word_menu import corrections_of, spot_words
from calendario.gui.editor.writing_area import LANGUAGES
from calendario.gui.editor.written import EditorText
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS
from calendario.sentences import listed, say, sentence

ACCEPTED, _DICTIONARY = "accepted", "dictionary"  # their strips


class EditorCorrecting(EditorText):
    """The editor's text with its spelling. `told` is a sentence for the status line."""

    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._corrected: list[Corrected] = []
        self._opening: set[str] = set()  # languages whose dictionary was asked for
        self._without: set[str] = set()  # those of them that have none
        self._told_without: set[str] = set()
        self._marked_in = ""  # the language of what is shown
        self._told = 0  # see `WordsDesk.told`, when its words were looked at last
        self.adding = AddingWords(desk, self.notices, lambda: self._draft.details.ignored, self._ignore, self)
        self.adding.changed.connect(self._words_changed)
        self.adding.said.connect(self._announce)
        self.adding.failed.connect(self._tell_problem)
        self.writing.edit.about_word += [self._in_all_versions, self._say_it_is_right]
        self.writing.edit.corrected.connect(self._corrected_here)
        self.writing.typed.connect(self._forget_corrected)

    # --- dictionaries

    def _warm(self) -> None:
        """The dictionary of the shown text opens, off the GUI thread; the first one before anything is reviewed."""
        language = changes.content_shown(self._draft, self._shown).language
        self.notices.drop(_DICTIONARY)
        if self._speller is None:
            self.reviewing.ready()
        elif language in self._opening:
            self._tell_without(language)
            self._look_at_words()
        else:
            self._opening.add(language)
            opened = partial(self._opened, language)
            self._background.run(partial(_open, self._desk, language), opened, partial(self._unopened, language))

    def _show_writing(self, *, undoable: bool = False) -> None:
        """It may be in another language than what was shown, in which every text was marked."""
        super()._show_writing(undoable=undoable)
        before, self._marked_in = self._marked_in, changes.content_shown(self._draft, self._shown).language
        if before not in ("", self._marked_in):
            self._warm()
            self.writing.edit.spell_again()

    def _opened(self, language: str, found: tuple[bool, bool]) -> None:
        known, strict = found
        if not known:
            self._without.add(language)
            self._tell_without(language)
        self._spelling_ready(strict)

    def _unopened(self, language: str, problem: Problem) -> None:
        self._opening.discard(language)  # it may have been mended when the next post is opened
        self.notices.put(_DICTIONARY, "warn", sentence(problem), closes=True)
        self._spelling_ready()

    def _tell_without(self, language: str) -> None:
        """That nothing is looked at, once: it is no news for who writes in that language every day."""
        shown = changes.content_shown(self._draft, self._shown).language
        if language in self._without and language == shown and language not in self._told_without:
            self._told_without.add(language)
            words = say("spell_no_dictionary", language=LANGUAGES.get(language, language))
            self.notices.put(_DICTIONARY, "hint", words, closes=True)

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

    # --- from word to word

    def _step_word(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) marked word after the caret, round the ends, in every text of ours."""
        texts = self._texts()
        stops = [(target, spot) for target in texts for spot in self._spots_of(target)]
        if not stops:
            words = self.tr("No word is misspelt.")
            self.told.emit(words)
            self._announce(words)
            return
        edit = self.writing.edit
        chosen, caret = edit.spot_chosen(), edit.caret()
        shown = texts.index(self._shown) if self._shown in texts else 0

        def is_beyond(target: UUID | None, spot: Spot) -> bool:
            text = texts.index(target)
            if text != shown:
                return text > shown if by > 0 else text < shown
            if chosen is not None:
                return spot.start > chosen.start if by > 0 else spot.start < chosen.start
            return spot.end >= caret if by > 0 else spot.start < caret

        ahead = [stop for stop in stops if is_beyond(*stop)]
        target, spot = (ahead or stops)[0 if by > 0 else -1]
        self.columns.show_part(self.writing)
        self.show_target(target)
        edit.go_to(spot.start, spot.end)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.findings.mark(target, spot.start, spot.end)
        first = corrections_of(spot, self._desk.writing.suggestions)[:1]
        said = [spot_words(spot)]
        if first and spot.hint is None:  # a hint says it already
            #: Heard after «“solicitut” is not in the dictionary»
            said.append(self.tr("perhaps “%1”").replace("%1", first[0]))
        if target != texts[shown]:
            said.insert(0, self._text_name(target))
        self._announce(". ".join(said))

    def _texts(self) -> list[UUID | None]:
        """Those that may be changed: the base, where it is shown or followed, and each channel's own."""
        around = self._around.open(self._plan)
        own: list[UUID | None] = [c.id for c in around if changes.has_own_text(self._draft, c.id)]
        alone = len(own) == len(around) and bool(own) and self._shown is not BASE
        return [t for t in ([] if alone else [BASE]) + own if not self._read_only_target(t)]

    def _spots_of(self, target: UUID | None) -> list[Spot]:
        text = changes.text_of(self._draft, target)
        return self._spots(text, target) if len(text) <= MOST_LIVE else []

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

    # --- corrections

    def _corrected_here(self) -> None:
        self._announce(self.tr("Corrected."))
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
        text = changes.text_of(self._draft, row.target)
        written = text[row.finding.start : row.finding.end]
        return composed(written) == str(row.finding.facts.get("word", composed(written)))

    def _offer_words_back(self, put: list[Corrected]) -> None:
        texts = list(dict.fromkeys(one.target for one in reversed(put)))  # the base first
        #: %1 are texts: «Base text and Bluesky»
        words = QCoreApplication.translate("EditorCorrecting", "%n correction(s) in %1.", "", len(put))
        words = words.replace("%1", listed([self._text_name(target) for target in texts]))
        left = self._still_saying(put[0].word)
        rest = []
        if left:
            #: %1 are channels
            rest = [self.tr("In %1 it stays as it is: it is out or going out.").replace("%1", listed(left))]
        self._corrected = put
        undo = (self.tr("Undo"), self._put_words_back)
        self.notices.put(CORRECTED, "hint", words, rest, actions=[undo], closes=True)
        self._announce(" ".join([words, *rest]))

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
            standing = [one for one in put if one.target == target and one.stands]
            if standing and not self._read_only_target(target):
                self.show_target(target)
                if self._shown == target:
                    step = QTextCursor(self.writing.edit.document())
                    step.beginEditBlock()
                    for one in standing:
                        one.take_back()
                    step.endEditBlock()
        self.show_target(shown)
        self._ask_review(at_once=True)

    def _forget_corrected(self) -> None:
        """What was undone in the text is nothing to take back any more."""
        standing = [one for one in self._corrected if one.stands]
        if standing and len(standing) < len(self._corrected):
            self._offer_words_back(standing)
        elif self._corrected and not standing:
            self._corrected = []
            self.notices.drop(CORRECTED)

    def _text_name(self, target: UUID | None) -> str:
        channel = self._around.channel(target)
        return self.tr("Base text") if channel is None else channel.name

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

    def _words_changed(self) -> None:
        """Other words are right than before."""
        if self._spelt is not None:
            self._spelt.forget()
        self.writing.edit.spell_again()
        self._ask_review(at_once=True)

    # --- who hears it

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        super()._reviewed(asked, found)
        self._tell_spelling()

    def _tell_spelling(self) -> None:
        """How much of the shown text is marked, for who does not see it."""
        spots = [] if self._read_only_target(self._shown) else self._spots_of(self._shown)
        hints = sum(spot.hint is not None for spot in spots)
        said = []
        if len(spots) > hints:
            count = len(spots) - hints
            said.append(QCoreApplication.translate("EditorCorrecting", "%n misspelt word(s)", "", count))
        if hints:
            said.append(QCoreApplication.translate("EditorCorrecting", "%n doubtful word(s)", "", hints))
        self.writing.tell_spelling(", ".join(said))


def _open(desk: Desk, language: str) -> tuple[bool, bool]:
    """Whether there is a dictionary, and strict mode on; own words are right from then on. Raises `Problem`."""
    speller = desk.office.speller
    known = speller is None or open_dictionary(speller, language)
    return known, _looked(desk)


def _looked(desk: Desk) -> bool:
    """Whether strict mode is on; what others added is right from then on. Raises `Problem`."""
    desk.words.refresh()
    return desk.words.strict


def _same(one: Spot, other: Spot) -> bool:
    return one.word.casefold() == other.word.casefold() and one.rule == other.rule
