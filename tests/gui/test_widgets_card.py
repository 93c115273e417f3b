"""A card of the calendar: what fits on it, what is told of it, and how it is pressed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calendario.gui.theme import Theme
from calendario.gui.widgets.card import CardFace, PostCard, card_height
from calendario.gui.widgets.elided import wrapped

LONG = "Minuto de silencio a las 12:00 en la plaza de la Constitución con todas las asociaciones"


def face(title: str = LONG, state: str = "planned", **more: object) -> CardFace:
    return CardFace("11:00", title, ("FB", "BS"), ("Facebook", "Bluesky"), state, **more)  # type: ignore[arg-type]


def card(theme: Theme, qtbot: QtBot, shown: CardFace, width: int = 131, lines: int = 3) -> PostCard:
    made = PostCard(theme, shown)
    qtbot.addWidget(made)
    made.resize(width, card_height(theme, lines))
    return made


def test_a_card_is_34_49_or_64_high_for_one_two_or_three_lines(theme: Theme) -> None:
    assert [card_height(theme, lines) for lines in (1, 2, 3)] == [34, 49, 64]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_long_title_ends_in_an_ellipsis_on_the_last_line(theme: Theme, qtbot: QtBot, lines: int) -> None:
    shown = card(theme, qtbot, face(), lines=lines).title_lines()
    assert len(shown) == lines
    assert shown[-1].endswith("…")
    assert all(theme.metrics("small").horizontalAdvance(line) <= 131 - 24 - 3 for line in shown)


def test_on_a_narrow_card_the_channels_have_a_line_of_their_own(theme: Theme, qtbot: QtBot) -> None:
    roomy, narrow = card(theme, qtbot, face(), width=131), card(theme, qtbot, face(), width=96)
    assert not roomy.chips_below()
    assert narrow.chips_below()
    assert len(narrow.title_lines()) == 2
    short = card(theme, qtbot, face("Pleno"), width=96)
    assert short.needed_height() == card_height(theme, 2)


def test_however_low_a_card_is_it_shows_its_first_channel(theme: Theme, qtbot: QtBot) -> None:
    two = CardFace("22:47", "Pleno", ("FB", "BS"), ("Facebook", "Bluesky"), "planned")
    low = card(theme, qtbot, two, width=96, lines=1)
    assert not low.chips_below()
    ink = theme.channel_colours("FB")[0].rgb()
    seen = low.grab().toImage()
    assert any(seen.pixel(x, y) == ink for x in range(seen.width()) for y in range(seen.height()))


def test_a_short_title_is_shown_whole(theme: Theme, qtbot: QtBot) -> None:
    assert card(theme, qtbot, face("Pleno")).title_lines() == ["Pleno"]


def test_emoji_do_not_shift_the_lines(theme: Theme) -> None:
    text = "🎉🎉 Fiestas de San Facundo 👩‍👩‍👧‍👦 con chocolate y música para todas las edades"
    assert " ".join(wrapped(text, theme.font("small"), 120, 20)) == text


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_opens_a_card(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    pressed = card(theme, qtbot, face())
    with qtbot.waitSignal(pressed.clicked):
        QTest.keyClick(pressed, key)
    assert pressed.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_the_menu_key_asks_for_the_menu_of_the_card(theme: Theme, qtbot: QtBot) -> None:
    asked = card(theme, qtbot, face())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(10, 10), QPoint(10, 10))
    with qtbot.waitSignal(asked.customContextMenuRequested):
        QApplication.sendEvent(asked, event)


def test_a_card_tells_all_of_itself(theme: Theme, qtbot: QtBot) -> None:
    told = card(theme, qtbot, face(accessible="11:00, Minuto de silencio. Programada.", tooltip="Programada"))
    assert told.accessibleName() == "11:00, Minuto de silencio. Programada."
    assert told.toolTip() == "Programada"


def test_a_card_nobody_described_names_its_channels_and_state(theme: Theme, qtbot: QtBot) -> None:
    assert card(theme, qtbot, face("Pleno")).accessibleName() == "11:00, Pleno. Facebook, Bluesky. Planned."


def test_a_held_card_is_hatched_and_a_published_one_is_not(theme: Theme, qtbot: QtBot) -> None:
    def spine(state: str) -> set[str]:
        image = card(theme, qtbot, face(state=state)).grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(6, 18) for y in range(40, 60)}

    assert len(spine("held")) > 1
    assert len(spine("published")) == 1


def test_a_new_face_keeps_focus_and_place(theme: Theme, qtbot: QtBot) -> None:
    kept = card(theme, qtbot, face())
    with qtbot.waitActive(kept):
        kept.show()
        kept.activateWindow()
    kept.setFocus()
    place = kept.geometry()
    kept.set_face(face("Otra", "published"))
    assert kept.title_lines() == ["Otra"]
    assert kept.hasFocus()
    assert kept.geometry() == place


def test_how_many_notices_there_are_stands_under_the_icons_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    one, two = (card(theme, qtbot, face("Pleno", finding="warn", findings=count)) for count in (1, 2))
    low = [card(theme, qtbot, face("Pleno", finding="warn", findings=count), lines=1) for count in (1, 2)]

    def foot(shown: PostCard) -> QImage:
        return shown.grab().toImage().copy(0, 33, 20, 14)

    assert foot(one) != foot(two)
    assert low[0].grab().toImage() == low[1].grab().toImage()
