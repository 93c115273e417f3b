"""The time zones a person chooses from: a short list by country, and behind it all there are."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication, QTimeZone
from PySide6.QtWidgets import QComboBox, QWidget

DEFAULT = "Europe/Madrid"
_ALL = "*"


def _countries() -> tuple[tuple[str, str], ...]:
    return (
        ("Europe/Madrid", QCoreApplication.translate("Zones", "Spain (mainland and Balearic Islands)")),
        ("Atlantic/Canary", QCoreApplication.translate("Zones", "Spain (Canary Islands)")),
        ("America/Argentina/Buenos_Aires", QCoreApplication.translate("Zones", "Argentina")),
        ("America/La_Paz", QCoreApplication.translate("Zones", "Bolivia")),
        ("America/Santiago", QCoreApplication.translate("Zones", "Chile (mainland)")),
        ("America/Punta_Arenas", QCoreApplication.translate("Zones", "Chile (Magallanes)")),
        ("Pacific/Easter", QCoreApplication.translate("Zones", "Chile (Easter Island)")),
        ("America/Bogota", QCoreApplication.translate("Zones", "Colombia")),
        ("America/Costa_Rica", QCoreApplication.translate("Zones", "Costa Rica")),
        ("America/Havana", QCoreApplication.translate("Zones", "Cuba")),
        ("America/Santo_Domingo", QCoreApplication.translate("Zones", "Dominican Republic")),
        ("America/Guayaquil", QCoreApplication.translate("Zones", "Ecuador (mainland)")),
        ("Pacific/Galapagos", QCoreApplication.translate("Zones", "Ecuador (Galápagos)")),
        ("America/El_Salvador", QCoreApplication.translate("Zones", "El Salvador")),
        ("America/Guatemala", QCoreApplication.translate("Zones", "Guatemala")),
        ("Africa/Malabo", QCoreApplication.translate("Zones", "Equatorial Guinea")),
        ("America/Tegucigalpa", QCoreApplication.translate("Zones", "Honduras")),
        ("America/Mexico_City", QCoreApplication.translate("Zones", "Mexico (centre)")),
        ("America/Cancun", QCoreApplication.translate("Zones", "Mexico (Quintana Roo)")),
        ("America/Hermosillo", QCoreApplication.translate("Zones", "Mexico (Sonora)")),
        ("America/Tijuana", QCoreApplication.translate("Zones", "Mexico (Baja California)")),
        ("America/Managua", QCoreApplication.translate("Zones", "Nicaragua")),
        ("America/Panama", QCoreApplication.translate("Zones", "Panama")),
        ("America/Asuncion", QCoreApplication.translate("Zones", "Paraguay")),
        ("America/Lima", QCoreApplication.translate("Zones", "Peru")),
        ("America/Puerto_Rico", QCoreApplication.translate("Zones", "Puerto Rico")),
        ("America/Montevideo", QCoreApplication.translate("Zones", "Uruguay")),
        ("America/Caracas", QCoreApplication.translate("Zones", "Venezuela")),
    )


class ZoneChoice(QComboBox):
    """Begins on this computer's zone where it is in the list, else on the Spanish mainland's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for zone, name in _countries():
            self.addItem(name, zone)
        self.addItem(self.tr("Another zone…"), _ALL)
        self.setMaxVisibleItems(16)
        # The longest name must not widen the form at 200 %.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self.set_zone(own if self.findData(own) >= 0 else DEFAULT)
        self.activated.connect(self._widen)

    def zone(self) -> str:
        """The IANA zone that is chosen."""
        chosen = str(self.currentData())
        return DEFAULT if chosen == _ALL else chosen

    def set_zone(self, zone: str) -> None:
        """Chooses it; one that is not in the list is added."""
        if self.findData(zone) < 0:
            self.insertItem(self.findData(_ALL), zone, zone)
        self.setCurrentIndex(self.findData(zone))

    def _widen(self, index: int) -> None:
        """All the zones of the world, in place of *Another zone…*."""
        if self.itemData(index) != _ALL:
            return
        self.removeItem(index)
        listed = {self.itemData(row) for row in range(self.count())}
        for zone in sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "posix"))):
            if zone not in listed:
                self.addItem(zone.replace("_", " "), zone)
        self.setCurrentIndex(index)
        self.showPopup()
