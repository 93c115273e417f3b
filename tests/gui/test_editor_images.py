"""The editor's page: pictures and their descriptions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.editor.changes import BASE, with_field
from calendario.gui.editor.images import PictureFiles
from calendario.gui.editor.page import EditorPage
from calendario.sentences import finding_text
from tests.gui.posts import begin, channel, refused, reviewed
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
    assert "acta.pdf" in refused(editor)
    assert "JPEG, PNG, GIF, WebP o HEIC" in refused(editor)


def test_a_refusal_is_in_view_and_spoken_and_over_with_the_next_try(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(editor.refused, "_announce", spoken.append)
    begin(editor, desk)
    for name in ("acta.docx", "vacia.jpg"):
        (tmp_path / name).write_bytes(b"" if name == "vacia.jpg" else b"no es una imagen")
        editor.images.take([tmp_path / name])
        qtbot.waitUntil(lambda name=name: name in refused(editor))
    assert "acta.docx" not in refused(editor), "one try, one refusal"
    assert "no ha salido" not in refused(editor).lower()
    assert "No hay nada dentro de «vacia.jpg»: pesa 0 bytes." in spoken[-1]
    strip = editor.notices.told("refused")
    assert strip is not None
    assert editor.frame.viewport().rect().contains(strip.mapTo(editor.frame.viewport(), strip.rect().center()))
    editor.images.take([])
    assert refused(editor), "whoever closes the dialog has chosen nothing"
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    assert refused(editor) == ""


def test_a_heap_of_files_given_at_once_gets_one_strip_and_the_good_ones_are_in(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, tmp_path: Path
) -> None:
    begin(editor, desk)
    heap = [tmp_path / f"acta {number}.txt" for number in range(5)] + [tmp_path / "rota.mp4"]
    for file in heap:
        file.write_text("Acta del pleno")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([*heap, picture])
    qtbot.waitUntil(lambda: "6 file(s) were not added" in refused(editor), timeout=10_000)
    assert len(editor.images.images()) == 1
    assert refused(editor).count("«") == 5
    assert "And 1 more" in refused(editor)
    assert all(file.name in refused(editor) for file in heap)


def test_the_name_of_a_file_is_no_description(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    begin(editor, desk, "WEB")
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.cards()[0].click()
    type_text(editor.images.description, "/tmp/Fotos/cartel.png")
    reviewed(editor, qtbot, "alt_text_poor")
    assert editor.findings.row_widgets()[0].fix.text() == "Describe"
    type_text(editor.images.description, "\b" * 30 + "Puestos de la feria")
    reviewed(editor, qtbot)


def test_a_word_that_any_picture_bears_is_no_description(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    begin(editor, desk, "WEB")
    type_text(editor.writing.edit, "Corte de agua a las 9:00 en la calle Mayor.")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.describe(1)
    type_text(editor.images.description, "Imagen de cartel")
    [row] = reviewed(editor, qtbot, "alt_text_poor")
    assert finding_text(row.finding) == "La descripción no dice nada de la imagen: di qué se ve"
    type_text(editor.images.description, " con las calles sin agua, en rojo.")
    reviewed(editor, qtbot)


def test_a_network_that_asks_for_a_picture_gets_it_in_the_base_whatever_is_shown(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads Mastodon's version and is told that Instagram needs a picture does not mean Mastodon's alone."""
    desk.channels.add_by_hand("instagram")
    instagram = next(c for c in desk.channels.all() if c.network == "instagram")
    begin(editor, desk, "MA", instagram.letters)
    type_text(editor.writing.edit, "Corte de agua a las 9:00.")
    monkeypatch.setattr(PictureFiles, "ask", staticmethod(lambda *_: [picture]))
    editor.show_target(channel(desk, "MA"))
    reviewed(editor, qtbot, "image_required")
    with qtbot.waitSignal(editor.images.changed):
        editor.findings.row_widgets()[0].fix.click()
    assert len(editor._draft.base.images) == 1
    assert editor._draft.variants == ()


