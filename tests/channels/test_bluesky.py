"""The Bluesky adapter against a real PDS: what arrives there, what a lost answer leaves, and how access is kept."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image as Pillow

from calendario.channels.bluesky import BlueskyAdapter
from calendario.channels.bluesky.wire import Server, server_address
from calendario.cli import channel as channel_errand
from calendario.desk import errand
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import (
    CannotTell,
    NoAnswer,
    Prepared,
    Refused,
    SignedIn,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.post import Content, Visibility
from calendario.sentences import sentence
from tests.channels.contract import AdapterContract, Calls, KeptSecret, Pictures, Seen, a_key, a_payload
from tests.servers.bluesky import JWT_SECRET, Account, BlueskyServer, bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server"]  # fixtures

pytestmark = pytest.mark.server


class Nobody:
    """A sign-in that needs neither browser nor code."""

    def open_page(self, url: str) -> None:
        pytest.fail("no page to open")

    def take_code(self, timeout_s: float) -> str:
        pytest.fail("no code to take")


def sign_in(at: BlueskyServer, account: Account, **typed: str) -> SignedIn:
    fields = {"server": at.url, "handle": account.handle, "app_password": account.app_password}
    return BlueskyAdapter().sign_in(fields | typed, Nobody())


def a_channel(signed_in: SignedIn) -> Channel:
    return Channel(
        id=UUID(int=1),
        kind="bluesky",
        network="bluesky",
        name=signed_in.name,
        letters="BS",
        address=signed_in.address,
        settings=signed_in.settings,
    )


@pytest.fixture
def account(bluesky: BlueskyServer) -> Account:
    return bluesky.new_account()


@pytest.fixture(scope="session")
def office(bluesky_server: BlueskyServer) -> tuple[Account, SignedIn]:
    """One account for all the tests of the contract, which count from what they find."""
    account = bluesky_server.new_account()
    return account, sign_in(bluesky_server, account)


@pytest.fixture
def signed_in(bluesky: BlueskyServer, account: Account) -> SignedIn:
    return sign_in(bluesky, account)


@pytest.fixture
def channel(signed_in: SignedIn) -> Channel:
    return a_channel(signed_in)


@pytest.fixture
def secret(signed_in: SignedIn) -> KeptSecret:
    assert signed_in.secret
    return KeptSecret(signed_in.secret)


@pytest.fixture
def media(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "media")


@pytest.fixture
def calls(channel: Channel, secret: KeptSecret, media: Pictures) -> Calls:
    return Calls(BlueskyAdapter(), channel, secret, media, datetime.now(UTC))


def value(record: Mapping[str, object]) -> dict[str, object]:
    told = record["value"]
    assert isinstance(told, dict)
    return told


def tokens(secret: KeptSecret) -> list[str]:
    """Handle, DID, access token, refresh token, server."""
    return str(json.loads(secret.value)["session"]).split(":::")


def with_tokens(secret: KeptSecret, *, access: str | None = None, refresh: str | None = None) -> KeptSecret:
    parts = tokens(secret)
    parts[2], parts[3] = access or parts[2], refresh or parts[3]
    return KeptSecret(json.dumps({"session": ":::".join(parts)}))


def expired(token: str) -> str:
    """The same token as the server would have signed it three hours earlier."""
    head, body, _ = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims |= {"iat": claims["iat"] - 3 * 3600, "exp": claims["iat"] - 3600}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    signed = hmac.digest(JWT_SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256)
    return f"{head}.{body}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"


@contextmanager
def an_untrusted_server(folder: Path) -> Iterator[str]:
    """The address of an HTTPS server on this machine whose certificate no authority signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    both = folder / "certificate.pem"
    both.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            with suppress(OSError):
                connection, _ = listening.accept()
                with connection, context.wrap_socket(connection, server_side=True):
                    pass

        greeting = threading.Thread(target=greet)
        greeting.start()
        yield f"https://localhost:{listening.getsockname()[1]}"
        greeting.join(timeout=10)


