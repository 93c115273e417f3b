"""One picture of a post, small, with how it is described."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.domain.describing import FILE, poor_because
from calendario.domain.media import Image
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import Pressable
from calendario.gui.widgets.elided import paint_lines, wrapped

#: Of the picture, in px at 100 %.
THUMB = QSize(76, 57)


class PictureCard(Pressable):
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
        return QSize(scaled(230), scaled(THUMB.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(110), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("accent_tint" if self.isChecked() else "hover"))
        wide, high = theme.scaled(THUMB.width()), theme.scaled(THUMB.height())
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
        poor = poor_because(image.alt)
        described = bool(image.alt.strip()) and poor is None
        size, step = theme.scaled(14), theme.line_step("small")
        icon, token = ("bien", "ok") if described else ("aviso", "warn")
        painter.drawPixmap(left, top + (step - size) // 2, theme.pixmap(icon, token, size, self.devicePixelRatioF()))
        painter.setPen(theme.colour(token))
        word = self.tr("Described") if described else self.tr("Not described")
        if poor is not None:
            #: Instead of a description there is a file's name; or one that says nothing («cartel»)
            word = self.tr("Names a file") if poor == FILE else self.tr("Describe it better")
        paint_lines(painter, left + size + 5, top, step, theme.font("small"), [word])
        said = image.alt.strip() or self.tr("Who cannot see it will not know what it shows.")
        room = self.width() - left - 4
        painter.setPen(theme.colour("muted"))
        pieces = wrapped(" ".join(said.split()), theme.font("small"), room, 2)
        paint_lines(painter, left, top + step + 2, step, theme.font("small"), pieces)
