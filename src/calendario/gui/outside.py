"""Pages outside the window: which ones may be opened, and opening them in the person's browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from calendario.domain.channel import Channel
from calendario.domain.networks import network_of
from calendario.domain.publication import Publication


def is_page(address: str) -> bool:
    """Whether a browser opens it. A link comes from a server, and of a file the desktop would run whatever it is."""
    parts = urlsplit(address)
    if parts.scheme == "file":
        return parts.path.lower().endswith((".html", ".htm"))
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def own_link(publication: Publication) -> str:
    """The publication's link, if it is one that a browser opens; "" otherwise."""
    return publication.url if publication.url and is_page(publication.url) else ""


def outside_address(publication: Publication, channel: Channel) -> str:
    """Where a person looks whether it is there: its own link, the channel's page, or the network's; "" for nowhere."""
    for address in (publication.url, account_page(channel)):
        if address and is_page(address):
            return address
    return ""


def account_page(channel: Channel) -> str:
    """The page that shows the channel's account to people, else the network's; "" where there is none."""
    settings = channel.settings
    user = channel.address.removeprefix("@").partition("@")[0]
    pages = {
        "mastodon": f"{settings.get('server')}/@{user}",
        "bluesky": f"https://bsky.app/profile/{settings.get('handle')}",
    }
    for address in (pages.get(channel.kind), channel.address, network_of(channel.network).web_address):
        if address and is_page(address):
            return address
    return ""


def open_outside(address: str) -> bool:
    """Opens a page in the person's browser; whether that worked."""
    return is_page(address) and QDesktopServices.openUrl(QUrl(address))
