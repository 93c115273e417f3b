"""«Encuadre»: which part of a picture each network shows, chosen with the mouse or without, and taken back with Esc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Picture
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.media import MIDDLE, Crop, Image, Point
from calendario.domain.shapes import pixels
from calendario.gui.background import Background
from calendario.gui.editor.crop_canvas import CropCanvas
from calendario.gui.editor.crop_dialog import CropDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.posts import begin

KEY = Qt.Key
TELEPHONE = Path(__file__).parents[1] / "data" / "pictures" / "movil.heic"


@pytest.fixture
def photo(desk: Desk, tmp_path: Path) -> Image:
    """1600 by 1200, grey, with a red corner on the upper right."""
    picture = Picture.new("RGB", (1600, 1200), "grey")
    picture.paste("red", (1200, 0, 1600, 300))
    picture.save(tmp_path / "plaza.jpg")
    return desk.writing.take_in(tmp_path / "plaza.jpg")


@pytest.fixture
def dialog(desk: Desk, theme: Theme, background: Background, photo: Image, qtbot: QtBot) -> CropDialog:
    """For Mastodon, which shows 16:9, and the web page, which shows all."""
    channels = tuple(c for c in desk.channels.all() if c.letters in ("MA", "WEB"))
    made = CropDialog(desk, theme, background, photo, channels)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def box(image: Image, shape: str = "16:9") -> tuple[int, int, int, int]:
    crop = image.crop(shape)
    assert crop is not None
    return pixels(crop, image.width, image.height)


def drag(canvas: CropCanvas, start: QPointF, way: QPoint) -> None:
    begun = start.toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begun)
    for share in (0.5, 1.0):
        QTest.mouseMove(canvas, begun + way * share)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=begun + way)


def test_nothing_is_cut_until_somebody_asks_for_it(dialog: CropDialog, photo: Image) -> None:
    assert [b.text() for b in dialog.shapes.buttons()] == ["Mastodon 16:9", "Whole"]
    assert not dialog.counts.isChecked()
    dialog.use.click()
    assert dialog.image == photo


def test_ticking_takes_the_box_that_is_proposed(dialog: CropDialog) -> None:
    dialog.counts.click()
    assert box(dialog.image) == (0, 150, 1600, 1050)
    dialog.counts.click()
    assert dialog.image.crops == ()


def test_the_box_is_moved_and_resized_with_the_keys(dialog: CropDialog) -> None:
    canvas = dialog.canvas
    QTest.keyClick(canvas, KEY.Key_Up)
    assert dialog.counts.isChecked()
    assert box(dialog.image) == (0, 126, 1600, 1026)
    QTest.keyClick(canvas, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    left, top, right, bottom = box(dialog.image)
    assert (right - left, bottom - top) == (1536, 864)
    for _ in range(60):
        QTest.keyClick(canvas, KEY.Key_Up)
        QTest.keyClick(canvas, KEY.Key_Right)
    assert box(dialog.image) == (1600 - 1536, 0, 1600, 864)
    for _ in range(60):
        QTest.keyClick(canvas, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    left, top, right, bottom = box(dialog.image)
    assert (right - left, bottom - top) == (160, 90)


def test_the_box_is_dragged_and_its_corners_pulled(dialog: CropDialog) -> None:
    canvas = dialog.canvas
    area = canvas.picture_area()
    drag(canvas, canvas.box_area().center() + QPointF(40, 20), QPoint(0, -area.height()))
    assert box(dialog.image) == (0, 0, 1600, 900)
    drag(canvas, canvas.box_area().bottomLeft(), QPoint(area.width() // 2, -10))
    left, top, right, bottom = box(dialog.image)
    assert (top, right) == (0, 1600)
    assert abs(left - 800) < 12
    assert abs((right - left) / (bottom - top) - 16 / 9) < 0.01


def test_what_must_stay_in_view_is_marked_by_a_click_or_by_the_keys(dialog: CropDialog) -> None:
    canvas = dialog.canvas
    area = canvas.picture_area()
    QTest.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(area.width() * 9 // 10, area.height() // 10)
    )
    focus = dialog.image.focus
    assert (focus.x, focus.y) == (pytest.approx(0.9, abs=0.02), pytest.approx(0.1, abs=0.02))
    assert dialog.image.crops == ()
    QTest.keyClick(canvas, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert dialog.image.focus.x == pytest.approx(focus.x - 0.02)
    dialog.counts.click()
    assert box(dialog.image) == (0, 0, 1600, 900)


def test_unticked_and_ticked_again_the_box_is_where_it_was(dialog: CropDialog) -> None:
    canvas = dialog.canvas
    drag(canvas, canvas.box_area().center() + QPointF(40, 20), QPoint(0, -canvas.picture_area().height()))
    there = box(dialog.image)
    assert dialog.counts.isChecked()
    dialog.counts.click()
    assert dialog.image.crops == ()
    dialog.choose(1)
    dialog.choose(0)
    dialog.counts.click()
    assert box(dialog.image) == there


def test_the_words_are_those_of_what_can_be_done(dialog: CropDialog) -> None:
    assert "Drag the box" in dialog.help.text()
    assert "arrows move the box" in dialog.help.text()
    assert dialog.whole.text() == "On Web municipal the image is shown whole."
    dialog.choose(1)
    assert dialog.help.text().startswith("Without a box.")
    assert "the box" not in dialog.help.text()
    dialog.choose(0)
    dialog.counts.click()
    QTest.keyClick(dialog.canvas, KEY.Key_Minus)
    left, top, right, bottom = box(dialog.image)
    assert (right - left, bottom - top) == (1536, 864)
    QTest.keyClick(dialog.canvas, KEY.Key_Plus)
    assert box(dialog.image)[2] - box(dialog.image)[0] == 1600


def test_what_each_channel_gets_is_told_with_its_size_and_weight(dialog: CropDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(dialog.results) == 1)
    dialog.counts.click()
    qtbot.waitUntil(lambda: dialog.results[0].words.text().startswith("Mastodon: 1600×900, about "))
    assert dialog.results[0].words.text().endswith("kB")
    assert not dialog.results[0].picture.pixmap().isNull()
    dialog.choose(1)
    qtbot.waitUntil(lambda: len(dialog.results) == 2)
    told = {r.words.text().partition(",")[0] for r in dialog.results}
    assert told == {"Mastodon: 1600×900", "Web municipal: 1600×1200"}


def test_a_picture_that_is_gone_is_told_and_the_dialog_goes_on(
    desk: Desk, theme: Theme, background: Background, photo: Image, qtbot: QtBot
) -> None:
    desk.writing.picture(photo).unlink()
    made = CropDialog(desk, theme, background, photo, tuple(c for c in desk.channels.all() if c.letters == "MA"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.results) == 1)
    assert made.results[0].words.text().startswith("Mastodon: La imagen")
    made.reject()


def test_a_post_whose_channels_show_all_has_only_the_cross(
    desk: Desk, theme: Theme, background: Background, photo: Image, qtbot: QtBot
) -> None:
    made = CropDialog(desk, theme, background, photo, tuple(c for c in desk.channels.all() if c.letters == "WA"))
    qtbot.addWidget(made)
    made.show()
    assert made.counts.isHidden()
    QTest.keyClick(made.canvas, KEY.Key_Right)
    assert made.image == photo


# --- in the editor


def with_picture(editor: EditorPage, desk: Desk, qtbot: QtBot, path: Path, *letters: str) -> UUID:
    post_id = begin(editor, desk, *letters)
    with qtbot.waitSignal(editor.images.changed):
        editor.images.take([path])
    editor.images.cards()[0].click()
    return post_id


def test_what_was_chosen_is_kept_with_the_post_and_esc_leaves_it(
    editor: EditorPage, desk: Desk, qtbot: QtBot, photo: Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_id = with_picture(editor, desk, qtbot, tmp_path / "plaza.jpg", "MA", "WEB")
    chosen = photo.with_crop(Crop("16:9", 0, 0, 1, 0.75))
    answers = [chosen, None]
    monkeypatch.setattr(CropDialog, "ask", classmethod(lambda *_given: answers.pop(0)))
    editor.images.panel.frame.click()
    assert editor.images.images() == (chosen,)
    editor.images.panel.frame.click()
    assert editor.images.images() == (chosen,)
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).draft.base.images == (chosen,)


def test_what_is_sent_smaller_is_told_under_the_picture(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    Picture.effect_noise((3000, 2000), 60).save(tmp_path / "grande.jpg", quality=95)
    with_picture(editor, desk, qtbot, tmp_path / "grande.jpg", "BS", "PR")
    qtbot.waitUntil(lambda: editor.cropping.isVisible() and "Bluesky" in editor.cropping.text(), timeout=20_000)
    assert "Bluesky" in editor.cropping.text()
    assert "×" in editor.cropping.text()


@pytest.mark.parametrize(("kind", "where"), [("gif", {"Bluesky"}), ("webp", {"Bluesky", "Mastodon"})])
def test_an_animation_that_stands_still_there_is_told(
    editor: EditorPage, desk: Desk, qtbot: QtBot, tmp_path: Path, kind: str, where: set[str]
) -> None:
    frames = [Picture.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / f"baile.{kind}", save_all=True, append_images=frames[1:])
    with_picture(editor, desk, qtbot, tmp_path / f"baile.{kind}", "BS", "MA")
    qtbot.waitUntil(lambda: editor.cropping.isVisible())
    (line,) = editor.cropping.text().splitlines()
    names, _, told = line.removeprefix("On ").partition(" it is sent as ")
    assert set(names.split(" y ")) == where
    assert told.startswith("60×40")
    assert line.endswith("It moves, and stands still there.")


def test_what_is_sent_as_it_is_needs_no_words(editor: EditorPage, desk: Desk, qtbot: QtBot, picture: Path) -> None:
    with_picture(editor, desk, qtbot, picture, "MA", "WEB")
    qtbot.waitUntil(lambda: len(editor.cropping._known) == 2)
    assert editor.cropping.isHidden()
    assert editor.images.images()[0].focus == MIDDLE


def test_of_two_boxes_the_dialog_says_which_one_a_channel_uses(
    desk: Desk, theme: Theme, background: Background, photo: Image, qtbot: QtBot
) -> None:
    desk.channels.add_by_hand("instagram")
    instagram = tuple(c for c in desk.channels.all() if c.network == "instagram")
    made = CropDialog(desk, theme, background, photo, instagram)
    qtbot.addWidget(made)
    made.show()
    made.counts.click()
    made.choose(1)
    assert made.counts.text() == "Show only this part"
    assert made.others.text() == "On Instagram the box 4:5 is used: untick that one to use this one."
    made.choose(0)
    made.counts.click()
    made.choose(1)
    assert made.others.isHidden()
    assert made.counts.text() == "Show only this part on Instagram"


def test_a_box_of_few_pixels_is_told_before_it_looks_blurred(dialog: CropDialog) -> None:
    assert dialog.others.isHidden()
    for _ in range(12):
        QTest.keyClick(dialog.canvas, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    left, top, right, bottom = box(dialog.image)
    assert dialog.others.text().startswith(f"The box has {right - left}×{bottom - top} pixels")
    assert "1200×675" in dialog.others.text()


def test_a_telephone_s_photo_is_taken_in_and_told(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    with_picture(editor, desk, qtbot, TELEPHONE, "MA", "WEB")
    (image,) = editor.images.images()
    assert (image.mime, image.width, image.height) == ("image/jpeg", 64, 96)
    assert "HEIC" in editor.images.strips()[0].heading.text()


def pictures(editor: EditorPage, desk: Desk, tmp_path: Path, *colours: str) -> tuple[Image, ...]:
    """Of the base text, each described by its colour."""
    made = []
    for colour in colours:
        Picture.new("RGB", (600, 400), colour).save(tmp_path / f"{colour}.png")
        made.append(replace(desk.writing.take_in(tmp_path / f"{colour}.png"), alt=colour))
    put(editor, *made)
    return tuple(made)


def put(editor: EditorPage, *images: Image) -> None:
    editor._put(draft=replace(editor._draft, base=replace(editor._draft.base, images=images)))
    editor._show_images()


def framed_after(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object]) -> None:
    """A person sets the cross of the picture that is open; `meanwhile` happens before."""

    def person(dialog: CropDialog) -> int:
        meanwhile()
        dialog.image = replace(dialog.image, focus=Point(0.1, 0.2))
        return 1

    monkeypatch.setattr(CropDialog, "exec", person)


def test_the_picture_that_was_framed_is_the_one_that_changes_wherever_it_is_by_then(
    editor: EditorPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk, "MA")
    red, blue = pictures(editor, desk, tmp_path, "red", "blue")
    editor.images.describe(1)
    framed_after(monkeypatch, lambda: put(editor, blue, replace(red, alt="Un cartel rojo")))
    editor.cropping.ask()
    assert editor.images.images() == (blue, replace(red, alt="Un cartel rojo", focus=Point(0.1, 0.2)))
    assert editor._draft.base.images == editor.images.images()
    assert editor.images.description.toPlainText() == "Un cartel rojo", "the one that was open stays open"


def test_a_picture_that_is_gone_by_then_changes_no_other(
    editor: EditorPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk, "MA")
    _red, blue = pictures(editor, desk, tmp_path, "red", "blue")
    editor.images.describe(1)
    framed_after(monkeypatch, lambda: put(editor, blue))
    editor.cropping.ask()
    assert editor.images.images() == (blue,)
    assert "nothing was changed" in editor.images.strips()[0].heading.text()


def test_the_same_picture_of_another_post_is_not_framed(
    editor: EditorPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(editor, desk, "MA")
    (red,) = pictures(editor, desk, tmp_path, "red")
    editor.images.describe(1)

    def another() -> None:
        begin(editor, desk, "MA")
        put(editor, red)

    framed_after(monkeypatch, another)
    editor.cropping.ask()
    assert editor.images.images() == (red,)
    assert "nothing was changed" in editor.images.strips()[0].heading.text()
