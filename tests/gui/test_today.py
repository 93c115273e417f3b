"""*Hoy*: what waits for a decision comes first, and nothing is published by a key pressed by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.desk.looking import Sent
from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.gui.background import Background
from calendario.gui.rescheduling import RescheduleDialog
from calendario.gui.seen_dialogs import SaidOutDialog
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.gui.unconfirmed import UnconfirmedDialog, Verdict
from calendario.gui.widgets.elided import WrapLabel
from tests.gui.conftest import Publishing
from tests.newsroom import Newsroom


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, theme: Theme, background: Background) -> TodayPage:
    made = TodayPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 648)
    made.show()
    return made


def november(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time of November 2026."""
    return datetime.combine(date(2026, 11, day), time(hour, minute))


def channel(desk: Desk, letters: str) -> Channel:
    return next(c for c in desk.channels.all() if c.letters == letters)


def told(page: TodayPage) -> list[str]:
    heard: list[str] = []
    page.told.connect(lambda words, _undo, _stays: heard.append(words))
    return heard


def missed(newsroom: Newsroom, title: str = "Recogida de enseres") -> Publication:
    publication = newsroom.plan("Hoy recogemos enseres.", title=title, minutes=10)
    newsroom.clock.forward(minutes=20)
    newsroom.publish()
    assert newsroom.state(publication) is State.MISSED
    return publication


def unconfirmed(newsroom: Newsroom) -> Publication:
    publication = newsroom.plan("Programa de actos.", title="25N", minutes=10)
    newsroom.practice.switch(Fault.SILENT_DROP)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(hours=3)
    newsroom.publish()
    assert newsroom.state(publication) is State.UNCONFIRMED
    return publication


def press(button: QPushButton) -> None:
    button.click()


def test_a_day_without_posts_says_when_the_next_one_is(page: TodayPage, gui_newsroom: Newsroom) -> None:
    gui_newsroom.plan("Mercado", minutes=25 * 60)
    page.reload()
    row = page.schedule.rows()[0]
    words = [label.text() for label in row.findChildren(type(page.title))]
    assert any("Nothing goes out today" in text and "10:00" in text for text in words)
    assert not page.strips
    assert not page.matters_title.isVisible()


def test_the_way_to_the_week_is_offered(page: TodayPage, qtbot: QtBot) -> None:
    page.reload()
    with qtbot.waitSignal(page.show_week) as asked:
        press(page.schedule.week_link)
    assert str(asked.args[0]) == "2026-11-25"


