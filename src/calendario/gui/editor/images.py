"""The pictures of a post, each with its description: a part of the picture, not a later step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.writing import WritingDesk
from calendario.domain.post import Image
from calendario.domain.problem import Problem
from calendario.domain.text import names_a_file
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.editor.pictures import small_picture
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel, paint_lines, wrapped
from calendario.gui.widgets.strip import Strip
from calendario.sentences import sentence

_THUMB = QSize(76, 57)
Given = Path | bytes


class PictureFiles:
    """Asks for pictures; tests put another in its place."""

    @staticmethod
    def ask(parent: QWidget, title: str, kinds: str) -> list[Path]:
        """The files chosen in the system's dialog, which begins where the last ones were."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, folders.last("pictures"), kinds)
        if names:
            folders.used("pictures", Path(names[0]))
        return [Path(name) for name in names]


class PictureCard(QAbstractButton):
    """One picture: small, with «Descrita» or «Sin describir» and the beginning of its description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: Image | None = None
        self._small: QPixmap | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: Image, number: int, count: int) -> None:
        """Its description and place."""
        self._image = image
        said = image.alt.strip() or self.tr("Not described")
        #: Accessible name of a picture: its number, how many there are, its description
        told = self.tr("Image %1 of %2: %3").replace("%1", str(number)).replace("%2", str(count))
        self.setAccessibleName(told.replace("%3", said))
        self.update()

    def show_small(self, picture: QImage) -> None:
        """The picture itself."""
        self._small = QPixmap.fromImage(picture) if not picture.isNull() else None
        self.update()

    def sizeHint(self) -> QSize:
        scaled = self._theme.scaled
        return QSize(scaled(230), scaled(_THUMB.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("accent_tint" if self.isChecked() else "hover"))
        wide, high = theme.scaled(_THUMB.width()), theme.scaled(_THUMB.height())
        area = self.rect().adjusted(3, 3, 0, 0)
        area.setSize(QSize(wide, high))
        if self._small is None:
            painter.fillRect(area, theme.colour("sunken"))
            size = theme.scaled(20)
            middle = area.center()
            icon = theme.pixmap("imagen", "muted", size, self.devicePixelRatioF())
            painter.drawPixmap(middle.x() - size // 2, middle.y() - size // 2, icon)
        else:
            full = self._small.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            painter.setClipRect(area)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            corner_x = area.x() + (area.width() - full.width()) // 2
            corner_y = area.y() + (area.height() - full.height()) // 2
            painter.drawPixmap(corner_x, corner_y, full.width(), full.height(), self._small)
            painter.setClipping(False)
        painter.setPen(theme.colour("control"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        if self._image is not None:
            self._paint_words(painter, area.right() + 9, area.top(), self._image)
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, top: int, image: Image) -> None:
        theme = self._theme
        named = names_a_file(image.alt)
        described = bool(image.alt.strip()) and not named
        size, step = theme.scaled(14), theme.line_step("small")
        icon, token = ("bien", "ok") if described else ("aviso", "warn")
        painter.drawPixmap(left, top + (step - size) // 2, theme.pixmap(icon, token, size, self.devicePixelRatioF()))
        painter.setPen(theme.colour(token))
        #: Instead of a description there is a file's name
        word = self.tr("Described") if described else self.tr("Names a file") if named else self.tr("Not described")
        paint_lines(painter, left + size + 5, top, step, theme.font("small"), [word])
        said = image.alt.strip() or self.tr("Who cannot see it will not know what it shows.")
        room = self.width() - left - 4
        painter.setPen(theme.colour("muted"))
        pieces = wrapped(" ".join(said.split()), theme.font("small"), room, 2)
        paint_lines(painter, left, top + step + 2, step, theme.font("small"), pieces)


class Description(QPlainTextEdit):
    """The description of a picture; `written` after each change by a person."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Description of the image"))
        self.setPlaceholderText(self.tr("What is seen, for those who cannot see it"))
        self.textChanged.connect(self._changed)

    def fill(self, text: str) -> None:
        """Shows `text` without telling."""
        if text != self.toPlainText():
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)

    def _changed(self) -> None:
        if not self._filling:
            self.written.emit(fit_to_keep(self.toPlainText())[0])


