"""Credentials, encrypted in the profile; only their 32-byte key lies elsewhere: in the system keyring, behind a
passphrase, or, on a server without either, in a file that its owner alone can read or in a credential of systemd's.

    <profile>/vault/id                    names the key in the keyring
    <profile>/vault/check.sealed          tells a right key from a wrong one
    <profile>/vault/passphrase.json       only where a passphrase guards the key: how it is derived, and the key, sealed
    <profile>/vault/key-file              only where the key lies in a file of its own: which one
    <profile>/vault/<channel>.sealed      one channel's credentials
    <profile>/vault/aside-<number>/       all of this from before, put aside by `start_anew` when its key was lost

A keyring keeps the key alone because Windows takes no more than 2,560 bytes a secret, and a Bluesky session is longer.
"""

from __future__ import annotations

import base64
import contextlib
import errno
import json
import logging
import os
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar
from uuid import UUID, uuid4

from calendario.domain.problem import BadInput, Problem
from calendario.files import make_folder, write_whole

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

SERVICE = "Calendario"
KEY_BYTES = 32  # AES-256
SHORTEST_PASSPHRASE = 8  # characters
#: As a unit of systemd's names it: `LoadCredential=calendario-key:FILE` (systemd.exec(5), read in version 252).
CREDENTIAL = "calendario-key"

# Scrypt as OWASP's Password Storage Cheat Sheet asks (read 2026-03): 128 MiB, about half a second.
SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**17, 8, 1
_MOST_SCRYPT_N = 2**20  # 1 GiB: a file that asks for more was tampered with

_MAGIC = b"CV1\0"
_NONCE_BYTES = 12
_CHECK = b"calendario vault"

# Encrypted by the system for this person. Everything else is refused: keyrings.alt keeps plain text, and takes over
# silently where it is installed.
_ENCRYPTED = {
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
}


class VaultProblem(Problem):
    """The credentials cannot be had; the subclass says what opens them."""


class KeyringMissing(VaultProblem):
    """There is no encrypted keyring here: ask for a passphrase, or ("keyring_gone") the one with the key is not to be
    had.
    """

    code = "keyring_missing"


class KeyringLocked(VaultProblem):
    """The keyring waits for its person to unlock it. Not a failure: try again later."""

    code = "keyring_locked"


class PassphraseWrong(VaultProblem):
    """Not the passphrase this vault was closed with."""

    code = "passphrase_wrong"


class VaultLocked(VaultProblem):
    """Nobody has opened the vault yet."""

    code = "vault_locked"


class SecretMissing(VaultProblem):
    """The channel has no credentials here: sign in."""

    code = "secret_missing"


class KeyFileUnusable(VaultProblem):
    """The file with the key is not there, holds none, or others can read it."""

    code = "key_file_unusable"


class VaultDamaged(VaultProblem):
    """What lies there was not written by this vault with this key: sign in again."""

    code = "vault_damaged"


