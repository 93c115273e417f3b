"""make chaos SEED=… RUNS=…: a real publisher is killed RUNS times while an office works and the networks misbehave.

Each life is `calendario publish` on the real files of a temporary profile, ended by SIGKILL at a drawn instant; the
next one begins at once. At the end everything is healed and one more publisher may finish. What counts is then read
from the networks: every publication that was to go out is there exactly once, saying what its version said, and none
that was not to go out is there.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from calendario.channels.practice import PracticeNetwork
from calendario.domain.publication import Attempt, Outcome, Part, Publication, State
from calendario.main import clock
from calendario.store import channels, parts, posts, publications
from tests.chaos.judging import NOT_OUT, Fate, Ours, fate, tags
from tests.chaos.office import Office, Written, hour
from tests.chaos.town import Computer, Town, town
from tests.chaos.workload import lives_s, workload

_HERE = Path(__file__).parent
_STAYS_OFF_S = 3.0
_SETTLES_S = 150.0  # at most, after the last kill; the publisher's own looks take 77 s


class Lives(threading.Thread):
    """Starts a computer's publisher and kills it, again and again, as often as there are `lives` (seconds). One in ten
    times, where others may take over, it stays off for a while.
    """

    def __init__(self, computer: Computer, lives: list[float], cold_every: int) -> None:
        super().__init__(name="killer", daemon=True)
        self._computer, profile = computer, computer.profile
        self._profile, self._key, self._lives, self._cold_every = profile, computer.key.hex(), lives, cold_every
        self.kills, self.hits, self.by_itself = 0, 0, 0
        self.took_s = 0.0
        self.gone_wrong: list[str] = []
        self._told = threading.Event()
        with (profile.parent / f"publishers-{profile.name}.err").open("w") as errors:
            self._zygote = subprocess.Popen(
                [sys.executable, str(_HERE / "zygote.py"), str(profile)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def run(self) -> None:
        try:
            assert self._hear() == "warm"
            began_s = time.monotonic()
            for number, life_s in enumerate(self._lives, start=1):
                if self._told.is_set():
                    break
                if self._cold_every and number % self._cold_every == 0:
                    self._cold(life_s)
                else:
                    self._warm(life_s)
                if self._computer.address is not None and number % 10 == 0:
                    self._computer.long_gone()
                    self._told.wait(_STAYS_OFF_S)
            self.took_s = time.monotonic() - began_s
        except Exception as error:
            self.gone_wrong.append(f"the killer itself: {error!r}")

    def end(self) -> None:
        """No more lives."""
        self._told.set()
        self.join(30)
        self._zygote.communicate(timeout=10)

    def _warm(self, life_s: float) -> None:
        self._say(self._key)
        pid = int(self._hear().removeprefix("began "))
        self._told.wait(life_s)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self._note(int(self._hear().removeprefix("ended ")))

    def _cold(self, life_s: float) -> None:
        """The program from nothing, as a service starts it; it needs a second to come up."""
        command = [sys.executable, "-m", "calendario", "--profile", str(self._profile), "publish", "--key-from-stdin"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert process.stdin is not None
        process.stdin.write(self._key + "\n")
        process.stdin.close()
        self._told.wait(1.5 + life_s)
        process.kill()
        self._note(-process.wait())

    def _note(self, status: int) -> None:
        if abs(status) != signal.SIGKILL:
            self.by_itself += 1
            self.gone_wrong.append(f"a publisher ended by itself with status {status}")
            return
        self.kills += 1
        self.hits += self._computer.was_sending()

    def _say(self, line: str) -> None:
        assert self._zygote.stdin is not None
        self._zygote.stdin.write(line + "\n")
        self._zygote.stdin.flush()

    def _hear(self) -> str:
        assert self._zygote.stdout is not None
        line = self._zygote.stdout.readline().strip()
        if not line:
            raise RuntimeError("the zygote is gone")
        return line


@dataclass
class Verdict:
    """What became of everything; `wrong` holds the story of each publication that is not as it must be."""

    seed: int
    kills: int = 0
    hits: int = 0
    per_minute: float = 0.0
    planned: int = 0
    threads: int = 0  # of those that were published once, and their parts
    parts: int = 0
    videos: int = 0  # of those that were published once
    uploads: int = 0  # of videos, on Mastodon: more than its posts show where a publisher died with one
    fates: Counter[Fate] = field(default_factory=Counter)
    asked: int = 0
    by_channel: Counter[str] = field(default_factory=Counter)
    played: Counter[str] = field(default_factory=Counter)
    why_asked: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.wrong

    @property
    def once(self) -> int:
        """Published once."""
        return self.fates[Fate.ONCE]

    def __str__(self) -> str:
        told = self.fates
        lost = f"duplicated {told[Fate.DUPLICATED]} · lost {told[Fate.LOST]} · stuck {told[Fate.STUCK]}"
        missed = f"out against our word {told[Fate.UNWANTED]} · other words {told[Fate.OTHER_WORDS]}"
        lines = [
            f"seed {self.seed}: {self.kills} kills, {self.hits} amid a call, {self.per_minute:.0f} a minute",
            f"planned {self.planned} · published once {self.once} · given up {told[Fate.GIVEN_UP]}",
            f"of these threads {self.threads}, of {self.parts} parts · given up halfway {told[Fate.HALVED]}",
            f"videos {self.videos} · uploaded on Mastodon {self.uploads}",
            f"{lost} · {missed} · threads astray {told[Fate.ASTRAY]}",
            f"asked a person {self.asked}: {_listed(self.why_asked)}",
            f"published, by network: {_listed(self.by_channel)}",
            f"attempts: {_listed(self.outcomes)}",
            f"played: {_listed(self.played)}",
        ]
        return "\n".join(lines + self.wrong)


def chaos(
    seed: int,
    kills: int,
    folder: Path,
    *,
    pace: float = 3.0,
    shortest_s: float = 0.15,
    longest_s: float = 0.75,
    computers: int = 1,
) -> Verdict:
    """One whole run in `folder`; several `computers` share the kills, and a calendar in PostgreSQL."""
    lengths = lives_s(seed, shortest_s, longest_s)
    with town(folder, str(seed), computers) as here:
        office = Office(here)
        killers = [
            Lives(computer, [next(lengths) for _ in range(kills // computers)], cold_every=100)
            for computer in here.computers
        ]
        for lives in killers:
            lives.start()
        pause = threading.Event()
        due_s = time.monotonic()
        try:
            for event in workload(seed, pace):
                due_s = max(due_s + event.after_s, time.monotonic() - 1.0)
                while any(lives.is_alive() for lives in killers) and time.monotonic() < due_s:
                    office.tick()
                    pause.wait(min(0.05, max(0.0, due_s - time.monotonic())))
                if not any(lives.is_alive() for lives in killers):
                    break
                office.play(event)
        finally:
            for lives in killers:
                lives.end()
        _heal(here)
        office.tick(at_last=True)
        left = _finished(here, office)
        done, took_s = sum(lives.kills for lives in killers), max(lives.took_s for lives in killers)
        verdict = Verdict(seed, done, sum(lives.hits for lives in killers), 60 * done / max(took_s, 0.001))
        verdict.wrong += [wrong for lives in killers for wrong in lives.gone_wrong]
        _judge(here, office, verdict, left)
    return verdict


def _heal(here: Town) -> None:
    here.mastodon.calm()
    if here.bluesky is not None:
        here.bluesky.thaw()
        here.bluesky.door.heal()
    for channel in here.channels:
        if channel.kind == "practice":
            PracticeNetwork(here.folders[channel.id]).heal()
    with here.desk.office.database.writing() as tx:  # what asked for a rest of five minutes has had it
        for channel in here.channels:
            channels.rest(tx, channel.id, clock())


def _finished(here: Town, office: Office) -> frozenset[UUID]:
    """One more publisher finishes in peace, and is then asked to end. Returns what it did not finish."""
    computer = here.computers[0]
    for other in here.computers[1:]:
        other.long_gone()
    command = [sys.executable, "-m", "calendario", "--profile", str(computer.profile), "publish", "--key-from-stdin"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        assert process.stdin is not None
        process.stdin.write(computer.key.hex() + "\n")
        process.stdin.close()
        until_s, pause = time.monotonic() + _SETTLES_S, threading.Event()
        while True:
            office.tick(at_last=True)
            with here.desk.office.database.reading() as tx:
                states = [s for s in State if s not in (*NOT_OUT, State.PUBLISHED)]
                left = frozenset(e.publication.id for e in publications.in_states(tx, states))
            if not left or time.monotonic() > until_s:
                break
            pause.wait(0.2)
        here.desk.publishing.stop()
        assert process.wait(30) == 0, "the last publisher did not end well"
        return left
    finally:
        process.kill()
        process.wait()


def _judge(here: Town, office: Office, verdict: Verdict, left: frozenset[UUID]) -> None:
    """Reads the networks and holds them against what people wanted."""
    said = {c.id: here.said(c.id) for c in here.channels}
    for post in office.written:
        there = _Known.of(here, post)
        for channel in here.channels:
            found, known = said[channel.id].get(post.number, []), there.get(channel.id)
            if not found and channel.id not in post.channels:
                continue
            ours = None if known is None else known.ours(left, office.given_up, threads=channel.has_threads)
            became = fate(found, ours)
            verdict.planned += 1
            verdict.fates[became] += 1
            verdict.outcomes.update(str(a.outcome) for a in (known.attempts if known is not None else ()))
            if became is Fate.ONCE:
                verdict.by_channel[channel.kind] += 1
                verdict.videos += post.video is not None
                if len(found) > 1:
                    verdict.threads += 1
                    verdict.parts += len(found)
            if not became.is_good:
                shows = "; ".join(f"{t.remote_id} {t.says} after {t.above}" for t in found) or "nothing"
                told = [f"{became}: post {post.number} on {channel.kind} {channel.name}, there: {shows}"]
                told += [f"    {line}" for line in office.story(post.number)]
                verdict.wrong.append("\n".join(told + _told(known)))
    verdict.wrong += [
        f"the page {c.name} is not whole" for c in here.channels if c.kind == "webpage" and not here.page_is_whole(c.id)
    ]
    if not here.desk.office.database.sound():
        verdict.wrong.append("the database is not sound")
    verdict.asked, verdict.why_asked = len(office.asked), Counter(office.asked.values())
    verdict.played = office.counts
    verdict.uploads = len(here.mastodon.media)


@dataclass(frozen=True)
class _Known:
    """What the calendar knows of a post on one channel."""

    publication: Publication
    says: tuple[tuple[int, int], ...]
    attempts: tuple[Attempt, ...]
    parts: tuple[Part, ...]

    @staticmethod
    def of(here: Town, post: Written) -> dict[UUID, _Known]:
        """By channel; one that was given up only where there is no other."""
        found = {}
        with here.desk.office.database.reading() as tx:
            there = publications.of_post(tx, post.post_id, cancelled=True)
            for p in sorted(there, key=lambda p: p.state is not State.CANCELLED):
                text = posts.revision(tx, p.revision_id).draft.content_for(p.channel_id).text
                tried = publications.attempts(tx, p.id)
                says, known = tags(text).get(post.number, ()), tuple(parts.parts(tx, p).values())
                found[p.channel_id] = _Known(p, says, tried, known)
        return found

    def ours(self, left: frozenset[UUID], given_up: set[UUID], *, threads: bool) -> Ours:
        """As it is judged."""
        mine = self.publication
        under_way = any(a.outcome is Outcome.UNDER_WAY for a in self.attempts)
        out = tuple(p.remote_id or "" for p in self.parts if p.is_out)
        settled = mine.id not in left and not under_way
        return Ours(mine.state, self.says, threads, out, settled=settled, given_up=mine.id in given_up)


def _told(known: _Known | None) -> list[str]:
    if known is None:
        return ["    not in the database at all"]
    publication = known.publication
    due = f"{publication.remote_id}, due {hour(publication.due_at)}, says {known.says}"
    lines = [f"    now {publication.state} ({publication.reason}), {due}"]
    for p in known.parts:
        lines.append(f"    part {p.number} {p.outcome} key {p.key} {p.remote_id}: {p.content.text[:40]}")
    for a in known.attempts:
        ended = "" if a.ended_at is None else hour(a.ended_at)
        lines.append(
            f"    attempt {a.number} {hour(a.started_at)}-{ended} {a.outcome} ({a.reason}) key {a.key} {a.remote_id}"
        )
    return lines


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in sorted(counted.items())) or "none"


def main() -> int:
    parser = argparse.ArgumentParser(description="A publisher is killed again and again: nothing twice, nothing lost.")
    parser.add_argument("--seed", type=int, default=int(clock().timestamp()))
    parser.add_argument("--runs", type=int, default=1000, help="how many lives, each ended by SIGKILL")
    parser.add_argument("--computers", type=int, default=1, help="more than one share a calendar in PostgreSQL")
    parser.add_argument("--pace", type=float, default=3.0, help="events of the workload a second")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="calendario-chaos-") as folder:
        verdict = chaos(asked.seed, asked.runs, Path(folder), pace=asked.pace, computers=asked.computers)
    sys.stdout.write(f"{verdict}\n")
    return 0 if verdict.good else 1


if __name__ == "__main__":
    sys.exit(main())
