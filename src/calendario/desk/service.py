"""The publisher that this computer starts by itself, with no window open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from calendario.desk.desk import Desk
from calendario.desk.faces import PublisherFace
from calendario.domain.channel import Channel
from calendario.domain.pause import Pause
from calendario.domain.problem import NotFound, Problem
from calendario.domain.publication import TO_DECIDE, State
from calendario.service import system
from calendario.service.job import CALENDAR, Installed, Job
from calendario.store import pauses, presence, publications
from calendario.store.profile import has_lost_calendar
from calendario.store.vault import VaultProblem

__all__ = [
    "CALENDAR",
    "Closed",
    "Installed",
    "Status",
    "install",
    "is_installed",
    "require_calendar",
    "status",
    "uninstall",
]


@dataclass(frozen=True, slots=True)
class Closed:
    """A channel whose credentials a publisher cannot open without its person, and why."""

    channel: Channel
    why: Problem


@dataclass(frozen=True, slots=True)
class Status:
    """`publisher` as the window has it; `installed` is None where nothing starts without a window. `pause` is the
    general one; `to_decide` the states of the publications that wait for a person, one for each.
    """

    publisher: PublisherFace
    installed: Installed | None
    closed: tuple[Closed, ...]
    pause: Pause | None
    to_decide: tuple[State, ...]


def require_calendar(folder: Path) -> None:
    """Raises `NotFound("no_calendar_there")` unless a calendar was ever opened in `folder`, and is not gone; makes
    nothing.
    """
    folder = folder.expanduser().absolute()
    if not (folder / CALENDAR).is_file() or has_lost_calendar(folder):
        raise NotFound("no_calendar_there", folder=str(folder))


def install(desk: Desk, command: Sequence[str]) -> bool:
    """From now on this computer starts the publisher of this calendar by itself; returns whether anything was new.

    Closing the window no longer stops it without asking, if that had been chosen. `command` starts this program.
    Raises `NotFound("not_set_up")`, and as `service.system.install`.
    """
    desk.office.institution()
    new = system.install(Job.of(command, desk.office.profile.folder))
    if desk.choices.on_close == "stop":
        desk.choices.set_on_close("ask")
    return new


def uninstall(folder: Path) -> bool:
    """It is started no more; returns whether it was. Needs no calendar in `folder`. Raises as
    `service.system.uninstall`.
    """
    return system.uninstall(folder)


def is_installed(folder: Path) -> bool:
    """Whether the calendar's publisher starts without a window; asks nobody."""
    return system.is_installed(folder)


def status(desk: Desk, command: Sequence[str]) -> Status:
    """Who publishes this calendar here, and what starts it. The keyring is looked at, its person not asked."""
    desk.office.institution()
    face = desk.calendar.publisher()
    try:
        job = Job.of(command, desk.office.profile.folder)
    except Problem:
        job = None
    with desk.office.database.reading() as tx:
        pause = pauses.current(tx)
        undecided = [e.publication for e in publications.in_states(tx, TO_DECIDE) if e.publication.asks_person]
    installed = system.look(desk.office.profile.folder, job)
    return Status(face, installed, _closed(desk, face), pause, tuple(p.state for p in undecided))


def _closed(desk: Desk, face: PublisherFace) -> tuple[Closed, ...]:
    kept = desk.channels.with_access()
    missing = desk.channels.without_access()
    with desk.office.database.reading() as tx:
        mine = next((p for p in presence.publishers(tx) if p.machine == desk.office.machine), None)
    told = frozenset(mine.locked) if mine is not None and face.alive else frozenset()
    why: Problem | None = None
    if kept and not (face.alive and not face.service):  # a window's publisher was given the key
        try:
            if desk.office.vault.state == "locked":
                desk.office.vault.open_with_keyring(may_ask=False)
        except VaultProblem as problem:
            why = problem
    closed = [Closed(c, why or Problem("vault_locked")) for c in kept if why is not None or c.id in told]
    return (*closed, *(Closed(c, Problem("secret_missing")) for c in desk.channels.all() if c.id in missing))
