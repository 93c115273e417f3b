"""Before crisis mode: what it does, said once and plainly."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme


class CrisisDialog(Dialog):
    """Esc leaves everything as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Begin crisis mode?"), parent)
        self.add_text(self.tr("Only posts of emergency and essential services go out. What else is due is held."))
        self.add_text(self.tr("It holds for every computer with this calendar, until somebody ends it."))
        self.add_text(self.tr("When it ends nothing resumes by itself: what was held stays held until somebody looks."))
        self.add_safe(self.tr("Go on as always"))
        self.begin = self.add_choice(self.tr("Begin crisis mode"), "primary")
        self.begin.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, parent: QWidget | None = None) -> bool:
        """Whether it begins."""
        return cls(theme, parent).exec() == QDialog.DialogCode.Accepted
