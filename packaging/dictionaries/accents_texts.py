"""The Spanish prose that `accents_model.py` learns from: Debian packages at fixed versions.

    python packaging/dictionaries/accents_texts.py --fetch FOLDER       # apt-get download, needs the network

A package whose SHA-256 is not the one below is refused, so the same inputs give the same model. Chosen for licence
and size: a manual of today for the prose of instructions, the Bible of 1909 for past tenses, people and dialogue.
Neither is municipal, and neither measures the checker. Texts under the GPL (manuals of Debian, stories of a game) and
under CC BY-SA added one point of what is found, and would have put their licence on the model.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import io
import re
import subprocess
import tarfile
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SOURCES", "Source", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Source:
    """One Debian package: the members of it that match `members` hold Spanish text under `licence`."""

    package: str
    version: str
    sha256: str
    licence: str
    members: str

    @property
    def file_name(self) -> str:
        """The name that `apt-get download` gives it."""
        return f"{self.package}_{self.version.replace(':', '%3a')}_all.deb"


SOURCES = (
    Source(
        "libreoffice-help-es",
        "4:7.4.7-1+deb12u13",
        "8f53f6f6849a805b0389e4fe7665061f0606376d1cf2e74c292bea21150f5c2a",
        "MPL-2.0",
        r"help/es/text/.*\.html$",
    ),
    Source(
        "sword-text-sparv",
        "2.60-1",
        "5c87f9b2bc97457e8a872f5bae7ea7ce59cb3de1dcee73e4d4740451863694cf",
        "public domain (Reina-Valera, 1909)",
        r"spaRV1909eb/[on]t\.bz[sz]$",
    ),
)

_NO_PROSE = re.compile(r"<(script|style|pre|code|tt|head)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|td|th|tr|table|h[1-6]|dt|dd|br|title|section|caption)"
    r"\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_SPANISH = re.compile(r"\b(?:de|la|el|que|en|los|las|un|una|para|con|se|no|por|y|su|del|al)\b")
_LEAST_WORDS = 5
_LEAST_SPANISH = 2
# What is written otherwise today: accents of 1909, and «mas» for «pero», which would hide «más».
_OF_TODAY = {"á": "a", "é": "e", "ó": "o", "ú": "u", "fué": "fue", "fuí": "fui", "dió": "dio", "vió": "vio"}
_OF_TODAY |= {"mas": "pero", "Mas": "Pero"}
_OF_1909 = re.compile(rf"\b(?:{'|'.join(_OF_TODAY)})\b")


def paragraphs(folder: Path, source: Source) -> Iterator[str]:
    """The Spanish paragraphs (NFC) of `source`, whose package lies in `folder`. Raises ValueError for another file."""
    package = folder / source.file_name
    if hashlib.sha256(package.read_bytes()).hexdigest() != source.sha256:
        raise ValueError(f"{package} is not the one that the model is made of")
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], check=True, capture_output=True).stdout
    held: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tar)) as members:
        for member in members:
            if member.isfile() and re.search(source.members, member.name):
                file = members.extractfile(member)
                assert file is not None
                held[member.name] = file.read()
    for name in sorted(held):
        for paragraph in _paragraphs_of(name, held):
            paragraph = unicodedata.normalize("NFC", " ".join(paragraph.split()))
            if len(paragraph.split()) >= _LEAST_WORDS and len(_SPANISH.findall(paragraph)) >= _LEAST_SPANISH:
                yield paragraph


def _paragraphs_of(name: str, held: dict[str, bytes]) -> Iterator[str]:
    if name.endswith(".bzs"):
        yield from _verses(held[name], held[name.removesuffix("s") + "z"])
    elif not name.endswith(".bzz"):
        yield from _marked_up(held[name].decode("utf-8", "replace"))


def _marked_up(text: str) -> Iterator[str]:
    text = _BLOCK.sub("\n\n", _NO_PROSE.sub(" ", text))
    yield from re.split(r"\n\s*\n", html.unescape(_TAG.sub("", text)))


def _verses(index: bytes, blocks: bytes) -> Iterator[str]:
    """The compressed books of a SWORD module, three little-endian numbers each: offset, length, length unpacked."""
    for place in range(0, len(index), 12):
        start, length = (int.from_bytes(index[place + at : place + at + 4], "little") for at in (0, 4))
        if length:
            book = zlib.decompress(blocks[start : start + length]).decode("utf-8", "replace")
            book = re.sub(r"<note\b.*?</note>", " ", book, flags=re.DOTALL)
            book = html.unescape(_TAG.sub(" ", book))
            book = _OF_1909.sub(lambda match: _OF_TODAY[match[0]], book)
            yield from re.split(r"(?<=[.?!])\s+", book)


def main() -> None:
    """Fetch the packages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--fetch", type=Path, required=True, metavar="FOLDER")
    folder: Path = parser.parse_args().fetch
    folder.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        if not (folder / source.file_name).exists():
            subprocess.run(["apt-get", "download", f"{source.package}={source.version}"], cwd=folder, check=True)


if __name__ == "__main__":
    main()
