"""A person's login, and what is done in it.

Run as a program it is the other side of the keyring stories, in a private D-Bus session:
`keyring_session.py STEP PROFILE`.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

from calendario.domain.problem import Problem
from calendario.store.vault import KeyringLocked, Vault
from tests.store.vault.credentials import MASTODON, TOKEN


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
