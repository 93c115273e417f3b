"""Signing in to Bluesky: what is kept of it, what is refused, and which servers are never told a password."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from calendario.channels.bluesky.wire import server_address
from calendario.domain.adapter import Refused, Unavailable
from calendario.sentences import sentence
from tests.channels.bluesky.office import sign_in
from tests.servers.bluesky import Account, BlueskyServer
from tests.servers.untrusted import an_untrusted_server

pytestmark = pytest.mark.server


def test_a_sign_in_tells_the_account_and_keeps_a_session_but_not_the_app_password(
    bluesky: BlueskyServer, account: Account
) -> None:
    signed_in = sign_in(bluesky, account, handle=f" @{account.handle.upper()} ")
    assert (signed_in.name, signed_in.address) == (account.handle, f"@{account.handle}")
    assert signed_in.settings == {"server": bluesky.door.url, "handle": account.handle, "did": account.did}
    assert signed_in.secret
    assert account.app_password not in signed_in.secret
    assert signed_in.limits
    assert (signed_in.limits.text, signed_in.limits.text_bytes, signed_in.limits.image_bytes) == (300, 3000, 1_000_000)
    assert signed_in.limits.read_on


def test_a_wrong_app_password_is_refused(bluesky: BlueskyServer, account: Account) -> None:
    with pytest.raises(Refused) as told:
        sign_in(bluesky, account, app_password="aaaa-bbbb-cccc-dddd")
    assert told.value.code == "sign_in_refused"


def test_the_accounts_own_password_is_not_taken_and_leaves_no_session(bluesky: BlueskyServer, account: Account) -> None:
    bluesky.door.seen.clear()
    with pytest.raises(Refused) as told:
        sign_in(bluesky, account, app_password=account.password)
    assert told.value.code == "app_password_needed"
    assert bluesky.door.seen[-1].endswith("deleteSession")


def test_an_account_its_owner_closed_is_told_as_such(bluesky: BlueskyServer, account: Account) -> None:
    bluesky.deactivate(account)
    with pytest.raises(Refused) as told:
        sign_in(bluesky, account)
    assert told.value.code == "account_closed"


@pytest.mark.parametrize("fault", ["garbled", "emptied"])
def test_a_server_that_is_not_bluesky_never_sees_the_password(
    bluesky: BlueskyServer, account: Account, fault: str
) -> None:
    bluesky.door.seen.clear()
    bluesky.door.play(fault)
    with pytest.raises(Refused) as told:
        sign_in(bluesky, account)
    assert told.value.code == "not_a_bluesky_server"
    assert told.value.facts["server"] == bluesky.url.removeprefix("http://")
    assert not [line for line in bluesky.door.seen if "createSession" in line]


def test_a_server_that_does_not_answer_the_door_is_unavailable(bluesky: BlueskyServer, account: Account) -> None:
    bluesky.door.play("unreachable")
    with pytest.raises(Unavailable) as told:
        sign_in(bluesky, account)
    assert sentence(told.value).startswith(f"Ahora no se llega a {bluesky.url.removeprefix('http://')}.")


def test_a_server_name_that_does_not_exist_is_told_as_such(
    bluesky: BlueskyServer, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unavailable) as told:
        sign_in(bluesky, account, server="bsky.invalid")
    assert told.value.code == "server_not_found"
    assert told.value.facts["server"] == "bsky.invalid"


def test_a_server_with_a_certificate_of_its_own_making_is_not_trusted(
    bluesky: BlueskyServer, account: Account, tmp_path: Path
) -> None:
    with an_untrusted_server(tmp_path) as address, pytest.raises(Unavailable) as told:
        sign_in(bluesky, account, server=address)
    assert told.value.code == "server_not_trusted"


@pytest.mark.parametrize("handle", ["", "ayuntamiento", "dos palabras.es", "@"])
def test_what_is_not_a_handle_is_refused_before_anything_is_sent(
    bluesky: BlueskyServer, account: Account, handle: str
) -> None:
    bluesky.door.seen.clear()
    with pytest.raises(Refused) as told:
        sign_in(bluesky, account, handle=handle)
    assert told.value.code == "handle_wrong"
    assert bluesky.door.seen == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", "https://bsky.social"),
        (" bsky.social/ ", "https://bsky.social"),
        ("https://pds.ejemplo.es:8443/xrpc", "https://pds.ejemplo.es:8443"),
        ("http://127.0.0.1:2583", "http://127.0.0.1:2583"),
        ("http://[::1]:2583", "http://[::1]:2583"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_a_server_address_is_understood_as_people_type_it(typed: str, meant: str) -> None:
    assert server_address(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://bsky.social", "address_not_https"),
        ("ftp://bsky.social", "address_wrong"),
        ("https://", "address_wrong"),
        ("https://user:pass@bsky.social", "address_wrong"),
        ("https://bsky.social:puerto", "address_wrong"),
        ("https://[::1", "address_wrong"),
    ],
)
def test_a_server_address_that_cannot_be_safe_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        server_address(typed)
    assert told.value.code == code
