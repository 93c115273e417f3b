"""*Periodos y modos* in *Ajustes*: elections, mourning and crisis, and how to begin and end them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calendario.domain.house import Crisis, House, Mode, Period
from calendario.domain.problem import Problem
from calendario.domain.vocabulary import Country
from calendario.gui.house.crisis_dialog import CrisisDialog
from calendario.gui.house.keeping import Keeping
from calendario.gui.house.modes import crisis_title
from calendario.gui.house.period_dialog import PeriodDialog
from calendario.gui.house.words import period_line, period_name
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.gui.widgets.labelled import with_ways
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.wrap_row import WrapRow


class PeriodsSheet(Sheet):
    """Crisis first, then a row for each period, those that are over last, then what the country foresees."""

    def __init__(self, keeping: Keeping, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("Periods and modes"))
        self._keeping, self._look = keeping, theme
        self._shown: object = None
        self.buttons: dict[tuple[Period, str], QPushButton] = {}
        self.begin = buttons.plain(self.tr("Begin crisis mode…"), theme.icon("sirena"), parent=self)
        self.begin.clicked.connect(self._begin_crisis)
        self.end = buttons.plain(self.tr("End crisis mode"), parent=self)
        self.end.clicked.connect(self._end_crisis)
        self.mourn = buttons.plain(self.tr("Declare mourning…"), parent=self)
        self.mourn.clicked.connect(partial(self._ask, Mode.MOURNING, None))
        self.elect = buttons.plain(self.tr("Add an electoral period…"), theme.icon("mas"), parent=self)
        self.elect.clicked.connect(partial(self._ask, Mode.ELECTORAL, None))
        theme.changed.connect(self._look_changed)

    # --- what there is

    def reload(self) -> None:
        """Reads them; the focus stays on the button it was on, or goes to one beside it. Raises `Problem`."""
        house, country, today = self._keeping.house(), self._keeping.country(), self._keeping.today()
        state = (house.periods, house.crisis, house.country, country, today)
        if state == self._shown:
            return
        lasting = (self.begin, self.end, self.mourn, self.elect)
        focus = self.window().focusWidget()
        within = focus in lasting or focus in self.buttons.values()
        key = next((key for key, button in self.buttons.items() if button is focus), None)
        self._shown, self.buttons = state, {}
        for button in lasting:
            button.setParent(self)  # they outlive their row
        self.clear_rows()
        self._show(house, country, today)
        for shown in self.rows():
            shown.show()  # now, not when the layout gets round to it: one may have to take the focus
        for before, after in pairwise((self.begin, self.end, *self.buttons.values(), self.mourn, self.elect)):
            QWidget.setTabOrder(before, after)
        if within:
            self._focus_again(focus if focus in lasting else None, key)

    def _show(self, house: House, country: Country | None, today: date) -> None:
        self.add_row(self._crisis_row(house.crisis, today))
        for period in sorted(house.periods, key=lambda one: (one.last < today, one.first)):
            self.add_row(self._row_of(period, house.country, today))
        for period in () if country is None else foreseen(house, country, today):
            self.add_row(self._foreseen_row(period, house.country, today))
        row = QWidget(self)
        ways = WrapRow(row)
        ways.add(self.mourn)
        ways.add(self.elect)
        QVBoxLayout(row).addWidget(ways)
        self.add_row(row)

    def _focus_again(self, same: QWidget | None, key: tuple[Period, str] | None) -> None:
        """Where it was, or what stands for it now."""
        if same is self.begin or same is self.end:
            same = self.end if self.begin.isHidden() else self.begin
        if same is None and key is not None:
            like = (button for (of, _), button in self.buttons.items() if of == key[0])
            same = self.buttons.get(key) or next(like, None)
        (same or self.mourn).setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_changed(self) -> None:
        if self._shown is not None:
            self._shown = None  # the rows are made for the size of the text
            self._look_again()

    def _look_again(self) -> None:
        try:
            self.reload()
        except Problem:
            return  # told elsewhere

    def _crisis_row(self, crisis: Crisis | None, today: date) -> QWidget:
        self.begin.setVisible(crisis is None)
        self.end.setVisible(crisis is not None)
        if crisis is None:
            told = self._told(
                self.tr("No crisis"), self.tr("In a crisis only emergencies and essential services go out.")
            )
        else:
            since = crisis_title(crisis, today, self._keeping.zone())
            told = self._told(since, self.tr("Only emergencies and essential services go out."), "sirena", "block")
        return with_ways(self._look, told, self.end if crisis else self.begin, parent=self)

    def _row_of(self, period: Period, country: str, today: date) -> QWidget:
        over = period.last < today
        told = self._told(
            period_name(period),
            period_line(period, country, today),
            source=period.source,
            tone="muted" if over else "ink",
        )
        name = period_name(period)
        change = self._button(period, "change", self.tr("Change…"), self.tr("Change %1…").replace("%1", name))
        change.clicked.connect(partial(self._ask, period.mode, period))
        remove = self._button(period, "remove", self.tr("Remove"), self.tr("Remove %1").replace("%1", name))
        remove.clicked.connect(partial(self._remove, period))
        return with_ways(self._look, told, self._beside(change, remove), parent=self)

    def _foreseen_row(self, period: Period, country: str, today: date) -> QWidget:
        told = self._told(period_name(period), period_line(period, country, today), source=period.source, tone="muted")
        add = self._button(period, "add", self.tr("Add"), self.tr("Add %1").replace("%1", period_name(period)))
        add.setIcon(self._look.icon("mas"))
        add.clicked.connect(partial(self._add, period))
        return with_ways(self._look, told, add, parent=self)

    def _told(
        self, name: str, line: str, icon: str = "", icon_tone: str = "", *, source: str = "", tone: str = "ink"
    ) -> QWidget:
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if icon:
            row.addWidget(IconLabel(self._look, icon, icon_tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrapLabel(self._look, name, "strong", tone))
        for text in filter(None, (line, source)):
            words.addWidget(WrapLabel(self._look, text, "small", "muted"))
        row.addLayout(words, 1)
        return told

    def _button(self, period: Period, what: str, words: str, heard: str) -> QPushButton:
        made = buttons.plain(words, small=True)
        made.setAccessibleName(heard)
        self.buttons[period, what] = made
        return made

    def _beside(self, *parts: QWidget) -> QWidget:
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        return ways

    def take_focus(self) -> None:
        """On the first thing that can be done."""
        (self.begin if self.end.isHidden() else self.end).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is done

    def _ask(self, mode: Mode, one: Period | None) -> None:
        try:
            house, today = self._keeping.house(), self._keeping.today()
        except Problem as problem:
            self._keeping.refuse(problem)
            return

        def save(wanted: Period) -> None:
            self._keeping.put(lambda house: _with(house, wanted, without=one))

        wanted = PeriodDialog.ask(self._look, mode, one, today, house.country, save, self.window())
        if wanted is None or wanted == one:
            return
        told = self.tr("Added: %1") if one is None else self.tr("Changed: %1")
        words = told.replace("%1", f"{period_name(wanted)}, {period_line(wanted, house.country, today)}")
        self._keeping.tell(words, lambda house: _with(house, one, without=wanted))

    def _add(self, period: Period) -> None:
        words = self.tr("Added: %1").replace("%1", period_name(period))
        self._keeping.change(
            lambda house: _with(house, period, without=None), words, lambda house: _with(house, None, without=period)
        )

    def _remove(self, period: Period) -> None:
        words = self.tr("Removed: %1").replace("%1", period_name(period))
        self._keeping.change(
            lambda house: _with(house, None, without=period), words, lambda house: _with(house, period, without=None)
        )

    def _begin_crisis(self) -> None:
        if CrisisDialog.ask(self._look, self.window()):
            house = self._keeping.desk.house
            words = self.tr("Crisis mode is on: only emergencies and essential services go out.")
            self._keeping.do(house.begin_crisis, words, house.end_crisis)

    def _end_crisis(self) -> None:
        try:
            crisis = self._keeping.house().crisis
        except Problem as problem:
            self._keeping.refuse(problem)
            return
        words = self.tr("Crisis mode is over. What was held stays held until somebody looks at it in Today.")
        self._keeping.do(
            self._keeping.desk.house.end_crisis,
            words,
            partial(self._keeping.desk.house.begin_crisis, crisis),
        )


def foreseen(house: House, country: Country, today: date) -> tuple[Period, ...]:
    """What the country foresees that is not over, and of which the institution has nothing on any of those days."""
    return tuple(
        one
        for one in sorted(country.periods, key=lambda one: one.first)
        if one.last >= today and not _overlaps(one, house.periods)
    )


def _overlaps(one: Period, there: Iterable[Period]) -> bool:
    return any(other.mode is one.mode and other.first <= one.last and one.first <= other.last for other in there)


def _with(house: House, wanted: Period | None, *, without: Period | None) -> House:
    left = [one for one in house.periods if one not in (wanted, without)]
    periods = left if wanted is None else [*left, wanted]
    return replace(house, periods=tuple(sorted(periods, key=lambda one: (one.first, one.last))))
