"""A text that does not fit: divided into a thread that was seen first, or shortened for that channel alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.thread import parts_of
from calendario.gui.background import Background
from calendario.gui.editor.changes import BASE, has_own_text, text_of
from calendario.gui.editor.dividing import Division, Offer, offered
from calendario.gui.editor.dividing_dialog import DividingDialog
from calendario.gui.editor.overflow_row import OverflowRow
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from tests.gui.posts import LONG, TOMORROW, begin, channel, reviewed
from tests.gui.typing import type_text

Answer = Callable[[DividingDialog], object]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[Answer], list[DividingDialog]]:
    """What the person does in the dialog, once it is shown; the dialogs that were."""

    def answers(does: Answer) -> list[DividingDialog]:
        shown: list[DividingDialog] = []

        def ask(theme: Theme, background: Background, offer: Offer, parent: EditorPage) -> Division | None:
            dialog = DividingDialog(theme, background, offer, parent)
            qtbot.addWidget(dialog)
            dialog.show()
            qtbot.waitExposed(dialog)
            shown.append(dialog)
            does(dialog)
            assert not dialog.isVisible()
            return dialog.division if dialog.result() else None

        monkeypatch.setattr(DividingDialog, "ask", staticmethod(ask))
        return shown

    return answers


def opened(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, draft: Draft, *letters: str
) -> DividingDialog:
    there = {c.letters: c for c in desk.channels.all()}
    channels = [there[k] for k in letters]
    offer = offered(draft, channels, [channels[0].id])
    assert offer is not None
    dialog = DividingDialog(theme, background, offer)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_the_finding_offers_a_thread_and_a_short_version(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    reviewed(editor, qtbot, "too_long")
    row = editor.findings.row_widgets()[0]
    assert (row.fix.text(), row.other.text()) == ("Divide into a thread…", "Write a short version")
    assert row.other.isVisible()


def test_where_there_are_no_threads_only_a_short_version_is_offered(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.channels.add_by_hand("linkedin")
    begin(editor, desk, "LI")
    editor.writing.edit.insertPlainText(LONG * 9)
    reviewed(editor, qtbot, "too_long")
    row = editor.findings.row_widgets()[0]
    assert row.fix.text() == "Write a short version"
    assert not row.other.isVisible()
    row.fix.click()
    assert editor.writing.heading.text() == "LinkedIn"
    assert editor.writing.edit.caret() == 3000
    qtbot.waitUntil(editor.writing.over.isVisible)
    assert not editor.writing.over.in_parts.isVisible()


def test_a_channel_by_hand_is_divided_too_where_people_go_on_in_replies(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    there = desk.channels.add_by_hand("x")
    begin(editor, desk, "X")
    editor.writing.edit.insertPlainText(LONG)
    reviewed(editor, qtbot, "too_long")
    row = editor.findings.row_widgets()[0]
    assert (row.fix.text(), row.other.text()) == ("Divide into a thread…", "Write a short version")
    shown = asked(lambda dialog: qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton))
    qtbot.mouseClick(row.fix, Qt.MouseButton.LeftButton)
    parts = [part.text.text() for part in shown[0].parts]
    assert len(parts) == 2
    reviewed(editor, qtbot)
    sent = there.as_sent(editor._draft.content_for(there.id))
    assert [part.text for part in sent.parts] == parts, "what was seen is what will be copied"


def test_dividing_is_seen_first_and_gives_that_channel_a_text_of_its_own(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    bluesky = channel(desk, "BS")
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG.strip())
    reviewed(editor, qtbot, "too_long")
    shown = asked(lambda dialog: qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton))
    qtbot.mouseClick(editor.findings.row_widgets()[0].fix, Qt.MouseButton.LeftButton)
    assert shown[0].heading.text() == "The text goes out in 2 part(s)"
    assert editor.writing.heading.text() == "Bluesky"
    assert "".join(parts_of(editor.writing.edit.text())).split() != []
    assert " ".join(parts_of(editor.writing.edit.text())) == LONG.strip()
    assert editor.channels.row(bluesky).line.own
    assert text_of(editor._draft, BASE) == LONG.strip()
    reviewed(editor, qtbot)
    assert not editor.writing.over.isVisible()
    editor.writing.edit.undo()  # one step
    assert editor.writing.edit.text() == LONG.strip()
    editor.writing.edit.redo()
    assert len(parts_of(editor.writing.edit.text())) == 2
    editor.keeping.keep_now()
    assert len(parts_of(desk.writing.open(editor._manuscript.post_id).draft.content_for(bluesky).text)) == 2


def test_with_the_keyboard_alone(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    def number_and_accept(dialog: DividingDialog) -> None:
        qtbot.waitUntil(dialog.accept_button.hasFocus)
        while not dialog.numbered.hasFocus():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(dialog.numbered, Qt.Key.Key_Space)
        assert [view.text.text().rsplit("\n\n")[1] for view in dialog.parts if view.isVisible()] == ["1/2", "2/2"]
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG.strip())
    reviewed(editor, qtbot, "too_long")
    asked(number_and_accept)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_F7)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.focusWidget() is editor.writing.edit
    assert editor.writing.edit.text().endswith("\n\n2/2")
    assert "\n\n1/2\n---\n" in editor.writing.edit.text()


def test_esc_leaves_everything_as_it_was(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    editor.show_target(channel(desk, "BS"))
    qtbot.waitUntil(editor.writing.over.isVisible)
    asked(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    before = editor._draft
    qtbot.mouseClick(editor.writing.over.in_parts, Qt.MouseButton.LeftButton)
    assert editor._draft == before
    assert not has_own_text(editor._draft, channel(desk, "BS"))


def test_the_buttons_under_the_text_do_the_same(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG.strip())
    assert not editor.writing.over.isVisible()  # the base has no ruler
    editor.show_target(channel(desk, "BS"))
    qtbot.waitUntil(editor.writing.over.isVisible)
    editor.writing.over.short.click()
    assert editor.channels.row(channel(desk, "BS")).line.own
    assert editor.writing.edit.caret() == 300
    qtbot.waitUntil(lambda: editor.writing.over.short.text() == "Go to what does not fit")
    asked(lambda dialog: dialog.accept_button.click())
    editor.writing.over.in_parts.click()
    qtbot.waitUntil(lambda: not editor.writing.over.isVisible())
    assert len(parts_of(editor.writing.edit.text())) == 2


def test_a_short_version_is_written_into_what_did_not_fit(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    reviewed(editor, qtbot, "too_long")
    editor.findings.row_widgets()[0].other.click()
    to_the_end = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_End, to_the_end)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Delete)
    assert editor.writing.edit.text() == LONG[:300]
    assert text_of(editor._draft, BASE) == LONG
    qtbot.waitUntil(lambda: "too_long" not in {r.finding.code for r in editor.findings.rows_shown()})


def test_the_base_may_be_divided_where_every_channel_that_is_too_small_has_threads(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    def in_the_base(dialog: DividingDialog) -> None:
        assert dialog.base is not None
        assert dialog.base.text() == "In the base text: also on Mastodon"
        dialog.base.click()
        dialog.accept_button.click()

    begin(editor, desk, "BS", "MA")
    editor.writing.edit.insertPlainText(LONG.strip())
    reviewed(editor, qtbot, "too_long")
    asked(in_the_base)
    editor.findings.row_widgets()[0].fix.click()
    assert editor.writing.heading.text() == "Base text"
    assert len(parts_of(text_of(editor._draft, BASE))) == 2
    assert not has_own_text(editor._draft, channel(desk, "BS"))
    editor.writing.edit.undo()
    assert text_of(editor._draft, BASE) == LONG.strip()


def test_the_base_is_not_offered_where_another_channel_cannot_be_helped_by_it(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    desk.channels.add_by_hand("linkedin")
    dialog = opened(desk, theme, background, qtbot, Draft(base=Content(LONG * 9)), "BS", "LI")
    assert dialog.base is None


def test_no_numbers_where_the_parts_would_be_paragraphs(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    dialog = opened(desk, theme, background, qtbot, Draft(base=Content(LONG)), "BS", "WEB")
    dialog.numbered.click()
    assert dialog.parts[0].text.text().endswith("1/2")
    assert dialog.base is not None
    dialog.base.click()
    assert not dialog.numbered.isEnabled()
    assert "Web municipal" in dialog.without_numbers.text()
    assert not dialog.parts[0].text.text().endswith("1/2")
    dialog.own.click()
    assert dialog.numbered.isEnabled()
    assert dialog.parts[0].text.text().endswith("1/2")


def test_each_part_tells_its_place_and_counts_by_its_own_ruler(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    bluesky = channel(desk, "BS")
    draft = Draft(base=Content("Corto"), variants=(Variant(bluesky, text="a" * 290 + " " + "b" * 20),))
    dialog = opened(desk, theme, background, qtbot, draft, "BS")
    assert [view.head.text() for view in dialog.parts] == ["1 of 2 · 290 of 300", "2 of 2 · 20 of 300"]
    dialog.numbered.click()
    assert [view.head.text() for view in dialog.parts] == ["1 of 2 · 295 of 300", "2 of 2 · 25 of 300"]
    assert dialog.parts[0].accessibleName().startswith("1 of 2 · 295 of 300. aaa")


def test_for_two_networks_each_counter_names_whose_it_is(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    dialog = opened(desk, theme, background, qtbot, Draft(base=Content(LONG)), "BS", "MA")
    assert dialog.base is not None
    dialog.base.click()
    assert dialog.parts[0].head.text().endswith("of 300 on Bluesky")


def test_a_word_too_long_for_a_part_is_shown_and_nothing_can_be_accepted(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    draft = Draft(base=Content("Mira https://sede.villasauce.example/" + "x" * 300))
    dialog = opened(desk, theme, background, qtbot, draft, "BS")
    assert "«https://sede.villasauce.example/xxx" in dialog.trouble.text()
    assert dialog.trouble.isVisible()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == 0


def test_a_long_text_is_divided_without_the_window_waiting(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    dialog = opened(desk, theme, background, qtbot, Draft(base=Content("palabra " * 2_400)), "BS", "MA")
    assert not dialog.accept_button.isEnabled()
    dialog.numbered.click()  # the answer to what was asked before is not shown
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.division is not None
    assert len(dialog.division.parts) > 60
    assert dialog.division.parts[0].endswith(f"\n\n1/{len(dialog.division.parts)}")
    assert dialog.more.isVisible()


def test_a_finding_of_a_text_that_fits_by_now_divides_nothing(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(LONG)
    row = reviewed(editor, qtbot, "too_long")[0]
    shown = asked(lambda dialog: dialog.reject())
    editor.writing.edit.selectAll()
    type_text(editor.writing.edit, "Corto")
    editor.findings.fix_asked.emit(row, "")
    assert shown == []
    assert editor.writing.edit.text() == "Corto"
    reviewed(editor, qtbot)


def test_a_version_divided_and_numbered_before_is_numbered_again(
    editor: EditorPage, desk: Desk, qtbot: QtBot, asked: Callable[[Answer], list[DividingDialog]]
) -> None:
    bluesky = channel(desk, "BS")
    manuscript = desk.writing.new(PlanDraft((channel(desk, "WEB"), bluesky), TOMORROW))
    text = f"Uno.\n\n1/2\n---\n{LONG.strip()}\n\n2/2"
    editor.open(replace(manuscript, draft=Draft(base=Content("Corto."), variants=(Variant(bluesky, text=text),))))
    reviewed(editor, qtbot, "too_long")
    shown = asked(lambda dialog: dialog.accept_button.click())
    editor.findings.row_widgets()[0].fix.click()
    assert shown[0].numbered.isChecked()
    assert shown[0].base is None
    assert [part.rsplit("\n\n")[1] for part in parts_of(editor.writing.edit.text())] == ["1/3", "2/3", "3/3"]
    reviewed(editor, qtbot)


def test_pictures_are_said_to_go_with_the_first_part(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    poster = Image("a" * 64, "image/png", 800, 600, 12_000, "El cartel")
    for images, told in (((), False), ((poster,), True)):
        dialog = opened(desk, theme, background, qtbot, Draft(base=Content(LONG, images)), "BS")
        words = [label.text() for label in dialog.findChildren(WrapLabel)]
        assert ("Images and video go with the first part." in words) is told


def test_where_there_is_little_room_the_ways_out_stand_below_each_other(theme: Theme, qtbot: QtBot) -> None:
    row = OverflowRow(theme)
    qtbot.addWidget(row)
    row.show_excess(117, threads=True, own=False)
    for width, beside in ((600, True), (220, False), (600, True)):
        row.resize(width, row.sizeHint().height())
        qtbot.waitUntil(lambda beside=beside: (row.in_parts.y() == row.short.y()) is beside)
    assert row.minimumSizeHint().width() < 300
