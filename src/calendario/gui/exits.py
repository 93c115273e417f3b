"""*Salidas* of a post: on each channel what became of it, everything that was tried, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.desk import Desk
from calendario.desk.faces import Exit
from calendario.domain.channel import ChannelState
from calendario.domain.post import titled as title_of
from calendario.domain.problem import Problem
from calendario.domain.publication import TO_CORRECT, Attempt, Outcome, Part, State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.calendar.faces import titled
from calendario.gui.deciding import Deciding
from calendario.gui.outside import own_link
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel, StateLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.strip import Strip
from calendario.sentences import outcome_word, reason_text, sentence, when

_LOOK = {State.PROPOSED: "draft", State.CANCELLED: "discarded"}
_OUTCOME_MARK = {
    Outcome.UNDER_WAY: ("enviando", "planned"),
    Outcome.ACCEPTED: ("enviando", "planned"),
    Outcome.PUBLISHED: ("publicada", "ok"),
    Outcome.REFUSED: ("fallo", "block"),
    Outcome.NOT_SENT: ("nosalio", "warn"),
    Outcome.NO_ANSWER: ("porconfirmar", "unknown"),
}


class ExitsPage(QWidget):
    """`open(post_id)` shows a post. `open_post` carries its id; `leave` when the person goes back.

    `told` brings a sentence, what takes it back (a callable or None) and for how long that is offered (ms, 0: no end);
    `refused` one about what was not done.
    """

    areas = frozenset({"posts", "publications", "channels", "pause"})
    open_post = Signal(object)
    told = Signal(str, object, int)
    refused = Signal(str)
    leave = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._post_id: UUID | None = None
        self._told: object = None
        self._title = ""
        self._parts: list[QWidget] = []
        self.choices: dict[str, QPushButton] = {}
        self.setProperty("page", True)
        self.setAccessibleName(self.tr("Departures"))
        self.deciding = Deciding(desk, theme, background, self)
        self.deciding.changed.connect(self.reload)
        self.deciding.told.connect(self.told)
        self.deciding.refused.connect(self.refused)
        self.back = buttons.icon_button(theme, "izq", self.tr("Back"), parent=self)
        self.back.clicked.connect(self.leave)
        #: Title of the page that tells where and how a post went out; %1 its title
        self.title = WrapLabel(theme, "", "title", "ink", self)
        self.open_button = buttons.plain(self.tr("Open the post"), theme.icon("borrador"), parent=self)
        self.open_button.clicked.connect(self._open_post)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.open_button)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget(self._scroll)
        self._body.setProperty("page", True)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._scroll.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)

    def open(self, post_id: UUID) -> None:
        """That post."""
        self._post_id = post_id
        self._told = None
        self.reload()
        self._scroll.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """On the title: Enter does nothing there."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Reads it again; focus and scroll stay where they were."""
        if self._post_id is None:
            return
        try:
            exits = self._desk.calendar.exits(self._post_id)
            title = titled(title_of(self._desk.writing.open(self._post_id).draft))
            zone = self._desk.office.institution().zone
            now = wall_clock(self._desk.office.clock(), zone)
            paused = self._desk.stopping.current() is not None
        except Problem as problem:
            self._told = None
            self._clear()
            self._put(Strip(self._theme, "block", self.tr("This cannot be read now"), [sentence(problem)]))
            return
        told = (
            exits,
            title,
            now.date(),
            paused,
            tuple(e.publication.due_at <= self._desk.office.clock() for e in exits),
        )
        if told == self._told:
            return
        focus, at = self._focus(), self._scroll.verticalScrollBar().value()
        self._told, self._title = told, title
        self.title.setText(self.tr("Departures of “%1”").replace("%1", title))
        self._clear()
        for one in exits:
            self._put(self._sheet(one, now, zone, paused))
        if not exits:
            words = self.tr("This post has no day and no channel yet: there is nothing that goes out.")
            self._put(Strip(self._theme, "hint", words))
        if focus is not None:
            same = self.choices.get(focus.objectName())
            if same is not None:
                same.setFocus(Qt.FocusReason.OtherFocusReason)
            elif not focus.isVisibleTo(self):
                self.take_focus()
        self._column.activate()
        self._scroll.verticalScrollBar().setValue(at)

    # --- one publication

    def _sheet(self, one: Exit, now: datetime, zone: str, paused: bool) -> Sheet:
        theme, publication, channel = self._theme, one.publication, one.channel
        sheet = Sheet(theme, channel.name, self._when_words(one, now, zone), self._body)
        sheet.add_head_widget(ChannelChip(theme, channel.letters, channel.name, channel.state == "retired"))
        state = StateLabel(theme, _LOOK.get(publication.state, publication.state.value))
        first = _StateRow(theme, state, self._buttons(one, now, paused), sheet)
        sheet.add_row(first)
        why = reason_text(publication.reason, publication.facts, channel.name, state=publication.state)
        if publication.state is State.BY_HAND and paused:
            why = self.tr("General pause: do not publish it now. If you had published it already, tell us.")
        if publication.state is State.UNCONFIRMED and publication.retry_at is not None:
            look = when(wall_clock(publication.retry_at, zone), now.date())
            why = f"{why} {self.tr('Calendario looks again by itself: %1.').replace('%1', look)}"
        elif publication.state is State.PLANNED and publication.retry_at is not None:
            again = when(wall_clock(publication.retry_at, zone), now.date())
            why = f"{why} {self.tr('The next try: %1.').replace('%1', again)}"
        if why.strip():
            sheet.add_row(WrapLabel(theme, why.strip(), "body", "ink", sheet))
        link = own_link(publication)
        if link:
            sheet.add_row(self._link_row(link, sheet, one))
        elif publication.state is State.PUBLISHED:
            words = (
                self.tr("Without a link: nobody gave it.")
                if channel.by_hand
                else self.tr("Without a link: the network did not tell it.")
            )
            sheet.add_row(WrapLabel(theme, words, "small", "muted", sheet))
        for number, part in enumerate(one.parts, start=1):
            sheet.add_row(self._part_row(number, part, one, sheet))
        for attempt in one.attempts:
            sheet.add_row(self._attempt_row(attempt, one, zone, now, sheet))
        return sheet

    def _when_words(self, one: Exit, now: datetime, zone: str) -> str:
        publication = one.publication
        planned = when(publication.plan.wall_time, now.date())
        if publication.state is State.PUBLISHED and publication.published_at is not None:
            out = when(wall_clock(publication.published_at, zone), now.date())
            #: Both are «today, 11:00»
            return self.tr("planned for %1; out %2").replace("%1", planned).replace("%2", out)
        if publication.state is State.PROPOSED:
            return self.tr("draft for %1").replace("%1", planned)
        return self.tr("planned for %1").replace("%1", planned)

    def _link_row(self, link: str, parent: QWidget, one: Exit) -> QWidget:
        row_widget = QWidget(parent)
        row = QHBoxLayout(row_widget)
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, "enlace", "muted", parent=row_widget))
        shown = WrapLabel(self._theme, link, "small", "muted", row_widget)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(shown)
        if link.startswith("file:"):
            words = self.tr("Only on this computer: nobody else can open this link.")
            if one.channel.kind == "webpage":
                words += " " + self.tr("Give the page a public address in Channels.")
            told.addWidget(WrapLabel(self._theme, words, "small", "warn", row_widget))
        row.addLayout(told, 1)
        see = self._choice(one, "see", buttons.plain(self.tr("See it"), self._theme.icon("fuera"), small=True))
        see.clicked.connect(lambda: self.deciding.open_link(link))
        row.addWidget(see)
        if one.channel.by_hand:
            words = self.tr("Change the link…")
            change = self._choice(one, "link", buttons.plain(words, small=True))
            change.clicked.connect(lambda: self.deciding.add_link(one.publication, one.channel))
            row.addWidget(change)
        return row_widget

    def _part_row(self, number: int, part: Part | None, one: Exit, parent: QWidget) -> QWidget:
        theme = self._theme
        row_widget = QWidget(parent)
        row = QHBoxLayout(row_widget)
        row.setSpacing(8)
        if one.publication.state is State.PUBLISHED and (part is None or not part.is_out):
            mark, what = _OUTCOME_MARK[Outcome.PUBLISHED], self.tr("Published, as a person said")
        elif one.publication.reason in ("restored", "moved") and (part is None or not part.is_out):
            mark, what = _OUTCOME_MARK[Outcome.NO_ANSWER], self.tr("It may be out already")
        elif part is None:
            mark, what = ("programada", "muted"), self.tr("Not sent yet")
        else:
            mark, what = _OUTCOME_MARK[part.outcome], outcome_word(part.outcome)
        row.addWidget(IconLabel(theme, *mark, parent=row_widget))
        #: One line for each part of a thread: %1 its number, %2 how many there are, %3 «published», «not sent»
        words = self.tr("Part %1 of %2: %3").replace("%1", str(number)).replace("%2", str(len(one.parts)))
        told = WrapLabel(theme, words.replace("%3", what), "small", "ink", row_widget)
        row.addWidget(told, 1)
        row_widget.setAccessibleName(told.text())
        link = "" if part is None else part.url or ""
        if link:
            see = self._choice(one, f"see part {number}", buttons.flat(self.tr("See it"), small=True))
            see.setAccessibleName(f"{see.text()}, {told.text()}, {one.channel.name}")
            see.clicked.connect(lambda: self.deciding.open_link(link))
            row.addWidget(see)
        return row_widget

    def _attempt_row(self, attempt: Attempt, one: Exit, zone: str, now: datetime, parent: QWidget) -> QWidget:
        theme = self._theme
        row_widget = QWidget(parent)
        row = QHBoxLayout(row_widget)
        row.setSpacing(8)
        started = wall_clock(attempt.started_at, zone)
        at = f"{when(started, now.date())}:{started.second:02}"
        #: One line for each try of sending a publication: %1 its number, %2 «today, 9:30:02»
        tried = self.tr("Try %1: %2").replace("%1", str(attempt.number)).replace("%2", at)
        icon, token = _OUTCOME_MARK[attempt.outcome]
        row.addWidget(IconLabel(theme, icon, token, parent=row_widget), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        head = WrapLabel(theme, f"{tried}. {outcome_word(attempt.outcome)}", "small", "ink", row_widget)
        column.addWidget(head)
        why = reason_text(attempt.reason, attempt.facts, one.channel.name)
        same = attempt.reason == one.publication.reason  # told above already, with the next step
        if why and not same:
            column.addWidget(WrapLabel(theme, why, "small", "muted", row_widget))
        row.addLayout(column, 1)
        row_widget.setAccessibleName(head.text() if same else f"{head.text()}. {why}")
        return row_widget

    # --- the next step

    def _buttons(self, one: Exit, now: datetime, paused: bool) -> list[QPushButton]:
        publication, channel, do = one.publication, one.channel, self.deciding
        post, ids, state = publication.post_id, [publication.id], publication.state
        about = (publication.id, self._title, channel.name)
        made: list[QPushButton] = []

        def add(name: str, button: QPushButton, act: Callable[[], object]) -> None:
            button.clicked.connect(lambda _checked=False: act())
            made.append(self._choice(one, name, button))

        change = partial(do.change_hour, post, self._title, [publication])
        discard = partial(do.discard, post, ids)
        if state is State.UNCONFIRMED:
            words = self.tr("Check in %1…").replace("%1", channel.name)
            add("check", buttons.plain(words, small=True), partial(do.compare, publication.id))
        elif state is State.BY_HAND and paused:
            add("out", buttons.plain(self.tr("It is published"), small=True), partial(do.is_out, *about))
        elif state is State.BY_HAND:
            add(
                "by_hand",
                buttons.plain(self.tr("Publish by hand…"), small=True),
                partial(self._by_hand, publication.id),
            )
        elif state is State.PUBLISHED and channel.by_hand and not own_link(publication):
            add("link", buttons.plain(self.tr("Add a link…"), small=True), partial(do.add_link, publication, channel))
        elif state is State.FAILED:
            add("correct", buttons.plain(self.tr("Correct"), small=True), self._open_post)
            if not paused:
                add("again", buttons.plain(self.tr("Try again"), small=True), partial(do.publish_now, ids))
        elif state is State.MISSED and not paused:
            add("now", buttons.plain(self.tr("Publish now"), small=True), partial(do.publish_now, ids))
        elif state is State.HELD and publication.reason == "channel_paused" and channel.state is ChannelState.PAUSED:
            words = self.tr("Resume %1").replace("%1", channel.name)
            add("resume", buttons.plain(words, small=True), partial(do.resume_channel, channel))
        elif state is State.HELD and publication.reason in TO_CORRECT:
            add("correct", buttons.plain(self.tr("Correct"), small=True), self._open_post)
        elif state is State.HELD and publication.plan.wall_time > now and publication.reason != "pause":
            add("keep", buttons.plain(self.tr("Keep"), small=True), partial(do.keep, ids))
        elif state is State.CANCELLED:
            add(
                "restore",
                buttons.plain(self.tr("Make it a draft again"), small=True),
                partial(do.restore, publication.id),
            )
        if state is State.HELD and publication.reason == "restored" and not paused:
            add("out", buttons.plain(self.tr("It is published"), small=True), partial(do.is_out, *about))
        if state in (State.PLANNED, State.MISSED, State.HELD, State.BY_HAND, State.FAILED, State.PROPOSED):
            if state is not State.FAILED:
                add("hour", buttons.plain(self.tr("Change the time"), small=True), change)
            add("discard", buttons.flat(self.tr("Discard"), small=True), discard)
        return made

    def _choice(self, one: Exit, name: str, button: QPushButton) -> QPushButton:
        key = f"{one.publication.id}:{name}"
        button.setObjectName(key)
        button.setAccessibleName(f"{button.text()}, {one.channel.name}")
        self.choices[key] = button
        return button

    def _by_hand(self, publication_id: UUID) -> None:
        try:
            decision = self._desk.calendar.decision(publication_id)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self.deciding.by_hand(decision)

    def _open_post(self) -> None:
        if self._post_id is not None:
            self.open_post.emit(self._post_id)

    # --- parts

    def _focus(self) -> QWidget | None:
        focus: QWidget | None = self.window().focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(len(self._parts), widget)
        self._parts.append(widget)

    def _clear(self) -> None:
        for widget in self._parts:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._parts = []
        self.choices = {}


class _StateRow(QWidget):
    """How it stands, and the ways on: beside it, or below it on as many lines as they need."""

    def __init__(self, theme: Theme, state: StateLabel, choices: list[QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self._choices = choices
        self._columns = -1
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        for button in choices:
            button.setParent(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(160), super().minimumSizeHint().height())

    def _place(self) -> None:
        widths = [button.sizeHint().width() + 10 for button in self._choices]
        beside = self.width() >= sum(widths) + self._theme.scaled(180)
        columns = 0 if beside or not widths else max(1, (self.width() - 24) // max(widths))
        if columns == self._columns:
            return
        self._columns = columns
        for widget in (self._state, *self._choices):
            self._grid.removeWidget(widget)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        if not columns:
            self._grid.addWidget(self._state, 0, 0)
            self._grid.setColumnStretch(0, 1)
            for number, button in enumerate(self._choices, 1):
                self._grid.addWidget(button, 0, number)
            return
        self._grid.addWidget(self._state, 0, 0, 1, columns + 1)
        self._grid.setColumnStretch(columns, 1)
        for number, button in enumerate(self._choices):
            self._grid.addWidget(button, 1 + number // columns, number % columns)
