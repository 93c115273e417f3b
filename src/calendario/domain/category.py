"""What a post is about, in the town hall's own words, and what that asks of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from calendario.domain.channel import Lateness
from calendario.domain.house import Nature
from calendario.domain.problem import BadInput


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of post: notices, events, emergencies. `lateness` None leaves a late one to its channel; a `retired` one
    is not offered any more and still holds for the posts that have it. `nature` is what it is for, by which some rules
    go; None where nobody said.
    """

    id: UUID
    name: str
    lateness: Lateness | None = None
    retired: bool = False
    nature: Nature | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("category_without_name")

    def named(self, name: str) -> Category:
        """Raises `BadInput("category_without_name")`."""
        return replace(self, name=name.strip())


def lateness_of(channel: Lateness, category: Lateness | None) -> Lateness:
    """What holds for a post of that category on that channel: the category's word, where it has one.

    A channel knows only where it publishes; the category knows what the post is worth an hour later. So an emergency
    goes out late on a channel that drops what is late, and the day's agenda is dropped on one that sends it.
    """
    return channel if category is None else category
