"""A plain list of words out to a file and in from one: what cannot be used is seen first, and one says for whom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from calendario.desk.words import Incoming
from calendario.domain.own_words import Scope
from calendario.gui import folders
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.field import Field
from calendario.sentences.own_words import refused_line, scope_word

_SHOWN = 6  # lines that cannot be used; the others are counted


class OwnWordsImportDialog(Dialog):
    """How many words there are, which lines cannot be used, and for whom they shall be right."""

    def __init__(self, theme: Theme, incoming: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        count = len(incoming.new) + incoming.known
        self.set_title(self.tr("Take in %n word(s)?", "", count) if count else self.tr("There is nothing to take in"))
        self.add_text(incoming.source.name, "body", "muted")
        refused = incoming.refused[:_SHOWN]
        if refused:
            self.add_text(self.tr("%n line(s) cannot be used and will be left out:", "", incoming.refused_count))
            for line in refused:
                self.add_text(refused_line(line), "small", "muted")
            if incoming.refused_count > len(refused):
                self.add_text(self.tr("and %n more", "", incoming.refused_count - len(refused)), "small", "muted")
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


def ask_where_to(parent: QWidget) -> Path | None:
    """A file to write."""
    title = QCoreApplication.translate("OwnWords", "Export the words")
    proposed = str(Path(folders.last("documents")) / "palabras.txt")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposed, "*.txt")
    if not chosen:
        return None
    target = Path(chosen)
    folders.used("documents", target)
    return target if target.suffix else target.with_suffix(".txt")


def ask_where_from(parent: QWidget) -> Path | None:
    """A file to read."""
    title = QCoreApplication.translate("OwnWords", "Import words")
    kinds = QCoreApplication.translate("OwnWords", "Lists of words (*.txt *.dic);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, folders.last("documents"), kinds)
    if not chosen:
        return None
    folders.used("documents", Path(chosen))
    return Path(chosen)
