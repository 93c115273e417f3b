"""`calendario self-test`: whether everything an installed Calendario needs is there and works."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from calendario.cli.program import Program
from calendario.desk.safekeeping import examine
from calendario.desk.spelling import hints_lacking, open_dictionary
from calendario.desk.video_errand import can_look
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.sentences import say, sentence

#: What the adapters and the vault load when they are first used.
_LIBRARIES = (
    *("atproto_client.client.session", "atproto_client.exceptions", "atproto_client.request", "httpx"),
    *("mastodon", "requests", "PIL.Image", "pi_heif"),
    *("keyring", "cryptography.hazmat.primitives.ciphers.aead", "cryptography.hazmat.primitives.kdf.scrypt"),
)


def run(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """0 when every item works; the calendar in `profile` is examined too, if there is one."""
    items: tuple[tuple[str, Callable[[Program], None]], ...] = (
        ("resources", _resources),
        ("translations", _translations),
        ("dictionary", _dictionary),
        ("calendar", _calendar),
        ("networks", _networks),
        ("video", _video),
        ("window", _window),
        ("profile", partial(_profile, profile)),
    )
    told = []
    for name, test in items:
        try:
            test(program)
            told.append({"name": name, "good": True, "why": ""})
        except Problem as problem:
            told.append({"name": name, "good": False, "why": sentence(problem)})
        except Exception as error:
            told.append({"name": name, "good": False, "why": f"{type(error).__name__}: {error}"})
    good = all(t["good"] for t in told)
    if chosen.json:
        print(json.dumps({"good": good, "items": told}, ensure_ascii=False))
    else:
        for item in told:
            word = say("works") if item["good"] else say("fails")
            print(f"{say('self_test_' + str(item['name']))}: {word} {item['why']}".rstrip())
    return int(not good)


def _resources(program: Program) -> None:
    folder = program.resources()
    ours = ("icons/app.svg", "style/calendario.qss", "style/tokens.json", "dictionaries/es.json")
    for name in (*ours, "rules/pictures.json"):
        if not (folder / name).is_file():
            raise FileNotFoundError(name)


def _translations(program: Program) -> None:
    folder = program.translations()
    for name in ("calendario_es.qm", "messages/es/LC_MESSAGES/calendario.mo"):
        if not (folder / name).is_file():
            raise FileNotFoundError(name)


def _dictionary(program: Program) -> None:
    speller = program.speller()
    open_dictionary(speller, "es")  # says which file is missing or damaged
    lacking = hints_lacking(speller, "es")
    if lacking is not None:
        raise lacking
    found = [w.text for w in speller.misspelt("La solicitut está en la sede.")]
    if found != ["solicitut"]:
        raise AssertionError(f"found {found}")


def _calendar(program: Program) -> None:
    with tempfile.TemporaryDirectory(prefix="calendario-") as folder:
        desk = program.open_desk(Path(folder))
        desk.setup.begin("Prueba", "Europe/Madrid", "Prueba")
        desk.writing.save_draft(desk.writing.new().post_id, Draft("Prueba", Content("Prueba")), PlanDraft())
        if len(desk.calendar.today().cards) or desk.calendar.today().undated != 1:
            raise AssertionError("a draft was not kept")
        desk.watching.close()
        desk.office.database.close()


def _networks(program: Program) -> None:
    for name in _LIBRARIES:
        importlib.import_module(name)
    missing = {"webpage", "mastodon", "bluesky", "practice"} - program.adapters().keys()
    if missing:
        raise RuntimeError(", ".join(sorted(missing)))


def _video(_program: Program) -> None:
    if not can_look():
        raise RuntimeError("MediaInfo")


def _profile(folder: Path, program: Program) -> None:
    examine(folder, program.clock())


def _window(program: Program) -> None:
    with tempfile.TemporaryDirectory(prefix="calendario-") as folder:
        done = subprocess.run(
            [*program.command, "--profile", folder],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CALENDARIO_SELF_TEST": "1"},
            capture_output=True,
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode(errors="replace")[-300:])
