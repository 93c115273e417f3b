"""What the hints cite stands in `docs/spelling-norm.md`, with where it was looked up."""

import re
from pathlib import Path

import pytest

from calendario.sentences.confusions import CONFUSIONS
from calendario.sentences.language import translated

NORM = Path(__file__).parents[2] / "docs" / "spelling-norm.md"
CITED = re.compile(r" \(((?:DPD|DLE|RAE), «[^«»]+»)\)$")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def looked_up() -> dict[str, tuple[str, ...]]:
    """By rule: the line in the window, its source, where that was looked up."""
    return {rule: cells for rule, *cells in ROW.findall(NORM.read_text("utf-8"))}


def test_every_rule_and_no_other_has_its_row(looked_up: dict[str, tuple[str, ...]]) -> None:
    assert set(looked_up) == set(CONFUSIONS)


@pytest.mark.parametrize("rule", sorted(CONFUSIONS))
def test_the_row_has_the_line_and_the_source_that_people_see(rule: str, looked_up: dict[str, tuple[str, ...]]) -> None:
    shown = translated(CONFUSIONS[rule])
    line, source, found_at = looked_up[rule]

    cited = CITED.search(shown)
    assert line == CITED.sub("", shown)
    assert source == (cited[1] if cited else "—")
    assert cited is None or found_at != "—"


@pytest.mark.parametrize("rule", sorted(CONFUSIONS))
def test_a_source_is_cited_in_one_form(rule: str) -> None:
    shown = translated(CONFUSIONS[rule])

    assert not re.search(r"DPD|DLE|RAE", CITED.sub("", shown))
