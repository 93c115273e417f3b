"""The institution's channels, and the meter that follows their target at once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from calendario.channels.practice import Fault
from calendario.desk.channels import ChannelsDesk, Renewed
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import Refused, SignInNeeded, Unavailable
from calendario.domain.channel import Channel, ChannelState, FrequencyTarget, Lateness, WhenLate
from calendario.domain.networks import NETWORKS, UnknownNetwork
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.domain.slot import WeeklySlot
from calendario.sentences import connecting, sentence
from calendario.store import channels, publications
from calendario.store.ids import new_id
from calendario.store.vault import KeyringMissing
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time


def test_a_channel_by_hand_has_its_network_s_name_letters_and_address(newsroom: Newsroom) -> None:
    first = newsroom.desk.channels.add_by_hand("facebook")
    second = newsroom.desk.channels.add_by_hand("facebook", "Facebook de la Biblioteca", "https://facebook.com/biblio")
    assert (first.name, first.letters, first.address) == ("Facebook", "FB", NETWORKS["facebook"].web_address)
    assert (second.name, second.letters, second.address) == (
        "Facebook de la Biblioteca",
        "FB2",
        "https://facebook.com/biblio",
    )


@pytest.mark.parametrize("key", ["facebook", "instagram", "x", "linkedin", "whatsapp", "mastodon", "bluesky"])
def test_every_network_can_be_published_on_by_hand(newsroom: Newsroom, key: str) -> None:
    assert key in newsroom.desk.channels.kinds_by_hand()
    assert newsroom.desk.channels.add_by_hand(key).by_hand


def test_what_cannot_be_a_channel_is_refused_and_nothing_is_added(newsroom: Newsroom) -> None:
    desk = newsroom.desk.channels
    with pytest.raises(UnknownNetwork):
        desk.add_by_hand("tuenti")
    with pytest.raises(BadInput, match="bad_link"):
        desk.add_by_hand("facebook", address="facebook punto com")
    with pytest.raises(BadInput, match="unknown_kind"):
        desk.sign_in("tuenti", {}, NoQuestions())
    with pytest.raises(BadInput, match="channel_without_name"):
        desk.rename(newsroom.channel.id, "  ")
    with pytest.raises(NotFound):
        desk.channel(newsroom.desk.office.machine)
    assert [c.id for c in desk.all()] == [newsroom.channel.id]
    assert desk.channel(newsroom.channel.id).name == "Práctica"


def test_a_sign_in_that_works_makes_a_channel_and_the_same_account_twice_is_refused(newsroom: Newsroom) -> None:
    fields = {"folder": str(newsroom.folder / "nueva")}
    made = newsroom.desk.channels.sign_in("practice", fields, NoQuestions())
    assert (made.name, made.kind, made.by_hand) == ("nueva", "practice", False)
    with pytest.raises(NotAllowed, match="channel_known"):
        newsroom.desk.channels.sign_in("practice", fields, NoQuestions())


def test_a_channel_whose_access_was_withdrawn_says_so_when_checked(newsroom: Newsroom) -> None:
    assert newsroom.desk.channels.check(newsroom.channel.id).limits_at == newsroom.clock()
    newsroom.practice.switch(Fault.SIGN_IN_NEEDED)
    with pytest.raises(SignInNeeded):
        newsroom.desk.channels.check(newsroom.channel.id)
    by_hand = newsroom.desk.channels.add_by_hand("whatsapp")
    assert newsroom.desk.channels.check(by_hand.id) == by_hand  # nobody to ask


def test_signed_in_again_what_has_its_hour_ahead_is_planned_and_what_has_not_asks_a_person(newsroom: Newsroom) -> None:
    soon, past = newsroom.plan("Pronto", minutes=30), newsroom.plan("Ya", minutes=10)
    newsroom.practice.switch(Fault.SIGN_IN_NEEDED)
    for minutes in (10, 20):
        newsroom.clock.forward(minutes=minutes)
        newsroom.publish()
    assert {newsroom.state(soon), newsroom.state(past)} == {State.HELD}
    assert newsroom.desk.channels.asking_to_sign_in().keys() == {newsroom.channel.id}
    newsroom.practice.heal()
    feast = newsroom.plan("Fiesta", minutes=60)
    with newsroom.database.writing() as tx:
        publications.save(tx, feast.held("sign_in_needed"), feast)
    renewed = sign_in_again(newsroom)
    assert (renewed.going_on, renewed.to_decide) == (1, 2)
    assert newsroom.desk.channels.asking_to_sign_in() == {}
    for late in (past, soon):
        assert (newsroom.state(late), newsroom.now(late).reason) == (State.MISSED, "access_came_late")
    newsroom.clock.forward(minutes=60)
    newsroom.publish()
    assert newsroom.state(feast) is State.PUBLISHED
    assert {newsroom.state(soon), newsroom.state(past)} == {State.MISSED}  # their hour is gone: a person decides
    assert {d.publication.id for d in newsroom.desk.calendar.today().decisions} == {soon.id, past.id}


def sign_in_again(newsroom: Newsroom) -> Renewed:
    folder = {"folder": str(newsroom.practice.folder)}
    return newsroom.desk.channels.sign_in_again(newsroom.channel.id, folder, NoQuestions())


class Network:
    """Stands for the child that signs in: answers as who signs in now."""

    def __init__(self, name: str, address: str, **settings: str) -> None:
        self.told = {"name": name, "address": address, "settings": settings, "secret": None}

    def __call__(self, _order: Mapping[str, Any], _ask: object, _keep: object) -> dict[str, Any]:
        return {**self.told, "limits": NETWORKS["practice"].limits.to_json()}

    def answer(self, newsroom: Newsroom) -> ChannelsDesk:
        """The channels of a newsroom that reaches this network."""
        return ChannelsDesk(replace(newsroom.desk.office, errand=self), newsroom.desk.channels.forms)


def test_an_account_with_a_new_user_name_is_still_the_account_and_its_channel_takes_the_name(
    newsroom: Newsroom,
) -> None:
    before = Network(
        "villasauce.bsky.social", "@villasauce.bsky.social", did="did:plc:a", handle="villasauce.bsky.social"
    )
    made = before.answer(newsroom).sign_in("practice", {}, NoQuestions())
    after = Network("villasauce.es", "@villasauce.es", did="did:plc:a", handle="villasauce.es")
    renewed = after.answer(newsroom).sign_in_again(made.id, {}, NoQuestions()).channel
    assert (renewed.name, renewed.address) == ("villasauce.es", "@villasauce.es")
    assert renewed.settings == {"did": "did:plc:a", "handle": "villasauce.es"}
    assert newsroom.desk.channels.channel(made.id) == renewed
    newsroom.desk.channels.rename(made.id, "Bluesky del pueblo")
    again = before.answer(newsroom).sign_in_again(made.id, {}, NoQuestions()).channel
    assert (again.name, again.address) == ("Bluesky del pueblo", "@villasauce.bsky.social")


def test_whoever_takes_over_a_user_name_does_not_take_over_the_channel(newsroom: Newsroom) -> None:
    made = Network("villasauce.es", "@villasauce.es", did="did:plc:a").answer(newsroom)
    channel = made.sign_in("practice", {}, NoQuestions())
    with pytest.raises(BadInput, match="other_account"):
        Network("villasauce.es", "@villasauce.es", did="did:plc:b").answer(newsroom).sign_in_again(
            channel.id, {}, NoQuestions()
        )


def test_a_mastodon_account_is_known_by_its_number_on_its_server(newsroom: Newsroom) -> None:
    server = "https://mastodon.example"
    desk = Network("Villasauce", "@ayto@mastodon.example", server=server, account_id="7").answer(newsroom)
    channel = desk.sign_in("practice", {}, NoQuestions())
    renamed = Network("Villasauce", "@villasauce@mastodon.example", server=server, account_id="7").answer(newsroom)
    assert renamed.sign_in_again(channel.id, {}, NoQuestions()).channel.address == "@villasauce@mastodon.example"
    elsewhere = Network("Villasauce", "@otra@social.example", server="https://social.example", account_id="7")
    with pytest.raises(BadInput, match="other_account"):
        elsewhere.answer(newsroom).sign_in_again(channel.id, {}, NoQuestions())


def test_accounts_that_all_have_the_town_hall_s_name_are_told_apart(newsroom: Newsroom) -> None:
    town = "Ayuntamiento de Villasauce"
    names = []
    for user in ("ayto", "cultura", "deportes"):
        desk = Network(town, f"@{user}@mastodon.example").answer(newsroom)
        names.append(desk.sign_in("practice", {}, NoQuestions()).name)
    assert names == [town, f"{town} (@cultura@mastodon.example)", f"{town} (@deportes@mastodon.example)"]
    assert newsroom.desk.channels.add_by_hand("facebook", town).name == f"{town} (Facebook)"
    assert [newsroom.desk.channels.add_by_hand("x").name for _ in range(3)] == ["X", "X 2", "X 3"]


def test_another_account_does_not_take_a_channel_s_place(newsroom: Newsroom) -> None:
    with pytest.raises(BadInput, match="other_account"):
        newsroom.desk.channels.sign_in_again(
            newsroom.channel.id, {"folder": str(newsroom.folder / "ajena")}, NoQuestions()
        )


def test_a_new_target_moves_the_meter_at_once(newsroom: Newsroom) -> None:
    newsroom.plan("Feria")
    desk = newsroom.desk.writing
    plan = PlanDraft((newsroom.channel.id,), wall("2026-11-26 10:00"))
    desk.save_draft(desk.new().post_id, Draft("Borrador", Content("Borrador")), plan)

    def told() -> tuple[int, int, int, int, int]:
        (one,) = newsroom.desk.calendar.week(plan_day).meters
        return one.meter.published, one.meter.planned, one.meter.drafts, one.meter.missing, one.meter.excess

    plan_day = wall("2026-11-26 10:00").date()
    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(3, 5), ())
    assert told() == (0, 1, 1, 2, 0)
    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(0, 1), ())
    assert told() == (0, 1, 1, 0, 0)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert told() == (1, 0, 1, 0, 0)
    newsroom.plan("Otra")
    assert told() == (1, 1, 1, 0, 1)


def test_a_channel_paused_while_its_frequency_is_being_set_stays_paused(newsroom: Newsroom) -> None:
    def slots() -> Iterator[WeeklySlot]:
        newsroom.desk.channels.pause(newsroom.channel.id)  # somebody else, before it is written
        yield WeeklySlot(0, time(9))

    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(2), slots())
    there = newsroom.desk.channels.channel(newsroom.channel.id)
    assert (there.state, there.target, there.slots) == (
        ChannelState.PAUSED,
        FrequencyTarget(2),
        (WeeklySlot(0, time(9)),),
    )


@pytest.mark.sqlite
@pytest.mark.parametrize("stop", ["pause", "retire"])
def test_a_channel_that_cannot_be_stopped_keeps_what_is_planned_there(newsroom: Newsroom, stop: str) -> None:
    fair = newsroom.plan("Feria")
    with newsroom.database.writing() as tx:  # the disk fills up between the two
        tx.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE OF state ON channel BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(IntegrityError):
        getattr(newsroom.desk.channels, stop)(newsroom.channel.id)
    assert newsroom.now(fair) == fair
    assert newsroom.desk.channels.channel(newsroom.channel.id).state is ChannelState.ACTIVE


def test_signed_in_again_during_a_pause_it_is_held_by_the_pause(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=30)
    with newsroom.database.writing() as tx:
        publications.save(tx, fair.held("sign_in_needed"), fair)
    newsroom.desk.stopping.pause(PauseReason.OTHER)
    renewed = sign_in_again(newsroom)
    assert (renewed.going_on, renewed.to_decide) == (0, 1)
    assert [d.publication.id for d in newsroom.desk.stopping.held()] == [fair.id]


def test_slots_are_kept_in_the_order_of_the_week_without_repeats(newsroom: Newsroom) -> None:
    monday, friday = WeeklySlot(0, time(9)), WeeklySlot(4, time(18))
    changed = newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(2), (friday, monday, friday))
    newsroom.reopen()
    assert newsroom.desk.channels.channel(changed.id).slots == (monday, friday)


def test_a_paused_channel_holds_what_it_had_and_resumed_it_stays_held_until_decided(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    assert newsroom.desk.channels.waiting(newsroom.channel.id) == 1
    assert newsroom.desk.channels.pause(newsroom.channel.id) == 1
    newsroom.desk.channels.resume(newsroom.channel.id)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "channel_paused")
    newsroom.desk.decisions.keep(fair.id)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED


def test_a_retired_channel_gives_its_posts_back_as_drafts_and_keeps_its_past(newsroom: Newsroom) -> None:
    out = newsroom.plan("Ayer")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    fair = newsroom.plan("Mañana")
    assert newsroom.desk.channels.retire(newsroom.channel.id) == 1
    assert newsroom.desk.channels.all() == ()
    assert newsroom.desk.channels.channel(newsroom.channel.id).state is ChannelState.RETIRED
    assert newsroom.state(fair) is State.PROPOSED
    assert [c.title for c in newsroom.desk.calendar.today().cards] == ["Ayer", "Mañana"]
    assert newsroom.desk.calendar.exits(out.post_id)[0].channel.name == "Práctica"
    with pytest.raises(NotAllowed, match="channel_retired"):
        newsroom.desk.channels.resume(newsroom.channel.id)


# --- what is granted is kept when there is where to


def _granting(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, secret: str | None = "a token") -> list[str]:
    """A network that lets everybody in; returns what was asked of it."""
    asked: list[str] = []

    def answer(order: Mapping[str, Any], _ask: object, _keep: object) -> dict[str, Any]:
        asked.append(order["verb"])
        return {"name": "Villasauce", "address": "@ayto@mastodon.example", "settings": {}, "secret": secret}

    monkeypatch.setattr(newsroom.desk.channels, "_office", replace(newsroom.desk.office, errand=answer))
    return asked


def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def backend(_may_ask: bool) -> object:
        raise KeyringMissing

    monkeypatch.setattr("calendario.store.vault._encrypted_backend", backend)


def test_an_address_that_is_not_there_is_said_before_anybody_is_asked_for_a_passphrase(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    _no_keyring(monkeypatch)

    def nobody_there(_order: object, _ask: object, _keep: object) -> dict[str, Any]:
        raise Unavailable("name_not_found", server="noexiste.example")

    monkeypatch.setattr(newsroom.desk.channels, "_office", replace(newsroom.desk.office, errand=nobody_there))
    with pytest.raises(Unavailable, match="name_not_found"):
        newsroom.desk.channels.sign_in("practice", {"server": "noexiste.example"}, NoQuestions())


def test_what_was_granted_is_kept_as_soon_as_there_is_a_place_for_it(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    _no_keyring(monkeypatch)
    asked, desk = _granting(newsroom, monkeypatch), newsroom.desk.channels
    granted = desk.grant("practice", {}, NoQuestions())
    with pytest.raises(KeyringMissing):
        desk.add(granted, NoQuestions())
    assert [c.id for c in desk.all()] == [newsroom.channel.id]
    assert "a token" not in repr(granted)
    desk.open_vault("una frase larga")
    added = desk.add(granted, NoQuestions())
    assert newsroom.desk.office.vault.read(added.id) == "a token"
    assert asked == ["sign-in"], "nobody signs in twice"
    again = desk.grant("practice", {}, NoQuestions())
    newsroom.desk.office.vault.lock()
    with pytest.raises(NotAllowed, match="channel_known"):
        desk.add(again, NoQuestions())  # said before the keys are asked for


def test_what_needs_no_key_opens_none(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    _no_keyring(monkeypatch)
    _granting(newsroom, monkeypatch, secret=None)
    newsroom.desk.channels.sign_in("practice", {}, NoQuestions())
    assert newsroom.desk.office.vault.state == "locked"


# --- a page that moves


def _a_page_with_a_post(newsroom: Newsroom) -> tuple[Channel, Publication]:
    (newsroom.folder / "web").mkdir()
    fields = {"folder": str(newsroom.folder / "web"), "title": "Avisos"}
    page = newsroom.desk.channels.sign_in("webpage", fields, NoQuestions())
    out = newsroom.plan("Feria", on=(page,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    return page, newsroom.now(out)


def test_a_page_that_was_disconnected_goes_on_and_that_of_another_calendar_does_not(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    page, _out = _a_page_with_a_post(newsroom)
    newsroom.desk.channels.retire(page.id)
    fields = {"folder": page.settings["folder"], "title": "Avisos"}
    again = newsroom.desk.channels.sign_in("webpage", fields, NoQuestions())
    assert again.settings["site"] == page.settings["site"]
    newsroom.desk.channels.sign_in_again(again.id, fields, NoQuestions())
    mark = Path(page.settings["folder"]) / "calendario.json"
    mark.write_text(json.dumps({"page": str(new_id(newsroom.clock())), "address": ""}), encoding="utf-8")
    newsroom.desk.channels.retire(again.id)
    with pytest.raises(Refused, match="folder_holds_a_page") as told:
        newsroom.desk.channels.sign_in("webpage", fields, NoQuestions())
    assert "Canales" in sentence(told.value)
    assert "Canales" not in connecting(told.value)[1], "whoever connects it has just been asked"


def test_a_page_that_was_begun_and_given_up_is_simply_begun_again(newsroom: Newsroom, tmp_path: Path) -> None:
    desk = newsroom.desk.channels
    fields = {"folder": str(tmp_path / "web"), "title": "Avisos"}
    (tmp_path / "web").mkdir()
    desk.grant("webpage", fields, NoQuestions())  # and the window is closed before it is added
    added = desk.sign_in("webpage", {**fields, "title": "Avisos municipales"}, NoQuestions())
    out = newsroom.plan("Feria", on=(added,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(out) is State.PUBLISHED


def test_a_folder_of_another_channel_of_this_calendar_is_told_by_that_channel_s_name(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    desk, page = newsroom.desk.channels, _a_page_with_a_post(newsroom)[0]
    where = Path(page.settings["folder"])
    before = (where / "index.html").read_bytes()
    fields = {"folder": str(where), "title": "Cultura", "address": "https://villasauce.example/cultura/"}
    with pytest.raises(Refused, match="folder_of_own_channel") as told:
        desk.grant("webpage", fields, NoQuestions())
    assert page.name in " ".join(connecting(told.value))
    (tmp_path / "otra").mkdir()
    other = desk.sign_in("webpage", {"folder": str(tmp_path / "otra"), "title": "Otra"}, NoQuestions())
    with pytest.raises(Refused, match="folder_of_own_channel"):
        desk.grant_again(other.id, fields, NoQuestions())
    desk.retire(page.id)
    with pytest.raises(Refused, match="folder_of_own_channel"):
        desk.grant_again(other.id, fields, NoQuestions())
    assert (where / "index.html").read_bytes() == before


def test_the_folder_of_another_computer_that_has_the_same_name_is_not_this_one(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    page, _out = _a_page_with_a_post(newsroom)
    with newsroom.database.writing() as tx:
        channels.bind_to(tx, new_id(newsroom.clock()))
    shutil.rmtree(page.settings["folder"])
    Path(page.settings["folder"]).mkdir()
    fields = {"folder": page.settings["folder"], "title": "Cultura", "address": "https://villasauce.example/cultura/"}
    newsroom.desk.channels.sign_in("webpage", fields, NoQuestions())


def test_a_page_that_gets_its_address_has_links_that_can_be_sent(newsroom: Newsroom) -> None:
    page, out = _a_page_with_a_post(newsroom)
    assert str(out.url).startswith("file:")
    moved, links = newsroom.desk.channels.move_page(
        page.id, page.settings["folder"], "https://villasauce.example/avisos"
    )
    assert (moved.address, links) == ("https://villasauce.example/avisos/", 1)
    assert newsroom.now(out).url == f"https://villasauce.example/avisos/posts/{out.remote_id}.html"
    assert newsroom.desk.channels.channel(page.id) == moved
    later = newsroom.plan("Otra", on=(page,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert str(newsroom.now(later).url).startswith("https://villasauce.example/avisos/posts/")


def test_in_its_new_folder_it_goes_on_publishing(newsroom: Newsroom) -> None:
    page, out = _a_page_with_a_post(newsroom)
    (newsroom.folder / "nueva").mkdir()
    _, links = newsroom.desk.channels.move_page(page.id, str(newsroom.folder / "nueva"), "")
    assert links == 1
    assert (newsroom.folder / "nueva" / "posts" / f"{out.remote_id}.html").as_uri() == newsroom.now(out).url
    later = newsroom.plan("Otra", on=(page,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(later) is State.PUBLISHED
    assert len(list((newsroom.folder / "nueva" / "posts").glob("*.json"))) == 2
    assert len(list((newsroom.folder / "web" / "posts").glob("*.json"))) == 1


def test_a_page_that_cannot_move_stays_as_it_was(newsroom: Newsroom) -> None:
    page, out = _a_page_with_a_post(newsroom)
    with pytest.raises(Refused, match="folder_missing"):
        newsroom.desk.channels.move_page(page.id, str(newsroom.folder / "ninguna"), "https://villasauce.example/")
    with pytest.raises(Refused, match="bad_address"):
        newsroom.desk.channels.move_page(page.id, page.settings["folder"], "villasauce.example")
    with pytest.raises(BadInput, match="unknown_errand"):
        newsroom.desk.channels.move_page(newsroom.channel.id, "", "")
    assert newsroom.desk.channels.channel(page.id) == page
    assert newsroom.now(out) == out


def test_a_page_in_another_computer_s_files_is_changed_there(newsroom: Newsroom) -> None:
    page, _ = _a_page_with_a_post(newsroom)
    with newsroom.database.writing() as tx:
        channels.bind_to(tx, new_id(newsroom.clock()))
    with pytest.raises(NotAllowed, match="page_of_another_computer"):
        newsroom.desk.channels.move_page(page.id, page.settings["folder"], "https://villasauce.example/")


def test_how_late_a_channel_wants_its_posts_is_kept(newsroom: Newsroom) -> None:
    wanted = Lateness(WhenLate.SEND, timedelta(minutes=90))
    newsroom.desk.channels.set_lateness(newsroom.channel.id, wanted)
    assert newsroom.desk.channels.channel(newsroom.channel.id).lateness == wanted
