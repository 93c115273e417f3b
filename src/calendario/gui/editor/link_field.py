"""«Enlace»: the page a post leads to, beside its text, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from calendario.domain.addresses import Seen, completed
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel


class LinkField(QWidget):
    """`linked` brings the address after each change by a person, "" for none; `freed` that an address may be put in
    now (`free`), or no more.
    """

    linked = Signal(str)
    freed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: Over the field for the address of the page that a post leads to
        label = WrapLabel(theme, self.tr("Link"), "strong", "ink", self)
        label.setWordWrap(False)
        self.address = QLineEdit(self)
        self.address.setMaxLength(4000)
        #: In the empty field for a link: it need not be filled in
        self.address.setPlaceholderText(self.tr("Page where there is more, if there is one"))
        self.address.setAccessibleName(self.tr("Link"))
        self._was_free = True
        self.address.textChanged.connect(self._look)
        self.address.textEdited.connect(self._edited)
        self.address.editingFinished.connect(self._complete)
        label.setBuddy(self.address)
        self.note = ElidedLabel(theme, "", "small", "muted", 1, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(label)
        row.addWidget(self.address, 3)
        row.addWidget(self.note, 2)

    def show_link(self, link: str, *, read_only: bool) -> None:
        """The address, unless it is the one being typed."""
        if link != self.address.text() and not (self.address.hasFocus() and link == self._typed()):
            self.address.setText(link)
            self.address.setCursorPosition(0)
        self.address.setReadOnly(read_only)
        self._look()

    def show_seen(self, link: str, seen: Seen | None, *, in_text: bool) -> None:
        """What is known of its page; `in_text`: the shown network has no place for it but the text."""
        if not link:
            words = ""
        elif seen is not None and seen.problem is None and seen.title:
            words = seen.title
        elif in_text:
            #: Of a link: this network has no place of its own for it
            words = self.tr("It goes at the end of the text")
        else:
            words = ""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.address.setAccessibleDescription(words)

    @property
    def free(self) -> bool:
        """Whether an address may be put in without taking another away."""
        return not self.address.isReadOnly() and not self.address.text().strip()

    def put(self, link: str) -> None:
        """As if a person had written it in place of what is there: the field's own undo takes it back."""
        self.address.selectAll()
        self.address.insert(link)
        self.address.setCursorPosition(0)

    def _look(self) -> None:
        if self.free != self._was_free:
            self._was_free = self.free
            self.freed.emit(self.free)

    def _typed(self) -> str:
        return completed(fit_to_keep(self.address.text())[0].replace("\n", "").strip())

    def _complete(self) -> None:
        """Whoever leaves the field sees what will go out."""
        if not self.address.isReadOnly() and self._typed() != self.address.text():
            self.address.setText(self._typed())

    def _edited(self) -> None:
        self.linked.emit(self._typed())
