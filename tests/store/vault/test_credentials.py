"""Credentials in the vault: kept whole, for their owner alone, and shown by no accident."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from calendario.domain.adapter import Secret
from calendario.domain.problem import Problem
from calendario.store.vault import SecretMissing, Vault
from tests.store.vault.credentials import BLUESKY, CHEAP, MASTODON, PASSPHRASE, TOKEN


def test_a_rotated_session_is_what_everybody_reads_from_then_on(vault: Vault, profile: Path) -> None:
    secret: Secret = vault.secret(MASTODON)
    secret.keep('{"session": "new"}')
    other = Vault(profile)
    other.open_with_key(vault.key)
    assert secret.value == other.secret(MASTODON).value == '{"session": "new"}'


def test_credentials_may_be_long_and_of_any_letters(vault: Vault) -> None:
    long = json.dumps({"session": "ñ🎈" * 5000}, ensure_ascii=False)
    vault.write(BLUESKY, long)
    assert vault.read(BLUESKY) == long
    assert vault.read(MASTODON) == TOKEN


def test_a_channel_without_credentials_asks_for_a_sign_in(vault: Vault) -> None:
    with pytest.raises(SecretMissing) as told:
        vault.read(BLUESKY)
    assert told.value.facts == {"channel": str(BLUESKY)}
    vault.forget(BLUESKY)  # nothing to forget


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_it_whatever_the_umask(profile: Path) -> None:
    before = os.umask(0)
    try:
        vault = Vault(profile, scrypt_n=CHEAP)
        vault.open_with_passphrase(PASSPHRASE)
        vault.write(MASTODON, TOKEN)
    finally:
        os.umask(before)
    assert (profile / "vault").stat().st_mode & 0o777 == 0o700
    kept = [p for p in (profile / "vault").iterdir() if p.name != ".lock"]
    assert {p.stat().st_mode & 0o777 for p in kept} == {0o600}


def test_nothing_shows_credentials_by_accident(vault: Vault, profile: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        vault.write(BLUESKY, TOKEN)
        vault.read(BLUESKY)
        shown = repr(vault) + repr(vault.secret(BLUESKY)) + str(vault.secret(BLUESKY)) + caplog.text
    assert "zarzamora" not in shown
    assert repr(vault.key) not in shown
    assert all(b"zarzamora" not in p.read_bytes() for p in (profile / "vault").iterdir())


def test_the_same_words_never_look_the_same_on_disk(vault: Vault, profile: Path) -> None:
    path = profile / "vault" / f"{MASTODON}.sealed"
    before = path.read_bytes()
    vault.write(MASTODON, TOKEN)
    assert path.read_bytes() != before


def test_writing_that_fails_leaves_what_was_there(vault: Vault, profile: Path) -> None:
    path = profile / "vault" / f"{MASTODON}.sealed"
    before = path.read_bytes()
    path.unlink()
    path.mkdir()
    with pytest.raises(Problem, match="profile_unwritable"):
        vault.write(MASTODON, "x")
    path.rmdir()
    path.write_bytes(before)
    assert vault.read(MASTODON) == TOKEN
    assert not list((profile / "vault").glob("*.tmp"))
    assert not list((profile / "vault").glob(".*.tmp"))
