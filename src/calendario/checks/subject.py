"""What is reviewed: what one channel would say, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from calendario.checks.circumstances import NOTHING_AROUND, Circumstances
from calendario.domain.accepted import Waiver
from calendario.domain.addresses import NOTHING_SEEN, Seen
from calendario.domain.channel import Channel
from calendario.domain.finding import TEXT, TITLE, WARNING, Place
from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.reuse import Reuse
from calendario.domain.rights import NOTHING_KNOWN, Rights
from calendario.domain.text import first_line
from calendario.domain.thread import joined

#: Networks that show a title above the text, and those that show a content warning.
_TITLED = ("web", "practice")
_WARNED = ("mastodon", "web", "practice")


@dataclass(frozen=True, slots=True)
class Recent:
    """What another post says, or will say, on the same channel, and when (wall time, naive, in the institution's
    zone).
    """

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: what would be said on a network within `limits`, at a naive wall time in a zone (if planned);
    with `threads` a divided text goes out in parts there (see `Channel.has_threads`), of which those numbered in `out`
    are there already: whatever is accepted by now, nobody can shorten them any more. The last `added` code points of
    its text are the channel's own: places that findings name lie before them. `known` is what is known of its pictures,
    by digest, and `seen` of the pages it leads to, by address; `link` is the post's own, wherever it goes there. What
    is `pending` is not known for sure; `typed` is the text as it stands before anything is put under it, where it is
    another one. `reused` is what of the bank was put into it. `ignored` words are right in this post, and with
    these `waivers` it goes out all the same; `strict`: unknown words with a capital, which may be names, are misspelt
    too. `around` is what else is known of the place and the time, and `recent` what else is said on the channel within
    a week of it.
    """

    content: Content
    network: str
    limits: Limits
    wall_time: datetime | None = None
    zone: str = "Europe/Madrid"
    threads: bool = False
    out: frozenset[int] = frozenset()
    added: int = 0
    known: Mapping[str, Rights] = field(default_factory=lambda: NOTHING_KNOWN)
    title: str = ""
    link: str = ""
    seen: Mapping[str, Seen] = field(default_factory=lambda: NOTHING_SEEN)
    pending: bool = False
    typed: str | None = None
    reused: tuple[Reuse, ...] = ()
    ignored: tuple[str, ...] = ()
    strict: bool = False
    around: Circumstances = NOTHING_AROUND
    waivers: tuple[Waiver, ...] = ()
    recent: tuple[Recent, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything of a person's to publish."""
        return bool(joined(self.written).strip() or self.content.images or self.content.videos)

    @property
    def written(self) -> str:
        """What a person wrote of its text."""
        return self.content.text[: len(self.content.text) - self.added]

    @property
    def words(self) -> tuple[tuple[Place, str], ...]:
        """Whatever a person wrote that is read or heard there, field by field; those that say nothing are left out. A
        title that is the first line of the text is no field of its own. With the first part of a thread go all the
        fields but the text: of what is out, nothing but that is told.
        """
        content, told = self.content, [(TEXT, self.written)]
        if 1 not in self.out:
            if self.network in _TITLED and self.title != first_line(self.written):
                told.append((TITLE, self.title))
            if self.network in _WARNED:
                told.append((WARNING, content.warning))
            told += [(Place.of_image(number), image.alt) for number, image in enumerate(content.images, 1)]
            told += [(Place.of_video(number), video.alt) for number, video in enumerate(content.videos, 1)]
        return tuple((place, words) for place, words in told if words.strip())


def subject(
    content: Content,
    channel: Channel,
    *,
    wall_time: datetime | None = None,
    zone: str = "Europe/Madrid",
    out: frozenset[int] = frozenset(),
    known: Mapping[str, Rights] = NOTHING_KNOWN,
    title: str = "",
    seen: Mapping[str, Seen] = NOTHING_SEEN,
    pending: bool = False,
    reused: tuple[Reuse, ...] = (),
    ignored: tuple[str, ...] = (),
    strict: bool = False,
    around: Circumstances = NOTHING_AROUND,
    waivers: tuple[Waiver, ...] = (),
    recent: tuple[Recent, ...] = (),
) -> Subject:
    """What is reviewed of `content` on that channel: all of what would go out there, signature and link included; and
    the post's `title`, which heads it where a network has titles.
    """
    said = channel.composed(content)
    return Subject(
        said.content,
        channel.network,
        channel.accepts,
        wall_time,
        zone,
        threads=channel.has_threads,
        out=out,
        added=said.added,
        typed=content.text,
        known=known,
        title=title,
        link=said.link,
        seen=seen,
        pending=pending,
        reused=reused,
        ignored=ignored,
        strict=strict,
        around=around,
        waivers=waivers,
        recent=recent,
    )
