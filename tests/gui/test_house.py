"""*Normas de la casa* in *Ajustes*: what is chosen holds at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import Avoided, DayOff, House, Treatment
from calendario.gui.background import Background
from calendario.gui.house.anew_dialog import RulesAnewDialog
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.store import settings
from tests.newsroom import Clock

Told = list[tuple[str, Callable[[], object] | None, int]]


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.reload()
    return made


@pytest.fixture
def told(page: SettingsPage) -> Told:
    """What the strip says, with the way back."""
    said: Told = []
    page.undoable.connect(lambda *what: said.append(what))
    return said


@pytest.fixture
def refused(page: SettingsPage) -> list[str]:
    said: list[str] = []
    page.refused.connect(said.append)
    return said


def undo(told: Told) -> None:
    """What *Deshacer* does."""
    _words, back, stays_ms = told[-1]
    assert callable(back)
    assert stays_ms > 0
    back()


def choose(box: Choice, data: str) -> None:
    """As a person does in the list."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


# --- where it is


def test_a_region_brings_its_holidays_and_another_country_its_regions(
    page: SettingsPage, desk: Desk, told: Told
) -> None:
    rules = page.house.rules
    assert [rules.country.itemData(n) for n in range(rules.country.count())] == ["es-CL", "es-ES"]
    assert rules.region.currentText() == "None"
    choose(rules.region, "ES-CM")
    assert date(2026, 6, 4) in desk.house.days_off()  # Corpus
    choose(rules.country, "es-CL")
    assert (desk.house.house().locale, desk.house.house().region) == ("es-CL", "")
    assert rules.region.findData("ES-CM") < 0
    assert rules.region.findData("CL-RM") > 0
    assert "Chile" in rules.verified.countrys.text()
    undo(told)
    assert (desk.house.house().locale, desk.house.house().region) == ("es-ES", "ES-CM")
    assert rules.region.currentText() == "Castilla-La Mancha"


def test_another_country_keeps_ones_own_holidays_but_not_those_of_a_region_of_the_other(
    page: SettingsPage, desk: Desk, told: Told
) -> None:
    own, of_region = DayOff(date(2026, 9, 8), "Virgen"), DayOff(date(2026, 5, 31), "Día", "ES-CM")
    desk.house.change(lambda _: House(region="ES-CM", days_off=(own, of_region)))
    page.reload()
    choose(page.house.rules.country, "es-CL")
    assert desk.house.house().days_off == (own,)
    undo(told)
    assert set(desk.house.house().days_off) == {own, of_region}


def test_how_people_are_spoken_to(page: SettingsPage, desk: Desk, told: Told) -> None:
    choose(page.house.rules.treatment, str(Treatment.USTED))
    assert desk.house.house().treatment is Treatment.USTED
    assert "usted" in told[-1][0]
    choose(page.house.rules.treatment, str(Treatment.USTED))
    assert len(told) == 1  # nothing changed: nothing is told
    undo(told)
    assert desk.house.house().treatment is Treatment.ANY
    assert page.house.rules.treatment.currentData() == str(Treatment.ANY)


# --- quiet hours


def test_quiet_hours_are_typed_and_may_go_over_midnight(
    page: SettingsPage, desk: Desk, told: Told, qtbot: QtBot
) -> None:
    rules = page.house.rules
    assert not rules.begins.isVisible()
    rules.quiet.setFocus()
    qtbot.keyClick(rules.quiet, Qt.Key.Key_Space)
    assert desk.house.house().quiet == (time(22), time(8))
    assert rules.begins.hasFocus()
    rules.begins.type("2330")
    qtbot.keyClick(rules.begins, Qt.Key.Key_Return)
    assert desk.house.house().quiet == (time(23, 30), time(8))
    undo(told)
    assert desk.house.house().quiet == (time(22), time(8))
    qtbot.keyClick(rules.quiet, Qt.Key.Key_Space)
    assert desk.house.house().quiet is None
    assert not rules.begins.isVisible()


