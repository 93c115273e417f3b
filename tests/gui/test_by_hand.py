"""*Te toca*: the text and the images to paste, and nothing counts as published until a person says so."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.faces import Decision
from calendario.domain.media import Crop, Image
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.dialog import Dialog
from calendario.gui.text_to_paste import TextToPaste
from calendario.gui.theme import Theme
from calendario.store.media import MediaFolder
from tests.channels.calls import VIDEOS
from tests.newsroom import ZONE, Newsroom

TEXT = "Mañana empieza la poda. 🌳\n\nNo aparques en los pares."


@pytest.fixture
def picture(desk: Desk, tmp_path: Path) -> Image:
    source = tmp_path / "arbol.png"
    Picture.new("RGB", (40, 30), "green").save(source)
    taken = desk.writing.take_in(source)
    return Image(taken.digest, taken.mime, taken.width, taken.height, taken.size_bytes, "Un árbol podado")


@pytest.fixture
def decision(gui_newsroom: Newsroom, picture: Image) -> Decision:
    """A post with a picture whose hour came on WhatsApp."""
    desk, clock = gui_newsroom.desk, gui_newsroom.clock
    channel = next(c for c in desk.channels.all() if c.letters == "WA")
    draft = Draft("Poda: avenida de la Constitución", Content(TEXT, (picture,)))
    clock.forward(minutes=10)
    plan = PlanDraft((channel.id,), wall_clock(clock(), ZONE))
    clock.forward(minutes=-10)
    desk.planning.plan(desk.writing.new().post_id, draft, plan, as_it_is=True)
    clock.forward(minutes=11)
    gui_newsroom.publish()
    return desk.calendar.today().by_hand[0]


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, theme: Theme, background: Background, decision: Decision) -> ByHandDialog:
    made = ByHandDialog(desk, theme, background, decision)
    qtbot.addWidget(made)
    made.show()
    return made


PARTS = ("Mañana empieza la poda en la avenida. 🌳", "No aparques en los pares.\n\n#Poda")


@pytest.fixture
def thread(gui_newsroom: Newsroom, picture: Image) -> Decision:
    """A divided text whose hour came on X and on Facebook; the decision is that of X."""
    desk, clock = gui_newsroom.desk, gui_newsroom.clock
    there = [desk.channels.add_by_hand("x"), desk.channels.add_by_hand("facebook")]
    draft = Draft("Poda", Content("\n---\n".join(PARTS), (picture,)))
    plan = PlanDraft(tuple(c.id for c in there), wall_clock(clock() + timedelta(minutes=10), ZONE))
    desk.planning.plan(desk.writing.new().post_id, draft, plan, as_it_is=True)
    clock.forward(minutes=11)
    gui_newsroom.publish()
    found = {d.channel.network: d for d in desk.calendar.today().by_hand}
    assert found["facebook"].parts == ("\n\n".join(PARTS),), "nobody goes on in replies there"
    return found["x"]


def test_a_thread_is_shown_part_by_part_and_each_is_copied_as_it_was_measured(
    desk: Desk, theme: Theme, background: Background, thread: Decision, qtbot: QtBot
) -> None:
    dialog = ByHandDialog(desk, theme, background, thread)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [part.text.toPlainText() for part in dialog.texts] == list(PARTS)
    measured = desk.writing.measures(desk.writing.open(thread.publication.post_id).draft, [thread.channel])
    assert measured[thread.channel.id].parts == 2
    assert measured[thread.channel.id].length in [int(part.length.text().split()[5]) for part in dialog.texts]
    for part, said in zip(dialog.texts, PARTS, strict=True):
        qtbot.mouseClick(part.copy_button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == said
        assert "copied" in part.length.text()
    assert not dialog.noted.isVisible()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("text", ["Corte de agua en la calle Olmo. " * 4, "Poda 🌳 " * 12, "Lunes\nMartes\n" * 3])
def test_a_text_to_paste_is_seen_whole_where_the_screen_has_room(
    theme: Theme, desk: Desk, qtbot: QtBot, text: str, scale: int
) -> None:
    theme.set_text_scale(scale)
    shown = Dialog(theme, "Te toca")
    qtbot.addWidget(shown)
    part = TextToPaste(theme, desk.channels.all()[0], text, 1, 2, shown)
    shown.add(part)
    shown.show()
    qtbot.waitUntil(lambda: part.text.verticalScrollBar().maximum() == 0, timeout=5000)
    assert part.text.viewport().height() < part.text.fontMetrics().lineSpacing() * 13


def test_a_very_long_text_scrolls_within_half_the_screen(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    part = TextToPaste(theme, desk.channels.all()[0], "Corte de agua en la calle Olmo. " * 200, 1, 1)
    qtbot.addWidget(part)
    part.show()
    qtbot.waitUntil(lambda: part.text.verticalScrollBar().maximum() > 0, timeout=5000)
    assert part.text.height() <= part.screen().availableGeometry().height() // 2


def test_a_thread_is_one_publication_that_is_out_when_the_person_says_so(
    desk: Desk, theme: Theme, background: Background, thread: Decision, qtbot: QtBot
) -> None:
    dialog = ByHandDialog(desk, theme, background, thread)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.texts[0].copy_button.click()
    assert state(desk, thread) is State.BY_HAND
    dialog.done_button.click()
    assert dialog.result()
    assert state(desk, thread) is State.PUBLISHED
    exits = desk.calendar.exits(thread.publication.post_id)
    assert all(one.parts == () for one in exits), "nothing is known of parts that only the person saw"


def state(desk: Desk, decision: Decision) -> State:
    return desk.calendar.decision(decision.publication.id).state


def test_the_text_is_there_in_full_and_goes_to_the_clipboard_as_it_is(dialog: ByHandDialog) -> None:
    assert dialog.texts[0].text.toPlainText() == TEXT
    dialog.texts[0].copy_button.click()
    assert QGuiApplication.clipboard().text() == TEXT
    assert dialog.noted.isVisible()


def test_its_length_is_that_of_the_network(dialog: ByHandDialog) -> None:
    assert dialog.texts[0].length.text().split()[0] == str(len(TEXT))


def save(dialog: ByHandDialog, folder: Path, qtbot: QtBot) -> None:
    dialog.save_images(folder)
    qtbot.waitUntil(dialog.images_button.isEnabled)


def test_images_are_saved_with_their_descriptions_and_nothing_is_replaced(
    dialog: ByHandDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "para pegar"
    folder.mkdir()
    save(dialog, folder, qtbot)
    save(dialog, folder, qtbot)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "poda-avenida-de-la-constitucion-1-1.png",
        "poda-avenida-de-la-constitucion-1-1.txt",
        "poda-avenida-de-la-constitucion-1.png",
        "poda-avenida-de-la-constitucion-1.txt",
    ]
    assert (folder / names[1]).read_text(encoding="utf-8") == "Un árbol podado\n"


def test_a_video_is_saved_with_its_description_and_its_subtitles(
    dialog: ByHandDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "poda.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHola\n", encoding="utf-8")
    video = replace(desk.writing.take_in_video(VIDEOS / "fair.mp4"), alt="La poda")
    dialog._images, dialog._videos = (
        (),
        (replace(video, captions=desk.writing.take_in_subtitles(tmp_path / "poda.srt", "es")),),
    )
    folder = tmp_path / "para pegar"
    folder.mkdir()
    save(dialog, folder, qtbot)
    save(dialog, folder, qtbot)
    stem = "poda-avenida-de-la-constitucion-video"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.{ending}" for name in (stem, f"{stem}-1") for ending in ("mp4", "txt", "vtt")
    )
    assert (folder / f"{stem}.mp4").read_bytes() == (VIDEOS / "fair.mp4").read_bytes()
    assert "video" in dialog.noted.text()


def test_a_folder_that_cannot_be_written_is_told(dialog: ByHandDialog, tmp_path: Path, qtbot: QtBot) -> None:
    save(dialog, tmp_path / "no existe", qtbot)
    assert "could not be saved" in dialog.noted.text()


class Slow(MediaFolder):
    """As where a picture of a team's calendar has to come from its server first."""

    comes = threading.Event()

    def path(self, digest: str) -> Path:
        assert self.comes.wait(20)
        return super().path(digest)


