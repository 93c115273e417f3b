"""Looks for a post among the account's own by what it says and when it was made: the delivery key is not shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from calendario.channels.mastodon.server import Garbled, Server, an_object
from calendario.channels.mastodon.sign_in import APP_NAME
from calendario.domain.adapter import CannotTell, Prepared, Receipt, Recent, Refused, ReplyTo, Shown
from calendario.domain.page_text import pieces

_PAGE = 40  # the most that Mastodon gives at once
_MOST_PAGES = 10
_MOST_SOURCES = 50
#: A server that pages at all has no shorter page than this, so a shorter one that does not go on is the whole list.
_SHORTEST_PAGE = 20
#: Clocks may differ by this much unseen where a server does not tell its time; older posts are not looked at.
_CLOCK_MARGIN = timedelta(minutes=10)
#: A server that tells a time further back than this tells nonsense.
_MOST_SLOW = timedelta(days=1)
#: Mastodon keeps milliseconds, others whole seconds; and an answer's own time is a little later than the call.
_ROUNDING = timedelta(seconds=5)
#: Two posts that say the same, made closer together than this, are not told apart by time.
_TOO_CLOSE = timedelta(minutes=10)
#: Markup of one post that is read to show it: twenty times the longest text that Mastodon has by default.
_MOST_MARKUP = 10_000
_MENTION = re.compile(r"(@[\w.-]+)@[\w-]+(?:[.:][\w-]+)*")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A post of the account. `made_at` aware, by the server's clock."""

    id: str
    made_at: datetime
    status: Mapping[str, Any]


def receipt_of(status: object) -> Receipt:
    """The receipt for a status as the server tells it. Raises `Garbled` for anything without an id."""
    told = an_object(status)
    remote_id = str(told.get("id") or "")
    if not remote_id:
        raise Garbled
    url = told.get("url") or told.get("uri")
    shown = isinstance(url, str) and urlsplit(url).scheme in ("http", "https") and url.isprintable()
    return Receipt(remote_id, str(url) if shown else None)


def by_id(server: Server, remote_id: str, prepared: Prepared) -> Receipt | None:
    """The post with that id as the server has it, or None where it has none. Raises `CannotTell("without_a_picture")`
    where the server took it and left a picture behind.
    """

    def look(client: Any) -> tuple[Receipt, int]:
        status = an_object(client.status(remote_id))
        return receipt_of(status), len(_list(status.get("media_attachments")))

    try:
        receipt, attached = server.ask(look)
    except Refused as refused:
        if refused.code == "not_there":
            return None
        raise
    if attached < len(_list(prepared.body.get("media_ids"))):
        raise CannotTell("without_a_picture", server=server.host)
    return receipt


def by_words(
    server: Server, account_id: str, prepared: Prepared, now: datetime, others: Collection[str]
) -> Receipt | None:
    """The account's post that says what `prepared` says, made since its payload was; None where there surely is none.

    `others` are ids known to be other posts. Raises `CannotTell` where two fit, where one was edited or may be older,
    where it lacks a picture, or where the server does not show the whole list.
    """
    listing = _Listing(server, account_id, prepared.payload.created_at, now)
    wanted, pictures = _Words.of_body(prepared.body), [str(i) for i in _list(prepared.body.get("media_ids"))]
    others_like_it: list[_Listed] = []
    poorer: list[_Listed] = []
    for post in listing:
        if post.id in others or not _ours(post.status, prepared.reply_to):
            continue
        attached = [str(m.get("id")) for m in _list(post.status.get("media_attachments")) if isinstance(m, Mapping)]
        if pictures and sorted(attached) == sorted(pictures):
            return receipt_of(post.status)  # a picture belongs to one post
        if len(attached) == len(pictures) and wanted.warned_as(post.status):
            others_like_it.append(post)
        elif len(attached) < len(pictures) and wanted.warned_as(post.status):
            poorer.append(post)
    alike = [post for post in others_like_it if wanted.shown_as(post.status)]
    if not alike:
        # Markup that a server dropped or added hides a post from the first look; its source tells.
        listing.whole &= len(others_like_it) <= _MOST_SOURCES
        alike = [post for post in others_like_it[:_MOST_SOURCES] if wanted.written_as(server, post.id)]
    edited = any(post.status.get("edited_at") for post in others_like_it)
    since = listing.since - _ROUNDING
    sure = sorted((p for p in alike if p.made_at >= since), key=lambda p: p.made_at)
    if len(sure) > 1 and sure[1].made_at - sure[0].made_at < _TOO_CLOSE:
        raise CannotTell("several_alike", server=server.host)
    if sure:
        return receipt_of(sure[0].status)
    if alike:
        raise CannotTell("perhaps_an_older_one", server=server.host)
    if edited:
        raise CannotTell("perhaps_edited", server=server.host)
    if any(post.made_at >= since and wanted.shown_as(post.status) for post in poorer):
        raise CannotTell("without_a_picture", server=server.host)
    if not listing.whole or not _lists_what_is_not_public(account_id, prepared.body):
        raise CannotTell("list_not_whole", server=server.host)
    return None


