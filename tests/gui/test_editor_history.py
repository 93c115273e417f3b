"""The history in the editor: what changed is read at a glance, and an old version is one press away."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.details import Certainty, Details
from calendario.domain.difference import draft_difference
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft, Variant, Visibility
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.editor.history_dialog import NOW, HistoryDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.colleague import colleague, saves
from tests.gui.posts import TOMORROW, channel, goes_out
from tests.gui.typing import type_text
from tests.newsroom import Clock, Newsroom

HOSTILE = "<img src='file:///etc/passwd'><script>alert(1)</script> &lt;b&gt; </span>\u202e"


@pytest.fixture
def post(desk: Desk, clock: Clock) -> UUID:
    """With two versions of mine and a third of a colleague."""
    post_id = desk.writing.new().post_id
    for text in ("La feria abre el lunes.", "La feria abre el martes."):
        clock.forward(minutes=1)
        desk.writing.save_draft(post_id, Draft("Feria", Content(text)), PlanDraft((channel(desk, "BS"),), TOMORROW))
    clock.forward(minutes=1)
    saves(colleague(desk), post_id, "La feria abre el martes en la plaza.")
    return post_id


def history(editor: EditorPage, desk: Desk, theme: Theme, qtbot: QtBot) -> HistoryDialog:
    """As the editor opens it."""
    manuscript = editor._manuscript
    assert manuscript is not None
    made = HistoryDialog(desk, theme, manuscript.post_id, editor._draft, {}, editable=manuscript.editable)
    qtbot.addWidget(made)
    made.show()
    return made


def view(theme: Theme, qtbot: QtBot, before: Draft, after: Draft, **names: dict[UUID, str]) -> DifferenceView:
    made = DifferenceView(theme, "What changed", names.get("channels", {}), names.get("categories", {}))
    qtbot.addWidget(made)
    made.show_changes(draft_difference(before, after), "Nothing")
    return made


# --- to be read -----------------------------------------------------------------------------------------------------


def test_added_words_are_underlined_and_removed_ones_struck_through_and_both_are_said(
    theme: Theme, qtbot: QtBot
) -> None:
    shown = view(theme, qtbot, Draft("", Content("Abre el lunes.")), Draft("", Content("Abre el martes.")))
    assert shown.toPlainText().split() == ["Text", "Abre", "el", "lunes", "martes."]
    found = {}
    block = shown.document().begin().next()
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        look = fragment.charFormat()
        found[fragment.text()] = (look.font().strikeOut(), look.font().underline(), look.background().color())
        fragments += 1
    assert found["lunes"] == (True, False, theme.colour("del_tint"))
    assert found["martes"] == (False, True, theme.colour("ins_tint"))
    assert shown.accessibleDescription() == "Text. Removed: “lunes”. Added: “martes”."


@pytest.mark.parametrize(("before", "after"), [("", HOSTILE), (HOSTILE, ""), (HOSTILE, HOSTILE + " x"), ("a", "a  \n")])
def test_a_hostile_text_is_shown_as_it_is_written_and_fetches_nothing(
    theme: Theme, qtbot: QtBot, before: str, after: str
) -> None:
    shown = view(theme, qtbot, Draft("", Content(before)), Draft("", Content(after)))
    if HOSTILE in (before, after):
        assert "<script>alert(1)</script> &lt;b&gt;" in shown.toPlainText()
    assert "\ufffc" not in shown.toPlainText()  # no picture
    assert "\u202e" not in shown.toPlainText()  # and nothing turns the window's own words round


def test_a_megabyte_is_shown_at_its_ends(theme: Theme, qtbot: QtBot) -> None:
    long = "á" * 500_000 + " " + "b c\n" * 120_000
    shown = view(theme, qtbot, Draft("", Content("Corto")), Draft("", Content(long)))
    assert len(shown.toPlainText()) < 10_000
    assert len(shown.accessibleDescription()) < 2000


def test_every_kind_of_field_has_words_of_its_own(theme: Theme, qtbot: QtBot, desk: Desk) -> None:
    bluesky, category = channel(desk, "BS"), UUID(int=7)
    picture = Image("a" * 64, "image/png", 4, 3, 9, "El cartel")
    after = Draft(
        "Feria",
        Content("Hola", (picture,), link="https://a.example", warning="Obras", visibility=Visibility.PRIVATE),
        (Variant(bluesky, text="Otro"),),
        Details(category=category, source="BOP 218", certainty=Certainty.PENDING, note="Llamar"),
    )
    said = view(
        theme,
        qtbot,
        Draft(),
        after,
        channels={bluesky: "Bluesky"},
        categories={category: "Avisos"},  # type: ignore[arg-type]
    ).said()
    for words in (
        *("Title. Added: “Feria”.", "Images. Number 1 is new: “El cartel”.", "Link. Added", "Avisos", "Pending"),
        *("Bluesky: Text (has its own now)", "Who sees it. Removed: “Everybody”. Added: “Followers only”.", "BOP 218"),
    ):
        assert words in said
    assert "Other data" not in said


def test_what_stayed_the_same_is_shown_near_the_changes_only(theme: Theme, qtbot: QtBot) -> None:
    text = "palabra " * 2000
    shown = view(theme, qtbot, Draft("", Content(text + "fin.")), Draft("", Content(text + "final."))).toPlainText()
    assert len(shown) < 400
    assert "[…]" in shown


# --- the list -------------------------------------------------------------------------------------------------------


def test_the_list_tells_who_and_when_and_the_view_what_changed(
    editor: EditorPage, desk: Desk, theme: Theme, post: UUID, qtbot: QtBot
) -> None:
    editor.open(desk.writing.open(post))
    dialog = history(editor, desk, theme, qtbot)
    lines = [dialog.versions.item(row).text() for row in range(dialog.versions.count())]
    assert [line.split("\n")[0] for line in lines] == [
        "Version 3, Pablo Rey",
        "Version 2, Merche Olmo",
        "Version 1, Merche Olmo",
    ]
    assert dialog.view.said() == "Text. Added: “en la plaza”."
    QTest.keyClick(dialog.versions, Qt.Key.Key_Down)
    assert dialog.view.said() == "Text. Removed: “lunes”. Added: “martes”."
    dialog.against.setCurrentIndex(dialog.against.findData(NOW))
    assert dialog.view.said() == "Text. Added: “en la plaza”."
    dialog.against.setCurrentIndex(0)
    QTest.keyClick(dialog.versions, Qt.Key.Key_Down)
    assert "Added: “La feria abre el lunes.”" in dialog.view.said()


def test_what_is_not_saved_yet_stands_first_and_cannot_be_brought_back(
    editor: EditorPage, desk: Desk, theme: Theme, post: UUID, qtbot: QtBot
) -> None:
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    dialog = history(editor, desk, theme, qtbot)
    assert dialog.versions.count() == 4
    assert dialog.versions.item(0).text().startswith("What you are writing")
    assert not dialog.restore.isEnabled()
    assert dialog.view.said() == "Text. Added: “Hoy:”."


def test_where_a_planned_version_goes_is_told(
    editor: EditorPage, desk: Desk, theme: Theme, post: UUID, qtbot: QtBot
) -> None:
    manuscript = desk.writing.open(post)
    desk.planning.plan(post, manuscript.draft, manuscript.plan, as_it_is=True)
    editor.open(desk.writing.open(post))
    dialog = history(editor, desk, theme, qtbot)
    assert dialog.versions.item(0).text().endswith("· programada")
    assert "·" not in dialog.versions.item(1).text()


def test_of_what_is_out_the_history_is_only_read(
    editor: EditorPage, desk: Desk, theme: Theme, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    planned = gui_newsroom.plan("Corte de agua.")
    goes_out(gui_newsroom, planned)
    editor.open(desk.writing.open(planned.post_id))
    dialog = history(editor, desk, theme, qtbot)
    assert dialog.versions.item(0).text().endswith("· publicada")
    assert not dialog.restore.isVisible()


def test_two_hundred_versions_are_there(
    editor: EditorPage, desk: Desk, theme: Theme, clock: Clock, qtbot: QtBot
) -> None:
    post_id = desk.writing.new().post_id
    for number in range(200):
        clock.forward(days=18)
        desk.writing.save_draft(post_id, Draft("Feria", Content(f"Edición {number}")), PlanDraft())
    editor.open(desk.writing.open(post_id))
    dialog = history(editor, desk, theme, qtbot)
    assert dialog.versions.count() == 200
    QTest.keyClick(dialog.versions, Qt.Key.Key_End)
    assert dialog.view.said().endswith("Added: “Edición 0”.")


# --- brought back ---------------------------------------------------------------------------------------------------


def test_an_old_version_comes_back_and_undo_brings_back_what_was_being_written(
    editor: EditorPage, desk: Desk, post: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    first = desk.history.versions(post)[-1].id
    monkeypatch.setattr(HistoryDialog, "ask", lambda *_given, **_named: first)
    editor.header.menu()
    editor.header.history.emit()
    assert editor.writing.edit.text() == "La feria abre el lunes."
    assert desk.writing.open(post).draft.base.text == "La feria abre el lunes."  # durable at once
    kept = desk.history.versions(post)[0]
    assert desk.history.draft(kept.id).base.text.startswith("Hoy: ")
    strip = editor.notices.told("recovered")
    assert strip is not None
    strip.buttons()[0].click()
    assert editor.writing.edit.text() == "Hoy: La feria abre el martes en la plaza."
    assert editor.keeping.owes


def test_ctrl_z_undoes_it_too(editor: EditorPage, desk: Desk, post: UUID) -> None:
    editor.open(desk.writing.open(post))
    editor.restore(desk.history.versions(post)[-1].id)
    assert editor.writing.edit.text() == "La feria abre el lunes."
    QTest.keyClick(editor.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.writing.edit.text() == "La feria abre el martes en la plaza."
    assert editor._draft.base.text == "La feria abre el martes en la plaza."


def test_what_is_typed_can_be_undone_after_it_was_saved(editor: EditorPage, desk: Desk) -> None:
    editor.open(desk.writing.new(PlanDraft((channel(desk, "BS"),), TOMORROW)))
    type_text(editor.writing.edit, "Feria")
    QTest.keyClick(editor.writing.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    type_text(editor.writing.edit, " y mercado")
    editor.save_draft()
    editor.reload()
    assert len(desk.history.versions(editor._manuscript.post_id)) == 2  # type: ignore[union-attr]
    document = editor.writing.edit.document()
    for keys, expected in ((Qt.Key.Key_Z, ""), (Qt.Key.Key_Y, "Feria y mercado")):
        for _step in range(40):
            QTest.keyClick(editor.writing.edit, keys, Qt.KeyboardModifier.ControlModifier)
        assert editor.writing.edit.text() == editor._draft.base.text == expected
    assert document.isUndoAvailable()


def test_it_is_in_the_menus_once_there_is_a_version(editor: EditorPage, desk: Desk, post: UUID) -> None:
    editor.open(desk.writing.new())
    assert "See history…" not in [a.text() for a in editor.menu_actions() + editor.header.menu().actions()]
    editor.open(desk.writing.open(post))
    assert "See history…" in [a.text() for a in editor.header.menu().actions()]
    assert "See history…" in [a.text() for a in editor.menu_actions()]
