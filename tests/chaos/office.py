"""The people of the chaos run: they plan, edit, move, discard, pause and take back, and answer what they are asked.

Everything goes through the desk, as the window does it. `Ledger` is what they remember, whatever the database says.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from calendario.channels.practice import PracticeNetwork
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.adapter import Shown
from calendario.domain.channel import ChannelState
from calendario.domain.media import Video
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import Problem
from calendario.domain.publication import EDITABLE, GoingNow, Publication, State
from calendario.domain.slot import wall_clock
from calendario.domain.thread import standing
from calendario.main import clock
from calendario.store import publications
from tests.chaos.judging import words
from tests.chaos.town import ZONE, Town
from tests.chaos.workload import Event
from tests.servers.fake_mastodon_http import Fault

#: A person looks on the network for what nobody knows after so long, without waiting for the publisher's own looks.
LOOKS_AFTER_S = 12.0


@dataclass
class Written:
    """A post of the run: its number, its id, the version in which it says each of its parts, those of the channels
    that have a text of their own, the video that it shows, and where it was planned at some time.
    """

    number: int
    post_id: UUID
    says: list[int] = field(default_factory=lambda: [1])
    newest: int = 1
    own: dict[UUID, list[int]] = field(default_factory=dict)
    channels: set[UUID] = field(default_factory=set)
    video: Video | None = None

    @property
    def draft(self) -> Draft:
        """As it is written now; more than one part are a thread."""
        made = replace(Draft(f"Aviso {self.number:05d}"), base=self._content)
        for channel_id, says in self.own.items():
            made = made.with_variant(Variant(channel_id, text=self._text(says)))
        return made

    @property
    def _content(self) -> Content:
        shown = () if self.video is None else (self.video,)
        return Content(self._text(self.says), videos=shown, language="es")

    def _text(self, says: list[int]) -> str:
        return "\n---\n".join(words(self.number, part, version) for part, version in enumerate(says, start=1))


@dataclass
class Later:
    """Something to undo at an instant of the monotonic clock."""

    at_s: float
    what: Callable[[], None]


class Office:
    """Plays the events of the workload, one after another."""

    def __init__(self, town: Town) -> None:
        self._town, self._desk = town, town.desk
        self.written: list[Written] = []
        self.counts: Counter[str] = Counter()
        self.asked: dict[UUID, str] = {}  # publications that asked a person what became of them, and why
        self._stories: dict[int, list[str]] = {}
        self.given_up: set[UUID] = set()  # publications that somebody did not want to go out, or not all of them
        self._going: list[tuple[int, tuple[GoingNow, ...]]] = []
        self._later: list[Later] = []
        self._unknown_since: dict[UUID, float] = {}
        self._in_threads = {c.id for c in town.channels if c.has_threads}
        self._on_bluesky = {c.id for c in town.channels if c.kind == "bluesky"}
        self._frozen = False
        self._asks_at = 0.0
        self._began_s = time.monotonic()

    def play(self, event: Event) -> None:
        """Does it; what the desk refuses because somebody was faster is what a person would see, and is counted."""
        self.counts[f"{event.who}: {event.what}" if event.who else event.what] += 1
        try:
            if event.who:
                self._fault(event)
            else:
                getattr(self, f"_{event.what}")(event)
        except Problem as problem:
            self.counts[f"refused: {problem.code}"] += 1

    def tick(self, *, at_last: bool = False) -> None:
        """What is due by now: faults and pauses that end, and twice a second the questions of the publisher."""
        now_s = time.monotonic()
        due = [x for x in self._later if at_last or x.at_s <= now_s]
        self._later = [x for x in self._later if x not in due]
        for later in due:
            later.what()
        if now_s >= self._asks_at:
            self._asks_at = now_s + 0.5
            self._answer(at_last)

    def story(self, number: int) -> list[str]:
        """What people did with a post, in order, with seconds since the run began."""
        return self._stories.get(number, [])

    # -- work ----------------------------------------------------------------------------------------------------------

    def _plan(self, event: Event) -> None:
        post = self._new(event)
        at = clock() + timedelta(seconds=event.seconds)
        chosen = self._channels(event)
        self._put(post, PlanDraft(chosen, wall_clock(at, ZONE)), f"planned in {event.seconds:.2f} s")

    def _new_now(self, event: Event) -> None:
        post = self._new(event)
        going = self._desk.planning.publish_now(
            post.post_id, post.draft, PlanDraft(self._channels(event)), as_it_is=True
        )
        self._remember(post, tuple(g.publication for g in going), "publish now")
        self._going.append((post.number, going))

    def _edit(self, event: Event) -> None:
        self._change(self._post(event), event)

    def _change(self, post: Written, event: Event, at: datetime | None = None) -> None:
        there = self._desk.writing.open(post.post_id)
        plan = there.plan if at is None else replace(there.plan, wall_time=at, own_times=())
        if not there.plan.channel_ids or not any(p.state in EDITABLE for p in there.publications):
            return
        before, post.newest = post.says, post.newest + 1
        post.says = _edited(before, post.newest, event.chance)
        try:
            self._put(post, plan, f"edited to {post.says}")
        except Problem:
            post.says = before
            raise

    def _move(self, event: Event) -> None:
        post, publication = self._one(event, State.PLANNED)
        at = wall_clock(clock() + timedelta(seconds=event.seconds), ZONE)
        self._desk.decisions.reschedule(publication.id, at)
        self._note(post.number, f"moved by {event.seconds:.2f} s on {self._name(publication)}")

    def _discard(self, event: Event) -> None:
        post, publication = self._one(event, State.PLANNED)
        self._desk.decisions.discard(publication.id)
        self.given_up.add(publication.id)
        self._note(post.number, f"discarded on {self._name(publication)}")

    def _change_half(self, event: Event) -> None:
        post, _publication = self._halfway(event)
        self._change(post, event, wall_clock(clock() + timedelta(seconds=0.6), ZONE))  # its own hour has passed

    def _give_up_half(self, event: Event) -> None:
        post, publication = self._halfway(event)
        self._desk.decisions.discard(publication.id)
        self.given_up.add(publication.id)
        self._note(post.number, f"given up halfway on {self._name(publication)}")

    def _halfway(self, event: Event) -> tuple[Written, Publication]:
        """A thread that was stopped after some of its parts."""
        with self._desk.office.database.reading() as tx:
            there = [e.publication for e in publications.in_states(tx, EDITABLE)]
        found = [p for p in there if standing(p.facts) is not None]
        if not found:
            raise Problem("nothing_there")
        publication = found[int(event.chance * len(found))]
        return next(w for w in self.written if w.post_id == publication.post_id), publication

    def _bring_back(self, event: Event) -> None:
        post, publication = self._one(event, State.CANCELLED)
        self._desk.decisions.undo_discard(publication.id)
        self._note(post.number, f"a draft again on {self._name(publication)}")

    def _now(self, event: Event) -> None:
        post, publication = self._one(event, State.PLANNED)
        self._going.append((post.number, self._desk.decisions.publish_now(publication.id)))
        self._note(post.number, f"publish now on {self._name(publication)}")

    def _take_back(self, event: Event) -> None:
        if not self._going:
            return
        number, going = self._going.pop(int(event.chance * len(self._going)))
        taken = self._desk.planning.take_back(going)
        self.given_up |= {p.id for p in taken}
        self._note(number, f"took back {len(taken)} of {len(going)}")

    def _pause_all(self, event: Event) -> None:
        held = self._desk.stopping.pause(PauseReason.MISTAKE)
        self._later.append(Later(time.monotonic() + event.seconds / 2, self._resume_all))
        self.counts["held by a pause"] += held

    def _resume_all(self) -> None:
        for _ in range(20):  # what is claimed meanwhile may come back and be held
            now = clock()
            with self._desk.office.database.reading() as tx:
                held = [e.publication for e in publications.in_states(tx, [State.HELD])]
            soon = WayOn(Choice.MOVE, wall_clock(now + timedelta(seconds=0.7), ZONE))
            ways = {
                p.id: WayOn(Choice.KEEP) if p.due_at > now + timedelta(seconds=2) else soon
                for p in held
                if p.reason == "pause"
            }
            try:
                self._desk.stopping.resume(ways)
                return
            except Problem as problem:
                self.counts[f"refused: {problem.code}"] += 1
        raise AssertionError("the pause could not be ended")

    def _pause_channel(self, event: Event) -> None:
        channel = self._town.channels[event.channels[0] % len(self._town.channels)]
        self._desk.channels.pause(channel.id)

        def resume() -> None:
            with suppress(Problem):  # paused twice, resumed twice
                self._desk.channels.resume(channel.id)

        self._later.append(Later(time.monotonic() + event.seconds / 2, resume))

    # -- answers -------------------------------------------------------------------------------------------------------

    def _answer(self, at_last: bool) -> None:
        """Decides what waits for a person, as somebody does who looks at the networks; sooner when the day is over."""
        now, now_s = clock(), time.monotonic()
        patience_s, later_at = (3.0, now + timedelta(seconds=3)) if at_last else (LOOKS_AFTER_S, None)
        with self._desk.office.database.reading() as tx:
            states = (State.UNCONFIRMED, State.HELD, State.FAILED, State.MISSED, State.PLANNED)
            found = [e.publication for e in publications.in_states(tx, states)]
        numbers = {w.post_id: w.number for w in self.written}
        unknown = {p.id for p in found if p.state is State.UNCONFIRMED}
        self._unknown_since = {i: self._unknown_since.get(i, now_s) for i in unknown}
        for publication in found:
            number = numbers[publication.post_id]
            try:
                if publication.state is State.UNCONFIRMED:
                    if publication.retry_at is None:
                        self.asked[publication.id] = str(publication.reason)
                    elif now_s - self._unknown_since[publication.id] < patience_s:
                        continue
                    if now_s - self._unknown_since[publication.id] > 2.0:
                        self._say_what_is_there(number, publication)
                elif publication.state is State.PLANNED:
                    waits = publication.retry_at is not None and publication.retry_at > now + timedelta(seconds=15)
                    if waits or (later_at is not None and publication.due_at > later_at):
                        self._again(number, publication)
                elif publication.reason != "pause" and self._is_active(publication):
                    self.counts[f"{publication.state}: {publication.reason}"] += 1
                    if publication.reason == "thread_begun":
                        self._put_back(self.written[number - 1])
                    else:
                        self._again(number, publication)
            except Problem as problem:
                self.counts[f"refused: {problem.code}"] += 1

    def _say_what_is_there(self, number: int, publication: Publication) -> None:
        if self._frozen and publication.channel_id in self._on_bluesky:
            return  # nobody can look there now
        there, thread = (
            self._town.said(publication.channel_id).get(number, []),
            self._desk.looking.thread(publication.id),
        )
        what = "it"
        if thread is not None and thread.in_doubt is None:
            self._desk.decisions.is_out(publication.id)
            self.counts["seen by a person: every part"] += 1
            self._note(number, f"every part is on {self._name(publication)} ({publication.reason})")
            return
        if thread is not None:
            there = [t for t in there if any(part == thread.in_doubt for part, _ in t.says)]
            what = f"part {thread.in_doubt} of {len(thread.said)}"
        if len(there) == 1:
            if thread is None or not thread.to_come:
                self._desk.decisions.is_out(publication.id)
            else:
                seen = Shown(there[0].remote_id, None, "", clock(), fingerprint=there[0].fingerprint)
                self._desk.decisions.is_this(publication.id, seen)
            self.counts["seen by a person: " + ("a part" if thread is not None else "a post")] += 1
            self._note(number, f"a person saw {what} on {self._name(publication)} ({publication.reason})")
        elif not there:
            self._desk.decisions.is_not_out(publication.id)
            self._note(number, f"a person did not see {what} on {self._name(publication)} ({publication.reason})")
            self._again(number, publication)

    def _put_back(self, post: Written) -> None:
        """What is out of a thread is said again as it is there, channel by channel, and the rest goes out after it."""
        for channel_id in sorted(post.channels & self._in_threads, key=str):
            out = [version for there in self._town.said(channel_id).get(post.number, []) for _, version in there.says]
            says = post.own.get(channel_id, post.says)
            if says[: len(out)] != out:
                post.own[channel_id] = out + says[len(out) :]
        plan = self._desk.writing.open(post.post_id).plan
        at = wall_clock(clock() + timedelta(seconds=0.6), ZONE)
        self._put(post, replace(plan, wall_time=at, own_times=()), "put back as it is there")

    def _again(self, number: int, publication: Publication) -> None:
        at = wall_clock(clock() + timedelta(seconds=0.6), ZONE)
        self._desk.decisions.reschedule(publication.id, at)
        self._note(number, f"planned again on {self._name(publication)}, was {publication.state}")

    # -- faults --------------------------------------------------------------------------------------------------------

    def _fault(self, event: Event) -> None:
        town, later_s = self._town, time.monotonic() + event.seconds / 3
        if event.who == "mastodon":
            if event.chance < 0.2 and event.what in ("drop_before", "delay", "error_before", "rate_limit_untold"):
                town.mastodon.play(Fault(event.what), method="GET", path=r"/api/v1/", seconds=event.seconds / 2)
            else:
                town.mastodon.play(Fault(event.what), seconds=event.seconds / 2)
        elif event.who == "bluesky":
            if town.bluesky is None:
                return
            if event.what == "frozen":
                town.bluesky.freeze()
                self._frozen = True
                self._later.append(Later(later_s, self._thaw))
            else:
                town.bluesky.door.play(event.what, only="putRecord", times=1)
        else:
            kinds = [c for c in town.channels if c.kind == event.who]
            folder = town.folders[kinds[event.channels[0] % len(kinds)].id]
            if event.who == "practice":
                PracticeNetwork(folder).switch(event.what, times=1)
            elif folder.exists():
                away = folder.with_name(folder.name + "-away")
                folder.rename(away)
                self._later.append(Later(later_s, lambda: None if folder.exists() else away.rename(folder)))

    def _thaw(self) -> None:
        assert self._town.bluesky is not None
        self._town.bluesky.thaw()
        self._frozen = False

    # -- the rest ------------------------------------------------------------------------------------------------------

    def _new(self, event: Event) -> Written:
        made = Written(len(self.written) + 1, self._desk.writing.new().post_id, [1] * event.parts)
        made.video = self._town.video if event.video else None
        self.written.append(made)
        return made

    def _post(self, event: Event) -> Written:
        if not self.written:
            raise Problem("nothing_written_yet")
        return self.written[-1 - min(event.back, len(self.written) - 1)]

    def _one(self, event: Event, state: State) -> tuple[Written, Publication]:
        post = self._post(event)
        with self._desk.office.database.reading() as tx:
            found = [p for p in publications.of_post(tx, post.post_id, cancelled=True) if p.state is state]
        if not found:
            raise Problem("nothing_there")
        return post, found[int(event.chance * len(found))]

    def _put(self, post: Written, plan: PlanDraft, what: str) -> None:
        planned = self._desk.planning.plan(post.post_id, post.draft, plan, as_it_is=True)
        self._remember(post, planned, what)

    def _remember(self, post: Written, planned: tuple[Publication, ...], what: str) -> None:
        post.channels |= {p.channel_id for p in planned}
        self._note(post.number, f"{what} on {', '.join(self._name(p) for p in planned)}")

    def _channels(self, event: Event) -> tuple[UUID, ...]:
        every = self._town.channels
        return tuple(dict.fromkeys(every[c % len(every)].id for c in event.channels))

    def _is_active(self, publication: Publication) -> bool:
        return self._desk.channels.channel(publication.channel_id).state is ChannelState.ACTIVE

    def _name(self, publication: Publication) -> str:
        found = next(c for c in self._town.channels if c.id == publication.channel_id)
        return f"{found.kind} {found.name}"

    def _note(self, number: int, what: str) -> None:
        self._stories.setdefault(number, []).append(f"{time.monotonic() - self._began_s:8.2f} s  {what}")


def _edited(says: list[int], version: int, chance: float) -> list[int]:
    """What a person makes of it: another end most of the time, the whole anew, one part more or one fewer."""
    if len(says) == 1 or chance < 0.2:
        return [version] * len(says)
    if chance < 0.35:
        return [*says, version]
    if chance < 0.5:
        return says[:-1]
    return [*says[:-1], version]


def hour(at: datetime) -> str:
    """An instant as the stories tell it."""
    return at.strftime("%H:%M:%S.%f")[:-3]
