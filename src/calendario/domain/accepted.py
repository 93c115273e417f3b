"""What a person said of a finding: that it is no mistake in this post, or that the post goes out although it is one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from calendario.domain.finding import Finding
from calendario.domain.own_words import accepted_key
from calendario.domain.problem import BadInput
from calendario.domain.text import clean, composed

#: Of a reason, in characters: less says nothing, more is not read in a row.
LEAST_REASON, MOST_REASON = 10, 200
#: Of one post; the oldest go where there are more.
MOST_WAIVERS = 100

_MOST_WORDS = 100  # characters of the words that a key holds as they are
_BEGINNING = 60
_AROUND, _WINDOW = 20, 60  # characters on each side of a mark, of those that are looked at
_OF_MANY = re.compile(r"… [0-9a-f]{16}\Z")  # of a key: the digest after its first words
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that prevents publishing does not, for a `reason`. `code` is the finding's; `bound_to` is a SHA-256
    (hex) over the whole field it was found in, the words it marks and what else it is about: once any of them changes
    it holds no more.

    Raises `ValueError` for what is no such digest, and for a reason that is too short.
    """

    code: str
    bound_to: str
    reason: str

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.bound_to):
            raise ValueError("no digest of what it is about")
        if len(self.reason) < LEAST_REASON:
            raise ValueError("a reason is wanted")

    @property
    def key(self) -> tuple[str, str]:
        """What it is told apart by."""
        return self.code, self.bound_to


def waiver(finding: Finding, text: str, reason: str) -> Waiver:
    """For `finding` in a field that says `text`. Raises `BadInput`: "waiver_reason_short" (`least`),
    "waiver_reason_long" (`most`), and what `clean` does.
    """
    said = " ".join(clean(reason).split())
    if len(said) < LEAST_REASON:
        raise BadInput("waiver_reason_short", least=LEAST_REASON)
    if len(said) > MOST_REASON:
        raise BadInput("waiver_reason_long", most=MOST_REASON)
    return Waiver(finding.code, bound_to(finding, text), said)


def field_digest(text: str) -> str:
    """SHA-256 (hex) over what a field says. The same before and after it is kept, which settles its letters and its
    line ends.
    """
    return _digest(composed(text).strip())


def bound_to(finding: Finding, text: str, digest: str = "") -> str:
    """See `Waiver`. `digest` is the `field_digest` of `text` where it is known: of a long text it takes a while."""
    told = f"{digest or field_digest(text)}\0{marked(finding, text)}"
    return _digest(f"{told}\0{finding.about}" if finding.about else told)


def waiving(before: Iterable[Waiver], given: Waiver) -> tuple[Waiver, ...]:
    """The waivers of a post with one more, which takes the place of one for the same."""
    return (*(one for one in before if one.key != given.key), given)[-MOST_WAIVERS:]


def marked(finding: Finding, text: str) -> str:
    """The words that `finding` marks in a field that says `text`, in one line; of the whole field all of them."""
    words = text[finding.start : finding.end] if finding.end > finding.start else text
    return _in_line(words)


def _in_line(words: str) -> str:
    return " ".join(composed(words).split())


def no_mistake(finding: Finding, text: str) -> str:
    """How the ignored words of a post name what is no mistake in a field that says `text` (see `accepted_key`). Of many
    words it has the first ones and a digest of all; of a mark without a letter what stands around it too, or one «(»
    would be every other one. What it is about besides stands before them.
    """
    words = marked(finding, text)
    if finding.end > finding.start and not any(sign.isalpha() for sign in words):
        words = (
            f"{_in_line(text[max(0, finding.start - _WINDOW) : finding.start])[-_AROUND:]}[{words}]"
            + (_in_line(text[finding.end : finding.end + _WINDOW])[:_AROUND])
        )
    if finding.about:
        words = f"{finding.about}: {words}"
    if len(words) > _MOST_WORDS:
        words = f"{words[:_BEGINNING]}… {_digest(words)[:16]}"
    return accepted_key(finding.code, words)


def said_right(key: str) -> tuple[str, str]:
    """The code ("" of a misspelt word) and the words of what the ignored words of a post name; of many their
    beginning.
    """
    code, colon, words = key.partition(":")
    return (code, _OF_MANY.sub("…", words)) if colon else ("", key)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
