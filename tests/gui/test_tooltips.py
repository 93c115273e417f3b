"""What a tooltip says: what somebody wrote, letter by letter, never read as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, Qt, QTextDocumentFragment
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.library import Kept
from calendario.domain.rights import MediaRecord, Rights
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from calendario.gui.library.grid import Pictures
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import ElidedLabel


@pytest.mark.parametrize(
    "text",
    [
        "<img src='file:///etc/passwd'>",
        "<h1>Sesión caducada</h1>",
        "Feria <b>grande</b>\ny otra línea",
        "&lt;b&gt; y <b>",
        "a&lt;b",
        "<?xml version='1.0'?>",
        "  <a href='x'>dos  espacios</a>",
        "</span><img src=x>",
    ],
)
def test_what_looks_like_html_is_shown_as_it_was_written(text: str) -> None:
    told = tip(text)
    assert Qt.mightBeRichText(told)
    assert "<img" not in told
    assert QTextDocumentFragment.fromHtml(told).toPlainText() == text


@pytest.mark.parametrize("text", ["", "Feria de abril", "3 > 2 & 4", "R&D; ¿y tú?", "&#60;b&#62;"])
def test_what_cannot_be_taken_for_html_stays_what_a_screen_reader_hears(text: str) -> None:
    assert tip(text) == text
    assert not Qt.mightBeRichText(text)


def test_the_title_of_a_page_reads_no_file(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    QImage(333, 222, QImage.Format.Format_RGB32).save(str(tmp_path / "x.png"))
    label = ElidedLabel(theme, f"<img src='file://{tmp_path}/x.png'>" + " largo" * 60)
    qtbot.addWidget(label)
    label.resize(100, 20)
    assert label.is_elided()
    assert "<img" not in label.toolTip()
    assert label.text().startswith("<img")


def test_a_picture_of_the_library_is_called_what_somebody_wrote(
    editor: EditorPage, desk: Desk, background: Background, picture: Path
) -> None:
    image = replace(desk.writing.take_in(picture), alt="<img src='file:///etc/passwd'>")
    grid = Pictures(desk, background, lambda: QSize(10, 10), editor)
    grid.show_found(
        [Kept(image, Rights(MediaRecord(image.digest)), 1, "", datetime(2026, 11, 24, tzinfo=UTC))],
        1,
        date(2026, 11, 25),
    )
    assert grid.index(0).data(Qt.ItemDataRole.ToolTipRole) == tip(image.alt) != image.alt
    assert grid.index(0).data(Qt.ItemDataRole.DisplayRole) == image.alt
