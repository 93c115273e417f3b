"""The catalogue: every check has its line, its source and its sentence, and no text makes it wait."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.checks.catalogue import CATALOGUE, OF_SPELLING
from calendario.checks.check import Moment
from calendario.checks.whole import WHOLE
from calendario.domain.finding import Level
from calendario.sentences import finding_text
from calendario.sentences.findings import FINDINGS
from tests.checks.reading_aloud import found

#: Sentences that say more of a finding than its code does (`sentences.findings`), and one that only the window tells.
NAMED_BY_ANOTHER = frozenset(
    [
        "alt_text_names_file",
        "alt_text_names_file_of_video",
        "alt_text_poor_of_video",
        "alt_text_too_long_of_video",
        "consent_over",
        "consent_withdrawn",
        "missing_alt_text_of_video",
        "mixed_alphabets",
        "no_time",
    ]
)


def test_each_code_has_one_line_a_source_and_a_sentence_and_each_sentence_a_line() -> None:
    lines = [*((check.code, check.source) for check in CATALOGUE), *((line.code, line.source) for line in WHOLE)]
    lines += [(code, source) for code, (_level, source) in OF_SPELLING.items()]
    assert [code for code, times in Counter(code for code, _ in lines).items() if times > 1] == []
    assert [code for code, source in lines if not source.strip()] == []
    assert {code for code, _ in lines} == FINDINGS.keys() - NAMED_BY_ANOTHER


def test_what_is_only_known_once_the_hour_is_known_is_not_asked_before() -> None:
    early = {check.code for check in CATALOGUE if Moment.WRITING not in check.moments}
    of_its_day = {"electoral_restricted_content", "off_hours_publication", "festive_during_mourning"}
    assert early == of_its_day | {"house_unreadable"}
    assert all(Moment.SENDING in check.moments for check in CATALOGUE if check.level is Level.BLOCK)
    assert all(Moment.SENDING in line.moments for line in WHOLE if Level.BLOCK in line.levels)


WORDS = [
    "lunes",
    "martes",
    "sábado",
    "12",
    "31",
    "de",
    "marzo",
    "diciembre",
    "2026",
    "2.027",
    "hoy",
    "mañana",
    "este",
    "próximo",
    "viernes",
    "del",
    "al",
    "hasta",
    "antes",
    "plazo",
    "termina",
    "último",
    "día",
    "las",
    "a",
    "14:00",
    "18h30",
    "19:75",
    "h",
    "y",
    ",",
    ".",
    ":",
    "(",
    ")",
    "«",
    "»",
    "#",
    "@",
    "https://",
    "XX",
    "¿",
    "?",
    "¡",
    "!",
    "🎉",
    "DNI",
    "12345678Z",
    "925",
    "123",
    "tel.",
    "́",
    "\u200d",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.booleans())
def test_whatever_is_written_findings_point_at_it_and_can_be_told(text: str, planned: bool) -> None:
    for finding in found(text, "2026-12-01T10:00" if planned else None):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert not re.search(r"[{}…]\w*[{}]", finding_text(finding))
        assert all(0 <= fix.start <= fix.end <= len(text) for fix in finding.fixes)


@pytest.mark.parametrize(
    "piece",
    ["12/03/2026,", "1, 2, 3, ", "hoy 1/1/2026 8:00 ", "1 y ", "del 1 al ", "a las ", "«“", "hasta el 12 de marzo "],
)
def test_a_text_made_to_be_slow_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(finding.end <= len(text) for finding in found(text))


def test_what_is_found_once_is_not_told_of_another_day_or_another_language() -> None:
    text = "Mañana, martes 1 de diciembre, abre la feria a las 18h30."
    for _ in range(2):
        assert "relative_date_mismatch" in [one.code for one in found(text, "2026-12-01T10:00")]
        assert "relative_date_mismatch" not in [one.code for one in found(text, "2026-11-30T10:00")]
        assert "time_format" in [one.code for one in found(text, "2026-11-30T10:00")]
        assert "time_format" not in [one.code for one in found(text, "2026-11-30T10:00", language="ca")]
