"""The vault with a real Secret Service of its own, in a private D-Bus session."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.store.vault.credentials import TOKEN
from tests.store.vault.keyring_session import Session

_MISSING = [p for p in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(p) is None]
needs_keyring = pytest.mark.skipif(bool(_MISSING), reason=f"not installed here: {', '.join(_MISSING)}")


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
