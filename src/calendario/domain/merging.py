"""Two drafts that were written over the same one become one: what only one side changed comes from that side, and what
both changed in the same place is a clash that a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from calendario.domain.difference import Kind, are_items, is_text, text_difference
from calendario.domain.post import MOST_VIDEOS, Content, Draft, Variant


class Side(StrEnum):
    """Whose words."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed the same: a value, or in a text these words. `field` and `channel_id` as of a `FieldChange`.

    `lead` is the text right before those words, as far as it is settled.
    """

    field: str
    channel_id: UUID | None
    base: Any
    mine: Any
    theirs: Any
    lead: str = ""

    def of(self, side: Side) -> Any:
        """What that side says."""
        return self.mine if side is Side.MINE else self.theirs


@dataclass(frozen=True, slots=True)
class Merged:
    """The `draft` with every clash as it was decided, and the `clashes` in the order in which they were asked."""

    draft: Draft
    clashes: tuple[Clash, ...]


#: Between what is settled, what both changed: base, mine, theirs.
Part = str | tuple[str, str, str]
_LEAD = 60  # characters shown of the text before a clash


def merge_texts(base: str, mine: str, theirs: str) -> tuple[Part, ...]:
    """The parts in reading order: settled text, and the words that both sides changed in the same place differently.

    Words that stand side by side are the same place: nobody can tell what belongs together there.
    """
    if mine == theirs or theirs == base:
        return (mine,)
    if mine == base:
        return (theirs,)
    ours, others = list(_edits(base, mine)), list(_edits(base, theirs))
    parts: list[Part] = []
    done = 0
    for start, end in _places(ours + others):
        parts.append(base[done:start])
        done = end
        said, says = (_applied(base, edits, start, end) for edits in (ours, others))
        old = base[start:end]
        if said == says or says == old:
            parts.append(said)
        elif said == old:
            parts.append(says)
        else:
            parts.append((old, said, says))
    parts.append(base[done:])
    return tuple(_joined(parts))


def merge_drafts(base: Draft, mine: Draft, theirs: Draft, sides: Sequence[Side] = ()) -> Merged:
    """The draft that says what both want. `sides` answer the clashes in their order; those without an answer stay mine.

    `base` is what both were written over; an empty draft where there was nothing.
    """
    work = _Work(tuple(sides))
    made = Draft(
        title=work.value("title", None, base.title, mine.title, theirs.title),
        base=work.value("", None, base.base, mine.base, theirs.base),
    )
    others = [f.name for f in fields(Draft) if f.name not in ("title", "base", "variants")]
    for channel_id in dict.fromkeys(v.channel_id for d in (mine, theirs) for v in d.variants):
        versions = [draft.variant(channel_id) or Variant(channel_id) for draft in (base, mine, theirs)]
        merged = {f.name: work.value(f.name, channel_id, *(getattr(v, f.name) for v in versions)) for f in _OF_VERSIONS}
        made = made.with_variant(Variant(channel_id, **merged))
    rest = {name: work.value(name, None, *(getattr(d, name) for d in (base, mine, theirs))) for name in others}
    return Merged(replace(made, **rest), tuple(work.clashes))


_OF_VERSIONS = fields(Content)


class _Work:
    """One merge as it goes on: what was asked so far and what is answered."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self.clashes: list[Clash] = []

    def value(self, name: str, channel_id: UUID | None, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        if name == "details.ignored":
            return _both_sides(base, mine, theirs)
        if name == "details.waivers":
            return tuple({w.key: w for w in reversed(_both_sides(base, mine, theirs))}.values())[::-1]
        three = (base, mine, theirs)
        if all(is_text(value) for value in three):
            return self._text(name, channel_id, base, mine, theirs)
        if all(are_items(value) for value in three):
            merged = _merged_items(base, mine, theirs)
            if merged is not None and (name != "videos" or len(merged) <= MOST_VIDEOS):
                return merged
        elif is_dataclass(base) and type(base) is type(mine) is type(theirs):
            own = {}
            for field in fields(base):
                under = f"{name}.{field.name}" if name else field.name
                own[field.name] = self.value(under, channel_id, *(getattr(v, field.name) for v in three))
            return replace(cast("Any", base), **own)
        return self._asked(Clash(name, channel_id, base, mine, theirs))

    def _text(self, name: str, channel_id: UUID | None, base: str, mine: str, theirs: str) -> str:
        made = ""
        for part in merge_texts(base, mine, theirs):
            if isinstance(part, str):
                made += part
            else:
                made += self._asked(Clash(name, channel_id, *part, lead=made[-_LEAD:]))
        return made

    def _asked(self, clash: Clash) -> Any:
        number = len(self.clashes)
        self.clashes.append(clash)
        return clash.of(self._sides[number] if number < len(self._sides) else Side.MINE)


def _both_sides(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    """What either added, without what either took out; mine first."""
    return tuple(dict.fromkeys(w for w in (*mine, *theirs) if w not in base or (w in mine and w in theirs)))


_Edit = tuple[int, int, str]  # of the base, from here to there, becomes this


def _edits(base: str, other: str) -> Iterator[_Edit]:
    place = start = 0
    added: str | None = None
    for piece in text_difference(base, other, readable=False):
        if piece.kind is Kind.SAME:
            if added is not None:
                yield start, place, added
                added = None
            place += len(piece.text)
            continue
        if added is None:
            start, added = place, ""
        if piece.kind is Kind.REMOVED:
            place += len(piece.text)
        else:
            added += piece.text
    if added is not None:
        yield start, place, added


def _places(edits: Sequence[_Edit]) -> Iterator[tuple[int, int]]:
    """Where anything changes: what overlaps or touches is one place."""
    start = end = -1
    for first, last, _ in sorted(edits):
        if start >= 0 and first <= end:
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _applied(base: str, edits: Sequence[_Edit], start: int, end: int) -> str:
    made, done = "", start
    for first, last, new in edits:
        if start <= first and last <= end:
            made += base[done:first] + new
            done = last
    return made + base[done:end]


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    settled = ""
    for part in parts:
        if isinstance(part, str):
            settled += part
            continue
        if settled:
            yield settled
        settled = ""
        yield part
    if settled:
        yield settled


def _merged_items(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """Mine, without those that they took out, with those that they added and what they changed of the others; None
    where both changed the same one or both put them in another order.
    """
    was, ours, others = ({item.digest: item for item in items} for items in (base, mine, theirs))
    if any(len(known) < len(items) for known, items in ((was, base), (ours, mine), (others, theirs))):
        return None
    stayed = [digest for digest in was if digest in ours and digest in others]
    orders = [[digest for digest in known if digest in stayed] for known in (ours, others)]
    if orders[0] != stayed and orders[1] != stayed and orders[0] != orders[1]:
        return None
    made: dict[str, Any] = {}
    for digest, item in ours.items():
        old, new = was.get(digest), others.get(digest)
        if new is None:
            if old is None:
                made[digest] = item
            elif old != item:
                return None  # they took out what I changed
        elif item == new or old == new:
            made[digest] = item
        elif item == old:
            made[digest] = new
        else:
            return None
    for digest, item in others.items():
        if digest not in ours:
            if digest not in was:
                made[digest] = item
            elif was[digest] != item:
                return None
    if orders[0] == stayed:  # they alone may have put them in another order
        places = iter(orders[1])
        return tuple(made[next(places)] if digest in stayed else item for digest, item in made.items())
    return tuple(made.values())
