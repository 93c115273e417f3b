"""Every widget of the design shows something, in both schemes, and changes with them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.app_bar import AppBar
from calendario.gui.widgets.card import CardFace, PostCard
from calendario.gui.widgets.chips import ChannelChip
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from calendario.gui.widgets.field import Field
from calendario.gui.widgets.icon_label import IconLabel, StateLabel
from calendario.gui.widgets.meter import FrequencyMeter, MeterFace
from calendario.gui.widgets.navigation import NavEntry, NavGroup, Navigation
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.states import STATE
from calendario.gui.widgets.strip import Strip

WEEK = MeterFace("IG", "Instagram", 1, 3, 2, 5, 7, "4 de 5, falta 1")


def a_card(theme: Theme, state: str) -> PostCard:
    told = ("11:00", "Minuto de silencio", ("FB", "BS"), ("Facebook", "Bluesky"), state)
    return PostCard(theme, CardFace(*told, finding="warn", findings=12, sealed="Nuria"))


def a_field(theme: Theme) -> Field:
    field = Field(theme, "Nombre", QLineEdit(), "Como aparece en la web")
    field.set_error("Falta el nombre.")
    return field


def a_navigation(theme: Theme) -> Navigation:
    navigation = Navigation(theme)
    navigation.set_groups([NavGroup("Día a día", (NavEntry("today", "hoy", "Hoy", 2),))])
    navigation.set_status("publicada", "ok", "Salidas en marcha", "Próxima: hoy, 11:00")
    return navigation


def a_sheet(theme: Theme) -> Sheet:
    sheet = Sheet(theme, "Sale hoy", "3 por salir")
    sheet.add_link("Ver la semana")
    sheet.add_row(QLabel("8:30"))
    return sheet


WIDGETS: dict[str, Callable[[Theme], QWidget]] = {
    "primary": lambda theme: buttons.primary("Publicar", theme.icon("mas", "on_accent")),
    "plain": lambda _: buttons.plain("Abrir"),
    "flat": lambda _: buttons.flat("Descartar"),
    "danger": lambda _: buttons.danger("Cerrar la crisis…", small=True),
    "seal": lambda _: buttons.seal("Dar visto bueno"),
    "link": lambda _: buttons.link("Ver la semana"),
    "icon button": lambda theme: buttons.icon_button(theme, "izq", "Semana anterior"),
    "segment": lambda theme: buttons.SegmentButton(theme, "Semana"),
    "chip": lambda theme: ChannelChip(theme, "FB", "Facebook"),
    "chip with name": lambda theme: ChannelChip(theme, "ZZ", "Otro", True, with_name=True),
    "meter": lambda theme: FrequencyMeter(theme, WEEK),
    "compact meter": lambda theme: FrequencyMeter(theme, WEEK, compact=True),
    "sheet": a_sheet,
    "field": a_field,
    "navigation": a_navigation,
    "bar": AppBar,
    "elided": lambda theme: ElidedLabel(theme, "Ayudas de material escolar"),
    "wrapped": lambda theme: WrapLabel(theme, "Ayudas de material escolar"),
    "icon": lambda theme: IconLabel(theme, "aviso", "warn"),
    "state": lambda theme: StateLabel(theme, "unconfirmed"),
    "draft without date": lambda theme: PostCard(theme, CardFace("", "Voluntariado", ("FB",), ("Facebook",), "draft")),
    **{f"{state} card": lambda theme, state=state: a_card(theme, state) for state in STATE},  # type: ignore[misc]
    **{
        f"{severity} strip": lambda theme, severity=severity: Strip(
            theme, severity, "«Pleno» no salió", ["Se conserva."]
        )  # type: ignore[misc]
        for severity in ("warn", "unknown", "block", "hold", "hint", "ok", "seal", "pause")
    },
}


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_shows_something_in_both_schemes(theme: Theme, qtbot: QtBot, name: str) -> None:
    page = QWidget()
    page.setProperty("page", True)
    qtbot.addWidget(page)
    widget = WIDGETS[name](theme)
    widget.setParent(page)
    widget.resize(widget.sizeHint().expandedTo(widget.minimumSizeHint()))
    page.resize(widget.size())
    page.show()
    light = colours(page)
    theme.set_scheme("dark")
    dark = colours(page)
    assert len(light) > 3
    assert len(dark) > 3
    assert theme.colour("window").name() not in light
    assert light != dark


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_needs_more_room_for_larger_letters(theme: Theme, qtbot: QtBot, name: str) -> None:
    widget = WIDGETS[name](theme)
    qtbot.addWidget(widget)
    widget.ensurePolished()
    before = widget.sizeHint().height()
    theme.set_text_scale(200)
    assert widget.sizeHint().height() > before
