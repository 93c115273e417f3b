"""The editor's page: a text of its own for each channel, what each channel counts, and how it will look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import PlanDraft, Visibility
from calendario.gui.editor.changes import BASE, has_own_text
from calendario.gui.editor.own_dialog import OwnDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from tests.gui.posts import TOMORROW, begin, channel, reviewed
from tests.gui.typing import type_text


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
    chosen_from(editor.writing.own.menu(), "Use the base text")
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
    assert editor.writing.over.words.text().startswith("10 ")
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
    assert rows.row(channel(desk, "WEB")).hasFocus()
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).plan.channel_ids == (channel(desk, "WEB"),)


def test_the_menu_of_the_window_has_the_commands_of_the_post(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    actions = {a.text().partition("\t")[0]: a for a in editor.menu_actions()}
    assert list(actions) == ["Plan", "Publish now", "Save draft", "Duplicate", "Save as template…", "Discard"]
    assert "Ctrl" in actions["Plan"].text()
    assert actions["Plan"].shortcut().isEmpty()  # the page has the keys already
    actions["Save draft"].trigger()
    assert desk.writing.open(post_id).number == 1


def test_the_preview_shows_apart_what_does_not_fit(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("a" * 290 + " " + "b" * 20)
    editor.preview.choose(channel(desk, "BS"))
    qtbot.waitUntil(lambda: editor.preview.posts[0].apart.isVisible())
    assert editor.preview.posts[0].text.text() == "a" * 290 + " " + "b" * 9
    assert editor.preview.posts[0].apart.text.text() == "b" * 11


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


def test_too_long_a_part_is_bracketed_in_its_place(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("a" * 310 + "\n---\n" + "b" * 20)
    editor.show_target(channel(desk, "BS"))
    row = editor.channels.row(channel(desk, "BS"))
    qtbot.waitUntil(lambda: row.over)
    marks = editor.writing.edit.marks()
    assert marks is not None
    assert marks.over == (300, 310)
    assert editor.writing.over.words.text() == "10 too many"
    qtbot.waitUntil(lambda: editor.preview.posts[0].apart.isVisible())
    assert not editor.preview.posts[-1].apart.isVisible()


def chosen_from(menu: QMenu, words: str) -> None:
    """Chooses that entry."""
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_version_says_in_what_it_goes_its_own_way_and_each_goes_back_alone(editor: EditorPage, desk: Desk) -> None:
    mastodon = channel(desk, "MA")
    begin(editor, desk, "MA", "WEB")
    type_text(editor.writing.edit, "Corte de agua")
    assert editor.writing.own.isHidden()
    editor.show_target(mastodon)
    type_text(editor.writing.edit, "¡")
    type_text(editor.writing.warning, "Obras")
    assert editor.writing.own.words.text() == "Customised: text y content warning"
    assert "of its own: text y content warning" in editor.channels.row(mastodon).accessibleName()
    chosen_from(editor.writing.own.menu(), "Use the base text")
    assert editor.writing.edit.text() == "Corte de agua"
    assert editor.writing.warning.text() == "Obras"
    assert editor.channels.row(mastodon).inheritance() == "customised"
    chosen_from(editor.writing.own.menu(), "Use the shared content warning")
    assert editor.writing.own.isHidden()
    assert editor.channels.row(mastodon).inheritance() == "base text"


def test_an_hour_of_its_own_is_told_and_goes_back_too(editor: EditorPage, desk: Desk) -> None:
    mastodon = channel(desk, "MA")
    begin(editor, desk, "MA", "WEB")
    editor.timing.changed.emit(PlanDraft((mastodon, channel(desk, "WEB")), TOMORROW, ((mastodon, TOMORROW),)))
    editor.show_target(mastodon)
    assert editor.writing.own.words.text() == "Customised: hour"
    chosen_from(editor.writing.own.menu(), "Use the shared hour")
    assert editor.writing.own.isHidden()


def test_the_base_says_which_channels_it_does_not_change(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "MA", "WEB")
    type_text(editor.writing.edit, "Corte de agua")
    editor.show_target(channel(desk, "MA"))
    type_text(editor.writing.edit, "¡")
    editor.show_target(BASE)
    assert editor.writing.note.text() == "What you change here changes in Web municipal; not in Mastodon"


def test_what_is_different_is_read_beside_the_base(
    editor: EditorPage, desk: Desk, theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[OwnDialog] = []
    monkeypatch.setattr(OwnDialog, "exec", lambda dialog: shown.append(dialog))
    mastodon = channel(desk, "MA")
    begin(editor, desk, "MA", "WEB")
    type_text(editor.writing.edit, "Corte de agua en la calle Olmo")
    editor.show_target(mastodon)
    editor.writing.edit.selectAll()
    type_text(editor.writing.edit, "Corte de luz en la calle Olmo")
    plan = PlanDraft((mastodon, channel(desk, "WEB")), TOMORROW, ((mastodon, TOMORROW + timedelta(hours=2)),))
    editor.timing.changed.emit(plan)
    editor.writing.own.see.click()
    (dialog,) = shown
    qtbot.addWidget(dialog)
    assert "luz" in dialog.view.said()
    assert "agua" in dialog.view.said()
    assert any("12:00" in label.text() and "10:00" in label.text() for label in dialog.findChildren(WrapLabel))


def test_a_version_in_another_language_is_not_spelt_in_spanish(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    mastodon = channel(desk, "MA")
    post_id = begin(editor, desk, "MA", "WEB")
    type_text(editor.writing.edit, "Pluja ")  # one word does not say what language it is of
    (row,) = reviewed(editor, qtbot, "spelling_error")
    assert len(row.channel_ids) == 2
    editor.show_target(mastodon)
    editor.writing.language.setCurrentIndex(1)
    editor.writing.language.activated.emit(1)
    assert editor.writing.own.words.text() == "Customised: language"
    qtbot.waitUntil(lambda: [len(row.channel_ids) for row in editor.findings.rows_shown()] == [1])
    editor.save_draft()
    draft = desk.writing.open(post_id).draft
    assert (draft.base.language, draft.content_for(mastodon).language) == ("es", "ca")
    chosen_from(editor.writing.own.menu(), "Use the shared language")
    assert editor.writing.language.currentData() == "es"
