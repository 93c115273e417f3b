"""The steps of `make dictionaries`, which `make.sh` takes in order: fetch, spanish, …, checksums.

The sources come at the versions of `npm.txt` and `requirements.txt`. The same inputs give the same bytes. Reads nothing
that measures the checker.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from pathlib import Path

from inputs import NPM, fetch_npm, unpacked
from lexicon_files import write

from spanish import SOURCES, Spanish, sound_key

TABLE = re.compile(r"(?<=<!-- checksums -->\n).*(?=<!-- end of checksums -->)", re.DOTALL)


def make_spanish(fetched: Path, into: Path) -> None:
    """`es.json` and its files."""
    american = ("dictionary-es-ar@2.0.0", "dictionary-es-cl@1.0.2", "dictionary-es-mx@2.0.0")
    spanish = Spanish(unpacked("dictionary-es@4.0.0", fetched), tuple(unpacked(name, fetched) for name in american))
    write(into, "es", spanish.parts(), sound_key, SOURCES, foreign=spanish.foreign_part())


def write_checksums(folder: Path) -> None:
    """The table in the README of `folder`, if there is one: every file's size and SHA-256."""
    readme = folder / "README.md"
    if not readme.exists():
        return
    rows = ["| file | bytes | SHA-256 |", "|---|---|---|"]
    for path in sorted(folder.iterdir()):
        if path.suffix in {".marisa", ".bin", ".json"}:
            content = path.read_bytes()
            rows.append(f"| `{path.name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |")
    readme.write_text(TABLE.sub("\n".join(rows) + "\n", readme.read_text("utf-8")), "utf-8")


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("step", choices=("fetch", "spanish", "checksums"))
    reader.add_argument("--fetched", type=Path, required=True, help="folder where packages are kept")
    reader.add_argument("--into", type=Path, required=True, help="folder that gets the files")
    chosen = reader.parse_args()

    if chosen.step == "fetch":
        for package in NPM:
            fetch_npm(package, chosen.fetched)
    elif chosen.step == "spanish":
        make_spanish(chosen.fetched, chosen.into)
    else:
        write_checksums(chosen.into)


if __name__ == "__main__":
    main()
