"""Signing in to Mastodon in the browser, with all that people and servers do wrong."""

from __future__ import annotations

import queue
import re
import socket

import pytest
import requests

from calendario import main
from calendario.channels.mastodon import MastodonAdapter
from calendario.channels.mastodon.loopback import Loopback
from calendario.channels.mastodon.sign_in import origin_of
from calendario.domain.adapter import Refused, SignInNeeded, Unavailable
from tests.channels.calls import KeptSecret, Pictures
from tests.channels.mastodon.desk import Desk, HandClock, Person, a_channel
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault


@pytest.mark.parametrize("version", ["4.6.5", "4.2.0"])
def test_a_sign_in_in_the_browser_ends_in_access_that_works(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person, media: Pictures, version: str
) -> None:
    fake.version = version
    signed_in = adapter.sign_in({"server": fake.url}, person)
    assert (signed_in.name, signed_in.address) == ("Ayuntamiento de Prueba", f"@ayto@{fake.domain}")
    assert signed_in.settings == {"server": fake.url, "account_id": fake.account_id("ayto")}
    assert signed_in.limits is not None
    (granted,) = fake.tokens.values()
    reading = "profile" if version == "4.6.5" else "read:accounts"
    assert granted.scopes == {reading, "read:statuses", "write:statuses", "write:media"}
    assert ("code_challenge_method=S256" in person.pages[0]) == (version == "4.6.5")
    assert signed_in.secret is not None
    desk = Desk(adapter, a_channel(fake.url, "1"), KeptSecret(signed_in.secret), media, HandClock())
    desk.publish(desk.prepare())
    assert fake.statuses[0].application == "Calendario"


def test_what_the_browser_shows_at_the_end_is_in_the_persons_language(fake: FakeMastodon, person: Person) -> None:
    pages: list[str] = []
    person.browse = lambda url: pages.append(requests.get(url, timeout=10).text)
    main.adapters()["mastodon"].sign_in({"server": fake.url}, person)
    assert "puedes cerrar esta página" in pages[0]


def test_somebody_who_said_no_in_the_browser_is_not_told_that_it_is_done(fake: FakeMastodon, person: Person) -> None:
    pages: list[str] = []
    person.browse = lambda url: pages.append(requests.get(url, timeout=10).text)
    fake.person_says_yes = False
    with pytest.raises(SignInNeeded):
        main.adapters()["mastodon"].sign_in({"server": fake.url}, person)
    assert "no se ha conectado" in pages[0]
    assert "Hecho" not in pages[0]


