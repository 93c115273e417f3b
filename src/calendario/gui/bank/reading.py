"""One entry to read, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.bank import Kept
from calendario.domain.bank import Answer, Evergreen, Kind, Template, text_of
from calendario.gui.bank.facts import facts_of
from calendario.gui.bank.marked_text import MarkedText
from calendario.gui.bank.words import how_it_stands
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.wrap_row import WrapRow

_USED_IN_A_POST = (Kind.TEMPLATE, Kind.EVERGREEN)


class Reading(QWidget):
    """`use`, `copy`, `change`, `retire` and `restore` with the `Kept` it shows."""

    use = Signal(object)
    copy = Signal(object)
    change = Signal(object)
    retire = Signal(object)
    restore = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kept: Kept | None = None
        self.sheet = Sheet(theme, "", parent=self)
        self.name = WrapLabel(theme, "", "heading", "ink", self)
        self.stands = WrapLabel(theme, "", "small", "muted", self)
        self.text = MarkedText(theme, 7, read_only=True, parent=self)
        self.facts = WrapLabel(theme, "", "body", "ink", self)
        self.button_use = buttons.primary(self.tr("Use in a new post"), theme.icon("mas", "on_accent"))
        self.button_copy = buttons.plain(self.tr("Copy"), theme.icon("copiar"))
        self.button_change = buttons.plain(self.tr("Change…"), theme.icon("borrador"))
        self.button_retire = buttons.plain(self.tr("Do not use any more"))
        self.button_restore = buttons.plain(self.tr("Use again"))
        for button, signal in (
            (self.button_use, self.use),
            (self.button_copy, self.copy),
            (self.button_change, self.change),
            (self.button_retire, self.retire),
            (self.button_restore, self.restore),
        ):
            button.clicked.connect(lambda _=False, s=signal: s.emit(self.kept))
        self.buttons = (
            self.button_use,
            self.button_copy,
            self.button_change,
            self.button_retire,
            self.button_restore,
        )
        head = QWidget(self)
        words = QVBoxLayout(head)
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.stands)
        words.addWidget(self.text)
        words.addWidget(self.facts)
        self.ways = WrapRow(self)
        for button in self.buttons:
            self.ways.add(button)
        self.sheet.add_row(head)
        foot = QWidget(self)
        QHBoxLayout(foot).addWidget(self.ways)
        self.sheet.add_row(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)
        outer.addStretch(1)
        self.show_kept(None)

    def show_kept(self, kept: Kept | None) -> None:
        """That one; None for nothing."""
        self.kept = kept
        self.sheet.setVisible(kept is not None)
        if kept is None:
            return
        entry, body = kept.entry, kept.entry.body
        self.name.setText(entry.name)
        stands = how_it_stands(kept)
        self.stands.setText(stands)
        self.stands.set_tone("warn" if kept.expired else "muted")
        self.stands.setVisible(bool(stands))
        has_text = isinstance(body, Template | Evergreen | Answer)
        self.text.setVisible(has_text)
        if has_text and self.text.toPlainText() != text_of(body):
            self.text.setPlainText(text_of(body))
        self.text.setAccessibleName(entry.name)
        self._show_facts(facts_of(body))
        self.button_use.setVisible(entry.kind in _USED_IN_A_POST and not entry.retired)
        self.button_use.setEnabled(not kept.rests and not kept.expired)
        self.button_use.setToolTip(tip(stands if kept.rests or kept.expired else ""))
        self.button_copy.setVisible(entry.kind not in _USED_IN_A_POST and not entry.retired)
        self.button_change.setVisible(not entry.retired)
        self.button_retire.setVisible(not entry.retired)
        self.button_restore.setVisible(entry.retired)
        self.ways.arrange()

    def _show_facts(self, facts: list[str]) -> None:
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
