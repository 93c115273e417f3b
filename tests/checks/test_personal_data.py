"""A neighbour's whole DNI, NIE or RUT does not go out, and an account is looked at. All numbers are made up."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calendario.checks.personal_data import in_the_open
from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import TEXT, Finding, Level
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.sentences.findings import finding_text
from tests.checks.reading_aloud import NOW, marked, mended
from tests.checks.test_contact import found as found_of_contact

LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
AROUND = ["{}", "Ayuda concedida ({}).", "Dña. Nadie Ninguna, con DNI {}, y otros", "NIF:{}\nPlazo: 10 días", "«{}»"]


def found(text: str, locale: str = "es-ES", glossary: frozenset[str] = frozenset()) -> list[Finding]:
    return [f for f in found_of_contact(text, locale=locale, glossary=glossary) if f.code == "personal_data"]


def grouped(figures: str) -> str:
    return f"{figures[:-6]}.{figures[-6:-3]}.{figures[-3:]}"


def rut_figure(number: int) -> str:
    """Counted another way than the check does: by the remainders of the powers that the weights stand for."""
    weights, total = (2, 3, 4, 5, 6, 7), 0
    for place in range(8):
        total += number // 10**place % 10 * weights[place % 6]
    rest = 11 - total % 11
    return {11: "0", 10: "K"}.get(rest, str(rest))


def iban(country: str, account: str) -> str:
    turned = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(turned) % 97:02d}{account}"


# --- Spain -----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 99_999_999), st.sampled_from(["", "-", " ", " - "]), st.booleans(), st.sampled_from(AROUND))
def test_every_dni_with_its_letter_is_found_where_it_stands(number: int, joint: str, dotted: bool, around: str) -> None:
    figures, letter = f"{number:08d}", LETTERS[number % 23]
    assume(not (" " in joint and letter in "AEY" and "DNI" not in around and "NIF" not in around))
    typed = f"{grouped(figures) if dotted else figures}{joint}{letter}"
    text = around.format(typed)
    (finding,) = found(text)
    assert (marked(text, finding), finding.level) == (typed, Level.BLOCK)
    assert figures not in str(finding.facts) + finding_text(finding)


@given(st.integers(0, 99_999_999), st.sampled_from(LETTERS + "ÑIOU"), st.sampled_from(AROUND))
def test_with_another_letter_it_is_no_dni(number: int, letter: str, around: str) -> None:
    assume(letter != LETTERS[number % 23])
    assert found(around.format(f"{number:08d}{letter}")) == []


@given(st.sampled_from("XYZxyz"), st.integers(0, 9_999_999), st.sampled_from(["", "-"]), st.sampled_from(AROUND))
def test_every_nie_with_its_letter_is_found_where_it_stands(first: str, number: int, joint: str, around: str) -> None:
    letter = LETTERS[("XYZ".index(first.upper()) * 10_000_000 + number) % 23]
    typed = f"{first}{joint}{number:07d}{joint}{letter}"
    text = around.format(typed)
    (finding,) = found(text)
    assert (marked(text, finding), finding.facts["document"]) == (typed, "NIE")
    wrong = LETTERS[(LETTERS.index(letter) + 1) % 23]
    assert found(around.format(f"{first}{joint}{number:07d}{joint}{wrong}")) == []


def test_one_click_leaves_four_figures() -> None:
    """The mask of the Spanish data protection agency: the fourth to seventh figures."""
    text = "Admitidas: 87654321X y Y7654321G"
    dni, nie = found(text)
    assert mended(text, dni.fixes[0]) == "Admitidas: ***5432** y Y7654321G"
    assert mended(text, nie.fixes[0]) == "Admitidas: 87654321X y ****4321*"
    assert found(mended(mended(text, nie.fixes[0]), dni.fixes[0])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Admitida: ***5432**",
        "Admitida: ****4321*",
        "Admitida: 876****1X",
        "Admitida: *87654321X",
        "Expediente 87654321X",
        "Registro n.º 87654321X",
        "Escribe tu DNI sin espacios (ejemplo: 87654321X)",
        "CSV A87654321X",
        "CSV 87654321X9Z",
        "2026/87654321X",
        "Inversión de 87.654.321 x",
        "7654321J",  # seven figures: a DNI only where the text says so
        "El teléfono 953214365",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert found(text) == []


def test_an_old_dni_of_seven_figures_where_it_is_called_so() -> None:
    number = 7_654_321
    text = f"con DNI {number}{LETTERS[number % 23]}"
    (finding,) = found(text)
    assert finding.fixes[0].replacement == "***5432**"


def test_what_nobody_sees_hides_no_dni() -> None:
    text = "DNI 8765\u00ad4321\u200bX."
    (finding,) = found(text)
    assert marked(text, finding) == "8765\u00ad4321\u200bX"


def test_a_letter_that_is_a_word_needs_to_be_called_a_dni() -> None:
    number = next(n for n in range(20_000_000, 20_000_100) if LETTERS[n % 23] == "A")
    assert found(f"INVERSIÓN DE {grouped(str(number))} A REPARTIR") == []
    assert len(found(f"CON DNI {number} A")) == 1


# --- Chile -----------------------------------------------------------------------------------------------------------


@given(st.integers(1_000_000, 49_999_999), st.booleans(), st.sampled_from(["{}", "RUT {}.", "Sr. Nadie, RUN: {}, y"]))
def test_every_rut_of_a_person_is_found_where_it_stands(number: int, dotted: bool, around: str) -> None:
    figure = rut_figure(number)
    typed = f"{grouped(str(number)) if dotted else number}-{figure}"
    text = around.format(typed)
    (finding,) = found(text, "es-CL")
    assert (marked(text, finding), finding.level, finding.fixes) == (typed, Level.BLOCK, ())
    wrong = "0123456789K"[("0123456789K".index(figure) + 1) % 11]
    assert found(around.format(f"{number}-{wrong}"), "es-CL") == []


def test_a_company_or_a_town_hall_is_nobody() -> None:
    for number in (69_123_400, 76_543_210):
        assert found(f"RUT {grouped(str(number))}-{rut_figure(number)}", "es-CL") == []


def test_each_country_has_its_own_numbers() -> None:
    number = 15_432_198
    assert found(f"{number}-{rut_figure(number)}", "es-ES") == []
    assert found("87654321X", "es-CL") == []


# --- accounts --------------------------------------------------------------------------------------------------------


@given(
    st.one_of(
        st.tuples(st.just("ES"), st.text("0123456789", min_size=20, max_size=20)),
        st.tuples(st.just("PT"), st.text("0123456789", min_size=21, max_size=21)),
        st.tuples(st.just("IE"), st.text("0123456789ABCDEFGH", min_size=18, max_size=18)),
        st.tuples(st.just("NO"), st.text("0123456789", min_size=11, max_size=11)),
    ),
    st.booleans(),
    st.sampled_from(["{}", "Ingresa la cuota en {}.", "IBAN:{} (concepto: viaje)", "{}\nHasta el viernes"]),
)
def test_every_account_is_looked_at(told: tuple[str, str], parted: bool, around: str) -> None:
    whole = iban(*told)
    typed = " ".join(whole[at : at + 4] for at in range(0, len(whole), 4)) if parted else whole
    text = around.format(typed)
    (finding,) = found(text)
    assert (marked(text, finding), finding.level) == (typed, Level.WARN)
    assert whole not in str(finding.facts)
    wrong = whole[:2] + f"{(int(whole[2:4]) + 1) % 100:02d}" + whole[4:]
    assert [f for f in found(around.format(wrong)) if "account" in f.facts] == []


def test_the_account_that_the_institution_knows_is_its_own() -> None:
    whole = iban("ES", "01234567890123456789")
    assert found(f"Ingresa la cuota en {whole}", glossary=frozenset({whole})) == []
    spaced = " ".join(whole[at : at + 4] for at in range(0, 24, 4))
    assert found(f"Ingresa la cuota en {spaced}", glossary=frozenset({whole})) == []


# --- what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        (
            "87654321X",
            "es-ES",
            "Hay un DNI completo: deja como mucho cuatro cifras (LOPDGDD, DA 7.ª)",
        ),
        (
            "15.432.198-" + rut_figure(15_432_198),
            "es-CL",
            "Hay un RUT completo de una persona y no se puede publicar (Ley 19.628)",
        ),
        (
            iban("ES", "01234567890123456789"),
            "es-ES",
            "Hay un número de cuenta (IBAN): confirma que es de la entidad y no de una persona",
        ),
    ],
)
def test_the_sentence_names_the_kind_and_never_the_number(text: str, locale: str, said: str) -> None:
    (finding,) = found(text, locale)
    assert finding_text(finding) == said


@pytest.mark.parametrize(
    "piece", ["12345678", "12345678-", "X", "X1234567", "ES91", "ES9121000418", "1.", "\u00ad", "dni ", "12345678Z "]
)
def test_a_very_long_text_is_read_to_its_end(piece: str) -> None:
    subject = Subject(Content(""), "facebook", network("mastodon").limits, None)
    text = piece * (1_000_000 // len(piece)) + " 87654321X"
    reading = Reading(subject, TEXT, text, NOW)
    *_, finding = in_the_open(reading)
    assert text[finding.start : finding.end] == "87654321X"


def test_what_only_looks_like_a_number_with_its_letter() -> None:
    number = next(n for n in range(20_000_000, 20_000_100) if LETTERS[n % 23] == "A")
    assert found(f"Parcela {number}/A") == []
    assert found("Adjudicada a 12345678 Z.R. Obras") == []
    assert len(found("Adjudicada a 12345678 Z. Obras")) == 1


@given(st.integers(0, 9_999_999))
def test_a_nie_in_pieces_needs_to_be_called_so_where_it_is_in_small_letters(number: int) -> None:
    letter = LETTERS[number % 23].lower()
    assert found(f"x {number:07d} {letter}") == []
    assert len(found(f"NIE x {number:07d} {letter}")) == 1


def test_more_signs_than_an_account_has_are_none() -> None:
    whole = iban("ES", "01234567890123456789")
    assert [f for f in found(f"Código {whole}B") if "account" in f.facts] == []


@pytest.mark.parametrize(("number", "told"), [(999_999, 0), (1_000_000, 1), (49_999_999, 1), (50_000_000, 0)])
def test_which_ruts_are_of_people(number: int, told: int) -> None:
    assert len(found(f"RUT {number:07d}-{rut_figure(number)}", "es-CL")) == told
