"""A consent is added, and taken back: what happens to the posts that show the picture is said before and after."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import Users
from calendario.domain.problem import Problem
from calendario.domain.rights import MOST, Consent
from calendario.domain.slot import wall_clock
from calendario.gui.dialog import Dialog
from calendario.gui.library.uses import Uses
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.moment import DayField
from calendario.sentences import sentence

_YEAR = timedelta(days=365)


class ConsentDialog(Dialog):
    """Who lets themselves be shown, for what, since and until when, and where the signed paper lies."""

    def __init__(self, desk: Desk, theme: Theme, digest: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Consent for this image"), parent)
        self._desk, self._digest = desk, digest
        self.who, self.scope = QLineEdit(self), QLineEdit(self)  # Tab goes in the order they are made
        self.scope.setText(self.tr("The town hall's web page and networks"))
        self.given_on = DayField(theme, self.tr("Given on"), today, self)
        self.given_on.set_today(today)
        self.ends = QCheckBox(self.tr("It ends on"), self)
        self.expires_on = DayField(theme, self.tr("Last day"), today + _YEAR, self)
        self.expires_on.set_today(today)
        self.expires_on.setEnabled(False)
        self.ends.toggled.connect(self.expires_on.setEnabled)
        self.evidence = QLineEdit(self)
        for line in (self.who, self.scope, self.evidence):
            line.setMaxLength(MOST)
        until = QWidget(self)
        row = QHBoxLayout(until)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ends)
        row.addWidget(self.expires_on)
        row.addStretch(1)
        told = self.tr("Of a child under 14, its parents sign.")
        self._who = Field(theme, self.tr("Who is seen"), self.who, told, self)
        self._scope = Field(theme, self.tr("For what"), self.scope, parent=self)
        self._given = Field(theme, self.tr("Given on"), self.given_on, parent=self)
        where = self.tr("For example: folder «Summer 2026», or its number in the register. Here only this is kept.")
        self._evidence = Field(theme, self.tr("Where the signed paper is"), self.evidence, where, self)
        for part in (self._who, self._scope, self._given, until, self._evidence):
            self.add(part)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.save = self.add_main(self.tr("Save"), self._save)
        self.who.setFocus()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, digest: str, today: date, parent: QWidget | None = None) -> bool:
        """Whether one was added."""
        return bool(cls(desk, theme, digest, today, parent).exec())

    def _save(self) -> None:
        for field in (self._who, self._given):
            field.set_error(None)
        if not self.who.text().strip():
            self._who.set_error(self.tr("Fill this in."))
        if focus_first_error((self._who,)):
            return
        last = self.expires_on.day() if self.ends.isChecked() else None
        given = (self.who.text(), self.scope.text(), self.evidence.text(), self.given_on.day(), last)
        try:
            self._desk.library.allow(self._digest, *given)
        except Problem as problem:
            wrong = self._given if problem.code.startswith("consent_over") else self._who
            wrong.set_error(sentence(problem))
            focus_first_error((self._who, self._given))
            return
        self.accept()


class WithdrawDialog(Dialog):
    """Says what taking a consent back does, does it, and then lists what is left to do by hand."""

    def __init__(self, desk: Desk, theme: Theme, consent: Consent, parent: QWidget | None = None) -> None:
        #: %1 a person
        title = self.tr("Take back the consent of %1?").replace("%1", consent.who)
        super().__init__(theme, title, parent)
        self._desk, self._consent = desk, consent
        self.wanted: UUID | None = None
        self._today = wall_clock(desk.office.clock(), desk.office.institution().zone).date()
        self.told = self.add_text("")
        self._headings: list[WrapLabel] = []
        self._lists: list[Uses] = []
        for _group in range(3):
            heading, uses = self.add_text("", "strong"), Uses(theme, self)
            uses.opened.connect(self._open)
            self.add(uses)
            self._headings.append(heading)
            self._lists.append(uses)
        self.keep = self.add_safe(self.tr("Leave it as it is"))
        self.withdraw = self.add_choice(self.tr("Take it back"), "danger")
        self.withdraw.clicked.connect(self._withdraw)
        self._show_before()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, consent: Consent, parent: QWidget | None = None) -> UUID | None:
        """The post that a person wants to look at, None where there is none. Whether it was taken back, the library
        knows.
        """
        dialog = cls(desk, theme, consent, parent)
        dialog.exec()
        return dialog.wanted

    def _show_before(self) -> None:
        try:
            users = self._desk.library.picture(self._consent.digest).users
        except Problem as problem:
            self.told.setText(sentence(problem))
            self.withdraw.setEnabled(False)
            return
        if users.all:
            self.told.setText(
                self.tr(
                    "What is planned with this image is put on hold at once. What is out stays out until you take it "
                    "down on its network. It cannot be planned any more."
                )
            )
        else:
            self.told.setText(self.tr("No post shows this image now. It cannot be planned any more."))
        self._show(users, self.tr("It will be on hold"))

    def _withdraw(self) -> None:
        try:
            users = self._desk.library.withdraw(self._consent.id)
        except Problem as problem:
            self.told.setText(sentence(problem))
            return
        self.set_title(self.tr("The consent was taken back"))
        if users.out:
            words = self.tr(
                "%n publication(s) must be taken down by hand, there where they are out.", "", len(users.out)
            )
            self.told.setText(words)
        else:
            self.told.setText(self.tr("Nothing with this image is out."))
        self._show(users, self.tr("It is on hold now"))
        self.withdraw.hide()
        self.keep.setText(self.tr("Close"))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setFocus()

    def _show(self, users: Users, held: str) -> None:
        groups = (users.out, users.planned, users.drafts)
        words = (self.tr("It is out"), held, self.tr("It stays a draft, or waits for you"))
        for group, word, heading, uses in zip(groups, words, self._headings, self._lists, strict=True):
            heading.setText(word)
            heading.setVisible(bool(group))
            uses.setVisible(bool(group))
            uses.show_uses(group, self._today)

    def _open(self, post_id: UUID) -> None:
        self.wanted = post_id
        self.accept()
