"""The institution's channels: added, checked, given a target and slots, paused, retired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from calendario.desk import errand
from calendario.desk.office import Office
from calendario.domain.adapter import Ask, Field
from calendario.domain.channel import BY_HAND, Channel, ChannelState, FrequencyTarget, free_letters
from calendario.domain.networks import NETWORKS, Limits, network
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import State
from calendario.domain.slot import WeeklySlot
from calendario.store import channels, journal, pauses, publications
from calendario.store.ids import new_id


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of channel is added: its network, what is asked, whether it needs credentials kept, and whether it
    lives
    in this computer's files.
    """

    network: str
    fields: tuple[Field, ...]
    keeps_secret: bool
    bound_to_machine: bool


class ChannelsDesk:
    """Calls that reach a network run in a short-lived child and take seconds: never from the window's own thread."""

    def __init__(self, office: Office, forms: Mapping[str, Form]) -> None:
        """`forms` by kind of adapter."""
        self._office = office
        self.forms = forms

    def all(self, *, retired: bool = False) -> tuple[Channel, ...]:
        """In the order they were added."""
        with self._office.database.reading() as tx:
            return channels.channels(tx, retired=retired)

    def channel(self, channel_id: UUID) -> Channel:
        """Raises `NotFound`."""
        with self._office.database.reading() as tx:
            return channels.channel(tx, channel_id)

    def waiting(self, channel_id: UUID) -> int:
        """How many publications are still to go out there."""
        with self._office.database.reading() as tx:
            return len(publications.upcoming(tx, channel_id))

    def add_by_hand(self, network_key: str, name: str = "", address: str = "") -> Channel:
        """A channel that a person publishes on, with its network's ruler, limits, letters and web address."""
        if address and not address.startswith(("https://", "http://")):
            raise BadInput("bad_link")
        known = network(network_key)
        return self._add(BY_HAND, network_key, name or known.name, address or known.web_address or "", {}, None)

    def sign_in(self, kind: str, fields: Mapping[str, str], ask: Ask) -> Channel:
        """A channel that publishes by itself, after its access was tried; blocks for as long as the sign-in takes.

        Raises `Refused`, `SignInNeeded`, `Unavailable`, or a vault's problem; nothing is saved then.
        """
        form = self._form(kind)
        if form.keeps_secret:
            self.open_vault()
        told = self._office.errand({"verb": "sign-in", "kind": kind, "fields": dict(fields)}, ask, None)
        limits = None if told.get("limits") is None else Limits.from_json(told["limits"])
        settings = {str(k): str(v) for k, v in told["settings"].items()}
        return self._add(
            kind, form.network, str(told["name"]), str(told["address"]), settings, limits, secret=told.get("secret")
        )

    def sign_in_again(self, channel_id: UUID, fields: Mapping[str, str], ask: Ask) -> Channel:
        """Renews access. What was held for want of it and still has its hour ahead is planned again."""
        channel = self.channel(channel_id)
        if self._form(channel.kind).keeps_secret:
            self.open_vault()
        order = {"verb": "sign-in", "kind": channel.kind, "fields": dict(fields)}
        told = self._office.errand(order, ask, None)
        if str(told["address"]) != channel.address:
            raise BadInput("other_account", address=str(told["address"]), expected=channel.address)
        self._keep_secret(channel.id, told.get("secret"))
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            paused = pauses.current(tx) is not None
            for entry in publications.in_states(tx, [State.HELD]):
                publication = entry.publication
                mine = publication.channel_id == channel_id and publication.reason == "sign_in_needed"
                if mine and publication.due_at > now and not paused:
                    publications.save(tx, publication.planned(), publication)
            journal.note(tx, office.machine, now, "signed_in", person_id=office.me().id, subject_id=channel_id)
        return self.check(channel_id)

    def check(self, channel_id: UUID) -> Channel:
        """Asks the network whether access works and what it accepts now; the limits are kept with their date."""
        channel = self.channel(channel_id)
        if channel.by_hand:
            return channel
        office = self._office
        order: dict[str, Any] = {"verb": "rules", "channel": errand.channel_to_json(channel)}
        if office.vault.has(channel_id):
            self.open_vault()
            order["secret"] = office.vault.read(channel_id)
        told = office.errand(order, None, partial(office.vault.write, channel_id))
        with office.database.writing() as tx:
            # As it stands now: the network took its time, and the channel may have been paused meanwhile.
            now = channels.channel(tx, channel_id)
            checked = replace(now, limits=Limits.from_json(told["limits"]), limits_at=office.clock())
            channels.save(tx, checked)
        return checked

    def set_frequency(self, channel_id: UUID, target: FrequencyTarget, slots: Iterable[WeeklySlot]) -> Channel:
        """The target and the weekly slots, in place of those there were."""
        changed = replace(self.channel(channel_id), target=target, slots=tuple(sorted(set(slots))))
        return self._save(changed, "frequency_set")

    def rename(self, channel_id: UUID, name: str) -> Channel:
        """Raises `BadInput("channel_without_name")`."""
        return self._save(replace(self.channel(channel_id), name=name.strip()), "channel_renamed")

    def pause(self, channel_id: UUID) -> int:
        """Nothing goes out there; what was planned is held. Returns how many that are."""
        held = self._stop(channel_id, lambda p: p.held("channel_paused"))
        self._save(self.channel(channel_id).paused(), "channel_paused")
        return held

    def resume(self, channel_id: UUID) -> None:
        """Active again. What was held stays held until decided."""
        self._save(self.channel(channel_id).resumed(), "channel_resumed")

    def retire(self, channel_id: UUID) -> int:
        """Disconnected: what was planned is a draft again, its credentials are forgotten, its past stays."""
        drafts = self._stop(channel_id, lambda p: p.proposed())
        self._save(self.channel(channel_id).retired(), "channel_retired")
        self._office.vault.forget(channel_id)
        return drafts

    def open_vault(self, passphrase: str | None = None) -> None:
        """The credentials can be read and written: by the system keyring or, where there is none, by a passphrase asked
        once per start. Raises a vault's problem ("keyring_missing": ask for a passphrase; "passphrase_wrong": again).
        """
        vault = self._office.vault
        if vault.state == "open":
            return
        if passphrase is not None:
            vault.open_with_passphrase(passphrase)
        else:
            vault.open_with_keyring()

    def kinds_by_hand(self) -> tuple[str, ...]:
        """Networks one can publish on by hand."""
        return tuple(key for key in NETWORKS if key not in ("practice", "web"))

    def _stop(self, channel_id: UUID, move: Any) -> int:
        stopped = 0
        with self._office.database.writing() as tx:
            for entry in publications.upcoming(tx, channel_id):
                if entry.publication.state in (State.PLANNED, State.BY_HAND):
                    publications.save(tx, move(entry.publication), entry.publication)
                    stopped += 1
        return stopped

    def _form(self, kind: str) -> Form:
        if kind not in self.forms:
            raise BadInput("unknown_kind", kind=kind)
        return self.forms[kind]

    def _keep_secret(self, channel_id: UUID, secret: object) -> None:
        if secret is not None:
            self._office.vault.write(channel_id, str(secret))

    def _add(
        self,
        kind: str,
        network_key: str,
        name: str,
        address: str,
        settings: Mapping[str, str],
        limits: Limits | None,
        *,
        secret: object = None,
    ) -> Channel:
        office, now = self._office, self._office.clock()
        with office.database.reading() as tx:
            there = channels.channels(tx)
        if kind != BY_HAND and any((c.kind, c.address) == (kind, address) for c in there):
            raise NotAllowed("channel_known", name=name)
        added = Channel(
            id=new_id(now),
            kind=kind,
            network=network_key,
            name=name,
            letters=free_letters(network_key, frozenset(c.letters for c in there)),
            address=address,
            settings=settings,
            limits=limits,
            limits_at=now if limits is not None else None,
            language=office.institution().language,
        )
        self._keep_secret(added.id, secret)
        bound = kind in self.forms and self.forms[kind].bound_to_machine
        with office.database.writing() as tx:
            channels.save(tx, added, office.machine if bound else None)
            journal.note(
                tx, office.machine, now, "channel_added", person_id=office.me().id, subject_id=added.id, kind=kind
            )
        return added

    def _save(self, changed: Channel, what: str) -> Channel:
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            if changed.state is not ChannelState.RETIRED:
                known = channels.channel(tx, changed.id)
                if known.state is ChannelState.RETIRED:
                    raise NotAllowed("channel_retired", channel=known.name)
            channels.save(tx, changed)
            journal.note(tx, office.machine, now, what, person_id=office.me().id, subject_id=changed.id)
        return changed
