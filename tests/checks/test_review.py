"""The whole review: of what is found in the very same words a person is told once."""

from __future__ import annotations

import pytest

from calendario.domain.finding import TEXT, TITLE, Finding
from tests.checks.standing_cases import NOW, every, review, speller, subject


def told(text: str, **around: object) -> list[tuple[str, str]]:
    """The codes of what is found in the text, with the words that are marked."""
    findings = every(subject(text, **around))  # type: ignore[arg-type]
    return [(one.code, text[one.start : one.end]) for one in findings if one.place == TEXT]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("Entra en htps://sede.villa.es/aytuamiento ya.", "malformed_url", "htps://sede.villa.es/aytuamiento"),
        ("Ven, xfa, al mercado.", "sms_abbreviation", "xfa"),
        ("Lorem ipsum dolor sit amet.", "placeholder_left", "Lorem ipsum dolor sit amet"),
    ],
)
def test_what_is_wrong_as_a_whole_is_not_told_again_as_a_misspelt_word(text: str, code: str, where: str) -> None:
    assert told(text) == [(code, where)]


def test_misspelt_words_beside_a_wrong_address_are_told() -> None:
    text = "La vezina entra en htps://sede.villa.es/aytuamiento con su solicitut."
    assert told(text) == [
        ("spelling_error", "vezina"),
        ("malformed_url", "htps://sede.villa.es/aytuamiento"),
        ("spelling_error", "solicitut"),
    ]


def test_a_misspelt_word_of_the_title_is_told_whatever_stands_there_in_the_text() -> None:
    text, title = "Entra en htps://sede.villa.es/aytuamiento ya.", "Pide ya tu solicitut por internet"
    findings = every(subject(text, at="web", title=title))
    assert [(one.place, one.code) for one in findings] == [(TEXT, "malformed_url"), (TITLE, "spelling_error")]


def test_all_that_is_said_of_the_whole_text_is_told() -> None:
    codes = {code for code, words in told("Cortada la carretera. #publi", nature="emergency") if words == ""}
    assert codes == {"paid_collaboration", "emergency_without_timestamp"}


def test_what_a_misspelt_word_may_be_is_looked_for_where_somebody_asks() -> None:
    def of(findings: list[Finding]) -> Finding:
        (finding,) = findings
        return finding

    asked = subject("La vezina abre el museo.")
    assert of(list(review(asked, NOW, speller()))).fixes == ()
    assert "vecina" in [fix.replacement for fix in of(every(asked, suggest=True)).fixes]
