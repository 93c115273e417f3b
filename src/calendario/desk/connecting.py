"""The calendar's channels as one computer has them: which access it can open, and which one a person means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from calendario.desk import service
from calendario.desk.desk import Desk
from calendario.domain.channel import Channel
from calendario.domain.problem import BadInput, NotAllowed, NotFound, Problem
from calendario.store.vault import KeyringMissing, SecretMissing, Vault, VaultProblem


@dataclass(frozen=True, slots=True)
class Standing:
    """A channel on this computer. Where it `needs_access`, `why` its credentials cannot be read here ("secret_missing":
    there are none), None where they can.
    """

    channel: Channel
    needs_access: bool
    why: Problem | None


def take_key_from(folder: Path, file: Path, *, make: bool = False) -> None:
    """The credentials in the calendar's `folder` open with the key in `file` from here on, where there is no keyring.
    `make` as `Vault.open_with_key_file`, whose problems it raises; and `NotFound("no_calendar_there")`.
    """
    service.require_calendar(folder)
    Vault(folder.expanduser().absolute()).open_with_key_file(file, make=make)


def standings(desk: Desk) -> tuple[Standing, ...]:
    """The channels in the order they were added, each as it stands here; asks no network."""
    return tuple(_standing(desk, channel) for channel in desk.channels.all())


def named(desk: Desk, told: str) -> Channel:
    """The one that a person means by its name, its letters or its address, however they write capitals.

    Raises `NotFound("no_channel_so_named")`, `BadInput("several_channels_so_named")`, and
    `NotAllowed("channel_without_access")` for one that needs none.
    """
    wanted = told.strip().removeprefix("@").casefold()
    known = desk.channels.all()
    meant = [
        c for c in known if wanted in {name.removeprefix("@").casefold() for name in (c.name, c.letters, c.address)}
    ]
    if not meant:
        raise NotFound("no_channel_so_named", told=told)
    if len(meant) > 1:
        raise BadInput("several_channels_so_named", told=told, letters=", ".join(sorted(c.letters for c in meant)))
    if not _needs_access(desk, meant[0]):
        raise NotAllowed("channel_without_access", channel=meant[0].name)
    return meant[0]


def open_keys(desk: Desk) -> None:
    """What a channel's network grants can be kept. Raises a vault's problem; `NotAllowed("keys_need_file")` on a
    computer without a keyring, where the key can lie in a file.
    """
    try:
        desk.channels.open_vault()
    except KeyringMissing as missing:
        if missing.code == "keyring_missing":
            raise NotAllowed("keys_need_file") from missing
        raise


def _standing(desk: Desk, channel: Channel) -> Standing:
    if not _needs_access(desk, channel):
        return Standing(channel, False, None)
    vault = desk.office.vault
    if not vault.has(channel.id):
        return Standing(channel, True, SecretMissing())
    try:
        desk.channels.open_vault()
        vault.read(channel.id)
    except VaultProblem as problem:
        return Standing(channel, True, problem)
    return Standing(channel, True, None)


def _needs_access(desk: Desk, channel: Channel) -> bool:
    form = desk.channels.forms.get(channel.kind)
    return form is not None and form.keeps_secret
