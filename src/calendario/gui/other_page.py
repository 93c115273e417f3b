"""A folder that already holds the page of another calendar: whose it is, and whether to go on with it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme

#: The code of the refusal; its fact `page` lets one go on with that page.
HOLDS_A_PAGE = "folder_holds_a_page"


class OtherPageDialog(Dialog):
    """Nothing of that page has been touched. Going on with it is for who lost the calendar it came from."""

    def __init__(self, theme: Theme, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("There is already a page of another calendar in that folder"), parent)
        facts = problem.facts
        title, posts = str(facts.get("title", "")), int(str(facts.get("posts", 0)))
        if title:
            #: %1 is the title of a web page, %n how many publications it has
            whose = self.tr("It is the page “%1”, with %n post(s).", "", posts).replace("%1", title)
        else:
            whose = self.tr("It is a page without a title, with %n post(s).", "", posts)
        self.add_text(whose, "strong")
        self.add_text(str(facts.get("folder", "")), "small", "muted")
        self.add_text(
            self.tr(
                "If another calendar still publishes there, leave it alone: two calendars would write over each other. "
                "Go on with it only if it is yours and that calendar is no longer used."
            )
        )
        self.leave = self.add_safe(self.tr("Leave it as it is"), "primary")
        self.go_on = self.add_choice(self.tr("Go on with that page"))
        self.go_on.clicked.connect(self.accept)

    @classmethod
    def ask(cls, theme: Theme, problem: Problem, parent: QWidget | None = None) -> bool:
        """Whether to go on with it."""
        return cls(theme, problem, parent).exec() == QDialog.DialogCode.Accepted
