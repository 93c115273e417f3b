"""The composition root: the only module that knows everybody. Builds a handful of objects and hands them over.

Nothing slow is imported before it is needed: the window paints before the database's library is even loaded.
"""

from __future__ import annotations

import logging
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from calendario import log, paths

if TYPE_CHECKING:
    from calendario.desk.desk import Desk
    from calendario.domain.adapter import Adapters, Ask, ChannelAdapter, Secret
    from calendario.domain.addresses import Looked
    from calendario.domain.delivery import FittedPicture
    from calendario.domain.media import Crop
    from calendario.domain.networks import Limits
    from calendario.domain.vocabulary import Rules
    from calendario.publisher.loop import Publisher
    from calendario.spelling.spelling import Spelling
    from calendario.store.database import Database
    from calendario.store.profile import Profile
    from calendario.store.team import Connect
    from calendario.store.vault import Vault

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for; returns its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:  # the window, without the half second that the commands take to load
        return open_window(paths.default_profile())
    if len(given) == 2 and given[0] == "--profile":
        return open_window(Path(given[1]))
    if given[0] == "spell":  # as quickly, because other programs send their lines through it
        from calendario.cli import ending, spell

        chosen = spell.parsed(given[1:])
        if chosen.profile is None:
            return ending.ended(lambda: spell.run(_speller, chosen))
    from calendario.cli.commands import run
    from calendario.cli.program import Program

    program = Program(
        command=_command(),
        default_profile=paths.default_profile,
        open_desk=open_desk,
        open_publisher=open_publisher,
        adapters=adapters,
        look_at=look_at,
        open_window=open_window,
        speller=_speller,
        rules=_rules,
        clock=clock,
        resources=paths.resources,
        translations=paths.translations,
    )
    return run(program, given)


def clock() -> datetime:
    """Now, aware UTC. Everybody else is given it."""
    return datetime.now(UTC)


def running_s() -> float:
    """Seconds of a clock that only counts and that nobody sets, those asleep included."""
    if sys.platform == "win32":
        import ctypes

        milliseconds: int = ctypes.windll.kernel32.GetTickCount64()
        return milliseconds / 1000
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def adapters() -> Adapters:
    """The built-in adapters by kind; each loads its network library at its first call. One that cannot even be loaded
    is left out: its channels wait, with a sentence, and the others go on.
    """
    found: dict[str, ChannelAdapter] = {}
    for load in (_web_page, _mastodon, _bluesky, _practice):
        try:
            adapter = load()
            found[adapter.kind] = adapter
        except Exception:
            _log.exception("an adapter cannot be loaded")
    return found


def look_at(addresses: Sequence[str]) -> Sequence[Looked]:
    """What lies behind web addresses, asked of the network. Raises `Unavailable` where there is no network."""
    from calendario.channels.links import look

    return look(addresses)


def _web_page() -> ChannelAdapter:
    from calendario.channels.webpage import WebPageAdapter

    return WebPageAdapter()


def _mastodon() -> ChannelAdapter:
    from calendario.channels.mastodon import MastodonAdapter
    from calendario.sentences import say

    said, refused = say("signed_in_in_browser"), say("refused_in_browser")
    return MastodonAdapter(clock=clock, redirect_text=said, refusal_text=refused)


def _bluesky() -> ChannelAdapter:
    from calendario.channels.bluesky import BlueskyAdapter

    return BlueskyAdapter()


def _practice() -> ChannelAdapter:
    from calendario.channels.practice import PracticeAdapter

    return PracticeAdapter()