def test_a_picture_that_takes_long_to_come_keeps_nobody_waiting(
    desk: Desk, theme: Theme, background: Background, decision: Decision, tmp_path: Path, qtbot: QtBot
) -> None:
    slow = Slow(desk.office.profile.media)
    afar = Desk.of(replace(desk.office, media=slow), desk.channels.forms)
    dialog = ByHandDialog(afar, theme, background, decision)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save_images(tmp_path)
    assert not dialog.images_button.isEnabled()
    dialog.texts[0].copy_button.click()
    assert "copied" in dialog.noted.text(), "the window goes on"
    slow.comes.set()
    qtbot.waitUntil(dialog.images_button.isEnabled)
    assert str(tmp_path) in dialog.noted.text()
    assert len(list(tmp_path.glob("poda-*.png"))) == 1
    afar.watching.close()


def test_copying_and_closing_publishes_nothing(dialog: ByHandDialog, desk: Desk, decision: Decision) -> None:
    dialog.texts[0].copy_button.click()
    dialog.reject()
    assert state(desk, decision) is State.BY_HAND


def test_the_safe_choice_is_the_first_and_enter_takes_it(
    dialog: ByHandDialog, desk: Desk, decision: Decision, qtbot: QtBot
) -> None:
    focus = dialog.focusWidget()
    assert focus is not dialog.done_button
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert state(desk, decision) is State.BY_HAND


