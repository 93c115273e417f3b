"""The editor's page: what the review finds, and the ways to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding, Level
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.finding_row import FindingRow
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.posts import LONG, TOMORROW, begin, channel, reviewed
from tests.gui.typing import type_text


def test_the_same_finding_on_two_channels_is_one_row(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "La solicitut. ")
    row = reviewed(editor, qtbot, "spelling_error")[0]
    assert len(row.channel_ids) == 2
    assert row.target is BASE


def test_a_word_misspelt_in_the_base_and_in_a_channels_own_text_is_one_row_that_mends_both(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    begin(editor, desk)
    bluesky = channel(desk, "BS")
    type_text(editor.writing.edit, "La solicitut. ")
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Y otra solicitut. ")
    qtbot.waitUntil(lambda: len(editor.findings.rows_shown()) == 2)  # the other one stands in that text alone
    both, alone = editor.findings.row_widgets()
    assert {both.where.text(), alone.where.text()} == {"Base text y Bluesky", "Bluesky"}
    both = both if "y" in both.where.text().split() else alone
    qtbot.waitUntil(lambda: "solicitud" in both.fix.text())
    both.fix.click()
    assert text_of(editor._draft, BASE) == "La solicitud. "
    assert text_of(editor._draft, bluesky).count("solicitut") == 1
    reviewed(editor, qtbot, "spelling_error")


def corrected_in_both(editor: EditorPage, desk: Desk, qtbot: QtBot) -> UUID:
    """«solicitut» stands in the base and in Bluesky's own text; one press puts both right."""
    begin(editor, desk)
    bluesky = channel(desk, "BS")
    type_text(editor.writing.edit, "La solicitut. ")
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Y otra cosa. ")
    editor.show_target(BASE)
    [row] = reviewed(editor, qtbot, "spelling_error")
    assert row.also
    editor._fix(row, "solicitud")
    return bluesky


def test_one_undo_takes_a_correction_back_in_all_the_texts_it_was_put_in(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = corrected_in_both(editor, desk, qtbot)
    strip = editor.notices.told("corrected")
    assert strip is not None
    assert strip.heading.text() == "2 correction(s) in Base text y Bluesky."
    editor.writing.edit.go_to(0, 0)
    type_text(editor.writing.edit, "Nota: ")  # what is typed meanwhile stays
    editor.writing.edit.go_to(18, 18)
    type_text(editor.writing.edit, ", ya")
    strip.buttons()[0].click()
    assert text_of(editor._draft, BASE) == "Nota: La solicitut, ya. "
    assert text_of(editor._draft, bluesky) == "Y otra cosa. La solicitut. "
    assert editor._shown is BASE
    assert editor.notices.told("corrected") is None


def test_where_a_correction_was_written_over_its_undo_leaves_it(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = corrected_in_both(editor, desk, qtbot)
    strip = editor.notices.told("corrected")
    assert strip is not None
    editor.writing.edit.put(3, 12, "instancia")
    strip.buttons()[0].click()
    assert text_of(editor._draft, BASE) == "La instancia. "
    assert "solicitut" in text_of(editor._draft, bluesky)


def test_where_nothing_of_a_correction_stands_its_undo_is_not_offered(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = corrected_in_both(editor, desk, qtbot)
    editor.writing.edit.undo()
    assert editor.notices.told("corrected") is not None
    editor.show_target(bluesky)
    editor.writing.edit.undo()
    assert editor.notices.told("corrected") is None


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
    editor.findings.row_widgets()[0].other.click()
    assert editor.writing.heading.text() == "Bluesky"
    assert editor.writing.edit.caret() == 300


def test_a_version_that_is_too_long_by_itself_is_named(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = channel(desk, "BS")
    manuscript = desk.writing.new(PlanDraft((channel(desk, "WEB"), bluesky), TOMORROW))
    draft = Draft(base=Content("Corto."), variants=(Variant(bluesky, text="La solicitut."),))
    editor.open(replace(manuscript, draft=draft))
    row = reviewed(editor, qtbot, "spelling_error")[0]
    assert row.target == bluesky
    assert editor.findings.row_widgets()[0].where.text() == "Bluesky"


def test_a_picture_of_one_channel_alone_is_looked_for_in_its_version(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    base, own, bare = (painted(desk, tmp_path, shade) for shade in (10, 100, 200))
    bluesky = channel(desk, "BS")
    mine = Variant(bluesky, images=(replace(own, alt="Un puesto de churros."), bare))
    draft = Draft("Feria", Content("La feria abre el lunes.", (replace(base, alt="Una noria de noche."),)), (mine,))
    post_id = desk.writing.new().post_id
    desk.writing.save_draft(post_id, draft, PlanDraft((bluesky, channel(desk, "WEB")), TOMORROW))
    editor.open(desk.writing.open(post_id))
    (row,) = reviewed(editor, qtbot, "missing_alt_text")
    editor.findings.gone_to.emit(row)
    assert editor._shown == bluesky
    assert editor.images.panel._image == bare
    assert editor.images.description.toPlainText() == ""


def test_a_picture_of_the_base_is_looked_for_there(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    bare, own = (painted(desk, tmp_path, shade) for shade in (10, 100))
    bluesky = channel(desk, "BS")
    mine = Variant(bluesky, images=(replace(own, alt="Un puesto de churros."),))
    post_id = desk.writing.new().post_id
    draft = Draft("Feria", Content("La feria abre el lunes.", (bare,)), (mine,))
    desk.writing.save_draft(post_id, draft, PlanDraft((bluesky, channel(desk, "WEB")), TOMORROW))
    editor.open(desk.writing.open(post_id))
    (row,) = reviewed(editor, qtbot, "missing_alt_text")
    editor.show_target(bluesky)
    editor.findings.gone_to.emit(row)
    assert editor._shown is BASE
    assert editor.images.panel._image == bare


def painted(desk: Desk, tmp_path: Path, shade: int) -> Image:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(shade)
    assert picture.save(str(tmp_path / f"{shade}.png"))
    return desk.writing.take_in(tmp_path / f"{shade}.png")


def test_what_is_long_has_its_buttons_below_and_no_more_than_two_lines(theme: Theme, qtbot: QtBot) -> None:
    row = FindingRow(theme)
    qtbot.addWidget(row)
    row.resize(386, 60)
    row.show_row(Row(Finding("deadline_without_source", Level.HINT), None, ()), "", "", "It is no mistake here")
    row.show()
    row.resize(386, row.layout().heightForWidth(386))
    qtbot.waitUntil(lambda: row.other.y() > row.words.geometry().bottom())
    assert row.words.heightForWidth(row.words.width()) <= 2 * row.words.fontMetrics().lineSpacing() + 2
