"""What categories are for, in a few words each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from calendario.domain.house import Nature


def nature_word(nature: Nature | None) -> str:
    """What it is called where it is chosen; None: nobody said."""
    if nature is None:
        #: Nobody said what the category is for
        return QCoreApplication.translate("Nature", "Not said")
    return {
        Nature.SERVICE: QCoreApplication.translate("Nature", "Service"),
        Nature.ESSENTIAL: QCoreApplication.translate("Nature", "Essential service"),
        Nature.EMERGENCY: QCoreApplication.translate("Nature", "Emergency"),
        Nature.LEISURE: QCoreApplication.translate("Nature", "Leisure and festivities"),
        Nature.REPLY: QCoreApplication.translate("Nature", "Answers"),
        Nature.CAMPAIGN: QCoreApplication.translate("Nature", "Campaign"),
    }[nature]
