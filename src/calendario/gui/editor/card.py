"""*Ficha*: what the town hall knows of a post and tells nobody, beside its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from calendario.domain.details import Certainty, Details
from calendario.gui.dialog import Dialog
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.sheet import Sheet

#: The fields that are one line of words, as they are asked.
LINES = ("audience", "objective", "campaign", "source", "purpose")
_MOST_SHOWN = 1_000  # characters, at a glance and in the tip: a note may hold a long e-mail
_MOST_LINES = 3  # of a value in the sheet; all of it is in its tooltip


def word(name: str) -> str:
    """What a person calls a field of the card."""
    return {
        "audience": QCoreApplication.translate("CardSheet", "Audience"),
        "objective": QCoreApplication.translate("CardSheet", "Objective"),
        "campaign": QCoreApplication.translate("CardSheet", "Campaign"),
        "source": QCoreApplication.translate("CardSheet", "Official source"),
        "purpose": QCoreApplication.translate("CardSheet", "What good it is to people"),
        "certainty": QCoreApplication.translate("CardSheet", "Certainty"),
        "note": QCoreApplication.translate("CardSheet", "Internal note"),
    }[name]


class CardSheet(Sheet):
    """What is filled in; `edit` asks for the rest."""

    edit = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Card"))
        self.change = self.add_link(self.tr("Edit"))
        self.change.setAccessibleName(self.tr("Edit the card of this post"))
        self.change.clicked.connect(self.edit)
        body = QWidget(self)
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(12, 6, 12, 8)
        self._lines.setSpacing(1)
        self._said: dict[str, tuple[WrapLabel, ElidedLabel]] = {}
        for name in ("certainty", *LINES, "note"):
            tone = "warn" if name == "certainty" else "ink"
            row = WrapLabel(theme, word(name), "small", "muted"), ElidedLabel(theme, "", "small", tone, _MOST_LINES)
            self._said[name] = row
            for part in row:
                self._lines.addWidget(part)
        told = self.tr("Who it is for, where it comes from, notes. Nobody outside sees it.")
        self.empty = WrapLabel(theme, told, "small", "muted")
        self._lines.addWidget(self.empty)
        self.add_row(body)
        self.show_details(Details())

    def show_details(self, details: Details) -> None:
        """What is filled in of it; what is certain goes without saying."""
        said = {name: str(getattr(details, name))[:_MOST_SHOWN] for name in (*LINES, "note")}
        pending = details.certainty is Certainty.PENDING
        said["certainty"] = self.tr("To be confirmed: it does not go out") if pending else ""
        for name, (label, value) in self._said.items():
            value.setText(" ".join(said[name].split()))
            value.setToolTip(tip(said[name]))
            label.setVisible(bool(said[name]))
            value.setVisible(bool(said[name]))
        self.empty.setVisible(not any(said.values()))

    def set_read_only(self, read_only: bool) -> None:
        """Nothing of the post changes any more."""
        self.change.setVisible(not read_only)

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.change]


class CardDialog(Dialog):
    """All of the card. Enter keeps it, Esc leaves it as it was."""

    WIDTH = 560

    def __init__(
        self, theme: Theme, details: Details, said_before: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Card of this post"), parent)
        self._details = details
        self.add_text(self.tr("It is for you and your colleagues: nothing of it is ever published."), "small", "muted")
        helps = {
            "audience": self.tr("For example: families, older people, shops of the centre."),
            "source": self.tr("For example: BOP n.º 218 of 13 November, or its address."),
            "purpose": self.tr("For example: so that nobody is left without the grant."),
        }
        self.lines: dict[str, QLineEdit] = {}
        for name in LINES:
            line = QLineEdit(str(getattr(details, name)), self)
            if said_before.get(name):
                completer = QCompleter(list(said_before[name]), line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)
            self.lines[name] = line
            self.add(Field(theme, word(name), line, helps.get(name, ""), self))
        self.certainty = Choice(self)
        self.certainty.addItem(self.tr("Confirmed"), str(Certainty.CONFIRMED))
        self.certainty.addItem(self.tr("To be confirmed"), str(Certainty.PENDING))
        self.certainty.setCurrentIndex(self.certainty.findData(str(details.certainty)))
        told = self.tr("While it is to be confirmed it cannot be planned.")
        self.add(Field(theme, word("certainty"), self.certainty, told, self))
        self.note = QPlainTextEdit(details.note, self)
        Unbroken(self.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(4 * self.note.fontMetrics().lineSpacing())
        self.add(Field(theme, word("note"), self.note, "", self))
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.keep = self.add_main(self.tr("Keep"), self.accept)
        self.lines["audience"].setFocus()

    @classmethod
    def ask(
        cls, theme: Theme, details: Details, said_before: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> Details | None:
        """The card as it is wanted; None to leave it."""
        dialog = cls(theme, details, said_before, parent)
        return dialog.details() if dialog.exec() else None

    def details(self) -> Details:
        """As the fields have it."""
        words: dict[str, Any] = {name: fit_to_keep(line.text())[0].strip() for name, line in self.lines.items()}
        note = fit_to_keep(self.note.toPlainText())[0].strip()
        return replace(self._details, **words, note=note, certainty=Certainty(self.certainty.currentData()))
