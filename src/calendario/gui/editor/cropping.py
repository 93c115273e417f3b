"""What becomes of the chosen picture on each channel: told quietly under it, and changed by «Encuadre»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from calendario.desk.desk import Desk
from calendario.domain.channel import Channel
from calendario.domain.media import Image
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor.crop_dialog import CropDialog
from calendario.gui.editor.images import Images
from calendario.gui.shown import figure, weight
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.sentences import listed

_REMEMBERED = 200  # answers


@dataclass(frozen=True, slots=True)
class _Told:
    """How a channel gets a picture: pixels, bytes, and whether something that moves stands still there."""

    width: int
    height: int
    size_bytes: int
    stands_still: bool


_Key = tuple[Image, UUID]


class Cropping(WrapLabel):
    """Stands in the panel of a picture: «On Bluesky it is sent as 2000×1500, 940 kB», where it does not go as it is."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        images: Images,
        channels: Callable[[], tuple[Channel, ...]],
    ) -> None:
        """`channels` tells those that the post goes to."""
        super().__init__(theme, "", "small", "muted", images.panel)
        self._desk, self._look, self._background = desk, theme, background
        self._images, self._channels = images, channels
        self._image: Image | None = None
        self._known: dict[_Key, _Told | None] = {}
        self._asked: set[_Key] = set()
        self.hide()
        layout = images.panel.layout()
        if layout is not None:
            layout.addWidget(self)
        images.panel.shown.connect(self.show_image)
        images.panel.framing.connect(self.ask)

    def refresh(self, *_channels: object) -> None:
        """The post goes to other channels."""
        if self._image is not None:
            self.show_image(self._image)

    def show_image(self, image: Image) -> None:
        """The picture that is open."""
        self._image = image
        looks, already = _looks(image), self._asked | self._known.keys()
        new = tuple(channel for channel in self._channels() if (looks, channel.id) not in already)
        if new:
            self._asked.update((looks, channel.id) for channel in new)
            self._background.run(partial(_told, self._desk, looks, new), self._come)
        self._show()

    def ask(self) -> None:
        """What is shown of the open picture, and where."""
        if self._image is None:
            return
        post_id = self._images.post_id
        chosen = CropDialog.ask(self._desk, self._look, self._background, self._image, self._channels(), self.window())
        if chosen is not None:
            self._images.put_framed(chosen, post_id)
        self._images.panel.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come(self, told: dict[_Key, _Told | None]) -> None:
        self._asked.difference_update(told)
        self._known.update(told)
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._show()

    def _show(self) -> None:
        image = self._image
        if image is None:
            return
        alike: dict[_Told, list[str]] = {}
        for channel in self._channels():
            told = self._known.get((_looks(image), channel.id))
            if told is not None and not self._as_it_is(told, image):
                alike.setdefault(told, []).append(channel.name)
        lines = [self._line(told, names) for told, names in alike.items()]
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _as_it_is(self, told: _Told, image: Image) -> bool:
        same = (told.width, told.height) == (image.width, image.height)
        return same and not told.stands_still and told.size_bytes > 0.8 * image.size_bytes

    def _line(self, told: _Told, names: list[str]) -> str:
        #: %1 are channels, then the size in pixels and the weight: «On Bluesky it is sent as 2000×1500, 940 kB.»
        words = self.tr("On %1 it is sent as %2×%3, %4.").replace("%1", listed(names))
        words = words.replace("%2", figure(told.width)).replace("%3", figure(told.height))
        words = words.replace("%4", weight(told.size_bytes))
        if told.stands_still:
            words = f"{words} {self.tr('It moves, and stands still there.')}"
        return words


def _looks(image: Image) -> Image:
    """The picture without what does not change how it is sent."""
    return Image(image.digest, image.mime, image.width, image.height, image.size_bytes, crops=image.crops)


def _told(desk: Desk, image: Image, channels: tuple[Channel, ...]) -> dict[_Key, _Told | None]:
    """In a thread. What cannot be told is None: the review and the sending say why."""
    answers: dict[_Key, _Told | None] = {}
    for channel in channels:
        try:
            sent = desk.pictures.sent(image, channel)
        except Problem:
            answers[image, channel.id] = None
        else:
            answers[image, channel.id] = _Told(sent.width, sent.height, len(sent.bytes), sent.stands_still)
    return answers
