"""The first run: from nothing to a calendar, without an account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario import main
from calendario.channels.webpage import WebPageAdapter
from calendario.desk.desk import Desk
from calendario.desk.setup import NoQuestions
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.first_run import FirstRunPage
from calendario.gui.main_window import MainWindow
from calendario.gui.other_page import OtherPageDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.zones import ZoneChoice, zone_words
from calendario.sentences import sentence
from tests.gui.conftest import Program
from tests.gui.typing import type_text
from tests.publisher.injected import full_database


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a calendar that nobody has set up."""
    desk = main.open_desk(tmp_path / "nuevo")
    yield desk
    desk.watching.close()
    desk.office.database.close()


@pytest.fixture
def page(empty: Desk, theme: Theme, background: Background, tmp_path: Path, qtbot: QtBot) -> FirstRunPage:
    made = FirstRunPage(empty, theme, background, propose=lambda: tmp_path / "web")
    qtbot.addWidget(made)
    made.resize(1366, 688)
    made.show()
    made.take_focus()
    return made


def a_page_of_another(folder: Path) -> str:
    """The identity of a page with a publication, which another calendar has in `folder`."""
    folder.mkdir()
    fields = {"folder": str(folder), "title": "Avisos de Peñíscola", "address": ""}
    site = WebPageAdapter().sign_in(fields, NoQuestions()).settings["site"]
    (folder / "posts").mkdir()
    (folder / "posts" / "corte-de-agua.json").write_text("{}")
    return site


