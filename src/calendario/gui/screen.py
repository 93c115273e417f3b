"""Whether there is a screen to open a window on, asked before Qt is: Qt would abort the whole program. Knows no Qt."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_ANSWER_WITHIN_S = 2.0  # a screen on another computer


def is_there(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be opened: always on Windows and macOS, elsewhere if an X or Wayland screen answers."""
    if platform in ("win32", "darwin"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return True  # offscreen, vnc, minimal: they need no screen
    wayland = not chosen.startswith("xcb") and _wayland_answers(environment)
    return wayland or (not chosen.startswith("wayland") and _x_answers(environment.get("DISPLAY", "")))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY", ""), environment.get("XDG_RUNTIME_DIR", "")
    if not name or not (folder or name.startswith("/")):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_ANSWER_WITHIN_S)
        try:
            line.connect(str(Path(folder) / name))
        except OSError:
            return False
    return True


def _x_answers(display: str) -> bool:
    """Connects as Qt will, permission included."""
    if not display:
        return False
    host, _, number = display.rpartition(":")
    if host and host != "unix" and not host.startswith("/"):
        try:  # libxcb would wait two minutes for a computer that is off
            socket.create_connection((host, 6000 + int(number.partition(".")[0])), _ANSWER_WITHIN_S).close()
        except (OSError, ValueError):
            return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False  # without it Qt cannot speak to an X screen either
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    for name in ("xcb_connection_has_error", "xcb_disconnect"):
        getattr(xcb, name).argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
