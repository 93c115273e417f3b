"""The small choices a person makes once: how the window looks, what happens when it closes."""

from __future__ import annotations

from calendario.desk.office import Office
from calendario.store import settings

#: What closing the window does with the publisher: asked once.
ON_CLOSE = ("ask", "go_on", "stop")
SCHEMES = ("system", "light", "dark")
TEXT_SCALES = (100, 115, 130, 150, 200)


class ChoicesDesk:
    """Each choice has a default; a value that no longer makes sense reads as the default."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @property
    def on_close(self) -> str:
        """One of `ON_CLOSE`."""
        return self._read("on_close", ON_CLOSE)

    def set_on_close(self, value: str) -> None:
        """Kept for the next time."""
        self._write("on_close", value, ON_CLOSE)

    @property
    def scheme(self) -> str:
        """One of `SCHEMES`."""
        return self._read("scheme", SCHEMES)

    def set_scheme(self, value: str) -> None:
        """Kept for the next start."""
        self._write("scheme", value, SCHEMES)

    @property
    def text_scale(self) -> int:
        """One of `TEXT_SCALES`, per cent."""
        found = self._value("text_scale")
        return found if isinstance(found, int) and found in TEXT_SCALES else TEXT_SCALES[0]

    def set_text_scale(self, value: int) -> None:
        """Kept for the next start."""
        if value in TEXT_SCALES:
            self._keep("text_scale", value)

    @property
    def check_links(self) -> bool:
        """Whether pages that a text leads to are looked at while it is written."""
        return self._value("check_links") is not False

    def set_check_links(self, value: bool) -> None:
        """Kept for the next time."""
        self._keep("check_links", value)

    def _read(self, name: str, allowed: tuple[str, ...]) -> str:
        found = self._value(name)
        return found if isinstance(found, str) and found in allowed else allowed[0]

    def _value(self, name: str) -> object:
        with self._office.database.reading() as tx:
            return settings.read(tx, self._here(name))

    def _write(self, name: str, value: str, allowed: tuple[str, ...]) -> None:
        if value in allowed:
            self._keep(name, value)

    def _keep(self, name: str, value: object) -> None:
        self._office.database.drafting(lambda tx: settings.write(tx, self._here(name), value))

    def _here(self, name: str) -> str:
        """The name of the setting: where several computers share the calendar, each has its own choices."""
        return f"{name}:{self._office.machine}" if self._office.database.shared else name
