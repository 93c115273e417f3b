"""The first run: one's own town hall in a few questions, the invented one to practise with, a backup, or a team's
calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.desk import Desk
from calendario.domain.networks import NETWORKS
from calendario.domain.problem import Problem
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.gui.changing_place import ask_other_place
from calendario.gui.notices import emptied
from calendario.gui.other_page import HOLDS_A_PAGE, OtherPageDialog
from calendario.gui.reading_order import arrange
from calendario.gui.theme import Theme
from calendario.gui.week_picture import WeekPicture
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.strip import Strip
from calendario.gui.zones import ZoneChoice
from calendario.sentences import sentence

_SIDE_BY_SIDE = 960  # px of width at 100 %; below, the choices stand under the form
_BESIDE = 600  # below, two questions stand one under the other
_OF_THE_FOLDER = ("folder_", "not_a_folder")  # how the codes begin of what another folder puts right


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was answered. `web_folder` None is no web page of one's own."""

    name: str
    zone: str
    person: str
    networks: tuple[str, ...]
    web_folder: Path | None


def begin(desk: Desk, answers: Beginning, page: str = "") -> Problem | None:
    """Sets the calendar up; takes about a second. The folder of the web page is tried first, where `page` is the one
    that may go on. What kept a channel from being added is returned: the first of such; the calendar is there, and
    every channel that could be.

    Raises the problems of `desk.setup.grant_web_page` and `desk.setup.begin`; nothing is set up then.
    """
    granted = None
    if answers.web_folder is not None:
        granted = desk.setup.grant_web_page(answers.web_folder, answers.name, answers.zone, page)
    desk.setup.begin(answers.name, answers.zone, answers.person)
    channels: list[Callable[[], None]] = [partial(desk.setup.add_channels, (key,)) for key in answers.networks]
    if granted is not None:
        channels.append(partial(desk.setup.keep_web_page, granted))
    missed = None
    for add in channels:
        try:
            add()
        except Problem as problem:
            missed = missed or problem
    return missed


