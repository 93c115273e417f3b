"""What a channel would show: a neutral drawing, in which what does not fit stands apart and is never cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel
from calendario.domain.post import Content, Image
from calendario.domain.rulers import Measure, fitting_prefix
from calendario.domain.rulers.parts import measures
from calendario.gui.background import Background
from calendario.gui.editor.pictures import small_picture
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.theme import Theme
from calendario.gui.widgets.chips import chip_size, paint_chip
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.sheet import Sheet

_MOST_SHOWN = 4_000  # characters; more is not a preview any more


class Initials(QWidget):
    """The institution's initials in a disc."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """`Ayuntamiento de Villasauce` is AV."""
        words = [w for w in name.split() if w[:1].isupper()] or name.split()
        self._letters = "".join(w[0] for w in words[:2]).upper()
        self.update()

    def sizeHint(self) -> QSize:
        size = self._theme.scaled(36)
        return QSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(self.rect())
        painter.setPen(self._theme.colour("on_accent"))
        painter.setFont(self._theme.font("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


class _Selector(QComboBox):
    """Ends in «…» where its text does not fit; with a style sheet Qt cuts it in the middle of a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, box, self)
        wide = room.width() - (self.iconSize().width() + 8 if not option.currentIcon.isNull() else 4)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, wide)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class Apart(QWidget):
    """What does not fit: in grey, beside a bracket."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = WrapLabel(theme, "", "small", "block")
        self.text = WrapLabel(theme, "", "small", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, 2, self.height(), self._theme.colour("block"))
        painter.fillRect(0, 0, 6, 2, self._theme.colour("block"))
        painter.fillRect(0, self.height() - 2, 6, 2, self._theme.colour("block"))
        painter.end()


class OnePost(QWidget):
    """What one post says: the whole, or one part of a thread under its number; what does not fit stands apart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = WrapLabel(theme, "", "small", "muted")
        self.text = WrapLabel(theme, "", "small")
        self.apart = Apart(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.number, self.text, self.apart):
            column.addWidget(widget)

    def show_post(self, text: str, measure: Measure | None, fits_until: int) -> None:
        """`text`, of which what begins at the code point `fits_until` does not fit."""
        many = measure is not None and measure.parts > 1
        if measure is not None and many:
            #: Over each part of a thread in the preview
            words = self.tr("Part %1 of %2").replace("%1", str(measure.part)).replace("%2", str(measure.parts))
            self.number.setText(words)
        self.number.setVisible(many)
        shown, left = _shortened(text[:fits_until]), text[fits_until:]
        if shown != self.text.text():
            self.text.setText(shown)
        self.text.setVisible(bool(shown))
        self.apart.setVisible(bool(left))
        if measure is not None and left:
            self.apart.title.setText(self.tr("Does not fit: %n too many", "", measure.excess))
            self.apart.text.setText(_shortened(left.strip()))


class Preview(Sheet):
    """The version of one channel; the selector is the reader's own and changes nothing else."""

    def __init__(
        self, writing: WritingDesk, theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "", parent)
        self._writing, self._look, self._background = writing, theme, background
        self.set_title(self.tr("Preview"))
        self._channels: tuple[Channel, ...] = ()
        self._small: dict[str, QImage] = {}
        self._pictures: list[QLabel] = []
        self.selector = _Selector(self)
        self.selector.setAccessibleName(self.tr("Channel of the preview"))
        self.selector.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.selector.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.selector.setMinimumContentsLength(12)
        self.selector.setProperty("small", True)
        self.add_head_widget(self.selector)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setSpacing(10)
        self._initials = Initials(theme, body)
        row.addWidget(self._initials, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.head = WrapLabel(theme, "", "strong")
        self.warning = WrapLabel(theme, "", "small", "warn")
        self.posts = [OnePost(theme, body)]
        self._others = QVBoxLayout()
        self._others.setSpacing(8)
        self._others.setContentsMargins(0, 6, 0, 0)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        for part in (self.head, self.warning, self.posts[0]):
            column.addWidget(part)
        column.addLayout(self._grid)
        column.addLayout(self._others)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.add_row(body)
        self.add_stretch()
        theme.changed.connect(self._dress_chips)

    def show_channels(self, channels: Sequence[Channel], wanted: UUID | None) -> None:
        """The selector's choices; keeps what was chosen, else takes `wanted`."""
        if tuple(channels) != self._channels:
            kept = self.channel_id()
            self._channels = tuple(channels)
            self.selector.blockSignals(True)
            self.selector.clear()
            for channel in channels:
                self.selector.addItem(_chip_icon(self._look, channel.letters), channel.name, channel.id)
            self.selector.setIconSize(QSize(self._look.scaled(30), self._look.scaled(16)))
            self.selector.blockSignals(False)
            self.choose(kept if kept is not None else wanted)
        self.selector.setVisible(bool(channels))

    def _dress_chips(self) -> None:
        for place, channel in enumerate(self._channels):
            self.selector.setItemIcon(place, QIcon(_chip_icon(self._look, channel.letters)))
        self.selector.setIconSize(QSize(self._look.scaled(30), self._look.scaled(16)))

    def choose(self, channel_id: UUID | None) -> None:
        """Shows that channel, if the post goes there."""
        for place, channel in enumerate(self._channels):
            if channel.id == channel_id:
                self.selector.setCurrentIndex(place)

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.selector]

    def channel(self) -> Channel | None:
        """The one shown."""
        place = self.selector.currentIndex()
        return self._channels[place] if 0 <= place < len(self._channels) else None

    def channel_id(self) -> UUID | None:
        """Its id."""
        channel = self.channel()
        return None if channel is None else channel.id

    def show_content(self, name: str, when: str, content: Content, measure: Measure | None) -> None:
        """What it would say, under the institution's `name` and the words of the hour."""
        channel = self.channel()
        self._initials.show_name(name)
        self.head.setText(f"{name} · {when}" if when else name)
        self.warning.setText(content.warning)
        self.warning.setVisible(bool(content.warning))
        self._show_posts(channel, content, measure)
        self._show_pictures(content.images)

    def _show_posts(self, channel: Channel | None, content: Content, measure: Measure | None) -> None:
        posts, told = [content.joined if channel is None else channel.as_sent(content)], [measure]
        if channel is not None and measure is not None and measure.parts > 1 and len(content.text) <= MOST_LIVE:
            posts = list(content.parts)
            told = list(measures(channel.network, content, channel.accepts, threads=True))
        while len(self.posts) > len(posts):
            gone = self.posts.pop()
            self._others.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.posts) < len(posts):
            self.posts.append(OnePost(self._look, self))
            self._others.addWidget(self.posts[-1])
        for shown, post, length in zip(self.posts, posts, told, strict=True):
            until = len(post.text)
            if channel is not None and length is not None and not length.fits and until <= MOST_LIVE:
                until = fitting_prefix(channel.network, post.text, warning=post.warning, limits=channel.accepts)
            shown.show_post(post.text, length, until)

    def _show_pictures(self, images: Sequence[Image]) -> None:
        while len(self._pictures) > len(images):
            label = self._pictures.pop()
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        while len(self._pictures) < len(images):
            label = QLabel(self)
            self._grid.addWidget(label, len(self._pictures) // 2, len(self._pictures) % 2)
            self._pictures.append(label)
        for label, image in zip(self._pictures, images, strict=True):
            label.setAccessibleName(image.alt or self.tr("Image without description"))
            label.setToolTip(image.alt)
            label.setProperty("digest", image.digest)
            if image.digest in self._small:
                self._put(label, self._small[image.digest])
            else:
                self._ask(image)

    def _ask(self, image: Image) -> None:
        self._small[image.digest] = QImage()
        find = partial(self._writing.picture, image)
        self._background.run(partial(_made, image.digest, find, QSize(300, 200)), self._come)

    def _come(self, answer: tuple[str, QImage]) -> None:
        self._small[answer[0]] = answer[1]
        for label in self._pictures:
            if label.property("digest") == answer[0]:
                self._put(label, answer[1])

    def _put(self, label: QLabel, picture: QImage) -> None:
        if picture.isNull():
            label.setPixmap(QPixmap())
            return
        most = QSize(self._look.scaled(140), self._look.scaled(94))
        label.setPixmap(
            QPixmap.fromImage(picture).scaled(
                most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _chip_icon(theme: Theme, letters: str) -> QPixmap:
    size = chip_size(theme, letters)
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QRect(0, 0, size.width(), size.height()), theme, letters)
    painter.end()
    return picture


def _made(digest: str, find: Callable[[], Path], size: QSize) -> tuple[str, QImage]:
    return digest, small_picture(find, size)
