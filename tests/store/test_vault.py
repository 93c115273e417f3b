"""The vault: with a real Secret Service of its own, behind a passphrase, and after somebody touched its files.

Run as a program it is the other side of the keyring stories, in a private D-Bus session: `test_vault.py STEP PROFILE`.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import pytest

from calendario.domain.adapter import Secret
from calendario.domain.problem import BadInput, Problem
from calendario.store.vault import (
    KeyFileUnusable,
    KeyringLocked,
    PassphraseWrong,
    SecretMissing,
    Vault,
    VaultDamaged,
    VaultLocked,
)

MASTODON, BLUESKY = UUID(int=1), UUID(int=2)
TOKEN = '{"access_token": "zarzamora-ñ-🎈"}'
PASSPHRASE = "la contraseña del ayuntamiento"
CHEAP = 2**4  # a passphrase nobody has to guard

# -- a real keyring ----------------------------------------------------------------------------------------------------

_MISSING = [p for p in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(p) is None]
needs_keyring = pytest.mark.skipif(bool(_MISSING), reason=f"not installed here: {', '.join(_MISSING)}")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


class Session:
    """A person's login: a home folder, and a bus with a keyring daemon for each step."""

    def __init__(self, home: Path, profile: Path) -> None:
        self._profile = profile
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "LANG": "C.UTF-8",
        }
        (home / "run").mkdir(parents=True, mode=0o700)

    def step(self, name: str, *, password: str = "palabra", **environment: str) -> dict[str, object]:
        """What the step says, run with the keyring unlocked by `password`, which must not be empty."""
        script = (
            'printf %s "$1" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$2" "$3" "$4" "$5"'
        )
        command = ["dbus-run-session", "--", "sh", "-c", script, "sh", password, sys.executable, __file__, name]
        return self._said([*command, str(self._profile)], environment)

    def step_without_a_bus(self, name: str, **environment: str) -> dict[str, object]:
        return self._said([sys.executable, __file__, name, str(self._profile)], environment)

    def _said(self, command: list[str], environment: dict[str, str]) -> dict[str, object]:
        done = subprocess.run(
            command, env={**self._environment, **environment}, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout.splitlines()[-1])
        assert isinstance(said, dict)
        return said


@pytest.fixture
def session(tmp_path: Path, profile: Path) -> Session:
    return Session(tmp_path / "home", profile)


@needs_keyring
def test_credentials_outlive_the_session_behind_the_persons_keyring(session: Session, profile: Path) -> None:
    first = session.step("keep")
    assert first == {"before": "locked", "after": "open", "stored_characters": 44, "service": "Calendario"}
    assert session.step("read") == {"value": TOKEN}
    on_disk = b"".join(p.read_bytes() for p in profile.rglob("*") if p.is_file())
    assert b"zarzamora" not in on_disk


@needs_keyring
def test_a_locked_keyring_waits_for_its_person_and_is_no_failure(session: Session) -> None:
    session.step("keep")
    assert session.step("lock_then_open") == {"quietly": "keyring_locked", "asking": "keyring_locked"}
    assert session.step("read", password="another password") == {"code": "keyring_locked"}
    assert session.step("read") == {"value": TOKEN}


@needs_keyring
def test_a_keyring_that_lost_the_key_asks_for_signing_in_and_not_for_a_new_key(session: Session) -> None:
    session.step("keep")
    session.step("lose_the_key")
    assert session.step("read") == {"code": "vault_key_missing"}
    assert session.step("start_anew") == {"state": "open", "has": False}


@needs_keyring
def test_a_keyring_that_is_gone_for_good_is_not_taken_for_one_that_never_was(session: Session) -> None:
    session.step("keep")
    assert session.step_without_a_bus("read") == {"code": "keyring_gone"}
    assert session.step("read") == {"value": TOKEN}  # it was only away


@needs_keyring
def test_another_key_in_the_keyring_is_told(session: Session) -> None:
    session.step("keep")
    session.step("put_another_key")
    assert session.step("read") == {"code": "vault_damaged"}


@needs_keyring
def test_two_that_start_together_make_one_key(session: Session) -> None:
    assert session.step("open_together") == {"keys": 1}


def test_without_a_keyring_a_passphrase_has_to_be_asked(session: Session) -> None:
    assert session.step_without_a_bus("read") == {"code": "keyring_missing"}


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_that_does_not_encrypt_is_none(session: Session, backend: str) -> None:
    assert session.step_without_a_bus("read", PYTHON_KEYRING_BACKEND=backend) == {"code": "keyring_missing"}


