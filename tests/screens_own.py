"""Scenes of a channel's own version and of what is known of a post: see `tests/screens.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QDialog

from calendario.domain.details import Certainty, Details
from calendario.gui.editor import changes
from calendario.gui.editor.card import CardDialog
from calendario.gui.editor.own_dialog import OwnDialog
from calendario.gui.editor.page import EditorPage
from tests.scene import DAY, Scene, place

_TEXT = "Mañana, de 9:00 a 12:00 h, se corta el agua en la calle Olmo por una avería. Llena algún recipiente antes."
_OWN = "Mañana, de 9:00 a 12:00 h, cortamos el agua en la calle Olmo por una avería."
_CARD = Details(
    audience="Vecindario de la calle Olmo y alrededores",
    objective="Que nadie se quede sin agua sin saberlo",
    source="Parte de averías 118/2026, Servicio de Aguas",
    certainty=Certainty.PENDING,
    note="Falta que Aguas confirme la hora de vuelta (Ana, ext. 214).",
)


def _page(scene: Scene) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    page.writing.edit.insertPlainText(_TEXT)
    return page


def version(scene: Scene) -> QDialog | None:
    """Mastodon with a text, a warning and an hour of its own."""
    page = _page(scene)
    mastodon = next(c for c in scene.desk.channels.all() if c.letters == "MA")
    page.show_target(mastodon.id)
    page.writing.edit.selectAll()
    page.writing.edit.insertPlainText(_OWN)
    page.writing.warning.setText("Obras")
    page.writing.warning.textEdited.emit("Obras")
    common = page._plan.wall_time
    assert common is not None
    page.timing.changed.emit(changes.with_own_time(page._plan, mastodon.id, common + timedelta(hours=2)))
    page._show_own()
    return None


def difference(scene: Scene) -> QDialog | None:
    """The same beside the base."""
    version(scene)
    page = place(scene).pages.page("editor")
    assert isinstance(page, EditorPage)
    channel = page._around.channel(page._shown)
    assert channel is not None
    dialog = OwnDialog(scene.theme, channel, page._draft, page._plan, page)
    dialog.show()
    return dialog


def card(scene: Scene) -> QDialog | None:
    """Filled in, beside the text."""
    page = _page(scene)
    page._put(draft=replace(page._draft, details=_CARD))
    page.card.show_details(_CARD)
    scene.settle(lambda: any(r.finding.code == "not_confirmed" for r in page.findings.rows_shown()))
    return None


def card_dialog(scene: Scene) -> QDialog | None:
    """All of it."""
    page = _page(scene)
    dialog = CardDialog(scene.theme, _CARD, {"audience": ["Familias"]}, page)
    dialog.show()
    return dialog
