"""The editor's pictures: posters, people, what was said of a picture before, and those of the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.rights import Licence, MediaRecord
from calendario.domain.slot import wall_clock
from calendario.gui.editor.page import EditorPage
from calendario.gui.library.picker import LibraryPicker
from calendario.gui.library.rights_dialog import RightsDialog
from calendario.gui.main_window import MainWindow
from tests.gui.posts import TOMORROW, begin, channel, reviewed
from tests.gui.test_letters import work
from tests.gui.typing import type_text
from tests.newsroom import ZONE

TEXT = "Concierto el 30 de diciembre a las 19:00, en la plaza Mayor. Entrada libre."


def used_before(desk: Desk, picture: Path, alt: str = "El coro canta en la plaza.") -> Image:
    image = replace(desk.writing.take_in(picture), alt=alt)
    draft = Draft("Concierto", Content(TEXT, (image,)))
    desk.writing.save_draft(desk.writing.new().post_id, draft, PlanDraft())
    desk.library.save(MediaRecord(image.digest, licence=Licence.LENT, source="Ana"))
    return image


def added(editor: EditorPage, qtbot: QtBot, picture: Path) -> None:
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.describe(1)


def test_a_picture_used_before_brings_what_was_said_of_it_and_says_so(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    used_before(desk, picture)
    begin(editor, desk)
    added(editor, qtbot, picture)
    assert editor.images.description.toPlainText() == "El coro canta en la plaza."
    (strip,) = editor.images.strips()
    assert "used before" in strip.heading.text()
    assert strip.property("strip") == "hint"


def test_a_new_picture_brings_nothing_and_says_nothing(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    begin(editor, desk)
    added(editor, qtbot, picture)
    assert editor.images.description.toPlainText() == ""
    assert editor.images.strips() == []


def test_the_rules_stand_beside_the_description_and_its_length_is_counted(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    begin(editor, desk)
    added(editor, qtbot, picture)
    panel = editor.images.panel
    assert "full stop" in panel.rules.text()
    assert panel.count.text() == ""
    type_text(editor.images.description, "El coro.")
    assert "8" in panel.count.text()
    assert panel.count.property("tone") == "muted"
    editor.images.description.insertPlainText("x" * 300)
    assert panel.count.property("tone") == "warn"


def test_a_poster_that_says_it_all_alone_is_told_of(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    post_id = begin(editor, desk, "WEB")
    type_text(editor.writing.edit, "Os esperamos en la plaza.")
    added(editor, qtbot, picture)
    type_text(editor.images.description, "Concierto de Navidad el 12 a las 19:00.")
    reviewed(editor, qtbot)
    editor.images.panel.is_poster.click()
    reviewed(editor, qtbot, "info_only_in_image")
    editor.keeping.keep_now()
    assert [i.is_poster for i in desk.writing.open(post_id).draft.base.images] == [True]
    type_text(editor.writing.edit, " Concierto de Navidad el sábado 12 a las 19:00.")
    reviewed(editor, qtbot)


def test_people_stop_the_post_until_somebody_lets_themselves_be_shown(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk, "WEB")
    type_text(editor.writing.edit, TEXT)
    added(editor, qtbot, picture)
    type_text(editor.images.description, "El coro canta.")
    reviewed(editor, qtbot)
    editor.images.panel.people.click()
    reviewed(editor, qtbot, "image_consent_missing")
    digest = editor.images.images()[0].digest
    assert desk.library.known(digest).record.people
    today = wall_clock(desk.office.clock(), ZONE).date()
    seen: list[Image] = []

    def person(dialog: RightsDialog) -> int:
        seen.append(editor.images.images()[0])
        desk.library.allow(digest, "Coro municipal", "web", "", today, None)
        type_text(dialog.form.source, "Foto Olmo")
        dialog.close_it.click()
        return 0

    monkeypatch.setattr(RightsDialog, "exec", person)
    editor.findings.row_widgets()[0].fix.click()
    assert len(seen) == 1
    reviewed(editor, qtbot)
    known = desk.library.known(digest)
    assert known.record.source == "Foto Olmo", "what was typed last is kept"
    assert not editor.images.panel._mark.isHidden()


def test_one_of_the_library_is_put_once(
    editor: EditorPage, desk: Desk, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = used_before(desk, picture)
    begin(editor, desk)
    monkeypatch.setattr(LibraryPicker, "ask", lambda *_given: image)
    editor.images.from_library.click()
    editor.images.from_library.click()
    assert editor.images.images() == (image,)
    monkeypatch.setattr(LibraryPicker, "ask", lambda *_given: None)
    editor.images.from_library.click()
    assert editor.images.images() == (image,)


def test_a_channel_s_own_picture_is_the_one_whose_consents_are_asked_for(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = QImage(50, 30, QImage.Format.Format_RGB32)
    other.fill(7)
    other.save(str(tmp_path / "otra.png"))
    base, own = (replace(desk.writing.take_in(p), alt="El coro canta.") for p in (picture, tmp_path / "otra.png"))
    desk.library.save(MediaRecord(own.digest, people=True))
    bluesky, post_id = channel(desk, "BS"), desk.writing.new().post_id
    draft = Draft("Concierto", Content(TEXT, (base,)), (Variant(bluesky, images=(own,)),))
    desk.writing.save_draft(post_id, draft, PlanDraft((bluesky, channel(desk, "WEB")), TOMORROW))
    editor.open(desk.writing.open(post_id))
    reviewed(editor, qtbot, "image_consent_missing")
    asked: list[str] = []
    monkeypatch.setattr(RightsDialog, "exec", lambda dialog: asked.append(dialog.form._rights.record.digest) or 0)
    editor.findings.row_widgets()[0].fix.click()
    assert asked == [own.digest]
    assert editor._shown == bluesky
    assert editor.images.panel._image == own


def test_a_post_of_the_withdrawal_list_opens_once_what_was_written_is_kept(
    window: MainWindow, desk: Desk, qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desk.writing.new().post_id
    desk.writing.save_draft(other, Draft("Otra", Content("Otra.")), PlanDraft())
    pages = work(window).pages
    pages.new_post()
    editor = pages.current()
    assert isinstance(editor, EditorPage)
    added(editor, qtbot, picture)
    written = editor._post_id()
    assert written is not None
    type_text(editor.writing.edit, "Aún sin guardar")

    def person(dialog: RightsDialog) -> int:
        dialog.form.open_post.emit(other)
        return dialog.result()

    monkeypatch.setattr(RightsDialog, "exec", person)
    editor.images.panel.rights.click()
    assert editor._post_id() == other
    assert desk.writing.open(written).draft.base.text == "Aún sin guardar"


def test_the_post_that_is_open_is_not_opened_again(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_id = begin(editor, desk)
    added(editor, qtbot, picture)
    monkeypatch.setattr(RightsDialog, "ask", lambda *_given: post_id)
    with qtbot.assertNotEmitted(editor.open_post):
        editor.images.panel.rights.click()
    assert editor.images.panel.isVisible()
