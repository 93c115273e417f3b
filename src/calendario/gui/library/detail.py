"""One picture of the library: large, described, with its rights and the posts that show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.desk.library import Picture
from calendario.domain.media import Image
from calendario.domain.problem import Problem
from calendario.domain.rights import Standing
from calendario.gui.background import Background
from calendario.gui.editor.pictures import small_picture
from calendario.gui.library.rights_form import RightsForm
from calendario.gui.library.uses import Uses
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.scroll import PageScroll
from calendario.sentences import sentence

_HIGH = 210  # px at 100 %


class Shown(QWidget):
    """A picture as large as its room, whole."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QPixmap | None = None
        self._is_video = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage) -> None:
        """Nothing for a null image."""
        self._picture = None if picture.isNull() else QPixmap.fromImage(picture)
        self.updateGeometry()
        self.update()

    def show_video(self, is_video: bool) -> None:
        """Of a video there is no picture: an icon says what it is."""
        self._is_video = is_video
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(300), self._theme.scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self._theme.scaled(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        if self._picture is not None:
            full = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            left, top = (self.width() - full.width()) // 2, (self.height() - full.height()) // 2
            painter.drawPixmap(left, top, full.width(), full.height(), self._picture)
        elif self._is_video:
            size = self._theme.scaled(32)
            icon = self._theme.pixmap("video", "muted", size, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, icon)
        painter.end()


class Detail(QWidget):
    """`open_post` with a post, `used` with the `Image` a new post is to begin with, `refused` with a sentence,
    `changed` when something of it was kept, `left` back to the others.
    """

    open_post = Signal(object)
    used = Signal(object)
    refused = Signal(str)
    changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._digest = ""
        self._image: Image | None = None
        self._asked = 0
        self.back = buttons.flat(self.tr("All images"), theme.icon("izq", "link"), small=True, parent=self)
        self.back.clicked.connect(self.left)
        self.picture = Shown(theme, self)
        self.alt = WrapLabel(theme, "", "body", "ink", self)
        self.about = WrapLabel(theme, "", "small", "muted", self)
        self.use = buttons.primary(self.tr("Use in a new post"), theme.icon("mas", "on_accent"), parent=self)
        self.use.clicked.connect(self._use)
        self.not_usable = WrapLabel(
            theme, self.tr("A consent was taken back: it cannot be used in a new post."), "body", "block", self
        )
        self.to_take_down = WrapLabel(theme, "", "strong", "warn", self)
        self.still_out = Uses(theme, self)
        self.still_out.opened.connect(self.open_post)
        self.form = RightsForm(desk, theme, self)
        self.form.changed.connect(self.changed)
        self.form.told.connect(self.refused)
        self.form.open_post.connect(self.open_post)
        self.uses_heading = WrapLabel(theme, "", "heading", "ink", self)
        self.uses = Uses(theme, self)
        self.uses.opened.connect(self.open_post)
        self._scroll = PageScroll(self, across=False)
        column = QVBoxLayout(self._scroll.body)
        column.setContentsMargins(5, 2, 8, 12)
        column.setSpacing(10)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.picture, self.alt, self.about):
            column.addWidget(part)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        told: tuple[QWidget, ...] = (self.not_usable, self.to_take_down, self.still_out)
        for one in told:
            column.addWidget(one)
            one.hide()
        column.addWidget(WrapLabel(theme, self.tr("Rights"), "heading", "ink", self))
        column.addWidget(self.form)
        column.addWidget(self.uses_heading)
        column.addWidget(self.uses)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    @property
    def digest(self) -> str:
        """The picture that is shown or is being read, "" for none."""
        return self._digest

    def show_picture(self, digest: str) -> None:
        """That picture, read anew; "" for none."""
        if digest != self._digest:
            self.form.keep()
            self.picture.show_picture(QImage())
            self._scroll.verticalScrollBar().setValue(0)
        self._digest = digest
        self._asked += 1
        if digest:
            self._background.run(partial(_read, self._desk, digest, self._asked), self._show, self._failed)

    def _show(self, answer: tuple[int, Picture]) -> None:
        asked, there = answer
        if asked != self._asked:
            return
        image = there.image
        if self._image is None or self._image.digest != image.digest or self.picture._picture is None:
            find = partial(self._desk.writing.picture, image)
            most = QSize(self._theme.scaled(460), self._theme.scaled(_HIGH)) * 2
            self._background.run(partial(_large, image.digest, find, most), self._made)
        self._image = image
        is_video = image.mime.startswith("video/")
        self.picture.show_video(is_video)
        self._show_withdrawn(there, is_video=is_video)
        self.alt.setText(image.alt.strip() or self.tr("Not described"))
        self.alt.set_tone("ink" if image.alt.strip() else "warn")
        self.picture.setAccessibleName(self.alt.text())
        #: Of a picture: %1 × %2 pixels, %3 its size
        words = self.tr("%1 × %2 pixels, %3").replace("%1", str(image.width)).replace("%2", str(image.height))
        size = self.locale().formattedDataSize(image.size_bytes, 1, self.locale().DataSizeFormat.DataSizeSIFormat)
        self.about.setText(words.replace("%3", size))
        self.form.show_rights(there.rights, there.today)
        users = there.users.all
        posts = len({use.post_id for use in users})
        self.uses_heading.setText(self.tr("In %n post(s)", "", posts) if posts else self.tr("In no post now"))
        self.uses.show_uses(users, there.today)

    def _show_withdrawn(self, there: Picture, *, is_video: bool) -> None:
        """What a consent that was taken back forbids, and what it leaves to be taken down by hand, however often it is
        looked at.
        """
        withdrawn = there.standing is Standing.WITHDRAWN
        out = there.users.out if withdrawn else ()
        self.use.setVisible(not (is_video or withdrawn))
        self.not_usable.setVisible(withdrawn)
        self.to_take_down.setText(
            self.tr("%n publication(s) went out with it: take down by hand what is still there.", "", len(out))
        )
        self.still_out.show_uses(out, there.today)
        self.to_take_down.setVisible(bool(out))
        self.still_out.setVisible(bool(out))

    def take_focus(self) -> None:
        """On what is done with it first."""
        rows = [row.link or row.open for row in self.still_out.rows]
        first = self.use if not self.use.isHidden() else rows[0] if rows else self.form.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, answer: tuple[str, QImage]) -> None:
        if answer[0] == self._digest:
            self.picture.show_picture(answer[1])

    def _failed(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))

    def _use(self) -> None:
        if self._image is not None and self._image.digest == self._digest:
            self.used.emit(self._image)


def _read(desk: Desk, digest: str, asked: int) -> tuple[int, Picture]:
    return asked, desk.library.picture(digest)


def _large(digest: str, find: Callable[[], Path], most: QSize) -> tuple[str, QImage]:
    return digest, small_picture(find, most)
