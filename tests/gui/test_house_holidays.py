"""*Festivos* in *Ajustes*: the country's, the region's and one's own, a year at a time."""

# ruff: noqa: F811  fixtures are named as what they give

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import DayOff, House
from calendario.gui.house.day_off_dialog import DayOffDialog
from calendario.gui.house.holidays_sheet import HolidaysSheet
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from tests.gui.test_house import Told, page, refused, told, undo  # noqa: F401
from tests.gui.typing import type_text

VIRGEN = DayOff(date(2026, 9, 8), "Virgen de la Ribera")


@pytest.fixture
def sheet(page: SettingsPage, desk: Desk) -> HolidaysSheet:
    """Of a town of Castilla-La Mancha, on the year of the story, 2026."""
    desk.house.change(lambda _: House(region="ES-CM", days_off=(VIRGEN,)))
    page.reload()
    return page.house.holidays


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[str, str], list[DayOffDialog]]:
    """Types a day and a name into the next dialogs, and Enter."""

    def will(day: str, name: str) -> list[DayOffDialog]:
        seen: list[DayOffDialog] = []

        def types(dialog: DayOffDialog) -> int:
            seen.append(dialog)
            dialog.show()
            dialog.day.field.type(day)
            dialog.name.line.clear()
            type_text(dialog.name.line, name)
            qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
            return dialog.result()

        monkeypatch.setattr(DayOffDialog, "exec", types)
        return seen

    return will


def sources(sheet: HolidaysSheet) -> dict[str, str]:
    """Where each comes from, by what stands below its day."""
    said = (row.said.line.rpartition(" · ") for row in sheet.view.rows)
    return {name: source for name, _, source in said}


def look_at(sheet: HolidaysSheet, year: int) -> None:
    """As a person does in the list."""
    sheet.year.setCurrentIndex(sheet.year.findData(year))
    sheet.year.activated.emit(sheet.year.currentIndex())


def test_each_says_where_it_comes_from_and_they_stand_in_order(sheet: HolidaysSheet) -> None:
    found = sources(sheet)
    assert found["Año Nuevo"] == "national"
    assert found["Corpus Christi"] == "regional"
    assert found["Virgen de la Ribera"] == "your own"
    days = [row.about.day for row in sheet.view.rows if isinstance(row.about, DayOff)]
    assert days == sorted(days)
    assert {day.year for day in days} == {2026}
    assert sheet.unknown.isHidden()
    assert not any("Navarra" in line for line in found)  # of another region


def test_a_holiday_is_added_with_the_keyboard_changed_and_taken_out(
    sheet: HolidaysSheet, desk: Desk, told: Told, person: Callable[[str, str], list[DayOffDialog]], qtbot: QtBot
) -> None:
    person("15/5/2027", "San Isidro")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    one = DayOff(date(2027, 5, 15), "San Isidro")
    assert one in desk.house.house().days_off
    assert sheet.year.currentData() == 2027  # where it is seen
    assert sheet.view.chosen() == one
    person("17/5/2027", "San Isidro, traslado")
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_F2)
    moved = DayOff(date(2027, 5, 17), "San Isidro, traslado")
    assert set(desk.house.house().days_off) == {VIRGEN, moved}
    undo(told)
    assert set(desk.house.house().days_off) == {VIRGEN, one}
    sheet.view.choose(one)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert desk.house.house().days_off == (VIRGEN,)
    undo(told)
    assert set(desk.house.house().days_off) == {VIRGEN, one}


@pytest.mark.parametrize(("day", "there"), [("12/10/2026", "Fiesta Nacional"), ("8/9/2026", "Virgen de la Ribera")])
def test_two_holidays_on_one_day_are_refused_with_what_is_there(
    sheet: HolidaysSheet,
    desk: Desk,
    person: Callable[[str, str], list[DayOffDialog]],
    qtbot: QtBot,
    day: str,
    there: str,
) -> None:
    seen = person(day, "Otra fiesta")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert there in seen[0].day.error
    assert seen[0].kept is None
    assert desk.house.house().days_off == (VIRGEN,)


