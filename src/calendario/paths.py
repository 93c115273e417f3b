"""Where the program's own data and a person's calendars lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _data(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def resources() -> Path:
    """Dictionaries, icons, style: inside the installed package, or at the top of a checkout."""
    return _data("resources")


def translations() -> Path:
    """Compiled translations: inside the installed package, or at the top of a checkout."""
    return _data("translations")


def team(calendar: Path) -> Path:
    """There where the folder of a calendar has joined a team's: a file that says where that one is."""
    return calendar.expanduser() / "team.json"


def default_profile() -> Path:
    """The folder of the calendar that opens when no other is named: local, never in a roaming Windows profile."""
    from platformdirs import user_data_path

    return user_data_path("Calendario", appauthor=False, roaming=False)
