"""*Normas de la casa* in *Ajustes*: where the institution is, how it writes, and when it keeps quiet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from calendario.domain.house import House, Treatment
from calendario.gui.background import Background
from calendario.gui.house.files import FilesRow
from calendario.gui.house.keeping import Keeping
from calendario.gui.house.verified import VerifiedRow
from calendario.gui.house.words import (
    LANGUAGES,
    country_name,
    language_word,
    languages_words,
    quiet_words,
    region_name,
    treatment_word,
)
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.labelled import explained, labelled
from calendario.gui.widgets.moment import HourField
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.widgets.wrap_row import WrapRow

_USUAL_QUIET = (time(22), time(8))
_CHOICE = 14  # characters: in the smallest window the words of a choice are cut, not the page


class RulesSheet(Sheet):
    """Each choice holds at once."""

    def __init__(self, keeping: Keeping, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.set_title(self.tr("House rules"))
        self._keeping, self._look = keeping, theme
        self._shown: object = None
        about = self.tr("How your institution writes, for everybody who uses this calendar. The review goes by it.")
        self.add_row(explained(theme, about, self))
        self.verified = VerifiedRow(keeping, theme, self)
        self.add_row(self.verified)
        self._where_rows()
        self._quiet_rows()
        self._language_rows()
        self.files = FilesRow(keeping, theme, background, self)
        self.add_row(self.files)

    # --- how it is laid out

    def _where_rows(self) -> None:
        self.country = self._choice(self.tr("Country"), self._choose_country)
        self.region = self._choice(self.tr("Region, for its holidays"), self._choose_region)
        self.treatment = self._choice(self.tr("How people are spoken to"), self._choose_treatment)
        for treatment in (Treatment.TU, Treatment.USTED, Treatment.ANY):
            self.treatment.addItem(treatment_word(treatment), str(treatment))

    def _choice(self, label: str, chosen: Callable[[int], None]) -> Choice:
        made = Choice(self)
        made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(_CHOICE)
        made.setAccessibleName(label)
        made.activated.connect(chosen)
        self.add_row(labelled(self._look, label, made, self))
        return made

    def _quiet_rows(self) -> None:
        said = self.tr("Quiet hours")
        row = WrapRow(self)
        self.quiet = QCheckBox(self)
        self.quiet.setAccessibleName(said)
        self.quiet.clicked.connect(self._choose_quiet)
        self.begins = HourField(self._look, self.tr("Quiet from"), _USUAL_QUIET[0], row)
        self.ends = HourField(self._look, self.tr("Quiet until"), _USUAL_QUIET[1], row)
        self._from = WrapLabel(self._look, self.tr("from"), "body", "ink", row)
        self._until = WrapLabel(self._look, self.tr("to"), "body", "ink", row)
        for part in (self.quiet, self._from, self.begins, self._until, self.ends):
            row.add(part)
        self._quiet_parts = row
        self.quiet_problem = WrapLabel(self._look, "", "small", "block", self)
        self.quiet_problem.hide()
        told = self.tr("What is planned for those hours is asked about in the review, emergencies aside.")
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(row)
        column.addWidget(self.quiet_problem)
        column.addWidget(WrapLabel(self._look, told, "small", "muted", whole))
        for field in (self.begins, self.ends):
            field.editingFinished.connect(self._settle_quiet)
            field.refused.connect(self._say_of_quiet)
        self.add_row(labelled(self._look, said, whole, self))

    def _language_rows(self) -> None:
        self._ticks = WrapRow(self, gap=14)
        self._ticks.setAccessibleName(self.tr("Everything is said in"))
        self.languages: dict[str, QCheckBox] = {}
        self._tick_languages(())
        self.add_row(labelled(self._look, self.tr("Everything is said in"), self._ticks, self))
        said = self.tr("Do not plan while one is missing")
        self.block = QCheckBox(self)
        self.block.setAccessibleName(said)
        self.block.clicked.connect(self._choose_block)
        self.add_row(labelled(self._look, said, self.block, self))

    def _tick_languages(self, others: tuple[str, ...]) -> None:
        """A box for each; `others` came with a file."""
        for tag in (*LANGUAGES, *others):
            if tag not in self.languages:
                box = self.languages[tag] = QCheckBox(language_word(tag), self._ticks)
                box.clicked.connect(self._choose_languages)
                self._ticks.add(box)

    # --- what there is

    def reload(self) -> None:
        """Reads them. Raises `Problem`."""
        house = self._keeping.house()
        self.verified.reload()
        state = (house, self._keeping.country())
        if state == self._shown:
            return
        self._shown = state
        self._show_where(house)
        self._show_quiet(house)
        self._tick_languages(house.languages)
        for tag, box in self.languages.items():
            box.setChecked(tag in house.languages)
        self.block.setChecked(house.languages_block)
        self.block.setEnabled(bool(house.languages))

    def _show_where(self, house: House) -> None:
        country = self._keeping.country()
        self.country.clear()
        for one in self._keeping.desk.house.countries():
            self.country.addItem(one.name, one.locale)
        if country is None:
            self.country.addItem(country_name(country, house.locale), house.locale)
        self.country.setCurrentIndex(self.country.findData(house.locale))
        self.region.clear()
        self.region.addItem(region_name(country, ""), "")
        regions = {} if country is None else country.regions
        for code, name in sorted(regions.items(), key=lambda one: one[1]):
            self.region.addItem(name, code)
        if self.region.findData(house.region) < 0:
            self.region.addItem(house.region, house.region)
        self.region.setCurrentIndex(self.region.findData(house.region))
        self.treatment.setCurrentIndex(self.treatment.findData(str(house.treatment)))

    def _show_quiet(self, house: House) -> None:
        self.quiet.setChecked(house.quiet is not None)
        begins, ends = house.quiet or _USUAL_QUIET
        for field, hour in ((self.begins, begins), (self.ends, ends)):
            if not field.hasFocus() and field.hour() != hour:
                with QSignalBlocker(field):
                    field.set_hour(hour)
        for part in (self._from, self.begins, self._until, self.ends):
            part.setVisible(house.quiet is not None)
        self._quiet_parts.arrange()
        self._say_of_quiet("")

    # --- what is done

    def _choose_country(self, _index: int) -> None:
        locale = str(self.country.currentData())
        before = self._keeping.house()
        if locale != before.locale:
            # A region, and what is a day off in it, are of one country only.
            own = tuple(one for one in before.days_off if not one.region)
            words = self.tr("Country: %1").replace("%1", self.country.currentText())
            self._keeping.change(
                lambda house: replace(house, locale=locale, region="", days_off=own),
                words,
                lambda house: replace(house, locale=before.locale, region=before.region, days_off=before.days_off),
            )
            self.country.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_region(self, _index: int) -> None:
        region = str(self.region.currentData())
        words = self.tr("Region: %1").replace("%1", self.region.currentText())
        self._set(words, region=region)

    def _choose_treatment(self, _index: int) -> None:
        treatment = Treatment(self.treatment.currentData())
        words = self.tr("How people are spoken to: %1").replace("%1", treatment_word(treatment).lower())
        self._set(words, treatment=treatment)

    def _choose_quiet(self, wanted: bool) -> None:
        self._set_quiet((self.begins.hour(), self.ends.hour()) if wanted else None)
        if wanted:
            self.begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_quiet(self) -> None:
        if self.quiet.isChecked():
            self._set_quiet((self.begins.hour(), self.ends.hour()))

    def _set_quiet(self, quiet: tuple[time, time] | None) -> None:
        empty = self.tr("They begin and end at the same hour: change one of them.")
        if quiet is not None and quiet[0] == quiet[1]:
            self._say_of_quiet(empty)
            return
        if self.quiet_problem.text() == empty:
            self._say_of_quiet("")
        self._set(self.tr("Quiet hours: %1").replace("%1", quiet_words(quiet)), quiet=quiet)

    def _say_of_quiet(self, words: str) -> None:
        self.quiet_problem.setText(words)
        self.quiet_problem.setVisible(bool(words))

    def _choose_languages(self) -> None:
        wanted = tuple(tag for tag, box in self.languages.items() if box.isChecked())
        words = self.tr("Everything is said in: %1").replace("%1", languages_words(wanted))
        self._set(words, languages=wanted)

    def _choose_block(self, wanted: bool) -> None:
        if wanted:
            words = self.tr("Nothing can be planned while a language is missing.")
        else:
            words = self.tr("What lacks a language is told, and can be planned.")
        self._set(words, languages_block=wanted)

    def _set(self, words: str, **wanted: object) -> None:
        """Those fields; told, and undone, where they are others than before."""
        before = self._keeping.house()
        back = {name: getattr(before, name) for name in wanted}
        if back != wanted:
            self._keeping.change(
                lambda house: replace(house, **wanted),  # type: ignore[arg-type]  # by name, each of its own kind
                words,
                lambda house: replace(house, **back),
            )
