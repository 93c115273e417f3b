"""*Sin confirmar* of a thread: which part is in doubt, which are there, and what each answer says of the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.deciding import Deciding
from calendario.gui.exits import ExitsPage
from calendario.gui.rescheduling import PlanAgainDialog
from calendario.gui.seen_dialogs import NotOutDialog, SaidOutDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog, Verdict
from calendario.store import publications
from tests.newsroom import ZONE, Newsroom

FAIR = ("Empieza la feria.", "A las 12:00, pregón en la plaza.", "A las 22:00, verbena.", "Y fuegos.")

Open = Callable[[Publication], UnconfirmedDialog]


def doubted(newsroom: Newsroom, part: int, *, arrived: bool = True) -> Publication:
    """A thread of four of which nobody can tell what became of that part."""
    fair = newsroom.plan("\n---\n".join(FAIR), title="Feria", minutes=10)
    newsroom.clock.forward(minutes=10)
    seen: list[str] = []

    def nobody_can_tell(step: str) -> None:
        seen.append(step)
        if seen.count("part seen") == part - 1 and step in ("claimed", "part seen"):
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER if arrived else Fault.SILENT_DROP, times=1)
            newsroom.practice.switch(Fault.CANNOT_TELL)

    newsroom.publish(nobody_can_tell)
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    newsroom.practice.heal()
    assert newsroom.state(fair) is State.UNCONFIRMED
    return newsroom.now(fair)


@pytest.fixture
def opened(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> Open:
    """The dialog, once it has read the account."""

    def show(publication: Publication) -> UnconfirmedDialog:
        dialog = UnconfirmedDialog(desk, theme, background, desk.looking.sent(publication.id))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.again.isVisible() and all(c.isVisible() for c in dialog.choices))
        return dialog

    return show


class Asked:
    """What a person was asked before the whole was taken for published, and what they answered."""

    def __init__(self) -> None:
        self.parts = 0
        self.instead = ""
        self.link: str | None = ""

    def ask(
        self,
        _theme: Theme,
        _title: str,
        _channel: str,
        say: Callable[[str], object],
        _parent: QWidget,
        *,
        parts: int = 0,
        instead: str = "",
    ) -> bool:
        self.parts, self.instead = parts, instead
        if self.link is None:
            return False
        say(self.link)
        return True


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(SaidOutDialog, "ask", made.ask)
    return made


def test_it_says_which_part_is_in_doubt_and_which_are_there(gui_newsroom: Newsroom, opened: Open) -> None:
    dialog = opened(doubted(gui_newsroom, 2))
    assert "Feria, part 2 of 4" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    standing = dialog.standing.text()
    assert standing == "Part 2 of 4 is in doubt. Parts that are there: 1. Parts not sent yet: 3, 4."
    assert dialog.ours.toPlainText() == dialog.theirs.toPlainText() == FAIR[1]
    assert [choice.text().partition(": ")[2] for choice in dialog.choices[:2]] == [
        "the same words",
        "part 1 of this thread, known to be there",
    ]


def test_of_the_first_part_nothing_is_said_to_be_there(gui_newsroom: Newsroom, opened: Open) -> None:
    dialog = opened(doubted(gui_newsroom, 1))
    assert dialog.standing.text() == "Part 1 of 4 is in doubt. Parts not sent yet: 2, 3, 4."


def test_it_is_published_says_so_of_the_part_that_is_marked_and_the_rest_goes_out(
    gui_newsroom: Newsroom, opened: Open
) -> None:
    publication = doubted(gui_newsroom, 2)
    dialog = opened(publication)
    assert dialog.out.text() == "It is published: go on"
    dialog.out.click()
    assert dialog.verdict == Verdict(out=True, goes_on=True)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert [post.text for post in gui_newsroom.practice.posts()] == list(FAIR)


@pytest.mark.parametrize("really", [True, False])
def test_without_one_that_is_marked_it_is_asked_whether_all_of_it_is_there(
    gui_newsroom: Newsroom, opened: Open, asked: Asked, really: bool
) -> None:
    publication = doubted(gui_newsroom, 2, arrived=False)
    asked.link = "" if really else None
    dialog = opened(publication)
    assert dialog.chosen is None
    assert dialog.out.text() == "All of it is published…"
    dialog.out.click()
    assert asked.parts == 4
    assert "only part 2 is there" in asked.instead
    assert gui_newsroom.state(publication) is (State.PUBLISHED if really else State.UNCONFIRMED)
    assert dialog.verdict == (Verdict(out=True) if really else None)


def test_of_the_last_part_it_is_published_is_the_whole(gui_newsroom: Newsroom, opened: Open, asked: Asked) -> None:
    publication = doubted(gui_newsroom, 4, arrived=False)
    dialog = opened(publication)
    assert dialog.out.text() == "It is published"
    dialog.out.click()
    assert asked.parts == 0
    assert gui_newsroom.state(publication) is State.PUBLISHED


def test_a_part_that_is_known_to_be_there_is_refused_for_the_one_in_doubt(gui_newsroom: Newsroom, opened: Open) -> None:
    publication = doubted(gui_newsroom, 2)
    dialog = opened(publication)
    dialog.choices[1].click()
    dialog.out.click()
    assert "Esa es la parte 1 de este hilo" in dialog.error
    assert dialog.isVisible()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED


def test_an_answer_about_one_part_is_refused_once_the_next_is_in_doubt(
    gui_newsroom: Newsroom, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = doubted(gui_newsroom, 2)
    dialog = opened(publication)
    gui_newsroom.desk.decisions.look_again(publication.id)

    def loses_the_third(step: str) -> None:
        if step == "part begun":
            gui_newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)

    gui_newsroom.publish(loses_the_third)
    refused: list[str] = []

    def at_once(_theme: Theme, _title: str, _now: datetime, plan: Callable[[None], None], _parent: QWidget) -> bool:
        with pytest.raises(NotAllowed) as told:
            plan(None)
        refused.append(told.value.code)
        return False

    monkeypatch.setattr(NotOutDialog, "ask", lambda *_given: True)
    monkeypatch.setattr(PlanAgainDialog, "ask", at_once)
    dialog.not_out.click()
    dialog.out.click()
    assert refused == ["changed_meanwhile"]
    assert "ha cambiado mientras la tenías abierta" in dialog.error
    now = gui_newsroom.desk.looking.sent(publication.id).thread
    assert now is not None
    assert now.in_doubt == 3


def test_where_every_part_is_there_that_is_said_and_the_one_answer_left_publishes_it(
    gui_newsroom: Newsroom, opened: Open
) -> None:
    publication = doubted(gui_newsroom, 4)
    desk = gui_newsroom.desk
    desk.decisions.is_not_out(publication.id, wall_clock(gui_newsroom.clock() + timedelta(minutes=5), ZONE))
    draft = Draft("Feria", Content("\n---\n".join((*FAIR[:3], "Y un castillo de fuegos."))))
    desk.planning.plan(publication.post_id, draft, desk.writing.open(publication.post_id).plan, as_it_is=True)
    gui_newsroom.clock.forward(minutes=5)
    gui_newsroom.publish()
    dialog = opened(publication)
    assert dialog.standing.text() == "Every part is there, with the text from before your last change."
    assert "part 4 of 4" not in dialog.windowTitle()
    assert "Nothing there is like it" not in dialog.told.text()
    assert not dialog.not_out.isVisible()
    assert dialog.chosen is not None
    assert dialog.chosen.part == 4
    dialog.out.click()
    assert dialog.error == ""
    assert dialog.verdict == Verdict(out=True)
    assert gui_newsroom.state(publication) is State.PUBLISHED


def test_under_a_pause_the_rest_waits_and_that_is_said(
    gui_newsroom: Newsroom,
    opened: Open,
    desk: Desk,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publication = doubted(gui_newsroom, 2)
    desk.stopping.pause(PauseReason.EMERGENCY)

    def recognised(*_given: object) -> Verdict | None:
        dialog = opened(publication)
        dialog.out.click()
        return dialog.verdict

    page = QWidget()
    qtbot.addWidget(page)
    deciding = Deciding(desk, theme, background, page)
    monkeypatch.setattr(UnconfirmedDialog, "ask", recognised)
    with qtbot.waitSignal(deciding.told) as heard:
        deciding.compare(publication.id)
    assert gui_newsroom.state(publication) is State.HELD
    assert "The rest is on hold" in heard.args[0]


def test_what_a_copy_brought_back_is_published_only_as_a_whole(
    gui_newsroom: Newsroom, desk: Desk, theme: Theme, background: Background, qtbot: QtBot, asked: Asked
) -> None:
    publication = gui_newsroom.plan("\n---\n".join(FAIR), title="Feria", minutes=10)
    with gui_newsroom.database.writing() as tx:
        publications.save(tx, publication.held("restored"), publication)
    page = QWidget()
    qtbot.addWidget(page)
    exits = ExitsPage(desk, theme, background)
    qtbot.addWidget(exits)
    exits.open(publication.post_id)
    told = [label.text() for label in exits.findChildren(QLabel) if label.text().startswith("Part ")]
    assert told == [f"Part {number} of 4: It may be out already" for number in (1, 2, 3, 4)]
    Deciding(desk, theme, background, page).is_out(publication.id, "Feria", "Práctica")
    assert asked.parts == 4
    assert "publish what is missing as a new post" in asked.instead
    assert gui_newsroom.state(publication) is State.PUBLISHED


def test_the_question_names_the_parts_and_starts_on_not_yet(theme: Theme, qtbot: QtBot) -> None:
    said: list[str] = []
    dialog = SaidOutDialog(theme, "Feria", "Mastodon", said.append, parts=4, instead="Si solo está la parte 2…")
    qtbot.addWidget(dialog)
    dialog.show()
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "all 4 parts of “Feria” in Mastodon" in told
    assert "no part will be sent any more" in told
    assert "Si solo está la parte 2…" in told
    assert dialog.focusWidget() is not dialog.yes
    dialog.yes.click()
    assert said == [""]


def test_of_what_a_person_said_to_be_there_no_part_is_told_as_not_sent(
    gui_newsroom: Newsroom, desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    publication = doubted(gui_newsroom, 2, arrived=False)
    desk.decisions.is_out(publication.id, whole=True)
    page = ExitsPage(desk, theme, background)
    qtbot.addWidget(page)
    page.open(publication.post_id)
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "Part 1 of 4: Publicada" in told
    assert [line for line in told if line.endswith("Published, as a person said")] == [
        f"Part {number} of 4: Published, as a person said" for number in (2, 3, 4)
    ]
