"""How each channel gets and shows a picture: its shapes, the box that counts there, and what is really sent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calendario.desk.office import Office
from calendario.domain.channel import Channel
from calendario.domain.delivery import FittedPicture
from calendario.domain.media import Crop, Image
from calendario.domain.networks import Limits, network_of
from calendario.domain.shapes import Shape


@dataclass(frozen=True, slots=True)
class Wish:
    """A shape that at least one of some channels shows; `channels` are those, in their order."""

    shape: Shape
    channels: tuple[Channel, ...]


class PicturesDesk:
    """Pictures on their way to a channel. Any thread may call it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def wishes(self, channels: tuple[Channel, ...]) -> tuple[Wish, ...]:
        """Every shape that those channels show, each once, in the order of the channels; none where all show pictures
        whole. Networks that play another (practice) show its shapes.
        """
        found: dict[str, Wish] = {}
        for channel in channels:
            for shape in self._office.shapes.of(channel.network):
                known = found.get(shape.key)
                found[shape.key] = Wish(known.shape if known else shape, (*(known.channels if known else ()), channel))
        return tuple(found.values())

    def used(self, image: Image, channel: Channel) -> Crop | None:
        """The box that counts on that channel, of those that were chosen; None is the whole picture."""
        return self._office.shapes.counting(image, channel.network)

    def sent(self, image: Image, channel: Channel) -> FittedPicture:
        """The picture as that channel gets it: cut, resized, recompressed, without what the camera wrote. Takes up to a
        second, and longer where its bytes have to come from a team's server.

        Raises `BadInput` as `Office.fit` does, and the problems of `MediaFolder.path`.
        """
        return self._office.fit(self._office.media.path(image.digest), _bounds(channel), self.used(image, channel))


def _bounds(channel: Channel) -> Limits:
    """What it accepts; where that was noted by an older version it does not say everything."""
    accepts, usual = channel.accepts, network_of(channel.network).limits
    return replace(
        accepts,
        image_bytes=accepts.image_bytes or usual.image_bytes,
        image_pixels=accepts.image_pixels or usual.image_pixels,
        image_types=accepts.image_types
        if {"image/jpeg", "image/png"} & set(accepts.image_types)
        else usual.image_types,
    )
