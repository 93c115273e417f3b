"""`calendario check` and `calendario measure`: the review and the rulers, for a text or for many."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from calendario.cli import batch, reading
from calendario.cli.program import Program
from calendario.desk.checking import Checked, check_case, check_text, length_of
from calendario.domain.finding import TEXT, Finding
from calendario.domain.networks import network
from calendario.domain.problem import BadInput
from calendario.domain.rulers import Measure
from calendario.sentences import finding_text, level_word, say, sentence

_NOT_LOOKED_AT = 2


def run(program: Program, chosen: argparse.Namespace) -> int:
    """0 when nothing blocks; 1 when something does, in any text of a batch too; 2 when the text cannot be looked at."""
    speller = program.speller()
    if chosen.batch is None:
        try:
            checked = check_text(_text(chosen), chosen.channel, program.clock(), speller)
        except BadInput as problem:
            sys.stderr.write(sentence(problem) + "\n")
            return _NOT_LOOKED_AT
        if chosen.json:
            _out(_told(checked))
        else:
            _tell(checked, chosen.channel)
        return int(checked.blocked)
    blocked = False
    for case in batch.cases(chosen.batch):
        try:
            checked = check_case(case.fields(), program.clock(), speller)
        except BadInput as problem:
            _out({**case.name, "findings": [_refused(problem)], "measure": None})
            blocked = True
        else:
            _out({**case.name, **_told(checked)})
            blocked |= checked.blocked
    return int(blocked)


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
