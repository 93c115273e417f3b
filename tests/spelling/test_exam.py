"""The dictionaries as they ship, on posts that nobody looked at while building them: floors for a broken build.

How good it is, `make bench ARGS="-k bench_spelling"` tells.
"""

import pytest

from calendario import paths
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import words
from tests.benchmarks.spelling import texts

_MOST_FALSE_ALARMS = 0.009  # of words; goal 0.004
_LEAST_FOUND = 0.90  # goal 0.93
_LEAST_FIRST = 0.80  # goal 0.87
_LEAST_ACCENTS = 0.40  # goal 0.50


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


def test_right_posts_are_left_alone(spelling: Spelling) -> None:
    posts = [post for post in texts.posts()["exam"] if not post.slips]
    alarms = sum(len(spelling.misspelt(post.text)) for post in posts)

    assert alarms <= _MOST_FALSE_ALARMS * sum(len(list(words(post.text))) for post in posts)


def test_misspelt_words_are_found_and_what_was_meant_comes_first(spelling: Spelling) -> None:
    slips = [(post.text, slip) for post in texts.misspelt_posts()["exam"] for slip in post.slips]
    found = [
        slip
        for text, slip in slips
        if any(word.start < slip.end and slip.start < word.end for word in spelling.misspelt(text))
    ]
    first = [slip for slip in found if slip.meant.lower() in [t.lower() for t in spelling.suggestions(slip.typed, 1)]]

    assert len(found) >= _LEAST_FOUND * len(slips)
    assert len(first) >= _LEAST_FIRST * len(slips)


def test_a_wrong_accent_is_hinted_at_and_a_right_one_is_not(spelling: Spelling) -> None:
    sets = texts.accents()
    hinted = [accent for accent in sets["exam"] if spelling.hints(accent.text)]
    wronged = [accent for accent in sets["exam, right"] if spelling.hints(accent.text)]

    assert len(hinted) >= _LEAST_ACCENTS * len(sets["exam"])
    assert len(wronged) <= len(sets["exam, right"]) * 0.1
