"""«Encuadre»: which part of a picture each network shows, what must stay in view, and what is sent in the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from calendario.desk.desk import Desk
from calendario.desk.pictures import PicturesDesk, Wish
from calendario.domain.channel import Channel
from calendario.domain.delivery import FittedPicture
from calendario.domain.media import Crop, Image, Point
from calendario.domain.problem import Problem
from calendario.domain.shapes import pixels, proposed
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.editor.crop_canvas import CropCanvas
from calendario.gui.editor.pictures import small_picture
from calendario.gui.shown import figure, proportion, weight
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.sentences import listed, sentence

_AFTER_MS = 250  # after the last movement of the box
_MOST = QSize(840, 500)  # of the picture under the box, in pixels
_RESULT = QSize(84, 60)
_SHORT = 22  # characters


@dataclass(frozen=True, slots=True)
class _Made:
    serial: int
    results: tuple[tuple[Channel, FittedPicture | Problem, QImage], ...]


class CropResult(QWidget):
    """What one channel gets: small, with its size and weight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = QLabel(self)
        self.picture.setFixedSize(QSize(theme.scaled(_RESULT.width()), theme.scaled(_RESULT.height())))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = WrapLabel(theme, "", "small", "ink", self, least_characters=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_result(self, channel: Channel, sent: FittedPicture | Problem, small: QImage) -> None:
        """The picture as that channel gets it, or why it does not."""
        if isinstance(sent, Problem):
            words = f"{channel.name}: {sentence(sent)}"
            self.words.set_tone("warn")
        else:
            #: A channel, the size in pixels of what it gets, its weight: «Mastodon: 1200×675, about 180 kB»
            words = self.tr("%1: %2×%3, about %4").replace("%1", channel.name)
            words = words.replace("%2", figure(sent.width)).replace("%3", figure(sent.height))
            words = words.replace("%4", weight(len(sent.bytes)))
            if sent.stands_still:
                words = f"{words}. {self.tr('It moves, and stands still there.')}"
            self.words.set_tone("ink")
        self.words.setText(words)
        self.picture.setVisible(not small.isNull())
        if not small.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(QPixmap.fromImage(small).scaled(self.picture.size(), keep, smooth))


class CropDialog(Dialog):
    """What is accepted is `image`; nothing has been changed by then. Esc leaves the picture as it is."""

    WIDTH = 680

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        image: Image,
        channels: tuple[Channel, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("What is shown of the image"))
        self._desk, self._background = desk.pictures, background
        self._channels = channels
        self._wishes = self._desk.wishes(channels)
        self.image = image
        self._wish: Wish | None = self._wishes[0] if self._wishes else None
        self._left: dict[str, Crop] = {}  # where the box of a shape was when it was unticked
        self._serial = self._making = 0
        self._wait = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._wait.timeout.connect(self._make)
        self._add_shapes()
        self.canvas = CropCanvas(theme, (image.width, image.height), self)
        self.canvas.moved.connect(self._moved)
        self.canvas.focused.connect(self._focused)
        self.add(self.canvas)
        self.counts = QCheckBox(self)
        self.counts.clicked.connect(self._counted)
        self.add(self.counts)
        self.others = self.add_text("", "small", "warn")
        self.help = self.add_text("", "small", "muted")
        self.whole = self.add_text(self._whole_words(), "small", "muted")
        self.whole.setVisible(bool(self.whole.text()))
        self.original = self.add_text("", "small", "muted")
        self.results: list[CropResult] = []
        self._places = QGridLayout()
        self._places.setSpacing(8)
        self.column.addLayout(self._places)
        self.add_choice(self.tr("Cancel")).clicked.connect(self.reject)
        self.use = self.add_main(self.tr("Use it like this"), self.accept)
        self.canvas.setFocus()
        self._show_all()
        find = partial(desk.writing.picture, image)
        background.run(partial(small_picture, find, _MOST), self.canvas.show_picture)
        self._make()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        background: Background,
        image: Image,
        channels: tuple[Channel, ...],
        parent: QWidget | None = None,
    ) -> Image | None:
        """The picture with the boxes and the cross that were chosen."""
        dialog = cls(desk, theme, background, image, channels, parent)
        return dialog.image if dialog.exec() else None

    def choose(self, number: int) -> None:
        """Shows that shape; the one after the last is the whole picture."""
        self._wish = self._wishes[number] if number < len(self._wishes) else None
        self._show_all()
        self._owe()

    # --- inside

    def _add_shapes(self) -> None:
        theme, self.shapes = self._theme, QButtonGroup(self)
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        names = [self._name(wish) for wish in self._wishes]
        #: The whole picture, nothing cut away
        names.append(self.tr("Whole"))
        made = [buttons.SegmentButton(theme, name, small=True, parent=holder) for name in names]
        widths = [button.minimumWidth() for button in made]
        columns = next((n for n in (3, 2) if sum(max(widths[k::n], default=0) for k in range(n)) <= self._room()), 1)
        for number, button in enumerate(made):
            column = number % columns
            last = column == columns - 1 or number == len(made) - 1
            place = "only" if column == 0 and last else "first" if column == 0 else "last" if last else "middle"
            button.setProperty("segment", place)
            button.setChecked(number == 0)
            self.shapes.addButton(button, number)
            grid.addWidget(button, number // columns, column)
        grid.setColumnStretch(columns, 1)
        self.shapes.idClicked.connect(self.choose)
        holder.setVisible(bool(self._wishes))
        self.add(holder)

    def _room(self) -> int:
        """The width of what is inside, on this screen and with letters of this size."""
        return min(self._theme.scaled(self.WIDTH), self.screen().availableGeometry().width() - 32) - 60

    def _name(self, wish: Wish) -> str:
        names = [channel.name for channel in wish.channels]
        if len(names) <= 2 and sum(map(len, names)) <= _SHORT:
            return f"{listed(names)} {proportion(wish.shape.key)}"
        name = names[0] if len(names[0]) <= _SHORT - 4 else f"{names[0][: _SHORT - 5].rstrip()}…"
        if len(names) > 1:
            #: A channel and how many more show pictures in that shape: «Mastodon and 2 more»
            name = self.tr("%1 and %2 more").replace("%1", name).replace("%2", str(len(names) - 1))
        return f"{name} · {proportion(wish.shape.key)}"

    def _show_all(self) -> None:
        image, wish = self.image, self._wish
        if wish is None:
            self.canvas.show_box(None, None, image.focus, counts=False)
        else:
            chosen = image.crop(wish.shape.key)
            crop = (
                chosen or self._left.get(wish.shape.key) or proposed(wish.shape, image.width, image.height, image.focus)
            )
            self.canvas.show_box(wish.shape, crop, image.focus, counts=chosen is not None)
            self._show_where(wish, crop, chosen=chosen is not None)
        self._show_help(with_box=wish is not None)
        self.counts.setVisible(wish is not None)
        self.others.setVisible(wish is not None and bool(self.others.text()))
        #: The picture as it was added: its size in pixels and its weight
        words = self.tr("The original: %1×%2, %3. Place and owner are never sent with it.")
        words = words.replace("%1", figure(image.width)).replace("%2", figure(image.height))
        self.original.setText(words.replace("%3", weight(image.size_bytes)))

    def _show_help(self, *, with_box: bool) -> None:
        if with_box:
            words = self.tr("Drag the box, or its corners. Click on what must always be seen: the cross marks it.")
            keys = self.tr("With the keyboard: arrows move the box, + and - resize it, Ctrl+arrows move the cross.")
        else:
            words = self.tr("Without a box. Click on what must always be seen: the cross marks it.")
            keys = self.tr("With the keyboard: Ctrl+arrows move the cross.")
        self.help.setText(f"{words} {keys}")

    def _whole_words(self) -> str:
        """Of the channels without a shape of their own, which would be missed among the shapes."""
        shaped = {channel.id for wish in self._wishes for channel in wish.channels}
        whole = [channel.name for channel in self._channels if channel.id not in shaped]
        if not whole:
            return ""
        #: %1 are channels: «On Bluesky and Web the image is shown whole.»
        return self.tr("On %1 the image is shown whole.").replace("%1", listed(whole))

    def _show_where(self, wish: Wish, crop: Crop, *, chosen: bool) -> None:
        """Of several boxes each channel uses the one of the shape that it shows most; one of few pixels is told."""
        used = {c.name: self._desk.used(self.image.with_crop(crop), c) for c in wish.channels}
        here = [name for name, box in used.items() if box == crop]
        #: %1 are channels: «Show only this part on Mastodon and X»
        words = self.tr("Show only this part on %1").replace("%1", listed(here))
        self.counts.setText(words if here else self.tr("Show only this part"))
        self.counts.setChecked(chosen)
        lines = []
        for name, box in used.items():
            if box is not None and box != crop:
                #: %1 is a channel, %2 the shape of another box: «On Instagram the box 4:5 is used»
                line = self.tr("On %1 the box %2 is used: untick that one to use this one.")
                lines.append(line.replace("%1", name).replace("%2", proportion(box.shape)))
        left, top, right, bottom = pixels(crop, self.image.width, self.image.height)
        if right - left < wish.shape.width:
            #: The size of the box in pixels, and the larger one at which the network shows it
            line = self.tr("The box has %1×%2 pixels, and it is shown at %3×%4: it will look blurred.")
            line = line.replace("%1", figure(right - left)).replace("%2", figure(bottom - top))
            lines.append(line.replace("%3", figure(wish.shape.width)).replace("%4", figure(wish.shape.height)))
        self.others.setText("\n".join(lines))

    def _shown_channels(self) -> tuple[Channel, ...]:
        return self._channels if self._wish is None else self._wish.channels

    def _moved(self, crop: Crop) -> None:
        self.image = self.image.with_crop(crop)
        if self._wish is not None:
            self._show_where(self._wish, crop, chosen=True)
            self.others.setVisible(bool(self.others.text()))
        self._owe()

    def _focused(self, point: Point) -> None:
        self.image = replace(self.image, focus=point)
        self._left.clear()  # what is only proposed goes with the cross
        self._show_all()
        self._owe()

    def _counted(self, counts: bool) -> None:
        if self._wish is None:
            return
        shape = self._wish.shape
        if counts:
            new = proposed(shape, self.image.width, self.image.height, self.image.focus)
            self.image = self.image.with_crop(self._left.pop(shape.key, new))
        else:
            before = self.image.crop(shape.key)
            if before is not None:
                self._left[shape.key] = before
            self.image = self.image.without_crop(shape.key)
        self._show_all()
        self._owe()

    def _owe(self) -> None:
        self._serial += 1
        self._wait.start()

    def _make(self) -> None:
        if not self._making:
            self._making = self._serial + 1
            work = partial(_made, self._desk, self.image, self._shown_channels(), self._serial)
            self._background.run(work, self._come, self._not_made)

    def _come(self, made: _Made) -> None:
        self._making = 0
        if made.serial != self._serial:
            self._wait.start()
            return
        while len(self.results) > len(made.results):
            gone = self.results.pop()
            self._places.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.results) < len(made.results):
            self.results.append(CropResult(self._theme, self))
            place, columns = len(self.results) - 1, 1 + (2 * self._theme.scaled(_RESULT.width() + 170) <= self._room())
            self._places.addWidget(self.results[-1], place // columns, place % columns)
        for result, told in zip(self.results, made.results, strict=True):
            result.show_result(*told)

    def _not_made(self, problem: Problem) -> None:
        self._making = 0
        self.original.setText(sentence(problem))


def _made(desk: PicturesDesk, image: Image, channels: tuple[Channel, ...], serial: int) -> _Made:
    """In a thread."""
    results: list[tuple[Channel, FittedPicture | Problem, QImage]] = []
    for channel in channels:
        try:
            sent = desk.sent(image, channel)
        except Problem as problem:
            results.append((channel, problem, QImage()))
            continue
        small = QImage.fromData(sent.bytes)
        if not small.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = small.scaled(_RESULT * 2, keep, smooth)
        results.append((channel, sent, small))
    return _Made(serial, tuple(results))
