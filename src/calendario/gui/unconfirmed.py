"""*Sin confirmar*: what was sent beside what the account shows, and the three answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.errand import Alone
from calendario.desk.looking import Account, Found, Sent
from calendario.domain.adapter import ChannelProblem
from calendario.domain.likeness import differing
from calendario.domain.problem import Problem
from calendario.domain.publication import GoingNow, SoFar, State
from calendario.domain.slot import wall_clock
from calendario.domain.text import first_line
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.compared_text import ComparedText
from calendario.gui.dialog import Dialog
from calendario.gui.editor.pictures import small_picture
from calendario.gui.outside import account_page, open_outside
from calendario.gui.rescheduling import PlanAgainDialog
from calendario.gui.seen_dialogs import NotOutDialog, SaidOutDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.sentences import hour, outcome_word, reason_text, sentence, when

_LISTED = 5  # of what was found; the others are less like it, and are counted
_SIDE_BY_SIDE = 620  # px at 100 %: narrower than this the texts stand one below the other
_PICTURE = QSize(96, 64)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person found out: that it is `out` (where it `goes_on`, a part of a thread, whose rest `waits` for someone
    where something stops it), or that it is not, so that it goes out again as `going` says, at the naive `wall_time` or
    at once (None). Neither: the publisher looks.
    """

    out: bool = False
    goes_on: bool = False
    waits: bool = False
    going: tuple[GoingNow, ...] = ()
    wall_time: datetime | None = None


