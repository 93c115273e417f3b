"""Programs of the system that are not there when the tests run: they do what theirs would, and remember how they were
called.
"""

from __future__ import annotations

from pathlib import Path

# What systemctl(1) answers: 1 without a bus, 3 for what does not run, 0 and nothing for what is done.
_SYSTEMCTL = """#!/bin/sh
here=$(dirname "$0")/systemctl.d
printf "%s\\n" "$*" >> "$here/calls"
shift
[ -e "$here/no-bus" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
for unit; do :; done
case "$1" in
enable) [ -e "$here/refuses" ] && { echo "Failed to start $unit" >&2; exit 1; }; touch "$here/on"
    wants="$HOME/.config/systemd/user/default.target.wants"; mkdir -p "$wants"; ln -sf "../$unit" "$wants/$unit" ;;
disable) rm -f "$here/on" "$HOME/.config/systemd/user/default.target.wants/$unit" ;;
is-active|is-enabled) [ -e "$here/on" ] || exit 3 ;;
esac
exit 0
"""

_SCHTASKS = """#!/bin/sh
here=$(dirname "$0")/schtasks.d
printf "%s\\n" "$*" >> "$here/calls"
case "$1" in
/Create) [ -e "$here/refuses" ] && exit 1; cp "$5" "$here/task.xml" ;;
/Query) [ -e "$here/task.xml" ] || exit 1 ;;
/Delete) rm "$here/task.xml" 2>/dev/null || exit 1 ;;
esac
exit 0
"""


class Stranger:
    """One such program. `is_so` makes it behave otherwise: "no-bus", "refuses"."""

    def __init__(self, folder: Path, name: str, script: str) -> None:
        self._state = folder / f"{name}.d"
        self._state.mkdir(parents=True)
        program = folder / name
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)

    def calls(self) -> list[str]:
        """Its arguments, call by call, since the last time this was asked."""
        path = self._state / "calls"
        told = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return told

    def is_so(self, state: str) -> None:
        """From now on."""
        (self._state / state).touch()

    def kept(self, name: str) -> bytes:
        """A file that it was given."""
        return (self._state / name).read_bytes()


def systemctl(folder: Path) -> Stranger:
    """The one of systemd's user session."""
    return Stranger(folder, "systemctl", _SYSTEMCTL)


def schtasks(folder: Path) -> Stranger:
    """The one of Windows' Task Scheduler."""
    return Stranger(folder, "schtasks", _SCHTASKS)
