"""What the stories of this folder keep in the vault."""

from __future__ import annotations

from uuid import UUID

MASTODON, BLUESKY = UUID(int=1), UUID(int=2)
TOKEN = '{"access_token": "zarzamora-ñ-🎈"}'
PASSPHRASE = "la contraseña del ayuntamiento"
CHEAP = 2**4  # a passphrase nobody has to guard
