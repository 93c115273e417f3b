"""The emoji picker: found by Spanish names, used by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.desk.desk import Desk
from calendario.domain.completing import folded
from calendario.gui.editor.emoji_picker import EmojiPicker, every_emoji
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.posts import begin
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen, for a popup


@pytest.fixture
def picker(theme: Theme, qtbot: QtBot) -> Iterator[EmojiPicker]:
    around = QWidget()
    qtbot.addWidget(around)
    around.show()
    made = EmojiPicker(theme, ("🚌", "🎉", "not an emoji"), around)
    made.show_by(around.mapToGlobal(around.rect().center()), around.mapToGlobal(around.rect().topLeft()))
    qtbot.waitUntil(made.search.hasFocus)
    yield made
    around.close()


def name(picker: EmojiPicker) -> str:
    current = picker.current()
    assert current is not None
    return current.name


def press(picker: EmojiPicker, qtbot: QtBot, key: Qt.Key, control: bool = False) -> None:
    """On whatever of it has the focus."""
    on = picker.search if picker.search.hasFocus() else picker.grid
    assert on.hasFocus()
    qtbot.keyClick(on, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)


def test_the_list_is_whole_and_every_name_is_spanish() -> None:
    rows = json.loads((paths.resources() / "emoji" / "es.json").read_text(encoding="utf-8"))
    assert len(rows) == len({row[0] for row in rows}) == len(every_emoji()) > 1_800
    assert all(len(row) == 4 and row[1] and row[3] for row in rows)
    assert not any("\U0001f3fb" <= c <= "\U0001f3ff" for row in rows for c in row[0])  # skin tones
    by_character = {one.character: one for one in every_emoji()}
    assert by_character["🚌"].name == "autobús"
    assert every_emoji()[0].group == "smileys"
    assert all(one.searched == folded(one.searched) for one in every_emoji())


def test_what_was_used_last_stands_first(picker: EmojiPicker) -> None:
    assert [one.character for one in picker.shown()[:2]] == ["🚌", "🎉"]
    assert len(picker.shown()) == len(every_emoji()) + 2


@pytest.mark.parametrize(("asked", "first"), [("autobus", "🚌"), ("AUTOBÚS", "🚌")])
def test_typing_searches_without_accents_and_enter_takes_the_first(
    picker: EmojiPicker, qtbot: QtBot, asked: str, first: str
) -> None:
    type_text(picker.search, asked)
    assert name(picker) in picker.name.text()
    with qtbot.waitSignal(picker.left), qtbot.waitSignal(picker.chosen) as heard:
        press(picker, qtbot, Qt.Key.Key_Return)
    assert heard.args == [first]
    assert not picker.isVisible()


def test_a_party_is_found(picker: EmojiPicker) -> None:
    type_text(picker.search, "fiesta")
    assert {"🎉", "🥳"} <= {one.character for one in picker.shown()}


def test_the_arrows_go_into_the_grid_and_back_and_letters_search_again(picker: EmojiPicker, qtbot: QtBot) -> None:
    type_text(picker.search, "gato")
    press(picker, qtbot, Qt.Key.Key_Down)
    assert picker.grid.hasFocus()
    press(picker, qtbot, Qt.Key.Key_Right)
    assert picker.current() == picker.shown()[1]
    press(picker, qtbot, Qt.Key.Key_Left)
    assert picker.current() == picker.shown()[0]
    press(picker, qtbot, Qt.Key.Key_Left)
    assert picker.current() == picker.shown()[0]
    type_text(picker.grid, "s")
    assert picker.search.hasFocus()
    assert picker.search.text() == "gatos"
    press(picker, qtbot, Qt.Key.Key_Backspace)
    press(picker, qtbot, Qt.Key.Key_Down)
    press(picker, qtbot, Qt.Key.Key_Up)
    assert picker.search.hasFocus()


def test_control_and_page_down_goes_from_group_to_group(picker: EmojiPicker, qtbot: QtBot) -> None:
    type_text(picker.search, "a")
    seen = []
    for _step in range(8):
        press(picker, qtbot, Qt.Key.Key_PageDown, control=True)
        current = picker.current()
        assert current is not None
        seen.append(current.group)
    assert len(set(seen)) > 3
    press(picker, qtbot, Qt.Key.Key_PageUp, control=True)
    assert picker.current() is not None


def test_nothing_found_is_said_and_enter_takes_nothing(picker: EmojiPicker, qtbot: QtBot) -> None:
    type_text(picker.search, "zzzz")
    assert picker.name.text() == "No emoji has that name."
    press(picker, qtbot, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_escape_leaves_without_choosing(picker: EmojiPicker, qtbot: QtBot) -> None:
    chosen: list[str] = []
    picker.chosen.connect(chosen.append)
    with qtbot.waitSignal(picker.left):
        press(picker, qtbot, Qt.Key.Key_Escape)
    assert chosen == []


def test_from_the_text_and_back_to_it(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    edit = editor.writing.edit
    type_text(edit, "Bando ")
    for asked in ("fiesta mayor", "autobus", "canon de confeti"):
        qtbot.keyClick(edit, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        picker = editor.help.picker
        assert picker is not None
        type_text(picker.search, asked)
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: editor.help.picker is None)
    assert edit.text() == "Bando 🚌🎉"
    edit.undo()
    assert edit.text() == "Bando 🚌"
    qtbot.waitUntil(edit.hasFocus)
    again = EditorPage(desk, editor._theme, editor._background)
    qtbot.addWidget(again)
    assert again.help._machine.recent_emoji == ("🎉", "🚌")


def test_a_text_that_does_not_change_any_more_takes_none(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    editor.writing.show_text(None, "Publicado", read_only=True)
    editor.help.show_emoji()
    assert editor.help.picker is None
    assert editor.writing.inserts.isHidden()