class UnconfirmedDialog(Dialog):
    """Reads the account as soon as it is made; every answer but *Ahora no* can be given before that is done."""

    WIDTH = 860

    def __init__(
        self, desk: Desk, theme: Theme, background: Background, sent: Sent, parent: QWidget | None = None
    ) -> None:
        """Raises `Problem` where the calendar cannot be read."""
        channel, title = sent.channel, sent.title
        if sent.thread is not None and sent.thread.in_doubt is not None:
            #: One part of a thread, named within a question: %1 a post's title, %2 its number, %3 how many there are
            title = self.tr("%1, part %2 of %3")
            title = title.replace("%2", str(sent.thread.in_doubt)).replace("%3", str(len(sent.thread.said)))
            title = title.replace("%1", sent.title)
        #: %1 a post's title, %2 a channel
        asked = self.tr("Is “%1” in %2?").replace("%2", channel.name).replace("%1", title)
        super().__init__(theme, asked, parent)
        self._title = title
        self._desk = desk
        self._background = background
        self._sent = sent
        self._zone = desk.office.institution().zone
        self._now = wall_clock(desk.office.clock(), self._zone)
        self._reading: Alone | None = None
        self._account: Account | None = None
        self.verdict: Verdict | None = None
        reason, facts, state = sent.publication.reason, sent.publication.facts, sent.publication.state
        self.add_text(reason_text(reason, facts, channel.name, state=state), "small")
        sides = Beside(theme, _SIDE_BY_SIDE, self, spacing=20)
        sides.add(self._our_side(), 1)
        sides.add(self._their_side(), 1)
        self.add(sides)
        self._wrong = self.add_text("", "small", "block")
        self._wrong.hide()
        self.safe = self.add_safe(self.tr("Not now"))
        self.outside = self.add_choice(self.tr("Look on the network"))
        self.outside.clicked.connect(self._look_outside)
        self.not_out = self.add_choice(self.tr("It is not there: plan it again…"))
        self.not_out.clicked.connect(self._say_not_out)
        self.not_out.setVisible(desk.stopping.current() is None and not self._all_seen)
        self.out = self.add_choice(self.tr("It is published"))
        self.out.clicked.connect(self._say_out)
        self._choose()
        self.read()

    @classmethod
    def ask(
        cls, desk: Desk, theme: Theme, background: Background, sent: Sent, parent: QWidget | None = None
    ) -> Verdict | None:
        """What was found out, in force by then; None for *Ahora no*. Raises `Problem`."""
        dialog = cls(desk, theme, background, sent, parent)
        dialog.exec()
        return dialog.verdict

    @property
    def chosen(self) -> Found | None:
        """The one of those found that is marked."""
        place = self._group.checkedId()
        return self._account.found[place] if self._account is not None and place >= 0 else None

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._wrong.text()

    @property
    def _all_seen(self) -> bool:
        """Whether it is a thread of which every part was seen."""
        thread = self._sent.thread
        return thread is not None and thread.in_doubt is None

    def read(self) -> None:
        """Asks the network what the account shows."""
        channel = self._sent.channel
        self.again.hide()
        if channel.by_hand:
            words = self.tr("Calendario cannot read %1: look there yourself.")
            self.told.setText(words.replace("%1", channel.name))
            return
        self.told.setText(self.tr("Reading what %1 shows…").replace("%1", channel.name))
        self.told.set_tone("muted")
        self._reading = Alone()
        work = partial(self._desk.looking.account, self._sent, self._reading)
        self._background.wait_for(work, self._read, self._not_read, give_up=self._reading.patience.give_up)

    def done(self, answer: int) -> None:
        if self._reading is not None:
            self._reading.patience.give_up()
            self._reading = None
        super().done(answer)

    # --- what was sent

    def _our_side(self) -> QWidget:
        sent = self._sent
        side, column = self._side(self.tr("What was sent"))
        if sent.thread is not None:
            self.standing = WrapLabel(self._theme, self._standing_words(sent.thread), "small", "ink", side)
            column.addWidget(self.standing)
        if sent.attempts:
            last = sent.attempts[-1]
            words = f"{self._at(last.started_at)}. {outcome_word(last.outcome)}."
            if len(sent.attempts) > 1:
                words += " " + self.tr("%n tries.", "", len(sent.attempts))
            column.addWidget(WrapLabel(self._theme, words, "small", "muted", side))
        if sent.content.warning:
            words = self.tr("Content warning: %1").replace("%1", sent.content.warning)
            column.addWidget(WrapLabel(self._theme, words, "small", "ink", side))
        self.ours = ComparedText(self._theme, self.tr("What was sent"), "del", side)
        column.addWidget(self.ours)
        if sent.content.images:
            words = self._pictures_words(len(sent.content.images))
            column.addWidget(WrapLabel(self._theme, words, "small", "muted", side))
            self._picture = QLabel(side)
            self._picture.setAccessibleName(sent.content.images[0].alt or self.tr("Image without description"))
            self._picture.hide()
            column.addWidget(self._picture)
            self._ask_picture()
        column.addStretch(1)
        return side

    def _ask_picture(self) -> None:
        find = partial(self._desk.writing.picture, self._sent.content.images[0])
        most = QSize(self._theme.scaled(_PICTURE.width()), self._theme.scaled(_PICTURE.height()))
        self._background.run(partial(small_picture, find, most), self._show_picture)

    def _show_picture(self, picture: QImage) -> None:
        if not picture.isNull():
            self._picture.setPixmap(QPixmap.fromImage(picture))
            self._picture.show()

    # --- what there is

    def _their_side(self) -> QWidget:
        #: %1 a channel
        there = self.tr("What there is in %1").replace("%1", self._sent.channel.name)
        side, column = self._side(there)
        self.told = WrapLabel(self._theme, "", "small", "muted", side)
        self.again = buttons.plain(self.tr("Read it again"), small=True, parent=side)
        self.again.clicked.connect(self._read_again)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._choose)
        self.choices: list[QRadioButton] = []
        self.theirs = ComparedText(self._theme, there, "ins", side)
        column.addWidget(self.theirs)
        self.pictures = WrapLabel(self._theme, "", "small", "muted", side)
        column.addWidget(self.pictures)
        self.legend = WrapLabel(self._theme, self.tr("Underlined: words that are only here."), "small", "muted", side)
        column.addWidget(self.legend)
        column.addStretch(1)
        return side

    def _side(self, heading: str) -> tuple[QWidget, QVBoxLayout]:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(WrapLabel(self._theme, heading, "strong", "ink", side))
        return side, column

    def _read_again(self) -> None:
        self.safe.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes while it reads
        self.read()

    def _not_read(self, problem: Problem) -> None:
        if self._reading is not None:
            self._reading = None
            told = sentence(problem)
            if isinstance(problem, ChannelProblem):  # whose own sentence says that nothing went out: nobody knows here
                told = reason_text(problem.code, problem.facts, self._sent.channel.name, state=State.UNCONFIRMED)
            self.told.setText(told)
            self.told.set_tone("block")
            self.again.show()

    def _read(self, account: Account) -> None:
        if self._reading is None:
            return
        self._reading = None
        self._account = account
        self.told.setText(self._found_words(account))
        self.told.set_tone("ink")
        self.again.show()
        self._fill(account)

    def _found_words(self, account: Account) -> str:
        alike = sum(found.may_be_it for found in account.found)
        since = when(wall_clock(self._sent.since_at, self._zone), self._now.date())
        if self._all_seen and account.found:
            #: Of a thread that is there; %1 «today, 9:28»
            told = self.tr("Read since: %1. This is what there is:").replace("%1", since)
        elif alike:
            told = self.tr("%n publication(s) there may be this one.", "", alike)
        elif account.found:
            #: %1 «today, 9:28»
            told = self.tr("Nothing there is like it. Read since: %1. This is what there is:").replace("%1", since)
        else:
            #: %1 «today, 9:28»
            told = self.tr("There is nothing. Read since: %1.").replace("%1", since)
        if not account.whole:
            told += " " + self.tr("The network may not have shown everything.")
        return told

    def _fill(self, account: Account) -> None:
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for choice in self.choices:
            self._group.removeButton(choice)
        listed = account.found[:_LISTED]
        self.choices = [self._choice(found, number) for number, found in enumerate(listed)]
        if listed:
            none = QRadioButton(self.tr("None of these"), self)
            self._list.addWidget(none)
            self._group.addButton(none)
            self.choices.append(none)
            more = len(account.found) - len(listed)
            if more:
                words = self.tr("and %n more, less like it", "", more)
                self._list.addWidget(WrapLabel(self._theme, words, "small", "muted", self))
            may_be = [number for number, found in enumerate(listed) if self._is_as_shown(found)]
            marked = self.choices[may_be[0] if len(may_be) == 1 else -1]
            marked.setChecked(True)
            for choice in self.choices:  # Qt arranges it only once one of them was reached: Tab goes to the marked one
                choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choice is marked else Qt.FocusPolicy.ClickFocus)
        in_turn: list[QWidget] = [self.again, *self.choices, self.theirs]
        for before, after in pairwise(in_turn):
            QWidget.setTabOrder(before, after)
        self._choose()

    def _is_as_shown(self, found: Found) -> bool:
        thread = self._sent.thread
        if thread is not None and self._all_seen:
            return found.part == len(thread.said)
        return found.may_be_it

    def _choice(self, found: Found, number: int) -> QRadioButton:
        if found.part:
            #: Of a thread; %1 the number of a part
            how = self.tr("part %1 of this thread, known to be there").replace("%1", str(found.part))
        elif found.is_another:
            how = self.tr("another publication of this calendar")
        elif found.likeness == 1:
            how = self.tr("the same words")
        elif found.may_be_it:
            how = self.tr("nearly the same words")
        else:
            how = self.tr("other words")
        choice = QRadioButton(f"{self._at(found.post.made_at)}: {how}", self)
        choice.setAccessibleDescription(first_line(found.post.text, 200))
        self._group.addButton(choice, number)
        self._list.addWidget(choice)
        line = ElidedLabel(self._theme, " ".join(found.post.text.split()), "small", "muted", parent=self)
        below = QWidget(self)
        beginning = QHBoxLayout(below)
        beginning.setContentsMargins(self._theme.scaled(26), 0, 0, 0)  # under the words of the choice
        beginning.addWidget(line)
        self._list.addWidget(below)
        return choice

    def _choose(self, *_toggled: object) -> None:
        """Another one is marked: both texts show where they differ."""
        found, ours = self.chosen, self._sent.content
        self.out.setText(self._out_words())
        apart, theirs_apart = differing(ours.text, found.post.text) if found is not None else ((), ())
        self.ours.show_text(ours.text, apart)
        for part in (self.theirs, self.pictures):
            part.setVisible(found is not None)
        self.legend.setVisible(bool(apart or theirs_apart))
        if found is not None:
            self.theirs.show_text(found.post.text, theirs_apart)
            same = found.post.pictures == len(ours.images)
            self.pictures.setText(self._pictures_words(found.post.pictures))
            self.pictures.set_tone("muted" if same else "warn")
            self.pictures.setVisible(bool(found.post.pictures or ours.images))

    # --- the answers

    def _say_out(self) -> None:
        sent, found = self._sent, self.chosen
        if found is None and sent.thread is not None and sent.thread.to_come:
            self._say_whole(sent.thread)
            return
        if found is None:
            say = partial(self._desk.decisions.is_out, sent.publication.id, shown=sent)
            if SaidOutDialog.ask(self._theme, self._title, sent.channel.name, say, self):
                self._end(Verdict(out=True))
            return
        try:
            known = self._desk.decisions.is_this(sent.publication.id, found.post, shown=sent)
        except Problem as problem:
            self._refuse(sentence(problem))
            return
        self._end(Verdict(out=True, goes_on=known.state is not State.PUBLISHED, waits=known.state is State.HELD))

    def _say_whole(self, thread: SoFar) -> None:
        """Without one that is marked only the whole of a thread can be there: nothing can answer what nobody showed."""
        sent = self._sent
        say = partial(self._desk.decisions.is_out, sent.publication.id, whole=True, shown=sent)
        #: Of a thread; %1 the number of a part
        words = self.tr("If only part %1 is there, mark it in the list, and the rest goes out after it.")
        told, many = words.replace("%1", str(thread.in_doubt)), len(thread.said)
        if SaidOutDialog.ask(self._theme, sent.title, sent.channel.name, say, self, parts=many, instead=told):
            self._end(Verdict(out=True))

    def _say_not_out(self) -> None:
        sent, account = self._sent, self._account
        like = next((found for found in account.found if found.may_be_it), None) if account is not None else None
        sure = account is not None and account.whole and like is None
        alike = self._at(like.post.made_at) if like is not None else ""
        if not sure and not NotOutDialog.ask(self._theme, self._title, sent.channel.name, alike, self):
            return
        verdict = Verdict()

        def plan(wall_time: datetime | None) -> None:
            nonlocal verdict
            going = self._desk.decisions.is_not_out(sent.publication.id, wall_time, shown=sent)
            verdict = Verdict(going=going, wall_time=wall_time)

        if PlanAgainDialog.ask(self._theme, self._title, self._now, plan, self):
            self._end(verdict)

    def _look_outside(self) -> None:
        """On the page of the one that is marked, else on the account's; without any, the publisher looks."""
        sent, found = self._sent, self.chosen
        address = (found.post.url if found is not None else sent.publication.url) or account_page(sent.channel)
        if address:
            if not open_outside(address):
                words = self.tr("The browser could not be opened. The address is %1")
                self._refuse(words.replace("%1", address))
            return
        if sent.channel.by_hand:
            words = self.tr("%1 has no web address here: open it as you usually do.")
            self._refuse(words.replace("%1", sent.channel.name))
            return
        try:
            self._desk.decisions.look_again(sent.publication.id)
        except Problem as problem:
            self._refuse(sentence(problem))
            return
        self._end(Verdict())

    def _end(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.accept()

    def _refuse(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()

    # --- words

    def _out_words(self) -> str:
        thread = self._sent.thread
        if thread is None or not thread.to_come:
            return self.tr("It is published")
        if self.chosen is None:
            return self.tr("All of it is published…")
        #: Of a thread whose part in doubt was found: the rest goes out
        return self.tr("It is published: go on")

    def _standing_words(self, thread: SoFar) -> str:
        if thread.in_doubt is None and self._sent.publication.reason == "older_text_out":
            return self.tr("Every part is there, with the text from before your last change.")
        if thread.in_doubt is None:
            return self.tr("Every part is there.")
        #: Of a thread; %1 the number of a part, %2 how many there are
        doubt = self.tr("Part %1 of %2 is in doubt.").replace("%2", str(len(thread.said)))
        words = [doubt.replace("%1", str(thread.in_doubt))]
        if thread.out:
            #: Of a thread; %1 the numbers of one or more parts: «1, 2»
            words.append(self.tr("Parts that are there: %1.").replace("%1", _numbers(p.number for p in thread.out)))
        if thread.to_come:
            #: Of a thread; %1 the numbers of one or more parts: «3, 4»
            words.append(self.tr("Parts not sent yet: %1.").replace("%1", _numbers(thread.to_come)))
        return " ".join(words)

    def _pictures_words(self, count: int) -> str:
        return self.tr("%n image(s)", "", count) if count else self.tr("Without images")

    def _at(self, instant: datetime) -> str:
        """«9:30:02», with its day where that is not today."""
        at = wall_clock(instant, self._zone)
        shown = hour(at) if at.date() == self._now.date() else when(at, self._now.date())
        return f"{shown}:{at.second:02}"


def _numbers(parts: Iterable[int]) -> str:
    return ", ".join(str(number) for number in parts)
