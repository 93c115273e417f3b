"""Scenes of the texts to use again: see `tests/screens.py`."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QDialog

from calendario.desk.bank_file import Incoming
from calendario.domain.bank import Evergreen, Hashtag, Kind, Template
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.importing import ImportDialog
from calendario.gui.bank.page import BankPage
from calendario.gui.bank.picker import PickDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.house.differences import differences
from calendario.gui.house.files import RulesImportDialog
from tests.scene import DAY, Scene, place, shown


def bank(scene: Scene, kind: Kind = Kind.TEMPLATE, *, empty: bool = False) -> QDialog | None:
    """The texts to use again, of one kind."""
    if empty:
        file = scene.folder / "calendario.sqlite"
        database = sqlite3.connect(file, isolation_level=None)
        database.execute("DELETE FROM bank_entry")
        database.close()
    place(scene).go("bank")
    page = place(scene).pages.page("bank")
    assert isinstance(page, BankPage)
    page.show_kind(kind)
    return None


def bank_entry(scene: Scene, kind: Kind) -> QDialog | None:
    """The first of a kind, to be changed."""
    bank(scene, kind)
    there = scene.desk.bank.all(kind)[0].entry
    return shown(EntryDialog(scene.desk, scene.theme, kind, there, "", scene.window))


def bank_import(scene: Scene) -> QDialog | None:
    """What a provincial council's file would change."""
    bank(scene)
    theirs = Incoming(
        "Diputación de Villaprovincia",
        (
            ("Corte de agua", Template("El {día} cortamos el agua en {calle}.")),
            ("Aviso de tormenta", Template("Aviso {color} por tormentas, desde {hora}.")),
            ("#VillaprovinciaTeCuida", Hashtag("#VillaprovinciaTeCuida")),
        ),
    )
    return shown(ImportDialog(scene.theme, scene.desk.bank.compare(theirs), scene.window))


def style_of_before(scene: Scene) -> QDialog | None:
    """What a file of an earlier version says of how they write, before it fills the rules of the house."""
    bank(scene)
    words = [{"words": "chiquillos", "instead": "niñas y niños"}, {"words": "tercera edad", "instead": "mayores"}]
    coming = scene.desk.house.filled_in({"avoided": words})
    assert coming is not None
    changes = differences(scene.desk.house.house(), coming.house, {})
    return shown(RulesImportDialog(scene.theme, "Diputación de Villaprovincia", changes, scene.window))


def bank_over(scene: Scene) -> QDialog | None:
    """A post begun from what will be over by the day it goes out."""
    texts = scene.desk.bank
    text = "Hasta el domingo, el mercado de artesanía abre en la plaza de 10:00 a 20:00."
    post_id = texts.begin(texts.add(Evergreen(text, 30, DAY + timedelta(days=1)), "Mercado de artesanía").id)
    opened = scene.desk.writing.open(post_id)
    plan = replace(opened.plan, wall_time=datetime.combine(DAY + timedelta(days=10), time(10)))
    scene.desk.writing.keep(post_id, opened.draft, plan, None)
    place(scene).pages.open_post(post_id)
    editor = place(scene).pages.page("editor")
    assert isinstance(editor, EditorPage)
    scene.settle(lambda: bool(editor.findings.rows_shown()))
    return None


def from_template(scene: Scene) -> QDialog | None:
    """A post begun from a template: its fields are marked, the first one chosen."""
    bank(scene)
    page = place(scene).pages.page("bank")
    assert isinstance(page, BankPage)
    page.reading.button_use.click()
    scene.settle()
    editor = place(scene).pages.page("editor")
    assert isinstance(editor, EditorPage)
    scene.settle(lambda: bool(editor.findings.rows_shown()))
    return None


def stored_text(scene: Scene) -> QDialog | None:
    """To put one into the text."""
    place(scene).pages.new_post(DAY + timedelta(days=2))
    return shown(PickDialog(scene.desk, scene.theme, scene.window))
