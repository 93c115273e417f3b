"""What is handed to a network: the frozen payload and the delivery key that makes a repeat harmless."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calendario.domain.addresses import Card, card_from_json, card_to_json
from calendario.domain.media import Crop
from calendario.domain.networks import Limits
from calendario.domain.post import Content, content_from_json, content_to_json

_TID_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Payload:
    """Exactly what goes out on one channel. `created_at` (aware UTC) is frozen with it, so that a repeat says the
    same, and so is the `card` of the content's own link, as far as anything is known of its page.
    """

    title: str
    content: Content
    created_at: datetime
    post_id: str
    card: Card | None = None

    @property
    def parts(self) -> tuple[Payload, ...]:
        """What goes out post by post where there are threads. Each is a millisecond younger than the one before, so
        that networks which order by time show them as they are read.
        """
        return tuple(
            replace(
                self,
                content=content,
                created_at=self.created_at + timedelta(milliseconds=number),
                card=self.card if content.link else None,
            )
            for number, content in enumerate(self.content.parts)
        )

    def to_json(self) -> dict[str, object]:
        """JSON-ready form; what came later is left out where it says nothing."""
        card = {} if self.card is None else {"card": card_to_json(self.card)}
        return card | {
            "title": self.title,
            "content": content_to_json(self.content),
            "created_at": self.created_at.isoformat(),
            "post_id": self.post_id,
        }

    @classmethod
    def from_json(cls, data: dict[str, object]) -> Payload:
        """The inverse of `to_json`."""
        return cls(
            title=str(data["title"]),
            content=content_from_json(data["content"]),
            created_at=datetime.fromisoformat(str(data["created_at"])),
            post_id=str(data["post_id"]),
            card=card_from_json(card) if isinstance(card := data.get("card"), dict) else None,
        )


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture as it is sent: its encoded bytes, their type, and its size in pixels as people see it (upright).
    `stands_still`: it moved in its file, and does not any more.
    """

    bytes: builtins.bytes
    mime: str
    width: int
    height: int
    stands_still: bool = False


#: Finds the bytes of a picture by its digest; raises `BadInput("picture_missing")` where they are gone.
MediaFile = Callable[[str], Path]
#: The picture at a path as a network with those limits gets it, only the box of it where there is one. Takes up to a
#: second; raises `BadInput` as `channels.pictures.fit` does.
Fit = Callable[[Path, Limits, Crop | None], FittedPicture]


def new_key(at: datetime, random_bits: int) -> str:
    """A delivery key: 13 characters, unique to the microsecond and to 10 random bits, ascending in time.

    It has the shape of an atproto TID (64 bits: zero, 53 bits of microseconds, 10 of clock identity; base32-sortable),
    because Bluesky takes nothing else for a record key; the other networks take any text.
    """
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)  # whole: a float would make two instants one
    number = (microseconds & ((1 << 53) - 1)) << 10 | (random_bits & 0x3FF)
    return "".join(_TID_ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))
