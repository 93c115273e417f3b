"""What a careful colleague would say of a text: a finding, with where it is and how it can be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Level(StrEnum):
    """*Impide publicar*, *aviso*, *sugerencia*."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


class PlaceKind(StrEnum):
    """The fields of words that go out, in the order in which they are told and walked through."""

    TEXT = "text"
    TITLE = "title"
    WARNING = "warning"
    IMAGE = "image"
    VIDEO = "video"


_NUMBERED = (PlaceKind.IMAGE, PlaceKind.VIDEO)


@dataclass(frozen=True, slots=True)
class Place:
    """One field of words of what a channel would say: its text, its title, its content warning, or the description of
    the picture or video of that `number`, counted from 1 (0 for what there is one of). Raises `ValueError` for a number
    that its kind does not have.
    """

    kind: PlaceKind
    number: int = 0

    def __post_init__(self) -> None:
        if (self.number > 0) != (self.kind in _NUMBERED) or self.number < 0:
            raise ValueError(f"there is no {self.kind} {self.number}")

    @classmethod
    def of_image(cls, number: int) -> Place:
        """The description of that picture."""
        return cls(PlaceKind.IMAGE, number)

    @classmethod
    def of_video(cls, number: int) -> Place:
        """The description of that video."""
        return cls(PlaceKind.VIDEO, number)

    @property
    def rank(self) -> tuple[int, int]:
        """What places are sorted by."""
        return list(PlaceKind).index(self.kind), self.number


#: Codes of misspelt words, and of all words that are doubted one by one: who adds or ignores a word is done with them.
MISSPELT = frozenset({"spelling_error", "spelling_missing_accent"})
OF_SPELLING = MISSPELT | {"real_word"}

TEXT, TITLE, WARNING = Place(PlaceKind.TEXT), Place(PlaceKind.TITLE), Place(PlaceKind.WARNING)


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for code points `start` to `end` (end exclusive) of the field the finding speaks of."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `start` and `end` are code points in the field that is its `place` (both 0: the whole of
    it).

    `facts` fill the sentence of `code`. `channel_id` is None for what holds on every channel. Of what is `acceptable` a
    person may say that it is no mistake, or, where it blocks, that it goes out although it is one: the reason is its
    fact "waived" then, and it blocks no more. That holds for what it is `about` besides its words: a day, a crisis.
    """

    code: str
    level: Level
    start: int = 0
    end: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    channel_id: UUID | None = None
    place: Place = TEXT
    acceptable: bool = False
    about: str = ""

    @property
    def waived(self) -> str:
        """Why it does not block any more; "" where nobody said so."""
        return str(self.facts.get("waived", ""))

    @property
    def blocks(self) -> bool:
        """Whether nothing goes out while it stands."""
        return self.level is Level.BLOCK


def worst(findings: tuple[Finding, ...]) -> Level | None:
    """The gravest level among them, None for no finding."""
    levels = {f.level for f in findings}
    return next((level for level in Level if level in levels), None)
