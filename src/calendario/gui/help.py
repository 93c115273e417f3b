"""*Ayuda*: the keys, and what program this is."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from calendario import __version__
from calendario.gui.dialog import Dialog
from calendario.gui.pages import Pages
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel


class KeysDialog(Dialog):
    """What can be done without a mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Keys"), parent)
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 2)  # on a small screen neither is left a few letters wide
        grid.setColumnStretch(1, 3)
        control = self.tr("Ctrl")
        for row, (keys, does) in enumerate(
            (
                (f"{control}+1…{len(Pages.ENTRIES)}", self.tr("Go to a screen")),
                (f"{control}+N", self.tr("New post")),
                (self.tr("Ctrl+Shift+P"), self.tr("General pause, or review and resume")),
                (self.tr("Ctrl+Shift+D"), self.tr("Count working days")),
                (self.tr("F6, Shift+F6"), self.tr("Next or previous part of the window")),
                (self.tr("Alt or F10"), self.tr("The menus: every command is there with its keys")),
                (self.tr("Calendar: arrows"), self.tr("From card to card")),
                (self.tr("Calendar: Alt+arrows"), self.tr("Move a post a day or a quarter of an hour")),
                (self.tr("Calendar: Enter, Del"), self.tr("Open, discard (it can be undone)")),
                (self.tr("Editor: Ctrl+Enter"), self.tr("Plan")),
                (self.tr("Editor: F7, Shift+F7"), self.tr("Next or previous notice")),
                (
                    self.tr("Editor: F8, Shift+F8"),
                    self.tr("Next or previous mark in the text; Shift+F10, what to do about it"),
                ),
                (self.tr("Editor: Alt+Enter"), self.tr("Mend what the keys above led to")),
                (self.tr("Editor: Ctrl+PgUp, PgDn"), self.tr("Previous or next channel")),
                (self.tr("Editor: Ctrl+."), self.tr("Emoji")),
                (self.tr("Editor: Ctrl+T"), self.tr("Stored text")),
                (self.tr("Editor: F2"), self.tr("Next field to fill in")),
                (self.tr("Editor: Tab"), self.tr("Writes what is offered at the caret: a date, a hashtag")),
                (
                    self.tr("Editor: ---"),
                    self.tr(
                        "Alone on a line, begins the next part: a thread in Mastodon and Bluesky, one text in the rest"
                    ),
                ),
            )
        ):
            grid.addWidget(WrapLabel(theme, keys, "strong", "ink", table), row, 0)
            grid.addWidget(WrapLabel(theme, does, "body", "ink", table), row, 1)
        self.add(table)
        self.add_safe(self.tr("Close"))

    @classmethod
    def ask(cls, theme: Theme, parent: QWidget | None = None) -> None:
        """Until it is read."""
        cls(theme, parent).exec()


class AboutDialog(Dialog):
    """Name, version, licence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, f"Calendario {__version__}", parent)
        self.add_text(self.tr("The calendar of what a town hall publishes: write, check, plan, and let it go out."))
        self.add_text(self.tr("Free software under the European Union Public Licence, version 1.2."), "small", "muted")
        self.add_safe(self.tr("Close"))

    @classmethod
    def ask(cls, theme: Theme, parent: QWidget | None = None) -> None:
        """Until it is read."""
        cls(theme, parent).exec()
