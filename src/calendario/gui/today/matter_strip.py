"""A publication that cannot go on without a person: what happened, what was not lost, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from calendario.domain.channel import ChannelState
from calendario.domain.publication import TO_CORRECT, State
from calendario.domain.slot import wall_clock
from calendario.gui.calendar.faces import titled
from calendario.gui.deciding import Deciding, Matter
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.strip import Strip
from calendario.sentences import hour, listed, reason_text, when

_SEVERITY = {
    State.MISSED: ("warn", "nosalio"),
    State.UNCONFIRMED: ("unknown", "porconfirmar"),
    State.FAILED: ("block", "fallo"),
    State.HELD: ("hold", "pausa"),
    State.BY_HAND: ("hint", "manual"),
}


class MatterStrip(QObject):
    """Makes the strip of one `Matter`: `strip`, with its buttons by name in `choices`."""

    def __init__(
        self,
        theme: Theme,
        matter: Matter,
        deciding: Deciding,
        open_post: Callable[[UUID], object],
        now: datetime,
        zone: str,
        paused: bool,
        parent: QWidget,
    ) -> None:
        """`now` is the naive wall time in `zone`; `paused` whether the general pause is on."""
        super().__init__(parent)
        self._theme = theme
        self._matter = matter
        self._do = deciding
        self._open_post = open_post
        self._zone = zone
        self._paused = paused
        self._passed = matter.first.wall_time <= now
        self.choices: dict[str, QPushButton] = {}
        first = matter.first
        self.title = titled(first.title)
        self._name = listed([d.channel.name for d in matter.decisions])
        self._add_choices(first.state)
        severity, icon = _SEVERITY[first.state]
        self.strip = Strip(
            theme,
            severity,
            self._heading(now.date()),
            self._sentences(now.date()),
            icon=icon,
            chips=[(d.channel.letters, d.channel.name) for d in matter.decisions],
            actions=list(self.choices.values()),
            parent=parent,
        )

    def _heading(self, today: date) -> str:
        first = self._matter.first
        at = hour(first.wall_time) if first.wall_time.date() == today else when(first.wall_time, today)
        words = {
            #: %1 a post's title, %2 an hour («9:30») or «yesterday, 9:30»
            State.MISSED: self.tr("“%1” did not go out: %2"),
            #: %1 a post's title, %2 an hour
            State.UNCONFIRMED: self.tr("“%1” may not have gone out: %2"),
            #: %1 a post's title, %2 an hour
            State.FAILED: self.tr("“%1” was not published: %2"),
            #: %1 a post's title, %2 an hour
            State.HELD: self.tr("“%1” is on hold: %2"),
            #: %1 a post's title, %2 an hour
            State.BY_HAND: self.tr("Your turn since %2: “%1”"),
        }[first.state]
        return words.replace("%2", at).replace("%1", self.title)

    def _sentences(self, today: date) -> list[str]:
        first = self._matter.first
        if first.state is State.BY_HAND and self._paused:
            return [self.tr("General pause: do not publish it now. If you had published it already, tell us.")]
        if first.state is State.BY_HAND:
            return [self.tr("We give you the text ready to paste. It does not count until you say that it is there.")]
        channel = first.channel.name if len(self._matter.decisions) == 1 else ""  # «its channel is paused», of several
        if first.reason == "channel_paused" and first.channel.state is not ChannelState.PAUSED:
            told = [self.tr("Its channel was paused and publishes again. Decide whether it still goes out.")]
        else:
            told = [reason_text(first.publication.reason, first.facts, channel, state=first.state)]
        if first.state is State.UNCONFIRMED and first.publication.retry_at is not None:
            look = wall_clock(first.publication.retry_at, self._zone)
            told.append(self.tr("Calendario looks again by itself: %1.").replace("%1", when(look, today)))
        if first.state is State.HELD and self._passed:
            told.append(self.tr("Its hour has passed: change the time or discard it."))
        return [sentence for sentence in told if sentence]

    def _add_choices(self, state: State) -> None:
        first, do = self._matter.first, self._do
        post, ids = first.publication.post_id, self._matter.ids
        publications = [d.publication for d in self._matter.decisions]
        one = (first.publication.id, self.title, first.channel.name)
        change = partial(do.change_hour, post, self.title, publications)
        discard = partial(do.discard, post, ids)
        if state is State.MISSED:
            if not self._paused:
                self._add("now", buttons.plain(self.tr("Publish now")), partial(do.publish_now, ids))
            self._add("hour", buttons.plain(self.tr("Change the time")), change)
            self._add("discard", buttons.flat(self.tr("Discard")), discard)
        elif state is State.UNCONFIRMED:
            words = self.tr("Check in %1…").replace("%1", first.channel.name)
            self._add("check", buttons.plain(words), partial(do.compare, first.publication.id))
        elif state is State.FAILED:
            self._add("correct", buttons.plain(self.tr("Correct")), partial(self._open_post, post))
            self._add("discard", buttons.flat(self.tr("Discard")), discard)
        elif state is State.HELD:
            channel = first.channel
            if channel.state is ChannelState.PAUSED and first.reason == "channel_paused":  # kept it would stay held
                #: %1 a channel
                words = self.tr("Resume %1").replace("%1", channel.name)
                self._add("resume", buttons.plain(words), partial(do.resume_channel, channel))
            elif first.reason in TO_CORRECT:
                self._add("correct", buttons.plain(self.tr("Correct")), partial(self._open_post, post))
            elif not self._passed and first.reason != "pause":  # that one goes on with all the others, on resuming
                self._add("keep", buttons.plain(self.tr("Keep")), partial(do.keep, ids))
            if first.reason == "restored" and len(ids) == 1 and not self._paused:
                self._add("out", buttons.plain(self.tr("It is published")), partial(do.is_out, *one))
            self._add("hour", buttons.plain(self.tr("Change the time")), change)
            self._add("discard", buttons.flat(self.tr("Discard")), discard)
        else:
            if self._paused:
                self._add("out", buttons.plain(self.tr("It is published")), partial(do.is_out, *one))
            else:
                self._add("by_hand", buttons.plain(self.tr("Publish by hand…")), partial(do.by_hand, first))
            self._add("hour", buttons.plain(self.tr("Change the time")), change)
            self._add("discard", buttons.flat(self.tr("Discard")), discard)

    def _add(self, name: str, button: QPushButton, do: Callable[[], object]) -> None:
        button.clicked.connect(lambda _checked=False: do())
        button.setAccessibleName(f"{button.text()}: {self.title}, {self._name}")
        button.setObjectName(f"{self._matter.first.publication.id}:{name}")
        self.choices[name] = button
