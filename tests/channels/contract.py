"""One suite that every adapter passes: what the publisher relies on, whatever the network.

A network's test derives from `AdapterContract`, overrides the fixtures `adapter` and `channel` (and `secret` where
there is one) and the methods `published`, `fault` and `heal`, and says what it cannot do in class attributes. What is
declared absent is tested to be absent, or names its reason in the report: nothing is left out silently.

    class TestMastodon(AdapterContract):
        cannot_play = {"unreachable": "..."}

        @pytest.fixture
        def adapter(self, server): ...
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Pillow

from calendario.domain.adapter import (
    CannotTell,
    ChannelAdapter,
    ChannelProblem,
    NoAnswer,
    NotReady,
    Prepared,
    Receipt,
    Recent,
    Refused,
    ReplyTo,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload, new_key
from calendario.domain.networks import Limits, network
from calendario.domain.post import Content, Image
from calendario.domain.problem import BadInput

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)

#: What `AdapterContract.fault` may be asked to make the network do to the next calls that reach it, until `heal`.
FAULTS = ("refused", "unreachable", "rate_limited", "no_answer_before", "no_answer_after", "sign_in_needed")

#: A word of the post that must turn up in no error and no log line.
TELLTALE = "xilofonista"

_keys = count(1)


@dataclass(frozen=True)
class Seen:
    """A post as people see it on the network: plain text (line ends as LF) and its pictures' alt texts, in order."""

    text: str
    alts: tuple[str, ...] = ()


@dataclass
class KeptSecret:
    """Credentials held in memory; `kept` remembers every rotation."""

    value: str
    kept: list[str] = field(default_factory=list)

    def keep(self, value: str) -> None:
        self.value = value
        self.kept.append(value)


