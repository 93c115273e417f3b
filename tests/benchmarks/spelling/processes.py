"""Load time and memory, which only a fresh process can tell, and size on disk."""

from __future__ import annotations

import importlib.util
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from calendario import paths
from tests.benchmarks.spelling import texts

NAMES = ("Calendario", "hunspell", "pyspellchecker")
RUNS = 3 if texts.QUICK else 7

# Standard modules that every program of this kind has open come first: they are nobody's.
_ALL = """
import csv, gzip, json, re, sys, threading, time, unicodedata, dataclasses, pathlib, typing, functools, collections
given = json.load(sys.stdin)

def memory():
    try:
        lines = open('/proc/self/status').read().splitlines()
    except OSError:
        return 0.0, 0.0
    kilobytes = {line.split(':')[0]: int(line.split()[1]) for line in lines if line.endswith(' kB')}
    return kilobytes['VmRSS'] / 1024, kilobytes['RssAnon'] / 1024

before = memory()
begin_processor, begin = time.process_time(), time.perf_counter()
"""
_OPEN = {
    "Calendario": """
from calendario.spelling.spelling import Spelling
imported = time.perf_counter()
spelling = Spelling(pathlib.Path(given['folder']))
spelling.misspelt('hola')
opened = time.perf_counter()
check, correct = spelling.misspelt, spelling.suggestions
""",
    "hunspell": """
from hunspell import Hunspell
imported = time.perf_counter()
library = Hunspell('es_ES', hunspell_data_dir=given['folder'])
library.spell('hola')
opened = time.perf_counter()
check, correct = lambda text: [w for w in re.findall(r'\\w+', text) if not library.spell(w)], library.suggest
""",
    "pyspellchecker": """
from spellchecker import SpellChecker
imported = time.perf_counter()
library = SpellChecker(language='es', distance=1)
'hola' in library
opened = time.perf_counter()
check, correct = lambda text: [w for w in re.findall(r'\\w+', text) if w.lower() not in library], library.candidates
""",
}
_REST = """
processor = time.process_time() - begin_processor
check(given['texts'][0])
first = time.perf_counter()
for text in given['texts']:
    check(text)
checking = memory()
begin_correcting = time.perf_counter()
correct(given['words'][0])
corrected = time.perf_counter()
for word in given['words']:
    correct(word)
suggesting = memory()
print(json.dumps([
    opened - begin, processor, opened - imported, first - opened, corrected - begin_correcting,
    checking[0] - before[0], checking[1] - before[1], suggesting[0] - before[0], suggesting[1] - before[1],
]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of wall (or of processor), and megabytes that the process grew by since before the import: resident,
    and of these the ones that are its own rather than a file's (zero where the system does not tell).
    """

    load_ms: float
    load_processor_ms: float
    open_ms: float
    first_ms: float
    corrected_ms: float
    checking_mb: float
    own_checking_mb: float
    suggesting_mb: float
    own_suggesting_mb: float


def measured(name: str, hunspell_folder: Path, compiled: Path | None) -> Measured:
    """Medians over `RUNS` processes. `compiled` is where what Python compiled is kept between them, as it is beside a
    program that is installed; None: each compiles all that it imports anew, as only a checkout does.
    """
    few = 3 if name == "hunspell" else 50  # hunspell takes a tenth of a second for each
    given = json.dumps(
        {
            "folder": str(paths.resources() / "dictionaries" if name == "Calendario" else hunspell_folder),
            "texts": [post.text for post in texts.sample(texts.posts()["exam"], 60)],
            "words": [pair.typed for pair in texts.pairs()["native typos"][:few]],
        }
    )
    command = [sys.executable, "-c", _ALL + _OPEN[name] + _REST]
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    around.update({"PYTHONDONTWRITEBYTECODE": "1"} if compiled is None else {"PYTHONPYCACHEPREFIX": str(compiled)})
    runs = [
        json.loads(
            subprocess.run(
                command, input=given, check=True, capture_output=True, text=True, timeout=120, env=around
            ).stdout
        )
        for _ in range(RUNS + 1)
    ][1:]  # the first one compiles
    middle = [statistics.median(column) for column in zip(*runs, strict=True)]
    return Measured(*(value * 1000 for value in middle[:5]), *middle[5:])


def size_mb(name: str, hunspell_folder: Path) -> float:
    """Of what Spanish needs on disk; ours with accents and everything."""
    if name == "Calendario":
        files = list((paths.resources() / "dictionaries").glob("es[-.]*"))
    elif name == "hunspell":
        files = list(hunspell_folder.iterdir())
    else:
        spec = importlib.util.find_spec("spellchecker")
        assert spec is not None
        assert spec.origin is not None
        files = [Path(spec.origin).parent / "resources" / "es.json.gz"]
    return sum(file.stat().st_size for file in files) / 1024 / 1024
