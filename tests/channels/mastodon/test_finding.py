"""Looking for a post on Mastodon whose answer never came."""

from __future__ import annotations

from datetime import timedelta

import pytest

from calendario.domain.adapter import (
    MOST_SHOWN,
    MOST_SHOWN_TEXT,
    CannotTell,
    NoAnswer,
    Prepared,
    SignInNeeded,
    Unavailable,
)
from tests.channels.calls import NOW, a_key
from tests.channels.mastodon.desk import Desk
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault


def lost(desk: Desk, fake: FakeMastodon, text: str, **content: object) -> tuple[Prepared, str]:
    """A post that was taken and whose answer never came, seen by a publisher that has just started."""
    prepared, key = desk.prepare(text, **content), a_key()
    fake.play(Fault.DROP_AFTER)
    with pytest.raises(NoAnswer):
        desk.publish(prepared, key)
    desk.reborn()
    return prepared, key


def test_it_is_found_among_more_posts_than_one_page_holds(desk: Desk, fake: FakeMastodon) -> None:
    prepared, key = lost(desk, fake, "La buena.")
    for number in range(95):
        fake.add_status("ayto", f"Otra cosa {number}", made_at=NOW + timedelta(minutes=number + 1))
    desk.clock.now += timedelta(hours=2)
    found = desk.find(prepared, key)
    assert found is not None
    assert found.remote_id == fake.statuses[0].id


def test_a_list_too_long_to_read_to_its_end_proves_nothing(desk: Desk, fake: FakeMastodon) -> None:
    prepared = desk.prepare("Nunca salió.")
    for number in range(450):
        fake.add_status("ayto", f"Otra cosa {number}", made_at=NOW + timedelta(seconds=number))
    with pytest.raises(CannotTell) as told:
        desk.find(prepared)
    assert told.value.code == "list_not_whole"


def test_the_same_words_last_week_are_another_post(desk: Desk, fake: FakeMastodon) -> None:
    fake.add_status("ayto", "Mañana abre la biblioteca.", made_at=NOW - timedelta(days=7))
    assert desk.find(desk.prepare()) is None


def test_the_same_words_a_minute_before_leave_it_to_a_person(desk: Desk, fake: FakeMastodon) -> None:
    fake.add_status("ayto", "Mañana abre la biblioteca.", made_at=NOW - timedelta(minutes=1))
    with pytest.raises(CannotTell) as told:
        desk.find(desk.prepare())
    assert told.value.code == "perhaps_an_older_one"


def test_of_two_posts_that_say_the_same_the_first_is_taken_a_week_apart_and_none_minutes_apart(
    desk: Desk, fake: FakeMastodon
) -> None:
    prepared, key = lost(desk, fake, "Reunión del pleno.")
    fake.add_status("ayto", "Reunión del pleno.", made_at=NOW + timedelta(days=7))
    desk.clock.now += timedelta(days=8)
    found = desk.find(prepared, key)
    assert found is not None
    assert found.remote_id == fake.statuses[0].id
    fake.add_status("ayto", "Reunión del pleno.", made_at=NOW + timedelta(minutes=1))
    with pytest.raises(CannotTell) as told:
        desk.find(prepared, key)
    assert told.value.code == "several_alike"


def test_a_picture_tells_apart_two_posts_that_say_the_same(desk: Desk, fake: FakeMastodon) -> None:
    image = desk.media.add("un banco")
    _, first_key = lost(desk, fake, "Con foto.", images=(image,))
    prepared, key = lost(desk, fake, "Con foto.", images=(image,))
    assert first_key != key
    found = desk.find(prepared, key)
    assert found is not None
    assert found.remote_id == fake.statuses[1].id


def test_what_another_application_or_a_person_wrote_is_not_ours(desk: Desk, fake: FakeMastodon) -> None:
    fake.add_status("ayto", "Mañana abre la biblioteca.", application="Web")
    fake.add_status("ayto", "Mañana abre la biblioteca.", warning="Ojo")
    fake.add_status("vecina", "Mañana abre la biblioteca.")
    assert desk.find(desk.prepare()) is None


def test_a_post_that_was_edited_since_leaves_it_to_a_person(desk: Desk, fake: FakeMastodon) -> None:
    prepared, key = lost(desk, fake, "Con herrata.")
    fake.statuses[0].text, fake.statuses[0].edited_at = "Sin errata.", NOW
    with pytest.raises(CannotTell) as told:
        desk.find(prepared, key)
    assert told.value.code == "perhaps_edited"


