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
from calendario.desk.spelling import hints_lacking, open_dictionary
from calendario.domain.finding import Finding
from calendario.domain.own_words import accepted_key, ignoring
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.adding_words import NOTICE as OWN_WORD
from calendario.gui.editor.adding_words import AddingWords
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.corrected import NAME as CORRECTED
from calendario.gui.editor.corrected import Corrected
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.parting import NAME as LEFT_OUT
from calendario.gui.editor.reviewing import MOST_LIVE, Asked
from calendario.gui.editor.spelt import Spot, composed
from calendario.gui.editor.ways_back import LANGUAGE, WaysBack
from calendario.gui.editor.word_menu import corrections_of, spot_words
from calendario.gui.editor.writing_area import LANGUAGES
from calendario.gui.editor.written import EditorText
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS
from calendario.sentences import listed, say, sentence

ACCEPTED, _DICTIONARY = "accepted", "dictionary"  # their strips

_Stop = tuple[UUID | None, Spot]  # a marked word and whose text it is in


class EditorCorrecting(EditorText):
    """The editor's text with its spelling. `told` is a sentence for the status line."""

    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._corrected: list[Corrected] = []
        self._still_corrected = 0  # of those, which the strip tells
        self._opening: set[str] = set()  # languages whose dictionary was asked for
        self._without: set[str] = set()  # those of them that have none
        self._damaged: set[str] = set()  # those whose dictionary could not be read
        self._refused: set[str] = set()  # those that could not be opened, for whatever reason, since somebody acted
        self._told_without: set[str] = set()
        self._marked_in = ""  # the language of what is shown
        self._told = 0  # see `WordsDesk.told`, when its words were looked at last
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

    # --- dictionaries

    def _warm(self) -> None:
        """The dictionary of the shown text opens, off the GUI thread; the first one before anything is reviewed."""
        language = changes.content_shown(self._draft, self._shown).language
        self.notices.drop(_DICTIONARY)
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
            self.notices.put(_DICTIONARY, "warn", sentence(lacking), closes=True)
        self._spelling_ready(strict)

    def _unopened(self, language: str, problem: Problem) -> None:
        self._opening.discard(language)  # it may have been mended when the next post is opened
        self._refused.add(language)
        if problem.code == "dictionary_unusable":
            self._damaged.add(language)
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
        stops = self._stops()
        self._stop_at((self._ahead(stops, by) or stops)[0 if by > 0 else -1] if stops else None)

    def _stops(self) -> list[_Stop]:
        """Every marked word, text by text."""
        return [(target, spot) for target in self._texts() for spot in self._spots_of(target)]

    def _ahead(self, stops: Sequence[_Stop], by: int) -> list[_Stop]:
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

    def _stop_at(self, stop: _Stop | None) -> None:
        """Chooses that word, which is said; None: that there is none, as far as anybody looked."""
        unread = self.findings.unread
        if stop is None and unread:
            if self.notices.told(_DICTIONARY) is None:
                self.notices.put(_DICTIONARY, "warn" if self._damaged else "hint", unread, closes=True)
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
        if first and spot.hint is None:  # a hint says it already
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
        self._open_others(asked)

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


def _same(one: Spot, other: Spot) -> bool:
    return one.word.casefold() == other.word.casefold() and one.rule == other.rule
