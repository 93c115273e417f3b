"""A profile, and a vault in it that is open behind a passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendario.store.vault import Vault
from tests.store.vault.credentials import CHEAP, MASTODON, PASSPHRASE, TOKEN


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def vault(profile: Path) -> Vault:
    """Open, with one channel's credentials."""
    vault = Vault(profile, scrypt_n=CHEAP)
    vault.open_with_passphrase(PASSPHRASE)
    vault.write(MASTODON, TOKEN)
    return vault
