"""The editor's page: pictures and their descriptions."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import begin, reviewed
from tests.gui.typing import type_text


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
