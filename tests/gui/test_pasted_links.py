"""Links of a pasted page: the text does not show where they lead, the notice does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import begin, channel
from tests.gui.typing import type_text

NAME = "pasted_links"
AYUDAS, BASES = "https://sede.villa.example/ayudas", "https://villa.example/bases.pdf"
ONE = f"<p>Hay <a href='{AYUDAS}'>más información aquí</a>.</p>"
TWO = f"<p>Hay <a href='{AYUDAS}'>ayudas</a> con sus <a href='{BASES}'>bases</a>.</p>"


@pytest.fixture
def page(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    begin(editor, desk)
    qtbot.waitUntil(editor.writing.edit.hasFocus)
    return editor


def paste(page: EditorPage, html: str, text: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    page.writing.edit.insertFromMimeData(data)


def pasted(page: EditorPage, qtbot: QtBot, html: str, text: str) -> str:
    """Pastes it; what the notice says."""
    paste(page, html, text)
    qtbot.waitUntil(lambda: page.notices.told(NAME) is not None)
    strip = page.notices.told(NAME)
    assert strip is not None
    return strip.accessibleName()


def button(page: EditorPage, words: str) -> QAbstractButton | None:
    strip = page.notices.told(NAME)
    return next((b for b in strip.buttons() if words in b.text()), None) if strip is not None else None


def press(page: EditorPage, words: str) -> None:
    there = button(page, words)
    assert there is not None
    there.click()


def test_one_press_puts_the_address_in_the_link_of_the_post(page: EditorPage, qtbot: QtBot) -> None:
    said = pasted(page, qtbot, ONE, "Hay más información aquí.")
    assert "sede.villa.example/ayudas" in said
    assert "más información aquí" in said
    press(page, "Put it in Link")
    assert page.writing.link.address.text() == AYUDAS
    assert page._draft.base.link == AYUDAS
    assert page.notices.told(NAME) is None


def test_typing_goes_on_and_the_address_is_still_told(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    type_text(page.writing.edit, " Hasta el viernes")
    assert page.notices.told(NAME) is not None


def test_of_several_each_may_be_chosen_and_the_others_are_still_told(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, TWO, "Hay ayudas con sus bases.")
    press(page, "bases")
    assert page.writing.link.address.text() == BASES
    strip = page.notices.told(NAME)
    assert strip is not None
    assert "ayudas" in strip.accessibleName()
    assert button(page, "in Link") is None  # it has one now, which is not taken away


def test_a_link_that_is_there_is_never_written_over(page: EditorPage, qtbot: QtBot) -> None:
    page.writing.link.put("https://villa.example/")
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    assert button(page, "in Link") is None
    page.writing.link.put("")
    assert button(page, "in Link") is not None


def test_the_addresses_are_written_under_the_text_and_undo_takes_them_away(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, TWO, "Hay ayudas con sus bases.")
    press(page, "in the text")
    edit = page.writing.edit
    assert edit.text() == f"Hay ayudas con sus bases.\nayudas: {AYUDAS}\nbases: {BASES}"
    assert page.notices.told(NAME) is None
    edit.undo()
    assert edit.text() == "Hay ayudas con sus bases."


def test_another_post_is_not_told_of_it(page: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    begin(page, desk)
    assert page.notices.told(NAME) is None


def test_what_is_dangerous_or_already_written_is_not_told(page: EditorPage, qtbot: QtBot) -> None:
    html = (
        "<a href='javascript:alert(1)'>uno</a> <a href='file:///c:/x'>dos</a> <a href='mailto:a@b.example'>Ana</a> "
        f"<a href='{AYUDAS}'>{AYUDAS}</a>"
    )
    paste(page, html, f"uno dos Ana {AYUDAS}")
    assert pasted(page, qtbot, ONE.replace("más", "otra"), "otra").count("“") == 1


def many(count: int) -> str:
    return " ".join(f"<a href='{BASES}?pagina={n}'>enlace {n}</a>" for n in range(count))


def test_no_more_is_written_than_was_told_and_then_the_others_are_told(page: EditorPage, qtbot: QtBot) -> None:
    said = pasted(page, qtbot, many(8), "Hay " + " ".join(f"enlace {n}" for n in range(8)))
    assert "and 2 more" in said
    press(page, "Write these 6")
    assert page.writing.edit.text().count(BASES) == 6
    assert page.writing.edit.text().endswith("pagina=5")
    press(page, "in the text")
    assert page.writing.edit.text().count(BASES) == 8
    assert page.notices.told(NAME) is None


def test_it_is_told_beside_the_text_it_was_pasted_into_and_no_other(page: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    page.show_target(channel(desk, "BS"))
    assert page.notices.told(NAME) is None
    page.show_target(None)
    press(page, "in the text")
    assert AYUDAS in page._draft.base.text
    assert page._draft.variants == ()


def test_closed_it_is_not_told_again_on_the_way_back(page: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    press(page, "Close")
    page.show_target(channel(desk, "BS"))
    page.show_target(None)
    assert page.notices.told(NAME) is None


def test_found_while_another_text_is_shown_it_waits_for_its_own(page: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    paste(page, ONE, "Hay más información aquí.")
    page.show_target(channel(desk, "BS"))
    page._background.finish()
    QCoreApplication.processEvents()  # what was found comes home
    assert page.notices.told(NAME) is None
    page.show_target(None)
    assert page.notices.told(NAME) is not None


@pytest.mark.parametrize("before", ["", "Más información aquí: "])
def test_with_the_paste_undone_nothing_is_told_of_it(page: EditorPage, qtbot: QtBot, before: str) -> None:
    type_text(page.writing.edit, before)
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    type_text(page.writing.edit, " Hasta el viernes")
    while "Hay" in page.writing.edit.text():
        assert page.notices.told(NAME) is not None
        page.writing.edit.undo()
    assert page.notices.told(NAME) is None


def test_undoing_only_what_was_tidied_leaves_it_told(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más\u200b información aquí.")
    page.writing.edit.undo()
    assert "\u200b" in page.writing.edit.text()
    assert page.notices.told(NAME) is not None


def test_typing_an_address_leaves_the_notice_alone(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    address = page.writing.link.address
    qtbot.keyClicks(address, "h")
    strip = page.notices.told(NAME)
    assert button(page, "in Link") is None
    qtbot.keyClicks(address, "ttps://villa.example")
    assert page.notices.told(NAME) is strip
    address.clear()
    assert button(page, "in Link") is not None


def test_the_address_put_in_the_link_is_taken_back_as_if_it_had_been_typed(page: EditorPage, qtbot: QtBot) -> None:
    pasted(page, qtbot, ONE, "Hay más información aquí.")
    press(page, "Put it in Link")
    address = page.writing.link.address
    qtbot.waitUntil(address.hasFocus)
    qtbot.keyClick(address, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert address.text() == ""
    assert page._draft.base.link == ""
