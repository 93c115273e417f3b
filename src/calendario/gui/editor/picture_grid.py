"""The pictures of a post in the places a network gives them, each cut as it will be cut there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.domain.media import MIDDLE, Crop, Image
from calendario.domain.shapes import Shapes, focus_within
from calendario.gui.background import Background
from calendario.gui.editor.pictures import small_picture
from calendario.gui.shown import tip
from calendario.gui.theme import Theme

_GAP = 3  # px between two pictures
_WIDE, _SQUARE_PAIR = 9 / 16, 1 / 2
_TALLEST, _FLATTEST = 1.25, 0.3  # of one picture alone: height to width
_KEEPS_FOCUS = frozenset({"mastodon", "practice"})  # the others cut around the middle
_ONE_BY_ONE = frozenset({"instagram", "threads", "pinterest", "youtube"})  # readers go from one to the next
_ONE_BELOW_ANOTHER = frozenset({"web", "board", "other"})
_ON_TOP = frozenset({"facebook", "linkedin"})  # the first over the others
_MOST_SEEN = 4
_BEGUN = QSize(480, 360)
_VEIL = QColor(0, 0, 0, 150)  # over a picture, whatever the scheme

#: Left, top, width and height, as shares of the whole.
Cell = tuple[float, float, float, float]


def cells(count: int, network: str) -> tuple[float, tuple[Cell, ...]]:
    """How high the whole is (as a share of its width) and where each picture is that is seen at once; the rest is
    behind the last. For one picture alone the height is its own, see `alone`.
    """
    if count <= 1 or network in _ONE_BY_ONE:
        return 1.0, ((0, 0, 1, 1),) * min(count, 1)
    if network in _ONE_BELOW_ANOTHER:
        return count * 2 / 3, tuple((0, n / count, 1, 1 / count) for n in range(count))
    if network in _ON_TOP and count > 2:
        below = min(count - 1, 3)
        first = 0.65
        rest = tuple((n / below, first, 1 / below, 1 - first) for n in range(below))
        return 0.95, ((0, 0, 1, first), *rest)
    if count == 2:
        high = _SQUARE_PAIR if network == "bluesky" else _WIDE
        return high, ((0, 0, 0.5, 1), (0.5, 0, 0.5, 1))
    if count == 3:
        return _WIDE, ((0, 0, 0.5, 1), (0.5, 0, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5))
    quarters = tuple((x, y, 0.5, 0.5) for y in (0, 0.5) for x in (0, 0.5))
    return (2 / 3 if network == "bluesky" else _WIDE), quarters[:_MOST_SEEN]


def shown_part(image: Image, network: str, shapes: Shapes) -> Crop | None:
    """The box of the picture that is sent there; None is the whole."""
    return shapes.counting(image, network)


def alone(image: Image, part: Crop | None) -> float:
    """How high a picture is that stands alone, as a share of its width, within what any network shows."""
    wide = image.width * (part.width if part else 1)
    high = image.height * (part.height if part else 1)
    return min(max(high / max(wide, 1), _FLATTEST), _TALLEST)


class PictureCell(QWidget):
    """One picture, filling its place; `behind` more are not seen at once."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.image: Image | None = None
        self._picture = QImage()
        self._part: Crop | None = None
        self._focus = MIDDLE
        self._whole = False
        self.behind = 0

    def show_image(self, image: Image, part: Crop | None, network: str, *, whole: bool, behind: int) -> None:
        """`part` of it, cut to the place unless it is shown `whole`."""
        self.image, self._part, self._whole, self.behind = image, part, whole, behind
        self._focus = focus_within(image.focus, part) if network in _KEEPS_FOCUS else MIDDLE
        words = image.alt or self.tr("Image without description")
        if behind:
            #: %n images that come after the last one that is seen at once
            more = self.tr("and %n more", "", behind)
            words = f"{words}. {more}"
        self.setAccessibleName(words)
        self.setToolTip(tip(image.alt))
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Its pixels, or a null image where they cannot be had."""
        self._picture = picture
        self.update()

    def source(self) -> QRectF:
        """The part of the pixels that is drawn."""
        wide, high = self._picture.width(), self._picture.height()
        part = self._part
        box = QRectF(0, 0, wide, high)
        if part is not None:
            box = QRectF(part.left * wide, part.top * high, part.width * wide, part.height * high)
        if self._whole or not self.height() or box.isEmpty():
            return box
        ratio = self.width() / self.height()
        cut = QRectF(box)
        if box.width() / box.height() > ratio:
            cut.setWidth(box.height() * ratio)
        else:
            cut.setHeight(box.width() / ratio)
        left = box.left() + self._focus.x * box.width() - cut.width() / 2
        top = box.top() + self._focus.y * box.height() - cut.height() / 2
        cut.moveLeft(min(max(left, box.left()), box.right() - cut.width()))
        cut.moveTop(min(max(top, box.top()), box.bottom() - cut.height()))
        return cut

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame.addRoundedRect(area, 4, 4)
        painter.fillPath(frame, self._theme.colour("sunken"))
        painter.setClipPath(frame)
        if not self._picture.isNull():
            source = self.source()
            target = area
            if self._whole:
                size = source.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
                target = QRectF(0, 0, size.width(), size.height())
                target.moveCenter(area.center())
            painter.drawImage(target, self._picture, source)
        if self.behind:
            painter.fillRect(self.rect(), _VEIL)
            painter.setPen(Qt.GlobalColor.white)
            painter.setFont(self._theme.font("strong"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"+{self.behind}")
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawPath(frame)
        painter.end()


class PictureGrid(QWidget):
    """As high as its width asks for. `find` says where the file of a picture is; it is read off the GUI thread."""

    def __init__(
        self, find: Callable[[Image], Path], shapes: Shapes, theme: Theme, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._find, self._shapes, self._look, self._background = find, shapes, theme, background
        self._small: dict[str, QImage] = {}
        self._shown: tuple[object, ...] = ()
        self._high = 0.0
        self._places: tuple[Cell, ...] = ()
        self.cells: list[PictureCell] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_images(self, images: Sequence[Image], network: str) -> None:
        """What the network shows of them; hidden where there are none."""
        key = (tuple(images), network)
        if key == self._shown:
            return
        self._shown = key
        self._high, self._places = cells(len(images), network)
        if len(self._places) == 1:
            self._high = alone(images[0], shown_part(images[0], network, self._shapes))
        while len(self.cells) > len(self._places):
            gone = self.cells.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.cells) < len(self._places):
            self.cells.append(PictureCell(self._look, self))
            self.cells[-1].show()
        whole = network in _ONE_BELOW_ANOTHER or len(images) == 1
        for number, (cell, image) in enumerate(zip(self.cells, images, strict=False), start=1):
            behind = len(images) - number if number == len(self._places) else 0
            cell.show_image(image, shown_part(image, network, self._shapes), network, whole=whole, behind=behind)
            if image.digest in self._small:
                cell.show_picture(self._small[image.digest])
            else:
                self._ask(image)
        self.setVisible(bool(images))
        self.updateGeometry()
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self._widest()) * self._high)

    def sizeHint(self) -> QSize:
        wide = min(self._widest(), max(self.width(), self._look.scaled(180)))
        return QSize(wide, round(wide * self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.scaled(60), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _widest(self) -> int:
        return self._look.scaled(320)

    def _lay_out(self) -> None:
        wide = min(self.width(), self._widest())
        high = wide * self._high
        self.setMinimumHeight(round(high))  # a layout that has little room would cut it
        for cell, (left, top, width, height) in zip(self.cells, self._places, strict=True):
            x, y = round(left * wide), round(top * high)
            right, bottom = round((left + width) * wide), round((top + height) * high)
            right -= _GAP if left + width < 0.999 else 0
            bottom -= _GAP if top + height < 0.999 else 0
            cell.setGeometry(QRect(x, y, max(1, right - x), max(1, bottom - y)))

    def _ask(self, image: Image) -> None:
        self._small[image.digest] = QImage()
        self._background.run(partial(_made, image.digest, partial(self._find, image)), self._come)

    def _come(self, answer: tuple[str, QImage]) -> None:
        self._small[answer[0]] = answer[1]
        for cell in self.cells:
            if cell.image is not None and cell.image.digest == answer[0]:
                cell.show_picture(answer[1])


def _made(digest: str, find: Callable[[], Path]) -> tuple[str, QImage]:
    return digest, small_picture(find, _BEGUN)
