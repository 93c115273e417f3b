"""*Biblioteca*: the pictures at the left, the one that is looked at to their right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import Kept
from calendario.gui.background import Background
from calendario.gui.beside import Beside
from calendario.gui.library.detail import Detail
from calendario.gui.library.finder import Finder
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.scroll import PageScroll

_BESIDE = 820  # px at 100 %: with less, one picture takes the place of all
_DETAIL = 380


class LibraryPage(QWidget):
    """`use_picture` with the `Image` a new post begins with, `open_post` with one that shows the picture; `refused` a
    sentence.
    """

    areas = frozenset({"library", "posts", "publications"})
    open_post = Signal(object)
    use_picture = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self.setProperty("page", True)
        self.heading = WrapLabel(theme, self.tr("Library"), "title", "ink", self)
        note = WrapLabel(theme, self.tr("Every image you ever used"), "small", "muted", self)
        head = Beside(theme, 400, self)
        head.add(self.heading)
        head.add(note, 1)
        self.finder = Finder(desk, theme, background, self)
        self.detail = Detail(desk, theme, background, self)
        self.empty = QWidget(self)
        self.empty_words = WrapLabel(theme, "", "body", "muted", self.empty)
        self.all = buttons.plain(self.tr("Show all"), parent=self.empty)
        self.all.clicked.connect(self.finder.clear)
        empty = QVBoxLayout(self.empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.addWidget(self.empty_words)
        empty.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addStretch(1)
        self._left = PageScroll(self, across=False)
        left = QVBoxLayout(self._left.body)
        left.setContentsMargins(5, 5, 5, 5)  # room for the focus ring
        left.setSpacing(8)
        left.addWidget(head)
        left.addWidget(self.finder, 1)
        left.addWidget(self.empty, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 5, 11, 7)
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        row.addWidget(self.detail)
        self._wire()
        self.empty.hide()
        self.detail.hide()
        theme.changed.connect(self._place)

    def _wire(self) -> None:
        self.finder.found.connect(self._found)
        self.finder.refused.connect(self.refused)
        self.finder.grid.looked_at.connect(self._look_at)
        self.finder.grid.taken.connect(self._go_into)
        self.detail.open_post.connect(self.open_post)
        self.detail.used.connect(self.use_picture)
        self.detail.refused.connect(self.refused)
        self.detail.changed.connect(self.finder.search)
        self.detail.left.connect(self._go_back)

    def reload(self) -> None:
        """Reads what is looked for and the picture that is shown."""
        self.finder.search()
        if self.detail.digest:
            self.detail.show_picture(self.detail.digest)

    def take_focus(self) -> None:
        """In the search field."""
        self.finder.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, total: int) -> None:
        nothing = total == 0 and not self.finder.filtered
        if nothing and self.finder.words.hasFocus():
            self.empty_words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finder.setVisible(not nothing)
        high = QSizePolicy.Policy.Maximum if total == 0 else QSizePolicy.Policy.Preferred
        self.finder.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.finder.grid.setVisible(total > 0)
        self.empty.setVisible(total == 0)
        self.all.setVisible(not nothing)
        self.empty_words.setText(
            self.tr("There are no images yet. Those you put in a post are kept here, described and with their rights.")
            if nothing
            else self.tr("No image is like that. Try fewer words, or other days.")
        )
        if total == 0:
            self._look_at(None)

    def _look_at(self, kept: Kept | None) -> None:
        self.detail.show_picture("" if kept is None else kept.image.digest)
        self._place()

    def _go_into(self, _kept: Kept) -> None:
        self.detail.show()
        if self._narrow:
            self._left.hide()
        self.detail.take_focus()

    def _go_back(self) -> None:
        self._left.show()
        self._place()
        self.finder.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Beside each other where there is room for the text size; else the one or the other."""
        narrow = self.width() < self._theme.scaled(_BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._left.show()
        self.detail.back.setVisible(narrow)
        alone = self._left.isHidden()
        self.detail.setVisible(bool(self.detail.digest) and (not narrow or alone))
        if narrow:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(16_777_215)
        else:
            self.detail.setFixedWidth(self._theme.scaled(_DETAIL))
