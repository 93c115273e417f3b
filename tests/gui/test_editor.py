"""The editor's page, told as what a person does with a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft, Revision, Variant, Visibility
from calendario.domain.publication import Publication, State
from calendario.gui.background import Background
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE, has_own_text
from calendario.gui.editor.findings import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.store import posts
from calendario.store.ids import new_id
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

TOMORROW = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001  wall time
LONG = "El Ayuntamiento abre el plazo para pedir las ayudas de material escolar. " * 5


@pytest.fixture
def editor(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> EditorPage:
    made = EditorPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    qtbot.waitExposed(made)
    return made


def channel(desk: Desk, letters: str) -> UUID:
    return next(c.id for c in desk.channels.all() if c.letters == letters)


def begin(editor: EditorPage, desk: Desk, *letters: str, wall_time: datetime | None = TOMORROW) -> UUID:
    """A new post on those channels; returns its id."""
    manuscript = desk.writing.new(PlanDraft(tuple(channel(desk, k) for k in letters or ("WEB", "BS")), wall_time))
    editor.open(manuscript)
    return manuscript.post_id


def reviewed(editor: EditorPage, qtbot: QtBot, *codes: str) -> tuple[Row, ...]:
    """Waits until the review shows exactly these findings."""
    qtbot.waitUntil(lambda: [r.finding.code for r in editor.findings.rows_shown()] == list(codes))
    return editor.findings.rows_shown()


def states(desk: Desk, post_id: UUID) -> list[State]:
    return [p.state for p in desk.writing.open(post_id).publications]


def goes_out(newsroom: Newsroom, publication: Publication) -> None:
    """Its hour comes and the publisher sends it."""
    newsroom.clock.now = publication.due_at
    newsroom.publish()
    assert newsroom.state(publication) is State.PUBLISHED


# --- writing


def test_a_new_post_begins_in_the_text_and_not_on_a_button(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    assert editor.writing.edit.hasFocus()


def test_what_is_typed_is_kept_by_itself_soon(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    with qtbot.waitSignal(editor.keeping.kept, timeout=2000):
        type_text(editor.writing.edit, "Corte de agua 💧")
    assert desk.writing.open(post_id).draft.base.text == "Corte de agua 💧"
    assert "9:00" in editor.header.saved.text()


def test_an_empty_post_that_is_left_leaves_nothing_behind(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.leave):
        editor.header.back_button.click()
    assert desk.calendar.week(TOMORROW.date()).undated == ()


def test_leaving_keeps_the_last_key(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Último cambio")
    assert editor.can_leave()
    assert desk.writing.open(post_id).draft.base.text == "Último cambio"


def test_without_a_title_the_first_line_shows_through(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua\nEl martes.")
    assert editor.header.title.text() == ""
    assert editor.header.title.placeholderText() == "Corte de agua"


def test_tab_leaves_the_text(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Tab)
    assert not editor.writing.edit.hasFocus()
    assert editor.writing.edit.text() == ""


def test_tab_goes_as_one_reads_and_reaches_publishing_last(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("La solicitut. ")
    reviewed(editor, qtbot, "spelling_error")
    qtbot.waitUntil(lambda: editor.findings.row_widgets()[0].fix.isVisible())
    editor.header.title.setFocus()
    head = editor.header
    seen: list[object] = []
    while not (len(seen) > 1 and editor.focusWidget() is head.title):
        assert editor.focusWidget() not in seen  # each takes one Tab
        seen.append(editor.focusWidget())
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
    landmarks = [
        head.title,
        editor.channels.row(BASE),
        editor.writing.edit,
        editor.images.add,
        editor.timing.moment.day,
        editor.findings.row_widgets()[0].fix,
        editor.preview.selector,
        head.more,
        head.now_button,
        head.plan_button,
    ]
    places = [seen.index(one) for one in landmarks]
    assert places == sorted(places)


# --- versions


def test_typing_in_a_channel_gives_it_a_text_of_its_own(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = channel(desk, "BS")
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Para todos")
    editor.channels.row(bluesky).click()
    assert editor.writing.edit.text() == "Para todos"
    type_text(editor.writing.edit, "¡")
    assert editor.channels.row(bluesky).line.own
    editor.channels.row(BASE).click()
    assert editor.writing.edit.text() == "Para todos"
    editor.keeping.keep_now()
    assert has_own_text(desk.writing.open(post_id).draft, bluesky)


def test_going_back_to_the_base_text_can_be_undone(editor: EditorPage, desk: Desk) -> None:
    bluesky = channel(desk, "BS")
    begin(editor, desk)
    type_text(editor.writing.edit, "Base")
    editor.show_target(bluesky)
    editor.writing.edit.selectAll()
    type_text(editor.writing.edit, "Corto")
    editor.writing.follow.click()
    assert editor.writing.edit.text() == "Base"
    assert not editor.channels.row(bluesky).line.own
    editor.writing.edit.undo()
    assert editor.writing.edit.text() == "Corto"
    assert editor.channels.row(bluesky).line.own


def test_the_base_goes_on_changing_the_channels_that_follow_it(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Uno")
    editor.show_target(channel(desk, "BS"))
    editor.show_target(BASE)
    editor.writing.edit.moveCursor(editor.writing.edit.textCursor().MoveOperation.End)
    type_text(editor.writing.edit, " y dos")
    editor.show_target(channel(desk, "BS"))
    assert editor.writing.edit.text() == "Uno y dos"


def test_each_counter_goes_by_its_own_ruler(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk, "WEB", "MA")
    address = "https://www.villasauce.es/" + "a" * 50
    type_text(editor.writing.edit, address)
    mastodon, web = (editor.channels.row(channel(desk, k)) for k in ("MA", "WEB"))
    qtbot.waitUntil(lambda: mastodon.counter() == "23 of 500")
    assert web.counter() == str(len(address))


def test_over_the_limit_the_rest_is_bracketed_and_counted(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "🎉")
    editor.writing.edit.insertPlainText("a" * 309)
    editor.show_target(channel(desk, "BS"))
    row = editor.channels.row(channel(desk, "BS"))
    qtbot.waitUntil(lambda: row.over)
    assert row.counter() == "310 of 300"
    assert editor.writing.too_much.text().startswith("10 ")
    marks = editor.writing.edit.marks()
    assert marks is not None
    assert marks.over is not None
    assert marks.over[0] == 301  # UTF-16: the emoji is two units and one character


def test_ctrl_page_down_goes_round_the_channels(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    seen = []
    for _ in range(3):
        qtbot.keyClick(editor.writing.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append(editor.writing.heading.text())
    assert set(seen[:2]) == {"Web municipal", "Bluesky"}
    assert seen[2] == "Base text"


def test_mastodon_asks_for_a_warning_and_who_sees_it(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    mastodon = channel(desk, "MA")
    post_id = begin(editor, desk, "BS", "MA")
    editor.show_target(channel(desk, "BS"))
    assert not editor.writing.warning.isVisible()
    editor.show_target(mastodon)
    qtbot.keyClicks(editor.writing.warning, "Incendio")
    editor.writing.visibility.setCurrentIndex(1)
    editor.writing.visibility.activated.emit(1)
    editor.keeping.keep_now()
    draft = desk.writing.open(post_id).draft
    assert draft.content_for(mastodon).warning == "Incendio"
    assert draft.content_for(mastodon).visibility is Visibility.UNLISTED
    assert draft.base.warning == ""
    assert not has_own_text(draft, mastodon)


def test_the_menu_adds_and_takes_away_channels(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    by_name = {action.text(): action for action in editor.channels.menu().actions()}
    assert by_name["Bluesky"].isChecked()
    by_name["Bluesky"].trigger()
    by_name["Mastodon"].trigger()
    assert set(editor.channels.targets()) == {BASE, channel(desk, "WEB"), channel(desk, "MA")}
    editor.keeping.keep_now()
    assert set(desk.writing.open(post_id).plan.channel_ids) == {channel(desk, "WEB"), channel(desk, "MA")}


def test_a_channel_is_taken_out_on_its_row(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk, "WEB", "BS", "MA", "WA")
    bluesky, mastodon, whatsapp = (channel(desk, k) for k in ("BS", "MA", "WA"))
    rows = editor.channels
    assert not rows.row(BASE).away.isVisible()
    assert rows.row(BASE).menu().isEmpty()
    qtbot.mouseClick(rows.row(bluesky), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(rows.row(bluesky).away, Qt.MouseButton.LeftButton)
    rows.row(mastodon).setFocus()
    qtbot.keyClick(rows.row(mastodon), Qt.Key.Key_Delete)
    rows.row(whatsapp).menu().actions()[0].trigger()
    assert rows.targets() == [BASE, channel(desk, "WEB")]
    assert rows.row(BASE).hasFocus()
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.channel_ids == (channel(desk, "WEB"),)


def test_the_menu_of_the_window_has_the_commands_of_the_post(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    actions = {a.text().partition("\t")[0]: a for a in editor.menu_actions()}
    assert list(actions) == ["Plan", "Publish now", "Save draft", "Duplicate", "Discard"]
    assert "Ctrl" in actions["Plan"].text()
    assert actions["Plan"].shortcut().isEmpty()  # the page has the keys already
    actions["Save draft"].trigger()
    assert desk.writing.open(post_id).number == 1


# --- images


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "cartel.png"
    assert image.save(str(path))
    return path


def test_a_picture_is_copied_described_and_kept(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    post_id = begin(editor, desk)
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    picture.unlink()
    editor.images.cards()[0].click()
    type_text(editor.images.description, "Cartel de la feria")
    editor.keeping.keep_now()
    images = desk.writing.open(post_id).draft.base.images
    assert [i.alt for i in images] == ["Cartel de la feria"]
    assert "Cartel de la feria" in editor.images.cards()[0].accessibleName()


def test_a_file_that_is_no_picture_is_told_and_the_good_one_stays(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, tmp_path: Path
) -> None:
    begin(editor, desk)
    bad = tmp_path / "acta.pdf"
    bad.write_bytes(b"%PDF-1.4")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([bad, picture])
    assert len(editor.images.images()) == 1
    assert "acta.pdf" in editor.images.refusals()[0].heading.text()


def test_refusals_do_not_pile_up(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, tmp_path: Path) -> None:
    begin(editor, desk)
    for name in ("acta.docx", "bando.pdf"):
        (tmp_path / name).write_bytes(b"no es una imagen")
        editor.images.take([tmp_path / name])
        qtbot.waitUntil(lambda name=name: any(name in s.heading.text() for s in editor.images.refusals()))
    assert len(editor.images.refusals()) == 1
    assert "no ha salido" not in editor.images.refusals()[0].accessibleName().lower()


def test_the_name_of_a_file_is_no_description(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    begin(editor, desk, "WEB")
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.cards()[0].click()
    type_text(editor.images.description, "/tmp/Fotos/cartel.png")
    reviewed(editor, qtbot, "alt_text_names_file")
    assert editor.findings.row_widgets()[0].fix.text() == "Describe"
    type_text(editor.images.description, "\b" * 30 + "Cartel de la feria")
    reviewed(editor, qtbot)


def test_a_removed_picture_comes_back(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.cards()[0].click()
    editor.images.remove.click()
    assert editor.images.images() == ()
    editor.images.refusals()[0].buttons()[0].click()
    assert len(editor.images.images()) == 1


def test_a_picture_that_comes_after_leaving_does_not_land_in_the_next_post(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, background: Background
) -> None:
    begin(editor, desk)
    editor.images.take([picture])
    begin(editor, desk)
    background.finish()
    qtbot.waitUntil(lambda: "Copying" not in editor.images.note.text())
    assert editor.images.images() == ()


# --- review


def test_the_same_finding_on_two_channels_is_one_row(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "La solicitut. ")
    row = reviewed(editor, qtbot, "spelling_error")[0]
    assert len(row.channel_ids) == 2
    assert row.target is BASE


def test_what_prevents_publishing_comes_first(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("La solicitut. " + LONG)
    reviewed(editor, qtbot, "too_long", "spelling_error")


def test_f7_and_alt_enter_mend_a_word_after_an_emoji(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "🎉 La solicitut y más. ")
    reviewed(editor, qtbot, "spelling_error")
    qtbot.waitUntil(lambda: "solicitud" in editor.findings.row_widgets()[0].fix.text())
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_F7)
    assert editor.writing.edit.textCursor().selectedText() == "solicitut"
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.writing.edit.text() == "🎉 La solicitud y más. "
    reviewed(editor, qtbot)
    assert editor.findings.message.text() == "Nothing to correct."
    editor.writing.edit.undo()
    assert "solicitut" in editor.writing.edit.text()


def test_a_fix_for_a_text_that_moved_on_does_no_harm(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "La solicitut. ")
    row = reviewed(editor, qtbot, "spelling_error")[0]
    editor.writing.edit.moveCursor(editor.writing.edit.textCursor().MoveOperation.Start)
    type_text(editor.writing.edit, "Ya. ")
    editor.findings.fix_asked.emit(row, "solicitud")
    assert editor.writing.edit.text() == "Ya. La solicitut. "


def test_the_review_moves_neither_caret_nor_scroll(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    edit = editor.writing.edit
    edit.insertPlainText("Línea\n" * 80)
    edit.verticalScrollBar().setValue(20)
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().findBlockByNumber(25).position())
    edit.setTextCursor(cursor)
    before = edit.textCursor().position(), edit.verticalScrollBar().value()
    with qtbot.waitSignal(editor.reviewing.reviewed):
        edit.insertPlainText("x")
        edit.textCursor().deletePreviousChar()
    assert (edit.textCursor().position(), edit.verticalScrollBar().value()) == before


def test_only_the_newest_text_is_reviewed(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("La solicitut. ")
    heard = []
    editor.reviewing.reviewed.connect(lambda asked, _found: heard.append(asked.draft.base.text))
    editor.reviewing.ask(Draft(base=Content("viejo")), PlanDraft(), editor.reviewing.asked.channels, at_once=True)
    editor.writing.edit.insertPlainText("Y más. ")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["La solicitut. Y más. "]


def test_a_megabyte_is_measured_and_refused_without_a_review(
    editor: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("Una línea cualquiera del pegado.\n" * 30_000)
    qtbot.waitUntil(lambda: editor.channels.row(channel(desk, "BS")).over, timeout=15_000)
    qtbot.waitUntil(lambda: "too long to be reviewed" in editor.findings.message.text())
    told: list[list[str]] = []
    monkeypatch.setattr(
        page_module.BlockedDialog,
        "ask",
        lambda _theme, rows, **_: bool(told.append([r.finding.code for r, _ in rows])),
    )
    editor.plan()
    assert told == [["too_long"]]


def test_describe_goes_to_the_picture(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("Feria del libro.")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    reviewed(editor, qtbot, "missing_alt_text")
    editor.findings.row_widgets()[0].fix.click()
    assert editor.images.description.hasFocus()


def test_a_short_version_begins_in_the_channel_that_is_too_small(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    reviewed(editor, qtbot, "too_long")
    editor.findings.row_widgets()[0].fix.click()
    assert editor.writing.heading.text() == "Bluesky"
    assert editor.writing.edit.caret() == 300


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
    strip = editor.notices.told("recovered")
    assert strip is not None
    assert "saved elsewhere" in strip.accessibleName()
    editor.open(desk.writing.open(planned.post_id))
    strip = editor.notices.told("recovered")
    assert strip is not None
    assert "saved elsewhere" in strip.accessibleName()
    assert editor.writing.edit.text() == "Aviso. Corte de agua."
    strip.buttons()[0].click()
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
    assert [a.text() for a in editor.menu_actions()] == ["Duplicate"]
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


# --- going back


def test_discarding_leaves_and_offers_the_way_back(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignals([editor.discarded, editor.leave]):
        editor.header.discard.emit()
    assert desk.calendar.week(TOMORROW.date()).undated == ()
    desk.writing.undo_discard(post_id)
    assert desk.writing.open(post_id).draft.base.text == "Corte de agua."


def test_going_back_to_what_was_saved_can_be_undone(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Primera.")
    editor.save_draft()
    type_text(editor.writing.edit, "Segunda. ")
    editor.header.go_back_to_saved.emit()
    assert editor.writing.edit.text() == "Primera."
    strip = editor.notices.told("recovered")
    assert strip is not None
    strip.buttons()[0].click()
    assert "Segunda." in editor.writing.edit.text()


def test_a_duplicate_is_another_post_without_a_date(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Mercado el domingo.")
    editor.header.duplicate.emit()
    assert editor.writing.edit.text() == "Mercado el domingo."
    assert editor.timing.date_it.isVisible()
    type_text(editor.writing.edit, "Otra vez: ")
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).draft.base.text == "Mercado el domingo."


def test_what_was_being_written_comes_back_with_a_way_to_the_saved_one(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Guardada.")
    editor.save_draft()
    type_text(editor.writing.edit, "Sin guardar. ")
    editor.can_leave()
    editor.open(desk.writing.open(post_id))
    assert editor.writing.edit.text().count("Sin guardar.") == 1
    assert "recovered" in editor.notices.names()


def test_typing_while_the_channels_change_elsewhere_keeps_everything(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "A mitad de frase")
    caret = editor.writing.edit.caret()
    desk.channels.add_by_hand("facebook")
    editor.reload()
    assert editor.writing.edit.text() == "A mitad de frase"
    assert editor.writing.edit.caret() == caret
    assert "Facebook" in [a.text() for a in editor.channels.menu().actions()]


def test_the_preview_shows_apart_what_does_not_fit(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("a" * 290 + " " + "b" * 20)
    editor.preview.choose(channel(desk, "BS"))
    qtbot.waitUntil(lambda: editor.preview.posts[0].apart.isVisible())
    assert editor.preview.posts[0].text.text() == "a" * 290 + " " + "b" * 9
    assert editor.preview.posts[0].apart.text.text() == "b" * 11


@pytest.mark.parametrize(("width", "columns"), [(1182, 3), (948, 2), (588, 1)])
def test_the_page_folds_to_what_fits(editor: EditorPage, desk: Desk, width: int, columns: int, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.resize(width, 500)
    qtbot.waitUntil(lambda: editor.columns.count == columns)
    assert editor.writing.edit.isVisible()
    assert editor.header.plan_button.isVisible()
    assert editor.header.minimumSizeHint().width() <= width
    for part in (editor.writing, editor.timing):
        assert part.minimumSizeHint().width() <= max(part.parentWidget().width(), 1)


def test_everything_has_a_name(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "WEB", "BS", "MA", "WA")
    nameless = [b for b in editor.findChildren(QPushButton) if b.isVisible() and not b.accessibleName()]
    assert not nameless
    row = editor.channels.row(channel(desk, "BS"))
    assert "Bluesky" in row.accessibleName()
    assert "base text" in row.accessibleName()


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


def test_a_version_that_is_too_long_by_itself_is_named(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = channel(desk, "BS")
    manuscript = desk.writing.new(PlanDraft((channel(desk, "WEB"), bluesky), TOMORROW))
    draft = Draft(base=Content("Corto."), variants=(Variant(bluesky, text="La solicitut."),))
    editor.open(replace(manuscript, draft=draft))
    row = reviewed(editor, qtbot, "spelling_error")[0]
    assert row.target == bluesky
    assert editor.findings.row_widgets()[0].where.text() == "Bluesky"


def test_a_click_on_the_hour_lets_another_one_be_typed(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    hour = editor.timing.moment.hour
    line = hour.findChild(QLineEdit)
    assert line is not None
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.textMargins().left() + 4, line.height() // 2))
    qtbot.keyClicks(hour, "2245")
    assert editor.timing.moment.wall_time().time() == time(22, 45)


def test_the_channel_of_the_preview_ends_in_an_ellipsis_and_follows_the_look(
    editor: EditorPage, desk: Desk, theme: Theme
) -> None:
    begin(editor, desk, "WEB")
    selector = editor.preview.selector
    light = selector.itemIcon(0).pixmap(30, 16).toImage()
    theme.set_scheme("dark")
    dark = selector.itemIcon(0).pixmap(30, 16).toImage()
    theme.set_scheme("light")
    assert dark != light
    assert selector.itemIcon(0).pixmap(30, 16).toImage() == light


def test_figures_are_grouped_as_in_spain(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    facebook = desk.channels.add_by_hand("facebook")
    before = QLocale()
    QLocale.setDefault(QLocale("es_ES"))
    try:
        editor.open(desk.writing.new(PlanDraft((facebook.id,), TOMORROW)))
        type_text(editor.writing.edit, "Hola")
        qtbot.waitUntil(lambda: editor.channels.row(facebook.id).counter() == "4 of 63.206")
    finally:
        QLocale.setDefault(before)


def test_a_divided_text_is_a_thread_where_there_are_threads(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("a" * 250 + "\n---\n" + "b" * 299)
    bluesky, web = (editor.channels.row(channel(desk, k)) for k in ("BS", "WEB"))
    qtbot.waitUntil(lambda: bluesky.counter() == "2 part(s): 299 of 300")
    assert not bluesky.over
    assert web.counter() == str(250 + 2 + 299)
    editor.preview.choose(channel(desk, "BS"))
    qtbot.waitUntil(lambda: len(editor.preview.posts) == 2)
    assert [p.text.text() for p in editor.preview.posts] == ["a" * 250, "b" * 299]
    assert [p.number.text() for p in editor.preview.posts] == ["Part 1 of 2", "Part 2 of 2"]
    editor.preview.choose(channel(desk, "WEB"))
    qtbot.waitUntil(lambda: len(editor.preview.posts) == 1)
    assert editor.preview.posts[0].text.text() == "a" * 250 + "\n\n" + "b" * 299
    assert not editor.preview.posts[0].number.isVisible()


def test_too_long_a_part_is_bracketed_in_its_place_and_dividing_is_explained(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("a" * 310 + "\n---\n" + "b" * 20)
    editor.show_target(channel(desk, "BS"))
    row = editor.channels.row(channel(desk, "BS"))
    qtbot.waitUntil(lambda: row.over)
    marks = editor.writing.edit.marks()
    assert marks is not None
    assert marks.over == (300, 310)
    assert "only ---" in editor.writing.too_much.text()
    qtbot.waitUntil(lambda: editor.preview.posts[0].apart.isVisible())
    assert not editor.preview.posts[-1].apart.isVisible()
