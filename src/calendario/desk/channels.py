"""The institution's channels: added, checked, given a target and slots, paused, retired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from calendario.desk import errand
from calendario.desk.accounts import access_ends_at, free_name, goes_on, is_account_of, let_go_on, sign_in_order
from calendario.desk.office import Office
from calendario.domain.adapter import Ask, Field
from calendario.domain.channel import BY_HAND, Channel, FrequencyTarget, Lateness, free_letters
from calendario.domain.networks import NETWORKS, Limits, network
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import ACCESS_GONE, Publication, State
from calendario.domain.slot import WeeklySlot
from calendario.domain.text import clean
from calendario.store import channels, journal, presence, publications
from calendario.store.ids import new_id
from calendario.store.vault import KeyringLocked, VaultProblem


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of channel is added: its network, what is asked, whether it needs credentials kept, and whether it
    lives in this computer's files.
    """

    network: str
    fields: tuple[Field, ...]
    keeps_secret: bool
    bound_to_machine: bool


@dataclass(frozen=True, slots=True)
class Renewed:
    """A channel with its access again. Of what had waited for it, `going_on` go out at their hour and `to_decide` wait
    for a person: their hour passed meanwhile, or a pause holds them.
    """

    channel: Channel
    going_on: int
    to_decide: int


@dataclass(frozen=True, slots=True)
class Granted:
    """What a network granted and is not kept yet. `again` is the channel whose access it renews; None for a new one."""

    kind: str
    again: UUID | None
    told: Mapping[str, Any] = field(repr=False)  # holds credentials


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

        Raises what `grant` and `add` raise; nothing is saved then.
        """
        return self.add(self.grant(kind, fields, ask), ask)

    def grant(self, kind: str, fields: Mapping[str, str], ask: Ask) -> Granted:
        """Access to an account, tried and not kept: `add` does, as often as it takes until there is where to.

        Raises `Refused`, `SignInNeeded` or `Unavailable`.
        """
        self._form(kind)
        if kind == "webpage":
            fields = goes_on(fields, self.all(retired=True), self.all(), self.in_other_files())
        return Granted(kind, None, self._office.errand(sign_in_order(kind, fields), ask, None))

    def add(self, granted: Granted, ask: Ask) -> Channel:
        """The channel that `granted` lets in. Opens the keys only where there is something to keep.

        Raises a vault's problem, `NotAllowed("channel_known")`, or `SignInNeeded("sign_in_given_up")` when the person
        of an `ask` that is `errand.Waiting` gave up meanwhile; nothing is saved then.
        """
        kind, told = granted.kind, granted.told
        name, address = str(told["name"]), str(told["address"])
        if any((c.kind, c.address) == (kind, address) for c in self.all()):
            raise NotAllowed("channel_known", name=name)  # before anybody is asked for a passphrase
        self._ready_to_keep(granted, ask)
        limits = None if told.get("limits") is None else Limits.from_json(told["limits"])
        settings = {str(k): str(v) for k, v in told["settings"].items()}
        network_key, until = self._form(kind).network, access_ends_at(told)
        return self._add(
            kind, network_key, name, address, settings, limits, secret=told.get("secret"), access_ends_at=until
        )

    def sign_in_again(self, channel_id: UUID, fields: Mapping[str, str], ask: Ask) -> Renewed:
        """Access to a channel again. Raises what `grant_again` and `renew` raise."""
        return self.renew(self.grant_again(channel_id, fields, ask), ask)

    def grant_again(self, channel_id: UUID, fields: Mapping[str, str], ask: Ask) -> Granted:
        """As `grant`, on the channel's account. Raises `BadInput("other_account")` too."""
        channel = self.channel(channel_id)
        if channel.kind == "webpage":
            others = [c for c in self.all(retired=True) if c.id != channel_id]
            fields = goes_on(fields, (channel,), others, self.in_other_files())
        told = self._office.errand(sign_in_order(channel.kind, fields), ask, None)
        address = str(told["address"])
        if not is_account_of(channel, address, {str(k): str(v) for k, v in told["settings"].items()}):
            raise BadInput("other_account", address=address, expected=channel.address)
        return Granted(channel.kind, channel_id, told)

    def renew(self, granted: Granted, ask: Ask) -> Renewed:
        """Takes over the access, and the name the account has there by now. What was held for want of it and still has
        its hour ahead is planned again (held, under a pause); what has not is missed, and a person decides.

        Raises what `add` raises.
        """
        assert granted.again is not None
        channel_id, told = granted.again, granted.told
        address, settings = str(told["address"]), {str(k): str(v) for k, v in told["settings"].items()}
        self._ready_to_keep(granted, ask)
        self._keep_secret(channel_id, told.get("secret"))
        office, now = self._office, self._office.clock()
        limits = None if told.get("limits") is None else Limits.from_json(told["limits"])
        with office.database.writing() as tx:
            going_on, to_decide = let_go_on(tx, channel_id, now)
            signed_in = channels.channel(tx, channel_id)
            named_by_account = signed_in.name in (signed_in.address, signed_in.address.removeprefix("@"))
            if named_by_account and address != signed_in.address:
                others = [c for c in channels.channels(tx) if c.id != channel_id]
                signed_in = replace(signed_in, name=free_name(str(told["name"]), signed_in.network, address, others))
            settings = {**signed_in.settings, **settings}
            signed_in = replace(signed_in, address=address, settings=settings, access_ends_at=access_ends_at(told))
            if limits is not None:  # tried and told just now: the network is not asked twice
                signed_in = replace(signed_in, limits=limits, limits_at=now)
            channels.save(tx, signed_in)
            journal.note(tx, office.machine, now, "signed_in", person_id=office.me().id, subject_id=channel_id)
        return Renewed(signed_in if limits is not None else self.check(channel_id), going_on, to_decide)

    def check(self, channel_id: UUID, ask: Ask | None = None) -> Channel:
        """Asks the network whether access works and what it accepts now; the limits are kept with their date. `ask` is
        asked nothing, but may give it up (`errand.Alone`).
        """
        channel = self.channel(channel_id)
        if channel.by_hand:
            return channel
        office, told = self._office, self.ask_network(channel, {"verb": "rules"}, ask)
        with office.database.writing() as tx:
            # As it stands now: the network took its time, and the channel may have been paused meanwhile.
            now = channels.channel(tx, channel_id)
            limits, until = Limits.from_json(told["limits"]), access_ends_at(told)
            checked = replace(now, limits=limits, limits_at=office.clock(), access_ends_at=until)
            channels.save(tx, checked)
        return checked

    def ask_network(self, channel: Channel, order: Mapping[str, Any], ask: Ask | None) -> dict[str, Any]:
        """What the channel's network answers to `order`, asked with its credentials where there are any; takes seconds.

        Raises `BadInput("unknown_kind")`, a vault's problem, and what the adapter raises.
        """
        self._form(channel.kind)
        vault, told = self._office.vault, {**order, "channel": errand.channel_to_json(channel)}
        if vault.has(channel.id):
            self.open_vault()
            told["secret"] = vault.read(channel.id)
        return self._office.errand(told, ask, partial(vault.write, channel.id))

    def move_page(self, channel_id: UUID, folder: str, address: str) -> tuple[Channel, int]:
        """A page of one's own in another folder, or seen at another address (or both). Its posts come along, each of
        them the same entry as before, and their links are the new ones. Returns the channel and how many links changed.

        Raises `Refused`, `Unavailable`, `NotAllowed("page_of_another_computer")`; the channel stays as it was then.
        """
        office, channel = self._office, self.channel(channel_id)
        with office.database.reading() as tx:
            if channels.machine_of(tx, channel_id) not in (None, office.machine):
                raise NotAllowed("page_of_another_computer", channel=channel.name)
        fields = {"folder": folder, "address": address}
        told = office.errand({"verb": "move", "channel": errand.channel_to_json(channel), "fields": fields}, None, None)
        links = {str(k): str(v) for k, v in told["links"].items()}
        with office.database.writing() as tx:
            there = channels.channel(tx, channel_id)
            moved = replace(there, address=str(told["address"]), settings={**there.settings, **told["settings"]})
            channels.save(tx, moved)
            changed = publications.relink(tx, channel_id, links)
            facts = {"address": moved.address, "links": changed}
            now, me = office.clock(), office.me().id
            journal.note(tx, office.machine, now, "page_moved", person_id=me, subject_id=channel_id, **facts)
        return moved, changed

    def set_lateness(self, channel_id: UUID, lateness: Lateness) -> Channel:
        """What happens there to what could not go out at its hour; what is missed already stays so."""
        return self._change(channel_id, "lateness_set", lambda c: replace(c, lateness=lateness))[0]

    def set_frequency(self, channel_id: UUID, target: FrequencyTarget, slots: Iterable[WeeklySlot]) -> Channel:
        """The target and the weekly slots, in place of those there were."""
        wanted = tuple(sorted(set(slots)))
        return self._change(channel_id, "frequency_set", lambda c: replace(c, target=target, slots=wanted))[0]

    def set_signature(self, channel_id: UUID, signature: str) -> Channel:
        """What every post ends with there from now on, "" for nothing: also those that are planned and not out yet.

        Raises `BadInput` for what cannot be kept.
        """
        wanted = clean(signature).strip()
        return self._change(channel_id, "signature_set", lambda c: replace(c, signature=wanted))[0]

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

    def opened_on(self) -> Mapping[UUID, tuple[str, ...]]:
        """By channel, the names of the computers that publish now and can open its access; those that none can are left
        out, and so are all where no other computer shares the calendar.
        """
        office = self._office
        if not office.database.shared:
            return {}
        with office.database.reading() as tx:
            hour = presence.hour(tx, office.clock())
            alive = sorted((p for p in presence.publishers(tx) if p.is_alive(hour)), key=lambda p: p.name)
        held = {channel_id for p in alive for channel_id in p.holds - p.locked}
        return {c: tuple(p.name for p in alive if c in p.holds - p.locked) for c in held}

    def in_other_files(self) -> frozenset[UUID]:
        """Those that live in a folder of another computer, which alone publishes there."""
        with self._office.database.reading() as tx:
            return channels.bound_elsewhere(tx, self._office.machine)

    def without_access(self) -> frozenset[UUID]:
        """Those that need credentials and have none on this computer: they are connected again."""
        kept = {kind for kind, form in self.forms.items() if form.keeps_secret}
        return frozenset(c.id for c in self.all() if c.kind in kept and not self._office.vault.has(c.id))

    def asking_to_sign_in(self) -> Mapping[UUID, Problem]:
        """Those whose network turned a publication away for want of access, and what it said: nothing goes out there
        until somebody signs in again, whatever a check says (it only reads).
        """
        with self._office.database.reading() as tx:
            held = [e.publication for e in publications.in_states(tx, [State.HELD])]
        return {p.channel_id: Problem(p.reason, **(p.facts or {})) for p in held if p.reason in ACCESS_GONE}

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

    def _ready_to_keep(self, granted: Granted, ask: Ask) -> None:
        """The keys are open, if there is something for them; from here on nobody can give it up."""
        if granted.told.get("secret") is not None:
            self.open_vault()
        errand.patience_of(ask).take()

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
        access_ends_at: datetime | None = None,
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
                    name=free_name(name, network_key, "" if kind == BY_HAND else address, there),
                    letters=free_letters(network_key, frozenset(c.letters for c in there)),
                    address=address,
                    settings=settings,
                    limits=limits,
                    limits_at=now if limits is not None else None,
                    language=language,
                    access_ends_at=access_ends_at,
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
