"""The addresses behind the words of an HTML page: pasted as text it would lose them without a sign."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from calendario.domain.addresses import has_credentials, host_of, is_internal, is_web, shown, without_tracking
from calendario.domain.page_text import pieces

#: Characters of a page that are read, and of one address.
MOST_OF_A_PAGE, MOST_OF_AN_ADDRESS = 1_000_000, 2_000
#: More is a site's menu.
MOST_LINKS = 20
_MOST_WORDS, _MOST_LOOKED_AT = 60, 200

# Who stands between a link and its page in what their programs copy, its path, and the parameters of which one has the
# page (2026-11).
_BETWEEN = (
    (re.compile(r"(?:www\.)?google\.(?:com|cat|[a-z]{2}|com?\.[a-z]{2})"), "/url", ("q", "url")),
    (re.compile(r"(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com"), "/", ("url",)),
)
# Where people read their own mail: nobody else opens what is there.
_MAILS = re.compile(
    r"mail\.google\.com|(?:[\w-]+\.)*outlook\.(?:office|office365|live)\.com|outlook\.(?:com|cloud\.microsoft)"
    r"|mail\.(?:yahoo|proton)\.\w+|(?:web)?mail\..+"
)
_MAILBOX = re.compile(r"[\w.+'-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_AROUND = "()[]{}<>«»“”‘’\"'.,;:!?¿¡…*"


@dataclass(frozen=True, slots=True)
class PageLink:
    """`words` lead to `address`, which is a page that everybody may open."""

    words: str
    address: str


def leads_to(href: str) -> str:
    """The page that a link leads to, without what only follows its reader; "" where it is none that can be offered:
    programs (javascript), files, letters to somebody, an office's own computers, somebody's mail, an address with a
    password or with signs that nobody sees.
    """
    href = href.strip()
    if len(href) > MOST_OF_AN_ADDRESS or not is_web(href) or _hides(href):
        return ""
    behind = _behind(href)
    if behind is not None:
        return leads_to(behind)
    if is_internal(href) or has_credentials(href) or _MAILS.fullmatch(host_of(href)):
        return ""
    return without_tracking(href)


def mailbox_of(href: str) -> str:
    """The mailbox that a "mailto:" writes to; "" where it is none, or several."""
    scheme, _, rest = href.strip()[:MOST_OF_AN_ADDRESS].partition(":")
    mailbox = unquote(rest.partition("?")[0]).strip()
    return mailbox if scheme.lower() == "mailto" and _MAILBOX.fullmatch(mailbox) else ""


def _hides(address: str) -> bool:
    """Whether signs stand in it that turn the direction of reading, or are not seen."""
    return not address.isascii() and any(unicodedata.category(sign) in ("Cf", "Cc") for sign in address)


def _behind(href: str) -> str | None:
    """What stands behind an address that only leads on; None for one that does not."""
    host = host_of(href)
    for name, path, parameters in _BETWEEN:
        if name.fullmatch(host):
            try:
                parts = urlsplit(href)
                told = parse_qs(parts.query, max_num_fields=50)
            except ValueError:
                return None
            if parts.path != path:
                return None
            return next((told[parameter][0] for parameter in parameters if parameter in told), None)
    return None


def links_of_page(page: str, text: str) -> tuple[PageLink, ...]:
    """The links of `page` whose address does not stand in `text`, each address once, as they come. Costs what both are
    long; never raises.
    """
    found: dict[str, str] = {}
    looked: set[str] = set()
    there = _addresses_in(text[:MOST_OF_A_PAGE])
    address, said = "", list[str]()
    for piece in pieces(page[:MOST_OF_A_PAGE]):
        if isinstance(piece, str):
            if address:
                said.append(piece)
        elif piece.name == "a":
            words = " ".join("".join(said).split())
            if address and words and address not in looked:
                looked.add(address)
                if _plain(address) not in there:
                    found[address] = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rstrip()}…"
                if len(found) == MOST_LINKS or len(looked) == _MOST_LOOKED_AT:
                    break
            address, said = leads_to(piece.attributes.get("href", "")) if piece.opens else "", []
    return tuple(PageLink(words, address) for address, words in found.items())


def _addresses_in(text: str) -> frozenset[str]:
    """What may be an address in `text`, as `_plain` says it."""
    return frozenset(_plain(word) for word in text.split() if "." in word)


def _plain(address: str) -> str:
    begins = address.lower().find("http")
    return shown(address[max(begins, 0) :].strip(_AROUND)).rstrip("/").strip(_AROUND)
