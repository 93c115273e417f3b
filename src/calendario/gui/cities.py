"""The cities that time zones are named after, as people write them: a zone's own name is English, without accents."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def city(zone: str) -> str:
    """«Bogotá» of "America/Bogota"; where nobody wrote it otherwise, what the zone says: «Buenos Aires»."""
    return _written().get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


def _written() -> dict[str, str]:
    """Those that are written otherwise in English or in Spanish, or whose zone names the country."""
    return {
        "Africa/Algiers": QCoreApplication.translate("Cities", "Algiers"),
        "Africa/Cairo": QCoreApplication.translate("Cities", "Cairo"),
        "Africa/El_Aaiun": QCoreApplication.translate("Cities", "Laayoune"),
        "Africa/Tunis": QCoreApplication.translate("Cities", "Tunis"),
        "America/Argentina/Cordoba": QCoreApplication.translate("Cities", "Córdoba"),
        "America/Argentina/Rio_Gallegos": QCoreApplication.translate("Cities", "Río Gallegos"),
        "America/Argentina/Tucuman": QCoreApplication.translate("Cities", "Tucumán"),
        "America/Asuncion": QCoreApplication.translate("Cities", "Asunción"),
        "America/Bahia_Banderas": QCoreApplication.translate("Cities", "Bahía de Banderas"),
        "America/Bogota": QCoreApplication.translate("Cities", "Bogotá"),
        "America/Cancun": QCoreApplication.translate("Cities", "Cancún"),
        "America/Ciudad_Juarez": QCoreApplication.translate("Cities", "Ciudad Juárez"),
        "America/Costa_Rica": QCoreApplication.translate("Cities", "San José"),
        "America/El_Salvador": QCoreApplication.translate("Cities", "San Salvador"),
        "America/Havana": QCoreApplication.translate("Cities", "Havana"),
        "America/Los_Angeles": QCoreApplication.translate("Cities", "Los Angeles"),
        "America/Mazatlan": QCoreApplication.translate("Cities", "Mazatlán"),
        "America/Merida": QCoreApplication.translate("Cities", "Mérida"),
        "America/Mexico_City": QCoreApplication.translate("Cities", "Mexico City"),
        "America/New_York": QCoreApplication.translate("Cities", "New York"),
        "America/Panama": QCoreApplication.translate("Cities", "Panama City"),
        "America/Port-au-Prince": QCoreApplication.translate("Cities", "Port-au-Prince"),
        "America/Puerto_Rico": QCoreApplication.translate("Cities", "San Juan"),
        "America/Sao_Paulo": QCoreApplication.translate("Cities", "São Paulo"),
        "Asia/Tokyo": QCoreApplication.translate("Cities", "Tokyo"),
        "Europe/Amsterdam": QCoreApplication.translate("Cities", "Amsterdam"),
        "Europe/Athens": QCoreApplication.translate("Cities", "Athens"),
        "Europe/Berlin": QCoreApplication.translate("Cities", "Berlin"),
        "Europe/Brussels": QCoreApplication.translate("Cities", "Brussels"),
        "Europe/Bucharest": QCoreApplication.translate("Cities", "Bucharest"),
        "Europe/Copenhagen": QCoreApplication.translate("Cities", "Copenhagen"),
        "Europe/Dublin": QCoreApplication.translate("Cities", "Dublin"),
        "Europe/Kyiv": QCoreApplication.translate("Cities", "Kyiv"),
        "Europe/Lisbon": QCoreApplication.translate("Cities", "Lisbon"),
        "Europe/London": QCoreApplication.translate("Cities", "London"),
        "Europe/Luxembourg": QCoreApplication.translate("Cities", "Luxembourg"),
        "Europe/Moscow": QCoreApplication.translate("Cities", "Moscow"),
        "Europe/Paris": QCoreApplication.translate("Cities", "Paris"),
        "Europe/Prague": QCoreApplication.translate("Cities", "Prague"),
        "Europe/Rome": QCoreApplication.translate("Cities", "Rome"),
        "Europe/Stockholm": QCoreApplication.translate("Cities", "Stockholm"),
        "Europe/Vienna": QCoreApplication.translate("Cities", "Vienna"),
        "Europe/Warsaw": QCoreApplication.translate("Cities", "Warsaw"),
        "Europe/Zurich": QCoreApplication.translate("Cities", "Zurich"),
        "Pacific/Easter": QCoreApplication.translate("Cities", "Easter Island"),
        "Pacific/Galapagos": QCoreApplication.translate("Cities", "Galápagos"),
    }
