"""*Reutilizables*: the bank, kind by kind, with what is in it and what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.bank import Kept, Merged
from calendario.desk.bank_file import Incoming
from calendario.desk.desk import Desk
from calendario.domain.bank import Entry, Kind, text_of
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.bank import importing
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.entry_list import EntryList
from calendario.gui.bank.importing import ImportDialog
from calendario.gui.bank.reading import Reading
from calendario.gui.bank.words import KINDS, add_words, kind_title, none_yet
from calendario.gui.house.files import offer
from calendario.gui.house.keeping import Keeping
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import sentence

_BESIDE = 620  # px at 100 %: with less, what is read stands under the list


class BankPage(QWidget):
    """`opened` with a post to write on, begun from a text; `told` and `refused` carry a sentence, `undoable` one with
    what takes it back and for how long.
    """

    areas = frozenset({"bank", "publications", "posts"})
    opened = Signal(object)
    told = Signal(str)
    undoable = Signal(str, object, int)
    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._kind = Kind.TEMPLATE
        self._narrow: bool | None = None
        self.setProperty("page", True)
        self.heading = WrapLabel(theme, self.tr("Reusable texts"), "title", "ink", self)
        self.heading.setWordWrap(False)
        self.bring = buttons.plain(self.tr("Import…"))
        self.bring.setToolTip(self.tr("From a file of another town hall, or of your provincial council"))
        self.bring.clicked.connect(self._import)
        self.give = buttons.plain(self.tr("Export…"))
        self.give.setToolTip(self.tr("Everything in one file, for another town hall"))
        self.give.clicked.connect(self._export)
        self.add = buttons.plain("", theme.icon("mas"))
        self.add.clicked.connect(partial(self._change, None))
        self._kinds()
        self.entries = EntryList(theme, parent=self)
        self.entries.searched.connect(self.reload)
        self.entries.picked.connect(self._picked)
        self.reading = Reading(theme, self)
        self.entries.shown.connect(self.reading.show_kept)
        self.reading.use.connect(self._use)
        self.reading.copy.connect(self._copy)
        self.reading.change.connect(lambda kept: self._change(kept.entry))
        self.reading.retire.connect(self._retire)
        self.reading.restore.connect(self._restore)
        self.rules = Keeping(desk, self)
        self.rules.told.connect(self.undoable)
        self.rules.refused.connect(self.refused)
        self._lay_out()
        self._show_kind()

    def reload(self) -> None:
        """Reads the bank; what one was at stays marked."""
        try:
            there = self._desk.bank.all(self._kind, search=self.entries.words(), retired=True)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        nothing = none_yet(self._kind) if not self.entries.words() else self.tr("Nothing is called or says that.")
        self.entries.show_entries(sorted(there, key=lambda kept: kept.entry.retired), nothing)
        self.reading.show_kept(self.entries.current())

    def show_kind(self, kind: Kind) -> None:
        """Another of them."""
        if kind is not self._kind:
            self._kind = kind
            self.entries.search.blockSignals(True)
            self.entries.search.clear()
            self.entries.search.blockSignals(False)
        self._show_kind()
        self.reload()

    def take_focus(self) -> None:
        """In the search."""
        self.entries.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self.entries.search)

    def take_in(self, source: Path) -> None:
        """Reads that file in the background, and asks."""
        self.bring.setEnabled(False)
        self._background.run(partial(_read, self._desk, source), self._came, self._did_not_come)

    # --- how it is laid out

    def _kinds(self) -> None:
        self.segments = WrapRow(self, gap=0)
        self.chooser = Choice(self)
        self.chooser.setAccessibleName(self.tr("Which texts"))
        self._group = QButtonGroup(self)
        self.buttons: dict[Kind, buttons.SegmentButton] = {}
        for number, kind in enumerate(KINDS):
            place = "first" if number == 0 else "last" if number == len(KINDS) - 1 else "middle"
            button = buttons.SegmentButton(self._theme, kind_title(kind), place)
            button.clicked.connect(partial(self.show_kind, kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            self.segments.add(button)
            self.chooser.addItem(kind_title(kind), str(kind))
        self.chooser.activated.connect(lambda row: self.show_kind(KINDS[row]))

    def _lay_out(self) -> None:
        self.head = WrapRow(self)
        self.head.add(self.heading)
        self.head.add(self.bring, pushed=True)
        self.head.add(self.give)
        self.head.add(self.add)
        choose = QHBoxLayout()
        choose.addWidget(self.segments, 1)
        choose.addWidget(self.chooser, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addWidget(self.entries, 2)
        self._both.addWidget(self.reading, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(self, across=False, whole=True)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(self._scroll.body)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(choose)
        column.addLayout(self._both, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 32
        fits = self.segments.sizeHint().width() <= room
        self.segments.setVisible(fits)
        self.chooser.setVisible(not fits)
        narrow = room < self._theme.scaled(_BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._both.setDirection(down if narrow else across)

    def _show_kind(self) -> None:
        self.buttons[self._kind].setChecked(True)
        self.chooser.setCurrentIndex(KINDS.index(self._kind))
        self.add.setText(add_words(self._kind))
        self.add.setAccessibleName(add_words(self._kind))
        self.head.arrange()

    # --- what is done

    def _picked(self, kept: Kept) -> None:
        if self.reading.button_use.isVisible() and self.reading.button_use.isEnabled():
            self._use(kept)
        elif not kept.entry.retired:
            self._change(kept.entry)

    def _change(self, entry: Entry | None) -> None:
        try:
            saved = EntryDialog.ask(self._desk, self._theme, self._kind, entry, "", self.window())
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        self.reload()
        if saved is not None:
            self.entries.go_to(saved.id)

    def _use(self, kept: Kept) -> None:
        try:
            post_id = self._desk.bank.begin(kept.entry.id)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            self.reload()
            return
        self.opened.emit(post_id)

    def _copy(self, kept: Kept) -> None:
        QGuiApplication.clipboard().setText(text_of(kept.entry.body))
        self.told.emit(self.tr("The text is in the clipboard."))

    def _retire(self, kept: Kept) -> None:
        self._do(partial(self._desk.bank.retire, kept.entry.id))

    def _restore(self, kept: Kept) -> None:
        self._do(partial(self._desk.bank.restore, kept.entry.id))

    def _do(self, change: partial[Entry]) -> None:
        try:
            change()
        except Problem as problem:
            self.refused.emit(sentence(problem))
        self.reload()
        self.entries.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- from one town hall to another

    def _export(self) -> None:
        target = importing.ask_where_to(self._theme, self)
        if target is not None:
            self._background.run(partial(_write, self._desk, target), self._gone, self._not_gone)

    def _gone(self, answer: tuple[Path, int]) -> None:
        target, count = answer
        words = self.tr("%n text(s) are in %1", "", count)
        self.told.emit(words.replace("%1", str(target)))

    def _not_gone(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))

    def _import(self) -> None:
        source = importing.ask_where_from(self)
        if source is not None:
            self.take_in(source)

    def _came(self, answer: tuple[str, Incoming, Merged]) -> None:
        self.bring.setEnabled(True)
        name, incoming, plan = answer
        if not plan.is_empty and not self._merged(incoming, plan):
            return
        try:
            rules = self._desk.house.filled_in(incoming.rules)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return
        if rules is not None:
            offer(self.rules, self._theme, plan.source or name, rules, self.window())
        elif plan.is_empty:
            self.told.emit(self.tr("There is nothing new in that file: you have all of it."))

    def _merged(self, incoming: Incoming, plan: Merged) -> bool:
        wanted = ImportDialog.ask(self._theme, plan, self.window())
        if not wanted:
            return False
        try:
            done = self._desk.bank.merge(incoming, wanted)
        except Problem as problem:
            self.refused.emit(sentence(problem))
            return False
        self.reload()
        words = self.tr("Taken in: %1 new, %2 changed. Yours that changed are kept as they were, not used.")
        self.told.emit(words.replace("%1", str(len(done.new))).replace("%2", str(len(done.changed))))
        return True

    def _did_not_come(self, problem: Problem) -> None:
        self.bring.setEnabled(True)
        self.refused.emit(sentence(problem))


def _write(desk: Desk, target: Path) -> tuple[Path, int]:
    return target, desk.bank.export(target)


def _read(desk: Desk, source: Path) -> tuple[str, Incoming, Merged]:
    incoming = desk.bank.read(source)
    return source.name, incoming, desk.bank.compare(incoming)
