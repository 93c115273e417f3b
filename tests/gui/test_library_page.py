"""*Biblioteca*: pictures are found again, their rights are told, and somebody takes their consent back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.library import PAGE
from calendario.domain.media import Image, Video
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.rights import Licence, MediaRecord, Standing
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from calendario.gui.library.consents import ConsentDialog, WithdrawDialog
from calendario.gui.library.page import LibraryPage
from calendario.gui.library.picker import LibraryPicker
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.store import media
from calendario.store.database import Database
from tests.gui.typing import type_text
from tests.newsroom import ZONE, Clock, Newsroom

Taking = Callable[[str], Image]


@pytest.fixture
def taking(desk: Desk, tmp_path: Path) -> Taking:
    """Takes in a picture of its own for each description."""
    made: list[Image] = []

    def take(alt: str) -> Image:
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(len(made) * 20 + 10, 90, 160))
        path = tmp_path / f"foto-{len(made)}.png"
        assert image.save(str(path))
        made.append(replace(desk.writing.take_in(path), alt=alt))
        return made[-1]

    return take


def saved(desk: Desk, clock: Clock, title: str, *images: Image) -> None:
    clock.forward(seconds=1)
    draft = Draft(title, Content(f"{title} mañana a las 12:00, en la plaza Mayor.", images))
    desk.writing.save_draft(desk.writing.new().post_id, draft, PlanDraft())


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> LibraryPage:
    """As wide as it is beside the navigation on a small laptop."""
    made = LibraryPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    qtbot.waitExposed(made)
    return made


def read(page: LibraryPage, qtbot: QtBot) -> list[str]:
    """What is found now, in its order."""
    with qtbot.waitSignal(page.finder.found):
        page.reload()
    return told(page)


def told(page: LibraryPage) -> list[str]:
    pictures = page.finder.grid.pictures
    return [pictures.index(row).data() for row in range(pictures.rowCount())]


def look_at(page: LibraryPage, qtbot: QtBot, image: Image) -> None:
    assert page.finder.grid.choose(image.digest)
    qtbot.waitUntil(lambda: page.detail._image is not None and page.detail._image.digest == image.digest)


def test_a_calendar_without_pictures_says_where_they_come_from(page: LibraryPage, qtbot: QtBot) -> None:
    assert read(page, qtbot) == []
    assert page.empty.isVisible()
    assert "no images yet" in page.empty_words.text()
    assert not page.all.isVisible()
    assert not page.detail.isVisible()


def test_pictures_are_found_by_words_licence_and_people(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    plaza, coro = taking("La plaza Mayor."), taking("El coro canta.")
    saved(desk, clock, "Feria", plaza)
    saved(desk, clock, "Concierto", coro)
    desk.library.save(MediaRecord(coro.digest, licence=Licence.LENT, source="Ana", people=True))
    assert read(page, qtbot) == ["El coro canta.", "La plaza Mayor."]
    with qtbot.waitSignal(page.finder.found):
        type_text(page.finder.words, "FÉRIA")
    assert told(page) == ["La plaza Mayor."]
    with qtbot.waitSignal(page.finder.found):
        type_text(page.finder.words, " nadie")
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.finder.found):
        page.all.click()
    assert len(told(page)) == 2
    with qtbot.waitSignal(page.finder.found):
        page.finder.licence.setCurrentIndex(page.finder.licence.findData(Licence.LENT))
    assert told(page) == ["El coro canta."]
    with qtbot.waitSignal(page.finder.found):
        page.finder.people.setCurrentIndex(1)
    assert told(page) == [], "without people"
    with qtbot.waitSignal(page.finder.found):
        page.finder.people.setCurrentIndex(3)
    assert told(page) == ["El coro canta."], "without consent"
    with qtbot.waitSignal(page.finder.found):
        page.finder.dated.click()
    assert page.finder.days.isVisible()
    assert told(page) == ["El coro canta."]
    with qtbot.waitSignal(page.finder.found):
        page.finder.last_day.set_day(page.finder.first_day.day())
    assert told(page) == []


def test_thousands_are_read_a_page_at_a_time(
    page: LibraryPage, desk: Desk, clock: Clock, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    database: Database = desk.office.database
    images = [Image(f"{n:064x}", "image/png", 40, 30, 9, f"Imagen {n}.") for n in range(PAGE + 5)]
    with database.writing() as tx:
        for image in images:
            media.note_picture(tx, image, clock())
    for image in images:
        saved(desk, clock, "Feria", image)
    assert len(read(page, qtbot)) == PAGE
    pictures = page.finder.grid.pictures
    assert "65" in page.finder.note.text()
    with qtbot.waitSignal(pictures.rowsInserted):
        pictures.fetchMore(QModelIndex())
    assert pictures.rowCount() == PAGE + 5
    assert not pictures.canFetchMore(QModelIndex())
    assert pictures.index(PAGE + 4).data() == "Imagen 0."
    qtmodeltester.check(pictures)


def test_the_keyboard_goes_from_the_words_to_a_picture_and_into_it(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    saved(desk, clock, "Feria", taking("La plaza Mayor."))
    saved(desk, clock, "Concierto", taking("El coro canta."))
    read(page, qtbot)
    qtbot.waitActive(page)
    page.take_focus()
    qtbot.keyClick(page.finder.words, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.finder.grid
    qtbot.waitUntil(lambda: page.detail.alt.text() == "El coro canta.")
    qtbot.keyClick(page.finder.grid, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.detail.alt.text() == "La plaza Mayor.")
    qtbot.keyClick(page.finder.grid, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.detail.use
    with qtbot.waitSignal(page.use_picture) as used:
        qtbot.keyClick(page.detail.use, Qt.Key.Key_Return)
    assert used.args is not None
    assert used.args[0].alt == "La plaza Mayor."


def test_in_a_small_window_one_picture_takes_the_place_of_all(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    saved(desk, clock, "Feria", taking("La plaza Mayor."))
    page.resize(500, 400)
    read(page, qtbot)
    page.finder.grid.setCurrentIndex(page.finder.grid.pictures.index(0))
    assert not page.detail.isVisible()
    qtbot.keyClick(page.finder.grid, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.finder.isVisible()
    page.detail.back.click()
    assert page.finder.isVisible()
    assert not page.detail.isVisible()


def test_what_is_told_of_a_picture_is_kept_as_it_is_told(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    image = taking("El coro canta.")
    saved(desk, clock, "Concierto", image)
    read(page, qtbot)
    look_at(page, qtbot, image)
    form = page.detail.form
    qtbot.waitUntil(lambda: form._rights.record.digest == image.digest)
    assert not form.add.isVisible()
    type_text(form.source, "Foto Olmo")
    form.licence.setCurrentIndex(form.licence.findData(Licence.CC_BY))
    form.licence.activated.emit(form.licence.currentIndex())
    form.people.click()
    record = desk.library.known(image.digest).record
    assert (record.licence, record.source, record.people) == (Licence.CC_BY, "Foto Olmo", True)
    assert record.alt == "El coro canta."
    assert form.add.isVisible()
    assert "cannot go out" in form.standing.text()


def test_a_consent_is_added_and_what_is_wrong_is_said_under_its_field(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = taking("El coro canta.")
    saved(desk, clock, "Concierto", image)
    desk.library.save(MediaRecord(image.digest, people=True))
    read(page, qtbot)
    look_at(page, qtbot, image)

    def person(dialog: ConsentDialog) -> int:
        dialog.save.click()
        assert dialog._who.error
        type_text(dialog.who, "Familia Peña")
        dialog.ends.setChecked(True)
        dialog.expires_on.set_day(dialog.given_on.day() - timedelta(days=1))
        dialog.save.click()
        assert dialog._given.error
        dialog.expires_on.set_day(dialog.given_on.day() + timedelta(days=10))
        type_text(dialog.evidence, "Carpeta 3")
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(ConsentDialog, "exec", person)
    qtbot.waitUntil(lambda: page.detail.form.add.isVisible())
    page.detail.form.add.click()
    (consent,) = desk.library.known(image.digest).consents
    assert (consent.who, consent.evidence) == ("Familia Peña", "Carpeta 3")
    assert desk.library.picture(image.digest).standing is Standing.SOON_OVER
    assert len(page.detail.form.consents) == 1


def test_taking_a_consent_back_says_what_happens_and_what_is_left_to_do(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = taking("El coro canta.")
    consent = desk.library.allow(image.digest, "Ana Gil", "redes", "", wall_clock(clock(), ZONE).date(), None)
    channels = tuple(c.id for c in desk.channels.all() if c.letters == "BS")
    plan = PlanDraft(channels, wall_clock(clock() + timedelta(days=1), ZONE))
    draft = Draft("Concierto", Content("Concierto mañana a las 12:00, en la plaza Mayor.", (image,)))
    (planned,) = desk.planning.plan(desk.writing.new().post_id, draft, plan, as_it_is=True)
    read(page, qtbot)
    look_at(page, qtbot, image)
    qtbot.waitUntil(lambda: len(page.detail.form.consents) == 1)

    def thinks_better_of_it(dialog: WithdrawDialog) -> int:
        assert [r.use.post_id for u in dialog._lists for r in u.rows] == [planned.post_id]
        dialog.keep.click()
        return 0

    monkeypatch.setattr(WithdrawDialog, "exec", thinks_better_of_it)
    row = page.detail.form.consents[0]
    assert row.withdraw is not None
    row.withdraw.click()
    assert desk.library.picture(image.digest).standing is Standing.GIVEN

    def goes_through_with_it(dialog: WithdrawDialog) -> int:
        dialog.withdraw.click()
        assert not dialog.withdraw.isVisible()
        assert [r.use.state for u in dialog._lists for r in u.rows] == [State.HELD]
        dialog._lists[1].rows[0].open.click()
        return 1

    monkeypatch.setattr(WithdrawDialog, "exec", goes_through_with_it)
    row = page.detail.form.consents[0]
    assert row.withdraw is not None
    with qtbot.waitSignal(page.open_post) as opened:
        row.withdraw.click()
    assert opened.args == [planned.post_id]
    assert desk.library.known(image.digest).consents[0].withdrawn_at is not None
    assert consent.id == desk.library.known(image.digest).consents[0].id
    assert page.detail.form.consents[0].withdraw is None


def test_what_is_still_out_is_told_for_as_long_as_the_picture_is_looked_at(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    image = taking("El coro canta.")
    consent = desk.library.allow(image.digest, "Ana Gil", "redes", "", wall_clock(clock(), ZONE).date(), None)
    channels = tuple(c.id for c in desk.channels.all() if c.letters == "BS")
    plan = PlanDraft(channels, wall_clock(clock() + timedelta(minutes=1), ZONE))
    draft = Draft("Concierto", Content("Concierto mañana a las 12:00, en la plaza Mayor.", (image,)))
    (out,) = desk.planning.plan(desk.writing.new().post_id, draft, plan, as_it_is=True)
    clock.forward(minutes=1)
    gui_newsroom.publish()
    read(page, qtbot)
    look_at(page, qtbot, image)
    detail = page.detail
    assert detail.use.isVisible()
    assert not detail.still_out.isVisible()
    desk.library.withdraw(consent.id)
    page.reload()
    qtbot.waitUntil(detail.not_usable.isVisible)
    assert not detail.use.isVisible()
    assert detail.to_take_down.text().startswith("1 publication(s) went out with it")
    assert [row.use.post_id for row in detail.still_out.rows] == [out.post_id]
    assert detail.still_out.isVisible()
    with qtbot.waitSignal(page.open_post) as opened:
        detail.still_out.rows[0].open.click()
    assert opened.args == [out.post_id]


def test_a_video_is_no_picture(page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot) -> None:
    saved(desk, clock, "Feria", taking("La plaza Mayor."))
    read(page, qtbot)
    assert page.finder.note.text() == "1 image(s), the one used last first"
    video = Video("d" * 64, "video/mp4", 64, 48, 3000, 2000, alt="La noria gira.")
    with desk.office.database.writing() as tx:
        media.note_bytes(tx, (video.digest, video.mime, video.width, video.height, video.size_bytes), clock())
    clock.forward(seconds=1)
    desk.writing.save_draft(desk.writing.new().post_id, Draft("Noria", Content("Noria", videos=(video,))), PlanDraft())
    read(page, qtbot)
    assert page.finder.note.text() == "2 image(s) and video(s), the one used last first"
    said = page.finder.grid.pictures.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Video: La noria gira.")


def test_what_was_held_for_it_is_corrected_and_not_kept_as_it_is(
    window: MainWindow, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    image = taking("El coro canta.")
    consent = desk.library.allow(image.digest, "Ana Gil", "redes", "", wall_clock(clock(), ZONE).date(), None)
    channels = tuple(c.id for c in desk.channels.all() if c.letters == "BS")
    plan = PlanDraft(channels, wall_clock(clock() + timedelta(hours=3), ZONE))
    draft = Draft("Concierto", Content("Concierto hoy a las 12:00, en la plaza Mayor.", (image,)))
    (planned,) = desk.planning.plan(desk.writing.new().post_id, draft, plan, as_it_is=True)
    desk.library.withdraw(consent.id)
    assert window.workplace is not None
    window.workplace.go("today")
    today = window.workplace.pages.current()
    ways = {b.objectName() for b in today.findChildren(QPushButton) if b.isVisible()}
    assert f"{planned.id}:correct" in ways
    assert f"{planned.id}:keep" not in ways


@pytest.mark.parametrize("hostile", ["Ana\0Olmo", "x" * 5000, "\u202eomlO anA", "<b>Ana</b>"])
def test_whatever_is_pasted_as_its_source_is_kept_or_refused_with_a_sentence(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot, hostile: str
) -> None:
    image = taking("El coro canta.")
    saved(desk, clock, "Concierto", image)
    read(page, qtbot)
    look_at(page, qtbot, image)
    form = page.detail.form
    qtbot.waitUntil(lambda: form._rights.record.digest == image.digest)
    form.source.setText(hostile)
    form.source.editingFinished.emit()
    kept = desk.library.known(image.digest).record.source
    assert form._source.error or kept == form.source.text()
    assert form.source.text(), "nothing typed is lost"


def test_a_picture_begins_a_new_post_in_the_window(
    window: MainWindow, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    saved(desk, clock, "Feria", taking("La plaza Mayor."))
    assert window.workplace is not None
    window.workplace.go("library")
    page = window.workplace.pages.page("library")
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: told(page) == ["La plaza Mayor."])
    page.finder.grid.setCurrentIndex(page.finder.grid.pictures.index(0))
    qtbot.waitUntil(lambda: page.detail._image is not None)
    page.detail.use.click()
    editor = window.workplace.pages.current()
    assert isinstance(editor, EditorPage)
    assert [i.alt for i in editor.images.images()] == ["La plaza Mayor."]
    assert window.workplace.navigation.current() == "library"


def test_one_is_picked_with_the_keyboard_alone(
    desk: Desk, theme: Theme, background: Background, clock: Clock, taking: Taking, qtbot: QtBot
) -> None:
    image = taking("La plaza Mayor.")
    saved(desk, clock, "Feria", image)
    dialog = LibraryPicker(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.finder.grid.pictures.rowCount() == 1)
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.finder.words, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter searches"
    qtbot.keyClick(dialog.finder.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.finder.grid, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.image == image


def test_a_picture_whose_file_is_gone_shows_a_blank_and_stays_usable(
    page: LibraryPage, desk: Desk, clock: Clock, taking: Taking, qtbot: QtBot, background: Background
) -> None:
    image = taking("La plaza Mayor.")
    saved(desk, clock, "Feria", image)
    desk.writing.picture(image).unlink()
    read(page, qtbot)
    look_at(page, qtbot, image)
    background.finish()
    assert page.detail.alt.text() == "La plaza Mayor."
    assert page.finder.grid.pictures._small_of(page.finder.grid.pictures._kept[0]).isNull()
