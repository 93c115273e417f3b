"""The head of a page, as it comes: in any letters, broken, endless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.channels.links.head import MOST_DESCRIPTION, MOST_TITLE, Head, head_of

SPANISH = "<title>Año nuevo en Ñora</title>"


@pytest.mark.parametrize(
    ("encoding", "content_type", "before"),
    [
        ("utf-8", "text/html; charset=utf-8", ""),
        ("utf-8", "text/html", ""),
        ("utf-8-sig", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=ISO-8859-1", ""),
        ("cp1252", "text/html", '<meta charset="windows-1252">'),
        ("cp1252", "text/html", ""),
        ("cp1252", "text/html; charset=nonsense", ""),
        ("cp1252", "text/html; charset=unicode_escape", ""),
        ("utf-16", "text/html", ""),
        ("iso-8859-15", "text/html; charset='iso-8859-15'", ""),
    ],
)
def test_a_title_is_read_in_whatever_letters_it_comes(encoding: str, content_type: str, before: str) -> None:
    assert head_of((before + SPANISH).encode(encoding), content_type).title == "Año nuevo en Ñora"


def test_the_first_title_counts_and_the_card_before_it() -> None:
    page = "<title>Uno</title><svg><title>Dos</title></svg><meta name=twitter:title content=Tres></head>"
    assert head_of(page.encode(), "").title == "Tres"
    assert head_of(b"<title>Uno</title><svg><title>Dos</title></svg>", "").title == "Uno"


def test_what_the_body_says_is_no_head() -> None:
    page = b"<head><title>A</title></head><body><meta property='og:title' content='B'></body>"
    assert head_of(page, "").title == "A"


def test_a_title_cannot_write_over_the_window() -> None:
    page = "<title>\u202eAbc\u2066\n\n  d\0ef \u200b</title>" + "<meta name=description content='" + "x y " * 900 + "'>"
    told = head_of(page.encode(), "")
    assert told.title == "Abc def"
    assert len(told.description) <= MOST_DESCRIPTION + 1


@pytest.mark.parametrize(
    "page",
    [
        b"<" * 500_000,
        b"<!--" * 120_000,
        b"<meta content='" + b"a" * 500_000,
        b"<title>" + b"a" * 500_000,
        b"<title>" + b"&amp" * 120_000,
        b"<![CDATA[" * 50_000,
        b"</" * 250_000,
        b"<a " + b"b=c " * 100_000,
        b"<script>" + b"</scrip" * 70_000,
        b"<!doctype " * 50_000,
        b"<![<![" * 80_000,
        b"<title>&#" + b"1" * 500_000,
    ],
)
def test_a_page_made_to_be_slow_is_not(page: bytes) -> None:
    told = head_of(page, "")
    assert len(told.title) <= MOST_TITLE + 1


@given(st.binary(max_size=400), st.text(max_size=40))
def test_no_bytes_whatever_break_it(data: bytes, content_type: str) -> None:
    assert isinstance(head_of(data, content_type), Head)
    assert isinstance(head_of(b"<meta property='og:title' content='" + data + b"'><title>" + data, ""), Head)
