"""Slips beside the text: in the title, the content warning and what is said of pictures and videos."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.words import WordsDesk
from calendario.domain.finding import TEXT, TITLE, WARNING, Place
from calendario.domain.post import Draft
from calendario.domain.problem import Problem
from calendario.gui.editor import changes
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.finding_row import FindingRow
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.warnings_dialog import Told, WarnedDialog
from calendario.gui.theme import Theme
from tests.channels.calls import VIDEOS
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # offscreen, for menus

LEFT = Qt.MouseButton.LeftButton
SAYS = "El viernes 27 de noviembre abre la biblioteca de la plaza. "


@pytest.fixture
def writing(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """A new post for the web page, Bluesky and Mastodon, with its dictionary open and a text without slips."""
    begin(editor, desk, "WEB", "BS", "MA")
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    editor.writing.edit.insertPlainText(SAYS)
    return editor


def pictured(editor: EditorPage, qtbot: QtBot, folder: Path, *descriptions: str) -> None:
    """Pictures come, each is described by a person, and the text has the focus again."""
    files = []
    for number, _ in enumerate(descriptions):
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(40 * number, 200, 200))
        files.append(folder / f"foto {number}.png")
        assert image.save(str(files[-1]))
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take(files)
    for number, words in enumerate(descriptions, 1):
        editor.images.describe(number)
        type_text(editor.images.description, words)
    editor.writing.edit.setFocus()


def rows(editor: EditorPage, qtbot: QtBot, *found: tuple[Place, str]) -> Sequence[FindingRow]:
    """Waits until the review shows exactly these words in these fields."""

    def shown() -> list[tuple[Place, str]]:
        there = [row.finding for row in editor.findings.rows_shown()]
        return [(f.place, str(f.facts.get("word", f.code))) for f in there]

    qtbot.waitUntil(lambda: shown() == list(found))
    return editor.findings.row_widgets()


def chosen(editor: EditorPage) -> str:
    """What is chosen in the description that is open."""
    return editor.images.description.textCursor().selectedText()


def pressed(qtbot: QtBot, button: QPushButton, words: str) -> None:
    qtbot.waitUntil(lambda: button.text() == words)
    qtbot.mouseClick(button, LEFT)


def test_a_press_on_the_row_leads_to_the_word_in_its_description(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "La plaza del pueblo.", "🎉🎉 Cartel con la solicitut.")
    [row] = rows(writing, qtbot, (Place.of_image(2), "solicitut"))
    assert row.words.text() == "Descripción de la imagen 2: «solicitut» no está en el diccionario"
    assert row.where.isHidden(), "it is the same on all channels"
    writing.images.describe(1)
    qtbot.mouseClick(row.words, LEFT)
    assert writing.images.description.hasFocus()
    assert chosen(writing) == "solicitut"


def test_its_button_mends_the_description_and_ctrl_z_takes_it_back(
    writing: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "La plaza del pueblo.", "🎉🎉 Cartel con la solicitut de ayudas.")
    [row] = rows(writing, qtbot, (Place.of_image(2), "solicitut"))
    pressed(qtbot, row.fix, "Put “solicitud”")
    rows(writing, qtbot)
    assert [i.alt for i in kept(writing, desk).base.images][1] == "🎉🎉 Cartel con la solicitud de ayudas."
    qtbot.keyClick(writing.images.description, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rows(writing, qtbot, (Place.of_image(2), "solicitut"))
    assert [i.alt for i in kept(writing, desk).base.images][1] == "🎉🎉 Cartel con la solicitut de ayudas."
    assert writing.writing.edit.text() == SAYS


def kept(editor: EditorPage, desk: Desk) -> Draft:
    manuscript = editor._manuscript
    assert manuscript is not None
    editor.keeping.keep_now()
    return desk.writing.open(manuscript.post_id).draft


def test_title_and_warning_are_mended_by_keys_alone(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    mastodon = channel(desk, "MA")
    type_text(writing.header.title, "  La inaguración ya")
    writing.show_target(mastodon)
    type_text(writing.writing.warning, "Imajenes de un incendio")
    writing.show_target(BASE)
    writing.writing.edit.setFocus()
    title, warning = rows(writing, qtbot, (TITLE, "inaguración"), (WARNING, "Imajenes"))
    assert title.words.text() == "Título: «inaguración» no está en el diccionario"
    assert (title.where.text(), warning.where.text()) == ("Web municipal", "Mastodon")
    qtbot.waitUntil(lambda: title.fix.text() == "Put “inauguración”")
    qtbot.keyClick(writing, Qt.Key.Key_F7)
    assert writing.header.title.selectedText() == "inaguración", "with blanks before it in the field"
    qtbot.keyClick(writing, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert writing.header.title.text().strip() == "La inauguración ya"
    [warning] = rows(writing, qtbot, (WARNING, "Imajenes"))
    qtbot.keyClick(writing, Qt.Key.Key_F7)
    assert writing._shown == mastodon
    assert writing.writing.warning.hasFocus()
    qtbot.waitUntil(lambda: warning.fix.text() == "Put “Imágenes”")
    qtbot.keyClick(writing, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    rows(writing, qtbot)
    draft = kept(writing, desk)
    assert (draft.title, draft.content_for(mastodon).warning) == ("La inauguración ya", "Imágenes de un incendio")
    assert draft.base.warning == ""
    qtbot.keyClick(writing.writing.warning, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rows(writing, qtbot, (WARNING, "Imajenes"))


def test_the_description_of_a_video_is_mended_in_the_version_whose_it_is(
    writing: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(writing.videos.changed, timeout=10_000):
        writing.images.take([Path(shutil.copy(VIDEOS / "fair.mp4", tmp_path / "feria.mp4"))])
    writing.videos.panel.speech.setChecked(True)
    writing.videos.panel.speech.click()  # nobody speaks
    type_text(writing.videos.panel.description, "La noria de la inaguración, de noche.")
    writing.show_target(channel(desk, "BS"))
    [row] = rows(writing, qtbot, (Place.of_video(1), "inaguración"))
    assert row.words.text().startswith("Descripción del vídeo: ")
    pressed(qtbot, row.fix, "Put “inauguración”")
    rows(writing, qtbot)
    assert writing._shown is BASE
    draft = kept(writing, desk)
    assert [v.alt for v in draft.base.videos] == ["La noria de la inauguración, de noche."]
    assert draft.variants == (), "no channel has a video of its own now"


def test_one_picture_in_two_versions_has_one_row_and_is_mended_in_both(
    writing: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "La plaza.", "Una solicitut.")
    bluesky = channel(desk, "BS")
    writing.show_target(bluesky)
    writing.images.describe(2)
    writing.images.panel.left.click()  # its own pictures now: the second one first
    rows(writing, qtbot, (Place.of_image(2), "solicitut"))
    [found] = writing.findings.rows_shown()
    assert len(found.channel_ids) == 3
    [row] = writing.findings.row_widgets()
    qtbot.mouseClick(row.words, LEFT)
    assert chosen(writing) == "solicitut"
    pressed(qtbot, row.fix, "Put “solicitud”")
    rows(writing, qtbot)
    draft = kept(writing, desk)
    assert [i.alt for i in draft.base.images] == ["La plaza.", "Una solicitud."]
    assert [i.alt for i in draft.content_for(bluesky).images] == ["Una solicitud.", "La plaza."]


def test_a_word_of_a_description_is_ignored_or_added_as_one_of_the_text(
    writing: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path, qapp: object
) -> None:
    pictured(writing, qtbot, tmp_path, "La trascomentolino con un farolillazo.")
    place = Place.of_image(1)
    unknown, other = rows(writing, qtbot, (place, "trascomentolino"), (place, "farolillazo"))
    qtbot.mouseClick(other.other, LEFT)
    [unknown] = rows(writing, qtbot, (place, "trascomentolino"))
    pressed(qtbot, unknown.fix, "Add…")
    menu = unknown.fix.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    rows(writing, qtbot)
    assert [listed.word.word for listed in desk.words.all()] == ["trascomentolino"]
    assert kept(writing, desk).details.ignored == ("farolillazo",)


def test_f8_walks_on_from_the_text_into_the_fields_and_round(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    writing.writing.edit.insertPlainText("Hoy, vezinos, hay fiesta. ")
    type_text(writing.header.title, "La inaguración ya")
    pictured(writing, qtbot, tmp_path, "La plaza.", "Una solicitut y un ayuntamietno.")
    described = Place.of_image(2)
    rows(
        writing, qtbot, (TEXT, "vezinos"), (TITLE, "inaguración"), (described, "solicitut"), (described, "ayuntamietno")
    )
    monkeypatch.setattr(writing, "_announce", heard.append)
    writing.writing.edit.go_to(0, 0)

    def where() -> tuple[str, str]:
        if writing.writing.edit.hasFocus():
            return "text", writing.writing.edit.textCursor().selectedText()
        if writing.header.title.hasFocus():
            return "title", writing.header.title.selectedText()
        assert writing.images.description.hasFocus()
        return "picture", chosen(writing)

    round_ = [
        ("text", "vezinos"),
        ("title", "inaguración"),
        ("picture", "solicitut"),
        ("picture", "ayuntamietno"),
    ]
    forth = []
    for _ in range(5):
        qtbot.keyClick(writing, Qt.Key.Key_F8)
        forth.append(where())
    assert forth == [*round_, round_[0]]
    back = []
    for _ in range(5):
        qtbot.keyClick(writing, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        back.append(where())
    assert back == [*reversed(round_), round_[-1]]
    assert heard[2].startswith("Descripción de la imagen 2: «solicitut» no está en el diccionario")


def test_f8_goes_on_after_a_correction_in_a_field(writing: EditorPage, qtbot: QtBot, tmp_path: Path) -> None:
    pictured(writing, qtbot, tmp_path, "Una solicitut y un ayuntamietno.")
    place = Place.of_image(1)
    first, _ = rows(writing, qtbot, (place, "solicitut"), (place, "ayuntamietno"))
    qtbot.waitUntil(lambda: first.fix.text() == "Put “solicitud”")
    qtbot.keyClick(writing, Qt.Key.Key_F8)
    qtbot.keyClick(writing, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    rows(writing, qtbot, (place, "ayuntamietno"))
    qtbot.keyClick(writing, Qt.Key.Key_F8)
    assert chosen(writing) == "ayuntamietno"


def test_a_word_that_is_still_being_written_in_a_description_is_not_pointed_out(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "La plaza.")
    writing.images.describe(1)
    writing.images.description.moveCursor(writing.images.description.textCursor().MoveOperation.End)
    type_text(writing.images.description, " Un vezino y una solicitu")
    rows(writing, qtbot, (Place.of_image(1), "vezino"))
    type_text(writing.images.description, "t")
    with qtbot.waitSignal(writing.reviewing.reviewed):
        pass
    rows(writing, qtbot, (Place.of_image(1), "vezino"))
    qtbot.keyClick(writing.images.description, Qt.Key.Key_Home)
    rows(writing, qtbot, (Place.of_image(1), "vezino"), (Place.of_image(1), "solicitut"))
    qtbot.keyClick(writing.images.description, Qt.Key.Key_End)
    type_text(writing.images.description, " y un ayuntamietno")
    with qtbot.waitSignal(writing.reviewing.reviewed):
        pass
    writing.writing.edit.setFocus()
    rows(writing, qtbot, *((Place.of_image(1), word) for word in ("vezino", "solicitut", "ayuntamietno")))


def test_a_row_that_the_description_has_left_behind_mends_nothing(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "Una solicitut.")
    [row] = rows(writing, qtbot, (Place.of_image(1), "solicitut"))
    qtbot.waitUntil(lambda: row.fix.text() == "Put “solicitud”")
    writing.images.describe(1)
    writing.images.description.moveCursor(writing.images.description.textCursor().MoveOperation.Start)
    type_text(writing.images.description, "Hoy: ")
    writing.findings.apply(writing.findings.rows_shown()[0])
    assert writing.images.description.toPlainText() == "Hoy: Una solicitut."
    qtbot.waitUntil(lambda: [row.finding.start for row in writing.findings.rows_shown()] == [len("Hoy: Una ")])


def test_a_description_with_a_blank_that_does_not_break_is_mended_and_keeps_it(
    writing: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "Entrada a 10\u00a0€ con solicitut.")
    [row] = rows(writing, qtbot, (Place.of_image(1), "solicitut"))
    pressed(qtbot, row.fix, "Put “solicitud”")
    rows(writing, qtbot)
    assert kept(writing, desk).base.images[0].alt == "Entrada a 10\u00a0€ con solicitud."


def with_warning(editor: EditorPage, words: str) -> None:
    """As another computer left it in the base."""
    editor._put(draft=changes.with_field(editor._draft, BASE, "warning", words))
    editor._ask_review(at_once=True)


def test_the_shared_warning_is_mended_for_every_channel(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    with_warning(writing, "Imajenes de un incendio")
    [row] = rows(writing, qtbot, (WARNING, "Imajenes"))
    pressed(qtbot, row.fix, "Put “Imágenes”")
    rows(writing, qtbot)
    draft = kept(writing, desk)
    assert draft.base.warning == "Imágenes de un incendio"
    assert draft.variants == (), "Mastodon goes on following it"


def test_a_warning_that_no_field_shows_is_passed_by_f8_and_mended_by_its_button(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    begin(editor, desk, "WEB")
    edit = editor.writing.edit
    qtbot.waitUntil(lambda: edit.marks().spells)
    edit.insertPlainText("Hoy, vezinos, hay fiesta. ")
    with_warning(editor, "Imajenes de un incendio")
    _, row = rows(editor, qtbot, (TEXT, "vezinos"), (WARNING, "Imajenes"))
    edit.go_to(0, 0)
    stops = []
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_F8)
        assert not editor.writing.warning.hasFocus()
        current = editor.findings.current()
        stops.append(None if current is None else current.finding.place)
    assert stops == [TEXT, WARNING, TEXT]
    pressed(qtbot, row.fix, "Put “Imágenes”")
    rows(editor, qtbot, (TEXT, "vezinos"))
    assert kept(editor, desk).base.warning == "Imágenes de un incendio"


def test_one_more_letter_of_a_word_that_is_being_written_points_nothing_out(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pictured(writing, qtbot, tmp_path, "La plaza.")
    writing.images.describe(1)
    field = writing.images.description
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_text(field, " Una solicitut")
    qtbot.waitUntil(lambda: writing._held_back is not None)
    assert writing.findings.rows_shown() == ()
    type_text(field, "x")
    assert writing.findings.rows_shown() == ()


def test_a_word_list_that_cannot_be_read_is_told_and_not_read_at_every_review(
    editor: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []

    def refresh(_words: WordsDesk) -> None:
        reads.append(1)
        raise Problem("disk_full")

    monkeypatch.setattr(WordsDesk, "refresh", refresh)
    begin(editor, desk)
    editor.writing.edit.insertPlainText(SAYS)
    for _ in range(3):
        with qtbot.waitSignal(editor.reviewing.reviewed):
            editor._ask_review(at_once=True)
    assert editor.notices.told("dictionary") is not None
    assert len(reads) == 1


def test_the_last_look_before_planning_names_the_field(
    writing: EditorPage, theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictured(writing, qtbot, tmp_path, "Una solicitut.", "Otra solicitut.")
    reviewed(writing, qtbot, "spelling_error", "spelling_error")
    asked: list[tuple[str, ...]] = []

    def ask(look: Theme, told: Sequence[Told], *, now: bool, parent: QWidget | None = None) -> bool:
        dialog = WarnedDialog(look, told, now, parent)
        qtbot.addWidget(dialog)
        asked.append(tuple(label.text() for label in dialog.findChildren(QLabel) if "solicitut" in label.text()))
        return False

    monkeypatch.setattr(page_module.WarnedDialog, "ask", ask)
    writing.plan()
    assert asked == [
        (
            "Descripción de la imagen 1: «solicitut» no está en el diccionario",
            "Descripción de la imagen 2: «solicitut» no está en el diccionario",
        )
    ]


def test_a_row_of_a_field_is_never_one_of_the_text(writing: EditorPage, qtbot: QtBot, tmp_path: Path) -> None:
    writing.writing.edit.insertPlainText("Una solicitut. ")
    pictured(writing, qtbot, tmp_path, "Una solicitut.")
    shown = rows(writing, qtbot, (TEXT, "solicitut"), (Place.of_image(1), "solicitut"))
    in_text, in_picture = (row.row for row in shown)
    assert isinstance(in_text, Row)
    assert isinstance(in_picture, Row)
    assert in_text.also == ()
    pressed(qtbot, shown[0].fix, "Put “solicitud”")
    rows(writing, qtbot, (Place.of_image(1), "solicitut"))
    assert writing.images.images()[0].alt == "Una solicitut."


def test_in_the_smallest_window_a_row_brings_its_field_into_view(
    writing: EditorPage, qtbot: QtBot, tmp_path: Path
) -> None:
    type_text(writing.header.title, "La inaguración ya")
    pictured(writing, qtbot, tmp_path, "Una solicitut.")
    in_title, in_picture = rows(writing, qtbot, (TITLE, "inaguración"), (Place.of_image(1), "solicitut"))
    writing.resize(588, 390)
    view = writing.frame.viewport()
    for row, field in ((in_title, writing.header.title), (in_picture, writing.images.description)):
        writing.columns.show_part(writing.findings)
        qtbot.waitUntil(row.isVisible)
        qtbot.mouseClick(row.words, LEFT)
        qtbot.waitUntil(lambda field=field: view.rect().contains(field.mapTo(view, field.rect().center())))
        assert field.hasFocus()
