"""Bluesky, through atproto."""

from calendario.channels.bluesky.adapter import BlueskyAdapter

__all__ = ["BlueskyAdapter"]
