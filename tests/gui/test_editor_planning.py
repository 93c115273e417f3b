"""The editor's page: when a post goes out, planning it, and what is out already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft, Revision
from calendario.domain.publication import State
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.warnings_dialog import Told
from calendario.gui.theme import Theme
from calendario.store import posts
from calendario.store.ids import new_id
from tests.gui.posts import LONG, TOMORROW, begin, channel, goes_out, reviewed, states
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

# --- when it goes out


def test_free_hours_of_the_plan_are_proposed_and_chosen(editor: EditorPage, desk: Desk, gui_newsroom: Newsroom) -> None:
    web = next(c for c in desk.channels.all() if c.letters == "WEB")
    gui_newsroom.plan("Otra", on=(web,), minutes=33 * 60)  # jueves 26, 18:00: that hour of the plan is taken
    post_id = begin(editor, desk, "WEB", wall_time=None)
    words = [b.accessibleName() for b in editor.timing.proposals()]
    assert words[0].startswith("lunes 30") or "30" in words[0]
    editor.timing.proposals()[0].click()
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.wall_time == datetime(2026, 11, 30, 9, 0)  # noqa: DTZ001


def test_a_channel_can_have_an_hour_of_its_own(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    action = next(a for a in editor.timing.menu().actions() if "Bluesky" in a.text())
    action.trigger()
    editor.timing.own_moment(channel(desk, "BS")).hour.type("18")
    editor.keeping.keep_now()
    plan = desk.writing.open(post_id).plan
    assert plan.time_for(channel(desk, "BS")) == TOMORROW.replace(hour=18)
    assert plan.time_for(channel(desk, "WEB")) == TOMORROW


def test_a_latest_hour_and_no_date_at_all(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    editor.timing.limited.click()
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.not_after == TOMORROW.replace(hour=23, minute=59)
    editor.timing.menu().actions()[-1].trigger()
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.wall_time is None
    assert editor.timing.date_it.isVisible()


def test_it_says_who_goes_out_alone_and_who_by_hand(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "WEB", "BS", "WA")
    assert "WEB, BS go" in editor.timing.how.text() or "BS, WEB go" in editor.timing.how.text()
    assert "WA, by hand" in editor.timing.how.text()


# --- planning


def test_planning_a_clean_post_says_when_and_where_and_leaves(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua en la calle Olmo.")
    with qtbot.waitSignals([editor.told, editor.leave]) as _:
        qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert states(desk, post_id) == [State.PLANNED, State.PLANNED]
    assert not desk.writing.open(post_id).unsaved


def test_what_prevents_it_is_listed_and_gone_to(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_id = begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    told: list[str] = []

    def ask(_theme: Theme, rows: list[tuple[Row, str]], **_: object) -> bool:
        told.extend(row.finding.code for row, _ in rows)
        return True

    monkeypatch.setattr(page_module.BlockedDialog, "ask", ask)
    editor.plan()
    assert told == ["too_long"]
    assert editor.writing.heading.text() == "Bluesky"
    assert states(desk, post_id) == []
    assert desk.writing.open(post_id).draft.base.text == LONG


def test_notices_are_shown_once_and_can_be_accepted(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_id = begin(editor, desk)
    editor.writing.edit.insertPlainText("La solicitut está en la web.")
    answers = [False, True]
    monkeypatch.setattr(page_module.WarnedDialog, "ask", lambda *_, **__: answers.pop(0))
    editor.plan()
    assert states(desk, post_id) == []
    assert editor.writing.edit.textCursor().selectedText() == "solicitut"
    editor.plan()
    assert states(desk, post_id) == [State.PLANNED, State.PLANNED]
    assert answers == []


def test_without_a_date_it_says_so_and_goes_there(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, wall_time=None)
    type_text(editor.writing.edit, "Corte de agua.")
    editor.plan()
    assert editor.notices.told("no_time") is not None
    assert editor.timing.date_it.hasFocus()
    editor.timing.date_it.click()
    assert editor.notices.told("no_time") is None  # there is a day and an hour now


def test_of_an_empty_post_all_that_is_missing_is_said_at_once(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begin(editor, desk, wall_time=None)
    told: list[list[str]] = []

    def answers(_theme: object, rows: Sequence[Told], **_: object) -> bool:
        told.append([row.finding.code for row, _ in rows])
        return False

    monkeypatch.setattr(page_module.BlockedDialog, "ask", answers)
    editor.plan()
    assert told == [["empty_text", "no_time"]]
    qtbot.waitUntil(lambda: [row.finding.code for row in editor.findings.rows_shown()] == ["empty_text"])
    type_text(editor.writing.edit, "Corte de agua.")
    editor.plan()
    assert len(told) == 1
    assert editor.notices.told("no_time") is not None


def test_publishing_now_can_be_taken_back(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignal(editor.published_now) as heard:
        editor.header.now_button.click()
    assert states(desk, post_id) == [State.PLANNED, State.PLANNED]
    assert len(desk.planning.take_back(heard.args[0])) == 2
    assert states(desk, post_id) == []
    assert len(desk.writing.open(post_id).plan.channel_ids) == 2


def test_ctrl_s_saves_a_version_and_stays(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignal(editor.told):
        qtbot.keyClick(editor.writing.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.writing.open(post_id).number == 1
    assert not desk.writing.open(post_id).unsaved
    assert states(desk, post_id) == [State.PROPOSED, State.PROPOSED]
    assert "1" in editor.header.badge.words()
    assert editor.writing.edit.hasFocus()


def test_changing_what_is_planned_says_that_the_old_text_goes_out(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    assert editor.notices.names() == set()
    type_text(editor.writing.edit, "Aviso. ")
    assert editor.notices.names() == {"waiting"}
    editor.can_leave()
    editor.open(desk.writing.open(planned.post_id))
    assert "waiting" in editor.notices.names()


def test_taken_back_with_another_text_it_says_that_the_old_one_goes_out(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    type_text(editor.writing.edit, "Aviso. ")
    with qtbot.waitSignal(editor.published_now) as heard:
        editor.publish_now()
    desk.planning.take_back(heard.args[0])
    editor.open(desk.writing.open(planned.post_id))
    assert editor.writing.edit.text() == "Aviso. Corte de agua."
    assert editor.notices.names() == {"waiting"}
    assert desk.calendar.decision(planned.id).text == "Corte de agua."


def test_what_is_moved_while_it_is_open_shows_its_new_hour_and_keeps_the_text(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    type_text(editor.writing.edit, "Aviso. ")
    desk.decisions.reschedule(planned.id, TOMORROW)
    editor.reload()
    assert editor.timing.moment.wall_time() == TOMORROW
    assert editor.writing.edit.text() == "Aviso. Corte de agua."
    editor.plan()
    assert desk.calendar.decision(planned.id).wall_time == TOMORROW


def test_an_hour_being_set_is_not_taken_away_by_what_happens_meanwhile(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    editor.timing.changed.emit(replace(desk.writing.open(planned.post_id).plan, wall_time=TOMORROW))
    gui_newsroom.plan("Otra", minutes=30)
    editor.reload()
    assert editor.timing.moment.wall_time() == TOMORROW


def test_a_version_saved_elsewhere_is_told_and_neither_is_lost(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    type_text(editor.writing.edit, "Aviso. ")
    editor.can_leave()
    with gui_newsroom.database.writing() as tx:  # as another machine's version arrives
        first = posts.head(tx, planned.post_id)
        assert first is not None
        text = Draft(base=Content("De otra mesa."))
        now = gui_newsroom.clock()
        posts.add_revision(tx, Revision(new_id(now), planned.post_id, 2, text, first.author_id, now, (first.id,)))
    editor.reload()
    assert editor.notices.told("fork") is not None
    editor.open(desk.writing.open(planned.post_id))
    assert editor.notices.told("fork") is not None
    assert editor.writing.edit.text() == "Aviso. Corte de agua."
    editor.header.go_back_to_saved.emit()
    assert editor.notices.told("fork") is None
    assert editor.writing.edit.text() == "De otra mesa."
    strip = editor.notices.told("recovered")
    assert strip is not None
    strip.buttons()[0].click()
    assert editor.writing.edit.text() == "Aviso. Corte de agua."


def test_saving_what_was_planned_as_a_draft_says_that_it_no_longer_goes_out(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    editor.save_draft()
    assert states(desk, planned.post_id) == [State.PROPOSED]
    assert "unplanned" in editor.notices.names()


# --- what is out


def test_what_is_out_is_only_looked_at(editor: EditorPage, desk: Desk, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned = gui_newsroom.plan("Corte de agua.")
    goes_out(gui_newsroom, planned)
    editor.open(desk.writing.open(planned.post_id))
    type_text(editor.writing.edit, "No")
    assert editor.writing.edit.text() == "Corte de agua."
    assert not editor.header.plan_button.isVisible()
    assert [a.text() for a in editor.menu_actions()] == ["Duplicate", "Save as template…", "See history…"]
    assert editor.channels.row(BASE).inheritance() == ""  # no channel follows it any more
    assert not any(editor.channels.row(t).away.isVisible() for t in editor.channels.targets())
    qtbot.waitUntil(lambda: editor.findings.message.text().startswith("It is out"))
    strip = editor.notices.told("out")
    assert strip is not None
    with qtbot.waitSignal(editor.open_exits) as heard:
        strip.buttons()[0].click()
    assert heard.args == [planned.post_id]


def test_one_channel_is_out_and_the_other_still_changes(editor: EditorPage, desk: Desk, gui_newsroom: Newsroom) -> None:
    bluesky, mastodon = channel(desk, "BS"), channel(desk, "MA")
    post_id = desk.writing.new().post_id
    plan = PlanDraft((bluesky, mastodon), TOMORROW, own_times=((mastodon, TOMORROW.replace(hour=18)),))
    going = desk.planning.plan(post_id, Draft(base=Content("Corte de agua.")), plan)
    goes_out(gui_newsroom, next(p for p in going if p.channel_id == bluesky))
    editor.open(desk.writing.open(post_id))
    type_text(editor.writing.edit, "Aviso. ")
    editor.show_target(bluesky)
    assert editor.writing.edit.text() == "Corte de agua."
    assert editor.writing.edit.isReadOnly()
    editor.show_target(mastodon)
    assert editor.writing.edit.text() == "Aviso. Corte de agua."
    assert not editor.writing.edit.isReadOnly()


def test_a_channel_that_goes_out_meanwhile_is_closed_at_once(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned = gui_newsroom.plan("Corte de agua.")
    editor.open(desk.writing.open(planned.post_id))
    type_text(editor.writing.edit, "Aviso. ")
    goes_out(gui_newsroom, planned)
    editor.reload()
    assert editor.writing.edit.isReadOnly()
    assert editor.notices.told("out") is not None


def test_an_hour_that_passed_is_told_and_gone_to(
    editor: EditorPage, desk: Desk, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    begin(editor, desk, wall_time=TOMORROW - timedelta(days=2))
    type_text(editor.writing.edit, "Corte de agua.")
    reviewed(editor, qtbot, "scheduled_in_past")
    editor.findings.row_widgets()[0].fix.click()
    assert editor.timing.moment.day.hasFocus()


def test_an_hour_of_today_that_passed_is_mended_in_the_hour(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk, wall_time=TOMORROW.replace(day=25, hour=8))  # it is nine
    type_text(editor.writing.edit, "Corte de agua.")
    reviewed(editor, qtbot, "scheduled_in_past")
    editor.findings.row_widgets()[0].fix.click()
    assert editor.timing.moment.hour.hasFocus()
    qtbot.keyClicks(editor.focusWidget(), "2244")
    assert editor.timing.moment.wall_time() == TOMORROW.replace(day=25, hour=22, minute=44)
    reviewed(editor, qtbot)


def test_tab_after_the_day_comes_to_the_hour_and_no_digit_ends_in_the_date(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    post_id = begin(editor, desk)
    editor.timing.moment.day.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClicks(editor.focusWidget(), "27/11")
    qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(editor.focusWidget(), "22.45")
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.wall_time == TOMORROW.replace(day=27, hour=22, minute=45)


def test_a_click_on_the_hour_lets_another_one_be_typed(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    hour = editor.timing.moment.hour
    line = hour.findChild(QLineEdit)
    assert line is not None
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.textMargins().left() + 4, line.height() // 2))
    qtbot.keyClicks(hour, "2245")
    assert editor.timing.moment.wall_time().time() == time(22, 45)


def test_the_badge_says_planned_while_it_still_goes_out_on_one_channel(editor: EditorPage, desk: Desk) -> None:
    both = tuple(channel(desk, letters) for letters in ("BS", "MA"))
    post_id, draft = desk.writing.new().post_id, Draft("Bolsa de empleo", Content("Bolsa de empleo"))
    desk.planning.plan(post_id, draft, PlanDraft(both, TOMORROW), as_it_is=True)
    desk.channels.retire(channel(desk, "MA"))
    editor.open(desk.writing.open(post_id))
    assert editor.header.badge.words() == "Programada on 1 of 2"
