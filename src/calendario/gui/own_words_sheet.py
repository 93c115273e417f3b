"""The words of the institution in *Ajustes*: what spelling takes for right whatever the dictionary says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.own_words import MOST_CHARACTERS, OwnWord, Scope
from calendario.domain.problem import BadInput, Problem
from calendario.gui import own_words_import
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.own_words_import import ComingList, choice_word
from calendario.gui.own_words_list import OwnWordsModel, OwnWordsView, Row, rows_of
from calendario.gui.shown import grouped
from calendario.gui.theme import Theme
from calendario.gui.told_strip import STAYS_MS
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import sentence

_ROWS = 5  # that are seen at once
_SEARCH = 60  # characters
_AT_ONCE = 50  # words that go or come back while the window waits: more take seconds
_CHOICE = 12  # characters: in the smallest window the words of a choice are cut, not the page
_BESIDE = 460  # px at 100 %


class OwnWordsSheet(Sheet):
    """`told` with a sentence, what takes it back (or None) and for how long that is offered (ms); `refused` with one
    about what was not done.
    """

    told = Signal(str, object, int)
    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Words of the institution"))
        self._desk, self._look, self._background = desk, theme, background
        self._read: object = None  # the changes that were read last
        self._reading = False
        self._add_row()
        self._list_row()
        self._ways_row()
        self._strict_row()
        for part in (self._above, self.view, self.nothing):  # until it is known what there is
            part.hide()
        for button in (self.remove, self.give):
            button.setEnabled(False)
        theme.changed.connect(self._dress)
        self._dress()

    # --- how it is laid out

    def _add_row(self) -> None:
        words = self.tr(
            "Streets, festivals, companies, surnames: what the dictionary does not know and is right. The official "
            "names of Reusable texts are right too."
        )
        about = QWidget(self)
        QVBoxLayout(about).addWidget(WrapLabel(self._look, words, "small", "muted", about))
        self.add_row(about)
        self.word = QLineEdit(self)
        self.word.setMaxLength(2 * MOST_CHARACTERS)  # too long is told, not cut off
        self.word.returnPressed.connect(self._add)
        self.add = buttons.plain(self.tr("Add"), self._look.icon("mas"), parent=self)
        self.add.setAccessibleName(self.tr("Add the word"))
        self.add.clicked.connect(self._add)
        self.scope = _choice(self)
        for scope in (Scope.INSTITUTION, Scope.PERSON):
            self.scope.addItem(choice_word(scope), scope)
        self.scope.setAccessibleName(self.tr("For whom the word is right"))
        row = QWidget(self)
        self.word_field = Field(self._look, self.tr("Another word"), self.word, parent=row, beside=self.add)
        whose = Beside(self._look, _BESIDE, row, spacing=16)
        words_of_scope = WrapLabel(self._look, self.tr("It is right for"), "body", "ink", whose)
        words_of_scope.setBuddy(self.scope)
        whose.add(words_of_scope, 0, Qt.AlignmentFlag.AlignVCenter)
        whose.add(self.scope, 0)
        column = QVBoxLayout(row)
        column.setSpacing(8)
        column.addWidget(self.word_field)
        column.addWidget(whose)
        self.add_row(row)

    def _list_row(self) -> None:
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_SEARCH)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the words"))
        self.search.textChanged.connect(self._show)
        self.of_whom = _choice(self)
        self.of_whom.addItem(self.tr("All"), None)
        for scope in Scope:
            self.of_whom.addItem(choice_word(scope), scope)
        self.of_whom.setAccessibleName(self.tr("Which words are listed"))
        self.of_whom.activated.connect(self._show)
        self.model = OwnWordsModel(self)
        self.view = OwnWordsView(self._look, self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Words of the institution"))
        self.view.unwanted.connect(self._remove)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.nothing = WrapLabel(self._look, "", "body", "muted", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setSpacing(8)
        self._above = Beside(self._look, _BESIDE, row, spacing=8)
        self._above.add(self.search, 1)
        self._above.add(self.of_whom, 0)
        column.addWidget(self._above)
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        self.add_row(row)

    def _ways_row(self) -> None:
        self.remove = buttons.plain(self.tr("Remove"), parent=self)
        self.remove.setAccessibleName(self.tr("Remove the chosen words"))
        self.remove.clicked.connect(self._remove)
        self.bring = buttons.plain(self.tr("Import…"), parent=self)
        self.bring.setAccessibleName(self.tr("Import words from a list"))
        self.bring.clicked.connect(self._import)
        self.give = buttons.plain(self.tr("Export…"), parent=self)
        self.give.setAccessibleName(self.tr("Export the listed words to a file"))
        self.give.clicked.connect(self._export)
        row = QWidget(self)
        ways = WrapRow(row)
        for button in (self.remove, self.bring, self.give):
            ways.add(button)
        self.coming = ComingList(self._desk, self._look, self._background, row)
        self.coming.home = self.word
        self.coming.taken.connect(self._taken)
        self.coming.left.connect(self._list_left)
        self.coming.refused.connect(self.refused)
        self.coming.ended.connect(self._list_ended)
        column = QVBoxLayout(row)
        column.addWidget(ways)
        column.addWidget(self.coming)
        self.add_row(row)

    def _strict_row(self) -> None:
        said = self.tr("Strict mode")
        self.strict = QCheckBox(self)  # without words of its own, which would not wrap
        self.strict.setAccessibleName(said)
        about = self.tr(
            "It marks unknown words with a capital too, which may be names: it misses nothing and marks more that is "
            "right. For everybody in the institution."
        )
        self.strict.setAccessibleDescription(about)
        self.strict.clicked.connect(self._choose_strict)
        row = QWidget(self)
        words = WrapLabel(self._look, said, "body", "ink", row)
        words.setBuddy(self.strict)
        parts = Beside(self._look, _BESIDE, row, spacing=16)
        parts.add(words, 1)
        parts.add(self.strict, 4)
        QVBoxLayout(row).addWidget(parts)
        self.add_row(row)
        below = QWidget(self)
        QVBoxLayout(below).addWidget(WrapLabel(self._look, about, "small", "muted", below))
        self.add_row(below)

    def _dress(self) -> None:
        self.view.setFixedHeight(_ROWS * self.view.row_height() + 4)
        self.view.scheduleDelayedItemsLayout()

    # --- what there is

    def reload(self) -> None:
        """Reads them in the background, where they changed. Raises `Problem`."""
        self.strict.setChecked(self._desk.words.strict)
        changes = self._desk.words.changes
        if changes == self._read or self._reading:
            if self._read is not None:
                self._show()
            return
        self._reading = True
        self._background.run(partial(_read, self._desk), self._came, self._did_not_come)

    def _came(self, answer: tuple[object, tuple[Row, ...]]) -> None:
        self._reading = False
        self._read, rows = answer
        self._show_rows(rows)
        try:
            if self._desk.words.changes != self._read:
                self.reload()
        except Problem as problem:
            self.refused.emit(sentence(problem))

    def _did_not_come(self, problem: Problem) -> None:
        self._reading = False
        self.nothing.setText(sentence(problem))
        self._show_view(False)
        self.refused.emit(sentence(problem))

    def _show(self) -> None:
        self._show_rows(None)

    def _show_rows(self, rows: tuple[Row, ...] | None) -> None:
        chosen, at = {row.listed.word.id for row in self.view.chosen()}, max(0, self.view.currentIndex().row())
        self.model.show_rows(rows, self.search.text(), self._listed_scope())
        shown = self.model.shown
        if shown:
            first = next((n for n, row in enumerate(shown) if row.listed.word.id in chosen), -1) if chosen else -1
            current = self.model.index(min(at, len(shown) - 1) if first < 0 else first)
            self.view.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.choose(chosen)
        looked = bool(self.search.text().strip()) or self._listed_scope() is not None
        self.nothing.setText(
            self.tr("No word is like that.") if looked and self.model.count else self.tr("There are none yet.")
        )
        self._above.setVisible(looked or self.model.count > 0)
        self._show_view(bool(shown))
        count = self.model.count
        self.set_note(grouped(self.tr("%n word(s)", "", count), count) if count else "")
        self.give.setEnabled(bool(shown))
        self._chosen()

    def _show_view(self, shown: bool) -> None:
        if not shown and self.view.hasFocus():
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.setVisible(shown)
        self.nothing.setVisible(not shown)

    def _listed_scope(self) -> Scope | None:
        chosen = self.of_whom.currentData()  # a plain string: Qt knows no enumerations of ours
        return None if chosen is None else Scope(chosen)

    def _chosen(self) -> None:
        self.remove.setEnabled(self.view.selectionModel().hasSelection())

    # --- what is done

    def _add(self) -> None:
        word, scope = self.word.text(), Scope(self.scope.currentData())
        try:
            known = self._desk.words.kept(word, scope)
            added = self._desk.words.add(word, scope)
        except BadInput as problem:
            self.word_field.set_error(sentence(problem))
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self.word_field.set_error(None)
        self.word.clear()
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        if scope is Scope.PERSON:
            words = self.tr("“%1” is right for you.")
        else:
            words = self.tr("“%1” is right in the whole institution.")
        undo = partial(self._take_out, added) if known is None else None  # what was there before is not taken out
        self.told.emit(words.replace("%1", added.word), undo, STAYS_MS if undo else 0)
        self._read_again()

    def _take_out(self, added: OwnWord) -> None:
        self._do(partial(self._desk.words.remove, [added.id]))

    def _remove(self) -> None:
        chosen = [row.listed.word for row in self.view.chosen()]
        if not chosen:
            return
        if self.remove.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # with nothing chosen the button takes no focus
        self.view.clearSelection()
        work = partial(self._desk.words.remove, [word.id for word in chosen])
        if len(chosen) > _AT_ONCE:
            self.remove.setEnabled(False)
            self._background.run(work, self._removed, self._not_done)
            return
        try:
            gone = work()
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self._removed(gone)

    def _removed(self, gone: tuple[OwnWord, ...]) -> None:
        if not gone:  # somebody was faster
            self._read_again()
            return
        if len(gone) == 1:
            words = self.tr("“%1” is not among the words any more.").replace("%1", gone[0].word)
        else:
            words = grouped(self.tr("%n word(s) removed.", "", len(gone)), len(gone))
        self.told.emit(words, partial(self._put_back, gone), STAYS_MS)
        self._read_again()

    def _put_back(self, gone: tuple[OwnWord, ...]) -> None:
        work = partial(self._desk.words.put_back, gone)
        if len(gone) > _AT_ONCE:
            self._background.run(work, self._done, self._not_done)
        else:
            self._do(work)

    def _choose_strict(self, checked: bool) -> None:
        self._do(partial(self._desk.words.set_strict, checked))

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except Problem as problem:
            self.refused.emit(sentence(problem))
        self._read_again()

    def _done(self, _answer: object) -> None:
        self._read_again()

    def _not_done(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))
        self._read_again()

    def _read_again(self) -> None:
        try:
            self.reload()
        except Problem as problem:
            self.refused.emit(sentence(problem))

    # --- lists

    def _import(self) -> None:
        source = own_words_import.ask_where_from(self)
        if source is not None:
            self.take_in(source)

    def take_in(self, source: Path) -> None:
        """Reads that list in the background, and asks."""
        self._stop_bringing()
        self.coming.take_in(source)

    def _stop_bringing(self) -> None:
        """One list after the other; the focus does not go on to *Exportar…* meanwhile."""
        if self.bring.hasFocus():
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring.setEnabled(False)

    def _list_ended(self) -> None:
        self.bring.setEnabled(True)

    def _list_left(self) -> None:
        self.told.emit(self.tr("No word of the list was taken in."), None, 0)

    def _taken(self, taken: int, known: int) -> None:
        words = grouped(self.tr("%n word(s) taken in.", "", taken), taken)
        if known:
            words = f"{words} {grouped(self.tr('%n were there already.', '', known), known)}"
        self.told.emit(words, None, 0)
        self._read_again()

    def _export(self) -> None:
        target = own_words_import.ask_where_to(self._look, self)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """The words of those that are listed, all of them: what is looked for does not count."""
        work = partial(_write, self._desk, target, self._listed_scope())
        self._background.run(work, self._written, self._not_written)

    def _not_written(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))

    def _written(self, answer: tuple[Path, int]) -> None:
        target, count = answer
        words = grouped(self.tr("%n word(s) are in %1", "", count), count).replace("%1", str(target))
        self.told.emit(words, None, 0)


def _choice(parent: QWidget) -> Choice:
    made = Choice(parent)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_CHOICE)
    return made


def _read(desk: Desk) -> tuple[object, tuple[Row, ...]]:
    changes = desk.words.changes
    return changes, rows_of(desk.words.all(), desk.office.institution().zone)


def _write(desk: Desk, target: Path, scope: Scope | None) -> tuple[Path, int]:
    return target, desk.words.export_list(target, scope)
