"""A video without its pictures: an icon and how long it lasts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.domain import kinds
from calendario.domain.media import Video
from calendario.gui.editor.picture_card import THUMB
from calendario.gui.shown import tip
from calendario.gui.theme import Theme

#: What is taken for a video by its name; the latter are refused as such, with what to do.
VIDEO_ENDINGS = frozenset((*kinds.endings(*kinds.VIDEOS), ".mkv", ".avi", ".wmv", ".mpg", ".mpeg", ".3gp"))
SUBTITLE_ENDINGS = frozenset(kinds.endings(*kinds.SUBTITLES))


def lasting(duration_ms: int) -> str:
    """«1:05», «1:02:30»: minutes and seconds, with hours where there are any."""
    seconds = max(1, round(duration_ms / 1000))
    minutes, hours = seconds // 60 % 60, seconds // 3600
    rest = f"{seconds % 60:02}"
    return f"{hours}:{minutes:02}:{rest}" if hours else f"{minutes}:{rest}"


class VideoTile(QWidget):
    """As large as a small picture in the row of pictures, and in the preview."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_video(self, video: Video) -> None:
        """Its length; its description is what it is called."""
        self._words = lasting(video.duration_ms)
        self.setToolTip(tip(video.alt))
        #: Accessible name of a video: how long it lasts (minutes and seconds) and its description
        told = self.tr("Video of %1: %2").replace("%1", self._words)
        self.setAccessibleName(told.replace("%2", video.alt.strip() or self.tr("Not described")))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(THUMB.width()), self._theme.scaled(THUMB.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        size, step = theme.scaled(22), theme.line_step("small")
        top = (self.height() - size - step) // 2
        icon = theme.pixmap("video", "muted", size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint((self.width() - size) // 2, top), icon)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        below = QRect(0, top + size, self.width(), step)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.setPen(theme.colour("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
