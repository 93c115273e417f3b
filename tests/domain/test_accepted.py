"""Waivers: what they are kept as, which of two computers' hold, and what is no reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calendario.domain.accepted import LEAST_REASON, MOST_REASON, MOST_WAIVERS, Waiver, no_mistake, waiver, waiving
from calendario.domain.details import WORDS, Details, details_from_json, details_to_json
from calendario.domain.finding import Finding, Level
from calendario.domain.merging import merge_drafts
from calendario.domain.post import Draft
from calendario.domain.problem import BadInput

WRONG = Finding("weekday_date_mismatch", Level.BLOCK, 3, 9)


def given(number: int, reason: str = "Así lo publica el BOP") -> Waiver:
    return waiver(WRONG, f"El jueves {number}", reason)


def test_a_waiver_is_kept_with_the_card_and_no_part_of_what_it_says() -> None:
    told = Details(waivers=(given(1), given(2)))
    assert details_from_json(details_to_json(told)) == told
    assert details_to_json(Details()) == {}
    assert Draft(details=told).content_hash == Draft().content_hash
    assert "waivers" not in WORDS


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        ["x"],
        [{"code": "weekday_date_mismatch", "bound_to": "a" * 64, "reason": ""}],
        [{"code": "weekday_date_mismatch", "bound_to": "*", "reason": "Así lo publica el BOP"}],
        [{"code": 3, "bound_to": "a" * 64, "reason": "Así lo publica el BOP"}],
        [{"code": "weekday_date_mismatch", "reason": "Así lo publica el BOP"}],
    ],
)
def test_a_file_that_somebody_changed_by_hand_waives_nothing(wrong: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        details_from_json({"details": {"waivers": wrong}})


@pytest.mark.parametrize("reason", ["", "Porque sí", "   vale      ", "vale\n\n\n\n\n\n\n"])
def test_without_a_reason_nothing_is_waived(reason: str) -> None:
    with pytest.raises(BadInput) as problem:
        given(1, reason)
    assert (problem.value.code, dict(problem.value.facts)) == ("waiver_reason_short", {"least": LEAST_REASON})


def test_a_reason_is_one_line_that_can_be_read() -> None:
    assert given(1, "  Así lo\npublica   el BOP ").reason == "Así lo publica el BOP"
    assert given(1, "x" * LEAST_REASON).reason == "x" * LEAST_REASON
    assert len(given(1, "x" * MOST_REASON).reason) == MOST_REASON
    with pytest.raises(BadInput, match="waiver_reason_long"):
        given(1, "x" * (MOST_REASON + 1))
    with pytest.raises(BadInput, match="text_has_nul"):
        given(1, "Así lo publica\0 el BOP")


def test_it_says_nothing_of_the_words_it_is_about() -> None:
    """They may be somebody's data, taken out of the text a minute later."""
    kept = waiver(replace(WRONG, code="personal_data", end=18), "El 12345678Z, aquí.", "Es un dato inventado")
    assert "12345678" not in repr(kept)


def test_another_reason_takes_the_place_of_the_one_before() -> None:
    both = waiving(waiving((), given(1)), given(2))
    again = waiving(both, given(1, "Lo pidió la Alcaldía"))
    assert [(w.key, w.reason) for w in again] == [
        (given(2).key, "Así lo publica el BOP"),
        (given(1).key, "Lo pidió la Alcaldía"),
    ]
    many: tuple[Waiver, ...] = ()
    for number in range(MOST_WAIVERS + 1):
        many = waiving(many, given(number))
    assert len(many) == MOST_WAIVERS
    assert given(0) not in many


def test_of_two_computers_both_hold_and_what_one_took_back_does_not() -> None:
    base, mine, theirs = (
        Draft(details=Details(waivers=tuple(given(n) for n in numbers))) for numbers in ((1, 2), (1, 3), (1, 2, 4))
    )
    merged = merge_drafts(base, mine, theirs)
    assert merged.clashes == ()
    assert set(merged.draft.details.waivers) == {given(1), given(3), given(4)}


def test_of_two_reasons_for_the_same_mine_holds() -> None:
    mine, theirs = (Draft(details=Details(waivers=(given(1, r),))) for r in ("Lo pidió la Alcaldía", "Sale en el BOP"))
    merged = merge_drafts(Draft(), mine, theirs)
    assert merged.clashes == ()
    assert merged.draft.details.waivers == mine.details.waivers


def test_a_mark_without_letters_is_known_by_what_stands_around_it() -> None:
    text = "Ven (con tu familia. Habrá música y baile (hasta las doce."
    first, second = (Finding("unbalanced_delimiters", Level.WARN, at, at + 1) for at in (4, text.rindex("(")))
    assert no_mistake(first, text) != no_mistake(second, text)
    far = text.replace("doce", "once y media, o más tarde")
    assert no_mistake(first, far) == no_mistake(first, text)
    later = "  " + text
    assert no_mistake(replace(first, start=6, end=7), later) == no_mistake(first, text)


def test_words_are_known_wherever_they_stand() -> None:
    one, other = "El Viernes abre", "Cierra cada Viernes, a las dos"
    at = other.index("Viernes")
    assert no_mistake(Finding("capitalized_month_weekday", Level.HINT, 3, 10), one) == no_mistake(
        Finding("capitalized_month_weekday", Level.HINT, at, at + 7), other
    )
