"""Keys made by the client, ascending in time."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime, random: bytes | None = None) -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds of `now`, the rest random (10 bytes, drawn if not given)."""
    bits = int.from_bytes(random if random is not None else secrets.token_bytes(10))
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | 0x7 << 76 | (bits >> 62 & 0xFFF) << 64 | 0b10 << 62 | bits & ((1 << 62) - 1)
    return UUID(int=value)
