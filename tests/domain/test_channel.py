"""Channels: their states, their letters, what they accept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.channel import BY_HAND, LATEST, Channel, ChannelState, Lateness, WhenLate, free_letters
from calendario.domain.media import Image
from calendario.domain.networks import NETWORKS, network_of
from calendario.domain.post import Content
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import DROPPED, ON_TIME, Plan, Publication, State
from calendario.domain.thread import joined

TOWN = Channel(UUID(int=1), BY_HAND, "facebook", "Facebook del Ayuntamiento", "FB")


def test_a_channel_pauses_and_goes_on() -> None:
    assert TOWN.paused().state is ChannelState.PAUSED
    assert TOWN.paused().resumed() == TOWN


def test_a_retired_channel_stays_retired() -> None:
    for move in (Channel.paused, Channel.resumed):
        with pytest.raises(NotAllowed, match="channel_retired"):
            move(TOWN.retired())
    assert TOWN.paused().retired().state is ChannelState.RETIRED


def test_the_server_s_own_limits_come_before_the_network_s() -> None:
    assert TOWN.accepts == NETWORKS["facebook"].limits
    own = replace(NETWORKS["mastodon"].limits, text=5_000)
    assert replace(TOWN, network="mastodon", limits=own).accepts.text == 5_000


@pytest.mark.parametrize(
    ("taken", "letters"),
    [(set(), "FB"), ({"FB"}, "FB2"), ({"FB", "FB2"}, "FB3"), ({"FB", "FB3"}, "FB2"), ({"FB2"}, "FB"), ({"IG"}, "FB")],
)
def test_letters_that_are_taken_get_a_digit(taken: set[str], letters: str) -> None:
    assert free_letters("facebook", frozenset(taken)) == letters


def test_a_channel_has_a_name_and_letters() -> None:
    with pytest.raises(BadInput, match="channel_without_name"):
        replace(TOWN, name="  ")
    with pytest.raises(BadInput, match="channel_without_letters"):
        replace(TOWN, letters="")


def test_a_channel_of_a_network_that_only_a_newer_version_knows_is_kept_with_no_limit_known() -> None:
    newer = replace(TOWN, network="nostr", kind="nostr")
    assert (newer.is_known, TOWN.is_known) == (False, True)
    assert (newer.accepts.text, newer.has_threads) == (None, False)
    assert (network_of("nostr").name, network_of("x")) == ("nostr", NETWORKS["x"])


def test_only_the_manual_kind_is_published_by_hand() -> None:
    assert TOWN.by_hand
    assert not replace(TOWN, kind="practice", network="practice").by_hand


# --- late


MINUTE = timedelta(minutes=1)
DUE_AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
latenesses = st.one_of(
    st.just(Lateness()),
    st.just(Lateness(WhenLate.DROP)),
    st.integers(6, 24 * 60).map(lambda minutes: Lateness(WhenLate.SEND, minutes * MINUTE)),
)


def a_publication(not_after_at: datetime | None = None) -> Publication:
    plan = Plan(datetime.fromisoformat("2026-11-25 09:00"), "Europe/Madrid")
    ids = [UUID(int=n) for n in range(4)]
    return Publication(*ids, State.PLANNED, plan, DUE_AT, not_after_at)


@given(wanted=latenesses, own_limit=st.none() | st.timedeltas(timedelta(), 2 * LATEST))
def test_what_a_post_says_of_its_own_last_hour_always_wins(wanted: Lateness, own_limit: timedelta | None) -> None:
    limit = None if own_limit is None else DUE_AT + own_limit
    last = wanted.last_chance_at(a_publication(limit))
    assert DUE_AT <= last <= DUE_AT + LATEST
    assert limit is None or last <= limit
    if limit is None:
        assert last >= DUE_AT + ON_TIME, "nobody has less than the minutes that are on time"
        assert (last > DUE_AT + ON_TIME) == (wanted.wanted is WhenLate.SEND)


@given(wanted=st.sampled_from(WhenLate), up_to=st.none() | st.timedeltas(-LATEST, 2 * LATEST))
def test_only_what_sends_late_says_how_late_and_within_bounds(wanted: WhenLate, up_to: timedelta | None) -> None:
    sends = wanted is WhenLate.SEND
    good = up_to is None
    if sends:
        good = up_to is not None and ON_TIME < up_to <= LATEST and up_to % MINUTE == timedelta()
    if good:
        assert Lateness(wanted, up_to).wanted is wanted
    else:
        with pytest.raises(BadInput, match="bad_lateness"):
            Lateness(wanted, up_to)


def test_a_late_one_is_late_from_the_sixth_minute_on() -> None:
    planned = a_publication()
    assert not planned.is_late(DUE_AT + ON_TIME)
    assert planned.is_late(DUE_AT + ON_TIME + timedelta(microseconds=1))


def test_a_dropped_one_did_not_go_out_and_asks_nobody() -> None:
    planned = a_publication()
    assert planned.missed("late").asks_person
    assert not planned.missed(DROPPED).asks_person
    assert not planned.asks_person


PLACE = "https://villasauce.example/ayudas"
LONG = Content("Plazo abierto.", link=PLACE)
PICTURE = Image("a" * 64, "image/png", 8, 6, 12, "La plaza")


def on(network: str, kind: str = "api", signature: str = "") -> Channel:
    return replace(TOWN, kind=kind, network=network, signature=signature)


def test_a_link_is_written_under_the_text_where_the_network_has_no_other_place_for_it() -> None:
    assert on("mastodon").composed(LONG).content == Content(f"Plazo abierto.\n\n{PLACE}")
    assert on("bluesky").composed(LONG).content == LONG
    assert on("bluesky", kind=BY_HAND).composed(LONG).content.text.endswith(PLACE)


def test_a_card_and_pictures_have_one_place_on_bluesky_and_two_on_a_page() -> None:
    shown = replace(LONG, images=(PICTURE,))
    assert on("bluesky").composed(shown).content == Content(f"Plazo abierto.\n\n{PLACE}", (PICTURE,))
    assert on("web").composed(shown).content == shown


def test_a_link_that_the_text_says_already_is_not_said_twice() -> None:
    said = replace(LONG, text=f"Plazo abierto: {PLACE}")
    for network in ("mastodon", "bluesky", "web"):
        assert on(network).composed(said).content == Content(said.text)


def test_every_post_ends_with_its_channel_s_signature_once_and_after_the_link() -> None:
    signed = on("mastodon", signature="Ayuntamiento de Villasauce")
    assert signed.composed(LONG).content.text == f"Plazo abierto.\n\n{PLACE}\n\nAyuntamiento de Villasauce"
    by_hand = Content("Plazo abierto.\nAyuntamiento de Villasauce")
    assert signed.composed(by_hand).content == by_hand


def test_a_thread_is_signed_at_its_end() -> None:
    signed = replace(on("mastodon", signature="Firma"))
    assert [part.text for part in signed.as_sent(Content("Uno.\n---\nDos.")).parts] == ["Uno.", "Dos.\n\nFirma"]


@given(
    st.text(max_size=40),
    st.sampled_from(["", PLACE]),
    st.sampled_from(["", "Firma"]),
    st.sampled_from(["mastodon", "bluesky", "web"]),
)
def test_what_a_person_wrote_stays_where_it_was(text: str, link: str, signature: str, network: str) -> None:
    content, channel = Content(text, link=link), on(network, signature=signature)
    said = channel.composed(content)
    whole = said.content
    assert whole.text[: said.written] == text[: said.written]
    assert not joined(text[said.written :]).strip()  # only blanks and lines that divide nothing are left out
    assert channel.composed(whole).content == whole


def test_a_post_that_says_nothing_does_not_go_out_as_its_signature() -> None:
    signed = on("mastodon", signature="Ayuntamiento de Villasauce")
    for blank in ("", "     \n  ", "\n---\n", "\u00a0"):
        assert signed.composed(Content(blank)).content == Content(blank)
    assert signed.composed(Content("", (PICTURE,))).content.text == "Ayuntamiento de Villasauce"


def test_what_a_person_wrote_ends_where_blanks_begin() -> None:
    said = on("mastodon", signature="Ayto de {pueblo}").composed(Content("Hola" + "\n" * 12))
    assert (said.content.text[: said.written], said.added) == ("Hola", len("\n\nAyto de {pueblo}"))


def test_a_longer_address_that_begins_alike_is_another_one() -> None:
    text = f"Horarios: {PLACE}/horarios"
    assert on("mastodon").composed(Content(text, link=PLACE)).content.text == f"{text}\n\n{PLACE}"
    assert on("bluesky").composed(Content(text, link=PLACE)).content.link == PLACE
    assert on("mastodon").composed(Content(f"Aquí: {PLACE}/.", link=PLACE)).content.text == f"Aquí: {PLACE}/."


@pytest.mark.parametrize(
    ("signature", "text"),
    [("Ayuntamiento de Sauce", "Con el Ayuntamiento de Sauceda."), ("#Sauce", "Ven a #SauceDeVerano")],
)
def test_words_that_begin_like_the_signature_are_not_it(signature: str, text: str) -> None:
    assert on("mastodon", signature=signature).composed(Content(text)).content.text == f"{text}\n\n{signature}"


def test_the_signature_is_no_reply_of_its_own() -> None:
    signed = on("mastodon", signature="Uno\n---\ndos")
    assert [p.text for p in signed.as_sent(Content("Se corta el agua.\n---\n")).parts] == [
        "Se corta el agua.\n\nUno\n\ndos"
    ]