def test_without_a_link_it_is_published_all_the_same(dialog: ByHandDialog, desk: Desk, decision: Decision) -> None:
    dialog.done_button.click()
    assert dialog.result()
    assert state(desk, decision) is State.PUBLISHED


def test_a_link_that_is_none_is_refused_with_a_sentence(dialog: ByHandDialog, desk: Desk, decision: Decision) -> None:
    dialog.link.setText("javascript:alert(1)")
    dialog.done_button.click()
    assert dialog.error
    assert dialog.isVisible()
    assert state(desk, decision) is State.BY_HAND
    dialog.link.setText("https://whatsapp.com/channel/1")
    dialog.done_button.click()
    assert desk.calendar.decision(decision.publication.id).publication.url == "https://whatsapp.com/channel/1"


def test_somebody_else_said_it_first(dialog: ByHandDialog, desk: Desk, decision: Decision) -> None:
    desk.decisions.is_out(decision.publication.id)
    dialog.done_button.click()
    assert dialog.error


def test_images_are_saved_as_the_channel_shows_them_and_without_the_place_they_were_taken(
    desk: Desk, theme: Theme, background: Background, decision: Decision, tmp_path: Path, qtbot: QtBot
) -> None:
    exif = Picture.Exif()
    exif[0x013B] = "Nombre de la autora"
    Picture.new("RGB", (400, 300), "teal").save(tmp_path / "plaza.jpg", exif=exif)
    image = desk.writing.take_in(tmp_path / "plaza.jpg").with_crop(Crop("4:5", 0.25, 0, 0.5, 0.8333))
    afar = replace(decision, channel=replace(decision.channel, network="instagram"))
    dialog = ByHandDialog(desk, theme, background, afar)
    qtbot.addWidget(dialog)
    dialog._images = (image,)
    folder = tmp_path / "para pegar"
    folder.mkdir()
    save(dialog, folder, qtbot)
    (saved,) = folder.iterdir()
    assert b"autora" not in saved.read_bytes()
    with Picture.open(saved) as shown:
        assert (shown.format, shown.size) == ("JPEG", (200, 250))
