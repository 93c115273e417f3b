"""After somebody touched the vault's files: noticed, told, and begun anew without erasing anything."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from calendario.domain.problem import Problem
from calendario.store.vault import Vault, VaultDamaged
from tests.store.vault.credentials import BLUESKY, MASTODON, PASSPHRASE, TOKEN


@pytest.mark.parametrize("place", [0, 5, 20, -1], ids=["mark", "nonce", "text", "seal"])
def test_one_changed_byte_is_noticed(vault: Vault, profile: Path, place: int) -> None:
    path = profile / "vault" / f"{MASTODON}.sealed"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultDamaged):
        vault.read(MASTODON)


@pytest.mark.parametrize("left", [0, 3, 10, 16, 30])
def test_a_cut_file_is_noticed(vault: Vault, profile: Path, left: int) -> None:
    path = profile / "vault" / f"{MASTODON}.sealed"
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(VaultDamaged):
        vault.read(MASTODON)


def test_one_channels_credentials_do_not_pass_for_anothers(vault: Vault, profile: Path) -> None:
    folder = profile / "vault"
    shutil.copy(folder / f"{MASTODON}.sealed", folder / f"{BLUESKY}.sealed")
    with pytest.raises(VaultDamaged):
        vault.read(BLUESKY)


@pytest.mark.parametrize(
    "change",
    [
        {"n": 2**40},
        {"n": 3},
        {"n": 0},
        {"n": "many"},
        {"r": 80},
        {"kdf": "md5"},
        {"salt": "?"},
        {"key": None},
    ],
    ids=str,
)
def test_a_passphrase_file_that_was_tampered_with_is_told_before_anything_costly(
    vault: Vault, profile: Path, change: dict[str, object]
) -> None:
    path = profile / "vault" / "passphrase.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(VaultDamaged):
        Vault(profile).open_with_passphrase(PASSPHRASE)


def test_starting_anew_puts_aside_what_nobody_can_open_and_erases_nothing(vault: Vault, profile: Path) -> None:
    folder = profile / "vault"
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != ".lock"}
    vault.start_anew()
    assert vault.is_new
    vault.start_anew()  # nothing left to put aside
    vault.open_with_passphrase("otra muy distinta")
    assert not vault.has(MASTODON)
    assert {p.name: p.read_bytes() for p in (folder / "aside-1").iterdir()} == before
    assert not (folder / "aside-2").exists()
    (found := profile / "found").mkdir()
    shutil.copytree(folder / "aside-1", found / "vault")  # the passphrase turned up after all
    old = Vault(found)
    old.open_with_passphrase(PASSPHRASE)
    assert old.read(MASTODON) == TOKEN


def test_starting_anew_twice_keeps_both(vault: Vault, profile: Path) -> None:
    vault.start_anew()
    vault.open_with_passphrase("otra muy distinta")
    vault.start_anew()
    assert (profile / "vault" / "aside-1" / f"{MASTODON}.sealed").exists()
    assert (profile / "vault" / "aside-2" / "passphrase.json").exists()


def test_starting_anew_that_was_interrupted_leaves_the_vault_closed_and_goes_on_when_repeated(
    vault: Vault, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.write(BLUESKY, TOKEN)
    moved: list[str] = []
    replace = Path.replace

    def stop_after_one(path: Path, target: Path) -> Path:
        if moved:
            raise OSError(28, "No space left on device")
        moved.append(path.name)
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop_after_one)
        with pytest.raises(Problem, match="profile_unwritable"):
            vault.start_anew()
    later = Vault(profile)
    assert not later.is_new
    later.open_with_passphrase(PASSPHRASE)
    later.start_anew()
    assert later.is_new
    assert not later.has(MASTODON)
    assert not later.has(BLUESKY)