class Images(QWidget):
    """The row of pictures. `changed` brings all of them after each change by a person; `opened` that a description
    can be written.
    """

    changed = Signal(object)
    opened = Signal()

    def __init__(
        self, writing: WritingDesk, theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._writing, self._theme, self._background = writing, theme, background
        self._images: tuple[Image, ...] = ()
        self._chosen: int | None = None
        self._cards: list[PictureCard] = []
        self._small: dict[str, QImage] = {}
        self._coming = 0
        self._era = 0  # which post is open: a picture of another one comes too late
        self._refusals: list[Strip] = []
        self._read_only = False
        self.setAcceptDrops(True)

        self.heading = WrapLabel(theme, self.tr("Images"), "strong")
        self.note = WrapLabel(theme, "", "small", "muted")
        self.add = buttons.plain(self.tr("Add image"), theme.icon("imagen"), small=True)
        self.add.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.note, 1)
        head.addWidget(self.add)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.panel = QWidget()
        self._strips = QVBoxLayout()
        self._strips.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.panel)
        column.addLayout(self._strips)
        self._build_panel()
        self._show()

    # --- what the page says

    def begin(self) -> None:
        """Another post."""
        self._era += 1
        self._chosen = None
        for strip in list(self._refusals):
            self._close(strip)
        self._show()

    def show_images(self, images: Sequence[Image]) -> None:
        """Other pictures: of another post, or after a change from elsewhere."""
        if tuple(images) != self._images:
            self._images = tuple(images)
            if self._chosen is not None and self._chosen >= len(self._images):
                self._chosen = None
            self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Pictures can be looked at, not changed."""
        self._read_only = read_only
        self._show()

    def take(self, given: Sequence[Given]) -> None:
        """Copies pictures (files, or bytes of a pasted one) into the calendar; what cannot be used is told."""
        if given and not self._read_only:
            self._coming += 1
            self._show_note()
            self._background.run(
                partial(_taken_in, self._writing, tuple(given), self._era), self._taken, self._not_taken
            )

    def describe(self, number: int) -> None:
        """Opens the description of that picture (1 for the first)."""
        if 1 <= number <= len(self._images):
            self._chosen = number - 1
            self._show()
            self.description.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit()

    def images(self) -> tuple[Image, ...]:
        """In their order."""
        return self._images

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.add, *self._cards, self.description, self._left, self._right, self.remove]

    def cards(self) -> list[PictureCard]:
        """One for each picture."""
        return self._cards

    def refusals(self) -> list[Strip]:
        """What could not be taken in."""
        return self._refusals

    # --- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        self.take(files)
        event.acceptProposedAction()

    # --- inside

    def _build_panel(self) -> None:
        theme = self._theme
        self.description = Description(theme)
        self.description.written.connect(self._described)
        self._left = buttons.icon_button(theme, "izq", self.tr("Move the image before"), small=True)
        self._right = buttons.icon_button(theme, "der", self.tr("Move the image after"), small=True)
        self.remove = buttons.plain(self.tr("Remove image"), small=True)
        self._left.clicked.connect(lambda: self._move(-1))
        self._right.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._take_away)
        row = QHBoxLayout(self.panel)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.description, 1)
        tools = QVBoxLayout()
        tools.setSpacing(4)
        order = QHBoxLayout()
        order.setSpacing(4)
        order.addWidget(self._left)
        order.addWidget(self._right)
        order.addStretch(1)
        tools.addLayout(order)
        tools.addWidget(self.remove)
        tools.addStretch(1)
        row.addLayout(tools)

    def _show(self) -> None:
        while len(self._cards) > len(self._images):
            card = self._cards.pop()
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(self._images):
            card = PictureCard(self._theme, self)
            place = len(self._cards)
            card.clicked.connect(lambda _=False, n=place: self._choose(n))
            self._grid.addWidget(card, place // 2, place % 2)
            self._cards.append(card)
        for place, (card, image) in enumerate(zip(self._cards, self._images, strict=True)):
            card.show_image(image, place + 1, len(self._images))
            card.setChecked(place == self._chosen)
            self._show_small(card, image)
        self.add.setVisible(not self._read_only)
        self.note.setVisible(bool(self._images) or not self._read_only)
        self.heading.setVisible(bool(self._images) or not self._read_only)
        self.panel.setVisible(self._chosen is not None)
        if self._chosen is not None:
            self.description.fill(self._images[self._chosen].alt)
            self.description.setReadOnly(self._read_only)
            self._left.setEnabled(self._chosen > 0 and not self._read_only)
            self._right.setEnabled(self._chosen + 1 < len(self._images) and not self._read_only)
            self.remove.setEnabled(not self._read_only)
        self._show_note()

    def _show_note(self) -> None:
        if self._coming:
            self.note.setText(self.tr("Copying the image…"))
        elif self._images:
            self.note.setText(self.tr("%n, for all channels", "", len(self._images)))
        else:
            self.note.setText(self.tr("None. Drop one here or paste it."))

    def _show_small(self, card: PictureCard, image: Image) -> None:
        if image.digest in self._small:
            card.show_small(self._small[image.digest])
            return
        card.show_small(QImage())
        self._small[image.digest] = QImage()
        size = QSize(self._theme.scaled(_THUMB.width()) * 2, self._theme.scaled(_THUMB.height()) * 2)
        find = partial(self._writing.picture, image)
        self._background.run(partial(_small_of, image.digest, find, size), self._small_made)

    def _small_made(self, answer: tuple[str, QImage]) -> None:
        digest, picture = answer
        self._small[digest] = picture
        for card, image in zip(self._cards, self._images, strict=False):
            if image.digest == digest:
                card.show_small(picture)

    def _choose(self, place: int) -> None:
        self._chosen = None if self._chosen == place else place
        self._show()
        if self._chosen is not None:
            self.description.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit()

    def _put(self, images: Sequence[Image], chosen: int | None) -> None:
        self._images, self._chosen = tuple(images), chosen
        self._show()
        self.changed.emit(self._images)

    def _described(self, text: str) -> None:
        if self._chosen is None:
            return
        images = list(self._images)
        images[self._chosen] = replace(images[self._chosen], alt=text)
        self._images = tuple(images)
        self._cards[self._chosen].show_image(images[self._chosen], self._chosen + 1, len(images))
        self.changed.emit(self._images)

    def _move(self, step: int) -> None:
        if self._chosen is None:
            return
        images, place = list(self._images), self._chosen + step
        images.insert(place, images.pop(self._chosen))
        self._put(images, place)

    def _take_away(self) -> None:
        if self._chosen is None:
            return
        images, place = list(self._images), self._chosen
        gone = images.pop(place)
        self._put(images, None)
        undo = buttons.plain(self.tr("Undo"), small=True)
        strip = Strip(self._theme, "hint", self.tr("Image removed."), actions=[undo])
        undo.clicked.connect(lambda: self._bring_back(strip, place, gone))
        self._add_strip(strip)

    def _bring_back(self, strip: Strip, place: int, image: Image) -> None:
        images = list(self._images)
        images.insert(min(place, len(images)), image)
        self._close(strip)
        self._put(images, None)

    def _ask(self) -> None:
        #: Kinds of files in the system's dialog
        kinds = self.tr("Images (*.jpg *.jpeg *.png *.gif *.webp)")
        self.take(PictureFiles.ask(self, self.tr("Add image"), kinds))

    def _taken(self, answer: tuple[int, list[Image | Problem]]) -> None:
        era, answers = answer
        self._coming -= 1
        if era != self._era:  # of the post that was open before
            self._show_note()
            return
        good = [answer for answer in answers if isinstance(answer, Image)]
        known = {image.digest for image in self._images}
        new = [image for image in good if image.digest not in known]
        self._refused([answer for answer in answers if isinstance(answer, Problem)])
        if new:
            self._put((*self._images, *new), self._chosen)
        self._show_note()

    def _not_taken(self, problem: Problem) -> None:
        self._coming -= 1
        self._refused([problem])
        self._show_note()

    def _refused(self, problems: Sequence[Problem]) -> None:
        """One strip for all that was given at once."""
        if not problems:
            return
        close = buttons.flat(self.tr("Close"), small=True)
        told = [sentence(problem) for problem in problems]
        strip = Strip(self._theme, "warn", told[0], told[1:], icon="aviso", actions=[close])
        close.clicked.connect(lambda: self._close(strip))
        self._add_strip(strip)

    def _add_strip(self, strip: Strip) -> None:
        for old in [s for s in self._refusals if s.property("strip") == strip.property("strip")]:
            self._close(old)  # one of each kind, the newest: they push the text away
        self._refusals.append(strip)
        self._strips.addWidget(strip)

    def _close(self, strip: Strip) -> None:
        if strip in self._refusals:
            self._refusals.remove(strip)
            self._strips.removeWidget(strip)
            strip.hide()
            strip.deleteLater()


def _taken_in(writing: WritingDesk, given: tuple[Given, ...], era: int) -> tuple[int, list[Image | Problem]]:
    """In a thread: each picture, or why it cannot be used."""
    answers: list[Image | Problem] = []
    for one in given:
        try:
            answers.append(writing.take_in(one) if isinstance(one, Path) else writing.take_in_bytes(one, ""))
        except Problem as problem:
            answers.append(problem)
    return era, answers


def _small_of(digest: str, find: Callable[[], Path], size: QSize) -> tuple[str, QImage]:
    return digest, small_picture(find, size)
