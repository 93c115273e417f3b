"""What a post is about, and which lateness holds for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.category import Category, lateness_of
from calendario.domain.channel import LATEST, Lateness, WhenLate
from calendario.domain.details import Details
from calendario.domain.post import Content, Draft, draft_from_json, draft_to_json
from calendario.domain.problem import BadInput
from calendario.domain.publication import Plan, Publication, State

ID = UUID(int=7)
DUE_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
PLAN = Plan(datetime(2026, 11, 25, 10), "Europe/Madrid")  # noqa: DTZ001  wall time
FAIR = Publication(ID, ID, ID, ID, State.PLANNED, PLAN, DUE_AT)

sending = st.integers(6, 24 * 60).map(lambda minutes: Lateness(WhenLate.SEND, timedelta(minutes=minutes)))
latenesses = sending | st.sampled_from([Lateness(), Lateness(WhenLate.DROP)])


def test_a_category_needs_a_name() -> None:
    for name in ("", "  "):
        with pytest.raises(BadInput, match="category_without_name"):
            Category(ID, name)
    assert Category(ID, "Agenda").named(" Servicio ").name == "Servicio"


@given(channel=latenesses, category=st.none() | latenesses, limit=st.none() | st.timedeltas(timedelta(), 2 * LATEST))
def test_the_category_is_asked_first_and_the_channel_where_it_has_no_word(
    channel: Lateness, category: Lateness | None, limit: timedelta | None
) -> None:
    holds = lateness_of(channel, category)
    assert holds == (category or channel)
    limited = replace(FAIR, not_after_at=None if limit is None else DUE_AT + limit)
    last = holds.last_chance_at(limited)
    assert DUE_AT <= last <= DUE_AT + LATEST
    assert limit is None or last <= DUE_AT + limit, "“not after” wins over both"
    if holds.wanted is not WhenLate.SEND:
        assert last <= DUE_AT + timedelta(minutes=5), "only who says so sends late"


def test_a_category_is_kept_with_the_draft_and_told_to_nobody() -> None:
    draft = Draft("Feria", Content("Mañana abre la feria."))
    sorted_in = replace(draft, details=Details(ID))
    assert sorted_in.content_hash == draft.content_hash
    assert draft_from_json(draft_to_json(sorted_in)) == sorted_in
    assert draft_from_json(draft_to_json(draft)) == draft
    assert "category" not in draft_to_json(draft)
