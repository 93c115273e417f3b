"""Going from screen to screen, and seeing where the focus is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.focus_ring import FocusRing
from calendario.gui.widgets.navigation import NavEntry, NavGroup, Navigation

GROUPS = [
    NavGroup("Día a día", (NavEntry("today", "hoy", "Hoy", 2), NavEntry("week", "calendario", "Calendario"))),
    NavGroup("Preparación", (NavEntry("channels", "canales", "Canales", 1, True, "Canales, 1 necesita algo"),)),
]


@pytest.fixture
def navigation(theme: Theme, qtbot: QtBot) -> Navigation:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    made = Navigation(theme)
    made.set_groups(GROUPS)
    made.set_status("publicada", "ok", "Salidas en marcha", "Próxima: hoy, 11:00")
    row.addWidget(made)
    row.addStretch(1)
    window.resize(1366, 688)
    window.show()
    made.setProperty("window", window)  # nothing else keeps it
    return made


def test_entries_are_counted_in_order_whatever_their_group(navigation: Navigation) -> None:
    assert navigation.keys() == ["today", "week", "channels"]


def test_a_click_goes_there(navigation: Navigation, qtbot: QtBot) -> None:
    place = navigation.view.visualRect(navigation.view.model().index(2, 0)).center()
    with qtbot.waitSignal(navigation.chosen) as heard:
        qtbot.mouseClick(navigation.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["week"]
    assert navigation.current() == "week"


def test_arrows_pass_over_headings_and_enter_goes_there(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.set_current("week")
    heard: list[str] = []
    navigation.chosen.connect(heard.append)
    QTest.keyClick(navigation.view, Qt.Key.Key_Down)
    assert heard == []
    QTest.keyClick(navigation.view, Qt.Key.Key_Return)
    assert heard == ["channels"]


def test_a_counter_is_read_whole(navigation: Navigation) -> None:
    def told(row: int) -> str:
        return str(navigation.view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told(1) == "Hoy, 2"
    assert told(4) == "Canales, 1 necesita algo"
    navigation.set_counter("today", 3, accessible="Hoy, 3 por decidir")
    assert told(1) == "Hoy, 3 por decidir"


def test_it_folds_in_a_narrow_window_and_with_large_letters(navigation: Navigation, theme: Theme) -> None:
    assert navigation.width() == 184
    navigation.window().resize(1000, 600)
    assert navigation.is_folded()
    assert navigation.width() == 52
    assert "Calendario" in str(navigation.view.model().index(2, 0).data(Qt.ItemDataRole.ToolTipRole))
    navigation.window().resize(1366, 688)
    assert not navigation.is_folded()
    theme.set_text_scale(150)
    assert navigation.is_folded()


def test_a_screen_that_needs_room_may_fold_it(navigation: Navigation) -> None:
    navigation.set_folded(True)
    assert navigation.is_folded()
    navigation.set_folded(None)
    assert not navigation.is_folded()


def test_an_unknown_screen_is_refused(navigation: Navigation) -> None:
    with pytest.raises(KeyError):
        navigation.set_current("nowhere")


class Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.button = buttons.plain("Abrir")
        self.line = QLineEdit()
        self.scroll = QScrollArea()
        inside = QWidget()
        inside.setMinimumHeight(2000)
        self.far = buttons.plain("Lejos", parent=inside)
        self.far.move(20, 20)
        self.scroll.setWidget(inside)
        for widget in (self.button, self.line, self.scroll):
            column.addWidget(widget)
        self.ring = FocusRing(theme, self)
        self.resize(400, 300)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    made = Page(theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_ring_shows_for_keys_and_not_after_a_click(page: Page) -> None:
    page.button.setFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Shift)
    assert page.ring.isVisible()
    around = page.button.geometry().adjusted(-4, -4, 4, 4)
    assert page.ring.geometry() == around
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not page.ring.isVisible()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    assert page.ring.isVisible()


def test_a_field_keeps_its_ring_after_a_click(page: Page) -> None:
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=page.line.geometry().center())
    assert page.focusWidget() is page.line
    assert page.ring.isVisible()
    assert page.ring.target is page.line


def test_the_ring_follows_what_scrolls_and_hides_with_it(page: Page) -> None:
    page.far.setFocus()
    assert page.ring.isVisible()
    before = page.ring.y()
    page.scroll.verticalScrollBar().setValue(10)
    assert page.ring.y() == before - 10
    page.scroll.verticalScrollBar().setValue(1500)
    assert not page.ring.isVisible()


def test_a_widget_that_goes_away_takes_the_ring_with_it(page: Page, qtbot: QtBot) -> None:
    page.button.setFocus()
    page.button.deleteLater()
    qtbot.waitUntil(lambda: page.ring.target is not page.button)
    page.line.setFocus()
    assert page.ring.target is page.line


def test_the_list_of_screens_draws_its_own_ring(navigation: Navigation, theme: Theme, qtbot: QtBot) -> None:
    window = navigation.window()
    ring = FocusRing(theme, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    navigation.view.setFocus()
    assert ring.target is navigation.view
    assert not ring.isVisible()
