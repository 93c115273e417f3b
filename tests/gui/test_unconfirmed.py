"""*Sin confirmar*: what was sent beside what the account shows, by keyboard and mouse, on the practice network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.gui import unconfirmed
from calendario.gui.background import Background
from calendario.gui.outside import account_page
from calendario.gui.rescheduling import PlanAgainDialog
from calendario.gui.seen_dialogs import NotOutDialog, SaidOutDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog
from tests.newsroom import ZONE, Newsroom

TEXT = "El miércoles 25, recogida de enseres en el barrio de la Estación. Déjalos en la puerta a partir de las 20:00."


def lost(newsroom: Newsroom, *faults: Fault, text: str = TEXT) -> Publication:
    """A post whose fate nobody knows: it meets `faults`, and looking for it settles nothing."""
    publication = newsroom.plan(text, title="Recogida de enseres", minutes=10)
    for fault in faults:
        newsroom.practice.switch(fault)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    newsroom.practice.heal()
    assert newsroom.state(publication) is State.UNCONFIRMED
    return publication


def accepted(newsroom: Newsroom) -> Publication:
    """It arrived, and its answer was lost."""
    return lost(newsroom, Fault.NO_ANSWER_AFTER, Fault.CANNOT_TELL)


def dropped(newsroom: Newsroom) -> Publication:
    """It got a receipt and was thrown away."""
    return lost(newsroom, Fault.SILENT_DROP)


class Shown:
    """Opens the dialog on a publication, as *Hoy* does, and waits for what the account shows."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> None:
        self._given = (desk, theme, background)
        self._qtbot = qtbot

    def __call__(self, publication: Publication, *, read: bool = True) -> UnconfirmedDialog:
        desk, theme, background = self._given
        dialog = UnconfirmedDialog(desk, theme, background, desk.looking.sent(publication.id))
        self._qtbot.addWidget(dialog)
        dialog.show()
        self._qtbot.waitExposed(dialog)
        dialog.activateWindow()
        if read:
            self._qtbot.waitUntil(lambda: dialog.again.isVisible() and all(c.isVisible() for c in dialog.choices))
        return dialog


