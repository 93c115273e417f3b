"""What the calendar shows: the week, today, and the way each post went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from calendario.channels.practice import Fault
from calendario.desk.faces import Week
from calendario.domain.channel import FrequencyTarget
from calendario.domain.finding import Level
from calendario.domain.house import DayOff, Mode, Period
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Outcome, State
from calendario.domain.slot import wall_clock, week_start
from calendario.store import channels
from tests.newsroom import ZONE, Newsroom

wall = datetime.fromisoformat  # a naive wall time


def planned_at(newsroom: Newsroom, title: str, hour: str) -> None:
    desk = newsroom.desk.writing
    newsroom.desk.planning.plan(
        desk.new().post_id, Draft(title, Content(title)), PlanDraft((newsroom.channel.id,), wall(hour))
    )


def test_a_week_goes_from_monday_to_sunday_by_the_town_s_clock(newsroom: Newsroom) -> None:
    for title, hour in (
        ("Último minuto", "2026-11-29 23:59"),
        ("Primer minuto", "2026-11-30 00:00"),
        ("Hoy", "2026-11-25 12:00"),
    ):
        planned_at(newsroom, title, hour)
    this, following = (newsroom.desk.calendar.week(d) for d in (date(2026, 11, 25), date(2026, 12, 6)))
    assert (this.start, this.today, this.now) == (date(2026, 11, 23), date(2026, 11, 25), wall("2026-11-25 09:00"))
    assert [c.title for c in this.cards] == ["Hoy", "Último minuto"]
    assert [c.title for c in following.cards] == ["Primer minuto"]
    assert [c.title for c in this.on(date(2026, 11, 29))] == ["Último minuto"]


def test_the_night_the_clocks_go_back_every_post_stands_on_its_own_day(newsroom: Newsroom) -> None:
    newsroom.clock.now = wall("2026-10-20 08:00:00+00:00")
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), wall("2026-10-25 02:30"))
    newsroom.desk.planning.plan(desk.new().post_id, Draft("Madrugada", Content("Madrugada")), plan, as_it_is=True)
    planned_at(newsroom, "Noche", "2026-10-25 23:30")
    week = newsroom.desk.calendar.week(date(2026, 10, 25))
    assert [(c.title, c.wall_time) for c in week.on(date(2026, 10, 25))] == [
        ("Madrugada", wall("2026-10-25 02:30")),
        ("Noche", wall("2026-10-25 23:30")),
    ]


def test_one_card_stands_for_all_channels_at_the_same_hour(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    newsroom.plan("Feria", on=(newsroom.channel, other))
    (card,) = newsroom.desk.calendar.today().cards
    assert {c.id for c in card.channels} == {newsroom.channel.id, other.id}
    assert card.count_in_state == 2
    newsroom.practice.switch(Fault.REFUSE)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    (card,) = newsroom.desk.calendar.today().cards
    assert (card.state, card.count_in_state) == (State.FAILED, 1)


def test_today_says_until_when_this_computer_must_stay_on(newsroom: Newsroom) -> None:
    assert newsroom.desk.calendar.today().keep_on_until is None
    planned_at(newsroom, "Mediodía", "2026-11-25 12:00")
    planned_at(newsroom, "Tarde", "2026-11-25 18:00")
    planned_at(newsroom, "Pasacalle", "2026-11-26 09:00")
    by_hand = newsroom.desk.channels.add_by_hand("whatsapp")
    newsroom.plan("A mano", on=(by_hand,), minutes=12 * 60)
    today = newsroom.desk.calendar.today()
    assert today.keep_on_until == wall("2026-11-25 18:00")
    assert today.next_card is not None
    assert today.next_card.title == "Pasacalle"
    assert today.publisher.next_at == newsroom.clock() + timedelta(hours=3)
    assert today.publisher.waiting == 3


def test_the_way_a_post_went_shows_every_try_and_what_was_cancelled(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    second = next(p for p in newsroom.desk.writing.open(fair.post_id).publications if p.channel_id == other.id)
    newsroom.desk.decisions.discard(second.id)
    newsroom.practice.switch(Fault.RATE_LIMITED, times=1, retry_at=newsroom.clock() + timedelta(minutes=10, seconds=5))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    exits = {e.channel.id: e for e in newsroom.desk.calendar.exits(fair.post_id)}
    assert [a.outcome for a in exits[newsroom.channel.id].attempts] == [Outcome.NOT_SENT, Outcome.PUBLISHED]
    assert [a.reason for a in exits[newsroom.channel.id].attempts] == ["rate_limited", None]
    assert (exits[other.id].publication.state, exits[other.id].attempts) == (State.CANCELLED, ())


def looked_over(newsroom: Newsroom) -> Week:
    """The week of the story, with what was found."""
    day = wall_clock(newsroom.clock(), ZONE).date()
    return newsroom.desk.calendar.week(day).with_found(newsroom.desk.calendar.found(week_start(day), 7))


def test_a_post_that_no_longer_fits_shows_on_its_card_before_its_hour(newsroom: Newsroom) -> None:
    newsroom.plan("Una feria con muchas palabras")
    (card,) = newsroom.desk.calendar.today().cards
    assert card.found is None, "nobody has looked yet"
    (card,) = looked_over(newsroom).cards
    assert card.found == ()
    with newsroom.database.writing() as tx:
        channels.save(tx, replace(newsroom.channel, limits=replace(newsroom.channel.accepts, text=10)))
    (card,) = looked_over(newsroom).cards
    assert card.finding is Level.BLOCK


def test_a_card_counts_what_was_found_once_for_all_its_channels(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    said = "El pleno es el lunes 24 de noviembre y la feria el lunes 1 de diciembre."
    plan = PlanDraft((newsroom.channel.id, other.id), wall("2026-11-25 12:00"))
    newsroom.desk.writing.save_draft(newsroom.desk.writing.new().post_id, Draft("Pleno y feria", Content(said)), plan)
    (card,) = looked_over(newsroom).cards
    assert len(card.channels) == 2
    assert [f.code for f in card.found or ()].count("weekday_date_mismatch") == 2
    assert card.count(Level.BLOCK) == 2


def test_what_is_out_is_not_looked_at_any_more(newsroom: Newsroom) -> None:
    newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    (card,) = looked_over(newsroom).cards
    assert (card.state, card.found) == (State.PUBLISHED, None)


def test_the_meter_counts_the_week_it_stands_in(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(2), ())
    planned_at(newsroom, "Domingo", "2026-11-29 23:59")
    planned_at(newsroom, "Lunes", "2026-11-30 00:00")
    this, following = (newsroom.desk.calendar.week(d).meters for d in (date(2026, 11, 25), date(2026, 12, 1)))
    assert [m.meter.missing for m in this] == [m.meter.missing for m in following] == [1]
    assert [m.meter.planned for m in newsroom.desk.calendar.today().meters] == [1]


def test_small_choices_are_kept_and_nonsense_is_not(newsroom: Newsroom) -> None:
    choices = newsroom.desk.choices
    assert (choices.on_close, choices.scheme, choices.text_scale) == ("ask", "system", 100)
    choices.set_on_close("go_on")
    choices.set_scheme("sepia")
    choices.set_text_scale(150)
    choices.set_text_scale(7)
    newsroom.reopen()
    choices = newsroom.desk.choices
    assert (choices.on_close, choices.scheme, choices.text_scale) == ("go_on", "system", 150)


def test_a_week_knows_its_holidays_and_the_modes_that_hold(newsroom: Newsroom) -> None:
    saturday, sunday = date(2026, 11, 28), date(2026, 11, 29)
    mourning = Period(Mode.MOURNING, saturday, date(2026, 11, 30), "Luto oficial")
    past = Period(Mode.MOURNING, date(2026, 11, 1), date(2026, 11, 22))
    newsroom.desk.house.change(
        lambda house: replace(
            house,
            region="ES-MD",
            days_off=(DayOff(date(2026, 11, 27), "San Facundo"), DayOff(date(2026, 12, 4), "Patrona")),
            periods=(past, mourning),
        )
    )
    week = newsroom.desk.calendar.week(saturday)
    assert week.holidays == {date(2026, 11, 27): "San Facundo"}
    assert week.periods == (mourning,)
    assert [week.mode(Mode.MOURNING, day) for day in (date(2026, 11, 27), saturday, sunday)] == [
        None,
        mourning,
        mourning,
    ]
    december = newsroom.desk.calendar.week(date(2026, 12, 8))
    assert december.holidays[date(2026, 12, 8)] == "Inmaculada Concepción"
    assert december.periods == ()
