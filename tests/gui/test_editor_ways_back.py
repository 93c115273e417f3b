"""Every way back in the editor gives back what it took, and takes nothing else with it."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.writing import WritingDesk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE, TIME
from calendario.gui.editor.inheriting import own_of
from calendario.gui.editor.page import EditorPage
from calendario.gui.widgets.strip import Strip
from tests.channels.calls import VIDEOS
from tests.gui.posts import TOMORROW, begin, channel, goes_out, refused
from tests.gui.typing import type_text
from tests.newsroom import Clock, Newsroom

SRT = "1\n00:00:00,000 --> 00:00:01,500\nHola\n"


def undo_of(strip: Strip | None) -> QPushButton:
    assert strip is not None
    found = next(b for b in strip.buttons() if b.text() == "Undo")
    assert isinstance(found, QPushButton)
    return found


def paste(editor: EditorPage, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.writing.edit.insertFromMimeData(data)


def saved(desk: Desk, *texts: str, letters: str = "BS") -> UUID:
    """A post with a version of each text."""
    post_id = desk.writing.new().post_id
    for text in texts:
        desk.writing.save_draft(post_id, Draft("Feria", Content(text)), PlanDraft((channel(desk, letters),), TOMORROW))
    return post_id


# --- a tidied paste -------------------------------------------------------------------------------------------------


def test_the_way_back_from_a_tidied_paste_goes_with_its_text(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "BS", "WEB")
    bluesky = channel(desk, "BS")
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Propio de Bluesky")
    editor.show_target(BASE)
    paste(editor, "La\u00adferia\u200b abre")
    undo = undo_of(editor.notices.told("pasted"))
    editor.show_target(bluesky)
    assert editor.notices.told("pasted") is None
    undo.click()  # by a hand that was quicker than the eye
    assert editor._draft.content_for(bluesky).text == "Propio de Bluesky"


def test_it_does_not_undo_a_version_that_came_in_between(editor: EditorPage, desk: Desk, clock: Clock) -> None:
    post_id = saved(desk, "Uno")
    clock.forward(minutes=1)
    desk.writing.save_draft(post_id, Draft("Feria", Content("Dos")), desk.writing.open(post_id).plan)
    editor.open(desk.writing.open(post_id))
    paste(editor, "La\u00adferia ")
    undo = undo_of(editor.notices.told("pasted"))
    editor.restore(desk.history.versions(post_id)[-1].id)
    undo.click()
    assert editor._draft.base.text == "Uno"


# --- a version brought back -----------------------------------------------------------------------------------------


def test_writing_on_settles_for_the_version_that_came_back(editor: EditorPage, desk: Desk, clock: Clock) -> None:
    post_id = saved(desk, "Versión uno")
    clock.forward(minutes=1)
    desk.writing.save_draft(post_id, Draft("Feria", Content("Versión dos")), desk.writing.open(post_id).plan)
    editor.open(desk.writing.open(post_id))
    editor.restore(desk.history.versions(post_id)[-1].id)
    undo = undo_of(editor.notices.told("recovered"))
    editor.show_target(channel(desk, "BS"))
    assert editor.notices.told("recovered") is not None  # nothing is written yet
    type_text(editor.writing.edit, "Diez minutos. ")
    assert editor.notices.told("recovered") is None
    assert not undo.isVisible()
    assert "Diez minutos." in editor._draft.content_for(channel(desk, "BS")).text


def test_what_was_typed_after_going_back_to_what_was_saved_is_not_lost_by_undo(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "BS")
    type_text(editor.writing.edit, "Primera.")
    editor.save_draft()
    type_text(editor.writing.edit, "Segunda. ")
    editor.header.go_back_to_saved.emit()
    type_text(editor.writing.edit, "Tercera. ")
    undo_of(editor.notices.told("recovered")).click()
    assert "Segunda." in editor._draft.base.text
    undo_of(editor.notices.told("recovered")).click()
    assert editor._draft.base.text == "Tercera. Primera."


# --- following the base again ---------------------------------------------------------------------------------------


def test_a_text_of_its_own_comes_back_though_the_base_went_on(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk, "BS", "WEB")
    bluesky = channel(desk, "BS")
    type_text(editor.writing.edit, "Base")
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Propio y largo. ")
    editor.writing.own.follow.emit(("text",))
    editor.show_target(BASE)
    type_text(editor.writing.edit, "x")
    editor.show_target(bluesky)
    assert editor.writing.edit.text() == "Basex"
    name = own_of(editor._draft, editor._plan, bluesky, ()).name + " text"
    strip = editor.notices.told(name)
    assert strip is not None
    assert strip.accessibleName() == "Bluesky's text is the base text again."
    editor.show_target(BASE)
    undo_of(strip).click()
    assert editor.writing.edit.text() == "Propio y largo. Base"
    assert editor._draft.base.text == "Basex"
    assert editor.notices.told(name) is None
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).draft.content_for(bluesky).text == "Propio y largo. Base"


def test_its_hour_comes_back_alone_and_another_post_takes_the_offer_away(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "BS", "WEB")
    bluesky = channel(desk, "BS")
    own_time = TOMORROW.replace(hour=18)
    editor._timed(page_module.changes.with_own_time(editor._plan, bluesky, own_time))
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Propio")
    editor.writing.own.follow.emit(("text", TIME))
    assert editor._plan.time_for(bluesky) == TOMORROW
    [name] = editor.notices.names()
    strip = editor.notices.told(name)
    assert strip is not None
    assert strip.accessibleName() == "Bluesky uses what is shared again: text y hour."
    editor._put(draft=Draft("Otro título", editor._draft.base))
    undo_of(strip).click()
    assert editor._plan.time_for(bluesky) == own_time
    assert editor._draft.content_for(bluesky).text == "Propio"
    assert editor._draft.title == "Otro título"
    editor.writing.own.follow.emit(("text",))
    begin(editor, desk, "BS")
    assert editor.notices.names() == set()


def test_a_channel_taken_out_since_gets_its_text_and_no_hour(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "BS", "WEB")
    bluesky = channel(desk, "BS")
    editor._timed(page_module.changes.with_own_time(editor._plan, bluesky, TOMORROW.replace(hour=18)))
    editor.show_target(bluesky)
    type_text(editor.writing.edit, "Propio")
    editor.writing.own.follow.emit(("text", TIME))
    editor._chosen((channel(desk, "WEB"),))
    [name] = editor.notices.names()
    undo_of(editor.notices.told(name)).click()
    assert editor._plan.own_times == ()
    assert editor._draft.content_for(bluesky).text == "Propio"
    assert editor.writing.edit.text() == editor._draft.base.text


# --- taken along when nothing can be kept ---------------------------------------------------------------------------


def test_every_text_is_taken_along(editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(editor, desk, "BS", "WEB")
    type_text(editor.writing.edit, "Texto base")
    editor.show_target(channel(desk, "BS"))
    type_text(editor.writing.edit, "Propio: ")
    with monkeypatch.context() as full:
        full.setattr(WritingDesk, "keep", _no_room)
        full.setattr(page_module.UnkeptDialog, "ask", lambda *_: True)
        assert editor.can_leave()
    assert QGuiApplication.clipboard().text() == "Base text\nTexto base\n\nBluesky\nPropio: Texto base"


def _no_room(*_given: object, **_named: object) -> None:
    raise Problem("disk_full")


# --- a video --------------------------------------------------------------------------------------------------------


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return Path(shutil.copy(VIDEOS / "fair.mp4", tmp_path / "feria.mp4"))


def test_a_removed_video_does_not_come_back_over_another(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([film])
    editor.videos.panel.remove.click()
    other = Path(shutil.copy(VIDEOS / "no_sound.mp4", tmp_path / "otro.mp4"))
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([other])
    type_text(editor.videos.panel.description, "La segunda")
    undo_of(editor.videos.strips()[0]).click()
    assert [v.alt for v in editor._draft.base.videos] == ["La segunda"]
    assert "un vídeo" in refused(editor)


def test_a_new_video_does_not_land_on_one_that_came_back(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([film])
    first = editor.videos.video()
    editor.videos.panel.remove.click()
    other = Path(shutil.copy(VIDEOS / "no_sound.mp4", tmp_path / "otro.mp4"))
    editor.images.take([other])
    undo_of(editor.videos.strips()[0]).click()
    qtbot.waitUntil(lambda: "«otro.mp4»" in refused(editor), timeout=10_000)
    assert editor.videos.video() == first


def test_subtitles_find_their_video_though_another_version_is_shown_by_then(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    begin(editor, desk, "BS", "WEB")
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([film])
    (tmp_path / "a.srt").write_text(SRT)
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([tmp_path / "a.srt"])
        editor.show_target(channel(desk, "BS"))
    [video] = editor._draft.base.videos
    assert video.captions is not None
    assert editor._draft.variants == ()


# --- what is still being copied when one leaves ---------------------------------------------------------------------


def test_a_picture_that_comes_after_leaving_goes_into_its_post(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    post_id = saved(desk, "Con foto")
    editor.open(desk.writing.open(post_id))
    type_text(editor.writing.edit, "Mañana: ")
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000) as told:
        editor.images.take([picture])
        editor.header.back.emit()
    there = desk.writing.open(post_id)
    assert (there.draft.base.text, len(there.draft.base.images)) == ("Mañana: Con foto", 1)
    assert told.args == ["1 image(s) came when “Feria” was closed: in it now, not saved yet."]


def test_it_goes_into_its_version_though_another_post_is_open(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    mine, other, bluesky = saved(desk, "La mía"), saved(desk, "Otra"), channel(desk, "BS")
    editor.open(desk.writing.open(mine))
    editor.show_target(bluesky)
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000):
        editor.images.take([picture])
        editor.open(desk.writing.open(other))
    draft = desk.writing.open(mine).draft
    assert draft.base.images == ()
    assert len(draft.content_for(bluesky).images) == 1
    editor.keeping.keep_now()
    assert desk.writing.open(other).draft.base.images == ()
    assert editor.images.images() == ()


def test_a_post_opened_again_meanwhile_has_its_picture(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path
) -> None:
    post_id = saved(desk, "Con foto")
    editor.open(desk.writing.open(post_id))
    with qtbot.waitSignal(editor.images.changed, timeout=10_000):
        editor.images.take([picture])
        editor.header.back.emit()
        editor.open(desk.writing.open(post_id))
    assert len(editor._draft.base.images) == 1


def test_where_the_post_does_not_change_any_more_the_library_has_it(
    editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path, gui_newsroom: Newsroom, background: Background
) -> None:
    planned = gui_newsroom.plan("Corte de agua.", minutes=60)
    editor.open(desk.writing.open(planned.post_id))
    editor.images.take([picture])
    goes_out(gui_newsroom, planned)
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000) as told:
        editor.header.back.emit()
    assert told.args == ["1 image(s) came when the text was closed: in the library."]
    assert desk.writing.open(planned.post_id).draft.base.images == ()


def test_what_cannot_be_used_is_told_and_not_in_the_next_post(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "acta.png").write_bytes(b"Acta del pleno")
    post_id, other = saved(desk, "Una"), saved(desk, "Otra")
    editor.open(desk.writing.open(post_id))
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000) as told:
        editor.images.take([tmp_path / "acta.png"])
        editor.open(desk.writing.open(other))
    assert "acta.png" in told.args[0]
    assert refused(editor) == ""


def test_a_video_that_is_given_up_by_leaving_is_told(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WritingDesk, "take_in_video", _until_given_up)
    editor.open(desk.writing.open(saved(desk, "Con vídeo")))
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000) as told:
        editor.images.take([film])
        editor.header.back.emit()
    assert told.args == ["“feria.mp4” was not copied: you left its text before."]


def test_a_video_that_was_cancelled_is_not_talked_about_any_more(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WritingDesk, "take_in_video", _until_given_up)
    editor.open(desk.writing.open(saved(desk, "Con vídeo")))
    editor.images.take([film])
    editor.videos.give_up.click()
    with qtbot.assertNotEmitted(editor.latecomers.told):
        editor.header.back.emit()
        background.finish()
        QApplication.processEvents()


def test_subtitles_that_come_after_leaving_go_to_their_video(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    post_id = saved(desk, "Con vídeo")
    editor.open(desk.writing.open(post_id))
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take([film])
    (tmp_path / "a.srt").write_text(SRT)
    with qtbot.waitSignal(editor.latecomers.told, timeout=10_000) as told:
        editor.images.take([tmp_path / "a.srt"])
        editor.header.back.emit()
    assert told.args == ["“a.srt” came when “Feria” was closed: in it now, not saved yet."]
    [video] = desk.writing.open(post_id).draft.base.videos
    assert video.captions is not None


def _until_given_up(_writing: WritingDesk, _source: Path, going_on: object) -> None:
    while going_on(1, 100):  # type: ignore[operator]
        QImage(8, 8, QImage.Format.Format_RGB32)  # the other thread has its turn
    raise Problem("video_given_up")
