"""The words of the institution in *Ajustes* and in the menu of a misspelt word, by keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.desk.desk import Desk
from calendario.desk.words import Incoming
from calendario.domain.own_words import Scope
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.background import Background
from calendario.gui.editor.adding_words import AddingWords
from calendario.gui.editor.notices import Notices
from calendario.gui.editor.overflow_row import OverflowRow
from calendario.gui.editor.page import EditorPage
from calendario.gui.own_words_import import OwnWordsImportDialog
from calendario.gui.own_words_sheet import OwnWordsSheet
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import NO_SHEET, Theme
from calendario.spelling.own import OwnWords
from calendario.spelling.spelling import Spelling
from tests.gui.typing import type_text


@pytest.fixture(autouse=True)
def nobody_elses(spelling: Spelling) -> Iterator[None]:
    """The dictionary is one for all stories: what one adds is not the next one's."""
    yield
    spelling.take_own(OwnWords())


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.reload()
    qtbot.waitUntil(lambda: made.words.model.count == len(desk.words.all()) and not made.words._reading)
    return made


def words_in(sheet: OwnWordsSheet) -> list[str]:
    return [row.listed.word.word for row in sheet.model.shown]


def test_a_word_is_added_removed_and_put_back_with_the_keyboard(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    sheet = page.words
    told: list[tuple[str, object, int]] = []
    page.undoable.connect(lambda *what: told.append(what))
    assert "none yet" in sheet.nothing.text()
    assert not sheet.remove.isEnabled()
    sheet.word.setFocus()
    type_text(sheet.word, "farolet")
    qtbot.keyClick(sheet.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words_in(sheet) == ["farolet"])
    assert sheet.word.text() == ""
    assert sheet.model.shown[0].line.startswith("toda la entidad · Merche Olmo · ")
    assert desk.office.speller is not None
    assert desk.office.speller.misspelt("Sale el farolet.") == ()
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: words_in(sheet) == [])
    assert [w.text for w in desk.office.speller.misspelt("Sale el farolet.")] == ["farolet"]
    words, undo, stays_ms = told[-1]
    assert "farolet" in words
    assert stays_ms > 0
    assert callable(undo)
    undo()
    qtbot.waitUntil(lambda: words_in(sheet) == ["farolet"])
    assert desk.office.speller.misspelt("Sale el farolet.") == ()


