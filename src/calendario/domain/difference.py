"""What one text has that another does not, word by word, and what changed from one draft to another, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any
from uuid import UUID

from calendario.domain.post import Content, Draft, Variant

#: Paragraphs and words that are compared one by one, and characters in which words are looked for; what has more of
#: them between its common ends is told as replaced whole: comparing more of a hostile text would take seconds.
MOST_PARAGRAPHS, MOST_WORDS, MOST_CHARACTERS = 1000, 6000, 100_000

_ALIKE = 0.3  # of the shorter text's words: with less in common, the words in common are there by chance
_MOST_BETWEEN = 2  # words that stand alone between two changes are part of one
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
# An address, a mention or a tag, a figure or an hour is one word; so is a run of emoji, whose parts mean nothing alone.
_WORD = re.compile(
    r"(https?://\S+|[@#]?[\w\u0300-\u036f]+(?:[.,:'’·-][\w\u0300-\u036f]+)*"
    r"|[^\s\w\x00-\x7f«»“”‘’…—–¿¡•·€]+|\S)(\s*)"
)


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is in both, in the later one only (ADDED) or in the earlier one only (REMOVED)."""

    kind: Kind
    text: str


#: (removed, added)
_Change = tuple[str, str]


def text_difference(before: str, after: str, *, readable: bool = True) -> tuple[Piece, ...]:
    """The pieces in reading order, what was removed before what was added in its place.

    Those that are not ADDED make `before`, those that are not REMOVED make `after`. Unless `readable` is False the
    words that stay between two changes by chance are told as changed: else one would read confetti.
    """
    ours, theirs = _PARAGRAPH.findall(before), _PARAGRAPH.findall(after)
    first, last = _common_ends(ours, theirs)
    pieces = [Piece(Kind.SAME, "".join(ours[:first]))]
    ours_inside, theirs_inside = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if max(len(ours_inside), len(theirs_inside)) > MOST_PARAGRAPHS:
        pieces += _by_words("".join(ours_inside), "".join(theirs_inside), readable)
    else:
        matcher = SequenceMatcher(str.isspace, ours_inside, theirs_inside)
        for tag, a, b, c, d in matcher.get_opcodes():
            old, new = "".join(ours_inside[a:b]), "".join(theirs_inside[c:d])
            pieces += [Piece(Kind.SAME, old)] if tag == "equal" else _by_words(old, new, readable)
    pieces.append(Piece(Kind.SAME, "".join(ours[len(ours) - last :])))
    return tuple(_settled(pieces))


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of a picture or a video of a post, as it is now (as it was, where it was "removed").

    `what` is "added", "removed", "moved", "described" (only its description is another) or "changed"; `number` counts
    from 1 where it stands now (where it stood).
    """

    what: str
    number: int
    item: Any


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field: of the base and the post itself (`channel_id` is None) or of a channel's version.

    `field` is its name in the draft, "details.source" where it lies deeper. `before` and `after` are its values; None
    in a version: it follows the base. Of texts there are `pieces`, of pictures and videos `items`.
    """

    field: str
    channel_id: UUID | None
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()
    items: tuple[ItemChange, ...] = ()


def draft_difference(before: Draft, after: Draft) -> tuple[FieldChange, ...]:
    """Every field of `after` that says something else than in `before`: the title, the base, the versions by channel,
    and what nobody is told. Of a version its own fields: that it follows a base that changed is no change of its own.
    """
    found = [*_value_changes("title", None, before.title, after.title)]
    found += _object_changes("", None, before.base, after.base)
    channels = dict.fromkeys(v.channel_id for v in (*before.variants, *after.variants))
    for channel_id in channels:
        found += _version_changes(channel_id, before, after)
    for field in fields(Draft):
        if field.name not in ("title", "base", "variants"):
            found += _value_changes(field.name, None, getattr(before, field.name), getattr(after, field.name))
    return tuple(found)


def is_text(value: object) -> bool:
    """Whether it is words of a person: a member of an enumeration is none, though Python takes it for one."""
    return type(value) is str