def recent(server: Server, account_id: str, since: datetime, now: datetime) -> Recent:
    """What the account has published since, whatever it was made with. Raises `CannotTell("list_not_shown")`."""
    listing = _Listing(server, account_id, since, now)
    posts = [_shown(p) for p in listing if p.made_at >= listing.since - _ROUNDING and not p.status.get("reblog")]
    return Recent.of(posts, whole=listing.whole and _lists_all(account_id))


class _Listing:
    """The account's own posts since an instant, newest first; `whole` tells afterwards whether none can be missing.

    Paged by `max_id` rather than from a snowflake id made of the instant: that works on every server, and a page that
    ends before the instant proves that the list is whole.
    """

    def __init__(self, server: Server, account_id: str, since: datetime, now: datetime) -> None:
        self._server = server
        self._account_id = account_id
        self._told_since = since
        self._now = now
        self.whole = False

    @property
    def since(self) -> datetime:
        """The instant by the server's clock, where that one is slow; a fast one only makes posts look later."""
        slow = (self._server.server_time_at or self._now) - self._now
        return self._told_since + min(timedelta(0), max(slow, -_MOST_SLOW))

    def __iter__(self) -> Iterator[_Listed]:
        seen: set[str] = set()
        last: str | None = None
        for _ in range(_MOST_PAGES):
            page = self._page(last)
            fresh = [post for post in page if post.id not in seen]
            if not fresh:
                # Either there are no more, or the server gives the same page whatever is asked (snac).
                self.whole = not page or len(page) < _SHORTEST_PAGE
                return
            seen.update(post.id for post in fresh)
            first = self.since - _CLOCK_MARGIN
            yield from (post for post in fresh if post.made_at >= first)
            if min(post.made_at for post in fresh) < first:
                self.whole = True
                return
            last = fresh[-1].id

    def _page(self, before: str | None) -> list[_Listed]:
        def call(client: Any) -> list[_Listed]:
            answer = client.account_statuses(self._account_id, exclude_reblogs=True, max_id=before, limit=_PAGE)
            if not isinstance(answer, list):
                raise Garbled
            return [_listed(status) for status in answer]

        try:
            return self._server.ask(call)
        except Refused as refused:
            raise CannotTell("list_not_shown", **refused.facts) from refused


def _listed(status: object) -> _Listed:
    told = an_object(status)
    made = told.get("created_at")
    made_at = datetime.fromisoformat(made) if isinstance(made, str) else made
    if not isinstance(made_at, datetime) or made_at.tzinfo is None or not told.get("id"):
        raise Garbled
    return _Listed(str(told["id"]), made_at, told)


def _shown(post: _Listed) -> Shown:
    pictures = len(_list(post.status.get("media_attachments")))
    text = _text_of(str(post.status.get("content") or "")[:_MOST_MARKUP]).strip()
    return Shown(post.id, receipt_of(post.status).url, text, post.made_at.astimezone(UTC), pictures)


def _ours(status: Mapping[str, Any], reply_to: ReplyTo | None) -> bool:
    """Whether this application may have made it: not a boost, no answer but to the part of the thread it goes on from,
    not made with another application.
    """
    application = status.get("application")
    name = application.get("name") if isinstance(application, Mapping) else None
    answers = str(status.get("in_reply_to_id") or "")
    above = "" if reply_to is None else reply_to.parent.remote_id
    return not status.get("reblog") and answers == above and name in (None, "", APP_NAME)


def _lists_what_is_not_public(account_id: str, body: Mapping[str, object]) -> bool:
    """Whether the list would show the post to its own author.

    Mastodon and its kin (numbers for ids) show everything; snac lists only what is public, even to the author.
    """
    return body.get("visibility") in ("public", "unlisted") or _lists_all(account_id)


def _lists_all(account_id: str) -> bool:
    return account_id.isdigit()


@dataclass(frozen=True, slots=True)
class _Words:
    """What a post says, without what servers change."""

    text: str
    warning: str

    @classmethod
    def of_body(cls, body: Mapping[str, object]) -> _Words:
        return cls(_plain(str(body.get("text", ""))), _plain(str(body.get("warning", ""))))

    def warned_as(self, status: Mapping[str, Any]) -> bool:
        """Whether the status carries this content warning."""
        told = str(status.get("spoiler_text") or "")
        return self.warning in (_plain(told), _plain(_text_of(told)))

    def shown_as(self, status: Mapping[str, Any]) -> bool:
        """Whether the status shows this text; white space, which HTML changes, is left out."""
        return _squeezed(_text_of(str(status.get("content") or ""))) == _squeezed(self.text)

    def written_as(self, server: Server, remote_id: str) -> bool:
        """Whether the source of the status is this text; False where the server has no sources."""
        try:
            source = server.ask(lambda client: an_object(client.status_source(remote_id)))
        except Refused:
            return False
        return _plain(str(source.get("text") or "")) == self.text


def _plain(text: str) -> str:
    """`text` without what servers change: the home of mentions (`@a@own.example` becomes `@a`) and white space."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return " ".join(_MENTION.sub(r"\1", text).split())


def _squeezed(text: str) -> str:
    return "".join(_plain(text).split())


_LINES = {"br": "\n", "p": "\n\n"}


def _text_of(markup: str) -> str:
    return "".join(
        piece if isinstance(piece, str) else _LINES.get(piece.name, "") if piece.opens else ""
        for piece in pieces(markup)
    )


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []
