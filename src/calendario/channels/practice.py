"""The practice network: posts and switchable faults in files of a folder, so that both outlive a killed publisher.

    <folder>/posts/<key>.json     a post, as it was taken; `<key>.html` shows it to a person
    <folder>/pictures/<digest>.*  its pictures
    <folder>/faults.json          what goes wrong next

Nobody else can see it. Faults are switched by tests, the demo and the screenshots alone.
"""

from __future__ import annotations

import errno
import hashlib
import html
import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from calendario.channels.videos import copy_to, file_name, files_of, markup, subtitles_name
from calendario.domain.adapter import (
    Ask,
    CannotTell,
    Field,
    NoAnswer,
    NotReady,
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
from calendario.domain.delivery import FittedPicture, MediaFile, Payload
from calendario.domain.networks import Limits, network
from calendario.domain.problem import BadInput, Problem
from calendario.files import make_folder, whole, write_whole

_log = logging.getLogger(__name__)

_RATE_WAIT = timedelta(minutes=1)  # told by `RATE_LIMITED` when no instant was given
_SLOW_WAIT = timedelta(seconds=1)  # told by `SLOW` when no instant was given
_PLAIN_KEY = re.compile(r"[a-z0-9_-]{1,64}")


class Fault(StrEnum):
    """What can be made to go wrong."""

    REFUSE = "refuse"  # the network says no to a post
    AWAY = "away"  # no call reaches it
    RATE_LIMITED = "rate_limited"  # it asks to wait
    SIGN_IN_NEEDED = "sign_in_needed"  # access was withdrawn
    NO_ANSWER_BEFORE = "no_answer_before"  # the request is lost: no post, no answer
    NO_ANSWER_AFTER = "no_answer_after"  # the answer is lost: a post, no answer
    ACCEPT_THEN_ERROR = "accept_then_error"  # a post, and a server error for an answer
    SILENT_DROP = "silent_drop"  # a receipt, and no post
    BUG = "bug"  # the adapter itself breaks before anything is sent
    SLOW = "slow"  # pictures are still being processed
    CANNOT_TELL = "cannot_tell"  # looking settles nothing
    DUPLICATES = "duplicates"  # the network knows no delivery keys: the same twice is two posts


#: The calls each fault touches; only these use up its `times`.
_TOUCHES: Mapping[Fault, frozenset[str]] = {
    Fault.AWAY: frozenset({"sign_in", "rules", "prepare", "publish", "find", "recent"}),
    Fault.SIGN_IN_NEEDED: frozenset({"rules", "prepare", "publish", "find", "recent"}),
    Fault.SLOW: frozenset({"prepare"}),
    Fault.CANNOT_TELL: frozenset({"find"}),
}
_PUBLISH = frozenset({"publish"})


@dataclass(frozen=True, slots=True)
class PracticePost:
    """A post the network took: `number` counts from 1 in the order of arrival; `taken_at` is aware UTC."""

    number: int
    key: str
    title: str
    text: str
    alts: tuple[str, ...]
    warning: str
    visibility: str
    language: str
    taken_at: datetime
    reply_to: str | None = None  # the remote id of the post it answers
    video_alts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Switched:
    """A fault that touches the present call."""

    fault: Fault
    retry_at: datetime | None


class PracticeNetwork:
    """The network itself, for whoever plays it: shows what it took and switches faults. Safe across processes.

    `deduplicates=False` makes it a network without delivery keys from now on.
    """

    def __init__(self, folder: Path, *, deduplicates: bool = True) -> None:
        self.folder = folder
        self._posts = folder / "posts"
        self._pictures = folder / "pictures"
        self._faults = folder / "faults.json"
        if not deduplicates:
            self.switch(Fault.DUPLICATES)

    def posts(self) -> tuple[PracticePost, ...]:
        """Every post it took, in the order of arrival."""
        return tuple(sorted((post for _, post in self._named()), key=lambda post: post.number))

    def received(self, text: str) -> int:
        """How many posts say `text`, anywhere in title or text."""
        return sum(text in post.text or text in post.title for post in self.posts())

    def switch(self, fault: Fault | str, *, times: int | None = None, retry_at: datetime | None = None) -> None:
        """Switches `fault` on for the next `times` calls it touches (None: until `heal`).

        `retry_at` (aware) is the instant that `RATE_LIMITED` and `SLOW` tell. A fault switched again starts anew.
        """
        fault = Fault(fault)
        with self._lock():
            faults = [f for f in self._read_faults() if f["fault"] != fault]
            if times is None or times > 0:
                told = None if retry_at is None else retry_at.astimezone(UTC).isoformat()
                faults.append({"fault": str(fault), "times": times, "retry_at": told})
            self._write_faults(faults)

    def heal(self) -> None:
        """Ends every fault but `DUPLICATES`, which is how the network is."""
        with self._lock():
            self._write_faults([f for f in self._read_faults() if f["fault"] == Fault.DUPLICATES])

    def faults(self) -> frozenset[Fault]:
        """The faults that are on."""
        return frozenset(Fault(str(f["fault"])) for f in self._read_faults())

    # -- the side that the adapter sees ----------------------------------------------------------------------------

    def _met(self, call: str) -> _Switched | None:
        """The first fault that touches `call`, one of its times used up."""
        if not self._faults.exists():
            return None
        with self._lock():
            faults = self._read_faults()
            for met in faults:
                fault = Fault(str(met["fault"]))
                if fault is Fault.DUPLICATES or call not in _TOUCHES.get(fault, _PUBLISH):
                    continue
                if met["times"] is not None:
                    left = int(str(met["times"])) - 1
                    met["times"] = left
                    self._write_faults([f for f in faults if f is not met or left > 0])
                told = met["retry_at"]
                return _Switched(fault, None if told is None else datetime.fromisoformat(str(told)))
        return None

    def _take(self, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Takes a post; one with a key it has already taken is the same post, unless it knows no keys.

        Raises `Refused("not_there")` for an answer to a post that it does not have.
        """
        payload, pictures = prepared.payload, _pictures(prepared)
        above = None if prepared.reply_to is None else prepared.reply_to.parent.remote_id
        with self._lock():
            if above is not None and not (self._posts / f"{above}.json").exists():
                raise Refused("not_there")
            name = _file_name(key)
            taken = len(list(self._posts.glob("*.json")))
            if (self._posts / f"{name}.json").exists():
                if Fault.DUPLICATES not in self.faults():
                    return self._receipt(name)
                name = f"{name}-{taken + 1}"
            post = {
                "number": taken + 1,
                "key": key,
                "title": payload.title,
                "text": payload.content.text,
                "images": [
                    {"file": name, "alt": i.alt} for name, i in zip(pictures, payload.content.images, strict=True)
                ],
                "videos": [
                    {"file": file_name(v), "alt": v.alt, "subtitles": subtitles_name(v), "size": [v.width, v.height]}
                    for v in payload.content.videos
                ],
                "warning": payload.content.warning,
                "visibility": str(payload.content.visibility),
                "language": payload.content.language,
                "taken_at": now.isoformat(),
                "reply_to": above,
            }
            _write(self._posts / f"{name}.html", _page(post))
            _write(self._posts / f"{name}.json", json.dumps(post, indent=1))
            return self._receipt(name)

    def _named(self) -> Iterator[tuple[str, PracticePost]]:
        for path in self._posts.glob("*.json"):
            yield path.stem, _post(json.loads(path.read_text(encoding="utf-8")))

    def _shown(self, key: str) -> Receipt | None:
        name = _file_name(key)
        return self._receipt(name) if (self._posts / f"{name}.json").exists() else None

    def _keep_file(self, source: Path, name: str) -> None:
        """Keeps a video or its subtitles. Raises `Refused("video_missing")`."""
        if not (self._pictures / name).exists():
            make_folder(self._pictures)
            with whole(self._pictures / name, mode=0o644) as out:
                copy_to(source, out)

    def _keep_picture(self, picture: FittedPicture) -> str:
        """Keeps a picture under its own digest; returns its file name here."""
        name = f"{hashlib.sha256(picture.bytes).hexdigest()}.{picture.mime.rpartition('/')[2]}"
        if not (self._pictures / name).exists():
            make_folder(self._pictures)
            write_whole(self._pictures / name, picture.bytes, mode=0o644)
        return name

    def _receipt(self, name: str) -> Receipt:
        return Receipt(remote_id=name, url=(self._posts / f"{name}.html").absolute().as_uri())

    def _lock(self) -> AbstractContextManager[object]:
        from filelock import FileLock

        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / ".lock", timeout=10)

    def _read_faults(self) -> list[dict[str, object]]:
        try:
            return list(json.loads(self._faults.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return []

    def _write_faults(self, faults: list[dict[str, object]]) -> None:
        _write(self._faults, json.dumps(faults, indent=1))


class PracticeAdapter:
    """`ChannelAdapter` of the practice network; the channel's setting `folder` says where it lies."""

    kind = "practice"
    network = "practice"
    fields = (Field("folder", "folder"),)
    bound_to_machine = True

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """The network lies in `folder`, which is made when it is not there. Raises `Refused("folder_missing")`."""
        text = fields.get("folder", "").strip()
        if not text:
            raise Refused("field_missing", field="folder")
        folder = Path(text).absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused("folder_missing", folder=str(folder)) from error
        there = PracticeNetwork(folder)
        self._meet(there, "sign_in")
        return SignedIn(name=folder.name, address=str(folder), settings={"folder": str(folder)}, secret=None)

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """The limits of the network that the channel plays: practice may stand for any of them."""
        self._meet(_network_of(channel), "rules")
        return network(channel.network).limits

    def hour(self, channel: Channel) -> datetime | None:
        """No server, no hour but this computer's."""
        return None

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Keeps the pictures, as the network that it plays would get them. Raises `Refused` with "picture_missing" or
        the code of a picture that cannot be used.
        """
        there = _network_of(channel)
        met = self._meet(there, "prepare")
        if met is not None and met.fault is Fault.SLOW:
            return NotReady(max(met.retry_at or now + _SLOW_WAIT, now + timedelta(milliseconds=1)))
        from calendario.channels.pictures import fit_to

        pictures = []
        for image in payload.content.images:
            try:
                path = media(image.digest)
            except (Problem, OSError) as error:
                raise Refused("picture_missing", digest=image.digest) from error
            try:
                pictures.append(there._keep_picture(fit_to(path, channel.accepts, image.sent)))
            except BadInput as wrong:
                raise Refused(wrong.code, **wrong.facts) from wrong
            except OSError as error:
                raise _unusable(there, error) from error
        for name, source in files_of(payload.content, media).items():
            try:
                there._keep_file(Path(source), name)
            except OSError as error:
                raise _unusable(there, error) from error
        return Prepared(payload, {"pictures": pictures})

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Takes the post, or does what the switched fault says."""
        there = _network_of(channel)
        met = self._meet(there, "publish", now)
        fault = None if met is None else met.fault
        if fault is Fault.REFUSE:
            raise Refused(network=self.network)
        if fault is Fault.BUG:
            raise RuntimeError("a bug was asked for")
        if fault is Fault.NO_ANSWER_BEFORE:
            raise NoAnswer
        if fault is Fault.SILENT_DROP:
            return there._receipt(_file_name(key))
        try:
            receipt = there._take(prepared, key, now)
        except OSError as error:  # the post's file comes last, so it is not there
            raise _unusable(there, error) from error
        _log.debug("practice took %s", receipt.remote_id)
        if fault is Fault.NO_ANSWER_AFTER:
            raise NoAnswer
        if fault is Fault.ACCEPT_THEN_ERROR:
            raise NoAnswer("server_error", status=500)
        return receipt

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """The post of `key`, by its file. Where the network knows no keys, the first that came with it."""
        there = _network_of(channel)
        met = self._meet(there, "find", now)
        if met is not None and met.fault is Fault.CANNOT_TELL:
            raise CannotTell
        return there._shown(key)

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """The posts themselves: nothing is hidden here."""
        there = _network_of(channel)
        self._meet(there, "recent", now)
        try:
            named = list(there._named())
        except OSError as error:
            raise _unusable(there, error) from error
        return Recent.of(
            (
                Shown(name, there._receipt(name).url, post.text, post.taken_at, len(post.alts))
                for name, post in named
                if post.taken_at >= since
            ),
            whole=True,
        )

    def _meet(self, there: PracticeNetwork, call: str, now: datetime | None = None) -> _Switched | None:
        """What was switched for `call`; raises what ends every call alike."""
        try:
            met = there._met(call)
        except OSError as error:
            raise _unusable(there, error) from error
        if met is None:
            return None
        if met.fault is Fault.AWAY:
            raise Unavailable
        if met.fault is Fault.SIGN_IN_NEEDED:
            raise SignInNeeded
        if met.fault is Fault.RATE_LIMITED:
            raise Unavailable("rate_limited", retry_at=met.retry_at or (now + _RATE_WAIT if now else None))
        return met


def _network_of(channel: Channel) -> PracticeNetwork:
    folder = channel.settings.get("folder")
    if not folder:
        raise Refused("folder_unset", channel=channel.name)
    return PracticeNetwork(Path(folder))


def _unusable(there: PracticeNetwork, error: OSError) -> Unavailable:
    """Nothing was taken: the disk is full, or the folder is away."""
    return Unavailable("disk_full" if error.errno == errno.ENOSPC else "folder_missing", folder=str(there.folder))


def _pictures(prepared: Prepared) -> list[str]:
    """The file name of each picture of its payload, in their order."""
    kept = prepared.body.get("pictures")
    return [str(name) for name in kept] if isinstance(kept, list) else []


def _file_name(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()


def _post(data: Mapping[str, object]) -> PracticePost:
    images = data["images"]
    return PracticePost(
        number=int(str(data["number"])),
        key=str(data["key"]),
        title=str(data["title"]),
        text=str(data["text"]),
        alts=tuple(str(i["alt"]) for i in images) if isinstance(images, list) else (),
        warning=str(data["warning"]),
        visibility=str(data["visibility"]),
        language=str(data["language"]),
        taken_at=datetime.fromisoformat(str(data["taken_at"])),
        reply_to=None if data.get("reply_to") is None else str(data["reply_to"]),
        video_alts=tuple(str(v["alt"]) for v in _list(data.get("videos"))),
    )


def _list(told: object) -> list[Mapping[str, object]]:
    return told if isinstance(told, list) else []


def _page(post: Mapping[str, object]) -> str:
    """The post as a person sees it in a browser; its words are the post's own."""
    images = post["images"]
    pictures = "".join(
        f'<p><img src="../pictures/{html.escape(str(i["file"]))}" alt="{html.escape(str(i["alt"]))}" width="480"></p>\n'
        for i in (images if isinstance(images, list) else [])
    )
    for video in _list(post.get("videos")):
        wide, high = (int(str(n)) for n in _list(video["size"]))
        file, said, subtitles = (str(video[name]) for name in ("file", "alt", "subtitles"))
        told = markup(file, said, (wide, high), subtitles, str(post["language"]), "../pictures/")
        pictures += f"<p>{told}</p>\n"
    title = html.escape(str(post["title"]))
    text = html.escape(str(post["text"])).replace("\n", "<br>")
    above = f'<p><a href="{html.escape(str(post["reply_to"]))}.html">↑</a></p>\n' if post["reply_to"] else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(str(post["language"]))}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{title}</title></head>\n"
        f'<body style="max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif">\n<h1>{title}</h1>\n'
        f"{above}<p>{text}</p>\n{pictures}</body>\n</html>\n"
    )


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    make_folder(path.parent)
    write_whole(path, text.encode("utf-8", "replace"), mode=0o644)
