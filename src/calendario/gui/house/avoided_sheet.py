"""*Palabras que evitáis* in *Ajustes*: what the institution does not write, what it writes instead, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.domain.house import Avoided, House
from calendario.domain.house_json import LONGEST
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.house.asked import WordsAsked
from calendario.gui.house.keeping import Keeping
from calendario.gui.house.rows import Row, RowsView
from calendario.gui.shown import grouped
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import focus_first_error
from calendario.gui.widgets.labelled import explained
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.two_lines import TwoLines
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import sentence

_ROWS = 5  # that are seen at once


class AvoidedDialog(Dialog):
    """A new word, or one that there is. What is refused is said below it and nothing is closed."""

    def __init__(
        self, theme: Theme, one: Avoided | None, save: Callable[[Avoided], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Another word to avoid") if one is None else self.tr("Word to avoid"), parent)
        self._keep = save
        self.kept: Avoided | None = None
        there = one or Avoided("")
        told = self.tr("A word or a phrase; capitals and accents do not matter.")
        self.words = WordsAsked(
            theme, self.tr("What you do not write"), there.words, LONGEST["words"], self, told, needed=True
        )
        self.instead = WordsAsked(
            theme,
            self.tr("What you write instead"),
            there.instead,
            LONGEST["instead"],
            self,
            self.tr("If there is any."),
        )
        self.why = WordsAsked(
            theme,
            self.tr("Why"),
            there.why,
            LONGEST["why"],
            self,
            self.tr("Whoever writes it reads this in the review."),
        )
        for field in (self.words, self.instead, self.why):
            self.add(field)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Add") if one is None else self.tr("Save"), self._save)
        self.words.line.setFocus()

    @classmethod
    def ask(
        cls, theme: Theme, one: Avoided | None, save: Callable[[Avoided], object], parent: QWidget | None = None
    ) -> Avoided | None:
        """What was saved, if anything was."""
        dialog = cls(theme, one, save, parent)
        dialog.exec()
        return dialog.kept

    def _save(self) -> None:
        self.words.check()
        if focus_first_error((self.words,)):
            return
        wanted = Avoided(self.words.words(), self.instead.words(), self.why.words())
        try:
            self._keep(wanted)
        except Problem as problem:
            self.words.set_error(sentence(problem))
            self.words.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.kept = wanted
        self.accept()


class AvoidedSheet(Sheet):
    """`about` of a row is the `Avoided`."""

    def __init__(self, keeping: Keeping, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Words to avoid"))
        self._keeping, self._look = keeping, theme
        self.add_row(
            explained(theme, self.tr("The review tells whoever writes one of them what to write instead."), self)
        )
        self.view = RowsView(theme, _ROWS, self)
        self.view.setAccessibleName(self.tr("Words to avoid"))
        self.view.chose.connect(self._chosen)
        self.view.wanted.connect(self._change)
        self.view.unwanted.connect(self._remove)
        self.nothing = WrapLabel(theme, self.tr("There are none yet."), "body", "muted", self)
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        self.add_row(row)
        self.add = buttons.plain(self.tr("Add a word…"), theme.icon("mas"), parent=self)
        self.add.setAccessibleName(self.tr("Add a word to avoid…"))
        self.add.clicked.connect(self._add)
        self.change = buttons.plain(self.tr("Change…"), parent=self)
        self.change.setAccessibleName(self.tr("Change the chosen word to avoid"))
        self.change.clicked.connect(self._change)
        self.remove = buttons.plain(self.tr("Remove"), parent=self)
        self.remove.setAccessibleName(self.tr("Remove the chosen word to avoid"))
        self.remove.clicked.connect(self._remove)
        below = QWidget(self)
        self._ways = WrapRow(below)
        for button in (self.add, self.change, self.remove):
            self._ways.add(button)
        QVBoxLayout(below).addWidget(self._ways)
        self.add_row(below)
        self._chosen()

    def reload(self) -> None:
        """Reads them. Raises `Problem`."""
        there = sorted(self._keeping.house().avoided, key=lambda one: one.words.casefold())
        if not there and self.view.hasFocus():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.show_rows([Row(one, self._said(one)) for one in there])
        self.view.setVisible(bool(there))
        self.nothing.setVisible(not there)
        for button in (self.change, self.remove):
            button.setVisible(bool(there))
        self._ways.arrange()
        self.set_note(grouped(self.tr("%n word(s)", "", len(there)), len(there)) if there else "")

    def _said(self, one: Avoided) -> TwoLines:
        if one.instead:
            #: What is written instead of a word to avoid
            better = self.tr("better: %1").replace("%1", one.instead)
        else:
            better = "" if one.why else self.tr("nothing instead")
        return TwoLines(one.words, ". ".join(filter(None, (better, one.why))))

    def _chosen(self) -> None:
        chosen = self.view.chosen() is not None
        if not chosen and (self.change.hasFocus() or self.remove.hasFocus()):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    # --- what is done

    def _add(self) -> None:
        self._ask(None)

    def _change(self) -> None:
        one = self.view.chosen()
        if isinstance(one, Avoided):
            self._ask(one)

    def _ask(self, one: Avoided | None) -> None:
        def save(wanted: Avoided) -> None:
            self._keeping.put(lambda house: _with(house, wanted, without=one))

        wanted = AvoidedDialog.ask(self._look, one, save, self.window())
        if wanted is None or wanted == one:
            return
        self.view.choose(wanted)
        self.view.scrollTo(self.view.currentIndex())
        told = self.tr("“%1” is a word to avoid.") if one is None else self.tr("“%1” is changed.")
        self._keeping.tell(told.replace("%1", wanted.words), lambda house: _with(house, one, without=wanted))

    def _remove(self) -> None:
        one = self.view.chosen()
        if not isinstance(one, Avoided):
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # with nothing chosen the button takes no focus
        words = self.tr("“%1” may be written again.").replace("%1", one.words)
        self._keeping.change(
            lambda house: _with(house, None, without=one), words, lambda house: _with(house, one, without=None)
        )


def _with(house: House, wanted: Avoided | None, *, without: Avoided | None) -> House:
    left = tuple(one for one in house.avoided if one != without)
    return replace(house, avoided=left if wanted is None else (*left, wanted))
