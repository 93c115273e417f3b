"""What a person says of one picture of a post: its description, with what makes a good one beside it, whether it is a
poster, whether somebody can be recognised in it; and its place among the others.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.media import Image
from calendario.domain.problem import Problem
from calendario.domain.rights import MediaRecord, Rights, Standing
from calendario.domain.slot import wall_clock
from calendario.gui.beside import Beside
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.editor.document_text import text_in
from calendario.gui.library.grid import MARKS
from calendario.gui.library.rights_dialog import RightsDialog
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences import sentence, standing_word

#: Most networks that limit it take so much; a good description is far shorter.
GOOD_LENGTH = 250

_BESIDE_PX = 372  # at 100 %: with less, what can be done stands below


class Description(QPlainTextEdit):
    """The description of a picture; `written` after each change by a person."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        Unbroken(self)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Description of the image"))
        self.setPlaceholderText(self.tr("What is seen, for those who cannot see it"))
        self.textChanged.connect(self._changed)

    def fill(self, text: str, *, another: bool = False) -> None:
        """Shows `text` without telling; of `another` picture nothing that was typed before can be undone."""
        if another or text != text_in(self.document()):
            self._filling = True
            self.setPlainText(text)
            self._filling = False

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(240), 3 * self.fontMetrics().lineSpacing() + self._theme.scaled(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self.sizeHint().height())

    def insertFromMimeData(self, source: object) -> None:
        """As plain text that can be kept."""
        text = source.text() if hasattr(source, "text") else ""
        self.textCursor().insertText(fit_to_keep(text)[0])

    def _changed(self) -> None:
        if not self._filling:
            self.written.emit(fit_to_keep(text_in(self.document()))[0])


