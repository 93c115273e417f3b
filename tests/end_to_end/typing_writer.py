"""Somebody types and autosave keeps it: typing_writer.py PROFILE POST. Prints each length once it is kept."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from uuid import UUID

from calendario.domain.post import Content, Draft, PlanDraft
from calendario.main import open_desk

desk = open_desk(Path(sys.argv[1]))
for length in itertools.count(1):
    desk.writing.keep(UUID(sys.argv[2]), Draft("", Content("ñ" * length)), PlanDraft(), None)
    print(length, flush=True)  # noqa: T201
