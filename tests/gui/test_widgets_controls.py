"""Buttons, choices, fields, strips and labels under keyboard and narrow windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.app_bar import AppBar
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.strip import Strip
from tests.gui.typing import type_text


def test_ctrl_and_enter_are_the_screen_s_and_press_no_button(theme: Theme, qtbot: QtBot) -> None:
    pressed = []
    button = buttons.plain("Pausa general")
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not pressed
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_focused_button_obeys_space_and_enter_in_any_window(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (buttons.plain("Abrir"), buttons.icon_button(theme, "izq", "Semana anterior")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_an_icon_button_has_a_name_and_is_no_smaller_than_24(theme: Theme, qtbot: QtBot) -> None:
    button = buttons.icon_button(theme, "izq", "Semana anterior", small=True)
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Semana anterior"
    button.ensurePolished()
    assert min(button.sizeHint().toTuple()) >= 24


def test_choosing_does_not_move_the_neighbours_nor_cut_the_words(theme: Theme, qtbot: QtBot) -> None:
    button = buttons.SegmentButton(theme, "Jue 26, 10:00", small=True)
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint().expandedTo(button.minimumSizeHint()).width()
    button.setChecked(True)
    bold = QFontMetrics(button.font()).horizontalAdvance(button.text())
    assert max(button.minimumWidth(), before) >= bold + 2 * 8


def test_a_chip_says_the_whole_name_and_that_it_is_withdrawn(theme: Theme, qtbot: QtBot) -> None:
    chip = ChannelChip(theme, "FB", "Facebook", True)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == chip.toolTip() == "Facebook, withdrawn"


def test_a_field_names_its_widget_and_says_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    good, bad = Field(theme, "Nombre", QLineEdit(), "Como en la web"), Field(theme, "Correo", QLineEdit())
    for field in (good, bad):
        column.addWidget(field)
    form.show()
    assert good.widget.accessibleName() == "Nombre"
    assert good.widget.accessibleDescription() == "Como en la web"

    bad.set_error("Falta la arroba.")
    assert focus_first_error([good, bad])
    assert form.focusWidget() is bad.widget
    assert bad.widget.accessibleDescription() == "Falta la arroba."
    image = bad.widget.grab().toImage()
    assert image.pixelColor(image.width() // 2, 1) == theme.colour("block")

    bad.set_error(None)
    assert not focus_first_error([good, bad])
    image = bad.widget.grab().toImage()
    assert image.pixelColor(image.width() // 2, 1) == QColor(theme.colour("surface"))


def test_a_number_does_not_touch_its_border(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Mínimo", QSpinBox())
    qtbot.addWidget(field)
    line = field.widget.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.textMargins().left() == 8


def test_the_buttons_of_a_narrow_strip_go_below_the_text(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    strip = Strip(
        theme,
        "warn",
        "«Recogida de enseres» no salió a las 9:30",
        ["El equipo estaba suspendido. El texto se conserva."],
        chips=[("BS", "Bluesky")],
        actions=[buttons.primary("Publicar ahora"), buttons.plain("Cambiar la hora"), buttons.flat("Descartar")],
    )
    column.addWidget(strip)
    column.addStretch(1)
    page.resize(900, 400)
    page.show()
    assert not strip.actions_below()
    wide = strip.height()
    page.resize(460, 400)
    qtbot.waitUntil(strip.actions_below)
    qtbot.waitUntil(lambda: strip.height() > wide)
    for button in strip.buttons():
        corner = button.mapTo(strip, button.rect().bottomRight())
        assert strip.rect().contains(corner)
    page.resize(900, 400)
    qtbot.waitUntil(lambda: not strip.actions_below())


def test_the_focus_may_start_on_the_heading_of_a_strip(theme: Theme, qtbot: QtBot) -> None:
    strip = Strip(theme, "warn", "No salió", ["Se conserva."], actions=[buttons.primary("Publicar ahora")])
    qtbot.addWidget(strip)
    strip.show()
    strip.take_focus()
    assert strip.focusWidget() is strip.heading
    assert strip.heading.accessibleName() == "No salió. Se conserva."
    heard: list[bool] = []
    strip.buttons()[0].clicked.connect(heard.append)
    QTest.keyClick(strip.heading, Qt.Key.Key_Return)
    assert not heard


def test_rows_of_a_sheet_come_and_go(theme: Theme, qtbot: QtBot) -> None:
    sheet = Sheet(theme, "Sale hoy")
    qtbot.addWidget(sheet)
    sheet.add_row(WrapLabel(theme, "8:30"))
    sheet.add_row(WrapLabel(theme, "9:30"))
    tall = sheet.sizeHint().height()
    sheet.clear_rows()
    assert sheet.rows() == []
    assert sheet.sizeHint().height() < tall


def test_a_label_without_room_is_elided_and_keeps_its_text_in_the_tooltip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "Ayudas de material escolar: último aviso")
    qtbot.addWidget(label)
    label.resize(90, label.sizeHint().height())
    label.show()
    assert label.is_elided()
    assert label.shown()[0].endswith("…")
    assert label.toolTip() == label.accessibleName() == "Ayudas de material escolar: último aviso"
    label.resize(600, label.height())
    assert not label.is_elided()
    assert label.toolTip() == ""


def test_a_label_of_two_lines_shows_both_beside_others(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    label = ElidedLabel(theme, "", "small", "muted", 2)
    row.addWidget(label, 1)
    label.setText("Lo que cambies aquí cambia en Web municipal, Bluesky, Mastodon y Canal de WhatsApp")
    holder.resize(300, 80)
    holder.show()
    assert len(label.shown()) == 2
    assert label.height() >= 2 * theme.metrics("small").height()


def test_what_a_person_wrote_is_shown_and_not_interpreted(theme: Theme, qtbot: QtBot) -> None:
    label = WrapLabel(theme, "<b>Pleno</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_pause_button_says_since_when(theme: Theme, qtbot: QtBot) -> None:
    bar = AppBar(theme)
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    bar.set_paused("En pausa desde las 12:41")
    assert bar.pause.accessibleName() == "En pausa desde las 12:41"
    image = bar.pause.grab().toImage()
    assert image.pixelColor(5, 16) == theme.colour("hold")
    bar.set_paused(None)
    assert bar.pause.text() == "General pause"


@pytest.mark.parametrize("text", ["¿Qué tal, año 2026? «Sí»", "👩‍👩‍👧‍👦 🎉 café", "día l·lis, ¡olé!"])
def test_any_text_can_be_typed(theme: Theme, qtbot: QtBot, text: str) -> None:
    line, page = QLineEdit(), QPlainTextEdit()
    for widget in (line, page):
        qtbot.addWidget(widget)
        type_text(widget, text)
    assert line.text() == text
    assert page.toPlainText() == text


def test_enter_and_backspace_are_typed_as_keys(theme: Theme, qtbot: QtBot) -> None:
    page = QPlainTextEdit()
    qtbot.addWidget(page)
    type_text(page, "uno\nx\bdos")
    assert page.toPlainText() == "uno\ndos"
