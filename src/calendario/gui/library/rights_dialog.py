"""Licence, source and consents of one picture, from the post that shows it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.media import Image, Video
from calendario.domain.post import Content
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui.dialog import Dialog
from calendario.gui.library.rights_form import RightsForm
from calendario.gui.theme import Theme
from calendario.sentences import sentence


class RightsDialog(Dialog):
    """Each answer is kept as it is given: there is nothing to save or to cancel."""

    def __init__(self, desk: Desk, theme: Theme, image: Image | Video, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Licence and consents of the image"), parent)
        self.wanted: UUID | None = None
        self.form = RightsForm(desk, theme, self)
        self.form.told.connect(self._tell)
        self.form.open_post.connect(self._open)
        self.told = self.add_text("", "small", "block")
        self.told.hide()
        if image.alt.strip():
            self.add_text(image.alt.strip(), "small", "muted")
        self.add(self.form)
        self.close_it = self.add_safe(self.tr("Done"))
        self.form.licence.setFocus()
        try:
            today = wall_clock(desk.office.clock(), desk.office.institution().zone).date()
            self.form.show_rights(desk.library.known(image.digest), today)
        except Problem as problem:
            self._tell(sentence(problem))
            self.form.setEnabled(False)

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, image: Image | Video, parent: QWidget | None = None) -> UUID | None:
        """Shown until it is closed; what was typed last is kept then. Another post to look at, if any."""
        dialog = cls(desk, theme, image, parent)
        dialog.exec()
        return dialog.wanted

    @classmethod
    def ask_of(
        cls, desk: Desk, theme: Theme, content: Content, number: int, parent: QWidget | None = None
    ) -> UUID | None:
        """The same for picture `number` (from 1) of what `content` shows, its videos after them."""
        shown: list[Image | Video] = [*content.images, *content.videos]
        return cls.ask(desk, theme, shown[number - 1], parent) if 1 <= number <= len(shown) else None

    def done(self, result: int) -> None:
        self.form.keep()
        super().done(result)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()

    def _open(self, post_id: UUID) -> None:
        self.wanted = post_id
        self.accept()
