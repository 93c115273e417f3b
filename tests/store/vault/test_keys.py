"""A vault that is opened with the key itself: handed over, or kept in a file of a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendario.store.vault import KeyFileUnusable, SecretMissing, Vault, VaultDamaged, VaultLocked
from tests.store.vault.credentials import MASTODON, PASSPHRASE, TOKEN


def test_a_publisher_opens_with_the_key_it_was_handed(vault: Vault, profile: Path) -> None:
    publisher = Vault(profile)
    publisher.open_with_key(vault.key)
    assert publisher.read(MASTODON) == TOKEN


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 32, b"x" * 33])
def test_another_key_opens_nothing(vault: Vault, profile: Path, key: bytes) -> None:
    publisher = Vault(profile)
    with pytest.raises(VaultDamaged):
        publisher.open_with_key(key)
    assert publisher.state == "locked"


def test_a_server_begins_with_a_key_file_and_opens_with_it_from_then_on(profile: Path, tmp_path: Path) -> None:
    key = tmp_path / "claves" / "calendario"
    with pytest.raises(KeyFileUnusable):
        Vault(profile).open_with_key_file(key)
    first = Vault(profile)
    first.open_with_key_file(key, make=True)
    first.write(MASTODON, TOKEN)
    made = key.read_bytes()
    again = Vault(profile)
    again.open_with_keyring()
    assert again.read(MASTODON) == TOKEN
    assert key.read_bytes() == made
    assert again.key.hex().encode() not in b"".join(f.read_bytes() for f in profile.rglob("*") if f.is_file())


def test_a_key_file_that_is_lost_is_not_made_anew_over_what_it_closed(profile: Path, tmp_path: Path) -> None:
    key = tmp_path / "clave"
    Vault(profile).open_with_key_file(key, make=True)
    key.unlink()
    for open_it in (Vault(profile).open_with_keyring, lambda: Vault(profile).open_with_key_file(key, make=True)):
        with pytest.raises(KeyFileUnusable):
            open_it()
    assert not key.exists()


def test_a_key_file_does_not_open_what_a_passphrase_closed(vault: Vault, profile: Path, tmp_path: Path) -> None:
    other = tmp_path / "clave"
    Vault(tmp_path / "otro").open_with_key_file(other, make=True)
    with pytest.raises(VaultDamaged) as told:
        Vault(profile).open_with_key_file(other)
    assert told.value.code == "key_file_wrong"
    assert Vault(profile).state == "locked"
    with pytest.raises(VaultLocked):
        Vault(profile).open_with_keyring()


def test_a_locked_vault_reads_and_writes_nothing_and_still_forgets(vault: Vault, profile: Path) -> None:
    vault.lock()
    for call in (
        lambda: vault.key,
        lambda: vault.read(MASTODON),
        lambda: vault.write(MASTODON, "x"),
        lambda: vault.secret(MASTODON).value,
    ):
        with pytest.raises(VaultLocked):
            call()
    vault.forget(MASTODON)
    assert not vault.has(MASTODON)
    vault.open_with_passphrase(PASSPHRASE)
    with pytest.raises(SecretMissing):
        vault.read(MASTODON)
