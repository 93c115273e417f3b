"""The review and the rulers while somebody types: after a pause, one channel at a time, never in the way of a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.rulers import Measure
from calendario.gui.background import Background

#: After the last key; architecture asks for 150 ms, the design for at most 400.
REVIEW_AFTER_MS = 300
#: Counters follow the keys: after the paint of this one, before the next.
MEASURE_AFTER_MS = 15
#: A longer text (no network with a limit takes it) is measured off the GUI thread and reviewed only when planned:
#: a megabyte takes half a second a channel.
MOST_LIVE = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be looked at; `serial` tells a stale answer from the newest."""

    serial: int
    draft: Draft
    plan: PlanDraft
    channels: tuple[Channel, ...]
    post_id: UUID | None = None

    @property
    def too_long_to_review(self) -> bool:
        """Whether the review waits until it is planned."""
        return any(len(self.draft.content_for(c.id).text) > MOST_LIVE for c in self.channels) or (
            len(self.draft.base.text) > MOST_LIVE
        )


@dataclass(slots=True)
class _Slices:
    asked: Asked
    left: list[Channel]
    found: dict[UUID, tuple[Finding, ...]] = field(default_factory=dict)


class Reviewing(QObject):
    """`measured` brings each channel's `Measure`, `reviewed` the `Asked` with its findings by channel (None where the
    text is too long to be reviewed while writing), `failed` a `Problem`.
    """

    measured = Signal(object)
    reviewed = Signal(object, object)
    failed = Signal(object)

    def __init__(self, writing: WritingDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._background = background
        self._ready = False
        self._asked: Asked | None = None
        self._slices: _Slices | None = None
        self._measuring = False
        self._measure_again = False
        self._measures: dict[tuple[Content, str, object, bool], Measure] = {}
        self._measure_timer = QTimer(self, singleShot=True, interval=MEASURE_AFTER_MS)
        self._measure_timer.timeout.connect(self._measure)
        self._review_timer = QTimer(self, singleShot=True, interval=REVIEW_AFTER_MS)
        self._review_timer.timeout.connect(self._begin)
        self._slice_timer = QTimer(self, singleShot=True, interval=0)
        self._slice_timer.timeout.connect(self._next_slice)

    @property
    def asked(self) -> Asked | None:
        """What was asked last."""
        return self._asked

    def ready(self) -> None:
        """The dictionary is in memory: reviews may begin."""
        self._ready = True
        if self._asked is not None:
            self._review_timer.start(0)

    def ask(
        self,
        draft: Draft,
        plan: PlanDraft,
        channels: tuple[Channel, ...],
        post_id: UUID | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        """Looks at this soon; whatever was asked before is dropped."""
        serial = 1 if self._asked is None else self._asked.serial + 1
        self._asked = Asked(serial, draft, plan, channels, post_id)
        self._slices = None
        self._slice_timer.stop()
        self._measure_timer.start(0 if at_once else MEASURE_AFTER_MS)
        if self._ready:
            self._review_timer.start(0 if at_once else REVIEW_AFTER_MS)

    def stop(self) -> None:
        """Nothing is looked at until asked again."""
        self._asked = self._slices = None
        for timer in (self._measure_timer, self._review_timer, self._slice_timer):
            timer.stop()

    def _measure(self) -> None:
        asked = self._asked
        if asked is None:
            return
        if asked.too_long_to_review:
            if self._measuring:
                self._measure_again = True
                return
            self._measuring = True
            self._background.run(partial(self._measured_far, asked), self._measured_late, self._not_measured)
            return
        told: dict[UUID, Measure] = {}
        known: dict[tuple[Content, str, object, bool], Measure] = {}
        for channel in asked.channels:
            key = (asked.draft.content_for(channel.id), channel.network, channel.accepts, channel.has_threads)
            if key not in known:
                found = self._measures.get(key) or self._writing.measures(asked.draft, (channel,))[channel.id]
                known[key] = found
            told[channel.id] = known[key]
        self._measures = known
        self.measured.emit(told)

    def _measured_far(self, asked: Asked) -> tuple[int, dict[UUID, Measure]]:
        return asked.serial, self._writing.measures(asked.draft, asked.channels)

    def _measured_late(self, answer: tuple[int, dict[UUID, Measure]]) -> None:
        self._measuring = False
        if self._asked is not None and answer[0] == self._asked.serial:
            self.measured.emit(answer[1])
        elif self._measure_again:
            self._measure_timer.start()
        self._measure_again = False

    def _not_measured(self, problem: Problem) -> None:
        self._measuring = self._measure_again = False
        self.failed.emit(problem)

    def _begin(self) -> None:
        if self._asked is None:
            return
        if self._asked.too_long_to_review:
            self.reviewed.emit(self._asked, None)
            return
        asked = self._asked
        read = partial(self._writing.read_ahead, asked.draft, asked.channels, lambda: asked is self._asked)
        self._background.run(partial(_after, read, asked), self._slice, self._not_read)

    def _slice(self, asked: Asked) -> None:
        if asked is self._asked and self._slices is None:
            self._slices = _Slices(asked, list(asked.channels))
            self._slice_timer.start()

    def _not_read(self, problem: Problem) -> None:
        self.failed.emit(problem)

    def _next_slice(self) -> None:
        slices = self._slices
        if slices is None:
            return
        if not slices.left:
            self._slices = None
            self.reviewed.emit(slices.asked, slices.found)
            return
        channel = slices.left.pop(0)
        try:
            asked = slices.asked
            slices.found.update(self._writing.review(asked.draft, asked.plan, (channel,), post_id=asked.post_id))
        except Problem as problem:
            self._slices = None
            self.failed.emit(problem)
            return
        self._slice_timer.start()


def _after(work: Callable[[], None], asked: Asked) -> Asked:
    work()
    return asked
