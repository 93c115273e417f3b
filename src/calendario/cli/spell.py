"""`calendario spell`: the spelling of a text for a person, or of one text in each line for another program.

Loads neither Qt nor the database nor a network library: what another program pipes its lines through begins at once.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from calendario.cli.batch import opened
from calendario.cli.reading import STDIN, content, sources
from calendario.desk.spelling import Flagged, Speller, hints_lacking, open_dictionary, spell
from calendario.domain.problem import BadInput, NotFound
from calendario.sentences import finding_text, say, sentence

LINE_BYTES = 10_000_000  # of a batch; longer lines are answered without being read whole
_USUAL = "es"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")
_NOT_CHECKED = 2


def add_options(parser: argparse.ArgumentParser) -> None:
    """What can be asked of it."""
    parser.epilog = say("spell_codes")
    parser.add_argument("text", nargs="*", help=say("spell_text_help"))
    parser.add_argument("--lang", type=_tag, metavar="LANG", help=say("spell_lang_help"))
    parser.add_argument("--strict", action="store_true", help=say("spell_strict_help"))
    parser.add_argument("--hints", action="store_true", help=say("spell_hints_help"))
    parser.add_argument("--batch", action="store_true", help=say("spell_batch_help"))


def parsed(arguments: list[str]) -> argparse.Namespace:
    """What stands behind `calendario spell`, without the other commands and what they load."""
    parser = argparse.ArgumentParser(prog="calendario spell", description=say("spell_about"))
    parser.add_argument("--profile", type=Path, metavar="DIR", help=say("spell_profile_help"))
    add_options(parser)
    return parser.parse_args(arguments)


def run(speller: Callable[[], Speller], chosen: argparse.Namespace) -> int:
    """For a person 0 where nothing was found, 1 where something was, 2 where something could not be checked: no such
    text or calendar, `--lang` with a language that has no dictionary, or one that is damaged, which is told before
    anything is read. For a program 0 once each line is answered, also where a language has no dictionary.
    """
    try:
        return _checked(speller(), chosen)
    except (BadInput, NotFound) as problem:
        sys.stderr.write(sentence(problem) + "\n")
        return _NOT_CHECKED


def _checked(spelling: Speller, chosen: argparse.Namespace) -> int:
    language = chosen.lang
    known = open_dictionary(spelling, language or _USUAL)
    if not known:
        sys.stderr.write(say("spell_no_dictionary", language=language) + "\n")
    lacking = hints_lacking(spelling, language or _USUAL) if chosen.hints else None
    if lacking is not None:  # and there are the others
        sys.stderr.write(sentence(lacking) + "\n")
    if chosen.batch:
        if chosen.text not in ([], ["-"]):
            sys.stderr.write(say("spell_batch_takes_lines") + "\n")
            return _NOT_CHECKED
        return _answer(spelling, chosen)
    if not known:
        return _NOT_CHECKED
    asked = sources(chosen.text)
    return max(_of_source(spelling, chosen, one, named=len(asked) > 1) for one in asked)


def _answer(speller: Speller, chosen: argparse.Namespace) -> int:
    told: set[str] = set()
    for number, text in _lines():
        found: tuple[Flagged, ...] = ()
        try:
            if text is None:
                raise BadInput("line_too_long", path=None, line=number)
            found = _found(speller, chosen, text)
        except BadInput as problem:  # of this line alone: the others are answered all the same
            said = sentence(problem)
            if said not in told:
                told.add(said)
                sys.stderr.write(said + "\n")
        print(json.dumps({"flagged": [_told(one) for one in found]}, ensure_ascii=False), flush=True)
    return 0


def _found(speller: Speller, chosen: argparse.Namespace, text: str) -> tuple[Flagged, ...]:
    language = chosen.lang or speller.language_of(text)
    if language not in (chosen.lang, _USUAL):
        open_dictionary(speller, language)
    return spell(speller, text, language, strict=chosen.strict, hints=chosen.hints)


def _lines() -> Iterator[tuple[int, str | None]]:
    """Each line of the standard input with its number from 1, without its end; None for one that is too long.

    What is not UTF-8 comes as U+FFFD.
    """
    number = 0
    with opened(STDIN) as file:
        while line := file.readline(LINE_BYTES + 1):
            number += 1
            if len(line) > LINE_BYTES:
                _skip(line, file)
                yield number, None
            else:
                yield number, line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")


def _skip(line: bytes, file: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LINE_BYTES)


def _told(one: Flagged) -> dict[str, object]:
    return {
        "word": one.word,
        "start": one.start,
        "end": one.end,
        "suggestions": one.suggestions,
        "kind": one.kind,
    }


def _of_source(speller: Speller, chosen: argparse.Namespace, source: Path | str, *, named: bool) -> int:
    """Its exit code; `named`, it is one of several."""
    if isinstance(source, str):
        return _tell(speller, chosen, source)
    try:
        text = content(source)
    except BadInput as problem:
        sys.stderr.write(sentence(problem) + "\n")
        return _NOT_CHECKED
    if source == STDIN:
        text = text.removesuffix("\n")
    elif not text.strip():
        print(say("spell_empty", path=source))
        return 0
    if named:
        print(f"{source}:")
    return _tell(speller, chosen, text)


def _tell(speller: Speller, chosen: argparse.Namespace, text: str) -> int:
    language, known = chosen.lang or speller.language_of(text), True
    if chosen.lang is None and language != _USUAL:
        known = open_dictionary(speller, language)
        print(say("spell_language" if known else "spell_no_dictionary", language=language))
    found = spell(speller, text, language, strict=chosen.strict, hints=chosen.hints)
    for one in found:
        line = text.count("\n", 0, one.start) + 1
        said = finding_text(one.finding)
        print(say("spell_line", line=line, said=said, proposed=", ".join(one.suggestions) or None))
    if known and not found:
        print(say("nothing_to_correct"))
    return int(bool(found))


def _tag(given: str) -> str:
    if not _TAG.fullmatch(given):
        raise argparse.ArgumentTypeError(say("spell_lang_wrong"))
    return given
