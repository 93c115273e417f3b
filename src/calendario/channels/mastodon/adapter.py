"""The adapter: sign-in, limits, pictures, the post itself, and looking for it afterwards."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from calendario.channels.mastodon.find import by_id, by_words, receipt_of, recent
from calendario.channels.mastodon.limits import NETWORK, described, limits_of
from calendario.channels.mastodon.server import TIMEOUT_S, Server, an_object
from calendario.channels.mastodon.sign_in import Access, sign_in, who
from calendario.channels.mastodon.videos import check_videos, upload_video
from calendario.domain.adapter import (
    Ask,
    ChannelProblem,
    Field,
    NotReady,
    Prepared,
    Receipt,
    Recent,
    Refused,
    SignedIn,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import FittedPicture, MediaFile, Payload
from calendario.domain.media import MIDDLE, Crop, Image, Point, Video
from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.problem import BadInput
from calendario.domain.shapes import focus_within

if TYPE_CHECKING:
    from calendario.domain.adapter import Secret

_LOOK_AGAIN = timedelta(seconds=2)  # a picture is usually processed in one
_LOOK_AGAIN_AT_VIDEO = timedelta(seconds=5)  # a video is coded anew: often a minute
_UPLOAD_LIVES = timedelta(hours=20)  # Mastodon drops pictures that no post uses after a day
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class _UploadKey:
    """For which place of which post something was uploaded, and all of it that the server was told."""

    channel_id: str
    post_id: str
    place: int
    digest: str
    alt: str
    focus: Point = MIDDLE
    box: Crop | None = None


@dataclass(frozen=True, slots=True)
class _Upload:
    """A picture on the server that no post uses yet."""

    id: str
    ready: bool
    uploaded_at: datetime


class MastodonAdapter:
    """Publishes on one account of a Mastodon server, or of one that speaks its interface.

    `settings`: "server" (origin) and "account_id". Keeps in memory, for this run only, which pictures it has uploaded
    for which post (so that preparing again does not upload again) and which post answered which key. For several
    threads. `redirect_text` is what a person reads in the browser when the sign-in is done, `refusal_text` when they
    said no there; `timeout_s` bounds each connection and each silence.
    """

    kind = "mastodon"
    network = NETWORK
    fields: tuple[Field, ...] = (Field("server", "address"),)
    bound_to_machine = False

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        redirect_text: str = "Calendario ✓",
        refusal_text: str = "Calendario ✗",
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._clock = clock
        self._timeout_s = timeout_s
        self._said = {True: redirect_text, False: refusal_text}
        self._lock = threading.Lock()
        self._uploads: OrderedDict[_UploadKey, _Upload] = OrderedDict()
        self._answered: OrderedDict[tuple[str, str], str] = OrderedDict()

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """Opens the server's page in the browser; `ask.take_code` is called in a second thread meanwhile. With
        `fields["browser"]` "elsewhere" the browser is on another computer: the code can only be pasted.

        Raises `Refused("address_wrong")` or `Refused("not_mastodon")` for the address, `SignInNeeded` where the person
        says no, gives up or pastes a wrong code.
        """
        said = None if fields.get("browser") == "elsewhere" else self._said
        return sign_in(fields.get("server", ""), ask, said=said, on=self._clock().date())

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """What the server tells of its limits today."""
        with self._server(channel, secret) as server:
            who(server)
            return limits_of(described(server), server.host, self._clock().date())

    def hour(self, channel: Channel) -> datetime | None:
        """By the `Date` of an answer that needs no access."""
        with Server(channel.settings["server"], timeout_s=self._timeout_s, clock=self._clock) as server:
            server.get_json("/api/v1/instance")
            return server.server_time_at

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Uploads the pictures, fitted to the server's limits, or the video, with their alt text."""
        content, limits = payload.content, channel.accepts
        _check_pictures(content.images, limits)
        check_videos(content, limits)
        uploads: list[_Upload] = []
        if shown := _shown(content):
            with self._server(channel, secret, hidden=tuple(one.alt for one in shown)) as server:
                for place, one in enumerate(shown):
                    key = _upload_key(channel, payload, place, one)
                    uploads.append(self._uploaded(server, key, one, limits, media, now))
        if not all(upload.ready for upload in uploads):
            return NotReady(now + (_LOOK_AGAIN_AT_VIDEO if content.videos else _LOOK_AGAIN))
        text, warning = content.text.strip(), content.warning.strip()
        if not text:  # as Mastodon does by itself; done here so that every server shows the same
            text, warning = warning, ""
        body = {
            "text": text,
            "warning": warning,
            "visibility": str(content.visibility),
            "language": content.language.replace("_", "-").split("-")[0].lower(),
            "media_ids": [upload.id for upload in uploads],
        }
        return Prepared(payload, body)

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """One call with the key as `Idempotency-Key`, which Mastodon honours for an hour."""
        body = prepared.body
        media_ids = _texts(body.get("media_ids"))
        text, warning = str(body["text"]), str(body.get("warning") or "")
        above = None if prepared.reply_to is None else prepared.reply_to.parent.remote_id

        def post(client: Any) -> Receipt:
            status = client.status_post(
                text,
                in_reply_to_id=above,
                media_ids=media_ids or None,
                sensitive=bool(warning),
                visibility=str(body["visibility"]),
                spoiler_text=warning or None,
                language=str(body.get("language") or "") or None,
                idempotency_key=key,
            )
            return receipt_of(status)

        try:
            with self._server(channel, secret, hidden=(text, warning)) as server:
                receipt = replace(server.send(post), rested_at=server.rested_at)
        except Unavailable as wait:
            if wait.code == "media_not_ready":
                raise Unavailable(wait.code, retry_at=now + _LOOK_AGAIN, **wait.facts) from None
            raise
        except Refused:
            self._forget_uploads(channel, prepared.payload)  # perhaps they are why: dropped after a day, or used up
            raise
        self._remember(channel, prepared.payload, key, receipt)
        return receipt

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """By its id where this run was told it, else among the account's own posts, see `by_words`.

        Raises `CannotTell`, "without_a_picture" where it is there and lacks one: people see less than was meant.
        """
        known = self._answered.get((str(channel.id), key))
        with self._server(channel, secret) as server:
            if known is not None and (receipt := by_id(server, known, prepared)) is not None:
                return receipt
            with self._lock:
                others = {i for (c, k), i in self._answered.items() if c == str(channel.id) and k != key}
            return by_words(server, _account_id(channel), prepared, now, others)

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """By the account's own list, which on some servers shows nothing but what is public."""
        with self._server(channel, secret) as server:
            return recent(server, _account_id(channel), since, now)

    def _server(self, channel: Channel, secret: Secret | None, *, hidden: tuple[str, ...] = ()) -> Server:
        origin = channel.settings.get("server")
        if secret is None or not origin:
            raise SignInNeeded(channel=channel.name)
        access = Access.from_json(secret.value)
        hidden = (*hidden, access.client_secret)
        return Server(origin, access.token, hidden=hidden, timeout_s=self._timeout_s, clock=self._clock)

    def _uploaded(
        self, server: Server, key: _UploadKey, one: Image | Video, limits: Limits, media: MediaFile, now: datetime
    ) -> _Upload:
        """The picture or video on the server: as known, looked at again where it was processed, else uploaded now."""
        with self._lock:
            known = self._uploads.get(key)
        if known is not None and now - known.uploaded_at < _UPLOAD_LIVES:
            upload = known if known.ready else self._looked_at(server, key, one, known)
            if upload is not None:
                return upload
        told = _sent_video(server, one, media) if isinstance(one, Video) else _sent_picture(server, one, limits, media)
        if not told.get("id"):
            raise Unavailable("answer_garbled", server=server.host)
        return self._noted(key, _Upload(str(told["id"]), bool(told.get("url")), now))

    def _looked_at(self, server: Server, key: _UploadKey, one: Image | Video, upload: _Upload) -> _Upload | None:
        """The upload as it is now, or None where the server no longer has it."""
        try:
            told = server.ask(lambda client: an_object(client.media(upload.id)))
        except Refused as refused:
            with self._lock:
                self._uploads.pop(key, None)
            if refused.code == "not_there":
                return None
            code = "video_refused" if isinstance(one, Video) else "picture_refused"
            raise Refused(code, **refused.facts) from None
        return self._noted(key, replace(upload, ready=bool(told.get("url"))))

    def _noted(self, key: _UploadKey, upload: _Upload) -> _Upload:
        with self._lock:
            self._uploads[key] = upload
            while len(self._uploads) > _REMEMBERED:
                self._uploads.popitem(last=False)
        return upload

    def _forget_uploads(self, channel: Channel, payload: Payload) -> None:
        with self._lock:
            for place, one in enumerate(_shown(payload.content)):
                self._uploads.pop(_upload_key(channel, payload, place, one), None)

    def _remember(self, channel: Channel, payload: Payload, key: str, receipt: Receipt) -> None:
        self._forget_uploads(channel, payload)  # a picture belongs to one post: under another key it is uploaded anew
        with self._lock:
            self._answered[str(channel.id), key] = receipt.remote_id
            while len(self._answered) > _REMEMBERED:
                self._answered.popitem(last=False)


