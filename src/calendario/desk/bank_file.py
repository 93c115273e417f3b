"""The bank as one file: what a provincial council hands to its towns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calendario.domain import former_style
from calendario.domain.bank import Body, Entry, Kind, folded_name, kind_of, name_of
from calendario.domain.bank_json import body_from_json, body_to_json
from calendario.domain.problem import BadInput
from calendario.domain.text import clean
from calendario.files import write_whole

FORMAT, VERSION = "calendario-banco", 1
#: A file of more is no bank: the texts of a province's towns together are a tenth of it.
MOST_BYTES = 5_000_000
MOST_ENTRIES = 5_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """What such a file holds: who wrote it, and the entries by name, each name of a kind once. `rules`: what one of an
    earlier version says of how they write, as fields of rules (`house_json`).
    """

    source: str
    entries: tuple[tuple[str, Body], ...]
    rules: Mapping[str, object] = field(default_factory=dict)


def cleaned(body: Body) -> Body:
    """`body` as it is kept. Raises `BadInput` where it cannot be."""
    return body_from_json(kind_of(body), body_to_json(body))


def cleaned_name(name: str) -> str:
    """The same for a name."""
    return " ".join(clean(name).split())


def write(target: Path, source: str, entries: Iterable[Entry]) -> None:
    """A readable file, the same for the same entries. Raises `BadInput("file_unwritable")`; what was at `target` is
    there until the new one is whole.
    """
    ordered = sorted(entries, key=lambda e: e.key)
    told = {
        "format": FORMAT,
        "version": VERSION,
        "from": source,
        "entries": [{"kind": str(e.kind), "name": e.name, **body_to_json(e.body)} for e in ordered],
    }
    try:
        write_whole(target, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(), mode=0o644)
    except OSError as error:
        raise BadInput("file_unwritable", path=str(target)) from error


def read(source: Path) -> Incoming:
    """Reads it all before anything is believed. Raises `BadInput`: "file_unreadable", "bank_file_huge",
    "bank_file_damaged" (with the number of the entry, where one is), "bank_file_foreign", "bank_file_newer".
    """
    path = str(source)
    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput("file_unreadable", path=path) from error
    if len(data) > MOST_BYTES:
        raise BadInput("bank_file_huge", path=path, most_bytes=MOST_BYTES)
    told = _json(data, path)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput("bank_file_foreign", path=path)
    version, entries = told.get("version"), told.get("entries")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadInput("bank_file_damaged", path=path)
    if version > VERSION:
        raise BadInput("bank_file_newer", path=path)
    if not isinstance(entries, list) or not isinstance(told.get("from", ""), str):
        raise BadInput("bank_file_damaged", path=path)
    if len(entries) > MOST_ENTRIES:
        raise BadInput("bank_file_huge", path=path, most_bytes=MOST_BYTES)
    found: dict[tuple[Kind, str], tuple[str, Body]] = {}
    rules: dict[str, object] = {}
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and entry.get("kind") == former_style.KIND:
            rules = former_style.filled_in(rules, former_style.as_rules(entry))
            continue
        try:
            name, body = _entry(entry)
        except (BadInput, KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadInput("bank_file_damaged", path=path, number=number) from error
        key = (kind_of(body), folded_name(name))
        if key in found:
            raise BadInput("bank_file_damaged", path=path, number=number)
        found[key] = (name, body)
    try:
        return Incoming(cleaned_name(told.get("from", ""))[:200], tuple(found.values()), rules)
    except BadInput as error:
        raise BadInput("bank_file_damaged", path=path) from error


def _json(data: bytes, path: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise BadInput("bank_file_foreign", path=path) from error
    except (ValueError, RecursionError) as error:
        looks_ours = FORMAT.encode() in data[:1000]  # it was cut off, or mended by hand
        raise BadInput("bank_file_damaged" if looks_ours else "bank_file_foreign", path=path) from error


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _entry(data: Any) -> tuple[str, Body]:
    name = data["name"]
    if not isinstance(name, str):
        raise TypeError("name")
    body = body_from_json(Kind(data["kind"]), data)
    return name_of(body, cleaned_name(name)), body
