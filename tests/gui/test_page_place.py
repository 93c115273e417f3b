"""*Cambiar la carpeta o la dirección…* of a web page of one's own, and links that open nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.setup import NoQuestions
from calendario.domain.channel import Channel
from calendario.gui.background import Background
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.exits import ExitsPage
from calendario.gui.page_place import PagePlaceDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from tests.newsroom import Newsroom

ADDRESS = "https://villasauce.example/avisos/"


@pytest.fixture
def web(desk: Desk, tmp_path: Path) -> Channel:
    """A page without an address, as the first run leaves it."""
    (tmp_path / "avisos").mkdir()
    fields = {"folder": str(tmp_path / "avisos"), "title": "Avisos"}
    return desk.channels.sign_in("webpage", fields, NoQuestions())


@pytest.fixture
def dialog(desk: Desk, theme: Theme, background: Background, web: Channel, qtbot: QtBot) -> PagePlaceDialog:
    made = PagePlaceDialog(desk, theme, background, web)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ChannelsPage:
    made = ChannelsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1150, 600)
    made.show()
    return made


def offered(page: ChannelsPage, channel: Channel) -> list[str]:
    menu = page.rows[channel.id].menu
    assert menu is not None
    return [action.text() for action in menu.actions()]


def test_a_page_without_an_address_says_so_and_its_menu_gives_it_one(
    page: ChannelsPage, desk: Desk, web: Channel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.reload()
    assert "only on this computer" in page.rows[web.id].state.text()
    assert "Change the folder or the address…" in offered(page, web)
    changed = desk.channels.move_page

    def ask(_c: type, _d: Desk, _t: Theme, _b: Background, channel: Channel, _p: object) -> tuple[Channel, int]:
        return changed(channel.id, channel.settings["folder"], ADDRESS)

    monkeypatch.setattr(PagePlaceDialog, "ask", classmethod(ask))
    menu = page.rows[web.id].menu
    assert menu is not None
    with qtbot.waitSignal(page.told):
        next(a for a in menu.actions() if a.text().startswith("Change the folder")).trigger()
    assert "only on this computer" not in page.rows[web.id].state.text()
    assert desk.channels.channel(web.id).address == ADDRESS


def test_only_a_page_has_a_folder_and_only_what_goes_out_by_itself_can_be_late(
    page: ChannelsPage, desk: Desk, web: Channel
) -> None:
    page.reload()
    by_letters = {c.letters: c for c in desk.channels.all()}
    assert "Change the folder or the address…" not in offered(page, by_letters["MA"])
    assert "What could not go out at its hour…" in offered(page, by_letters["MA"])
    assert "What could not go out at its hour…" not in offered(page, by_letters["WA"])


def test_what_follows_is_said_before_it_is_done(dialog: PagePlaceDialog, tmp_path: Path) -> None:
    assert not dialog.follows.isVisible()
    dialog.address.setText(ADDRESS)
    assert "no post twice" in dialog.follows.text()
    assert "copied" not in dialog.follows.text()
    dialog.folder.setText(str(tmp_path / "nueva"))
    assert "copied to the new folder" in dialog.follows.text()


def test_an_address_that_is_none_is_said_beside_it_and_the_next_one_is_taken(
    dialog: PagePlaceDialog, desk: Desk, web: Channel, qtbot: QtBot
) -> None:
    dialog.address.setText("villasauce")
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog._address.error), timeout=5000)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    dialog.address.setText(ADDRESS)
    with qtbot.waitSignal(dialog.accepted, timeout=5000):
        dialog.save.click()
    assert dialog.moved is not None
    assert desk.channels.channel(web.id).address == ADDRESS


def test_a_folder_that_is_somebody_else_s_is_said_beside_it(
    dialog: PagePlaceDialog, desk: Desk, web: Channel, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "ajena").mkdir()
    (tmp_path / "ajena" / "index.html").write_text("la web municipal")
    dialog.folder.setText(str(tmp_path / "ajena"))
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog._folder.error), timeout=5000)
    assert not dialog._address.error
    assert desk.channels.channel(web.id) == web


def test_nothing_changed_is_nothing_done(dialog: PagePlaceDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        dialog.save.click()


def test_a_link_that_opens_only_here_says_so(
    desk: Desk, gui_newsroom: Newsroom, theme: Theme, background: Background, web: Channel, qtbot: QtBot
) -> None:
    out = gui_newsroom.plan("Feria", on=(web,))
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    exits = ExitsPage(desk, theme, background)
    qtbot.addWidget(exits)
    exits.show()

    def said() -> str:
        return " ".join(label.text() for label in exits.findChildren(WrapLabel) if label.isVisible())

    exits.open(out.post_id)
    qtbot.waitUntil(lambda: "Only on this computer" in said(), timeout=5000)
    desk.channels.move_page(web.id, web.settings["folder"], ADDRESS)
    exits.reload()
    qtbot.waitUntil(lambda: f"{ADDRESS}posts/" in said(), timeout=5000)
    assert "Only on this computer" not in said()
