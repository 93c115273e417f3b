"""The account that a channel is: whether it is still the same one, until when it lets us in, what it is called here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from calendario.domain.channel import Channel, ChannelState
from calendario.domain.networks import network
from calendario.domain.publication import ACCESS_GONE, State
from calendario.store import publications
from calendario.store.database import Transaction


def access_ends_at(told: Mapping[str, Any]) -> datetime | None:
    """Until when the credentials last that were `told` of (aware UTC); None for ever, as far as anybody knows."""
    until = told.get("access_ends_at")
    return None if until is None else datetime.fromisoformat(until)


def sign_in_order(kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """What the child is told that signs in."""
    return {"verb": "sign-in", "kind": kind, "fields": dict(fields)}


def goes_on(
    fields: Mapping[str, str], ours: Iterable[Channel], others: Iterable[Channel], elsewhere: Collection[UUID]
) -> dict[str, str]:
    """The `fields` of a web page's form, where the pages of `ours` may go on without anybody being asked, and those of
    `others` may not; the folders of those `elsewhere` are another computer's.
    """
    known = {c.settings["site"] for c in ours if c.settings.get("site")}
    told = [
        (c.name, c.settings.get("site", ""), c.settings.get("folder", "") if _has_its_folder(c, elsewhere) else "")
        for c in others
        if c.kind == "webpage"
    ]
    site = " ".join(sorted({*fields.get("site", "").split(), *known}))
    return {**fields, "site": site, "others": json.dumps(told)}


def _has_its_folder(channel: Channel, elsewhere: Collection[UUID]) -> bool:
    """On this computer; one that was disconnected has left it to whoever goes on with its page."""
    return channel.state is not ChannelState.RETIRED and channel.id not in elsewhere


def is_account_of(channel: Channel, address: str, settings: Mapping[str, str]) -> bool:
    """Whether who signed in is the channel's account, by what stays when its user name changes: Bluesky's DID, or its
    number on a server of Mastodon's. A town hall may take a name of its own domain, or change the server's.
    """
    known, told = channel.settings.get("did"), settings.get("did")
    if known and told:
        return known == told
    if address == channel.address:
        return True
    lasting = ("server", "account_id")
    return all(channel.settings.get(name) and channel.settings[name] == settings.get(name) for name in lasting)


def let_go_on(tx: Transaction, channel_id: UUID, now: datetime) -> tuple[int, int]:
    """What waited for access to the channel has it: how many are planned again, and how many wait for a person."""
    going_on = to_decide = 0
    for entry in publications.in_states(tx, [State.HELD]):
        held = entry.publication
        if held.channel_id != channel_id or held.reason not in ACCESS_GONE:
            continue
        kept = publications.save(tx, held.planned(), held)
        if kept.state is State.PLANNED and kept.due_at <= now:
            kept = publications.save(tx, kept.missed("access_came_late"), kept)
        if kept.state is State.PLANNED:
            going_on += 1
        else:
            to_decide += 1
    return going_on, to_decide


def free_name(name: str, network_key: str, address: str, there: Iterable[Channel]) -> str:
    """`name`, made another than those there are: an account often has the town hall's name on every network. Its
    network is added, or its `address` (may be empty) where the other is of the same network, or a number.
    """
    known = {c.name.casefold(): c.network for c in there}
    if name.casefold() not in known:
        return name
    tried = [name]
    if network_key not in {on for other, on in known.items() if other.startswith(name.casefold())}:
        tried.append(f"{name} ({network(network_key).name})")
    if address:
        tried.append(f"{name} ({address})")
    tried += [f"{name} {number}" for number in range(2, len(known) + 3)]
    return next(free for free in tried if free.casefold() not in known)
