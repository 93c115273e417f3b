"""Every network's own ruler, against counts made with the networks' own software, and what holds for any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.networks import NETWORKS, Limits, UnknownNetwork
from calendario.domain.rulers import Measure, fitting_prefix, measure
from calendario.domain.rulers.telegram import seen

_VECTORS = json.loads((Path(__file__).parent.parent / "data" / "channel_vectors.json").read_text(encoding="utf-8"))
_LENGTHS = [vector for vector in _VECTORS if vector["kind"] == "length"]
_NETWORK = {"wordpress": "web"}

_PARTS = st.sampled_from(
    [
        *"aé·€…•\n \t'«»()/.:@#_-",
        "plaça ",
        "exemple.cat",
        "exemple.catalunya",
        "https://exemple.cat/",
        "https://www.ñandú.cat/ruta?x=1",
        "http://localhost:8080/x",
        "@alcaldia",
        "@alcaldia@mastodon.example.org",
        "info@exemple.cat",
        "guia.py",
        "\r\n",
        "e\u0301",
        "\u0301",
        "👨‍👩‍👧‍👦",
        "🇪🇸",
        "1️⃣",
        "❤️",
        "©",
        "\u200d",
        "\ufe0f",
        "नमस्ते",
        "한",
        "日本",
    ]
)
_MUNICIPAL = st.lists(_PARTS, max_size=25).map("".join)
_ANY = st.text(max_size=60) | _MUNICIPAL
_KEYS = st.sampled_from(sorted(NETWORKS))


@pytest.mark.parametrize("vector", _LENGTHS, ids=[vector["id"] for vector in _LENGTHS])
def test_a_text_measures_what_the_network_counts(vector):
    text = seen(vector["text"]) if vector.get("parse_mode") == "HTML" else vector["text"]
    key = _NETWORK.get(vector["channel"], vector["channel"])
    measured = measure(key, text, warning=vector.get("spoiler_text", ""))
    assert (measured.length, measured.limit, measured.fits) == (vector["expected"], vector["limit"], vector["valid"])
    if "expected_utf8_bytes" in vector:
        assert (measured.bytes, measured.byte_limit) == (vector["expected_utf8_bytes"], vector["limit_utf8_bytes"])


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        # Mastodon: what is a link
        ("mastodon", "exemple.cat", 11),
        ("mastodon", "https://a.cat", 23),
        ("mastodon", "https://a.invalid", 17),
        ("mastodon", "(https://exemple.cat/agenda)", 25),
        ("mastodon", "https://exemple.cat/agenda.", 24),
        ("mastodon", "https://exemple.cat/a_(b)_(c(d))", 23),
        ("mastodon", "https://exemple.cat/日本語/é?q=ñ", 23),
        ("mastodon", "https://exemple.cat:8080/a", 23),
        ("mastodon", "#https://exemple.cat", 20),
        ("mastodon", "gemini://exemple.cat/nota", 23),
        ("mastodon", "https://😀.cat/nota", 18),
        ("mastodon", "https://" + "a" * 64 + ".cat", 76),
        ("mastodon", "https://exemple.cat/" + "a" * 4076, 23),
        ("mastodon", "https://exemple.cat/" + "a" * 4077, 4097),
        ("mastodon", "https://t.co/Abc?x=1", 27),
        # Mastodon: mentions
        ("mastodon", "@alcaldia@mastodon.example.org", 9),
        ("mastodon", "@a@" + "b" * 254, 257),
        ("mastodon", "@a@b@c", 6),
        ("mastodon", "info@exemple.cat", 16),
        ("mastodon", "https://exemple.cat/@alcaldia@mastodon.example.org", 23),
        # X: bare domains, oddities of its library
        ("x", "exemple.cat", 23),
        ("x", "Obriu guia.py i dades.zip", 55),
        ("x", "vegeuhttps://exemple.cat/a", 26),
        ("x", "exemple.cat?x=1", 27),
        ("x", "exemple.cat/?x=1", 23),
        ("x", "info@exemple.cat", 16),
        ("x", "https://t.co/Abc?x=1", 23),
        ("x", "https://t.co/Abc/x", 25),
        ("x", "https://t.co/" + "a" * 41, 54),
        ("x", "https://exemple.cat/a/(b)", 23),
        ("x", "fin.Después", 11),
        ("x", "nova web: exemple.web", 21),  # .web is younger than X's list
        # X: emoji
        ("x", "©", 1),
        ("x", "©️", 2),
        ("x", "👩🏽‍🚒", 2),
        ("x", "👍🏽👍🏽", 4),
        ("x", "🧑‍🎄", 5),
        ("x", "🇽🇽", 4),
        # Threads
        ("threads", "Festa © 2026™", 13),
        ("threads", "👨‍👩‍👧‍👦", 25),
    ],
)
def test_links_mentions_and_emoji_cost_what_the_network_says(key: str, text: str, expected: int):
    assert measure(key, text).length == expected


def test_the_warning_shares_the_room_of_the_text():
    assert measure("mastodon", "a" * 495, warning=" Avís ").length == 499
    assert measure("mastodon", "a" * 497, warning="Avís").excess == 1


def test_a_warning_without_text_becomes_the_text():
    link = "https://exemple.cat/una/adreça/molt/llarga"
    assert measure("mastodon", " \u00a0 ", warning=link).length == 23
    assert measure("mastodon", "Text", warning=link).length == len(link) + 4


def test_other_networks_have_no_warning():
    assert measure("bluesky", "Text", warning="Avís").length == 4


def test_a_server_may_take_more_and_price_links_otherwise():
    generous = Limits(text=5000, unit="graphemes", url_cost=30)
    measured = measure("mastodon", "https://a.cat " + "a" * 600, limits=generous)
    assert measured == Measure(length=631, limit=5000, unit="graphemes")
    assert measured.fits


def test_an_excess_of_bytes_alone_is_told_in_bytes():
    assert measure("bluesky", "👨‍👩‍👧‍👦" * 121).excess == 25
    assert measure("bluesky", "é" * 303).excess == 3
    assert measure("bluesky", "hola").excess == 0


def test_no_known_limit_always_fits():
    assert measure("board", "a" * 100_000) == Measure(length=100_000, limit=None, unit="graphemes")
    assert measure("board", "a" * 100_000).fits


def test_an_unknown_network_has_no_ruler():
    with pytest.raises(UnknownNetwork):
        measure("myspace", "hola")


@pytest.mark.parametrize("key", sorted(NETWORKS))
def test_damaged_text_is_still_measured(key: str):
    for text in ("\ud800", "a\udfffb.cat", "https://\ud800.cat/", "\0", "@\ud83d@a.cat", "é.\ud800.cat"):
        measure(key, text)
        fitting_prefix(key, text, limits=Limits(text=1, unit="graphemes"))


# --- where what no longer fits begins ----------------------------------------------------------------------------


def test_a_text_that_fits_is_all_there():
    assert fitting_prefix("x", "Hola") == 4


def test_the_cut_is_behind_the_last_grapheme_that_fits():
    assert fitting_prefix("bluesky", "é" * 310) == 300
    assert fitting_prefix("bluesky", "👨‍👩‍👧‍👦" * 121) == 120 * 7  # 3,000 bytes
    assert fitting_prefix("x", "a" * 279 + "€b") == 279
    assert fitting_prefix("instagram", "a" * 2199 + "🎉") == 2199


def test_a_link_is_never_cut():
    text = "a" * 471 + " https://exemple.cat/una/adreça y más"
    assert measure("mastodon", text).excess == 1
    assert text[fitting_prefix("mastodon", text) :] == "s"
    crowded = "a" * 480 + " https://exemple.cat/agenda"
    assert fitting_prefix("mastodon", crowded) == 481


def test_a_cut_makes_no_link_of_what_was_none():
    text = "a" * 265 + " exemple.catalunya " + "b" * 20
    end = fitting_prefix("x", text)
    assert measure("x", text[:end]).fits
    assert end < len(text)


def test_decomposed_text_is_cut_where_the_composed_one_is():
    assert fitting_prefix("x", "e\u0301" * 300) == 560


def test_the_warning_leaves_less_room():
    assert fitting_prefix("mastodon", "a" * 600, warning="b" * 400) == 100
    assert fitting_prefix("mastodon", "a" * 600, warning="b" * 600) == 0


# --- what holds for any text ---------------------------------------------------------------------------------------


@given(_KEYS, _ANY)
def test_any_text_has_a_length(key: str, text: str):
    measured = measure(key, text)
    assert measured.length >= 0
    assert measured.fits == (measured.excess == 0)


@given(_KEYS, _MUNICIPAL, _MUNICIPAL)
def test_texts_apart_by_a_line_add_up(key: str, first: str, second: str):
    """A line end joins nothing: neither graphemes nor links nor mentions reach across it."""
    whole = measure(key, f"x{first}x\nx{second}x").length
    assert whole == measure(key, f"x{first}x").length + 1 + measure(key, f"x{second}x").length


@given(st.sampled_from(["bluesky", "instagram", "telegram", "web"]), _ANY, _ANY)
def test_more_text_is_never_shorter(key: str, text: str, more: str):
    """Where nothing has a fixed price, and but for graphemes that the added text completes."""
    assert measure(key, text + more).length >= measure(key, text).length


@given(_KEYS, _ANY, st.integers(1, 40), st.booleans(), st.sampled_from(["", "Avís"]))
def test_the_fitting_part_fits_and_no_more_would(key: str, text: str, room: int, in_bytes: bool, warning: str):
    own = NETWORKS[key].limits
    limits = Limits(text=room, unit=own.unit, url_cost=own.url_cost, text_bytes=3 * room if in_bytes else None)
    end = fitting_prefix(key, text, warning=warning, limits=limits)
    assert 0 <= end <= len(text)
    if end == len(text) and measure(key, text, warning=warning, limits=limits).fits:
        return
    assert end == 0 or measure(key, text[:end], warning=warning, limits=limits).fits
    boundaries = [cluster.end() for cluster in regex.finditer(r"\X", text)]
    assert end == 0 or end in boundaries
    if key not in ("mastodon", "x"):  # there a link or mention follows whole or not at all
        following = min(boundary for boundary in boundaries if boundary > end)
        assert not measure(key, text[:following], warning=warning, limits=limits).fits
