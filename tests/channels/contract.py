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

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image as Pillow

from calendario.domain.adapter import ChannelAdapter, Refused
from calendario.domain.channel import Channel
from calendario.domain.media import Crop
from calendario.domain.networks import Limits
from tests.channels.calls import Calls, a_camera_photo, a_key, a_payload, a_video_payload, as_kept
from tests.channels.contract_threads import InThreads
from tests.channels.contract_trouble import WhenItMisbehaves
from tests.channels.network import FAULTS


class AdapterContract(WhenItMisbehaves, InThreads):
    """See the module."""

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

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    def test_what_the_camera_wrote_about_place_and_owner_stays_at_home(self, calls: Calls, kind: str) -> None:
        photo = a_camera_photo(kind)
        image = calls.media.put(photo, "La plaza", mime=f"image/{kind.lower()}", size=(120, 80))
        assert b"Nombre de la autora" in photo
        calls.publish(calls.prepare(a_payload("La plaza.", image)), a_key())
        (shown,) = self.pictures_shown()
        assert b"Nombre de la autora" not in shown
        assert b"CameraMaker" not in shown
        with Pillow.open(io.BytesIO(shown)) as picture:
            assert not picture.getexif()
            assert picture.size == (120, 80)

    def test_only_the_box_that_was_chosen_goes_out(self, calls: Calls) -> None:
        whole = Pillow.new("RGB", (200, 100), "teal")
        whole.paste("red", (100, 0, 200, 50))
        out = io.BytesIO()
        whole.save(out, "PNG")
        image = calls.media.put(out.getvalue(), "La plaza", mime="image/png", size=whole.size)
        cut = replace(image, crops=(Crop("2:1", 0.5, 0, 0.5, 0.5),))
        calls.publish(calls.prepare(a_payload("La plaza.", cut)), a_key())
        (shown,) = self.pictures_shown()
        with Pillow.open(io.BytesIO(shown)) as picture:
            assert picture.size == (100, 50)
            assert picture.convert("RGB").getcolors() == [(5000, (255, 0, 0))]

    def test_of_an_animation_that_was_cut_nothing_goes_out_but_the_box_of_its_first_frame(self, calls: Calls) -> None:
        frames = [Pillow.new("RGB", (40, 20), colour) for colour in ("red", "blue")]
        for frame in frames:
            frame.paste("white", (0, 0, 20, 20))
        moving = io.BytesIO()
        frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:], duration=200, loop=0)
        image = calls.media.put(moving.getvalue(), "un baile", mime="image/gif", size=(40, 20))
        calls.publish(
            calls.prepare(a_payload("Cortada.", replace(image, crops=(Crop("1:1", 0.5, 0, 0.5, 1),)))), a_key()
        )
        (shown,) = self.pictures_shown()
        with Pillow.open(io.BytesIO(shown)) as sent:
            assert (sent.size, getattr(sent, "n_frames", 1)) == ((20, 20), 1)
            assert sent.convert("RGB").getpixel((10, 10))[0] > 200
            assert sent.convert("RGB").getpixel((1, 10))[2] < 60

    def test_a_picture_that_is_gone_is_told_and_nothing_goes_out(self, calls: Calls) -> None:
        before = self.published_count()
        image = calls.media.add("se perdió")
        calls.media(image.digest).unlink()
        with pytest.raises(Refused) as told:
            calls.prepare(a_payload("Sin su foto.", image))
        assert told.value.code == self.picture_missing
        assert self.published_count() == before

    def test_a_video_goes_out_once_and_is_found(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_video_payload(calls.media.video())), a_key()
        receipt = calls.publish(as_kept(prepared), key)
        assert calls.find(as_kept(prepared), key) == receipt
        assert self.published_count() == before + 1

    def test_a_video_that_is_gone_is_told_and_nothing_goes_out(self, calls: Calls) -> None:
        before = self.published_count()
        video = calls.media.video()
        calls.media(video.digest).unlink()
        with pytest.raises(Refused) as told:
            calls.prepare(a_video_payload(video))
        assert told.value.code == "video_missing"
        assert self.published_count() == before

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
