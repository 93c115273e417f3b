"""What a person said of a finding is heeded for the words it was said of, and for no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.checks.accepting import heeded
from calendario.checks.catalogue import CATALOGUE
from calendario.checks.check import Moment
from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.accepted import Waiver, no_mistake, waiver
from calendario.domain.finding import TITLE, Finding, Level
from calendario.domain.networks import network
from calendario.domain.own_words import ignoring
from calendario.domain.post import Content
from calendario.domain.text import clean
from calendario.sentences import finding_text

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WRONG = "El jueves 4 de diciembre abre el plazo."  # a Friday
CAPITAL = "El pleno es el martes 1 de Diciembre."
WHY = "Así lo publica el BOP"


def of(text: str, network_key: str = "mastodon", **known: object) -> Subject:
    limits = network(network_key).limits
    return Subject(Content(text), network_key, limits, datetime(2026, 11, 25, 10), **known)  # type: ignore[arg-type]  # noqa: DTZ001


def reviewed(subject: Subject) -> list[tuple[str, Level]]:
    return [(one.code, one.level) for one in review(subject, NOW)]


def only(subject: Subject, code: str) -> Finding:
    (found,) = [one for one in review(subject, NOW) if one.code == code]
    return found


def waived(text: str, reason: str = WHY) -> Waiver:
    return waiver(only(of(text), "weekday_date_mismatch"), text, reason)


# --- no mistake here


def test_what_is_no_mistake_here_is_not_found_again_while_its_words_stand() -> None:
    ignored = ignoring((), no_mistake(only(of(CAPITAL), "capitalized_month_weekday"), CAPITAL))
    assert reviewed(of(CAPITAL, ignored=ignored)) == []
    assert reviewed(of(f"Aviso. {CAPITAL} Ven.", ignored=ignored)) == [], "wherever they stand"
    other = CAPITAL.replace("martes 1 de Diciembre", "jueves 3 de Octubre")
    assert ("capitalized_month_weekday", Level.HINT) in reviewed(of(other, ignored=ignored))


def test_it_is_no_mistake_for_that_reason_alone() -> None:
    finding = only(of(CAPITAL), "capitalized_month_weekday")
    other = no_mistake(replace(finding, code="stale_year"), CAPITAL)
    assert reviewed(of(CAPITAL, ignored=(other, "Diciembre"))) == [("capitalized_month_weekday", Level.HINT)]


def test_what_prevents_publishing_is_never_no_mistake() -> None:
    key = no_mistake(only(of(WRONG), "weekday_date_mismatch"), WRONG)
    assert reviewed(of(WRONG, ignored=(key,))) == [("weekday_date_mismatch", Level.BLOCK)]


def test_of_what_marks_the_whole_text_it_holds_for_that_text() -> None:
    whole = Finding("too_many_hashtags", Level.HINT, acceptable=True)
    long = "palabra " * 40
    ignored = (no_mistake(whole, long),)
    assert len(ignored[0]) < 130, "kept in the card of the post, as short as a word"
    assert list(heeded(of(long, ignored=ignored), [whole])) == []
    assert list(heeded(of(long + "más", ignored=ignored), [whole])) == [whole]


# --- waived with a reason


def test_what_is_waived_is_a_warning_that_ends_with_the_reason() -> None:
    found = only(of(WRONG, waivers=(waived(WRONG),)), "weekday_date_mismatch")
    assert (found.level, found.waived, found.blocks) == (Level.WARN, WHY, False)
    before = finding_text(only(of(WRONG), "weekday_date_mismatch"))
    assert finding_text(found) == f"{before} (aceptado: «{WHY}»)"
    assert found.fixes, "it can still be mended"


@pytest.mark.parametrize("text", [WRONG + " Ven", WRONG.replace("4", "5"), "¡" + WRONG, WRONG.replace(" ", "  ", 1)])
def test_whatever_changes_in_the_text_voids_it(text: str) -> None:
    assert ("weekday_date_mismatch", Level.BLOCK) in reviewed(of(text, waivers=(waived(WRONG),)))


def test_it_holds_for_the_words_it_was_given_for_and_not_for_others_of_that_text() -> None:
    text = f"{WRONG} El lunes 2 de diciembre hay pleno."
    first, second = (f for f in review(of(text), NOW) if f.code == "weekday_date_mismatch")
    given = waiver(second, text, WHY)
    assert [f.level for f in (first, second)] == [Level.BLOCK, Level.BLOCK]
    after = {f.start: f.level for f in review(of(text, waivers=(given,)), NOW) if f.code == first.code}
    assert after == {first.start: Level.BLOCK, second.start: Level.WARN}


def test_it_holds_for_its_field_alone() -> None:
    title = of("Feria en la plaza.", "web", title=WRONG)
    given = waiver(only(title, "weekday_date_mismatch"), WRONG, WHY)
    assert only(title, "weekday_date_mismatch").place == TITLE
    assert [level for _, level in reviewed(replace(title, waivers=(given,)))] == [Level.WARN]
    edited = replace(title, title=WRONG + " Ven", waivers=(given,))
    assert [level for _, level in reviewed(edited)] == [Level.BLOCK]


def test_nothing_outside_the_catalogue_can_be_waived_or_be_no_mistake() -> None:
    long = "a" * 600
    finding = only(of(long), "too_long")
    answers = {"waivers": (waiver(finding, long, WHY),), "ignored": (no_mistake(finding, long),)}
    assert ("too_long", Level.BLOCK) in reviewed(of(long, **answers))
    assert ("not_confirmed", Level.BLOCK) in reviewed(of("Feria.", pending=True, **answers))


def test_a_line_of_the_catalogue_may_say_that_it_is_not_to_be_waived(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = tuple(replace(check, waivable=False) for check in CATALOGUE)
    monkeypatch.setattr("calendario.checks.catalogue._AT", {Moment.WRITING: strict, Moment.PLANNED: strict})
    assert not only(of(WRONG), "weekday_date_mismatch").acceptable
    assert ("weekday_date_mismatch", Level.BLOCK) in reviewed(of(WRONG, waivers=(waived(WRONG),)))
    assert only(of(CAPITAL), "capitalized_month_weekday").acceptable, "it prevents nothing"


# --- laws

spaces = st.sampled_from(["", " ", "\r\n", "\n\n", "\u00a0"])
words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


@given(words, words, spaces)
def test_keeping_a_text_voids_nothing_that_was_said_of_it(before: str, after: str, blank: str) -> None:
    typed = f"{before} jueves 4 de diciembre {after}{blank}"
    kept = clean(typed).strip()
    marks = []
    for text in (typed, kept):
        start = text.index("jueves 4")
        marks.append(Finding("weekday_date_mismatch", Level.BLOCK, start, start + 21, acceptable=True))
    assert waiver(marks[0], typed, WHY) == waiver(marks[1], kept, WHY)
    assert no_mistake(marks[0], typed) == no_mistake(marks[1], kept)


@given(st.lists(st.sampled_from(CATALOGUE)))
def test_with_nothing_said_everything_stays_as_it_was_found(checks: Iterable[object]) -> None:
    found = [Finding(check.code, check.level, acceptable=True) for check in checks]  # type: ignore[attr-defined]
    assert list(heeded(of("Feria."), found)) == found
    assert list(heeded(of("Feria.", ignored=("feria",), waivers=(waived(WRONG),)), found)) == found
