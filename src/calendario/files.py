"""Files that are whole or not there: written beside their place, made durable, then renamed into it."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

#: Begins the name of a file that is still being written; what a killed program left can be told by it.
HALF = ".calendario-"


@contextlib.contextmanager
def whole(path: Path, *, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A file to write that takes its place at `path` once complete, in place of one that was there; durable on return.

    Whatever fails, `path` stays as it was and nothing half-made remains. Its folder must be there. `mode` are its POSIX
    permissions, whatever the umask; until it is complete only its owner can read it. Raises `OSError` as it comes.
    """
    half = path.with_name(f"{HALF}{secrets.token_hex(6)}.tmp")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        allow(half, mode)
        _rename(half, path)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink()
        raise
    _settle(path.parent)


def write_whole(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """The same for bytes at hand."""
    with whole(path, mode=mode) as out:
        out.write(data)


def settle(path: Path) -> None:
    """A file that somebody else wrote, and its name, survive a power cut. Raises `OSError` as it comes."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    _settle(path.parent)


def make_folder(path: Path, *, mode: int = 0o777, parents: bool = True) -> None:
    """The folder, durably, unless it is there. `mode` as the umask leaves it; `parents=False` makes it alone, and
    raises `FileNotFoundError` where the folder it belongs in is gone.
    """
    missing = [p for p in (path, *path.parents) if not p.exists()] if parents else [path]
    path.mkdir(mode=mode, parents=parents, exist_ok=True)
    for made in missing:
        _settle(made.parent)


def allow(path: Path, mode: int) -> None:
    """POSIX permissions whatever the umask; a share or a system that knows none is left as it is."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.chmod(mode)


def _rename(half: Path, path: Path) -> None:
    if sys.platform == "win32":
        # No folder can be opened there to settle its names: the rename itself is asked to reach the disk.
        import ctypes

        replace_existing, write_through = 0x1, 0x8  # MoveFileExW
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.MoveFileExW(str(half), str(path), replace_existing | write_through):
            raise ctypes.WinError(ctypes.get_last_error())
    else:
        half.replace(path)


def _settle(folder: Path) -> None:
    """Makes the names in `folder` survive a power cut."""
    with contextlib.suppress(OSError):  # Windows opens no folders, some shares settle none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
