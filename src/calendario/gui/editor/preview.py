"""What a channel would show: a neutral drawing, in which what does not fit stands apart and is never cut."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from calendario.desk.links import LinksDesk
from calendario.desk.writing import WritingDesk
from calendario.domain.addresses import Seen
from calendario.domain.channel import Channel
from calendario.domain.links import card_link, marks
from calendario.domain.post import Content
from calendario.domain.problem import Problem
from calendario.domain.rulers import Measure, fitting_prefix
from calendario.domain.rulers.parts import measures
from calendario.domain.shapes import Shapes
from calendario.gui.background import Background
from calendario.gui.editor.link_card import LinkCard
from calendario.gui.editor.marked_text import MarkedText
from calendario.gui.editor.picture_grid import PictureGrid
from calendario.gui.editor.reviewing import MOST_LIVE
from calendario.gui.editor.video_tile import VideoTile
from calendario.gui.shown import grouped
from calendario.gui.theme import Theme
from calendario.gui.widgets.chips import chip_size, paint_chip
from calendario.gui.widgets.choosing import Choice
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


class _Selector(Choice):
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
    """What one post says: the whole, or one part of a thread under its number; what does not fit stands apart. Under it
    the card of its link, where the network draws one.
    """

    def __init__(self, links: LinksDesk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = WrapLabel(theme, "", "small", "muted")
        self.text = MarkedText(theme)
        self.apart = Apart(theme, self)
        self.line = MarkedText(theme)
        self.card = LinkCard(links.picture, theme, background, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.number, self.text, self.apart, self.line):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.card)

    def show_post(self, post: Content, network: str, measure: Measure | None, fits_until: int) -> None:
        """What `post` says on that network; what begins at the code point `fits_until` does not fit."""
        many = measure is not None and measure.parts > 1
        if measure is not None and many:
            #: Over each part of a thread in the preview
            words = self.tr("Part %1 of %2").replace("%1", str(measure.part)).replace("%2", str(measure.parts))
            self.number.setText(words)
        self.number.setVisible(many)
        shown, left = _shortened(post.text[:fits_until]), post.text[fits_until:]
        pressed = marks(post.text, network) if len(post.text) <= MOST_LIVE else ()
        self.text.show_text(shown, [(m.start, min(m.end, len(shown))) for m in pressed if m.start < len(shown)])
        self.text.setVisible(bool(shown))
        self.apart.setVisible(bool(left))
        if measure is not None and left:
            self.apart.title.setText(grouped(self.tr("Does not fit: %n too many", "", measure.excess), measure.excess))
            self.apart.text.setText(_shortened(left.strip()))

    def show_link(self, card: str, line: str, seen: Seen | None) -> None:
        """The address of which there is a `card`, or the one that is a `line` of its own; "" for none."""
        self.card.show_link(card, seen)
        self.line.show_text(line, [(0, len(line))])
        self.line.setVisible(bool(line))


class Preview(Sheet):
    """The version of one channel; the selector is the reader's own and changes nothing else."""

    def __init__(
        self,
        writing: WritingDesk,
        links: LinksDesk,
        shapes: Shapes,
        theme: Theme,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self._links, self._look, self._background = links, theme, background
        self.set_title(self.tr("Preview"))
        self._channels: tuple[Channel, ...] = ()
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
        self.posts = [OnePost(links, theme, background, body)]
        self._others = QVBoxLayout()
        self._others.setSpacing(8)
        self._others.setContentsMargins(0, 6, 0, 0)
        self.grid = PictureGrid(writing.picture, shapes, theme, background, body)
        self.grid.hide()
        self.video = VideoTile(theme, body)
        self.video.hide()
        for part in (self.head, self.warning, self.posts[0]):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.grid)
        column.addWidget(self.video, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.grid.show_images(content.images, "" if channel is None else channel.network)
        for video in content.videos:
            self.video.show_video(video)
        self.video.setVisible(bool(content.videos))

    def seen(self, link: str) -> Seen | None:
        """What is known of the page at `link`, without asking it."""
        if not link:
            return None
        try:
            return self._links.known((link,)).get(link)
        except Problem:  # the calendar cannot be read now: nothing is known
            return None

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
            self.posts.append(OnePost(self._links, self._look, self._background, self))
            self._others.addWidget(self.posts[-1])
        for shown, post, length in zip(self.posts, posts, told, strict=True):
            until = len(post.text)
            if channel is not None and length is not None and not length.fits and until <= MOST_LIVE:
                until = fitting_prefix(channel.network, post.text, warning=post.warning, limits=channel.accepts)
            network = "" if channel is None else channel.network
            shown.show_post(post, network, length, until)
            card = card_link(post, network)
            line = post.link if network == "web" else ""
            shown.show_link(card, line, self.seen(card))


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
