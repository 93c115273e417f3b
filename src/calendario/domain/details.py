"""What the town hall knows about a post and tells nobody: what it is for, where it comes from, whether it is sure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from calendario.domain.accepted import Waiver
from calendario.domain.read import items, record, words


class Certainty(StrEnum):
    """Whether what the post says is known for sure; what is pending does not go out."""

    CONFIRMED = "confirmed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Details:
    """The post's card. No network is told anything of it, whatever happens.

    `category` is an id; `audience`, `objective` and `campaign` are in the town hall's own words; `source` is where it
    is published officially (an address, or "BOP n.º 218"); `purpose` answers what good it is to people; `note` is for
    colleagues. Words that are `ignored` are right in this post, whatever spelling or a check says (`domain.own_words`);
    with `waivers` it goes out although something prevents it (`domain.accepted`).
    """

    category: UUID | None = None
    audience: str = ""
    objective: str = ""
    campaign: str = ""
    source: str = ""
    purpose: str = ""
    certainty: Certainty = Certainty.CONFIRMED
    note: str = ""
    ignored: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether somebody has still to confirm what the post says."""
        return self.certainty is Certainty.PENDING


#: Of a post that nobody told us anything about.
NOTHING_TOLD = Details()
#: The fields that are words, by name.
WORDS = tuple(f.name for f in fields(Details) if f.name not in ("category", "certainty", "ignored", "waivers"))


def details_to_json(details: Details) -> dict[str, object]:
    """The keys of a draft's JSON that are its details; what is not said is left out."""
    told: dict[str, object] = {} if details.category is None else {"category": str(details.category)}
    said: dict[str, object] = {name: getattr(details, name) for name in WORDS if getattr(details, name)}
    if details.certainty is not Certainty.CONFIRMED:
        said["certainty"] = str(details.certainty)
    if details.ignored:
        said["ignored"] = list(details.ignored)
    if details.waivers:
        said["waivers"] = [{"code": w.code, "bound_to": w.bound_to, "reason": w.reason} for w in details.waivers]
    return told | ({"details": said} if said else {})


def details_from_json(data: dict[str, Any]) -> Details:
    """The inverse of `details_to_json`, from the whole draft's JSON. Raises what `draft_from_json` does."""
    said = record(data.get("details", {}))
    return Details(
        category=UUID(words(data["category"])) if "category" in data else None,
        certainty=Certainty(words(said.get("certainty", Certainty.CONFIRMED))),
        ignored=tuple(words(one) for one in items(said.get("ignored", []))),
        waivers=tuple(_waiver_from_json(record(one)) for one in items(said.get("waivers", []))),
        **{name: words(said[name]) for name in WORDS if name in said},
    )


def _waiver_from_json(data: dict[str, Any]) -> Waiver:
    return Waiver(words(data["code"]), words(data["bound_to"]), words(data["reason"]))
