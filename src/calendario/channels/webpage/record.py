"""What is kept of each post of the page: the one small file whose presence means that it is published."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid5

from calendario.domain.opening import heading_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the page: its file name in `media/`, what it shows, its size in pixels."""

    file: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Clip:
    """A video of the page: its file name in `media/`, as `Picture`, and that of its subtitles ("" for none) with their
    language ("" for the post's).
    """

    file: str
    alt: str
    width: int
    height: int
    subtitles: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A published post. `name` is its file name without an ending; `published_at` is aware UTC."""

    name: str
    title: str
    text: str
    warning: str
    language: str
    published_at: datetime
    pictures: tuple[Picture, ...] = ()
    link: str = ""
    videos: tuple[Clip, ...] = ()

    @property
    def heading(self) -> str:
        """Its title, or the opening of its text: a page and a feed entry need one."""
        return heading_of(self.title, self.text) or self.published_at.date().isoformat()

    def urn(self, site: UUID) -> str:
        """Its identity for ever (RFC 4287, 4.2.6): the same however the address of the page changes."""
        return uuid5(site, self.name).urn

    def to_json(self) -> str:
        """ASCII, so that nothing in it can be read two ways."""
        return json.dumps({**asdict(self), "published_at": self.published_at.isoformat()}, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Record:
        """The inverse. Raises `ValueError` for a file that was damaged."""
        try:
            data = json.loads(text)
            return cls(
                name=str(data["name"]),
                title=str(data["title"]),
                text=str(data["text"]),
                warning=str(data["warning"]),
                language=str(data["language"]),
                published_at=datetime.fromisoformat(str(data["published_at"])),
                pictures=tuple(
                    Picture(str(p["file"]), str(p["alt"]), int(p["width"]), int(p["height"])) for p in data["pictures"]
                ),
                link=str(data.get("link", "")),
                videos=tuple(
                    Clip(
                        str(v["file"]),
                        str(v["alt"]),
                        int(v["width"]),
                        int(v["height"]),
                        str(v["subtitles"]),
                        str(v.get("language", "")),
                    )
                    for v in data.get("videos", ())
                ),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a record") from error
