"""The screens of the daily work: each made when it is first wanted, one shown at a time, and the way between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from calendario.desk.desk import Desk
from calendario.desk.writing import Manuscript
from calendario.domain.media import Image
from calendario.domain.post import PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.bank.page import BankPage
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.editor.page import EditorPage
from calendario.gui.exits import ExitsPage
from calendario.gui.library.page import LibraryPage
from calendario.gui.pausing import ReviewPage
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.sentences import sentence

_FIRST_HOUR = time(10)  # of a post begun on a day without an hour


class Pages(QStackedWidget):
    """`went` with the key of each screen that is shown; `moved` when what one shows stands elsewhere by itself.

    `told` brings a sentence, what takes it back (a callable or None) and for how long that is offered (ms, 0: no end);
    `refused` one about what was not done. The other signals are what a person did on one of the screens.
    """

    #: The screens that are entries of the way; the others are gone to from one of them, and lead back to it.
    ENTRIES = ("today", "calendar", "bank", "library", "channels", "settings")

    went = Signal(str)
    told = Signal(str, object, int)
    refused = Signal(str)
    moved = Signal()
    access_renewed = Signal()
    exchange_wanted = Signal(object)
    published_now = Signal(object)
    discarded = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._made: dict[str, QWidget] = {}
        self._entry = "today"
        self._begun: UUID | None = None  # the new post that is being written

    @property
    def entry(self) -> str:
        """Which entry of the way one is at, or came from."""
        return self._entry

    def page(self, key: str) -> QWidget:
        """The screen of that key, made when it is first wanted."""
        if key not in self._made:
            made = self._make(key)
            self._made[key] = made
            self.addWidget(made)
        return self._made[key]

    def made(self, key: str) -> QWidget | None:
        """The screen of that key, if anybody wanted it yet."""
        return self._made.get(key)

    def settings(self) -> SettingsPage:
        """*Ajustes*, shown or not."""
        page = self.page("settings")
        assert isinstance(page, SettingsPage)
        return page

    def current(self) -> QWidget:
        """The screen that is shown."""
        page = self.currentWidget()
        assert page is not None
        return page

    def _make(self, key: str) -> QWidget:
        given = (self._desk, self._theme, self._background)
        if key == "today":
            today = TodayPage(*given)
            today.open_post.connect(self.open_post)
            today.new_post.connect(self.new_post)
            today.open_exits.connect(self.open_exits)
            today.show_week.connect(self.show_week)
            today.show_drafts.connect(self.show_drafts)
            today.show_channels.connect(partial(self.go, "channels"))
            today.told.connect(self.told)
            today.refused.connect(self.refused)
            today.moved.connect(self.moved)
            return today
        if key == "calendar":
            calendar = CalendarPage(*given)
            calendar.open_post.connect(self.open_post)
            calendar.new_post.connect(self.new_post)
            calendar.open_exits.connect(self.open_exits)
            calendar.told.connect(self.told)
            calendar.refused.connect(self.refused)
            return calendar
        if key == "bank":
            bank = BankPage(*given)
            bank.opened.connect(self._open_begun)
            bank.told.connect(self._tell)
            bank.undoable.connect(self.told)
            bank.refused.connect(self.refused)
            return bank
        if key == "library":
            library = LibraryPage(*given)
            library.open_post.connect(self.open_post)
            library.use_picture.connect(self.new_post_with)
            library.refused.connect(self.refused)
            return library
        if key == "channels":
            channels = ChannelsPage(*given)
            channels.told.connect(self._tell)
            channels.refused.connect(self.refused)
            channels.access_renewed.connect(self.access_renewed)
            return channels
        if key == "settings":
            settings = SettingsPage(*given)
            settings.told.connect(self._tell)
            settings.undoable.connect(self.told)
            settings.refused.connect(self.refused)
            settings.exchange_wanted.connect(self.exchange_wanted)
            return settings
        if key == "editor":
            editor = EditorPage(*given)
            editor.leave.connect(self._wrote)
            editor.told.connect(self._tell)
            editor.published_now.connect(self.published_now)
            editor.open_exits.connect(self.open_exits)
            editor.open_post.connect(self.open_another)
            editor.discarded.connect(self.discarded)
            return editor
        if key == "exits":
            exits = ExitsPage(*given)
            exits.leave.connect(self._go_back)
            exits.told.connect(self.told)
            exits.refused.connect(self.refused)
            exits.open_post.connect(self.open_post)
            return exits
        review = ReviewPage(*given)
        review.leave.connect(self._go_back)
        review.told.connect(self._tell)
        return review

    def _tell(self, words: str) -> None:
        """Of what cannot be taken back."""
        self.told.emit(words, None, 0)

    # --- from one to the next

    def go(self, key: str) -> bool:
        """Shows that screen, unless the text being written cannot be left."""
        if not self.may_leave():
            return False
        self._show(key)
        return True

    @property
    def writing(self) -> bool:
        """Whether a post is in front that somebody has begun."""
        page = self.current()
        return isinstance(page, EditorPage) and not page.blank

    def may_leave(self) -> bool:
        """Whether the text being written is safe; the editor asks the person where it is not."""
        editor = self.currentWidget()
        return not isinstance(editor, EditorPage) or editor.can_leave()

    def _show(self, key: str) -> None:
        page = self.page(key)
        if key in self.ENTRIES:
            self._entry = key
        self._put_in_front(key)
        reload(page)
        self._focus_soon(page)

    def _put_in_front(self, key: str) -> None:
        self.setCurrentWidget(self.page(key))
        self.went.emit(key)

    def _focus_soon(self, page: QWidget) -> None:
        """Each screen knows where it starts; never on what publishes. Soon: a label that was only just made takes no
        focus before it is shown, which its layout puts off.
        """
        take_focus = getattr(page, "take_focus", None)
        if callable(take_focus):
            QTimer.singleShot(0, page, take_focus)

    def take_focus(self) -> None:
        """Where the screen that is shown starts."""
        take_focus = getattr(self.current(), "take_focus", None)
        if callable(take_focus):
            take_focus()

    def _go_back(self) -> None:
        self._show(self._entry)

    def show_week(self, day: date) -> None:
        """The calendar on the week of `day`."""
        if self.go("calendar"):
            self._calendar().show_week(day)

    def show_drafts(self) -> None:
        """The drafts without a date, beside the week."""
        if self.go("calendar"):
            calendar = self._calendar()
            QTimer.singleShot(0, calendar, calendar.show_drafts)  # once the page has begun where it always does

    def _calendar(self) -> CalendarPage:
        calendar = self.page("calendar")
        assert isinstance(calendar, CalendarPage)
        return calendar

    def show_modes(self) -> None:
        """*Periodos y modos* in *Ajustes*."""
        if self.go("settings"):
            QTimer.singleShot(0, self.settings(), self.settings().show_periods)  # once the page has begun at its head

    def show_review(self) -> None:
        """What the pause holds, to be decided."""
        self.go("review")

    def open_exits(self, post_id: UUID) -> None:
        """What went out of a post, and how."""
        if self.may_leave():
            page = self.page("exits")
            assert isinstance(page, ExitsPage)
            page.open(post_id)
            self._put_in_front("exits")
            self._focus_soon(page)

    # --- writing

    def open_post(self, post_id: UUID) -> None:
        """In the editor."""
        try:
            manuscript = self._desk.writing.open(post_id)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self._begun = None
        self._edit(manuscript)

    def open_another(self, post_id: UUID) -> None:
        """From the one that is being written, once that is safe."""
        if self.may_leave():
            self.open_post(post_id)

    def _open_begun(self, post_id: UUID) -> None:
        """A new post that has a text of the bank already."""
        self.open_post(post_id)
        editor = self.made("editor")
        if isinstance(editor, EditorPage) and self.current() is editor:
            self._begun = post_id
            if editor.stored.select_first():
                self._tell(self.tr("Fill in what is marked. F2 goes to the next."))

    def new_post(self, day: object = None) -> None:
        """A new post, with the day (or day and hour) it was asked for on."""
        if not self.may_leave():
            return
        plan = None
        if isinstance(day, datetime):
            plan = PlanDraft(wall_time=day)
        elif isinstance(day, date):
            plan = PlanDraft(wall_time=datetime.combine(day, _FIRST_HOUR))
        try:
            manuscript = self._desk.writing.new(plan)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self._begun = manuscript.post_id
        self._edit(manuscript)

    def new_post_with(self, image: Image) -> None:
        """A new post that shows a picture of the library; it is kept from the start."""
        if not self.may_leave():
            return
        writing = self._desk.writing
        try:
            fresh = writing.new()
            draft = replace(fresh.draft, base=replace(fresh.draft.base, images=(image,)))
            writing.keep(fresh.post_id, draft, fresh.plan, None)
            manuscript = writing.open(fresh.post_id)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self._begun = manuscript.post_id
        self._edit(manuscript)

    def _edit(self, manuscript: Manuscript) -> None:
        editor = self.page("editor")
        assert isinstance(editor, EditorPage)
        self._put_in_front("editor")
        editor.open(manuscript)

    def _wrote(self) -> None:
        """Back to where one was; a new post that was planned is shown in its week."""
        begun, self._begun = self._begun, None
        found = None if begun is None else self._planned(begun)
        if found is None or (self._entry == "today" and found[1]):
            self._go_back()
            return
        self._show("calendar")
        self._calendar().show_post(*found[0])

    def _planned(self, post_id: UUID) -> tuple[tuple[UUID, date], bool] | None:
        """The first publication of a post that is to go out, its day, and whether that is today."""
        try:
            there = [e.publication for e in self._desk.calendar.exits(post_id)]
            now = self._desk.office.clock()
        except Problem:
            return None  # told where it is read next
        going = [p for p in there if p.state in (State.PLANNED, State.HELD)]
        if not going:
            return None
        first = min(going, key=lambda p: p.due_at)
        today = wall_clock(now, first.plan.zone).date()
        return (post_id, first.plan.wall_time.date()), first.plan.wall_time.date() == today


def reload(page: QWidget) -> None:
    """The screen reads the desk again, if it is one that does."""
    again = getattr(page, "reload", None)
    if callable(again):
        again()