class TestContract(AdapterContract):
    """What every adapter promises, on the real server, behind a door that misbehaves."""

    server: BlueskyServer
    account: Account

    @pytest.fixture
    def adapter(self) -> BlueskyAdapter:
        return BlueskyAdapter()

    @pytest.fixture
    def channel(self, bluesky: BlueskyServer, office: tuple[Account, SignedIn]) -> Channel:
        self.server, self.account = bluesky, office[0]
        return a_channel(office[1])

    @pytest.fixture
    def secret(self, office: tuple[Account, SignedIn]) -> KeptSecret:
        assert office[1].secret
        return KeptSecret(office[1].secret)

    @pytest.fixture
    def now(self) -> datetime:
        return datetime.now(UTC)

    def published(self) -> list[Seen]:
        seen = []
        for record in self.server.posts(self.account):
            post = value(record)
            embed = post.get("embed") or {}
            assert isinstance(embed, dict)
            seen.append(Seen(str(post["text"]), tuple(image["alt"] for image in embed.get("images", ()))))
        return seen

    def answers(self, remote_id: str) -> str | None:
        there = {str(record["uri"]): record for record in self.server.posts(self.account)}
        reply = value(there[remote_id]).get("reply")
        if reply is None:
            return None
        assert isinstance(reply, dict)
        for named in reply.values():
            assert named["cid"] == there[named["uri"]]["cid"]
        return str(reply["parent"]["uri"])

    def fault(self, name: str) -> None:
        self.server.door.play(name)

    def heal(self) -> None:
        self.server.door.heal()

    def reborn(self, adapter: object) -> BlueskyAdapter:
        return BlueskyAdapter()


# -- signing in ------------------------------------------------------------------------------------------------------


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


