"""Runs before anything else in the frozen program: its environment becomes the one an installed Python would have."""

import os
import sys

# The starter points the loader at our libraries, and by now it has found them; a browser opened from the window must
# not be given them. What we start ourselves, the publisher above all, outlives us and sets itself up afresh.
if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

# A Windows program without a console has no standard streams; writing to one that is `None` would be an error.
if sys.stdin is None:
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
if sys.stderr is None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
