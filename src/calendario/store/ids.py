"""Keys made by the client, ascending in time."""

from __future__ import annotations

import itertools
import secrets
from datetime import datetime
from uuid import UUID

from calendario.domain.delivery import new_key

_turn = itertools.count(secrets.randbelow(1024))


def new_id(now: datetime, random: bytes | None = None) -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds of `now`, the rest random (10 bytes, drawn if not given)."""
    bits = int.from_bytes(random if random is not None else secrets.token_bytes(10))
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    value = milliseconds << 80 | 0x7 << 76 | (bits >> 62 & 0xFFF) << 64 | 0b10 << 62 | bits & ((1 << 62) - 1)
    return UUID(int=value)


def new_delivery_key(now: datetime) -> str:
    """A delivery key (`domain.delivery.new_key`) that shares none of this process's last thousand, however coarse its
    clock: before Python 3.13 that of Windows ticks every 15.6 ms, and of fifty drawn by lot in one tick two would meet.
    """
    return new_key(now, next(_turn))
