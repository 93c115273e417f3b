"""*Festivos* in *Ajustes*: the days off of a year, where each comes from, and those that are the institution's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.domain.house import DayOff, House
from calendario.domain.problem import Problem
from calendario.domain.vocabulary import Country
from calendario.gui.house.day_off_dialog import DayOffDialog
from calendario.gui.house.keeping import Keeping
from calendario.gui.house.rows import Row, RowsView
from calendario.gui.house.words import gazette, region_name
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.labelled import explained, labelled
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.two_lines import TwoLines
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import long_day

_ROWS = 7  # that are seen at once


class HolidaysSheet(Sheet):
    """A year at a time. `about` of a row is the `DayOff`, an institution's own or its country's."""

    def __init__(self, keeping: Keeping, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Holidays"))
        self._keeping, self._look = keeping, theme
        self._own: frozenset[DayOff] = frozenset()
        self._working: frozenset[date] = frozenset()
        about = self.tr("Those of the country and the region are known. Add the ones of your town.")
        self.add_row(explained(theme, about, self))
        self.year = Choice(self)
        self.year.setAccessibleName(self.tr("Year of the holidays"))
        self.year.activated.connect(self._choose_year)
        self.add_row(labelled(theme, self.tr("Year"), self.year, self))
        self._list_row()
        self._ways_row()

    def _list_row(self) -> None:
        self.unknown = WrapLabel(self._look, "", "body", "warn", self)
        self.view = RowsView(self._look, _ROWS, self)
        self.view.setAccessibleName(self.tr("Holidays"))
        self.view.chose.connect(self._chosen)
        self.view.wanted.connect(self._change)
        self.view.unwanted.connect(self._unwanted)
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setSpacing(8)
        column.addWidget(self.unknown)
        column.addWidget(self.view)
        self.add_row(row)

    def _ways_row(self) -> None:
        self.add = buttons.plain(self.tr("Add a holiday…"), self._look.icon("mas"), parent=self)
        self.add.clicked.connect(self._add)
        self.change = buttons.plain(self.tr("Change…"), parent=self)
        self.change.setAccessibleName(self.tr("Change the chosen holiday"))
        self.change.clicked.connect(self._change)
        self.remove = buttons.plain(self.tr("Remove"), parent=self)
        self.remove.setAccessibleName(self.tr("Remove the chosen holiday"))
        self.remove.clicked.connect(self._remove)
        self.work = buttons.plain(self.tr("We work that day"), parent=self)
        self.work.setAccessibleName(self.tr("The chosen holiday is a working day here"))
        self.work.clicked.connect(self._work)
        self.rest = buttons.plain(self.tr("It is a day off"), parent=self)
        self.rest.setAccessibleName(self.tr("The chosen holiday is a day off here too"))
        self.rest.clicked.connect(self._rest)
        row = QWidget(self)
        self._ways = WrapRow(row)
        for button in (self.add, self.change, self.remove, self.work, self.rest):
            self._ways.add(button)
        QVBoxLayout(row).addWidget(self._ways)
        self.add_row(row)

    # --- what there is

    def reload(self) -> None:
        """Reads them. Raises `Problem`."""
        house, country, today = self._keeping.house(), self._keeping.country(), self._keeping.today()
        self._own, self._working = frozenset(house.days_off), frozenset(house.working)
        chosen = self.year.currentData() or today.year
        own = {one.day.year for one in house.days_off}
        years = sorted({today.year, today.year + 1, chosen, *own, *(country.years if country else ())})
        if years != [self.year.itemData(n) for n in range(self.year.count())]:
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(chosen))
        self._show(house, country, chosen)

    def _show(self, house: House, country: Country | None, year: int) -> None:
        days = [one for one in days_known(house, country) if one.day.year == year]
        self.view.show_rows([Row(one, self._said(one)) for one in days])
        self.view.setVisible(bool(days))
        self.unknown.setText(_what_is_unknown(house, country, year))
        self.unknown.setVisible(bool(self.unknown.text()))
        self._chosen()

    def _said(self, one: DayOff) -> TwoLines:
        day = long_day(one.day)
        worked = one.day in self._working
        name = one.name
        if worked:
            #: %1 is a holiday
            name = self.tr("%1: here you work").replace("%1", name)
        if one in self._own:
            source = self.tr("your own")
        elif one.region:
            source = self.tr("regional")
        else:
            source = self.tr("national")
        return TwoLines(day[:1].upper() + day[1:], f"{name} · {source}", name_tone="muted" if worked else "ink")

    def _chosen(self) -> None:
        one = self.view.chosen()
        own = one in self._own
        worked = isinstance(one, DayOff) and one.day in self._working
        focused = next((b for b in (self.change, self.remove, self.work, self.rest) if b.hasFocus()), None)
        for button in (self.change, self.remove):
            button.setEnabled(own)
            button.setVisible(bool(self.view.rows))
        self.work.setEnabled(one is not None and not own)
        self.work.setVisible(bool(self.view.rows) and not worked)
        self.rest.setVisible(worked)
        self._ways.arrange()
        if focused is not None and not (focused.isEnabled() and focused.isVisible()):
            same = {self.work: self.rest, self.rest: self.work}.get(focused)
            takes = same if same is not None and same.isEnabled() and same.isVisibleTo(self) else self.add
            takes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_year(self, _index: int) -> None:
        self._look_again()

    def _look_again(self) -> None:
        try:
            self.reload()
        except Problem as problem:
            self._keeping.refuse(problem)

    # --- what is done

    def _add(self) -> None:
        today, year = self._keeping.today(), self.year.currentData()
        proposed = today if year == today.year else date(year, 1, 1)
        self._ask(None, proposed)

    def _change(self) -> None:
        one = self.view.chosen()
        if isinstance(one, DayOff) and one in self._own:
            self._ask(one, one.day)

    def _ask(self, one: DayOff | None, proposed: date) -> None:
        try:
            house, country, today = self._keeping.house(), self._keeping.country(), self._keeping.today()
        except Problem as problem:
            self._keeping.refuse(problem)
            return
        taken = {other.day: other.name for other in days_known(house, country) if other != one}

        def save(wanted: DayOff) -> None:
            self._keeping.put(lambda house: _with(house, wanted, without=one))

        wanted = DayOffDialog.ask(self._look, one, proposed, today, taken, save, self.window())
        if wanted is None or wanted == one:
            return
        self._go_to(wanted)
        day = f"{long_day(wanted.day)}, {wanted.name}"
        told = self.tr("Holiday added: %1") if one is None else self.tr("Holiday changed: %1")

        def back(house: House) -> House:
            return _with(house, one, without=wanted)

        self._keeping.tell(told.replace("%1", day), back)

    def _go_to(self, one: DayOff) -> None:
        """In its year, chosen."""
        self.year.setCurrentIndex(self.year.findData(one.day.year))
        self._look_again()
        self.view.choose(one)
        self.view.scrollTo(self.view.currentIndex())

    def _unwanted(self) -> None:
        if self.view.chosen() in self._own:
            self._remove()
        elif self.work.isEnabled() and not self.work.isHidden():
            self._work()

    def _remove(self) -> None:
        one = self.view.chosen()
        if not isinstance(one, DayOff):
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        words = self.tr("Holiday removed: %1").replace("%1", f"{long_day(one.day)}, {one.name}")
        self._keeping.change(
            lambda house: _with(house, None, without=one), words, lambda house: _with(house, one, without=None)
        )

    def _work(self) -> None:
        one = self.view.chosen()
        if isinstance(one, DayOff):
            words = self.tr("On %1 you work.").replace("%1", long_day(one.day))
            day = one.day
            self._keeping.change(lambda house: _worked(house, day), words, lambda house: _rested(house, day))

    def _rest(self) -> None:
        one = self.view.chosen()
        if isinstance(one, DayOff):
            words = self.tr("%1 is a day off again.").replace("%1", long_day(one.day))
            day = one.day
            self._keeping.change(lambda house: _rested(house, day), words, lambda house: _worked(house, day))


def days_known(house: House, country: Country | None) -> tuple[DayOff, ...]:
    """The country's, the region's and the institution's own, in order: also those on which it works."""
    common = () if country is None else country.days_off
    there = [one for one in (*common, *house.days_off) if one.region in ("", house.region)]
    return tuple(sorted(there, key=lambda one: (one.day, one.region, one.name)))