def test_a_keyring_that_keeps_plain_text_is_none_even_when_it_would_work(
    session: Session, profile: Path, tmp_path: Path
) -> None:
    package = tmp_path / "installed" / "keyrings"
    package.mkdir(parents=True)
    (package / "plain.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 9\n"
        "    kept = {}\n"
        "    def get_password(self, service, username): return self.kept.get(username)\n"
        "    def set_password(self, service, username, password): self.kept[username] = password\n"
    )
    path = os.pathsep.join([str(package.parent), *(p for p in sys.path if p)])
    said = session.step_without_a_bus("keep", PYTHON_KEYRING_BACKEND="keyrings.plain.Plain", PYTHONPATH=path)
    assert said == {"code": "keyring_missing"}
    assert not (profile / "vault" / "check.sealed").exists()


# -- a passphrase ------------------------------------------------------------------------------------------------------


@pytest.fixture
def vault(profile: Path) -> Vault:
    """Open, with one channel's credentials."""
    vault = Vault(profile, scrypt_n=CHEAP)
    vault.open_with_passphrase(PASSPHRASE)
    vault.write(MASTODON, TOKEN)
    return vault


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


# -- the key that is handed over ---------------------------------------------------------------------------------------


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


# -- credentials -------------------------------------------------------------------------------------------------------


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


# -- somebody touched the files ----------------------------------------------------------------------------------------


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


# -- the other side of the keyring stories -----------------------------------------------------------------------------


def _keep(vault: Vault) -> dict[str, object]:
    import keyring

    before = vault.state
    vault.open_with_keyring()
    vault.write(MASTODON, TOKEN)
    (profile_id,) = (p.read_text() for p in Path(sys.argv[2]).rglob("id"))
    stored = keyring.get_password("Calendario", profile_id) or ""
    assert base64.b64decode(stored) == vault.key
    return {"before": before, "after": vault.state, "stored_characters": len(stored), "service": "Calendario"}


def _read(vault: Vault) -> dict[str, object]:
    vault.open_with_keyring(may_ask=False)
    return {"value": vault.read(MASTODON)}


def _lock_then_open(vault: Vault) -> dict[str, object]:
    import secretstorage

    bus = secretstorage.dbus_init()
    secretstorage.Collection(bus).lock()
    bus.close()
    said: dict[str, object] = {}
    for name, may_ask in (("quietly", False), ("asking", True)):
        try:
            vault.open_with_keyring(may_ask=may_ask)
        except KeyringLocked as problem:
            said[name] = problem.code
    return said


def _lose_the_key(vault: Vault) -> dict[str, object]:
    import keyring

    keyring.delete_password("Calendario", (Path(sys.argv[2]) / "vault" / "id").read_text())
    return {}


def _put_another_key(vault: Vault) -> dict[str, object]:
    import keyring

    profile_id = (Path(sys.argv[2]) / "vault" / "id").read_text()
    keyring.set_password("Calendario", profile_id, base64.b64encode(b"x" * 32).decode())
    return {}


def _start_anew(vault: Vault) -> dict[str, object]:
    vault.start_anew()
    vault.open_with_keyring()
    return {"state": vault.state, "has": vault.has(MASTODON)}


def _open_together(vault: Vault) -> dict[str, object]:
    import keyring

    # No thread is late because it imports or because it waits for the profile's name.
    keyring.get_password("Calendario", "nobody")
    folder = Path(sys.argv[2]) / "vault"
    folder.mkdir(parents=True)
    (folder / "id").write_text(str(UUID(int=9)))
    vaults = [Vault(Path(sys.argv[2])) for _ in range(8)]
    together = threading.Barrier(len(vaults))

    def open_one(vault: Vault) -> None:
        together.wait(timeout=20)
        vault.open_with_keyring()

    threads = [threading.Thread(target=open_one, args=(v,)) for v in vaults]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"keys": len({v.key for v in vaults})}


_STEPS = {
    "keep": _keep,
    "read": _read,
    "lock_then_open": _lock_then_open,
    "lose_the_key": _lose_the_key,
    "put_another_key": _put_another_key,
    "start_anew": _start_anew,
    "open_together": _open_together,
}

if __name__ == "__main__":
    try:
        answer = _STEPS[sys.argv[1]](Vault(Path(sys.argv[2])))
    except Problem as problem:
        answer = {"code": problem.code}
    sys.stdout.write(json.dumps(answer) + "\n")
