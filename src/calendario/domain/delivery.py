"""What is handed to a network: the frozen payload and the delivery key that makes a repeat harmless."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calendario.domain.post import Content, content_from_json, content_to_json

_TID_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Payload:
    """Exactly what goes out on one channel. `created_at` (aware UTC) is frozen with it, so that a repeat says the
    same.
    """

    title: str
    content: Content
    created_at: datetime
    post_id: str

    @property
    def parts(self) -> tuple[Payload, ...]:
        """What goes out post by post where there are threads. Each is a millisecond younger than the one before, so
        that networks which order by time show them as they are read.
        """
        return tuple(
            replace(self, content=content, created_at=self.created_at + timedelta(milliseconds=number))
            for number, content in enumerate(self.content.parts)
        )

    def to_json(self) -> dict[str, object]:
        """JSON-ready form."""
        return {
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
        )


#: Finds the bytes of a picture by its digest; raises `BadInput("picture_missing")` where they are gone.
MediaFile = Callable[[str], Path]


def new_key(at: datetime, random_bits: int) -> str:
    """A delivery key: 13 characters, unique to the microsecond and to 10 random bits, ascending in time.

    It has the shape of an atproto TID (64 bits: zero, 53 bits of microseconds, 10 of clock identity; base32-sortable),
    because Bluesky takes nothing else for a record key; the other networks take any text.
    """
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)  # whole: a float would make two instants one
    number = (microseconds & ((1 << 53) - 1)) << 10 | (random_bits & 0x3FF)
    return "".join(_TID_ALPHABET[number >> shift & 31] for shift in range(60, -1, -5))