def test_what_was_missed_is_shown_first_and_enter_does_not_publish_it(
    page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    publication = missed(gui_newsroom)
    page.reload()
    page.take_focus()
    assert set(page.strips[0].choices) == {"now", "hour", "discard"}
    focus = page.focusWidget()
    assert not isinstance(focus, QAbstractButton)
    assert page.strips[0].strip.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert gui_newsroom.state(publication) is State.MISSED


def test_publish_now_can_be_taken_back(page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = missed(gui_newsroom)
    page.reload()
    with qtbot.waitSignal(page.told) as heard:
        press(page.strips[0].choices["now"])
    assert gui_newsroom.state(publication) is State.PLANNED
    assert not page.strips
    words, undo, stays_ms = heard.args
    assert words == "It goes out at 9:20:20."
    assert stays_ms == 20_000
    with qtbot.waitSignal(page.told) as heard:
        undo()
    assert gui_newsroom.state(publication) is State.MISSED
    assert heard.args[0] == "It does not go out: it waits for your decision again."
    assert len(page.strips) == 1


def test_discarding_is_undone_from_the_notice(page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = missed(gui_newsroom)
    page.reload()
    with qtbot.waitSignal(page.told) as heard:
        press(page.strips[0].choices["discard"])
    assert gui_newsroom.state(publication) is State.CANCELLED
    assert not page.strips
    assert not gui_newsroom.desk.calendar.today().undated  # out of sight, not among the drafts
    heard.args[1]()
    assert gui_newsroom.state(publication) is State.PROPOSED


def test_the_focus_stays_among_the_decisions_when_one_is_gone(page: TodayPage, gui_newsroom: Newsroom) -> None:
    first = gui_newsroom.plan("Uno", minutes=5)
    second = gui_newsroom.plan("Dos", minutes=6)
    gui_newsroom.clock.forward(minutes=30)
    gui_newsroom.publish()
    page.reload()
    page.strips[0].choices["discard"].setFocus()
    press(page.strips[0].choices["discard"])
    assert gui_newsroom.state(first) is State.CANCELLED
    assert gui_newsroom.state(second) is State.MISSED
    focus = page.focusWidget()
    assert page.strips[0].strip.isAncestorOf(focus)
    assert not isinstance(focus, QAbstractButton)


def test_another_hour_is_asked_for_and_kept(
    page: TodayPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = missed(gui_newsroom)
    wanted = november(26, 10)

    def choose(_theme: Theme, _title: str, _was: datetime, _now: datetime, change: object, _parent: object) -> datetime:
        change(wanted)  # type: ignore[operator]
        return wanted

    monkeypatch.setattr(RescheduleDialog, "ask", choose)
    page.reload()
    heard = told(page)
    press(page.strips[0].choices["hour"])
    assert gui_newsroom.now(publication).plan.wall_time == wanted
    assert gui_newsroom.state(publication) is State.PLANNED
    assert "10:00" in heard[-1]


def test_the_dialog_of_the_hour_says_what_is_refused_and_stays(
    theme: Theme, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    publication = missed(gui_newsroom)
    desk = gui_newsroom.desk
    dialog = RescheduleDialog(
        theme,
        "Recogida de enseres",
        november(25, 9, 10),
        november(25, 9, 20),
        lambda wall_time: desk.decisions.reschedule(publication.id, wall_time),
    )
    qtbot.addWidget(dialog)
    assert dialog.wall_time() == november(25, 9, 30)  # proposed: the next quarter with five minutes to spare
    dialog.moment.day.type("24/11/2026")
    dialog.accept_button.click()
    assert dialog.error
    assert dialog.chosen is None
    dialog.moment.day.type("25/11")
    dialog.accept_button.click()
    assert dialog.chosen == november(25, 9, 30)
    assert gui_newsroom.state(publication) is State.PLANNED


def verdict_of(monkeypatch: pytest.MonkeyPatch, find_out: Callable[[Sent], Verdict | None]) -> None:
    """The comparison ends as the person `find_out`s."""
    monkeypatch.setattr(UnconfirmedDialog, "ask", lambda _desk, _theme, _background, sent, _parent: find_out(sent))


def test_what_nobody_knows_of_is_looked_for_again(
    page: TodayPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = unconfirmed(gui_newsroom)
    page.reload()
    assert set(page.strips[0].choices) == {"check"}
    verdict_of(monkeypatch, lambda _sent: Verdict())
    heard = told(page)
    press(page.strips[0].choices["check"])
    assert "Looking in" in heard[-1]
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_seen_by_a_person_it_counts_as_published(
    page: TodayPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = unconfirmed(gui_newsroom)

    def seen(sent: Sent) -> Verdict:
        gui_newsroom.desk.decisions.is_out(sent.publication.id, "https://social.example/@villasauce/1")
        return Verdict(out=True)

    verdict_of(monkeypatch, seen)
    page.reload()
    heard = told(page)
    press(page.strips[0].choices["check"])
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert "is published" in heard[-1]
    assert not page.strips
    assert page.schedule.lines[0].buttons["see"].isVisible()


@pytest.mark.parametrize("hours", [None, 3])
def test_what_is_not_there_goes_out_again_and_that_can_be_taken_back(
    page: TodayPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, hours: int | None
) -> None:
    publication = unconfirmed(gui_newsroom)
    wall_time = None if hours is None else november(25, 12 + hours)

    def gone(sent: Sent) -> Verdict:
        going = gui_newsroom.desk.decisions.is_not_out(sent.publication.id, wall_time)
        return Verdict(going=going, wall_time=wall_time)

    verdict_of(monkeypatch, gone)
    page.reload()
    with qtbot.waitSignal(page.told) as heard:
        press(page.strips[0].choices["check"])
    assert gui_newsroom.state(publication) is State.PLANNED
    heard.args[1]()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_what_was_settled_meanwhile_is_not_compared(page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = unconfirmed(gui_newsroom)
    page.reload()
    gui_newsroom.desk.decisions.is_out(publication.id)
    with qtbot.waitSignal(page.refused):
        press(page.strips[0].choices["check"])
    assert not page.strips


def test_a_link_that_is_none_is_refused_in_the_dialog(theme: Theme, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = unconfirmed(gui_newsroom)
    decisions = gui_newsroom.desk.decisions
    dialog = SaidOutDialog(theme, "25N", "Práctica", lambda link: decisions.is_out(publication.id, link))
    qtbot.addWidget(dialog)
    dialog.link.setText("en su muro")
    dialog.yes.click()
    assert dialog.error
    assert gui_newsroom.state(publication) is State.UNCONFIRMED
    dialog.link.clear()
    dialog.yes.click()
    assert gui_newsroom.state(publication) is State.PUBLISHED


def test_in_the_smallest_window_a_post_on_every_channel_is_shown_whole(
    page: TodayPage, gui_newsroom: Newsroom, desk: Desk, qtbot: QtBot
) -> None:
    newsroom = gui_newsroom
    newsroom.plan("Corte de agua", on=tuple(desk.channels.all()), minutes=10)
    newsroom.practice.switch(Fault.REFUSE)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    page.reload()
    page.resize(572, 330)
    view = page.findChild(QScrollArea)
    assert view is not None
    qtbot.waitUntil(lambda: page.schedule.lines[0].width() < 560)
    assert page.schedule.mapTo(view, page.schedule.rect().bottomRight()).x() <= view.viewport().width()


def test_what_was_refused_is_corrected_in_the_editor(page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = gui_newsroom.plan("Un texto", minutes=10)
    gui_newsroom.practice.switch(Fault.REFUSE)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    page.reload()
    assert set(page.strips[0].choices) == {"correct", "discard"}
    with qtbot.waitSignal(page.open_post) as opened:
        press(page.strips[0].choices["correct"])
    assert opened.args == [publication.post_id]


def test_what_the_pause_holds_is_moved_or_discarded_here_and_kept_only_on_resuming(
    page: TodayPage, gui_newsroom: Newsroom
) -> None:
    missed(gui_newsroom)
    publication = gui_newsroom.plan("Feria", minutes=60)
    gui_newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
    page.reload()
    by_title = {strip.title: strip for strip in page.strips}
    assert set(by_title["Feria"].choices) == {"hour", "discard"}
    assert "now" not in by_title["Recogida de enseres"].choices
    press(by_title["Feria"].choices["discard"])
    assert gui_newsroom.state(publication) is State.CANCELLED


def test_what_its_paused_channel_held_is_kept_here_once_the_channel_goes_on(
    page: TodayPage, gui_newsroom: Newsroom
) -> None:
    publication = gui_newsroom.plan("Feria", minutes=60)
    gui_newsroom.desk.channels.pause(publication.channel_id)
    gui_newsroom.desk.channels.resume(publication.channel_id)
    page.reload()
    assert set(page.strips[0].choices) == {"keep", "hour", "discard"}
    press(page.strips[0].choices["keep"])
    assert gui_newsroom.now(publication) == publication


def test_a_post_on_two_channels_is_one_decision(page: TodayPage, gui_newsroom: Newsroom) -> None:
    desk = gui_newsroom.desk
    gui_newsroom.plan("Enseres", on=(channel(desk, "BS"), channel(desk, "MA")), minutes=10)
    gui_newsroom.clock.forward(minutes=20)
    gui_newsroom.publish()
    page.reload()
    assert len(page.strips) == 1
    press(page.strips[0].choices["discard"])
    assert not desk.calendar.today().decisions


def test_a_post_to_decide_and_to_publish_by_hand_is_counted_once(page: TodayPage, gui_newsroom: Newsroom) -> None:
    desk = gui_newsroom.desk
    gui_newsroom.plan("Corte de agua", on=(gui_newsroom.channel, channel(desk, "WA")), minutes=10)
    gui_newsroom.practice.switch(Fault.REFUSE)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    page.reload()
    assert len(page.strips) == 2
    words = {label.text() for label in page.findChildren(WrapLabel)}
    assert "1 post(s). Nothing will be done with them until you choose." in words


def test_what_a_person_publishes_is_their_turn_at_its_hour(page: TodayPage, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Vuelve el agua", on=(channel(gui_newsroom.desk, "WA"),), minutes=10)
    page.reload()
    assert not page.strips
    assert "9:10" in page.schedule.lines[0].state.accessibleName()
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.BY_HAND
    page.reload()
    assert set(page.strips[0].choices) == {"by_hand", "hour", "discard"}


def test_the_day_tells_hour_state_and_what_to_do(page: TodayPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned = gui_newsroom.plan("Pleno", minutes=60)
    draft = gui_newsroom.desk.writing.new().post_id
    plan = PlanDraft((gui_newsroom.channel.id,), november(25, 19, 30))
    gui_newsroom.desk.writing.save_draft(draft, Draft("Fotos", Content("Fotos")), plan)
    page.reload()
    first, second = page.schedule.lines
    assert "10:00" in first.accessibleName()
    assert "Planned" in first.state.accessibleName()
    assert second.buttons["open"].text() == "Complete"
    assert "1 post(s): 1 to go out; 1 draft(s) apart" in page.schedule.note.text()
    with qtbot.waitSignal(page.open_post) as opened:
        press(first.buttons["open"])
    assert opened.args == [planned.post_id]


def test_it_says_until_when_the_computer_must_stay_on(page: TodayPage, gui_newsroom: Newsroom) -> None:
    gui_newsroom.plan("Pleno", minutes=60)
    page.reload()
    foot = page.schedule.rows()[-1]
    assert any("10:00" in label.text() for label in foot.findChildren(type(page.title)))
    assert "Nothing goes out from this computer now" in page.side.publisher_words()


def test_with_a_publisher_alive_it_says_so(page: TodayPage, gui_newsroom: Newsroom, publishing: object) -> None:
    gui_newsroom.plan("Pleno", minutes=60)
    publishing.live()  # type: ignore[attr-defined]
    page.reload()
    words = page.side.publisher_words()
    assert "goes out by itself" in words
    assert "must stay on" in words


def test_a_day_that_is_done_says_so(page: TodayPage, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Pleno", minutes=5)
    gui_newsroom.clock.forward(minutes=5)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    page.reload()
    foot = page.schedule.rows()[-1]
    assert any("Everything of today is published" in label.text() for label in foot.findChildren(type(page.title)))


def test_a_reload_with_nothing_new_changes_no_widget_and_no_focus(page: TodayPage, gui_newsroom: Newsroom) -> None:
    missed(gui_newsroom)
    page.reload()
    strip, line = page.strips[0], page.schedule.lines[0]
    strip.choices["hour"].setFocus()
    page.reload()
    assert page.strips[0] is strip
    assert page.schedule.lines[0] is line
    assert page.focusWidget() is strip.choices["hour"]


def test_a_reload_with_news_keeps_the_focus_on_the_same_button(page: TodayPage, gui_newsroom: Newsroom) -> None:
    missed(gui_newsroom)
    page.reload()
    page.strips[0].choices["hour"].setFocus()
    gui_newsroom.plan("Otra", minutes=60)
    gui_newsroom.desk.writing.save_draft(
        gui_newsroom.desk.writing.new().post_id, Draft("Suelta", Content("Suelta")), PlanDraft()
    )
    page.reload()
    assert len(page.schedule.lines) == 2
    assert page.focusWidget() is page.strips[0].choices["hour"]


def test_drafts_without_a_date_are_counted(page: TodayPage, gui_newsroom: Newsroom) -> None:
    page.reload()
    assert not page.side.drafts_link.isVisible()
    gui_newsroom.desk.writing.save_draft(
        gui_newsroom.desk.writing.new().post_id, Draft("Suelta", Content("Suelta")), PlanDraft()
    )
    page.reload()
    assert "1 draft" in page.side.drafts.text()
    assert page.side.drafts_link.isVisible()


def test_somebody_else_decided_first(page: TodayPage, gui_newsroom: Newsroom) -> None:
    publication = missed(gui_newsroom)
    page.reload()
    heard: list[str] = []
    page.refused.connect(heard.append)
    button = page.strips[0].choices["now"]
    gui_newsroom.desk.decisions.discard(publication.id)
    press(button)
    assert heard[-1]
    assert not page.strips


def test_what_still_goes_out_on_one_channel_is_not_called_a_draft(page: TodayPage, desk: Desk) -> None:
    both = tuple(channel(desk, letters).id for letters in ("BS", "MA"))
    post_id, draft = desk.writing.new().post_id, Draft("Bolsa de empleo", Content("Bolsa de empleo"))
    desk.planning.plan(post_id, draft, PlanDraft(both, november(25, 13)), as_it_is=True)
    desk.channels.retire(channel(desk, "MA").id)
    page.reload()
    (line,) = page.schedule.lines
    assert line.state.accessibleName() == "Planned on 1 of 2"
    assert line.note.text() == "Mastodon: a draft, it does not go out there"
    assert set(line.buttons) == {"open"}


def test_what_waits_late_for_its_turn_is_told_and_not_called_nothing(
    page: TodayPage, desk: Desk, gui_newsroom: Newsroom, publishing: Publishing
) -> None:
    publishing.live()
    there = gui_newsroom.channel
    desk.channels.set_lateness(there.id, Lateness(WhenLate.SEND, timedelta(hours=12)))
    gui_newsroom.plan("Primera", minutes=10)
    second = gui_newsroom.plan("Segunda", minutes=11)
    gui_newsroom.clock.forward(minutes=30)
    gui_newsroom.publish()
    assert gui_newsroom.state(second) is State.PLANNED
    page.reload()
    assert "1 post(s) whose hour has passed" in page.side.publisher_words()
    assert "Nothing is planned" not in page.side.publisher_words()
    foot = " ".join(label.text() for label in page.schedule.rows()[-1].findChildren(WrapLabel))
    assert foot == "Leave this computer on: 1 post(s) whose hour has passed still go out."
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    page.reload()
    assert gui_newsroom.state(second) is State.PUBLISHED
    assert "Nothing is planned" in page.side.publisher_words()


def test_what_is_late_from_yesterday_still_goes_out_on_an_empty_day(
    page: TodayPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    desk.channels.set_lateness(gui_newsroom.channel.id, Lateness(WhenLate.SEND, timedelta(hours=12)))
    gui_newsroom.plan("De ayer", minutes=60 * 14)
    gui_newsroom.clock.forward(hours=16)
    page.reload()
    said = " ".join(label.text() for label in page.schedule.rows()[0].findChildren(WrapLabel))
    assert said == "Leave this computer on: 1 post(s) whose hour has passed still go out."
