"""The screens of what helps while typing: what is offered at the caret, the emoji, what was done to a paste."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from calendario.domain.completing import Labels
from calendario.gui.editor.page import EditorPage
from tests.gui.typing import type_text
from tests.scene import DAY, Scene, place

_TEXT = "Último aviso: termina el plazo para pedir las ayudas de material escolar del curso 2026-2027.\n\n"
_LABELS = Labels(("#SemanaDelMayor", "#SemanaSanta", "#SemanaCultural", "#VillasauceInforma"), ("@cruzroja",))


def _page(scene: Scene) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    QTest.keyClicks(page.header.title, "Ayudas de material escolar")
    page.writing.edit.setFocus()
    page.writing.edit.insertPlainText(_TEXT)
    page.help.completion.labels = _LABELS
    page.writing.inserts.show_button(page.help.label_button, True)
    return page


def weekday(scene: Scene) -> QDialog | None:
    """A date that Tab would write."""
    type_text(_page(scene).writing.edit, "Hasta el viernes")
    return None


def hashtag(scene: Scene) -> QDialog | None:
    """Labels to choose of, the second one chosen."""
    page = _page(scene)
    type_text(page.writing.edit, "#semana")
    page.help.completion._choose(1)
    return None


def emoji(scene: Scene, *, asked: str) -> QDialog | None:
    """The picker under the caret, with what was used last, or what was asked for."""
    page = _page(scene)
    page.help._machine.keep_emoji(["🎉", "📣", "🚌", "⚠️"])
    page.help.show_emoji()
    assert page.help.picker is not None
    type_text(page.help.picker.search, asked)
    return None


def pasted_links(scene: Scene, *, count: int) -> QDialog | None:
    """Out of a page, whose links the text does not show."""
    page = _page(scene)
    data = QMimeData()
    names = ("las bases de la convocatoria", "el modelo de solicitud", "más información aquí", "la sede electrónica")
    links = [f"<a href='https://sede.villasauce.example/ayudas/{n}'>{name}</a>" for n, name in enumerate(names[:count])]
    data.setHtml(f"<p>Mira {', '.join(links)}.</p>")
    data.setText(f"Mira {', '.join(names[:count])}.")
    page.writing.edit.insertFromMimeData(data)
    scene.settle(lambda: page.notices.told("pasted_links") is not None)
    return None


def pasted(scene: Scene) -> QDialog | None:
    """Out of a PDF, with what was done to it."""
    page = _page(scene)
    data = QMimeData()
    data.setText(
        "El Ayuntamiento de Villasauce convoca ayudas para la compra de material escolar des-\n"
        "tinadas a las familias empadronadas en el municipio con hijas o hijos matriculados en\n"
        "educación infantil, primaria o secundaria. El plazo termina el 27\u200b de noviem\u00adbre.\n"
    )
    page.writing.edit.insertFromMimeData(data)
    page.writing.edit.moveCursor(QTextCursor.MoveOperation.Start)
    return None
