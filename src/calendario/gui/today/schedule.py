"""*Sale hoy*: the day as a table, the hour first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calendario.desk.faces import Card, Today
from calendario.domain.finding import Level
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.calendar.faces import card_face, finding_words, state_look, state_words, titled
from calendario.gui.outside import own_link
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel, StateLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.sentences import hour, listed, when

_STATE_PX = 178
_LEAST_PX = 560  # at 100 %: a narrower row has the state under the title


class Schedule(Sheet):
    """`open_post` and `open_exits` carry the id of a post, `open_link` an address; `show_week` nothing."""

    open_post = Signal(object)
    open_exits = Signal(object)
    open_link = Signal(str)
    show_week = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self._look = theme
        #: Title of the day's table
        self.set_title(self.tr("Going out today"))
        self.week_link = self.add_link(self.tr("See the week"))
        self.week_link.setObjectName("schedule:week")
        self.week_link.clicked.connect(self.show_week)
        self.lines: list[Line] = []

    def show_today(self, today: Today) -> None:
        """Every row anew."""
        self.clear_rows()
        self.lines = []
        self.set_note(self._count_words(today.cards))
        for card in today.cards:
            line = Line(self._look, card, today, self)
            line.open_post.connect(self.open_post)
            line.open_exits.connect(self.open_exits)
            line.open_link.connect(self.open_link)
            self.add_row(line)
            self.lines.append(line)
        wide = max((line.actions_box.sizeHint().width() for line in self.lines), default=0)
        for line in self.lines:
            line.actions_box.setMinimumWidth(wide)  # the states above each other, as in a table
            line.show()  # now: a button of it may have to take the focus
        if not today.cards:
            self.add_row(self._nothing(today))
        elif (foot := self._foot_words(today)) is not None:
            self.add_row(self._foot(*foot))
        self.week_link.setVisible(bool(today.cards))  # an empty day offers the same in its row

    def _count_words(self, cards: Sequence[Card]) -> str:
        """«5 publicaciones: 2 por decidir, 3 por salir; 1 borrador aparte»."""
        drafts = sum(card.state is State.PROPOSED for card in cards)
        waiting = sum(card.asks_person for card in cards)
        published = sum(card.state is State.PUBLISHED for card in cards)
        coming = sum(card.state in (State.PLANNED, State.SENDING, State.BY_HAND) for card in cards)
        passed = sum(card.state is State.MISSED and not card.asks_person for card in cards)
        parts = []
        if waiting:
            #: Part of «5 posts: 2 to decide, 3 to go out»
            parts.append(self.tr("%n to decide", "", waiting))
        if coming:
            #: Part of «5 posts: 2 to decide, 3 to go out»
            parts.append(self.tr("%n to go out", "", coming))
        if published:
            #: Part of «5 posts: 2 to decide, 3 published»
            parts.append(self.tr("%n published", "", published))
        if passed:
            #: Part of «5 posts: 2 published, 3 did not go out»: nobody is asked about them
            parts.append(self.tr("%n did not go out", "", passed))
        words = ""
        if parts:
            words = self.tr("%n post(s)", "", waiting + coming + published + passed) + ": " + ", ".join(parts)
        if drafts:
            #: After the count of posts: drafts dated today, which do not go out
            apart = self.tr("%n draft(s) apart", "", drafts)
            words = f"{words}; {apart}" if words else apart
        return words

    def _nothing(self, today: Today) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        if today.publisher.overdue and today.pause is None:
            words = self._overdue_words(today)
        elif today.next_card is not None:
            following = when(today.next_card.wall_time, today.day)
            words = self.tr("Nothing goes out today. The next one: %1.").replace("%1", following)
        else:
            words = self.tr("Nothing goes out today and nothing is planned.")
        layout.addWidget(WrapLabel(self._look, words, "body", "ink", row), 1)
        see = buttons.plain(self.tr("See the week"), small=True, parent=row)
        see.setObjectName("schedule:empty")
        see.clicked.connect(self.show_week)
        layout.addWidget(see)
        return row

    def _foot_words(self, today: Today) -> tuple[str, str] | None:
        """The line below the table, with its icon."""
        if today.pause is not None:
            return "pausa", self.tr("Everything is on hold: nothing goes out until you resume.")
        if today.publisher.overdue:
            return "ordenador", self._overdue_words(today)
        if today.keep_on_until is not None:
            until = hour(today.keep_on_until)
            #: %1 an hour
            words = self.tr("Leave this computer on until %1. After that, today nothing goes out by itself.")
            return "ordenador", words.replace("%1", until)
        if all(card.state is State.PUBLISHED for card in today.cards):
            return "bien", self.tr("Everything of today is published.")
        return None

    def _overdue_words(self, today: Today) -> str:
        words = self.tr(
            "Leave this computer on: %n post(s) whose hour has passed still go out.", "", today.publisher.overdue
        )
        if today.keep_on_until is not None and today.keep_on_until > today.now:
            #: %1 an hour; after «Leave this computer on: 1 post whose hour has passed still goes out.»
            words += " " + self.tr("The last one of today, at %1.").replace("%1", hour(today.keep_on_until))
        return words

    def _foot(self, icon: str, words: str) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setSpacing(8)
        layout.addWidget(IconLabel(self._look, icon, "ok" if icon == "bien" else "ink", parent=row))
        layout.addWidget(WrapLabel(self._look, words, "small", "ink", row), 1)
        return row


class Line(QWidget):
    """One post of the day."""

    open_post = Signal(object)
    open_exits = Signal(object)
    open_link = Signal(str)

    def __init__(self, theme: Theme, card: Card, today: Today, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = card
        self._shape = ""
        self.setAccessibleName(card_face(card).accessible)
        tone = "muted" if card.state is State.PUBLISHED else "ink"
        self._hour = WrapLabel(theme, hour(card.wall_time), "heading", "ink" if card.wall_time > today.now else "muted")
        self._hour.setMinimumWidth(theme.metrics("heading").horizontalAdvance("00:00") + theme.scaled(16))
        self._title = WrapLabel(theme, titled(card.title), "strong", tone)
        chips = QHBoxLayout()
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(5)
        for channel in card.channels:
            chips.addWidget(ChannelChip(theme, channel.letters, channel.name))
        chips.addSpacing(2)
        self.note = ElidedLabel(theme, self._note_words(today), "small", "muted")
        chips.addWidget(self.note, 1)
        self._texts = QWidget(self)
        texts = QVBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addLayout(chips)
        self.state = StateLabel(theme, state_look(card), state_words(card))
        self.actions_box = QWidget(self)
        self._actions = QHBoxLayout(self.actions_box)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(4)
        self._actions.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        self._add_buttons()
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._place("wide")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._wide_px()
        if self.width() >= max(self._theme.scaled(_LEAST_PX), wide):
            self._place("wide")
        else:
            below = wide - self._theme.scaled(_STATE_PX) - self._grid.horizontalSpacing()
            self._place("narrow" if self.width() >= below else "tiny")

    def minimumSizeHint(self) -> QSize:
        margins, gap = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        first = self._hour.minimumWidth() + gap + self.state.minimumSizeHint().width()
        buttons_wide = sum(button.sizeHint().width() + self._actions.spacing() for button in self.buttons.values())
        wide = max(first, self._texts.minimumSizeHint().width(), buttons_wide)
        return QSize(margins.left() + margins.right() + wide, super().minimumSizeHint().height())

    def _wide_px(self) -> int:
        """The least a row takes with its state beside the title."""
        margins, parts = self._grid.contentsMargins(), (self._hour, self.actions_box)
        beside = sum(max(part.minimumWidth(), part.minimumSizeHint().width()) for part in parts)
        beside += self._texts.minimumSizeHint().width() + self._theme.scaled(_STATE_PX)
        return margins.left() + margins.right() + beside + 3 * self._grid.horizontalSpacing()

    def _place(self, shape: str) -> None:
        """Hour, texts, state and buttons "wide" on one line; "narrow", the state below; "tiny", all below the hour."""
        if shape == self._shape:
            return
        self._shape = shape
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        for part in (self._hour, self._texts, self.state, self.actions_box):
            grid.removeWidget(part)
        self.state.setMinimumWidth(0)
        self.state.setMaximumWidth(16_777_215)
        grid.addWidget(self._hour, 0, 0, middle)
        if shape == "tiny":
            grid.addWidget(self.state, 0, 1, middle)
            grid.addWidget(self._texts, 1, 0, 1, 2)
            grid.addWidget(self.actions_box, 2, 0, 1, 2)
            return
        grid.addWidget(self._texts, 0, 1)
        grid.addWidget(self.actions_box, 0, 3, middle)
        if shape == "narrow":
            grid.addWidget(self.state, 1, 1)
        else:
            self.state.setFixedWidth(self._theme.scaled(_STATE_PX))
            grid.addWidget(self.state, 0, 2, middle)

    def _add_buttons(self) -> None:
        card = self._card
        link = next((own_link(p) for p in card.publications if own_link(p)), "")
        if link:
            see = buttons.flat(self.tr("See"), self._theme.icon("fuera", "link"), small=True)
            see.clicked.connect(lambda: self.open_link.emit(link))
            self._add("see", see)
        if card.state in (State.PROPOSED, State.PLANNED, State.BY_HAND):
            #: Opens a dated draft so that it can be finished and planned
            words = self.tr("Complete") if card.state is State.PROPOSED else self.tr("Open")
            button = buttons.plain(words, small=True)
            button.clicked.connect(lambda: self.open_post.emit(card.post_id))
            self._add("open", button)
        else:
            button = buttons.plain(self.tr("Departures"), small=True)
            button.clicked.connect(lambda: self.open_exits.emit(card.post_id))
            self._add("exits", button)

    def _add(self, name: str, button: QPushButton) -> None:
        button.setAccessibleName(f"{button.text()}: {hour(self._card.wall_time)}, {titled(self._card.title)}")
        button.setObjectName(f"line:{self._card.publications[0].id}:{name}")
        self._actions.addWidget(button)
        self.buttons[name] = button

    def _note_words(self, today: Today) -> str:
        """What the chips do not say."""
        card = self._card
        pairs = list(zip(card.publications, card.channels, strict=True))
        if card.state is State.MISSED and not card.asks_person:
            return self.tr("Its hour passed: nothing late goes out there")
        if card.asks_person:
            out = [c.name for p, c in pairs if p.state is State.PUBLISHED]
            decide = self.tr("Decide above what to do")
            #: %1 channels where it is out already
            return self.tr("Published in %1. Decide above").replace("%1", listed(out)) if out else decide
        if card.state is State.PROPOSED:
            if card.finding in (Level.BLOCK, Level.WARN):
                return finding_words(card)
            return self.tr("It does not go out until you plan it")
        if card.state is State.PUBLISHED:
            at = [p.published_at for p, _ in pairs if p.published_at is not None]
            if at:
                return self.tr("Went out at %1").replace("%1", hour(wall_clock(max(at), today.zone)))
            return ""
        if card.finding is Level.BLOCK:
            return finding_words(card)
        hands = [c.name for p, c in pairs if c.by_hand and p.state in (State.PLANNED, State.BY_HAND)]
        turn = [c.name for p, c in pairs if p.state is State.BY_HAND]
        if turn and len(turn) < len(pairs):
            #: %1 channels where a person has to publish by hand now
            return self.tr("%1, by hand: it is your turn").replace("%1", listed(turn))
        drafts = [c.name for p, c in pairs if p.state is State.PROPOSED]
        if drafts:
            #: %1 channels where it is still a draft; elsewhere it is planned
            return self.tr("%1: a draft, it does not go out there").replace("%1", listed(drafts))
        if hands and len(hands) == len(pairs):
            return self.tr("By hand: we give you the text ready to paste")
        if hands and card.wall_time <= today.now:
            #: %1 channels where a person publishes; its hour has only just come
            return self.tr("%1, by hand").replace("%1", listed(hands))
        if hands:
            #: %1 channels, %2 an hour
            words = self.tr("%1, by hand: we tell you at %2")
            return words.replace("%1", listed(hands)).replace("%2", hour(card.wall_time))
        return finding_words(card) if card.finding is Level.WARN else ""
