"""The pictures of a post, each with its description: a part of the picture, not a later step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.desk import Desk
from calendario.domain import kinds
from calendario.domain.media import Image
from calendario.domain.problem import Problem
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.gui.dropped import take_copy
from calendario.gui.editor.copying_pictures import Arrived, Given, arrived
from calendario.gui.editor.image_panel import ImagePanel
from calendario.gui.editor.picture_card import THUMB, PictureCard
from calendario.gui.editor.pictures import small_picture
from calendario.gui.letters import letters_in
from calendario.gui.library.picker import LibraryPicker
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.strip import Strip
from calendario.gui.widgets.wrap_row import WrapRow

_TELEPHONE = frozenset(kinds.HEIC.endings)


class PictureFiles:
    """Asks for pictures; tests put another in its place."""

    @staticmethod
    def ask(parent: QWidget, title: str, kinds: str) -> list[Path]:
        """The files chosen in the system's dialog, which begins where the last ones were."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, folders.last("pictures"), kinds)
        if names:
            folders.used("pictures", Path(names[0]))
        return [Path(name) for name in names]


class Images(QWidget):
    """The row of pictures of the version that is shown.

    `changed` brings that version (None: the base) and all its pictures after one came, went or moved; `come` a version
    that is not shown any more and pictures that were on their way to it; `said` a picture of which something was said:
    its description, how it is framed. `opened` that a description can be written; `rights_changed` that something was
    said of people or licences, which is no part of the post; `late` a post that is not open any more, a version of it,
    and the pictures (or `Problem`s) that were on their way there. `given` that a person gave files, whatever they are,
    and `refused` the `Problem`s of those that cannot be used.
    """

    changed = Signal(object, object)
    come = Signal(object, object)
    said = Signal(object)
    opened = Signal()
    rights_changed = Signal()
    #: Another post that shows one of the pictures: a person wants to look at it.
    open_post = Signal(object)
    late = Signal(object, object, object)
    given = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._writing, self._theme, self._background = desk, desk.writing, theme, background
        self._images: tuple[Image, ...] = ()
        self._target: UUID | None = None
        self._whose = ""
        self._chosen: int | None = None
        self._cards: list[PictureCard] = []
        self._small: dict[str, QImage] = {}
        self._coming = 0
        self._post_id: UUID | None = None  # which is open: a picture of another one comes too late
        self._told: list[Strip] = []
        self._read_only = False
        self._from_telephone = False  # what is being copied has to be turned into something that people can see
        self._has_video = False
        #: Takes what is a video or subtitles out of what is given, and hands back the rest.
        self.aside: Callable[[Sequence[Given]], list[Given]] = list
        self.setAcceptDrops(True)

        self.heading = WrapLabel(theme, self.tr("Images and video"), "strong")
        self.note = WrapLabel(theme, "", "small", "muted")
        self.add = buttons.plain(self.tr("Add image or video…"), theme.icon("imagen"), small=True)
        self.add.clicked.connect(self._ask)
        self.from_library = buttons.plain(self.tr("From the library…"), small=True)
        self.from_library.clicked.connect(self._choose_from_library)
        self.heading.setWordWrap(False)
        self._head = WrapRow(self)
        self._head.add(self.heading)
        self._head.add(self.from_library, pushed=True)
        self._head.add(self.add)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.panel = ImagePanel(desk, theme)
        self.description, self.remove = self.panel.description, self.panel.remove
        self._strips = QVBoxLayout()
        self._strips.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.note)
        column.addLayout(self._grid)
        column.addWidget(self.panel)
        column.addLayout(self._strips)
        self.panel.described.connect(self._described)
        self.panel.poster.connect(self._said_poster)
        self.panel.moved.connect(self._move)
        self.panel.removed.connect(self._take_away)
        self.panel.rights_changed.connect(self.rights_changed)
        self.panel.open_post.connect(self.open_post)
        self.panel.told.connect(self._tell)
        self._show()

    # --- what the page says

    def begin(self, post_id: UUID | None = None) -> None:
        """Another post, or none."""
        self._post_id = post_id
        self._chosen = None
        self.panel.begin()
        for strip in list(self._told):
            self._close(strip)
        self._show()

    def show_images(self, target: UUID | None, images: Sequence[Image], whose: str, *, read_only: bool = False) -> None:
        """Those of the version that is shown (None: the base); `whose` says for which channels they are."""
        if target != self._target:
            self._chosen = None
        before = (self._target, self._whose, self._read_only)
        self._target, self._whose, self._read_only = target, whose, read_only
        if tuple(images) != self._images or before != (target, whose, read_only):
            open_one = None if self._chosen is None else self._images[self._chosen].digest
            self._images = tuple(images)
            self._chosen = None if open_one is None else self._place_of(open_one)
            self._show()
        elif self._chosen is not None:
            self.panel.read_rights()

    def take(self, given: Sequence[Given]) -> None:
        """Copies pictures (files, or bytes of a pasted one) into the calendar; what cannot be used is told."""
        if given and not self._read_only:
            self._begin_anew()
        given = self.aside(given)
        if given and not self._read_only:
            self._from_telephone |= any(isinstance(g, Path) and g.suffix.lower() in _TELEPHONE for g in given)
            self._coming += 1
            self._show_note()
            copy = partial(arrived, self._desk, tuple(given), self._post_id, self._target)
            self._background.run(copy, self._taken, self._not_taken)

    def set_video(self, there: bool) -> None:
        """The post has a video."""
        if there != self._has_video:
            self._has_video = there
            self._show_note()

    def describe(self, number: int) -> None:
        """Opens the description of that picture (1 for the first)."""
        if 1 <= number <= len(self._images):
            self._chosen = number - 1
            self._show()
            self.description.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self.opened.emit)  # the panel has its height by then

    @property
    def open_number(self) -> int:
        """Of the picture whose description is open (1 for the first); 0 for none."""
        return 0 if self._chosen is None else self._chosen + 1

    @property
    def post_id(self) -> UUID | None:
        """The post that is open."""
        return self._post_id

    def put_framed(self, framed: Image, post_id: UUID | None) -> None:
        """How a person framed that picture of that post; others may have moved it meanwhile, or taken it out."""
        place = self._place_of(framed.digest) if post_id == self._post_id and not self._read_only else None
        if place is None:
            self._tell(self.tr("That image is not in this post any more: nothing was changed."))
            return
        image = replace(self._images[place], focus=framed.focus, crops=framed.crops)
        if image != self._images[place]:
            self._exchange(place, image)
            if place == self._chosen:
                self.panel.show_image(image, place, len(self._images), read_only=self._read_only)

    @property
    def coming(self) -> bool:
        """Whether pictures are being copied, for the post that is open or one before."""
        return self._coming > 0

    def images(self) -> tuple[Image, ...]:
        """In their order."""
        return self._images

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        told = [button for strip in self._told for button in strip.buttons()]
        return [self.from_library, self.add, *self._cards, *self.panel.stops(), *told]

    def cards(self) -> list[PictureCard]:
        """One for each picture."""
        return self._cards

    def strips(self) -> list[Strip]:
        """What was told of them, and what can be undone."""
        return self._told

    # --- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        given = event.mimeData()
        if (given.hasUrls() or given.hasImage()) and not letters_in(given):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        self.take(files)
        take_copy(event)

    # --- inside

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
        for button in (self.add, self.from_library):
            button.setVisible(not self._read_only)
        self.heading.setVisible(bool(self._images) or not self._read_only)
        self._head.arrange()
        self.panel.setVisible(self._chosen is not None)
        if self._chosen is not None:
            chosen, count = self._images[self._chosen], len(self._images)
            self.panel.show_image(chosen, self._chosen, count, read_only=self._read_only)
        self._show_note()

    def _show_note(self) -> None:
        if self._coming:
            self.note.setText(self.tr("Copying the image…"))
        elif self._images:
            #: %1 says for whom they are: «for all channels»
            self.note.setText(self.tr("%n, %1", "", len(self._images)).replace("%1", self._whose))
        else:
            self.note.setText("" if self._has_video else self.tr("None. Drop one here or paste it."))
        self.note.setVisible(bool(self.note.text()) and (bool(self._images) or not self._read_only))

    def _show_small(self, card: PictureCard, image: Image) -> None:
        if image.digest in self._small:
            card.show_small(self._small[image.digest])
            return
        card.show_small(QImage())
        self._small[image.digest] = QImage()
        size = QSize(self._theme.scaled(THUMB.width()) * 2, self._theme.scaled(THUMB.height()) * 2)
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
            QTimer.singleShot(0, self, self.opened.emit)  # the panel has its height by then

    def _put(self, images: Sequence[Image], chosen: int | None) -> None:
        self._images, self._chosen = tuple(images), chosen
        self._show()
        self.changed.emit(self._target, self._images)

    def _described(self, text: str) -> None:
        if self._chosen is not None:
            self._exchange(self._chosen, replace(self._images[self._chosen], alt=text))

    def _said_poster(self, is_poster: bool) -> None:
        if self._chosen is not None:
            self._exchange(self._chosen, replace(self._images[self._chosen], is_poster=is_poster))

    def _place_of(self, digest: str) -> int | None:
        return next((place for place, image in enumerate(self._images) if image.digest == digest), None)

    def _exchange(self, place: int, image: Image) -> None:
        """What a person said of the one at that place."""
        images = list(self._images)
        images[place] = image
        self._images = tuple(images)
        self._cards[place].show_image(image, place + 1, len(images))
        self.said.emit(image)

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
        next_one = self._cards[min(place, len(images) - 1)] if images else self.add
        next_one.setFocus(Qt.FocusReason.OtherFocusReason)  # what had it goes with the picture
        self._put(images, None)
        undo = buttons.plain(self.tr("Undo"), small=True)
        strip = Strip(self._theme, "hint", self.tr("Image removed."), actions=[undo])
        undo.clicked.connect(partial(self._bring_back, strip, self._target, place, gone))
        self._add_strip(strip)

    def _bring_back(self, strip: Strip, target: UUID | None, place: int, image: Image) -> None:
        self._close(strip)
        if target != self._target:
            self.come.emit(target, (image,))
            return
        images = list(self._images)
        images.insert(min(place, len(images)), image)
        self._put(images, None)

    def _ask(self) -> None:
        known = kinds.endings(*kinds.PICTURES, *kinds.VIDEOS, *kinds.SUBTITLES)
        #: Kinds of files in the system's dialog; %1 is how their names end («*.jpg *.png»)
        words = self.tr("Images and videos (%1)").replace("%1", " ".join(f"*{ending}" for ending in known))
        self.take(PictureFiles.ask(self, self.tr("Add image or video"), words))

    def _choose_from_library(self) -> None:
        image = LibraryPicker.ask(self._desk, self._theme, self._background, self.window())
        if image is not None:
            self._begin_anew()
            self._take_in([image], remembered=1)

    def _begin_anew(self) -> None:
        """What was told of the files given before is over."""
        for strip in [s for s in self._told if s.property("passing")]:
            self._close(strip)
        self.given.emit()

    def _taken(self, came: Arrived) -> None:
        self._coming -= 1
        if came.post_id != self._post_id:
            self._from_telephone = self._from_telephone and self._coming > 0
            self._show_note()
            self.late.emit(came.post_id, came.target, came.answers)
            return
        self._refuse(came.problems)
        if came.target == self._target:
            self._take_in(came.images, came.remembered)
        elif came.images:
            self.come.emit(came.target, came.images)
        if self._from_telephone and came.images:
            self._tell(
                self.tr("The telephone's photo (HEIC) was turned into JPEG, so that everybody can see it."), "hint"
            )
        self._from_telephone = self._from_telephone and self._coming > 0
        self._show_note()

    def _take_in(self, good: Sequence[Image], remembered: int) -> None:
        """Puts those that are not there yet; of `remembered` ones it says so."""
        known = {image.digest for image in self._images}
        new = [image for image in good if image.digest not in known]
        if not new:
            return
        self._put((*self._images, *new), self._chosen)
        if remembered:
            words = self.tr("%n image(s) used before: with their description, licence and consents.", "", remembered)
            self._tell(words, "hint")

    def _not_taken(self, problem: Problem) -> None:
        self._coming -= 1
        self._refuse([problem])
        self._show_note()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.refused.emit(tuple(problems))

    def _tell(self, words: str, severity: str = "warn") -> None:
        close = buttons.flat(self.tr("Close"), small=True)
        icon = "aviso" if severity == "warn" else None
        strip = Strip(self._theme, severity, words, icon=icon, actions=[close])
        strip.setProperty("passing", True)
        close.clicked.connect(lambda: self._close(strip))
        self._add_strip(strip)

    def _add_strip(self, strip: Strip) -> None:
        for old in [s for s in self._told if s.property("strip") == strip.property("strip")]:
            self._close(old)  # one of each kind, the newest: they push the text away
        self._told.append(strip)
        self._strips.addWidget(strip)

    def _close(self, strip: Strip) -> None:
        if strip in self._told:
            self._told.remove(strip)
            self._strips.removeWidget(strip)
            strip.hide()
            strip.deleteLater()


def _small_of(digest: str, find: Callable[[], Path], size: QSize) -> tuple[str, QImage]:
    return digest, small_picture(find, size)
