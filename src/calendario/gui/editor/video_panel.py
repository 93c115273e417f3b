"""What a person says of the video of a post: what is seen, whether somebody speaks, its subtitles."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calendario.domain.media import Video
from calendario.gui.editor.image_panel import Description
from calendario.gui.editor.video_tile import VideoTile
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.wrap_row import WrapRow


class VideoPanel(QWidget):
    """`changed` brings the video as it is now; `subtitles_asked`, `rights_asked` and `removed` when their buttons are
    pressed.
    """

    changed = Signal(object)
    subtitles_asked = Signal()
    rights_asked = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._video: Video | None = None
        self.tile = VideoTile(theme, self)
        self.facts = ElidedLabel(theme, "", "small", "muted", 2, self)
        self.description = Description(theme)
        self.description.setAccessibleName(self.tr("Description of the video"))
        self.speech = QCheckBox(self.tr("Somebody speaks in it"), self)
        self.subtitles = WrapLabel(theme, self.tr("Without subtitles"), "small", "ink", self)
        self.reviewed = QCheckBox(self.tr("Subtitles reviewed"), self)
        self.choose = buttons.plain("", small=True, parent=self)
        self.drop = buttons.flat(self.tr("Remove the subtitles"), small=True, parent=self)
        self.rights = buttons.plain(self.tr("Licence and consents…"), small=True, parent=self)
        self.remove = buttons.plain(self.tr("Remove video"), small=True, parent=self)
        self._ticks, self._row = WrapRow(self, gap=12), WrapRow(self, gap=6)
        self._lay_out()
        self.description.written.connect(self._described)
        self.speech.clicked.connect(self._said_speech)
        self.reviewed.clicked.connect(self._said_reviewed)
        self.choose.clicked.connect(self.subtitles_asked)
        self.drop.clicked.connect(self._without_subtitles)
        self.rights.clicked.connect(self.rights_asked)
        self.remove.clicked.connect(self.removed)

    def begin(self) -> None:
        """Another post: what was typed in the one before is not undone in it."""
        self._video = None

    def show_video(self, video: Video, *, read_only: bool) -> None:
        """All of it."""
        another = self._video is None or self._video.digest != video.digest
        self._video = video
        self.tile.show_video(video)
        size = QLocale().formattedDataSize(video.size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        #: Of a video: its size («12 MB») and its width and height in pixels
        told = self.tr("%1, %2 × %3 pixels").replace("%1", size)
        self.facts.setText(told.replace("%2", str(video.width)).replace("%3", str(video.height)))
        self.description.fill(video.alt, another=another)
        self.description.setReadOnly(read_only)
        self.speech.setChecked(video.has_speech)
        captions = video.captions
        self.subtitles.setVisible(captions is None and read_only)
        self.reviewed.setChecked(captions is not None and captions.reviewed)
        self.reviewed.setVisible(captions is not None)
        self.choose.setText(self.tr("Add subtitles…") if captions is None else self.tr("Other subtitles…"))
        self.drop.setVisible(captions is not None and not read_only)
        for button in (self.choose, self.rights, self.remove):
            button.setVisible(not read_only)
        for box in (self.speech, self.reviewed):
            box.setEnabled(not read_only)
        self._ticks.arrange()
        self._row.arrange()

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.description, self.speech, self.reviewed, self.choose, self.drop, self.rights, self.remove]

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.tile)
        left.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.facts, 1)
        head.addWidget(self.remove)
        words.addLayout(head)
        words.addWidget(self.description)
        for box in (self.speech, self.reviewed):
            self._ticks.add(box)
        words.addWidget(self._ticks)
        words.addWidget(self.subtitles)
        for button in (self.choose, self.drop, self.rights):
            self._row.add(button)
        words.addWidget(self._row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(left)
        whole.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _put(self, video: Video) -> None:
        self.show_video(video, read_only=False)
        self.changed.emit(video)

    def _described(self, text: str) -> None:
        if self._video is not None:
            self._put(replace(self._video, alt=text))

    def _said_speech(self, speaks: bool) -> None:
        if self._video is not None:
            self._put(replace(self._video, has_speech=speaks))

    def _said_reviewed(self, reviewed: bool) -> None:
        if self._video is not None and self._video.captions is not None:
            self._put(replace(self._video, captions=replace(self._video.captions, reviewed=reviewed)))

    def _without_subtitles(self) -> None:
        if self._video is not None:
            self._put(replace(self._video, captions=None))
            self.choose.setFocus()
