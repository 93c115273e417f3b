"""The look: every pair of colours can be read, every icon exists, and a change reaches what is already on screen."""

import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.domain import networks
from calendario.gui.theme import NO_SHEET, Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.states import FINDING, STATE

TOKENS = json.loads((paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8"))
ICONS = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


def luminance(colour: QColor) -> float:
    """WCAG 2.x relative luminance."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme: Theme, scheme: str) -> None:
    theme.set_scheme(scheme)
    poor = [
        (ink, paper, round(contrast(theme.colour(ink), theme.colour(paper)), 2))
        for ink, paper, least in TOKENS["contrast"]
        if contrast(theme.colour(ink), theme.colour(paper)) < least
    ]
    assert not poor


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_letters_of_every_channel_can_be_read(theme: Theme, scheme: str) -> None:
    theme.set_scheme(scheme)
    unknown = [f"{a}{b}" for a, b in product("AEIOUZ", "BCDQ")]
    for letters in [*TOKENS["channel"], *(network.letters for network in networks.NETWORKS.values()), *unknown]:
        background, foreground = theme.channel_colours(letters)
        assert contrast(background, foreground) >= 4.5, letters


def test_a_second_channel_of_a_network_wears_its_tint(theme: Theme) -> None:
    assert theme.channel_colours("FB2") == theme.channel_colours("FB")


def test_unknown_letters_always_get_the_same_spare_tint(theme: Theme, qapp: QApplication) -> None:
    known = {theme.channel_colours(letters)[0].name() for letters in TOKENS["channel"]}
    tint = theme.channel_colours("ZQ")
    assert tint[0].name() not in known
    assert Theme(paths.resources(), "light").channel_colours("ZQ3") == tint


def test_both_schemes_know_every_token_of_the_sheet(theme: Theme, qapp: QApplication) -> None:
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        assert not re.findall(r"\{[a-z_]+\}|\dsp\b", qapp.styleSheet())


def test_the_sheet_names_no_colour_itself() -> None:
    sheet = (paths.resources() / "style" / "calendario.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb", sheet)


def test_the_sheet_shows_pictures_that_exist(theme: Theme, qapp: QApplication) -> None:
    pictures = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("icon", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(theme: Theme, icon: str) -> None:
    image = theme.pixmap(icon, "block", 20, 2.0).toImage()
    assert image.width() == 40
    solid = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255]
    assert solid
    assert {colour.name() for colour in solid} == {theme.colour("block").name()}


def test_every_state_and_severity_has_its_own_silhouette(theme: Theme) -> None:
    looks = {look.icon for look in STATE.values()} | {icon for icon, _ in FINDING.values()}
    assert looks <= set(ICONS)
    assert len(looks) == len(STATE) + len(FINDING)
    assert len({look.word for look in STATE.values()}) == len(STATE)


def test_a_change_of_scheme_reaches_buttons_and_menus_on_screen(theme: Theme, qtbot: QtBot) -> None:
    button = buttons.plain("Abrir", theme.icon("fuera"))
    menu = QMenu()
    action = QAction(theme.icon("copiar"), "Copiar", menu)
    menu.addAction(action)
    own = QPushButton("Sin icono del tema")
    for widget in (button, menu, own):
        qtbot.addWidget(widget)
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    for icon in (button.icon(), action.icon()):
        image = icon.pixmap(16).toImage()
        shown = {
            image.pixelColor(x, y).name() for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() == 255
        }
        assert theme.colour("ink").name() in shown
    assert own.icon().isNull()


def test_text_grows_with_the_size_a_person_chose(theme: Theme, qapp: QApplication) -> None:
    before = theme.metrics("small").height()
    theme.set_text_scale(200)
    assert theme.font("body").pointSizeF() == 20
    assert theme.metrics("small").height() >= before * 1.8
    assert "font-size: 18pt" in qapp.styleSheet()
    assert qapp.font().pointSizeF() == 20


def test_digits_stand_in_columns(theme: Theme) -> None:
    metrics = theme.metrics("strong")
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_a_scheme_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_scheme("sepia")


class HighContrast(Theme):
    """The theme on a system that asks for more contrast: the offscreen platform cannot."""

    def _contrast_asked(self) -> bool:
        return True


def test_where_the_system_asks_for_more_contrast_its_own_colours_rule(qapp: QApplication) -> None:
    theme = HighContrast(paths.resources(), "dark")
    theme.apply(qapp)
    assert qapp.styleSheet() == NO_SHEET
    assert theme.colour("ink") == qapp.palette().windowText().color()
    poor = [
        (ink, paper)
        for ink, paper, least in TOKENS["contrast"]
        if {ink, paper}.isdisjoint({"accent", "disabled"})
        and ink in ("ink", "muted", "warn", "block", "ok", "seal")
        and contrast(theme.colour(ink), theme.colour(paper)) < max(least, 7)
    ]
    assert not poor


def test_a_window_is_closed_after_the_contrast_was_changed_and_the_look_still_changes() -> None:
    # In a process of its own, as Qt crashed; what is freed is overwritten there, so that it did so every time.
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "MALLOC_PERTURB_": "165"}
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.gui.dressing"]
    run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