@pytest.mark.parametrize("hours", [-5, 5], ids=["slow", "fast"])
def test_a_server_with_a_wrong_clock_is_understood(desk: Desk, fake: FakeMastodon, hours: int) -> None:
    fake.clock = lambda: desk.clock.now + timedelta(hours=hours)
    prepared, key = lost(desk, fake, "Con el reloj mal.")
    assert desk.find(prepared, key) is not None


def test_markup_in_a_text_does_not_hide_it(desk: Desk, fake: FakeMastodon, monkeypatch: pytest.MonkeyPatch) -> None:
    # A server that passes markup on as it came: its page does not show the text, its source does.
    monkeypatch.setattr("tests.servers.fake_mastodon.as_html", lambda text: text)
    prepared, key = lost(desk, fake, "<script>alert('hola')</script> 3 < 5 & <b>más</b>")
    assert desk.find(prepared, key) is not None


def test_an_error_while_looking_never_says_absent(desk: Desk, fake: FakeMastodon) -> None:
    prepared, key = lost(desk, fake, "Aquí está.")
    for fault in (Fault.ERROR_BEFORE, Fault.DROP_BEFORE, Fault.EMPTY, Fault.MARKUP, Fault.RATE_LIMIT, Fault.MOVED):
        fake.play(fault, method="GET", path="/statuses")
        with pytest.raises((Unavailable, CannotTell)):
            desk.find(prepared, key)
    fake.play(Fault.REVOKED, method="GET", path="/statuses")
    with pytest.raises(SignInNeeded):
        desk.find(prepared, key)


def test_what_the_account_shows_is_read_page_by_page_and_in_bounds(desk: Desk, fake: FakeMastodon) -> None:
    fake.add_status("ayto", "De antes", made_at=NOW - timedelta(hours=1))
    for number in range(MOST_SHOWN + 20):
        fake.add_status("ayto", f"Número {number}", made_at=NOW + timedelta(seconds=number))
    fake.add_status("vecina", "De otra cuenta", made_at=NOW)
    desk.clock.now += timedelta(hours=1)
    told = desk.recent(NOW)
    assert len(told.posts) == MOST_SHOWN
    assert told.posts[0].text == f"Número {MOST_SHOWN + 19}"
    assert not told.whole  # the oldest of them were left out, and it says so


def test_what_was_made_with_another_program_is_shown_and_what_was_passed_on_is_not(
    desk: Desk, fake: FakeMastodon, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.add_status("ayto", "Escrito en la web", application="Web", made_at=NOW)
    fake.add_status("ayto", "Respuesta", reply_to="7", made_at=NOW)
    passed_on = fake.add_status("ayto", "De la vecina", made_at=NOW)
    as_json = FakeMastodon.status_json
    monkeypatch.setattr(
        FakeMastodon,
        "status_json",
        lambda self, status: as_json(self, status) | ({"reblog": {"id": "9"}} if status is passed_on else {}),
    )
    assert {post.text for post in desk.recent(NOW).posts} == {"Escrito en la web", "Respuesta"}


def test_a_text_without_end_is_cut_and_its_markup_is_only_text(
    desk: Desk, fake: FakeMastodon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.servers.fake_mastodon.as_html", lambda text: text)
    fake.add_status("ayto", "<p>Uno</p><p>dos<br>tres &lt;b&gt;</p><script>x</script>", made_at=NOW)
    fake.add_status("ayto", "a" * 1_000_000, made_at=NOW + timedelta(seconds=1))
    long, short = desk.recent(NOW).posts
    assert len(long.text) <= MOST_SHOWN_TEXT
    assert short.text == "Uno\n\ndos\ntres <b>"


def test_a_list_that_is_refused_is_not_an_empty_one(desk: Desk, fake: FakeMastodon) -> None:
    fake.play(Fault.REFUSED, method="GET", path="/statuses")
    with pytest.raises(CannotTell) as told:
        desk.recent(NOW)
    assert told.value.code == "list_not_shown"


@pytest.mark.parametrize("hours", [-5, 5], ids=["slow", "fast"])
def test_what_was_just_sent_is_shown_by_a_server_with_a_wrong_clock(desk: Desk, fake: FakeMastodon, hours: int) -> None:
    fake.clock = lambda: desk.clock.now + timedelta(hours=hours)
    since = desk.clock.now
    lost(desk, fake, "Con el reloj mal.")
    assert [post.text for post in desk.recent(since).posts] == ["Con el reloj mal."]