def are_items(value: object) -> bool:
    """Whether it is a row of pictures or videos: values known by the digest of their bytes."""
    return isinstance(value, tuple) and all(hasattr(item, "digest") for item in value)


# --- words ----------------------------------------------------------------------------------------------------------


def _by_words(before: str, after: str, readable: bool) -> list[Piece]:
    if not before or not after:
        return [Piece(Kind.REMOVED, before), Piece(Kind.ADDED, after)]
    if max(len(before), len(after)) > MOST_CHARACTERS:
        return _replaced(before, after)
    ours, theirs = _words(before), _words(after)
    first, last = _common_ends(ours, theirs)
    head = [Piece(Kind.SAME, _joined(ours[:first]))]
    tail = [Piece(Kind.SAME, _joined(ours[len(ours) - last :]))]
    ours, theirs = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return head + _replaced(_joined(ours), _joined(theirs)) + tail
    inside: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(
        None, [word for word, _ in ours], [word for word, _ in theirs]
    ).get_opcodes():
        if tag == "equal":
            for (word, old), (_, new) in zip(ours[a:b], theirs[c:d], strict=True):
                inside += [Piece(Kind.SAME, word), *_replaced(old, new)]
        else:
            inside += _replaced(_joined(ours[a:b]), _joined(theirs[c:d]))
    if not readable:
        return head + inside + tail
    pieces = _gathered([*head, *inside, *tail])
    same = sum(len(p.text.split()) for p in pieces if p.kind is Kind.SAME)
    if same < _ALIKE * min(len(before.split()), len(after.split())):
        return _replaced(before, after)
    return pieces


def _words(text: str) -> list[tuple[str, str]]:
    """Each word with the blanks behind it; blanks at the beginning belong to an empty word."""
    found = [(match[1], match[2]) for match in _WORD.finditer(text)]
    leading = text[: len(text) - len(text.lstrip())] if found else text
    return [("", leading), *found] if leading else found


def _joined(words: Iterable[tuple[str, str]]) -> str:
    return "".join(word + blank for word, blank in words)


def _replaced(old: str, new: str) -> list[Piece]:
    """The blanks that both have at their ends stay."""
    if old == new:
        return [Piece(Kind.SAME, old)]
    lead = _common_blanks(old, new)
    old, new = old[len(lead) :], new[len(lead) :]
    trail = _common_blanks(old[::-1], new[::-1])[::-1]
    end = len(trail)
    changed = [Piece(Kind.REMOVED, old[: len(old) - end]), Piece(Kind.ADDED, new[: len(new) - end])]
    return [Piece(Kind.SAME, lead), *changed, Piece(Kind.SAME, trail)]


def _common_blanks(one: str, other: str) -> str:
    """Those at the beginning of both."""
    least = min(len(one), len(other))
    end = next((n for n in range(least) if one[n] != other[n] or not one[n].isspace()), least)
    return one[:end]