def test_nothing_follows_a_redirection_out_of_tls(bluesky: BlueskyServer, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    bluesky.door.play("moved")
    with pytest.raises(Unavailable):  # at once: 192.0.2.1 would only time out
        calls.publish(prepared, a_key())


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


# -- what arrives ----------------------------------------------------------------------------------------------------


def test_links_mentions_and_tags_arrive_at_their_byte_offsets(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    neighbour = bluesky.new_account()
    text = f"🎉 ¡Fiesta en Ñora! Con @{neighbour.handle}, más en https://ejemplo.es/año. #FiestaMayor @nadie.test"
    calls.publish(calls.prepare(a_payload(text)), a_key())
    post = value(bluesky.posts(account)[-1])
    shown = {}
    facets = post["facets"]
    assert isinstance(facets, list)
    for facet in facets:
        where = facet["index"]
        feature = {k: v for k, v in facet["features"][0].items() if k != "$type"}
        shown[text.encode()[where["byteStart"] : where["byteEnd"]].decode()] = feature
    assert shown == {
        f"@{neighbour.handle}": {"did": neighbour.did},
        "https://ejemplo.es/año": {"uri": "https://ejemplo.es/año"},
        "#FiestaMayor": {"tag": "FiestaMayor"},
    }


def test_the_frozen_instant_and_the_language_arrive(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    receipt = calls.publish(calls.prepare(a_payload()), key := a_key())
    record = bluesky.posts(account)[-1]
    assert value(record)["createdAt"] == "2026-03-10T09:00:00.000Z"
    assert value(record)["langs"] == ["es"]
    assert receipt.remote_id == record["uri"] == f"at://{account.did}/app.bsky.feed.post/{key}"
    assert receipt.url == f"https://bsky.app/profile/{account.handle}/post/{key}"


def test_a_camera_picture_arrives_small_enough_upright_and_without_its_place(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    noise = Pillow.effect_noise((2400, 1600), 90).convert("RGB")
    exif = Pillow.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=95, exif=exif)
    assert len(out.getvalue()) > 1_000_000
    photo = media.put(out.getvalue(), "La plaza llena", mime="image/jpeg", size=(1600, 2400))
    calls.publish(calls.prepare(a_payload("La plaza.", photo)), a_key())
    embed = value(bluesky.posts(account)[-1])["embed"]
    assert isinstance(embed, dict)
    [shown] = embed["images"]
    assert shown["alt"] == "La plaza llena"
    data = bluesky.blob(account, shown["image"]["ref"]["$link"])
    assert len(data) == shown["image"]["size"] <= 1_000_000
    with Pillow.open(io.BytesIO(data)) as arrived:
        assert {"width": arrived.width, "height": arrived.height} == shown["aspectRatio"]
        assert arrived.height > arrived.width
        assert not arrived.getexif()


def test_a_post_for_followers_only_is_refused(calls: Calls) -> None:
    payload = a_payload()
    hidden = type(payload)(
        payload.title, Content("Sólo seguidores.", visibility=Visibility.PRIVATE), payload.created_at, payload.post_id
    )
    with pytest.raises(Refused) as told:
        calls.prepare(hidden)
    assert told.value.code == "visibility_unsupported"


def test_a_content_warning_goes_nowhere(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    payload = a_payload()
    warned = type(payload)(payload.title, Content("Texto.", warning="Aviso"), payload.created_at, payload.post_id)
    calls.publish(calls.prepare(warned), a_key())
    assert "Aviso" not in json.dumps(bluesky.posts(account)[-1], ensure_ascii=False)


@pytest.mark.parametrize("text", ["ñ" * 301, "👨‍👩‍👧‍👦" * 121], ids=["graphemes", "bytes"])
def test_a_text_over_either_limit_is_refused_by_the_server(
    bluesky: BlueskyServer, account: Account, calls: Calls, text: str
) -> None:
    with pytest.raises(Refused) as told:
        calls.publish(calls.prepare(a_payload(text)), a_key())
    assert told.value.code == "text_too_long"
    assert bluesky.posts(account) == []


@pytest.mark.parametrize(("text", "code"), [("a\0b", "text_has_nul"), ("a\ud800b", "text_has_surrogate")])
def test_a_damaged_text_is_refused(calls: Calls, text: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload(text))
    assert told.value.code == code


def test_five_pictures_are_refused(calls: Calls, media: Pictures) -> None:
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Cinco.", *[media.add(f"la {n}") for n in range(5)]))
    assert (told.value.code, told.value.facts) == ("too_many_images", {"images": 5, "limit": 4})


def test_what_is_no_picture_is_refused(calls: Calls, media: Pictures) -> None:
    text = media.put(b"esto es un texto", "un cartel", mime="image/jpeg", size=(10, 10))
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Mal.", text))
    assert told.value.code == "not_a_picture"


def test_a_hundred_megabyte_picture_is_refused_without_being_read(calls: Calls, media: Pictures) -> None:
    huge = media.add("un cartel enorme")
    with media(huge.digest).open("r+b") as file:
        file.truncate(100_000_000)
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Enorme.", huge))
    assert told.value.code == "picture_file_too_big"


# -- exactly once ----------------------------------------------------------------------------------------------------


def test_a_frozen_server_leaves_the_post_unknown_until_it_is_looked_up(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    prepared, key = calls.prepare(a_payload("Una sola vez.")), a_key()
    calls.adapter = BlueskyAdapter(read_timeout_s=0.3)
    bluesky.freeze()
    with pytest.raises(NoAnswer):
        calls.publish(prepared, key)
    with pytest.raises(Unavailable):
        calls.find(prepared, key)
    bluesky.thaw()
    calls.adapter = BlueskyAdapter()
    # The frozen server still has both requests before it and does them in its own time: a repeat joins them.
    receipt = calls.publish(prepared, key)
    assert calls.find(prepared, key) == receipt
    assert [value(p)["text"] for p in bluesky.posts(account)] == ["Una sola vez."]


@pytest.mark.parametrize("fault", ["broken", "garbled"])
def test_an_answer_of_something_in_between_leaves_the_post_unknown(
    bluesky: BlueskyServer, calls: Calls, fault: str
) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    bluesky.door.play(fault)
    with pytest.raises(NoAnswer):
        calls.publish(prepared, key)
    with pytest.raises(Unavailable):
        calls.find(prepared, key)


def test_a_repeat_whose_picture_was_encoded_otherwise_is_the_same_post(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    key = a_key()
    first = calls.publish(calls.prepare(a_payload("Con foto.", media.add("una plaza", colour="red"))), key)
    again = calls.publish(calls.prepare(a_payload("Con foto.", media.add("una plaza", colour="blue"))), key)
    assert first == again
    assert len(bluesky.posts(account)) == 1


def test_a_key_that_another_post_has_is_refused_and_that_post_stays(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    key = a_key()
    calls.publish(calls.prepare(a_payload("El primero.")), key)
    other = calls.prepare(a_payload("El segundo."))
    with pytest.raises(Refused) as told:
        calls.publish(other, key)
    assert told.value.code == "key_taken"
    with pytest.raises(CannotTell):
        calls.find(other, key)
    assert [value(p)["text"] for p in bluesky.posts(account)] == ["El primero."]


def test_pictures_the_server_threw_away_are_to_be_prepared_again(calls: Calls, media: Pictures) -> None:
    prepared = calls.prepare(a_payload("Con foto.", media.add("una plaza")))
    gone = json.loads(json.dumps(dict(prepared.body)))
    image = gone["record"]["embed"]["images"][0]["image"]
    image["ref"]["$link"] = "bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    with pytest.raises(Unavailable) as told:
        calls.publish(Prepared(prepared.payload, gone), a_key())
    assert told.value.code == "pictures_gone"


def test_what_was_prepared_for_another_account_is_not_published_on_this_one(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    prepared = calls.prepare(a_payload())
    other = sign_in(bluesky, bluesky.new_account())
    calls.secret = KeptSecret(other.secret or "")
    with pytest.raises(Refused) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "account_changed"


# -- the session -----------------------------------------------------------------------------------------------------


def test_an_expired_token_is_renewed_kept_and_used_in_the_same_call(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    before = tokens(secret)
    calls.secret = worn = with_tokens(secret, access=expired(before[2]))
    calls.publish(calls.prepare(a_payload()), a_key())
    assert len(worn.kept) == 1
    after = tokens(worn)
    assert (after[0], after[1], after[4]) == (before[0], before[1], before[4])
    assert after[3] != before[3]
    assert len(bluesky.posts(account)) == 1
    calls.publish(calls.prepare(a_payload()), a_key())
    assert len(worn.kept) == 1
    assert not [line for line in bluesky.door.seen if "createSession" in line][1:]


def test_a_revoked_app_password_asks_for_a_sign_in(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    bluesky.revoke_app_password(account)
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, worn)
    with pytest.raises(SignInNeeded):
        calls.publish(calls.prepare(a_payload()), a_key())
    assert worn.kept == []
    assert bluesky.posts(account) == []


def test_a_check_finds_out_that_the_app_password_was_revoked_while_the_token_still_lives(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    assert calls.adapter.rules(calls.channel, secret).text == 300
    assert len(secret.kept) == 1  # a new session, kept at once
    bluesky.revoke_app_password(account)
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, secret)


def test_a_closed_account_asks_for_a_sign_in(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    bluesky.deactivate(account)
    with pytest.raises(SignInNeeded) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "account_closed"
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, calls.secret)


@pytest.mark.parametrize("fault", ["no_answer_before", "no_answer_after", "broken", "rate_limited"])
def test_a_renewal_that_the_network_spoils_waits_and_loses_no_access(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret, fault: str
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    prepared, key = calls.prepare(a_payload()), a_key()
    bluesky.door.play(fault, only="refreshSession")
    with pytest.raises(Unavailable):
        calls.publish(prepared, key)
    assert worn.kept == []
    assert bluesky.posts(account) == []
    bluesky.door.heal()
    calls.publish(prepared, key)
    assert len(bluesky.posts(account)) == 1


def test_a_renewal_without_tokens_never_replaces_good_ones(
    bluesky: BlueskyServer, calls: Calls, secret: KeptSecret
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    bluesky.door.play("emptied", only="refreshSession")
    with pytest.raises(Unavailable):
        calls.adapter.rules(calls.channel, worn)
    assert worn.kept == []


def test_a_session_that_another_process_renewed_is_taken_over(
    bluesky: BlueskyServer, calls: Calls, secret: KeptSecret
) -> None:
    good = secret.value
    broken = with_tokens(secret, access=expired(tokens(secret)[2]), refresh="x.y.z")

    class Renewed(KeptSecret):
        """Read once as it was, then as the other process left it."""

        reads = 0

        def __getattribute__(self, name: str) -> object:
            if name == "value":
                Renewed.reads += 1
                return broken.value if Renewed.reads == 1 else good
            return super().__getattribute__(name)

    assert calls.adapter.rules(calls.channel, Renewed(good))


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"session": "nada"}', '{"session": null}'])
def test_a_secret_that_holds_no_session_asks_for_a_sign_in(calls: Calls, kept: str) -> None:
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, KeptSecret(kept))


def test_a_told_wait_is_the_servers_own_instant(bluesky: BlueskyServer, calls: Calls) -> None:
    bluesky.door.play("rate_limited")
    with pytest.raises(Unavailable) as told:
        calls.adapter.rules(calls.channel, calls.secret)
    assert told.value.retry_at
    assert timedelta(seconds=30) < told.value.retry_at - calls.now < timedelta(seconds=200)


def test_the_last_post_that_a_limit_allows_tells_until_when_there_is_no_other(
    bluesky: BlueskyServer, calls: Calls
) -> None:
    assert calls.publish(calls.prepare(a_payload()), a_key()).rested_at is None
    bluesky.door.play("last_one", only="putRecord")
    rested_at = calls.publish(calls.prepare(a_payload()), a_key()).rested_at
    assert rested_at is not None
    assert timedelta(seconds=30) < rested_at - calls.now < timedelta(seconds=200)


def test_an_answer_without_end_is_not_read_to_its_end(bluesky: BlueskyServer, calls: Calls) -> None:
    bluesky.door.play("endless")
    with pytest.raises(Unavailable):
        calls.recent(calls.now)


def test_an_account_of_many_posts_is_read_back_to_the_asked_instant(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    since = calls.now.replace(microsecond=0)  # a record keeps milliseconds
    for number in range(3):
        payload = replace(a_payload(f"Número {number}"), created_at=since + timedelta(minutes=number - 1))
        calls.publish(calls.prepare(payload), a_key())
    told = calls.recent(since)
    assert [post.text for post in told.posts] == ["Número 2", "Número 1"]
    assert told.whole


@pytest.mark.parametrize(
    "listed",
    [
        None,
        "nothing",
        {"uri": 7, "value": {}},
        {"uri": "at://did:plc:a/app.bsky.feed.post/3k", "value": {"text": "Sin hora"}},
        {
            "uri": "at://did:plc:a/app.bsky.feed.post/3k",
            "value": {"text": "¿?", "createdAt": "0001-01-01T00:00:00+23:59"},
        },
    ],
)
def test_a_record_that_nobody_can_read_is_left_out_and_that_is_told(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, listed: object
) -> None:
    good = {
        "uri": "at://did:plc:a/app.bsky.feed.post/3l",
        "value": {
            "text": "Con \x00 y \ud800",
            "createdAt": calls.now.isoformat(),
            "embed": {"media": {"images": [{}, {}]}},
        },
    }
    monkeypatch.setattr(Server, "ask", lambda *_: {"records": [listed, good]})
    told = calls.recent(calls.now)
    assert [(post.text, post.pictures) for post in told.posts] == [("Con  y ?", 2)]
    assert not told.whole


def test_a_session_says_when_it_ends_and_each_check_puts_that_off(calls: Calls, secret: KeptSecret) -> None:
    adapter = BlueskyAdapter()
    until = adapter.access_ends_at(secret)
    assert until is not None
    assert timedelta(days=20) < until - calls.now < timedelta(days=120)
    worn = with_tokens(secret, refresh=expired(tokens(secret)[3]))
    ended = adapter.access_ends_at(worn)
    assert ended is not None
    assert ended < calls.now
    adapter.rules(calls.channel, secret)
    renewed = adapter.access_ends_at(secret)
    assert renewed is not None
    assert renewed >= until


@pytest.mark.parametrize("refresh", ["x", "a.b.c", "a." + base64.urlsafe_b64encode(b'{"exp": "?"}').decode() + ".c"])
def test_a_session_that_does_not_say_when_it_ends_has_no_end(secret: KeptSecret, refresh: str) -> None:
    assert BlueskyAdapter().access_ends_at(with_tokens(secret, refresh=refresh)) is None


def test_signing_in_tells_the_window_when_access_ends(calls: Calls, account: Account, bluesky: BlueskyServer) -> None:
    fields = {"server": bluesky.url, "handle": account.handle, "app_password": account.app_password}
    order = {"verb": "sign-in", "kind": "bluesky", "fields": fields}
    told = channel_errand.do({"bluesky": BlueskyAdapter()}, order, NoQuestions())
    assert datetime.fromisoformat(told["access_ends_at"]) > calls.now + timedelta(days=20)
    order = {"verb": "rules", "channel": errand.channel_to_json(calls.channel), "secret": told["secret"]}
    again = channel_errand.do({"bluesky": BlueskyAdapter()}, order, NoQuestions())
    assert again["access_ends_at"] >= told["access_ends_at"]


@pytest.mark.parametrize("call", ["uploadBlob", "putRecord"])
def test_what_is_too_large_is_refused_though_the_library_calls_it_a_trouble_of_the_network(
    bluesky: BlueskyServer, account: Account, calls: Calls, call: str
) -> None:
    """atproto raises its `NetworkError` for a 413."""
    bluesky.door.play("too_large", only=call)
    with pytest.raises(Refused) as told:
        calls.publish(calls.prepare(a_payload("La plaza", calls.media.add("La plaza"))), a_key())
    assert told.value.code == "image_too_big"
    assert bluesky.posts(account) == []
