"""The addresses behind the words of an HTML page: pasted as text it would lose them without a sign."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from calendario.domain.addresses import has_credentials, host_of, is_internal, is_web, shown, without_tracking
from calendario.domain.page_text import pieces

#: Characters of a page that are read, and of one address.
MOST_OF_A_PAGE, MOST_OF_AN_ADDRESS = 1_000_000, 2_000
#: More is a site's menu.
MOST_LINKS = 20
_MOST_WORDS, _MOST_LOOKED_AT = 60, 200

# Who stands between a link and its page in what their programs copy, and the parameter that has the page (2026-11).
_BETWEEN = {"www.google.com": ("/url", "q"), "safelinks.protection.outlook.com": ("/", "url")}


@dataclass(frozen=True, slots=True)
class PageLink:
    """`words` lead to `address`, which is a page that everybody may open."""

    words: str
    address: str


def leads_to(href: str) -> str:
    """The page that a link leads to, without what only follows its reader; "" where it is none that can be offered:
    programs (javascript), files, letters to somebody, an office's own computers, an address with a password.
    """
    href = href.strip()
    if len(href) > MOST_OF_AN_ADDRESS or not is_web(href):
        return ""
    behind = _behind(href)
    if behind:
        return leads_to(behind)
    return "" if is_internal(href) or has_credentials(href) else without_tracking(href)


def _behind(href: str) -> str:
    host = host_of(href)
    for name, (path, parameter) in _BETWEEN.items():
        if host == name or host.endswith(f".{name}"):
            try:
                parts = urlsplit(href)
                told = parse_qs(parts.query, max_num_fields=50).get(parameter, [""])[0]
            except ValueError:
                return ""
            return told if parts.path == path and is_web(told) else ""
    return ""


def links_of_page(page: str, text: str) -> tuple[PageLink, ...]:
    """The links of `page` whose address does not stand in `text`, each address once, as they come. Costs what both are
    long; never raises.
    """
    found: dict[str, str] = {}
    looked: set[str] = set()
    text = text[:MOST_OF_A_PAGE]
    address, said = "", list[str]()
    for piece in pieces(page[:MOST_OF_A_PAGE]):
        if isinstance(piece, str):
            if address:
                said.append(piece)
        elif piece.name == "a":
            words = " ".join("".join(said).split())
            if address and words and address not in looked:
                looked.add(address)
                if shown(address).rstrip("/") not in text:
                    found[address] = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rstrip()}…"
                if len(found) == MOST_LINKS or len(looked) == _MOST_LOOKED_AT:
                    break
            address, said = leads_to(piece.attributes.get("href", "")) if piece.opens else "", []
    return tuple(PageLink(words, address) for address, words in found.items())
