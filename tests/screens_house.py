"""Scenes of the institution's rules, its holidays, periods and modes: see `tests/screens.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from calendario.domain.house import Avoided, DayOff, House, Mode, Period, Treatment
from calendario.gui.house.avoided_sheet import AvoidedDialog
from calendario.gui.house.crisis_dialog import CrisisDialog
from calendario.gui.house.day_off_dialog import DayOffDialog
from calendario.gui.house.differences import differences
from calendario.gui.house.files import RulesImportDialog
from calendario.gui.house.period_dialog import PeriodDialog
from calendario.gui.settings_page import SettingsPage
from calendario.gui.working_days_dialog import WorkingDaysDialog
from tests.scene import DAY, Scene, place, shown

_MOURNING = Period(
    Mode.MOURNING, DAY, DAY + timedelta(days=2), "Fallecimiento de la alcaldesa", "Decreto de Alcaldía 412/2026"
)
_ELECTIONS = Period(
    Mode.ELECTORAL,
    date(2026, 10, 20),
    date(2026, 12, 13),
    "Elecciones a las Cortes de Castilla-La Mancha",
    "LOREG, artículo 50",
    confirmed=False,
)
TOWN = House(
    region="ES-CM",
    days_off=(DayOff(date(2026, 9, 8), "Virgen de la Ribera"), DayOff(date(2027, 5, 17), "San Isidro, traslado")),
    working=(date(2026, 12, 8),),
    treatment=Treatment.TU,
    quiet=(time(22), time(8)),
    languages=("es", "ca-valencia"),
    avoided=(
        Avoided("minusválido", "persona con discapacidad", "Así lo dice la ley desde 2024"),
        Avoided("de cara a", "para"),
        Avoided("poner en valor", "", "Nadie sabe qué quiere decir"),
        Avoided("a nivel de", "en"),
    ),
    periods=(_MOURNING, _ELECTIONS),
    verified_on=date(2026, 11, 2),
)


def sheets(scene: Scene, *, part: str, house: House = TOWN, year: int = 0) -> QDialog | None:
    """*Ajustes* at one of the sheets: "rules", "avoided", "holidays" or "periods"."""
    scene.desk.house.change(lambda _: house)
    place(scene).standing.refresh()
    place(scene).go("settings")
    page = place(scene).pages.page("settings")
    assert isinstance(page, SettingsPage)
    scene.settle(lambda: not page.words._reading)
    if part == "holidays":
        if year:
            page.house.holidays.year.addItem(str(year), year)
            page.house.holidays.year.setCurrentIndex(page.house.holidays.year.findData(year))
            page.house.holidays.reload()
        else:
            view = page.house.holidays.view
            view.choose(next(row.about for row in view.rows if "Constitución" in row.said.line))
    if part == "avoided" and page.house.avoided.view.rows:
        page.house.avoided.view.choose(page.house.avoided.view.rows[1].about)
    scene.settle()
    sheet: QWidget = getattr(page.house, part)
    bar = page._scroll.verticalScrollBar()
    bar.setValue(sheet.mapTo(page._scroll.body, sheet.rect().topLeft()).y() - 8)
    if part == "holidays" and not year:
        page.house.holidays.view.scrollTo(page.house.holidays.view.currentIndex())
    return None


def wrong_hours(scene: Scene) -> QDialog | None:
    """Quiet hours of no length, told below them; the rest is as nobody said anything."""
    sheets(scene, part="rules", house=House(quiet=(time(22), time(8))))
    page = place(scene).pages.page("settings")
    assert isinstance(page, SettingsPage)
    page.house.rules.ends.set_hour(time(22))
    page.house.rules.ends.editingFinished.emit()
    return None


def stale(scene: Scene) -> QDialog | None:
    """Nobody has looked for half a year."""
    return sheets(scene, part="rules", house=replace(TOWN, verified_on=date(2026, 3, 2)))


def avoided(scene: Scene) -> QDialog | None:
    """One that is to be added, still without its words."""
    sheets(scene, part="avoided")
    dialog = AvoidedDialog(scene.theme, None, lambda _one: None, scene.window)
    dialog.save.click()
    return shown(dialog)


def day_off(scene: Scene) -> QDialog | None:
    """On a day that is a holiday already."""
    sheets(scene, part="holidays")
    there = {date(2026, 12, 25): "Natividad del Señor"}
    dialog = DayOffDialog(scene.theme, None, date(2026, 12, 25), DAY, there, lambda _one: None, scene.window)
    dialog.name.line.setText("Comida de empresa")
    dialog.save.click()
    return shown(dialog)


def period(scene: Scene, *, mode: Mode, changed: bool = False) -> QDialog | None:
    """Mourning to be declared, or elections."""
    sheets(scene, part="periods")
    one = _ELECTIONS if changed else None
    return shown(PeriodDialog(scene.theme, mode, one, DAY, "ES", lambda _one: None, scene.window))


def ended_before_it_began(scene: Scene) -> QDialog | None:
    """Refused, below the day."""
    sheets(scene, part="periods")
    dialog = PeriodDialog(scene.theme, Mode.MOURNING, None, DAY, "ES", lambda _one: None, scene.window)
    dialog.last.field.set_day(DAY - timedelta(days=3))
    dialog.save.click()
    return shown(dialog)


def crisis_asked(scene: Scene) -> QDialog | None:
    """Before it begins."""
    sheets(scene, part="periods")
    return shown(CrisisDialog(scene.theme, scene.window))


def modes(scene: Scene, *, key: str, crisis: bool = False) -> QDialog | None:
    """What holds today, above a screen."""
    scene.desk.house.change(lambda _: TOWN)
    if crisis:
        scene.desk.house.begin_crisis()
    place(scene).standing.refresh()
    place(scene).go(key)
    return None


def in_crisis(scene: Scene) -> QDialog | None:
    """*Periodos y modos* while a crisis is on."""
    scene.desk.house.begin_crisis()
    return sheets(scene, part="periods")


def week(scene: Scene) -> QDialog | None:
    """The week with the town's own holiday on Friday, and two days of mourning after it."""
    friday = DAY + timedelta(days=4 - DAY.weekday())
    mourning = Period(Mode.MOURNING, friday + timedelta(days=1), friday + timedelta(days=2), "Luto oficial")
    scene.desk.house.change(
        lambda house: replace(house, days_off=(DayOff(friday, "San Facundo"),), periods=(mourning,))
    )
    place(scene).go("calendar")
    return None


def importing(scene: Scene) -> QDialog | None:
    """What another institution's rules would change."""
    before = sheets_of(scene)
    coming = replace(
        TOWN,
        region="ES-VC",
        treatment=Treatment.USTED,
        quiet=(time(23), time(7, 30)),
        languages=("es",),
        avoided=(*TOWN.avoided[:2], Avoided("los vecinos y las vecinas", "el vecindario")),
        verified_on=date(2026, 11, 20),
        periods=(_ELECTIONS,),
    )
    countries = {one.locale: one for one in scene.desk.house.countries()}
    changes = differences(before, coming, countries)
    return shown(RulesImportDialog(scene.theme, "normas de la diputación.json", changes, scene.window))


def sheets_of(scene: Scene) -> House:
    """The rules of the town, shown."""
    sheets(scene, part="rules")
    return scene.desk.house.house()


def working_days(scene: Scene, *, unit: str = "working", number: int = 10) -> QDialog | None:
    """A term from today."""
    scene.desk.house.change(lambda _: TOWN)
    dialog = WorkingDaysDialog(scene.desk, scene.theme, scene.window)
    dialog.unit.setCurrentIndex(dialog.unit.findData(unit))
    dialog.number.setValue(number)
    return shown(dialog)