def _what_is_unknown(house: House, country: Country | None, year: int) -> str:
    if country is None or year not in country.years:
        name = house.locale if country is None else country.name
        #: %1 is a country, %2 a year
        words = QCoreApplication.translate("House", "The holidays of %1 in %2 are not known: only your own are listed.")
        return words.replace("%1", name).replace("%2", str(year))
    told = []
    if house.region and not _any(country.days_off, year, house.region):
        #: %1 is a region, %2 a year
        words = QCoreApplication.translate("House", "Those of %1 in %2 are not known: add them as your own.")
        told.append(words.replace("%1", region_name(country, house.region)).replace("%2", str(year)))
    if year in country.unconfirmed:
        #: %1 is a country, %2 a year, %3 where holidays are published: «BOE»
        words = QCoreApplication.translate("House", "Those of %1 in %2 are not official yet: check them in the %3.")
        named = words.replace("%1", country.name).replace("%2", str(year))
        told.append(named.replace("%3", gazette(house.country)))
    return " ".join(told)


def _any(days: Iterable[DayOff], year: int, region: str) -> bool:
    return any(one.day.year == year and one.region == region for one in days)


def _with(house: House, wanted: DayOff | None, *, without: DayOff | None) -> House:
    left = [one for one in house.days_off if one not in (wanted, without)]
    days = left if wanted is None else [*left, wanted]
    return replace(house, days_off=tuple(sorted(days, key=lambda one: (one.day, one.region))))


def _worked(house: House, day: date) -> House:
    return replace(house, working=tuple(sorted({*house.working, day})))


def _rested(house: House, day: date) -> House:
    return replace(house, working=tuple(one for one in house.working if one != day))