def test_where_that_channel_has_pictures_of_its_own_it_is_one_of_those(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.channels.add_by_hand("instagram")
    instagram = next(c for c in desk.channels.all() if c.network == "instagram")
    begin(editor, desk, "MA", instagram.letters)
    type_text(editor.writing.edit, "Corte de agua a las 9:00.")
    editor._put(draft=with_field(editor._draft, instagram.id, "images", ()))
    monkeypatch.setattr(PictureFiles, "ask", staticmethod(lambda *_: [picture]))
    reviewed(editor, qtbot, "image_required")
    with qtbot.waitSignal(editor.images.changed):
        editor.findings.row_widgets()[0].fix.click()
    assert editor._draft.base.images == ()
    assert len(editor._draft.content_for(instagram.id).images) == 1


def test_a_removed_picture_comes_back(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.cards()[0].click()
    editor.images.remove.click()
    assert editor.images.images() == ()
    editor.images.strips()[0].buttons()[0].click()
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


def test_a_channel_s_pictures_are_its_own_once_one_comes_or_goes_there(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    mastodon = channel(desk, "MA")
    begin(editor, desk, "MA", "WEB")
    assert editor.images.note.text().startswith("None")
    editor.show_target(mastodon)
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    assert editor.images.note.text() == "1, for Mastodon alone"
    assert editor.writing.own.words.text() == "Customised: images"
    editor.show_target(BASE)
    assert editor.images.images() == ()
    editor.show_target(mastodon)
    menu = editor.writing.own.menu()
    next(a for a in menu.actions() if a.text() == "Use the shared images").trigger()
    assert editor.images.images() == ()


def test_a_picture_goes_to_the_version_it_was_given_to_though_another_is_shown_by_then(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    post_id = begin(editor, desk, "MA", "WEB")
    with qtbot.waitSignal(editor.images.come):
        editor.images.take([picture])
        editor.show_target(channel(desk, "MA"))
    editor.keeping.keep_now()
    draft = desk.writing.open(post_id).draft
    assert len(draft.base.images) == 1
    assert draft.variants == ()


def test_what_is_said_of_a_picture_holds_wherever_it_is(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    mastodon = channel(desk, "MA")
    post_id = begin(editor, desk, "MA", "WEB")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.show_target(mastodon)
    editor.images.describe(1)
    type_text(editor.images.description, "La plaza llena")
    assert editor.writing.own.isHidden()
    editor.keeping.keep_now()
    draft = desk.writing.open(post_id).draft
    assert [i.alt for i in draft.base.images] == ["La plaza llena"]
    assert draft.variants == ()


def test_a_picture_taken_away_comes_back_to_where_it_was(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    begin(editor, desk, "MA", "WEB")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.describe(1)
    editor.images.remove.click()
    (strip,) = editor.images.strips()
    editor.show_target(channel(desk, "MA"))
    next(b for b in strip.findChildren(QPushButton) if b.text() == "Undo").click()
    editor.show_target(BASE)
    assert len(editor.images.images()) == 1


def two(editor: EditorPage, desk: Desk, tmp_path: Path) -> None:
    """Two pictures in the base text that nobody described."""
    made = []
    for shade in (10, 200):
        picture = QImage(40, 30, QImage.Format.Format_RGB32)
        picture.fill(shade)
        picture.save(str(tmp_path / f"{shade}.png"))
        made.append(desk.writing.take_in(tmp_path / f"{shade}.png"))
    editor._put(draft=replace(editor._draft, base=replace(editor._draft.base, images=tuple(made))))
    editor._show_images()


def test_undo_brings_no_description_of_another_picture(editor: EditorPage, desk: Desk, tmp_path: Path) -> None:
    begin(editor, desk)
    two(editor, desk, tmp_path)
    editor.images.describe(1)
    description = editor.images.description
    type_text(description, "La noria")
    description.undo()
    assert description.toPlainText() != "La noria", "in its own picture it undoes"
    description.setPlainText("")
    type_text(description, "La noria")
    description.selectAll()
    type_text(description, "\b")
    editor.images.describe(2)
    description.undo()
    assert [image.alt for image in editor._draft.base.images] == ["", ""]


def test_undo_brings_no_description_of_another_post(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    description = editor.images.description
    for _post in range(2):
        begin(editor, desk)
        with qtbot.waitSignal(editor.images.changed):
            editor.images.take([picture])
        editor.images.describe(1)
        description.undo()
        assert description.toPlainText() == ""
        type_text(description, "La noria")
        description.selectAll()
        type_text(description, "\b")


def test_undo_in_a_line_brings_nothing_of_another_version_or_post(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "MA", "WEB")
    editor.show_target(channel(desk, "MA"))
    lines = (editor.writing.link.address, editor.writing.warning, editor.header.title)
    for line in lines:
        type_text(line, "algo")
        line.selectAll()
        type_text(line, "\b")
        assert line.isUndoAvailable()
    editor.show_target(BASE)
    assert [line.isUndoAvailable() for line in lines] == [False, False, True]
    begin(editor, desk)
    for line in lines:
        line.undo()
        assert line.text() == ""