def test_what_is_no_word_is_told_beside_it_and_stays_there(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    sheet = page.words
    type_text(sheet.word, "a;b")
    qtbot.keyClick(sheet.word, Qt.Key.Key_Return)
    assert "«;»" in sheet.word_field.error
    assert sheet.word.text() == "a;b"
    assert desk.words.all() == ()


def test_words_are_looked_for_among_thousands(page: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = page.words
    letters = "abcdefghijklmnopqrst"
    many = [f"Casa{a}{b}{c}á" for a in letters for b in letters for c in letters]
    desk.words.import_list(Incoming(tmp_path, Scope.INSTITUTION, (*many, "Vilafamés")))
    desk.words.add("farolet", Scope.PERSON)
    page.reload()
    qtbot.waitUntil(lambda: sheet.model.count == len(many) + 2)
    sheet.search.setFocus()
    type_text(sheet.search, "vilafames")
    assert words_in(sheet) == ["Vilafamés"]
    sheet.search.clear()
    sheet.of_whom.setCurrentIndex(sheet.of_whom.findData(str(Scope.PERSON)))
    sheet.of_whom.activated.emit(sheet.of_whom.currentIndex())
    assert words_in(sheet) == ["farolet"]
    type_text(sheet.search, "zzz")
    assert words_in(sheet) == []
    assert "like that" in sheet.nothing.text()


def test_a_list_is_taken_in_and_written(
    page: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = page.words
    source, asked = tmp_path / "lista.txt", []

    def ask(_theme: Theme, incoming: Incoming, _parent: object) -> Scope:
        asked.append(incoming)
        return Scope.TERRITORY

    monkeypatch.setattr(OwnWordsImportDialog, "ask", staticmethod(ask))
    source.write_text("Gaiata\nfarolet\n12\n", encoding="utf-8")
    with qtbot.waitSignal(page.undoable) as told:
        sheet.take_in(source)
    assert asked[0].refused_count == 1
    assert "2" in told.args[0]
    qtbot.waitUntil(lambda: words_in(sheet) == ["farolet", "Gaiata"])
    assert {one.word.scope for one in desk.words.all()} == {Scope.TERRITORY}
    target = tmp_path / "salida.txt"
    with qtbot.waitSignal(page.undoable):
        sheet.write(target)
    assert target.read_text(encoding="utf-8").splitlines()[1:] == ["farolet", "Gaiata"]
    with qtbot.waitSignal(page.refused) as refused:
        sheet.take_in(tmp_path / "no-hay.txt")
    assert "no-hay.txt" in refused.args[0]
    assert sheet.bring.isEnabled()


def test_a_list_that_takes_long_is_seen_and_can_be_given_up(
    page: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, coming, told = page.words, page.words.coming, []
    page.undoable.connect(lambda *words: told.append(words[0]))
    source = tmp_path / "lista.txt"
    source.write_text("Gaiata\nfarolet\n", encoding="utf-8")
    monkeypatch.setattr(OwnWordsImportDialog, "ask", staticmethod(lambda *_about: Scope.INSTITUTION))
    sheet.bring.setFocus()
    with desk.office.database.writing():  # somebody else is at the calendar: it waits
        sheet.take_in(source)
        qtbot.waitUntil(lambda: coming.isVisible() and coming._course is not None and not sheet.bring.isEnabled())
        assert "lista.txt" in coming.words.text()
        coming.stop.setFocus()
        qtbot.keyClick(coming.stop, Qt.Key.Key_Space)
        assert not coming.stop.isEnabled()
        assert page.focusWidget() is sheet.word
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["No word of the list was taken in."]
    assert not coming.isVisible()
    assert sheet.bring.isEnabled()
    assert desk.words.all() == ()
    sheet.take_in(source)
    qtbot.waitUntil(lambda: words_in(sheet) == ["farolet", "Gaiata"])


def test_how_far_a_list_is_stands_in_figures(page: SettingsPage, tmp_path: Path) -> None:
    coming = page.words.coming
    course = coming._begin(tmp_path / "lista.txt")
    assert course.going_on(24_000, 100_000)
    coming._show_way()
    assert coming.words.text() == "Taking in words: 24000 of 100000"
    assert coming.stop.isEnabled()
    assert course.going_on(100_000, 100_000)
    coming._show_way()
    assert coming.stop.isHidden(), "all of them are in"
    coming._end()


def test_the_dialog_of_a_list_says_which_lines_are_left_out(
    desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "lista.txt"
    source.write_text("Gaiata\n" + "12\n" * 40, encoding="utf-8")
    dialog = OwnWordsImportDialog(theme, desk.words.read_list(source, Scope.INSTITUTION))
    qtbot.addWidget(dialog)
    dialog.show()
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog.heading)))
    assert "Línea 2, «12»: tiene cifras" in said
    assert "34" in said
    assert dialog.wanted() is Scope.INSTITUTION
    source.write_text("12\n", encoding="utf-8")
    nothing = OwnWordsImportDialog(theme, desk.words.read_list(source, Scope.INSTITUTION))
    qtbot.addWidget(nothing)
    assert not hasattr(nothing, "take"), "there is nothing to say yes to"


def test_what_is_there_already_is_not_asked_about(desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "lista.txt"
    source.write_text("Gaiata\nMagdalena\n", encoding="utf-8")
    desk.words.import_list(desk.words.read_list(source, Scope.INSTITUTION))
    nothing = OwnWordsImportDialog(theme, desk.words.read_list(source, Scope.INSTITUTION))
    qtbot.addWidget(nothing)
    assert nothing.heading.text() == "There is nothing to take in"
    assert "2 word(s) of the list are there already." in labels_of(nothing)
    assert not hasattr(nothing, "take")
    source.write_text("Gaiata\nMagdalena\nLledó\n", encoding="utf-8")
    one = OwnWordsImportDialog(theme, desk.words.read_list(source, Scope.INSTITUTION))
    qtbot.addWidget(one)
    assert one.heading.text() == "Take in 1 word(s)?"
    assert "2 word(s) of the list are there already." in labels_of(one)


def labels_of(dialog: OwnWordsImportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(type(dialog.heading))]


def test_long_figures_stand_in_groups(
    page: SettingsPage, desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("es_ES"))
    try:
        incoming = Incoming(tmp_path, Scope.INSTITUTION, ("Gaiata",) * 99_989, known=12_000, refused_count=10_000)
        dialog = OwnWordsImportDialog(theme, incoming)
        qtbot.addWidget(dialog)
        assert dialog.heading.text() == "Take in 99.989 word(s)?"
        assert "12.000 word(s) of the list are there already." in labels_of(dialog)
        row = OverflowRow(theme)
        qtbot.addWidget(row)
        row.show_excess(1_048_075, threads=False, own=False)
        assert row.words.text() == "1.048.075 too many"
        row.show_excess(1234, threads=False, own=False)
        assert row.words.text() == "1234 too many"
    finally:
        QLocale.setDefault(before)


def many_words(desk: Desk, count: int, tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrst"
    many = [f"Casa{a}{b}{c}á" for a in letters for b in letters for c in letters][:count]
    desk.words.import_list(Incoming(tmp_path, Scope.INSTITUTION, tuple(many)))


def test_hundreds_of_words_go_and_come_back_beside_the_window(
    page: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = page.words
    many_words(desk, 300, tmp_path)
    page.reload()
    qtbot.waitUntil(lambda: sheet.model.count == 300)
    window, threads = threading.get_ident(), []

    def noted(change: Any) -> Any:
        def do(what: Any) -> Any:
            threads.append(threading.get_ident())
            return change(what)

        return do

    for name in ("remove", "put_back"):
        monkeypatch.setattr(desk.words, name, noted(getattr(desk.words, name)))
    sheet.view.selectAll()
    with qtbot.waitSignal(page.undoable) as told:
        sheet.remove.click()
    assert "300" in told.args[0]
    qtbot.waitUntil(lambda: words_in(sheet) == [])
    told.args[1]()
    qtbot.waitUntil(lambda: len(words_in(sheet)) == 300)
    assert len(threads) == 2
    assert window not in threads


def test_what_is_chosen_stays_so_while_one_looks_for_words(
    page: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = page.words
    many_words(desk, 400, tmp_path)
    page.reload()
    qtbot.waitUntil(lambda: sheet.model.count == 400)
    changed: list[object] = []
    sheet.view.selectAll()
    sheet.view.selectionModel().selectionChanged.connect(lambda *what: changed.append(what))
    sheet.search.setText("casaa")
    assert [row.listed.word.word for row in sheet.view.chosen()] == words_in(sheet)
    assert len(words_in(sheet)) > 300
    assert len(changed) < 10, "all of them at once: one by one they take minutes where there are many"
    sheet.view.choose({row.listed.word.id for row in sheet.model.shown[3:5] + sheet.model.shown[9:10]})
    assert sheet.view.chosen() == [*sheet.model.shown[3:5], sheet.model.shown[9]]


def test_the_words_fit_in_the_smallest_window_with_the_largest_letters(
    desk: Desk, background: Background, qapp: QApplication, qtbot: QtBot
) -> None:
    look = Theme(paths.resources(), "light", 200)
    look.apply(qapp)
    desk.words.add("Gaiata", Scope.INSTITUTION)
    sheet = OwnWordsSheet(desk, look, background)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.reload()
    qtbot.waitUntil(lambda: sheet.model.count == 1)
    assert sheet.minimumSizeHint().width() <= 500
    qapp.setStyleSheet(NO_SHEET)


def test_a_word_that_was_there_already_is_not_taken_out_by_an_undo(
    page: SettingsPage, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    there = desk.words.add("farolet", Scope.INSTITUTION)
    type_text(page.words.word, "farolet")
    with qtbot.waitSignal(page.undoable) as told:
        page.words.add.click()
    assert told.args[1] is None
    notices, menu = Notices(theme), QMenu()
    for made in (notices, menu):
        qtbot.addWidget(made)
    adding = AddingWords(desk, notices, tuple, lambda _words: None)
    adding.add_for_all("farolet")
    strip = notices.told("own_word")
    assert strip is not None
    assert [button.text() for button in strip.buttons()] == ["Close"]
    assert [one.word for one in desk.words.all()] == [there]


def test_strict_mode_is_the_institutions(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    assert not page.words.strict.isChecked()
    page.words.strict.setFocus()
    qtbot.keyClick(page.words.strict, Qt.Key.Key_Space)
    assert desk.words.strict
    desk.words.set_strict(False)
    page.reload()
    assert not page.words.strict.isChecked()


def test_three_ways_of_saying_that_a_word_is_right(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    ignored: list[tuple[str, ...]] = [()]
    notices, menu = Notices(theme), QMenu()
    qtbot.addWidget(notices)
    qtbot.addWidget(menu)
    adding = AddingWords(desk, notices, lambda: ignored[-1], ignored.append)
    actions = adding.actions("farolet", menu)
    assert [a.text() for a in actions] == ["Add for the whole institution", "Add only for me", "Ignore here"]
    for action, scope in zip(actions, (Scope.INSTITUTION, Scope.PERSON), strict=False):
        with qtbot.waitSignal(adding.changed):
            action.trigger()
        assert [one.word.scope for one in desk.words.all()] == [scope]
        strip = notices.told("own_word")
        assert strip is not None
        with qtbot.waitSignal(adding.changed):
            strip.buttons()[0].click()
        assert desk.words.all() == ()
        assert notices.told("own_word") is None
    actions[2].trigger()
    assert ignored[-1] == ("farolet",)
    strip = notices.told("own_word")
    assert strip is not None
    strip.buttons()[0].click()
    assert ignored[-1] == ()
    assert [a.text() for a in adding.actions("niñ@s", menu)] == ["Ignore here"]


def test_what_is_added_in_settings_is_right_in_the_text_that_was_open(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    fresh = desk.writing.new()
    draft = Draft("", Content("Sale el farolet. Otra vez el farolet."))
    desk.writing.keep(fresh.post_id, draft, PlanDraft(), None)
    editor.open(desk.writing.open(fresh.post_id))
    qtbot.waitUntil(lambda: len(editor._spots(editor.writing.edit.text(), None)) == 2)
    added = desk.words.add("farolet", Scope.INSTITUTION)
    editor.reload()
    qtbot.waitUntil(lambda: editor._spots(editor.writing.edit.text(), None) == [])
    desk.words.remove([added.id])
    editor.reload()
    qtbot.waitUntil(lambda: len(editor._spots(editor.writing.edit.text(), None)) == 2)


def test_a_word_that_is_ignored_stays_so_in_that_post(desk: Desk) -> None:
    fresh = desk.writing.new()
    draft = Draft("", Content("Sale el farolet."))
    kept = replace(draft, details=replace(draft.details, ignored=("farolet",)))
    assert kept.content_hash == draft.content_hash
    desk.writing.save_draft(fresh.post_id, kept, PlanDraft())
    assert desk.writing.open(fresh.post_id).draft.details.ignored == ("farolet",)
