"""*Repaso*: what the review found on every channel, each thing once, the gravest first, with its fix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel
from calendario.domain.finding import MISSPELT, TEXT, Finding, Level
from calendario.domain.post import Draft
from calendario.gui.background import Background
from calendario.gui.editor.adding_words import can_be_kept
from calendario.gui.editor.changes import BASE, has_own_text
from calendario.gui.editor.finding_row import FindingRow
from calendario.gui.editor.gathered import Row, alike, gathered, is_of_text
from calendario.gui.editor.ignored_here import IgnoredHere
from calendario.gui.editor.link_fixes import fix_words, is_of_link
from calendario.gui.editor.video_findings import is_of_video, other_video_words, video_words
from calendario.gui.editor.writing_area import LANGUAGES
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.states import FINDING
from calendario.sentences import listed, say

#: More rows than anybody reads; the rest is told as a number.
MOST_ROWS = 40
_MOST_CORRECTIONS = 5  # of one, in a menu
_OF_HOUR = ("nonexistent_local_time", "ambiguous_local_time", "scheduled_in_past")


class Findings(Sheet):
    """`gone_to` and `fix_asked` bring the `Row`, the latter with the correction (empty where the fix is a place to go
    to); `other_asked` one whose second button was pressed (as: shorten it, not divide it); `totals` the words of the
    new totals when they change.
    """

    gone_to = Signal(object)
    fix_asked = Signal(object, str)
    other_asked = Signal(object)
    totals = Signal(str)

    def __init__(
        self, writing: WritingDesk, theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "", parent)
        self._writing, self._look, self._background = writing, theme, background
        self.set_title(self.tr("Review"))
        self._shown: tuple[Row, ...] = ()
        self._channels: dict[UUID, Channel] = {}
        self._followers = 0  # channels that say the base text
        self._widgets: list[FindingRow] = []
        self._corrections: dict[tuple[str, str], tuple[str, ...]] = {}  # by word and language
        self._asked: set[tuple[str, str]] = set()
        self._languages: dict[UUID | None, str] = {}  # of each text
        self._current = -1
        self._next = 0  # where it goes on from none
        self._told = ""
        self._unread = ""  # that some text is not looked at
        self._narrow = False
        #: Of these nothing is misspelt, as there is no dictionary (BCP 47); whoever finds out keeps it.
        self.unspelt: Collection[str] = ()
        #: Nor of these, whose dictionary is missing or damaged.
        self.unreadable: Collection[str] = ()
        self._counts = QWidget(self)
        counts = QHBoxLayout(self._counts)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(6)
        self._count_icons: list[tuple[Level, IconLabel, WrapLabel]] = []
        for level in Level:
            name, token = FINDING[str(level)]
            icon, label = IconLabel(theme, name, token, 14, parent=self), WrapLabel(theme, "", "small", token, self)
            label.setWordWrap(False)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            counts.addWidget(icon)
            counts.addWidget(label)
            self._count_icons.append((level, icon, label))
        self.add_head_widget(self._counts)
        self._body = QWidget(self)
        self._list = QVBoxLayout(self._body)
        self._list.setSpacing(0)
        self.add_row(self._body, padded=False)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.message = WrapLabel(theme, "", "body", "muted", self._body)
        self.message.setContentsMargins(12, 8, 12, 8)
        self._list.addWidget(self.message)
        self.ignored = IgnoredHere(theme, self._body)
        self._list.addWidget(self.ignored)
        self._count([])
        self.message.setText(self.tr("The review begins when there is text."))

    # --- what the page says

    def show_findings(
        self,
        findings: Mapping[UUID, Sequence[Finding]] | None,
        draft: Draft,
        channels: Sequence[Channel],
        *,
        settled: bool = False,
    ) -> None:
        """None: the text is too long to be reviewed while it is written. `settled`: all of it is out already."""
        self._channels = {c.id: c for c in channels}
        self._followers = sum(not has_own_text(draft, c.id) for c in channels)
        self._languages = {c.id: draft.content_for(c.id).language for c in channels} | {BASE: draft.base.language}
        current = self.current()
        rows = () if findings is None else gathered(findings, draft)
        self._shown = rows
        keys = [row.key for row in rows]
        self._current = keys.index(current.key) if current is not None and current.key in keys else -1
        self._unread = "" if findings is None or not channels else self._not_read()
        self._lay_out()
        self._count(rows)
        if findings is None:
            self.message.setText(
                self.tr("The text is too long to be reviewed while you write. It is reviewed when you plan it.")
            )
        elif settled:
            self.message.setText(self.tr("It is out: what is reviewed is what has still to go out."))
        elif not channels:
            self.message.setText(self.tr("Choose at least one channel to plan it."))
        elif not rows and not draft.base.text and not draft.base.images:
            self.message.setText(self.tr("The review begins when there is text."))
        else:
            said = [self.tr("and %n more", "", len(rows) - MOST_ROWS)] if len(rows) > MOST_ROWS else []
            said += [self._unread] if self._unread else []
            self.message.setText(" ".join(said) if said or rows else self.tr("Nothing to correct."))
        self.message.setVisible(not rows or bool(self.message.text()))
        self.ignored.show_ignored(() if settled else draft.details.ignored)
        self._look_for_corrections()

    @property
    def unread(self) -> str:
        """That the spelling of some text is not checked, and why; "" where all of it is."""
        return self._unread

    def rows_shown(self) -> tuple[Row, ...]:
        """From top to bottom."""
        return self._shown

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        fixes = [button for widget in self._widgets for button in (widget.fix, widget.other)]
        return [*fixes, self.ignored.button]

    def row_widgets(self) -> list[FindingRow]:
        """The visible rows, from top to bottom."""
        return [w for w in self._widgets if w.row is not None and not w.isHidden()]

    def current(self) -> Row | None:
        """The one gone to last."""
        return self._shown[self._current] if 0 <= self._current < len(self._shown) else None

    def step(self, by: int) -> Row | None:
        """Goes to the next (1) or previous (-1) row, round the ends."""
        count = min(len(self._shown), MOST_ROWS)
        if not count:
            return None
        start = self._current if self._current >= 0 else (self._next - 1 if by > 0 else self._next)
        return self.go_to((start + by) % count)

    def go_to(self, place: int) -> Row:
        """Marks that row as the current one and tells."""
        self._current = self._next = place
        self._mark()
        row = self._shown[place]
        self.gone_to.emit(row)
        return row

    def leave(self) -> None:
        """The current row is mended; the next one that says the same is another. `step` goes on from there."""
        if self._current >= 0:
            self._next, self._current = self._current, -1
            self._mark()

    def mark(self, target: UUID | None, start: int, end: int) -> None:
        """The row of what lies between those code points of a text is the current one, if there is any."""
        found = (n for n, row in enumerate(self._shown[:MOST_ROWS]) if self.is_about(row, target, start, end))
        self._current = next(found, -1)
        self._mark()

    @staticmethod
    def is_about(row: Row, target: UUID | None, start: int, end: int) -> bool:
        """Whether what it found lies between those code points of that text, there first or there too."""
        places = [(one.target, one.finding.start, one.finding.end) for one in (row, *row.also)]
        return is_of_text(row.finding) and (target, start, end) in places

    def apply(self, row: Row) -> bool:
        """Asks for the row's fix; False where it has none."""
        words = self._fix_words(row)
        if words:
            self.fix_asked.emit(row, self.correction(row))
        return bool(words)

    def correction(self, row: Row) -> str:
        """What its button would put; "" for nothing, or not yet."""
        if "correction" in row.finding.facts:
            return str(row.finding.facts["correction"])
        if row.finding.code != "spelling_error":
            return row.finding.fixes[0].replacement if row.finding.fixes else ""
        found = self._corrections.get(self._word(row), ())
        return found[0] if found else ""

    def ways(self, row: Row) -> list[tuple[str, Callable[[], None]]]:
        """What its buttons offer, and each other correction: the words, and what does it."""
        made: list[tuple[str, Callable[[], None]]] = []
        words = self._fix_words(row)
        if words:
            made.append((words, partial(self.fix_asked.emit, row, self.correction(row))))
        elsewhere = alike(row, self._shown)
        if elsewhere:
            everywhere = replace(row, also=elsewhere)
            words_of_all = self._put_words(everywhere, self.correction(row))
            made.append((words_of_all, partial(self.fix_asked.emit, everywhere, self.correction(row))))
        if words == self._put_words(row, self.correction(row)):
            others = dict.fromkeys(fix.replacement for fix in row.finding.fixes[1:_MOST_CORRECTIONS])
            made += [(self._put_words(row, one), partial(self.fix_asked.emit, row, one)) for one in others]
        other = self._other_words(row)
        if other:
            made.append((other, partial(self.other_asked.emit, row)))
        return made

    def divides(self, row: Row) -> bool:
        """Whether its first fix is a thread."""
        channels = [self._channels[c] for c in row.channel_ids if c in self._channels]
        return row.finding.code == "too_long" and any(c.has_threads for c in channels)

    def fix_button(self, row: Row) -> QWidget:
        """Of a row that is shown; itself where that is gone."""
        return next((one.fix for one in self.row_widgets() if one.row is not None and one.row.key == row.key), self)

    def row_widget(self, place: int) -> FindingRow:
        """To scroll to it."""
        return self._widgets[place]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the totals are figures without words."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._look.scaled(370)
        if narrow != self._narrow:
            self._narrow = narrow
            self._count(self._shown)

    def nothing_yet(self) -> None:
        """For another post."""
        self._shown, self._current, self._next, self._told = (), -1, 0, ""
        self._lay_out()
        self._count([])
        self.ignored.show_ignored(())
        self.message.setText("…")
        self.message.setVisible(True)

    # --- inside

    def _not_read(self) -> str:
        """That the spelling of some texts is not checked, and why."""
        said = []
        for code, languages in (("spell_no_dictionary", self.unspelt), ("spelling_off", self.unreadable)):
            here = sorted(set(self._languages.values()) & set(languages))
            if here:
                said.append(say(code, language=listed([LANGUAGES.get(language, language) for language in here])))
        return " ".join(said)

    def _lay_out(self) -> None:
        rows = self._shown[:MOST_ROWS]
        while len(self._widgets) < len(rows):
            place = len(self._widgets)
            widget = FindingRow(self._look, self._body)
            widget.gone_to.connect(partial(self._pressed, place))
            widget.fixed.connect(partial(self._fixed, place))
            widget.fixed_otherwise.connect(partial(self._fixed_otherwise, place))
            self._widgets.append(widget)
            self._list.insertWidget(place, widget)
        for place, widget in enumerate(self._widgets):
            if place < len(rows):
                row = rows[place]
                widget.show_row(row, self._where(row), self._fix_words(row), self._other_words(row))
            else:
                widget.row = None
            widget.setVisible(place < len(rows))
        self._mark()

    def _mark(self) -> None:
        for place, widget in enumerate(self._widgets):
            widget.set_current(place == self._current)

    def _pressed(self, place: int) -> None:
        if place < len(self._shown):
            self.go_to(place)

    def _fixed(self, place: int) -> None:
        if place < len(self._shown):
            self._current = place
            self._mark()
            self.apply(self._shown[place])

    def _fixed_otherwise(self, place: int) -> None:
        if place < len(self._shown):
            self._current = place
            self._mark()
            self.other_asked.emit(self._shown[place])

    def _where(self, row: Row) -> str:
        if row.also:
            return listed([self._text_name(one.target) for one in (row, *row.also)])
        if "network" in row.finding.facts and len(row.channel_ids) == 1:
            return ""
        everyone = self._followers if row.target is BASE and is_of_text(row.finding) else len(self._channels)
        if len(row.channel_ids) == everyone and (row.target is BASE or len(self._channels) == 1):
            return ""
        return ", ".join(self._channels[c].name for c in row.channel_ids if c in self._channels)

    def _text_name(self, target: UUID | None) -> str:
        if target is BASE:
            #: One of the places where a word is misspelt, before the names of channels
            return self.tr("Base text")
        return self._channels[target].name if target in self._channels else "…"

    def _fix_words(self, row: Row) -> str:
        code, correction = row.finding.code, self.correction(row)
        if is_of_link(row.finding):
            return fix_words(row.finding)
        if is_of_video(row.finding):
            return video_words(row.finding)
        if correction:
            return self._put_words(row, correction)
        if code == "spelling_error":
            nobody_knows = self._word(row) in self._corrections and can_be_kept(self._word(row)[0])
            #: Button of a misspelt word that has no correction: opens the ways to say that it is right
            return self.tr("Add…") if nobody_knows else ""
        if code in ("missing_alt_text", "alt_text_poor", "alt_text_too_long"):
            return self.tr("Shorten") if code == "alt_text_too_long" else self.tr("Describe")
        if code in ("image_consent_missing", "consent_expires"):
            return self.tr("Consents…")
        if code == "too_long":
            return self.tr("Divide into a thread…") if self.divides(row) else self._short_words(row)
        if code in _OF_HOUR:
            return self.tr("Change the hour")
        if code == "unfilled_field":
            return self.tr("Fill in")
        if code in ("bank_expired", "unclear_field"):
            return self.tr("Go to the text")
        if code == "bank_resting":
            return self.tr("Change the day")
        if code == "not_confirmed":
            return self.tr("It is confirmed")
        if code == "image_required":
            return self.tr("Add image")
        return ""

    def _put_words(self, row: Row, correction: str) -> str:
        #: Button of a finding: put the corrected word in all the texts that the row names
        words = self.tr("Put “%1” in all") if row.also else self.tr("Put “%1”")
        return words.replace("%1", correction)

    def _other_words(self, row: Row) -> str:
        if row.finding.waived:
            #: Button of what was accepted with a reason: it is to prevent publishing again
            return self.tr("Prevent it again")
        if row.finding.acceptable:
            #: Button of what prevents publishing: it goes out all the same, and a reason is asked for
            return self.tr("Publish although…") if row.finding.blocks else self.tr("It is no mistake here")
        if row.finding.code == "real_word":
            return self.tr("It is right as it is")
        if row.finding.code in MISSPELT:
            return self.tr("Ignore here")
        return self._short_words(row) if self.divides(row) else other_video_words(row.finding)

    def _short_words(self, row: Row) -> str:
        return self.tr("Write a short version") if row.target is BASE else self.tr("Go to the text")

    def _look_for_corrections(self) -> None:
        """Off the GUI thread: a word far from any other takes tens of milliseconds."""
        words = []
        for row in self._shown[:MOST_ROWS]:
            word = self._word(row)
            if row.finding.code == "spelling_error" and word not in self._asked:
                self._asked.add(word)
                words.append(word)
        if words:
            self._background.run(partial(_corrections, self._writing, tuple(words)), self._corrected)

    def _word(self, row: Row) -> tuple[str, str]:
        facts, whose = row.finding.facts, row.target if row.finding.place == TEXT else row.channel_ids[0]
        return str(facts.get("word", "")), str(facts.get("language") or self._languages.get(whose, "es"))

    def _corrected(self, answer: dict[tuple[str, str], tuple[str, ...]]) -> None:
        self._corrections.update(answer)
        self._lay_out()

    def _count(self, rows: Sequence[Row]) -> None:
        told = []
        for level, icon, label in self._count_icons:
            count = sum(row.finding.level is level for row in rows)
            words = {
                Level.BLOCK: self.tr("%n prevent publishing", "", count),
                Level.WARN: self.tr("%n notice(s)", "", count),
                Level.HINT: self.tr("%n suggestion(s)", "", count),
            }[level]
            label.setText(str(count) if self._narrow else words)
            label.setAccessibleName(words)
            label.setToolTip(tip(words))
            for part in (icon, label):
                part.setVisible(count > 0)
            if count:
                told.append(words)
        said = ", ".join(told) if told else self._unread or self.tr("Nothing to correct.")
        if said != self._told:
            self._told = said
            self.totals.emit(said)


def _corrections(writing: WritingDesk, words: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    return {word: writing.suggestions(*word) for word in words}
