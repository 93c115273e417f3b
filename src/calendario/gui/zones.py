"""Time zones in people's words, and those a person chooses from: a short list by country, behind it all there are."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication, QTimeZone
from PySide6.QtWidgets import QComboBox, QWidget

from calendario.gui.cities import city

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


def _part_of_the_world(zone: str) -> str:
    """«Asia» of «Asia/Tokyo»; "" for what is no place on a map."""
    return {
        "Africa": QCoreApplication.translate("Zones", "Africa"),
        "America": QCoreApplication.translate("Zones", "America"),
        "Antarctica": QCoreApplication.translate("Zones", "Antarctica"),
        "Arctic": QCoreApplication.translate("Zones", "Arctic"),
        "Asia": QCoreApplication.translate("Zones", "Asia"),
        "Atlantic": QCoreApplication.translate("Zones", "Atlantic"),
        "Australia": QCoreApplication.translate("Zones", "Australia"),
        "Europe": QCoreApplication.translate("Zones", "Europe"),
        "Indian": QCoreApplication.translate("Zones", "Indian Ocean"),
        "Pacific": QCoreApplication.translate("Zones", "Pacific"),
    }.get(zone.partition("/")[0], "")


def _place(zone: str) -> str:
    """«Tokyo (Asia)», and the zone itself where it is no place."""
    part = _part_of_the_world(zone)
    return f"{city(zone)} ({part})" if part else zone


def zone_words(zone: str) -> str:
    """The hour of an IANA `zone` as people call it: «Hora peninsular (Madrid)»; one that is no place keeps its name."""
    if zone == "Europe/Madrid":
        return QCoreApplication.translate("Zones", "Mainland time (Madrid)")
    if zone == "Atlantic/Canary":
        return QCoreApplication.translate("Zones", "Canary Islands time")
    if not _part_of_the_world(zone):
        return zone
    #: %1 is a city: «Bogotá»
    return QCoreApplication.translate("Zones", "Time of %1").replace("%1", city(zone))


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
            self.insertItem(self.findData(_ALL), _place(zone), zone)
        self.setCurrentIndex(self.findData(zone))

    def _widen(self, index: int) -> None:
        """All the zones of the world, in place of *Another zone…*."""
        if self.itemData(index) != _ALL:
            return
        self.removeItem(index)
        listed = {self.itemData(row) for row in range(self.count())}
        for zone in sorted((z for z in available_timezones() if _part_of_the_world(z) and "/" in z), key=_place):
            if zone not in listed:
                self.addItem(_place(zone), zone)
        self.setCurrentIndex(index)
        self.showPopup()
