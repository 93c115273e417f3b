"""The bank out to a file and in from one: what would change is seen first, and one chooses what of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QWidget

from calendario.desk.bank import Merged
from calendario.domain.bank import Entry, Key
from calendario.domain.difference import FieldChange, text_difference
from calendario.gui import file_choice
from calendario.gui.bank.facts import all_of
from calendario.gui.bank.words import one_of
from calendario.gui.dialog import Dialog
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.theme import Theme

_ENTRY, _BEFORE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROWS, _LINES = (3, 7), 5  # of the list, least and most; of what is read below it


class ImportDialog(Dialog):
    """What is new and what changes, each with a tick, and of the one one is at what it says and said: before anything
    is done.
    """

    WIDTH = 640

    def __init__(self, theme: Theme, plan: Merged, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        title = self.tr("Take in the texts of “%1”?").replace("%1", plan.source)
        self.set_title(title if plan.source else self.tr("Take in these texts?"))
        told = []
        if plan.changed:
            told.append(self.tr("%n say(s) something else and take(s) the place of yours", "", len(plan.changed)))
        if plan.new:
            told.append(self.tr("%n new", "", len(plan.new)))
        if plan.same:
            told.append(self.tr("%n the same as yours", "", plan.same))
        self.add_text("\n".join(told))
        self.model = QStandardItemModel(self)
        for before, after in plan.changed:
            self._add_row(before, after)
        for entry in plan.new:
            self._add_row(None, entry)
        self.view = _list_of(theme, self.model, self)
        self.view.setAccessibleName(self.tr("Texts to take in"))
        self.add(self.view)
        self.change = DifferenceView(theme, self.tr("What it says"), {}, {}, self)
        self.change.setMinimumHeight(_LINES * theme.metrics("body").lineSpacing() + 16)
        self.add(self.change)
        kept = self.tr("What changes is kept as it was among those not used any more. What only you have stays.")
        self.add_text(kept, "small", "muted")
        self.add_safe(self.tr("Leave it"))
        self.take = self.add_choice(self.tr("Take in"), "primary")
        self.take.clicked.connect(self.accept)
        self.view.selectionModel().currentChanged.connect(self._show)
        self.model.itemChanged.connect(self._ticked)
        self.view.setCurrentIndex(self.model.index(0, 0))

    @classmethod
    def ask(cls, theme: Theme, plan: Merged, parent: QWidget | None = None) -> frozenset[Key]:
        """What of it to take in, by key; nothing where it is left."""
        dialog = cls(theme, plan, parent)
        return dialog.wanted() if dialog.exec() == QDialog.DialogCode.Accepted else frozenset()

    def wanted(self) -> frozenset[Key]:
        """What is ticked."""
        rows = (self.model.item(row) for row in range(self.model.rowCount()))
        return frozenset(r.data(_ENTRY).key for r in rows if r.checkState() is Qt.CheckState.Checked)

    def _add_row(self, before: Entry | None, entry: Entry) -> None:
        #: %1 which one
        words = self.tr("Changes · %1") if before is not None else self.tr("New · %1")
        item = QStandardItem(words.replace("%1", _named(entry)))
        item.setEditable(False)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(entry, _ENTRY)
        item.setData(before, _BEFORE)
        self.model.appendRow(item)

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry, before = index.data(_ENTRY), index.data(_BEFORE)
        if not isinstance(entry, Entry):
            return
        was, will = "" if before is None else all_of(before.body), all_of(entry.body)
        self.change.show_changes([FieldChange("text", None, was, will, text_difference(was, will))])

    def _ticked(self, _item: QStandardItem) -> None:
        self.take.setEnabled(bool(self.wanted()))


def _list_of(theme: Theme, model: QStandardItemModel, parent: QWidget) -> QListView:
    """As tall as its rows, within reason: a province has hundreds of them."""
    view = QListView(parent)
    view.setProperty("sheet", True)
    view.setProperty("ticks", True)
    view.setModel(model)
    view.setTabKeyNavigation(False)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    least, most = _ROWS
    row = max(view.sizeHintForRow(0), theme.scaled(26))
    view.setFixedHeight(min(max(model.rowCount(), least), most) * row + 8)
    return view


def _named(entry: Entry) -> str:
    return f"{one_of(entry.kind)}: {entry.name}"


def ask_where_to(theme: Theme, parent: QWidget) -> Path | None:
    """A file to write."""
    title = QCoreApplication.translate("Bank", "Export the reusable texts")
    return file_choice.to_write(theme, parent, title, "reutilizables.json")


def ask_where_from(parent: QWidget) -> Path | None:
    """A file to read."""
    return file_choice.to_read(parent, QCoreApplication.translate("Bank", "Import reusable texts"), "*.json")
