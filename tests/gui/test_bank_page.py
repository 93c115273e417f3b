"""*Reutilizables* in the window: kept, looked for, used, handed on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.bank import Merged
from calendario.desk.bank_file import Incoming
from calendario.desk.desk import Desk
from calendario.domain.bank import Answer, Evergreen, Hashtag, Key, Kind, OfficialName, Template
from calendario.domain.house import Avoided, House, Treatment
from calendario.gui.background import Background
from calendario.gui.bank import importing
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.forms import AnswerForm, EvergreenForm, HashtagForm, NameForm, TemplateForm
from calendario.gui.bank.importing import ImportDialog
from calendario.gui.bank.page import BankPage
from calendario.gui.house.differences import Difference
from calendario.gui.house.files import RulesImportDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.pages import Pages
from calendario.gui.theme import Theme
from tests.gui.typing import type_text
from tests.newsroom import Clock

PLENO = Template("Pleno el {fecha}, en {lugar}.")
PILAS = Evergreen("Lleva las pilas al punto limpio.", rest_days=30)
CITA = Answer("¿Cómo pido cita?", "Por teléfono.", "Trámites")


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> BankPage:
    made = BankPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    made.reload()
    return made


def shown(page: BankPage) -> list[str]:
    return [kept.entry.name for kept in page.entries.entries()]


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[Callable[[EntryDialog], None]], None]:
    """Fills in the dialog that comes next, and saves."""

    def does(fills_in: Callable[[EntryDialog], None]) -> None:
        def run(dialog: EntryDialog) -> int:
            dialog.show()
            fills_in(dialog)
            qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
            return dialog.result()

        monkeypatch.setattr(EntryDialog, "exec", run)

    return does


Person = Callable[[Callable[[EntryDialog], None]], None]


def test_an_empty_bank_says_what_it_is_for_and_has_one_verb(page: BankPage) -> None:
    for kind in Kind:
        page.show_kind(kind)
        assert page.entries.nothing.isVisible()
        assert page.entries.nothing.text()
        assert page.add.isVisible()
        assert not page.reading.sheet.isVisible()


def test_a_template_is_made_changed_put_away_and_used_again(
    page: BankPage, desk: Desk, person: Person, qtbot: QtBot
) -> None:
    def fills_in(dialog: EntryDialog) -> None:
        form = dialog.form
        assert isinstance(form, TemplateForm)
        assert form.name_field is not None
        type_text(form.name_field.widget, "Pleno")
        type_text(form.text, "Pleno el {fecha}.")

    person(fills_in)
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    assert shown(page) == ["Pleno"]
    assert page.reading.text.toPlainText() == "Pleno el {fecha}."
    assert "fecha" in page.reading.facts.text()
    person(lambda dialog: dialog.form.text.setPlainText("Otro {x}."))  # type: ignore[attr-defined]
    qtbot.mouseClick(page.reading.button_change, Qt.MouseButton.LeftButton)
    (kept,) = desk.bank.all()
    assert kept.entry.body == Template("Otro {x}.")
    qtbot.mouseClick(page.reading.button_retire, Qt.MouseButton.LeftButton)
    assert desk.bank.all() == ()
    assert shown(page) == ["Pleno"], "it stays to be brought back"
    assert not page.reading.button_use.isVisible()
    qtbot.mouseClick(page.reading.button_restore, Qt.MouseButton.LeftButton)
    assert len(desk.bank.all()) == 1


def test_each_kind_has_its_form_and_keeps_what_is_filled_in(page: BankPage, desk: Desk, person: Person) -> None:
    desk.categories.add("Actos")
    today = desk.office.clock().date()

    def evergreen(dialog: EntryDialog) -> None:
        form = dialog.form
        assert isinstance(form, EvergreenForm)
        form.name_field.widget.setText("Pilas")  # type: ignore[union-attr]
        form.text.setPlainText("Lleva las pilas.")
        form.rest.setValue(45)
        form.expires.box.setChecked(True)

    def answer(dialog: EntryDialog) -> None:
        form = dialog.form
        assert isinstance(form, AnswerForm)
        form.question.setText(" ¿Cuándo? ")
        form.text.setPlainText("Hoy.")
        form.owner.setText("Alcaldía")

    def name(dialog: EntryDialog) -> None:
        form = dialog.form
        assert isinstance(form, NameForm)
        form.right.setText("Casa de la Cultura")
        form.wrong.setPlainText("Casa Cultura\n\n casa de cultura ")

    def hashtag(dialog: EntryDialog) -> None:
        form = dialog.form
        assert isinstance(form, HashtagForm)
        form.text.setText("PlenoVillasauce")

    for kind, fills_in in (
        (Kind.EVERGREEN, evergreen),
        (Kind.ANSWER, answer),
        (Kind.NAME, name),
        (Kind.HASHTAG, hashtag),
    ):
        page.show_kind(kind)
        person(fills_in)
        page.add.click()
    bodies = {kept.entry.kind: kept.entry.body for kept in desk.bank.all()}
    assert bodies[Kind.EVERGREEN] == Evergreen("Lleva las pilas.", 45, today + timedelta(days=365))
    assert bodies[Kind.ANSWER] == Answer("¿Cuándo?", "Hoy.", "", "Alcaldía", today)
    assert bodies[Kind.NAME] == OfficialName("Casa de la Cultura", ("Casa Cultura", "casa de cultura"))
    assert bodies[Kind.HASHTAG] == Hashtag("#PlenoVillasauce")


def test_what_is_refused_is_said_under_its_field_and_nothing_is_lost(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    desk.bank.add(PLENO, "Pleno")
    dialog = EntryDialog(desk, theme, Kind.TEMPLATE, None, "Un texto largo")
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert isinstance(form, TemplateForm)
    assert form.name_field is not None
    for name in ("", "PLENO"):
        form.name_field.widget.setText(name)  # type: ignore[attr-defined]
        dialog.save.click()
        assert dialog.isVisible()
        assert form.name_field.error
        assert form.text.toPlainText() == "Un texto largo"
    form.name_field.widget.setText("Otro")  # type: ignore[attr-defined]
    form.text.setPlainText("a\0b")
    dialog.save.click()
    assert dialog.isVisible()
    assert form.text_field is not None
    assert form.text_field.error
    assert len(desk.bank.all()) == 1


def test_the_search_finds_without_accents_and_the_keyboard_goes_on_into_the_list(
    page: BankPage, desk: Desk, qtbot: QtBot
) -> None:
    for number in range(3):
        desk.bank.add(Answer(f"¿Pregunta {number}?", "Así.", "Tráfico" if number else "Agua"))
    page.show_kind(Kind.ANSWER)
    page.take_focus()
    type_text(page.entries.search, "trafico")
    assert shown(page) == ["¿Pregunta 1?", "¿Pregunta 2?"]
    qtbot.keyClick(page.entries.search, Qt.Key.Key_Down)
    assert page.reading.name.text() == "¿Pregunta 2?"
    page.entries.search.setText("nada de eso")
    assert shown(page) == []
    assert not page.reading.sheet.isVisible()
    page.show_kind(Kind.TEMPLATE)
    assert page.entries.words() == ""


def test_an_answer_is_copied(page: BankPage, desk: Desk) -> None:
    desk.bank.add(CITA)
    page.show_kind(Kind.ANSWER)
    page.reading.button_copy.click()
    assert QGuiApplication.clipboard().text() == "Por teléfono."


def test_what_rests_cannot_be_used_and_says_until_when(page: BankPage, desk: Desk, clock: Clock) -> None:
    entry = desk.bank.add(PILAS, "Pilas")
    page.show_kind(Kind.EVERGREEN)
    assert page.reading.button_use.isEnabled()
    desk.bank.begin(entry.id)
    page.reload()
    assert not page.reading.button_use.isEnabled()
    assert "25/12/2026" in page.reading.stands.text()
    clock.forward(days=31)
    page.reload()
    assert page.reading.button_use.isEnabled()


def test_what_one_was_at_stays_marked_while_somebody_else_writes(page: BankPage, desk: Desk) -> None:
    for name in ("B", "C"):
        desk.bank.add(PLENO, name)
    page.reload()
    page.entries.go_to(desk.bank.all()[1].entry.id)
    desk.bank.add(PLENO, "A")
    page.reload()
    assert shown(page) == ["A", "B", "C"]
    assert page.reading.name.text() == "C"


def test_a_file_of_a_province_is_seen_before_it_is_taken_in(
    page: BankPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.bank.add(PLENO, "Pleno")
    desk.bank.add(CITA)
    file = tmp_path / "banco.json"
    monkeypatch.setattr(importing, "ask_where_to", lambda _theme, _parent: file)
    with qtbot.waitSignal(page.told):
        page.give.click()
    desk.bank.retire(desk.bank.all(Kind.ANSWER)[0].entry.id)
    entry = desk.bank.all(Kind.TEMPLATE)[0].entry
    desk.bank.change(entry.id, Template("Otra cosa"))
    asked: list[ImportDialog] = []
    answers = iter((False, True))

    def sees(_theme: Theme, plan: Merged, parent: QWidget) -> frozenset[Key]:
        dialog = ImportDialog(page._theme, plan, parent)
        asked.append(dialog)
        return dialog.wanted() if next(answers) else frozenset()

    monkeypatch.setattr(ImportDialog, "ask", sees)
    monkeypatch.setattr(importing, "ask_where_from", lambda _parent: file)
    page.bring.click()
    qtbot.waitUntil(lambda: len(asked) == 1 and page.bring.isEnabled())
    assert desk.bank.one(entry.id).entry.body == Template("Otra cosa"), "it was left"
    with qtbot.waitSignal(page.told):
        page.bring.click()
    assert desk.bank.one(entry.id).entry.body == PLENO
    page.show_kind(Kind.TEMPLATE)
    assert shown(page) == ["Pleno", "Pleno (antes del 25/11/2026)"], "what it said can be brought back"
    assert desk.bank.all(Kind.TEMPLATE, retired=True)[1].entry.body == Template("Otra cosa")


def test_one_chooses_what_is_taken_in_and_sees_what_would_change(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    entries = (("Pleno", Template("Pleno el martes {fecha}.")), ("#Uno", Hashtag("#Uno")))
    desk.bank.add(Template("Pleno el lunes {fecha}."), "Pleno")
    dialog = ImportDialog(theme, desk.bank.compare(Incoming("Diputación", entries)))
    qtbot.addWidget(dialog)
    dialog.show()
    rows = {dialog.model.item(n).text(): dialog.model.item(n) for n in range(dialog.model.rowCount())}
    assert list(rows) == ["Changes · Template: Pleno", "New · Hashtag: #Uno"]
    assert "lunes" in dialog.change.said()
    assert "martes" in dialog.change.said()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert "#Uno" in dialog.change.said()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert rows["New · Hashtag: #Uno"].checkState() is Qt.CheckState.Unchecked, "with the keyboard"
    assert dialog.wanted() == {(Kind.TEMPLATE, "pleno")}
    for item in rows.values():
        item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()


STYLE = {"kind": "style", "name": "style", "treatment": "usted", "avoid": [{"word": "chiquillos"}]}


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Whose rules are offered, and what of them; the person says yes to all that is asked."""
    seen: list[tuple[str, list[str]]] = []

    def yes(_theme: Theme, name: str, changes: tuple[Difference, ...], _parent: QWidget, **_given: bool) -> bool:
        seen.append((name, [one.what for one in changes]))
        return True

    monkeypatch.setattr(RulesImportDialog, "ask", yes)
    monkeypatch.setattr(ImportDialog, "ask", lambda _theme, plan, _parent: plan.keys)
    return seen


