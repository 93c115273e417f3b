"""*Ajustes*: the town hall, its rules and categories, the look, what closing does, and the backup. Changes hold at
once.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from calendario.desk.choices import ON_CLOSE, SCHEMES, TEXT_SCALES
from calendario.desk.desk import Desk
from calendario.domain.problem import Problem
from calendario.domain.slot import wall_clock
from calendario.gui import file_choice
from calendario.gui.background import Background
from calendario.gui.categories_sheet import CategoriesSheet
from calendario.gui.house.sheets import HouseSheets
from calendario.gui.institution_dialog import InstitutionDialog
from calendario.gui.own_words_sheet import OwnWordsSheet
from calendario.gui.team_sheet import TeamSheet
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.labelled import explained, labelled
from calendario.gui.widgets.scroll import PageScroll, bring_into_view
from calendario.gui.widgets.sheet import Sheet
from calendario.gui.zones import zone_words
from calendario.sentences import sentence


class SettingsPage(QWidget):
    """One scrolling page with headings. `told` and `refused` carry a sentence, `undoable` also what takes it back and
    for how long that is offered (ms); `look_changed` follows scheme and text size; `exchange_wanted` carries the
    `Exchange` that puts another calendar in the place of this one.
    """

    areas = frozenset({"settings", "people", "channels", "words"})
    told = Signal(str)
    undoable = Signal(str, object, int)
    refused = Signal(str)
    look_changed = Signal()
    exchange_wanted = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._background = background
        self.setProperty("page", True)
        self.heading = WrapLabel(theme, self.tr("Settings"), "title", "ink", self)
        self._scroll = PageScroll(self, across=False, whole=True)
        column = self._column = QVBoxLayout(self._scroll.body)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        town_hall = self._of_the_town_hall()  # made in the order they stand in, which is the keyboard's
        self.team = TeamSheet(desk, theme, background, self._row, self)
        self.team.exchange_wanted.connect(self.exchange_wanted)
        self.house = HouseSheets(desk, theme, background, self)
        self.house.told.connect(self.undoable)
        self.house.refused.connect(self.refused)
        self.categories = CategoriesSheet(desk, theme, self)
        self.categories.refused.connect(self.refused)
        self.words = OwnWordsSheet(desk, theme, background, self)
        self.words.told.connect(self.undoable)
        self.words.refused.connect(self.refused)
        self._sheets = (
            town_hall,
            self.team,
            *self.house.all(),
            self.categories,
            self.words,
            self._of_the_look(),
            self._of_links(),
            self._of_closing(),
            self._of_the_backup(),
        )
        for sheet in self._sheets:
            column.addWidget(sheet)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._dress)
        self._dress()

    def reload(self) -> None:
        """Reads what is chosen."""
        try:
            institution = self._desk.office.institution()
            self.name.setText(institution.name)
            self.zone.setText(zone_words(institution.zone))
            self.person.setText(self._desk.office.me().name)
            self.scheme.setCurrentIndex(SCHEMES.index(self._desk.choices.scheme))
            self.text_size.setCurrentIndex(TEXT_SCALES.index(self._desk.choices.text_scale))
            self.on_close.setCurrentIndex(ON_CLOSE.index(self._desk.choices.on_close))
            self.check_links.setChecked(self._desk.choices.check_links)
            self.house.reload()
            self.categories.reload()
            self.words.reload()
        except Problem as problem:
            self.refused.emit(sentence(problem))

    def show_periods(self) -> None:
        """*Periodos y modos*, at the top of what is seen: where what holds now is begun and ended."""
        self.house.periods.take_focus()
        bring_into_view(self.house.periods)

    def _dress(self) -> None:
        margins = self._column.contentsMargins()  # of the body, not of each sheet: its height is that of this width
        self._scroll.body.setMaximumWidth(self._theme.scaled(820) + margins.left() + margins.right())

    def take_focus(self) -> None:
        """At the head of the page."""
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _of_the_town_hall(self) -> Sheet:
        sheet = Sheet(self._theme, self.tr("Town hall"), parent=self)
        self.name = WrapLabel(self._theme, "", "body", "ink", sheet)
        self.zone = WrapLabel(self._theme, "", "body", "ink", sheet)
        self.person = WrapLabel(self._theme, "", "body", "ink", sheet)
        sheet.add_row(self._row(self.tr("Name"), self.name))
        sheet.add_row(self._row(self.tr("Time zone"), self.zone))
        sheet.add_row(self._row(self.tr("Who uses it"), self.person))
        self.change = buttons.plain(self.tr("Change…"), self._theme.icon("borrador"), parent=sheet)
        self.change.setAccessibleName(self.tr("Change the name, the time zone or the person"))
        self.change.clicked.connect(self._change)
        about = self.tr("As it stands on your web page and in what you see here.")
        sheet.add_row(self._row(about, self.change, muted=True))
        return sheet

    def _of_the_look(self) -> Sheet:
        sheet = Sheet(self._theme, self.tr("Look"), parent=self)
        # Lists and not buttons side by side: at 200 % five of those are wider than a small window.
        self.scheme = Choice(sheet)
        self.scheme.addItems([self.tr("Like the system"), self.tr("Light"), self.tr("Dark")])
        self.scheme.setAccessibleName(self.tr("Look"))
        self.scheme.activated.connect(self._choose_scheme)
        self.text_size = Choice(sheet)
        self.text_size.addItems([f"{size} %" for size in TEXT_SCALES])
        self.text_size.setAccessibleName(self.tr("Text size"))
        self.text_size.activated.connect(self._choose_size)
        sheet.add_row(self._row(self.tr("Colours"), self.scheme))
        sheet.add_row(self._row(self.tr("Text size"), self.text_size))
        return sheet

    def _of_links(self) -> Sheet:
        sheet = Sheet(self._theme, self.tr("Links"), parent=self)
        said = self.tr("Check the links while I write")
        self.check_links = QCheckBox(sheet)  # without words of its own, which would not wrap
        self.check_links.setAccessibleName(said)
        self.check_links.clicked.connect(self._choose_links)
        sheet.add_row(self._row(said, self.check_links))
        words = self.tr(
            "Two seconds after you stop writing, this computer opens the linked page to see whether it exists and what "
            "its card will show. Without the internet nothing is checked, and nothing waits."
        )
        sheet.add_row(explained(self._theme, words, sheet))
        return sheet

    def _of_closing(self) -> Sheet:
        sheet = Sheet(self._theme, self.tr("When the window is closed"), parent=self)
        self.on_close = Choice(sheet)
        self.on_close.addItems(
            [
                self.tr("Ask, if something still has to go out"),
                self.tr("Go on in the background: what is planned goes out"),
                self.tr("Stop: nothing goes out until it is opened again"),
            ]
        )
        self.on_close.setAccessibleName(self.tr("When the window is closed"))
        self.on_close.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.on_close.setMinimumContentsLength(12)
        self.on_close.activated.connect(self._choose_on_close)
        sheet.add_row(self._row(self.tr("What is planned"), self.on_close))
        return sheet

    def _of_the_backup(self) -> Sheet:
        sheet = Sheet(self._theme, self.tr("Backup"), parent=self)
        self.backup = buttons.plain(self.tr("Save a copy…"), self._theme.icon("copia"), parent=sheet)
        self.backup.clicked.connect(self.save_backup)
        about = self.tr("One file with the texts, the calendar and the images. The keys of the channels are not in it.")
        sheet.add_row(self._row(about, self.backup, muted=True))
        folder = buttons.plain(self.tr("Open the folder"), self._theme.icon("carpeta"), parent=sheet)
        folder.clicked.connect(self._open_folder)
        where = self.tr("The calendar is in %1").replace("%1", str(self._desk.office.profile.folder))
        sheet.add_row(self._row(where, folder, muted=True))
        return sheet

    def _row(self, label: str, widget: QWidget, muted: bool = False) -> QWidget:
        return labelled(self._theme, label, widget, self, muted=muted)

    def _change(self) -> None:
        try:
            if InstitutionDialog.ask(self._desk, self._theme, self):
                self.reload()
        except Problem as problem:
            self.refused.emit(sentence(problem))

    def _choose_scheme(self, index: int) -> None:
        if self._do(partial(self._desk.choices.set_scheme, SCHEMES[index])):
            self._theme.set_scheme(SCHEMES[index])
            self.look_changed.emit()

    def _choose_size(self, index: int) -> None:
        if self._do(partial(self._desk.choices.set_text_scale, TEXT_SCALES[index])):
            self._theme.set_text_scale(TEXT_SCALES[index])
            self.look_changed.emit()

    def _choose_on_close(self, index: int) -> None:
        self._do(partial(self._desk.choices.set_on_close, ON_CLOSE[index]))

    def _choose_links(self, checked: bool) -> None:
        self._do(partial(self._desk.choices.set_check_links, checked))

    def _do(self, change: partial[None]) -> bool:
        try:
            change()
        except Problem as problem:
            self.refused.emit(sentence(problem))
            self.reload()
            return False
        return True

    # --- the backup

    def save_backup(self) -> None:
        """Asks where, and writes it in the background."""
        now = wall_clock(self._desk.office.clock(), self._desk.office.institution().zone)
        kinds = self.tr("Backups (*.zip)")
        target = file_choice.to_write(self._theme, self, self.tr("Save a backup"), backup_name(now), kinds)
        if target is not None:
            self.write_backup(target)

    def write_backup(self, target: Path) -> None:
        """A ZIP at `target`, with that ending; `told` when it is there."""
        self.backup.setEnabled(False)
        target = file_choice.with_ending(target, ".zip")
        self._background.run(partial(self._desk.safekeeping.backup, target), self._saved, self._not_saved)

    def _saved(self, target: Path) -> None:
        self.backup.setEnabled(True)
        self.told.emit(self.tr("The backup is in %1").replace("%1", str(target)))

    def _not_saved(self, problem: Problem) -> None:
        self.backup.setEnabled(True)
        self.refused.emit(sentence(problem))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.office.profile.folder)))


def backup_name(now: datetime) -> str:
    """What is proposed for a backup made at the naive wall time `now`."""
    return f"calendario-{now:%Y-%m-%d}.zip"