def web_folder() -> Path:
    """Where the page of one's own is proposed to lie: among the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "Calendario" / "web"


class _Way(buttons.PushButton):
    """A large choice: icon, what it does, and a line about it."""

    def __init__(self, theme: Theme, icon: str, title: str, about: str, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = WrapLabel(theme, title, "strong", "ink", self)
        self._about = WrapLabel(theme, about, "small", "muted", self)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(14)
        self._row.addWidget(IconLabel(theme, icon, "accent", 22, parent=self))
        self._row.addLayout(texts, 1)
        self._row.addWidget(IconLabel(theme, "der", "ink", 14, parent=self))
        for label in (self._title, self._about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if first:
            self.setDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, about: str) -> None:
        """Other words under the title."""
        self._about.setText(about)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()


class FirstRunPage(QWidget):
    """Shown until there is a calendar. `begun` with a sentence to tell (or an empty one) when there is one; `restore`
    with the backup somebody chose, `exchange_wanted` with the `Exchange` that makes this a team's calendar, or this
    computer's own again.
    """

    begun = Signal(str)
    restore = Signal(object)
    exchange_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        parent: QWidget | None = None,
        *,
        propose: Callable[[], Path] = web_folder,
    ) -> None:
        """`propose` names the folder for the web page until another is chosen."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self._trouble_words = ""
        self._waiting = False
        self._answers: Beginning | None = None  # what is being begun
        self.setProperty("page", True)
        self.form_scroll = PageScroll(self)
        self._halves = QHBoxLayout(self.form_scroll.body)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._left = self._form(propose())
        self._halves.addWidget(self._left, 3)
        self._halves.addWidget(self._ways(), 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.form_scroll)
        theme.changed.connect(self._place)

    # --- the form

    def _form(self, folder: Path) -> QWidget:
        theme, half = self._theme, QWidget(self)
        half.setProperty("page", True)
        self.name = QLineEdit(half)
        self.name.setPlaceholderText(self.tr("Town Hall of…"))
        self.name_field = Field(theme, self.tr("Name of your town hall"), self.name, parent=half)
        self.zone = ZoneChoice(half)
        self._zone = Field(theme, self.tr("Place"), self.zone, self.tr("For the hours of what goes out."), half)
        self.person = QLineEdit(half)
        self.person_field = Field(
            theme, self.tr("Your name"), self.person, self.tr("It is noted beside what you do."), half
        )
        self._pair = QHBoxLayout()
        self._pair.setSpacing(16)
        self._pair.addWidget(self._zone, 1, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self.person_field, 1, Qt.AlignmentFlag.AlignTop)

        self.finish = buttons.primary(self.tr("Create my calendar"), parent=half)
        self.finish.clicked.connect(self._create)
        for field in (self.name_field, self.person_field):
            line = field.widget
            assert isinstance(line, QLineEdit)
            line.returnPressed.connect(self._create)
            line.textEdited.connect(partial(self._answered, field))
        later = WrapLabel(theme, self.tr("You can change everything later."), "small", "muted", half)
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self.finish)
        last.addWidget(later, 1)

        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(self._welcome(half))
        column.addSpacing(6)
        column.addWidget(WrapLabel(theme, self.tr("Begin with yours"), "heading", "ink", half))
        self._trouble = QVBoxLayout()
        column.addLayout(self._trouble)
        column.addWidget(self.name_field)
        column.addLayout(self._pair)
        column.addWidget(self._where(half, folder))
        column.addSpacing(2)
        column.addLayout(last)
        line = QFrame(half)
        line.setProperty("line", True)
        column.addWidget(line)
        joined = self._desk.team.joined
        stays = self.tr("Without an account and without internet: what you write stays on this computer.")
        if joined is not None:
            #: %1 a server
            stays = self.tr("What you write is kept on the server %1, for all your team.").replace("%1", str(joined))
        for icon, words in (
            ("candado" if joined is None else "personas", stays),
            ("pausa", self.tr("Nothing goes out unless you plan it, and one button stops everything.")),
            ("manual", self.tr("Networks that are not connected are published by hand, and noted here.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(IconLabel(theme, icon, parent=half), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(WrapLabel(theme, words, "small", "ink", half), 1)
            column.addLayout(row)
        column.addStretch(1)
        holder = QWidget(half)
        holder.setLayout(column)
        column.setContentsMargins(8, 8, 8, 8)
        holder.setMaximumWidth(theme.scaled(640))
        self._margins = QHBoxLayout(half)
        self._margins.addWidget(holder)
        return half

    def _welcome(self, half: QWidget) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.heading = WrapLabel(self._theme, self.tr("Welcome to Calendario"), "title", "ink", half)
        texts.addWidget(self.heading)
        about = self.tr("Prepare, check and plan what your town hall publishes.")
        texts.addWidget(WrapLabel(self._theme, about, "small", "muted", half))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(IconLabel(self._theme, "app", "accent", 36, parent=half))
        row.addLayout(texts, 1)
        return row

    def _where(self, half: QWidget, folder: Path) -> QWidget:
        theme, holder = self._theme, QWidget(half)
        holder.setAccessibleName(self.tr("Where do you publish today?"))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(theme, self.tr("Where do you publish today?"), "strong", "ink", holder))
        about = self.tr("They begin by hand; in Channels you can connect those that allow it.")
        column.addWidget(WrapLabel(theme, about, "small", "muted", holder))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self.networks: dict[str, QCheckBox] = {}
        for key in self._desk.channels.kinds_by_hand():
            if key != "other":
                self.networks[key] = QCheckBox(NETWORKS[key].name, holder)
        column.addLayout(self._grid)

        self.web = QCheckBox(self.tr("A web page of your own"), holder)
        self.web.setChecked(True)
        self.folder = QLineEdit(str(folder), holder)
        self.folder.setAccessibleName(self.tr("Folder of the web page"))
        self.folder.setToolTip(self.tr("The folder that your web server shows, or any other to begin with"))
        change = buttons.plain(self.tr("Change…"), theme.icon("carpeta"), parent=holder)
        change.setAccessibleName(self.tr("Change the folder of the web page"))
        change.clicked.connect(self._choose_folder)
        self.folder_field = Field(theme, "", self.folder, parent=holder, beside=change)
        self.folder_field.label.hide()  # the box above it names it
        self.web.toggled.connect(self.folder.setEnabled)
        self.web.toggled.connect(change.setEnabled)
        self.web.toggled.connect(self._other_folder)
        self.folder.textChanged.connect(self._other_folder)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.web)
        row.addWidget(WrapLabel(theme, self.tr("needs no account"), "small", "muted", holder), 1)
        column.addLayout(row)
        column.addWidget(self.folder_field)
        return holder

    # --- the other ways

    def _ways(self) -> QWidget:
        theme, half = self._theme, QWidget(self)
        half.setProperty("paper", "nav")
        half.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sample = _Way(
            theme,
            "ojo",
            self.tr("Try it with sample data"),
            self.tr("Practise without fear: no network is connected and nothing is published."),
            first=True,
            parent=half,
        )
        self.sample.clicked.connect(self._try_sample)
        self.backup = _Way(
            theme,
            "copia",
            self.tr("Restore a backup"),
            self.tr("If you come from another computer or have installed the program again."),
            first=False,
            parent=half,
        )
        self.backup.clicked.connect(self._choose_backup)
        joined = self._desk.team.joined
        if joined is None:
            title = self.tr("Join my team's calendar")
            about = self.tr("It is on a server of your organisation; somebody there gives you its address.")
        else:
            title = self.tr("Go back to a calendar of this computer")
            about = self.tr("What you begin here is begun on the server %1.").replace("%1", str(joined))
        self.team = _Way(theme, "personas", title, about, first=False, parent=half)
        self.team.clicked.connect(self._change_place)
        column = QVBoxLayout(half)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(8)
        if joined is None:
            column.addWidget(WrapLabel(theme, self.tr("Or look at it first"), "heading", "ink", half))
            about = self.tr("Villasauce is an invented town, with three weeks of publications.")
            column.addWidget(WrapLabel(theme, about, "small", "muted", half))
            column.addSpacing(2)
            column.addWidget(WeekPicture(theme, self._desk.office.clock().date(), half))
            column.addSpacing(14)
        else:  # the sample is of this computer
            column.addWidget(WrapLabel(theme, self.tr("If this is not what you wanted"), "heading", "ink", half))
            column.addSpacing(6)
        column.addWidget(self.sample)
        column.addSpacing(4)
        column.addWidget(self.backup)
        column.addSpacing(4)
        column.addWidget(self.team)
        column.addStretch(1)
        for part in (self.sample, self.backup):  # of this computer's files
            part.setVisible(joined is None)
        self._right = half
        return half

    # --- what it does

    def take_focus(self) -> None:
        """On the first question."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, the questions before the button that has them all answered."""
        arrange((self._left, self._right))
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide = self.width() >= self._theme.scaled(_SIDE_BY_SIDE)
        narrow = self.width() < self._theme.scaled(_BESIDE)
        across, down = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if wide else down)
        self._pair.setDirection(down if narrow else across)
        self._margins.setContentsMargins(*((12, 16, 12, 12) if narrow else (32, 20, 32, 16)))
        room = min(self.width() * (3 / 5 if wide else 1), self._theme.scaled(640)) - 90
        longest = max(box.sizeHint().width() for box in self.networks.values()) + 12
        columns = max(1, min(4, int(room // longest)))
        for number, box in enumerate(self.networks.values()):
            self._grid.addWidget(box, number // columns, number % columns)

    def answers(self) -> Beginning:
        """What the form says now."""
        folder = self.folder.text().strip()
        return Beginning(
            name=self.name.text().strip(),
            zone=self.zone.zone(),
            person=self.person.text().strip(),
            networks=tuple(key for key, box in self.networks.items() if box.isChecked()),
            web_folder=Path(folder).expanduser() if self.web.isChecked() and folder else None,
        )

    def _create(self) -> None:
        if self._waiting:
            return
        answers = self.answers()
        self.name_field.set_error(None if answers.name else self.tr("Write the name as your office writes it."))
        self.person_field.set_error(None if answers.person else self.tr("Write your name as your colleagues know you."))
        if focus_first_error((self.name_field, self.person_field)):
            return
        self._trouble_words = ""
        emptied(self._trouble)
        self._wait(True)
        self._answers = answers
        self._background.run(partial(begin, self._desk, answers), self._created, self._refused)

    def _answered(self, field: Field, text: str) -> None:
        if text.strip():
            field.set_error(None)

    def _other_folder(self, *_answer: object) -> None:
        self.folder_field.set_error(None)

    def _created(self, missed: Problem | None) -> None:
        self._wait(False)
        told = ""
        if missed is not None:
            told = self.tr("Your calendar is ready, but not all its channels: add in Channels those that are missing.")
            told = f"{told} {sentence(missed)}"
        self.begun.emit(told)

    def _refused(self, problem: Problem) -> None:
        if problem.code == HOLDS_A_PAGE and OtherPageDialog.ask(self._theme, problem, self):
            assert self._answers is not None
            work = partial(begin, self._desk, self._answers, str(problem.facts["page"]))
            self._background.run(work, self._created, self._refused)
        elif problem.code.startswith(_OF_THE_FOLDER):
            self._wait(False)
            self._ask_other_folder(problem)
        else:
            self._failed(problem)

    def _ask_other_folder(self, trouble: Problem) -> None:
        if trouble.code == HOLDS_A_PAGE:
            told = self.tr("That folder holds the page of another calendar, and nothing of it was touched.")
            told = f"{told} {self.tr('Choose another folder.')}"
        else:
            told = sentence(trouble)
        self.folder_field.set_error(f"{told} {self.tr('Or untick the web page: you can add it later, in Channels.')}")
        focus_first_error((self.folder_field,))

    def _try_sample(self) -> None:
        self._wait(True)
        self.sample.say(self.tr("Preparing the week of Villasauce…"))
        self._background.run(self._desk.sample.begin, self._sampled, self._failed)

    def _sampled(self, _institution: object) -> None:
        self._wait(False)
        self.begun.emit("")

    def _failed(self, problem: Problem) -> None:
        self._wait(False)
        self.say_trouble(sentence(problem))

    @property
    def trouble(self) -> str:
        """What went wrong, or an empty text."""
        return self._trouble_words

    def say_trouble(self, words: str) -> None:
        """What went wrong, above the questions; nothing has begun."""
        self._trouble_words = words
        emptied(self._trouble)
        strip = Strip(self._theme, "block", words, parent=self)
        self._trouble.addWidget(strip)
        strip.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QTimer.singleShot(0, strip, strip.take_focus)  # once its layout has shown it

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        for part in (self._left, self.sample, self.backup, self.team):
            part.setEnabled(not waiting)

    def _change_place(self) -> None:
        wanted = ask_other_place(self._desk, self._theme, self._background, self)
        if wanted is not None:
            self.exchange_wanted.emit(wanted)

    def _choose_folder(self) -> None:
        title = self.tr("Folder of the web page")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _choose_backup(self) -> None:
        kinds = self.tr("Backups (*.zip)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Restore a backup"), folders.last("documents"), kinds)
        if chosen:
            folders.used("documents", Path(chosen))
            self.restore.emit(Path(chosen))
