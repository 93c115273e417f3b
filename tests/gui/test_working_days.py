"""*Contar días hábiles*: when a term ends, as one types."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import DayOff, House
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.working_days_dialog import WorkingDaysDialog


@pytest.fixture
def dialog(desk: Desk, theme: Theme, qtbot: QtBot) -> WorkingDaysDialog:
    """In a town of Castilla-La Mancha that has the ninth of December off, from Tuesday 24 November 2026."""
    desk.house.change(lambda _: House(region="ES-CM", days_off=(DayOff(date(2026, 12, 9), "Patrona"),)))
    made = WorkingDaysDialog(desk, theme)
    qtbot.addWidget(made)
    made.show()
    made.start.field.set_day(date(2026, 11, 24))
    return made


def choose(dialog: WorkingDaysDialog, unit: str, number: int) -> None:
    dialog.unit.setCurrentIndex(dialog.unit.findData(unit))
    dialog.number.setValue(number)


def ends(dialog: WorkingDaysDialog) -> date:
    assert dialog.counted is not None
    return dialog.counted.last


def test_the_end_follows_each_key(dialog: WorkingDaysDialog, qtbot: QtBot) -> None:
    # Ten working days: 25 to 27, 30 November to 4 December, 7, and then the tenth, as 8 and 9 are off.
    assert ends(dialog) == date(2026, 12, 10)
    assert "10 de diciembre" in dialog.last.text()
    assert "Patrona" in dialog.why.text()
    dialog.number.setFocus()
    dialog.number.selectAll()
    qtbot.keyClicks(dialog.number, "3")
    assert ends(dialog) == date(2026, 11, 27)
    dialog.start.field.type("2/12/2026")
    assert ends(dialog) == date(2026, 12, 7)


def test_calendar_days_and_months_pass_to_the_next_working_day(dialog: WorkingDaysDialog) -> None:
    choose(dialog, "natural", 11)
    assert ends(dialog) == date(2026, 12, 7)  # the fifth is a Saturday
    dialog.start.field.set_day(date(2026, 11, 9))
    choose(dialog, "months", 1)
    assert ends(dialog) == date(2026, 12, 10)


def test_the_number_is_kept_within_what_terms_have(dialog: WorkingDaysDialog) -> None:
    choose(dialog, "working", 2000)
    assert dialog.counted is not None
    choose(dialog, "years", dialog.number.value())
    assert dialog.number.value() <= 30
    assert dialog.counted is not None
    assert dialog.counted.days == dialog.number.value()


def test_a_year_whose_holidays_are_not_known_is_said(dialog: WorkingDaysDialog) -> None:
    dialog.start.field.set_day(date(2035, 3, 1))
    assert dialog.counted is not None
    assert not dialog.counted.known
    assert "2035" in dialog.why.text()


def test_what_is_no_day_is_told_and_the_last_good_one_counts(dialog: WorkingDaysDialog, qtbot: QtBot) -> None:
    dialog.start.field.setFocus()
    dialog.start.field.type("31/11/2026")
    qtbot.keyClick(dialog.start.field, Qt.Key.Key_Tab)
    assert "31/11/2026" in dialog.start.error
    assert ends(dialog) == date(2026, 12, 10)


def test_the_reckoning_is_copied_in_words(dialog: WorkingDaysDialog, qtbot: QtBot) -> None:
    dialog.copy.setFocus()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Return)
    copied = QApplication.clipboard().text()
    assert "jueves 10" in copied
    assert "Patrona" in copied
    assert dialog.isVisible()


def test_it_says_whose_holidays_are_used(dialog: WorkingDaysDialog) -> None:
    said = " ".join(label.text() for label in dialog.findChildren(WrapLabel))
    assert "España" in said
    assert "Castilla-La Mancha" in said


def test_it_is_in_the_menu_with_keys_that_nothing_else_has(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Desk] = []
    monkeypatch.setattr(WorkingDaysDialog, "ask", classmethod(lambda _cls, given, *_rest: asked.append(given)))
    assert window.commands is not None
    keys = QKeySequence("Ctrl+Shift+D")
    actions = [a for menu in window.commands.menus.all() for a in menu.actions() if a.shortcut() == keys]
    assert len(actions) == 1
    actions[0].trigger()
    assert asked == [desk]


def test_a_town_that_entered_no_holidays_is_told_so(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    desk.house.change(lambda _: House(region="ES-CM"))
    made = WorkingDaysDialog(desk, theme)
    qtbot.addWidget(made)
    said = [label.text() for label in made.findChildren(WrapLabel)]
    assert any("You have entered none of your own" in words for words in said)
