"""Pages as they come: written by Word, by hand, by a machine, by somebody who wants the program to hang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.page_text import Tag, letters_of, pieces

A_MILLION = 1_000_000


def words_of(page: str) -> str:
    return "".join(piece for piece in pieces(page) if isinstance(piece, str))


def test_tags_come_with_what_they_say_and_words_with_their_letters() -> None:
    page = "<A HREF='x?a&amp;b' Title=uno\ndisabled href=no>Fe&ntilde;a</a ><br/><svg/>"
    told = {"href": "x?a&b", "title": "uno", "disabled": ""}
    assert list(pieces(page)) == [
        Tag("a", True, told),
        "Feña",
        Tag("a", False),
        Tag("br", True),
        Tag("svg", True),
        Tag("svg", False),
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("3 < 5 y 5 > 3 <", "3 < 5 y 5 > 3 <"),
        ("uno<![if !supportLists]>dos<![endif]>", "unodos"),
        ("uno<!--[if mso]><xml>no</xml><![endif]--><!--> <!---->dos", "uno dos"),
        ("uno<![<![", "uno"),
        ("<style>a > b {}</script></STYLE >uno<script>'</b>'", "uno"),
        ("uno<?xml version='1'?></>dos", "unodos"),
        ("de 5 a <b", "de 5 a <b"),
        ('<a href="x>uno</a>', "uno"),
        ("&#" + "1" * 5_000 + ";uno", "\ufffduno"),
    ],
)
def test_what_no_reader_sees_is_left_out_and_no_word_is_lost(page: str, words: str) -> None:
    assert words_of(page) == words


@pytest.mark.parametrize("before", ["", "<a ", "<a b='", "<p>"])
@pytest.mark.parametrize(
    "again",
    [
        *("<a ", "<a b='", '<a b="', "<", "<!--", "<![<![", "</", "</a ", "<!doctype ", "<?", "&#1", "&amp"),
        *("<script></s", "<a b=c ", "<a  =", "<a b= '>", "<a/", "<p>"),
    ],
)
def test_a_page_made_to_be_slow_costs_what_it_is_long(before: str, again: str) -> None:
    page = (before + again * A_MILLION)[:A_MILLION]
    assert len(words_of(page)) <= A_MILLION


@given(st.one_of(st.text(max_size=200), st.text(alphabet="<>/!-[]a b='\"&#;1x?", max_size=80)))
def test_no_text_whatever_breaks_it(page: str) -> None:
    assert all(piece if isinstance(piece, str) else piece.name for piece in pieces(page))


@given(st.binary(max_size=60), st.one_of(st.text(max_size=12), st.sampled_from(["punycode", "idna", "utf-16", "big5"])))
def test_bytes_are_letters_whatever_they_are_told_to_be(data: bytes, told: str) -> None:
    assert isinstance(letters_of(data, told), str)
