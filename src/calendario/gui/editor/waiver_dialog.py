"""*Publicar aunque…*: why something goes out although the review prevents it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QWidget

from calendario.domain.accepted import Waiver, waiver
from calendario.domain.finding import Finding
from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.states import FINDING
from calendario.sentences import finding_text, level_word, sentence


class WaiverDialog(Dialog):
    """Asks for the reason; what is too short is said under it and nothing is closed."""

    def __init__(self, theme: Theme, finding: Finding, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Publish although the review prevents it?"), parent)
        self._finding, self._text = finding, text
        self.given: Waiver | None = None
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        icon, token = FINDING[str(finding.level)]
        mark = IconLabel(theme, icon, token, 16, level_word(finding.level))
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(WrapLabel(theme, finding_text(finding)), 1)
        self.add(line)
        self.reason = QPlainTextEdit(self)
        Unbroken(self.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(4 * self.reason.fontMetrics().lineSpacing())
        told = self.tr("Ten characters or more. It is kept in the history of the post.")
        self.field = Field(theme, self.tr("Why it may go out like this"), self.reason, told, self)
        self.add(self.field)
        until = self.tr("It holds for this text: if it changes, publishing is prevented again.")
        self.add_text(until, "small", "muted")
        self.add_safe(self.tr("Go back"), "primary")
        self.accept_it = self.add_choice(self.tr("Accept it for this reason"))
        self.accept_it.clicked.connect(self._accept)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(cls, theme: Theme, finding: Finding, text: str, parent: QWidget | None = None) -> Waiver | None:
        """What was said of `finding`, in a field that says `text`; None to let it prevent publishing."""
        dialog = cls(theme, finding, text, parent)
        return dialog.given if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _accept(self) -> None:
        try:
            self.given = waiver(self._finding, self._text, fit_to_keep(self.reason.toPlainText())[0])
        except Problem as problem:
            self.field.set_error(sentence(problem))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
