"""Make the Catalan dictionary in `resources/dictionaries/` from its sources.

    PYTHONPATH=src python packaging/dictionaries/build_catalan.py --general dictionary-ca-3.0.0/package \
        --valencian dictionary-ca-valencia-2.6.0/package --into resources/dictionaries

which `make dictionaries` does, with the other inputs that `requirements.in` names.

The same inputs give the same bytes. Everything is taken from the sources by rule; no list of ours is in it, and nothing
that measures the checker is read.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from importlib import resources
from pathlib import Path

from catalan_forms import forms_by_entry
from frequencies import Frequencies
from lexicon_files import Part, Source, write

from calendario.spelling.catalan.sounds import sound_key

# Of an entry in use every form is kept (inscriviu-vos is rarer than inscriure), of a rarer one those that are in use.
LEAST_ZIPF_OF_ENTRY = 1.0
LEAST_ZIPF_OF_FORM = 1.0
# Second forms of the imperfect subjunctive and others that only literature of the Balearic Islands has: cantàssim.
OUT_OF_USE = re.compile(r"(?:à|é|í)(?:ss)(?:im|iu|em|eu)$|(?:a|e|i)ssen$|àrem$")
LEAST_ZIPF_HEARD = 2.0
VALENCIAN = "VALENCIA"  # as the country of `Part`: the variety that asks for it

WORDS_LICENCE = "LGPL-2.1-or-later"
FREQUENCIES_LICENCE = "CC-BY-SA-4.0"


def in_use(entries: dict[str, set[str]], frequencies: Frequencies) -> set[str]:
    """The forms that are kept; entries with a capital are names, and kept with all of theirs."""
    found = set()
    for entry, forms in entries.items():
        usual = frequencies.zipf(entry.lower()) >= LEAST_ZIPF_OF_ENTRY
        for form in forms:
            if (
                frequencies.zipf(form.lower()) >= LEAST_ZIPF_OF_FORM
                or not form.islower()
                or (usual and not OUT_OF_USE.search(form))
            ):
                found.add(form)
    return {unicodedata.normalize("NFC", form) for form in found}


def place_names() -> set[str]:
    """The capitalised words in the names of Spain's municipalities and provinces."""
    lines = (resources.files("busca_municipio") / "municipios.txt").read_text("utf-8")
    pieces = re.findall(r"[^\W\d_]+(?:·[^\W\d_]+)*", unicodedata.normalize("NFC", lines))
    return {piece for piece in pieces if piece[0].isupper() and len(piece) > 1}


def weighed(words: set[str], frequencies: Frequencies) -> dict[str, int]:
    return {word: max(1, round(100 * frequencies.zipf(word.lower()))) for word in words}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--general", type=Path, required=True, help="folder of dictionary-ca (index.aff, index.dic)")
    reader.add_argument("--valencian", type=Path, required=True, help="folder of dictionary-ca-valencia")
    reader.add_argument("--into", type=Path, required=True, help="folder that gets the files")
    chosen = reader.parse_args()

    frequencies = Frequencies("ca", "large")
    general = in_use(forms_by_entry(chosen.general), frequencies)
    general |= {name for name in place_names() if name.lower() not in general}
    # The Valencian package lists the general forms too: its own are those that only it has (este, francés, servix).
    valencian = {form for form in in_use(forms_by_entry(chosen.valencian), frequencies) - general if form.islower()}

    def part(name: str, words: set[str], *countries: str) -> Part:
        heard = {word for word in words if frequencies.zipf(word.lower()) >= LEAST_ZIPF_HEARD}
        return Part(name, weighed(words, frequencies), heard, WORDS_LICENCE, FREQUENCIES_LICENCE, countries)

    manifest = write(
        chosen.into,
        "ca",
        [part("", general), part("valencia", valencian, VALENCIAN)],
        sound_key,
        [
            Source("dictionary-ca (Softcatalà, catalan-dict-tools 3.0.8)", "3.0.0", WORDS_LICENCE),
            Source("dictionary-ca-valencia (catalan-dict-tools 3.0.6)", "2.6.0", WORDS_LICENCE),
            Source("busca-municipio", "1.0.1", "MIT"),
            Source("wordfreq, large_ca", "3.1.1", FREQUENCIES_LICENCE),
        ],
    )
    size = sum(path.stat().st_size for path in chosen.into.glob("ca.*"))
    print(f"{manifest.name}: {len(general)} words and {len(valencian)} Valencian ones, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
