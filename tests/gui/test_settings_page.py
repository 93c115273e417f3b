"""*Ajustes*: what is chosen holds at once and stays."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.institution_dialog import InstitutionDialog
from calendario.gui.settings_page import SettingsPage, backup_name
from calendario.gui.theme import Theme
from calendario.gui.widgets import choosing


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def test_the_look_changes_at_once_and_is_kept(page: SettingsPage, desk: Desk, theme: Theme) -> None:
    page.scheme.activated.emit(2)
    page.text_size.activated.emit(3)
    assert (theme.name, theme.text_scale) == ("dark", 150)
    assert (desk.choices.scheme, desk.choices.text_scale) == ("dark", 150)


def test_a_misspelt_town_hall_is_put_right_on_its_own_page_too(
    page: SettingsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = desk.office.institution()
    titled = next(c for c in desk.channels.all() if c.settings.get("title") == before.name)
    empty: list[str] = []

    def person_corrects(dialog: InstitutionDialog) -> int:
        dialog.name.clear()
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        empty.append(desk.office.institution().name)
        dialog.name.setText("Ayuntamiento de Villasauce del Río")
        dialog.zone.set_zone("Atlantic/Canary")
        dialog.person.setText("Merche Olmo")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(InstitutionDialog, "exec", person_corrects)
    qtbot.mouseClick(page.change, Qt.MouseButton.LeftButton)
    after = desk.office.institution()
    assert empty == [before.name]
    assert page.zone.text() == "Canary Islands time"
    assert (after.id, after.name, after.zone) == (before.id, "Ayuntamiento de Villasauce del Río", "Atlantic/Canary")
    assert desk.office.me().name == "Merche Olmo"
    assert desk.channels.channel(titled.id).settings["title"] == after.name
    assert (page.name.text(), page.person.text()) == (after.name, "Merche Olmo")


def test_the_keyboard_goes_down_the_page(page: SettingsPage, qtbot: QtBot) -> None:
    page.show()
    qtbot.waitActive(page)
    page.change.setFocus()
    rules, periods = page.house.rules, page.house.periods
    of_rules = (rules.verified.holds, rules.country, rules.region, rules.treatment, rules.quiet)
    of_rules += (*rules.languages.values(), rules.files.bring, rules.files.give)
    of_holidays = (page.house.holidays.year, page.house.holidays.view, page.house.holidays.add)
    of_periods = (periods.begin, *periods.buttons.values(), periods.mourn, periods.elect)
    of_categories = (page.categories.usual, page.categories.add)
    for following in (
        page.team.change,
        *of_rules,
        page.house.avoided.add,
        *of_holidays,
        *of_periods,
        *of_categories,
        page.words.word,
        page.words.add,
        page.words.scope,
        page.words.bring,
        page.words.strict,
        page.scheme,
        page.text_size,
        page.check_links,
        page.on_close,
        page.backup,
    ):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is following


def test_what_closing_does_can_be_changed(page: SettingsPage, desk: Desk) -> None:
    page.on_close.setCurrentIndex(2)
    page.on_close.activated.emit(2)
    assert desk.choices.on_close == "stop"
    desk.choices.set_on_close("go_on")
    page.reload()
    assert page.on_close.currentIndex() == 1


def test_a_backup_is_one_file_and_says_where(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        page.write_backup(tmp_path / "copia")
    assert str(tmp_path / "copia.zip") in told.args[0]
    assert "calendario.sqlite" in zipfile.ZipFile(tmp_path / "copia.zip").namelist()
    assert page.backup.isEnabled()


def test_a_backup_that_cannot_be_written_says_so(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "fichero").write_text("no es una carpeta")
    with qtbot.waitSignal(page.refused, timeout=10_000) as told:
        page.write_backup(tmp_path / "fichero" / "copia.zip")
    assert told.args[0]
    assert page.backup.isEnabled()


def test_the_proposed_name_carries_the_day(desk: Desk) -> None:
    assert backup_name(desk.calendar.today().now) == "calendario-2026-11-25.zip"


def test_the_wheel_scrolls_the_page_and_chooses_nothing(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.resize(700, 300)
    qtbot.waitActive(page)
    page.take_focus()
    assert page.focusWidget() is page.change
    before = (desk.choices.scheme, desk.choices.text_scale, desk.choices.on_close)
    for box in (page.scheme, page.text_size, page.on_close):
        turn_wheel(box, -120)
        turn_wheel(box, 120)
        turn_wheel(box, -120)
        assert not box.hasFocus()
    assert (desk.choices.scheme, desk.choices.text_scale, desk.choices.on_close) == before
    assert page.focusWidget() is page.change
    page.scheme.setFocus()
    turn_wheel(page.scheme, -120)  # it was chosen from, and then the page is scrolled on
    assert desk.choices.scheme == before[0]


def test_every_list_and_number_of_the_window_leaves_the_wheel_to_its_page() -> None:
    home = Path(choosing.__file__)
    made = re.compile(r"\bQ(ComboBox|SpinBox)\(")
    sources = [path for path in home.parents[1].rglob("*.py") if path != home]
    assert [path.name for path in sources if made.search(path.read_text("utf-8"))] == []


def turn_wheel(widget: QWidget, angle: int) -> None:
    """Over the middle of it, as the system sends it."""
    at = widget.rect().center()
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_no_row_is_squeezed(page: SettingsPage, qtbot: QtBot) -> None:
    """What stands first gave its height to words further down, which wrap."""
    page.resize(1182, 616)
    page.show()
    qtbot.waitExposed(page)
    for sheet in page._sheets:
        layout = sheet.layout()
        assert layout is not None
        qtbot.waitUntil(lambda s=sheet, y=layout: s.height() >= y.totalHeightForWidth(s.width()))
