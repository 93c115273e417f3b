"""A web address by itself, without asking anybody: what in it follows the reader, and what speaks against it."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

# --- what only follows the reader ----------------------------------------------------------------------------------

#: Parameters that tell the page where its reader comes from and nothing else, as of November 2026. Sources: Google
#: Analytics 4 and Ads (utm_*, gclid, dclid, gbraid, wbraid, _ga, _gl, srsltid), Meta for Business (fbclid, igsh*),
#: Microsoft Advertising (msclkid), X (twclid), TikTok (ttclid), LinkedIn (li_fat_id), Pinterest (epik), Yandex (yclid),
#: Matomo (mtm_*, pk_*), Mailchimp (mc_cid, mc_eid), HubSpot (_hsenc, _hsmi), Marketo (mkt_tok), MailerLite (ml_*),
#: and the lists by which Firefox (query stripping) and Brave take parameters away.
_TRACKING = """
    gclid gclsrc dclid gbraid wbraid _ga _gl srsltid fbclid igsh igshid msclkid twclid ttclid li_fat_id epik yclid
    mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok ml_subscriber ml_subscriber_hash
    oly_anon_id oly_enc_id vero_id __s wickedid rb_clickid _openstat _kx mibextid
"""
TRACKING = frozenset(_TRACKING.split())
TRACKING_BEGINS = ("utm_", "mtm_", "pk_", "hsa_")
#: The same, but only there: elsewhere these letters mean something else.
TRACKING_AT = {
    "si": ("youtube.com", "youtu.be", "spotify.com"),
    "feature": ("youtube.com", "youtu.be"),
    "ref_src": ("twitter.com", "x.com"),
    "s": ("twitter.com", "x.com"),
    "t": ("twitter.com", "x.com"),
    "rcm": ("linkedin.com",),
    "trk": ("linkedin.com",),
    "__tn__": ("facebook.com",),
    "__cft__": ("facebook.com",),
}

# --- what speaks against it ----------------------------------------------------------------------------------------

#: Services that hide where a link leads, as of November 2026; those of the networks themselves included.
_SHORTENERS = """
    bit.ly bitly.com j.mp tinyurl.com t.co goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rb.gy rebrand.ly t.ly shorturl.at
    acortar.link n9.cl lnkd.in fb.me dlvr.it tiny.cc bl.ink soo.gd s.id x.gd shorte.st adf.ly trib.al ift.tt
"""
SHORTENERS = frozenset(_SHORTENERS.split())
#: Ends of names that only a network of one's own knows (RFC 6761, 6762, 8375 and what routers call themselves).
_INTERNAL = "localhost local internal intranet lan home corp private home.arpa localdomain"
_INTERNAL_ENDS = tuple(_INTERNAL.split())
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:mailto|tel|javascript|data|file):", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<before>[^?#]*)(?:\?(?P<query>[^#]*))?(?P<fragment>#.*)?", re.DOTALL)
_GLUED = ".,;:!?¡¿…'\"’”»"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BRACKETS = "()[]{}"
_ENDS = tuple(_GLUED + _BRACKETS)
_MOST = 4096
# An IPv4 address as browsers read it, in any of its spellings: 0x7f.1, 2130706433, 127.000.000.001.
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found behind `address` at `seen_at` (aware UTC).

    `status` is HTTP's (None where nobody answered) and `problem` why there is no page: "not_found", "gone",
    "name_unknown", "tls", "unreachable", "too_slow", "refused", "trouble" (its server failed) or "not_asked" (a place
    that is not asked from here). `moved_to` is where it has moved for good, "" where it has not. `picture` is the
    SHA-256 of the picture its card shows.
    """

    address: str
    seen_at: datetime
    status: int | None = None
    problem: str | None = None
    moved_to: str = ""
    title: str = ""
    description: str = ""
    picture: str | None = None

    @property
    def is_dead(self) -> bool:
        """Whether it is certain that nobody finds a page there. A server that does not answer may answer tomorrow."""
        return self.problem in ("not_found", "gone", "name_unknown", "tls")


NOTHING_SEEN: Mapping[str, Seen] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at `address` brought home, as `Seen` tells it; `picture` are the bytes of the picture of its card."""

    address: str
    status: int | None = None
    problem: str | None = None
    moved_to: str = ""
    title: str = ""
    description: str = ""
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What a network draws of a link: kept with the payload that it goes out with. `picture` is a digest, or None."""

    address: str
    title: str
    description: str = ""
    picture: str | None = None


def card_to_json(card: Card) -> dict[str, object]:
    """JSON-ready form."""
    return {f.name: getattr(card, f.name) for f in fields(Card)}


def card_from_json(data: Mapping[str, Any]) -> Card:
    """The inverse."""
    picture = data["picture"]
    told = None if picture is None else str(picture)
    return Card(str(data["address"]), str(data["title"]), str(data["description"]), told)


def card_of(address: str, seen: Seen | None) -> Card:
    """The card of what is known of `address`; of what is not known the address itself is the title."""
    if seen is None or seen.problem is not None or not seen.title:
        return Card(address, shown(address))
    return Card(address, seen.title, seen.description, seen.picture)


def completed(typed: str) -> str:
    """What a person typed as an address, with its scheme: `ayto.es` is `https://ayto.es`. "" stays "", and so does what
    is none, as a date.
    """
    typed = typed.strip()
    if not typed or "://" in typed.partition("?")[0] or _OTHER_SCHEME.match(typed):
        return typed
    made = f"https://{typed}"
    return typed if _is_figures(host_of(made)) else made


