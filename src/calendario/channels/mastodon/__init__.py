"""Mastodon and the servers that speak its interface, through Mastodon.py."""

from calendario.channels.mastodon.adapter import MastodonAdapter

__all__ = ["MastodonAdapter"]
