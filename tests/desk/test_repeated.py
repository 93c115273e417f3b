"""What people say again and again to be no mistake is counted post by post, and told once."""

from __future__ import annotations

from uuid import UUID

from calendario.desk.repeated import ENOUGH, Repeated
from calendario.store import settings
from tests.newsroom import Newsroom

POSTS = [UUID(int=number) for number in range(1, 8)]
KEY = "spelling_error:Gaiata"


def test_it_is_told_at_the_third_post_and_never_again(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    assert [repeated.say(KEY, post) for post in POSTS] == [False, False, True, False, False, False, False]


def test_the_same_post_counts_once(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    assert not any(repeated.say(KEY, POSTS[0]) for _ in range(ENOUGH + 2))


def test_other_words_are_counted_apart(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    for post in POSTS[: ENOUGH - 1]:
        repeated.say(KEY, post)
    assert not repeated.say("spelling_error:farolet", POSTS[-1])
    assert not repeated.say("unexplained_acronym:Gaiata", POSTS[-1])


def test_what_was_taken_back_does_not_count(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    for post in POSTS[:2]:
        repeated.say(KEY, post)
    repeated.take_back(KEY, POSTS[1])
    repeated.take_back(KEY, POSTS[5])
    assert [repeated.say(KEY, post) for post in POSTS[2:4]] == [False, True]


def test_what_was_told_stays_told_whatever_is_taken_back(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    for post in POSTS[:3]:
        repeated.say(KEY, post)
    repeated.take_back(KEY, POSTS[2])
    assert not any(repeated.say(KEY, post) for post in POSTS)


def test_of_very_many_words_those_that_were_said_last_are_counted(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    repeated.say(KEY, POSTS[0])
    repeated.say("spelling_error:farolet", POSTS[0])
    with newsroom.database.writing() as tx:
        kept = settings.read(tx, "said_right")
        assert isinstance(kept, list)
        many = [[f"spelling_error:w{number}", [str(POSTS[0])]] for number in range(298)]
        settings.write(tx, "said_right", kept + many)
    repeated.say("spelling_error:farolet", POSTS[1])
    repeated.say("spelling_error:new", POSTS[1])
    with newsroom.database.reading() as tx:
        kept = settings.read(tx, "said_right")
    assert isinstance(kept, list)
    assert len(kept) == 300
    assert KEY not in {key for key, _posts in kept}
    assert repeated.say("spelling_error:farolet", POSTS[2])


def test_a_damaged_count_begins_anew(newsroom: Newsroom) -> None:
    repeated = Repeated(newsroom.desk.office)
    for damaged in ("x", {"a": 1}, [1, 2], [["a"]], None):
        with newsroom.database.writing() as tx:
            settings.write(tx, "said_right", damaged)
        assert not repeated.say(KEY, POSTS[0])
