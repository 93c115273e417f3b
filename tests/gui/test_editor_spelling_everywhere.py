"""A word put right in every version of a post at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.page import EditorPage
from tests.gui.doubts import (
    own_text,
)
from tests.gui.posts import begin, goes_out, reviewed
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus


def test_one_press_of_the_menu_puts_a_word_right_in_every_version_in_its_own_case(
    doubting: EditorPage, desk: Desk, heard: list[str]
) -> None:
    bluesky = own_text(doubting, desk, "🎉 Solicitut y otra solicitut. ", "SOLICITUT ya, la solicitut. ")
    edit = doubting.writing.edit
    menu = edit.menu_at(5)
    [everywhere] = [a for a in menu.actions() if a.text() == "Correct in all versions: “Solicitud”"]
    everywhere.trigger()
    menu.deleteLater()
    assert doubting._shown is BASE
    assert text_of(doubting._draft, BASE) == "🎉 Solicitud y otra solicitud. "
    assert text_of(doubting._draft, bluesky) == "SOLICITUD ya, la solicitud. "
    strip = doubting.notices.told("corrected")
    assert strip is not None
    assert strip.heading.text() == "4 correction(s) in Base text y Bluesky."
    assert heard[-1] == "4 correction(s) in Base text y Bluesky."
    edit.undo()  # one step in each text
    assert text_of(doubting._draft, BASE) == "🎉 Solicitut y otra solicitut. "
    assert text_of(doubting._draft, bluesky) == "SOLICITUD ya, la solicitud. "
    doubting.show_target(bluesky)
    edit.undo()
    assert text_of(doubting._draft, bluesky) == "SOLICITUT ya, la solicitut. "


def test_a_word_put_right_in_every_version_comes_back_at_once(doubting: EditorPage, desk: Desk) -> None:
    bluesky = own_text(doubting, desk, "La solicitut y la solicitut. ", "Una solicitut. ")
    menu = doubting.writing.edit.menu_at(5)
    next(a for a in menu.actions() if a.text().startswith("Correct in all")).trigger()
    menu.deleteLater()
    strip = doubting.notices.told("corrected")
    assert strip is not None
    strip.buttons()[0].click()
    assert text_of(doubting._draft, BASE) == "La solicitut y la solicitut. "
    assert text_of(doubting._draft, bluesky) == "Una solicitut. "


def test_a_word_that_stands_twice_in_one_text_is_put_right_in_all_of_it(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut y otra solicitut. ")
    menu = edit.menu_at(5)
    next(a for a in menu.actions() if a.text().startswith("Correct in the whole text")).trigger()
    menu.deleteLater()
    assert edit.text() == "La solicitud y otra solicitud. "


def test_the_row_of_a_word_in_several_versions_says_that_it_mends_all(
    doubting: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = own_text(doubting, desk, "El plazo esta abierto. ", "Ya esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    [row] = doubting.findings.row_widgets()
    assert row.fix.text() == "Put “está” in all"
    row.fix.click()
    assert text_of(doubting._draft, BASE) == "El plazo está abierto. "
    assert text_of(doubting._draft, bluesky) == "Ya está abierto. "


def test_what_is_out_already_stays_as_it_is_and_that_is_said(
    doubting: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    post_id = begin(doubting, desk, "WEB", "BS", "MA")
    bluesky = own_text(doubting, desk, "La solicitut. ", "Otra solicitut. ")
    planned = desk.planning.plan(post_id, doubting._draft, doubting._plan, as_it_is=True)
    goes_out(gui_newsroom, next(p for p in planned if p.channel_id == bluesky))
    doubting.open(desk.writing.open(post_id))
    doubting.writing.edit.insertPlainText("Nota: solicitut. ")
    menu = doubting.writing.edit.menu_at(8)
    next(a for a in menu.actions() if a.text().startswith("Correct in the whole text")).trigger()
    menu.deleteLater()
    strip = doubting.notices.told("corrected")
    assert strip is not None
    assert "it stays as it is: it is out or going out" in strip.accessibleName()
    assert "Bluesky" in strip.accessibleName()
    assert text_of(doubting._draft, bluesky) == "Otra solicitut. "
