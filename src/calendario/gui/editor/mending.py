"""From a finding to where it is mended, and the mending itself where one press is enough."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from calendario.domain.details import Certainty
from calendario.domain.post import Draft
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.correcting import EditorCorrecting
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.link_fixes import is_of_field
from calendario.gui.editor.parting import LeftOut, left_out, put_back, words_of
from calendario.gui.editor.stored_text import is_in_text, select_gap
from calendario.gui.editor.video_findings import go_to_video, is_of_video
from calendario.gui.library.rights_dialog import RightsDialog


class EditorMending(EditorCorrecting):
    """What a row of *Repaso* leads to; `open_post` brings another post that a person wants to look at."""

    open_post = Signal(object)

    def _step_finding(self, by: int) -> None:
        self.findings.step(by)

    def _go_to(self, row: Row) -> None:
        code, facts = row.finding.code, row.finding.facts
        if is_of_video(row.finding):
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
            elif finding.code in ("image_consent_missing", "consent_expires"):
                self._go_to(row)
                self._ask_rights(row)
            else:
                self._go_to(row)
            return
        if is_of_field(finding):
            self._fix_link(row, correction)
            return
        put = [done for one in (*row.also, row) if (done := self._put_correction(one, correction)) is not None]
        if len(put) > 1:
            self._offer_words_back(put)
        elif put:
            self._announce(self.tr("Corrected."))
        self._ask_review(at_once=True)  # where the text moved on, it says where it is now

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
            self._ask_review(at_once=True)  # the post moved on

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
        self._ask_review(at_once=True)
