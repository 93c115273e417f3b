"""What of a field is prose: composed, with everything blanked that is an address or a name on a network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from calendario.checks.reading import Reading
from calendario.domain.finding import Fix
from calendario.spelling.words import composition

#: Stands where an address stood: no letter, no blank, no punctuation (private use).
BLANKED = "\ue000"

# Every repetition is bounded or can only match; the looks behind keep words without end from being read twice.
_ADDRESSES = re.compile(
    r"""(?:https?://|\bwww\.)[^\s<>"«»“”]+
      | (?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}
      | (?<![\w@])@\w+(?:[.-]\w+)*(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6})?
      | (?<![\w@.-])(?:[\w-]{1,63}\.){1,5}
        (?:es|com|org|net|info|eu|edu|gob|gov|cat|eus|gal|cl|ar|mx|io|tv|app|me|ly|gl)\b(?:[/?][^\s<>"«»“”]*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONG_ENOUGH = 2000  # characters that tell a language
_MOST_ASKED = 100
_GLUED = ".,;:!?…'’)]}"


@dataclass(frozen=True, slots=True)
class RunningText:
    """`text` is what is read; `span` and `fix` tell where that is in the field as it was given."""

    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` is in the field."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])

    def fix(self, start: int, end: int, replacement: str) -> Fix:
        """That replacement, in the field."""
        return Fix(*self.span(start, end), replacement)


class Tongues:
    """In which language (ISO 639-1) the sentences of a field are: what a dictionary tells of them and of the field,
    else that of the post. Whoever asks of more than a hundred is told that of the whole.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading, self._asked = reading, 0
        self._whole: str | None = None

    def at(self, place: int) -> str:
        """Of the sentence at `place`, in code points of the field."""
        own, speller = self._reading.language, self._reading.speller
        if speller is None:
            return own
        if self._whole is None:
            self._whole = speller.language_of(self._reading.text[:_LONG_ENOUGH], own)
        self._asked += 1
        if self._whole != own or self._asked > _MOST_ASKED:
            return self._whole
        start, end = self._reading.sentence(place)
        return speller.language_of(self._reading.text[start:end], own)


@lru_cache(maxsize=8)  # a field is read by a dozen checks, one after another
def running(text: str) -> RunningText:
    """The prose of a field."""
    composed, places = composition(text)
    return RunningText(_ADDRESSES.sub(_blanked, composed), None if places is None else tuple(places))


def _blanked(found: re.Match[str]) -> str:
    whole = found[0]
    kept = whole.rstrip(_GLUED)
    if "(" in kept and whole.startswith(")", len(kept)):
        kept = whole[: len(kept) + 1]
    return BLANKED * len(kept) + whole[len(kept) :]
