"""Whether what the program told a person is a Spanish sentence and nothing else."""

from __future__ import annotations

import re

_SPANISH = re.compile(r"(?i)\b(el|la|los|las|no|que|de|se|esa|ese|está|del|tu|en|un|una)\b")
_ENGLISH = re.compile(r"(?i)\b(the|not|is|are|was|your|this|file|error|cannot|with)\b")
_MACHINE = re.compile(r"Traceback|Error\b|Exception|None|[{}]|\b[a-z]+_[a-z_]+\b|0x[0-9a-f]+")

#: A folder that a story made: its name is drawn by lot, and may look like anything.
_DRAWN = re.compile(r"/[\w./-]*?/calendario-[a-z]+-\w{8}")


def assert_spanish(told: str, *, own: tuple[str, ...] = ()) -> None:
    """`told` is one line of whole Spanish sentences, no code and no traceback; `own` are names that it may quote."""
    assert told.strip(), "nothing was said"
    assert "\n" not in told.strip(), told
    for name in own:
        told = told.replace(name, "…")
    told = _DRAWN.sub("…", told)
    assert told.strip().endswith("."), told
    assert _SPANISH.search(told), told
    assert not _ENGLISH.search(told), told
    assert not _MACHINE.search(told), told
