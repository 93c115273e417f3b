"""Bluesky over XRPC: app password, rotating session, own record keys, create-only writes.

A post is one record whose key and `createdAt` are frozen before it is sent, written by `putRecord` with
`swapRecord: null`: a repeat with the same content is a no-op on the server, so nothing ever goes out twice.

Bluesky has no content warnings: `Content.warning` goes nowhere (the measure says so to the editor). It knows only
public posts: any other visibility is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime

from calendario.channels.bluesky.card import card_to_send, embed, thumb_of
from calendario.channels.bluesky.session import Access, ends_at, of_account_password, session_in, session_of, written
from calendario.channels.bluesky.videos import embed_video, video_to_send
from calendario.channels.bluesky.wire import (
    ACCOUNT_CLOSED,
    DEFAULT_SERVER,
    HANDLE,
    Answered,
    Ended,
    Garbled,
    KeyTaken,
    Server,
    host_of,
    raise_named,
    server_address,
)
from calendario.channels.pictures import fit_to
from calendario.domain.adapter import (
    Ask,
    CannotTell,
    ChannelProblem,
    Field,
    NoAnswer,
    Prepared,
    Receipt,
    Recent,
    Refused,
    Secret,
    Shown,
    SignedIn,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.networks import Limits, network
from calendario.domain.post import Content, Visibility
from calendario.domain.problem import Problem
from calendario.domain.rulers.facets import facets
from calendario.domain.text import clean

_COLLECTION = "app.bsky.feed.post"

_PAGE, _MOST_PAGES = 100, 3  # records that are listed at once (the most there is), and how often

_IMAGE_TYPES = ("image/jpeg", "image/png")


class BlueskyAdapter:
    """The adapter, see `ChannelAdapter`. Settings: "server" (address), "handle", "did". The secret is JSON with the
    session string of atproto's own form under "session"; the app password is used once and not kept."""

    kind = "bluesky"
    network = "bluesky"
    fields = (Field("server", "address", required=False), Field("handle"), Field("app_password", "secret"))
    bound_to_machine = False

    def __init__(self, *, connect_timeout_s: float = 10.0, read_timeout_s: float = 30.0) -> None:
        self._timeouts_s = (connect_timeout_s, read_timeout_s)

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """Creates a session with the app password; an empty server is bsky.social.

        Raises `Refused`: "address_wrong", "address_not_https", "handle_wrong", "not_a_bluesky_server" (asked before the
        password is sent), "sign_in_refused", "app_password_needed" or "account_closed".
        """
        address = server_address(fields.get("server", ""))
        handle = fields.get("handle", "").strip().lstrip("@").lower()
        password = fields.get("app_password", "").strip()
        if not (HANDLE.fullmatch(handle) or re.fullmatch(r"[^\s@]+@[^\s@]+", handle)):
            raise Refused("handle_wrong")
        with closing(self._server(address)) as server:
            try:
                if "availableUserDomains" not in server.ask("com.atproto.server.describeServer", {}):
                    raise Refused("not_a_bluesky_server", server=host_of(address))
                told = server.tell("com.atproto.server.createSession", {"identifier": handle, "password": password})
            except Garbled as error:
                raise Refused("not_a_bluesky_server", server=host_of(address)) from error
            except Answered as error:
                if error.name == "AuthFactorTokenRequired":  # the account's own password, with a code by e-mail
                    raise Refused("app_password_needed") from error
                if error.status == 401 and error.name not in ACCOUNT_CLOSED:
                    raise Refused("sign_in_refused", detail=error.message) from error
                if error.name in ACCOUNT_CLOSED:
                    raise Refused("account_closed", detail=error.message) from error
                if error.status in (404, 405):
                    raise Refused("not_a_bluesky_server", server=host_of(address)) from error
                raise_named(error)
            except Ended as error:
                raise_named(error)
            session = session_of(told, address)
            if session is None:
                raise Refused("not_a_bluesky_server", server=host_of(address))
            if of_account_password(session):
                with suppress(Ended):
                    server.tell("com.atproto.server.deleteSession", None, token=session.refresh_jwt)
                raise Refused("app_password_needed")
        if told.get("active") is False:
            raise Refused("account_closed", detail=str(told.get("status", "")))
        return SignedIn(
            name=session.handle,
            address=f"@{session.handle}",
            settings={"server": address, "handle": session.handle, "did": session.did},
            secret=written(session),
            limits=network(self.network).limits,
        )

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """The network's dated limits: servers do not tell theirs. Asks the server whether the session still works.

        The session is renewed for it: a token outlives its app password by two hours, and would say that all is well.
        """
        with self._access(channel, secret) as access:
            access.renew()
            told = access.use(lambda server, token: server.ask("com.atproto.server.getSession", {}, token=token))
        if told.get("active") is False:
            raise SignInNeeded("account_closed", detail=str(told.get("status", "")))
        return network(self.network).limits

    def access_ends_at(self, secret: Secret) -> datetime | None:
        """By the refresh token, which each renewal replaces."""
        return ends_at(session_in(secret))

    def hour(self, channel: Channel) -> datetime | None:
        """By the `Date` of an answer that needs no access."""
        try:
            with closing(self._server(channel.settings["server"])) as server:
                server.ask("com.atproto.server.describeServer", {})
                return server.server_time_at
        except Ended as error:
            raise_named(error)

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared:
        """Uploads the pictures, or that of the card of its link; resolves the mentions (one that does not resolve stays
        plain text); freezes the record.

        Body: {"did", "record"}. Raises `Refused`: "visibility_unsupported", "too_many_images", "image_too_big", or the
        code of a picture or a text that cannot be used.
        """
        content = payload.content
        if content.visibility is not Visibility.PUBLIC:
            raise Refused("visibility_unsupported", visibility=str(content.visibility))
        accepts = channel.accepts
        if len(content.images) > accepts.images:
            raise Refused("too_many_images", images=len(content.images), limit=accepts.images)
        try:
            for text in (content.text, *(i.alt for i in content.images), *(v.alt for v in content.videos)):
                clean(text)
            pictures = [fit_to(media(image.digest), _bounds(accepts), image.sent) for image in content.images]
        except ChannelProblem:
            raise
        except Problem as problem:
            raise Refused(problem.code, **problem.facts) from problem
        video = video_to_send(content, accepts, media)
        card = card_to_send(payload)
        thumb = None if card is None else thumb_of(card, media)
        with self._access(channel, secret, now) as access:
            dids = {handle: access.did_of(handle) for handle in _mentioned(content.text)}
            blobs = [access.upload(picture.bytes, picture.mime) for picture in pictures]
            shapes = [(picture.width, picture.height) for picture in pictures]
            record = _record(content, payload.created_at, dids, blobs, shapes)
            if video is not None:
                record["embed"] = embed_video(video, access)
            if card is not None:
                record["embed"] = embed(card, thumb, access)
            return Prepared(payload, {"did": access.session.did, "record": record})

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Writes the record under `key`, only if nothing is there. A repeat answers with the same receipt.

        Raises `Refused`: "text_too_long", "image_too_big", "key_taken" (another post has that key), "account_changed"
        (prepared for another account) or "refused", each with the server's `detail`.
        """
        with self._access(channel, secret, now) as access:
            if prepared.body.get("did") != access.session.did:
                raise Refused("account_changed")
            body = {
                "repo": access.session.did,
                "collection": _COLLECTION,
                "rkey": key,
                "record": _in_thread(prepared),
                "swapRecord": None,  # create-only; the library's models would drop it
            }
            try:
                told = access.use(
                    lambda server, token: server.tell("com.atproto.repo.putRecord", body, token=token), publishing=True
                )
            except KeyTaken as error:
                return self._already_there(channel, secret, prepared, key, now, error)
            uri = told.get("uri")
            if not isinstance(uri, str):
                raise NoAnswer(detail="200 without an address")
            receipt = _receipt(uri, access.session.handle, told.get("cid"))
            return replace(receipt, rested_at=access.rested_at)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """The record under `key` as the account's server shows it to anybody. Raises `CannotTell("other_post")` when
        what lies there is not this post, or `CannotTell` with the server's `detail`."""
        handle, address = self._home(channel, secret)
        where = {"repo": str(prepared.body["did"]), "collection": _COLLECTION, "rkey": key}
        with closing(self._server(address)) as server:
            try:
                told = server.ask("com.atproto.repo.getRecord", where)
            except Answered as error:
                if error.name == "RecordNotFound":
                    return None
                if error.status == 429 or error.status >= 500:
                    raise_named(error, now=now)
                raise CannotTell(detail=error.told) from error
            except Ended as error:
                raise_named(error, now=now)
        if not _same_post(told.get("value"), _in_thread(prepared)):
            raise CannotTell("other_post")
        return _receipt(str(told["uri"]), handle, told.get("cid"))

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """The account's records as its server lists them to anybody, by key: newest first, as keys ascend in time."""
        handle, address = self._home(channel, secret)
        query = {"repo": channel.settings.get("did", ""), "collection": _COLLECTION, "limit": str(_PAGE)}
        posts: list[Shown] = []
        whole, readable = False, True
        with closing(self._server(address)) as server:
            for _ in range(_MOST_PAGES):
                try:
                    told = server.ask("com.atproto.repo.listRecords", query)
                except Answered as error:
                    if error.status == 429 or error.status >= 500:
                        raise_named(error, now=now)
                    raise CannotTell("list_not_shown", detail=error.told) from error
                except Ended as error:
                    raise_named(error, now=now)
                records, cursor = told.get("records"), told.get("cursor")
                page = [_shown(record, handle) for record in records] if isinstance(records, list) else []
                readable &= isinstance(records, list) and None not in page
                dated = [post for post in page if post is not None]
                posts += [post for post in dated if post.made_at >= since]
                whole = not cursor or (bool(dated) and all(post.made_at < since for post in dated))
                if whole or not dated:
                    break
                query["cursor"] = str(cursor)
        return Recent.of(posts, whole=whole and readable)

    def _home(self, channel: Channel, secret: Secret | None) -> tuple[str, str]:
        """The account's handle and the address of its own server, as far as they are known."""
        session = session_in(secret) if secret else None
        handle = session.handle if session else channel.settings.get("handle", "")
        return handle, (session.pds_endpoint if session else None) or channel.settings.get("server", DEFAULT_SERVER)

    def _already_there(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime, error: KeyTaken
    ) -> Receipt:
        """What an earlier call with this key wrote; pictures may have been encoded otherwise since."""
        try:
            found = self.find(channel, secret, prepared, key, now)
        except CannotTell as told:
            if told.code == "other_post":
                raise Refused("key_taken", detail=error.detail) from error
            raise NoAnswer(detail=error.detail) from error
        except Unavailable as told:
            raise NoAnswer(detail=error.detail) from told
        if found is None:
            raise NoAnswer(detail=error.detail) from error
        return found

    def _access(self, channel: Channel, secret: Secret | None, now: datetime | None = None) -> Access:
        return Access(self._server, channel.settings.get("server", DEFAULT_SERVER), secret, now)

    def _server(self, address: str) -> Server:
        return Server(address, *self._timeouts_s)