class Vault:
    """The credentials of one profile (`profile` is its folder). Open it once by one of its `open_with_…`.

    Files are written whole, for their owner alone. Safe for threads and processes that write different channels.
    `scrypt_n` is the cost of a new passphrase (a power of two, 2**17 by default).
    """

    def __init__(self, profile: Path, *, scrypt_n: int = SCRYPT_N) -> None:
        self._folder = profile / "vault"
        self._scrypt_n = scrypt_n
        self._key: bytes | None = None

    # -- opening ---------------------------------------------------------------------------------------------------

    @property
    def state(self) -> Literal["locked", "open"]:
        """Whether credentials can be read now."""
        return "locked" if self._key is None else "open"

    @property
    def is_new(self) -> bool:
        """Whether it was never opened: any way of opening makes it."""
        return not self._check_file.exists() and not self._passphrase_file.exists()

    @property
    def key(self) -> bytes:
        """The key, to hand to a publisher by its standard input and nowhere else. Raises `VaultLocked`."""
        if self._key is None:
            raise VaultLocked
        return self._key

    def open_with_keyring(self, *, may_ask: bool = True) -> None:
        """Opens with the key in the system keyring; a new vault puts a new key there. A credential of systemd's or a
        key file that `open_with_key_file` was told of stand in its place.

        `may_ask` lets the system ask its person to unlock the keyring, which may take as long as they do; without it a
        locked one is told at once. Raises `KeyringMissing` ("keyring_gone" where it once held the key),
        `KeyringLocked`, `VaultLocked` (a passphrase guards it), `SecretMissing("vault_key_missing")` (the keyring lost
        it), `VaultDamaged`, or as `open_with_key_file`.
        """
        if (given := _credential()) is not None:
            self._open_with_key_in(given)
            return
        if self._key_file.exists():
            self._open_with_key_in(Path(self._key_file.read_text(encoding="utf-8")), private=True)
            return
        if self._passphrase_file.exists():
            raise VaultLocked(needs="passphrase")
        try:
            backend = _encrypted_backend(may_ask)
            user = self._profile_id()
            kept = _asked(lambda: backend.get_password(SERVICE, user))
        except KeyringMissing as missing:
            if self.is_new:
                raise
            raise KeyringMissing("keyring_gone", **missing.facts) from missing
        if kept is None:
            kept = self._key_put_in(backend, user)
        try:
            key = base64.b64decode(kept, validate=True)
        except ValueError as error:
            raise VaultDamaged from error
        self.open_with_key(key)

    def open_with_passphrase(self, passphrase: str) -> None:
        """Opens what this passphrase closed; a new vault is closed with it from now on.

        Raises `PassphraseWrong`, `VaultDamaged`, `BadInput("passphrase_too_short")` for a new one, or `VaultLocked`
        where the key lies in a keyring.
        """
        with self._alone():
            if self._passphrase_file.exists():
                self._open(self._unsealed_key(passphrase))
                return
            if not self.is_new:
                raise VaultLocked(needs="keyring")
            if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
                raise BadInput("passphrase_too_short", minimum=SHORTEST_PASSPHRASE)
            key = secrets.token_bytes(KEY_BYTES)
            salt = secrets.token_bytes(16)
            parameters = {"n": self._scrypt_n, "r": _SCRYPT_R, "p": _SCRYPT_P, "salt": base64.b64encode(salt).decode()}
            sealed = _seal(_derived(passphrase, salt, self._scrypt_n), key, b"key")
            kept = {"kdf": "scrypt", **parameters, "key": base64.b64encode(sealed).decode()}
            self._write(self._passphrase_file, json.dumps(kept).encode())
            self._open(key)

    def open_with_key_file(self, path: Path, *, make: bool = False) -> None:
        """Opens with the key in the file at `path` (64 hexadecimal digits), here and from now on. `make` lets a new
        vault make a file that is not there, for its owner alone.

        Raises `KeyFileUnusable`, `VaultDamaged("key_file_wrong")`, and `Problem("disk_full")` or "profile_unwritable".
        """
        path = path.expanduser().absolute()
        if make and self.is_new and not path.exists():
            _make_key_file(path)
        self._open_with_key_in(path, private=True)
        self._write(self._key_file, str(path).encode("utf-8"))

    def open_with_key(self, key: bytes) -> None:
        """Opens with a key that somebody who had opened it handed over. Raises `VaultDamaged` for another one."""
        if len(key) != KEY_BYTES:
            raise VaultDamaged
        with self._alone():
            self._open(key)

    def lock(self) -> None:
        """Forgets the key, not the credentials."""
        self._key = None

    def start_anew(self) -> None:
        """A new vault, for a key that is lost: every channel signs in again.

        What nobody can open is put aside, not erased: the key may turn up. Harmless to repeat after it was interrupted.
        Raises `Problem("profile_unwritable")`.
        """
        self.lock()
        with self._alone():
            # What names and proves the key goes last: until then the vault is as closed as it was, and never half new.
            last = (self._passphrase_file, self._check_file, self._folder / "id")
            kept = [p for p in self._folder.glob("*.sealed") if p not in last] + [p for p in last if p.exists()]
            if not kept:
                return
            aside = next(p for n in count(1) if not (p := self._folder / f"aside-{n}").exists())
            try:
                make_folder(aside, mode=0o700)
                for path in kept:
                    path.replace(aside / path.name)
            except OSError as error:
                raise Problem("profile_unwritable") from error

    # -- credentials -----------------------------------------------------------------------------------------------

    def read(self, channel_id: UUID) -> str:
        """A channel's credentials. Raises `VaultLocked`, `SecretMissing` or `VaultDamaged`."""
        key = self.key
        try:
            sealed = self._file(channel_id).read_bytes()
        except FileNotFoundError:
            raise SecretMissing(channel=str(channel_id)) from None
        return _opened(key, sealed, channel_id.bytes).decode("utf-8")

    def write(self, channel_id: UUID, value: str) -> None:
        """Keeps a channel's credentials, durably, in place of what it had. Raises `VaultLocked`, and
        `Problem("disk_full")` or "profile_unwritable".
        """
        self._write(self._file(channel_id), _seal(self.key, value.encode("utf-8"), channel_id.bytes))

    def forget(self, channel_id: UUID) -> None:
        """Removes a channel's credentials, if it has any; needs no key. Raises `Problem("profile_unwritable")`."""
        try:
            self._file(channel_id).unlink(missing_ok=True)
        except OSError as error:
            raise Problem("profile_unwritable", folder=str(self._folder)) from error

    def has(self, channel_id: UUID) -> bool:
        """Whether credentials lie here, readable or not."""
        return self._file(channel_id).exists()

    def secret(self, channel_id: UUID) -> ChannelSecret:
        """The credentials as an adapter takes them; read anew each time they are asked for."""
        return ChannelSecret(self, channel_id)

    # -- files -----------------------------------------------------------------------------------------------------

    @property
    def _check_file(self) -> Path:
        return self._folder / "check.sealed"

    @property
    def _passphrase_file(self) -> Path:
        return self._folder / "passphrase.json"

    @property
    def _key_file(self) -> Path:
        return self._folder / "key-file"

    def _file(self, channel_id: UUID) -> Path:
        return self._folder / f"{channel_id}.sealed"

    def _profile_id(self) -> str:
        path = self._folder / "id"
        try:
            return str(UUID(path.read_text(encoding="ascii").strip()))
        except FileNotFoundError:
            with self._alone():
                if not path.exists():
                    self._write(path, str(uuid4()).encode("ascii"))
            return self._profile_id()
        except ValueError as error:
            raise VaultDamaged from error

    def _key_put_in(self, backend: KeyringBackend, user: str) -> str:
        """A new key, in base64, seen to lie in the keyring; or the one that another process put there meanwhile."""
        with self._alone():
            kept = _asked(lambda: backend.get_password(SERVICE, user))
            if kept is not None:
                return kept
            if not self.is_new:
                raise SecretMissing("vault_key_missing")
            made = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")
            _asked(lambda: backend.set_password(SERVICE, user, made))
            if _asked(lambda: backend.get_password(SERVICE, user)) != made:
                raise KeyringMissing(detail="not kept")
            return made

    def _open_with_key_in(self, path: Path, *, private: bool = False) -> None:
        """`private` refuses a file that others can read."""
        try:
            open_to_others = private and os.name == "posix" and path.stat().st_mode & 0o077
            key = bytes.fromhex(path.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise KeyFileUnusable(path=str(path)) from error
        if open_to_others or len(key) != KEY_BYTES:
            raise KeyFileUnusable(path=str(path))
        try:
            self.open_with_key(key)
        except VaultDamaged as damaged:
            raise VaultDamaged("key_file_wrong", path=str(path)) from damaged

    def _open(self, key: bytes) -> None:
        """Tries the key on the check value (which a new vault makes) and keeps it."""
        if not self._check_file.exists():
            self._write(self._check_file, _seal(key, _CHECK, b"check"))
        elif _opened(key, self._check_file.read_bytes(), b"check") != _CHECK:
            raise VaultDamaged
        self._key = key
        _log.info("the vault is open")

    def _unsealed_key(self, passphrase: str) -> bytes:
        try:
            kept = json.loads(self._passphrase_file.read_bytes())
            n, salt = int(kept["n"]), base64.b64decode(kept["salt"], validate=True)
            sealed = base64.b64decode(kept["key"], validate=True)
            known = kept["kdf"] == "scrypt" and (kept["r"], kept["p"]) == (_SCRYPT_R, _SCRYPT_P)
        except (ValueError, KeyError, TypeError) as error:
            raise VaultDamaged from error
        if not known or n.bit_count() != 1 or not 2 <= n <= _MOST_SCRYPT_N:
            raise VaultDamaged
        try:
            return _opened(_derived(passphrase, salt, n), sealed, b"key")
        except VaultDamaged as error:  # a damaged file cannot be told from a wrong passphrase, and this one is likelier
            raise PassphraseWrong from error

    def _write(self, path: Path, data: bytes) -> None:
        """Whole or not at all, for its owner alone. Raises `Problem("disk_full")` or "profile_unwritable"."""
        try:
            make_folder(self._folder, mode=0o700)
            write_whole(path, data)
        except OSError as error:
            raise Problem("disk_full" if error.errno == errno.ENOSPC else "profile_unwritable") from error

    def _alone(self) -> AbstractContextManager[object]:
        """One process at a time opens, so that two that start together do not make two keys."""
        from filelock import FileLock

        make_folder(self._folder, mode=0o700)
        return FileLock(self._folder / ".lock")


class ChannelSecret:
    """One channel's credentials, as `domain.adapter.Secret`."""

    __slots__ = ("_channel_id", "_vault")

    def __init__(self, vault: Vault, channel_id: UUID) -> None:
        self._vault = vault
        self._channel_id = channel_id

    @property
    def value(self) -> str:
        """What lies in the vault now. Raises as `Vault.read`."""
        return self._vault.read(self._channel_id)

    def keep(self, value: str) -> None:
        """Stores rotated credentials at once, durably."""
        self._vault.write(self._channel_id, value)


def _seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _MAGIC + nonce + AESGCM(key).encrypt(nonce, plain, _MAGIC + about)


def _opened(key: bytes, sealed: bytes, about: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, rest = sealed[len(_MAGIC) :][:_NONCE_BYTES], sealed[len(_MAGIC) + _NONCE_BYTES :]
    if not sealed.startswith(_MAGIC) or not rest:
        raise VaultDamaged
    try:
        return AESGCM(key).decrypt(nonce, rest, _MAGIC + about)
    except InvalidTag as error:
        raise VaultDamaged from error


def _credential() -> Path | None:
    """The key as systemd hands it to a service. It says who may read it by an access list, not by the file's mode."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder or not (path := Path(folder, CREDENTIAL)).is_file():
        return None
    return path


def _make_key_file(path: Path) -> None:
    try:
        make_folder(path.parent, mode=0o700)
        write_whole(path, secrets.token_hex(KEY_BYTES).encode("ascii") + b"\n")
    except OSError as error:
        raise Problem("file_unwritable", path=str(path)) from error


def _derived(passphrase: str, salt: bytes, n: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # One keyboard types ñ as one character, another as two: the same passphrase all the same.
    text = unicodedata.normalize("NFC", passphrase.strip()).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=_SCRYPT_R, p=_SCRYPT_P).derive(text)


def _encrypted_backend(may_ask: bool) -> KeyringBackend:
    """The system's keyring. Raises `KeyringMissing` unless it encrypts, `KeyringLocked` if it is and nobody may ask."""
    import keyring

    chosen = _asked(keyring.get_keyring)
    # A chain of keyrings would hand over to a plaintext one.
    candidates: list[KeyringBackend] = list(getattr(chosen, "backends", None) or [chosen])
    backend = next((b for b in candidates if _module(b) in _ENCRYPTED), None)
    if backend is None:
        raise KeyringMissing(backend=_module(chosen))
    if _module(backend) == "keyring.backends.Windows":
        # By default it roams with the domain account.
        backend.persist = "local machine"  # type: ignore[attr-defined]
    if not may_ask and _module(backend) == "keyring.backends.SecretService" and _asked(_is_locked):
        raise KeyringLocked
    return backend


def _module(backend: object) -> str:
    name = type(backend).__module__
    return "keyring.backends.macOS" if name.startswith("keyring.backends.macOS") else name


def _is_locked() -> bool:
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.Collection(bus).is_locked())
        except secretstorage.exceptions.ItemNotFoundException:
            return True  # a first keyring has to be made, which asks its person for a password


def _asked(question: Callable[[], _T]) -> _T:
    """The keyring's answer. Raises `KeyringLocked` where its person has to unlock it first, else `KeyringMissing`."""
    try:
        return question()
    except Exception as error:  # each backend and each bus has errors of its own, and none of them is a bug of ours
        name = type(error).__name__
        _log.info("the keyring did not answer: %s", name)
        if name in ("KeyringLocked", "LockedException", "PromptDismissedException"):
            raise KeyringLocked from error
        raise KeyringMissing(detail=name) from error