def _is_figures(host: str) -> bool:
    """Whether it ends in figures and is no address of the network: 27/11/2026, 27.11.2026, 10:30."""
    if not host.rpartition(".")[2].isdecimal():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


def is_web(address: str) -> bool:
    """Whether a browser opens it as a page: http or https, with a host and without blanks."""
    return bool(_SCHEME.match(address)) and bool(host_of(address)) and not re.search(r"[\s\x00-\x1f\x7f]", address)


def host_of(address: str) -> str:
    """Its host in small letters, "" for none; without user, port or brackets."""
    try:
        return (urlsplit(address[:_MOST]).hostname or "").rstrip(".")
    except ValueError:
        return ""


def shown(address: str) -> str:
    """As a person recognises it: without scheme, "www." and the last bar."""
    rest = _SCHEME.sub("", address, count=1).removeprefix("www.")
    rest = rest.rpartition("@")[2] if "@" in rest.partition("/")[0] else rest
    return rest.removesuffix("/") if rest.count("/") == 1 else rest


def without_tracking(address: str) -> str:
    """`address` without the parameters that only follow its reader; the rest letter by letter as it was."""
    found = _ADDRESS.fullmatch(address)
    if found is None or found["query"] is None:
        return address
    host = host_of(address)
    kept = [part for part in found["query"].split("&") if not _follows(part, host)]
    if len(kept) == found["query"].count("&") + 1:
        return address
    query = "&".join(kept)
    return found["before"] + (f"?{query}" if query else "") + (found["fragment"] or "")


def _follows(part: str, host: str) -> bool:
    name = unquote(part.partition("=")[0]).lower()
    if name in TRACKING or name.startswith(TRACKING_BEGINS):
        return True
    name = name.partition("[")[0]
    return any(_is_at(host, place) for place in TRACKING_AT.get(name, ()))


def secured(address: str) -> str | None:
    """The same page over https; None where it is so already, or where it is no page that everybody can open."""
    if not address.lower().startswith("http://") or is_internal(address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if port not in (None, 80) or not parts.hostname:
        return None
    netloc = parts.netloc.removesuffix(":80").removesuffix(":")
    return "https://" + netloc + address[len("http://") + len(parts.netloc) :]


def has_credentials(address: str) -> bool:
    """Whether a user, or a user with a password, stands in it: everybody would read them."""
    try:
        return bool(_SCHEME.match(address)) and "@" in urlsplit(address).netloc
    except ValueError:
        return False


def is_internal(address: str) -> bool:
    """Whether nobody outside can open it, by its name alone: this computer, an office's network, a bare name."""
    host = host_of(address)
    if not host:
        return False
    number = _ip(host)
    if number is not None:
        return not is_public(number)
    return "." not in host or any(host == end or host.endswith(f".{end}") for end in _INTERNAL_ENDS)


def is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether that address lies in the open network: not this computer, not an office's, not inside a tunnel to one."""
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped is not None:
            return is_public(number.ipv4_mapped)
        if number in _NAT64:
            return is_public(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        if number.is_site_local or number.teredo is not None or (number.sixtofour and not is_public(number.sixtofour)):
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    pieces = host.split(".")
    if not 1 <= len(pieces) <= 4 or not all(_NUMBER.fullmatch(p) for p in pieces):
        return None
    try:
        numbers = [_whole(p) for p in pieces]
        last = 256 ** (5 - len(numbers))
        if any(n > 255 for n in numbers[:-1]) or numbers[-1] >= last:
            return None
        total = numbers[-1] + sum(n * 256 ** (3 - place) for place, n in enumerate(numbers[:-1]))
        return ipaddress.IPv4Address(total)
    except ValueError:
        return None


def _whole(piece: str) -> int:
    if len(piece) > 20:
        raise ValueError("no browser reads it")
    if piece[:2].lower() == "0x":
        return int(piece[2:] or "0", 16)
    return int(piece, 8) if len(piece) > 1 and piece[0] == "0" else int(piece)


def is_shortened(address: str) -> bool:
    """Whether a service stands between it and its page."""
    host = host_of(address).removeprefix("www.")
    return host in SHORTENERS


def mixes_scripts(address: str) -> bool:
    """Whether a label of its host mixes letters of several alphabets, so that it may look like another (аyto.es with a
    Cyrillic а). Han with the Japanese and Korean letters is one of them.
    """
    for label in host_of(address).split("."):
        if label.startswith("xn--"):
            try:
                label = label[4:].encode("ascii").decode("punycode")
            except (UnicodeError, ValueError):
                continue
        found = {_script(c) for c in label if c.isalpha()}
        if len(found - _WRITTEN_TOGETHER) + bool(found & _WRITTEN_TOGETHER) > 1:
            return True
    return False


_WRITTEN_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0].split("-", 1)[0]


def glued(address: str) -> int:
    """How many characters at its end belong, by their look, to the sentence around it: a full stop, a bracket that was
    not opened in it.
    """
    end = len(address)
    there = {sign: address.count(sign) for sign in _BRACKETS} if address.endswith(_ENDS) else {}
    while end:
        last = address[end - 1]
        opened = _PAIRS.get(last)
        if last in _BRACKETS:
            if opened and there[last] <= there[opened]:
                break
            there[last] -= 1
        elif last not in _GLUED:
            break
        end -= 1
    return len(address) - end if is_web(address[:end]) else 0


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that a reader would notice: http or https, the last bar, capitals of the
    host, tracking.
    """
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    address = without_tracking(_SCHEME.sub("", address.partition("#")[0], count=1))
    host, slash, rest = address.partition("/")
    return (host.lower() + slash + rest).rstrip("/")


def _is_at(host: str, place: str) -> bool:
    return host == place or host.endswith(f".{place}")
