"""The editor's page: a video, its description and its subtitles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.writing import WritingDesk
from calendario.domain.media import Video
from calendario.domain.post import Content
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.videos import SubtitleFiles
from calendario.gui.widgets.strip import Strip
from tests.channels.calls import VIDEOS
from tests.gui.posts import begin, channel, refused, reviewed
from tests.gui.test_dropped import painted
from tests.gui.typing import type_text

SRT = "1\n00:00:00,000 --> 00:00:01,500\n¡Bienvenidos a la feria!\n"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return Path(shutil.copy(VIDEOS / "fair.mp4", tmp_path / "feria.mp4"))


@pytest.fixture
def subtitles(tmp_path: Path) -> Path:
    (tmp_path / "feria.srt").write_text(SRT, encoding="cp1252")
    return tmp_path / "feria.srt"


def added(editor: EditorPage, qtbot: QtBot, *files: Path) -> Video:
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.take(list(files))
    video = editor.videos.video()
    assert video is not None
    return video


def kept(editor: EditorPage, desk: Desk, post_id: object) -> Content:
    editor.keeping.keep_now()
    return desk.writing.open(post_id).draft.base  # type: ignore[arg-type]


def test_a_video_is_copied_described_and_kept(editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path) -> None:
    post_id = begin(editor, desk)
    added(editor, qtbot, film)
    film.unlink()
    assert editor.videos.panel.isVisible()
    assert "64 × 48" in editor.videos.panel.facts.text()
    type_text(editor.videos.panel.description, "La noria gira de noche")
    editor.videos.panel.speech.click()
    [video] = kept(editor, desk, post_id).videos
    assert (video.alt, video.has_speech, video.duration_ms) == ("La noria gira de noche", False, 2000)
    assert "0:02" in editor.videos.panel.tile.accessibleName()
    assert "La noria" in editor.videos.panel.tile.accessibleName()


def test_a_video_and_its_subtitles_dropped_together_belong_together(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, subtitles: Path
) -> None:
    post_id = begin(editor, desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(subtitles)), QUrl.fromLocalFile(str(film))])
    where, action = QPointF(5, 5), Qt.DropAction.CopyAction
    drop = QDropEvent(where, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.images.dropEvent(drop)
    [video] = kept(editor, desk, post_id).videos
    assert video.captions is not None
    assert video.captions.language == "es"
    assert not video.captions.reviewed
    editor.videos.panel.reviewed.click()
    [video] = kept(editor, desk, post_id).videos
    assert video.captions is not None
    assert video.captions.reviewed


def test_the_review_asks_for_a_description_and_subtitles_and_leads_there(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, subtitles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk, "WEB")
    type_text(editor.writing.edit, "Corte de agua.")
    added(editor, qtbot, film)
    reviewed(editor, qtbot, "missing_alt_text", "missing_subtitles")
    fixes = {w.row.finding.code: w.fix for w in editor.findings.row_widgets() if w.row is not None}
    assert (fixes["missing_alt_text"].text(), fixes["missing_subtitles"].text()) == ("Describe", "Add subtitles")
    fixes["missing_alt_text"].click()
    assert editor.videos.panel.description.hasFocus()
    type_text(editor.videos.panel.description, "La noria")
    fixes["missing_subtitles"].click()
    assert editor.videos.panel.choose.hasFocus()
    monkeypatch.setattr(SubtitleFiles, "ask", staticmethod(lambda *_: subtitles))
    with qtbot.waitSignal(editor.videos.changed, timeout=10_000):
        editor.videos.panel.choose.click()
    reviewed(editor, qtbot, "subtitles_not_reviewed")
    editor.videos.panel.reviewed.click()
    reviewed(editor, qtbot)


def test_with_pictures_on_mastodon_it_cannot_go_out(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, picture: Path
) -> None:
    begin(editor, desk, "MA")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    added(editor, qtbot, film)
    qtbot.waitUntil(
        lambda: "video_with_images" in [row.finding.code for row in editor.findings.rows_shown()], timeout=10_000
    )


def test_each_version_may_have_its_own_video_and_follow_again(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path
) -> None:
    post_id = begin(editor, desk, "MA", "BS")
    added(editor, qtbot, film)
    bluesky = channel(desk, "BS")
    editor.show_target(bluesky)
    assert editor.videos.video() is not None
    assert "Bluesky" in editor.videos.note.text()
    editor.videos.panel.remove.click()
    assert editor.videos.video() is None
    editor.keeping.keep_now()
    draft = desk.writing.open(post_id).draft
    assert (len(draft.base.videos), draft.content_for(bluesky).videos) == (1, ())
    editor.writing.own.follow.emit(("videos",))
    assert editor.videos.video() is not None
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).draft.variants == ()


def test_a_removed_video_comes_back(editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path) -> None:
    begin(editor, desk)
    added(editor, qtbot, film)
    editor.videos.panel.remove.click()
    assert editor.videos.video() is None
    editor.videos.strips()[0].buttons()[0].click()
    assert editor.videos.video() is not None
    assert editor.videos.strips() == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("acta.mp4", b"Acta del pleno", "acta.mp4"),
        ("vacia.mp4", b"", "No hay nada dentro de «vacia.mp4»: pesa 0 bytes. "),
        ("solo.srt", SRT.encode(), "vídeo"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_and_nothing_is_lost(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "La feria")
    (tmp_path / name).write_bytes(data)
    editor.images.take([tmp_path / name])
    qtbot.waitUntil(lambda: refused(editor) != "", timeout=10_000)
    assert said in refused(editor)
    assert "Tu texto sigue como estaba" in refused(editor)
    content = kept(editor, desk, post_id)
    assert (content.text, content.videos) == ("La feria", ())


def test_a_second_video_is_told_that_there_is_one(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path
) -> None:
    begin(editor, desk)
    first = added(editor, qtbot, film)
    other = Path(shutil.copy(VIDEOS / "no_sound.mp4", tmp_path / "otro.mp4"))
    editor.images.take([other])
    assert "«otro.mp4»" in refused(editor)
    assert editor.videos.video() == first


def test_of_several_videos_the_first_good_one_is_taken_and_each_of_the_others_told(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, tmp_path: Path, subtitles: Path
) -> None:
    bad, late, second = tmp_path / "rota.mp4", tmp_path / "acta.mov", tmp_path / "otra.mp4"
    (tmp_path / "acta.srt").write_text("Acta del pleno")
    (tmp_path / "notas.txt").write_text("Notas")
    bad.write_bytes(b"")
    late.write_text("Acta del pleno")
    shutil.copy(VIDEOS / "no_sound.mp4", second)
    post_id = begin(editor, desk)
    given = (bad, tmp_path / "acta.srt", film, late, tmp_path / "notas.txt", subtitles, second)
    video = added(editor, qtbot, *given)
    assert (video.duration_ms, video.captions is not None) == (2000, True)
    qtbot.waitUntil(lambda: "5 file(s)" in refused(editor), timeout=10_000)
    told = refused(editor)
    assert "No hay nada dentro de «rota.mp4»" in told
    assert "«acta.mov» no es un vídeo que se pueda usar" in told
    assert "«notas.txt» no es ni una imagen ni un vídeo" in told
    assert [v.digest for v in kept(editor, desk, post_id).videos] == [video.digest]


def test_subtitles_whose_video_cannot_be_used_are_told_too(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path, subtitles: Path
) -> None:
    begin(editor, desk)
    (tmp_path / "rota.mp4").write_bytes(b"")
    editor.images.take([tmp_path / "rota.mp4", subtitles])
    qtbot.waitUntil(lambda: "«rota.mp4»" in refused(editor), timeout=10_000)
    assert "No se ha añadido «feria.srt»" in refused(editor)


def both(editor: EditorPage, qtbot: QtBot, film: Path, picture: Path, *codes: str) -> None:
    """A picture and a described video without words in the base."""
    type_text(editor.writing.edit, "Así fue la feria de este año, en un minuto.")
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    editor.images.describe(1)
    type_text(editor.images.description, "La noria gira de noche.")
    added(editor, qtbot, film)
    type_text(editor.videos.panel.description, "La noria gira de noche.")
    editor.videos.panel.speech.click()
    reviewed(editor, qtbot, *codes)


def left_out(editor: EditorPage) -> Strip:
    [strip] = [editor.notices.told(name) for name in editor.notices.names() if name.startswith("left_out")]
    assert strip is not None
    return strip


@pytest.mark.parametrize("field", ["images", "videos"])
def test_one_press_leaves_out_one_of_both_where_a_network_takes_one(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, picture: Path, field: str
) -> None:
    begin(editor, desk, "MA", "WEB")
    both(editor, qtbot, film, picture, "video_with_images")
    draft, mastodon = editor._draft, channel(desk, "MA")
    [row] = editor.findings.row_widgets()
    assert (row.fix.text(), row.other.text()) == ("Leave the images out", "Leave the video out")
    (row.fix if field == "images" else row.other).click()
    assert getattr(editor._draft.content_for(mastodon), field) == ()
    assert editor._draft.base == draft.base, "the town hall's page has both"
    assert editor._draft.variant(mastodon).own == (field,)  # type: ignore[union-attr]
    reviewed(editor, qtbot)
    undo = left_out(editor)
    assert "Mastodon" in undo.heading.text()
    undo.buttons()[0].click()
    assert editor._draft == draft
    reviewed(editor, qtbot, "video_with_images")


def test_where_no_channel_takes_both_the_base_itself_goes_without(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, picture: Path
) -> None:
    begin(editor, desk, "MA")
    both(editor, qtbot, film, picture, "video_with_images")
    editor.findings.row_widgets()[0].fix.click()
    assert left_out(editor).heading.text() == "The post goes out without the images."
    assert (editor._draft.base.images, editor._draft.variants) == ((), ())
    assert editor.images.images() == ()
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([picture])
    since = editor._draft
    left_out(editor).buttons()[0].click()
    assert editor._draft == since, "what came meanwhile stays"
    assert not any(name.startswith("left_out") for name in editor.notices.names())


def test_where_another_channel_has_images_of_its_own_nobody_is_told_that_the_post_goes_without(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, picture: Path, tmp_path: Path
) -> None:
    begin(editor, desk, "MA", "WEB")
    both(editor, qtbot, film, picture, "video_with_images")
    editor.show_target(channel(desk, "WEB"))
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([painted(tmp_path, "sienna")])
    editor.show_target(None)
    row = next(w for w in editor.findings.row_widgets() if w.row and w.row.finding.code == "video_with_images")
    row.fix.click()
    assert len(editor._draft.content_for(channel(desk, "WEB")).images) == 2
    said = left_out(editor).heading.text()
    assert said == "In Mastodon it goes out without the images. The others stay as they are."


def test_two_networks_that_take_one_of_both_are_mended_and_brought_back_each_by_itself(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, picture: Path
) -> None:
    begin(editor, desk, "BS", "MA", "WEB")
    both(editor, qtbot, film, picture, "video_with_images", "video_with_images")
    draft = editor._draft
    editor.findings.row_widgets()[0].fix.click()
    reviewed(editor, qtbot, "video_with_images")
    editor.findings.row_widgets()[0].other.click()
    reviewed(editor, qtbot)
    assert sorted(v.own for v in editor._draft.variants) == [("images",), ("videos",)]
    for name in [name for name in editor.notices.names() if name.startswith("left_out")]:
        strip = editor.notices.told(name)
        assert strip is not None
        strip.buttons()[0].click()
    assert editor._draft == draft


def test_undo_brings_no_description_of_the_same_video_in_another_post(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path
) -> None:
    description = editor.videos.panel.description
    for _post in range(2):
        begin(editor, desk)
        added(editor, qtbot, film)
        description.undo()
        assert description.toPlainText() == ""
        type_text(description, "La noria")
        description.selectAll()
        type_text(description, "\b")


def test_a_copy_can_be_given_up_and_leaving_the_post_does(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of 200 MB from a slow stick: the copy goes on until somebody says no."""
    told: list[bool] = []
    take_in = WritingDesk.take_in_video

    def slowly(writing: WritingDesk, source: Path, going_on: object) -> Video:
        while going_on(45, 100):  # type: ignore[operator]
            told.append(True)
        return take_in(writing, source, going_on)  # type: ignore[arg-type]

    monkeypatch.setattr(WritingDesk, "take_in_video", slowly)
    for leave in (editor.videos.give_up.click, lambda: begin(editor, desk)):
        begin(editor, desk)
        editor.images.take([film])
        qtbot.waitUntil(lambda: "45 %" in editor.videos.progress.text(), timeout=10_000)
        assert editor.videos.give_up.isVisible()
        leave()
        assert not editor.videos.give_up.isVisible()
        background.finish()
        QApplication.processEvents()
        assert editor.videos.video() is None
        assert editor.videos.strips() == []


def test_what_went_out_can_be_looked_at_and_not_changed(
    editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path
) -> None:
    begin(editor, desk)
    added(editor, qtbot, film)
    video = editor.videos.video()
    assert video is not None
    editor.videos.show_videos(None, (video,), "es", read_only=True)
    assert not editor.videos.panel.remove.isVisible()
    assert not editor.videos.panel.speech.isEnabled()
    assert editor.videos.take([film]) == []
    assert editor.videos.panel.description.isReadOnly()


def test_the_preview_shows_how_long_it_lasts(editor: EditorPage, desk: Desk, qtbot: QtBot, film: Path) -> None:
    begin(editor, desk, "WEB")
    added(editor, qtbot, film)
    qtbot.waitUntil(lambda: editor.preview.video.isVisible(), timeout=10_000)
    assert "0:02" in editor.preview.video.accessibleName()