def test_the_code_can_be_pasted_where_the_server_takes_no_redirect(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    fake.takes_loopback = False
    shown: list[str] = []
    person.browse = lambda url: shown.append(requests.get(url, timeout=10).text)
    person.pasted = lambda: re.findall(r'value="([^"]+)"', shown[0])[0] + "\n"
    assert adapter.sign_in({"server": fake.url}, person).secret is not None


def test_the_address_of_the_page_that_did_not_open_can_be_pasted(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    ended_on: list[str] = []
    person.browse = lambda url: ended_on.append(
        requests.get(url, timeout=10, allow_redirects=False).headers["Location"]
    )
    person.pasted = lambda: ended_on[0]
    assert adapter.sign_in({"server": fake.url}, person).secret is not None


@pytest.mark.parametrize(
    ("pasted", "code"),
    [("wrong", "code_wrong"), ("", "code_wrong"), ("http://127.0.0.1:1/?code=x&state=another", "code_wrong")],
)
def test_a_wrong_code_is_no_access(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person, pasted: str, code: str
) -> None:
    person.browse = lambda _: None
    person.pasted = lambda: pasted
    with pytest.raises(SignInNeeded) as told:
        adapter.sign_in({"server": fake.url}, person)
    assert told.value.code == code


def test_saying_no_in_the_browser_or_giving_up_is_told(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    fake.person_says_yes = False
    with pytest.raises(SignInNeeded) as told:
        adapter.sign_in({"server": fake.url}, person)
    assert told.value.code == "sign_in_denied"
    person.browse = lambda _: person.gone.set()
    with pytest.raises(SignInNeeded) as given_up:
        adapter.sign_in({"server": fake.url}, person)
    assert given_up.value.code == "sign_in_given_up"


def test_a_page_that_forges_the_redirect_gets_nothing(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    statuses: list[int] = []

    def browse(url: str) -> None:
        redirect = re.findall(r"redirect_uri=http%3A%2F%2F127.0.0.1%3A(\d+)%2F", url)[0]
        for query in ("code=evil", "code=evil&state=", "code=evil&state=guess", "error=access_denied"):
            statuses.append(requests.get(f"http://127.0.0.1:{redirect}/?{query}", timeout=10).status_code)
        requests.get(url, timeout=10)

    person.browse = browse
    assert adapter.sign_in({"server": fake.url}, person).secret is not None
    assert statuses == [400] * 4


def test_credentials_that_do_not_work_are_not_returned(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    fake.play(Fault.REVOKED, method="GET", path="verify_credentials")
    with pytest.raises(SignInNeeded):
        adapter.sign_in({"server": fake.url}, person)


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("mastodon.social", "https://mastodon.social"),
        ("  Mastodon.Social/ ", "https://mastodon.social"),
        ("https://mastodon.social/@ayto", "https://mastodon.social"),
        ("http://mastodon.social", "https://mastodon.social"),
        ("@ayto@social.example", "https://social.example"),
        ("ayto@social.example", "https://social.example"),
        ("social.example:8443", "https://social.example:8443"),
        ("españa.example", "https://xn--espaa-rta.example"),
        ("http://127.0.0.1:3000/x", "http://127.0.0.1:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_what_people_type_as_their_server(typed: str, origin: str) -> None:
    assert origin_of(typed) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "mastodon",
        "@ayto",
        "no es una dirección",
        "ftp://social.example",
        "https://",
        "social.example:99999",
        "https://user:pass@social.example",
        "social..example",
        "a" * 300 + ".example",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_server_is_refused_at_once(adapter: MastodonAdapter, person: Person, typed: str) -> None:
    with pytest.raises(Refused) as told:
        adapter.sign_in({"server": typed}, person)
    assert told.value.code == "address_wrong"
    assert person.pages == []


def test_an_address_where_no_mastodon_lives(adapter: MastodonAdapter, fake: FakeMastodon, person: Person) -> None:
    fake.play(Fault.MARKUP, method="GET", path="instance", times=2)
    with pytest.raises(Refused) as told:
        adapter.sign_in({"server": fake.url}, person)
    assert told.value.code == "not_mastodon"


def test_a_dead_network_is_no_fault_of_the_address(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_names(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    def no_such_name(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    with pytest.raises(Unavailable) as told:
        adapter.sign_in({"server": "social.example"}, person)
    assert told.value.code == "name_not_found"
    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    with pytest.raises(Refused) as wrong:
        adapter.sign_in({"server": "social.example"}, person)
    assert wrong.value.code == "address_wrong"
    monkeypatch.undo()
    fake.stop_listening()
    with pytest.raises(Unavailable):
        adapter.sign_in({"server": fake.url}, person)


def test_a_redirect_to_the_servers_home_is_followed_when_signing_in(
    adapter: MastodonAdapter, fake: FakeMastodon, person: Person
) -> None:
    fake.play(Fault.MOVED, method="GET", path="/api/v2/instance")
    assert adapter.sign_in({"server": fake.url}, person).settings["server"] == fake.url


def test_the_redirect_listener_serves_one_sign_in_and_survives_silent_visitors() -> None:
    came: queue.Queue[str | None] = queue.Queue()
    with Loopback("the-state", {True: "Ya <puede> volver", False: "no"}, came.put) as loopback:
        port = int(loopback.address.rsplit(":", 1)[1].strip("/"))
        with socket.create_connection(("127.0.0.1", port)):  # a browser that connects ahead and says nothing
            for _ in range(2):
                page = requests.get(loopback.address, params={"state": "the-state", "code": "c"}, timeout=5)
                assert "Ya &lt;puede&gt; volver" in page.text
        assert requests.get(loopback.address + "favicon.ico", timeout=5).status_code == 400
    assert came.get(timeout=5) == "c"
    with pytest.raises(requests.ConnectionError):
        requests.get(loopback.address, timeout=5)
    assert came.empty()


@pytest.mark.parametrize(("said", "code"), [("code=c", "c"), ("error=access_denied", None)])
def test_the_browser_has_the_whole_page_before_the_sign_in_ends_and_its_process_with_it(
    said: str, code: str | None
) -> None:
    browser = socket.socket()
    came: queue.Queue[tuple[str | None, bytes]] = queue.Queue()

    def end(heard: str | None) -> None:
        came.put((heard, browser.recv(10_000)))

    with browser, Loopback("the-state", {True: "Hecho", False: "Nada"}, end) as loopback:
        browser.settimeout(2)
        browser.connect(("127.0.0.1", int(loopback.address.rsplit(":", 1)[1].strip("/"))))
        browser.sendall(f"GET /?state=the-state&{said} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        heard, page = came.get(timeout=5)
    assert heard == code
    assert page.endswith(b"</html>")
