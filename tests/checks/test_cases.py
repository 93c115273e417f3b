"""Cases of what careful colleagues would say: a sample by others, and one about dates written apart from the code."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from calendario.checks.catalogue import CATALOGUE
from calendario.desk.checking import Where, check_case
from calendario.rules import read_rules
from calendario.sentences import finding_text
from calendario.sentences.dates_found import DATE_FINDINGS
from calendario.spelling.lexicon import open_lexicon
from calendario.spelling.spelling import Spelling
from tests.checks.in_full import in_full

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/data/checks"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
#: The institution's own names of these cases: they travel with the case, and are nowhere built in.
GLOSSARY = ["Villasauce", "Vilasauce", "Ibarsauce", "Los Aromos", "Ribera"]


def cases(name: str) -> dict[str, dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {case["id"]: case for case in map(json.loads, lines)}


WHERE = Where.nowhere(read_rules(ROOT / "resources"))
SAMPLE, DATES = cases("cases.jsonl"), cases("dates.jsonl")


@pytest.fixture(scope="module")
def speller() -> Spelling:
    return Spelling(ROOT / "resources/dictionaries")


def found(case: dict[str, Any], speller: Spelling) -> set[str]:
    context = {"glossary": GLOSSARY, **case.get("context", {})}
    return {in_full(finding).code for finding in check_case({**case, "context": context}, NOW, speller, WHERE).findings}


@pytest.mark.parametrize("name", SAMPLE)
def test_what_the_sample_expects_is_found_and_nothing_else_of_the_catalogue(name: str, speller: Spelling) -> None:
    case = SAMPLE[name]
    told, expected = found(case, speller), set(case["expect"])
    assert expected <= told
    assert told & {check.code for check in CATALOGUE} <= expected | set(case.get("also_ok", ()))


@pytest.mark.parametrize("name", DATES)
def test_dates_are_read_as_a_careful_colleague_reads_them(name: str, speller: Spelling) -> None:
    case = DATES[name]
    told = found(case, speller) & DATE_FINDINGS.keys()
    assert set(case["expect"]) <= told <= set(case["expect"]) | set(case.get("also_ok", ()))


#: Characters that two lines of *Repaso* hold in a window of 1366 px with the text at its own size: 326 px of DejaVu
#: Sans, the widest of the fonts it runs with, bold for what prevents publishing (measured over all these sentences).
TWO_LINES = {True: 86, False: 97}


@pytest.mark.parametrize("name", SAMPLE)
def test_a_finding_is_said_in_two_lines(name: str, speller: Spelling) -> None:
    case = SAMPLE[name]
    context = {"glossary": GLOSSARY, **case.get("context", {})}
    for finding in check_case({**case, "context": context}, NOW, speller, WHERE).findings:
        assert len(finding_text(finding)) <= TWO_LINES[finding.blocks], finding_text(finding)


def test_no_name_of_the_cases_is_built_in() -> None:
    own = [name for name in GLOSSARY if name != "Ribera"]  # which is a word, and many villages
    rooms = ["src/calendario/checks", "src/calendario/domain", "src/calendario/spelling", "packaging/dictionaries"]
    sources = [path for room in rooms for kind in ("*.py", "*.txt") for path in (ROOT / room).rglob(kind)]
    assert [path for path in sources for name in own if name in path.read_text(encoding="utf-8")] == []
    words = open_lexicon(ROOT / "resources/dictionaries", "es")
    assert [name for name in own if name in words] == []
