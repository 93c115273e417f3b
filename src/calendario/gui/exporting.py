"""Writes the calendar for other programs where the person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from calendario.desk.desk import Desk
from calendario.domain.problem import BadInput, Problem
from calendario.sentences import say, sentence


def export(desk: Desk, form: str, parent: QWidget) -> str:
    """Asks where and writes; `form` is "ics", "csv" or "json". Returns what to tell, empty when nobody chose."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = Path(documents or Path.home()) / f"calendario.{form}"
    title = QCoreApplication.translate("Exporting", "Export the calendar")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), f"*.{form}")
    return write(desk, form, Path(chosen)) if chosen else ""


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
