"""The card that a network draws of a link: what is known of its page, without asking it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calendario.domain.addresses import Seen, host_of, shown
from calendario.gui.background import Background
from calendario.gui.editor.pictures import small_picture
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import ElidedLabel

_PICTURE = 72  # px at 100 %
_BEGUN = QSize(200, 200)


class LinkCard(QFrame):
    """Title, description, host and picture; of a page that nobody looked at, the address and that nobody did."""

    def __init__(
        self, find: Callable[[str], Path], theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find, self._theme, self._background = find, theme, background
        self._digest: str | None = None
        self.picture = _Picture(theme, self)
        self.title = ElidedLabel(theme, "", "strong", "ink", 2, self)
        self.description = ElidedLabel(theme, "", "small", "muted", 2, self)
        self.host = ElidedLabel(theme, "", "small", "muted", 1, self)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        for label in (self.title, self.description, self.host):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(9)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_link(self, address: str, seen: Seen | None) -> None:
        """The card of that address, "" for none: then it is not there."""
        self.setVisible(bool(address))
        if not address:
            return
        known = seen is not None and seen.problem is None and bool(seen.title)
        self.title.setText(seen.title if known and seen is not None else shown(address))
        self.description.setText(seen.description if known and seen is not None else "")
        self.description.setVisible(bool(self.description.text()))
        self.host.setText(host_of(address).removeprefix("www.") if known else self._state(seen))
        self.setAccessibleName(
            #: %1 is the title of the page that a link leads to
            self.tr("Card of the link: %1").replace("%1", f"{self.title.text()}. {self.host.text()}")
        )
        self._show_picture(seen.picture if known and seen is not None else None)

    def _state(self, seen: Seen | None) -> str:
        if seen is None:
            #: Under a link whose page nobody has looked at yet
            return self.tr("Not checked yet")
        if seen.is_dead:
            return self.tr("There is no page there")
        if seen.problem is not None:
            return self.tr("It does not answer now")
        #: Of a page that says nothing of itself
        return self.tr("Its page has no title")

    def _show_picture(self, digest: str | None) -> None:
        self.picture.setVisible(digest is not None)
        if digest is None or digest == self._digest:
            return
        self._digest = digest
        self.picture.show_picture(QImage())
        self._background.run(partial(_made, digest, partial(self._find, digest)), self._come)

    def _come(self, answer: tuple[str, QImage]) -> None:
        if answer[0] == self._digest:
            self.picture.show_picture(answer[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class _Picture(QWidget):
    """The middle of it, square."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage) -> None:
        """A null image leaves its place empty."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.scaled(_PICTURE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), self._theme.colour("hover"))
        if not self._picture.isNull():
            side = min(self._picture.width(), self._picture.height())
            source = QRectF((self._picture.width() - side) / 2, (self._picture.height() - side) / 2, side, side)
            painter.drawImage(QRectF(self.rect()), self._picture, source)
        painter.end()


def _made(digest: str, find: Callable[[], Path]) -> tuple[str, QImage]:
    return digest, small_picture(find, _BEGUN)
