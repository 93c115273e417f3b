"""Whose a picture is and who lets themselves be shown in it: a form that keeps each answer as it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.domain.rights import MOST, Consent, Licence, MediaRecord, Rights, Standing
from calendario.gui.library.consents import ConsentDialog, WithdrawDialog
from calendario.gui.library.grid import MARKS
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences import licence_word, sentence, short_day, standing_word


class ConsentRow(QWidget):
    """One consent: who, for what, until when, where its paper lies. `withdrawn` when a person takes it back."""

    withdrawn = Signal()

    def __init__(self, theme: Theme, consent: Consent, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holds = consent.holds(today)
        who = WrapLabel(theme, consent.who, "strong", "ink" if holds else "muted", self)
        told = [consent.scope, self._until(consent, today)]
        if consent.evidence:
            told.append(self.tr("Paper: %1").replace("%1", consent.evidence))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(who)
        words.addWidget(WrapLabel(theme, " · ".join(t for t in told if t), "small", "muted", self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addLayout(words, 1)
        self.withdraw: QPushButton | None = None
        if consent.withdrawn_at is None:
            self.withdraw = buttons.plain(self.tr("Take back…"), small=True, parent=self)
            #: Accessible name of a button; %1 a person
            self.withdraw.setAccessibleName(self.tr("Take back the consent of %1…").replace("%1", consent.who))
            self.withdraw.clicked.connect(self.withdrawn)
            row.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignTop)

    def _until(self, consent: Consent, today: date) -> str:
        if consent.withdrawn_at is not None:
            return self.tr("taken back")
        if consent.expires_on is None:
            return self.tr("no end")
        words = self.tr("until %1") if consent.expires_on >= today else self.tr("over since %1")
        return words.replace("%1", short_day(consent.expires_on))


class RightsForm(QWidget):
    """`changed` after each answer that was kept, `told` a sentence about it, `open_post` with a post to look at."""

    changed = Signal()
    told = Signal(str)
    open_post = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._rights = Rights(MediaRecord(""))
        self._today = date.min
        self._filling = False
        self.licence = Choice(self)
        for licence in Licence:
            self.licence.addItem(licence_word(licence), licence)
        self.licence.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.licence.setMinimumContentsLength(10)
        self.source = QLineEdit(self)
        self.note = QLineEdit(self)
        for line in (self.source, self.note):
            line.setMaxLength(MOST)
        self.people = QCheckBox(self.tr("Somebody can be recognised"), self)
        self._licence = Field(theme, self.tr("Licence"), self.licence, parent=self)
        self._source = Field(theme, self.tr("Author or source"), self.source, parent=self)
        self._note = Field(theme, self.tr("Note for the office"), self.note, parent=self)
        self._mark = IconLabel(theme, "bien", "ok", 16, parent=self)
        self.standing = WrapLabel(theme, "", "small", "ink", self)
        self.add = buttons.plain(self.tr("Add a consent…"), theme.icon("mas"), small=True, parent=self)
        self.consents: list[ConsentRow] = []
        self._lay_out()
        self.licence.activated.connect(lambda _place: self._save())
        self.source.editingFinished.connect(self._save)
        self.note.editingFinished.connect(self._save)
        self.people.clicked.connect(lambda _on: self._save())
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        standing = QHBoxLayout()
        standing.setSpacing(6)
        standing.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        standing.addWidget(self.standing, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._below = QWidget(self)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addLayout(standing)
        below.addLayout(self._rows)
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._licence, self._source, self.people, self._below, self._note):
            column.addWidget(part)

    def show_rights(self, rights: Rights, today: date) -> None:
        """What is known of a picture, as of that day. What is being typed about the same one stays."""
        record, another = rights.record, rights.record.digest != self._rights.record.digest
        if another:
            self._save()  # of the one before
            self._source.set_error(None)
        self._rights, self._today, self._filling = rights, today, True
        self.licence.setCurrentIndex(self.licence.findData(record.licence))
        for line, words in ((self.source, record.source), (self.note, record.note)):
            if another or not line.hasFocus():
                line.setText(words)
        self.people.setChecked(record.people)
        self._filling = False
        standing = rights.standing(today)
        icon, token = MARKS.get(standing, ("bien", "ok"))
        self._mark.set_icon(icon, token)
        self.standing.setText(self._words(standing))
        self._below.setVisible(record.people)
        self._show_consents(rights.consents)

    def keep(self) -> None:
        """What was typed and not left yet is kept too."""
        self._save()

    def _words(self, standing: Standing) -> str:
        if standing.holds:
            return standing_word(standing)
        #: %1 how a picture stands: «Without consent»
        return self.tr("%1: it cannot go out").replace("%1", standing_word(standing))

    def _show_consents(self, consents: Sequence[Consent]) -> None:
        for row in self.consents:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.consents = []
        for consent in consents:
            row = ConsentRow(self._theme, consent, self._today, self._below)
            row.withdrawn.connect(partial(self._withdraw, consent))
            self._rows.addWidget(row)
            row.show()
            self.consents.append(row)

    def _save(self) -> None:
        before = self._rights.record
        told = replace(
            before,
            licence=Licence(self.licence.currentData()),
            source=self.source.text().strip(),
            people=self.people.isChecked(),
            note=self.note.text(),
        )
        if self._filling or not before.digest or told == before:
            return
        try:
            kept = self._desk.library.save(told)
        except Problem as problem:
            self._source.set_error(sentence(problem))
            return
        self._source.set_error(None)
        self.show_rights(kept, self._today)
        self.changed.emit()

    def _add(self) -> None:
        if ConsentDialog.ask(self._desk, self._theme, self._rights.record.digest, self._today, self.window()):
            self._read_again()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self, consent: Consent) -> None:
        post_id = WithdrawDialog.ask(self._desk, self._theme, consent, self.window())
        self._read_again()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if post_id is not None:
            self.open_post.emit(post_id)

    def _read_again(self) -> None:
        try:
            known = self._desk.library.known(self._rights.record.digest)
        except Problem as problem:
            self.told.emit(sentence(problem))
            return
        self.show_rights(known, self._today)
        self.changed.emit()
