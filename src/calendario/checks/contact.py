"""Web addresses and e-mail addresses that lead nowhere as they are written."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.glossary import in_form
from calendario.checks.reading import Reading
from calendario.domain.addresses import is_internal
from calendario.domain.finding import Fix
from calendario.domain.links import MOST_SEARCHED
from calendario.domain.rulers.tlds import FROZEN_2020, IANA_2026

#: Ends of names: those of the root zone, and those that RFC 2606 keeps for examples.
_ENDS = FROZEN_2020 | IANA_2026 | {"example", "test", "invalid"}
#: Ends that are put back where a blank or a comma stands before them: what town halls and their neighbours use.
_USUAL = r"(?:gob\.es|gob\.cl|org\.es|com\.es|es|cl|com|org|net|eu|info|cat|gal|eus|edu|gov|barcelona|madrid)"
_LONGEST_SHOWN = 60
_BLANK = "[ \u00a0\u202f]"
_LETTER = r"[\w\u0300-\u036f-]"

# --- web addresses -------------------------------------------------------------------------------------------------

_PAGE_BEGINS = re.compile(
    r"(?<![\w@/=?&%.#+-])(?:"
    r"(?P<scheme>(?:h{1,3}t{1,3}p{1,3}|h{1,2}p{1,2}t{1,3}|t{2,3}p{1,2})s{0,3})"
    rf"(?P<sign>{_BLANK}?[:;.,]?{_BLANK}?[/\\]{{1,4}}(?::[/\\]{{0,2}})?{_BLANK}?|:(?=[\w-])|[:;.,]?(?=www\.))"
    rf"|(?=w{{2,5}}{_BLANK}?[.,]{_BLANK}?[\w-]))",
    re.IGNORECASE,
)
_RIGHT_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SCHEME_AGAIN = re.compile(r"(?:https?:?//)+", re.IGNORECASE)
_HOST = re.compile(rf"{_LETTER}{{1,63}}(?:[.,]{{1,3}}{_LETTER}{{1,63}}){{0,10}}(?::[0-9]{{1,5}}(?=/|\s|$))?")
_WORLD = re.compile(rf"^w{{2,5}}{_BLANK}?[.,]{_BLANK}?", re.IGNORECASE)
_PATH = re.compile(r"[/?#\\][^\s<>\"«»“”]{0,2000}")
_AFTER = r"(?=[/\s,;:!?)»”\"]|\.(?!\w)|$)"
_USUAL_END = re.compile(rf"{_USUAL}(?![\w-])", re.IGNORECASE)
_END_APART = re.compile(rf"{_BLANK}\.{_BLANK}?{_USUAL}{_AFTER}")
_REST_APART = re.compile(
    rf"{_BLANK}?\.{_BLANK}?{_USUAL}{_AFTER}|(?:{_BLANK}\.|\.{_BLANK})(?:{_LETTER}{{1,63}}\.){{1,4}}{_USUAL}{_AFTER}"
)
_PORT = re.compile(r":[0-9]{1,5}$")
_SIGNS = ".,;:!?¡¿…'’"
_CLOSING = _SIGNS + ")]"


def broken_pages(reading: Reading) -> Iterator[Found]:
    """«htps://», «https:/», «www.villa», «https://villa .es»: addresses that open nothing. What opens, and what
    only the office's own network opens, has its findings elsewhere.
    """
    for start, end, right in broken_addresses(reading.text):
        written = reading.text[start:end]
        if right is None:
            yield Found(start, end, {"written": _short(written)})
        else:
            yield Found(start, end, {"written": _short(written), "right": _short(right)}, (Fix(start, end, right),))


def broken_addresses(text: str) -> Iterator[tuple[int, int, str | None]]:
    """From where to where each stands, and how it is right, where that can be known."""
    if len(text) > MOST_SEARCHED:
        return
    until = -1
    for begin in _PAGE_BEGINS.finditer(text):
        if begin.start() < until:
            continue
        found = _page(text, begin)
        if found is not None:
            until = found[1]
            yield found


def _page(text: str, begin: re.Match[str]) -> tuple[int, int, str | None] | None:
    scheme, sign, at = begin["scheme"] or "", begin["sign"] or "", begin.end()
    well_begun = not scheme or bool(_RIGHT_SCHEME.fullmatch(scheme + sign))
    again = _SCHEME_AGAIN.match(text, at) if scheme else None
    if again:
        at, well_begun = again.end(), False
    world = _WORLD.match(text[at : at + 10])
    head = ""
    if world:
        head, at = "www.", at + world.end()
    host, after = _host(text, at)
    if text[after : after + 1] == "@" or (well_begun and not head and is_internal(f"https://{host}")):
        return None
    path = _PATH.match(text, after)
    rest = path[0].rstrip(_CLOSING if "(" not in path[0] else _SIGNS) if path else ""
    end = max(after + len(rest), begin.start() + len((scheme + sign).rstrip()))
    plain = _plain(host)
    if not _is_whole(plain):
        told = (
            ":" in sign and sign[-1] != ":" if scheme else bool(plain) and world is not None and world[0][-1:] == "."
        )  # «http/2», «https / http» are no addresses
        if sign[-1:].isspace():  # what follows is the next word
            end = begin.start() + len((scheme + sign).rstrip())
        return (begin.start(), end, None) if told else None
    right = (scheme + sign if well_begun else "https://") + head + plain + rest.replace("\\", "/")
    written = text[begin.start() : end]
    return None if right.lower() == written.lower() else (begin.start(), end, right)


def _host(text: str, at: int) -> tuple[str, int]:
    """The host that begins at `at` as it is written, and where it ends, what stands apart of it included."""
    found = _HOST.match(text, at)
    if found is None:
        return "", at
    written, end = found[0], found.end()
    name, comma, rest = written.partition(",")
    whole = _is_whole(_plain(name)) and "." in name
    if comma and (whole or not _USUAL_END.match(rest)):
        written, end = name, at + len(name)
    apart = (_END_APART if _is_whole(_plain(written)) else _REST_APART).match(text, end)
    return (text[at : apart.end()], apart.end()) if apart else (written, end)


def _plain(host: str) -> str:
    port = _PORT.search(host)
    name = host[: port.start()] if port else host
    name = re.sub(r"[ \u00a0\u202f]", "", name).replace(",", ".")
    name = re.sub(r"\.{2,}", ".", name).strip(".")
    return name + (port[0] if port else "")


def _is_whole(host: str) -> bool:
    """Whether it ends as the names of pages do, and has a name before."""
    name = _PORT.sub("", host).lower()
    try:
        ipaddress.ip_address(name)
    except ValueError:
        labels = name.split(".")
        return len(labels) > 1 and _ends_well(name)
    return True


# --- e-mail --------------------------------------------------------------------------------------------------------

_LOCAL = re.compile(rf"(?P<local>(?:{_LETTER}|[.+%]){{1,64}})(?P<gap>{_BLANK}{{0,2}})$")
_DOMAIN = re.compile(
    rf"(?P<again>@{{0,2}})(?P<gap>{_BLANK}{{0,2}})(?P<domain>\.?(?:{_LETTER}{{1,63}}[.,]{{1,2}}){{0,6}}{_LETTER}{{1,63}})"
)
_DOMAIN_APART = re.compile(rf"{_BLANK}\.{_BLANK}?{_USUAL}(?![\w@-]|\.\w)|\.{_BLANK}{_USUAL}(?![\w@-]|\.\w)")
_A_MAILBOX = re.compile(
    r"(?<!\w)(?:correos?|e-?mails?|mails?|escr[ií]b\w{1,6}|env[ií]\w{1,6}|mand\w{1,5}|remit\w{1,5}|adreça|correu|enderezo|posta|"
    r"helbide\w{0,4}|contact\w{1,6}|solicit\w{1,8}|inscr\w{2,9}|informaci[óo]n|consultas?|reserv\w{1,5}|bidali|envi\w{1,5})\b|[📧📩✉📨💌]",
    re.IGNORECASE,
)
_MAIL_JUST_BEFORE = re.compile(
    r"(?:\b(?:correo|e-?mail|mail|correu)\b|[📧📩✉📨💌])[^\w@]{0,4}(?:electr[óo]nico\W{0,3})?$", re.IGNORECASE
)
_NEAR = 90
_PROVIDERS = {"gmail": "gmail.com"}
_ENDS_MISTYPED = {"con": "com", "comm": "com", "ocm": "com", "cmo": "com", "ess": "es", "ees": "es"}
_SHORTEST_NAME = 4  # letters: «vecin@s», «tod@as» are no addresses


def broken_mailboxes(reading: Reading) -> Iterator[Found]:
    """«cultura@villa», «cultura @ villa.es», «cultura@villa,es». Mentions, handles of Mastodon (@a@b.c), inclusive
    endings («vecin@s») and what stands within a web address are none.
    """
    text = reading.text
    if len(text) > MOST_SEARCHED or "@" not in text:
        return
    until = 0
    for sign in re.finditer("(?<![@/=?&])@", text):
        if sign.start() < until:
            continue
        found = _mailbox(text, sign.start())
        if found is None or found[0] < until:
            continue
        start, end, right = found
        if text[start:end].casefold() in in_form(reading.subject.around.glossary, str.casefold):
            continue
        until = end
        facts = {"written": _short(text[start:end])}
        if right is None:
            yield Found(start, end, facts)
        else:
            yield Found(start, end, {**facts, "right": _short(right)}, (Fix(start, end, right),))


def _mailbox(text: str, place: int) -> tuple[int, int, str | None] | None:
    left = _LOCAL.search(text[max(0, place - 68) : place])
    there = _DOMAIN.match(text, place + 1)
    if left is None or there is None or _in_page(text, place):
        return None
    start = place - len(left["gap"]) - len(left["local"])
    if start and text[start - 1] in "@/=?&":
        return None
    local = left["local"].lstrip(".-+%")
    start += len(left["local"]) - len(local)
    domain, end = there["domain"].rstrip("-_"), there.end()
    end -= len(there["domain"]) - len(domain)
    if not re.search(r"[^\W\d_]", local) or text[end : end + 1] == "@":
        return None
    before = text[max(0, start - _NEAR) : start]
    if not _may_be_one(left["gap"], there["gap"], before, domain):
        return None
    apart = None if _ends_well(domain) and "." in domain else _DOMAIN_APART.match(text, end)
    if apart:
        domain, end = domain + re.sub(r"\s", "", apart[0]), apart.end()
    else:
        domain, end = _without_next(domain, end)
    plain = re.sub(r"\.{2,}", ".", domain.replace(",", ".")).strip(".").removeprefix("www.")
    if "." not in plain:
        name = plain.lower()
        if name not in _PROVIDERS and not _is_bare_mailbox(local, plain, before):
            return None
        right = _PROVIDERS.get(name)
    else:
        first, _, last = plain.rpartition(".")
        last = _ENDS_MISTYPED.get(last.lower(), last)
        if len(plain.split(".")[0]) < 2 or (not _ends_well(last) and not last.islower()):
            return None  # «vecin@s.Apúntate»
        right = f"{first}.{last}" if _ends_well(last) else None
    mailbox = _unaccented(re.sub(r"\.{2,}", ".", local).rstrip("."))
    if mailbox != local and "." in local and not local.isascii():
        right = None  # «correo electrónico.cultura@villa.es»: a blank may be missing
    if right is not None:
        right = f"{mailbox}@{right}"
        if right == text[start:end]:
            return None
    return start, end, right


def _may_be_one(before_sign: str, after_sign: str, before: str, domain: str) -> bool:
    """Whether blanks around the sign leave it an address: «con cultura @villa.es» is a mention."""
    if before_sign and not after_sign:
        return bool(_MAIL_JUST_BEFORE.search(before[-30:]))
    if after_sign:
        return "." in domain and _ends_well(domain)
    return True


def _without_next(domain: str, end: int) -> tuple[str, int]:
    """Without what a comma parts from a name that is whole: «a@villa.es,b…»."""
    name, comma, rest = domain.partition(",")
    if comma and (("." in name and _ends_well(name)) or not re.fullmatch(_USUAL, rest)):
        return name, end - len(comma) - len(rest)
    return domain, end


def _is_bare_mailbox(local: str, name: str, before: str) -> bool:
    """Whether a name without an end is meant as an address, and not as a brand with a sign in it («Emple@Joven»)."""
    written_small = local == local.lower() and name == name.lower()
    if local.isupper() and name.isupper():
        return len(name) >= _SHORTEST_NAME and _MAIL_JUST_BEFORE.search(before[-30:]) is not None
    return written_small and len(name) >= _SHORTEST_NAME and _A_MAILBOX.search(before) is not None


def _ends_well(name: str) -> bool:
    last = name.rpartition(".")[2].lower()
    return last in _ENDS or last.startswith("xn--")


def _in_page(text: str, place: int) -> bool:
    near = text[max(0, place - 300) : place]
    token = re.split(r"\s", near)[-1]
    return "://" in token or token.lower().startswith("www.") or "/" in token


def _unaccented(local: str) -> str:
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", local) if not unicodedata.combining(c))
    )


def _short(written: str) -> str:
    return written if len(written) <= _LONGEST_SHOWN else written[: _LONGEST_SHOWN - 1] + "…"
