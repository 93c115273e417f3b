"""What is found in the fields beside the text: led to, put right, gone through, not heeded while one writes there."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.finding import MISSPELT, OF_SPELLING, TEXT, Finding, PlaceKind
from calendario.domain.post import Draft
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.correcting import EditorCorrecting
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.marks_in_turn import Stop
from calendario.gui.editor.placed import whose, words_at
from calendario.gui.editor.small_fields import Begun, SmallFields
from calendario.gui.editor.underlines import told
from calendario.gui.theme import Theme
from calendario.sentences import finding_text

CUT_OFF = "truncated_text"
_OF_WHAT_IS_BEGUN = MISSPELT | {CUT_OFF}


class EditorBesideText(EditorCorrecting):
    """Title, content warning and descriptions have no marks: the rows of *Repaso* say what is wrong in them."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._unreached: tuple[Row, object] | None = None  # which row could not be chosen, and where one was then
        self.small_fields = SmallFields(self.header.title, self.writing.warning, self.images, self.videos, self)

    # --- from mark to mark

    def _step_mark(self, by: int) -> None:
        """After the last text it goes on in the fields beside it, in the order of places."""
        rows = [r for r in self.findings.rows_shown() if r.finding.place != TEXT and r.finding.start < r.finding.end]
        rows.sort(key=lambda r: (r.finding.place.rank, r.finding.start))
        stops, place = self._stops(), self.small_fields.focused()
        first = 0 if by > 0 else -1
        unreached = None if self._unreached is None else self._unreached[0]
        if unreached in rows and self._unreached == (unreached, self._here()):
            at = rows.index(unreached)  # the caret stayed where it was: on from the row
            beyond = rows[at + 1 :] if by > 0 else rows[:at]
            self._go_on(beyond, stops, rows, first)
            return
        if place is None:
            ahead = self._ahead(stops, by)
            if ahead or not rows:
                self._stop_at((ahead or stops)[first] if stops else None)
            else:
                self._stop_at_row(rows[first])
            return
        start, end = self.small_fields.selection(place)

        def is_beyond(row: Row) -> bool:
            found = row.finding
            if found.place != place:
                return found.place.rank > place.rank if by > 0 else found.place.rank < place.rank
            if start < end:
                return found.start > start if by > 0 else found.start < start
            return found.end >= end if by > 0 else found.start < start

        self._go_on([row for row in rows if is_beyond(row)], stops, rows, first)

    def _go_on(self, beyond: Sequence[Row], stops: Sequence[Stop], rows: Sequence[Row], first: int) -> None:
        """To the `first` of the fields that lie beyond, else of the texts, else of all fields."""
        if beyond:
            self._stop_at_row(beyond[first])
        elif stops or not rows:
            self._stop_at(stops[first] if stops else None)
        else:
            self._stop_at_row(rows[first])

    def _here(self) -> object:
        place = self.small_fields.focused()
        return (
            (self._shown, self.writing.edit.caret()) if place is None else (place, self.small_fields.selection(place))
        )

    def _stop_at_row(self, row: Row) -> None:
        self.findings.go_to(self.findings.rows_shown().index(row))
        of_words = row.finding.code in OF_SPELLING
        said, correction = (finding_text if of_words else told)(row.finding), self.findings.correction(row)
        if correction and row.finding.code == "spelling_error":  # others say it already
            said = self._with_perhaps(said, correction)
        self._announce(said)

    # --- where it is, and put right there

    def _go_to_field(self, row: Row) -> bool:
        """Chooses the words in their field; whether they are still there and may be changed."""
        finding, place = row.finding, row.finding.place
        target = self._version_with(row)
        match place.kind:
            case PlaceKind.WARNING:
                self.columns.show_part(self.writing)
                self.show_target(target)
            case PlaceKind.IMAGE:
                self.show_target(target)
                self.columns.show_part(self.images)
                self.images.describe(place.number)
            case PlaceKind.VIDEO:
                self.show_target(target)
                self.columns.show_part(self.images)
                self.videos.describe()
            case _:
                pass  # the title is always in view
        words = words_at(self._draft, target, place)
        there = self._is_found(words, finding)
        reached = self.small_fields.choose(place, words, *((finding.start, finding.end) if there else (0, 0))) and there
        self._unreached = None if reached else (row, self._here())
        return reached

    def _version_with(self, row: Row) -> UUID | None:
        """In which the field is shown: the one in front, where it has that very field."""
        place = row.finding.place
        if place.kind is PlaceKind.TITLE:
            return self._shown
        if place.kind is PlaceKind.WARNING and row.target is BASE:  # asked for only where a network has one
            shown_first = sorted(row.channel_ids, key=lambda c: c != self._shown)
            return next((c for c in shown_first if self._asks_warning(c)), self._shown)
        same = place.kind is PlaceKind.IMAGE and whose(self._draft, self._shown, place) == row.target
        return self._shown if same and not self._read_only_target(self._shown) else row.target

    def _asks_warning(self, channel_id: UUID | None) -> bool:
        channel = self._around.channel(channel_id)
        open_one = channel is not None and not self._read_only_target(channel_id)
        return open_one and channel is not None and channel.network == "mastodon"

    def _fix_in_field(self, row: Row, correction: str) -> None:
        """As one step of that field, which has the focus then: Ctrl+Z takes it back."""
        reached, of_base = self._go_to_field(row), self._warning_of_base(row, correction)
        if of_base:  # first: so the version that shows it goes on following
            self._put(draft=changes.with_field(self._draft, BASE, "warning", of_base))
        if reached:
            self.small_fields.put(row.finding.place, correction)
        if reached or of_base:
            self._corrected_here()
            return
        if not self._is_found(words_at(self._draft, self._version_with(row), row.finding.place), row.finding):
            self._tell_moved_on()
        self._ask_review(at_once=True)  # where the words moved on, it says where they are now

    def _warning_of_base(self, row: Row, correction: str) -> str:
        """With that correction; "" for another row, and where the words moved on. No field shows it by itself."""
        finding, words = row.finding, self._draft.base.warning
        mine = finding.place.kind is PlaceKind.WARNING and row.target is BASE and not self._read_only_target(BASE)
        if not mine or not self._is_found(words, finding):
            return ""
        return words[: finding.start] + correction + words[finding.end :]

    # --- while one writes there

    def _begun(self, draft: Draft) -> Begun | None:
        """The word that somebody is still writing, in the text or beside it, where `draft` is what is written now."""
        text, in_text = changes.text_of(self._draft, self._shown), self.writing.edit.being_written()
        at = in_text[1] if in_text is not None else self.writing.edit.writing_at()
        if at is not None and changes.text_of(draft, self._shown) == text:
            return Begun(TEXT, at, text)
        return self.small_fields.begun()

    @staticmethod
    def _is_begun(draft: Draft, channel_id: UUID, finding: Finding, begun: Begun | None) -> bool:
        """Whether it says of what is not finished yet that it is wrong: of a word, or that the text ends there."""
        if begun is None or finding.place != begun.place or finding.code not in _OF_WHAT_IS_BEGUN:
            return False
        there = finding.end == begun.end
        if finding.code == CUT_OFF:
            there = finding.end <= begun.end and not begun.words[finding.end : begun.end].strip()
        return there and words_at(draft, channel_id, begun.place) == begun.words
