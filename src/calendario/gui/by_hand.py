"""*Te toca*: a person publishes where the program may not, with the text and the images ready to paste."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision
from calendario.domain.delivery import FittedPicture
from calendario.domain.media import Image, Video
from calendario.domain.post import Content
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.outside import open_outside, outside_address
from calendario.gui.text_to_paste import TextToPaste
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field
from calendario.sentences import sentence, when

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}
_FOLDER_REFUSED = "folder_refused"  # said here, with the folder's name


class ByHandDialog(Dialog):
    """Three steps: copy, paste, say that it is done. Nothing here counts as published until the person says so."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        decision: Decision,
        parent: QWidget | None = None,
    ) -> None:
        #: %1 is a post's title, %2 a channel
        title = self.tr("Your turn: “%1” in %2.").replace("%1", decision.title).replace("%2", decision.channel.name)
        super().__init__(theme, title, parent)
        self._desk = desk
        self._background = background
        self._decision = decision
        content = self._find_content()
        self._images, self._videos = content.images, content.videos
        if self._is_paused():
            self.add_text(
                self.tr("General pause: do not publish it now. If you had published it already, tell us."), "strong"
            )
        self.add_text(self._since_words(), "small", "muted")
        parts = decision.parts
        if len(parts) > 1:
            words = self.tr(
                "1 Copy the first part and publish it. 2 Publish each of the others as a reply to the one before. "
                "3 Tell us that all of them are there."
            )
        else:
            words = self.tr("1 Copy the text. 2 Paste it in the channel. 3 Tell us that it is there.")
        self.add_text(words)
        self.texts = [
            TextToPaste(theme, decision.channel, text, place, len(parts), self) for place, text in enumerate(parts, 1)
        ]
        for text in self.texts:
            self.add(text)
            text.copied.connect(self._say_copied)
        if len(parts) > 1 and (self._images or self._videos):
            self.add_text(self.tr("Images and video go with the first part."), "small", "muted")
        self.add(self._tools())
        self.noted = WrapLabel(theme, "", "small", "ok", self)
        self.noted.hide()
        self.add(self.noted)
        self.link = QLineEdit(self)
        self._field = Field(
            theme,
            self.tr("Link of the publication"),
            self.link,
            self.tr("Optional: with it you will find it again from here."),
        )
        self.add(self._field)
        self.add_safe(self.tr("Not now"))
        self.done_button = self.add_choice(self.tr("It is published"), "primary")
        self.done_button.clicked.connect(self._say_out)

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        background: Background,
        decision: Decision,
        parent: QWidget | None = None,
    ) -> bool:
        """Whether the person said that it is out; it is noted by then."""
        return bool(cls(desk, theme, background, decision, parent).exec())

    @property
    def error(self) -> str:
        """What was refused; "" for nothing."""
        return self._field.error

    def save_images(self, folder: Path) -> None:
        """Saves the images in `folder` as the channel is to show them, each with its description in a .txt beside it,
        and the video with its description and subtitles; nothing there is replaced. Those of a team's calendar may have
        to come from its server first.
        """
        self._saving_in = folder
        self.images_button.setEnabled(False)
        self._note(
            self.tr("The video is being saved…") if self._videos else self.tr("The images are being saved…"), "muted"
        )
        stem = _file_name(self._decision.title)
        sent = partial(self._desk.pictures.sent, channel=self._decision.channel)
        work = partial(_save, sent, self._images, self._desk.writing.video_files, self._videos, folder, stem)
        self._background.wait_for(work, self._saved, self._not_saved)

    def _saved(self, _nothing: object) -> None:
        self.images_button.setEnabled(True)
        words = self.tr("The images are in %1.")
        if self._videos:
            words = self.tr("The images and the video are in %1.") if self._images else self.tr("The video is in %1.")
        self._note(words.replace("%1", str(self._saving_in)), "ok")

    def _not_saved(self, problem: Problem) -> None:
        self.images_button.setEnabled(True)
        words = sentence(problem)
        if problem.code == _FOLDER_REFUSED:
            words = self.tr("The images could not be saved in %1. Choose another folder.")
            if self._videos:
                words = self.tr("The video could not be saved in %1. Choose another folder.")
            words = words.replace("%1", str(self._saving_in))
        self._note(words, "block")

    def open_channel(self) -> None:
        """The channel's page, in the browser."""
        address = self._address()
        if not open_outside(address):
            self._note(
                self.tr("The browser could not be opened. The address is %1").replace("%1", address),
                "block",
            )

    # --- inside

    def _tools(self) -> QWidget:
        row_widget = QWidget(self)
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if len(self.texts) == 1:
            self.texts[0].place_button(row)
        if self._images or self._videos:
            words = self.tr("Save images")
            if self._videos:
                words = self.tr("Save images and video") if self._images else self.tr("Save video")
            self.images_button = self._tool(row, words, "imagen" if self._images else "video")
            self.images_button.clicked.connect(self._ask_folder)
        if self._address():
            self.open_button = self._tool(row, self.tr("Open the web"), "fuera")
            self.open_button.clicked.connect(self.open_channel)
        row.addStretch(1)
        return row_widget

    def _tool(self, row: QHBoxLayout, words: str, icon: str) -> QPushButton:
        button = buttons.plain(words, self._theme.icon(icon), small=True, parent=self)
        row.addWidget(button)
        return button

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to save the images"))
        if chosen:
            self.save_images(Path(chosen))

    def _say_out(self) -> None:
        try:
            self._desk.decisions.is_out(self._decision.publication.id, self.link.text())
        except Problem as problem:
            self._field.set_error(sentence(problem))
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()

    def _say_copied(self) -> None:
        if len(self.texts) == 1:  # a part of a thread says so itself
            self._note(self.tr("The text is copied: paste it in the channel."), "ok")

    def _note(self, words: str, tone: str) -> None:
        self.noted.setText(words)
        self.noted.set_tone(tone)
        self.noted.show()

    def _address(self) -> str:
        return outside_address(self._decision.publication, self._decision.channel)

    def _find_content(self) -> Content:
        try:
            draft = self._desk.writing.open(self._decision.publication.post_id).draft
        except Problem:
            return Content()  # the text is here all the same
        return draft.content_for(self._decision.channel.id)

    def _is_paused(self) -> bool:
        try:
            return self._desk.stopping.current() is not None
        except Problem:
            return False

    def _since_words(self) -> str:
        office = self._desk.office
        try:
            today: datetime = wall_clock(office.clock(), office.institution().zone)
        except Problem:
            return ""
        #: %1 is «today, 17:00»
        return self.tr("It waits for you since %1.").replace("%1", when(self._decision.wall_time, today.date()))


