"""The review of a thread: what does not fit is told of its part, where there are threads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.finding import Level
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.sentences import finding_text

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
LIMITS = network("bluesky").limits


def found(text: str, *, threads: bool) -> list[tuple[str, int, int, object]]:
    told = review(Subject(Content(text), "bluesky", LIMITS, threads=threads), NOW)
    return [(f.code, f.start, f.end, f.facts.get("part")) for f in told]


def test_a_text_that_fits_in_parts_is_too_long_where_it_would_be_one() -> None:
    text = "a" * 200 + "\n---\n" + "b" * 200
    assert found(text, threads=True) == []
    assert found(text, threads=False) == [("too_long", 303, 405, None)]


def test_each_part_that_does_not_fit_is_told_where_it_stands() -> None:
    text = "a" * 310 + "\n---\nbien\n---\n" + "c" * 302
    assert found(text, threads=True) == [("too_long", 300, 310, 1), ("too_long", len(text) - 2, len(text), 3)]
    (first, _) = review(Subject(Content(text), "bluesky", LIMITS, threads=True), NOW)
    assert finding_text(first) == "En Bluesky sobran 10 caracteres en la parte 1"


def test_a_part_with_nothing_in_it_is_told_and_stops_nobody() -> None:
    text = "Uno\n---\n \n---\nDos\n---\n"
    assert found(text, threads=True) == [("empty_part", 4, 7, None), ("empty_part", 18, 21, None)]
    told = review(Subject(Content(text), "bluesky", LIMITS, threads=True), NOW)
    assert {f.level for f in told} == {Level.HINT}
    assert {finding_text(f) for f in told} == {"A un lado de este --- no hay nada: ahí no sale ninguna parte"}
    assert found(text, threads=False) == []  # one text there, and nothing is missing from it


def test_of_a_thread_the_words_that_are_out_are_read_no_more() -> None:
    text = "El lunes 3 de diciembre hay pleno.\n---\nY el lunes 10 de diciembre, mercado."
    thread = Subject(Content(text), "bluesky", LIMITS, threads=True)
    wrong = [text.index("lunes 3"), text.index("lunes 10")]
    for out, left in ((set(), wrong), ({1}, wrong[1:]), ({2}, wrong[:1]), ({1, 2}, [])):
        told = review(replace(thread, out=frozenset(out)), NOW)
        assert [f.start for f in told if f.code == "weekday_date_mismatch"] == left
    alone = review(replace(thread, threads=False, out=frozenset({1})), NOW)
    assert [f.start for f in alone if f.code == "weekday_date_mismatch"] == wrong


def test_a_text_of_nothing_but_dividing_lines_is_missing() -> None:
    assert found("---\n\n---", threads=True) == [("empty_text", 0, 0, None)]