def test_quiet_hours_of_no_length_are_told_beside_them(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    desk.house.change(lambda _: House(quiet=(time(22), time(8))))
    page.reload()
    rules = page.house.rules
    rules.ends.type("26")
    qtbot.keyClick(rules.ends, Qt.Key.Key_Return)
    assert "26" in rules.quiet_problem.text()
    rules.ends.type("22")
    qtbot.keyClick(rules.ends, Qt.Key.Key_Return)
    assert "same hour" in rules.quiet_problem.text()
    assert desk.house.house().quiet == (time(22), time(8))
    qtbot.keyClick(rules.ends, Qt.Key.Key_PageUp)
    qtbot.keyClick(rules.ends, Qt.Key.Key_PageDown)
    qtbot.keyClick(rules.ends, Qt.Key.Key_PageDown)
    qtbot.keyClick(rules.ends, Qt.Key.Key_Return)
    assert rules.quiet_problem.isHidden()
    rules.ends.type("7")
    qtbot.keyClick(rules.ends, Qt.Key.Key_Return)
    assert rules.quiet_problem.isHidden()
    assert desk.house.house().quiet == (time(22), time(7))


# --- languages


def test_languages_in_which_everything_is_said(page: SettingsPage, desk: Desk, told: Told, qtbot: QtBot) -> None:
    rules = page.house.rules
    assert not rules.block.isEnabled()
    for tag in ("ca-valencia", "es"):
        rules.languages[tag].setFocus()
        qtbot.keyClick(rules.languages[tag], Qt.Key.Key_Space)
    assert set(desk.house.house().languages) == {"es", "ca-valencia"}
    assert "Spanish" in told[-1][0]
    qtbot.keyClick(rules.block, Qt.Key.Key_Space)
    assert desk.house.house().languages_block
    undo(told)
    assert not desk.house.house().languages_block
    assert not rules.block.isChecked()


def test_a_language_that_came_with_a_file_can_be_seen_and_taken_out(page: SettingsPage, desk: Desk) -> None:
    desk.house.change(lambda _: House(languages=("es", "oc-aranes")))
    page.reload()
    rules = page.house.rules
    assert rules.languages["oc-aranes"].isChecked()
    rules.languages["gl"].click()
    assert set(desk.house.house().languages) == {"es", "oc-aranes", "gl"}
    rules.languages["oc-aranes"].click()
    assert set(desk.house.house().languages) == {"es", "gl"}


# --- whether it still holds


def test_it_is_said_when_somebody_looked_and_asked_for_after_half_a_year(
    page: SettingsPage, desk: Desk, clock: Clock, told: Told, qtbot: QtBot
) -> None:
    verified = page.house.rules.verified
    assert not verified.stale
    assert "Nobody" in verified.own.text()
    verified.holds.setFocus()
    qtbot.keyClick(verified.holds, Qt.Key.Key_Return)
    today = desk.house.house().verified_on
    assert today is not None
    assert "Verified on" in verified.own.text()
    assert not verified.holds.isEnabled()
    assert told[-1][0]
    clock.forward(days=184)
    page.reload()
    assert verified.stale
    assert verified.own.property("tone") == "warn"
    assert verified.countrys.property("tone") == "warn"  # what is known of the country is as old
    qtbot.mouseClick(verified.holds, Qt.MouseButton.LeftButton)
    assert not verified.stale
    assert verified.countrys.property("tone") == "muted"


def test_what_is_known_of_the_country_grows_old_though_nobody_verified_anything(
    page: SettingsPage, desk: Desk, clock: Clock
) -> None:
    country = desk.house.country()
    assert country is not None
    clock.forward(days=250)
    page.reload()
    assert page.house.rules.verified.stale
    assert country.name in page.house.rules.verified.countrys.text()
    assert page.house.rules.verified.own.property("tone") == "ink"


# --- the page itself


def test_what_another_computer_changed_is_shown_but_what_is_being_typed_stays(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    rules = page.house.rules
    assert "settings" in page.areas
    desk.house.change(lambda _: House(quiet=(time(22), time(8))))
    page.reload()
    rules.ends.setFocus()
    rules.ends.type("6")
    desk.house.change(lambda _: House(region="ES-VC", quiet=(time(23), time(7))))
    page.reload()
    assert rules.region.currentText() == "Comunitat Valenciana"
    assert rules.begins.hour() == time(23)
    qtbot.keyClick(rules.ends, Qt.Key.Key_Return)
    assert desk.house.house().quiet == (time(23), time(6))


def test_the_keyboard_goes_down_the_rules(page: SettingsPage, qtbot: QtBot) -> None:
    rules = page.house.rules
    rules.verified.holds.setFocus()
    for following in (
        rules.country,
        rules.region,
        rules.treatment,
        rules.quiet,
        *rules.languages.values(),
        rules.files.bring,
        rules.files.give,
        page.house.avoided.add,
        page.house.holidays.year,
    ):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is following


def test_everything_that_takes_the_focus_has_a_name(page: SettingsPage, desk: Desk) -> None:
    desk.house.change(lambda _: House(quiet=(time(22), time(8)), avoided=(Avoided("x y"),), languages=("es",)))
    page.reload()
    rules = page.house.rules
    for widget in (rules.quiet, rules.begins, rules.ends, rules.block, rules.country, rules.region):
        assert widget.accessibleName(), widget
    row = page.house.avoided.view.model().index(0, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "x y. nothing instead"


def test_rules_that_cannot_be_read_are_told_of_and_begin_anew_when_that_is_wanted(
    page: SettingsPage, desk: Desk, refused: list[str], told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.office.database.writing() as tx:
        settings.write(tx, "house", {"calendario_house": 99})
    page.reload()
    rules, there = page.house.rules, page.house.rules.verified
    assert "cannot be read" in there.own.text()
    assert there.holds.isHidden()
    choose(rules.treatment, Treatment.USTED)
    assert "no se pueden leer" in refused[-1]
    answers = iter((False, True))
    monkeypatch.setattr(RulesAnewDialog, "ask", lambda *_: next(answers))
    there.anew.click()
    assert not desk.house.house().readable
    there.anew.click()
    assert desk.house.house() == House()
    assert there.anew.isHidden()
    choose(rules.treatment, Treatment.USTED)
    assert desk.house.house().treatment is Treatment.USTED
    assert len(told) == 2