def test_three_answers_make_a_calendar(page: FirstRunPage, empty: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    type_text(page.name, "Ayuntamiento de Peñíscola")
    type_text(page.person, "Begoña")
    page.zone.set_zone("Atlantic/Canary")
    page.networks["facebook"].setChecked(True)
    page.networks["board"].setChecked(True)
    with qtbot.waitSignal(page.begun, timeout=20_000) as begun:
        QTest.keyClick(page.person, Qt.Key.Key_Return)
    assert begun.args == [""]
    institution = empty.office.institution()
    assert (institution.name, institution.zone) == ("Ayuntamiento de Peñíscola", "Atlantic/Canary")
    assert not institution.sample
    assert empty.office.me().name == "Begoña"
    channels = {c.network: c for c in empty.channels.all()}
    assert set(channels) == {"web", "facebook", "board"}
    assert channels["facebook"].by_hand
    assert not channels["web"].by_hand
    assert (tmp_path / "web").is_dir()


def test_what_is_missing_is_said_beside_it_and_nothing_is_begun(page: FirstRunPage, empty: Desk) -> None:
    page.finish.click()
    assert page.name_field.error
    assert page.person_field.error
    assert page.focusWidget() is page.name
    assert not empty.setup.done


def test_what_was_missing_is_not_said_once_it_is_there(page: FirstRunPage) -> None:
    page.finish.click()
    type_text(page.name, "Ayuntamiento de Peñíscola")
    assert not page.name_field.error
    assert page.person_field.error


@pytest.mark.parametrize("goes_on", [False, True])
def test_the_page_of_another_calendar_in_the_folder_is_asked_about(
    page: FirstRunPage, empty: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    theirs = a_page_of_another(tmp_path / "web")
    asked: list[OtherPageDialog] = []

    def answers(dialog: OtherPageDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        asked.append(dialog)
        assert dialog.leave.isDefault(), "the safe choice"
        (dialog.go_on if goes_on else dialog.leave).click()
        return dialog.result()

    monkeypatch.setattr(OtherPageDialog, "exec", answers)
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    page.finish.click()
    qtbot.waitUntil(lambda: empty.setup.done or bool(page.folder_field.error), timeout=20_000)
    words = " ".join(label.text() for label in asked[0].findChildren(WrapLabel))
    assert "Avisos de Peñíscola" in words
    assert empty.setup.done == goes_on, "nothing is created before that is answered"
    assert theirs in (tmp_path / "web" / "calendario.json").read_text(encoding="utf-8")
    if goes_on:
        qtbot.waitUntil(lambda: bool(empty.channels.all()), timeout=5000)
        assert [c.settings["site"] for c in empty.channels.all() if c.kind == "webpage"] == [theirs]
        return
    assert page.focusWidget() is page.folder
    assert page.folder.accessibleDescription() == page.folder_field.error
    page.folder.setText(str(tmp_path / "otra"))
    assert not page.folder_field.error
    with qtbot.waitSignal(page.begun, timeout=20_000) as begun:
        page.finish.click()
    assert begun.args == [""]
    assert [c.kind for c in empty.channels.all()] == ["webpage"]


def test_a_folder_that_cannot_be_used_is_told_beside_it_before_anything_is_begun(
    page: FirstRunPage, empty: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "fichero").write_text("no es una carpeta")
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    page.folder.setText(str(tmp_path / "fichero" / "web"))
    page.finish.click()
    qtbot.waitUntil(lambda: bool(page.folder_field.error), timeout=20_000)
    assert page.finish.isEnabled()
    assert not empty.setup.done
    page.web.setChecked(False)
    assert not page.folder_field.error
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.finish.click()
    assert empty.setup.done
    assert not empty.channels.all()


@pytest.mark.parametrize("line", ["name", "person"])
def test_enter_twice_begins_once(
    page: FirstRunPage, empty: Desk, background: Background, tmp_path: Path, qtbot: QtBot, line: str
) -> None:
    begun: list[str] = []
    page.begun.connect(begun.append)
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    for _ in range(2):
        QTest.keyClick(getattr(page, line), Qt.Key.Key_Return)
    getattr(page, line).returnPressed.emit()  # of a key that was already on its way
    assert not page.name.isEnabled(), "what is being begun is not answered otherwise meanwhile"
    background.finish()
    qtbot.waitUntil(lambda: page.name.isEnabled(), timeout=20_000)
    QCoreApplication.processEvents()  # what a second one would say
    assert begun == [""]
    assert (page.trouble, page.folder_field.error) == ("", "")
    (channel,) = empty.channels.all()
    assert channel.settings["site"] in (tmp_path / "web" / "calendario.json").read_text(encoding="utf-8")


def test_enter_while_the_sample_is_prepared_begins_nothing_else(
    page: FirstRunPage, empty: Desk, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.sample.click()
        QTest.keyClick(page.person, Qt.Key.Key_Return)
    background.finish()
    assert empty.office.institution().sample
    assert not (tmp_path / "web").exists()
    assert {c.kind for c in empty.channels.all()} == {"practice", "manual"}


def test_what_was_answered_is_begun_after_the_question_about_the_other_page(
    page: FirstRunPage, empty: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_page_of_another(tmp_path / "web")

    def goes_on(dialog: OtherPageDialog) -> int:
        qtbot.addWidget(dialog)
        page.folder.setText(str(tmp_path / "otra"))  # not where the question is about
        return 1

    monkeypatch.setattr(OtherPageDialog, "exec", goes_on)
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.finish.click()
    assert [c.settings["folder"] for c in empty.channels.all()] == [str(tmp_path / "web")]
    assert not (tmp_path / "otra").exists()


@pytest.mark.parametrize(("kind", "made"), [("webpage", {"facebook", "board"}), ("manual", {"web"})])
def test_a_channel_that_could_not_be_kept_keeps_nobody_out(
    page: FirstRunPage, empty: Desk, qtbot: QtBot, kind: str, made: set[str]
) -> None:
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    page.networks["facebook"].setChecked(True)
    page.networks["board"].setChecked(True)
    no_such_channel = full_database(
        empty.office.database, lambda does, given: "INSERT INTO channel " in does and kind in str(given)
    )
    with no_such_channel, qtbot.waitSignal(page.begun, timeout=20_000) as begun:
        page.finish.click()
    assert empty.setup.done
    assert {c.network for c in empty.channels.all()} == made
    (words,) = begun.args
    assert words.startswith("Your calendar is ready, but not all its channels")
    assert sentence(Problem("disk_full")) in words
    assert not page.trouble


def test_what_no_other_folder_would_mend_is_not_told_as_the_folder_s_fault(
    page: FirstRunPage, empty: Desk, qtbot: QtBot
) -> None:
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    with full_database(empty.office.database, lambda does, _given: "FROM channel" in does):
        page.finish.click()
        qtbot.waitUntil(lambda: page.finish.isEnabled(), timeout=20_000)
    assert page.trouble == sentence(Problem("disk_full"))
    assert not page.folder_field.error
    assert not empty.setup.done
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.finish.click()
    assert not page.trouble, "it is over"


def test_without_the_web_page_there_is_no_folder(page: FirstRunPage, empty: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    page.name.setText("Ayuntamiento de Prueba")
    page.person.setText("Ana")
    page.web.setChecked(False)
    assert not page.folder.isEnabled()
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.finish.click()
    assert not (tmp_path / "web").exists()


def test_the_sample_is_one_click_away(page: FirstRunPage, empty: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.begun, timeout=20_000):
        page.sample.click()
    assert empty.office.institution().sample
    assert len(empty.channels.all()) == 4


def test_the_zones_begin_with_a_few_and_end_with_all(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    zones = ZoneChoice()
    qtbot.addWidget(zones)
    monkeypatch.setattr(zones, "showPopup", lambda: None)  # without a screen a popup cannot take the keyboard
    few = zones.count()
    zones.set_zone("Africa/Ceuta")
    assert zones.zone() == "Africa/Ceuta"
    zones.activated.emit(zones.count() - 1)
    assert zones.count() > few + 100
    assert zones.findData("Europe/Lisbon") >= 0


def test_zones_are_told_in_peoples_words(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert zone_words("Europe/Madrid") == "Mainland time (Madrid)"
    assert zone_words("Atlantic/Canary") == "Canary Islands time"
    assert zone_words("America/Argentina/Buenos_Aires") == "Time of Buenos Aires"
    assert zone_words("America/Bogota") == "Time of Bogotá"
    assert zone_words("America/Costa_Rica") == "Time of San José"
    assert [zone_words(zone) for zone in ("UTC", "Etc/GMT+3")] == ["UTC", "Etc/GMT+3"], "no places"
    zones = ZoneChoice()
    qtbot.addWidget(zones)
    monkeypatch.setattr(zones, "showPopup", lambda: None)
    zones.set_zone("Africa/Ceuta")
    assert zones.currentText() == "Ceuta (Africa)"
    zones.activated.emit(zones.count() - 1)
    assert not [zones.itemText(n) for n in range(zones.count()) if "/" in zones.itemText(n)]


def test_it_fits_a_narrow_window_with_large_text(page: FirstRunPage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_scale(200)
    page.resize(640, 440)
    qtbot.waitUntil(lambda: page.form_scroll.verticalScrollBar().maximum() > 0, timeout=5000)
    qtbot.waitUntil(lambda: page.form_scroll.horizontalScrollBar().maximum() == 0, timeout=5000)


@pytest.fixture
def new_window(program: Program, qtbot: QtBot) -> MainWindow:
    """The whole program on an empty folder."""
    made = program()
    with qtbot.waitSignal(made.settled, timeout=20_000):
        pass
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_W])
@pytest.mark.parametrize("in_trouble", [False, True])
def test_the_keys_that_close_do_so_before_there_is_a_calendar(
    new_window: MainWindow, key: Qt.Key, in_trouble: bool, tmp_path: Path, qtbot: QtBot
) -> None:
    if in_trouble:
        new_window.show_trouble(Problem("database_damaged", path=str(tmp_path)))
    with qtbot.waitSignal(new_window.over, timeout=5000):
        QTest.keyClick(new_window, key, Qt.KeyboardModifier.ControlModifier)
    assert not new_window.isVisible()


def test_from_the_sample_to_ones_own_and_nothing_is_lost(new_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    first = new_window.findChild(FirstRunPage)
    assert first is not None
    first.sample.click()
    qtbot.waitUntil(lambda: new_window.workplace is not None, timeout=20_000)
    assert new_window.workplace is not None
    assert new_window.desk is not None
    new_window.desk.choices.set_on_close("go_on")
    strip = new_window.workplace.notices.strip("sample")
    assert strip is not None
    assert strip.isVisible()
    with qtbot.waitSignal(new_window.settled, timeout=20_000):
        strip.buttons()[0].click()
    assert new_window.findChild(FirstRunPage) is not None
    assert not new_window.desk.setup.done
    assert list((tmp_path / "perfil").glob("ejemplo-*/calendario.sqlite"))


def test_a_backup_takes_the_place_of_an_empty_calendar(
    new_window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.safekeeping.backup(tmp_path / "copia.zip")
    first = new_window.findChild(FirstRunPage)
    assert first is not None
    with qtbot.waitSignal(new_window.settled, timeout=20_000):
        first.restore.emit(tmp_path / "copia.zip")
    assert new_window.workplace is not None
    assert new_window.desk is not None
    assert new_window.desk.office.institution().name == "Ayuntamiento de Villasauce"
    assert new_window.workplace.told.isVisible()


def test_a_file_that_is_no_backup_changes_nothing_and_says_so(
    new_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "foto.zip").write_bytes(b"no es un zip")
    first = new_window.findChild(FirstRunPage)
    assert first is not None
    with qtbot.waitSignal(new_window.settled, timeout=20_000):
        first.restore.emit(tmp_path / "foto.zip")
    again = new_window.findChild(FirstRunPage)
    assert again is not None
    assert again.trouble
