"""What is looked for in the library, and the pictures that are found: on its page and wherever one is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import PAGE, Found, LibraryDesk, Search
from calendario.domain.problem import Problem
from calendario.domain.rights import Licence, Standing
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.library.grid import PictureGrid
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.moment import DayField
from calendario.sentences import licence_word, sentence

_AFTER_MS = 150  # of typing
_LAST = timedelta(days=365)


class _Words(QLineEdit):
    """Down leads into the pictures."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it searches: no dialog's button is pressed


class Finder(QWidget):
    """Search field, filters and the grid. `found` with how many there are after each search; `refused` a sentence."""

    found = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        parent: QWidget | None = None,
        *,
        pictures_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._asked = 0
        self._everything = Search(pictures_only=pictures_only)
        self._wanted = self._everything
        self.filtered = False
        self.words = _Words(self)
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(self.tr("What is seen, the post, its source…"))
        self.words.setAccessibleName(self.tr("Search the library"))
        self.licence = Choice(self)
        self.licence.setAccessibleName(self.tr("Licence"))
        self.licence.addItem(self.tr("Any licence"), None)
        for licence in Licence:
            self.licence.addItem(licence_word(licence), licence)
        self.people = Choice(self)
        self.people.setAccessibleName(self.tr("People and consent"))
        for words, people, standings in (
            (self.tr("With people or without"), None, ()),
            (self.tr("Without people"), False, ()),
            (self.tr("With people"), True, ()),
            (self.tr("Without consent"), None, (Standing.MISSING, Standing.OVER)),
            (self.tr("Consent ends soon"), None, (Standing.SOON_OVER,)),
            (self.tr("Consent taken back"), None, (Standing.WITHDRAWN,)),
        ):
            self.people.addItem(words, (people, frozenset(standings)))
        for choice in (self.licence, self.people):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(theme.scaled(120))
        today = wall_clock(desk.office.clock(), desk.office.institution().zone).date()
        self.dated = QCheckBox(self.tr("Used between"), self)
        self.first_day = DayField(theme, self.tr("From"), today - _LAST, self)
        self.last_day = DayField(theme, self.tr("Until"), today, self)
        self.days = QWidget(self)
        days = QHBoxLayout(self.days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        days.addWidget(self.first_day)
        days.addWidget(WrapLabel(theme, self.tr("and"), "body", "muted", self.days))
        days.addWidget(self.last_day)
        days.addStretch(1)
        self.note = WrapLabel(theme, "", "small", "muted", self)
        self.grid = PictureGrid(desk, theme, background, self)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.search)
        self._wire()

    def _lay_out(self) -> None:
        choices = Beside(self._theme, 480, self, spacing=8)
        choices.add(self.words, 3)
        choices.add(self.licence, 2)
        choices.add(self.people, 2)
        dates = Beside(self._theme, 480, self, spacing=8)
        dates.add(self.dated)
        dates.add(self.days)
        dates.add(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(choices)
        column.addWidget(dates)
        column.addWidget(self.grid, 1)
        self.days.hide()

    def _wire(self) -> None:
        self.words.textChanged.connect(lambda _text: self._timer.start())
        self.words.returnPressed.connect(self.search)
        self.words.down.connect(self._into_the_grid)
        self.licence.currentIndexChanged.connect(lambda _place: self._timer.start(0))
        self.people.currentIndexChanged.connect(lambda _place: self._timer.start(0))
        self.dated.toggled.connect(self.days.setVisible)
        self.dated.toggled.connect(lambda _on: self._timer.start(0))
        self.first_day.changed.connect(self._timer.start)
        self.last_day.changed.connect(self._timer.start)
        self.grid.pictures.more_wanted.connect(self._read_more)

    def search(self) -> None:
        """Reads from the beginning what is looked for; the picture that was chosen stays chosen."""
        self._timer.stop()
        self._wanted = self.wanted()
        self.filtered = self._wanted != self._everything
        self._ask(0)

    def wanted(self) -> Search:
        """What is looked for now."""
        people, standings = self.people.currentData()
        licence = self.licence.currentData()  # Qt gives back the text of it
        licence = None if licence is None else Licence(licence)
        words = self.words.text().strip()
        asked = replace(self._everything, words=words, licence=licence, people=people, standings=standings)
        if not self.dated.isChecked():
            return asked
        first, last = sorted((self.first_day.day(), self.last_day.day()))
        return replace(asked, first_day=first, last_day=last)

    def clear(self) -> None:
        """Nothing is asked of the pictures any more."""
        self.words.clear()
        self.licence.setCurrentIndex(0)
        self.people.setCurrentIndex(0)
        self.dated.setChecked(False)
        self.search()

    def _read_more(self) -> None:
        self._ask(self.grid.pictures.rowCount())

    def _ask(self, start: int) -> None:
        self._asked += 1
        many = PAGE if start else max(PAGE, self.grid.pictures.rowCount())
        work = partial(_look, self._desk.library, self._wanted, start, many, self._asked)
        self._background.run(work, self._found, self._not_found)

    def _found(self, answer: tuple[int, int, Found]) -> None:
        asked, start, found = answer
        if asked != self._asked:  # something else is looked for by now
            return
        pictures = self.grid.pictures
        if start:
            pictures.add_found(found.pictures, found.total)
        else:
            before, at = self.grid.picture(), self.grid.verticalScrollBar().value()
            pictures.show_found(found.pictures, found.total, found.today)
            if before is None or not self.grid.choose(before.image.digest):
                self.grid.looked_at.emit(None)
            self.grid.verticalScrollBar().setValue(at)
        words = self.tr("%n image(s), the one used last first", "", found.total)
        if not self._everything.pictures_only and any(k.image.mime.startswith("video/") for k in found.pictures):
            words = self.tr("%n image(s) and video(s), the one used last first", "", found.total)
        self.note.setText(words if found.total else "")
        self.found.emit(found.total)

    def _not_found(self, problem: Problem) -> None:
        self.grid.pictures.not_found()
        self.refused.emit(sentence(problem))

    def _into_the_grid(self) -> None:
        if self.grid.pictures.rowCount():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.grid.currentIndex().isValid():
                self.grid.setCurrentIndex(self.grid.pictures.index(0))


def _look(library: LibraryDesk, wanted: Search, start: int, most: int, asked: int) -> tuple[int, int, Found]:
    return asked, start, library.search(wanted, start, most)
