"""A plain list of words out to a file and in from one: what cannot be used is seen first, and one says for whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.words import Incoming
from calendario.domain.own_words import Scope
from calendario.domain.problem import Problem
from calendario.gui import file_choice
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.shown import figure, grouped
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence
from calendario.sentences.own_words import refused_line, scope_word

_LOOK_EVERY_MS = 250
_SHOWN = 6  # lines that cannot be used; the others are counted


class OwnWordsImportDialog(Dialog):
    """How many words there are, which lines cannot be used, and for whom they shall be right."""

    def __init__(self, theme: Theme, incoming: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        count, known, refused_count = len(incoming.new), incoming.known, incoming.refused_count
        asked = grouped(self.tr("Take in %n word(s)?", "", count), count)
        self.set_title(asked if count else self.tr("There is nothing to take in"))
        self.add_text(incoming.source.name, "body", "muted")
        if known:
            self.add_text(grouped(self.tr("%n word(s) of the list are there already.", "", known), known))
        refused = incoming.refused[:_SHOWN]
        if refused:
            words = self.tr("%n line(s) cannot be used and will be left out:", "", refused_count)
            self.add_text(grouped(words, refused_count))
            for line in refused:
                self.add_text(refused_line(line), "small", "muted")
            more = refused_count - len(refused)
            if more:
                self.add_text(grouped(self.tr("and %n more", "", more), more), "small", "muted")
        self.scope = Choice(self)
        self.scope.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.setMinimumContentsLength(12)  # in the smallest window its words are cut, not the dialog
        for scope in (Scope.INSTITUTION, Scope.PERSON, Scope.TERRITORY):
            self.scope.addItem(choice_word(scope), scope)
        if not count:
            self.scope.hide()
            self.add_safe(self.tr("Close"))
            return
        self.add(Field(theme, self.tr("They are right for"), self.scope, parent=self))
        self.add_text(self.tr("What you have already stays as it is."), "small", "muted")
        self.add_safe(self.tr("Leave it"))
        self.take = self.add_choice(self.tr("Take in"), "primary")
        self.take.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, incoming: Incoming, parent: QWidget | None = None) -> Scope | None:
        """For whom, or None where it is left."""
        dialog = cls(theme, incoming, parent)
        return dialog.wanted() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def wanted(self) -> Scope:
        """What is chosen."""
        return Scope(self.scope.currentData())


def choice_word(scope: Scope) -> str:
    """For whom, as one of several choices."""
    words = scope_word(scope)
    return words[:1].upper() + words[1:]


def ask_where_to(theme: Theme, parent: QWidget) -> Path | None:
    """A file to write."""
    title = QCoreApplication.translate("OwnWords", "Export the words")
    return file_choice.to_write(theme, parent, title, "palabras.txt")


def ask_where_from(parent: QWidget) -> Path | None:
    """A file to read."""
    title = QCoreApplication.translate("OwnWords", "Import words")
    kinds = QCoreApplication.translate("OwnWords", "Lists of words (*.txt *.dic);;All files (*)")
    return file_choice.to_read(parent, title, kinds)


@dataclass(slots=True)
class _Course:
    """How far a list is, written by the thread that takes it in; `given_up` by whoever does not want it."""

    source: Path
    done: int = 0
    of: int = 0
    given_up: bool = False

    def going_on(self, done: int, of: int) -> bool:
        """As the desk asks."""
        self.done, self.of = done, of
        return not self.given_up

    def give_up(self) -> None:
        """Nothing of it is kept, unless all of it is in already."""
        self.given_up = True


class ComingList(QWidget):
    """A list on its way in, beside the window: read, asked about, and taken in whole or given up. It is seen only where
    that takes long enough to wonder. `taken` with how many words came in and how many were there; `left` where a person
    gave it up, `refused` with a sentence where it cannot be; then, or where nobody wanted it, `ended`.
    """

    taken = Signal(int, int)
    left = Signal()
    refused = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._course: _Course | None = None
        self.home: QWidget | None = None  # where the focus goes when the button goes
        self.words = WrapLabel(theme, "", "small", "ink", self)
        self.stop = buttons.plain(self.tr("Leave it"), small=True, parent=self)
        self.stop.setAccessibleName(self.tr("Take in nothing of the list"))
        self.stop.clicked.connect(self._give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.stop)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._show_way)
        self.hide()

    def take_in(self, source: Path) -> None:
        """Reads that list in the background, and asks; one after the other."""
        self._begin(source)
        self._background.run(partial(self._desk.words.read_list, source, Scope.INSTITUTION), self._came, self._not_in)

    def _begin(self, source: Path) -> _Course:
        self._course = _Course(source)
        self._timer.start()
        return self._course

    def _came(self, incoming: Incoming) -> None:
        if self._end():
            self.left.emit()
            self.ended.emit()
            return
        scope = OwnWordsImportDialog.ask(self._theme, incoming, self.window())
        if scope is None:
            self.ended.emit()
            return
        course = self._begin(incoming.source)
        work = partial(_take_in, self._desk, incoming, scope, course)
        self._background.wait_for(work, self._in, self._not_in, give_up=course.give_up)

    def _in(self, answer: tuple[int, int]) -> None:
        self._end()
        self.taken.emit(*answer)
        self.ended.emit()

    def _not_in(self, problem: Problem) -> None:
        if self._end():
            self.left.emit()
        else:
            self.refused.emit(sentence(problem))
        self.ended.emit()

    def _end(self) -> bool:
        """Whether it was given up."""
        course, self._course = self._course, None
        self._timer.stop()
        self._go_home()
        self.hide()
        return course is not None and course.given_up

    def _give_up(self) -> None:
        if self._course is not None:
            self._course.give_up()
            self._go_home()
            self.stop.setEnabled(False)

    def _go_home(self) -> None:
        if self.stop.hasFocus() and self.home is not None:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way(self) -> None:
        course = self._course
        if course is None:
            return
        if not course.of:
            said = self.tr("Reading “%1”…").replace("%1", course.source.name)
        elif course.done < course.of:
            #: While a long list is taken in: how many words are in, of how many
            said = self.tr("Taking in words: %1 of %2").replace("%2", figure(course.of))
            said = said.replace("%1", figure(course.done))
        else:
            said = self.tr("The words are in. Spelling is learning them…")
            self._go_home()
        self.words.setText(said)
        self.stop.setEnabled(not course.given_up)
        self.stop.setVisible(not course.of or course.done < course.of)
        self.show()


def _take_in(desk: Desk, incoming: Incoming, scope: Scope, course: _Course) -> tuple[int, int]:
    wanted = incoming if scope is incoming.scope else desk.words.read_list(incoming.source, scope)
    taken = desk.words.import_list(wanted, course.going_on)
    return taken, len(wanted.new) + wanted.known - taken