@pytest.mark.parametrize("entries", [[], [{"kind": "hashtag", "name": "#Uno", "text": "#Uno"}]])
def test_how_they_write_in_a_file_of_before_is_offered_to_the_rules_and_can_be_undone(
    page: BankPage,
    desk: Desk,
    offered: list[tuple[str, list[str]]],
    entries: list[dict[str, str]],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    told = {"format": "calendario-banco", "version": 1, "from": "Diputación", "entries": [STYLE, *entries]}
    (tmp_path / "banco.json").write_text(json.dumps(told), encoding="utf-8")
    with qtbot.waitSignal(page.undoable) as undoable:
        page.take_in(tmp_path / "banco.json")
    assert offered == [("Diputación", ["How people are spoken to", "Words to avoid"])]
    assert desk.house.house() == House(treatment=Treatment.USTED, avoided=(Avoided("chiquillos"),))
    assert [kept.entry.name for kept in desk.bank.all()] == [entry["name"] for entry in entries]
    undoable.args[1]()
    assert desk.house.house() == House()
    page.take_in(tmp_path / "banco.json")
    qtbot.waitUntil(lambda: len(offered) == 2)
    with qtbot.waitSignal(page.told):
        page.take_in(tmp_path / "banco.json")
    assert len(offered) == 2, "they say so already"


def test_who_leaves_the_texts_of_a_file_leaves_all_of_it(
    page: BankPage,
    desk: Desk,
    offered: list[tuple[str, list[str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    asked: list[Merged] = []
    monkeypatch.setattr(ImportDialog, "ask", lambda _theme, plan, _parent: asked.append(plan) or frozenset())
    entries = [STYLE, {"kind": "hashtag", "name": "#Uno", "text": "#Uno"}]
    told = {"format": "calendario-banco", "version": 1, "entries": entries}
    (tmp_path / "banco.json").write_text(json.dumps(told), encoding="utf-8")
    page.take_in(tmp_path / "banco.json")
    qtbot.waitUntil(lambda: bool(asked))
    assert offered == []
    assert (desk.house.house(), desk.bank.all()) == (House(), ())


def test_what_only_looks_like_a_field_is_said_under_the_text(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = EntryDialog(desk, theme, Kind.TEMPLATE, None, "Pleno el {fecha")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.name_field is not None
    assert dialog.form.text_field is not None
    dialog.form.name_field.widget.setText("Pleno")  # type: ignore[attr-defined]
    dialog.save.click()
    assert dialog.isVisible()
    assert "{fecha" in (dialog.form.text_field.error or "")
    assert desk.bank.all() == ()


@pytest.mark.parametrize("data", [b"\x89PNG", b'{"format": "calendario-banco", "version": 99, "entries": []}'])
def test_a_file_that_is_none_is_refused_in_a_sentence(
    page: BankPage, desk: Desk, tmp_path: Path, data: bytes, qtbot: QtBot
) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with qtbot.waitSignal(page.refused) as told:
        page.take_in(tmp_path / "x.json")
    assert "x.json" in told.args[0]
    assert page.bring.isEnabled()
    assert desk.bank.all() == ()


def test_in_a_narrow_window_the_kinds_are_a_list(page: BankPage) -> None:
    assert page.segments.isVisible()
    page.resize(420, 500)
    assert page.chooser.isVisible()
    assert not page.segments.isVisible()
    page.chooser.setCurrentIndex(2)
    page.chooser.activated.emit(2)
    assert page.buttons[Kind.ANSWER].isChecked()


def test_from_the_way_to_a_post_begun_from_a_template_and_back(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.bank.add(PLENO, "Pleno")
    place = window.workplace
    assert place is not None
    assert place.navigation.keys().index("bank") == Pages.ENTRIES.index("bank")
    place.go("bank")
    page = place.pages.current()
    assert isinstance(page, BankPage)
    qtbot.mouseClick(page.reading.button_use, Qt.MouseButton.LeftButton)
    editor = place.pages.current()
    assert editor is place.pages.made("editor")
    assert editor.writing.edit.text() == PLENO.text  # type: ignore[union-attr]
    assert editor.writing.edit.textCursor().selectedText() == "{fecha}"  # type: ignore[union-attr]
    assert any("F2" in label.text() for label in place.told.findChildren(QLabel))
    editor._go_back()  # type: ignore[union-attr]
    assert place.pages.current() is page
    assert page.entries.entries()[0].last_on is not None
