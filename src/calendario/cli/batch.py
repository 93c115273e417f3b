"""The texts of a batch: JSON lines or one JSON array, by anybody's hand. What is wrong with one stays with that one."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from calendario.domain.problem import BadInput

LINE_BYTES = 1_000_000  # a hundred times the longest text that any network takes
ARRAY_BYTES = 64_000_000  # read whole


@dataclass(frozen=True, slots=True)
class Case:
    """What stands in line `line` (of an array: at that place), counted from 1; `found` is None where it is no JSON."""

    line: int
    found: object
    why: BadInput | None = None

    def fields(self) -> Mapping[str, Any]:
        """Its object. Raises `BadInput`: "file_not_json", "line_too_long" or "bad_case" (not an object)."""
        if self.why is not None:
            raise self.why
        if not isinstance(self.found, dict):
            raise BadInput("bad_case")
        return self.found

    @property
    def name(self) -> dict[str, object]:
        """What an answer begins with: its `id`; where it has none that can be said again, also its line."""
        known = self.found.get("id") if isinstance(self.found, dict) else None
        if isinstance(known, (str, int)) or (isinstance(known, float) and isfinite(known)):
            return {"id": known}
        return {"id": None, "line": self.line}


def cases(path: Path) -> Iterator[Case]:
    """Each text of the file, or of the standard input for "-". Raises `BadInput` for a file that cannot be read, or
    that begins like an array and is none.
    """
    try:
        with opened(path) as file:
            yield from _read(file, path)
    except OSError as error:
        raise BadInput("file_unreadable", path=str(path)) from error


def _read(file: BinaryIO, path: Path) -> Iterator[Case]:
    number, first = 0, True
    while line := file.readline(LINE_BYTES + 1):
        number += 1
        if first and line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]
        if not line.strip():
            continue
        if first and line.lstrip().startswith(b"["):
            yield from _array(line + file.read(ARRAY_BYTES), path, number)
            return
        first = False
        if len(line) > LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(LINE_BYTES)
            yield Case(number, None, BadInput("line_too_long", path=_named(path), line=number))
            continue
        try:
            yield Case(number, _parsed(line))
        except (ValueError, RecursionError):
            yield Case(number, None, BadInput("file_not_json", path=_named(path), line=number))


def _array(data: bytes, path: Path, line: int) -> Iterator[Case]:
    if len(data) > ARRAY_BYTES:
        raise BadInput("line_too_long", path=_named(path), line=line)
    try:
        found = _parsed(data)
    except (ValueError, RecursionError) as error:
        wrong = line + error.lineno - 1 if isinstance(error, json.JSONDecodeError) else line
        raise BadInput("file_not_json", path=_named(path), line=wrong) from error
    yield from (Case(place, one) for place, one in enumerate(found, start=1))


def _parsed(data: bytes) -> Any:
    return json.loads(data.decode("utf-8"), parse_constant=_refuse)


def _named(path: Path) -> str | None:
    """As a sentence names it; the standard input has no name."""
    return None if str(path) == "-" else str(path)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")  # and could not be said again in an answer


def opened(path: Path) -> closing[BinaryIO] | BinaryIO:
    """The bytes of the file, or of the standard input for "-"."""
    if str(path) != "-":
        return path.open("rb")
    binary = getattr(sys.stdin, "buffer", None)
    return io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass")) if binary is None else binary
