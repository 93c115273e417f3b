"""`calendario bank`: the texts to use again, as one file for other town halls, or out of one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk.bank import Merged
from calendario.domain.bank import Entry
from calendario.domain.bank_json import what_changes
from calendario.sentences import say
from calendario.sentences.bank import kind_word


def export(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Writes what is in use. Raises `BadInput("file_unwritable")`."""
    desk = program.open_calendar(profile)
    count = desk.bank.export(chosen.file.absolute())
    print(say("bank_exported", path=chosen.file, count=count))
    return 0


def take_in(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Says what would change, asks unless told not to, and merges. Raises `BadInput` for a file that is none; 1 where
    the answer was no, or there was nobody to ask. What an older file says of how they write fills the house rules.
    """
    desk = program.open_calendar(profile)
    incoming = desk.bank.read(chosen.file)
    plan, rules = desk.bank.compare(incoming), desk.house.filled_in(incoming.rules)
    _tell(plan)
    if rules is not None:
        print(say("bank_rules"))
    elif plan.is_empty:
        print(say("bank_nothing_new"))
        return 0
    if not chosen.yes and not _agreed():
        print(say("bank_left"))
        return 1
    done = desk.bank.merge(incoming)
    if rules is not None:
        desk.house.put(rules)
    print(say("bank_merged", new=len(done.new), changed=len(done.changed)))
    return 0


def _tell(plan: Merged) -> None:
    if plan.source:
        print(say("bank_from", source=plan.source))
    for entry in plan.new:
        print(say("bank_new", name=_named(entry)))
    for before, after in plan.changed:
        print(say("bank_changed", name=_named(after)))
        here, there = what_changes(before.body, after.body)
        print(f"  {say('bank_before', words=here)}")
        print(f"  {say('bank_after', words=there)}")
    print(say("bank_same", count=plan.same))


def _named(entry: Entry) -> str:
    return f"{kind_word(entry.kind)}: {entry.name}"


def _agreed() -> bool:
    print(say("bank_ask"), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in ("s", "sí", "si", "y", "yes")
