"""The frequency meter: what counts towards the target, and what only stands beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.gui.theme import Theme
from calendario.gui.widgets.meter import FrequencyMeter, MeterFace, boxes


def week(published: int, planned: int, drafts: int, minimum: int, maximum: int | None) -> MeterFace:
    return MeterFace("WA", "WhatsApp", published, planned, drafts, minimum, maximum, "4 de 3, sobra 1")


@pytest.mark.parametrize(
    ("face", "row"),
    [
        (week(1, 1, 0, 3, None), ["published", "planned", "missing"]),
        (week(0, 0, 5, 2, 4), ["missing", "missing"]),
        (week(1, 3, 0, 3, 3), ["published", "planned", "planned", "over"]),
        (week(4, 0, 0, 3, 3), ["published"] * 3 + ["over"]),
        (week(2, 2, 0, 3, None), ["published", "published", "planned", "planned"]),
        (week(0, 0, 0, 0, None), []),
    ],
)
def test_each_publication_fills_a_box_and_a_draft_none(face: MeterFace, row: list[str]) -> None:
    assert list(boxes(face)) == row


def test_a_meter_reads_its_figures_aloud(theme: Theme, qtbot: QtBot) -> None:
    meter = FrequencyMeter(theme, week(1, 3, 2, 3, 3))
    qtbot.addWidget(meter)
    told = meter.accessibleName()
    assert told.startswith("WhatsApp: 4 de 3, sobra 1.")
    assert "1 published" in told
    assert "3 planned" in told
    assert "2 draft(s) apart" in told


def test_a_meter_is_pressed_to_change_its_target(theme: Theme, qtbot: QtBot) -> None:
    meter = FrequencyMeter(theme, week(1, 3, 0, 3, 3))
    qtbot.addWidget(meter)
    with qtbot.waitSignal(meter.clicked):
        QTest.keyClick(meter, Qt.Key.Key_Return)


def test_one_line_is_lower_than_two(theme: Theme, qtbot: QtBot) -> None:
    meter = FrequencyMeter(theme, week(1, 3, 2, 3, 3))
    qtbot.addWidget(meter)
    tall = meter.sizeHint().height()
    meter.set_compact(True)
    assert meter.sizeHint().height() < tall


@pytest.mark.parametrize(("compact", "scale"), [(True, 100), (False, 100), (True, 200)])
def test_the_words_are_never_cut(theme: Theme, qtbot: QtBot, compact: bool, scale: int) -> None:
    theme.set_text_scale(scale)
    meter = FrequencyMeter(theme, MeterFace("FB", "Facebook", 1, 0, 0, 0, None, "1 esta semana"), compact=compact)
    qtbot.addWidget(meter)
    meter.resize(meter.minimumSizeHint())
    image = meter.grab().toImage()
    paper, words_high = image.pixelColor(image.width() - 1, 0), theme.metrics("body").height()
    assert all(image.pixelColor(image.width() - 1, y) == paper for y in range(words_high))
    assert meter.sizeHint().width() >= meter.minimumSizeHint().width()


def test_a_hundred_publications_fit_in_a_narrow_bar(theme: Theme, qtbot: QtBot) -> None:
    meter = FrequencyMeter(theme, week(40, 60, 0, 120, None))
    qtbot.addWidget(meter)
    meter.resize(150, meter.sizeHint().height())
    image = meter.grab().toImage()
    bar = [image.pixelColor(x, image.height() - 6).name() for x in range(image.width())]
    assert theme.colour("ok").name() in bar
    assert bar.index(theme.colour("ok").name()) < 5