def _mentioned(text: str) -> list[str]:
    """The handles the text mentions, each once, as they are resolved (lower case, without @)."""
    return list(dict.fromkeys(f.value.lower() for f in facets(text) if f.kind == "mention"))


def _bounds(accepts: Limits) -> Limits:
    """`accepts` as far as pictures go; limits that were noted by an older version do not say everything."""
    usual = network("bluesky").limits
    return replace(
        accepts,
        image_bytes=accepts.image_bytes or usual.image_bytes,
        image_pixels=accepts.image_pixels or usual.image_pixels,
        image_types=_IMAGE_TYPES,
    )


def _record(
    content: Content,
    created_at: datetime,
    dids: Mapping[str, str | None],
    blobs: list[Mapping[str, object]],
    shapes: list[tuple[int, int]],
) -> dict[str, object]:
    """The record as plain JSON (lexicon app.bsky.feed.post)."""
    record: dict[str, object] = {
        "$type": _COLLECTION,
        "text": content.text,
        "createdAt": created_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    if content.language:
        record["langs"] = [content.language]
    marks = []
    for facet in facets(content.text):
        feature: dict[str, object]
        if facet.kind == "link":
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": facet.value}
        elif facet.kind == "tag":
            feature = {"$type": "app.bsky.richtext.facet#tag", "tag": facet.value}
        elif did := dids.get(facet.value.lower()):
            feature = {"$type": "app.bsky.richtext.facet#mention", "did": did}
        else:
            continue
        marks.append({"index": {"byteStart": facet.start_byte, "byteEnd": facet.end_byte}, "features": [feature]})
    if marks:
        record["facets"] = marks
    if content.images:
        record["embed"] = {
            "$type": "app.bsky.embed.images",
            "images": [
                {"alt": image.alt, "image": blob, "aspectRatio": {"width": width, "height": height}}
                for image, blob, (width, height) in zip(content.images, blobs, shapes, strict=True)
            ],
        }
    return record


def _in_thread(prepared: Prepared) -> object:
    """The record as it is written: with what it answers, where it is a later part of a thread."""
    record, reply_to = prepared.body["record"], prepared.reply_to
    if reply_to is None or not isinstance(record, Mapping):
        return record
    return {**record, "reply": {"root": _named(reply_to.root), "parent": _named(reply_to.parent)}}


def _named(post: Receipt) -> dict[str, object]:
    return {"uri": post.remote_id, "cid": post.fingerprint}


def _same_post(there: object, ours: object) -> bool:
    if not isinstance(there, Mapping) or not isinstance(ours, Mapping):
        return False
    return all(there.get(name) == ours.get(name) for name in ("text", "createdAt", "reply"))


def _shown(listed: object, handle: str) -> Shown | None:
    """A record as it is listed; None for one that cannot be read, whoever wrote it."""
    if not isinstance(listed, Mapping):
        return None
    record, uri = listed.get("value"), listed.get("uri")
    if not isinstance(record, Mapping) or not isinstance(uri, str):
        return None
    try:
        at = datetime.fromisoformat(str(record.get("createdAt"))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    embed = record.get("embed")
    media = embed.get("media", embed) if isinstance(embed, Mapping) else None
    images = media.get("images") if isinstance(media, Mapping) else None
    pictures = len(images) if isinstance(images, list) else 0
    there = _receipt(uri, handle, listed.get("cid"))
    return Shown(uri, there.url, str(record.get("text") or "").strip(), at, pictures, there.fingerprint)


def _receipt(uri: str, handle: str, cid: object = None) -> Receipt:
    """`remote_id` is the record's at:// address, which names the account by its lasting DID."""
    did, _, key = uri.removeprefix("at://").partition(f"/{_COLLECTION}/")
    shown = handle if handle and handle != "handle.invalid" else did
    return Receipt(uri, f"https://bsky.app/profile/{shown}/post/{key}", str(cid) if cid else None)
