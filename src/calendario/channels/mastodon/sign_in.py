"""Signing in: the person says yes in their own browser, by authorization code; no password passes through here."""

from __future__ import annotations

import base64
import hashlib
import json
import queue
import re
import secrets
import threading
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from calendario.channels.mastodon.limits import an_object_of, described, limits_of
from calendario.channels.mastodon.server import Server, is_loopback
from calendario.domain.adapter import Ask, ChannelProblem, Refused, SignedIn, SignInNeeded, Unavailable

APP_NAME = "Calendario"
#: Where no redirect is possible the server shows the code and the person pastes it.
_SHOW_CODE = "urn:ietf:wg:oauth:2.0:oob"
_WAIT_S = 600.0
_WRITING = ("read:statuses", "write:statuses", "write:media")
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})*\.?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Access:
    """What is kept as the channel's secret."""

    client_id: str
    client_secret: str
    token: str

    def to_json(self) -> str:
        """The secret's value."""
        kept = {"client_id": self.client_id, "client_secret": self.client_secret, "access_token": self.token}
        return json.dumps(kept)

    @classmethod
    def from_json(cls, value: str) -> Access:
        """The inverse of `to_json`. Raises `SignInNeeded` for anything else."""
        try:
            kept = json.loads(value)
            return cls(str(kept["client_id"]), str(kept["client_secret"]), str(kept["access_token"]))
        except (ValueError, KeyError, TypeError):
            raise SignInNeeded from None


@dataclass(frozen=True, slots=True)
class _Doors:
    """Where and how a server signs people in."""

    authorize: str
    token: str
    scopes: str
    s256: bool


def origin_of(typed: str) -> str:
    """The server's origin out of what a person typed: `social.example`, a page of it, or `@name@social.example`.

    Plain http is kept only for this computer itself. Raises `Refused("address_wrong")`.
    """
    address = typed.strip()
    account = re.fullmatch(r"@?[\w.-]+@([^@/\s]+)", address)
    if account:
        address = account.group(1)
    scheme, mark, rest = address.partition("://")
    if not mark:
        scheme, rest = "https", address
    try:
        asked = urlsplit(f"//{rest}")
        host, port = (asked.hostname or "").encode("idna").decode("ascii").rstrip("."), asked.port
    except (ValueError, UnicodeError):
        raise Refused("address_wrong") from None
    scheme = scheme.lower()
    here = is_loopback(host)
    bare_v6 = here and ":" in host
    good = bare_v6 or (_HOST.fullmatch(host) is not None and (here or "." in host) and len(host) <= 253)
    if not good or scheme not in ("http", "https") or "@" in asked.netloc:
        raise Refused("address_wrong")
    if scheme == "http" and not here:
        scheme = "https"
        port = None if port == 80 else port
    name = f"[{host}]" if bare_v6 else host
    return f"{scheme}://{name}" + (f":{port}" if port is not None else "")


def sign_in(typed: str, ask: Ask, *, said: Mapping[bool, str] | None, on: date, wait_s: float = _WAIT_S) -> SignedIn:
    """Access to the account the person signs in with, tried before it is returned. `said`: see `Loopback`; None for a
    browser on another computer, where the server shows a code.
    """
    origin = _home_of(origin_of(typed))
    with Server(origin) as server:
        doors = _doors(server)
        client_id, client_secret, token = _authorize(server, doors, ask, said, wait_s)
    access = Access(client_id, client_secret, token)
    with Server(origin, token, hidden=(client_secret,)) as server:
        account = who(server)
        instance = described(server)
    user = str(account.get("username") or account.get("acct") or "")
    domain = instance.get("domain") or instance.get("uri")
    home = domain if isinstance(domain, str) and _HOST.fullmatch(domain) else urlsplit(origin).netloc
    name = account.get("display_name")
    return SignedIn(
        name=name.strip()[:100] if isinstance(name, str) and name.strip() else f"@{user}",
        address=f"@{user}@{home}",
        settings={"server": origin, "account_id": str(account["id"])},
        secret=access.to_json(),
        limits=limits_of(instance, server.host, on),
    )


def who(server: Server) -> Mapping[str, Any]:
    """The account that the token belongs to. Raises `SignInNeeded` where it belongs to none."""
    try:
        account = an_object_of(server, lambda client: client.account_verify_credentials())
    except Refused as refused:  # snac answers 422 for a token it does not know
        raise SignInNeeded(server=server.host) from refused
    if not account.get("id"):
        raise SignInNeeded(server=server.host)
    return account


def _home_of(origin: str) -> str:
    """Where the server at `origin` really answers (a redirect is followed), if it is one of this network."""
    with Server(origin, follow=True) as server:
        for path in ("/api/v2/instance", "/api/v1/instance"):
            try:
                status, told = server.get_json(path)
            except Unavailable as gone:
                if gone.facts.get("unknown"):
                    raise Refused("address_wrong", server=server.host) from gone
                raise
            if status >= 500 or status == 429:
                raise server.refusal(status, told.get("error"))
            # A server in limited federation describes itself to its members only.
            known = status == 200 and isinstance(told.get("version"), str)
            if known or (status in (401, 403) and "error" in told):
                answered = urlsplit(server.answered_url)
                if answered.scheme == "https" or is_loopback(answered.hostname):
                    return f"{answered.scheme}://{answered.netloc}"
        raise Refused("not_mastodon", server=server.host)


