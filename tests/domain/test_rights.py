"""Whether those who are seen in a picture let themselves be shown on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from calendario.domain.problem import BadInput
from calendario.domain.rights import MOST, Consent, MediaRecord, Rights, Standing

DIGEST = "a" * 64
DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
YEAR = timedelta(days=365)


def given(
    who: str = "Ana Olmo",
    since: date = DAY - YEAR,
    until: date | None = None,
    withdrawn_at: datetime | None = None,
) -> Consent:
    return Consent(UUID(int=1), DIGEST, who, "redes", "archivador 3", since, until, withdrawn_at)


def rights(*consents: Consent, people: bool = True) -> Rights:
    return Rights(MediaRecord(DIGEST, people=people), consents)


def test_a_consent_holds_from_the_day_it_is_given_to_its_last_day() -> None:
    consent = given(since=DAY, until=DAY + timedelta(days=2))
    told = [consent.holds(DAY + timedelta(days=n)) for n in (-1, 0, 2, 3)]
    assert told == [False, True, True, False]
    assert not given(withdrawn_at=NOW).holds(DAY)
    assert given().holds(date.max)


@pytest.mark.parametrize(
    ("picture", "standing"),
    [
        (rights(people=False), Standing.NOBODY),
        (rights(given(withdrawn_at=NOW), people=False), Standing.NOBODY),
        (rights(), Standing.MISSING),
        (rights(given(since=DAY + YEAR)), Standing.MISSING),
        (rights(given()), Standing.GIVEN),
        (rights(given(until=DAY + YEAR)), Standing.GIVEN),
        (rights(given(until=DAY + timedelta(days=30))), Standing.SOON_OVER),
        (rights(given(until=DAY + timedelta(days=31))), Standing.GIVEN),
        (rights(given(until=DAY - timedelta(days=1))), Standing.OVER),
        (rights(given(withdrawn_at=NOW)), Standing.WITHDRAWN),
    ],
)
def test_how_a_picture_stands_on_a_day(picture: Rights, standing: Standing) -> None:
    assert picture.standing(DAY) is standing
    assert standing.holds == (standing in (Standing.NOBODY, Standing.GIVEN, Standing.SOON_OVER))


def test_who_took_it_back_is_seen_as_before_whatever_the_others_say() -> None:
    gone = given("Luis", withdrawn_at=NOW)
    assert rights(given(), gone).standing(DAY) is Standing.WITHDRAWN
    assert rights(given(), given("Luis", until=DAY - timedelta(days=1))).standing(DAY) is Standing.OVER


def test_a_consent_given_anew_takes_the_place_of_the_one_that_ended() -> None:
    old, new = given("ana  olmo", until=DAY - timedelta(days=1)), given("Ana Olmo", until=DAY + YEAR)
    assert rights(old, new).standing(DAY) is Standing.GIVEN
    assert rights(old, new).last_day(DAY) == DAY + YEAR
    assert rights(new, given("Ana Olmo")).last_day(DAY) is None
    assert rights(new, given("Luis", until=DAY + timedelta(days=3))).last_day(DAY) == DAY + timedelta(days=3)


def test_what_cannot_be_a_consent_is_refused() -> None:
    for wrong, code in (
        ({"who": " "}, "consent_without_name"),
        ({"since": DAY, "until": DAY - timedelta(days=1)}, "consent_over_before_given"),
        ({"who": "a" * (MOST + 1)}, "note_too_long"),
    ):
        with pytest.raises(BadInput, match=code):
            given(**wrong)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="note_too_long"):
        MediaRecord(DIGEST, note="a" * (MOST + 1))