def open_desk(
    folder: Path,
    clock: Callable[[], datetime] = clock,
    *,
    key: bytes | None = None,
    may_ask: bool = False,
    mirrored: bool = False,
) -> Desk:
    """The desk of the calendar in `folder`, its own or the team's that it has joined, which takes `clock`'s hour for
    now. `key` opens the credentials at once; where a password among them is needed, the keyring does, and its person is
    asked if they `may_ask` it; `mirrored`, a team's calendar can be read and drafted in while its server is away.

    Raises the problems of a profile and of a database, `Problem("rules_damaged")`, and as `store.team.open_calendar`.
    """
    from calendario import rules
    from calendario.desk.channels import Form
    from calendario.desk.desk import Desk
    from calendario.desk.office import Office
    from calendario.store import belonging, team
    from calendario.store.database import Database
    from calendario.store.media import MediaFolder
    from calendario.store.profile import Profile
    from calendario.store.vault import Vault

    shapes, known = rules.read_shapes(paths.resources()), _rules()
    profile = Profile.at(folder, clock())
    vault = Vault(profile.folder)
    if key is not None:
        vault.open_with_key(key)
    connect = _mirrored(profile, vault, clock) if mirrored else Database.connect
    database = team.open_calendar(profile, vault, clock(), may_ask=may_ask, connect=connect)
    belonging.settle(profile, database)
    office = Office(
        profile=profile,
        database=database,
        media=MediaFolder(profile.media, database if database.shared else None),
        vault=vault,
        clock=clock,
        speller=_speller(),
        errand=_errand,
        fit=_fit,
        shapes=shapes,
        rules=known,
    )
    forms = {
        kind: Form(a.network, a.fields, not a.bound_to_machine, a.bound_to_machine) for kind, a in adapters().items()
    }
    return Desk.of(office, forms)


def _mirrored(profile: Profile, vault: Vault, clock: Callable[[], datetime]) -> Connect:
    """`Database.connect` with the copies of this computer behind it."""

    def copy() -> subprocess.Popen[bytes]:
        from calendario.publisher import process

        key = vault.key if vault.state == "open" else None
        return process.start((*_command(), "--profile", str(profile.folder), "mirror"), key)

    def connect(url: str, _now: datetime, *, password: Callable[[], str | None]) -> Database:
        from calendario.store.database import StoreProblem

        try:
            from calendario.store.joined import JoinedDatabase
        except ImportError as error:
            raise StoreProblem("team_driver_missing") from error
        return JoinedDatabase(url, profile.mirror, clock, copy, password=password)

    return connect


def open_for_window(folder: Path, ours: ExitStack, key: bytes | None = None) -> Desk:
    """`open_desk` for a window, whose person may be asked: until `ours` is closed nobody else opens a window on it or
    exchanges its files.

    Raises `NotAllowed("calendar_open")` too.
    """
    from calendario.store import window_lock
    from calendario.store.profile import Profile

    with ExitStack() as held:
        held.enter_context(window_lock.held(Profile.at(folder, clock()).window_lock))
        desk = open_desk(folder, key=key, may_ask=True, mirrored=True)
        ours.push(held.pop_all())
    return desk


def open_publisher(desk: Desk, key: bytes | None, stops: int | None, service: bool = False) -> Publisher:
    """The publisher of the desk's calendar; `key` opens the credentials where the keyring is not asked, `stops` as
    `Publisher` takes it; `service` where the system starts it.
    """
    from calendario.publisher import awake
    from calendario.publisher.loop import Publisher
    from calendario.publisher.newsroom import Access, Newsroom
    from calendario.sentences import say
    from calendario.store.vault import VaultProblem

    office = desk.office
    vault = office.vault
    if key is not None:
        vault.open_with_key(key)

    def secrets(channel_id: UUID) -> Secret | None:
        if not vault.has(channel_id):
            return None
        if vault.state == "locked":
            vault.open_with_keyring(may_ask=False)
        return vault.secret(channel_id)

    def access(channel_id: UUID) -> Access:
        if not vault.has(channel_id):
            return Access.NONE
        if vault.state == "locked":
            with suppress(VaultProblem):
                vault.open_with_keyring(may_ask=False)
        return Access.LOCKED if vault.state == "locked" else Access.OPEN

    started = clock()
    return Publisher(
        Newsroom(
            database=office.database,
            machine=office.machine,
            owner=f"{office.machine}:{os.getpid()}:{started.timestamp():.0f}",
            adapters=adapters(),
            media=office.media.path,
            secrets=secrets,
            clock=clock,
            name=platform.node(),
            access=access,
            running_s=running_s,
            awake=awake.of_this_system(say("awake_why")),
            service=service,
            shapes=office.shapes,
            rules=office.rules,
        ),
        stops,
    )


