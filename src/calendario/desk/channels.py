"""The institution's channels: added, checked, given a target and slots, paused, retired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from calendario.desk import errand
from calendario.desk.office import Office
from calendario.domain.adapter import Ask, Field
from calendario.domain.channel import BY_HAND, Channel, FrequencyTarget, free_letters
from calendario.domain.networks import NETWORKS, Limits, network
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import Publication, State
from calendario.domain.slot import WeeklySlot
from calendario.store import channels, journal, publications
from calendario.store.ids import new_id
from calendario.store.vault import KeyringLocked, VaultProblem


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

        Raises `Refused`, `SignInNeeded`, `Unavailable`, or a vault's problem; nothing is saved then. Nor is it when the
        person of an `ask` that is `errand.Waiting` gave up before the answer came.
        """
        form = self._form(kind)
        if form.keeps_secret:
            self.open_vault()
        told = self._office.errand({"verb": "sign-in", "kind": kind, "fields": dict(fields)}, ask, None)
        errand.patience_of(ask).take()
        limits = None if told.get("limits") is None else Limits.from_json(told["limits"])
        settings = {str(k): str(v) for k, v in told["settings"].items()}
        return self._add(
            kind, form.network, str(told["name"]), str(told["address"]), settings, limits, secret=told.get("secret")
        )

    def sign_in_again(self, channel_id: UUID, fields: Mapping[str, str], ask: Ask) -> Channel:
        """Renews access. What was held for want of it and still has its hour ahead is planned again (held, under a
        pause).
        """
        channel = self.channel(channel_id)
        if self._form(channel.kind).keeps_secret:
            self.open_vault()
        order = {"verb": "sign-in", "kind": channel.kind, "fields": dict(fields)}
        told = self._office.errand(order, ask, None)
        if str(told["address"]) != channel.address:
            raise BadInput("other_account", address=str(told["address"]), expected=channel.address)
        errand.patience_of(ask).take()
        self._keep_secret(channel.id, told.get("secret"))
        office, now = self._office, self._office.clock()
        with office.database.writing() as tx:
            for entry in publications.in_states(tx, [State.HELD]):
                publication = entry.publication
                mine = publication.channel_id == channel_id and publication.reason == "sign_in_needed"
                if mine and publication.due_at > now:
                    publications.save(tx, publication.planned(), publication)
            journal.note(tx, office.machine, now, "signed_in", person_id=office.me().id, subject_id=channel_id)
            if told.get("limits") is not None:  # tried and told just now: the network is not asked twice
                limits = Limits.from_json(told["limits"])
                signed_in = replace(channels.channel(tx, channel_id), limits=limits, limits_at=now)
                channels.save(tx, signed_in)
                return signed_in
        return self.check(channel_id)

    def check(self, channel_id: UUID, ask: Ask | None = None) -> Channel:
        """Asks the network whether access works and what it accepts now; the limits are kept with their date. `ask` is
        asked nothing, but may give it up (`errand.Alone`).
        """
        channel = self.channel(channel_id)
        if channel.by_hand:
            return channel
        office = self._office
        order: dict[str, Any] = {"verb": "rules", "channel": errand.channel_to_json(channel)}
        if office.vault.has(channel_id):
            self.open_vault()
            order["secret"] = office.vault.read(channel_id)
        told = office.errand(order, ask, partial(office.vault.write, channel_id))
        with office.database.writing() as tx:
            # As it stands now: the network took its time, and the channel may have been paused meanwhile.
            now = channels.channel(tx, channel_id)
            checked = replace(now, limits=Limits.from_json(told["limits"]), limits_at=office.clock())
            channels.save(tx, checked)
        return checked

    def set_frequency(self, channel_id: UUID, target: FrequencyTarget, slots: Iterable[WeeklySlot]) -> Channel:
        """The target and the weekly slots, in place of those there were."""
        wanted = tuple(sorted(set(slots)))
        return self._change(channel_id, "frequency_set", lambda c: replace(c, target=target, slots=wanted))[0]

    def rename(self, channel_id: UUID, name: str) -> Channel:
        """Raises `BadInput("channel_without_name")`."""
        return self._change(channel_id, "channel_renamed", lambda c: replace(c, name=name.strip()))[0]

    def pause(self, channel_id: UUID) -> int:
        """Nothing goes out there; what was planned is held. Returns how many that are."""
        return self._change(channel_id, "channel_paused", Channel.paused, lambda p: p.held("channel_paused"))[1]

    def resume(self, channel_id: UUID) -> None:
        """Active again. What was held stays held until decided."""
        self._change(channel_id, "channel_resumed", Channel.resumed)

    def retire(self, channel_id: UUID) -> int:
        """Disconnected: what was planned is a draft again, its credentials are forgotten, its past stays."""
        drafts = self._change(channel_id, "channel_retired", Channel.retired, lambda p: p.proposed())[1]
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

    def with_access(self) -> tuple[Channel, ...]:
        """Those whose credentials are kept on this computer, whether they can be opened or not."""
        return tuple(c for c in self.all() if self._office.vault.has(c.id))

    def without_access(self) -> frozenset[UUID]:
        """Those that need credentials and have none on this computer: they are connected again."""
        kept = {kind for kind, form in self.forms.items() if form.keeps_secret}
        return frozenset(c.id for c in self.all() if c.kind in kept and not self._office.vault.has(c.id))

    def begin_keys_anew(self, patience: errand.Patience) -> None:
        """For credentials that cannot be opened any more: they are put aside, not erased, and each channel is connected
        again. Does nothing where they open after all.

        May take as long as `open_vault`. Raises "keyring_locked", which is no reason to begin anew,
        `SignInNeeded("sign_in_given_up")`, and the problems of a profile; nothing was changed then.
        """
        office = self._office
        try:
            self.open_vault()
            return
        except KeyringLocked:
            raise
        except VaultProblem as problem:
            why = problem.code
        patience.take()
        office.vault.start_anew()
        with office.database.writing() as tx:
            journal.note(tx, office.machine, office.clock(), "keys_begun_anew", person_id=office.me().id, why=why)

    def kinds_by_hand(self) -> tuple[str, ...]:
        """Networks one can publish on by hand."""
        return tuple(key for key in NETWORKS if key not in ("practice", "web"))

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
        office, me, now = self._office, self._office.me(), self._office.clock()
        channel_id, language = new_id(now), office.institution().language
        self._keep_secret(channel_id, secret)
        try:
            with office.database.writing() as tx:
                there = channels.channels(tx)
                if kind != BY_HAND and any((c.kind, c.address) == (kind, address) for c in there):
                    raise NotAllowed("channel_known", name=name)
                added = Channel(
                    id=channel_id,
                    kind=kind,
                    network=network_key,
                    name=name,
                    letters=free_letters(network_key, frozenset(c.letters for c in there)),
                    address=address,
                    settings=settings,
                    limits=limits,
                    limits_at=now if limits is not None else None,
                    language=language,
                )
                bound = kind in self.forms and self.forms[kind].bound_to_machine
                channels.save(tx, added, office.machine if bound else None)
                journal.note(
                    tx, office.machine, now, "channel_added", person_id=me.id, subject_id=channel_id, kind=kind
                )
        except Problem:
            office.vault.forget(channel_id)  # access to a channel that is not there serves nobody
            raise
        return added

    def _change(
        self,
        channel_id: UUID,
        what: str,
        change: Callable[[Channel], Channel],
        stop: Callable[[Publication], Publication] | None = None,
    ) -> tuple[Channel, int]:
        """The channel as it is now, changed, with `stop` for what is planned there; and how many those are.

        All of it at once: whatever somebody else changed meanwhile stays changed, and nothing is planned in between.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        stopped = 0
        with office.database.writing() as tx:
            changed = change(channels.channel(tx, channel_id))
            channels.save(tx, changed)
            if stop is not None:
                waiting = [e.publication for e in publications.upcoming(tx, channel_id)]
                for publication in waiting:
                    if publication.state in (State.PLANNED, State.BY_HAND):
                        publications.save(tx, stop(publication), publication)
                        stopped += 1
            journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=channel_id)
        return changed, stopped
