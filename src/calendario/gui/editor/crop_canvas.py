"""A picture with a box on it that is moved and resized, and a cross on what must stay in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.domain.media import MIDDLE, Crop, Point
from calendario.domain.shapes import Shape, fitted
from calendario.gui.theme import Theme

_STEP = 0.02  # of a side, for each press of an arrow
_LEAST = 0.1  # of the picture's width: a smaller box shows nothing
_GRIP = 9  # px around a corner
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SIZES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class CropCanvas(QWidget):
    """`moved` brings the box after each change by a person, `focused` the place of the cross.

    The box is dragged, or resized by its corners; a click puts the cross. Arrows move the box, with Shift they make it
    smaller (left, down) or larger, as - and + do; with Ctrl they move the cross.
    """

    moved = Signal(object)
    focused = Signal(object)

    def __init__(self, theme: Theme, size: tuple[int, int], parent: QWidget | None = None) -> None:
        """`size` of the picture in pixels, upright."""
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._picture = QPixmap()
        self._shape: Shape | None = None
        self._crop: Crop | None = None
        self._focus = MIDDLE
        self._counts = True
        self._held: tuple[QPointF, Crop | None, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Picture with the part that is shown"))
        self.setAccessibleDescription(
            self.tr("Arrows move the box, + and - change its size, with Ctrl arrows move what must stay in view")
        )

    def show_picture(self, picture: QImage) -> None:
        """The picture itself, upright, at any size."""
        self._picture = QPixmap.fromImage(picture)
        self.update()

    def show_box(self, shape: Shape | None, crop: Crop | None, focus: Point, *, counts: bool) -> None:
        """The box of that shape, which `counts` or is only proposed; without one the whole picture."""
        self._shape, self._crop, self._focus, self._counts = shape, crop, focus, counts
        self.update()

    def sizeHint(self) -> QSize:
        most = self.screen().availableGeometry().height() // 2  # large letters on a small screen
        return QSize(self._theme.scaled(420), min(self._theme.scaled(250), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(200), self.sizeHint().height())

    def box_area(self) -> QRectF:
        """Where the box stands on the widget; the whole picture without one."""
        area = QRectF(self.picture_area())
        crop = self._crop
        if crop is None:
            return area
        return QRectF(
            area.left() + crop.left * area.width(),
            area.top() + crop.top * area.height(),
            crop.width * area.width(),
            crop.height * area.height(),
        )

    def picture_area(self) -> QRect:
        """Where the picture stands on the widget."""
        room = self.rect().adjusted(6, 6, -6, -6)  # the corners' handles stand out
        size = QSize(*self._size).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        corner = room.center() - QPoint(size.width() // 2, size.height() // 2)
        return QRect(corner, size)

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, self.picture_area()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            painter.fillRect(area, theme.colour("sunken"))
        else:
            painter.drawPixmap(area, self._picture)
        box = self.box_area()
        if self._crop is not None:
            veil = QColor(0, 0, 0, 150 if self._counts else 90)
            for outside in (
                QRectF(area.left(), area.top(), area.width(), box.top() - area.top()),
                QRectF(area.left(), box.bottom(), area.width(), area.top() + area.height() - box.bottom()),
                QRectF(area.left(), box.top(), box.left() - area.left(), box.height()),
                QRectF(box.right(), box.top(), area.left() + area.width() - box.right(), box.height()),
            ):
                painter.fillRect(outside, veil)
            self._paint_frame(painter, box)
        self._paint_cross(painter, area)
        painter.end()

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        style = Qt.PenStyle.SolidLine if self._counts else Qt.PenStyle.DashLine
        for colour, width in ((QColor("black"), 3.0), (QColor("white"), 1.5)):  # seen on any picture
            painter.setPen(QPen(colour, width, style))
            painter.drawRect(box)
        painter.setPen(QPen(QColor("black"), 1))
        painter.setBrush(QColor("white"))
        for corner in _corners(box).values():
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_cross(self, painter: QPainter, area: QRect) -> None:
        x = area.left() + self._focus.x * area.width()
        y = area.top() + self._focus.y * area.height()
        for colour, width in ((QColor("black"), 3.5), (QColor("white"), 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x - 8, y), QPointF(x + 8, y))
            painter.drawLine(QPointF(x, y - 8), QPointF(x, y + 8))
            painter.drawEllipse(QPointF(x, y), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._held = (event.position(), self._crop, self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = self._at(event.position())
        if self._held is None:
            self.setCursor(_CURSORS[where])
            return
        began, crop, part = self._held
        way = event.position() - began
        if crop is None or part == "outside" or (way.manhattanLength() < 3 and crop == self._crop):
            return
        area = self.picture_area()
        across, down = way.x() / area.width(), way.y() / area.height()
        if part == "inside":
            self._put(_rect(crop).translated(across, down))
        else:
            self._stretch(_rect(crop), part, across)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        began, crop, _ = self._held
        self._held = None
        if (event.position() - began).manhattanLength() < 3 and crop == self._crop:
            area = self.picture_area()
            across = (event.position().x() - area.left()) / area.width()
            down = (event.position().y() - area.top()) / area.height()
            if 0 <= across <= 1 and 0 <= down <= 1:
                self._look_at(Point(across, down))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SIZES:
            if self._crop is not None:
                self._grow(_rect(self._crop), _SIZES[Qt.Key(event.key())] * _STEP)
            return
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        across, down = way[0] * _STEP, way[1] * _STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, y = self._focus.x + across, self._focus.y + down
            self._look_at(Point(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)))
        elif self._crop is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._grow(_rect(self._crop), across - down)
        elif self._crop is not None:
            self._put(_rect(self._crop).translated(across, down))

    # --- inside

    def _at(self, place: QPointF) -> str:
        """What is there: a corner by its name, "inside" or "outside" of the box."""
        if self._crop is None:
            return "outside"
        box, grip = self.box_area(), self._theme.scaled(_GRIP)
        for name, corner in _corners(box).items():
            if (place - corner).manhattanLength() <= 2 * grip:
                return name
        return "inside" if box.contains(place) else "outside"

    def _stretch(self, box: QRectF, corner: str, across: float) -> None:
        """The corner opposite to `corner` stays where it is."""
        leftwards, upwards = "left" in corner, "top" in corner
        tall = box.height() / box.width()
        most = min(box.right() if leftwards else 1 - box.left(), (box.bottom() if upwards else 1 - box.top()) / tall)
        wide = min(max(box.width() + (-across if leftwards else across), min(_LEAST, most)), most)
        left = box.right() - wide if leftwards else box.left()
        top = box.bottom() - wide * tall if upwards else box.top()
        self._put(QRectF(left, top, wide, wide * tall))

    def _grow(self, box: QRectF, share: float) -> None:
        tall = box.height() / box.width()
        most = min(1.0, 1 / tall)
        wide = min(max(box.width() + 2 * share, min(_LEAST, most)), most)
        high = wide * tall
        self._put(QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high))

    def _put(self, box: QRectF) -> None:
        """The box, in shares of the picture, pushed back inside."""
        if self._shape is None:
            return
        wide, high = min(box.width(), 1.0), min(box.height(), 1.0)
        left, top = min(max(box.left(), 0.0), 1 - wide), min(max(box.top(), 0.0), 1 - high)
        crop = fitted(self._shape, Crop(self._shape.key, left, top, wide, high), *self._size)
        if crop != self._crop or not self._counts:
            self._crop, self._counts = crop, True
            self.update()
            self.moved.emit(crop)

    def _look_at(self, point: Point) -> None:
        self._focus = Point(round(point.x, 3), round(point.y, 3))
        self.update()
        self.focused.emit(self._focus)


_CURSORS = {
    "outside": Qt.CursorShape.CrossCursor,
    "inside": Qt.CursorShape.SizeAllCursor,
    "top left": Qt.CursorShape.SizeFDiagCursor,
    "bottom right": Qt.CursorShape.SizeFDiagCursor,
    "top right": Qt.CursorShape.SizeBDiagCursor,
    "bottom left": Qt.CursorShape.SizeBDiagCursor,
}


def _corners(box: QRectF) -> dict[str, QPointF]:
    return {
        "top left": box.topLeft(),
        "top right": box.topRight(),
        "bottom left": box.bottomLeft(),
        "bottom right": box.bottomRight(),
    }


def _rect(crop: Crop) -> QRectF:
    return QRectF(crop.left, crop.top, crop.width, crop.height)