def _doors(server: Server) -> _Doors:
    """What the server says of its sign-in (Mastodon 4.3 and later), else the places and scopes of older ones."""
    _, told = server.get_json("/.well-known/oauth-authorization-server")

    def place(name: str, usual: str) -> str:
        address = told.get(name)
        # The code and the application's secret go nowhere but to the server itself.
        same = isinstance(address, str) and address.startswith(server.origin + "/") and "?" not in address
        return str(address) if same else server.origin + usual

    known = told.get("scopes_supported")
    reading = "profile" if isinstance(known, list) and "profile" in known else "read:accounts"
    methods = told.get("code_challenge_methods_supported")
    return _Doors(
        authorize=place("authorization_endpoint", "/oauth/authorize"),
        token=place("token_endpoint", "/oauth/token"),
        scopes=" ".join((reading, *_WRITING)),
        s256=isinstance(methods, list) and "S256" in methods,
    )


def _authorize(
    server: Server, doors: _Doors, ask: Ask, said: Mapping[bool, str] | None, wait_s: float
) -> tuple[str, str, str]:
    """Client id, client secret and token, after the person said yes."""
    from calendario.channels.mastodon.loopback import Loopback

    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    heard: queue.Queue[tuple[str | None, BaseException | None]] = queue.Queue()
    with ExitStack() as open_until_done:
        registered, redirect = None, _SHOW_CODE
        if said is not None:
            with suppress(OSError, Refused):  # no free port, or a server that takes no such redirect
                loopback = Loopback(state, said, lambda code: heard.put((code, None)))
                open_until_done.enter_context(loopback)
                registered = _register(server, doors, f"{loopback.address}\n{_SHOW_CODE}")
                redirect = loopback.address
        client_id, client_secret = registered or _register(server, doors, _SHOW_CODE)
        ask.open_page(_page(doors, client_id, redirect, state, verifier))
        code = _first(heard, ask, wait_s, state)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": client_id,
        "client_secret": client_secret,
        "redirect_uri": redirect,
        "scope": doors.scopes,
    }
    if doors.s256:
        form["code_verifier"] = verifier
    status, told = server.post_form(urlsplit(doors.token).path, form)
    return client_id, client_secret, _token(server, status, told)


def _register(server: Server, doors: _Doors, redirects: str) -> tuple[str, str]:
    form = {"client_name": APP_NAME, "redirect_uris": redirects, "scopes": doors.scopes}
    status, told = server.post_form("/api/v1/apps", form)
    if status != 200:
        raise server.refusal(status, told.get("error")) if status >= 400 else Unavailable("answer_garbled")
    client_id, client_secret = told.get("client_id"), told.get("client_secret")
    if not isinstance(client_id, str) or not isinstance(client_secret, str):
        raise Unavailable("answer_garbled", server=server.host)
    return client_id, client_secret


def _page(doors: _Doors, client_id: str, redirect: str, state: str, verifier: str) -> str:
    query = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect,
        "scope": doors.scopes,
        "state": state,
        "force_login": "true",  # a browser signed in as somebody else must not choose the account
    }
    if doors.s256:
        digest = hashlib.sha256(verifier.encode()).digest()
        query["code_challenge"] = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        query["code_challenge_method"] = "S256"
    return f"{doors.authorize}?{urlencode(query)}"


def _first(heard: queue.Queue[tuple[str | None, BaseException | None]], ask: Ask, wait_s: float, state: str) -> str:
    """The code, from the browser's redirect or pasted by the person, whichever comes first."""

    def paste() -> None:
        try:
            heard.put((_pasted(ask.take_code(wait_s), state), None))
        except ChannelProblem as problem:
            heard.put((None, problem))
        except Exception as bug:
            heard.put((None, bug))

    if heard.empty():
        threading.Thread(target=paste, name="sign-in code", daemon=True).start()
    try:
        code, problem = heard.get(timeout=wait_s)
    except queue.Empty:
        raise SignInNeeded("sign_in_given_up") from None
    if problem is not None:
        raise problem
    if not code:
        raise SignInNeeded("sign_in_denied")
    return code


def _pasted(typed: str, state: str) -> str:
    """The code in what a person pasted: the code itself, or the whole address of the page they ended on."""
    typed = typed.strip()
    query = urlsplit(typed).query if "://" in typed else typed if typed.startswith("code=") else ""
    if not query and "&state=" in typed:  # snac shows it so
        query = f"code={typed}"
    told = parse_qs(query)
    returned = told.get("state")
    if returned and not compare_digest(returned[0].encode(), state.encode()):
        raise SignInNeeded("code_wrong")
    code = told.get("code", [""])[0] if query else typed
    if not code or len(code) > 2_000 or not code.isprintable() or " " in code:
        raise SignInNeeded("code_wrong")
    return code


def _token(server: Server, status: int, told: Mapping[str, Any]) -> str:
    if status in (400, 401, 403):
        raise SignInNeeded("code_wrong", server=server.host)
    if status != 200:
        raise server.refusal(status, told.get("error")) if status >= 400 else Unavailable("answer_garbled")
    token, granted = told.get("access_token"), told.get("scope")
    if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token:
        raise Unavailable("answer_garbled", server=server.host)
    if isinstance(granted, str) and not _allows(granted.split()):
        raise SignInNeeded("scope_missing", server=server.host)
    return token


def _allows(granted: list[str]) -> bool:
    """Whether what was granted is enough to write; a parent scope grants its children."""
    return all(scope in granted or scope.partition(":")[0] in granted for scope in _WRITING)