def _account_id(channel: Channel) -> str:
    account_id = channel.settings.get("account_id")
    if not account_id:
        raise SignInNeeded(channel=channel.name)
    return account_id


def _check_pictures(images: tuple[Image, ...], limits: Limits) -> None:
    if len(images) > limits.images:
        raise Refused("too_many_images", count=len(images), limit=limits.images)
    for number, image in enumerate(images, start=1):
        if limits.alt_text is not None and len(image.alt) > limits.alt_text:
            raise Refused("alt_text_too_long", number=number, length=len(image.alt), limit=limits.alt_text)


def _shown(content: Content) -> tuple[Image | Video, ...]:
    return (*content.images, *content.videos)


def _sent_picture(server: Server, image: Image, limits: Limits, media: MediaFile) -> Mapping[str, Any]:
    fitted = _fitted(image, limits, media)
    return server.ask(
        lambda client: an_object(
            client.media_post(
                fitted.bytes,
                mime_type=fitted.mime,
                description=image.alt or None,
                focus=_focus(image),
                file_name="picture." + fitted.mime.rpartition("/")[2],
            )
        )
    )


def _sent_video(server: Server, video: Video, media: MediaFile) -> Mapping[str, Any]:
    try:
        path = media(video.digest)
    except BadInput as wrong:
        raise Refused("video_missing") from wrong
    return upload_video(server, path, video)


def _fitted(image: Image, limits: Limits, media: MediaFile) -> FittedPicture:
    from calendario.channels.pictures import fit_to

    try:
        return fit_to(media(image.digest), limits, image.sent)
    except ChannelProblem:
        raise
    except BadInput as wrong:
        raise Refused(wrong.code, **wrong.facts) from wrong


def _focus(image: Image) -> tuple[float, float] | None:
    """What must stay in view, as Mastodon counts: from the middle, to the right and up, -1 to 1."""
    if image.focus == MIDDLE:
        return None
    point = focus_within(image.focus, image.sent)
    return round(2 * point.x - 1, 2), round(1 - 2 * point.y, 2)


def _upload_key(channel: Channel, payload: Payload, place: int, one: Image | Video) -> _UploadKey:
    # Nothing that a later preparation may say otherwise: a picture goes with the first part of a thread alone, and a
    # post is out once on a channel.
    key = _UploadKey(str(channel.id), payload.post_id, place, one.digest, one.alt)
    return key if isinstance(one, Video) else replace(key, focus=one.focus, box=one.sent)


def _texts(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, Iterable) and not isinstance(value, str) else []