def test_a_holiday_without_a_name_is_told(
    sheet: HolidaysSheet, desk: Desk, person: Callable[[str, str], list[DayOffDialog]], qtbot: QtBot
) -> None:
    seen = person("3/3/2026", "  ")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert seen[0].name.error == "Fill this in."
    assert desk.house.house().days_off == (VIRGEN,)


def test_enter_after_what_is_no_day_saves_no_other_day_before_it_was_seen(theme: Theme, qtbot: QtBot) -> None:
    kept: list[DayOff] = []
    dialog = DayOffDialog(theme, None, date(2026, 3, 3), date(2026, 1, 1), {}, kept.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.line.setText("Fiesta")
    dialog.day.field.type("31/02/2026")
    qtbot.keyClick(dialog.day.field, Qt.Key.Key_Return)
    assert "31/02/2026" in dialog.day.error
    assert kept == []
    qtbot.keyClick(dialog.day.field, Qt.Key.Key_Return)  # it was told which day stays
    assert [one.day for one in kept] == [date(2026, 3, 3)]


def test_one_may_work_on_a_holiday_of_the_country(sheet: HolidaysSheet, desk: Desk, told: Told, qtbot: QtBot) -> None:
    constitution = next(row.about for row in sheet.view.rows if "Constitución" in row.said.line)
    assert isinstance(constitution, DayOff)
    sheet.view.choose(constitution)
    assert not sheet.remove.isEnabled()
    sheet.work.setFocus()
    qtbot.keyClick(sheet.work, Qt.Key.Key_Return)
    assert constitution.day not in desk.house.days_off()
    assert any("here you work" in row.said.line for row in sheet.view.rows)
    assert sheet.rest.hasFocus()  # what stands in its place
    qtbot.keyClick(sheet.rest, Qt.Key.Key_Return)
    assert constitution.day in desk.house.days_off()
    undo(told)
    assert constitution.day not in desk.house.days_off()


def test_of_ones_own_holiday_nothing_has_to_be_taken_out_but_itself(sheet: HolidaysSheet) -> None:
    sheet.view.choose(VIRGEN)
    assert sheet.remove.isEnabled()
    assert sheet.change.isEnabled()
    assert not sheet.work.isEnabled()


def test_a_year_that_nobody_knows_is_said_and_one_that_is_not_official_yet_too(
    sheet: HolidaysSheet, desk: Desk, person: Callable[[str, str], list[DayOffDialog]], qtbot: QtBot
) -> None:
    country = desk.house.country()
    assert country is not None
    for year in country.unconfirmed:
        look_at(sheet, year)
        assert "not official" in sheet.unknown.text()
        assert "BOE" in sheet.unknown.text()
    person("8/9/2031", "Virgen de la Ribera")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert sheet.year.currentData() == 2031
    assert sheet.unknown.isVisible()
    assert "2031" in sheet.unknown.text()
    assert len(sheet.view.rows) == 1
    look_at(sheet, 2026)
    assert sheet.unknown.isHidden()


def test_the_year_that_is_looked_at_stays_when_something_changes_elsewhere(
    page: SettingsPage, sheet: HolidaysSheet, desk: Desk
) -> None:
    look_at(sheet, 2027)
    desk.house.change(lambda _: House(region="ES-VC", days_off=(VIRGEN,)))
    page.reload()
    assert sheet.year.currentData() == 2027
    assert "San José" in sources(sheet)


def test_the_row_is_heard_whole(sheet: HolidaysSheet) -> None:
    at = next(n for n, row in enumerate(sheet.view.rows) if row.about == VIRGEN)
    heard = sheet.view.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "8 de septiembre" in heard
    assert "your own" in heard
    assert "Virgen de la Ribera" in heard
