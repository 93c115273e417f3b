"""The middle of the editor: whose text it is, the text, and what only some networks ask."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from calendario.domain.post import Visibility
from calendario.gui.announcing import describe
from calendario.gui.beside import Beside
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.editor.dates_row import DatesRow
from calendario.gui.editor.insert_row import InsertRow
from calendario.gui.editor.link_field import LinkField
from calendario.gui.editor.overflow_row import OverflowRow
from calendario.gui.editor.own_fields import OwnFields
from calendario.gui.editor.spelt import Look
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.editor.word_menu import Suggest
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.field import Field

#: As each calls itself.
LANGUAGES = {
    "es": "castellano",
    "ca": "català",
    "ca-valencia": "valencià",
    "gl": "galego",
    "eu": "euskara",
    "en": "English",
}
_SLIM_PX = 300  # at 100 %: below, what is said beside the heading is in its tooltip
_LEAST_LINES, _ROOMY_LINES = 5, 10


class WritingArea(QWidget):
    """`typed` brings the text after each change by a person; `audience` a warning and a visibility, `spoken` a language
    (BCP 47).
    """

    typed = Signal(str)
    audience = Signal(str, object)
    spoken = Signal(str)
    see_exits = Signal()

    def __init__(self, theme: Theme, look: Look, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._documents: dict[UUID | None, QTextDocument] = {}
        self._blank: QTextDocument | None = None
        self._target: UUID | None = None
        self._roomy = False
        self._spelling = ""
        self.heading = WrapLabel(theme, "", "strong")
        self.heading.setWordWrap(False)
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.note = ElidedLabel(theme, "", "small", "muted", 2)
        self.exits = buttons.flat(self.tr("See how it went out"), small=True)
        self.exits.clicked.connect(self.see_exits)
        self.language = Choice()
        self.language.setProperty("small", True)
        self.language.setAccessibleName(self.tr("Language of this text"))
        self.language.setToolTip(self.tr("Language of this text: for its spelling, and for who hears it read"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.activated.connect(lambda place: self.spoken.emit(self.language.itemData(place)))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.note, 1)
        head.addWidget(self.exits)
        head.addWidget(self.language)

        self.own = OwnFields(theme)
        self.own.hide()
        self.edit = TextEdit(theme, look, suggest)
        self.edit.typed.connect(self._typed)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

        self.dates = DatesRow(theme)
        self.over = OverflowRow(theme)
        self.inserts = InsertRow(theme)

        self.link = LinkField(theme)
        self.warning = QLineEdit()
        self.warning.textEdited.connect(self._audience_changed)
        self.visibility = Choice()
        #: Mastodon: who sees a post
        for value, words in (
            (Visibility.PUBLIC, self.tr("Everybody")),
            (Visibility.UNLISTED, self.tr("Everybody, without lists")),
            (Visibility.PRIVATE, self.tr("Followers only")),
            (Visibility.DIRECT, self.tr("Only those mentioned")),
        ):
            self.visibility.addItem(words, str(value))
        self.visibility.activated.connect(self._audience_changed)
        self._audience = Beside(theme, None)
        self._audience.add(Field(theme, self.tr("Content warning"), self.warning), 3)
        self._audience.add(Field(theme, self.tr("Who sees it"), self.visibility), 2)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.own)
        column.addWidget(self.edit, 1)
        column.addWidget(self.dates)
        column.addWidget(self.over)
        column.addWidget(self.inserts)
        column.addWidget(self.link)
        column.addWidget(self._audience)
        self._dress()
        theme.changed.connect(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        slim = event.size().width() < self._theme.scaled(_SLIM_PX)
        self.note.setVisible(not slim)
        self.heading.setWordWrap(slim)
        wide = QSizePolicy.Policy.Preferred if slim else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(wide, QSizePolicy.Policy.Minimum if slim else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(slim)
        self.heading.setSizePolicy(policy)
        self.heading.setToolTip(tip(self.note.text() if slim else ""))

    def forget_documents(self) -> None:
        """Another post comes."""
        old, self._documents = self._documents, {}
        blank = self.edit.new_document("")
        self.edit.show_document(blank)
        for document in old.values():
            self.edit.drop_document(document)
        if self._blank is not None:
            self.edit.drop_document(self._blank)
        self._blank = blank
        self._forget_lines()

    def show_text(self, target: UUID | None, text: str, *, read_only: bool, undoable: bool = False) -> None:
        """The text of that target, with its own undo and caret. A text that came from elsewhere (the base, typed
        meanwhile) begins a new history unless it is `undoable`.
        """
        if target != self._target:
            self._target = target
            self._forget_lines()
        if target not in self._documents:
            self._documents[target] = self.edit.new_document(text)
        self.edit.setReadOnly(read_only)
        self.inserts.set_read_only(read_only)
        self.edit.show_document(self._documents[target])
        if text != self.edit.text():
            self.edit.fill(text)
            if not undoable:
                self._documents[target].clearUndoRedoStacks()
        if read_only:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.edit.setTextInteractionFlags(flags)
        else:
            self.edit.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)

    def show_head(self, heading: str, note: str, *, out: bool) -> None:
        """Whose text it is; `out` offers the way it went."""
        self.heading.setText(heading)
        self.note.setText(note)
        self.exits.setVisible(out)
        self.edit.setAccessibleName(heading)
        self._describe()

    def tell_spelling(self, words: str) -> None:
        """How much of the text is marked, for who hears it."""
        self._spelling = words
        self._describe()

    def show_overflow(
        self, over: tuple[int, int] | None, excess: int, *, threads: bool = False, own: bool = False
    ) -> None:
        """What does not fit lies between these code points; where there are `threads` it may go on in a reply."""
        self.edit.show_overflow(over)
        self.over.show_excess(None if over is None else excess, threads=threads, own=own)

    def show_audience(self, asked: bool, warning: str, visibility: Visibility) -> None:
        """The fields of networks that have them."""
        self._audience.setVisible(asked)
        if warning != self.warning.text():
            self.warning.setText(warning)
        self.visibility.setCurrentIndex(max(0, self.visibility.findData(str(visibility))))
        self._audience.setEnabled(not self.edit.isReadOnly())

    def show_language(self, code: str) -> None:
        """In which it is written; one that nobody here knows stays what it is."""
        place = self.language.findData(code)
        if place < 0:
            self.language.addItem(code, code)
            place = self.language.count() - 1
        self.language.setCurrentIndex(place)
        self.language.setEnabled(not self.edit.isReadOnly())

    begins_anew = True  # F6 comes back to the text, whatever had the focus beside it

    def take_focus(self) -> None:
        """In the text."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        under = [
            *self.dates.stops(),
            *self.over.stops(),
            *self.inserts.stops(),
            self.link.address,
            self.warning,
            self.visibility,
        ]
        return [self.exits, *self.own.stops(), self.edit, self.language, *under]

    def set_roomy(self, roomy: bool) -> None:
        """Where the page scrolls as a whole there is room for more lines."""
        self._roomy = roomy
        self._dress()

    def _describe(self) -> None:
        describe(self.edit, (self._spelling, self.note.text()))

    def _forget_lines(self) -> None:
        """What was typed in the lines of one version is not undone in another: a new text begins their history."""
        self.link.address.setText("")
        self.warning.setText("")

    def _typed(self) -> None:
        self.typed.emit(self.edit.text())

    def _audience_changed(self) -> None:
        warning = fit_to_keep(self.warning.text())[0]
        self.audience.emit(warning, Visibility(self.visibility.currentData()))

    def _dress(self) -> None:
        self.edit.dress()
        lines = _ROOMY_LINES if self._roomy else _LEAST_LINES
        self.edit.setMinimumHeight(lines * self.edit.fontMetrics().lineSpacing() + self._theme.scaled(14) + 20)
        self.edit.updateGeometry()
