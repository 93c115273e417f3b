"""*Salidas*: what became of a post on each channel, what was tried, and the next step."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.desk.looking import Sent
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput
from calendario.domain.publication import Publication, State
from calendario.gui.background import Background
from calendario.gui.exits import ExitsPage
from calendario.gui.outside import is_page
from calendario.gui.seen_dialogs import LinkDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog, Verdict
from tests.newsroom import Newsroom


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, theme: Theme, background: Background) -> ExitsPage:
    made = ExitsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 648)
    made.show()
    return made


def words(page: ExitsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def choices(page: ExitsPage, publication: Publication) -> set[str]:
    mine = f"{publication.id}:"
    return {key.removeprefix(mine) for key in page.choices if key.startswith(mine)}


def refused(newsroom: Newsroom) -> Publication:
    publication = newsroom.plan("Un texto", title="Feria", minutes=10)
    newsroom.practice.switch(Fault.REFUSE, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(publication) is State.FAILED
    return publication


def test_a_link_can_be_added_to_what_was_published_by_hand(
    page: ExitsPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = gui_newsroom.desk
    publication = gui_newsroom.plan("Bando", on=tuple(c for c in desk.channels.all() if c.by_hand), minutes=5)
    gui_newsroom.clock.forward(minutes=5)
    gui_newsroom.publish()
    desk.decisions.is_out(publication.id)
    page.open(publication.post_id)

    def say(_theme: Theme, _channel: str, _known: str, keep: object, _parent: object) -> bool:
        keep("https://wa.example/bando")  # type: ignore[operator]
        return True

    monkeypatch.setattr(LinkDialog, "ask", say)
    page.choices[f"{publication.id}:link"].click()
    assert "https://wa.example/bando" in words(page)
    assert choices(page, publication) == {"see", "link"}


def test_a_link_that_is_none_stays_in_the_dialog(theme: Theme, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    def keep(_link: str) -> None:
        raise BadInput("bad_link")

    dialog = LinkDialog(theme, "WhatsApp", "", keep)
    qtbot.addWidget(dialog)
    dialog.link.setText("en el canal")
    dialog.yes.click()
    assert dialog.error
    assert not dialog.result()


def test_the_channels_stand_in_their_order_whatever_their_hours(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    desk = gui_newsroom.desk
    ids = [c.id for c in desk.channels.all()]
    tomorrow = datetime.combine(desk.calendar.today().day + timedelta(days=1), time(18))
    own = tuple((channel_id, tomorrow - timedelta(hours=n)) for n, channel_id in enumerate(ids))
    post = desk.writing.new().post_id
    desk.planning.plan(post, Draft("Feria", Content("Feria")), PlanDraft(tuple(ids), tomorrow, own), as_it_is=True)
    assert [e.channel.id for e in desk.calendar.exits(post)] == ids


def test_on_a_paused_channel_it_is_the_channel_that_is_resumed(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Feria", minutes=60)
    desk = gui_newsroom.desk
    desk.channels.pause(publication.channel_id)
    page.open(publication.post_id)
    assert {"resume"} <= choices(page, publication)
    assert "keep" not in choices(page, publication)
    page.choices[f"{publication.id}:resume"].click()
    assert gui_newsroom.state(publication) is State.HELD
    page.choices[f"{publication.id}:keep"].click()
    assert gui_newsroom.state(publication) is State.PLANNED


def test_what_is_out_has_its_link_and_its_attempt(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Pleno", minutes=5)
    gui_newsroom.clock.forward(minutes=5)
    gui_newsroom.publish()
    page.open(publication.post_id)
    told = words(page)
    assert "Departures of “Pleno”" in told
    assert "Try 1" in told
    assert "9:05" in told
    url = gui_newsroom.now(publication).url
    assert url is not None
    if is_page(url):
        assert url in told
        assert "see" in choices(page, publication)


def test_a_refusal_is_told_in_words_with_its_next_steps(page: ExitsPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    publication = refused(gui_newsroom)
    page.open(publication.post_id)
    assert {"correct", "again", "discard"} <= choices(page, publication)
    assert "Was not published" in words(page)
    with qtbot.waitSignal(page.open_post) as opened:
        page.choices[f"{publication.id}:correct"].click()
    assert opened.args == [publication.post_id]


def test_after_mending_it_is_sent_again_and_nothing_twice(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    publication = refused(gui_newsroom)
    page.open(publication.post_id)
    page.choices[f"{publication.id}:again"].click()
    assert gui_newsroom.state(publication) is State.PLANNED
    gui_newsroom.clock.forward(seconds=20)
    gui_newsroom.publish()
    page.reload()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert "Try 2" in words(page)
    assert len(gui_newsroom.practice.posts()) == 1


def test_what_nobody_knows_of_is_compared(
    page: ExitsPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = gui_newsroom.plan("Actos", minutes=10)
    gui_newsroom.practice.switch(Fault.SILENT_DROP)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    assert gui_newsroom.state(publication) is State.UNCONFIRMED
    page.open(publication.post_id)
    assert choices(page, publication) == {"check"}

    def seen(_desk: Desk, _theme: Theme, _background: Background, sent: Sent, _parent: object) -> Verdict:
        gui_newsroom.desk.decisions.is_out(sent.publication.id)
        return Verdict(out=True)

    monkeypatch.setattr(UnconfirmedDialog, "ask", seen)
    page.choices[f"{publication.id}:check"].click()
    assert gui_newsroom.state(publication) is State.PUBLISHED
    assert "Without a link" in words(page)


def test_what_was_discarded_becomes_a_draft_again(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    keep = gui_newsroom.plan("Feria", minutes=60)
    gui_newsroom.desk.decisions.discard(keep.id)
    page.open(keep.post_id)
    page.choices[f"{keep.id}:restore"].click()
    assert gui_newsroom.state(keep) is State.PROPOSED


def test_a_post_without_a_date_says_that_there_is_nothing(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    post_id = gui_newsroom.desk.writing.new().post_id
    gui_newsroom.desk.writing.save_draft(post_id, Draft("Suelta", Content("Suelta")), PlanDraft())
    page.open(post_id)
    strip_titles = words(page)
    assert "nothing that goes out" in strip_titles


def test_it_opens_on_the_title_and_reloads_without_losing_the_place(page: ExitsPage, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Pleno", minutes=60)
    page.open(publication.post_id)
    assert not isinstance(page.focusWidget(), QAbstractButton)
    page.choices[f"{publication.id}:hour"].setFocus()
    gui_newsroom.clock.forward(minutes=61)
    gui_newsroom.publish()
    gui_newsroom.clock.forward(minutes=1)
    page.reload()
    assert not isinstance(
        page.focusWidget(), QAbstractButton
    )  # that button is gone; nothing else may be pressed instead


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://villasauce.example/1", True),
        ("http://villasauce.example/1", True),
        ("file:///srv/web/posts/1.html", True),
        ("file:///c:/windows/notepad.exe", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("@villasauce@social.example", False),
        ("", False),
    ],
)
def test_only_pages_are_handed_to_the_desktop(address: str, opens: bool) -> None:
    assert is_page(address) is opens


def test_of_half_a_thread_each_part_is_told_and_what_is_out_can_be_seen(
    page: ExitsPage, gui_newsroom: Newsroom
) -> None:
    publication = gui_newsroom.plan("Empieza la feria\n---\nPregón\n---\nVerbena", title="Feria", minutes=10)
    gui_newsroom.clock.forward(minutes=10)

    def refuses_the_second(step: str) -> None:
        if step == "part seen":
            gui_newsroom.practice.switch(Fault.REFUSE, times=1)

    gui_newsroom.publish(refuses_the_second)
    page.open(publication.post_id)
    told = words(page)
    for line in ("Part 1 of 3: Publicada", "Part 2 of 3: No aceptada", "Part 3 of 3: Not sent yet"):
        assert line in told
    assert "Ha salido 1 de 3 partes. El resto no ha salido; si lo intentas otra vez, sigue desde la parte 2." in told
    assert "No se ha publicado nada" not in told
    assert {"see part 1", "again"} <= choices(page, publication)
    assert not {"see part 2", "see part 3"} & choices(page, publication)
    page.choices[f"{publication.id}:again"].click()
    gui_newsroom.clock.forward(seconds=20)
    gui_newsroom.publish()
    page.reload()
    assert {"see part 1", "see part 2", "see part 3"} <= choices(page, publication)
