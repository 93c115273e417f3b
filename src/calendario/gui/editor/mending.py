"""From a finding to where it is mended, and the mending itself where one press is enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from calendario.desk.desk import Desk
from calendario.domain.details import Certainty
from calendario.domain.finding import TEXT, Finding
from calendario.domain.post import Draft
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.beside_text import EditorBesideText
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.language_offer import LanguageOffer
from calendario.gui.editor.link_fixes import is_of_field
from calendario.gui.editor.parting import LeftOut, left_out, put_back, words_of
from calendario.gui.editor.placed import is_in_text
from calendario.gui.editor.reviewing import Asked
from calendario.gui.editor.stored_text import select_gap
from calendario.gui.editor.video_findings import go_to_video, is_of_video
from calendario.gui.editor.ways_back import LANGUAGE
from calendario.gui.editor.writing_area import LANGUAGES
from calendario.gui.library.rights_dialog import RightsDialog
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS
from calendario.sentences import finding_text, level_word


class EditorMending(EditorBesideText):
    """What a row of *Repaso* leads to; `open_post` brings another post that a person wants to look at."""

    open_post = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, background, parent)
        self._held_back: tuple[Asked, Mapping[UUID, tuple[Finding, ...]]] | None = None
        self.findings.unspelt, self.findings.unreadable = self._without, self._damaged
        self.writing.edit.finished.connect(self._word_finished)
        self.writing.edit.turned.connect(self._word_finished)  # in another text nothing is being written
        self.small_fields.moved.connect(self._word_finished)
        self.language_offer = LanguageOffer(desk.writing, background, self.notices, self._speak_as_offered, self)
        self.notices.pressed.connect(self._pressed)

    def _reviewed(self, asked: Asked, found: Mapping[UUID, tuple[Finding, ...]] | None) -> None:
        """A word that is still being written is not pointed out, as it is not marked."""
        told = found
        if found is not None:
            begun = self._begun(asked.draft)
            told = {c: tuple(f for f in fs if not self._is_begun(asked.draft, c, f, begun)) for c, fs in found.items()}
        self._held_back = None if found is None or told == found else (asked, found)
        super()._reviewed(asked, told)
        if self._manuscript is not None and not self._read_only_target(self._shown):
            shown = changes.content_shown(self._draft, self._shown)
            own = changes.has_own_text(self._draft, self._shown) if self._shown is not BASE else False
            target = self._shown if own else BASE
            self.language_offer.look(self._manuscript.post_id, target, shown.text, shown.language)

    def _word_finished(self) -> None:
        asked = self._held_back
        if asked is not None and self.reviewing.asked is asked[0]:
            self._reviewed(*asked)

    def _speak_as_offered(self, language: str) -> None:
        target = self._shown
        before = changes.content_shown(self._draft, target).language
        follows = target is not BASE and "language" not in changes.own_fields(self._draft, self._plan, target)
        self._speak(language)
        #: %1 a language, as it calls itself
        words = self.tr("This text is in %1 now.").replace("%1", LANGUAGES.get(language, language))
        undo = (self.tr("Undo"), partial(self._speak_again, target, before, follows=follows))
        self.notices.put(LANGUAGE, "ok", words, actions=[undo], closes=True, stays_ms=STAYS_MS)

    def _speak(self, language: str) -> None:
        self.writing.show_language(language)
        self._spoken(language)
        if self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spoken(self, language: str) -> None:
        self.notices.drop(LANGUAGE)
        super()._spoken(language)

    def _speak_again(self, target: UUID | None, language: str, *, follows: bool) -> None:
        self.show_target(target)
        if self._shown == target and not self._read_only_target(target):
            self._speak(language)
            if follows and target is not BASE:
                self._put(draft=changes.following(self._draft, target, "language"))
                self._show_own()
        self.notices.drop(LANGUAGE)

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do anything."""
        return self._offered_back() is not None or self._undoes_text()

    def undo(self) -> None:
        """Ctrl+Z where no field has the focus, as in the text: the last change of it, or what a notice told since. Not
        while a menu is open, which has the keys.
        """
        if QApplication.activePopupWidget() is not None:
            return
        offered = self._offered_back()
        if offered is not None:
            offered.click()
        elif self._undoes_text():
            self.columns.show_part(self.writing)
            self.writing.edit.undo()
        if self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered_back(self) -> QAbstractButton | None:
        return self.ways_back.latest()

    def _pressed(self, name: str) -> None:
        """What a notice told was taken back, and with the notice the focus would go to what stands below it."""
        if self.ways_back.is_one(name):
            if self.writing.edit.isVisible():
                self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._announce(self.tr("Undone."))

    def _undoes_text(self) -> bool:
        edit = self.writing.edit
        return not edit.isReadOnly() and edit.document().isUndoAvailable()

    def next_mark(self) -> None:
        """Of the menu *Editar*, as F8."""
        self._step_mark(1)

    def previous_mark(self) -> None:
        """As Shift+F8."""
        self._step_mark(-1)

    def next_notice(self) -> None:
        """As F7."""
        self._step_finding(1)

    def previous_notice(self) -> None:
        """As Shift+F7."""
        self._step_finding(-1)

    def _step_finding(self, by: int) -> None:
        row = self.findings.step(by)
        if row is not None:  # where it leads is heard too, but not why
            self._announce(f"{level_word(row.finding.level)}. {finding_text(row.finding)}")

    def _go_to(self, row: Row) -> None:
        code, facts = row.finding.code, row.finding.facts
        if row.finding.place != TEXT:
            self._go_to_field(row)
        elif is_of_video(row.finding):
            self._go_to_video(row)
        elif code == "not_confirmed":
            self.columns.show_part(self.card)
            self.card.change.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code in ("missing_alt_text", "alt_text_poor", "alt_text_too_long", "gif_stands_still"):
            self._go_to_image(row)
        elif code == "unfilled_field" and not is_in_text(facts):
            self._go_to_gap(row)
        elif code in ("image_consent_missing", "consent_expires"):
            self._go_to_image(row)
            self.images.panel.rights.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_of_field(row.finding):
            self.show_target(row.target)
            self.columns.show_part(self.writing)
            self.writing.link.address.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code in ("too_many_images", "image_required"):
            self.show_target(self._whose(row, "images"))
            self.columns.show_part(self.images)
            self.images.add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code == "no_time":
            self._go_to_hour()
        elif code in ("nonexistent_local_time", "ambiguous_local_time", "scheduled_in_past", "bank_resting"):
            self.columns.show_part(self.timing)
            moment = self.timing.moment_of(row.channel_ids)
            passed_before = code == "scheduled_in_past" and moment.day.day() < self._now().date()
            (moment.day if passed_before or code == "bank_resting" else moment.hour).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        else:
            row = next((one for one in row.also if one.target == self._shown), row)
            target = row.channel_ids[0] if code in ("too_long", "visibility_unsupported") else row.target
            self.columns.show_part(self.writing)
            self.show_target(target)
            end = row.finding.start if code == "too_long" else row.finding.end
            self.writing.edit.go_to(row.finding.start, end)
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_hour(self) -> None:
        """Where the day and the hour are said that are missing."""
        self.columns.show_part(self.timing)
        (self.timing.date_it if self.timing.date_it.isVisible() else self.timing.moment.day).setFocus()

    def _go_to_video(self, row: Row) -> None:
        """To the version whose video it is, and what of it is to be looked at."""
        self.show_target(self._whose(row, "videos"))
        self.columns.show_part(self.images)
        go_to_video(self.videos, row.finding)

    def _go_to_image(self, row: Row) -> None:
        """To the version whose picture it is: its number is the one of that version."""
        self.show_target(self._whose(row, "images"))
        self.columns.show_part(self.images)
        self.images.describe(int(str(row.finding.facts.get("number", 1))))

    def _whose(self, row: Row, field: str) -> UUID | None:
        """The version in which what was found stands: a channel's only where all of them have their own."""
        own = [c for c in row.channel_ids if field in changes.own_fields(self._draft, self._plan, c)]
        return own[0] if own and len(own) == len(row.channel_ids) else BASE

    def _go_to_gap(self, row: Row) -> None:
        """A field that is not in the text itself."""
        facts = row.finding.facts
        if "title_gap" in facts:
            select_gap(self.header.title)
        elif "warning_gap" in facts:
            self.columns.show_part(self.writing)
            self.show_target(row.channel_ids[0])
            select_gap(self.writing.warning)
        elif "ending_gap" in facts:
            target = row.channel_ids[0]
            self.columns.show_part(self.writing)
            self.show_target(target)
            in_link = str(facts["ending_gap"]) in changes.content_shown(self._draft, target).link
            if not in_link or not select_gap(self.writing.link.address):  # else it is in the signature
                self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_to_image(row)

    def _fix(self, row: Row, correction: str) -> None:
        finding = row.finding
        if not correction:
            if finding.code == "image_required":
                self._go_to(row)
                self.images.add.click()
            elif finding.code == "video_with_images":
                self._leave_out(row, "images")
            elif finding.code == "not_confirmed":
                self._confirm()
            elif finding.code == "spelling_error":
                self._ask_where_right(row)
            elif finding.code in ("image_consent_missing", "consent_expires"):
                self._go_to(row)
                self._ask_rights(row)
            else:
                self._go_to(row)
            return
        if is_of_field(finding):
            self._fix_link(row, correction)
            return
        if finding.place != TEXT:
            self._fix_in_field(row, correction)
            return
        shown = self._shown
        put = [done for one in (*row.also, row) if (done := self._put_correction(one, correction)) is not None]
        if any(one.target == shown for one in put):
            self.show_target(shown)
        if put:
            self.findings.leave()
        if len(put) > 1:
            self._offer_words_back(put)
        elif put:
            self._announce(self.tr("Corrected."))
        elif not self._is_as_found(row):
            self._tell_moved_on()
        if put and self.writing.edit.isVisible():
            self.writing.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # Ctrl+Z takes it back
        self._ask_review(at_once=True)  # where the text moved on, it says where it is now

    def _ask_where_right(self, row: Row) -> None:
        """For a word that nobody knows what it should be."""
        button = self.findings.fix_button(row)
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.adding.actions(str(row.finding.facts["word"]), menu))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _leave_out(self, row: Row, field: str) -> None:
        """The "images" or the "videos" go from the versions in which they stand beside the others."""
        around = [c.id for c in self._around.open(self._plan)]
        there = [c for c in row.channel_ids if c in around and getattr(self._draft.content_for(c), field)]
        if there:
            had = [c for c in around if getattr(self._draft.content_for(c), field)]
            draft, left = left_out(self._draft, field, there, around)
            self._put_parted(draft)
            chosen = self._around.chosen(self._plan)
            without = [c.name for c in chosen if c.id in had and not getattr(draft.content_for(c.id), field)]
            nowhere = not any(getattr(draft.content_for(c.id), field) for c in chosen)
            words = words_of(field, without, nowhere=nowhere)
            undo = (self.tr("Undo"), partial(self._bring_left_out_back, left))
            self.notices.put(left.name, "hint", words, actions=[undo], closes=True)
            self._announce(words)
        else:
            self._tell_moved_on()
            self._ask_review(at_once=True)

    def _bring_left_out_back(self, left: LeftOut) -> None:
        self.notices.drop(left.name)
        if self._manuscript is not None and self._manuscript.editable:
            self._put_parted(put_back(self._draft, left))

    def _put_parted(self, draft: Draft) -> None:
        self._put(draft=draft)
        self._show_own()
        self._show_images()
        self._show_videos()
        self._ask_review(at_once=True)

    def _ask_rights(self, row: Row) -> None:
        field = "videos" if is_of_video(row.finding) else "images"
        whose = self._whose(row, field)
        following = [c for c in row.channel_ids if field not in changes.own_fields(self._draft, self._plan, c)]
        content = self._draft.content_for(following[0] if whose is BASE else whose)
        number = int(str(row.finding.facts["number"]))
        wanted = RightsDialog.ask_of(self._desk, self._theme, content, number, self.window())
        self.images.panel.read_rights()
        self._ask_review()
        if wanted is not None:
            self._look_at(wanted)

    def _look_at(self, post_id: UUID) -> None:
        """At another post, of a list of those that show the same picture."""
        if self._manuscript is None or self._manuscript.post_id != post_id:
            self.open_post.emit(post_id)

    def _confirm(self) -> None:
        details = replace(self._draft.details, certainty=Certainty.CONFIRMED)
        self._put(draft=replace(self._draft, details=details))
        self.card.show_details(details)
        self._ask_review(at_once=True)

    def _fix_link(self, row: Row, correction: str) -> None:
        there = changes.content_shown(self._draft, row.target).link
        if there == row.finding.facts.get("word") and not self._read_only_target(row.target):
            self.show_target(row.target)
            self._linked(correction)
            self._show_link()
            self._announce(self.tr("Corrected."))
        elif there != row.finding.facts.get("word"):
            self._tell_moved_on()
        self._ask_review(at_once=True)
