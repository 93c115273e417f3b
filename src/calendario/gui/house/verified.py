"""When somebody last looked whether the rules still hold, and how old what is known of the country is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calendario.desk.house import STALE_DAYS
from calendario.domain.house import House
from calendario.gui.beside import Beside
from calendario.gui.house.anew_dialog import RulesAnewDialog
from calendario.gui.house.keeping import Keeping
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.icon_label import IconLabel
from calendario.sentences.days import full_day


class VerifiedRow(QWidget):
    """*Sigue valiendo* says that somebody looked today. After half a year it is asked for, as a warning. Rules that
    cannot be read are told of here, with the way on.
    """

    def __init__(self, keeping: Keeping, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping, self._theme = keeping, theme
        self.icon = IconLabel(theme, "aviso", "warn", parent=self)
        self.own = WrapLabel(theme, "", "body", "ink", self)
        self.countrys = WrapLabel(theme, "", "small", "muted", self)
        self.holds = buttons.plain(self.tr("It still holds"), theme.icon("bien"), parent=self)
        self.holds.setAccessibleName(self.tr("The house rules still hold: verified today"))
        self.holds.clicked.connect(self._verify)
        told = QWidget(self)
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.anew = buttons.plain(self.tr("Begin anew…"), parent=self)
        self.anew.setAccessibleName(self.tr("Begin the house rules anew"))
        self.anew.clicked.connect(self._begin_anew)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.own)
        texts.addWidget(self.countrys)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        parts = Beside(theme, 460, self, spacing=16)
        parts.add(told, 1)
        parts.add(self.holds, 0, Qt.AlignmentFlag.AlignVCenter)
        parts.add(self.anew, 0, Qt.AlignmentFlag.AlignVCenter)
        QVBoxLayout(self).addWidget(parts)

    @property
    def stale(self) -> bool:
        """Whether it is asked for."""
        return not self.icon.isHidden()

    def reload(self) -> None:
        """Raises `Problem`."""
        house, country, today = self._keeping.house(), self._keeping.country(), self._keeping.today()
        own_stale = self._keeping.desk.house.stale(today)
        if not house.readable:
            told = self.tr("These rules cannot be read here: only emergencies and essential services go out.")
            self.own.setText(told)
        elif house.verified_on is None:
            self.own.setText(self.tr("Nobody has verified these rules yet."))
        else:
            words = self.tr("Verified on %1: look whether it still holds.") if own_stale else self.tr("Verified on %1")
            self.own.setText(words.replace("%1", full_day(house.verified_on)))
        self.own.set_tone("warn" if own_stale or not house.readable else "ink")
        self.holds.setVisible(house.readable)
        self.anew.setVisible(not house.readable)
        country_stale = country is not None and _is_old(country.read_on, house, today)
        self.countrys.setVisible(country is not None)
        if country is not None:
            if country_stale:
                #: %1 is a country, %2 a day
                words = self.tr("Holidays and elections of %1 are from %2: look whether they still hold.")
            else:
                #: %1 is a country, %2 a day
                words = self.tr("Holidays and elections of %1: as they were on %2.")
            self.countrys.setText(words.replace("%1", country.name).replace("%2", full_day(country.read_on)))
        self.countrys.set_tone("warn" if country_stale else "muted")
        self.icon.setVisible(own_stale or country_stale or not house.readable)
        if self.holds.isEnabled() == (house.verified_on == today):
            self._enable(house.verified_on != today)

    def _enable(self, enabled: bool) -> None:
        if not enabled and self.holds.hasFocus():
            self.focusNextChild()
        self.holds.setEnabled(enabled)

    def _verify(self) -> None:
        today = self._keeping.today()
        words = self.tr("The house rules still hold: verified today.")
        self._keeping.do(lambda: self._keeping.desk.house.verify(today), words)

    def _begin_anew(self) -> None:
        if RulesAnewDialog.ask(self._theme, self.window()):
            words = self.tr("The house rules begin anew: say them again, or import them from a file.")
            self._keeping.do(self._keeping.desk.house.start_anew, words)


def _is_old(read_on: date, house: House, today: date) -> bool:
    """Whether nobody has looked since for half a year: who verifies the rules looks at the country's days too."""
    looked = max(read_on, house.verified_on or read_on)
    return (today - looked).days > STALE_DAYS