def _common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many items are the same at the beginning, and of the rest at the end."""
    least = min(len(one), len(other))
    first = next((n for n in range(least) if one[n] != other[n]), least)
    last = next((n for n in range(least - first) if one[-1 - n] != other[-1 - n]), least - first)
    return first, last


# --- what can be read -----------------------------------------------------------------------------------------------


def _settled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """No empty pieces; between two that stay one removed and one added at most."""
    same = removed = added = ""
    for piece in pieces:
        if piece.kind is not Kind.SAME:
            if same:
                yield Piece(Kind.SAME, same)
                same = ""
            removed += piece.text if piece.kind is Kind.REMOVED else ""
            added += piece.text if piece.kind is Kind.ADDED else ""
        elif piece.text:
            if removed:
                yield Piece(Kind.REMOVED, removed)
            if added:
                yield Piece(Kind.ADDED, added)
            removed = added = ""
            same += piece.text
    for kind, text in ((Kind.SAME, same), (Kind.REMOVED, removed), (Kind.ADDED, added)):
        if text:
            yield Piece(kind, text)


def _gathered(pieces: Iterable[Piece]) -> list[Piece]:
    """Two changes with next to nothing between them are one."""
    made: list[str | _Change] = [""]  # what stays and what changed by turns, beginning with what stays
    for piece in _settled(pieces):
        if piece.kind is Kind.SAME:
            if isinstance(made[-1], str):
                made[-1] += piece.text
            else:
                made.append(piece.text)
        else:
            change = (piece.text, "") if piece.kind is Kind.REMOVED else ("", piece.text)
            if isinstance(made[-1], str):
                made.append(change)
            else:
                made[-1] = _both(made[-1], change)
        _absorb(made)
    found: list[Piece] = []
    for part in made:
        found += [Piece(Kind.SAME, part)] if isinstance(part, str) else _replaced(*part)
    return found


def _absorb(made: list[str | _Change]) -> None:
    """The last change and the one before it become one where what stays between them says too little."""
    if len(made) < 4 or isinstance(made[-1], str):
        return
    before, between, after = made[-3:]
    assert isinstance(before, tuple)
    assert isinstance(between, str)
    assert isinstance(after, tuple)
    removed, added = _both(before, after)
    if not removed or not added or "\n" in between or len(between.split()) > _MOST_BETWEEN:
        return
    if len(between.strip()) <= min(max(map(len, before)), max(map(len, after))):
        made[-3:] = [_both(_both(before, (between, between)), after)]


def _both(one: _Change, other: _Change) -> _Change:
    return one[0] + other[0], one[1] + other[1]


# --- fields ---------------------------------------------------------------------------------------------------------


def _version_changes(channel_id: UUID, before: Draft, after: Draft) -> Iterator[FieldChange]:
    old, new = (draft.variant(channel_id) or Variant(channel_id) for draft in (before, after))
    said, says = before.content_for(channel_id), after.content_for(channel_id)
    for field in fields(Content):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            pieces, items = _told(getattr(said, field.name), getattr(says, field.name))
            yield FieldChange(field.name, channel_id, was, now, pieces, items)


def _object_changes(under: str, channel_id: UUID | None, before: Any, after: Any) -> Iterator[FieldChange]:
    for field in fields(before):
        name = f"{under}.{field.name}" if under else field.name
        yield from _value_changes(name, channel_id, getattr(before, field.name), getattr(after, field.name))


def _value_changes(name: str, channel_id: UUID | None, before: Any, after: Any) -> Iterator[FieldChange]:
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after):
        yield from _object_changes(name, channel_id, before, after)
        return
    yield FieldChange(name, channel_id, before, after, *_told(before, after))


def _told(before: Any, after: Any) -> tuple[tuple[Piece, ...], tuple[ItemChange, ...]]:
    if is_text(before) and is_text(after):
        return text_difference(before, after), ()
    if are_items(before) and are_items(after):
        return (), tuple(_item_changes(before, after))
    return (), ()


def _item_changes(before: Sequence[Any], after: Sequence[Any]) -> Iterator[ItemChange]:
    was, now = {item.digest: item for item in before}, {item.digest: item for item in after}
    for number, item in enumerate(before, start=1):
        if item.digest not in now:
            yield ItemChange("removed", number, item)
    stayed = [d for d in was if d in now]
    moved = _out_of_order(stayed, [d for d in now if d in was])
    for number, item in enumerate(after, start=1):
        old = was.get(item.digest)
        if old is None:
            yield ItemChange("added", number, item)
            continue
        if old != item:
            others = [f.name for f in fields(item) if getattr(item, f.name) != getattr(old, f.name)]
            yield ItemChange("described" if others == ["alt"] else "changed", number, item)
        if item.digest in moved:
            yield ItemChange("moved", number, item)


def _out_of_order(before: list[str], after: list[str]) -> set[str]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    in_place = {after[block.b + n] for block in blocks for n in range(block.size)}
    return set(after) - in_place
