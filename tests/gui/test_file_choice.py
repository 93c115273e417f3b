"""Files that are written where a person says: nothing that is there is lost unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui import exporting, file_choice, own_words_import
from calendario.gui.bank import importing
from calendario.gui.file_choice import ReplaceDialog
from calendario.gui.theme import Theme

Ask = Callable[[Theme, QWidget], Path | None]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def typing(monkeypatch: pytest.MonkeyPatch, typed: str) -> list[str]:
    """In the system's dialog; what it proposes."""
    proposed: list[str] = []

    def save(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        proposed.append(where)
        return typed, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return proposed


@pytest.mark.parametrize(
    ("ask", "ending"),
    [
        (own_words_import.ask_where_to, ".txt"),
        (importing.ask_where_to, ".json"),
        (lambda theme, parent: file_choice.to_write(theme, parent, "Save", "copia.zip", "Backups (*.zip)"), ".zip"),
    ],
    ids=["words", "bank", "backup"],
)
def test_a_name_without_its_ending_does_not_write_over_a_file_unasked(
    theme: Theme, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask, ending: str
) -> None:
    there = tmp_path / f"lista{ending}"
    asked: list[Path] = []
    answer = [False]
    monkeypatch.setattr(
        ReplaceDialog, "ask", staticmethod(lambda _theme, file, _parent: asked.append(file) or answer[0])
    )
    proposed = typing(monkeypatch, str(tmp_path / "lista"))
    assert ask(theme, parent) == there
    assert asked == [], "nothing is lost"
    assert proposed[0].endswith(ending)
    there.write_text("de otra persona", encoding="utf-8")
    assert ask(theme, parent) is None
    answer[0] = True
    assert ask(theme, parent) == there
    assert asked == [there, there]
    assert Path(proposed[-1]).parent == tmp_path, "it begins where the last one was"
    typing(monkeypatch, str(there))
    assert ask(theme, parent) == there
    assert len(asked) == 2, "the system asked about that name already"
    typing(monkeypatch, "")
    assert ask(theme, parent) is None


def test_a_name_written_otherwise_is_still_the_one_the_system_asked_about(
    theme: Theme, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows it comes with other slashes than ours."""
    there = tmp_path / "lista.txt"
    there.write_text("de otra persona", encoding="utf-8")
    monkeypatch.setattr(ReplaceDialog, "ask", staticmethod(lambda *_about: pytest.fail("asked twice")))
    typing(monkeypatch, f"{tmp_path}//lista.txt")
    assert own_words_import.ask_where_to(theme, parent) == there


def test_a_calendar_for_other_programs_keeps_what_was_there(
    desk: Desk, theme: Theme, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "agenda.ics"
    there.write_text("de otra persona", encoding="utf-8")
    typing(monkeypatch, str(tmp_path / "agenda"))
    monkeypatch.setattr(ReplaceDialog, "ask", staticmethod(lambda *_about: False))
    assert exporting.export(desk, "ics", theme, parent) == ""
    assert there.read_text(encoding="utf-8") == "de otra persona"
    monkeypatch.setattr(ReplaceDialog, "ask", staticmethod(lambda *_about: True))
    assert str(there) in exporting.export(desk, "ics", theme, parent)
    assert there.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_the_question_names_the_file_and_the_safe_answer_comes_first(
    theme: Theme, parent: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ReplaceDialog(theme, tmp_path / "lista.txt", parent)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.heading.text() == "Replace “lista.txt”?"
    assert dialog._buttons[0].isDefault()
    assert not dialog.replace.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        dialog.replace.click()
