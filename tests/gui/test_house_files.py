"""The rules of the house as a file: given, seen before they are taken in, taken in, and taken back."""

# ruff: noqa: F811  fixtures are named as what they give

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import Avoided, DayOff, House, Mode, Period, Treatment
from calendario.gui import file_choice
from calendario.gui.house.differences import Difference, differences
from calendario.gui.house.files import RulesImportDialog
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from tests.gui.test_house import Told, page, refused, told, undo  # noqa: F401  fixtures

OURS = House(region="ES-CM", treatment=Treatment.TU, avoided=(Avoided("de cara a", "para"),))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Difference, ...]]:
    """What is shown before anything is taken in; the person says yes."""
    seen: list[tuple[Difference, ...]] = []

    def ask(
        _theme: Theme, _name: str, changes: tuple[Difference, ...], _parent: object, *, hashtags: bool = False
    ) -> bool:
        assert not hashtags
        seen.append(changes)
        return True

    monkeypatch.setattr(RulesImportDialog, "ask", staticmethod(ask))
    return seen


def test_rules_go_out_and_come_in_elsewhere(
    page: SettingsPage,
    desk: Desk,
    told: Told,
    asked: list[tuple[Difference, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    desk.house.change(lambda _: OURS)
    target = tmp_path / "normas.json"
    monkeypatch.setattr(file_choice, "to_write", lambda *_given: target)
    monkeypatch.setattr(file_choice, "to_read", lambda *_given: target)
    with qtbot.waitSignal(page.undoable):
        qtbot.mouseClick(page.house.rules.files.give, Qt.MouseButton.LeftButton)
    assert str(target) in told[-1][0]
    desk.house.change(lambda _: House(treatment=Treatment.USTED, quiet=(time(22), time(8))))
    desk.house.begin_crisis()
    page.reload()
    before = desk.house.house()
    with qtbot.waitSignal(page.undoable):
        qtbot.mouseClick(page.house.rules.files.bring, Qt.MouseButton.LeftButton)
    what = {one.what: (one.before, one.after) for one in asked[0]}
    assert what["How people are spoken to"] == ("Usted", "Tú")
    assert what["Region"] == ("None", "Castilla-La Mancha")
    assert what["Quiet hours"] == ("from 22:00 to 8:00", "none")
    assert what["Words to avoid"] == ("", "«de cara a» → «para»")
    after = desk.house.house()
    assert replace(after, crisis=None) == OURS
    assert after.crisis == before.crisis  # of this place, and no rule
    assert page.house.rules.treatment.currentData() == str(Treatment.TU)
    undo(told)
    assert desk.house.house() == before


def test_what_was_changed_after_taking_in_stays_when_that_is_undone(
    page: SettingsPage,
    desk: Desk,
    told: Told,
    asked: list[tuple[Difference, ...]],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "normas.json"
    desk.house.change(lambda _: OURS)
    desk.house.export(target)
    desk.house.change(lambda _: House())
    with qtbot.waitSignal(page.undoable):
        page.house.rules.files.take_in(target)
    desk.house.change(lambda _: replace(desk.house.house(), treatment=Treatment.USTED))
    undo(told)
    assert desk.house.house() == House(treatment=Treatment.USTED)


def test_it_may_be_left(
    page: SettingsPage,
    desk: Desk,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "normas.json"
    desk.house.change(lambda _: OURS)
    desk.house.export(target)
    desk.house.change(lambda _: House())
    dialogs: list[RulesImportDialog] = []

    def person(dialog: RulesImportDialog) -> int:
        dialogs.append(dialog)
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(RulesImportDialog, "exec", person)
    page.house.rules.files.take_in(target)
    qtbot.waitUntil(lambda: bool(dialogs))
    assert dialogs[0].heading.text().endswith("?")
    assert desk.house.house() == House()
    assert told == []


def test_a_file_that_says_the_same_has_nothing_to_be_taken_in(theme: Theme, qtbot: QtBot) -> None:
    dialog = RulesImportDialog(theme, "normas.json", differences(OURS, OURS, {}))
    qtbot.addWidget(dialog)
    assert "nothing" in dialog.heading.text()
    assert not hasattr(dialog, "take")


def test_of_an_older_file_it_is_said_where_hashtags_are_now(theme: Theme, qtbot: QtBot) -> None:
    for changes in (differences(House(), OURS, {}), ()):
        dialog = RulesImportDialog(theme, "normas.json", changes, hashtags=True)
        qtbot.addWidget(dialog)
        assert any("Reusable texts" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    "content",
    [
        "esto no es JSON",
        "[]",
        json.dumps({"calendario_house": 1, "treatment": "vos"}),
        json.dumps({"calendario_house": 1, "region": "ES-XX"}),
        json.dumps({"calendario_house": 99}),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(
    page: SettingsPage,
    desk: Desk,
    refused: list[str],
    asked: list[tuple[Difference, ...]],
    tmp_path: Path,
    qtbot: QtBot,
    content: str,
) -> None:
    desk.house.change(lambda _: OURS)
    source = tmp_path / "malo.json"
    source.write_text(content, encoding="utf-8")
    page.house.rules.files.take_in(source)
    qtbot.waitUntil(lambda: bool(refused))
    assert len(refused[0]) > 20
    assert "house_" not in refused[0]
    assert asked == []
    assert desk.house.house() == OURS


def test_a_place_where_nothing_can_be_written_is_told(
    page: SettingsPage,
    refused: list[str],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    (tmp_path / "fichero").write_text("no es una carpeta")
    page.house.rules.files.write(tmp_path / "fichero" / "normas.json")
    qtbot.waitUntil(lambda: bool(refused))
    assert "normas.json" in refused[0]


# --- the differences themselves


def test_of_a_list_only_what_goes_and_comes_is_told_and_long_lists_are_counted() -> None:
    one, other = Avoided("una"), Avoided("otra")
    here = House(avoided=(one, other), days_off=(DayOff(date(2026, 9, 8), "Virgen"),))
    many = tuple(Avoided(f"palabra {n}") for n in range(9))
    there = House(avoided=(one, *many), days_off=here.days_off, working=(date(2026, 12, 8),))
    found = {one.what: one for one in differences(here, there, {})}
    assert set(found) == {"Words to avoid", "Holidays on which you work"}
    words = found["Words to avoid"]
    assert words.of_list
    assert words.before == "«otra»"
    assert words.after.startswith("«palabra 0»; «palabra 1»; «palabra 2»; «palabra 3»")
    assert "more" in words.after


def test_a_period_that_is_only_confirmed_now_is_a_difference() -> None:
    first = date(2027, 3, 30)
    foreseen = Period(Mode.ELECTORAL, first, first + timedelta(days=54), "Elecciones", "LOREG", confirmed=False)
    (only,) = differences(House(periods=(foreseen,)), House(periods=(replace(foreseen, confirmed=True),)), {})
    assert "foreseen" in only.before
    assert "foreseen" not in only.after