class ImagePanel(QWidget):
    """`described` with the words, `poster` whether it carries text, `moved` by how many places, `removed`,
    `rights_changed` after anything was said of people, licence or consents, and `told` with a sentence; `shown` with
    each picture that is shown, `framing` where a person asks which part of it is, `open_post` with another post that
    shows it.
    """

    described = Signal(str)
    poster = Signal(bool)
    moved = Signal(int)
    removed = Signal()
    rights_changed = Signal()
    told = Signal(str)
    shown = Signal(object)
    framing = Signal()
    open_post = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._image: Image | None = None
        self._rights = Rights(MediaRecord(""))
        self.description = Description(theme)
        self.description.written.connect(self._described)
        #: What makes a good description of an image, in a few words
        rules = self.tr("Say what is seen and what the poster says. Without “image of”, and end with a full stop.")
        self.rules = WrapLabel(theme, rules, "small", "muted", self)
        self.count = WrapLabel(theme, "", "small", "muted", self)
        self.is_poster = QCheckBox(self.tr("It is a poster (it carries text)"), self)
        self.people = QCheckBox(self.tr("Somebody can be recognised"), self)
        self.rights = buttons.plain(self.tr("Licence and consents…"), small=True, parent=self)
        self._mark = IconLabel(theme, "bien", "ok", 16, parent=self)
        self.standing = WrapLabel(theme, "", "small", "ink", self)
        #: The place of an image among the others
        self.left = buttons.plain(self.tr("Earlier"), theme.icon("izq"), small=True)
        self.right = buttons.plain(self.tr("Later"), theme.icon("der"), small=True)
        self.left.setAccessibleName(self.tr("Move the image before"))
        self.right.setAccessibleName(self.tr("Move the image after"))
        #: Which part of the image each network shows
        self.frame = buttons.plain(self.tr("Framing…"), small=True)
        self.remove = buttons.plain(self.tr("Remove image"), small=True)
        self._lay_out()
        self.is_poster.clicked.connect(self.poster)
        self.people.clicked.connect(self._tell_people)
        self.rights.clicked.connect(self.open_rights)
        self.left.clicked.connect(lambda: self.moved.emit(-1))
        self.right.clicked.connect(lambda: self.moved.emit(1))
        self.frame.clicked.connect(self.framing)
        self.remove.clicked.connect(self.removed)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(6)
        said.addWidget(self.description)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.rules, 1)
        below.addWidget(self.count)
        said.addLayout(below)
        beside = QWidget(self)
        tools = QVBoxLayout(beside)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        tools.addWidget(self.left)
        tools.addWidget(self.right)
        tools.addWidget(self.frame)
        tools.addWidget(self.remove)
        tools.addStretch(1)
        words = QWidget(self)
        words.setLayout(said)
        said.setContentsMargins(0, 0, 0, 0)
        top = Beside(self._theme, _BESIDE_PX, self, spacing=8)
        top.add(words, 1)
        top.add(beside)
        known = QWidget(self)
        standing = QHBoxLayout(known)
        standing.setContentsMargins(0, 0, 0, 0)
        standing.setSpacing(6)
        standing.addWidget(self._mark)
        standing.addWidget(self.standing, 1)
        under = Beside(self._theme, _BESIDE_PX, self, spacing=6)
        under.add(known, 1)
        under.add(self.rights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(top)
        column.addWidget(self.is_poster)
        column.addWidget(self.people)
        column.addWidget(under)

    def begin(self) -> None:
        """Another post: what was typed in the one before is not undone in it."""
        self._image = None

    def show_image(self, image: Image, place: int, count: int, *, read_only: bool) -> None:
        """The picture at that place (from 0) of so many."""
        another = self._image is None or self._image.digest != image.digest
        self._image = image
        self.description.fill(image.alt, another=another)
        self.description.setReadOnly(read_only)
        self._show_count(image.alt)
        self.is_poster.setChecked(image.is_poster)
        for part in (self.is_poster, self.frame, self.remove):
            part.setEnabled(not read_only)
        self.left.setEnabled(place > 0 and not read_only)
        self.right.setEnabled(place + 1 < count and not read_only)
        if another:
            self.read_rights()
        self.shown.emit(image)

    def read_rights(self) -> None:
        """What is known of the picture, as of today."""
        if self._image is None:
            return
        try:
            self._show_rights(self._desk.library.known(self._image.digest))
        except Problem as problem:
            self.told.emit(sentence(problem))

    def open_rights(self) -> None:
        """Its licence, source and consents."""
        if self._image is not None:
            wanted = RightsDialog.ask(self._desk, self._theme, self._image, self.window())
            self.read_rights()
            self.rights_changed.emit()
            if wanted is not None:
                self.open_post.emit(wanted)

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        tools = (self.left, self.right, self.frame, self.remove)
        return [self.description, self.is_poster, self.people, self.rights, *tools]

    def _described(self, text: str) -> None:
        self._show_count(text)
        if self._image is not None:
            self._image = replace(self._image, alt=text)
        self.described.emit(text)

    def _show_count(self, text: str) -> None:
        length = len(text.strip())
        self.count.setText(self.tr("%n character(s)", "", length) if length else "")
        self.count.set_tone("warn" if length > GOOD_LENGTH else "muted")

    def _show_rights(self, rights: Rights) -> None:
        office = self._desk.office
        self._rights = rights
        standing = rights.standing(wall_clock(office.clock(), office.institution().zone).date())
        self.people.setChecked(rights.record.people)
        icon, token = MARKS.get(standing, ("bien", "ok"))
        self._mark.set_icon(icon, token)
        self.standing.setText("" if standing is Standing.NOBODY else standing_word(standing))
        self._mark.setVisible(standing is not Standing.NOBODY)

    def _tell_people(self, people: bool) -> None:
        if self._image is None:
            return
        record = replace(self._rights.record, digest=self._image.digest, people=people)
        try:
            self._show_rights(self._desk.library.save(record))
        except Problem as problem:
            self.people.setChecked(not people)
            self.told.emit(sentence(problem))
            return
        self.rights_changed.emit()
