"""What the editor's page shows of its post: the parts, and how each is filled from the draft and the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.office import Speller
from calendario.desk.writing import Manuscript
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.publication import State, least_finished
from calendario.domain.rulers import Measure
from calendario.domain.rulers.parts import beyond
from calendario.domain.slot import wall_clock
from calendario.domain.text import first_line
from calendario.gui.announcing import announce
from calendario.gui.background import Background
from calendario.gui.editor import changes
from calendario.gui.editor.card import CardSheet
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.channel_list import ChannelList
from calendario.gui.editor.columns import Columns
from calendario.gui.editor.cropping import Cropping
from calendario.gui.editor.findings import Findings
from calendario.gui.editor.frame import Frame
from calendario.gui.editor.header import Header
from calendario.gui.editor.images import Images
from calendario.gui.editor.notices import Notices
from calendario.gui.editor.preview import Preview
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.situation import Situation
from calendario.gui.editor.spelt import Spelt, Spot, heeded
from calendario.gui.editor.timing import Timing
from calendario.gui.editor.version_row import Line
from calendario.gui.editor.videos import Videos
from calendario.gui.editor.writing_area import WritingArea
from calendario.gui.theme import Theme
from calendario.gui.widgets.states import LOOK_OF
from calendario.sentences import card_day, hour, listed, state_word


class EditorFace(QWidget):
    """The parts of the page and the state they show; `EditorPage` changes that state and says what to show anew."""

    open_exits = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._speller: Speller | None = desk.office.speller
        self._spelt = None if self._speller is None else Spelt(self._speller, background, self)
        self._manuscript: Manuscript | None = None
        self._draft, self._plan = Draft(), PlanDraft()
        self._saved: tuple[Draft, PlanDraft] | None = None  # as the newest version has it; None: not known to be any
        self._changed = False
        self._blocked: UUID | None = None  # the post that was to go out last and lacked something
        self._shown: UUID | None = BASE
        self._around = Situation()
        self._measures: Mapping[UUID, Measure] = {}
        self.setProperty("page", True)

        self.header = Header(theme)
        self.channels = ChannelList(theme)
        self.writing = WritingArea(theme, self._look, desk.writing.suggestions)
        if self._spelt is not None:
            self._spelt.came.connect(self.writing.edit.look_again)
        self.images = Images(desk, theme, background)
        self.videos = Videos(desk, theme, background, self.images)
        self.videos.of_version = lambda target: changes.content_shown(self._draft, target).videos
        self.cropping = Cropping(desk, theme, background, self.images, lambda: self._around.chosen(self._plan))
        self.timing = Timing(theme)
        self.findings = Findings(desk.writing, theme, background)
        self.preview = Preview(desk.writing, desk.links, desk.office.shapes, theme, background)
        self.card = CardSheet(theme)
        self.columns = Columns(
            *(theme, self.channels, self.writing, self.images, self.timing, self.findings, self.preview, self.card)
        )
        self.notices = Notices(theme)
        self.frame = Frame(theme, self.header, self.notices, self.columns, self.writing.edit, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    # --- the whole

    def _show_all(self) -> None:
        manuscript = self._manuscript
        assert manuscript is not None
        self.header.show_title(self._draft.title, first_line(self._draft.base.text[:400]))
        self._show_badge(manuscript)
        self.header.set_can_go_back(bool(manuscript.number))
        self.header.set_read_only(not manuscript.editable)
        self.channels.set_read_only(not manuscript.editable)
        self.timing.set_read_only(not manuscript.editable)
        self.card.set_read_only(not manuscript.editable)
        self.card.show_details(self._draft.details)
        if manuscript.editable:
            self.notices.drop("out")
        else:
            words = self.tr("This does not change any more: it is out or going out.")
            self.notices.put("out", "hint", words, actions=[(self.tr("See how it went out"), self._see_exits)])
        self._show_channels()
        self._show_writing()
        self._show_timing()
        self._show_waiting_for_plan()
        self._show_preview()

    def _show_badge(self, manuscript: Manuscript) -> None:
        states = [p.state for p in manuscript.publications]
        state = least_finished(states) if states else State.PROPOSED
        words = state_word(state)
        if states.count(state) < len(states):
            #: %1 a state («Planned»), %2 on how many channels, %3 of how many
            words = self.tr("%1 on %2 of %3").replace("%1", words).replace("%2", str(states.count(state)))
            words = words.replace("%3", str(len(states)))
        if state is State.PROPOSED and manuscript.number:
            #: The state and the number of the version
            words = self.tr("%1, version %2").replace("%1", words).replace("%2", str(manuscript.number))
        self.header.badge.show_state(LOOK_OF[state], words)

    def _show_channels(self) -> None:
        chosen = self._around.chosen(self._plan)
        followers = sum(not changes.has_own_text(self._draft, c.id) and c.id not in self._around.locked for c in chosen)
        lines = [Line(BASE, self.tr("Base text"), "", own=False, followers=followers)]
        for channel in chosen:
            own = changes.has_own_text(self._draft, channel.id)
            lines.append(Line(channel.id, channel.name, channel.letters, own, self._around.locked.get(channel.id)))
        self.channels.show_channels(
            lines, self._around.available(), self._plan.channel_ids, frozenset(self._around.locked), self._shown
        )
        self.channels.show_measures(self._measures)
        self.preview.show_channels(chosen, next((c.id for c in chosen), None))
        self._show_writing_head()

    def _show_writing(self, *, undoable: bool = False) -> None:
        text = changes.text_of(self._draft, self._shown)
        if self._shown is not BASE and self._shown in self._around.locked_texts:
            text = self._around.locked_texts[self._shown]
        self.writing.show_text(self._shown, text, read_only=self._read_only_target(self._shown), undoable=undoable)
        self._show_writing_head()
        channel = self._around.channel(self._shown)
        content = changes.content_shown(self._draft, self._shown)
        self._show_link()
        asked = channel is not None and channel.network == "mastodon"
        self.writing.show_audience(asked, content.warning, content.visibility)
        self.writing.show_language(content.language)
        self._show_overflow()
        self._show_images()
        self._show_videos()
        if self._shown not in self._around.locked:
            self.channels.check(self._shown)

    def _show_images(self) -> None:
        """Those of the version that is shown: its own, or the base's until it is given others."""
        content, channel = changes.content_shown(self._draft, self._shown), self._around.channel(self._shown)
        own = [
            c for c in self._around.open(self._plan) if "images" in changes.own_fields(self._draft, self._plan, c.id)
        ]
        if channel in own and channel is not None:
            whose = self.tr("for %1 alone").replace("%1", channel.name)
        elif own:
            #: Of pictures; %1 are channels with pictures of their own
            whose = self.tr("for all channels but %1").replace("%1", listed([c.name for c in own]))
        else:
            whose = self.tr("for all channels")
        self.images.show_images(self._shown, content.images, whose, read_only=self._read_only_target(self._shown))

    def _show_videos(self) -> None:
        """That of the version that is shown: its own, or the base's until it is given one."""
        content, channel = changes.content_shown(self._draft, self._shown), self._around.channel(self._shown)
        note = ""
        if channel is not None:
            own = "videos" in changes.own_fields(self._draft, self._plan, channel.id)
            words = self.tr("Video of %1 alone") if own else self.tr("Video of the base: a change here is for %1 alone")
            note = words.replace("%1", channel.name)
        read_only = self._read_only_target(self._shown)
        self.videos.show_videos(self._shown, content.videos, content.language, note, read_only=read_only)

    def _show_link(self) -> None:
        """The page that the shown version leads to, and what is known of it."""
        link = changes.content_shown(self._draft, self._shown).link
        self.writing.link.show_link(link, read_only=self._read_only_target(self._shown))
        self._show_seen()

    def _show_seen(self) -> None:
        link, channel = changes.content_shown(self._draft, self._shown).link, self._around.channel(self._shown)
        in_text = channel is not None and not channel.composed(self._draft.content_for(channel.id)).content.link
        self.writing.link.show_seen(link, self.preview.seen(link), in_text=in_text)

    def _show_writing_head(self) -> None:
        channel = self._around.channel(self._shown)
        if channel is None:
            names = [c.name for c in self._around.open(self._plan) if not changes.has_own_text(self._draft, c.id)]
            note = self.tr("What you change here changes in %1").replace("%1", listed(names)) if names else ""
            others = [c.name for c in self._around.open(self._plan) if changes.has_own_text(self._draft, c.id)]
            if others:
                #: %1 are channels with a text of their own, after the names of those that follow
                apart = self.tr("not in %1").replace("%1", listed(others))
                note = f"{note}; {apart}" if note else apart
            self.writing.show_head(self.tr("Base text"), note, out=False)
            self._show_own()
            return
        if channel.id in self._around.locked:
            note = self.tr("%1: this text does not change any more").replace(
                "%1", state_word(self._around.locked[channel.id])
            )
            self.writing.show_head(channel.name, note, out=True)
            self._show_own()
            return
        own = changes.has_own_text(self._draft, channel.id)
        note = (
            self.tr("Own text: the base text does not change it")
            if own
            else self.tr("Typing here gives it a text of its own")
        )
        self.writing.show_head(channel.name, note, out=False)
        self._show_own()

    def _show_own(self) -> None:
        """In what the shown version goes its own way, and in what each does."""
        target = self._shown
        own = () if target is BASE else changes.own_fields(self._draft, self._plan, target)
        self.writing.own.show_own(own, read_only=self._read_only_target(target))
        for channel in self._around.open(self._plan):
            names = changes.own_fields(self._draft, self._plan, channel.id)
            row = self.channels.row(channel.id)
            row.show_line(replace(row.line, customised=tuple(self.writing.own.word(name) for name in names)))

    def _show_timing(self) -> None:
        self.timing.show_plan(
            self._plan, self._around.open(self._plan), self._now(), self._around.zone, self._around.proposed
        )
        self.timing.show_categories(self._around.categories, self._draft.details.category)

    def _show_saved(self, saved_at: datetime | None) -> None:
        self.header.show_saved(None if saved_at is None else wall_clock(saved_at, self._around.zone))

    def _show_preview(self) -> None:
        channel = self.preview.channel()
        if channel is None or self._manuscript is None:
            return
        content = self._draft.content_for(channel.id)
        if channel.id in self._around.locked_texts:
            content = replace(content, text=self._around.locked_texts[channel.id])
        content = channel.composed(content).content
        at = self._plan.time_for(channel.id)
        when = "" if at is None else f"{card_day(at.date())}, {hour(at)}"
        self.preview.show_content(self._around.name, when, content, self._measures.get(channel.id))

    def _now(self) -> datetime:
        return wall_clock(self._desk.office.clock(), self._around.zone)

    def _see_exits(self) -> None:
        if self._manuscript is not None:
            self.open_exits.emit(self._manuscript.post_id)

    def _show_overflow(self) -> None:
        channel = self._around.channel(self._shown)
        told = None if self._shown is BASE else self._measures.get(self._shown)
        if channel is None or told is None or told.fits or channel.id in self._around.locked:
            self.writing.show_overflow(None, 0)
            return
        written = self._draft.content_for(channel.id)
        if len(written.text) > MOST_LIVE:
            self.writing.show_overflow(None, 0)
            return
        threads, said = channel.has_threads, channel.composed(written)
        over = beyond(channel.network, said.content, channel.accepts, told.part, threads=threads, added=said.added)
        own = changes.has_own_text(self._draft, channel.id)
        self.writing.show_overflow(over, told.excess, threads=threads, own=own)

    def _show_waiting_for_plan(self) -> None:
        manuscript = self._manuscript
        planned = manuscript is not None and any(
            p.state in (State.PLANNED, State.BY_HAND) for p in manuscript.publications
        )
        newer = manuscript is not None and manuscript.goes_out_older
        if planned and (newer or (self._changed and (self._draft, self._plan) != self._saved)):
            if "waiting" not in self.notices.names():
                self.notices.put(
                    "waiting",
                    "warn",
                    self.tr("What you change goes out only when you plan it again."),
                    [self.tr("Until then, what was planned before goes out at its hour.")],
                )
        else:
            self.notices.drop("waiting")

    # --- the keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, the buttons that publish last. Parts come and go, so it is settled at each Tab."""
        steps: list[QWidget] = [self.header.back_button, self.header.title]
        steps += [*self.notices.stops(), *self.columns.stops()]
        for part in (
            self.channels,
            self.card,
            self.writing,
            self.images,
            self.videos,
            self.timing,
            self.findings,
            self.preview,
        ):
            steps += part.stops()
        steps += self.header.actions_in_order()
        for before, after in pairwise(steps):
            self.setTabOrder(before, after)
        return super().focusNextPrevChild(forward)

    # --- asked by the parts

    def _look(self, text: str) -> list[Spot]:
        return self._spots(text, self._shown, at_once=True)

    def _spots(self, text: str, target: UUID | None, *, at_once: bool = False) -> list[Spot]:
        """What spelling says of `text` in the language of `target`; `at_once` what can be said without waiting."""
        if self._spelt is None:
            return []
        look = self._spelt.at_once if at_once else self._spelt.spots
        spots = look(text, changes.content_shown(self._draft, target).language)
        return heeded(spots, self._draft.details.ignored)

    def _read_only_target(self, target: UUID | None) -> bool:
        return self._manuscript is None or not self._manuscript.editable or target in self._around.locked

    def _announce(self, words: str) -> None:
        if self.isVisible():
            announce(self, words)