def open_window(folder: Path) -> int:
    """The window on the calendar in `folder`; returns when it is closed. Without a screen the main job is played."""
    from calendario.gui import screen

    if not screen.is_there():
        from calendario.sentences import say

        sys.stderr.write(say("no_display") + "\n")
        return main(["demo"])
    from calendario.gui.app import run_window
    from calendario.gui.parts import Parts

    logging = False
    ours = ExitStack()

    def open_and_log(folder: Path, key: bytes | None = None) -> Desk:
        from calendario.store.profile import Profile

        nonlocal logging
        profile = Profile.at(folder, clock())  # a folder that is refused stays as it is: no log in it either
        if not logging:
            log.start(profile.log, "window")
            logging = True
        return open_for_window(folder, ours, key)

    def start_publisher(desk: Desk) -> None:
        from calendario.publisher import process

        vault = desk.office.vault
        key = vault.key if vault.state == "open" else None
        stops = str(desk.publishing.stops())
        process.start((*_command(), "--profile", str(folder), "publish", "--key-from-stdin", "--stops", stops), key)

    return run_window(
        Parts(
            folder=folder,
            open_desk=open_and_log,
            let_go=ours.close,
            start_publisher=start_publisher,
            resources=paths.resources(),
            translations=paths.translations(),
            clock=clock,
        )
    )


def _command() -> tuple[str, ...]:
    """How this very program is started once more."""
    if getattr(sys, "frozen", False):
        # On Windows the window's program has no standard streams; a child is given its orders through them.
        console = Path(sys.executable).with_name("calendario-cli.exe")
        return (str(console),) if console.is_file() else (sys.executable,)
    # -P: what lies in the folder it happens to be started in is nobody's library.
    return (sys.executable, "-P", "-m", "calendario")


def _errand(order: Mapping[str, Any], ask: Ask | None, keep: Callable[[str], None] | None) -> dict[str, Any]:
    """A call of an adapter: here where it only touches files, else in a child that loads the network library."""
    from calendario.cli import channel
    from calendario.desk import errand
    from calendario.desk.setup import NoQuestions
    from calendario.domain.problem import BadInput

    if order["verb"] == "links":
        return errand.run((*_command(), "channel"), order, ask, keep)
    if order["verb"] == "video":
        from calendario.desk.video_errand import BOUNDS

        return errand.run((*_command(), "channel"), order, ask, keep, BOUNDS)
    known = adapters()
    kind = order["channel"]["kind"] if "channel" in order else order["kind"]
    if kind not in known:
        raise BadInput("unknown_kind", kind=kind)
    if known[kind].bound_to_machine:
        return channel.do(known, order, ask or NoQuestions())
    return errand.run((*_command(), "channel"), order, ask, keep)


def _fit(path: Path, limits: Limits, crop: Crop | None) -> FittedPicture:
    """As `channels.pictures.fit_to`, which is loaded once somebody asks."""
    from calendario.channels.pictures import fit_to

    return fit_to(path, limits, crop)


def _speller() -> Spelling:
    from calendario.spelling.spelling import Spelling

    return Spelling(paths.resources() / "dictionaries")


def _rules() -> Rules:
    """The one object for this program's whole life. Raises `Problem("rules_damaged")`."""
    return _rules_in(paths.resources())


@lru_cache(maxsize=1)
def _rules_in(resources: Path) -> Rules:
    from calendario.rules import read_rules

    return read_rules(resources)
