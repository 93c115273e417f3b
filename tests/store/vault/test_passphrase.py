"""A vault behind a passphrase: asked once for each start, and dear to guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calendario.domain.problem import BadInput
from calendario.store.vault import PassphraseWrong, Vault, VaultDamaged, VaultLocked
from tests.store.vault.credentials import MASTODON, PASSPHRASE, TOKEN


def test_the_passphrase_is_asked_once_per_start(vault: Vault, profile: Path) -> None:
    assert vault.state == "open"
    later = Vault(profile)
    assert later.state == "locked"
    later.open_with_passphrase(PASSPHRASE)
    assert later.read(MASTODON) == TOKEN


def test_a_passphrase_is_the_same_however_the_keyboard_writes_its_letters(vault: Vault, profile: Path) -> None:
    Vault(profile).open_with_passphrase("la contrasen\u0303a del ayuntamiento")


def test_a_wrong_passphrase_opens_nothing(vault: Vault, profile: Path) -> None:
    later = Vault(profile)
    for wrong in ("", "la contrasena del ayuntamiento", PASSPHRASE + "!"):
        with pytest.raises(PassphraseWrong) as told:
            later.open_with_passphrase(wrong)
        assert PASSPHRASE not in str(told.value)
        assert later.state == "locked"


def test_a_new_passphrase_has_to_have_a_length(profile: Path) -> None:
    with pytest.raises(BadInput) as told:
        Vault(profile).open_with_passphrase("   corta ")
    assert told.value.facts == {"minimum": 8}
    assert Vault(profile).is_new


def test_the_cost_of_guessing_a_passphrase_is_the_one_that_is_advised(profile: Path) -> None:
    Vault(profile).open_with_passphrase(PASSPHRASE)
    kept = json.loads((profile / "vault" / "passphrase.json").read_text())
    assert (kept["n"], kept["r"], kept["p"]) == (2**17, 8, 1)


def test_a_start_that_was_killed_after_the_passphrase_was_kept_goes_on(vault: Vault, profile: Path) -> None:
    (profile / "vault" / "check.sealed").unlink()
    later = Vault(profile)
    later.open_with_passphrase(PASSPHRASE)
    assert later.read(MASTODON) == TOKEN
    with pytest.raises(VaultDamaged):
        Vault(profile).open_with_key(b"x" * 32)


def test_a_vault_behind_a_passphrase_does_not_turn_to_the_keyring(vault: Vault, profile: Path) -> None:
    with pytest.raises(VaultLocked):
        Vault(profile).open_with_keyring()
