"""Writes the calendar for other programs where the person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import BadInput, Problem
from calendario.gui import file_choice
from calendario.gui.theme import Theme
from calendario.sentences import say, sentence


def export(desk: Desk, form: str, theme: Theme, parent: QWidget) -> str:
    """Asks where and writes; `form` is "ics", "csv" or "json". Returns what to tell, empty when nobody chose."""
    title = QCoreApplication.translate("Exporting", "Export the calendar")
    target = file_choice.to_write(theme, parent, title, f"calendario.{form}")
    return "" if target is None else write(desk, form, target)


def write(desk: Desk, form: str, target: Path) -> str:
    """The sentence that says it is done, or why not."""
    exchange = desk.exchange
    try:
        told = {"ics": exchange.ics, "csv": exchange.csv, "json": exchange.json}[form]()
        target.write_text(told, encoding="utf-8", newline="")
    except Problem as problem:
        return sentence(problem)
    except OSError:
        return sentence(BadInput("file_unwritable", path=str(target)))
    return say("export_done", path=target)
