"""What stands between a post and its hour: said once, the safe choice first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from calendario.gui.dialog import Dialog
from calendario.gui.editor.gathered import Row
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.states import FINDING
from calendario.sentences import finding_text, level_word

#: A row and the channels it is about (empty: all of them).
Told = tuple[Row, str]


class BlockedDialog(Dialog):
    """«Todavía no se puede programar»: what prevents it."""

    def __init__(self, theme: Theme, rows: Sequence[Told], now: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        title = self.tr("It cannot be published yet.") if now else self.tr("It cannot be planned yet.")
        self.setWindowTitle(title)
        self.heading.setText(title)
        if any(row.finding.code == "empty_text" for row, _ in rows):  # there is no text to be kept
            words = self.tr("%n thing(s) prevent publishing.", "", len(rows))
        else:
            words = self.tr("%n thing(s) prevent publishing. Your text is kept.", "", len(rows))
        self.add_text(words)
        _list(self, theme, rows)
        self.go = self.add_choice(self.tr("Go to the first"), "primary")
        self.go.clicked.connect(self.accept)
        self.close_button = self.add_safe(self.tr("Close"))
        self.go.setDefault(True)
        self.go.setFocus()

    @classmethod
    def ask(cls, theme: Theme, rows: Sequence[Told], *, now: bool, parent: QWidget | None = None) -> bool:
        """Whether to go to the first (`now`: it was being published, not planned)."""
        return cls(theme, rows, now, parent).exec() == QDialog.DialogCode.Accepted


class WarnedDialog(Dialog):
    """The notices, once: *Revisar*, or *Programar así*."""

    def __init__(self, theme: Theme, rows: Sequence[Told], now: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        title = self.tr("There are %n notice(s) to look at.", "", len(rows))
        self.setWindowTitle(title)
        self.heading.setText(title)
        _list(self, theme, rows)
        self.add_text(self.tr("Nothing prevents publishing."), "small", "muted")
        self.look = self.add_safe(self.tr("Look at them"), "primary")
        self.as_it_is = self.add_choice(self.tr("Publish like this") if now else self.tr("Plan like this"))
        self.as_it_is.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, rows: Sequence[Told], *, now: bool, parent: QWidget | None = None) -> bool:
        """Whether it goes out as it is (`now`: it is being published, not planned)."""
        return cls(theme, rows, now, parent).exec() == QDialog.DialogCode.Accepted


class UnkeptDialog(Dialog):
    """Leaving when the text cannot be kept: it would be lost."""

    def __init__(self, theme: Theme, why: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        title = self.tr("The text is not kept. If you leave now, it is lost.")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.add_text(why)
        self.add_safe(self.tr("Stay"), "primary")
        leave = self.add_choice(self.tr("Copy the text and leave"))
        leave.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, why: str, parent: QWidget | None = None) -> bool:
        """Whether to leave, with the text in the clipboard."""
        return cls(theme, why, parent).exec() == QDialog.DialogCode.Accepted


def _list(dialog: Dialog, theme: Theme, rows: Sequence[Told]) -> None:
    for row, where in rows:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        icon, token = FINDING[str(row.finding.level)]
        mark = IconLabel(theme, icon, token, 16, level_word(row.finding.level))
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = finding_text(row.finding)
        layout.addWidget(WrapLabel(theme, f"{words} ({where})" if where else words), 1)
        dialog.add(line)