@pytest.fixture
def shown(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> Shown:
    return Shown(desk, theme, background, qtbot)


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the person answers to the questions that follow; each that was asked is among `asked`."""
    given: dict[str, object] = {"really": True, "at": None, "asked": []}
    asked = given["asked"]
    assert isinstance(asked, list)

    def really(_theme: Theme, _title: str, _channel: str, alike: str, _parent: QWidget) -> bool:
        asked.append(("really", alike))
        return bool(given["really"])

    def plan(_theme: Theme, _title: str, _now: object, do: object, _parent: QWidget) -> bool:
        asked.append(("when", ""))
        do(given["at"])  # type: ignore[operator]
        return True

    monkeypatch.setattr(NotOutDialog, "ask", really)
    monkeypatch.setattr(PlanAgainDialog, "ask", plan)
    return given


def press(dialog: UnconfirmedDialog, *keys: Qt.Key) -> None:
    """To whatever has the focus."""
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def tab_to(dialog: UnconfirmedDialog, wanted: QWidget) -> None:
    for _ in range(30):
        if dialog.focusWidget() is wanted:
            return
        press(dialog, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come there")


def test_what_arrived_is_found_marked_and_noted_with_its_link(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = accepted(gui_newsroom)
    dialog = shown(publication)
    assert dialog.ours.toPlainText() == dialog.theirs.toPlainText() == TEXT
    assert dialog.chosen is not None
    assert not dialog.legend.isVisible()  # nothing differs
    QTest.mouseClick(dialog.out, Qt.MouseButton.LeftButton)
    assert dialog.verdict is not None
    assert dialog.verdict.out
    out, (there,) = gui_newsroom.now(publication), gui_newsroom.practice.posts()
    assert out.state is State.PUBLISHED
    assert out.remote_id == there.key
    assert (out.url or "").endswith(f"{there.key}.html")


def test_by_keyboard_it_starts_on_the_answer_that_changes_nothing(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = accepted(gui_newsroom)
    dialog = shown(publication)
    assert dialog.focusWidget() is dialog.safe
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert dialog.verdict is None
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_escape_changes_nothing_even_while_it_reads(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = accepted(gui_newsroom)
    dialog = shown(publication, read=False)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_what_was_dropped_is_not_there_and_goes_out_without_another_question(
    gui_newsroom: Newsroom, shown: Shown, answers: dict[str, object]
) -> None:
    publication = dropped(gui_newsroom)
    dialog = shown(publication)
    assert "There is nothing. Read since: hoy, 9:08" in dialog.told.text()
    assert dialog.chosen is None
    tab_to(dialog, dialog.not_out)
    press(dialog, Qt.Key.Key_Space)
    assert answers["asked"] == [("when", "")]
    assert dialog.verdict is not None
    assert dialog.verdict.going[0].publication.state is State.PLANNED
    gui_newsroom.clock.forward(seconds=20)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert gui_newsroom.practice.received("enseres") == 1


def test_it_goes_out_at_another_hour(gui_newsroom: Newsroom, shown: Shown, answers: dict[str, object]) -> None:
    publication = dropped(gui_newsroom)
    later = wall_clock(gui_newsroom.clock() + timedelta(hours=3), ZONE).replace(second=0, microsecond=0)
    answers["at"] = later
    dialog = shown(publication)
    dialog.not_out.click()
    assert dialog.verdict is not None
    assert dialog.verdict.wall_time == later
    planned = gui_newsroom.now(publication)
    assert (planned.state, planned.plan.wall_time) == (State.PLANNED, later)
    gui_newsroom.desk.planning.take_back(dialog.verdict.going)
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


@pytest.mark.parametrize("really", [True, False])
def test_against_what_is_seen_it_is_asked_whether_it_is_really_not_there(
    gui_newsroom: Newsroom, shown: Shown, answers: dict[str, object], really: bool
) -> None:
    publication = accepted(gui_newsroom)
    answers["really"] = really
    dialog = shown(publication)
    dialog.not_out.click()
    asked = answers["asked"]
    assert isinstance(asked, list)
    assert asked[0] == ("really", "9:10:00")
    assert gui_newsroom.state(publication) is (State.PLANNED if really else State.UNCONFIRMED)


def test_two_alike_are_told_apart_by_the_person(gui_newsroom: Newsroom, shown: Shown) -> None:
    gui_newsroom.practice.switch(Fault.DUPLICATES)
    publication = accepted(gui_newsroom)
    gui_newsroom.clock.forward(seconds=20)
    gui_newsroom.desk.decisions.is_not_out(publication.id)  # somebody thought that it was not there
    gui_newsroom.practice.switch(Fault.NO_ANSWER_AFTER)
    gui_newsroom.practice.switch(Fault.CANNOT_TELL)
    for _ in range(2):
        gui_newsroom.clock.forward(seconds=20)
        gui_newsroom.publish()
    gui_newsroom.practice.heal()
    assert len(gui_newsroom.practice.posts()) == 2
    dialog = shown(publication)
    assert dialog.chosen is None  # nobody chooses for the person
    assert "2 publication(s) there may be this one" in dialog.told.text()
    tab_to(dialog, dialog.choices[-1])
    press(dialog, Qt.Key.Key_Up)
    second = dialog.chosen
    assert second is not None
    dialog.out.click()
    assert gui_newsroom.now(publication).remote_id == second.post.remote_id


def test_one_that_belongs_to_another_publication_is_not_taken_for_this(gui_newsroom: Newsroom, shown: Shown) -> None:
    twin = gui_newsroom.plan(TEXT, title="La semana pasada", minutes=10)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    assert gui_newsroom.state(twin) is State.PUBLISHED
    gui_newsroom.clock.now -= timedelta(minutes=9)
    publication = dropped(gui_newsroom)
    gui_newsroom.clock.forward(minutes=1)
    dialog = shown(publication)
    assert len(dialog.choices) == 2
    assert "another publication of this calendar" in dialog.choices[0].text()
    assert dialog.chosen is None
    dialog.choices[0].click()
    dialog.out.click()
    assert "consta como otra" in dialog.error
    assert dialog.isVisible()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_words_that_differ_are_underlined_and_told_to_a_screen_reader(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = accepted(gui_newsroom)
    (path,) = (gui_newsroom.practice.folder / "posts").glob("*.json")
    path.write_text(path.read_text(encoding="utf-8").replace("20:00", "21:30 \\ud83c\\udf89"), encoding="utf-8")
    dialog = shown(publication)
    assert dialog.chosen is not None
    assert dialog.legend.isVisible()
    assert dialog.ours.accessibleDescription() == "Only here: 20:00."
    assert dialog.theirs.accessibleDescription() == "Only here: 21:30, 🎉."
    marks = [mark.cursor.selectedText() for mark in dialog.theirs.extraSelections()]
    assert marks == ["21:30", "🎉."]
    assert all(mark.format.fontUnderline() for mark in dialog.theirs.extraSelections())


def test_what_cannot_be_read_is_said_and_tried_again(
    gui_newsroom: Newsroom, shown: Shown, qtbot: QtBot, answers: dict[str, object]
) -> None:
    publication = dropped(gui_newsroom)
    gui_newsroom.practice.switch(Fault.AWAY)
    dialog = shown(publication)
    assert "No sabemos si salió" in dialog.told.text()  # and not: nothing has gone out
    answers["really"] = False
    dialog.not_out.click()
    assert answers["asked"] == [("really", "")]  # nothing was read: the person has to have looked
    gui_newsroom.practice.heal()
    dialog.again.click()
    qtbot.waitUntil(lambda: "There is nothing." in dialog.told.text())
    assert dialog.focusWidget() is dialog.safe


def test_without_a_page_to_look_at_the_publisher_looks(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = accepted(gui_newsroom)
    dialog = shown(publication)
    dialog.choices[-1].click()
    dialog.outside.click()
    assert dialog.verdict == unconfirmed.Verdict()
    assert gui_newsroom.now(publication).retry_at == gui_newsroom.clock()
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.PUBLISHED


def test_the_page_of_the_marked_one_is_opened(
    gui_newsroom: Newsroom, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(unconfirmed, "open_outside", lambda address: bool(opened.append(address)) or True)
    dialog = shown(accepted(gui_newsroom))
    dialog.outside.click()
    assert dialog.chosen is not None
    assert opened == [dialog.chosen.post.url]
    assert dialog.isVisible()


def test_seen_elsewhere_its_link_is_asked_for(
    gui_newsroom: Newsroom, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(_theme: Theme, _title: str, _channel: str, done: object, _parent: QWidget) -> bool:
        done("https://social.example/@villasauce/1")  # type: ignore[operator]
        return True

    monkeypatch.setattr(SaidOutDialog, "ask", say)
    publication = dropped(gui_newsroom)
    dialog = shown(publication)
    dialog.out.click()
    assert gui_newsroom.now(publication).url == "https://social.example/@villasauce/1"


def test_under_the_general_pause_nothing_is_planned_again(gui_newsroom: Newsroom, shown: Shown) -> None:
    publication = dropped(gui_newsroom)
    gui_newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
    dialog = shown(publication)
    assert not dialog.not_out.isVisible()
    assert dialog.out.isVisible()


def test_what_a_person_publishes_by_hand_is_looked_for_by_the_person(
    desk: Desk, theme: Theme, background: Background, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    publication = dropped(gui_newsroom)
    by_hand = next(channel for channel in desk.channels.all() if channel.by_hand)
    sent = replace(desk.looking.sent(publication.id), channel=by_hand)
    dialog = UnconfirmedDialog(desk, theme, background, sent)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Calendario cannot read" in dialog.told.text()
    assert not dialog.again.isVisible()


def test_the_pictures_are_counted_and_the_first_is_shown(
    desk: Desk, theme: Theme, background: Background, gui_newsroom: Newsroom, qtbot: QtBot, tmp_path: Path
) -> None:
    publication = accepted(gui_newsroom)
    file = tmp_path / "cartel.png"
    Pillow.new("RGB", (400, 300), "teal").save(file)
    image = replace(desk.writing.take_in(file), alt="El cartel")
    sent = desk.looking.sent(publication.id)
    dialog = UnconfirmedDialog(desk, theme, background, replace(sent, content=replace(sent.content, images=(image,))))
    qtbot.addWidget(dialog)
    dialog.show()
    thumbnail = next(label for label in dialog.findChildren(QLabel) if label.accessibleName() == "El cartel")
    qtbot.waitUntil(lambda: thumbnail.isVisible() and dialog.again.isVisible())
    assert thumbnail.pixmap().width() < 200
    assert dialog.pictures.text() == "Without images"  # what arrived has lost it
    assert dialog.pictures.property("tone") == "warn"


def test_of_a_thread_the_part_in_doubt_is_recognised_and_the_rest_goes_out(
    gui_newsroom: Newsroom, shown: Shown
) -> None:
    publication = lost(gui_newsroom, Fault.NO_ANSWER_AFTER, Fault.CANNOT_TELL, text=f"{TEXT}\n---\nY el jueves, poda.")
    dialog = shown(publication)
    assert dialog.ours.toPlainText() == dialog.theirs.toPlainText() == TEXT
    dialog.out.click()
    assert dialog.verdict == unconfirmed.Verdict(out=True, goes_on=True)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert [gui_newsroom.practice.received(text) for text in (TEXT, "Y el jueves")] == [1, 1]


# --- the questions that follow


def test_planning_again_proposes_now_and_starts_on_leaving_it(theme: Theme, qtbot: QtBot) -> None:
    planned: list[datetime | None] = []
    dialog = PlanAgainDialog(theme, "Feria", datetime.combine(date(2026, 11, 25), time(10, 40)), planned.append)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus is not dialog.accept_button
    assert not dialog.moment.isVisible()
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert planned == []
    dialog.show()
    dialog.accept_button.click()
    assert planned == [None]


def test_what_the_desk_refuses_is_said_beside_the_hour(theme: Theme, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = dropped(gui_newsroom)
    desk, now = gui_newsroom.desk, wall_clock(gui_newsroom.clock(), ZONE)

    def plan(wall_time: datetime | None) -> None:
        desk.decisions.is_not_out(publication.id, wall_time)

    dialog = PlanAgainDialog(theme, "Feria", now, plan)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.later.click()
    assert dialog.moment.isVisible()
    assert dialog.moment.wall_time() > now
    dialog.moment.day.type((now - timedelta(days=1)).strftime("%d/%m/%Y"))
    dialog.accept_button.click()
    assert dialog.error
    assert dialog.isVisible()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED
    desk.channels.pause(publication.channel_id)
    dialog.at_once.click()
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.error
    desk.channels.resume(publication.channel_id)
    dialog.accept_button.click()
    assert dialog.isHidden()
    assert gui_newsroom.state(publication) is State.PLANNED


def test_whether_one_has_looked_is_asked_with_the_safe_answer_first(theme: Theme, qtbot: QtBot) -> None:
    dialog = NotOutDialog(theme, "Feria", "Mastodon", "9:30:02")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert any("9:30:02" in label.text() for label in dialog.findChildren(QLabel))
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus is not dialog.yes
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert dialog.result() == 0


@pytest.mark.parametrize(
    ("kind", "address", "settings", "page"),
    [
        (
            "mastodon",
            "@ayto@social.example",
            {"server": "https://red.social.example"},
            "https://red.social.example/@ayto",
        ),
        ("bluesky", "@ayto.example", {"handle": "ayto.example"}, "https://bsky.app/profile/ayto.example"),
        ("webpage", "https://www.ayto.example/", {}, "https://www.ayto.example/"),
        ("practice", "/home/merche/practica", {}, ""),
    ],
)
def test_the_page_of_an_account(
    gui_newsroom: Newsroom, kind: str, address: str, settings: dict[str, str], page: str
) -> None:
    assert account_page(replace(gui_newsroom.channel, kind=kind, address=address, settings=settings)) == page
