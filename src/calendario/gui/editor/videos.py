"""The video of a post, below its pictures: taken in while one writes on, with its description and its subtitles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.desk import Desk
from calendario.domain.media import Video
from calendario.domain.post import Content
from calendario.domain.problem import BadInput, Problem
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.gui.editor.copying_pictures import Given
from calendario.gui.editor.copying_video import Copied, Progress, Wanted, copied
from calendario.gui.editor.images import Images
from calendario.gui.editor.video_panel import VideoPanel
from calendario.gui.editor.video_tile import SUBTITLE_ENDINGS, VIDEO_ENDINGS
from calendario.gui.library.rights_dialog import RightsDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.strip import Strip

_LOOK_EVERY_MS = 150


class SubtitleFiles:
    """Asks for subtitles; tests put another in its place."""

    @staticmethod
    def ask(parent: QWidget, title: str, kinds: str) -> Path | None:
        """The file chosen in the system's dialog, which begins where the last ones were."""
        name, _ = QFileDialog.getOpenFileName(parent, title, folders.last("pictures"), kinds)
        return Path(name) if name else None


class Videos(QWidget):
    """`changed` brings the version (None: the base) and its videos after each change by a person; `opened` that there
    is something to be said of one; `late` what came for a post that is not open any more (`Copied`); `given` that
    subtitles were chosen here, `refused` the `Problem`s of files that cannot be used.
    """

    changed = Signal(object, object)
    opened = Signal()
    late = Signal(object)
    given = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, images: Images) -> None:
        """It stands below the pictures, and takes what is given to them and is a video or subtitles."""
        super().__init__(images)
        self._desk, self._theme, self._background, self._images = desk, theme, background, images
        self._videos: tuple[Video, ...] = ()
        self._target: UUID | None = None
        self._language = "es"
        self._read_only = False
        self._post_id: UUID | None = None  # which is open: a video of another one comes too late
        #: The videos of a version of the open post, shown or not.
        self.of_version: Callable[[UUID | None], Sequence[Video]] = self._of_shown
        self._coming: Wanted | None = None
        self._strips: list[Strip] = []
        self.note = WrapLabel(theme, "", "small", "muted", self)
        self.panel = VideoPanel(theme, self)
        self._way = QWidget(self)
        self.progress = WrapLabel(theme, "", "small", "ink", self._way)
        self.give_up = buttons.plain(self.tr("Cancel"), small=True, parent=self._way)
        way = QHBoxLayout(self._way)
        way.setContentsMargins(0, 0, 0, 0)
        way.addWidget(self.progress, 1)
        way.addWidget(self.give_up)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for part in (self.note, self._way, self.panel):
            self._column.addWidget(part)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._show_way)
        self.give_up.clicked.connect(self._cancel)
        self.panel.changed.connect(self._said)
        self.panel.subtitles_asked.connect(self._ask_subtitles)
        self.panel.rights_asked.connect(self._ask_rights)
        self.panel.removed.connect(self._take_away)
        images.aside = self.take
        whole = images.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.count() - 1, self)  # before what is told of the pictures
        self._show()

    # --- what the page says

    def begin(self, post_id: UUID | None = None) -> None:
        """Another post, or none: a video on its way to the one before is given up, which `late` tells."""
        self._post_id = post_id
        self._stop()
        self.panel.begin()
        for strip in list(self._strips):
            self._close(strip)

    def show_videos(
        self, target: UUID | None, videos: Sequence[Video], language: str, note: str = "", *, read_only: bool = False
    ) -> None:
        """Those of the version that is shown (None: the base); `note` says whose they are."""
        self._target, self._videos, self._language = target, tuple(videos), language
        self._read_only = read_only
        self.note.setText(note)
        self._show()

    def take(self, given: Sequence[Given]) -> list[Given]:
        """Copies a video and subtitles among what was given into the calendar; what is neither is handed back."""
        ours = [g for g in given if isinstance(g, Path) and g.suffix.lower() in VIDEO_ENDINGS | SUBTITLE_ENDINGS]
        if ours and not self._read_only:
            films = [g for g in dict.fromkeys(ours) if g.suffix.lower() in VIDEO_ENDINGS]
            words = [g for g in dict.fromkeys(ours) if g.suffix.lower() in SUBTITLE_ENDINGS]
            self._take(films, words)
        return [g for g in given if g not in ours]

    def describe(self) -> None:
        """Goes to its description."""
        self._go_to(self.panel.description)

    def go_to_subtitles(self) -> None:
        """Goes to where they are added, or told to be reviewed."""
        video = self.video()
        self._go_to(self.panel.choose if video is None or video.captions is None else self.panel.reviewed)

    def go_to_remove(self) -> None:
        """Goes to where it is taken away."""
        self._go_to(self.panel.remove)

    @property
    def coming(self) -> bool:
        """Whether one is being copied."""
        return self._coming is not None

    def video(self) -> Video | None:
        """The one that is shown."""
        return self._videos[0] if self._videos else None

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.give_up, *self.panel.stops()]

    def strips(self) -> list[Strip]:
        """What can be undone."""
        return self._strips

    # --- inside

    def _show(self) -> None:
        video = self.video()
        self.panel.setVisible(video is not None)
        self.note.setVisible(video is not None and bool(self.note.text()))
        if video is not None:
            self.panel.show_video(video, read_only=self._read_only)
        self._images.set_video(video is not None)
        self._show_way()

    def _show_way(self) -> None:
        coming = self._coming
        self._way.setVisible(coming is not None)
        if coming is None:
            self._timer.stop()
        elif not coming.videos:
            self.progress.setText(self.tr("Copying the subtitles…"))
        else:
            #: While a video is copied into the calendar; %1 is its name, %2 how far it is in hundredths
            words = self.tr("Copying “%1”… %2 %").replace("%2", str(coming.progress.hundredths))
            self.progress.setText(words.replace("%1", coming.progress.name or coming.name))
        there = self.video() is not None or coming is not None or bool(self._strips)
        self.setVisible(there)

    def _take(self, films: list[Path], words: list[Path]) -> None:
        if self.video() is not None or self._coming is not None:
            self._refuse([BadInput("one_video_only", name=film.name) for film in films])
            films = []
        if not films and words and self.video() is None:
            self._refuse([BadInput("subtitles_without_video", name=file.name) for file in words])
            return
        if not films and not words:
            return
        wanted = Wanted(self._post_id, self._target, tuple(films), tuple(words), self._language, Progress())
        if films:
            self._coming = wanted
            self._timer.start()
            self._show_way()
        work = partial(copied, self._desk.writing, wanted)
        self._background.wait_for(work, self._copied, self._failed, give_up=wanted.progress.give_up)

    def _copied(self, came: Copied) -> None:
        wanted = came.wanted
        if self._coming is wanted:
            self._coming = None
        if wanted.progress.cancelled or wanted.post_id != self._post_id:
            self._show_way()
            if not wanted.progress.cancelled:
                self.late.emit(came)
            return
        problems = list(came.problems)
        here, there = wanted.target == self._target, self.of_version(wanted.target)
        video = came.video or (there[0] if there else None)
        if came.video is not None and there:  # the one that was removed is back
            video = None
            problems.append(BadInput("one_video_only", name=wanted.name))
        elif video is None and came.captions is not None:
            problems.append(BadInput("subtitles_without_video"))
        self._refuse(problems)
        if video is not None and (came.video is not None or came.captions is not None):
            video = replace(video, captions=came.captions or video.captions)
            if came.captions is not None and not video.has_speech and came.video is None:
                video = replace(video, has_speech=True)
            if here:
                self._put((video,))
            else:
                self.changed.emit(wanted.target, (video,))
        self._show()
        if here and video is not None and came.video is not None:
            self._open()

    def _failed(self, problem: Problem) -> None:
        self._coming = None
        self._refuse([problem])
        self._show()

    def _cancel(self) -> None:
        if self._coming is not None:
            self._coming.progress.cancelled = True
        self._stop()

    def _stop(self) -> None:
        if self._coming is not None:
            self._coming.progress.give_up()
            self._coming = None
        self._show_way()

    def _said(self, video: Video) -> None:
        self._videos = (video,)
        self.changed.emit(self._target, self._videos)

    def _put(self, videos: tuple[Video, ...]) -> None:
        self._videos = videos
        self._show()
        self.changed.emit(self._target, videos)

    def _ask_subtitles(self) -> None:
        #: Kinds of files in the system's dialog
        kinds = self.tr("Subtitles (*.srt *.vtt)")
        file = SubtitleFiles.ask(self, self.tr("Add subtitles"), kinds)
        if file is not None:
            self.given.emit()
            self._take([], [file])

    def _ask_rights(self) -> None:
        """Of whoever is seen and heard in it; it is no part of the post."""
        wanted = RightsDialog.ask_of(self._desk, self._theme, Content(videos=self._videos), 1, self.window())
        self._images.rights_changed.emit()
        if wanted is not None:
            self._images.open_post.emit(wanted)

    def _take_away(self) -> None:
        gone = self._videos
        self._put(())
        undo = buttons.plain(self.tr("Undo"), small=True)
        strip = Strip(self._theme, "hint", self.tr("Video removed."), actions=[undo])
        target = self._target
        undo.clicked.connect(lambda: self._bring_back(strip, target, gone))
        self._add_strip(strip)
        undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, strip: Strip, target: UUID | None, videos: tuple[Video, ...]) -> None:
        self._close(strip)
        if self.of_version(target):
            self._refuse([BadInput("one_video_only")])  # another one came meanwhile
        elif target == self._target:
            self._put(videos)
        else:
            self.changed.emit(target, videos)

    def _of_shown(self, target: UUID | None) -> Sequence[Video]:
        return self._videos if target == self._target else ()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.refused.emit(tuple(problems))

    def _add_strip(self, strip: Strip) -> None:
        for old in list(self._strips):
            self._close(old)  # the newest alone: they push the text away
        self._strips.append(strip)
        self._column.addWidget(strip)
        self._show_way()

    def _close(self, strip: Strip) -> None:
        if strip in self._strips:
            self._strips.remove(strip)
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
            self._show_way()

    def _open(self) -> None:
        QTimer.singleShot(0, self, self.opened.emit)  # the panel has its height by then

    def _go_to(self, part: QWidget) -> None:
        if self.video() is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            self._open()
        else:
            self._images.add.setFocus(Qt.FocusReason.OtherFocusReason)
