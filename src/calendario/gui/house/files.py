"""The rules as a file: given to another institution, or taken from one after seeing what it would change."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from calendario.desk.house import Coming
from calendario.domain.house import House
from calendario.domain.problem import Problem
from calendario.gui import file_choice
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.dialog import Dialog
from calendario.gui.house.differences import Difference, differences
from calendario.gui.house.keeping import Keeping
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.wrap_row import WrapRow

_SHOWN = 12  # lines of what changes; the others are counted


class RulesImportDialog(Dialog):
    """What a file would change, before and after, and whether it shall."""

    WIDTH = 560

    def __init__(
        self,
        theme: Theme,
        name: str,
        changes: tuple[Difference, ...],
        parent: QWidget | None = None,
        *,
        hashtags: bool = False,
    ) -> None:
        """`name` is the file's, or its author's; see `Coming` for `hashtags`."""
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Take in these rules?") if changes else self.tr("There is nothing to take in"))
        self.add_text(name, "body", "muted")
        if hashtags:
            self.add_text(self.tr("Hashtags are no rules any more: write those of this file in Reusable texts."))
        if not changes:
            self.add_text(self.tr("The file says what your rules say already."))
            self.add_safe(self.tr("Close"))
            return
        self.add_text(self.tr("This would change:"))
        for change in changes[:_SHOWN]:
            self.add(self._row(theme, change))
        if len(changes) > _SHOWN:
            more = len(changes) - _SHOWN
            self.add_text(self.tr("and %n more", "", more), "small", "muted")
        self.add_text(self.tr("Everything else stays as it is. It can be undone."), "small", "muted")
        self.add_safe(self.tr("Leave it"))
        self.take = self.add_choice(self.tr("Take in"), "primary")
        self.take.clicked.connect(self.accept)

    def _row(self, theme: Theme, change: Difference) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(WrapLabel(theme, change.what, "strong", "ink", row))
        lines = []
        if change.before:
            before = self.tr("Goes: %1") if change.of_list else self.tr("Before: %1")
            lines.append(before.replace("%1", change.before))
        if change.after:
            after = self.tr("Comes: %1") if change.of_list else self.tr("After: %1")
            lines.append(after.replace("%1", change.after))
        for line in lines:
            column.addWidget(WrapLabel(theme, line, "body", "ink", row))
        return row

    @classmethod
    def ask(
        cls,
        theme: Theme,
        name: str,
        changes: tuple[Difference, ...],
        parent: QWidget | None = None,
        *,
        hashtags: bool = False,
    ) -> bool:
        """Whether it shall."""
        return cls(theme, name, changes, parent, hashtags=hashtags).exec() == QDialog.DialogCode.Accepted


class FilesRow(QWidget):
    """*Importar…* and *Exportar…*."""

    def __init__(self, keeping: Keeping, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping, self._theme, self._background = keeping, theme, background
        about = self.tr("Rules, holidays and periods in one file, for another institution or another computer.")
        self.bring = buttons.plain(self.tr("Import…"), parent=self)
        self.bring.setAccessibleName(self.tr("Import the rules from a file"))
        self.bring.clicked.connect(self._import)
        self.give = buttons.plain(self.tr("Export…"), parent=self)
        self.give.setAccessibleName(self.tr("Export the rules to a file"))
        self.give.clicked.connect(self._export)
        ways = WrapRow(self)
        ways.add(self.bring)
        ways.add(self.give)
        parts = Beside(theme, 460, self, spacing=16)
        parts.add(WrapLabel(theme, about, "body", "muted", self), 3)
        parts.add(ways, 0)
        QVBoxLayout(self).addWidget(parts)

    # --- in

    def _import(self) -> None:
        kinds = self.tr("Rules (*.json);;All files (*)")
        source = file_choice.to_read(self, self.tr("Import the rules"), kinds)
        if source is not None:
            self.take_in(source)

    def take_in(self, source: Path) -> None:
        """Reads that file in the background, and asks."""
        self._background.run(partial(_read, self._keeping, source), self._came, self._keeping.refuse)

    def _came(self, answer: tuple[str, Coming]) -> None:
        name, coming = answer
        offer(self._keeping, self._theme, name, coming, self.window())

    # --- out

    def _export(self) -> None:
        target = file_choice.to_write(self._theme, self, self.tr("Export the rules"), self.tr("house rules") + ".json")
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """The rules as they are."""
        self._background.run(partial(_write, self._keeping, target), self._written, self._keeping.refuse)

    def _written(self, target: Path) -> None:
        self._keeping.told.emit(self.tr("The rules are in %1").replace("%1", str(target)), None, 0)


def offer(keeping: Keeping, theme: Theme, name: str, coming: Coming, parent: QWidget | None = None) -> None:
    """Says what the rules called `name` would change, and takes them in where that is wanted."""
    desk = keeping.desk.house
    try:
        changes = differences(desk.house(), coming.house, {one.locale: one for one in desk.countries()})
        if not RulesImportDialog.ask(theme, name, changes, parent, hashtags=coming.hashtags):
            return
        before, after = desk.put(coming)
    except Problem as problem:
        keeping.refuse(problem)
        return
    keeping.changed.emit()
    words = QCoreApplication.translate("House", "The rules of “%1” are taken in.").replace("%1", name)
    keeping.tell(words, partial(_as_before, before, after))


def _as_before(before: House, after: House, house: House) -> House:
    """What taking in changed is as it was; what was changed after it stays."""
    names = [one.name for one in fields(House) if getattr(before, one.name) != getattr(after, one.name)]
    changed = {name: getattr(before, name) for name in names if getattr(house, name) == getattr(after, name)}
    return replace(house, **changed)


def _read(keeping: Keeping, source: Path) -> tuple[str, Coming]:
    return source.name, keeping.desk.house.read_file(source)


def _write(keeping: Keeping, target: Path) -> Path:
    keeping.desk.house.export(target)
    return target