@dataclass
class Pictures:
    """A folder of real pictures by digest, as the profile keeps them; calling it is the `MediaFile`."""

    folder: Path

    def __call__(self, digest: str) -> Path:
        path = self.folder / digest
        if not path.exists():
            raise BadInput("picture_missing")
        return path

    def add(self, alt: str, *, colour: str = "teal", size: tuple[int, int] = (40, 30), kind: str = "PNG") -> Image:
        """A picture of one colour, saved as `kind` (a format name of Pillow's), and its value."""
        out = io.BytesIO()
        Pillow.new("RGB", size, colour).save(out, kind)
        return self.put(out.getvalue(), alt, mime=f"image/{kind.lower()}", size=size)

    def put(self, data: bytes, alt: str, *, mime: str, size: tuple[int, int]) -> Image:
        """Any bytes, told to be a picture of `size` pixels."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return Image(digest, mime, size[0], size[1], len(data), alt)


def a_payload(text: str = "Mañana abre la biblioteca.", *images: Image, title: str = "Biblioteca") -> Payload:
    return Payload(
        title=title,
        content=Content(text=text, images=images),
        created_at=NOW,
        post_id=str(UUID(int=7)),
    )


def a_key() -> str:
    """A delivery key that no other test of this run has used."""
    n = next(_keys)
    return new_key(datetime.now(UTC) + timedelta(microseconds=n), n)


class AdapterContract:
    """See the module. `self` is one per test: a fixture may leave on it what `published` and `fault` need."""

    #: Whether a second `publish` with the same key leaves one post. False: two, and the publisher must look first.
    deduplicates = True
    #: Faults of `FAULTS` that cannot be played on this network, each with the reason that the report shows.
    cannot_play: Mapping[str, str] = {}
    #: Whether there is a server and its answers carry a `Date`.
    tells_hour = True
    #: Whether its list of an account's posts is known to leave nothing out.
    lists_all = True
    #: Why nothing can answer a post there; "" where a post goes on in replies.
    no_threads = ""
    #: The code told for a picture whose file is gone.
    picture_missing = "picture_missing"

    # -- what a network's test gives -------------------------------------------------------------------------------

    @pytest.fixture
    def adapter(self) -> ChannelAdapter:
        raise NotImplementedError

    @pytest.fixture
    def channel(self) -> Channel:
        raise NotImplementedError

    @pytest.fixture
    def secret(self) -> KeptSecret | None:
        return None

    @pytest.fixture
    def now(self) -> datetime:
        """Aware UTC; a test against a real server gives the real time."""
        return NOW

    @pytest.fixture
    def media(self, tmp_path: Path) -> Pictures:
        return Pictures(tmp_path / "media")

    def published(self) -> list[Seen]:
        """Every post people can see on the channel now, oldest first, read without the adapter."""
        raise NotImplementedError

    def answers(self, remote_id: str) -> str | None:
        """The remote id of the post that this one answers as people see it there; None for one that answers none."""
        raise NotImplementedError(remote_id)

    def published_count(self) -> int:
        return len(self.published())

    def fault(self, name: str) -> None:
        """Makes the network (not the adapter) misbehave as `FAULTS` says, until `heal`."""
        raise NotImplementedError(name)

    def heal(self) -> None:
        """Ends every fault."""

    def as_shown(self, text: str) -> str:
        """How the network shows `text` to people, where it changes white space by rule."""
        return text

    def reborn(self, adapter: ChannelAdapter) -> ChannelAdapter:
        """An adapter with nothing in memory, as after the publisher was killed; the same where it keeps nothing."""
        return adapter

    # -- the way a publisher walks ---------------------------------------------------------------------------------

    @pytest.fixture
    def calls(
        self,
        adapter: ChannelAdapter,
        channel: Channel,
        secret: KeptSecret | None,
        media: Pictures,
        now: datetime,
    ) -> Calls:
        return Calls(adapter, channel, secret, media, now)

    def play(self, name: str) -> None:
        if name in self.cannot_play:
            pytest.skip(f"{type(self).__name__} cannot play {name}: {self.cannot_play[name]}")
        self.fault(name)

    # -- the promises ----------------------------------------------------------------------------------------------

    def test_says_what_it_is(self, adapter: ChannelAdapter, channel: Channel) -> None:
        assert (adapter.kind, adapter.network) == (channel.kind, channel.network)
        assert isinstance(adapter.bound_to_machine, bool)
        assert {f.kind for f in adapter.fields} <= {"text", "secret", "folder", "address"}
        assert set(self.cannot_play) <= set(FAULTS)

    def test_tells_what_the_network_accepts(self, calls: Calls) -> None:
        limits = calls.adapter.rules(calls.channel, calls.secret)
        assert isinstance(limits, Limits)
        assert limits.text is None or limits.text > 0

    def test_its_server_s_hour_is_an_instant_or_there_is_no_server(self, calls: Calls) -> None:
        server_at = calls.adapter.hour(calls.channel)
        assert (server_at is not None) == self.tells_hour
        if server_at is not None:
            assert abs(server_at - calls.now) < timedelta(minutes=2)
            assert server_at.microsecond == 0

    def test_preparing_publishes_nothing_and_may_be_repeated(self, calls: Calls) -> None:
        before = self.published_count()
        payload = a_payload("Se repite sin daño.", calls.media.add("un banco verde"))
        first, second = calls.prepare(payload), calls.prepare(payload)
        assert first.payload == second.payload == payload
        assert self.published_count() == before
        key = a_key()
        receipt = calls.publish(second, key)
        assert calls.find(second, key) == receipt
        assert self.published_count() == before + 1

    def test_what_was_prepared_can_be_kept_as_json(self, calls: Calls) -> None:
        prepared = calls.prepare(a_payload("Guardado.", calls.media.add("un banco verde")))
        key = a_key()
        receipt = calls.publish(as_kept(prepared), key)
        assert calls.find(as_kept(prepared), key) == receipt

    def test_a_post_that_never_went_out_is_surely_absent(self, calls: Calls) -> None:
        assert calls.find(calls.prepare(a_payload()), a_key()) is None

    def test_what_was_published_is_found_with_the_same_receipt(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        receipt = calls.publish(prepared, key)
        assert receipt.remote_id
        assert receipt.url is None or "://" in receipt.url
        assert calls.find(prepared, key) == receipt

    def test_a_publisher_that_was_killed_finds_its_post_when_it_is_back(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        receipt = calls.publish(prepared, key)
        calls.adapter = self.reborn(calls.adapter)
        assert calls.find(as_kept(prepared), key) == receipt

    def test_the_same_key_twice(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload("Sólo una vez.")), a_key()
        first, second = calls.publish(prepared, key), calls.publish(prepared, key)
        if self.deduplicates:
            assert first == second
            assert self.published_count() == before + 1
        else:
            assert first != second
            assert self.published_count() == before + 2

    def test_another_key_makes_another_post_even_of_the_same_words(self, calls: Calls) -> None:
        before = self.published_count()
        prepared = calls.prepare(a_payload("Lo mismo, otra semana."))
        one, two = a_key(), a_key()
        first, second = calls.publish(prepared, one), calls.publish(prepared, two)
        assert first.remote_id != second.remote_id
        assert self.published_count() == before + 2
        assert calls.find(prepared, one) == first
        assert calls.find(prepared, two) == second

    @pytest.mark.parametrize(
        "text",
        [
            "Año nuevo, ¡churros! L’Àngel i la cigüeña, Ñuble",
            "Familia 👨‍👩‍👧‍👦 en la plaza 🇪🇸 👍🏽",
            "Más en https://www.ejemplo.es/agenda?mes=3&dia=10#tarde (entrada libre).",
            "Primera línea\nSegunda línea\n\nOtro párrafo",
            "<script>alert('hola')</script> y 3 < 5 & 7 > 2, «comillas» \"rectas\" &amp;",
        ],
        ids=["letters", "emoji", "link", "lines", "markup"],
    )
    def test_the_text_arrives_as_written(self, calls: Calls, text: str) -> None:
        calls.publish(calls.prepare(a_payload(text)), a_key())
        assert self.published()[-1].text == self.as_shown(text)

    def test_pictures_arrive_in_order_with_their_alt_text(self, calls: Calls) -> None:
        first = calls.media.add('La alcaldesa dice "hola" & <saluda> a la niña', colour="teal")
        second = calls.media.add("Un cartel 🎉 de fiestas", colour="orange", kind="JPEG")
        calls.publish(calls.prepare(a_payload("Con fotos.", first, second)), a_key())
        assert self.published()[-1].alts == (first.alt, second.alt)

    def test_a_picture_that_is_gone_is_told_and_nothing_goes_out(self, calls: Calls) -> None:
        before = self.published_count()
        image = calls.media.add("se perdió")
        calls.media(image.digest).unlink()
        with pytest.raises(Refused) as told:
            calls.prepare(a_payload("Sin su foto.", image))
        assert told.value.code == self.picture_missing
        assert self.published_count() == before

    def test_a_refusal_is_told_as_one_and_leaves_nothing(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("refused")
        with pytest.raises(Refused):
            calls.publish(prepared, key)
        self.heal()
        assert self.published_count() == before
        assert calls.find(prepared, key) is None

    def test_an_unreachable_network_got_nothing(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("unreachable")
        with pytest.raises(Unavailable):
            calls.publish(prepared, key)
        self.heal()
        assert self.published_count() == before
        assert calls.find(prepared, key) is None

    def test_an_unreachable_network_never_looks_empty(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        calls.publish(prepared, key)
        self.play("unreachable")
        with pytest.raises((Unavailable, CannotTell)):
            calls.find(prepared, key)

    def test_the_account_shows_what_was_published_newest_first(self, calls: Calls) -> None:
        before = calls.now - timedelta(minutes=5)
        earlier = {post.remote_id for post in calls.recent(before).posts}
        first = replace(a_payload("La de antes.\nCon dos líneas & «comillas»."), created_at=calls.now)
        old = calls.publish(calls.prepare(first), a_key())
        calls.now += timedelta(seconds=1)
        second = replace(a_payload("La de ahora.", calls.media.add("un banco verde")), created_at=calls.now)
        new = calls.publish(calls.prepare(second), a_key())
        calls.adapter = self.reborn(calls.adapter)
        told = calls.recent(before)
        assert told.whole is self.lists_all
        mine = {post.remote_id: post for post in told.posts if post.remote_id not in earlier}
        assert set(mine) == {old.remote_id, new.remote_id}
        assert [mine[r.remote_id].url for r in (old, new)] == [old.url, new.url]
        assert mine[old.remote_id].text.split() == self.as_shown("La de antes.\nCon dos líneas & «comillas».").split()
        assert [mine[r.remote_id].pictures for r in (old, new)] == [0, 1]
        assert [post.made_at for post in told.posts] == sorted((post.made_at for post in told.posts), reverse=True)
        assert all(post.made_at.utcoffset() == timedelta(0) for post in told.posts)

    def test_the_account_shows_nothing_from_before_the_asked_instant(self, calls: Calls) -> None:
        calls.publish(calls.prepare(a_payload()), a_key())
        assert calls.recent(calls.now + timedelta(days=2)).posts == ()

    def test_an_unreachable_account_never_looks_silent(self, calls: Calls) -> None:
        calls.publish(calls.prepare(a_payload()), a_key())
        self.play("unreachable")
        with pytest.raises((Unavailable, CannotTell)):
            calls.recent(calls.now - timedelta(minutes=5))

    def test_a_network_that_asks_to_wait_got_nothing_and_its_time_is_told(self, calls: Calls) -> None:
        before = self.published_count()
        prepared = calls.prepare(a_payload())
        self.play("rate_limited")
        with pytest.raises(Unavailable) as told:
            calls.publish(prepared, a_key())
        assert told.value.retry_at is not None
        assert told.value.retry_at.utcoffset() == timedelta(0)
        self.heal()
        assert self.published_count() == before

    def test_access_that_is_gone_asks_for_a_sign_in(self, calls: Calls) -> None:
        before = self.published_count()
        prepared = calls.prepare(a_payload())
        self.play("sign_in_needed")
        with pytest.raises(SignInNeeded):
            calls.publish(prepared, a_key())
        self.heal()
        assert self.published_count() == before

    def test_a_lost_request_is_unknown_and_then_surely_absent(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("no_answer_before")
        with pytest.raises(NoAnswer):
            calls.publish(prepared, key)
        self.heal()
        assert calls.find(prepared, key) is None

    def test_a_lost_answer_is_unknown_and_then_found(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("no_answer_after")
        with pytest.raises(NoAnswer):
            calls.publish(prepared, key)
        self.heal()
        assert calls.find(prepared, key) is not None
        assert self.published_count() == before + 1

    def test_a_network_that_has_threads_says_so(self, adapter: ChannelAdapter) -> None:
        assert network(adapter.network).has_threads == (self.no_threads == "")

    def test_the_parts_of_a_thread_answer_each_other_and_are_found(self, calls: Calls) -> None:
        before = len(self._in_replies(calls))
        receipts = self._a_thread(calls, ["Uno de tres.", "Dos de tres.", "Tres de tres."])
        assert [self.answers(r.remote_id) for r in receipts] == [None, receipts[0].remote_id, receipts[1].remote_id]
        assert self.published_count() == before + 3
        assert len({r.url for r in receipts}) == 3

    def test_two_parts_that_say_the_same_are_told_apart(self, calls: Calls) -> None:
        self._in_replies(calls)
        receipts = self._a_thread(calls, ["Eco.", "Eco.", "Eco."])
        assert len({r.remote_id for r in receipts}) == 3

    def test_the_next_part_is_surely_absent_until_it_is_sent(self, calls: Calls) -> None:
        self._in_replies(calls)
        (first,) = self._a_thread(calls, ["Lo mismo."])
        part = replace(calls.prepare(a_payload("Lo mismo.")), reply_to=ReplyTo(first, first))
        assert calls.find(part, a_key()) is None

    def test_a_part_whose_answer_was_lost_is_found(self, calls: Calls) -> None:
        before = len(self._in_replies(calls))
        (first,) = self._a_thread(calls, ["Primera parte."])
        part, key = replace(calls.prepare(a_payload("Segunda parte.")), reply_to=ReplyTo(first, first)), a_key()
        self.play("no_answer_after")
        with pytest.raises(NoAnswer):
            calls.publish(part, key)
        self.heal()
        calls.adapter = self.reborn(calls.adapter)
        found = calls.find(part, key)
        assert found is not None
        assert self.answers(found.remote_id) == first.remote_id
        assert self.published_count() == before + 2

    def _in_replies(self, calls: Calls) -> list[Seen]:
        """What is there before; nothing else of the test is played where there are no threads."""
        if self.no_threads:
            pytest.skip(f"{type(self).__name__} has no threads: {self.no_threads}")
        return self.published()

    def _a_thread(self, calls: Calls, said: list[str]) -> list[Receipt]:
        """Each part as it was found after it was sent, and as whoever was killed meanwhile finds it."""
        above: list[Receipt] = []
        for text in said:
            part, key = calls.prepare(a_payload(text)), a_key()
            if above:
                part = replace(part, reply_to=ReplyTo(above[0], above[-1]))
            receipt = calls.publish(part, key)
            found = calls.find(part, key)
            assert found == receipt
            calls.adapter = self.reborn(calls.adapter)
            assert calls.find(part, key) == receipt
            above.append(receipt)
        return above

    @pytest.mark.parametrize("name", FAULTS)
    def test_no_error_and_no_log_tells_the_text_or_the_credentials(
        self, calls: Calls, caplog: pytest.LogCaptureFixture, name: str
    ) -> None:
        prepared = calls.prepare(a_payload(f"La {TELLTALE} toca el sábado.", title=f"Concierto: {TELLTALE}"))
        hidden = {TELLTALE, *secret_words(calls.secret)}
        self.play(name)
        with caplog.at_level(logging.DEBUG), pytest.raises(ChannelProblem) as told:
            calls.publish(prepared, a_key())
        hidden |= secret_words(calls.secret)
        said = [str(told.value), repr(told.value), "".join(traceback.format_exception(told.value))]
        # A library may write down more at DEBUG, which the product never turns on for libraries.
        said += [
            line.getMessage() + (line.exc_text or "")
            for line in caplog.records
            if line.name.startswith("calendario") or line.levelno >= logging.INFO
        ]
        for word in hidden:
            assert not [line for line in said if word in line], "an error or a log line tells what it must not"

    def test_it_never_sleeps(self, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
        slept: list[float] = []
        really, here = time.sleep, threading.current_thread()

        def sleep(seconds: float) -> None:
            if threading.current_thread() is here:
                slept.append(seconds)
            else:  # a server under test may; the adapter may not
                really(seconds)

        monkeypatch.setattr(time, "sleep", sleep)
        prepared, key = calls.prepare(a_payload("Sin dormir.", calls.media.add("una siesta"))), a_key()
        calls.publish(prepared, key)
        calls.find(prepared, key)
        for name in ("unreachable", "rate_limited"):
            if name not in self.cannot_play:
                self.fault(name)
                with pytest.raises(Unavailable):
                    calls.publish(prepared, a_key())
                self.heal()
        assert slept == []


@dataclass
class Calls:
    """The adapter with everything a call needs, as the publisher makes them."""

    adapter: ChannelAdapter
    channel: Channel
    secret: KeptSecret | None
    media: Callable[[str], Path]
    now: datetime

    def prepare(self, payload: Payload) -> Prepared:
        """Prepares again at each told instant, without waiting for it, while the network is still processing."""
        now = self.now
        for _ in range(20):
            answer = self.adapter.prepare(self.channel, self.secret, payload, self.media, now)
            if isinstance(answer, Prepared):
                return answer
            assert isinstance(answer, NotReady)
            assert answer.retry_at > now
            now = answer.retry_at
        raise AssertionError("never ready")

    def publish(self, prepared: Prepared, key: str) -> Receipt:
        return self.adapter.publish(self.channel, self.secret, prepared, key, self.now)

    def find(self, prepared: Prepared, key: str) -> Receipt | None:
        return self.adapter.find(self.channel, self.secret, prepared, key, self.now)

    def recent(self, since: datetime) -> Recent:
        return self.adapter.recent(self.channel, self.secret, since, self.now)


def as_kept(prepared: Prepared) -> Prepared:
    """`prepared` after a round through the attempt's row."""
    payload = json.loads(json.dumps(prepared.payload.to_json()))
    return Prepared(Payload.from_json(payload), json.loads(json.dumps(dict(prepared.body))))


def secret_words(secret: KeptSecret | None) -> set[str]:
    """What of the credentials must not be told: the whole, and each part named token, password and the like."""
    if secret is None or not secret.value:
        return set()
    words = {secret.value}
    try:
        parts = json.loads(secret.value)
    except ValueError:
        return words
    if isinstance(parts, dict):
        telling = ("token", "jwt", "password", "secret", "session")
        words |= {str(v) for k, v in parts.items() if v and any(t in k.lower() for t in telling)}
    return words