def _save(
    sent: Callable[[Image], FittedPicture],
    images: Sequence[Image],
    files: Callable[[Video], Mapping[str, Path]],
    videos: Sequence[Video],
    folder: Path,
    stem: str,
) -> None:
    """Raises `Problem` with code `_FOLDER_REFUSED`, and what `sent` and `files` raise."""
    for number, image in enumerate(images, 1):
        picture = sent(image)
        try:
            target = _free(folder, f"{stem}-{number}", _ENDINGS.get(picture.mime, ""))
            target.write_bytes(picture.bytes)
            if image.alt:
                target.with_suffix(".txt").write_text(image.alt + "\n", encoding="utf-8")
        except OSError as error:
            raise Problem(_FOLDER_REFUSED) from error
    for video in videos:
        found = files(video)
        try:
            target = _free(folder, f"{stem}-video", next(iter(found)))
            for ending, source in found.items():
                shutil.copyfile(source, target.with_suffix(ending))
            if video.alt:
                target.with_suffix(".txt").write_text(video.alt + "\n", encoding="utf-8")
        except OSError as error:
            raise Problem(_FOLDER_REFUSED) from error


def _file_name(title: str) -> str:
    """A short name that every file system takes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words)[:40].strip("-") or "imagen"


def _free(folder: Path, stem: str, ending: str) -> Path:
    """A file name that no image, video, description or subtitles have yet."""
    number = 0
    while True:
        name = f"{stem}-{number}" if number else stem
        path = folder / f"{name}{ending}"
        if not any(path.with_suffix(e).exists() for e in (ending, ".txt", ".vtt")):
            return path
        number += 1
