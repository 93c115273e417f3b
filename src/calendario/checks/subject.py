"""What is reviewed: what one channel would say, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from calendario.domain.addresses import NOTHING_SEEN, Seen
from calendario.domain.channel import Channel
from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.reuse import Reuse
from calendario.domain.rights import NOTHING_KNOWN, Rights
from calendario.domain.thread import joined


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: what would be said on a network within `limits`, at a naive wall time in a zone (if planned);
    with `threads` a divided text goes out in parts there (see `Channel.has_threads`), of which those numbered in `out`
    are there already: whatever is accepted by now, nobody can shorten them any more. The last `added` code points of
    its text are the channel's own: places that findings name lie before them. `known` is what is known of its pictures,
    by digest, and `seen` of the pages it leads to, by address; `link` is the post's own, wherever it goes there. What
    is `pending` is not known for sure; `typed` is the text as it stands before anything is put under it, where it is
    another one. `reused` is what of the bank was put into it. `ignored` words are right in this post; `strict`:
    unknown words with a capital, which may be names, are misspelt too.
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

    @property
    def says_something(self) -> bool:
        """Whether there is anything of a person's to publish."""
        return bool(joined(self.written).strip() or self.content.images or self.content.videos)

    @property
    def written(self) -> str:
        """What a person wrote of its text."""
        return self.content.text[: len(self.content.text) - self.added]


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
    )
