"""Before rules that nobody can read are put aside: what that means, said once and plainly."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme


class RulesAnewDialog(Dialog):
    """Esc leaves everything as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Begin the rules anew?"), parent)
        self.add_text(self.tr("If somebody in the team has a newer Calendario, update this one: it will read them."))
        self.add_text(self.tr("Otherwise write them again, or import them from a file. The old ones are put aside."))
        self.add_text(self.tr("Until you say so again, nobody knows here of a crisis, a mourning or an election."))
        self.add_safe(self.tr("Leave it"))
        self.begin = self.add_choice(self.tr("Begin anew"), "primary")
        self.begin.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, parent: QWidget | None = None) -> bool:
        """Whether they begin anew."""
        return cls(theme, parent).exec() == QDialog.DialogCode.Accepted
