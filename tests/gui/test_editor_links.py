"""The editor's page: the pages a post leads to, what is known of them, and what each network will show of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.links import LinksDesk, looked_to_json
from calendario.domain.addresses import Looked, Seen
from calendario.domain.media import Crop, Image, Point
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import Problem
from calendario.domain.shapes import Shapes
from calendario.gui.background import Background
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.marked_text import MarkedText
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.picture_grid import PictureCell, PictureGrid, cells
from calendario.gui.theme import Theme
from calendario.sentences import finding_text
from calendario.store import links
from tests.gui.posts import TOMORROW, begin, channel, reviewed
from tests.gui.test_settings_page import turn_wheel
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

LINK = "https://sede.villasauce.es/bases"


def opened(editor: EditorPage, desk: Desk, content: Content, *letters: str) -> None:
    plan = PlanDraft(tuple(channel(desk, k) for k in letters or ("WEB", "BS")), TOMORROW)
    editor.open(replace(desk.writing.new(plan), draft=Draft(base=content)))


def known(newsroom: Newsroom, **told: object) -> None:
    with newsroom.database.writing() as tx:
        links.save(tx, [Seen(LINK, newsroom.clock(), **({"status": 200} | told))])  # type: ignore[arg-type]


def answers(editor: EditorPage, desk: Desk, *looked: Looked) -> list[list[str]]:
    """The network answers so; what it was asked for, in order."""
    asked: list[list[str]] = []

    def errand(order: object, *_rest: object) -> dict[str, object]:
        assert isinstance(order, dict)
        asked.append(order["addresses"])
        if not looked:
            raise Problem("unavailable")
        return {"links": [looked_to_json(one) for one in looked]}

    editor.linking._links = LinksDesk(replace(desk.office, errand=errand))
    return asked


def test_the_link_is_the_post_s_and_a_version_may_have_its_own(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.link.address, "sede.villasauce.es/bases")
    assert editor._draft.base.link == LINK
    bluesky = channel(desk, "BS")
    editor.header.title.setFocus()
    editor.show_target(bluesky)
    assert editor.writing.link.address.text() == LINK
    editor.writing.link.address.selectAll()
    type_text(editor.writing.link.address, "https://otra.es")
    assert editor._draft.content_for(bluesky).link == "https://otra.es"
    assert editor._draft.base.link == LINK
    editor.show_target(BASE)
    assert editor.writing.link.address.text() == LINK


def test_what_was_typed_is_kept_as_everything_else(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.link.address, "sede.villasauce.es/bases")
    assert editor.can_leave()
    assert desk.writing.open(post_id).draft.base.link == LINK


def test_it_says_where_a_network_has_no_place_for_it(editor: EditorPage, desk: Desk) -> None:
    opened(editor, desk, Content("Ayudas.", link=LINK), "BS", "MA")
    editor.show_target(channel(desk, "MA"))
    assert editor.writing.link.note.text() == "It goes at the end of the text"
    editor.show_target(channel(desk, "BS"))
    assert not editor.writing.link.note.isVisible()


def test_the_tracking_goes_with_one_button(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    opened(editor, desk, Content(f"🎉 Las bases: {LINK}?utm_source=fb y ya."), "BS", "MA")
    reviewed(editor, qtbot, "link_tracking")
    button = editor.findings.row_widgets()[0].fix
    assert button.text() == "Remove the tracking"
    button.click()
    assert editor.writing.edit.text() == f"🎉 Las bases: {LINK} y ya."
    reviewed(editor, qtbot)
    editor.writing.edit.undo()
    assert "utm_source" in editor.writing.edit.text()


def test_the_link_in_the_field_is_mended_there(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    opened(editor, desk, Content("Ayudas.", link=LINK.replace("https", "http")), "BS", "MA")
    row = reviewed(editor, qtbot, "link_http")[0]
    assert row.target is BASE
    editor.findings.row_widgets()[0].fix.click()
    assert editor._draft.base.link == LINK
    assert editor.writing.link.address.text() == LINK


def test_a_version_s_own_link_is_mended_in_the_version(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = channel(desk, "BS")
    manuscript = desk.writing.new(PlanDraft((bluesky, channel(desk, "MA")), TOMORROW))
    draft = Draft(base=Content("Ayudas."), variants=(Variant(bluesky, link=f"{LINK}?gclid=1"),))
    editor.open(replace(manuscript, draft=draft))
    row = reviewed(editor, qtbot, "link_tracking")[0]
    assert row.target == bluesky
    editor.findings.row_widgets()[0].fix.click()
    assert editor._draft.content_for(bluesky).link == LINK
    assert editor._draft.base.link == ""


def test_a_dead_page_is_told_once_somebody_has_looked(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    asked = answers(editor, desk, Looked(LINK, 404, "not_found"))
    type_text(editor.writing.edit, f"Las bases: {LINK} ")
    reviewed(editor, qtbot)
    with qtbot.waitSignal(editor.linking.found):
        editor.linking.look()
    reviewed(editor, qtbot, "link_dead")
    assert asked == [[LINK]]
    editor.linking.look()
    assert asked == [[LINK]], "what is known is not asked again"


def test_nobody_is_asked_before_two_seconds_without_a_key(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, f"Las bases: {LINK} ")
    timer = editor.linking._timer
    assert timer.isActive()
    assert timer.interval() == 2000
    assert timer.isSingleShot()
    editor.can_leave()
    editor._leave_behind()
    assert not timer.isActive(), "whoever left looks at nothing"


def test_without_a_network_writing_goes_on(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    asked = answers(editor, desk)
    type_text(editor.writing.edit, f"Las bases: {LINK} ")
    editor.linking.look()
    qtbot.waitUntil(lambda: bool(asked) and not editor.linking._looking)
    reviewed(editor, qtbot)
    assert not editor.notices.names()
    type_text(editor.writing.edit, "más")
    assert editor.writing.edit.text().endswith("más")
    editor.linking.look()
    assert not editor.linking._looking, "it rests for a minute"
    editor.linking.rest.stop()
    editor.linking.look()
    qtbot.waitUntil(lambda: len(asked) == 2 and not editor.linking._looking)


def test_who_does_not_want_it_asks_nobody(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    asked = answers(editor, desk, Looked(LINK, 200))
    desk.choices.set_check_links(False)
    type_text(editor.writing.edit, f"Las bases: {LINK} ")
    editor.linking.look()
    assert not editor.linking._looking
    assert asked == []


def test_the_card_says_what_is_known(editor: EditorPage, desk: Desk, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    opened(editor, desk, Content("Ayudas.", link=LINK), "BS", "WEB", "MA")
    post = editor.preview.posts[0]
    editor.preview.choose(channel(desk, "BS"))
    qtbot.waitUntil(lambda: post.card.isVisible() and not post.line.isVisible())
    assert post.card.title.text() == "sede.villasauce.es/bases"
    assert post.card.host.text() == "Not checked yet"
    known(gui_newsroom, title="Bases de las ayudas", description="Hasta el 19.")
    editor._links_found()
    assert post.card.title.text() == "Bases de las ayudas"
    assert post.card.host.text() == "sede.villasauce.es"
    assert editor.writing.link.note.text() == "Bases de las ayudas"
    known(gui_newsroom, problem="not_found", status=404)
    editor._links_found()
    assert post.card.host.text() == "There is no page there"
    editor.preview.choose(channel(desk, "WEB"))
    qtbot.waitUntil(lambda: post.line.isVisible() and not post.card.isVisible())
    assert post.line.text() == LINK
    editor.preview.choose(channel(desk, "MA"))
    qtbot.waitUntil(post.card.isVisible)
    assert post.text.text().endswith(LINK)
    assert not post.line.isVisible()


def test_what_readers_can_press_is_marked(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    text = "🎉 Ver sede.villasauce.es y https://b.es #Feria @nadie"
    opened(editor, desk, Content(text), "MA", "BS", "WA")
    editor.preview.choose(channel(desk, "MA"))
    qtbot.waitUntil(lambda: editor.preview.posts[0].text.marked() == ["https://b.es", "#Feria", "@nadie"])
    assert editor.preview.posts[0].text.text() == text
    editor.preview.choose(channel(desk, "BS"))
    qtbot.waitUntil(lambda: "sede.villasauce.es" in editor.preview.posts[0].text.marked())
    editor.preview.choose(channel(desk, "WA"))
    qtbot.waitUntil(lambda: editor.preview.posts[0].text.marked() == ["sede.villasauce.es", "https://b.es"])


def test_marks_take_as_much_room_as_the_text(theme: Theme, qtbot: QtBot) -> None:
    label = MarkedText(theme)
    qtbot.addWidget(label)
    label.show_text("Una línea\n\nOtra, larga, con https://villasauce.es/una-direccion-larga-que-no-cabe", [(23, 60)])
    assert label.heightForWidth(120) > label.heightForWidth(600) >= 3 * label.fontMetrics().height()


# --- pictures


@pytest.mark.parametrize("network", ["mastodon", "bluesky", "facebook", "linkedin", "instagram", "web", "whatsapp"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_pictures_lie_beside_each_other(network: str, count: int) -> None:
    high, places = cells(count, network)
    assert high > 0
    assert 1 <= len(places) <= count
    boxes = [QRectF(*place) for place in places]
    assert all(QRectF(-0.001, -0.001, 1.002, 1.002).contains(box) for box in boxes)
    for n, box in enumerate(boxes):
        for other in boxes[n + 1 :]:
            shared = box.intersected(other)
            assert shared.width() * shared.height() < 1e-6


def test_no_pictures_take_no_place() -> None:
    assert cells(0, "mastodon")[1] == ()


def an_image(number: int, width: int = 400, height: int = 300, **more: object) -> Image:
    return Image(f"{number:064d}", "image/png", width, height, 1, f"Foto {number}", **more)  # type: ignore[arg-type]


def test_what_is_not_seen_at_once_is_counted(
    theme: Theme, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    grid = PictureGrid(lambda _image: tmp_path / "none", Shapes(), theme, background, holder)
    grid.show_images([an_image(n) for n in range(6)], "mastodon")
    assert [cell.behind for cell in grid.cells] == [0, 0, 0, 2]
    assert grid.cells[-1].accessibleName() == "Foto 3. and 2 more" or "2" in grid.cells[-1].accessibleName()
    grid.show_images([an_image(1)], "mastodon")
    assert [cell.behind for cell in grid.cells] == [0]
    grid.show_images([], "mastodon")
    assert grid.cells == []
    assert grid.isHidden()


def test_a_picture_is_cut_around_what_must_stay_in_view(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    cell = PictureCell(theme, holder)
    cell.resize(QSize(100, 100))
    pixels = QImage(400, 200, QImage.Format.Format_RGB32)
    pixels.fill(Qt.GlobalColor.darkCyan)
    cell.show_picture(pixels)
    right = an_image(1, 400, 200, focus=Point(0.9, 0.5))
    cell.show_image(right, None, "mastodon", whole=False, behind=0)
    assert cell.source() == QRectF(200, 0, 200, 200)
    cell.show_image(right, None, "x", whole=False, behind=0)
    assert cell.source() == QRectF(100, 0, 200, 200)
    half = Crop("1:1", 0.0, 0.0, 0.5, 1.0)
    cell.show_image(right, half, "x", whole=False, behind=0)
    assert cell.source() == QRectF(0, 0, 200, 200)
    cell.show_image(right, None, "web", whole=True, behind=0)
    assert cell.source() == QRectF(0, 0, 400, 200)


def test_a_failure_is_looked_at_again_later(editor: EditorPage, desk: Desk, gui_newsroom: Newsroom) -> None:
    known(gui_newsroom, problem="trouble", status=503)
    assert desk.links.wanted([LINK]) == ()
    gui_newsroom.clock.now += timedelta(minutes=11)
    assert desk.links.wanted([LINK]) == (LINK,)


def test_a_date_in_the_place_of_an_address_is_said_to_be_none(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    QTest.keyClicks(editor.writing.edit, "Se abre la biblioteca")
    QTest.keyClicks(editor.writing.link.address, "27/11/2026")
    qtbot.waitUntil(lambda: "link_unreadable" in [row.finding.code for row in editor.findings.rows_shown()])
    row = next(row for row in editor.findings.rows_shown() if row.finding.code == "link_unreadable")
    assert finding_text(row.finding) == "«27/11/2026» no es una dirección web"


def test_the_wheel_over_the_preview_leaves_its_channel(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    selector = editor.preview.selector
    before = selector.currentIndex()
    turn_wheel(selector, -120)
    turn_wheel(selector, 120)
    turn_wheel(selector, -120)
    assert (selector.count() > 1, selector.currentIndex()) == (True, before)
