"""Fetches what the dictionaries are made from, at the versions and with the checksums that stand here."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from pathlib import Path

__all__ = ["NPM", "fetch_npm", "unpacked"]

NPM = dict(
    line.split()
    for line in (Path(__file__).parent / "npm.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
"""What each package's archive must be (Subresource Integrity), by `name@version`."""


def unpacked(package: str, folder: Path) -> Path:
    """Where in `folder` the files of `package` (`name@version`) are once they were fetched."""
    return folder / package.replace("@", "-") / "package"


def fetch_npm(package: str, into: Path) -> None:
    """Puts the files of `package` where `unpacked` says; npm is asked unless the archive is in `into` already.

    Raises ValueError for an archive that is not the one that was looked at when its line was written.
    """
    into.mkdir(parents=True, exist_ok=True)
    archive = into / (package.replace("@", "-") + ".tgz")
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=into, check=True, stdout=subprocess.DEVNULL)
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != NPM[package]:
        raise ValueError(f"{archive.name} is not the package that was looked at")
    with tarfile.open(archive) as files:
        files.extractall(unpacked(package, into).parent, filter="data")
