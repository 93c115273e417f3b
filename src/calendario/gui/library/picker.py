"""A picture of the library is chosen for a post."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import Kept
from calendario.domain.media import Image
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.library.finder import Finder
from calendario.gui.theme import Theme


class LibraryPicker(Dialog):
    """The same search as on its page; Enter, or pressing a picture twice, takes it."""

    WIDTH = 760

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Choose an image of the library"), parent)
        self.image: Image | None = None
        self.finder = Finder(desk, theme, background, self, pictures_only=True)
        self.finder.grid.setMinimumHeight(theme.scaled(330))
        self.empty = self.add_text("", "body", "muted")
        self.empty.hide()
        self.add(self.finder)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.take = self.add_main(self.tr("Put it in the post"), self._take)
        self.take.setEnabled(False)
        self.finder.found.connect(self._found)
        self.finder.refused.connect(self._refused)
        self.finder.grid.looked_at.connect(self._look_at)
        self.finder.grid.taken.connect(self._taken)
        self.finder.words.setFocus()
        self.finder.search()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> Image | None:
        """The picture as it was described last, None for none."""
        dialog = cls(desk, theme, background, parent)
        return dialog.image if dialog.exec() else None

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(self.WIDTH), self._theme.scaled(520))

    def _found(self, total: int) -> None:
        self.empty.setVisible(total == 0)
        self.empty.setText(
            self.tr("No image is like that. Try fewer words, or other days.")
            if self.finder.filtered
            else self.tr("There are no images yet: those you put in a post are kept here.")
        )

    def _refused(self, words: str) -> None:
        self.empty.setText(words)
        self.empty.show()

    def _look_at(self, kept: Kept | None) -> None:
        self.take.setEnabled(kept is not None)

    def _taken(self, kept: Kept) -> None:
        self.image = kept.image
        self.accept()

    def _take(self) -> None:
        kept = self.finder.grid.picture()
        if kept is not None:
            self._taken(kept)
