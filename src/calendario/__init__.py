"""Calendario: the editorial calendar and scheduled publishing of public bodies."""

__version__ = "0.1.0"
