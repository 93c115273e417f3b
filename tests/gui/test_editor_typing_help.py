"""Help while typing: dates, labels and mentions at the caret, and what is told of a paste."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.completing import Labels
from calendario.domain.pasted import MOST_PASTED
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.editor.insert_row import InsertRow
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.sentences import listed
from tests.gui.posts import begin, channel
from tests.gui.typing import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """A new post, planned for Thursday 26 November 2026; the focus is in its text and the labels are known."""
    begin(editor, desk)
    qtbot.waitUntil(editor.writing.edit.hasFocus)
    return editor


def offered(page: EditorPage) -> tuple[str, ...]:
    return page.help.completion.offered


def paste(page: EditorPage, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    page.writing.edit.insertFromMimeData(data)


def told(page: EditorPage, name: str) -> str:
    strip = page.notices.told(name)
    return "" if strip is None else strip.accessibleName()


def know(page: EditorPage, hashtags: tuple[str, ...] = (), mentions: tuple[str, ...] = ()) -> None:
    page.help.completion.labels = Labels(hashtags, mentions)


# --- dates


def test_a_weekday_and_tab_is_its_date_counted_from_the_day_the_post_goes_out(page: EditorPage, qtbot: QtBot) -> None:
    edit = page.writing.edit
    type_text(edit, "El viernes")
    assert offered(page) == ("viernes 27 de noviembre",)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "El viernes 27 de noviembre"
    assert edit.hasFocus()
    assert offered(page) == ()
    edit.undo()
    assert edit.text() == "El viernes"


def test_tab_leaves_the_text_where_nothing_is_offered(page: EditorPage, qtbot: QtBot) -> None:
    edit = page.writing.edit
    type_text(edit, "El viernes ")
    assert offered(page) == ()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "El viernes "
    assert not edit.hasFocus()


def test_a_post_without_an_hour_counts_from_today(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk, wall_time=None)
    qtbot.waitUntil(editor.writing.edit.hasFocus)
    today = editor._now()
    type_text(editor.writing.edit, "hoy")
    assert f" {today.day} de " in offered(editor)[0]


def test_a_channel_with_an_hour_of_its_own_counts_from_that(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    web = channel(desk, "WEB")
    plan = PlanDraft((web,), datetime(2026, 11, 26, 10), own_times=((web, datetime(2026, 11, 28, 10)),))  # noqa: DTZ001
    editor.open(desk.writing.new(plan))
    editor.show_target(web)
    editor.writing.edit.setFocus()
    type_text(editor.writing.edit, "viernes")
    assert offered(editor) == ("viernes 4 de diciembre",)


def test_escape_and_the_caret_elsewhere_take_the_offer_away(page: EditorPage, qtbot: QtBot) -> None:
    edit = page.writing.edit
    type_text(edit, "viernes")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert offered(page) == ()
    type_text(edit, " o lunes")
    assert offered(page) == ("lunes 30 de noviembre",)
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert offered(page) == ()
    qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert offered(page) == ()  # only typing asks for it


def test_another_channel_s_text_takes_the_offer_away(page: EditorPage, desk: Desk) -> None:
    type_text(page.writing.edit, "viernes")
    page.show_target(channel(desk, "BS"))
    assert offered(page) == ()


def test_leaving_the_text_takes_the_offer_away(page: EditorPage) -> None:
    type_text(page.writing.edit, "viernes")
    page.header.title.setFocus()
    assert offered(page) == ()


def test_enter_and_arrows_are_not_stolen_by_a_date(page: EditorPage, qtbot: QtBot) -> None:
    edit = page.writing.edit
    type_text(edit, "viernes\n")
    assert edit.text() == "viernes\n"
    type_text(edit, "lunes")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.textCursor().blockNumber() == 0


# --- labels and mentions


def test_a_label_is_completed_with_its_capitals_and_accents(page: EditorPage, qtbot: QtBot) -> None:
    know(page, ("#SemanaSanta", "#Información", "#SemanaCultural"))
    edit = page.writing.edit
    type_text(edit, "Horarios #semana")
    assert offered(page) == ("#SemanaSanta", "#SemanaCultural")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "Horarios #SemanaSanta"
    type_text(edit, " #informacion")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "Horarios #SemanaSanta #Información"


def test_enter_is_a_new_line_until_one_was_chosen_with_the_arrows(page: EditorPage, qtbot: QtBot) -> None:
    know(page, ("#SemanaSanta", "#SemanaCultural"))
    edit = page.writing.edit
    type_text(edit, "#Semana\n#semana")
    assert edit.text() == "#Semana\n#semana"
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "#Semana\n#SemanaCultural"


def test_a_mention_is_completed_after_an_emoji(page: EditorPage, qtbot: QtBot) -> None:
    know(page, mentions=("@cruzroja@mastodon.example",))
    type_text(page.writing.edit, "👨‍👩‍👧 @cruz")
    qtbot.keyClick(page.writing.edit, Qt.Key.Key_Tab)
    assert page.writing.edit.text() == "👨‍👩‍👧 @cruzroja@mastodon.example"


def test_clicking_one_writes_it(page: EditorPage, qtbot: QtBot) -> None:
    know(page, ("#SemanaSanta", "#SemanaCultural"))
    type_text(page.writing.edit, "#sem")
    sheet = page.help.completion._sheet
    assert sheet is not None
    sheet.rows.itemClicked.emit(sheet.rows.item(1))
    assert page.writing.edit.text() == "#SemanaCultural"
    assert page.writing.edit.hasFocus()


def test_what_past_posts_said_is_known_when_a_post_is_opened(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    draft = Draft("", Content("Procesiones #SemanaSanta con @cruzroja"))
    desk.writing.save_draft(desk.writing.new().post_id, draft, PlanDraft((channel(desk, "WEB"),)))
    begin(editor, desk)
    qtbot.waitUntil(editor.help.label_button.isVisible)
    type_text(editor.writing.edit, "Vuelve")
    qtbot.mouseClick(editor.help.label_button, Qt.MouseButton.LeftButton)
    assert offered(editor) == ("#SemanaSanta",)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Tab)
    assert editor.writing.edit.text() == "Vuelve #SemanaSanta"


def test_the_sheet_stays_inside_the_window(page: EditorPage) -> None:
    know(page, ("#" + "Larga" * 9, "#LargaTambién"))
    edit = page.writing.edit
    type_text(edit, "palabra " * 12 + "\n" * 12 + "#larg")
    sheet = page.help.completion._sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert edit.window().rect().contains(sheet.geometry())


# --- pasting


def test_what_was_done_to_a_paste_is_said_and_undone(page: EditorPage, qtbot: QtBot) -> None:
    came = "Gui\u00adón\u200b de 𝐡𝐨𝐲"
    paste(page, came)
    done = ["2 invisible character(s) left out", "3 fancy letter(s) made plain"]
    assert told(page, "pasted") == f"Of what you pasted: {listed(done)}."
    strip = page.notices.told("pasted")
    assert strip is not None
    undo = next(b for b in strip.buttons() if b.text() == "Undo")
    assert isinstance(undo, QPushButton)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert page.writing.edit.text() == came
    assert told(page, "pasted") == ""
    assert page._draft.base.text == came


def test_typing_on_takes_the_notice_away(page: EditorPage) -> None:
    paste(page, "Gui\u00adón")
    assert told(page, "pasted")
    type_text(page.writing.edit, ".")
    assert told(page, "pasted") == ""


def test_an_ordinary_paste_is_not_talked_about(page: EditorPage) -> None:
    paste(page, "Mañana se corta el agua «en la calle Olmo»: 10\u00a0€.")
    assert page.notices.names() == set()


def test_damaged_characters_are_told_and_there_is_nothing_to_undo(page: EditorPage) -> None:
    paste(page, "Ple\0no")
    assert told(page, "pasted") == "Of what you pasted: 1 damaged character(s) left out."
    strip = page.notices.told("pasted")
    assert strip is not None
    assert [b.text() for b in strip.buttons()] == ["Close"]


def test_a_book_is_refused_with_a_sentence_and_the_clipboard_still_has_it(page: EditorPage, qtbot: QtBot) -> None:
    book = "a" * (MOST_PASTED + 1)
    QApplication.clipboard().setText(book)
    type_text(page.writing.edit, "Bando")
    page.writing.edit.paste()
    assert page.writing.edit.text() == "Bando"
    assert "5,0 million" in told(page, "too_much")
    assert len(QApplication.clipboard().text()) == len(book)


def test_a_megabyte_is_taken(page: EditorPage) -> None:
    text = "El pleno aprueba las cuentas del año. " * 5 + "\n"
    text *= 1_000_000 // len(text)
    paste(page, text)
    assert len(page.writing.edit.text()) == len(text)
    page.writing.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(page.writing.edit, "viernes")
    assert offered(page) == ("viernes 27 de noviembre",)


# --- the row under the text


def test_the_buttons_keep_their_words_while_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    row = InsertRow(theme)
    qtbot.addWidget(row)
    row.add("bandera", "Etiquetas")
    emoji = row.add("cara", "Emojis", "Ctrl+.")
    row.show()
    row.resize(400, 30)
    assert [b.text() for b in row.buttons] == ["Etiquetas", "Emojis"]
    row.resize(90, 30)
    assert [b.text() for b in row.buttons] == ["", ""]
    assert (emoji.toolTip(), emoji.accessibleName()) == ("Emojis (Ctrl+.)", "Emojis")
    row.show_button(row.buttons[0], False)
    assert emoji.text() == "Emojis"


def test_opening_a_post_that_is_out_offers_nothing_to_put_in(page: EditorPage) -> None:
    page.writing.show_text(None, "Publicado", read_only=True)
    type_text(page.writing.edit, "viernes")
    assert offered(page) == ()


# --- a text that goes out while something is offered


def test_nothing_offered_is_put_into_a_text_that_does_not_change_any_more(page: EditorPage, qtbot: QtBot) -> None:
    edit = page.writing.edit
    type_text(edit, "El viernes")
    assert offered(page)
    edit.setReadOnly(True)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "El viernes"


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen, for a popup
def test_an_emoji_chosen_too_late_is_not_put_in(page: EditorPage) -> None:
    edit = page.writing.edit
    type_text(edit, "Feria")
    page.help.show_emoji()
    picker = page.help.picker
    assert picker is not None
    edit.setReadOnly(True)
    picker.chosen.emit("🎡")
    picker.close()
    assert edit.text() == "Feria"
