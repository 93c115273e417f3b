"""*Hoy* when this computer's clock is not believed: it says so, and the person has the last word."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.clock import Cause
from calendario.gui.background import Background
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.store import presence
from calendario.store.presence import Request
from tests.gui.conftest import Publishing


def test_a_doubted_clock_is_told_with_its_hour_and_a_person_settles_it(
    desk: Desk, theme: Theme, background: Background, publishing: Publishing, qtbot: QtBot
) -> None:
    publishing.live()
    office = desk.office
    now = office.clock()
    with office.database.writing() as tx:
        doubted = presence.Presence(office.machine, now, now, doubt=Cause.JUMPED, out_by=timedelta(hours=1))
        presence.beat(tx, doubted)
    page = TodayPage(desk, theme, background)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    said = page.side.publisher_words()
    assert "ha saltado 1 hora" in said
    assert "9:00" in said
    assert "2026" in said
    right = next(b for b in page.side.findChildren(QPushButton) if b.text() == "The hour is right")
    qtbot.mouseClick(right, Qt.MouseButton.LeftButton)
    with office.database.reading() as tx:
        assert presence.asked(tx, office.machine, Request.BELIEVE_CLOCK) == 1
    with office.database.writing() as tx:
        presence.beat(tx, presence.Presence(office.machine, now, now))
    page.reload()
    assert not [b for b in page.side.findChildren(QPushButton) if b.text() == "The hour is right" and b.isVisible()]
