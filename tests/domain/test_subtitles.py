"""Subtitles as they come, and as they are written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.problem import BadInput
from calendario.domain.subtitles import Cue, as_webvtt, read_subtitles


def test_what_programs_write_around_the_words_is_left_out() -> None:
    told = (
        "\ufeffWEBVTT - Pleno\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE hecho a mano\n\nintro\n"
        "00:01.000 --> 00:02.000 align:start position:10%\n"
        "<v Alcaldesa><i>Buenas</i> tardes\n{\\an8}a todos &amp; todas\n"
        "\n"
        "REGION\nid:abajo\n"
    )
    assert read_subtitles(told.encode()) == (Cue(1000, 2000, "Buenas tardes\na todos & todas"),)


def test_a_blank_line_that_is_missing_between_two_is_no_reason_to_lose_one() -> None:
    told = b"1\n00:00:01,000 --> 00:00:02,000\nUno\n2\n00:00:02,000 --> 00:00:03,000\nDos\n"
    assert read_subtitles(told) == (Cue(1000, 2000, "Uno"), Cue(2000, 3000, "Dos"))


def test_they_are_in_the_order_of_time_and_empty_ones_are_left_out() -> None:
    told = b"1\n00:00:05,000 --> 00:00:06,000\nLuego\n\n2\n00:00:01,5 --> 00:00:02,000\nAntes\n\n"
    told += b"3\n00:00:07,000 --> 00:00:08,000\n\n"
    assert [c.text for c in read_subtitles(told)] == ["Antes", "Luego"]
    assert read_subtitles(told)[0].start_ms == 1500


def test_markup_in_the_words_is_written_so_that_no_player_takes_it_for_its_own() -> None:
    assert "3 &lt; 5 &amp;amp;" in as_webvtt((Cue(0, 1000, "3 < 5 &amp;"),)).decode()


def test_an_hour_that_cannot_be_names_its_line() -> None:
    with pytest.raises(BadInput) as told:
        read_subtitles(b"1\n00:00:01,000 --> 00:99:02,000\nHola\n", "pleno.srt")
    assert (told.value.code, told.value.facts["line"]) == ("subtitles_damaged", 2)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        cues = read_subtitles(data, "x")
    except BadInput as told:
        assert told.code.startswith("subtitles_")  # noqa: PT017
    else:
        assert read_subtitles(as_webvtt(cues)) == cues


_TIMES = st.tuples(st.integers(0, 3_600_000), st.integers(1, 9_000))
_LINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(st.lists(st.builds(lambda t, s: (*t, s), _TIMES, _LINES), min_size=1, max_size=8))
def test_what_was_written_is_read_again_as_it_was(told: list[tuple[int, int, str]]) -> None:
    written = as_webvtt(tuple(Cue(at, at + length, " ".join(said.split())) for at, length, said in told))
    try:
        cues = read_subtitles(written)
    except BadInput:
        return  # nothing to read in it
    assert read_subtitles(as_webvtt(cues)) == cues
