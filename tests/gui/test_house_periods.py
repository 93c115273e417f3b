"""*Periodos y modos*: elections, mourning and crisis, in *Ajustes* and on top of every screen."""

# ruff: noqa: F811  fixtures are named as what they give

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import Crisis, House, Mode, Period
from calendario.gui.house.crisis_dialog import CrisisDialog
from calendario.gui.house.modes import modes_told
from calendario.gui.house.period_dialog import PeriodDialog
from calendario.gui.house.periods_sheet import PeriodsSheet
from calendario.gui.main_window import MainWindow
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from tests.gui.test_house import Told, page, refused, told, undo  # noqa: F401
from tests.gui.typing import type_text
from tests.newsroom import Clock

TODAY = date(2026, 11, 25)


@pytest.fixture
def sheet(page: SettingsPage) -> PeriodsSheet:
    return page.house.periods


def wall(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of November by the institution's clock."""
    return datetime.combine(date(2026, 11, day), time(hour, minute))


def words(sheet: PeriodsSheet) -> str:
    return " · ".join(label.text() for label in sheet.findChildren(WrapLabel) if label.isVisible())


def button(sheet: PeriodsSheet, what: str) -> QPushButton:
    """The only one of its kind."""
    (found,) = (made for (_, kind), made in sheet.buttons.items() if kind == what)
    return found


# --- elections


def test_what_the_country_foresees_is_one_press_away(sheet: PeriodsSheet, desk: Desk, told: Told, qtbot: QtBot) -> None:
    country = desk.house.country()
    assert country is not None
    foreseen = country.periods[0]
    assert foreseen.name in words(sheet)
    assert "confirm it with the BOE" in words(sheet)
    assert foreseen.source in words(sheet)
    add = button(sheet, "add")
    assert foreseen.name in add.accessibleName()
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert desk.house.house().periods == (foreseen,)
    assert not any(kind == "add" for _, kind in sheet.buttons)
    assert button(sheet, "change").hasFocus()  # of the same period
    undo(told)
    assert desk.house.house().periods == ()
    assert button(sheet, "add").isVisible()


def test_a_period_is_confirmed_removed_and_put_back(
    sheet: PeriodsSheet, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    button(sheet, "add").click()

    def confirms(dialog: PeriodDialog) -> int:
        assert not dialog.confirmed.isChecked()
        dialog.confirmed.click()
        dialog.first.field.type("31/3/2027")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(PeriodDialog, "exec", confirms)
    qtbot.mouseClick(button(sheet, "change"), Qt.MouseButton.LeftButton)
    (kept,) = desk.house.house().periods
    assert (kept.confirmed, kept.first) == (True, date(2027, 3, 31))
    assert "foreseen" not in words(sheet)
    undo(told)
    (before,) = desk.house.house().periods
    assert (before.confirmed, before.first) == (False, date(2027, 3, 30))
    button(sheet, "remove").setFocus()
    qtbot.keyClick(button(sheet, "remove"), Qt.Key.Key_Return)
    assert desk.house.house().periods == ()
    undo(told)
    assert desk.house.house().periods == (before,)


# --- mourning


def test_three_days_of_mourning_are_three_presses(
    sheet: PeriodsSheet, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def declares(dialog: PeriodDialog) -> int:
        qtbot.mouseClick(dialog.quick[2], Qt.MouseButton.LeftButton)
        type_text(dialog.name.line, "Fallecimiento de la alcaldesa")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(PeriodDialog, "exec", declares)
    qtbot.mouseClick(sheet.mourn, Qt.MouseButton.LeftButton)
    today = sheet._keeping.today()
    assert desk.house.house().periods == (
        Period(Mode.MOURNING, today, today + timedelta(days=2), "Fallecimiento de la alcaldesa"),
    )
    assert "it holds today" in words(sheet)
    undo(told)
    assert desk.house.house().periods == ()


def test_a_period_that_would_end_before_it_begins_is_refused_below_its_day(theme: Theme, qtbot: QtBot) -> None:
    kept: list[Period] = []
    dialog = PeriodDialog(theme, Mode.MOURNING, None, TODAY, "ES", kept.append)
    qtbot.addWidget(dialog)
    dialog.last.field.set_day(TODAY - timedelta(days=1))
    dialog.save.click()
    assert dialog.last.error
    assert kept == []
    dialog.first.field.set_day(TODAY - timedelta(days=3))
    dialog.save.click()
    assert [(one.first, one.last) for one in kept] == [(TODAY - timedelta(days=3), TODAY - timedelta(days=1))]


def test_a_later_first_day_takes_the_last_one_with_it(theme: Theme, qtbot: QtBot) -> None:
    dialog = PeriodDialog(theme, Mode.ELECTORAL, None, TODAY, "CL", lambda _one: None)
    qtbot.addWidget(dialog)
    dialog.first.field.set_day(TODAY + timedelta(days=9))
    assert dialog.last.day() == TODAY + timedelta(days=9)
    assert "Diario Oficial" in dialog.confirmed.text()
    assert dialog.quick == []


# --- crisis


def test_a_crisis_is_asked_about_begins_and_ends_and_both_can_be_undone(
    sheet: PeriodsSheet, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers = [False, True]
    monkeypatch.setattr(CrisisDialog, "ask", staticmethod(lambda *_given: answers.pop(0)))
    sheet.begin.setFocus()
    qtbot.keyClick(sheet.begin, Qt.Key.Key_Return)
    assert desk.house.house().crisis is None
    qtbot.keyClick(sheet.begin, Qt.Key.Key_Return)
    crisis = desk.house.house().crisis
    assert crisis is not None
    assert sheet.end.hasFocus()
    qtbot.keyClick(sheet.end, Qt.Key.Key_Return)
    assert desk.house.house().crisis is None
    assert "stays held" in told[-1][0]
    assert sheet.begin.hasFocus()
    undo(told)
    assert desk.house.house().crisis == crisis  # since the same moment
    sheet.end.click()
    told.clear()
    answers.append(True)
    sheet.begin.click()
    undo(told)
    assert desk.house.house().crisis is None


def test_before_a_crisis_it_is_said_what_it_does_and_escape_leaves_everything(theme: Theme, qtbot: QtBot) -> None:
    dialog = CrisisDialog(theme)
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(WrapLabel))
    assert "emergency and essential" in said
    assert "nothing resumes by itself" in said
    dialog.show()
    assert dialog.focusWidget() is not dialog.begin
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == 0


# --- what is told on top


def test_nothing_is_told_on_an_everyday() -> None:
    assert modes_told(House(), wall(25, 10), "Europe/Madrid") == ()
    over = Period(Mode.MOURNING, TODAY - timedelta(days=3), TODAY - timedelta(days=1))
    assert modes_told(House(periods=(over,)), wall(25, 10), "Europe/Madrid") == ()


def test_mourning_and_elections_share_a_strip_and_say_until_when() -> None:
    mourning = Period(Mode.MOURNING, TODAY, TODAY + timedelta(days=2))
    elections = Period(Mode.ELECTORAL, date(2026, 10, 20), date(2027, 1, 13))
    (told,) = modes_told(House(periods=(elections, mourning)), wall(25, 10), "Europe/Madrid")
    first, second = told.title.split(" · ")
    assert first.startswith("Mourning until")
    assert first.endswith("viernes 27")
    assert second.startswith("Electoral period until")
    assert second.endswith("2027")
    assert told.severity == "hold"
    (last_day,) = modes_told(House(periods=(mourning,)), wall(27, 23, 59), "Europe/Madrid")
    assert last_day.title == "Mourning until today"


def test_a_crisis_says_since_when_by_the_clock_of_the_institution() -> None:
    house = House(crisis=Crisis(datetime(2026, 11, 25, 6, 50, tzinfo=UTC)))
    (told,) = modes_told(house, wall(25, 10), "Europe/Madrid")
    assert told.title == "Crisis mode since 7:50"
    (later,) = modes_told(house, wall(26, 10), "Europe/Madrid")
    assert "ayer, 7:50" in later.title


def test_the_strip_comes_and_goes_and_leads_to_the_settings(
    window: MainWindow, desk: Desk, clock: Clock, qtbot: QtBot
) -> None:
    place = window.workplace
    assert place is not None
    assert place.notices.strip(about="period") is None
    today = clock().date()
    desk.house.change(lambda _: House(periods=(Period(Mode.MOURNING, today, today),)))
    desk.house.begin_crisis()
    place.standing.store_changed(frozenset({"settings"}))
    crisis, period = place.notices.strip(about="crisis"), place.notices.strip(about="period")
    assert crisis is not None
    assert period is not None
    assert "until today" in period.accessibleName()
    place.standing.store_changed(frozenset({"settings"}))
    assert place.notices.strip(about="period") is period  # nothing moves while it is the same
    crisis.buttons()[0].click()
    assert place.pages.entry == "settings"
    qtbot.waitUntil(lambda: place.pages.settings().house.periods.end.hasFocus())
    desk.house.end_crisis()
    clock.forward(days=1)
    place.standing.refresh()
    assert place.notices.strip(about="crisis") is None
    assert place.notices.strip(about="period") is None


def test_the_dialogs_give_what_was_saved_or_nothing(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def leaves(dialog: PeriodDialog) -> int:
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(PeriodDialog, "exec", leaves)
    given: Callable[[Period], object] = lambda _one: None  # noqa: E731
    assert PeriodDialog.ask(theme, Mode.MOURNING, None, TODAY, "ES", given) is None
