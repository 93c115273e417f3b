"""`calendario check` and `calendario measure`: the review and the rulers, for a text or for many."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calendario.cli import batch, reading
from calendario.cli.program import Program
from calendario.desk.cases import NATURES
from calendario.desk.checking import Checked, When, Where, check_case, check_text, glossary_in, length_of
from calendario.desk.house import house_in
from calendario.desk.office import Speller
from calendario.domain.finding import TEXT, Finding, Level
from calendario.domain.networks import network
from calendario.domain.problem import BadInput, Problem
from calendario.domain.rulers import Measure
from calendario.sentences import finding_text, level_word, say, sentence

_BLOCKED, _NOT_LOOKED_AT, _WARNED = 1, 2, 3


def add_options(parser: argparse.ArgumentParser) -> None:
    """What can be asked of it."""
    parser.epilog = say("check_codes")
    parser.add_argument("text", nargs="?", help=say("check_text_help"))
    parser.add_argument("--channel", default="mastodon", help=say("check_channel_help"))
    parser.add_argument("--at", metavar="WHEN", help=say("check_at_help"))
    parser.add_argument("--category", choices=tuple(NATURES), help=say("check_category_help"))
    parser.add_argument("--house", type=Path, metavar="FILE", help=say("check_house_help"))
    parser.add_argument("--glossary", type=Path, metavar="FILE", help=say("check_glossary_help"))
    parser.add_argument("--batch", nargs="?", const=Path("-"), type=Path, metavar="FILE", help=say("check_batch_help"))
    parser.add_argument("--warnings", action="store_true", help=say("check_warnings_help"))
    parser.add_argument("--json", action="store_true", help=say("json_help"))


def run(program: Program, chosen: argparse.Namespace) -> int:
    """1 when something blocks, in any text of a batch too; 2 when something cannot be looked at; where it is asked to
    tell them apart, 3 when there is something to look at; else 0.
    """
    try:
        where, speller = _where(program, chosen)
        checked = None if chosen.batch is not None else _one(program, chosen, where, speller)
    except Problem as problem:
        sys.stderr.write(sentence(problem) + "\n")
        return _NOT_LOOKED_AT
    if checked is not None:
        if chosen.json:
            _out(_told(checked))
        else:
            _tell(checked, chosen.channel)
        return _code(checked, chosen)
    if chosen.at is not None or chosen.category is not None:
        sys.stderr.write(say("check_batch_tells") + "\n")
        return _NOT_LOOKED_AT
    return _batch(program, chosen, where, speller)


def _where(program: Program, chosen: argparse.Namespace) -> tuple[Where, Speller]:
    """How things stand for every text, and who spells it. Raises `Problem`."""
    rules, speller = program.rules(), program.speller()
    where = Where.nowhere(rules)
    if chosen.profile is not None:
        where = Where.of_calendar(program.open_calendar(chosen.profile).office)
    if chosen.house is not None:
        where = where.by(house_in(chosen.house, rules)) if chosen.profile else Where.of_house(chosen.house, rules)
    if chosen.glossary is not None:
        where = where.knowing(glossary_in(chosen.glossary))
    where.teach(speller)
    return where, speller


def _one(program: Program, chosen: argparse.Namespace, where: Where, speller: Speller) -> Checked:
    when = When(program.clock(), None if chosen.at is None else where.clock(chosen.at))
    nature = None if chosen.category is None else NATURES[chosen.category]
    return check_text(_text(chosen), chosen.channel, when, speller, where, nature)


def _batch(program: Program, chosen: argparse.Namespace, where: Where, speller: Speller) -> int:
    """Each of its texts, one answer a line."""
    codes = set()
    for case in batch.cases(chosen.batch):
        try:
            checked = check_case(case.fields(), program.clock(), speller, where)
        except BadInput as problem:
            _out({**case.name, "findings": [_refused(problem)], "measure": None})
            codes.add(_BLOCKED)  # it cannot go out either
        else:
            _out({**case.name, **_told(checked)})
            codes.add(_code(checked, chosen))
    return next((code for code in (_BLOCKED, _NOT_LOOKED_AT, _WARNED) if code in codes), 0)


def _code(checked: Checked, chosen: argparse.Namespace) -> int:
    if checked.blocked:
        return _BLOCKED
    if checked.spelling_off is not None:
        return _NOT_LOOKED_AT
    return _WARNED if chosen.warnings and checked.worst is Level.WARN else 0


def run_measure(chosen: argparse.Namespace) -> int:
    """The length of each text by its network's own ruler; 1 when one of a batch could not be measured."""
    if chosen.batch is None:
        length = length_of({"text": _text(chosen), "channel": chosen.channel})
        if chosen.json:
            _out(_measure(length))
        else:
            _tell_length(length, chosen.channel)
        return 0
    refused = False
    for case in batch.cases(chosen.batch):
        try:
            if case.fields().get("kind", "length") == "length":
                _out({**case.name, "length": length_of(case.fields()).length})
        except BadInput as problem:
            _out({**case.name, "length": None, "error": {"code": problem.code, "message": sentence(problem)}})
            refused = True
    return int(refused)


def _tell(checked: Checked, network_key: str) -> None:
    _tell_length(checked.measure, network_key)
    for finding in checked.findings:
        fix = f" → {finding.fixes[0].replacement}" if finding.fixes else ""
        print(f"{level_word(finding.level)}: {finding_text(finding)}{fix}")
    if checked.spelling_off is not None:
        print(sentence(checked.spelling_off))
    elif not checked.findings:
        print(say("nothing_to_correct"))


def _tell_length(length: Measure, network_key: str) -> None:
    limit = "–" if length.limit is None else length.limit
    print(say("measured", length=length.length, limit=limit, network=network(network_key).name))


def _text(chosen: argparse.Namespace) -> str:
    (source,) = reading.sources([] if chosen.text is None else [chosen.text])
    if isinstance(source, str):
        return source
    if source == reading.STDIN:
        return sys.stdin.read().removesuffix("\n")
    return reading.content(source).removesuffix("\n")


def _told(checked: Checked) -> dict[str, Any]:
    """`spelling_off` is there only where a dictionary is missing or damaged."""
    told = {"findings": [_finding(f) for f in checked.findings], "measure": _measure(checked.measure)}
    off = checked.spelling_off
    return told if off is None else {**told, "spelling_off": {"code": off.code, "message": sentence(off)}}


def _finding(finding: Finding) -> dict[str, Any]:
    """What is not in the text tells the field that `start` and `end` are of: `place` ("title", "warning", "image",
    "video") and, of a description, the `number` of the image or video.
    """
    place = finding.place
    return {
        "code": finding.code,
        "level": str(finding.level),
        "start": finding.start,
        "end": finding.end,
        **({} if place == TEXT else {"place": str(place.kind)}),
        **({"number": place.number} if place.number else {}),
        "message": finding_text(finding),
        "fixes": [{"start": f.start, "end": f.end, "replacement": f.replacement} for f in finding.fixes],
    }


def _refused(problem: BadInput) -> dict[str, Any]:
    told = {"code": problem.code, "level": "block", "start": 0, "end": 0}
    return {**told, "message": sentence(problem), "fixes": []}


def _measure(length: Measure) -> dict[str, Any]:
    return {"length": length.length, "limit": length.limit, "unit": length.unit}


def _out(told: Mapping[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False))
