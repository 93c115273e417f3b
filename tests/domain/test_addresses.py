"""What an address tells by itself: what follows its reader, and what speaks against it."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.addresses import (
    completed,
    glued,
    has_credentials,
    host_of,
    is_internal,
    is_public,
    is_shortened,
    is_web,
    mixes_scripts,
    same_place,
    secured,
    shown,
    without_tracking,
)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.es/x?utm_source=fb&id=3&utm_medium=social#b", "https://a.es/x?id=3#b"),
        ("https://a.es/?fbclid=IwAR0", "https://a.es/"),
        ("https://a.es?FBCLID=1&gclid=2", "https://a.es"),
        ("https://a.es/x?a=1&&b=%20", "https://a.es/x?a=1&&b=%20"),
        ("https://youtu.be/abc?si=Zx&t=42", "https://youtu.be/abc?t=42"),
        ("https://a.es/buscar?si=no", "https://a.es/buscar?si=no"),
        ("https://a.es/#/ruta?utm_source=x", "https://a.es/#/ruta?utm_source=x"),
        ("https://a.es/?%75tm_source=x&q=1", "https://a.es/?q=1"),
    ],
)
def test_what_follows_the_reader_goes_and_the_rest_stays(address: str, plain: str) -> None:
    assert without_tracking(address) == plain


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_taking_the_tracking_away_twice_is_once(rest: str) -> None:
    once = without_tracking(f"https://a.es/{rest}")
    assert without_tracking(once) == once


@given(st.text(max_size=80))
def test_no_text_whatever_breaks_a_look_at_an_address(anything: str) -> None:
    for text in (anything, f"https://{anything}", f"http://a.es/{anything}"):
        for look in (without_tracking, secured, has_credentials, is_internal, is_shortened, mixes_scripts):
            look(text)
        assert 0 <= glued(text) <= len(text)
        is_web(text), shown(text), host_of(text), completed(text), same_place(text, anything)


@pytest.mark.parametrize(
    ("address", "secure"),
    [
        ("http://www.a.es/x?y#z", "https://www.a.es/x?y#z"),
        ("http://a.es:80/x", "https://a.es/x"),
        ("http://a.es:8080/x", None),
        ("https://a.es/", None),
        ("http://intranet/", None),
        ("http://[::bad", None),
    ],
)
def test_https_is_proposed_where_it_can_be_the_same_page(address: str, secure: str | None) -> None:
    assert secured(address) == secure


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/",
        "https://nas.local/x",
        "http://intranet/",
        "https://192.168.1.10/",
        "http://10.0.0.1",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1%25eth0]/",
        "http://169.254.169.254/latest",
        "https://portal.lan",
        "https://router.home.arpa.",
    ],
)
def test_nobody_outside_opens_what_is_of_this_network(address: str) -> None:
    assert is_internal(address)


@pytest.mark.parametrize("address", ["https://a.es", "https://8.8.8.8/", "https://local.es", "https://[2001:4860::8]/"])
def test_what_is_of_everybody_is_not_internal(address: str) -> None:
    assert not is_internal(address)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::ffff:192.168.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),  # 10.0.0.1 behind an office's translator
        ("64:ff9b::808:808", True),
        ("2002:a00:1::", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("2001:4860:4860::8888", True),
    ],
)
def test_which_numbers_lie_in_the_open_network(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


def test_who_reads_an_address_with_a_password_has_the_password() -> None:
    assert has_credentials("https://ana:secreta@a.es/x")
    assert has_credentials("https://ana@a.es")
    assert not has_credentials("https://a.es/@ana")
    assert "secreta" not in shown("https://ana:secreta@a.es/x")


def test_a_letter_of_another_alphabet_gives_a_false_name_away() -> None:
    assert mixes_scripts("https://villasаuce.es")  # a Cyrillic а
    assert mixes_scripts("https://xn--villasuce-8fj.es") == mixes_scripts("https://villasаuce.es")
    assert not mixes_scripts("https://ñora.es")
    assert not mixes_scripts("https://правительство.рф/x")
    assert not mixes_scripts("https://東京タワー.jp")


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("https://a.es/x).", 2),
        ("https://a.es/x(", 1),
        ("https://es.wikipedia.org/wiki/Feria_(fiesta)", 0),
        ("https://a.es/x.", 1),
        ("https://a.es/x", 0),
        ("https://a.es/¿qué?»", 2),
    ],
)
def test_what_of_the_sentence_is_glued_to_an_address(address: str, count: int) -> None:
    assert glued(address) == count


@pytest.mark.parametrize("end", [")", ").", "}])", "(", ".,"])
def test_an_end_as_long_as_a_book_is_glued_all_of_it(end: str) -> None:
    tail = end * (300_000 // len(end))
    assert glued("https://a.es/(x)" + tail) == len(tail)


def test_what_was_typed_without_its_scheme_gets_one() -> None:
    assert completed(" ayto.es/bases ") == "https://ayto.es/bases"
    assert completed("http://ayto.es") == "http://ayto.es"
    assert completed("javascript:alert(1)") == "javascript:alert(1)"
    assert completed("") == ""
    assert not is_web("javascript:alert(1)")
    assert not is_web("https://")
    assert not is_web("https://a.es/con espacio")


def test_a_shortener_is_known_by_its_host_alone() -> None:
    assert is_shortened("https://bit.ly/x")
    assert is_shortened("https://www.tinyurl.com/x")
    assert not is_shortened("https://at.co/bit.ly")


def test_two_ways_to_write_the_same_place() -> None:
    assert same_place("http://A.es", "https://a.es/")
    assert same_place("https://a.es/x?utm_source=y", "https://a.es/x")
    assert not same_place("https://a.es/X", "https://a.es/x")


@pytest.mark.parametrize("typed", ["27/11/2026", "27.11.2026", "10:30", "2026/11/27", "123"])
def test_a_date_or_an_hour_is_no_address(typed: str) -> None:
    assert completed(typed) == typed
    assert not is_web(completed(typed))


def test_an_address_of_figures_is_one() -> None:
    assert completed("192.168.1.20/aviso") == "https://192.168.1.20/aviso"
    assert completed("3cat.cat") == "https://3cat.cat"
