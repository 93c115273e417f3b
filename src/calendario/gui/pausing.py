"""The general pause in the window: stopping everything in two clicks, the bar that says so, and the slow way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision
from calendario.desk.stopping import Choice, Undecidable, WayOn
from calendario.domain.pause import Pause, PauseReason
from calendario.domain.problem import Problem
from calendario.domain.publication import State, posts_among
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.dialog import Dialog
from calendario.gui.notices import emptied
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.moment import Moment
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.strip import Strip
from calendario.gui.widgets.wrap_radio import WrapRadio
from calendario.sentences import hour, pause_reason_word, sentence, state_word, when

_MOST_GONE = 3  # told one by one in the bar


class PauseDialog(Dialog):
    """«¿Parar todas las salidas?», with the reason. Esc goes on publishing, and Enter only goes to the button that
    stops: a key pressed by chance, twice, stops nothing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Stop everything that goes out?"), parent)
        self.add_text(self.tr("Nothing will go out on any channel until you resume. Nothing is erased."))
        self.add_text(self.tr("What waits for you to publish it by hand stays with you: do not publish it meanwhile."))
        reasons = QWidget(self)
        reasons.setAccessibleName(self.tr("Reason"))
        column = QVBoxLayout(reasons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(theme, self.tr("Reason"), "strong", "ink", reasons))
        column.addSpacing(4)  # for the focus ring below
        self._group = QButtonGroup(self)
        for number, reason in enumerate(PauseReason):
            choice = WrapRadio(pause_reason_word(reason), reasons)
            choice.setChecked(number == 0)
            self._group.addButton(choice, number)
            column.addWidget(choice)
        self.add(reasons)
        self.stop = self.add_choice(self.tr("Stop everything"), "primary")
        self.stop.clicked.connect(self.accept)
        self._group.button(0).setFocus()
        self.add_choice(self.tr("Go on publishing")).clicked.connect(self.reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def reason(self) -> PauseReason:
        """The one that is marked."""
        return list(PauseReason)[self._group.checkedId()]

    @classmethod
    def ask(cls, theme: Theme, parent: QWidget | None = None) -> PauseReason | None:
        """The reason, or None: everything goes on."""
        dialog = cls(theme, parent)
        return dialog.reason if dialog.exec() else None


class PauseBar(QWidget):
    """The dark bar on every screen while everything is on hold; cannot be closed. `review` is the way back."""

    review = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._strip: Strip | None = None
        self._told: list[str] = []
        self.hide()

    def take_focus(self) -> None:
        """On its words: nothing happens on Enter."""
        if self._strip is not None:
            self._strip.take_focus()

    def show_pause(
        self,
        pause: Pause | None,
        person: str,
        started: datetime | None,
        today: datetime | None,
        gone: Sequence[Decision] = (),
    ) -> None:
        """`started` and `today` are naive wall times; None for no pause hides the bar. `gone` could not be stopped.
        Nothing moves while it says the same: whoever is on its button stays there.
        """
        if pause is None or started is None or today is None:
            self._drop()
            self.hide()
            return
        #: The bar of the general pause; %1 a person, %2 «today, 12:41», %3 the reason
        words = self.tr("%1 turned it on: %2. Reason: %3.")
        words = words.replace("%1", person).replace("%2", when(started, today.date()))
        told = [words.replace("%3", pause_reason_word(pause.reason).lower()), *self._gone_words(gone)]
        if self._strip is not None and told == self._told:
            return
        on_button = self._strip is not None and any(button.hasFocus() for button in self._strip.buttons())
        self._drop()
        review = buttons.plain(self.tr("Review and resume…"))
        review.clicked.connect(self.review)
        title = self.tr("General pause: nothing goes out on any channel.")
        self._told = told
        self._strip = Strip(self._theme, "pause", title, told, actions=[review], parent=self)
        self._column.addWidget(self._strip)
        self.setAccessibleName(self._strip.accessibleName())
        self.show()
        if on_button:
            review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None

    def _gone_words(self, gone: Sequence[Decision]) -> list[str]:
        """What it was too late for, each with how it stands now."""
        if not gone:
            return []
        told = [f"{d.channel.name}, «{d.title}» ({state_word(d.state).lower()})" for d in gone[:_MOST_GONE]]
        #: %1 are posts: «Bluesky, “Water cut” (published)»
        words = [self.tr("Too late to stop: %1.").replace("%1", "; ".join(told))]
        if len(gone) > _MOST_GONE:
            words.append(self.tr("And %n more: see them in the calendar.", "", len(gone) - _MOST_GONE))
        return words


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One post at one hour with all that the pause holds of it."""

    decisions: tuple[Decision, ...]

    @property
    def key(self) -> tuple[UUID, datetime]:
        """The same while it is held."""
        return self.decisions[0].publication.post_id, self.decisions[0].publication.due_at


def held_posts(decisions: Sequence[Decision]) -> tuple[HeldPost, ...]:
    """Publications of one post at one hour are decided together; by hour."""
    groups: dict[tuple[UUID, datetime], list[Decision]] = {}
    for decision in decisions:
        publication = decision.publication
        groups.setdefault((publication.post_id, publication.due_at), []).append(decision)
    return tuple(HeldPost(tuple(group)) for _, group in sorted(groups.items(), key=lambda g: (g[0][1], g[0][0])))


class _HeldRow(QWidget):
    """A held post and its three ways on. `decided` when one was chosen."""

    decided = Signal()

    def __init__(self, theme: Theme, post: HeldPost, now: datetime, passed: bool, parent: QWidget) -> None:
        """`now` is the institution's naive wall time; `passed` whether its hour is gone."""
        super().__init__(parent)
        self.post = post
        first = post.decisions[0]
        names = ", ".join(d.channel.name for d in post.decisions)
        when_told = when(first.wall_time, now.date())
        self.setAccessibleName(f"{when_told}, {first.title}. {names}")
        icon = IconLabel(theme, "pausa", "hold", parent=self)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(WrapLabel(theme, when_told, "strong", "ink", self))
        for decision in post.decisions:
            head.addWidget(ChannelChip(theme, decision.channel.letters, decision.channel.name, parent=self))
        head.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addLayout(head)
        texts.addWidget(ElidedLabel(theme, first.title, "body", "ink", 2, self))
        self._note = WrapLabel(theme, "", "small", "muted", self)
        self._note.hide()
        texts.addWidget(self._note)

        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Choice, QPushButton] = {}
        choices = Beside(theme, 300, self, spacing=0)
        words = {
            Choice.KEEP: self.tr("Keep"),
            Choice.MOVE: self.tr("Change the time"),
            Choice.DISCARD: self.tr("Discard"),
        }
        places = {Choice.KEEP: "first", Choice.MOVE: "middle", Choice.DISCARD: "last"}
        for number, (choice, text) in enumerate(words.items()):
            button = buttons.plain(text, parent=self)
            button.setCheckable(True)
            button.setProperty("segment", places[choice])
            button.setAccessibleName(f"{text}: {first.title}")
            button.setMinimumWidth(theme.metrics("strong").horizontalAdvance(text) + theme.scaled(28))
            self._group.addButton(button, number)
            self.buttons[choice] = button
            choices.add(button)
        self._group.idClicked.connect(self._chose)

        next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        proposed = next_hour if passed else first.wall_time
        self.at = Moment(theme, self.tr("New day"), self.tr("New hour"), proposed, self)
        self.at.set_today(now.date())
        self.at.hide()
        told = QWidget(self)
        told_row = QHBoxLayout(told)
        told_row.setContentsMargins(0, 0, 0, 0)
        told_row.setSpacing(10)
        told_row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        told_row.addLayout(texts, 1)
        ways = QWidget(self)
        ways_column = QVBoxLayout(ways)
        ways_column.setContentsMargins(0, 0, 0, 0)
        ways_column.setSpacing(6)
        ways_column.addWidget(choices)
        ways_column.addWidget(self.at)
        self._parts = Beside(theme, 620, self)
        self._parts.add(told, 1)
        self._parts.add(ways, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QVBoxLayout(self)
        row.addWidget(self._parts)
        self.passed = passed
        if passed:
            # Enabled it would have to fail; the words beside it say why it cannot be chosen.
            self.buttons[Choice.KEEP].setEnabled(False)
            self.say(self.tr("Its hour has passed: change the time or discard it."), "warn")

    @property
    def choice(self) -> Choice | None:
        """What was chosen."""
        number = self._group.checkedId()
        return None if number < 0 else list(Choice)[number]

    @property
    def way(self) -> WayOn | None:
        """What was chosen, with its hour where it has one."""
        if self.choice is None:
            return None
        return WayOn(self.choice, self.wall_time if self.choice is Choice.MOVE else None)

    @property
    def wall_time(self) -> datetime:
        """The new day and hour, naive."""
        return self.at.wall_time()

    def choose(self, choice: Choice, wall_time: datetime | None = None) -> None:
        """Puts back what had been chosen before the list was read anew."""
        button = self.buttons[choice]
        if button.isEnabled():
            button.setChecked(True)
            if wall_time is not None:
                self.at.show_wall_time(wall_time)
            self.at.setVisible(choice is Choice.MOVE)
            self._say_what_follows(choice)

    def _say_what_follows(self, choice: Choice) -> None:
        if choice is Choice.DISCARD:
            self.say(self.tr("It will not go out, and it stays as a draft."), "muted")
        elif self.passed:
            self.say(self.tr("Its hour has passed: change the time or discard it."), "warn")
        else:
            self.say("", "muted")

    @property
    def note(self) -> str:
        """What is said under the title, or an empty text."""
        return self._note.text()

    def say(self, words: str, tone: str) -> None:
        """A line under the title."""
        self._note.setText(words)
        self._note.set_tone(tone)
        self._note.setVisible(bool(words))

    def take_focus(self) -> None:
        """On its first choice that can be made."""
        next(b for b in self.buttons.values() if b.isEnabled()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chose(self, number: int) -> None:
        moving = list(Choice)[number] is Choice.MOVE
        self.at.setVisible(moving)
        self._say_what_follows(list(Choice)[number])
        if moving:
            (self.at.hour if self.passed else self.at.day).setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit()


class ReviewPage(QWidget):
    """*Revisar y reanudar*: nothing goes out again before each held post was decided.

    What is chosen is done only when *Reanudar* is pressed, so that it can be thought over. `leave` when it is over or
    the person goes back; `told` carries a sentence.
    """

    areas = frozenset({"pause", "publications"})
    told = Signal(str)
    leave = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.rows: list[_HeldRow] = []
        self.setProperty("page", True)
        title = WrapLabel(theme, self.tr("Review and resume"), "title", "ink", self)
        self._note = WrapLabel(theme, "", "small", "muted", self)
        back = buttons.plain(self.tr("Stay on hold"), parent=self)
        back.clicked.connect(self.leave)
        self.resume = buttons.primary("", theme.icon("reanudar", "on_accent"), parent=self)
        self.resume.clicked.connect(self._resume)
        head = Beside(theme, 560, self, spacing=10)
        head.add(title, 1)
        head.add(back)
        head.add(self.resume)
        self._problem = QVBoxLayout()
        self._scroll = PageScroll(self)
        self._column = QVBoxLayout(self._scroll.body)
        self._column.setContentsMargins(16, 10, 16, 16)
        self._column.setSpacing(10)
        self._column.addWidget(head)
        self._column.addWidget(self._note)
        self._column.addLayout(self._problem)
        self._column.addStretch(1)
        self._sheet: Sheet | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._look_changed)

    def reload(self) -> None:
        """Reads what is held; what was chosen stays chosen."""
        try:
            held = held_posts(self._desk.stopping.held())
            now, zone = self._desk.office.clock(), self._desk.office.institution().zone
        except Problem as problem:
            self._tell_problem(sentence(problem))
            return
        passed = [post.decisions[0].publication.due_at <= now for post in held]
        if self._sheet is not None and [(r.post, r.passed) for r in self.rows] == list(zip(held, passed, strict=True)):
            return
        chosen = {row.post.key: (row.choice, row.wall_time) for row in self.rows if row.choice is not None}
        if self._sheet is not None:
            self._column.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        self.rows = []
        self._sheet = Sheet(self._theme, self.tr("On hold"), "", self._scroll.body)
        for post, too_late in zip(held, passed, strict=True):
            row = _HeldRow(self._theme, post, wall_clock(now, zone), too_late, self._sheet)
            if post.key in chosen:
                row.choose(*chosen[post.key])
            row.decided.connect(self._count)
            self._sheet.add_row(row)
            self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, self._sheet)
        self._sheet.setVisible(bool(self.rows))
        self._count()

    def _look_changed(self) -> None:
        if self._sheet is not None:
            self._column.removeWidget(self._sheet)
            self._sheet.deleteLater()
            self._sheet = None  # the rows are made for the size of the text
            self.reload()

    def take_focus(self) -> None:
        """On the first held post: never on what resumes."""
        if self.rows:
            self.rows[0].take_focus()

    def _count(self) -> None:
        left = sum(row.choice is None for row in self.rows)
        going = _posts(row for row in self.rows if row.choice in (Choice.KEEP, Choice.MOVE))
        undecided = _posts(row for row in self.rows if row.choice is None)
        self.resume.setEnabled(not left)
        if left or not self.rows:
            self.resume.setText(self.tr("Resume"))
        elif going:
            self.resume.setText(self.tr("Resume %n post(s)", "", going))
        else:
            self.resume.setText(self.tr("Resume without publications"))
        self.resume.setAccessibleName(self.resume.text())
        if left:
            self._note.setText(
                self.tr("%n post(s) without a decision: nothing goes out until each one has it.", "", undecided)
            )
        elif self.rows:
            self._note.setText(self.tr("Everything is decided. Nothing goes out before you press the button."))
        else:
            self._note.setText(self.tr("Nothing is on hold. When you resume, what you plan will go out at its hour."))

    def _resume(self) -> None:
        """Every decision and the end of the pause at once; the first one that cannot be is told on its row."""
        ways = {d.publication.id: way for row in self.rows if (way := row.way) for d in row.post.decisions}
        try:
            decided = self._desk.stopping.resume(ways)
        except Undecidable as problem:
            self.reload()
            self._tell_problem(self.tr("Everything stays on hold: one of the posts could not be decided."))
            for row in self.rows:
                if problem.publication_id in (d.publication.id for d in row.post.decisions):
                    row.say(sentence(problem), "block")
                    row.take_focus()
            return
        except Problem as problem:
            self._tell_problem(sentence(problem))
            self.reload()
            return
        self.rows = []
        going = posts_among(p for p in decided if p.state is State.PLANNED)
        self.told.emit(self.tr("Going out again: %n post(s) at their hour.", "", going))
        self.leave.emit()

    def _tell_problem(self, words: str) -> None:
        emptied(self._problem)
        self._problem.addWidget(Strip(self._theme, "block", words, parent=self))


def _posts(rows: Iterable[_HeldRow]) -> int:
    """How many posts stand in `rows`: one with an hour of its own on a channel has two rows."""
    return posts_among(d.publication for row in rows for d in row.post.decisions)


def paused_words(words: str, started: datetime) -> str:
    """`words` («On hold since %1») with the hour of the naive wall time `started`."""
    return words.replace("%1", hour(started))
