"""Pages and feed as text: accessible HTML that reads well without its style, and Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from html import escape
from uuid import UUID
from xml.etree import ElementTree

from calendario.channels.videos import markup
from calendario.channels.webpage.record import Clip, Picture, Record
from calendario.channels.webpage.words import words
from calendario.domain.addresses import is_web

#: How many posts the front page and the feed carry; each post keeps a page of its own for ever.
LATEST = 50

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# XML 1.0, production 2 (Char): anything else makes a feed unreadable, written or escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LINK = re.compile(r"https?://\w[^\s<>\"«»“”]*", re.IGNORECASE)
_NOT_AT_THE_END = ".,;:!?¿¡'’…"

# Contrast of text and links on their grounds is at least 7:1 in both schemes (WCAG 2.2 AAA; AA asks 4.5:1).
_STYLE = """
:root { color-scheme: light dark;
  --ground: #ffffff; --text: #1c1c1c; --quiet: #4a4a4a; --link: #0b4a8f; --line: #d0d0d0 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --text: #f0f0f0; --quiet: #c4c8cc; --link: #9ecbff; --line: #42484e }
}
body { max-width: 42rem; margin: 0 auto; padding: 1rem; background: var(--ground); color: var(--text);
  font: 1.125rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere }
a { color: var(--link) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -999rem }
.skip:focus { position: static }
article { border-top: 1px solid var(--line); padding: 1rem 0 }
time { color: var(--quiet) }
img, video { max-width: 100%; height: auto }
figure { margin: 1rem 0 }
.text p { white-space: pre-wrap }
"""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages share. `address` ends in "/" or is empty where nobody said it; `zone` None is the computer's own."""

    id: UUID
    title: str
    language: str
    address: str = ""
    zone: tzinfo | None = None


def index_page(site: Site, latest: Sequence[Record]) -> str:
    """The front page: `latest` in the order given."""
    said = words(site.language)
    articles = "\n".join(_article(site, r, root="", heading="h2", linked=True) for r in latest)
    return _page(
        site,
        title=site.title,
        body=f"<header>\n<h1>{_safe(site.title)}</h1>\n</header>\n"
        f'<main id="main">\n{articles or f"<p>{said.nothing_yet}</p>"}\n</main>\n',
        root="",
        with_feed=bool(latest),
    )


def post_page(site: Site, record: Record) -> str:
    """A post's own page, in `posts/`."""
    said = words(site.language)
    return _page(
        site,
        title=f"{record.heading} – {site.title}",
        body=f'<header>\n<p><a href="../index.html">{_safe(site.title)}: {said.home.lower()}</a></p>\n</header>\n'
        f'<main id="main">\n{_article(site, record, root="../", heading="h1", linked=False)}\n</main>\n',
        root="../",
        with_feed=True,
    )


def feed(site: Site, latest: Sequence[Record]) -> str:
    """The Atom feed of `latest` (at least one), in that order; addresses are relative where the site's is unknown."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {_XML_LANG: site.language})
    _add(root, "id", site.id.urn)
    _add(root, "title", site.title)
    _add(root, "updated", _instant(max(latest, key=lambda r: r.published_at)))
    _add(_add(root, "author"), "name", site.title)
    _add(root, "link", rel="alternate", type="text/html", href=f"{site.address}index.html")
    if site.address:
        _add(root, "link", rel="self", type="application/atom+xml", href=f"{site.address}feed.xml")
    _add(root, "generator", "Calendario")
    for record in latest:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry", {_XML_LANG: record.language})
        _add(entry, "id", record.urn(site.id))
        _add(entry, "title", record.heading)
        _add(entry, "published", _instant(record))
        _add(entry, "updated", _instant(record))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{site.address}posts/{record.name}.html")
        _add(entry, "content", _body(record, root=site.address), type="html")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", {k: _xml(v) for k, v in attributes.items()})
    child.text = None if text is None else _xml(text)
    return child


def _instant(record: Record) -> str:
    return record.published_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _page(site: Site, *, title: str, body: str, root: str, with_feed: bool) -> str:
    said = words(site.language)
    link = f'<link rel="alternate" type="application/atom+xml" title="{_safe(site.title)}" href="{root}feed.xml">\n'
    footer = f'<footer>\n<p><a href="{root}feed.xml">{said.feed}</a></p>\n</footer>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(site.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Nothing here runs: should a text ever slip through unescaped, the browser still refuses it.
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'\">\n"
        f"<title>{_safe(title)}</title>\n{link if with_feed else ''}<style>{_STYLE}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#main">{said.skip}</a>\n{body}{footer if with_feed else ""}</body>\n</html>\n'
    )


def _article(site: Site, record: Record, *, root: str, heading: str, linked: bool) -> str:
    at = record.published_at.astimezone(site.zone)
    title = _safe(record.heading)
    if linked:
        title = f'<a href="{root}posts/{record.name}.html">{title}</a>'
    own_language = "" if record.language == site.language else f' lang="{_safe(record.language)}"'
    label = f"title-{record.name}"
    return (
        f'<article aria-labelledby="{label}"{own_language}>\n<{heading} id="{label}">{title}</{heading}>\n'
        f'<p><time datetime="{at.isoformat(timespec="seconds")}">{words(site.language).when(at)}</time></p>\n'
        f"{_body(record, root=root)}\n</article>"
    )


def _body(record: Record, *, root: str) -> str:
    """Warning, text, link and pictures, with the addresses of pictures under `root`."""
    warning = f'<p class="warning"><strong>{_safe(record.warning)}</strong></p>\n' if record.warning.strip() else ""
    pictures = "".join(f"\n{_figure(p, root)}" for p in record.pictures)
    pictures += "".join(f"\n{_clip(v, record.language, root)}" for v in record.videos)
    link = f'\n<p class="link">{_link(record.link)}</p>' if is_web(record.link) else ""
    return f'{warning}<div class="text">{html_of(record.text)}</div>{link}{pictures}'


def _figure(picture: Picture, root: str) -> str:
    return (
        f'<figure><img src="{root}media/{_safe(picture.file)}" alt="{_safe(picture.alt)}"'
        f' width="{picture.width}" height="{picture.height}"></figure>'
    )


def _clip(clip: Clip, language: str, root: str) -> str:
    size = (clip.width, clip.height)
    told = markup(clip.file, _xml(clip.alt), size, clip.subtitles, clip.language or language, f"{root}media/")
    return f"<figure>{told}<figcaption>{_safe(clip.alt)}</figcaption></figure>"


def html_of(text: str) -> str:
    """`text` as HTML: paragraphs where a line is blank, line breaks kept, web addresses linked, everything escaped."""
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\n"))
    return "\n".join(f"<p>{'<br>'.join(_linked(line) for line in p.split(chr(10)))}</p>" for p in paragraphs)


def _linked(line: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        url = _without_tail(match.group())
        parts.append(_safe(line[end : match.start()]))
        parts.append(_link(url))
        end = match.start() + len(url)
    return "".join([*parts, _safe(line[end:])])


def _link(url: str) -> str:
    return f'<a href="{_safe(url)}">{_safe(url)}</a>'


def _without_tail(url: str) -> str:
    """Without the punctuation of the sentence around it; a bracket belongs to it only if it was opened in it."""
    while url:
        last = url[-1]
        opened = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in _NOT_AT_THE_END or (opened and url.count(last) > url.count(opened)):
            url = url[:-1]
        else:
            break
    return url


def _safe(text: str) -> str:
    return escape(_xml(text), quote=True)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
